"""A commit's memory does not grow with the data set."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from cleancopy.model import Outcome
from store_rows import DataSet, Limits, article

pytestmark = pytest.mark.usefixtures("unsynced")

PAGE = "A long winter. " * 1000


def pages(count: int, words: str = PAGE) -> list[Outcome]:
    return [article(f"{number:05d}.txt", words=words) for number in range(count)]


def peak(clean: Path, count: int) -> int:
    """Most bytes Arrow held at once: a first commit of `count` pages, then a change of some."""
    data = DataSet(clean, Limits(row_group_rows=20))
    before = pa.default_memory_pool()
    pool = pa.proxy_memory_pool(before)
    pa.set_memory_pool(pool)
    try:
        data.commit(pages(count), shard=20)
        data.commit(pages(20, "Thaw. " * 1000))
        return pool.max_memory()
    finally:
        pa.set_memory_pool(before)


def test_memory_is_flat(tmp_path: Path) -> None:
    some, many_more = peak(tmp_path / "some", 700), peak(tmp_path / "more", 2100)
    whole = 2100 * 2 * len(PAGE)
    assert many_more < some * 1.3
    assert many_more < whole / 3
