"""Site evidence takes furniture out of the text, and never the article itself."""

from __future__ import annotations

import pytest

from cleancopy.evidence import LONGEST_LINE, line_key
from cleancopy.label import site
from cleancopy.model import Verdict
from judged_pages import Line, labels, line, made, paragraph, paragraphs

OFFER = "Get Thursday's paper by post for 42 crowns a year, anywhere in the county."
TAKEN = Verdict("navigation", "site.shared-line", site.SHARED)


def judged(lines: list[Line], *shared: str) -> list[Verdict]:
    page = made(lines)
    return site.judge(page.blocks, page.verdicts, frozenset(line_key(text) for text in shared))


def test_a_shared_line_leaves_the_text() -> None:
    lines = [*paragraphs(3), line(OFFER), *paragraphs(2)]
    found = judged(lines, OFFER)
    assert found[3] == TAKEN
    assert labels(found).count("paragraph") == 5


def test_without_evidence_nothing_changes() -> None:
    lines = [*paragraphs(2), line(OFFER)]
    assert judged(lines) == [each.verdict for each in lines]


def test_evidence_of_other_lines_changes_nothing() -> None:
    lines = [*paragraphs(2), line(OFFER)]
    assert judged(lines, "Our letters to you", "More from Aldport") == [
        each.verdict for each in lines
    ]


def test_a_page_all_of_whose_lines_are_shared_keeps_them() -> None:
    lines = [line("A bridge is closed", "title"), *paragraphs(4)]
    found = judged(lines, *(each.block.text for each in lines))
    assert labels(found) == labels([each.verdict for each in lines])


@pytest.mark.parametrize(("shared", "kept"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_page_that_would_lose_more_than_half_of_its_text_keeps_it(
    shared: int, kept: bool
) -> None:
    lines = [line(f"{'word ' * 30}{'abcd'[i]}") for i in range(4)]
    found = judged(lines, *(each.block.text for each in lines[:shared]))
    assert (TAKEN not in found) == kept


def test_only_text_counts_for_the_half() -> None:
    menu = [line(f"Entry {name} of a long menu of this site", "navigation") for name in "abcdefgh"]
    lines = [*menu, line(OFFER), *paragraphs(1)]
    assert judged(lines, OFFER, *(each.block.text for each in menu))[8] == TAKEN


def test_what_the_model_knows_to_be_furniture_keeps_its_own_label() -> None:
    lines = [
        line("Courier", "navigation"),
        line("By Ada Example", "byline"),
        line("Sign up for letters", "promo"),
        *paragraphs(3),
    ]
    shared = [each.block.text for each in lines[:3]]
    assert judged(lines, *shared) == [each.verdict for each in lines]


@pytest.mark.parametrize("label", ["paragraph", "heading", "list_item", "table", "other"])
def test_a_shared_line_of_unknown_kind_is_taken(label: str) -> None:
    assert judged([line(OFFER, label), *paragraphs(3)], OFFER)[0] == TAKEN


@pytest.mark.parametrize(
    "printed",
    [OFFER.upper(), f"  {OFFER}", OFFER.replace("42", "45"), OFFER.removesuffix(".") + " …"],
)
def test_case_digits_and_punctuation_do_not_hide_a_line(printed: str) -> None:
    assert judged([*paragraphs(3), line(printed)], OFFER)[-1] == TAKEN


def test_a_long_line_is_never_furniture() -> None:
    long = " ".join(paragraph(i) for i in range(3))
    assert len(long) > LONGEST_LINE
    assert TAKEN not in judged([*paragraphs(6), line(long)], long)


@pytest.mark.parametrize("text", ["", "* * *", "2009"])
def test_a_line_without_letters_is_no_evidence(text: str) -> None:
    assert line_key(text) == 0
    found = judged([*paragraphs(3), line(text, "other", 0.9)], OFFER)
    assert found[-1].label == "other"


HEADLINE = "Bridge over the Welle to be closed for eleven months"
SUMMARY = "The ferrymen of Aldport carry twice as many people as they did in spring."


def test_a_headline_that_other_pages_lead_to_stays() -> None:
    lines = [line(HEADLINE, "title"), line(SUMMARY, "standfirst"), *paragraphs(3)]
    assert judged(lines, HEADLINE, SUMMARY) == [each.verdict for each in lines]


def test_the_name_of_the_site_is_no_headline() -> None:
    lines = [line("Courier of Aldport", "title"), line(HEADLINE, "title"), *paragraphs(3)]
    assert judged(lines, "Courier of Aldport", HEADLINE)[:2] == [TAKEN, lines[1].verdict]


@pytest.mark.parametrize("between", [0, site.BELOW - 1, site.BELOW])
def test_a_standfirst_stays_below_its_headline_only(between: int) -> None:
    notes = [line(f"Note {name}", "navigation") for name in "abcdef"[:between]]
    lines = [line(HEADLINE, "title"), *notes, line(SUMMARY, "standfirst"), *paragraphs(3)]
    assert (judged(lines, SUMMARY)[between + 1] == TAKEN) == (between == site.BELOW)


def test_a_slogan_above_the_headline_is_furniture() -> None:
    lines = [line(SUMMARY, "standfirst"), line(HEADLINE, "title"), *paragraphs(3)]
    assert judged(lines, SUMMARY)[0] == TAKEN


def test_an_empty_page_stays_empty() -> None:
    assert judged([], OFFER) == []
