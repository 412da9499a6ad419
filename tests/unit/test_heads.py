"""The head of an article in a page folded to one line: headline, byline, date, standfirst."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from cleancopy.model import Article
from cleancopy.segment.heads import headline_of, headlines, lines_around, lines_below
from cleancopy.segment.lines import segment_text
from tests.unit.test_folded import FOOT, MENU, STORY, article_of

HEADLINE = "Mill sold to bakers after eleven years"
TITLE = f"{HEADLINE} | The Ellory Courier"


def article_below(*parts: str) -> Article:
    return article_of(" ".join((*parts, *STORY * 2, *FOOT)))


def pieces_below(text: str) -> list[str]:
    """The lines that a headline at the start of `text` has below it, and what follows them."""
    places = sorted({len(HEADLINE), *lines_below(text, len(HEADLINE), len(text)), len(text)})
    pieces = [text[a:b].strip() for a, b in pairwise(places)]
    return [piece for piece in pieces if piece]


@pytest.mark.parametrize(
    "head",
    [
        ("By Jane Example", "May 3, 2024, 10:15 AM EST"),
        ("By Jane Example -", "3 May 2024"),
        ("Published 3 May 2024 10:15", "by Jane Example |", "Updated 4 May 2024 09:00"),
    ],
    ids=["byline and clock", "dash", "update"],
)
def test_a_folded_page_has_title_byline_and_date(head: tuple[str, ...]) -> None:
    found = article_below(TITLE, *MENU, *MENU, HEADLINE, *head)
    assert found.metadata.title == HEADLINE
    assert found.metadata.published_at is not None
    assert found.metadata.published_at.date() == date(2024, 5, 3)
    assert found.metadata.authors == ("Jane Example",)
    assert found.text == " ".join(STORY * 2)


def test_curly_and_straight_quotes_print_the_same_headline() -> None:
    straight = "Bakers 'have no money' for the mill | The Ellory Courier"
    text = f"{straight} Home News Bakers ‘have no money’ for the mill By Jane Example"
    assert headline_of(text) == "Bakers 'have no money' for the mill"
    assert [text[a:b] for a, b in headlines(text, headline_of(text), 1, len(text))] == [
        "Bakers ‘have no money’ for the mill"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The mill of Ellory was sold. It stood empty. The mill of Ellory was a museum before.",
        "Home News Sport Weather Travel Jobs Mill sold Home News Sport Weather Travel Jobs",
        "Mill sold | Courier Home Mill sold By Jane Example",
        "Mill sold to bakers after eleven years | The Ellory Courier Home News The mill was sold",
    ],
    ids=["a sentence goes on", "a menu", "two words", "printed once"],
)
def test_what_comes_again_is_no_headline(text: str) -> None:
    assert headline_of(text) == ""


def test_a_sentence_end_inside_a_headline_does_not_cut_it() -> None:
    headline = "‘It simply fell down.’ The mill of Ellory is gone"
    blocks = segment_text(" ".join((f"{headline} - Courier", *MENU, headline, *STORY * 2))).blocks
    assert [block.text for block in blocks].count(headline) == 2


@pytest.mark.parametrize(
    ("below", "pieces"),
    [
        ("By Jane Example May 3, 2024 Bakers", ["By Jane Example", "May 3, 2024", "Bakers"]),
        ("17. Mai 2024, 12:17 Uhr Die Mühle", ["17. Mai 2024, 12:17 Uhr", "Die Mühle"]),
        ("2019-11-18T22:05:36Z Shares", ["2019-11-18T22:05:36Z", "Shares"]),
        ("on May 6th, 2024 at 11:08 a.m. A", ["on May 6th, 2024 at 11:08 a.m.", "A"]),
        ("ELLORY, May 3, 2024 (Reuters) - The mill", ["ELLORY, May 3, 2024 (Reuters) - The mill"]),
        ("It was sold in May 2024 and closed.", ["It was sold in May 2024 and closed."]),
        (
            "Bakers bought the mill of the valley. May 3, 2024 10:15 Ellory",
            ["Bakers bought the mill of the valley.", "May 3, 2024 10:15", "Ellory"],
        ),
        (
            "Bakers bought the mill of the valley. May 3, 2024 Ellory",
            ["Bakers bought the mill of the valley. May 3, 2024 Ellory"],
        ),
    ],
)  # fmt: skip
def test_lines_below_a_headline_begin_and_end_at_bylines_and_dates(
    below: str, pieces: list[str]
) -> None:
    assert pieces_below(f"{HEADLINE} {below}") == pieces


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("By Jane Example May 3, 2024 10:15 AM", date(2024, 5, 3)),
        ("Published on May 3, 2024", date(2024, 5, 3)),
        ("May 3, 2024", None),
    ],
    ids=["with a clock", "said to be published", "a bare date"],
)
def test_a_page_without_title_is_dated_by_what_can_only_be_a_stamp(
    stamp: str, day: date | None
) -> None:
    published = article_below(*MENU, *MENU, "Mill sold to bakers", stamp).metadata.published_at
    assert (published and published.date()) == day


def test_a_date_far_from_the_first_sentence_is_no_line_of_its_own() -> None:
    menu = " ".join(MENU * 6)
    text = f"Updated 3 May 2024, 10:15 {menu} {STORY[0]}"
    assert list(lines_around(text, 0, len(text))) == []
