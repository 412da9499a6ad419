"""What datelines are made of: place, date, the dash behind them, the wires in their brackets."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleancopy.fields.agency import Agencies, pieces
from cleancopy.fields.dates.months import month_number
from cleancopy.fields.people.desks import DOMAIN
from cleancopy.fields.people.names import is_uncased
from cleancopy.fields.places import SMALL, normalize_place

_MONTH = r"(?:[A-ZÀ-ÞА-ЯΑ-Ωa-zà-ÿа-яα-ωіїєґčřžšśńłőűğışçëâăîșțěůďťňľąęėųćź]{3,11})"
DATE = (
    rf"(?:(?:\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:\.|º|er|st|nd|rd|th"
    rf"|-?го)?\s+(?:de\s+|d['’])?{_MONTH})"
    r"\.?(?:,?\s+(?:de\s+)?\d{4})?|\d{4}\.?\s+"
    + _MONTH
    + r"\s+\d{1,2}\.?|\d{1,2}[./]\s?\d{1,2}[./](?:\s?\d{2,4})?|\d{1,2}日"
    r"|\d{1,2}\s[\u0900-\u0dff]{2,12})"
)
"""`March 7`, `3 mars 2020`, `2020. március 3.`, `3.3.2020`, `30 जुलाई`."""
PLACE = (
    r"[^\W\d_a-zà-öø-ÿа-яα-ω][^()\[\]/\d:;!?\"“”„«»]{0,60}?"
    r"(?:\s*\[[A-Z][a-z]+\]|\s\([A-ZÀ-Þ][^()\d/:;]{2,25}\)(?=,))?"
)
PLACES = rf"{PLACE}(?:\s?/\s?{PLACE}){{0,2}}"
_DASH = r"(?:[–—―−]{1,2}|-{1,2}|_|=|\.\s?[-–—]{1,2}|\s?[:：]|\.)"
END = rf"(?:\s*\.?\s*{_DASH})"
SECOND_DASH = re.compile(r"\s[–—-]{1,2}\s|[–—]")
"""Of `AFP — Agence France-Presse — said`, an aside."""
LEADS = frozenset(("By", "Von", "Par", "Por", "Door", "Av"))
"""Before the writer of `By Jane Example EASTPORT (Reuters) -`: no place begins so."""
UNCASED = 2
"""Words of a place in a script without capitals: `القاهرة`, `नई दिल्ली`; a caption before its
wire has more."""


LONGEST = 130
"""Characters within which a dateline ends; the longest (press releases with two places, a date
and a wire) have about 100."""


class Dateline(NamedTuple):
    """A dateline, as printed and read."""

    printed: str
    """`MOSCOW (Reuters) -`"""
    place: str | None = None
    """`Moscow`; several joined by ` / `."""
    agencies: tuple[str, ...] = ()
    date_text: str = ""
    """`3 mars 2020`, as printed; the year may be missing."""
    authors: tuple[str, ...] = ()
    """Who filed it, where the dateline says so: `【北京＝山田太郎】`."""


def wires_of(text: str, agencies: Agencies) -> tuple[str, ...]:
    """Wires of a bracket: `AFP`, `dpa/lsw` (a regional service after the agency), `AP/dpa`."""
    listed = agencies.listed(text)
    if listed:
        return agencies.wires(listed)
    parts = pieces(text)
    if not parts or len(parts) > 3:
        return ()
    first = agencies.coded(parts[0]) or agencies.coded(re.split(r"\s[-–—]\s|,", parts[0])[0])
    if first and all(
        (len(part) <= 4 and part.islower()) or any(map(str.isdigit, part)) for part in parts[1:]
    ):
        return agencies.wires(filter(None, (first, *map(agencies.coded, parts[1:]))))
    return ()


def place_of(text: str) -> str | None:
    """A printed place in writing, without what brackets add: `New Delhi [India]`, `Mopti (Mali)`,
    the site: `EASTPORT, EXAMPLE.com`, or a bar: `PARIS | Wed`."""
    parts = [part for part in text.partition(" | ")[0].split(", ") if not DOMAIN.fullmatch(part)]
    bare = re.sub(r"\s*(?:\[[^\]]*\]|\([^)]*\))$", "", ", ".join(parts))
    return normalize_place(bare) or None if bare else None


def is_place(text: str, agencies: Agencies) -> bool:
    """Whether a text has the shape of a place: few words, each with a capital or small as `de`.

    In scripts without capitals any words have it: there a place is one or two.
    """
    if agencies.named(text):
        return False
    parts = text.replace("/", " ").replace(",", " ").split()
    if not parts or len(parts) > 7 or (parts[0] in LEADS and len(parts) > 2):
        return False
    if is_uncased(parts[0][0]) and any(
        len(place.split()) > UNCASED for place in re.split("[/,،、]", text)
    ):
        return False
    capitals = [part for part in parts if not part.islower()]
    small = [part for part in parts if part.islower()]
    if not capitals or not all(part in SMALL or part == "a" for part in small):
        return (
            parts[0] != parts[0].lower()
            and len(parts) <= 3
            and not parts[0].isascii()
            and not small
        )
    return parts[-1] in capitals


def names_month(date: str) -> bool:
    """Whether a date has a month's name, or is all numbers: not `Round 2`."""
    found = re.findall(r"[^\W\d_]{3,}", date)
    return not found or any(month_number(word, None) for word in found)


def ends_in_dash(end: str | None) -> bool:
    """Whether the end of a dateline is a dash, with a full stop or blanks around or without."""
    return (end or "").strip(" .")[:1] in tuple("-–—―−")


def is_sentence(rest: str) -> bool:
    """Whether what follows begins as a sentence does."""
    return rest[:1].isupper() and " " in rest[:30]
