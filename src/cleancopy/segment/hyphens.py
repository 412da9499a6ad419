"""Words that a wrapped dump breaks at the ends of its lines: which of their hyphens are theirs.

Newspapers and PDFs break words (`Thurs-`, `day`), tools that wrap break at the hyphens that are
there (`long-`, `running`). A hyphen goes where the page itself shows that it was none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

FEWEST, SHARE = 4, 0.1
"""Broken words of a page that breaks words, and those to each of its lines: tools that break at
hyphens have one in 40."""

_BROKEN = re.compile(r"(?<![\w-])([^\W\d_]{2,})-$")
# matches "on Thurs-", not "the A-", "day-to-" or "he said -"
_GOES_ON = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OF_TWO = frozenset(
    """well self half long ex non semi anti all twenty thirty forty fifty sixty seventy eighty
    ninety""".split()
)
"""What words with a hyphen begin with."""
_LONGEST_FIRST = 200
"""Characters of what is looked at before a hyphen: a line may be a paragraph of a megabyte."""
_SHORTEST_SECOND = 4
"""Letters of the second word of such a one: not `long-er`."""


class Hyphens(NamedTuple):
    """What a page shows of its hyphens."""

    words: frozenset[str]
    """The words that stand whole on its lines, case-folded, those with a hyphen too."""
    breaks: bool
    """It breaks words at the ends of so many of its lines that it is its habit."""

    def is_added(self, line: str, following: str) -> bool:
        """Whether the hyphen that `line` ends with only breaks a word that `following` ends."""
        if not self.words:
            return False
        first = _BROKEN.search(line, max(0, len(line) - _LONGEST_FIRST))
        second = _GOES_ON.match(following)
        if first is None or second is None or not second[0].islower():
            return False
        start, end = first[1].casefold(), second[0].casefold()
        if f"{start}{end}" in self.words:
            return f"{start}-{end}" not in self.words
        if not self.breaks or f"{start}-{end}" in self.words:
            return False
        return start not in _OF_TWO or len(end) < _SHORTEST_SECOND


NONE = Hyphens(frozenset(), False)


def hyphens_of(lines: Sequence[str]) -> Hyphens:
    """Return what the lines of a dump show.

    >>> hyphens_of(["He left on Thurs-", "day. It was Thursday."]).is_added("on Thurs-", "day.")
    True
    >>> hyphens_of(["It was a long-", "running affair."]).is_added("a long-", "running affair.")
    False
    """
    printed = [text for line in lines if (text := line.strip())]
    broken = sum(
        1
        for line, following in pairwise(printed)
        if line[-1] == "-" and following[0].islower() and _BROKEN.search(line)
    )
    if not broken:
        return NONE
    words: set[str] = set()
    for i, line in enumerate(printed):
        found = [word.casefold() for word in _WORD.findall(line)]
        if found and line[-1] == "-":
            found.pop()
        if found and i and printed[i - 1][-1] == "-":
            found.pop(0)
        words.update(found)
    return Hyphens(frozenset(words), broken >= max(FEWEST, SHARE * len(printed)))
