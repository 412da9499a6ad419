"""How many words a text has, in scripts with spaces and without."""

from __future__ import annotations

import pytest

from cleancopy.fields.word_count import count_words, estimated_words


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The well-off don't vote.", 6),
        ("北京今年新增绿地。", 8),
        ("서울 시내에서", 2),
        ("สะพานข้ามแม่น้ำเวลเปิดให้ใช้เมื่อวันอังคาร", 14),
        ("ຂົວຂ້າມແມ່ນ້ຳ", 4),
        ("តំបន់ដីទំនាប", 4),
        ("မြန်မာဘာသာ", 3),
        ("", 0),
    ],
)
def test_scripts_that_part_clauses_alone_have_words_for_a_limit(text: str, words: int) -> None:
    assert estimated_words(text) == words
