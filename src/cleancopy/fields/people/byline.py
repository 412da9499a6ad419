"""Who wrote it: bylines as printed, and author strings as JSON-LD and meta tags state them.

A printed line must prove that it is a byline: by a lead-in (`By`, `Von`, `Text:`) and nothing but
names, titles, places, outlets and dates after it, or by a name with a job beside it. A declared
author needs no proof, so :func:`declared_authors` keeps pen names, desks and single words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from cleancopy.fields.agency import NONE, Agencies
from cleancopy.fields.people.byline_bare import without_lead
from cleancopy.fields.people.byline_east import eastern_byline, is_eastern
from cleancopy.fields.people.byline_led import after_lead, first_names
from cleancopy.fields.people.byline_slashed import filed_byline
from cleancopy.fields.people.desks import is_desk, is_organisation, is_staff
from cleancopy.fields.people.joins import LONGEST, people, split
from cleancopy.fields.people.leads import read_lead
from cleancopy.fields.people.name_writing import recase
from cleancopy.fields.people.names import is_uncased, normalize_name, turn
from cleancopy.fields.people.roles import (
    AUTHOR,
    PICTURES,
    ROLE,
    may_open_role,
    read_role,
)
from cleancopy.fields.people.roles_east import opens_clause
from cleancopy.fields.people.writers import (
    SEPARATORS,
    WITH,
    Byline,
    Parts,
)
from cleancopy.fields.words import BY, TAILS

_TRAILING_BY = re.compile(r"(?i)(?<=\w)\s+by$|(?<=\w)\s+(?-i:in|on)$")
"""` By` of `Jane Example By`, ` in` of `By Jane Example in`, which belong to the next line."""
_ENDS_OPEN = (" by", " in", " on")
_OF_A_HOUSE = re.compile(r"(?<=[^\W\d_]) Of The (?=[^\W\d_a-z])")
"""` Of The ` of `Jane Example Of The Herald Staff`."""
_AROUND = " |│·•"
"""What sets a byline off from what stood beside it: `| by Jane Example`."""
_WITH_SITE = re.compile(
    r"(?P<house>[^()]{2,40}?)\s*\((?:https?://)?(?:www\.)?[\w-]+(?:\.[a-z]{2,6}){1,2}/?\)"
)
"""`Deutsche Welle (www.dw.com)`; not `Jane Example (Berlin)`."""
_SHIFT = re.compile(r"\s*\((?:now|earlier|previously|until now)\)", re.IGNORECASE)
"""` (now)` behind whoever writes a live blog."""
_FILED = re.compile(r"\s[—–]\s[^\W\d_](?:[^\W\d_]|[ '’-]){2,30}$")
"""` — Rio de Janeiro` of `Por Ana Exemplo — Rio de Janeiro`, as the papers of Brazil sign."""
_ROLE_BEHIND = re.compile(r"(?P<who>[^()|]{4,80}?)\s*\((?P<role>[^()\d]{3,24})\)")
"""`Kari Eksempel (tekst)`; not `Kari (23)`."""
_BEHIND_ROLES = " .,;"
"""What may follow the last of them."""
_BEHIND_NAMES = PICTURES | {AUTHOR, "video"}
"""Roles that stand in brackets behind a name; `(Editor)` is a job."""


_SPOKEN = re.compile(
    r"(?i)(?P<lead>author|autora?|auteur|автор|penulis|yazan|نویسنده|tác giả|लेखक|লেখক),\s(?=\S)"
)
"""`Author, ` of `Author, Jane Example`, as broadcasters name writers to readers who hear a page."""


def names_author(text: str) -> bool:
    """Whether a line says that a writer follows, with a comma: `Author, Jane Example`."""
    return "," in text[:12] and _SPOKEN.match(text) is not None


_DASHED = re.compile(rf"^\s?[-–—]{{1,2}}\s?(?=(?:{BY.title()})\s)")
"""`-- ` of `-- By Jane Example`, as columns are signed at their end."""


def parse_byline(
    text: str, language: str | None = None, agencies: Agencies = NONE
) -> Byline | None:
    """The byline that a printed line is, or None for any other line.

    `language` (BCP 47) only decides what a doubtful lead-in means (`De` is no byline of a Spanish
    page); without `agencies` none is told from a name.

    >>> parse_byline("By Jane Example and John Sample, Staff Writers").authors
    ('Jane Example', 'John Sample')
    >>> parse_byline("By Monday the talks had failed") is None
    True
    """
    text = _without_trailing_by(_DASHED.sub("", text.removeprefix("& ").strip(_AROUND)))
    if names_author(text):
        text = _SPOKEN.sub(r"\g<lead>: ", text, count=1)
    if " Of " in text:
        text = _OF_A_HOUSE.sub(" of the ", text)
    return _parse(text, language, agencies) if 3 < len(text) <= LONGEST else None


def _without_trailing_by(text: str) -> str:
    return _TRAILING_BY.sub("", text) if text[-3:].lower() in _ENDS_OPEN else text


@lru_cache(maxsize=1024)
def _parse(text: str, language: str | None, agencies: Agencies) -> Byline | None:
    if is_eastern(text):
        if eastern := eastern_byline(text, agencies):
            return eastern
        if opens_clause(text):
            return None
    if text[:4].casefold() == "por " and (behind := _FILED.search(text)):
        text = text if agencies.mentioned(behind[0]) else text[: behind.start()]
    if ")" in text and _SHIFT.search(text) and (shifts := people(_SHIFT.sub("", text), agencies)):
        return Byline(shifts)
    if filed := filed_byline(text, agencies):
        return filed
    lead = read_lead(text, language)
    if "(" in text and (told := roles_first(text[lead[1] :] if lead else text)):
        return _by_roles(told, agencies)
    if lead:
        return after_lead(text[lead[1] :], lead[0], agencies)
    if may_open_role(text) and (by_role := _by_roles(text, agencies)):
        return by_role
    return without_lead(text, agencies)


def declared_authors(
    value: str | Iterable[str], language: str | None = None, agencies: Agencies = NONE
) -> Byline:
    """People of an author string or list whose source says that these are authors.

    Takes single words, pen names and log-ins for authors, desks for desks; splits a string at the
    usual joinings, turns `Example, Jane` round; drops addresses, outlets and job titles.

    >>> declared_authors(["By JANE EXAMPLE", "Example Desk"])[:1]
    (('Jane Example',),)
    """
    strings = [value] if isinstance(value, str) else list(value)
    found = [_declared(" ".join(text.split()), agencies) for text in strings]
    return _merge(found)


def roles_first(text: str) -> str:
    """`Kari Eksempel (tekst), Ola Eksempel (foto)` with its roles before the names, else "".

    >>> roles_first("Kari Eksempel og Ola Eksempel (foto)")
    'Text: Kari Eksempel; foto: Ola Eksempel'
    """
    end = text.rstrip(_BEHIND_ROLES)
    if end[-1:] != ")" or not _stands_behind_names(end[end.rfind("(") + 1 : -1]):
        return ""
    found = list(_ROLE_BEHIND.finditer(text))
    if not found or text[found[-1].end() :].strip(_BEHIND_ROLES):
        return ""
    clauses: list[str] = []
    for one in found:
        if not _stands_behind_names(one["role"]):
            return ""
        *others, last = split(one["who"]) or [""]
        clauses += [f"Text: {name}" for name in others]
        clauses.append(f"{one['role']}: {last}")
    return "; ".join(clauses)


def _stands_behind_names(role: str) -> bool:
    read = read_role(f"{role}: ")
    return read is not None and set(read[0]) <= _BEHIND_NAMES


def _by_roles(text: str, agencies: Agencies) -> Byline | None:
    """`Text: Anna Muster, Fotos: Max Muster`: clauses that each begin with a role."""
    opening = read_role(text)
    if opening is None:
        return None
    starts = [0]
    for found in ROLE.finditer(text, opening[1]):
        if text[found.start() - 1] in " ;,.|/·•\n":
            starts.append(found.start())
    parts = Parts(agencies)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        read = read_role(text, start)
        if read is None:
            return None
        parts.roles, names = read
        for position, segment in enumerate(SEPARATORS.split(text[names:end].strip(" ;,.|/·•\n"))):
            parts.read(segment, first=position == 0)
    written = parts.agencies and parts.roles == (AUTHOR,)
    if parts.unread or not (parts.authors or parts.desks or parts.has_writers() or written):
        return None
    return parts.byline()


def _declared(text: str, agencies: Agencies) -> Byline:
    """One declared author string."""
    text = _without_trailing_by(text.strip())
    if not text or len(text) > LONGEST or "://" in text:
        return Byline()
    if wires := _wires(text, agencies):
        return Byline(agencies=wires)
    if site := _WITH_SITE.fullmatch(text):
        return Byline(desks=(site["house"],))
    if (turned := turn(text)) and not any(map(agencies.coded, text.split(","))):
        return Byline(authors=tuple(filter(None, [normalize_name(turned)])))
    if printed := parse_byline(text, None, agencies):
        return printed
    if pair := first_names(text):
        return Byline(pair)
    found = Parts(agencies)
    for position, segment in enumerate(SEPARATORS.split(text)):
        found.read(segment, first=position == 0)
    for piece in found.unread:
        name = normalize_name(piece)
        if _is_beside(piece, found.authors):
            found.rest.append(piece)
        elif is_desk(piece) or is_staff(piece) or is_organisation(piece):
            found.desks.append(piece)
        elif name:
            found.authors.append(recase(name) if " " in name else piece)
    found.unread.clear()
    return found.byline()


def _wires(text: str, agencies: Agencies) -> tuple[str, ...]:
    """Agencies when a declared author is nothing else: `Reuters`, `Beta, Tanjug`, `TT-AFP`.

    Codes count beside another agency only: alone they are names as well (`Mia`, `Hina`).
    """
    if agency := agencies.named(text):
        return (agency,)
    listed = agencies.listed(text) or agencies.listed(text.replace("-", "/"))
    return listed if len(listed) > 1 else ()


def _is_beside(piece: str, authors: Collection[str]) -> bool:
    """Whether an unread piece tells of a place or a source: `com Agência Exemplo`, or one word
    beside full names in a script without capitals: `القاهرة - أحمد مثال`."""
    first, *others = piece.split()
    if not others:
        spaced = is_uncased(piece[0]) and piece[0] < "\u2e80"
        return spaced and any(" " in name for name in authors)
    return first.islower() and (first in TAILS or WITH.match(piece) is not None)


def _merge(bylines: Iterable[Byline]) -> Byline:
    """Several bylines as one."""
    read = list(bylines)
    return Byline(
        tuple(dict.fromkeys(name for byline in read for name in byline.authors)),
        tuple(dict.fromkeys(person for byline in read for person in byline.contributors)),
        tuple(dict.fromkeys(agency for byline in read for agency in byline.agencies)),
        " | ".join(byline.rest for byline in read if byline.rest),
        tuple(dict.fromkeys(desk for byline in read for desk in byline.desks)),
    )


__all__ = ["Byline", "declared_authors", "parse_byline", "people"]
