"""What is known of the raw files and of the rows made from them: a cache, rebuilt when lost.

One SQLite file. Two kinds of facts, kept apart: *surveys* are about raw bytes alone and are
committed at any time, so that a killed run goes on where it stopped; *outcomes* tell what made the
rows of the current generation, and count only once that generation is committed.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.errors import StoreError
from cleancopy.store import database
from cleancopy.store.outcomes import Outcomes
from cleancopy.store.surveys import PAGE, FileLike, RulesLike, Surveys, unpacked

if TYPE_CHECKING:
    from cleancopy.model import Rejected, Survey


FILES_A_COMMIT = 100
"""A transaction costs as much as some files."""


class Dirty(NamedTuple):
    """One record to clean, and what to clean it with."""

    file: str
    """Path under RAW of the file that holds it."""
    source_path: str
    source_sha256: str
    """As surveyed: a record that reads differently now belongs to the next run."""
    furniture: frozenset[int]
    """The lines of this record that are furniture of its site."""


class State:
    """The cache, open for one run; a context manager. Made anew when damaged or of other schema,
    and no file of it is left where it knows nothing.

    `run_id` is that of the run now; `generation` that of the run which committed what readers see
    now (None: unknown, or no data set yet), and `recorded` gives the source paths of all its rows,
    called only when the state does not know that generation (lost state, rolled back pointer).

    Raises `StoreError` with the name of the file where SQLite fails, at the beginning or later.
    """

    def __init__(
        self,
        path: Path,
        rules: RulesLike,
        run_id: str,
        generation: str | None,
        recorded: Callable[[], Iterable[str]],
    ) -> None:
        self._path = path
        self._uncommitted = 0
        try:
            self._open(rules, run_id, generation, recorded)
        except sqlite3.DatabaseError as error:
            if not database.damaged(error):
                raise StoreError(f"{path}: {error}") from error
            database.remove(path)
            self._open(rules, run_id, generation, recorded)

    def _open(
        self,
        rules: RulesLike,
        run_id: str,
        generation: str | None,
        recorded: Callable[[], Iterable[str]],
    ) -> None:
        with contextlib.ExitStack() as closing:
            self._db = database.opened(self._path)
            closing.callback(self._db.close)
            self._surveys = Surveys(self._db, rules)
            self._outcomes = Outcomes(self._db)
            with self._db:
                self._outcomes.settle(generation, recorded)
                self._surveys.expire()
                database.put(self._db, "pending", run_id)
            closing.pop_all()

    def __enter__(self) -> State:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        knows_nothing = False
        with contextlib.suppress(sqlite3.Error):
            self._db.commit()  # surveys are facts, however the run ended
            knows_nothing = self._surveys.empty and self._outcomes.empty
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
        if knows_nothing:
            database.remove(self._path)
        if isinstance(error, sqlite3.DatabaseError) and database.damaged(error):
            database.remove(self._path)
            raise StoreError(f"{self._path} was damaged and is removed: run again") from error
        if isinstance(error, sqlite3.Error):
            raise StoreError(f"{self._path}: {error}") from error

    def unchanged(self, file: FileLike) -> bool:
        """Whether `file` was surveyed under the present rules and looks as it did then."""
        return self._surveys.unchanged(file)

    def put_surveys(
        self, file: FileLike, surveys: Iterable[Survey], rejected: Iterable[Rejected] = ()
    ) -> None:
        """Replace all that is known of one file and its records.

        A kill loses the last `FILES_A_COMMIT` files at most: they are surveyed again.
        """
        try:
            self._surveys.put(file, surveys, rejected)
        except BaseException:
            self._db.rollback()
            raise
        self._uncommitted += 1
        if self._uncommitted >= FILES_A_COMMIT:
            self._db.commit()
            self._uncommitted = 0

    def missing(self, seen: Iterable[str]) -> list[str]:
        """The known files that are not among `seen` (paths under RAW), sorted."""
        with self._db:
            return self._surveys.missing(seen)

    def forget(self, files: Iterable[str]) -> None:
        """Drop files that are gone, with all their records."""
        with self._db:
            self._surveys.forget(files)

    def weigh(self, min_pages: int, min_share: float) -> None:
        """Decide the furniture of every site whose records changed; call once after the surveys."""
        with self._db:
            self._surveys.weigh(min_pages, min_share)

    def furniture(self, site: str) -> frozenset[int]:
        """The line keys that are furniture of `site`, as last weighed."""
        return self._surveys.furniture(site)

    def counts(self) -> tuple[int, int]:
        """(records known, records to clean)."""
        known = self._db.execute("SELECT count(*) FROM records").fetchone()[0]
        dirty = self._db.execute(f"SELECT count(*) {_DIRTY}").fetchone()[0]
        return known, dirty

    def dirty(self) -> Iterator[Dirty]:
        """Records whose row is missing or was made otherwise, in order of file and place in it.

        Otherwise: from other bytes, with other facts stated of them, under another pipeline
        version, or with other furniture. The state may be written to while this is read.
        """
        after: tuple[object, ...] = ("", -1, "")
        while True:
            rows = self._db.execute(
                "SELECT f.path, r.place, r.source_path, r.source_sha256, r.site, r.lines"
                f" {_DIRTY} AND f.path >= ? AND (f.path, r.place, r.source_path) > (?, ?, ?)"
                f" ORDER BY f.path, r.place, r.source_path LIMIT {PAGE}",
                (after[0], *after),
            ).fetchall()
            for path, _, source_path, sha256, site, lines in rows:
                site_wide = self.furniture(site) if site else frozenset[int]()
                yield Dirty(path, source_path, sha256, site_wide.intersection(unpacked(lines)))
            if len(rows) < PAGE:
                return
            after = rows[-1][:3]

    def vanished(self) -> Iterator[str]:
        """Source paths that have rows in the current generation but no record any more."""
        return self._outcomes.vanished()

    def stage(self, outcomes: Iterable[tuple[str, str, frozenset[int]]]) -> None:
        """Note (source_path, source_sha256, furniture) of rows staged for this run's commit."""
        with self._db:
            self._outcomes.stage(outcomes)

    def doubt(self, source_paths: Iterable[str]) -> None:
        """Let these records be surveyed and cleaned again in this run, whatever is known."""
        with self._db:
            self._outcomes.doubt(source_paths)

    def knows(self, path: str) -> bool:
        """Whether the file at `path` (under RAW) was ever surveyed, or has rows."""
        return self._surveys.has(path) or self._outcomes.has(path)

    def promote(self, run_id: str) -> None:
        """Make the staged outcomes count: the generation committed by `run_id` is current.

        Also when the commit found nothing to change: then with the `run_id` of the generation
        that stayed. A kill between commit and this call is harmless.
        """
        with self._db:
            self._outcomes.promote(run_id)


_DIRTY = """FROM files f CROSS JOIN records r ON r.file = f.id
 LEFT JOIN outcomes o ON o.source_path = r.source_path
 WHERE (o.source_path IS NULL OR o.source_sha256 != r.source_sha256 OR o.stated != r.stated
 OR o.version != r.version OR o.furniture != coalesce(r.furniture, ''))"""
