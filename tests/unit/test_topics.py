"""Topics that a page prints: tag links and lines that list them."""

from __future__ import annotations

import pytest

from cleancopy import clean
from cleancopy.claims.extent import extent
from cleancopy.claims.topics import topic_claims
from cleancopy.model import Article, Block, Claim, Head, Metadata, Verdict
from cleancopy.resolve.identity import resolve_topics
from cleancopy.resolve.why import decisions
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
    return claimed(blocks, verdicts, Head(tag_links=linked))


def claimed(blocks: list[Block], verdicts: list[Verdict], head: Head) -> list[object]:
    found = extent(blocks, verdicts)
    return [c.value for c in topic_claims(blocks, verdicts, found, head, shipped().phrases)]


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
    assert claimed(blocks, verdicts, Head()) == [("Bridges", "Eastport")]


STORY = "".join(f"<p>{BODY} It is the {n}th.</p>" for n in range(4))


def page(below: str) -> Article:
    html = f"""<html lang=en><head><title>Bridge to reopen next year</title></head><body>
    <article><h1>Bridge to reopen next year</h1>{STORY}{below}</article>
    <footer><a href="/topic/sport">Sport</a> <a href="/topic/money">Money</a></footer></body>"""
    found = clean(html=html)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    "below",
    [
        '<div><a href="/topic/bridges">Bridges</a><a href="/topic/eastport">Eastport</a></div>',
        '<ul><li><a href="/thema/1-bridges/">Bridges</a></li>'
        '<li><a href="https://example.org/a/thema/2-eastport">#Eastport</a></li></ul>',
        '<h4>More news</h4><ul><li><a href="/tag/bridges">Bridges</a></li>'
        '<li><a href="/tag/eastport">Eastport</a></li></ul>',
    ],
)
def test_links_side_by_side_that_lead_to_topics_are_topics(below: str) -> None:
    assert page(below).metadata.topics == ("Bridges", "Eastport")


@pytest.mark.parametrize(
    "below",
    [
        '<div><a href="/topic/bridges">Bridges</a></div>',
        '<div><a href="/2024/bridges">Bridges</a><a href="/2024/eastport">Eastport</a></div>',
        '<p>The <a href="/topic/a">old bridge</a> and the <a href="/topic/b">new one</a>.</p>',
    ],
)
def test_one_link_to_a_topic_or_links_in_a_sentence_are_none(below: str) -> None:
    assert page(below).metadata.topics == ()


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (["Harbour; Ferry"], ("Harbour", "Ferry")),
        (["sections/harbour", "organization/Ferry Board"], ("harbour", "Ferry Board")),
        (["Section: News:Local", "_commerce", "Harbour"], ("Harbour",)),
        (["Business, Finance, & Economics"], ()),
        (["bridge", "reopen", "year"], ()),
        (["bridge", "reopen", "ferries"], ("bridge", "reopen", "ferries")),
        (["Star Wars: Andor", "AC/DC"], ("Star Wars: Andor", "AC/DC")),
    ],
)
def test_what_a_content_system_calls_its_parts_is_no_topic(
    stated: list[str], expected: tuple[str, ...]
) -> None:
    claims = [
        Claim("canonical", "https://example.org/2024/bridge-to-reopen-next-year", "meta"),
        Claim("topics", tuple(stated), "meta"),
    ]
    assert resolve_topics(claims) == expected


@pytest.mark.parametrize(
    ("meta", "json", "visible", "expected"),
    [
        (("A", "B", "C"), ("A", "B"), ("a", "b"), ("A", "B")),
        (("A", "B"), ("C", "D"), ("E", "F"), ("A", "B")),
        (("A",), ("A",), ("A", "B"), ("A", "B")),
        (("A", "B"), ("A", "B", "C"), (), ("A", "B")),
    ],
)
def test_topics_are_what_two_sources_list_or_the_fuller_list_in_print(
    meta: tuple[str, ...], json: tuple[str, ...], visible: tuple[str, ...], expected: object
) -> None:
    sources = zip(("meta", "json-ld", "visible"), (meta, json, visible), strict=True)
    assert resolve_topics([Claim("topics", v, s) for s, v in sources if v]) == expected


def test_explain_names_the_list_that_was_chosen() -> None:
    claims = (
        Claim("topics", ("A", "B", "C"), "meta"),
        Claim("topics", ("A", "B"), "json-ld"),
        Claim("topics", ("a", "b"), "visible"),
    )
    found = decisions(Metadata(topics=resolve_topics(claims), claims=claims))
    assert [d.verdict for d in found] == ["lost", "won", "agrees"]


@pytest.mark.parametrize("mark", ["*", "-"])
def test_marked_lines_of_a_dump_below_a_line_that_says_so_are_topics(mark: str) -> None:
    lines = [("title", "Bridge to reopen"), ("paragraph", BODY), ("related", "Tags")]
    blocks = [Block(text, f"line {i}") for i, (_, text) in enumerate(lines)]
    blocks += [Block(text, "line 9", marker=mark) for text in ("Bridges", "Eastport")]
    blocks.append(Block("Back to top", "line 11"))
    verdicts = [Verdict(label, "phrase.en", 1.0) for label, _ in lines]
    verdicts += [Verdict("navigation", "model.outside", 0.9)] * 3
    assert claimed(blocks, verdicts, Head()) == [("Bridges", "Eastport")]


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
