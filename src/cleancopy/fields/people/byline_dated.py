"""Names in a line that tells a time beside them."""

from __future__ import annotations

import re

from cleancopy.fields.agency import NONE, Agencies
from cleancopy.fields.counters import COUNTER
from cleancopy.fields.dates.ago import RELATIVE
from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.forms import may_hold_date
from cleancopy.fields.dates.post import is_post
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.byline_east import eastern_byline
from cleancopy.fields.people.joins import people
from cleancopy.fields.people.names import is_uncased
from cleancopy.fields.people.names_east import is_eastern_name
from cleancopy.fields.people.writers import Byline
from cleancopy.fields.places import is_city
from cleancopy.fields.words import BY, word_set

SHARING = 30
"""Characters that may stand in a line beside a date and a name: `Published on`."""
SHARING_LED = 80
"""The same where a lead-in says who wrote it: `| Leave a comment | Category: Politics`."""
PARTS = re.compile(r"\s*[|│•·⋅/]\s*|\s[–—-]{1,2}\s|,\s")
CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?(?:[ap]\.?m\b\.?|uhr|h\b|hrs\b))?(?:\s\(?(?-i:[A-Z]{2,4})\b\)?)?"
    r"|\b\d{1,2}\s?[ap]m\b|(?<!\S)(?i:at|um|à|kl\.?|on|uhr)$"
    r"|^(?i:at|um|à|kl\.?|on|uhr)(?!\S)|\d+ comments?",
    re.IGNORECASE,
)
"""`6:08 PM ET`, `9:40 Uhr`, `at`; not `At Example`."""
_EASTERN = re.compile("[\u3040-\u9fff\uac00-\ud7af]")
_STAMPED = re.compile(
    r"(?:기사\s?)?(?:입력|최종수정|수정|등록|승인)|송고시간|(?:最終)?更新|掲載|公開日?|配信|発行"
    r"|发布时间|發布時間|更新时间|发表时间|字号"
)
"""`입력` of `홍길동 기자 입력 2022.03.21`, `更新`: what a date line says of the time."""
_LED = re.compile(rf"(?i)^(?:\S+\s+){{0,2}}?(?P<lead>(?:{BY})\s+(?=[^\W\d_]))")
"""`posted by ` of `posted by Jane Example`; not of `the bridge was closed by Jane Example`."""
_SAID_BEFORE = re.compile(
    r"(?i)(?<=[^\W\d_])\s+"
    r"(?:first\s)?(?:published|posted|updated|created|veröffentlicht"
    r"|publié|publicado|publisert)(?:\s(?:on|at|am|le|el))?:?(?=\s*\|)"
)
"""` Published` of `Jane Example Published |`, where a date stood."""
_SOURCE = re.compile(r"(?:来源|來源)\s?[:：]\s?(?P<who>[^\s:：|]{2,12})")
"""`来源：新华网` beside a date."""
_SAID = re.compile(r"(?i)\s(?:says|said|wrote|writes|schrieb|sagt|dit|dice)\s?:?$")
"""` Says:` of `Jane E Says: May 3, 2010`, above a comment."""
_FILED_FROM = word_set(
    """madrid barcelona bilbao bruselas parís roma berlín londres washington pekín moscú jerusalén
    estambul bogotá caracas berlin bruxelles brüssel wien zürich lisboa brasília bruxelas"""
)
"""Cities that papers print behind their writers' names and that are no surnames: not Valencia."""
EDGES = " ,;.:|│/•·⋅–—-"


def byline_beside_a_date(text: str, agencies: Agencies = NONE) -> Byline:
    """Names in the one part of a line whose other parts tell the time.

    Also the wires and desks that a lead-in proves: `Von dpa`.

    >>> byline_beside_a_date("Published on 3 May 2024, 14:26, Jane Example").authors
    ('Jane Example',)
    >>> byline_beside_a_date("May 3, 2024 at 6:08 PM ET by Jane Example | Leave a reply").authors
    ('Jane Example',)
    """
    if is_post(text):
        return Byline()
    if (source := _SOURCE.search(text)) and (wire := agencies.named(source["who"])):
        return Byline(agencies=agencies.wires((wire,)))
    if eastern := eastern_byline(text, agencies):
        return eastern
    found = find_dates(text) if may_hold_date(text) else ()
    if found:
        text = text[: found[0][1]] + "|" + text[found[-1][2] :]
    elif not RELATIVE.search(text):
        return Byline()
    text = _SAID_BEFORE.sub("|", text)
    first = text.partition("|")[0]
    if " / " in first and len(both := _slashed(first, agencies)) > 1:
        return Byline(both)
    parts = [bare for part in PARTS.split(_timeless(text)) if (bare := part.strip(EDGES))]
    named = [(part, byline) for part in parts if (byline := _names(part, agencies))]
    read = {part for part, _ in named}
    room = sum(len(part) for part in parts if part not in read)
    led = [byline for part, byline in named if _LED.match(part)]
    if len(led) == 1 and room < SHARING_LED:
        return led[0]
    if (
        found
        and named
        and named[0][0] == text.partition("|")[0].strip(EDGES)
        and room < SHARING_LED
    ):
        return named[0][1]
    return named[0][1] if len(named) == 1 and room < SHARING else Byline()


def _slashed(text: str, agencies: Agencies) -> tuple[str, ...]:
    """The names of writers with slashes between, before a date: `Ana Ejemplo / Juan Muestra`."""
    read = [people(part, agencies) for part in text.strip(EDGES).split(" / ")]
    if not all(len(names) == 1 for names in read):
        return ()
    found = tuple(_without_city(names[0]) for names in read)
    return found if all(map(_is_sure, found)) else ()


def _timeless(text: str) -> str:
    if _EASTERN.search(text):
        text = _STAMPED.sub("|", text)
    return CLOCK.sub("|", COUNTER.sub("|", text))


def _without_city(name: str) -> str:
    """A full name without the city that stands behind it: `Ana Ejemplo Madrid`, beside a date."""
    who, _, last = name.rpartition(" ")
    return who if " " in who and last.casefold() in _FILED_FROM else name


def _is_sure(name: str) -> bool:
    """Whether what has the form of a name is no city and, without capitals, has a surname."""
    return is_eastern_name(name) if is_uncased(name[0]) else not is_city(name)


def _names(part: str, agencies: Agencies) -> Byline | None:
    if _SAID.search(part):
        return None
    led = _LED.match(part)
    if not led and (names := people(part, agencies)):
        found = tuple(map(_without_city, names))
        return Byline(found) if all(map(_is_sure, found)) else None
    byline = parse_byline(part[led.start("lead") :] if led else part, None, agencies)
    return byline if byline and not byline.contributors else None
