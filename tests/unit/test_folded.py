"""Dumps without line breaks: nodes glued by `get_text()`, pages folded to one line."""

from __future__ import annotations

import re

import pytest

from cleancopy.label.model import kind_of
from cleancopy.label.parts.pieces import join, mark_menus
from cleancopy.model import Article, Block, Raw, Verdict
from cleancopy.pipeline import clean
from cleancopy.segment.lines import segment_text
from judged_pages import shipped

MENU = (
    "Skip to content", "Home", "News", "World", "Business", "Culture", "Sport", "Travel",
    "Weather", "Opinion", "Obituaries", "Podcasts", "Jobs", "Property", "Shop", "Archive",
    "Crossword", "Events", "Subscribe", "Log in",
)  # fmt: skip
STORY = (
    "The old mill of Ellory was sold last week, the town council said on Monday.",
    "It had stood empty for eleven years, and nobody had wanted to pay for its broken roof.",
    "“We looked at it for a long time and then we simply bought it,” said the new owner.",
    "The buyer, a cooperative of bakers from the valley, wants to grind its own flour there.",
    "Work on the wheel begins in spring, when the river carries less water than it does now.",
    "The council keeps the small house beside the mill, which has been a museum since 1987.",
    "A first loaf, the bakers promised, will be given away in front of the town hall.",
)
FOOT = ("Contact", "Imprint", "Privacy Policy", "Terms of Use", "Newsletter", "Cookies")
TOP = ("Mill sold to bakers", "By Jane Example", "May 3, 2024")


def article_of(dump: str) -> Article:
    outcome = clean(Raw("mill.txt", "0" * 64, dump.encode(), "text"), shipped())
    assert isinstance(outcome, Article)
    return outcome


def text_of(dump: str) -> str:
    return article_of(dump).text


def test_glued_nodes_become_lines_again() -> None:
    blocks = segment_text("".join((*MENU, *TOP, *STORY, *FOOT))).blocks
    assert [block.text for block in blocks] == [*MENU, *TOP, *STORY, *FOOT]
    assert [block.glued for block in blocks] == [False] + [True] * (len(blocks) - 1)


def test_dumps_of_lines_and_dumps_in_pieces_have_models_of_their_own() -> None:
    lines = (*MENU, *TOP, *STORY, *FOOT)
    pieces = "Contact " + " ".join(STORY * 2)
    for dump, kind in (
        ("\n".join(lines), "text"),
        ("".join(lines), "pieces"),
        (" ".join((*lines[:-6], *STORY, *FOOT)), "pieces"),
        ("\n".join((*STORY * 3, pieces)), "text"),
    ):
        blocks = segment_text(dump).blocks
        assert (kind_of(blocks, "text"), kind_of(blocks, "html")) == (kind, "html")


def test_the_text_of_a_glued_page_is_its_story() -> None:
    assert text_of("".join((*MENU, *TOP, *STORY, *FOOT))) == "\n\n".join(STORY)


@pytest.mark.parametrize("between", ["", " "], ids=["glued", "folded"])
def test_codes_of_wires_behind_a_full_stop_begin_a_line(between: str) -> None:
    blocks = segment_text(between.join((*MENU, *MENU, *STORY * 2, "rri/wmr (AFP, dpa)"))).blocks
    assert blocks[-1].text == "rri/wmr (AFP, dpa)"


def test_a_folded_page_loses_its_menu_and_keeps_its_story_as_one_paragraph() -> None:
    menu = " ".join((*MENU, *MENU, *FOOT))
    text = text_of(f"{menu} {' '.join(STORY * 2)}")
    assert text == " ".join(STORY * 2)


def test_a_folded_page_with_a_short_menu_is_known_by_its_stamp() -> None:
    story = " ".join(STORY * 2)
    dump = f"Home News Sport Old mill sold By Jane Example Published 3 May 2024, 10:15 {story}"
    found = article_of(dump)
    assert found.text == story
    assert found.metadata.authors == ("Jane Example",)
    assert found.metadata.published_raw == "Published 3 May 2024, 10:15"


def test_an_advertisement_between_two_sentences_of_a_folded_page_takes_none_with_it() -> None:
    menu, story = " ".join((*MENU, *MENU)), " ".join(STORY)
    for notice in ("Advertisement", "ADVERTISEMENT", "Advertisement · Scroll to continue"):
        dump = f"{menu} {story} {notice} {story} {' '.join(FOOT)}"
        assert text_of(dump).split() == [*story.split(), *story.split()]


