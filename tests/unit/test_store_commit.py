"""A commit makes the next generation: the same bytes whatever way led to the same records."""

from __future__ import annotations

import errno
import json
import os
import random
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from cleancopy.errors import StoreError
from cleancopy.model import Article, Outcome
from cleancopy.store import files
from cleancopy.store.contents import recorded, run_of
from cleancopy.store.destination import Here
from cleancopy.store.verify import verify
from store_rows import NOW, DataSet, Limits, article, many, rejected, removed, rewritten

pytestmark = pytest.mark.usefixtures("unsynced")

ROWS = many(120)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    data = DataSet(tmp_path_factory.mktemp("scratch") / "clean")
    data.commit(ROWS)
    return data.contents()


def rows(data: DataSet, table: str) -> list[dict[str, Any]]:
    current = data.layout.current()
    assert current
    paths = sorted(current.table(table).iterdir())
    return [row for path in paths for row in pq.ParquetFile(path).read().to_pylist()]


def test_every_record_is_stored_once(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    made = data.commit(ROWS)
    assert made
    assert made.rows["articles"] + made.rows["rejected"] == len(ROWS)
    assert made.rows["removed"] == sum(len(outcome.removed) for outcome in ROWS)
    current = data.layout.current()
    assert sorted(recorded(current)) == sorted(outcome.source_path for outcome in ROWS)
    assert run_of(current) == "run-1"
    assert list(verify(tmp_path)) == []


def test_bytes_do_not_depend_on_order_and_shards(tmp_path: Path, scratch: dict[str, str]) -> None:
    shuffled = random.Random(7).sample(ROWS, len(ROWS))
    data = DataSet(tmp_path)
    data.commit(shuffled, shard=3)  # 40 shards: more than are merged at once
    assert data.contents() == scratch


@pytest.mark.parametrize("seed", range(4))
def test_bytes_do_not_depend_on_history(tmp_path: Path, scratch: dict[str, str], seed: int) -> None:
    """New, changed, moved to another month, rejected for a while, gone and come back."""
    draw = random.Random(seed)
    data = DataSet(tmp_path)
    shuffled = draw.sample(ROWS, len(ROWS))
    data.commit([*shuffled[:70], rejected("not/there.txt")])
    data.commit(shuffled[70:] + [rewritten(outcome) for outcome in shuffled[:9]], ["not/there.txt"])
    astray = [moved(outcome) for outcome in shuffled[:5]]
    data.commit(astray, [outcome.source_path for outcome in shuffled[20:40]])
    data.commit([rejected(shuffled[50].source_path)])
    data.commit(shuffled[:9] + shuffled[20:40] + [shuffled[50]])
    assert data.contents() == scratch
    assert list(verify(tmp_path)) == []


def moved(outcome: Outcome) -> Outcome:
    return article(outcome.source_path, datetime(2010, 6, 1, tzinfo=UTC))


def test_nothing_changed_makes_no_generation(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    data.commit(ROWS)
    before = sorted(tmp_path.rglob("*.parquet"))
    assert data.commit(ROWS[:30]) is None
    assert data.commit() is None
    assert data.commit(gone=["never/there.txt"]) is None
    assert sorted(tmp_path.rglob("*.parquet")) == before


def test_a_small_change_rewrites_little(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    first = data.commit(ROWS)
    dated = next(o for o in ROWS if isinstance(o, Article) and o.metadata.published_at)
    second = data.commit([rewritten(dated)])
    assert first
    assert second
    assert second.written <= 2
    assert second.written + second.linked == first.written


def test_an_article_that_changes_its_month_leaves_the_old_one(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    data.commit([*ROWS[:10], article("moving.txt", datetime(2009, 12, 31, tzinfo=UTC))])
    data.commit([article("moving.txt", datetime(2010, 1, 1, tzinfo=UTC))])
    found = [row for row in rows(data, "articles") if row["source_path"] == "moving.txt"]
    assert [row["published_at"].year for row in found] == [2010]
    assert list(verify(tmp_path)) == []


def test_removed_rows_follow_their_record(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    data.commit([article("a.txt", menu=4), rejected("b.txt", 3)])
    data.commit([rejected("a.txt", 1)], gone=["b.txt"])
    assert [(row["source_path"], row["article_id"]) for row in rows(data, "removed")] == [
        ("a.txt", None)
    ]


def test_empty_tables_still_have_a_file(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    data.commit()
    names = [path.name for path in sorted(data.layout.snapshots.rglob("*.parquet"))]
    assert names == [
        "articles-undated-000-g00000001.parquet",
        "rejected-all-000-g00000001.parquet",
        "removed-rejected-000-g00000001.parquet",
    ]
    data.commit([article("a.txt", datetime(2009, 12, 3, tzinfo=UTC), menu=0)])
    assert "articles/articles-undated-000" not in data.contents()
    data.commit(gone=["a.txt"])
    assert rows(data, "articles") == []
    assert list(verify(tmp_path)) == []


def test_rows_stand_in_total_order(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    same = datetime(2009, 12, 3, tzinfo=UTC)
    data.commit([*ROWS, article("x/2.txt", same), article("x/1.txt", same)])
    found = [
        (row["published_at"] or datetime.max.replace(tzinfo=UTC), row["article_id"])
        for row in rows(data, "articles")
    ]
    assert found == sorted(found)


def test_names_say_month_part_and_generation_and_come_once(tmp_path: Path) -> None:
    data = DataSet(tmp_path, Limits(keep_generations=9))
    data.commit(ROWS)
    data.commit([rewritten(ROWS[0])])
    names = [path.name for path in data.layout.snapshots.rglob("*.parquet")]
    assert len(set(names)) == len(names)
    pattern = r"(articles|removed|rejected)-(\d{4}-\d\d|undated|rejected|all)-\d{3}-g0000000[12]"
    assert all(re.fullmatch(pattern + r"\.parquet", name) for name in names)


def test_untouched_files_are_hard_links(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    data.commit(ROWS)
    second = data.commit([rewritten(ROWS[0])])
    assert second
    linked = [p for p in second.generation.folder.rglob("*.parquet") if p.stat().st_nlink == 2]
    assert len(linked) == second.linked > 0


def test_a_file_system_without_hard_links_gets_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    data = DataSet(tmp_path)
    data.commit(ROWS)
    monkeypatch.setattr(files.os, "link", refuse)
    data.commit([rewritten(ROWS[0])])
    assert list(verify(tmp_path)) == []


def test_the_manifest_tells_what_there_is(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    made = data.commit(ROWS)
    assert made
    facts = json.loads(made.generation.manifest.read_text())
    assert facts["generation"] == 1
    assert facts["run_id"] == "run-1"
    assert facts["committed_at"] == NOW.isoformat()
    assert facts["rows"] == made.rows
    assert facts["form"]["schema_version"] == "1"
    assert facts["pipeline_versions"] == ["0.1.0+abcdefabcdef"]
    assert sum(file["rows"] for file in facts["files"]) == sum(made.rows.values())


def test_files_hold_neither_generation_nor_run(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    made = data.commit(ROWS[:20])
    assert made
    for path in made.generation.folder.rglob("*.parquet"):
        content = path.read_bytes()
        assert b"g0000000" not in content
        assert b"run-1" not in content


def test_another_form_rewrites_everything(tmp_path: Path) -> None:
    data, scratch = DataSet(tmp_path / "a"), DataSet(tmp_path / "b", Limits(row_group_rows=5))
    data.commit(ROWS[:60])
    scratch.commit(ROWS[:60])
    data.limits = Limits(row_group_rows=5)
    made = data.commit()
    assert made
    assert made.linked == 0
    assert data.contents() == scratch.contents()


def test_a_lost_manifest_costs_time_only(tmp_path: Path, scratch: dict[str, str]) -> None:
    data = DataSet(tmp_path)
    made = data.commit(ROWS[:90])
    assert made
    made.generation.manifest.unlink()
    assert run_of(data.layout.current()) is None
    data.commit(ROWS[90:])
    assert data.contents() == scratch


def test_a_record_staged_twice_is_refused(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    with pytest.raises(StoreError, match=r"a\.txt was staged twice"):
        data.commit([article("a.txt"), rejected("a.txt")])
    assert data.layout.current() is None


def test_a_shard_written_again_replaces_itself(tmp_path: Path) -> None:
    from cleancopy.store.staging import write_staged

    data = DataSet(tmp_path)
    write_staged(data.layout, "run-1", "shard-0000", [article("a.txt"), article("b.txt")])
    data.commit([article("a.txt")])
    assert [row["source_path"] for row in rows(data, "articles")] == ["a.txt"]


def test_strangers_in_a_table_folder_are_left_behind(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    made = data.commit(ROWS[:9])
    assert made
    (made.generation.table("articles") / ".DS_Store").write_bytes(b"x")
    data.commit([rewritten(ROWS[0])])
    assert list(verify(tmp_path)) == []


def test_a_huge_page_is_stored_like_any_other(tmp_path: Path) -> None:
    long = replace(rejected("long.txt", 0), removed=removed("long.txt", None, range(5000)))
    data = DataSet(tmp_path)
    data.commit([*ROWS[:9], long])
    assert sum(row["source_path"] == "long.txt" for row in rows(data, "removed")) == 5000
    assert list(verify(tmp_path)) == []


def test_a_commit_stands_though_nothing_can_be_pruned(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    data.commit(ROWS[:3])
    made = data.commit(ROWS[:4], destination=Unpruned(data.layout))
    assert made
    assert made.undone == ("old generations are not removed until a later run: the share is away",)
    assert data.layout.current() == made.generation


class Unpruned(Here):
    """A place from which nothing can be removed."""

    def prune(self, keep_generations: int, keep_hours: float, now: datetime) -> list[int]:
        raise OSError("the share is away")
