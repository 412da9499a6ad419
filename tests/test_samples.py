"""Every sample under `raw/` comes out as its golden file says: the fields, the text, what goes."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cleancopy.model import Article, Outcome, Raw, Rejected, Survey
from cleancopy.pipeline import clean, survey
from cleancopy.read import RawFile, records, walk
from cleancopy.settings import Rules
from judged_pages import shipped

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = {
    golden["source_path"]: golden
    for path in sorted((ROOT / "tests" / "golden").glob("*.json"))
    if "source_path" in (golden := json.loads(path.read_text(encoding="utf-8")))
}
ARTICLES = [path for path, golden in GOLDEN.items() if golden["outcome"] == "article"]
REJECTED = [path for path, golden in GOLDEN.items() if golden["outcome"] == "rejected"]
FIELDS = sorted({field for path in ARTICLES for field in GOLDEN[path]["fields"]})
FURNITURE = {"navigation", "related", "promo", "comment", "footer", "other"}


@cache
def outcomes() -> dict[str, Outcome]:
    """All samples cleaned as a run would: surveyed first, then labelled with the evidence."""
    rules = shipped()
    raws: list[Raw] = []
    found: dict[str, Outcome] = {}
    for file in walk(ROOT / "raw"):
        if isinstance(file, RawFile):
            for record in records(file, rules.settings):
                if isinstance(record, Rejected):
                    found[record.source_path] = record
                else:
                    raws.append(record)
    furniture = _furniture([s for raw in raws if isinstance(s := survey(raw, rules), Survey)])
    return found | {raw.source_path: _cleaned(raw, rules, furniture) for raw in raws}


def _cleaned(raw: Raw, rules: Rules, furniture: dict[str, frozenset[int]]) -> Outcome:
    surveyed = survey(raw, rules)
    if isinstance(surveyed, Rejected):
        return surveyed
    known = furniture.get(surveyed.site or "", frozenset())
    return clean(raw, rules, known & frozenset(surveyed.line_keys))


def _furniture(surveys: Iterable[Survey]) -> dict[str, frozenset[int]]:
    """Lines by site that stand on three articles or more (the samples have no copies)."""
    titles: dict[str, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for each in surveys:
        for key in each.line_keys if each.site else ():
            titles[each.site or ""][key].add(each.title_key)
    return {
        site: frozenset(key for key, pages in lines.items() if len(pages) >= 3)
        for site, lines in titles.items()
    }


def _article(path: str) -> Article:
    outcome = outcomes()[path]
    assert isinstance(outcome, Article), outcome
    return outcome


def _plain(value: Any) -> Any:
    """A field as its golden file writes it."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return value._asdict()
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def test_each_record_has_a_golden_outcome() -> None:
    assert set(outcomes()) == set(GOLDEN)


@pytest.mark.parametrize("path", ARTICLES)
def test_text(path: str) -> None:
    assert _article(path).text.split("\n\n") == GOLDEN[path]["text"].split("\n\n")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("path", ARTICLES)
def test_field(path: str, field: str) -> None:
    article = _article(path)
    found = article.warnings if field == "warnings" else getattr(article.metadata, field)
    assert _plain(found) == GOLDEN[path]["fields"][field]


@pytest.mark.parametrize("path", ARTICLES)
def test_furniture_is_in_removed(path: str) -> None:
    removed = {row.text for row in _article(path).removed if row.label in FURNITURE}
    assert [line for line in GOLDEN[path]["removed"] if line not in removed] == []


@pytest.mark.parametrize("path", REJECTED)
def test_rejection(path: str) -> None:
    outcome = outcomes()[path]
    assert isinstance(outcome, Rejected)
    golden = GOLDEN[path]
    assert (outcome.stage, outcome.reason) == (golden["stage"], golden["reason"])
