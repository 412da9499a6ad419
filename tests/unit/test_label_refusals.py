"""Pages that stand for an article that is not shown."""

from __future__ import annotations

import pytest

from cleancopy.label.refusals import refusal
from cleancopy.model import Block, Head, Raw, Rejected
from cleancopy.pipeline import clean
from judged_pages import paragraph, shipped

REFUSALS = [
    "404",
    "404 Not Found",
    "Error 404",
    "Page not found | The Gazette",
    "The Gazette - Page Not Found",
    "Article not found",
    "Seite nicht gefunden",
    "Página no encontrada - El Faro",
    "Sidan hittades inte",
    "Siden blev ikke fundet",
    "Страница не найдена",
    "Access Denied",
    "Just a moment...",
    "502 Bad Gateway",
    "503 Service Temporarily Unavailable",
]
STORIES = [
    "Not found: the lost letters of a poet",
    "Missing page found in an attic",
    "500 days without rain",
    "Access denied to the lower town, the council says",
    "Boat not found",
    "",
]


@pytest.mark.parametrize("title", REFUSALS)
def test_what_a_server_says_in_place_of_an_article(title: str) -> None:
    assert refusal((), Head(title=title)) is not None
    heading = Block(title, "/html/body/h1", tag="h1", path="html>body>h1")
    assert refusal((heading,), Head(title="The Gazette")) is not None


@pytest.mark.parametrize("title", STORIES)
def test_the_title_of_a_story_is_none(title: str) -> None:
    assert refusal((), Head(title=title)) is None


@pytest.mark.parametrize(("number", "is_rejected"), [(2, True), (5, False)])
def test_a_page_so_called_is_no_article_unless_it_is_long(number: int, is_rejected: bool) -> None:
    text = "".join(f"<p>{paragraph(i)}</p>" for i in range(number))
    html = f"<title>Page not found</title><h1>Page not found</h1><article>{text}</article>"
    found = clean(Raw("a.html", "", html.encode(), "html"), shipped())
    assert isinstance(found, Rejected) == is_rejected
