"""The Parquet files: how they are written, and that equal rows are equal bytes."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleancopy.store import sink
from cleancopy.store.order import ARTICLES, SPECS, Spec
from cleancopy.table import SCHEMAS
from store_rows import DataSet, Limits, article, many, removed

pytestmark = pytest.mark.usefixtures("unsynced")


def written(clean: Path, table: str, rows: int = 200, limits: Limits | None = None) -> list[Path]:
    made = DataSet(clean, limits or Limits(row_group_rows=5000)).commit(many(rows))
    assert made
    return sorted(made.generation.table(table).iterdir())


@pytest.mark.parametrize("table", SCHEMAS)
def test_columns_are_zstd_with_page_index(tmp_path: Path, table: str) -> None:
    group = pq.ParquetFile(written(tmp_path, table)[0]).metadata.row_group(0)
    columns = [group.column(at) for at in range(group.num_columns)]
    assert {column.compression for column in columns} == {"ZSTD"}
    assert all(column.has_offset_index for column in columns)


def test_only_low_cardinality_columns_have_a_dictionary(tmp_path: Path) -> None:
    group = pq.ParquetFile(written(tmp_path, "articles")[0]).metadata.row_group(0)
    columns = (group.column(at) for at in range(group.num_columns))
    assert {c.path_in_schema for c in columns if c.has_dictionary_page} == {
        "site",
        "publisher",
        "section",
        "initials.list.element",
        "agencies.list.element",
        "dateline_place",
        "published_precision",
        "published_source",
        "language",
        "blocks.list.element.label",
        "warnings.list.element",
        "pipeline_version",
    }


def test_pages_carry_checksums(tmp_path: Path) -> None:
    path = written(tmp_path, "removed")[0]
    content = bytearray(path.read_bytes())
    column = pq.ParquetFile(path).metadata.row_group(0).column(5)
    content[column.data_page_offset + column.total_compressed_size - 3] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises((OSError, pa.ArrowException)):
        pq.ParquetFile(path, page_checksum_verification=True).read()


def test_row_groups_end_by_rows(tmp_path: Path) -> None:
    for path in written(tmp_path, "articles", limits=Limits(row_group_rows=7)):
        file = pq.ParquetFile(path).metadata
        sizes = [file.row_group(at).num_rows for at in range(file.num_row_groups)]
        assert all(size == 7 for size in sizes[:-1])
        assert 0 < sizes[-1] <= 7


def test_row_groups_end_by_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sink, "ROW_GROUP_BYTES", 1000)
    assert pq.ParquetFile(written(tmp_path, "articles")[0]).metadata.num_row_groups > 1


def test_a_part_ends_after_a_cut_and_nowhere_else(tmp_path: Path) -> None:
    parts = written(tmp_path, "articles", limits=Limits(row_group_rows=8))
    by_group: dict[str, list[list[str]]] = {}
    for path in parts:
        group = path.name.removeprefix("articles-").rpartition("-g")[0].rpartition("-")[0]
        records = pq.read_table(path, columns=["source_path"]).column(0).to_pylist()
        by_group.setdefault(group, []).append(records)
    for group in by_group.values():
        assert all(ARTICLES.cut(records[-1], 8) for records in group[:-1])
        assert not any(ARTICLES.cut(path, 8) for records in group for path in records[:-1])


@pytest.mark.parametrize("spec", SPECS)
def test_cuts_come_about_as_often_as_they_should(spec: Spec) -> None:
    cut = sum(spec.cut(f"example.org/{at}.txt", 50) for at in range(20_000))
    expected = 20_000 / (spec.groups_a_part * 50)
    assert 0.7 * expected < cut < 1.3 * expected


def test_bytes_do_not_depend_on_how_rows_came_in_memory(tmp_path: Path) -> None:
    """Pages end with chunks, and chunks with records: not with what a shard or old file held."""
    pages = [article(f"{at:04d}.txt", words="Rain. " * 400, menu=40) for at in range(900)]
    whole, pieces = DataSet(tmp_path / "a", Limits(5000)), DataSet(tmp_path / "b", Limits(5000))
    whole.commit(pages, shard=900)
    pieces.commit(pages[1::2], shard=37)
    pieces.commit(pages[::2], shard=11)
    assert whole.contents() == pieces.contents()


def test_removed_rows_are_sorted_by_position_whatever_their_order(tmp_path: Path) -> None:
    page = article("a.txt", menu=0)
    rows = removed("a.txt", page.article_id, [3, 2, 4])
    object.__setattr__(page, "removed", rows)
    made = DataSet(tmp_path).commit([page])
    assert made
    path = next(made.generation.table("removed").iterdir())
    assert pq.read_table(path).column("position").to_pylist() == [2, 3, 4]
