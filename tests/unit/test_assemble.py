from __future__ import annotations

import pytest

from cleancopy.assemble import count_words, reject, removed
from cleancopy.model import Block, Labelled, Raw, Verdict

PAGE = Labelled(
    (
        Block("Home", "line 1"),
        Block("", "line 2"),
        Block("It rained.", "line 3"),
        Block("Share", "line 4"),
    ),
    (
        Verdict("navigation", "phrase.x", 1.0),
        Verdict("caption", "image.alt", 1.0),
        Verdict("paragraph", "model.text", 0.87654),
        Verdict("promo", "model.outside", 0.5),
    ),
    1.0,
    False,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The well-off don't vote.", 6),
        ("Die Brücke ist 1.200 Meter lang", 7),
        ("ईस्टपोर्ट की परिषद ने मंगलवार को निर्णय लिया।", 8),
        ("ঢাকা বিশ্ববিদ্যালয়ে ভাষা আন্দোলন", 4),
        ("தமிழ் மொழி", 2),
        ("می\u200cشود خوب", 2),
        ("שָׁלוֹם עולם", 2),
        ("مُحَمَّد يكتب", 2),
        ("e\u0301te\u0301 1996", 2),
        ("北京今年新增绿地。", 8),
        ("東京のカフェで2024年、AI が", 9),
        ("서울 시내에서", 2),
        ("ภาษาไทย และ", 2),
        ("— … •", 0),
        ("\u0301 \u200d", 0),
        ("", 0),
    ],
)
def test_marks_belong_to_their_word_and_signs_without_spaces_are_words(
    text: str, words: int
) -> None:
    assert count_words(text) == words


def test_removed_blocks_are_those_that_are_no_text_at_their_positions_among_all() -> None:
    rows = removed(PAGE, "a1", "raw/a.txt")
    assert [(row.position, row.text) for row in rows] == [(0, "Home"), (2, "Share")]
    assert {(row.article_id, row.source_path) for row in rows} == {("a1", "raw/a.txt")}


def test_a_rejected_page_keeps_all_its_blocks() -> None:
    raw = Raw("raw/a.txt", "0" * 64, b"", "text")
    rows = reject(raw, PAGE).removed
    assert [(row.position, row.text) for row in rows] == [
        (0, "Home"),
        (1, "It rained."),
        (2, "Share"),
    ]
    assert [row.confidence for row in rows] == [1.0, 0.8765, 0.5]
    assert {row.article_id for row in rows} == {None}
