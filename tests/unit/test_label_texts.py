"""The numbers of all texts at once are those of each text by itself."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.label.learned.characters import COMMA, LOWER, UPPER, Characters
from cleancopy.label.learned.texts import read_texts
from cleancopy.model import Block
from judged_pages import shipped

TEXTS = st.lists(
    st.text(alphabet=st.sampled_from("aB1, .!?”\"'\n\u00a0ßÀǅ日本的٣²😀𝐀|@:©"), max_size=40)
    | st.text(max_size=30),
    min_size=1,
    max_size=8,
)


def columns(*texts: str) -> np.ndarray:
    return read_texts([Block(text, "line 1") for text in texts], frozenset({"the", "of"})).columns


@given(TEXTS)
def test_each_text_has_its_own_characters(texts: list[str]) -> None:
    found = Characters(texts)
    assert found.count((found.signs & COMMA) != 0).tolist() == [text.count(",") for text in texts]
    upper = found.count((found.signs & UPPER) != 0).tolist()
    assert upper == [sum(map(str.isupper, text)) for text in texts]
    assert [bool(signs & LOWER) for signs in found.any()] == [
        any(map(str.islower, text)) for text in texts
    ]


@given(TEXTS)
def test_a_text_has_the_same_numbers_whatever_stands_around_it(texts: list[str]) -> None:
    together = columns(*texts)
    assert np.array_equal(together, np.concatenate([columns(text) for text in texts]))


@given(TEXTS)
def test_sentences_end_before_a_space_or_at_the_end(texts: list[str]) -> None:
    found = read_texts([Block(text, "line 1") for text in texts], frozenset()).sentences
    ends = re.compile(r"[.!?。！？][\"”’»)]?(?:\s|$)")
    assert found.tolist() == [len(ends.findall(text)) for text in texts]


@pytest.mark.parametrize(
    ("column", "says", "not_"),
    [
        (27, "Published 17.03.2009", "Published today"),
        (27, "On Sunday", "On a sunny day"),
        (28, "Photo: A. Muster", "He spoke"),
        (28, "By AP", "A map"),
        (29, "By Jane Example", "Bystanders saw"),
        (30, "Home | News", "Home and news"),
        (30, "see www.example.org", "see example"),
        (23, "Read more: the news", f"{'long ' * 8}: the news"),
        (19, "ALL OF IT", "ALL OF it"),
    ],
)
def test_forms_are_found_in_short_texts(column: int, says: str, not_: str) -> None:
    assert columns(says, not_)[:, column].tolist() == [1, 0]
    if column != 23:
        assert columns(says + " x" * 200)[0, column] == 0


def test_function_words_count_by_their_share() -> None:
    few, none = columns("the bank of the river", "river bank")[:, 2].tolist()
    assert few == pytest.approx(3 / 6)
    assert none == 0


def test_shipped_words_are_known() -> None:
    assert "the" in shipped().phrases.function_words


def test_a_danda_ends_a_sentence_and_hindi_has_function_words() -> None:
    text = "पुल ग्यारह महीने के लिए बंद रहेगा। परिषद ने यह कहा है। मरम्मत में बहुत समय लगेगा।"
    found = read_texts([Block(text, "line 1")], shipped().phrases.function_words)
    assert (found.sentences.tolist(), found.stops.tolist()) == ([3], [6])
