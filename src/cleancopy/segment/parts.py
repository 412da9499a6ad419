"""The parts of one line of HTML: where nothing but a style sheet keeps them apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

SHORTEST_PART = 3
"""Characters of a part of a line that is a word; fewer are a large first letter."""


def joined(parts: Sequence[str], in_prose: bool) -> str:
    """The text of a line; outside prose, parts that run together as no word does stand apart.

    >>> joined(["Jane Example", "Reporter"], in_prose=False)
    'Jane Example Reporter'
    """
    if len(parts) > 1 and not in_prose:
        parts = [f" {b}" if _touch(a, b) else b for a, b in pairwise(("", *parts))]
    return "".join(parts)


def _touch(before: str, behind: str) -> bool:
    """Whether two parts run together as no word does: `Example`, `Reporter`."""
    if min(len(before), len(behind)) < SHORTEST_PART or not behind[:2].istitle():
        return False
    return before[-1].islower() or before[-1].isdigit()
