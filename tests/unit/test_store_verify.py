"""Verify finds whatever is wrong, also where the manifest agrees with the damage."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from cleancopy.model import Outcome
from cleancopy.settings import Settings
from cleancopy.store.verify import made_from, verify
from store_rows import DataSet, article, many, rejected, sha

pytestmark = pytest.mark.usefixtures("unsynced")

ROWS = many(40)
HOUR = timedelta(hours=1)


@pytest.fixture
def data(tmp_path: Path) -> DataSet:
    made = DataSet(tmp_path / "clean")
    made.commit(ROWS)
    return made


def problems(data: DataSet) -> str:
    return "\n".join(f"{where} {what}" for where, what in verify(data.layout.clean))


def first(data: DataSet, table: str) -> Path:
    current = data.layout.current()
    assert current
    return sorted(current.table(table).iterdir())[0]


def test_a_sound_data_set_has_no_problem(data: DataSet) -> None:
    assert problems(data) == ""


def test_nothing_there_is_one_problem(tmp_path: Path) -> None:
    assert [what for _, what in verify(tmp_path)] == [
        f"{tmp_path / 'current'} is missing: nothing was committed yet"
    ]


def test_a_flipped_byte_shows(data: DataSet) -> None:
    path = first(data, "articles")
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 0xFF
    path.write_bytes(content)
    assert f"{path.name} sha256 is" in problems(data)


def test_a_truncated_file_shows_and_the_rest_is_still_checked(data: DataSet) -> None:
    path = first(data, "rejected")
    path.write_bytes(path.read_bytes()[:-100])
    found = problems(data)
    assert f"{path.name} cannot be read" in found
    assert "has removed blocks in rejected, but is no record there" in found


def test_missing_and_foreign_files_show(data: DataSet) -> None:
    gone = first(data, "removed")
    gone.rename(gone.with_name("other.parquet"))
    found = problems(data)
    assert f"{gone.name} is in the manifest but not in the folder: run again" in found
    assert "other.parquet is no file of the data set: remove it" in found


def test_a_lost_manifest_shows(data: DataSet) -> None:
    for path in data.layout.manifests.iterdir():
        path.write_text("{")
    assert "is not JSON" in problems(data)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("files", 5, "files is not a list of files"),
        ("files", [5], "files is not a list of files"),
        ("files", [{"path": ["a"]}], "files is not a list of files"),
        ("rows", [1], "rows is not a number of rows by table"),
        ("form", 5, "form is not an object"),
        ("form", {"row_group_rows": "8"}, "form is not an object"),
        ("settings", 5, "settings is not a number by setting"),
        ("settings", {"max_record_bytes": "many"}, "settings is not a number by setting"),
    ],
)
def test_a_manifest_of_another_shape_shows_and_the_next_commit_makes_it_again(
    data: DataSet, name: str, value: object, says: str
) -> None:
    current = data.layout.current()
    assert current
    facts = json.loads(current.manifest.read_text())
    current.manifest.write_text(json.dumps(facts | {name: value}))
    assert says in problems(data)
    assert made_from(data.layout.clean) == (None, Settings())
    data.commit([article("new.txt")])
    assert problems(data) == ""


def forged(data: DataSet, table: str, change: Callable[[pa.Table], pa.Table]) -> None:
    """Change a table's first file and let the manifest agree with it."""
    path = first(data, table)
    changed = change(pq.ParquetFile(path).read())
    pq.write_table(changed, path, compression="zstd")
    current = data.layout.current()
    assert current
    facts = json.loads(current.manifest.read_text())
    for file in facts["files"]:
        if file["path"].endswith(path.name):
            file |= {
                "rows": changed.num_rows,
                "bytes": path.stat().st_size,
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            }
    for name in facts["rows"]:
        facts["rows"][name] = sum(f["rows"] for f in facts["files"] if f["table"] == name)
    current.manifest.write_text(json.dumps(facts))


def column(name: str, values: Callable[[list[Any]], list[Any]]) -> Callable[..., pa.Table]:
    def change(table: pa.Table) -> pa.Table:
        at = table.schema.get_field_index(name)
        made = pa.array(values(table.column(name).to_pylist()), table.schema.field(name).type)
        return table.set_column(at, table.schema.field(name), made)

    return change


