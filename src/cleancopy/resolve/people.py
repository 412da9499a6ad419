"""Authors, editors, other roles and agencies: bylines, sign-off and dateline read and put apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from cleancopy.fields.agency import Agencies, pieces
from cleancopy.fields.datelines.capitals import guess_dateline
from cleancopy.fields.datelines.dateline import split_dateline
from cleancopy.fields.datelines.shape import DATE, Dateline, place_of
from cleancopy.fields.people.byline import declared_authors
from cleancopy.fields.people.roles import EDITOR
from cleancopy.fields.signoffs.shape import Signoff
from cleancopy.fields.signoffs.short import initials
from cleancopy.fields.signoffs.signoff import parse_signoff
from cleancopy.model import Claim, Contributor
from cleancopy.resolve.byline import once, organizations, resolve_byline
from cleancopy.resolve.outlet import Outlet

_DAY = re.compile(rf",?\s*{DATE}\s*$")
"""`, March 2` of `PORT ELLORY, March 2`."""
MARK = 3
"""Words of a wire's mark at most: `(AFP)`, `(dpa/lno)`; not `AP contributed to this report`."""
HELPER = "contributing"
"""The role of a contributor whom JSON-LD gives no other."""


class People(NamedTuple):
    """Everybody whom a page names for its text; fields as in `Metadata`."""

    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    initials: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    dateline: str | None = None
    dateline_place: str | None = None
    filing: tuple[str, ...] = ()
    """Wires in whose dateline, byline or mark the story stands; not those that helped."""


def resolve_people(
    claims: Sequence[Claim],
    language: str | None,
    agencies: Agencies,
    outlet: Iterable[str],
    text: str,
) -> People:
    """Who wrote, edited and helped, and the wires named in byline, dateline and sign-off.

    `outlet` are names of the site and its publisher: they are nobody's, unless the site goes by
    the name of its writer. Desks and outlets that sign are contributors with the role `desk`.
    `text` is the article's: a word that stands in it in small letters is no name.
    """
    own = Outlet(outlet, text)
    closing = _closing(claims, agencies)
    dateline = _dateline(claims, agencies)
    filed = closing.signoff.authors or (dateline.authors if dateline else ())
    byline = resolve_byline(claims, language, agencies, own, filed)
    declared = _declared(claims, byline.authors, own, agencies)
    helpers = [*byline.contributors, *closing.signoff.contributors, *declared]
    editing = [helper.name for helper in helpers if helper.role == EDITOR]
    filing = [
        *(dateline.agencies if dateline else ()),
        *byline.agencies,
        *(wire for name in organizations(claims) for wire in agencies.mentioned(name)),
    ]
    wires = [*filing, *closing.signoff.agencies]
    return People(
        authors=tuple(name for name in byline.authors if agencies.coded(name) not in wires),
        editors=once([*editing, *closing.signoff.editors]),
        contributors=tuple(dict.fromkeys(h for h in helpers if h.role != EDITOR)),
        initials=closing.signoff.initials,
        agencies=agencies.wires(wires),
        dateline=dateline.printed if dateline else None,
        dateline_place=dateline.place if dateline else None,
        filing=agencies.wires(filing or closing.marks),
    )


class _Closing(NamedTuple):
    """What stands below the text."""

    signoff: Signoff
    """All sign-offs as one."""
    marks: tuple[str, ...]
    """Wires of those that are a wire's mark and no more."""


def _closing(claims: Sequence[Claim], agencies: Agencies) -> _Closing:
    printed = _of("signoff", claims)
    read = [(text, parse_signoff(text, agencies) or initials(text, agencies)) for text in printed]
    found = [(text, signoff) for text, signoff in read if signoff]
    signoffs = [signoff for _, signoff in found]
    joined = Signoff(
        editors=once(name for s in signoffs for name in s.editors),
        contributors=tuple(dict.fromkeys(c for s in signoffs for c in s.contributors)),
        initials=once(code for s in signoffs for code in s.initials),
        agencies=once(name for s in signoffs for name in s.agencies),
        authors=once(name for s in signoffs for name in s.authors),
    )
    marks = once(s.agencies[0] for text, s in found if _is_mark(text, s, agencies))
    return _Closing(joined, marks)


def _is_mark(text: str, signoff: Signoff, agencies: Agencies) -> bool:
    """Whether one wire signs, alone or before its own codes; not `kb (dpa)`, nor `(dpa, afp)`."""
    if len(signoff.agencies) != 1 or len(text.split()) > MARK:
        return False
    return not signoff.initials or agencies.coded(pieces(text)[0].split()[0]) is not None


def _declared(
    claims: Sequence[Claim], authors: Collection[str], outlet: Outlet, agencies: Agencies
) -> Iterator[Contributor]:
    """People that JSON-LD calls editors, translators or contributors and not authors."""
    for claim in claims:
        if claim.field == "contributors" and isinstance(claim.value, tuple):
            role, named = claim.value
            for name in declared_authors(named, None, agencies).authors:
                if name not in authors and not outlet.is_called(name):
                    yield Contributor(name, role or HELPER)


def _dateline(claims: Sequence[Claim], agencies: Agencies) -> Dateline | None:
    for text in _of("dateline", claims):
        if found := split_dateline(text, agencies) or guess_dateline(text, agencies):
            return found[0]
    for text in _of("filed", claims):
        if place := place_of(_DAY.sub("", text)):
            return Dateline(text, place)
    return None


def _of(field: str, claims: Sequence[Claim]) -> list[str]:
    return [str(claim.value) for claim in claims if claim.field == field]
