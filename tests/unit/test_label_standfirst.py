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
        marked("Jane Example, The Example Press", "navigation", hints="byline"),
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


def test_a_heading_between_byline_and_date_is_the_standfirst_whatever_the_model_says() -> None:
    def label(tag: str) -> str:
        lines = [marked(TITLE, "title", "h1"), BYLINE, marked(SUMMARY, "navigation", tag), DATE]
        page = made([*lines, *paragraphs(4, tag="p", path="html>body>p")])
        return context.judge(page.blocks, page.verdicts, page.scores, Head(), shipped())[2].label

    assert (label("h2"), label("p")) == ("standfirst", "navigation")


def test_a_paragraph_that_no_byline_follows_is_text() -> None:
    assert label_of(marked(SUMMARY + ".", "paragraph")) == "paragraph"


@pytest.mark.parametrize(
    "name", ["perex", "sub", "post-full-custom-excerpt", "sottotitolo", "strap"]
)
def test_an_element_called_a_summary_right_below_the_headline_needs_no_byline(name: str) -> None:
    assert label_of(marked(SUMMARY, "navigation", hints=name)) == "standfirst"
    assert label_of(marked(SUMMARY, "navigation", hints=f"{name}-newsletter")) != "standfirst"


def judged(page: list[Line], head: Head | None = None) -> list[str]:
    """The labels of a page's lines."""
    found = made([marked(TITLE, "title", "h1"), *page])
    verdicts = context.judge(found.blocks, found.verdicts, found.scores, head or Head(), shipped())
    return [verdict.label for verdict in verdicts][1:]


PICTURE = marked("The customs house on Monday", "byline", "span", hints="image-text")
SHARE = marked("Share", "navigation", "button", rule="phrase.en.share:share")


def text(number: int = 3) -> list[Line]:
    return paragraphs(number, tag="p", path="html>body>p", hints="article-body")


@pytest.mark.parametrize("label", ["paragraph", "navigation", "related"])
def test_what_the_page_describes_itself_by_is_it_however_far_from_the_headline(label: str) -> None:
    head = Head(metas=(("description", f"{SUMMARY}, the board says, and nobody knows why."),))
    summary = marked(SUMMARY, label, hints="teaser__text")
    far = [BYLINE, DATE, *[PICTURE] * 4, *[SHARE] * 6, summary]
    assert judged([*far, SHARE, *text()], head)[12] == "standfirst"
    assert "standfirst" not in judged([*far, SHARE, *text()])


def test_the_first_paragraph_of_the_text_is_none_though_the_page_describes_itself_by_it() -> None:
    first, *others = text(4)
    head = Head(metas=(("og:description", first.block.text),))
    assert judged([BYLINE, first, *others], head)[1] == "paragraph"
    assert judged([first, BYLINE, *others], head)[0] == "standfirst"


def test_furniture_of_many_words_above_a_called_summary_is_passed_over() -> None:
    summary = marked(SUMMARY, "navigation", hints="reader__intro")
    assert judged([BYLINE, DATE, PICTURE, summary, *text()])[3] == "standfirst"


def part(words: str, place: str, hints: str) -> Line:
    found = marked(words, "paragraph", hints=hints)
    return found._replace(block=found.block._replace(at=f"/html/body/{place}"))


def test_all_paragraphs_of_an_element_called_a_summary_are_the_standfirst() -> None:
    summary = [part(f"{SUMMARY} ({n}).", f"div[1]/p[{n}]", "preamble") for n in (1, 2, 3)]
    below = [part(each.block.text, f"div[2]/p[{n}]", "") for n, each in enumerate(text(), 1)]
    assert judged([*summary, *below]) == ["standfirst"] * 3 + ["paragraph"] * 3


@pytest.mark.parametrize(("times", "found"), [(1, ["standfirst"] * 3), (4, ["paragraph"] * 3)])
def test_paragraphs_of_an_element_with_no_such_name_are_a_summary_only_where_they_are_short(
    times: int, found: list[str]
) -> None:
    opening = [
        part(f"{SUMMARY} ({n}). " * times, f"div[1]/p[{n}]", "entry-content") for n in (1, 2, 3)
    ]
    below = [part(each.block.text, f"div[2]/p[{n}]", "") for n, each in enumerate(text(), 1)]
    head = Head(metas=(("description", opening[0].block.text),))
    assert judged([*opening, *below], head)[:3] == found


def test_of_an_element_that_holds_the_whole_text_the_first_paragraph_is() -> None:
    whole = [part(f"{SUMMARY} ({n}).", f"div[1]/p[{n}]", "entry-summary") for n in (1, 2, 3)]
    assert judged(whole) == ["standfirst", "paragraph", "paragraph"]
    more = [part(f"{SUMMARY} ({n}).", f"div[1]/p[{n}]", "entry-summary") for n in range(1, 7)]
    assert judged([*more, *text()])[:2] == ["standfirst", "paragraph"]


@pytest.mark.parametrize(
    "bio",
    [
        "Ewan has worked as a customs officer, and tells of it here.",
        "Example has written of the harbour for nine years.",
        "I am a writer, a sailor and a bad cook, not always in that order.",
    ],
)
def test_what_tells_of_the_writer_is_none(bio: str) -> None:
    summary = marked(bio, "paragraph", hints="intro")
    assert judged([BYLINE, summary, *text()])[1] == "paragraph"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("x9Fk2a", "bQ81ld"),
        ("text paragraph-0", "text paragraph-1"),
        ("css-at9mc1", "css-1bvu77"),
        ("article-first-paragraph", ""),
        ("has-dropcap", "body"),
        ("first", "body"),
    ],
)
def test_names_that_only_the_first_paragraph_has_make_it_no_standfirst(
    first: str, second: str
) -> None:
    opening, *others = paragraphs(4, tag="p", path="html>body>p")

    def named(number: int, each: Line, hints: str) -> Line:
        return each._replace(block=each.block._replace(hints=hints, at=f"/html/body/p[{number}]"))

    page = [named(i, each, second) for i, each in enumerate(others, 2)]
    head = Head(metas=(("description", opening.block.text),))
    assert judged([BYLINE, named(1, opening, first), *page], head)[1] == "paragraph"
    assert judged([BYLINE, named(1, opening, "teaser"), *page], head)[1] == "standfirst"


def test_the_points_of_a_list_called_a_summary_are_no_standfirst() -> None:
    points = [
        marked(f"{SUMMARY} in part {i}.", "list_item", "li", hints="summary") for i in range(2)
    ]
    assert judged([BYLINE, *points, *text()])[1:3] == ["list_item", "list_item"]
