"""Room is given back, and nothing else changes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from cleancopy.store.layout import Layout
from cleancopy.store.upkeep import compact
from cleancopy.store.verify import verify
from store_rows import DataSet, article


def test_the_trash_goes_and_the_state_shrinks(tmp_path: Path) -> None:
    data = DataSet(tmp_path / "clean")
    data.commit([article("a.txt")])
    before = data.contents()
    grave = data.layout.trash / "old.1"
    grave.mkdir(parents=True)
    (grave / "rows.parquet").write_bytes(b"x" * 100_000)
    with closing(sqlite3.connect(data.layout.state)) as state:
        state.execute("CREATE TABLE filled (text)")
        state.execute("INSERT INTO filled VALUES (zeroblob(1000000))")
        state.commit()
        state.execute("DELETE FROM filled")
        state.commit()
    assert compact(data.layout) > 1_000_000
    assert not data.layout.trash.exists()
    assert data.layout.state.stat().st_size < 100_000
    assert data.contents() == before
    assert list(verify(data.layout.clean)) == []
    assert compact(data.layout) == 0


def test_a_data_set_without_state_has_nothing_to_give(tmp_path: Path) -> None:
    assert compact(Layout(tmp_path / "clean")) == 0
