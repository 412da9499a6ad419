"""Pictures of whole pages as sites mark them up: caption and credit apart, and none too many."""

from __future__ import annotations

from hashlib import sha256

import pytest

from bench.metrics import fold
from cleancopy.model import Article, Image, Raw
from cleancopy.pipeline import clean
from field_cases import cases
from judged_pages import shipped

CASES = cases("figures")
"""What the figure is like, its HTML, its caption and its credit; null for none."""
PARAGRAPHS = (
    "<p>The council met on Tuesday evening to discuss the plan for the old harbour, which has been"
    " closed to the public since the storm of last winter damaged the quay.</p>",
    "<p>Residents said that they had waited long enough, and a petition with more than two thousand"
    " names was handed over to the mayor before the session began.</p>",
    "<p>The engineers expect that the work on the quay will take two summers, and that the ferries"
    " will have to land on the other side of the river until then.</p>",
)
PAGE = (
    "<!doctype html><html lang=en><head><title>Council discusses the old harbour</title></head>"
    "<body><nav><ul><li><a href=/>Home</a></li></ul></nav><main><article>"
    "<h1>Council discusses the old harbour</h1><p class=byline>By Jane Example</p>{top}"
    "<div class=article-body>{first}{second}{middle}{third}{end}</div></article></main>"
    "</body></html>"
)


def images(top: str = "", middle: str = "", end: str = "") -> tuple[Image, ...]:
    first, second, third = PARAGRAPHS
    page = PAGE.format(top=top, first=first, second=second, middle=middle, third=third, end=end)
    data = page.encode()
    found = clean(Raw("page.html", sha256(data).hexdigest(), data, "html"), shipped())
    assert isinstance(found, Article)
    return found.metadata.images


def folded(caption: str | None, credit: str | None) -> tuple[str, str]:
    return fold(caption or ""), fold(credit or "")


@pytest.mark.parametrize(("html", "caption", "credit"), [case[1:] for case in CASES])
@pytest.mark.parametrize("place", ["top", "middle"])
def test_a_figure_gives_its_caption_and_its_credit(
    place: str, html: str, caption: str | None, credit: str | None
) -> None:
    stated = [folded(caption, credit)] if caption or credit else []
    assert [folded(*image[:2]) for image in images(**{place: html})] == stated


@pytest.mark.parametrize(
    "html",
    [
        "<figure><table><tr><td>Year</td><td>Ships</td></tr><tr><td>2019</td><td>12</td></tr>"
        "</table></figure>",
        "<figure><blockquote><p>It must open again.</p></blockquote>"
        "<figcaption>Anna Muster, mayor</figcaption></figure>",
        "<figure><h3>Sign up for our letter</h3><p>All the news of the town</p></figure>",
        '<div class="video-player"><img src=a.jpg alt="The harbour"><p class="caption">'
        "Watch how the storm hit the quay of the harbour</p></div>",
        '<p class="caption">Please fill in the information below</p>',
    ],
    ids=["table", "quote", "letter", "player", "form"],
)
def test_what_is_no_picture_has_no_caption(html: str) -> None:
    assert images(middle=html) == ()


def test_a_button_alone_is_no_caption() -> None:
    button = "Purchase Licensing Rights, opens new tab"
    assert images(f"<figure><img src=a.jpg><p>{button}</p></figure>") == ()
    assert images("<p>See the new map of the harbour, which opens in a new tab</p>") == ()


def test_pictures_behind_the_text_are_not_the_articles() -> None:
    figure = "<figure><img src=a.jpg><figcaption>Another bridge in the north</figcaption></figure>"
    assert images(end=figure) == ()


def test_an_element_around_the_text_may_be_called_anything() -> None:
    figure = "<figure><img src=a.jpg><figcaption>The quay on Monday.</figcaption></figure>"
    around = '<div class="has-sidebar newsletter-layout">{}</div>'
    whole = around.format(PARAGRAPHS[0] + figure + PARAGRAPHS[1])
    assert [image.caption for image in images(middle=whole)] == ["The quay on Monday."]
