from __future__ import annotations

import json
import time

import pytest

from cleancopy.claims.jsonld import jsonld_claims
from cleancopy.claims.loose import parse
from cleancopy.model import Head

WHOLE = {"@type": "NewsArticle", "headline": "Bridge reopens", "author": {"name": "Jane Example"}}
TEXT = json.dumps(WHOLE)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        TEXT[:-1] + ",}",
        f"<!-- {TEXT} -->",
        f"//<![CDATA[\n{TEXT}\n//]]>",
        f"{TEXT};",
        json.dumps(TEXT),
        TEXT.replace('"', "&quot;"),
        TEXT.replace("Bridge", "Bridge\\'s"),
        TEXT[:-1],
    ],
)
def test_broken_json_is_read(text: str) -> None:
    found = parse(text)
    assert isinstance(found[0], dict)
    assert found[0]["author"] == {"name": "Jane Example"}


def test_raw_newlines_and_inner_quotes_are_read() -> None:
    assert parse('{"a": "one\ntwo"}') == [{"a": "one\ntwo"}]
    assert parse('{"a": "He said "no" twice", "b": 1}') == [{"a": 'He said "no" twice', "b": 1}]


SECONDS = 5
"""Much more than a script of this size takes, much less than one read again for each value."""


@pytest.mark.parametrize(
    "text",
    [
        "{} " * 130_000,
        '{"a": ' + '\\"' * 100_000,
        '{"a": "' + '\\"' * 100_000,
        '{"a": "-->' + " " * 100_000 + 'x", }',
        "[" * 100_000,
        "[" + "," * 100_000,
    ],
)
def test_what_a_script_repeats_is_read_once(text: str) -> None:
    started = time.process_time()
    parse(text)
    assert time.process_time() - started < SECONDS


def test_commas_in_a_string_stay() -> None:
    assert parse('{"a": [1, 2, ], "b": "c, ]"}') == [{"a": [1, 2], "b": "c, ]"}]


def test_values_in_a_row_are_all_read() -> None:
    assert parse('{"a": 1}\n{"b": 2}') == [{"a": 1}, {"b": 2}]


@pytest.mark.parametrize("text", ["", "   ", "not json", "<p>"])
def test_nothing_readable_is_nothing(text: str) -> None:
    assert parse(text) == []


def claims(*nodes: object) -> dict[str, object]:
    found: dict[str, object] = {}
    for claim in jsonld_claims(Head(jsonld=tuple(map(json.dumps, nodes)))):
        found.setdefault(claim.field, claim.value)
    return found


def test_article_of_a_graph_with_its_author_elsewhere() -> None:
    graph = {
        "@graph": [
            {"@type": "WebPage", "name": "Page", "datePublished": "2020-01-01"},
            {"@type": ["Article", "NewsArticle"], "headline": "Story", "author": {"@id": "#p"},
             "datePublished": "2024-05-03"},
            {"@type": "Person", "@id": "#p", "name": "Jane Example"},
        ]
    }  # fmt: skip
    found = claims(graph)
    assert found["title"] == "Story"
    assert found["authors"] == ("Jane Example",)
    assert found["published"] == "2024-05-03"


def test_related_articles_are_not_asked() -> None:
    page = {
        "@type": "NewsArticle",
        "headline": "Story",
        "hasPart": [{"@type": "NewsArticle", "headline": "Other"}],
        "comment": [{"@type": "Comment", "author": "Troll"}],
    }
    titles = [
        c.value for c in jsonld_claims(Head(jsonld=(json.dumps(page),))) if c.field == "title"
    ]
    assert titles == ["Story"]


@pytest.mark.parametrize(
    ("author", "people", "organizations"),
    [
        ("Jane Example", ("Jane Example",), None),
        (["Jane Example", {"name": "John Sample"}], ("Jane Example", "John Sample"), None),
        ({"@type": "Organization", "name": "Example Desk"}, None, ("Example Desk",)),
        ({"@type": "Person", "name": ["Jane Example", "John Sample"]},
         ("Jane Example", "John Sample"), None),
        ("https://example.org/jane", None, None),
    ],
)  # fmt: skip
def test_authors_of_any_shape(
    author: object, people: tuple[str, ...] | None, organizations: tuple[str, ...] | None
) -> None:
    found = claims({"@type": "NewsArticle", "headline": "Story", "author": author})
    assert found.get("authors") == people
    assert found.get("author_organizations") == organizations


def test_entities_and_tags_are_taken_off() -> None:
    found = claims(
        {"@type": "NewsArticle", "headline": "<b>Smith &amp;amp; Co</b> say &#8220;no&#8221;"}
    )
    assert found["title"] == "Smith & Co say “no”"
