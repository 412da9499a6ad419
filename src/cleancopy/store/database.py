"""The SQLite file of the state: its tables, and what to do when it is no good."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from pathlib import Path

SCHEMA = 3
"""Raised with every change below: a file of another schema is thrown away."""

_TABLES = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE files (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, looks TEXT NOT NULL
);
CREATE TABLE records (
  source_path TEXT NOT NULL UNIQUE, file INTEGER NOT NULL, place INTEGER NOT NULL,
  source_sha256 TEXT NOT NULL, stated TEXT NOT NULL, site TEXT, version TEXT NOT NULL,
  title INTEGER, body1 INTEGER, body2 INTEGER, body3 INTEGER, lines BLOB, furniture TEXT
);
CREATE INDEX records_file ON records (file, place, source_path);
CREATE INDEX records_site ON records (site);
CREATE INDEX records_version ON records (version, site);
CREATE TABLE sites (site TEXT PRIMARY KEY, furniture BLOB, stale INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE outcomes (
  source_path TEXT PRIMARY KEY, source_sha256 TEXT, stated TEXT, version TEXT, furniture TEXT
) WITHOUT ROWID;
CREATE TABLE pending (
  source_path TEXT PRIMARY KEY, source_sha256 TEXT, stated TEXT, version TEXT, furniture TEXT
) WITHOUT ROWID;
"""

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def opened(path: Path) -> sqlite3.Connection:
    """The database at `path`, made anew when there is none that can be used."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if (standing := _standing(path)) is not None:
            return standing
    except sqlite3.DatabaseError as error:
        if not damaged(error):
            raise
    remove(path)
    connection = _connected(path)
    connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {SCHEMA}; COMMIT;")
    return connection


def _standing(path: Path) -> sqlite3.Connection | None:
    """The database that is there, None if it is of another schema."""
    connection = _connected(path)
    with ExitStack() as closing:
        closing.callback(connection.close)
        if not _usable(connection):
            return None
        closing.pop_all()
    return connection


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _usable(connection: sqlite3.Connection) -> bool:
    """Whether the schema is ours; reads a page of every table, so that gross damage shows."""
    if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
        return False
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in names:
        connection.execute(f"SELECT * FROM {name} LIMIT 1").fetchone()
    return True


def damaged(error: sqlite3.DatabaseError) -> bool:
    """Whether the file itself is broken, rather than the disk full or the request wrong."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and (code & 0xFF) in _DAMAGE


def remove(path: Path) -> None:
    """Throw the file away, with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def get(connection: sqlite3.Connection, name: str) -> str | None:
    """One remembered fact."""
    row = connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def put(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Remember one fact."""
    connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))
