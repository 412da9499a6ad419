"""Which of the nodes of JSON-LD are the page's own."""

from __future__ import annotations

import json

import pytest

from cleancopy.claims.jsonld import jsonld_claims
from cleancopy.model import Head

OTHER = {"@type": "NewsArticle", "headline": "Ferry prices to rise again", "author": "Joe Sample"}
OWN = {"@type": "NewsArticle", "headline": "Eastport closes its bridge", "author": "Jane Example"}
URL = "https://www.example.org/bridge"


def authors(head: Head, *headings: str, url: str | None = None) -> list[object]:
    claims = jsonld_claims(head, headings, url)
    return [claim.value for claim in claims if claim.field == "authors"]


def head(*nodes: dict[str, object], title: str = "", canonical: str = "") -> Head:
    links = (("canonical", canonical),) if canonical else ()
    return Head(jsonld=(json.dumps(nodes),), title=title, links=links)


def test_the_article_with_the_pages_heading_is_its_own() -> None:
    assert authors(head(OTHER, OWN), "Eastport closes its bridge") == [("Jane Example",)]
    titled = head(OTHER, OWN, title="Eastport closes its bridge | Example Post")
    assert authors(titled) == [("Jane Example",)]


@pytest.mark.parametrize(
    "stated", [{"url": URL}, {"mainEntityOfPage": URL}, {"mainEntityOfPage": {"@id": URL}}]
)
def test_the_article_with_the_pages_address_is_its_own(stated: dict[str, object]) -> None:
    nodes = {**OTHER, "url": "https://www.example.org/ferry"}, {**OWN, **stated}
    assert authors(head(*nodes, canonical=URL)) == [("Jane Example",)]
    assert authors(head(*nodes), url=f"{URL}?utm_source=x") == [("Jane Example",)]


def test_without_a_sign_of_the_page_the_order_stays() -> None:
    assert authors(head(OTHER, OWN), "Something else") == [("Joe Sample",), ("Jane Example",)]
    assert authors(head(OTHER), "Something else") == [("Joe Sample",)]


def test_two_wordings_of_one_headline_are_one_article() -> None:
    search = {**OTHER, "headline": "Eastport closes bridge for good"}
    assert authors(head(search, OWN), "Eastport closes its bridge") == [
        ("Joe Sample",),
        ("Jane Example",),
    ]


@pytest.mark.parametrize("headline", [5, True, 0, None, [], {}])
def test_what_is_no_text_is_no_title(headline: object) -> None:
    claims = jsonld_claims(head({"@type": "NewsArticle", "headline": headline}))
    assert [claim for claim in claims if claim.field == "title"] == []


def test_an_agent_without_name_and_id_is_nobody() -> None:
    anonymous = {**OWN, "author": {"@type": "Person"}}
    person = {"@type": "Person", "name": "Joe Sample", "jobTitle": "Editor"}
    assert authors(head(anonymous, person)) == []
    assert authors(head({**anonymous, "author": {"@id": ""}}, person)) == []


def test_an_agent_is_found_by_its_id() -> None:
    person = {"@type": "Person", "name": "Joe Sample", "@id": "#joe"}
    assert authors(head({**OWN, "author": {"@id": "#joe"}}, person)) == [("Joe Sample",)]


@pytest.mark.parametrize("depth", [1, 400, 900])
def test_lists_in_lists_are_read_however_deep(depth: int) -> None:
    deep: object = "Joe Sample"
    for _ in range(depth):
        deep = [deep]
    claims = jsonld_claims(head({"@type": "NewsArticle", "author": deep, "headline": deep}))
    assert [claim.value for claim in claims] == ["Joe Sample", ("Joe Sample",)]


def test_half_a_surrogate_pair_is_no_part_of_a_text() -> None:
    (claim,) = jsonld_claims(head({"@type": "NewsArticle", "headline": "Bridge \ud83d"}))
    assert claim.value == "Bridge"
