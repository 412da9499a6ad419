"""What a page tells of its site: keys of its lines, and who it is whatever its file is called."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cleancopy import evidence
from cleancopy.evidence import LONGEST_LINE, line_key
from cleancopy.model import Block, Head, Raw, Segmented, Survey
from judged_pages import Line, line, made, menu, page, paragraph, paragraphs

NOTHING = Segmented((), Head())
TITLE = "Bridge over the Welle to be closed for months"
NOTICE = (
    "We use small files on your device to show you the paper as you like it, and to count how "
    "often it is read."
)


def surveyed(lines: list[Line], head: Head | None = None, site: str | None = "x.org") -> Survey:
    return evidence.survey(page(), Segmented(made(lines).blocks, head or Head()), site, "rules")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Most read", "MOST READ"),
        ("Most read", "  Most   read: "),
        ("12 comments", "7 comments"),
        ("© 2009 Courier", "© 2010 Courier"),
        ("Straße", "STRASSE"),
    ],
)
def test_lines_that_differ_in_form_only_have_one_key(one: str, other: str) -> None:
    assert line_key(one) == line_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Most read", "Most red"), ("橋は", "町は"), ("a b", "ab"), ("nu", "nú")]
)
def test_other_letters_have_another_key(one: str, other: str) -> None:
    assert line_key(one) != line_key(other)


@pytest.mark.parametrize("text", ["", " ", "2009", "* * *", "—", "17.3.2009"])
def test_a_line_without_letters_has_none(text: str) -> None:
    assert line_key(text) == 0


def test_keys_fit_64_bits_and_stay_the_same() -> None:
    assert line_key("Most read") == 487179434087077372
    assert all(-(2**63) <= line_key(paragraph(i)) < 2**63 for i in range(50))


def test_the_lines_of_a_page_are_sorted_and_distinct() -> None:
    found = surveyed([*menu(3), *menu(3), *paragraphs(2)]).line_keys
    assert list(found) == sorted(set(found))
    assert 0 not in found


def test_long_blocks_are_no_lines_but_tell_the_article() -> None:
    long = "a word " * LONGEST_LINE
    found = surveyed([line(long), *paragraphs(3)])
    assert line_key(long) not in found.line_keys
    assert line_key(long) == found.body_keys[0]


def test_copies_have_the_same_identity_whatever_stands_around() -> None:
    story = [line(TITLE, tag="h1"), *paragraphs(4)]
    one, other = surveyed([*menu(2), *story]), surveyed([*story, *menu(7), line("Most read")])
    assert (one.title_key, one.body_keys) == (other.title_key, other.body_keys)


def test_small_pages_have_no_keys_for_what_is_not_there() -> None:
    assert surveyed([line("Aldport")]).body_keys[1:] == (0, 0)
    found = replace(surveyed([]), stated="")
    assert found == Survey("folder/page", "0" * 64, "x.org", 0, (0, 0, 0), (), "rules")


@pytest.mark.parametrize(
    "other", [{"url": "https://x.org/b"}, {"title": "B"}, {"warnings": ("truncated",)}]
)
def test_what_is_stated_of_a_page_counts_too(other: dict[str, Any]) -> None:
    def stated(raw: Raw) -> str:
        return evidence.survey(replace(page(), raw=raw), NOTHING, "x.org", "rules").stated

    raw = replace(page().raw, url="https://x.org/a", title="A")
    assert stated(raw) == stated(replace(raw, data=b"other bytes"))
    assert stated(raw) != stated(replace(raw, **other))


def test_a_page_of_no_known_site_is_no_evidence() -> None:
    found = surveyed([line(TITLE), *paragraphs(3)], site=None)
    assert (found.title_key, found.body_keys, found.line_keys) == (0, (0, 0, 0), ())


def test_the_headline_is_the_h1_else_the_head_s_title() -> None:
    plain, heading = line("Courier", tag="p"), line(TITLE, tag="h1")
    head = Head(title="Bridge closed | Courier")
    assert surveyed([plain, heading], head).title_key == line_key(TITLE)
    assert surveyed([plain], head).title_key == line_key(head.title)


def test_a_picture_without_text_is_nothing() -> None:
    picture = Block("", "line 1", tag="img")
    found = evidence.survey(page(), Segmented((picture,), Head()), "x.org", "rules")
    assert found.line_keys == ()


def distinct(*titles: str, above: str) -> int:
    """Articles that dumps with these headlines under one line count for."""
    dumps = [
        [line(above), *menu(3), line(title), *[line(f"{title}: {paragraph(i)}") for i in range(5)]]
        for title in titles
    ]
    return len({surveyed(lines).title_key for lines in dumps})


TITLES = ("Bridge over the Welle closed", "School choir of Aldport wins", "Ferry crews walk off")


def test_dumps_with_other_headlines_are_other_articles() -> None:
    assert distinct(*TITLES, above="Courier") == 3


def test_a_notice_on_every_page_does_not_make_one_article_of_a_site() -> None:
    """Else nothing would be furniture there, least of all the notice."""
    assert distinct(*TITLES, above=NOTICE) == 3
