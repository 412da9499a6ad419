"""What stands before a source where the line is no caption: a date, a dateline."""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.asides import is_date_word
from cleancopy.fields.datelines.dateline import split_dateline
from cleancopy.fields.dates.clock import BARE_HOUR, OFFSET, TIME, ZONE
from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.people.names import is_uncased

LONGEST = 60
"""Characters of a date, its clock and lead-in."""
LETTERS = 4
"""Letters beside the day and the clock in scripts without words: `发布时间`."""
_CLOCK = frozenset({"uhr", "stand", "hrs", "hod"})
"""What stands beside a time of day, and is no word of a date."""
_SIZES = re.compile(r"字[号體体號]\s?[:：]?(?:\s?(?:A[+-]?|大|中|小)){1,3}")
"""`字号：A- A A+`: buttons that make the letters larger."""
_ENDS = (")", "）", ")-", ") -")


def is_head(before: str, text: str, agencies: Agencies) -> bool:
    """Whether a line dates a story and names its source, not a picture.

    `2021-11-07 11:20:35 来源：新华网`, `12.05.2023 Quelle: dpa`, `LONDON, March 14 (Reuters)`; not
    `Protest in Berlin, 14. März 2023 (Reuters)`.
    """
    if len(before) > LONGEST or not before:
        return False
    return _is_dated(before) or _is_filed(before, text, agencies)


def _is_dated(before: str) -> bool:
    found = find_dates(before) if any(map(str.isdigit, before)) else ()
    if not found:
        return False
    rest = _SIZES.sub(" ", f"{before[: found[0][1]]} {before[found[-1][2] :]}")
    for clock in (OFFSET, TIME, BARE_HOUR, ZONE):
        rest = clock.sub(" ", rest)
    words = re.findall(r"[^\W\d_]+", rest)
    return all(
        is_date_word(word)
        or word.casefold() in _CLOCK
        or (len(word) <= LETTERS and is_uncased(word[0]))
        for word in words
    )


def _is_filed(before: str, text: str, agencies: Agencies) -> bool:
    """Whether place and day stand before a wire in brackets: `LONDON, March 14 (Reuters)`."""
    place = before.partition(",")[0]
    if not text.endswith(_ENDS) or not (place.isupper() or before[-3:].strip(" .").isdigit()):
        return False
    found = split_dateline(f"{text} — Xyz xyz", agencies)
    return found is not None and found[0].printed.startswith(text) and len(place) <= LONGEST / 2
