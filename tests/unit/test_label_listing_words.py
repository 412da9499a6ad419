"""What the lines of a page say of shops and catalogues, counted."""

from __future__ import annotations

import numpy as np
import pytest

from cleancopy.label.learned.listing_words import NUMBERS, numbers
from cleancopy.model import Head
from judged_pages import titled


def counted(name: str, *texts: str, title: str = "", tags: tuple[str, ...] = ()) -> float:
    """The number of that name on a page of these lines; the first is the likeliest headline."""
    blocks, titles = titled(texts, tags)
    inside = np.flatnonzero([len(text) > 60 for text in texts])
    found = numbers(blocks, Head(title=title), titles, inside)
    return found[NUMBERS.index(name)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("prices", "$19.99"),
        ("prices", "now 1.249,00 €"),
        ("prices", "USD 30"),
        ("dates", "3 days ago"),
        ("numbered lines", "3. Shoes for rain"),
    ],
)
def test_a_short_line_counts_once_however_often_it_says_so(name: str, text: str) -> None:
    assert counted(name, "Boots", text) == pytest.approx(np.log(2))
    assert counted(name, "Boots", f"{text} {text}") == pytest.approx(np.log(2))
    assert counted(name, "Boots", text, "Socks", text) == pytest.approx(np.log(3))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("prices", "The repair costs six million crowns"),
        ("prices", "The council paid $19.99 for every lamp along the bridge, " + "she said, " * 4),
    ],
)
def test_other_lines_and_running_text_do_not_count(name: str, text: str) -> None:
    assert counted(name, "Boots", text) == 0


def test_a_headline_is_measured_in_words_without_the_name_of_the_site() -> None:
    page = ("Menu", "Bridge over the Welle to close for eleven months")
    assert counted("headline words", *page, tags=("", "h1")) == 9
    assert counted("headline words", *page) == 1
    assert counted("page title words", *page, title="Bridge to close | Aldport Courier") == 3
    assert counted("page title words", *page) == -1


def test_a_headline_of_a_script_without_spaces_has_words_too() -> None:
    assert counted("headline words", "橋は来年の春まで閉じられると市は水曜日に発表した") == 12
    assert counted("headline words", "大坝 2024 年前不会重开") == 5
    assert counted("headline words", "สะพานข้ามแม่น้ำจะปิดเป็นเวลาสิบเอ็ดเดือน") == 3


def test_an_articles_headline_shares_its_words_with_the_text() -> None:
    text = (
        "The bridge over the Welle will be closed for eleven months, the council of Aldport said."
    )
    assert counted("headline in text", "Council shuts bridge", text) == pytest.approx(2 / 3)
    assert counted("headline in text", "All garden chairs", text) == 0


def test_a_page_without_blocks_has_numbers_too() -> None:
    nothing = np.zeros(0, np.float32)
    assert numbers([], Head(), nothing, np.flatnonzero(nothing)) == [0.0] * len(NUMBERS)
