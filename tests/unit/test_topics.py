"""Topics that a page prints: tag links and lines that list them."""

from __future__ import annotations

import pytest

from cleancopy.claims.extent import extent
from cleancopy.claims.topics import topic_claims
from cleancopy.model import Block, Verdict
from judged_pages import shipped

BODY = "The minister said on Thursday that the bridge over the river would open again next year."


def topics(
    *below: tuple[str, str], linked: tuple[str, ...] = (), links: bool = True
) -> list[object]:
    lines = [("title", "Bridge to reopen"), ("paragraph", BODY), *below]
    blocks = [
        Block(text, f"line {i}", link_chars=len(text) if links else 0)
        for i, (_, text) in enumerate(lines)
    ]
    verdicts = [
        Verdict(label, "phrase.en" if label == "related" else "by.hand", 1.0) for label, _ in lines
    ]
    return [
        c.value
        for c in topic_claims(blocks, verdicts, extent(blocks, verdicts), linked, shipped().phrases)
    ]


def test_links_called_tags_by_the_text_are_topics() -> None:
    below = ("navigation", "Bridges"), ("navigation", "Eastport")
    assert topics(*below, linked=("Bridges", "Eastport", "Ferry")) == [("Bridges", "Eastport")]
    assert topics(*below, linked=("Bridges",), links=False) == []


@pytest.mark.parametrize("head", ["Tags", "Schlagwörter", "Mots-clés : Bridges Eastport"])
def test_a_line_that_opens_a_list_of_tags_does_not_end_the_article(head: str) -> None:
    below = ("related", head), ("navigation", "Bridges"), ("navigation", "Eastport")
    assert topics(*below, linked=("Bridges", "Eastport"))[0] == ("Bridges", "Eastport")


@pytest.mark.parametrize("head", ["Tags", "Related Topics", "More about:", "TAGS:"])
def test_links_below_a_line_that_says_so_are_topics(head: str) -> None:
    lines = [("title", "Bridge to reopen"), ("paragraph", BODY), ("related", "Read more")]
    lines += [("related", head), ("navigation", "Bridges"), ("navigation", "Eastport")]
    places = ["h1", "p[1]", "p[2]", "div[1]", "ul[1]/li[1]", "ul[1]/li[2]", "p[3]"]
    blocks = [
        Block(text, f"/html/body/{at}", path="html>body", link_chars=len(text))
        for at, (_, text) in zip(places, [*lines, ("navigation", "Back to top")], strict=True)
    ]
    verdicts = [Verdict(label, "phrase.en", 1.0) for label, _ in lines]
    verdicts.append(Verdict("navigation", "phrase.en", 1.0))
    found = topic_claims(blocks, verdicts, extent(blocks, verdicts), (), shipped().phrases)
    assert [claim.value for claim in found] == [("Bridges", "Eastport")]


def test_tags_of_other_articles_are_none() -> None:
    below = ("related", "Latest news"), ("navigation", "Bridges")
    assert topics(*below, linked=("Bridges",)) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tags: Bridges, Eastport", ("Bridges", "Eastport")),
        ("Topics: Bridges | Eastport Harbour", ("Bridges", "Eastport Harbour")),
        ("Schlagwörter: Brücken, Hafen", ("Brücken", "Hafen")),
        ("Mots-clés : ponts, port", ("ponts", "port")),
        ("Etiquetas: puentes; puerto", ("puentes", "puerto")),
        ("Trefwoorden: bruggen, haven", ("bruggen", "haven")),
        ("Теги: мост, порт", ("мост", "порт")),
        ("标签：桥、港口", ("桥", "港口")),
        ("Tags: YouTube, Bridges", ("YouTube", "Bridges")),
        ("Tags: #bridges #harbour", ("bridges", "harbour")),
    ],
)
def test_a_line_that_lists_topics(line: str, expected: tuple[str, ...]) -> None:
    assert topics(("navigation", line)) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "Tags",
        "Tags:",
        "Price tags: how shops hide what you really have to pay for bread",
        "Topics: what the two ministers will have to talk about when they meet on Friday",
        "Themenabend: Brücken",
        "Tagessieger: Anna Muster",
        "Tags: HarbourBridgeFerryPort",
    ],
)
def test_a_line_that_lists_none(line: str) -> None:
    assert topics(("navigation", line)) == []


def test_a_line_of_the_text_lists_none() -> None:
    assert topics(("paragraph", "Topics: Bridges, Eastport")) == []
