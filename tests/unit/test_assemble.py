from __future__ import annotations

import pytest

from cleancopy.assemble import count_words


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
        ("— … •", 0),
        ("\u0301 \u200d", 0),
        ("", 0),
    ],
)
def test_marks_belong_to_their_word(text: str, words: int) -> None:
    assert count_words(text) == words
