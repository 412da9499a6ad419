"""Bylines without a lead-in: a name proved by what stands beside it."""

from __future__ import annotations

import re

from cleancopy.fields import words
from cleancopy.fields.agency import Agencies
from cleancopy.fields.asides import CONTACT, FULL_DATE, is_date_word
from cleancopy.fields.counters import COUNTER
from cleancopy.fields.people.byline_led import HOUSE, WIRES, after_lead
from cleancopy.fields.people.desks import is_desk
from cleancopy.fields.people.joins import people
from cleancopy.fields.people.names import is_uncased, name_prefix
from cleancopy.fields.people.writers import (
    SEPARATORS,
    SUFFIX_TITLE,
    Byline,
    Parts,
)

_PARTS = re.compile(r"\s*[|,;•·–—]\s*|\s-\s")


_AROUND = " ,;:|/•·–—-()"


_COUNTERS = re.compile(rf"(?x:{FULL_DATE.pattern})|{COUNTER.pattern}", re.IGNORECASE)


_BY = re.compile(
    r"(?:(?:posted|published|written|updated|created|veröffentlicht|publié|publicado)\s+)?"
    rf"(?P<lead>{words.BY})\b\s*:?\s*",
    re.IGNORECASE,
)
"""`Posted by Jane`, `von Anna`; not `Byron`."""


_LABEL = re.compile(r"\s?[:：]")
"""Of `来源: 新华网`, which names no person."""
_FIRST_PART = re.compile(r"[|,•·–—]|\s-\s")
_DIGIT = re.compile(r"\d")
"""Stands in every match of `_COUNTERS`, which takes long to find none."""


def without_lead(text: str, agencies: Agencies) -> Byline | None:
    """`Jane Example, Staff Writer`, `JANE EXAMPLE | Example News`, `王小明记者`: a name proved by a
    job, an outlet, an agency or an address beside it."""
    if text[0].isdigit() and len(text) < 100:
        return _dated(text, agencies)
    if len(text) > 120 or text[-1] in ".!?…:" or not (text[0].isupper() or is_uncased(text[0])):
        return None
    if not text.isascii() and SUFFIX_TITLE.search(text):
        return after_lead(text, "", agencies)
    if "@" in text and (names := people(CONTACT.sub(" ", text).strip(_AROUND), agencies)):
        return Byline(names, rest=" ".join(found[0].strip() for found in CONTACT.finditer(text)))
    if any(map(text.__contains__, _WITHS)) and (found := _wired(text, agencies)):
        return found
    tail = _after_names(text, agencies)
    if not tail or "/" in text or not (_is_job(tail) or _is_wire(tail, agencies)):
        return _dated(text, agencies)
    parts = Parts(agencies, proven=False)
    for position, segment in enumerate(SEPARATORS.split(text)):
        parts.read(segment, first=position == 0)
    return parts.byline() if parts.authors and not parts.unread else None


_WITHS = (" avec ", "(avec ", " mit ", "(mit ", " with ", " con ", "(con ", " com ", " agenc")
_WIRED = re.compile(
    r"(?P<who>[^\W\d_].{2,50}?),?\s+\(?(?:avec|mit|with|con|com|and|und|et|y)\s+"
    rf"(?:(?P<all>{WIRES})|(?P<wires>[^(),.]{{2,40}}))\)?"
)
"""`Jean Dupont avec AFP`, `Le Figaro (avec AFP)`, `Jane Example and agencies`; not `with
friends`."""


def _wired(text: str, agencies: Agencies) -> Byline | None:
    """People, or an outlet, and the wires they wrote with."""
    found = _WIRED.fullmatch(text) if len(text) < 90 else None
    if found is None:
        return None
    wires = agencies.listed(found["wires"]) if found["wires"] else ()
    if not wires and not found["all"]:
        return None
    who = found["who"]
    if not HOUSE.match(who) and (names := people(who, agencies)):
        return Byline(names, agencies=agencies.wires(wires))
    house = who.split("'")[-1].split("’")[-1]
    if len(who.split()) <= 4 and (HOUSE.match(who) or is_desk(who) or is_desk(house)):
        return Byline(agencies=agencies.wires(wires), desks=(who,))
    return None


def _after_names(text: str, agencies: Agencies) -> str:
    """What follows the full name, or names, at the start; "" when there is none or nothing."""
    first = _FIRST_PART.search(text)
    if first and people(text[: first.start()].rstrip(), agencies):
        return text[first.end() :].lstrip()
    name, tail = name_prefix(text)
    if not name or (is_uncased(name[0]) and _LABEL.match(text, len(name))):
        return ""
    return tail


def _dated(text: str, agencies: Agencies) -> Byline | None:
    """`Jane Example • 3.4.2020 • 3 min read`, `3 April 2020 by Jane Example`: a name, set off or
    with its `by`, and beside it nothing but a full date or counters."""
    if len(text) > 140 or not _DIGIT.search(text) or not _COUNTERS.search(text):
        return None
    bare = _COUNTERS.sub("|", text)
    segments = [segment.strip(_AROUND) for segment in re.split(r"[|•·–—/]|\s-\s", bare)]
    named = [s for s in segments if s and not all(map(is_date_word, s.split()))]
    if len(named) != 1:
        return None
    if lead := _BY.match(named[0]):
        return after_lead(named[0][lead.end() :], lead["lead"].casefold(), agencies)
    if not re.search(rf"{re.escape(named[0])}\s*[|•·–—/,]|[|•·–—/,]\s*{re.escape(named[0])}", text):
        return None
    names = people(named[0], agencies) if FULL_DATE.search(text) else ()
    return Byline(names, rest=text.replace(named[0], "").strip(_AROUND)) if names else None


def _is_wire(tail: str, agencies: Agencies) -> bool:
    """Whether a part of what follows a name is a wire: `| Reuters`, `, Associated Press`."""
    named = [agencies.named(part) for part in _PARTS.split(tail)]
    return bool(agencies.wires(name for name in named if name))


_AND = frozenset(
    ["and", "und", "et", "y", "e", "en", "og", "och", "&", "or", "oder", "with", "mit"]
)


_WITH_JOBS = frozenset().union(
    *(words.TITLES, words.BEATS, words.TAILS, words.LOWER_PARTICLES, words.DESKS, _AND),
    ("the", "our", "covering", "based", "de", "des", "el", "who"),
)
"""Small words beside a job: `Jane Example, staff writer covering Asia`; not `staff have left`."""


def _is_job(tail: str) -> bool:
    """Whether what follows a name says that it is a journalist's."""
    found = tail.casefold().split()[:6]
    if found[0] in _AND or found[0] in words.TAILS:
        return False
    if found[:2] == ["special", "to"]:
        return True
    if any(word.islower() and word.strip(",.") not in _WITH_JOBS for word in tail.split()):
        return False
    return any(word.strip("(|:,") in words.REPORTERS for word in found)