@pytest.mark.parametrize(
    ("table", "change", "what"),
    [
        ("articles", lambda t: t.slice(0, 0), "but is no record there"),
        ("articles", lambda t: t.take(list(range(t.num_rows))[::-1]), "out of order"),
        ("articles", lambda t: pa.concat_tables([t.slice(0, 1), t]), "more than one row"),
        ("articles", lambda t: t.drop_columns(["topics"]), "has another schema"),
        ("articles", lambda t: t.replace_schema_metadata(), "has another schema"),
        (
            "articles",
            column("text", lambda v: [f"{v[0]} more", *v[1:]]),
            "text_sha256 is not the hash of text",
        ),
        ("articles", column("text_sha256", lambda v: ["0", *v[1:]]), "is not the hash of text"),
        ("articles", column("confidence", lambda v: [1.5, *v[1:]]), "confidence is not within"),
        ("articles", column("published_at", lambda v: [0] * len(v)), "is in the wrong month"),
        ("articles", column("warnings", lambda v: [["odd"], *v[1:]]), "has an unknown warning"),
        (
            "articles",
            column("warnings", lambda v: [["truncated"] * 2, *v[1:]]),
            "has an unknown warning, or one twice",
        ),
        (
            "articles",
            column("contributors", lambda v: [[{"name": "Bo", "role": "odd"}], *v[1:]]),
            "a contributor has an unknown role",
        ),
        ("articles", column("word_count", lambda v: [0, *v[1:]]), "is not the number of words"),
        ("articles", column("url", lambda v: [None, *v[1:]]), "article_id is not of url"),
        ("articles", column("published_precision", lambda v: [None, *v[1:]]), "precision, source"),
        (
            "articles",
            column("published_precision", lambda v: ["year", *v[1:]]),
            "precision, source",
        ),
        ("articles", column("published_source", lambda v: ["odd", *v[1:]]), "precision, source"),
        ("articles", column("published_at", lambda v: [None, *v[1:]]), "precision, source"),
        ("articles", column("published_at", lambda v: [v[0] + HOUR, *v[1:]]), "precision, source"),
        (
            "articles",
            column("blocks", lambda v: [[b | {"label": "caption"} for b in v[0]], *v[1:]]),
            "a block has an unknown label",
        ),
        ("rejected", column("stage", lambda v: ["odd", *v[1:]]), "has an unknown stage"),
        ("articles", column("article_id", lambda v: ["x"] * len(v)), "of another article_id"),
        ("rejected", column("reason", lambda v: ["ODD", *v[1:]]), "has an unknown reason"),
        ("removed", column("label", lambda v: ["odd", *v[1:]]), "has an unknown label"),
        ("removed", column("position", lambda v: [99] * len(v)), "some are missing"),
        ("removed", column("position", lambda v: [0] * len(v)), "two removed blocks in one"),
    ],
)
def test_wrong_rows_show_though_the_manifest_agrees(
    data: DataSet, table: str, change: Callable[[pa.Table], pa.Table], what: str
) -> None:
    forged(data, table, change)
    found = problems(data)
    assert what in found
    assert "the manifest" not in found


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda t, after: t.slice(0, t.num_rows - 1), "begins where no part is cut, after"),
        (lambda t, after: pa.concat_tables([t, after]), "goes on past its cut at"),
    ],
)
def test_parts_that_are_cut_elsewhere_show(
    data: DataSet, change: Callable[[pa.Table, pa.Table], pa.Table], what: str
) -> None:
    data.commit(many(200))
    path = first(data, "rejected")
    after = path.with_name(path.name.replace("-000-", "-001-"))
    forged(data, "rejected", lambda t: change(t, pq.ParquetFile(after).read()))
    assert what in problems(data)


def test_a_file_that_no_manifest_knows_shows(data: DataSet) -> None:
    path = first(data, "rejected")
    again = path.with_name(path.name.replace("-000-", "-001-"))
    again.write_bytes(path.read_bytes())
    assert f"{again.name} is not in the manifest" in problems(data)


def test_a_table_without_a_file_shows(data: DataSet) -> None:
    for path in first(data, "rejected").parent.iterdir():
        path.unlink()
    assert "has no Parquet file: readers will fail" in problems(data)


@pytest.mark.parametrize(
    ("outcome", "what"),
    [
        (replace(article("x.txt"), blocks=()), "text is not its blocks"),
        (replace(article("x.txt", menu=4), removed=article("x.txt").removed[1:]), ""),
        (
            replace(article("x.txt", menu=6), removed=article("x.txt", menu=6).removed[2:]),
            "missing",
        ),
        (replace(rejected("x.txt", 3), removed=rejected("x.txt", 3).removed[1:]), "missing"),
    ],
)
def test_a_page_that_is_not_whole_shows(tmp_path: Path, outcome: Outcome, what: str) -> None:
    data = DataSet(tmp_path)
    data.commit([outcome])
    assert what in problems(data)


def test_removed_rows_missing_from_the_end_of_a_page_show_by_the_manifest(data: DataSet) -> None:
    path = first(data, "removed")
    rows = pq.ParquetFile(path).read()
    page = rows.column("source_path")[0]
    of_page = rows.column("source_path").to_pylist().count(page.as_py())
    pq.write_table(pa.concat_tables([rows.slice(0, of_page - 1), rows.slice(of_page)]), path)
    assert f"{path.name} rows is {rows.num_rows - 1}, the manifest says {rows.num_rows}" in (
        problems(data)
    )


def test_raw_records_are_compared_by_hash(data: DataSet) -> None:
    clean = data.layout.clean
    raw = [(outcome.source_path, outcome.source_sha256) for outcome in ROWS]
    assert list(verify(clean, iter(raw))) == []
    changed = [(raw[0][0], sha("other")), *raw[2:], ("new.txt", sha("new"))]
    assert {(where, what.partition(":")[0]) for where, what in verify(clean, changed)} == {
        (raw[0][0], "has changed under RAW since it was cleaned"),
        (raw[1][0], "is in the data set but no longer under RAW"),
        ("new.txt", "is under RAW but not in the data set"),
    }


def test_the_raw_folder_is_remembered(data: DataSet, tmp_path: Path) -> None:
    assert made_from(data.layout.clean)[0] == Path("/raw")
    assert made_from(tmp_path) == (None, Settings())
