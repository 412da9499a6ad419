"""A second opinion is mixed in where it is asked for, and only there."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import ModuleType

import pytest

from cleancopy.label import label, opinion
from cleancopy.model import Head
from judged_pages import line, made, menu, page, paragraph, paragraphs, shipped


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What trafilatura finds on any page; a test fills it."""
    found: list[str] = []
    monkeypatch.setattr(
        opinion, "extracted", lambda html: opinion._LETTERS.sub("", " ".join(found))
    )
    return found


def test_what_it_chose_gains_and_what_it_left_loses(finds: list[str]) -> None:
    known = made([*menu(2), *paragraphs(2, 0.6), line(paragraph(3), "paragraph", 0.6)])
    finds += [block.text for block in known.blocks[2:4]]
    mixed = opinion.weighed(known.blocks, "<p>", known.scores).body
    assert (mixed[2:4] > known.scores.body[2:4]).all()
    assert mixed[4] < known.scores.body[4]
    assert ((mixed >= 0) & (mixed <= 1)).all()


def test_only_the_body_is_weighed(finds: list[str]) -> None:
    known = made(paragraphs(2))
    finds.append(known.blocks[0].text)
    mixed = opinion.weighed(known.blocks, "<p>", known.scores)
    assert mixed.fine is known.scores.fine
    assert mixed.article == known.scores.article


def test_a_page_it_finds_nothing_on_keeps_its_scores(finds: list[str]) -> None:
    known = made(paragraphs(2))
    assert opinion.weighed(known.blocks, "<p>", known.scores) is known.scores


@pytest.mark.parametrize(("text", "agreed"), [("of", False), ("…", False), ("river", True)])
def test_some_letters_are_needed_to_agree(finds: list[str], text: str, agreed: bool) -> None:
    known = made([line(text, "paragraph", 0.6), *paragraphs(1)])
    finds.append("The end of the river")
    mixed = opinion.weighed(known.blocks, "<p>", known.scores).body
    assert (mixed[0] > known.scores.body[0]) == agreed


def test_spaces_quotes_and_dashes_do_not_matter(finds: list[str]) -> None:
    known = made([line("“The bridge – our bridge – is gone”, he said", "paragraph", 0.6)])
    finds.append('"The bridge - our bridge - is gone", he  said')
    assert opinion.weighed(known.blocks, "<p>", known.scores).body[0] > known.scores.body[0]


@pytest.fixture
def imported() -> ModuleType:
    """trafilatura as the labelling imports it: some of its own imports warn."""
    opinion.extracted("<p>")
    return sys.modules["trafilatura"]


def test_a_huge_page_is_not_asked_about(
    imported: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imported, "extract", lambda *args, **kwargs: pytest.fail("was asked"))
    assert opinion.extracted("x" * (opinion._LONGEST + 1)) == ""


def test_a_page_without_text_gives_nothing(
    imported: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imported, "extract", lambda *args, **kwargs: None)
    assert opinion.extracted("<p>") == ""


def test_the_real_extraction_finds_the_paragraphs() -> None:
    text = "".join(f"<p>{paragraph(i)}</p>" for i in range(4))
    html = f"<html><body><nav><a href='/'>Home</a></nav><article>{text}</article></body></html>"
    found = opinion.extracted(html)
    assert all(opinion._LETTERS.sub("", paragraph(i)) in found for i in range(4))


def asked_about(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages about which the second opinion will have been asked."""
    pages: list[str] = []

    def weighed(blocks: object, html: str, scores: object) -> object:
        pages.append(html)
        return scores

    monkeypatch.setattr(opinion, "weighed", weighed)
    return pages


@pytest.mark.parametrize(
    ("kind", "threshold", "asked"),
    [("html", 0.0, False), ("html", 1.0, True), ("text", 1.0, False)],
)
def test_it_is_asked_about_unsure_html_only(
    monkeypatch: pytest.MonkeyPatch, kind: str, threshold: float, asked: bool
) -> None:
    pages = asked_about(monkeypatch)
    rules = replace(shipped(), settings=replace(shipped().settings, second_opinion=threshold))
    path = "html>body>article>p" if kind == "html" else ""
    blocks = made(paragraphs(4, path=path, tag="p" if path else "")).blocks
    label(blocks, Head(), page("<p>", kind), rules, None, frozenset())
    assert pages == (["<p>"] if asked else [])


def test_it_is_asked_where_hardly_any_text_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = asked_about(monkeypatch)
    blocks = made(menu(12, path="html>body>nav>ul>li", tag="li")).blocks
    label(blocks, Head(), page("<nav>", "html"), shipped(), None, frozenset())
    label(blocks, Head(), page("nav", "text"), shipped(), None, frozenset())
    assert pages == ["<nav>"]
