"""Shards lie in staging until they are committed or discarded."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from cleancopy.errors import StoreError
from cleancopy.store import staging
from cleancopy.store.layout import Layout
from cleancopy.store.order import ARTICLES, REMOVED_ROWS
from cleancopy.store.runs import runs
from cleancopy.store.staging import discard, read_runs, write_staged
from store_rows import article, many, rejected


def test_a_shard_is_counts_and_relative_paths(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    shard = write_staged(layout, "run-1", "s1", [article("a.txt", menu=2), rejected("b.txt", 3)])
    assert (shard.articles, shard.rejected, shard.removed) == (1, 1, 5)
    assert [table for table, _ in shard.files] == ["articles", "removed", "rejected"]
    assert all((tmp_path / path).is_file() for _, path in shard.files)
    assert pickle.loads(pickle.dumps(shard)) == shard


def test_tables_without_rows_have_no_file(tmp_path: Path) -> None:
    shard = write_staged(Layout(tmp_path), "run-1", "s1", [article("a.txt", menu=0)])
    assert [table for table, _ in shard.files] == ["articles"]
    assert write_staged(Layout(tmp_path), "run-1", "s2", []).files == ()


def test_rows_are_sorted_and_batches_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staging, "BATCH_ROWS", 5)
    shard = write_staged(Layout(tmp_path), "run-1", "s1", many(60))
    for spec in (ARTICLES, REMOVED_ROWS):
        path = tmp_path / dict(shard.files)[spec.table]
        assert all(batch.num_rows <= 9 for _, batch in read_runs(path))
        keys = [(run.group, run.key) for run in runs(read_runs(path), spec)]
        assert keys == sorted(keys)


@pytest.mark.parametrize("name", ["", "../up", ".hidden", "a/b"])
def test_names_that_are_no_file_names_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="not a name"):
        write_staged(Layout(tmp_path), "run-1", name, [article("a.txt")])


def test_what_was_staged_can_be_discarded(tmp_path: Path) -> None:
    layout = Layout(tmp_path)
    write_staged(layout, "run-1", "s1", [article("a.txt")])
    discard(layout)
    assert not layout.staging.exists()
    assert not layout.trash.exists()
    discard(layout)
