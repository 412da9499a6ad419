"""Upkeep of the working folder: the room that dead runs and an old state take is given back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from cleancopy.store import files

if TYPE_CHECKING:
    from pathlib import Path

    from cleancopy.store.layout import Layout


def compact(layout: Layout) -> int:
    """Empty the trash and shrink the state; returns the bytes given back. Call under the lock."""
    before = _size(layout.work)
    files.empty(layout.trash)
    if layout.state.exists():
        with closing(sqlite3.connect(layout.state)) as state:
            state.execute("VACUUM")
            state.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return max(0, before - _size(layout.work))


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
