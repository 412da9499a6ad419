"""What made the rows of the current generation: the tables `outcomes` and `pending`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator

from cleancopy.store import database
from cleancopy.store.surveys import digest

_VANISHED = "source_path NOT IN (SELECT source_path FROM records)"


class Outcomes:
    """Outcomes count for one generation, known by the `run_id` that committed it.

    Rows staged by a run are pending until that run's generation is the current one.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def settle(self, generation: str | None, recorded: Callable[[], Iterable[str]]) -> None:
        """Let the outcomes be those of the rows that readers see."""
        if generation is not None and generation == database.get(self._db, "pending"):
            self.promote(generation)  # the run was killed just after its commit
        self._db.execute("DELETE FROM pending")
        if generation is None or generation != database.get(self._db, "generation"):
            self._db.execute("DELETE FROM outcomes")
            self._db.executemany(
                "INSERT OR REPLACE INTO outcomes VALUES (?, '', '', '', '')",
                ((path,) for path in recorded()),
            )
            database.put(self._db, "generation", generation or "")

    @property
    def empty(self) -> bool:
        """Whether no row is known, staged ones included."""
        known = "SELECT 1 FROM outcomes UNION ALL SELECT 1 FROM pending LIMIT 1"
        return self._db.execute(known).fetchone() is None

    def vanished(self) -> Iterator[str]:
        rows = self._db.execute(f"SELECT source_path FROM outcomes WHERE {_VANISHED} ORDER BY 1")
        return (path for (path,) in rows)

    def has(self, file: str) -> bool:
        """Whether a record of this file has a row."""
        row = self._db.execute(
            "SELECT 1 FROM outcomes WHERE source_path = :file"
            " OR (source_path > :file || '#' AND source_path < :file || '$') LIMIT 1",
            {"file": file},
        ).fetchone()
        return row is not None

    def stage(self, outcomes: Iterable[tuple[str, str, frozenset[int]]]) -> None:
        self._db.executemany(
            "INSERT OR REPLACE INTO pending SELECT source_path, ?, stated, version, ?"
            " FROM records WHERE source_path = ?",
            ((sha256, digest(lines), path) for path, sha256, lines in outcomes),
        )

    def doubt(self, source_paths: Iterable[str]) -> None:
        """Let single records be read and cleaned again though nothing has changed."""
        paths = [(path,) for path in source_paths]
        self._db.executemany("UPDATE outcomes SET source_sha256 = '' WHERE source_path = ?", paths)
        self._db.executemany(
            "UPDATE files SET looks = '' WHERE id IN"
            " (SELECT file FROM records WHERE source_path = ?)",
            paths,
        )

    def promote(self, run_id: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO outcomes SELECT * FROM pending")
        self._db.execute("DELETE FROM pending")
        self._db.execute(f"DELETE FROM outcomes WHERE {_VANISHED}")
        database.put(self._db, "generation", run_id)
