"""Whether a page writes the month first in dates of numbers, by those that have but one reading."""

from __future__ import annotations

import re
from collections import Counter

LEAST = 2
"""Dates that show an order."""
MONTHS = 12
"""In a year; a larger number of a date is its day."""
_DATE = re.compile(
    r"(?<![\d./])(?P<first>\d\d?)(?P<mark>[./])(?P<second>\d\d?)(?P=mark)(?:(?:19|20)\d\d|\d\d)"
    r"(?![\d./])"
)
"""`11.30.16`, `25/12/2024`; not `1.2.3`, nor `192.168.10.10`."""
_DOTTED = re.compile(r"(?<![\d.])(\d\d?)\.(\d\d?)\.(\d{4}|\d\d)(?![\d.])")


def printed_order(text: str, mark: str) -> bool | None:
    """Whether the month is first in the dates of a text with this mark; None if they do not say.

    >>> printed_order("11.30.16 and 11.15.16, then 12.09.16", ".")
    True
    """
    if not any(f"{mark}{digit}" in text for digit in "123"):
        return None
    seen: Counter[bool] = Counter()
    for found in _DATE.finditer(text):
        first, second = int(found["first"]), int(found["second"])
        if found["mark"] == mark and min(first, second) <= MONTHS < max(first, second) < 32:
            seen[second > MONTHS] += 1
    if len(seen) != 1 or seen.total() < LEAST:
        return None
    return seen[True] > 0


def with_slashes(text: str) -> str:
    """A text with slashes for the dots of its dates, which leave the order open.

    >>> with_slashes("Jane Example 12.09.16, version 1.2")
    'Jane Example 12/09/16, version 1.2'
    """
    return _DOTTED.sub(r"\1/\2/\3", text)
