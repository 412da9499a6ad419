"""Fields of a row against gold: who signs, which day is meant, what the weights learn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from bench.estimate import estimated
from bench.fields import canonical_names
from bench.ours import extraction_of, raw_of
from bench.readers import read_all
from bench.scoring import score_fields
from cleancopy.model import Article, Contributor, Metadata
from cleancopy.pipeline import clean
from cleancopy.settings import load_rules


def article(data: Path, **fields: object) -> Article:
    page = next(iter(read_all(data, ("fundus",))))
    found = clean(raw_of(page, "html", data), load_rules())
    assert isinstance(found, Article)
    return replace(found, metadata=replace(Metadata(), **fields))  # type: ignore[arg-type]


def test_people_sign_with_desks_and_the_wires_beside_them(data: Path) -> None:
    helpers = (
        Contributor("The Team", "desk"),
        Contributor("AFP", "agency"),
        Contributor("Bo Sample", "photography"),
    )
    row = article(data, authors=("Ann Example",), contributors=helpers, agencies=("AFP", "dpa"))
    assert extraction_of(row).authors == ("Ann Example",)
    assert extraction_of(row).signed == ("Ann Example", "The Team", "AFP")


def test_wires_sign_where_nobody_does(data: Path) -> None:
    assert extraction_of(article(data, agencies=("dpa",))).signed == ("dpa",)


@pytest.mark.parametrize(
    ("raw", "days"),
    [
        ("2024-01-02T00:30:00+02:00", (date(2024, 1, 1), date(2024, 1, 2))),
        ("2024-01-01", (date(2024, 1, 1),)),
        ("2 January 2024", (date(2024, 1, 1),)),
    ],
)
def test_a_stamp_is_of_its_own_day_too(data: Path, raw: str, days: tuple[date, ...]) -> None:
    at = datetime(2024, 1, 1, 22, 30, tzinfo=UTC)
    assert extraction_of(article(data, published_at=at, published_raw=raw)).days == days


def test_one_name_for_each_agency_on_both_sides(data: Path) -> None:
    page = next(iter(read_all(data, ("fundus",))))
    page = replace(page, gold=replace(page.gold, authors=("Agence France-Presse",)))
    found = {page.key: extraction_of(article(data, agencies=("AFP",)))}
    scored = score_fields(found, [page], None, canonical_names())
    assert (scored.authors, scored.signed) == (0.0, 1.0)


def test_a_page_without_evidence_has_no_estimate(data: Path) -> None:
    assert estimated(next(iter(read_all(data, ("fundus",)))), data) is None


def test_weights_learn_which_line_is_right() -> None:
    headline = pytest.importorskip("bench.headline")
    lines = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]])
    pages = [headline.Page("A", lines, np.array([True, False, False]))] * 9
    weights = headline.fit(pages)
    assert weights[0] > 1 > weights[1]
