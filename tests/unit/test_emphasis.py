"""Emphasis is taken off where it opens and closes, and in no more time than the text takes."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancopy.segment.emphasis import without_emphasis
from cleancopy.segment.markdown import strip_lynx

PLAIN = re.compile(r"(?<![\w*\\])(\*\*\*|\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?![\w*])")
"""The same in one pattern, which takes time with the square of the text."""
SECONDS = 3


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("**Berlin** and _Paris_", "Berlin and Paris"),
        ("***Berlin*** said", "Berlin said"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        (r"\*not\*", r"\*not\*"),
        ("*first\nsecond*", "*first\nsecond*"),
        ("*a note", "*a note"),
    ],
)
def test_marks_go_where_they_open_and_close(text: str, bare: str) -> None:
    assert without_emphasis(text) == bare


@settings(max_examples=300)
@given(st.text(st.sampled_from("**__ \\a.(\né\u2028"), max_size=24))
def test_it_reads_as_the_pattern_does(text: str) -> None:
    assert without_emphasis(text) == PLAIN.sub(r"\2", text)


@pytest.mark.parametrize("repeated", ["*a ", "_a ", "**a ", "***a ", "__a ", "*a* ", "*a\n"])
def test_marks_that_close_nothing_are_read_once(repeated: str) -> None:
    started = time.process_time()
    without_emphasis(repeated * 60_000)
    assert time.process_time() - started < SECONDS


def test_a_row_of_link_numbers_is_read_once() -> None:
    started = time.process_time()
    assert strip_lynx("Home " + "[1]" * 60_000)[1]
    assert time.process_time() - started < SECONDS
