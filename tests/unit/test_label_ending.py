"""What closes an article: end marks, wires without a name, the writer's bare name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from cleancopy.fields.agency import NONE
from cleancopy.fields.signoffs.ending import (
    end_mark_behind,
    is_end_mark,
    is_wire_credit,
    reached,
    writers_address,
)
from cleancopy.fields.signoffs.short import initials
from cleancopy.fields.signoffs.signoff import parse_signoff
from cleancopy.label import context
from cleancopy.label.context.closing import find_last_sentences
from cleancopy.label.parts import glued
from cleancopy.model import Head, Verdict
from judged_pages import Line, line, made, paragraphs, shipped

HTML = {"tag": "p", "path": "html>body>p"}


def judged(*end: str, before: Sequence[Line] = (), tag: str = "p") -> list[Verdict]:
    closing = [line(text, "paragraph", 0.9, tag=tag, path=f"html>body>{tag}") for text in end]
    page = made([*paragraphs(3, **HTML), *before, *paragraphs(1, **HTML), *closing])
    found = context.judge(page.blocks, page.verdicts, page.scores, Head(), shipped())
    return found[-len(end) :]


@pytest.mark.parametrize(
    "text",
    ["ENDS", "END", "-30-", "(End)", "Enditem", "###", "— fin —", "（完）", "انتهای پیام/"],
)
def test_an_end_mark_is_none_of_the_text(text: str) -> None:
    assert is_end_mark(text)
    assert judged(text)[0] == Verdict("signoff", "context.end", 0.85)


@pytest.mark.parametrize("text", ["hong@example.co.kr", "Email: jane@herald.example", "(a@b.org)"])
def test_the_writers_address_is_none_of_the_text(text: str) -> None:
    assert judged(text)[0].label == "signoff"
    assert writers_address(f"Write to {text} by May.") is None


@pytest.mark.parametrize("text", ["30", "Fine", "The end of the road", "Ende", "1. FC Fine", ""])
def test_a_word_or_number_without_marks_is_no_end_mark(text: str) -> None:
    assert not is_end_mark(text)


@pytest.mark.parametrize(
    "text",
    [
        "Agencies",
        "From wire reports",
        "Compiled from wire reports",
        "With inputs from agencies",
        "From staff and wire reports",
    ],
)
def test_wires_without_a_name_sign_off(text: str) -> None:
    assert is_wire_credit(text)
    assert judged(text, "ENDS")[0].label == "signoff"


@pytest.mark.parametrize(
    "text", ["(He did not say.)", "Agencies of the county", "Staff", "agencies"]
)
def test_a_line_that_says_more_than_wires_is_no_credit_of_theirs(text: str) -> None:
    assert not is_wire_credit(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Jane Example is a nurse in Aldport and the author of two books.", "other"),
        ("Jane Example war Krankenschwester und schreibt über Häfen.", "other"),
        ("Example covers harbours for the Courier. Reach her at je@courier.example.", "other"),
        ("Jane has worked as a diver, a nurse and a teacher.", "other"),
        ("Jane Example told the council that she had seen nothing.", "paragraph"),
        ("Example County covers nine square miles of the marshes.", "paragraph"),
        ("Al Sample is a nurse in Aldport and the author of two books.", "paragraph"),
    ],
)
def test_the_life_of_who_signs_closes_the_text(text: str, label: str) -> None:
    signed = line("By JANE EXAMPLE", "byline", **HTML)
    assert judged(text, before=[signed])[0].label == label


@pytest.mark.parametrize(
    ("text", "code", "wires"),
    [
        ("gs", "gs", ()),
        ("(hb)", "hb", ()),
        ("/mw/", "mw", ()),
        ("L.E.", "L.E.", ()),
        ("L.E. (avec AFP)", "L.E.", ("AFP",)),
        ("MJ (dpa)", "MJ", ("dpa",)),
    ],
)
def test_a_staff_code_below_the_text_signs_off(
    text: str, code: str, wires: tuple[str, ...]
) -> None:
    assert judged(text)[0] == Verdict("signoff", "context.initials", 0.8)
    found = initials(text, shipped().agencies)
    assert found is not None
    assert (found.initials, found.agencies) == ((code,), wires)


@pytest.mark.parametrize("text", ["no", "(yes)", "FIN", "Mai", "Ray left.", "he (she)"])
def test_a_short_word_below_the_text_is_no_staff_code(text: str) -> None:
    assert initials(text, shipped().agencies) is None


def test_a_staff_code_stands_below_a_paragraph() -> None:
    assert judged("gs", tag="li")[0].label == "paragraph"
    assert judged("A list of what the ferries carry:", "gs")[1].label == "paragraph"


def test_a_short_name_is_not_told_of_by_a_longer_word() -> None:
    letter = line("The fleet will sail again in May, and nobody is sorry.", "paragraph", **HTML)
    assert judged("Jane Lee", before=[letter])[0].label == "byline"
    letter = line("“The boats will sail again in May,” said Lee to the council.", **HTML)
    assert judged("Jane Lee", before=[letter])[0].label == "paragraph"


@pytest.mark.parametrize(
    "text", ["Jane Example", "JANE EXAMPLE", "- Jane Example", "Ольга ПРИМЕРОВА"]
)
def test_a_bare_name_below_the_text_signs_it(text: str) -> None:
    assert judged(text)[0] == Verdict("byline", "context.signed", 0.8)
    assert judged(text, "ENDS")[0].label == "byline"


def test_a_name_that_the_text_tells_of_does_not_sign_it() -> None:
    assert judged("Anna Muster")[0].label == "paragraph"


def test_names_below_several_letters_stay() -> None:
    letter = line("John Sample", "paragraph", 0.9, **HTML)
    assert judged("Jane Example", before=[letter])[0].label == "paragraph"


@pytest.mark.parametrize("tag", ["li", "td", "h3"])
def test_a_name_in_a_list_a_table_or_a_heading_does_not_sign(tag: str) -> None:
    assert judged("Jane Example", tag=tag)[0].label != "byline"


@pytest.mark.parametrize(
    "text",
    [
        "Jane Example can be reached at 555-0144.",
        "Staff writer Jane Example can be reached at jane@herald.example or 555-0144.",
        "Jane Example covers business. She can be reached at (360) 555-0131.",
        "Contact Jane Example at jexample@herald.example",
    ],
)
def test_how_to_reach_the_writer_signs_off_and_names_the_author(text: str) -> None:
    assert reached(text) == ("Jane Example",)
    found = parse_signoff(text, NONE)
    assert found is not None
    assert found.authors == ("Jane Example",)


@pytest.mark.parametrize(
    "text",
    [
        "Contact Jane Example at 555-0144.",
        "Contact Jane Example at press@company.example",
        "Contact us at news@herald.example",
        "The village can be reached by boat only.",
        "Jane Example said that the hut can be reached at noon.",
    ],
)
def test_how_to_reach_somebody_else_names_no_author(text: str) -> None:
    assert reached(text) is None


def test_the_end_mark_behind_the_last_sentence_becomes_a_block_of_its_own() -> None:
    page = made([*paragraphs(2), line("The seeds will be sent to Aldport for tests. Enditem")])
    parts, found = glued.split(page.blocks, page.verdicts, shipped().agencies)
    assert [part.text for part in parts[-2:]] == [
        "The seeds will be sent to Aldport for tests.",
        "Enditem",
    ]
    assert [verdict.label for verdict in found[-2:]] == ["paragraph", "signoff"]
    assert end_mark_behind("The seeds will be sent to the agency that it ends") is None
    assert end_mark_behind("The seeds will be sent to Aldport. – Example.com") == 34
    assert end_mark_behind("The seeds will be sold on Monday by Example.com") is None


def test_a_short_last_sentence_with_an_end_mark_is_no_headline_of_something_else() -> None:
    page = made(
        [*paragraphs(3), line("The seeds will be sent to Aldport. Enditem", "paragraph", 0.6)]
    )
    found = context.judge(page.blocks, page.verdicts, page.scores, Head(), shipped())
    assert found[-1].label == "paragraph"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The ferry to the northern bank runs every ten minutes.", "paragraph"),
        ("Ab Herbst fährt die Fähre auch wieder nachts.", "paragraph"),
        ("渡し船は来月からも一日十二往復で運航するという予定だ。", "paragraph"),
        ("渡し船は来月からも一日十二往復で運航するという予定だ。【山田太郎】", "paragraph"),
        ("渡し船は来月からも一日十二往復で運航するという予定だ。【関連記事】", "navigation"),
        ("Follow the ferrymen of Aldport on the networks of your choice.", "navigation"),
        ("Fragen an die Fähre? Schreiben Sie uns in diesem Herbst.", "navigation"),
        ("Ferrymen of Aldport: nine of them tell of the river..", "navigation"),
        ("Bridge over the Welle to be closed for eleven months", "navigation"),
        ("Anna Example is a reporter who covers all the rivers.", "navigation"),
    ],
)
def test_a_sentence_that_closes_the_text_is_text_if_it_tells_of_the_story(
    text: str, label: str
) -> None:
    def judged_as(chance: float, *between: Line) -> str:
        last = line(text, "navigation", rule="model.outside")
        page = made([*paragraphs(4), *between, last])
        page.scores.body[-1] = chance
        judged = list(page.verdicts)
        find_last_sentences(page.blocks, judged, page.scores)
        return judged[-1].label

    advertisement = line("Advertisement", "promo", rule="phrase.en.promo:advertisement")
    teaser = line("Bridge to be sold", "related", rule="model.outside")
    assert judged_as(0.35) == judged_as(0.35, advertisement) == label
    assert judged_as(0.1) == judged_as(0.35, teaser) == "navigation"


@pytest.mark.parametrize(
    ("text", "hints", "label"),
    [
        ("The ferries to the other bank will start on Monday at six.", "story-text", "paragraph"),
        ("The ferries to the other bank will start on Monday at six.", "teaser", "navigation"),
        ("Subscribe to our newsletter and get the news of the Welle.", "story-text", "navigation"),
    ],
)
def test_a_sentence_in_an_element_like_the_paragraphs_is_text(
    text: str, hints: str, label: str
) -> None:
    last = line(text, "navigation", hints=hints, **HTML)
    page = made([*paragraphs(4, hints="story-text", **HTML), last])
    page.scores.body[-1] = 0.3
    judged = list(page.verdicts)
    find_last_sentences(page.blocks, judged, page.scores)
    assert judged[-1].label == label
