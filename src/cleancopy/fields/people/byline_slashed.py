"""Bylines with a slash, and those that are also the form of a picture's credit.

`Juan Ejemplo / EFE` and `Photographs by …` are told from credits by where they stand alone: right
below the headline, or below the byline. `Deniz ÖRNEK / ANKARA, (DHA)` is no credit anywhere.
"""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.people.byline_led import parse_names
from cleancopy.fields.people.desks import is_desk, is_eastern_house
from cleancopy.fields.people.joins import people
from cleancopy.fields.people.roles import PICTURES, read_role
from cleancopy.fields.people.writers import Byline
from cleancopy.fields.places import is_city
from cleancopy.model import Contributor

LONGEST = 70
"""Characters of such a byline."""
_SLASH = re.compile(r"\s*/\s*")
_FILED = re.compile(
    r"(?P<who>[^/()]{4,60}?)\s?/\s?(?P<place>[^\W\d_](?:[^\W\d_]|[ '’-]){2,30}),?\s?"
    r"\((?P<wire>[^()]{2,20})\)"
)
"""`Deniz ÖRNEK / ANKARA, (DHA)`, as the papers of Turkey sign: the place is in capitals."""


def slashed_byline(text: str, agencies: Agencies) -> Byline | None:
    """Who signs in two parts with a slash between: people, wires, desks, with one city at most.

    A picture agency, or an agency in capitals that is not written so (`REUTERS/Jane Example`),
    makes a credit of it.

    >>> from cleancopy.fields.agency import NONE
    >>> slashed_byline("Anna Muster / Berlin", NONE).authors
    ('Anna Muster',)
    """
    if "/" not in text or len(text) > LONGEST or text[-1] in ".!?:":
        return None
    authors: list[str] = []
    wires: list[str] = []
    desks: list[str] = []
    rest: list[str] = []
    parts = _SLASH.split(text)
    for part in parts:
        if wire := agencies.named(part) or (part.islower() and agencies.coded(part)) or None:
            if not agencies.wires((wire,)) or (part.isupper() and wire not in (part, "AP")):
                return None
            wires.append(wire)
        elif is_city(part):
            rest.append(part)
        elif found := people(part, agencies):
            authors += found
        elif is_desk(part):
            desks.append(part)
        else:
            return None
    if len(parts) != 2 or len(rest) > 1 or not (authors or wires or desks):
        return None
    if desks and not wires and not (authors and all(map(is_eastern_house, desks))):
        return None
    return Byline(tuple(authors), (), tuple(wires), "".join(rest), tuple(desks))


def filed_byline(text: str, agencies: Agencies) -> Byline | None:
    """Who signs with place and wire behind a slash: `Deniz ÖRNEK / ANKARA, (DHA)`."""
    if text[-1:] != ")" or "/" not in text or (filed := _FILED.fullmatch(text)) is None:
        return None
    wire = agencies.named(filed["wire"])
    if wire is None or not agencies.wires((wire,)) or not filed["place"].isupper():
        return None
    authors = people(filed["who"], agencies)
    return Byline(authors, (), (wire,), filed["place"]) if authors else None


def picture_byline(text: str, agencies: Agencies) -> Byline | None:
    """Who made the pictures, on a line of its own with its role: `Photographs by Jane Example`."""
    if len(text) > LONGEST:
        return None
    read = read_role(text)
    if read is None or not set(read[0]) <= PICTURES | {"video"}:
        return None
    named = parse_names(text[read[1] :], agencies)
    if named is None or not named.authors or named.agencies or named.rest:
        return None
    return Byline((), tuple(Contributor(name, role) for role in read[0] for name in named.authors))
