"""The state of a data set, kept in its bucket for runs on other machines.

A cache as ever: where it is missing or does not fit, a run reads all of RAW again.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import zstandard

from cleancopy.store import database, files

if TYPE_CHECKING:
    from pathlib import Path

    from cleancopy.s3.objects import Objects

KEPT = "work/state.sqlite.zst"


def send(objects: Objects, state: Path, scratch: Path) -> None:
    """Keep a closed state in the bucket."""
    scratch.mkdir(parents=True, exist_ok=True)
    packed = scratch / "state.zst"
    with state.open("rb") as source, packed.open("wb") as target:
        zstandard.ZstdCompressor(level=3).copy_stream(source, target)
    objects.send(packed, KEPT)
    packed.unlink()


def bring(objects: Objects, state: Path, run_id: str, scratch: Path) -> None:
    """Replace a state that does not know the rows committed by `run_id` with a kept one that does.

    Leaves things as they are when there is none.
    """
    if _knows(state, run_id):
        return
    scratch.mkdir(parents=True, exist_ok=True)
    packed, whole = scratch / "state.zst", scratch / "state.sqlite"
    if not objects.stamp(KEPT):
        return
    objects.fetch(KEPT, packed)
    try:
        with packed.open("rb") as source, whole.open("wb") as target:
            zstandard.ZstdDecompressor().copy_stream(source, target)
    except zstandard.ZstdError:
        return
    if _knows(whole, run_id):
        database.remove(state)
        whole.replace(state)
        files.sync_folder(state.parent)


def _knows(path: Path, run_id: str) -> bool:
    """Whether it has noted what made the rows of that run, committed or about to be."""
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(path)) as db:
            if db.execute("PRAGMA user_version").fetchone()[0] != database.SCHEMA:
                return False
            return run_id in (database.get(db, "generation"), database.get(db, "pending"))
    except sqlite3.Error:
        return False
