"""Emphasis of Markdown taken off: `**Berlin**`, `_said_`, not `snake_case_name` or `2 * 3`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

MARKS = ("***", "**", "__", "*", "_")
"""In the order in which they are tried where several can open."""

_OPENER = re.compile(r"(?<![\w*\\])[*_]")
_CLOSERS = {mark: re.compile(rf"(?<=\S)(?={re.escape(mark)}(?![\w*]))") for mark in MARKS}


def without_emphasis(text: str) -> str:
    """Return `text` without the outermost marks that open before a word and close behind one.

    Takes time in proportion to the text, also where thousands of marks open and none closes.

    >>> without_emphasis("**Berlin** and *Paris* in snake_case_name, 2 * 3 * 4")
    'Berlin and Paris in snake_case_name, 2 * 3 * 4'
    """
    closers = {mark: [at.start() for at in _CLOSERS[mark].finditer(text)] for mark in MARKS}
    pieces: list[str] = []
    begun = at = 0
    while opener := _OPENER.search(text, at):
        at = opener.start()
        mark, end = _closed(text, at, closers)
        if not mark:
            at += 1
            continue
        pieces += text[begun:at], text[at + len(mark) : end]
        begun = at = end + len(mark)
    return "".join((*pieces, text[begun:]))


def _closed(text: str, at: int, closers: Mapping[str, Sequence[int]]) -> tuple[str, int]:
    """(mark, where it closes on the same line) of what opens at `at`; `("", 0)` if it does not."""
    for mark in MARKS:
        start = at + len(mark)
        if text.startswith(mark, at) and start < len(text) and not text[start].isspace():
            ends = closers[mark]
            nearest = bisect_left(ends, start + 1)
            if nearest < len(ends) and text.find("\n", start, ends[nearest]) < 0:
                return mark, ends[nearest]
    return "", 0
