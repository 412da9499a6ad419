"""Whether a page holds an article, and how sure the labelling of it is."""

from __future__ import annotations

import numpy as np
import pytest

from cleancopy.label import article
from cleancopy.label.learned.listing import NUMBERS, address, numbers
from cleancopy.label.learned.network import CLASSES, Scores
from cleancopy.model import Block, Head
from cleancopy.settings import Settings
from judged_pages import Line, line, made, menu, paragraphs


def judged(
    lines: list[Line], probability: float = 0.9, least: float = 0.3, words: int = 25
) -> tuple[bool, str]:
    page = made(lines)
    settings = Settings(min_article_words=words)
    chance = article.Chance(probability, ("“news” in the title", "“cart” in a short line"))
    size = article.words_of(page.blocks, page.verdicts)
    why = article.rejected(page.verdicts, size, chance, least, settings)
    return why is None, why or ""


def test_text_enough_and_likely_enough_is_an_article() -> None:
    assert judged([*menu(5), *paragraphs(3)]) == (True, "")


@pytest.mark.parametrize(("text", "enough"), [("one two three four", False), ("a b c d e", True)])
def test_an_article_has_so_many_words(text: str, enough: bool) -> None:
    is_article, detail = judged([line(text)], words=5)
    assert is_article == enough
    assert enough or detail.startswith("4 words of text")


def test_words_outside_the_text_do_not_count() -> None:
    assert not judged([*menu(200), line("Two words")])[0]


def test_scripts_without_spaces_have_words_too() -> None:
    assert judged([line("橋は来年の春まで閉じられると市は水曜日に発表した。" * 4)])[0]


def test_korean_says_more_in_a_word() -> None:
    brief = (
        "부산과 쓰시마를 잇는 여객선이 21일 2년 만에 운항을 재개했다. 첫 배에는 승객 40명이 탔다."
    )
    assert len(brief.split()) < 20
    assert judged([line(brief * 2)])[0]
    assert not judged([line(brief[:30])])[0]


@pytest.mark.parametrize(("probability", "is_article"), [(0.29, False), (0.3, True), (1.0, True)])
def test_a_page_below_the_threshold_is_a_listing(probability: float, is_article: bool) -> None:
    found, detail = judged(paragraphs(3), probability)
    assert found == is_article
    assert ("listing" in detail) != is_article
    assert (
        detail.endswith("worded like one: “news” in the title, “cart” in a short line")
        != is_article
    )


WIRE = [
    line("ALDPORT, May 3 (AFP) -", "dateline"),
    *paragraphs(3),
    line("Reporting by Ida Holm", "signoff"),
]
"""What an agency's report has that no listing has."""


def test_one_dateline_and_a_sign_off_make_an_article_of_the_unlikeliest_page() -> None:
    assert judged([*menu(90), *WIRE], 0.0) == (True, "")


@pytest.mark.parametrize(
    "lines", [WIRE[:-1], WIRE[1:], [WIRE[0], *WIRE], [line("Two words"), WIRE[0], WIRE[-1]]]
)
def test_half_of_that_or_two_datelines_do_not(lines: list[Line]) -> None:
    assert not judged(lines, 0.0)[0]


def test_few_words_are_named_before_the_listing() -> None:
    assert "words" in judged([line("Two words")], 0.0)[1]


@pytest.mark.parametrize(
    ("body", "low", "high"),
    [
        ([1.0, 1.0, 0.0], 0.99, 1.0),
        ([0.5, 0.5], 0.0, 0.01),
        ([0.0, 0.0], 0.99, 1.0),
        ([0.9, 0.6, 0.1], 0.3, 0.9),
        ([], 0.0, 0.0),
    ],
)
def test_confidence_is_how_far_the_model_is_from_doubt(
    body: list[float], low: float, high: float
) -> None:
    fine = np.zeros((len(body), len(CLASSES)), np.float32)
    found = article.confidence(Scores(np.array(body, np.float32), fine, 0.5))
    assert low <= found <= high


def test_doubt_about_the_text_weighs_more_than_doubt_outside() -> None:
    fine = np.zeros((3, len(CLASSES)), np.float32)
    text = Scores(np.array([0.6, 0.95, 0.02], np.float32), fine, 0.5)
    outside = Scores(np.array([0.98, 0.95, 0.4], np.float32), fine, 0.5)
    assert article.confidence(text) < article.confidence(outside)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [line("")],
        [line("A")],
        menu(3),
        paragraphs(1),
        [*menu(40), *paragraphs(9), *menu(40)],
        [line("", tag="img", src="a.jpg", path="html>body>img"), *paragraphs(2)],
    ],
)
def test_the_numbers_of_a_page_are_many_and_finite(lines: list[Line]) -> None:
    page = made(lines)
    found = numbers(page.blocks, Head(), page.scores, None)
    assert len(found) == len(NUMBERS)
    assert np.isfinite(found).all()


@pytest.mark.parametrize(
    ("url", "path_lists", "page_number"),
    [
        ("https://courier.example/tag/harbour", 1.0, 0.0),
        ("https://courier.example/news/page/3", 1.0, 1.0),
        ("https://courier.example/2023/05/bridge-over-the-welle-closed-4711.html", 0.0, 0.0),
        (None, 0.0, 0.0),
    ],
)
def test_an_address_can_name_a_listing(
    url: str | None, path_lists: float, page_number: float
) -> None:
    page = made(paragraphs(2))
    found = dict(zip(NUMBERS, numbers(page.blocks, Head(), page.scores, url), strict=True))
    assert (found["path lists"], found["page number"]) == (path_lists, page_number)


def test_an_address_comes_with_the_page_or_from_its_head() -> None:
    linked = Head(links=(("canonical", "https://x.example/a"),))
    named = Head(metas=(("og:url", "https://x.example/b"),))
    assert address(linked, "https://x.example/c") == "https://x.example/c"
    assert address(linked, None) == "https://x.example/a"
    assert address(named, None) == "https://x.example/b"
    assert address(Head(links=(("canonical", "/a"), ("next", "https://x.example"))), None) is None
    assert address(Head(), None) is None


def test_a_head_can_name_a_listing_or_an_article() -> None:
    blocks: tuple[Block, ...] = made(paragraphs(2)).blocks
    scores = made(paragraphs(2)).scores
    heads = {
        "stated article": Head(jsonld=('{"@type": "NewsArticle"}',)),
        "stated listing": Head(jsonld=('{"@type": "CollectionPage"}',)),
        "og article": Head(metas=(("og:type", "article"),)),
        "og other": Head(metas=(("og:type", "website"),)),
        "published time": Head(metas=(("article:published_time", "2023-05-01"),)),
    }
    for name, head in heads.items():
        found = dict(zip(NUMBERS, numbers(blocks, head, scores, None), strict=True))
        assert [found[each] for each in heads] == [float(each == name) for each in heads]
