"""What the words of a page count, and what they add to the odds of an article."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from cleancopy.label.learned.listing_words import SHORT
from cleancopy.label.learned.network import SHIPPED
from cleancopy.label.learned.wording import OFTEN, Wording, load_wording, words
from cleancopy.model import Head
from judged_pages import titled


def said(
    *texts: str, tags: tuple[str, ...] = (), title: str = "", url: str | None = None
) -> dict[str, float]:
    """The words of a page of these blocks; the first is the likeliest headline."""
    blocks, titles = titled(texts, tags)
    return words(blocks, Head(title=title), titles, url)


def test_each_word_is_named_by_the_part_it_stands_in() -> None:
    found = said("Garden", "Basket", tags=("h1",), title="Shop", url="https://x.example/all/sofas")
    parts = {"headline garden", "line garden", "line basket", "title shop", "folder all"}
    assert parts <= found.keys()
    assert "page sofas" in found


def test_counts_are_words_too_and_long_ones_are_one() -> None:
    found = said("One two", title="a b c", url="https://x.example/shop/new-boots-for-rain")
    assert {"2 headline words", "4 page words", "2 folders"} <= found.keys()
    assert "14 title words" in said("x", title="word " * 40)


@pytest.mark.parametrize("url", [None, "", "http://[broken/list"])
def test_a_page_without_a_usable_address_has_words_all_the_same(url: str | None) -> None:
    found = said("Boots", url=url)
    assert "line boots" in found
    assert not [word for word in found if word.startswith(("page ", "folder "))]


def test_a_start_page_has_no_folders() -> None:
    assert {"0 folders", "0 page words"} <= said("x", url="https://x.example/").keys()


def test_a_word_counts_once_a_line_and_no_more_than_some_lines() -> None:
    one = said("", "new new")["line new"]
    assert one == pytest.approx(math.log(2) / 3)
    assert said("", "new", "new boots")["line new"] == pytest.approx(math.log(3) / 3)
    many = [said("", *["new"] * n)["line new"] for n in (OFTEN, OFTEN + 1, 400)]
    assert many == [many[0]] * 3


def test_long_blocks_are_no_lines() -> None:
    assert "line bridge" not in said("", "bridge " * SHORT)


def test_a_headline_is_marked_or_the_likeliest_block() -> None:
    page = ("Menu", "Bridge closed", "Garden open")
    assert "headline menu" in said(*page)
    marked = said(*page, tags=("", "h1", "h1"))
    assert {"headline bridge", "headline garden"} <= marked.keys()
    assert "headline menu" not in marked


def test_a_page_of_nothing_says_nothing() -> None:
    assert said() == {}


def test_odds_are_summed_by_how_much_is_said_and_unknown_words_add_nothing() -> None:
    known = Wording({"line cart": -2.0, "headline says": 1.0}, 0.5)
    assert known.score({}) == 0.5
    assert known.score({"line cart": 0.25, "headline says": 1.0, "line new": 9.0}) == 1.0


def test_the_order_of_the_words_does_not_matter() -> None:
    odds = {f"line w{i}": (-1) ** i / (i + 3) for i in range(400)}
    known = Wording(odds, 0.1)
    much = {word: 0.1 + i / 7 for i, word in enumerate(odds)}
    scores = {
        known.score(dict(sorted(much.items(), key=lambda each: hash((each, k))))) for k in range(9)
    }
    assert len(scores) == 1


def test_what_speaks_against_an_article_is_told_the_strongest_first() -> None:
    known = Wording({"line a": -0.1, "title b": -0.5, "page c": -0.2, "line d": 0.9}, 0.0)
    said_all = dict.fromkeys([*known.odds, "line e"], 1.0)
    title, page, line = "“b” in the title", "“c” in the address", "“a” in a short line"
    assert known.against(said_all) == (title, page, line)
    assert known.against({**said_all, "line a": 9.0}) == (line, title, page)
    assert known.against({"line d": 1.0, "line a": 1.0}) == (line,)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("folder news", "“news” in the address"),
        ("headline words", "“words” in the headline"),
        ("1 headline words", "1 word in the headline"),
        ("4 title words", "4 words in the title"),
        ("0 page words", "0 words in the address"),
        ("0 folders", "0 folders in the address"),
    ],
)
def test_words_and_counts_are_told_as_a_reader_takes_them(name: str, told: str) -> None:
    assert Wording({name: -1.0}, 0.0).against({name: 1.0}) == (told,)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_the_shipped_words_know_a_shop_from_a_report(kind: str) -> None:
    known = load_wording(SHIPPED / f"wording-{kind}.npz")
    shop = said("Boots", "Add to cart", "Filter", "Sort by price", "Best sellers")
    report = said("Council says the bridge will be closed for eleven months after a crack")
    assert known.score(shop) < known.score(report)
    assert all(map(math.isfinite, known.odds.values()))


def test_words_come_back_from_a_file_as_they_were(tmp_path: Path) -> None:
    names = "line cart\nheadline été"
    np.savez(
        tmp_path / "some.npz",
        words=np.frombuffer(names.encode(), np.uint8), odds=[-0.5, 0.25], bias=0.125,
    )  # fmt: skip
    read = load_wording(tmp_path / "some.npz")
    assert read == Wording({"line cart": -0.5, "headline été": 0.25}, 0.125)
    assert load_wording(tmp_path / "some.npz") is read
