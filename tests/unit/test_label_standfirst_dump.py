"""The standfirst of a dump: between headline and what signs, dates or serves the page."""

from __future__ import annotations

import pytest

from cleancopy.label import context
from cleancopy.model import Head
from judged_pages import Line, line, made, paragraphs, shipped

TITLE = "Board votes to sell customs house"
SUMMARY = "A chain of restaurants is to take over the building, empty since 1993, says the board."
BYLINE = line("By Ewan Example", "byline", rule="alone.byline", blanks=1)
DATE = line("12 November 2004", "date", rule="alone.date", blanks=1)
SHARE = line("Share", "navigation", rule="phrase.en.share:share", blanks=1)
PRINT = line("Print", "navigation", rule="phrase.en.navigation:print", blanks=1)


def judged(*below: Line) -> list[str]:
    """The labels of the lines below the headline of a dump."""
    named = line(f"{TITLE} - Example Courier", "navigation")
    headline = line(TITLE, "title", fine={"title": 0.9}, blanks=1)
    page = made([named, headline, *below, *paragraphs(4, blanks=1)])
    found = context.judge(page.blocks, page.verdicts, page.scores, Head(), shipped())
    return [verdict.label for verdict in found][2:]


def summary(label: str = "navigation", text: str = SUMMARY, confidence: float = 0.8) -> Line:
    return line(text, label, confidence, blanks=1)


def test_all_that_signs_above_the_text_stands_below_it() -> None:
    listen = line("Listen to this story", "navigation", blanks=1)
    assert judged(summary(), listen, SHARE, PRINT, listen, BYLINE)[0] == "standfirst"
    dated = line("9 May 2004, 14:26 | Ewan Example", "navigation", blanks=1)
    assert judged(summary(), listen, dated)[0] == "standfirst"
    assert judged(summary(), listen)[0] == "navigation"


def test_a_picture_may_stand_above_it() -> None:
    picture = line("The customs house on Monday.", "caption", rule="alone.caption", blanks=1)
    assert judged(picture, summary(), DATE)[1] == "standfirst"
    assert judged(picture, DATE)[0] == "caption"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        (summary(), "standfirst"),
        (summary("paragraph"), "standfirst"),
        (summary("paragraph", confidence=0.95), "paragraph"),
    ],
)
def test_buttons_part_it_from_the_text_but_not_what_is_surely_text(line: Line, label: str) -> None:
    assert judged(line, SHARE, PRINT)[0] == label
    assert judged(line, SHARE)[0] != "standfirst"


def test_below_a_byline_furniture_above_buttons_is_none() -> None:
    bio = summary(text="Opinions that contributors to this page express are their own ones.")
    assert judged(BYLINE, bio, SHARE, PRINT)[1] == "navigation"
    assert judged(BYLINE, summary("paragraph"), SHARE, PRINT)[1] == "standfirst"


def test_an_address_alone_below_it_ends_the_head() -> None:
    address = line("https://courier.example/a/1234", "navigation", blanks=1)
    assert judged(DATE, summary(), address)[1] == "standfirst"


def test_names_on_lines_of_their_own_above_the_day_are_of_the_head() -> None:
    names = [line(text, "navigation") for text in ("Jane Example", "and", "Max Sample")]
    film = line("Customs house is sold – video", "navigation", blanks=1)
    menu = [line("More of this", "navigation", blanks=1)] * 12
    assert judged(summary(), film, *names, DATE, *menu)[0] == "standfirst"
    assert judged(summary(), *[film] * 4, DATE, *menu)[0] == "navigation"


def test_above_a_pictures_button_stands_what_is_no_caption() -> None:
    shown = line("The customs house on Monday.", "caption", rule="context.below-button", blanks=1)
    views = line("View 3 images", "navigation", blanks=1)
    assert judged(summary(), views, shown)[0] == "standfirst"
    assert judged(summary(), views, shown, DATE)[:1] == ["standfirst"]
    assert judged(SHARE, summary(), views, shown)[1] == "navigation"


@pytest.mark.parametrize(
    "lines",
    [
        # a picture's: below what opens it, above who made it
        [line("Image", "navigation"), summary(), BYLINE],
        [BYLINE, summary(), line("Photo: Ann", "credit", rule="alone.credit"), DATE],
        [summary(), line("(Ann Example/ann@example.org)", "navigation"), BYLINE],
        [summary(text=f"Image{SUMMARY}"), BYLINE],
        [summary(text=f"{SUMMARY}CreditAnn Example"), BYLINE],
        # a box's
        [line("Related videos", "related", rule="phrase.en.related:related"), summary(), BYLINE],
        [
            line("Our letter is about old houses. Do you want it in your inbox?", "promo",
                 rule="phrase.en.promo:in your inbox"),
            summary(), BYLINE,
        ],
        [summary(text="Before you go, we thought that you would like all of these..."), BYLINE],
        # a writer's
        [summary(text="By Ewan Example, Jane Example of the Courier, Max Sample, and"), DATE],
        [summary(text="Ewan Example | Example Harbour Media for the Courier of Aldport"), BYLINE],
    ],
)  # fmt: skip
def test_what_is_a_pictures_a_boxs_or_a_writers_is_none(lines: list[Line]) -> None:
    assert "standfirst" not in judged(*lines)


def test_an_advertisement_may_stand_above_it() -> None:
    paid = line("Advertisement", "promo", rule="phrase.en.promo:advertisement")
    assert judged(paid, summary(), BYLINE)[1] == "standfirst"


def test_that_an_article_is_old_is_said_above_it() -> None:
    old = line("This article is more than 9 years old", "navigation", blanks=0)
    told = line("This article is more than it seems", "navigation", blanks=0)
    assert judged(old, summary(), BYLINE)[1] == "standfirst"
    assert judged(told, summary(), BYLINE)[1] == "standfirst"


@pytest.mark.parametrize(
    "text",
    [
        "Second pier : what the fishermen fear and what they want from it",
        "What the board said of the house, and what it did not say of it:",
        "Read [what the board said of the house](/house) that stood empty",
    ],
)
def test_a_kicked_headline_an_announcement_or_a_link_is_none(text: str) -> None:
    assert judged(summary(text=text), BYLINE)[0] == "navigation"


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
    kicker = line("Restaurants", "navigation", blanks=0)
    assert label(SUMMARY, 0, kicker) == "standfirst"
    assert label(SUMMARY.removesuffix("."), 0, kicker) != "standfirst"


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
