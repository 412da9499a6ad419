"""What the staged rows of a run add up to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cleancopy.model import Outcome
from cleancopy.store import figures as module
from cleancopy.store.figures import FIELDS, Rejection, figures
from cleancopy.store.layout import Layout
from cleancopy.store.staging import write_staged
from store_rows import article, rejected


def counted(folder: Path, *shards: list[Outcome]) -> module.Figures:
    layout = Layout(folder)
    staged = [write_staged(layout, "run-1", f"s{n}", rows) for n, rows in enumerate(shards)]
    return figures(layout, staged)


def test_articles_and_fields_are_counted_by_site_over_all_shards(tmp_path: Path) -> None:
    dated = article("a.txt", datetime(2009, 12, 3, tzinfo=UTC))
    plain = article("b.txt")
    elsewhere = article("c.txt")
    nowhere = replace(
        elsewhere,
        metadata=replace(elsewhere.metadata, site=None, title=None, authors=(), agencies=()),
    )
    found = counted(tmp_path, [dated, rejected("d.txt")], [plain, nowhere])
    assert found.articles == {"example.org": 2, "": 1}
    assert set(found.filled["example.org"]) == set(FIELDS)
    assert found.filled["example.org"]["published_at"] == 1
    assert found.filled["example.org"]["authors"] == 2
    assert found.filled[""]["title"] == found.filled[""]["authors"] == 0


def test_characters_are_those_of_texts_and_of_what_is_in_none(tmp_path: Path) -> None:
    one = article("a.txt", menu=2)
    other = rejected("b.txt", 3)
    found = counted(tmp_path, [one, other])
    assert found.kept == len(one.text)
    assert found.removed == sum(len(row.text) for row in (*one.removed, *other.removed))


def test_rejections_are_listed_up_to_a_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REJECTIONS_LISTED", 3)
    found = counted(
        tmp_path,
        [rejected("a.txt"), rejected("b.txt", reason="EMPTY")],
        [rejected("c.txt"), rejected("d.txt")],
    )
    assert [one.source_path for one in found.rejections] == ["a.txt", "b.txt", "c.txt"]
    assert found.rejections[1] == Rejection("b.txt", "label", "EMPTY", "a list")


def test_nothing_staged_is_nothing(tmp_path: Path) -> None:
    found = counted(tmp_path, [])
    assert (found.articles, found.kept, found.removed, found.rejections) == ({}, 0, 0, ())
