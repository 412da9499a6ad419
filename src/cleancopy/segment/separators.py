"""Lines that hold much of a page, with tabs, bars or bullets where its text nodes met.

`get_text("|")` and `get_text("\\t")` print a page as one line, and so does who folds the lists
of a dump (`* Home * News * Sport …`).
"""

from __future__ import annotations

import re

LONG, PAGE = 300, 5
"""Characters from which a line is asked, and lines of its length that make a dump at most."""
LEAST = 12
"""Separators of one kind from which it is no accident that they stand there."""

_KINDS = (
    re.compile(r"\t\s*"),
    re.compile(r"\|[\s|]*"),
    re.compile(r"(?<=\S)\s+(?=[*+•·‣▪◦○●] +\S)"),
)
"""A bullet stays with what it marks."""


def parts(line: str, dump: int) -> list[str]:
    """Return the parts of a line of a dump of so many characters, the line itself if it has none.

    >>> parts("|".join(["Home", "News", "The mill of Ellory was sold. " * 9] * 5), 900)[:2]
    ['Home', 'News']
    """
    found = [line]
    if len(line) >= max(LONG, dump // PAGE):
        for kind in _KINDS:
            if len(kind.findall(line)) >= LEAST:
                found = [part for piece in found for part in kind.split(piece)]
    return found
