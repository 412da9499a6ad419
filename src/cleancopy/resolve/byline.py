"""Who signs an article: the byline chosen among all sources that state or print one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from cleancopy.fields.agency import NONE, Agencies
from cleancopy.fields.people.byline import declared_authors, parse_byline, people
from cleancopy.fields.people.byline_dated import EDGES, byline_beside_a_date
from cleancopy.fields.people.byline_slashed import picture_byline, slashed_byline
from cleancopy.fields.people.byline_unmarked import unmarked_byline
from cleancopy.fields.people.desks import is_desk, is_staff
from cleancopy.fields.people.glue import unglued
from cleancopy.fields.people.name_writing import turkish
from cleancopy.fields.people.names import is_uncased
from cleancopy.fields.people.names_east import is_eastern_name
from cleancopy.fields.people.roles import is_helpers
from cleancopy.fields.people.writers import Byline
from cleancopy.fields.places import is_city
from cleancopy.fields.signoffs.shape import filed_by
from cleancopy.model import Claim, Contributor
from cleancopy.resolve.outlet import Outlet
from cleancopy.resolve.priorities import ranked

SOCIAL = re.compile(
    r"(?i)(?:[\s|·•]+(?:twitter|facebook|instagram|linkedin|bluesky|mastodon|threads|e-?mail|rss|"
    r"follow|folgen|contact|website|bio))+$"
)
"""` Twitter` of `By Jane Example Twitter`: buttons beside a name."""

ASIDE = re.compile(r"\([^()\d]{3,60}\)")
"""` (Bruxelles, bureau européen)` of `Anna Muster (Bruxelles, bureau européen)`."""
JOINED = re.compile(r"(?i)by [^|•]{4,120} (?:and|&) (?=[^\W\d_])")
"""`By Jane Example and Max Muster`; not `By Jane Example, Mill Herald`."""
_PLACED = re.compile(r"(?P<who>[^|–—]{4,60}?)\s[|–—-]\s(?P<where>[^|–—]{2,30})")
"""`Ana Ejemplo | Madrid`, `Dewi Contoh - detikNews`."""
DESK = "desk"
"""The role of a desk, an outlet or a team that signs as the author."""
WIRE = "agency"
"""The role of a wire that signs beside people; it is one of the agencies too."""


def resolve_byline(
    claims: Sequence[Claim],
    language: str | None,
    agencies: Agencies,
    outlet: Outlet,
    filed: tuple[str, ...],
) -> Byline:
    """Who signs, with the wires and helpers of all sources that were asked.

    People are those of the first source with full names, else of the first with any; `filed`, whom
    sign-off or dateline say it is from, come before a guess. Desks are those of that source, or of
    the first that has any where none names a person.
    """
    read = partial(_read, language=language, agencies=agencies)
    organizations = _desks(claims, agencies)
    known = bool(filed) or not all(map(outlet.has, organizations))
    asked: list[_Source] = []
    for claim in ranked("authors", claims):
        if claim.field == "guessed" and (known or any(source.signs for source in asked)):
            break
        asked.append(_source(claim, language, agencies, outlet))
        if asked[-1].is_full:
            break
    chosen = _chosen(asked)
    if chosen is None:
        alone = next((source.desks for source in asked if source.desks), ())
        authors, desks = filed, alone or organizations
    else:
        authors = _completed(chosen.names, claims, read, outlet)
        desks = (*chosen.desks, *(organizations if chosen.claim.source == "json-ld" else ()))
    helpers = [helper for source in asked for helper in source.contributors]
    for claim in claims if authors else ():
        if claim.field == "byline" and (beside := _beside_writers(str(claim.value), agencies)):
            helpers.extend(beside.contributors)
    helpers += [Contributor(desk, DESK) for desk in once(desks)]
    signing = agencies.wires(chosen.agencies) if chosen else ()
    helpers += [Contributor(wire, WIRE) for wire in signing]
    printed = _printed_wires(authors, claims, read)
    wires = once((*(wire for source in asked for wire in source.agencies), *printed))
    return Byline(authors, tuple(dict.fromkeys(helpers)), wires)


def _printed_wires(
    authors: tuple[str, ...], claims: Sequence[Claim], read: Callable[[Claim], Byline]
) -> Iterable[str]:
    """Wires beside one of the authors in a printed byline: `By Jane Example with Reuters`."""
    for claim in claims if authors else ():
        if claim.field == "byline" and not set(authors).isdisjoint((found := read(claim)).authors):
            yield from found.agencies


class _Source(NamedTuple):
    """Who signs by one claim."""

    claim: Claim
    names: tuple[str, ...]
    """People's; the outlet by its own name and its staff are among the desks."""
    desks: tuple[str, ...]
    agencies: tuple[str, ...]
    contributors: tuple[Contributor, ...]

    @property
    def signs(self) -> bool:
        """Whether anybody does, a wire or a desk too."""
        return bool(self.names or self.desks or self.agencies)

    @property
    def is_full(self) -> bool:
        """Whether it has a full name, or one in a script without spaces."""
        return any(" " in name or not name.isascii() for name in self.names)


