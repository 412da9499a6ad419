"""Lines that hold much of a page, with tabs, bars or bullets where its text nodes met.

`get_text("|")` and `get_text("\\t")` print a page as one line, and so does who folds the lists
of a dump (`* Home * News * Sport …`).
"""

from __future__ import annotations

import re

LONG, PAGE = 300, 5
"""Characters from which a line may hold a page, and how many of its length a dump has at most."""
LEAST = 12
"""Separators of one kind from which it is no accident that they stand there."""

_KINDS = (
    re.compile(r"\t\s*"),
    re.compile(r"\|[\s|]*"),
    re.compile(r"(?<=\S)\s+(?=[*+•·‣▪◦○●] +\S)"),
)
"""A bullet stays with what it marks."""


def least_length(dump: int) -> int:
    """Characters that a line has that holds much of a dump of so many."""
    return max(LONG, dump // PAGE)


def parts(line: str) -> list[str]:
    """Return the parts of a long line, the line itself if it has none.

    >>> parts("|".join(["Home", "News", "The mill of Ellory was sold. " * 9] * 5))[:2]
    ['Home', 'News']
    """
    found = [line]
    for kind in _KINDS:
        if len(kind.findall(line)) >= LEAST:
            found = [part for piece in found for part in kind.split(piece)]
    return found
