"""Lines on many articles of a site are furniture; copies of one article prove nothing."""

from __future__ import annotations

import random
from array import array

import pytest

from cleancopy.store import furniture as rooms
from cleancopy.store.furniture import PageKeys, furniture

MENU, FOOTER, WIRE, OWN = 11, -12, 13, 1000
"""Keys of lines: MENU and FOOTER stand on every page, WIRE on copies of one article."""


def page(title: int, body: int, *lines: int) -> PageKeys:
    return PageKeys(title, (body, body + 1, body + 2), array("q", sorted(lines)).tobytes())


def weighed(*pages: PageKeys, min_pages: int = 3, min_share: float = 0.1) -> frozenset[int]:
    return furniture(lambda: pages, min_pages, min_share)


def different(count: int, *lines: int) -> list[PageKeys]:
    return [page(100 + at, 10_000 + 10 * at, OWN + at, *lines) for at in range(count)]


def test_a_line_on_three_articles_is_furniture() -> None:
    assert weighed(*different(3, MENU, FOOTER)) == {MENU, FOOTER}


def test_on_two_it_is_not() -> None:
    assert weighed(*different(2, MENU)) == frozenset()


def test_no_page_has_no_furniture() -> None:
    assert weighed() == frozenset()
    assert weighed(page(1, 1)) == frozenset()


def test_copies_of_an_article_are_one_page() -> None:
    copies = [page(100, 10_000, MENU, WIRE)] * 40
    assert weighed(*copies, *different(3, MENU)) == {MENU}


def test_one_body_under_many_headlines_is_one_page() -> None:
    assert weighed(*(page(title, 10_000, WIRE) for title in range(100, 140))) == frozenset()


def test_many_bodies_under_one_headline_are_one_page() -> None:
    assert weighed(*(page(100, 10 * at, WIRE) for at in range(1, 40))) == frozenset()


def test_a_body_that_moves_down_is_still_seen_by_its_best_place() -> None:
    pages = [PageKeys(at, (7, 50 + at, 0), array("q", [MENU]).tobytes()) for at in range(1, 5)]
    assert weighed(*pages) == {MENU}


def test_pages_without_headline_give_no_evidence() -> None:
    assert weighed(*(page(0, 10 * at, MENU) for at in range(1, 9))) == frozenset()


@pytest.mark.parametrize(("others", "expected"), [(27, {MENU}), (28, set())])
def test_a_line_needs_its_share_of_the_site(others: int, expected: set[int]) -> None:
    pages = different(others + 3)
    pages[:3] = different(3, MENU)
    assert weighed(*pages) == expected


def test_order_does_not_matter() -> None:
    pages = [*different(30, MENU), *([page(5, 5, WIRE, MENU)] * 9), *different(4, FOOTER)]
    shuffled = random.Random(1).sample(pages, len(pages))
    assert weighed(*pages) == weighed(*shuffled) == {MENU, FOOTER}


def test_portions_and_chunks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    draw = random.Random(2)
    pages = [
        page(draw.randrange(50), draw.randrange(60), *draw.sample(range(-300, 300), 40))
        for _ in range(400)
    ]
    whole = weighed(*pages, min_pages=20, min_share=0.02)
    monkeypatch.setattr(rooms, "PORTION", 100)
    monkeypatch.setattr(rooms, "CHUNK", 7)
    monkeypatch.setattr(rooms, "BUCKETS", 64)
    assert weighed(*pages, min_pages=20, min_share=0.02) == whole == slowly(pages, 20, 0.02)
    assert 0 < len(whole) < 600


def slowly(pages: list[PageKeys], min_pages: int, min_share: float) -> frozenset[int]:
    """The same rule without any economy."""
    by_line: dict[int, list[PageKeys]] = {}
    for one in pages:
        for line in array("q", one.lines):
            by_line.setdefault(line, []).append(one)
    total = weight(pages)
    return frozenset(
        line
        for line, found in by_line.items()
        if weight(found) >= min_pages and weight(found) >= min_share * total
    )


def weight(pages: list[PageKeys]) -> int:
    titles = {one.title for one in pages} - {0}
    bodies = [{one.bodies[at] for one in pages} - {0} for at in range(3)]
    return min(len(titles), max(map(len, bodies)))
