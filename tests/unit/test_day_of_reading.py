"""The day that a site's header prints is that of reading, and dates no article."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from cleancopy import Article, clean
from judged_pages import SENTENCES

TEXT = "".join(f"<p>{one} {other}</p>" for one, other in pairwise(SENTENCES))
PAGE = (
    "<!doctype html><html lang=en><head><title>Council sells the ferry house</title></head><body>"
    "{top}<main><article>{above}<h1>Council sells the ferry house</h1><p class=byline>By Jane"
    " Example</p>{below}{text}</article></main></body></html>"
)
TODAY = "Friday, November 24, 2023"
STATED = date(2023, 11, 15)


def day(top: str = "", above: str = "", below: str = "") -> date | None:
    page = PAGE.format(top=top, above=above, below=below, text=TEXT)
    found = clean(html=page)
    assert isinstance(found, Article)
    published = found.metadata.published_at
    return published.date() if published else None


@pytest.mark.parametrize(
    "top",
    [
        f"<header><a href=/>The Example</a><p>{TODAY}</p></header>",
        f"<header><time>{TODAY}</time></header>",
        f'<div class="header-date">{TODAY}</div>',
        f'<div class="today">{TODAY}</div>',
    ],
)
def test_the_day_in_the_sites_header_dates_no_article(top: str) -> None:
    assert day(top) is None
    assert day(top, below='<time datetime="2023-11-15T06:00:05Z">15 Nov</time>') == STATED
    assert day(top, below="<p class=date>15 November 2023</p>") == STATED


@pytest.mark.parametrize(
    "above",
    [
        "<p class=date>15 November 2023</p>",
        "<header><p>15 November 2023</p></header>",
        '<div class="article-header"><time>15 November 2023</time></div>',
    ],
)
def test_a_day_above_the_headline_in_the_article_is_its_own(above: str) -> None:
    assert day(above=above) == STATED


def test_a_header_that_holds_the_headline_too_is_the_articles() -> None:
    page = (
        "<!doctype html><html lang=en><head><title>Council sells the ferry house</title></head>"
        "<body><header><p>15 November 2023</p><h1>Council sells the ferry house</h1></header>"
        f"<div>{TEXT}</div></body></html>"
    )
    found = clean(html=page)
    assert isinstance(found, Article)
    assert found.metadata.published_at is not None
