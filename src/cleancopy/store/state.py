"""What is known of the raw files and of the rows made from them: a cache, rebuilt when lost.

One SQLite file. Two kinds of facts, kept apart: *surveys* are about raw bytes alone and are
committed at any time, so that a killed run goes on where it stopped; *outcomes* tell what made the
rows of the current generation, and count only once that generation is committed.
"""

from __future__ import annotations

import contextlib
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from cleancopy.store import database
from cleancopy.store.layout import StoreError

if TYPE_CHECKING:
    from cleancopy.model import Rejected, Survey
    from cleancopy.store.furniture import PageKeys

PAGE = 500
"""Dirty records read from the database at a time."""


class FileLike(Protocol):
    """What the state asks of a raw file: `read.RawFile` has it."""

    @property
    def path(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def mtime_ns(self) -> int: ...
    @property
    def inode(self) -> int: ...


class RulesLike(Protocol):
    """What the state asks of the rules: `settings.Rules` has it."""

    def version(self, site: str | None) -> str: ...


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
    """The cache, open for one run; a context manager. Made anew when damaged or of other schema.

    `run_id` is that of the run now; `generation` that of the run which committed what readers see
    now (None: unknown, or no data set yet), and `recorded` gives the source paths of all its rows,
    called only when the state does not know that generation (lost state, rolled back pointer).
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
        self._rules = rules
        self._db = database.opened(path)
        self._sites: dict[str, frozenset[int]] = {}
        try:
            self._begin(run_id, generation, recorded)
        except sqlite3.DatabaseError as error:
            if not database.damaged(error):
                raise
            self._db.close()
            database.remove(path)
            self._db = database.opened(path)
            self._begin(run_id, generation, recorded)

    def __enter__(self) -> State:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
        if isinstance(error, sqlite3.DatabaseError) and database.damaged(error):
            database.remove(self._path)
            raise StoreError(f"{self._path} was damaged and is removed: run again") from error

    def _begin(
        self, run_id: str, generation: str | None, recorded: Callable[[], Iterable[str]]
    ) -> None:
        with self._db:
            self._settle(generation, recorded)
            self._expire()
            database.put(self._db, "pending", run_id)

    def _settle(self, generation: str | None, recorded: Callable[[], Iterable[str]]) -> None:
        """Let the outcomes be those of the rows that readers see."""
        if generation is not None and generation == database.get(self._db, "pending"):
            self._promote(generation)  # the run was killed just after its commit
        self._db.execute("DELETE FROM pending")
        if generation is None or generation != database.get(self._db, "generation"):
            self._db.execute("DELETE FROM outcomes")
            self._db.executemany(
                "INSERT OR REPLACE INTO outcomes VALUES (?, '', '', '')",
                ((path,) for path in recorded()),
            )
            database.put(self._db, "generation", generation or "")

    def _expire(self) -> None:
        """Files with records surveyed under other rules count as changed."""
        known = self._db.execute("SELECT DISTINCT site, version FROM records").fetchall()
        for site, version in known:
            if version != self._rules.version(site):
                self._db.execute(
                    "UPDATE files SET size = -1 WHERE id IN"
                    " (SELECT file FROM records WHERE site IS ? AND version = ?)",
                    (site, version),
                )

    def unchanged(self, file: FileLike) -> bool:
        """Whether `file` was surveyed under the present rules and looks as it did then."""
        row = self._db.execute(
            "SELECT size, mtime_ns, inode FROM files WHERE path = ?", (file.path,)
        ).fetchone()
        return bool(row == (file.size, file.mtime_ns, _signed(file.inode)))

    def put_surveys(
        self, file: FileLike, surveys: Iterable[Survey], rejected: Iterable[Rejected] = ()
    ) -> None:
        """Replace all that is known of one file and its records; durable on return."""
        with self._db:
            self._forget(file.path)
            number = self._db.execute(
                "INSERT INTO files (path, size, mtime_ns, inode) VALUES (?, ?, ?, ?)",
                (file.path, file.size, file.mtime_ns, _signed(file.inode)),
            ).lastrowid
            insert = f"INSERT INTO records VALUES ({', '.join('?' * 12)})"
            self._db.executemany(insert, (_survey_row(number, file.path, s) for s in surveys))
            none = self._rules.version(None)
            self._db.executemany(
                insert, (_rejected_row(number, file.path, r, none) for r in rejected)
            )
            self._stale("file = ?", number)

    def missing(self, seen: Iterable[str]) -> list[str]:
        """The known files that are not among `seen` (paths under RAW), sorted."""
        with self._db:
            self._db.execute("CREATE TEMP TABLE IF NOT EXISTS seen (path TEXT PRIMARY KEY)")
            self._db.execute("DELETE FROM seen")
            self._db.executemany(
                "INSERT OR IGNORE INTO seen VALUES (?)", ((path,) for path in seen)
            )
            rows = self._db.execute(
                "SELECT path FROM files WHERE path NOT IN (SELECT path FROM seen) ORDER BY path"
            )
            return [path for (path,) in rows]

    def forget(self, files: Iterable[str]) -> None:
        """Drop files that are gone, with all their records."""
        with self._db:
            for path in files:
                self._forget(path)

    def _forget(self, path: str) -> None:
        row = self._db.execute("SELECT id FROM files WHERE path = ?", (path,)).fetchone()
        if row:
            self._stale("file = ?", row[0])
            self._db.execute("DELETE FROM records WHERE file = ?", row)
            self._db.execute("DELETE FROM files WHERE id = ?", row)

    def _stale(self, where: str, value: object) -> None:
        self._db.execute(
            "INSERT INTO sites SELECT DISTINCT site, NULL, 1 FROM records"
            f" WHERE site IS NOT NULL AND {where}"
            " ON CONFLICT (site) DO UPDATE SET stale = 1",
            (value,),
        )

    def weigh(self, min_pages: int, min_share: float) -> None:
        """Decide the furniture of every site whose records changed; call once after the surveys."""
        from cleancopy.store.furniture import furniture

        self._sites.clear()
        stale = self._db.execute("SELECT site FROM sites WHERE stale ORDER BY site").fetchall()
        for (site,) in stale:
            lines = furniture(partial(self._pages, site), min_pages, min_share)
            with self._db:
                self._note_furniture(site, lines)

    def _pages(self, site: str) -> Iterator[PageKeys]:
        from cleancopy.store.furniture import PageKeys

        rows = self._db.execute(
            "SELECT title, body1, body2, body3, lines FROM records WHERE site = ? ORDER BY rowid",
            (site,),
        )
        for title, one, two, three, lines in rows:
            yield PageKeys(title, (one, two, three), lines)

    def _note_furniture(self, site: str, lines: frozenset[int]) -> None:
        """Keep the furniture of a site, and its digest for each record that it touches."""
        changed = lines != self.furniture(site)
        self._db.execute(
            "UPDATE sites SET furniture = ?, stale = 0 WHERE site = ?", (_packed(lines), site)
        )
        self._sites[site] = lines
        for rows in self._lines(site, changed):
            self._db.executemany(
                "UPDATE records SET furniture = ? WHERE rowid = ?",
                ((_digest(lines.intersection(_unpacked(own))), rowid) for rowid, own in rows),
            )

    def _lines(self, site: str, everything: bool) -> Iterator[list[tuple[int, bytes]]]:
        """(rowid, lines) of the records of a site, some at a time: all, or those not yet told."""
        after = -1
        while rows := self._db.execute(
            "SELECT rowid, lines FROM records WHERE site = ? AND rowid > ?"
            f" AND (? OR furniture IS NULL) ORDER BY rowid LIMIT {PAGE}",
            (site, after, everything),
        ).fetchall():
            after = rows[-1][0]
            yield rows

    def furniture(self, site: str) -> frozenset[int]:
        """The line keys that are furniture of `site`, as last weighed."""
        if site not in self._sites:
            row = self._db.execute("SELECT furniture FROM sites WHERE site = ?", (site,)).fetchone()
            self._sites[site] = frozenset(_unpacked(row[0] or b"")) if row else frozenset()
        return self._sites[site]

    def counts(self) -> tuple[int, int]:
        """(records known, records to clean)."""
        known = self._db.execute("SELECT count(*) FROM records").fetchone()[0]
        dirty = self._db.execute(f"SELECT count(*) {_DIRTY}").fetchone()[0]
        return known, dirty

    def dirty(self) -> Iterator[Dirty]:
        """Records whose row is missing or was made otherwise, in order of file and place in it.

        Otherwise: from other bytes, under another pipeline version, or with other furniture. The
        state may be written to while this is read.
        """
        after: tuple[object, ...] = ("", -1, "")
        while True:
            rows = self._db.execute(
                "SELECT f.path, r.place, r.source_path, r.source_sha256, r.site, r.lines"
                f" {_DIRTY} AND f.path >= ?1 AND (f.path, r.place, r.source_path) > (?1, ?2, ?3)"
                f" ORDER BY f.path, r.place, r.source_path LIMIT {PAGE}",
                after,
            ).fetchall()
            for path, _, source_path, sha256, site, lines in rows:
                site_wide = self.furniture(site) if site else frozenset[int]()
                own = site_wide.intersection(_unpacked(lines))
                yield Dirty(path, source_path, sha256, own)
            if len(rows) < PAGE:
                return
            after = rows[-1][:3]

    def vanished(self) -> Iterator[str]:
        """Source paths that have rows in the current generation but no record any more."""
        rows = self._db.execute(f"SELECT source_path FROM outcomes WHERE {_VANISHED} ORDER BY 1")
        return (path for (path,) in rows)

    def stage(self, outcomes: Iterable[tuple[str, str, frozenset[int]]]) -> None:
        """Note (source_path, source_sha256, furniture) of rows staged for this run's commit."""
        with self._db:
            self._db.executemany(
                "INSERT OR REPLACE INTO pending SELECT ?1, ?2, version, ?3"
                " FROM records WHERE source_path = ?1",
                ((path, sha256, _digest(lines)) for path, sha256, lines in outcomes),
            )

    def promote(self, run_id: str) -> None:
        """Make the staged outcomes count: the generation committed by `run_id` is current.

        Also when the commit found nothing to change: then with the `run_id` of the generation
        that stayed. A kill between commit and this call is harmless.
        """
        with self._db:
            self._promote(run_id)

    def _promote(self, run_id: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO outcomes SELECT * FROM pending")
        self._db.execute("DELETE FROM pending")
        self._db.execute(f"DELETE FROM outcomes WHERE {_VANISHED}")
        database.put(self._db, "generation", run_id)


_DIRTY = """FROM files f CROSS JOIN records r ON r.file = f.id
 LEFT JOIN outcomes o ON o.source_path = r.source_path
 WHERE (o.source_path IS NULL OR o.source_sha256 != r.source_sha256 OR o.version != r.version
 OR o.furniture != coalesce(r.furniture, ''))"""

_VANISHED = "source_path NOT IN (SELECT source_path FROM records)"

_LAST = 2**62
"""Place of what stands for the rest of a container: after all its records."""


def _place(file: str, source_path: str) -> int:
    """Where in its file a record stands: its line or offset."""
    number = source_path.removeprefix(f"{file}#")
    return int(number) if number.isdecimal() else _LAST


def _survey_row(number: int | None, file: str, survey: Survey) -> tuple[object, ...]:
    return (
        survey.source_path,
        number,
        _place(file, survey.source_path),
        survey.source_sha256,
        survey.site,
        survey.rules_digest,
        survey.title_key,
        *survey.body_keys,
        _packed(survey.line_keys) if survey.site else b"",
        None if survey.site else "",
    )


def _rejected_row(
    number: int | None, file: str, rejected: Rejected, version: str
) -> tuple[object, ...]:
    place = _place(file, rejected.source_path)
    known = (rejected.source_path, number, place, rejected.source_sha256, None, version)
    return (*known, 0, 0, 0, 0, b"", "")


def _signed(number: int) -> int:
    """As SQLite can hold it: inodes of some file systems use all 64 bits."""
    return number - (1 << 64) if number >= 1 << 63 else number


def _packed(keys: Iterable[int]) -> bytes:
    return array("q", sorted(keys)).tobytes()


def _unpacked(data: bytes) -> array[int]:
    keys = array("q")
    keys.frombytes(data)
    return keys


def _digest(furniture: frozenset[int]) -> str:
    """Of a set of lines; empty for none."""
    import hashlib

    return hashlib.sha256(_packed(furniture)).hexdigest()[:16] if furniture else ""
