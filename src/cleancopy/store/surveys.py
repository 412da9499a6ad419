"""What is known of the raw files: pure facts about their bytes, and the site evidence in them."""

from __future__ import annotations

import hashlib
import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol

from cleancopy.store import database

if TYPE_CHECKING:
    from cleancopy.model import Rejected, Survey
    from cleancopy.store.furniture import PageKeys

PAGE = 500
"""Records read from the database at a time."""

UNREADABLE = "read UNREADABLE"
"""How `stated` begins of a record that the system refused to read."""

_LAST = 2**62
"""Place of what stands for the rest of a container: after all its records."""


class FileLike(Protocol):
    """What the state asks of a raw file: `read.RawFile` has it."""

    @property
    def path(self) -> str: ...
    @property
    def stamp(self) -> tuple[int, ...]:
        """What tells one state of it from another."""

    @property
    def sidecar(self) -> tuple[int, ...] | None:
        """The same of its sidecar; None without one."""


class RulesLike(Protocol):
    """What the state asks of the rules: `settings.Rules` has it."""

    @property
    def marks_digest(self) -> str: ...
    def version(self, site: str | None) -> str: ...


class Surveys:
    """The tables `files`, `records` and `sites`."""

    def __init__(self, db: sqlite3.Connection, rules: RulesLike) -> None:
        self._db = db
        self._rules = rules
        self._known: dict[str, frozenset[int]] = {}

    def expire(self) -> None:
        """Files with records surveyed under other rules count as changed.

        Other marks of sites can make any page one of another site.
        """
        if database.get(self._db, "marks") != self._rules.marks_digest:
            self._db.execute("UPDATE files SET looks = ''")
            database.put(self._db, "marks", self._rules.marks_digest)
        known = self._db.execute("SELECT DISTINCT site, version FROM records").fetchall()
        for site, version in known:
            if version != self._rules.version(site):
                self._db.execute(
                    "UPDATE files SET looks = '' WHERE id IN"
                    " (SELECT file FROM records WHERE site IS ? AND version = ?)",
                    (site, version),
                )

    @property
    def empty(self) -> bool:
        """Whether no file is known."""
        return self._db.execute("SELECT 1 FROM files LIMIT 1").fetchone() is None

    def unchanged(self, file: FileLike) -> bool:
        """Whether `file` was surveyed under the present rules and looks as it did then."""
        row = self._db.execute("SELECT looks FROM files WHERE path = ?", (file.path,)).fetchone()
        return bool(row == (_looks(file),))

    def put(self, file: FileLike, surveys: Iterable[Survey], rejected: Iterable[Rejected]) -> None:
        """Replace all that is known of one file and its records.

        One that the system refused to read never counts as unchanged: the next run tries again.
        """
        self._forget(file.path)
        number = self._db.execute(
            "INSERT INTO files (path, looks) VALUES (?, ?)", (file.path, _looks(file))
        ).lastrowid
        insert = f"INSERT INTO records VALUES ({', '.join('?' * 13)})"
        self._db.executemany(insert, (_survey_row(number, file.path, s) for s in surveys))
        none = self._rules.version(None)
        self._db.executemany(insert, (_rejected_row(number, file.path, r, none) for r in rejected))
        self._db.execute(
            "UPDATE files SET looks = '' WHERE id IN"
            " (SELECT file FROM records WHERE file = ? AND stated GLOB ?)",
            (number, f"{UNREADABLE} *"),
        )
        self._stale(number)

    def has(self, path: str) -> bool:
        """Whether the file at `path` was surveyed, under whatever rules."""
        row = self._db.execute("SELECT 1 FROM files WHERE path = ?", (path,)).fetchone()
        return row is not None

    def missing(self, seen: Iterable[str]) -> list[str]:
        """The known files that are not among `seen` (paths under RAW), sorted."""
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS seen (path TEXT PRIMARY KEY)")
        self._db.execute("DELETE FROM seen")
        self._db.executemany("INSERT OR IGNORE INTO seen VALUES (?)", ((path,) for path in seen))
        rows = self._db.execute(
            "SELECT path FROM files WHERE path NOT IN (SELECT path FROM seen) ORDER BY path"
        )
        return [path for (path,) in rows]

    def forget(self, files: Iterable[str]) -> None:
        """Drop files that are gone, with all their records."""
        for path in files:
            self._forget(path)

    def _forget(self, path: str) -> None:
        row = self._db.execute("SELECT id FROM files WHERE path = ?", (path,)).fetchone()
        if row:
            self._stale(row[0])
            self._db.execute("DELETE FROM records WHERE file = ?", row)
            self._db.execute("DELETE FROM files WHERE id = ?", row)

    def _stale(self, file: int | None) -> None:
        """The sites of a file's records are weighed anew."""
        self._db.execute(
            "INSERT INTO sites SELECT DISTINCT site, NULL, 1 FROM records"
            " WHERE site IS NOT NULL AND file = ? ON CONFLICT (site) DO UPDATE SET stale = 1",
            (file,),
        )

    def weigh(self, min_pages: int, min_share: float) -> None:
        """Decide the furniture of every site whose records changed; call once after the surveys."""
        from cleancopy.store.furniture import furniture

        self._known.clear()
        stale = self._db.execute("SELECT site FROM sites WHERE stale ORDER BY site").fetchall()
        for (site,) in stale:
            lines = furniture(partial(self._pages, site), min_pages, min_share)
            self._note(site, lines)

    def _pages(self, site: str) -> Iterator[PageKeys]:
        from cleancopy.store.furniture import PageKeys

        rows = self._db.execute(
            "SELECT title, body1, body2, body3, lines FROM records WHERE site = ? ORDER BY rowid",
            (site,),
        )
        for title, one, two, three, lines in rows:
            yield PageKeys(title, (one, two, three), lines)

    def _note(self, site: str, lines: frozenset[int]) -> None:
        """Keep the furniture of a site, and its digest for each record that it touches."""
        changed = lines != self.furniture(site)
        self._db.execute(
            "UPDATE sites SET furniture = ?, stale = 0 WHERE site = ?", (_packed(lines), site)
        )
        self._known[site] = lines
        for rows in self._lines(site, changed):
            self._db.executemany(
                "UPDATE records SET furniture = ? WHERE rowid = ?",
                ((digest(lines.intersection(unpacked(own))), rowid) for rowid, own in rows),
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
        if site not in self._known:
            row = self._db.execute("SELECT furniture FROM sites WHERE site = ?", (site,)).fetchone()
            self._known[site] = frozenset(unpacked(row[0] or b"")) if row else frozenset()
        return self._known[site]


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
        survey.stated,
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
    why = f"{rejected.stage} {rejected.reason} {rejected.detail}"
    known = (rejected.source_path, number, place, rejected.source_sha256, why, None, version)
    return (*known, 0, 0, 0, 0, b"", "")


def _looks(file: FileLike) -> str:
    return repr((tuple(file.stamp), file.sidecar and tuple(file.sidecar)))


def _packed(keys: Iterable[int]) -> bytes:
    return array("q", sorted(keys)).tobytes()


def unpacked(data: bytes) -> array[int]:
    """The line keys of a record."""
    keys = array("q")
    keys.frombytes(data)
    return keys


def digest(furniture: frozenset[int]) -> str:
    """Of a set of lines; empty for none."""
    return hashlib.sha256(_packed(furniture)).hexdigest()[:16] if furniture else ""
