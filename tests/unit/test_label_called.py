"""What the names of elements say of blocks that read as text."""

from __future__ import annotations

import pytest

from cleancopy.label.context.called import mark_called
from judged_pages import SENTENCES, Line, labels, line, made, paragraphs, shipped

PICTURE = line("", "caption", tag="img", path="html>body", src="/boat.jpg")


def called(text: str, hints: str, *above: Line, label: str = "paragraph") -> str:
    page = made([*above, line(text, label, 0.6, path="html>body>p", hints=hints), *paragraphs(2)])
    judged = list(page.verdicts)
    mark_called(page.blocks, judged, shipped().agencies)
    return labels(judged)[len(above)]


@pytest.mark.parametrize("hints", ["author", "article__byline\nbody"])
@pytest.mark.parametrize(
    "text", ["Jane Example", "Jane Example and Al Sample", "Jane Example, Reuters"]
)
def test_names_in_an_element_called_a_byline_sign(text: str, hints: str) -> None:
    assert called(text, hints) == "byline"


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("The author did not want to be named in this story.", "author"),
        ("Jane Example", "blockquote__author"),
        ("Jane Example", "story__paragraph"),
    ],
)
def test_other_words_and_who_is_quoted_do_not(text: str, hints: str) -> None:
    assert called(text, hints) == "paragraph"


def test_a_text_called_a_caption_is_one_behind_a_picture() -> None:
    text = "Ferrymen carry twice as many people as they did in spring"
    assert called(text, "didascalia", PICTURE) == "caption"
    assert called(text, "didascalia") == "paragraph"
    assert called(text, "lead", PICTURE) == "paragraph"


@pytest.mark.parametrize("hints", ["author-bio", "p-1\narticle-authorBox", "author-description"])
def test_the_life_of_the_writer_is_no_text(hints: str) -> None:
    text = "Jane Example is a nurse in Aldport and a contributing columnist."
    assert called(text, hints) == "other"
    assert called(text, "author-name") == "paragraph"


def test_what_is_no_text_stays() -> None:
    assert called("Jane Example", "author", label="navigation") == "navigation"


@pytest.mark.parametrize(
    "hints", ["donate", "newsletter-signup\narticle-body", "p\nx\nc-contribute", "donation-box"]
)
def test_what_a_plea_for_money_or_a_letter_holds_is_no_text(hints: str) -> None:
    plea = line(SENTENCES[0], path="html>body>p", hints=hints)
    text = paragraphs(4, path="html>body>p", hints="article-body")
    page = made([*text, plea])
    judged = list(page.verdicts)
    mark_called(page.blocks, judged, shipped().agencies)
    assert labels(judged) == [*["paragraph"] * 4, "promo"]


def test_an_element_that_holds_the_text_may_be_called_a_letter() -> None:
    page = made([*paragraphs(4, path="html>body>p", hints="body\nnewsletter")])
    judged = list(page.verdicts)
    mark_called(page.blocks, judged, shipped().agencies)
    assert labels(judged) == ["paragraph"] * 4
    assert called(SENTENCES[0], "contributors") == "paragraph"
