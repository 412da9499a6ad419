"""Bylines behind a lead-in: nothing but writers and what stands by them may follow it."""

from __future__ import annotations

import re

from cleancopy.fields import words
from cleancopy.fields.agency import Agencies
from cleancopy.fields.people.desks import NEWSROOMS
from cleancopy.fields.people.names import is_uncased, normalize_name
from cleancopy.fields.people.writers import SEPARATORS, Byline, Parts

HOUSE = re.compile(r"(?:L[ae]s?\s|L['’])(?=[A-ZÀ-Þ])")
"""`Le ` of `Par Le Courrier du Sud avec AFP`: beside a wire an outlet, and no `Le Muster`."""
WIRES = "agencies|agenturen|agences|agencias|agenzie|agências"
"""Wires that nobody names."""
_WITH_WIRES = re.compile(
    r"(?i)\s+(?:with|mit|avec|con|com|med|und|and|et|y)\s+"
    rf"(?:{WIRES}|wires|wire reports|agenturmaterial)$"
)
"""` with Agencies` of `By Example News with Agencies`."""
_PAIR = re.compile(r"([^\W\d_]{3,})\s+(?:&|and|und|y|et|e)\s+([^\W\d_]{3,})")
"""`Jane and Al`, `Anna & Max`."""
_NO_NAMES = NEWSROOMS | words.NEVER_NAMES | words.TITLES
_NO_FIRST_NAMES = _NO_NAMES | words.BEATS | words.TAILS


def after_lead(text: str, lead: str, agencies: Agencies) -> Byline | None:
    """The byline after a lead-in; a bare one (`lead`) must be proved by all that follows."""
    parts = Parts(agencies)
    if " " not in (alone := _WITH_WIRES.sub("", text).strip()):
        text = alone
    segments = [s for s in SEPARATORS.split(text.strip(" :：")) if s]
    for position, segment in enumerate(segments):
        parts.read(segment, first=position == 0)
    if lead in ("by", "") and (pair := first_names(text)):
        return Byline(pair)
    if parts.unread == [text.strip()] and lead in ("by", "") and _is_acronym(text.strip()):
        parts.desks.append(parts.unread.pop())
    if not (parts.authors or parts.agencies or parts.desks) and _is_single(lead, parts):
        name = normalize_name(parts.unread.pop(0))
        if name:
            parts.authors.append(name)
    if parts.agencies and parts.authors and HOUSE.match(parts.authors[0]):
        parts.desks.append(parts.authors.pop(0))
    if parts.unread:
        return None
    return (
        parts.byline() if parts.authors or parts.agencies or parts.desks or parts.others else None
    )


def first_names(text: str) -> tuple[str, ...]:
    """Two first names that sign together, else ().

    >>> first_names("Anna & Max"), first_names("News & More")
    (('Anna', 'Max'), ())
    """
    found = _PAIR.fullmatch(text.strip(" .,"))
    if found is None or not all(
        name[0].isupper() and not name.isupper() and name.casefold() not in _NO_FIRST_NAMES
        for name in found.groups()
    ):
        return ()
    return found.groups()


def _is_acronym(text: str) -> bool:
    """Whether one word in capitals beside a lead-in in small letters is an organisation's."""
    return text.isalpha() and text.isupper() and 2 < len(text) <= 6 and text.isascii()


def _is_single(lead: str, parts: Parts) -> bool:
    """Whether the only thing after the lead-in is one word that may be a name: `By Kristin`."""
    if lead not in ("by", "") or len(parts.unread) != 1:
        return False
    word = parts.unread[0]
    return (
        " " not in word
        and word.isalpha()
        and (word[0].isupper() or is_uncased(word[0]) or (lead == "" and not word[0].isdigit()))
        and word.casefold() not in _NO_NAMES
        and (len(word) > 2 or is_uncased(word[0]))
    )


def parse_names(text: str, agencies: Agencies) -> Byline | None:
    """People after a role word (`Editing by …`), with their places and outlets; None for prose.

    A single word is a name here: `Editing by Kristin`.
    """
    return after_lead(text, "", agencies)
