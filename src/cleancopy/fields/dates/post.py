"""Dates of what others posted: under an embedded post of a network, and of links back."""

from __future__ import annotations

import re
from collections.abc import Sequence

LONGEST = 200
"""Characters of the lines that tell whose post it is."""

JOINS = ("on", "am", "le", "el", "il", "op", "em")
"""What stands between who posted and the day."""
_JOIN = rf"(?:{'|'.join(JOINS)})"
_A_POST = r"(?:a|an|ein|une?|una|um|een) [^\W\d_]+"
_SHARED = r"(?:shared|posted|geteilt|partagée?|compartid[ao]|condivis[ao]|gedeeld)\b"
_POST = re.compile(
    r"^[—–-].*\(@\w+\)"
    rf"|^{_A_POST} (?:\w+ )?{_SHARED}.*(?:@\w+|\b{_JOIN}\b)"
    r"|^(?:pingback|trackback)s?\b|^原\s?文\s?[(（]"
    r"|^#?\d{1,4}[.)] [^\W\d_]\S{1,30} (?=\d{1,2}[. /-]\w{1,9}[. /-]\d{2,4}\b)"
    r"|^\S{2,30}(?: \S{2,30})? (?:a répondu|répond|replied|antwortete|hat geantwortet|respondió"
    r"|ha risposto|respondeu)\b",
    re.IGNORECASE,
)
"""`— Jane Example (@jane) May 3, 2024`, `A post shared by Jane (@jane) on May 3, 2024`, `Pingback:
…`, `原文(投稿日：…)`, `1. jane 28.oct.2012`, `Jane replied on May 3, 2024`; not `A photo
shared with the court`."""


_POSTERS = re.compile(
    rf"(?:[—–-]|{_A_POST} {_SHARED}).{{1,80}}\(@[\w.]+\)(?: {_JOIN})?\s*",
    re.IGNORECASE,
)
"""`— Jane Example (@jane)`, `A post shared by Jane (@jane) on`, where the date below is a link on a
line of its own."""


def is_posters(text: str) -> bool:
    """Whether a line is nothing but the name of who posted something in a network."""
    return "(@" in text and _POSTERS.fullmatch(text) is not None


def is_post(text: str) -> bool:
    """Whether a line says who posted something in a network, and when.

    >>> is_post("— Jane Example (@jane) May 3, 2024"), is_post("Jane Example, May 3, 2024")
    (True, False)
    """
    return _POST.search(text) is not None


def is_posts_date(lines: Sequence[str]) -> bool:
    """Whether the last of some lines is the date of a post of which the others are the beginning.

    >>> is_posts_date(("A post shared by Jane Example", "(@jane) on", "Mar 12, 2018 at 12:30 PDT"))
    True
    """
    *before, last = lines
    if is_post(last):
        return True
    if not any("@" in line for line in before) or sum(map(len, lines)) > LONGEST:
        return False
    return any(is_post(" ".join(lines[k:])) for k in range(len(before)))
