"""Authors, editors, other roles and agencies: bylines, sign-off and dateline read and put apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleancopy.fields.agency import Agencies
from cleancopy.fields.byline import declared_authors, parse_byline, people
from cleancopy.fields.dateline import split_dateline
from cleancopy.fields.dateline_east import Dateline
from cleancopy.fields.signoff import parse_signoff
from cleancopy.fields.title import squeeze
from cleancopy.fields.writers import Byline
from cleancopy.model import Claim, Contributor
from cleancopy.resolve.priorities import ranked

SOCIAL = re.compile(
    r"(?i)(?:[\s|·•]+(?:twitter|facebook|instagram|linkedin|bluesky|mastodon|threads|e-?mail|rss|"
    r"follow|folgen|website|bio))+$"
)
"""` Twitter` of `By Jane Example Twitter`: buttons beside a name."""


GLUED = re.compile(r"^(By|Von|Par|Por|Di|Door|Av|Af)(?=[A-ZÀ-Ý][a-zà-ÿ]+[ -][A-ZÀ-Ý])")
"""`ByJane Example`; not `Byron Example`."""


class People(NamedTuple):
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    initials: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    dateline: str | None = None
    dateline_place: str | None = None


def resolve_people(
    claims: Sequence[Claim], language: str | None, agencies: Agencies, outlet: Iterable[str]
) -> People:
    """Who wrote, edited and helped, and the wires named in byline, dateline and sign-off.

    `outlet` are names of the site and its publisher: they are nobody's.
    """
    names = {squeeze(name) for name in outlet}
    byline = _byline(claims, language, agencies, names)
    signoffs = [read for c in _of("signoff", claims) if (read := parse_signoff(c, agencies))]
    dateline = _dateline(claims, agencies)
    authors = tuple(name for name in byline.authors if squeeze(name) not in names)
    helpers = [*byline.contributors, *(c for s in signoffs for c in s.contributors)]
    editors = [
        *(c.name for c in helpers if c.role == "editing"),
        *(e for s in signoffs for e in s.editors),
    ]
    wires = [
        *(dateline.agencies if dateline else ()),
        *byline.agencies,
        *_organizations(claims, agencies),
        *(name for s in signoffs for name in s.agencies),
    ]
    return People(
        authors=authors,
        editors=_once(editors),
        contributors=tuple(dict.fromkeys(c for c in helpers if c.role != "editing")),
        initials=_once(code for s in signoffs for code in s.initials),
        agencies=agencies.wires(wires),
        dateline=dateline.printed if dateline else None,
        dateline_place=dateline.place if dateline else None,
    )


def _byline(
    claims: Sequence[Claim], language: str | None, agencies: Agencies, outlet: set[str]
) -> Byline:
    """The first source with full names, else with any; wires and helpers of all before it too."""
    wires: list[str] = []
    helpers: list[Contributor] = []
    chosen: Byline | None = None
    for claim in ranked("authors", claims):
        read = _read(claim, language, agencies)
        names = [name for name in read.authors if squeeze(name) not in outlet]
        full = any(" " in name or not name.isascii() for name in names)
        if names and (chosen is None or full):
            chosen = read
        wires.extend(read.agencies)
        helpers.extend(read.contributors)
        if full:
            break
    authors = chosen.authors if chosen else ()
    return Byline(authors, tuple(dict.fromkeys(helpers)), _once(wires))


def _read(claim: Claim, language: str | None, agencies: Agencies) -> Byline:
    if isinstance(claim.value, tuple):
        return declared_authors(claim.value, language, agencies)
    text = GLUED.sub(r"\1 ", SOCIAL.sub("", str(claim.value)))
    return parse_byline(text, language, agencies) or Byline(people(text, agencies))


def _organizations(claims: Sequence[Claim], agencies: Agencies) -> Iterable[str]:
    for claim in claims:
        if claim.field == "author_organizations" and isinstance(claim.value, tuple):
            for name in claim.value:
                yield from agencies.mentioned(str(name))


def _dateline(claims: Sequence[Claim], agencies: Agencies) -> Dateline | None:
    for text in _of("dateline", claims):
        if found := split_dateline(text, agencies):
            return found[0]
    return None


def _of(field: str, claims: Sequence[Claim]) -> list[str]:
    return [str(claim.value) for claim in claims if claim.field == field]


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