def test_a_folded_page_that_begins_with_its_story_loses_its_foot() -> None:
    foot = " ".join((*MENU, *FOOT, "© 2024 The Ellory Courier"))
    assert text_of(f"{' '.join(STORY * 2)} {foot}") == " ".join(STORY * 2)


def test_a_list_of_names_at_the_end_of_a_folded_story_stays() -> None:
    names = "Jane Example Bo Sample Ann Baker Tom Miller Liz Wheeler Sam Stone Kim Bridge"
    text = f"{' '.join(STORY * 2)} The bakers: {names} {names}"
    assert text_of(text) == text


def test_every_word_of_a_folded_page_is_in_a_block() -> None:
    dump = " ".join((*MENU, *MENU, *TOP, *STORY * 2, *FOOT))
    blocks = segment_text(dump).blocks
    assert len(blocks) > len(STORY)
    assert " ".join(block.text for block in blocks) == dump


@pytest.mark.parametrize(
    "line",
    [
        " ".join(STORY * 3),
        "Her videos on YouTube, TikTok, LinkedIn and WhatsApp were seen by many. " * 12,
        " ".join(MENU),
        "".join(MENU[:4]) + " " + STORY[0],
    ],
    ids=["a story", "names with capitals inside", "a menu alone", "too short"],
)
def test_a_line_that_is_no_page_stays_whole(line: str) -> None:
    assert len(segment_text(line).blocks) == 1


def test_a_long_paragraph_of_a_long_dump_stays_whole() -> None:
    paragraph = " ".join((*MENU, *MENU, *STORY * 2))
    dump = "\n\n".join([" ".join(STORY)] * 20 + [paragraph])
    assert segment_text(dump).blocks[-1].text == paragraph


def test_sentences_of_scripts_without_capitals_are_told_by_their_full_stops() -> None:
    story = "पुरानी मिल पिछले हफ्ते बिक गई। वह ग्यारह साल से खाली पड़ी थी। " * 20
    blocks = segment_text(story).blocks
    assert len(blocks) == 40
    assert all(block.text.endswith("।") for block in blocks)


def test_menus_among_the_pieces_are_navigation() -> None:
    blocks = [Block(" ".join(MENU), "line 1"), Block(STORY[0], "line 1", cut=True)]
    text = Verdict("paragraph", "model.text", 0.7)
    assert [verdict.label for verdict in mark_menus(blocks, [text, text], shipped().agencies)] == [
        "navigation",
        "paragraph",
    ]


def test_a_first_sentence_full_of_names_is_no_menu() -> None:
    names = "Ellory Town Council Leader Jane Example Deputy Bo Sample Treasurer Ann Baker"
    blocks = [
        Block(f"ELLORY (Reuters) - {names} resigned.", "line 1"),
        Block("A.", "line 1", cut=True),
    ]
    text = Verdict("paragraph", "model.text", 0.7)
    assert mark_menus(blocks, [text, text], shipped().agencies) == [text, text]


def test_sentences_of_one_line_and_verdict_are_joined_with_what_stood_between() -> None:
    blocks = [
        Block("One.", "line 1"),
        Block("Two.", "line 1", cut=True),
        Block("三。", "line 1", glued=True, cut=True),
        Block("Share", "line 1", cut=True),
        Block("New node.", "line 1", glued=True),
    ]
    text, menu = Verdict("paragraph", "model.text", 0.9), Verdict("navigation", "text.menu", 0.9)
    less = text._replace(confidence=0.6)
    joined, verdicts = join(blocks, [text, less, text, menu, text])
    assert [block.text for block in joined] == ["One. Two.三。", "Share", "New node."]
    assert verdicts == [less, menu, text]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "dump",
    [
        "A" * 200_000,
        "a" * 200_000,
        "|" + " " * 100_000 + "x" * 1000 + "|" * 20,
        "Mill sold to bakers in May | Courier " * 20_000,
        " ".join((*MENU, *MENU)) + " By " + "Jane " * 50_000,
        "3 May " * 50_000 + "2024",
        "1. Skip to content " * 20_000,
    ],
    ids=["capitals", "letters", "blanks", "headlines", "names", "dates", "skips"],
)
def test_no_line_takes_long(dump: str) -> None:
    kept = " ".join(block.text for block in segment_text(dump).blocks)
    assert re.findall(r"\w+", kept) == re.findall(r"\w+", dump)
