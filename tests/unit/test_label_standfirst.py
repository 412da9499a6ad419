"""The standfirst of an HTML page: between headline and byline."""

from __future__ import annotations

from typing import Any

import pytest

from cleancopy.label import context
from cleancopy.model import Head
from judged_pages import Line, line, made, paragraphs, shipped

TITLE = "Board votes to sell customs house"
SUMMARY = "Restaurant chain to take over building that has stood empty since 1993"


def marked(text: str, label: str, tag: str = "p", **more: Any) -> Line:
    return line(text, label, tag=tag, path=f"html>body>{tag}", **more)


BYLINE = marked("By Ewan Example", "byline", rule="alone.byline")
DATE = marked("12 November 2004", "date", rule="alone.date")


def label_of(*below: Line) -> str:
    """The label of the first line below the headline."""
    text = paragraphs(4, tag="p", path="html>body>p")
    page = made([marked(TITLE, "title", "h1"), *below, *text])
    return context.judge(page.blocks, page.verdicts, page.scores, Head(), shipped())[1].label


@pytest.mark.parametrize(
    ("label", "tag"), [("heading", "h2"), ("heading", "h3"), ("paragraph", "p")]
)
@pytest.mark.parametrize("signed", [BYLINE, DATE])
def test_a_line_between_headline_and_byline_or_date_is_the_standfirst(
    label: str, tag: str, signed: Line
) -> None:
    assert label_of(marked(SUMMARY, label, tag), signed) == "standfirst"
    assert label_of(marked(f"{SUMMARY}.", label, tag), signed) == "standfirst"


@pytest.mark.parametrize("label", ["navigation", "related", "other"])
def test_one_that_the_model_took_for_furniture_is_text_again(label: str) -> None:
    assert label_of(marked("And nobody on it plays golf", label), BYLINE) == "standfirst"


@pytest.mark.parametrize(
    "below",
    [
        marked(SUMMARY, "navigation", link_chars=len(SUMMARY)),
        marked(SUMMARY, "navigation", rule="phrase.en.navigation:restaurant"),
        marked(SUMMARY, "navigation", hints="newsletter-promo"),
        marked("Too short for it", "navigation"),
        marked("Updated on Monday, 15 November 2004 at noon", "navigation"),
        marked(TITLE, "navigation"),
    ],
)
def test_a_link_a_phrase_a_date_or_the_headline_again_is_none(below: Line) -> None:
    assert label_of(below, BYLINE) != "standfirst"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A reservoir, two cantons and a missing signature", "standfirst"),
        ("Jane Example", "byline"),
    ],
)
def test_a_subtitle_that_the_model_took_for_a_byline_is_one_where_it_reads_so(
    text: str, label: str
) -> None:
    assert label_of(marked(text, "byline", "h3", hints="subtitle")) == label


def test_a_paragraph_that_no_byline_follows_is_text() -> None:
    assert label_of(marked(SUMMARY + ".", "paragraph")) == "paragraph"


@pytest.mark.parametrize(
    "name", ["perex", "sub", "post-full-custom-excerpt", "sottotitolo", "strap"]
)
def test_an_element_called_a_summary_right_below_the_headline_needs_no_byline(name: str) -> None:
    assert label_of(marked(SUMMARY, "navigation", hints=name)) == "standfirst"
    assert label_of(marked(SUMMARY, "navigation", hints=f"{name}-newsletter")) != "standfirst"


def test_a_dump_without_blank_lines_has_it_right_below_the_headline() -> None:
    def label(text: str, blanks: int, *between: Line) -> str:
        lines = [
            line(TITLE, "title", blanks=blanks),
            *between,
            line(text, "navigation", blanks=0),
            line("By Ewan Example", "byline", rule="alone.byline", blanks=0),
            line("12 November 2004", "date", rule="alone.date", blanks=0),
        ]
        page = made([*lines, *paragraphs(4)])
        judged = context.judge(page.blocks, page.verdicts, page.scores, Head(), shipped())
        return judged[1 + len(between)].label

    assert label(SUMMARY, 0) == "standfirst"
    assert label("A restaurant chain will take over it", 0) != "standfirst"
    assert label(SUMMARY, 0, line("Restaurants", "navigation", blanks=0)) != "standfirst"


def test_a_long_stamp_above_the_byline_is_none() -> None:
    stamp = "The Courier | 12.11.2004 at 11:04 • Last updated on 12.11.2004 at 18:27"
    lines = [
        line(TITLE, "title", blanks=1),
        line(stamp, "date", rule="alone.date", blanks=1),
        line("By Ewan Example", "byline", rule="alone.byline", blanks=1),
    ]
    page = made([*lines, *paragraphs(4, blanks=1)])
    judged = context.judge(page.blocks, page.verdicts, page.scores, Head(), shipped())
    assert judged[1].label == "date"


def test_between_a_byline_that_begins_with_by_and_a_picture_of_a_dump_stands_the_lede() -> None:
    def label(*between: Line) -> str:
        text = "The chain will take over the building, the board said, which nobody has used since."
        lines = [
            line(TITLE, "title"),
            *between,
            line(text),
            line("The customs house on Monday.", "caption", rule="context.above-credit"),
            line("Jane Example / Example Herald", "credit", rule="context.below-caption"),
        ]
        page = made([*lines, *paragraphs(4)])
        judged = context.judge(page.blocks, page.verdicts, page.scores, Head(), shipped())
        return judged[1 + len(between)].label

    byline = line("By Ewan Example", "byline", rule="alone.byline")
    name = line("Ewan Example", "byline")
    date = line("12 November 2004", "date", rule="alone.date")
    assert label() == label(date) == label(name, date) == "standfirst"
    assert label(byline) == label(byline, date) == "paragraph"


def test_what_the_page_states_as_its_description_is_one_below_pictures_and_buttons() -> None:
    summary = "The chain will take over a building that has stood empty for years."
    told = marked("The customs house on Monday, before the board met to vote.", "navigation")
    caption = told._replace(block=told.block._replace(at="/html/body/figure/figcaption"))
    between = [*(marked(f"Button {i}", "navigation") for i in range(6)), caption]
    text = paragraphs(4, tag="p", path="html>body>p")
    page = made([marked(TITLE, "title", "h1"), *between, marked(summary, "paragraph"), *text])
    for stated, label in ((summary, "standfirst"), (f"{summary} So", "paragraph")):
        head = Head(metas=(("og:description", stated),))
        judged = context.judge(page.blocks, page.verdicts, page.scores, head, shipped())
        assert judged[len(between) + 1].label == label