def _source(claim: Claim, language: str | None, agencies: Agencies, outlet: Outlet) -> _Source:
    read = _read(claim, language, agencies)
    houses = tuple(n for n in read.authors if outlet.is_called(n) or _is_staff(n, claim, outlet))
    if read.authors and not any(" " in name for name in read.authors):
        whole = tuple(d for d in _stated(claim) if outlet.has(d) and d not in read.authors)
        read = read._replace(authors=(), desks=whole) if whole else read
    names = tuple(name for name in read.authors if name not in houses)
    desks = (*read.desks, *houses)
    if not (names or desks or read.agencies):
        desks = tuple(d for d in _stated(claim) if outlet.has(d) and not agencies.named(d))
    return _Source(claim, names, desks, read.agencies, read.contributors)


def _chosen(asked: Iterable[_Source]) -> _Source | None:
    """The first source with people, or a later one with full names.

    One that the page prints beside a date gives way to no other person's name that it prints.
    """
    chosen: _Source | None = None
    for source in asked:
        if chosen is None:
            chosen = source if source.names else None
        elif source.is_full and not (
            chosen.claim.field == "signed"
            and source.claim.source == "visible"
            and _are_others(chosen.names, source.names)
        ):
            chosen = source
    return chosen


def _are_others(single: Iterable[str], full: Iterable[str]) -> bool:
    """Whether full names are of other people than those who sign with one word: `Jane`."""
    words = {word.casefold() for name in full for word in name.split()}
    return words.isdisjoint(name.casefold() for name in single)


def _is_staff(name: str, claim: Claim, outlet: Outlet) -> bool:
    """Whether a job right behind makes a name the outlet's: `Example Sun Reporter`."""
    behind = (text[len(name) :] for text in _stated(claim) if text.startswith(f"{name} "))
    return outlet.has(name) and any(map(is_staff, behind))


def _completed(
    authors: tuple[str, ...],
    claims: Sequence[Claim],
    read: Callable[[Claim], Byline],
    outlet: Outlet,
) -> tuple[str, ...]:
    """All authors where a source declares these and more, and the page prints the others too."""
    for claim in ranked("authors", claims):
        joined = claim.field == "byline" and JOINED.match(str(claim.value)) is not None
        if claim.source in ("json-ld", "meta") or joined or _on_one_line(claim, claims):
            stated = tuple(name for name in read(claim).authors if not outlet.is_called(name))
            others = set(stated).difference(authors)
            complete = len(stated) - len(others) == len(authors)
            if others and complete and _print(claims, read, others):
                return stated
    return authors


def _on_one_line(linked: Claim, claims: Sequence[Claim]) -> bool:
    """Whether one printed byline holds all the names that lead to authors' pages."""
    names = tuple(_stated(linked))
    printed = (claim.raw for claim in claims if claim.field == "byline")
    return linked.field == "linked" and any(all(n in line for n in names) for line in printed)


def _print(
    claims: Sequence[Claim], read: Callable[[Claim], Byline], names: Collection[str]
) -> bool:
    """Whether lines that are bylines hold all the names, and none as a photographer's."""
    bylines = [claim for claim in claims if claim.field in ("byline", "byline_hint")]
    helpers = {helper.name for claim in bylines for helper in read(claim).contributors}
    printed = "\n".join(claim.raw for claim in bylines if not is_helpers(claim.raw))
    return helpers.isdisjoint(names) and all(name in printed for name in names)


def _desks(claims: Sequence[Claim], agencies: Agencies) -> tuple[str, ...]:
    """Organizations that JSON-LD names as authors and that are no agencies."""
    return tuple(
        name for name in organizations(claims) if not agencies.wires(agencies.mentioned(name))
    )


def _read(claim: Claim, language: str | None, agencies: Agencies) -> Byline:
    written = turkish if language == "tr" else str
    if isinstance(claim.value, tuple):
        return declared_authors(map(written, map(str, claim.value)), language, agencies)
    text = unglued(SOCIAL.sub("", written(str(claim.value))))
    found = parse_byline(text, language, agencies)
    if found is None and claim.field == "byline":
        found = slashed_byline(text, agencies) or _beside_writers(text, agencies)
    if found is None and (names := people(ASIDE.sub(" ", text).strip(EDGES), agencies)):
        guessed = claim.field == "byline_hint" and is_uncased(names[0][0])
        return Byline(tuple(filter(is_eastern_name, names)) if guessed else names)
    if found is None and claim.field == "byline" and (names := _beside_place(text)):
        return Byline(names)
    if found is None and claim.field == "byline" and (filed := filed_by(text, NONE)):
        return Byline(filed[0])
    return found or byline_beside_a_date(text, agencies)


def _beside_place(text: str) -> tuple[str, ...]:
    """Names before a bar or dash and the city or desk they write from: `Ana Ejemplo | Madrid`."""
    found = _PLACED.fullmatch(text)
    if found is None or not (is_city(found["where"]) or is_desk(found["where"])):
        return ()
    return people(found["who"])


def _beside_writers(text: str, agencies: Agencies) -> Byline | None:
    """Who made the pictures, on a byline of their own, and who else has a role without a mark."""
    return picture_byline(text, agencies) or unmarked_byline(text, agencies)


def _stated(claim: Claim) -> Iterable[str]:
    return map(str, claim.value) if isinstance(claim.value, tuple) else (str(claim.value),)


def organizations(claims: Sequence[Claim]) -> Iterable[str]:
    """Names of what JSON-LD calls an organization among the authors."""
    for claim in claims:
        if claim.field == "author_organizations" and isinstance(claim.value, tuple):
            yield from map(str, claim.value)


def once(names: Iterable[str]) -> tuple[str, ...]:
    """The names in their order, each the first time it comes."""
    return tuple(dict.fromkeys(names))
