"""DuckDB, pandas, polars and pyarrow read the same rows and types from `current/articles`."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pytest

from cleancopy.store.layout import TABLES
from cleancopy.table import SCHEMAS
from store_rows import DataSet, article, many

duckdb = pytest.importorskip("duckdb")
pd = pytest.importorskip("pandas")
pl = pytest.importorskip("polars")

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = DataSet(tmp_path_factory.mktemp("readers") / "clean")
    data.commit([*many(40), article("Ünïcode/ä b.txt", datetime(2009, 12, 3, tzinfo=UTC))])
    return data.layout.clean


def by_arrow(clean: Path, table: str) -> pa.Table:
    return ds.dataset(clean / "current" / table).to_table()


def by_duckdb(clean: Path, table: str) -> pa.Table:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        query = f"SELECT * FROM '{clean}/current/{table}/*.parquet'"
        return connection.sql(query).to_arrow_table()


def by_polars(clean: Path, table: str) -> pa.Table:
    return pl.read_parquet(f"{clean}/current/{table}/*.parquet").to_arrow()


def by_pandas(clean: Path, table: str) -> pa.Table:
    frame = pd.read_parquet(clean / "current" / table, dtype_backend="pyarrow")
    return pa.Table.from_pandas(frame, preserve_index=False)


READERS = (by_arrow, by_duckdb, by_polars, by_pandas)


def plain(kind: pa.DataType) -> str:
    """A type without what readers name differently: large or not, items' names, nullability."""
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return f"list<{plain(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'{f.name}: {plain(f.type)}' for f in kind)}>"
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return "string"
    return str(kind).replace("tz=Etc/UTC", "tz=UTC")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("reader", READERS)
def test_types_are_the_declared_ones(clean: Path, reader: Any, table: str) -> None:
    found = {field.name: plain(field.type) for field in reader(clean, table).schema}
    assert found == {field.name: plain(field.type) for field in SCHEMAS[table]}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("reader", READERS)
def test_rows_are_the_same(clean: Path, reader: Any, table: str) -> None:
    expected = by_arrow(clean, table).to_pylist()
    assert ordered(reader(clean, table).to_pylist()) == ordered(expected)
    assert expected


def ordered(rows: Rows) -> Rows:
    return sorted(rows, key=lambda row: (row["source_path"], row.get("position", 0)))


def test_plain_pandas_reads_times_in_utc(clean: Path) -> None:
    frame = pd.read_parquet(clean / "current" / "articles").set_index("source_path")
    row = frame.loc["Ünïcode/ä b.txt"]
    assert row["published_at"] == pd.Timestamp("2009-12-03", tz="UTC")
    assert list(row["authors"]) == ["Åsa Example"]


def test_duckdb_filters_by_month_and_list(clean: Path) -> None:
    with duckdb.connect() as connection:
        found = connection.execute(
            f"SELECT count(*), min(published_estimate.date)"
            f" FROM '{clean}/current/articles/*.parquet'"
            " WHERE list_contains(agencies, 'AFP') AND published_at IS NULL"
        ).fetchone()
    assert found[0] > 0
    assert found[1] == date(2009, 12, 3)
