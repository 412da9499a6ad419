"""The section of a page by the path to it: `Home > World > Europe`."""

from __future__ import annotations

import json

import pytest

from cleancopy.claims.crumbs import Crumb, crumb_claims, section_of
from cleancopy.claims.extent import Extent
from cleancopy.claims.jsonld import jsonld_claims
from cleancopy.model import Block, Claim, Head
from cleancopy.resolve.identity import resolve_section

TITLE = "Bridge closes for eleven months"
KNOWN = frozenset({"bridgeclosesforelevenmonths"})


@pytest.mark.parametrize(
    ("steps", "section"),
    [
        (["Home", "World", "Europe", TITLE], "Europe"),
        (["Home", "World", "Europe"], "Europe"),
        (["Startseite", "Politik", "Bridge closes for …"], "Politik"),
        (["Example Post", "World", TITLE], "World"),
        (["You are here:", "Home", "World"], "World"),
        (["Home", "Blog /"], "Blog"),
        (["Home", "World", "< Back to the front"], "World"),
        (
            ["Home", "World", "Nobody had asked the ferrymen who carry twice as many people"],
            "World",
        ),
        (["Home", TITLE], ""),
        (["Example Post", TITLE], ""),
        (["Breadcrumb", "Home"], ""),
        (["World", TITLE], ""),
        (["Home"], ""),
        ([], ""),
    ],
)
def test_the_last_step_before_the_page_is_its_section(steps: list[str], section: str) -> None:
    assert section_of([Crumb(step) for step in steps], KNOWN) == section


def stated(*steps: dict[str, object], **more: object) -> str | None:
    path = {"@type": "BreadcrumbList", "itemListElement": list(steps)}
    nodes = [{"@type": "NewsArticle", "headline": TITLE, **more}, path]
    return resolve_section(jsonld_claims(Head(jsonld=(json.dumps(nodes),))))


def step(position: object, name: str, url: str = "") -> dict[str, object]:
    item: object = {"@id": url, "name": name} if url else name
    return {
        "@type": "ListItem",
        "position": position,
        **({"item": item} if url else {"name": name}),
    }


def test_json_ld_states_the_path() -> None:
    home, world = step(1, "Home", "https://e.example/"), step(2, "World", "https://e.example/w")
    assert stated(home, world, step(3, TITLE)) == "World"
    assert stated(world, home) == "World"
    assert stated(home, world, step(3, "The bridge that closes")) == "World"
    assert stated(home, step(2, TITLE)) is None
    assert stated(home, world, articleSection="Europe") == "Europe"
    assert stated({"position": "x", "name": 5}, {"name": None}) is None


def claims(*texts: str, hints: str = "", path: str = "html>body>li") -> list[Claim]:
    above = [Block(text, str(i), hints=hints, path=path) for i, text in enumerate(texts)]
    blocks = [*above, Block(TITLE, "t"), Block("The bridge is closed.", "p")]
    title = len(above)
    return list(crumb_claims(blocks, Extent(title, title + 1, title + 1, title + 2)))


def test_a_page_prints_the_path_above_its_headline() -> None:
    assert [c.value for c in claims("Home", "World", "Europe", hints="breadcrumb__item")] == [
        "Europe"
    ]
    assert [c.value for c in claims("Home › World › Europe", hints="x\nbreadcrumbs")] == ["Europe"]
    assert not claims("Home", "World", "Europe", hints="main-menu")


def test_a_dump_prints_it_on_one_line_that_begins_at_the_home_page() -> None:
    assert [c.value for c in claims("Login", "Home > World > Europe", path="")] == ["Europe"]
    assert [c.value for c in claims("Startseite / Politik", path="")] == ["Politik"]
    assert not claims("Log In > Register", "X > Twitter", "Home", "World", path="")
    assert not claims("Home and away: the year of the ferry", path="")
