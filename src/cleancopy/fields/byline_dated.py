"""Names in a line that tells a time beside them."""

from __future__ import annotations

import re

from cleancopy.fields.agency import NONE, Agencies
from cleancopy.fields.ago import RELATIVE
from cleancopy.fields.byline import parse_byline
from cleancopy.fields.date import find_dates
from cleancopy.fields.date_forms import MAYBE
from cleancopy.fields.joins import people
from cleancopy.fields.writers import Byline, is_desk

SHARING = 30
"""Characters that may stand in a line beside a date and a name: `Published on`."""
PARTS = re.compile(r"\s*[|•·⋅/]\s*|\s[–—-]\s|,\s")
CLOCK = re.compile(
    r"\d{1,2}[:.h]\d\d|\d+\s?min|\d+ comments?|^(?:at|um|à|kl\.?|on)$", re.IGNORECASE
)
_SINGLE = re.compile(r"(?i:by|von|par|por|di|door|av|af)\s([^\W\d_][\w.-]{3,})")
"""`von Landesblatt`; not `von Anna Muster`."""
EDGES = " ,;.:|/•·⋅–—-"


def byline_beside_a_date(text: str, agencies: Agencies = NONE) -> Byline:
    """Names in the one part of a line whose other parts tell the time.

    Also the wires and desks that a lead-in proves: `Von dpa`.

    >>> byline_beside_a_date("Published on 3 May 2024, 14:26, Jane Example").authors
    ('Jane Example',)
    >>> byline_beside_a_date("Jane Example 4 August 2010").authors
    ('Jane Example',)
    """
    found = find_dates(text) if MAYBE.search(text) else ()
    if found:
        text = text[: found[0][1]] + "|" + text[found[-1][2] :]
    elif not RELATIVE.search(text):
        return Byline()
    parts = [bare for part in PARTS.split(text) if (bare := part.strip(EDGES))]
    named = [(part, byline) for part in parts if (byline := _names(part, agencies))]
    read = {part for part, _ in named}
    rest = [part for part in parts if part not in read and not CLOCK.search(part)]
    if len(named) != 1 or sum(map(len, rest)) >= SHARING:
        return Byline()
    return named[0][1]


def _names(part: str, agencies: Agencies) -> Byline | None:
    if names := people(part, agencies):
        return Byline(names)
    byline = parse_byline(part, None, agencies)
    if byline is None and (found := _SINGLE.fullmatch(part)) and is_desk(found[1]):
        return Byline(desks=(found[1],))
    return byline if byline and not byline.contributors else None
