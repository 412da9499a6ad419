"""Who stands in one part of a byline: people, wires, newsrooms, and what surrounds their names."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleancopy.fields import words
from cleancopy.fields.agency import Agencies
from cleancopy.fields.asides import CONTACT, cut_date
from cleancopy.fields.people.desks import DOMAIN, NEWSROOMS, is_desk, is_eastern_house, is_studio
from cleancopy.fields.people.houses import opening_wire, without_house
from cleancopy.fields.people.joins import are_degrees, split, undoubled
from cleancopy.fields.people.names import is_before_names, is_uncased, name_prefix, normalize_name
from cleancopy.fields.people.roles import AUTHOR, PICTURES, read_role
from cleancopy.fields.places import are_cities
from cleancopy.model import Contributor


class Byline(NamedTuple):
    """What a byline says; every person once, in printed order."""

    authors: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    """People with another role than writing; editors have the role `editing`."""
    agencies: tuple[str, ...] = ()
    rest: str = ""
    """Titles, outlets, places, dates and addresses, joined by ` | `."""
    desks: tuple[str, ...] = ()
    """Who is no person and no agency: `Podium Staff`, `Redaktion`."""


SEPARATORS = re.compile(r"\s*(?:[|•·⋅‧∙●■►▪\n\t]|\s[–—-]{1,2}\s|\s{3,})\s*")
"""Between the parts of a line: `Anna | Berlin`, `Anna - 3 May`; not the hyphen of a name."""
_BRACKETED = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]")
SUFFIX_TITLE = re.compile(
    r"(?<=[\u3040-\u9fff\uac00-\ud7af])\s*(?:記者|编辑委員|特派員|论说委员|論説委員)"
    r"(?=$|[\s,、・）)=＝|])"
)
"""`山田太郎記者`; not `記者`."""
_AND_WIRE = re.compile(r"(.{4,60}) [ye] (\S+)")
"""`Juan Ejemplo y EFE`, which is no `Ortega y Gasset`."""
WITH = re.compile(r"(?:with|mit|avec|con|com|met|med)\s+(?:der\s+|la\s+|l['’])?", re.IGNORECASE)
"""`avec ` of `Jean Dupont (avec AFP)`."""
_HELPED = re.compile(r"(?:unter\s)?[Mm]itarbeit\s+(?=[A-ZÄÖÜ])")
"""`Mitarbeit ` of `Mitarbeit Jonas Muster`; not `Mitarbeiter`."""
_JOBS_OR_HOUSES = words.TITLES | words.OUTLETS
_TEAMS = words.DESKS - (words.TITLES - {"bureau"})
_BEHIND_NAMES = words.TITLES | NEWSROOMS | words.BEATS | words.BUTTONS | words.DEGREES


class Parts:
    """What has been read of one byline."""

    def __init__(self, agencies: Agencies, *, proven: bool = True) -> None:
        self.known = agencies
        self.proven = proven
        """Whether a lead-in came before: without one, no name is believed after a job."""
        self.closed = False
        self.dated = False
        """Whether a date was read: what follows name and date are sections and counters."""
        self.roles: tuple[str, ...] = (AUTHOR,)
        self.authors: list[str] = []
        self.others: list[Contributor] = []
        self.agencies: list[str] = []
        self.desks: list[str] = []
        self.rest: list[str] = []
        self.unread: list[str] = []

    def read(self, segment: str, *, first: bool) -> None:
        """Read one part of the line, up to the next separator."""
        if whole := self.known.named(segment):
            self.agencies.append(whole)
            return
        segment = self._without_asides(segment)
        if not segment:
            self._close()
            return
        if read := read_role(segment):
            self.roles, start = read
            segment = segment[start:]
            self.closed = self.dated = False
        for position, piece in enumerate(split(segment)):
            self._read_piece(piece, leading=first and position == 0)
        self._close()

    def _close(self) -> None:
        self.closed = self.closed or (self.dated and bool(self.authors))

    def has_writers(self) -> bool:
        """Whether anyone did more than pictures: `Fotos: …` alone is a credit."""
        return any(person.role not in PICTURES for person in self.others)

    def byline(self) -> Byline:
        """What has been read, as a value."""
        return Byline(
            tuple(dict.fromkeys(self.authors)),
            tuple(dict.fromkeys(self.others)),
            tuple(dict.fromkeys(self.agencies)),
            " | ".join(part for part in (*self.rest, *self.unread) if part),
            tuple(dict.fromkeys(self.desks)),
        )

    def _without_asides(self, segment: str) -> str:
        """Without dates, addresses and brackets; agencies in brackets count."""
        for aside in _BRACKETED.findall(segment):
            listed = self.known.listed(WITH.sub("", aside.strip()))
            self.agencies += listed
            if not listed:
                self.rest.append(aside)
        segment = _BRACKETED.sub(" ", segment)
        if "@" in segment or "." in segment or "ollow" in segment or " by " in segment.casefold():
            for found in CONTACT.finditer(segment):
                self.rest.append(found[0].strip())
            segment = CONTACT.sub(" ", segment)
        segment, date = cut_date(segment)
        if date:
            self.rest.append(date)
            self.dated = True
        segment = SUFFIX_TITLE.sub(" ", segment)
        return " ".join(segment.split()).strip(" ,;:|/–—-")

    def _read_piece(self, piece: str, *, leading: bool) -> None:
        piece = piece.strip(" ,;:")
        if role := read_role(piece):
            self.roles, start = role
            piece = piece[start:]
        elif helped := _HELPED.match(piece):
            self.roles = ("reporting",)
            piece = piece[helped.end() :]
        if not piece:
            return
        if agency := self.known.named(piece):
            self.agencies.append(agency)
            return
        if is_eastern_house(piece):
            self.desks.append(piece)
            return
        joined = _AND_WIRE.fullmatch(piece) if " y " in piece or " e " in piece else None
        if joined and (wire := self.known.named(joined[2])):
            self.agencies.append(wire)
            piece = joined[1]
        if self.authors and ((" " in piece and are_cities(piece)) or is_studio(piece)):
            self.rest.append(piece)
            return
        if not leading and (wire := opening_wire(piece, self.known)):
            self.agencies.append(wire)
            self.rest.append(piece)
            return
        self._read_name(_strip_titles(piece), leading=leading)

    def _read_name(self, piece: str, *, leading: bool) -> None:
        """Whom a piece names by its first words, and what those behind them make of that."""
        name, tail = without_house(piece, self.known)
        if name and not self.closed:
            self._person(name, tail)
            return
        name, tail = name_prefix(undoubled(piece), self.proven)
        if name and _is_called_so(name, tail):
            self.desks.append(piece[: piece.find(tail) + len(tail.split(" ", 1)[0])])
            self.agencies += self.known.mentioned(tail)
        elif name and (tail.casefold() in _TEAMS or (not leading and _is_house(tail))):
            self.desks.append(piece)
        elif name and not leading and self._is_beat(tail):
            self.rest.append(piece)
        elif name and not self.closed and (not tail or _may_follow(tail, self.known)):
            self._person(name, tail)
        elif not leading and words.TITLES & {word.casefold() for word in piece.split()}:
            self.rest.append(piece)
            self.closed = not self.proven
        elif is_desk(piece):
            self.desks.append(piece)
        elif not leading and (_is_aside(piece) or self.known.mentioned(piece)):
            self.rest.append(piece)
            self.agencies += self.known.mentioned(piece)
        elif self.known.mentioned(piece) and len(piece.split()) < 5:
            self.agencies += self.known.mentioned(piece)
        else:
            self.unread.append(piece)

    def _is_beat(self, tail: str) -> bool:
        """Whether a job behind two capital words is that of the one writer before them, who has
        none yet: `Local Democracy Reporter`, `Cape Town Bureau Chief`; not `Max Muster Writers`."""
        if len(self.authors) != 1 or self.rest or self.others:
            return False
        jobs = tail.casefold().split()
        return bool(jobs) and jobs[0] != "staff" and words.TITLES.issuperset(jobs)

    def _person(self, name: str, tail: str) -> None:
        person = normalize_name(undoubled(name))
        if person is None:
            self.unread.append(name)
            return
        if tail:
            self.rest.append(tail)
            wire = opening_wire(tail, self.known)
            self.agencies += (wire,) if wire else self.known.mentioned(tail)
        for role in self.roles:
            if role == AUTHOR:
                self.authors.append(person)
            else:
                self.others.append(Contributor(person, role))


def _strip_titles(piece: str) -> str:
    """Without job titles and honorifics before a name: `Special Correspondent Jane Example`."""
    parts = piece.split()
    while len(parts) > 2 and _is_title(parts[0]) and not _is_newsroom(parts):
        parts = parts[1:]
    bare = " ".join(parts)
    return bare if name_prefix(bare, proven=True)[0] else piece


def _is_newsroom(parts: list[str]) -> bool:
    """Whether a text begins with a newsroom and no job: `Redacción El Ejemplo`, not `Bureau
    Chief Jane Example`."""
    first = parts[0].casefold()
    return first in words.DESKS and first not in words.REPORTERS and not _is_title(parts[1])


def _is_title(word: str) -> bool:
    return word.strip(".,:").casefold() in words.TITLES or is_before_names(word)


def _is_called_so(name: str, tail: str) -> bool:
    """Whether name and what follows are a paper's with its article: `Le Nouvel` and `Obs`."""
    head = tail.split(" ", 1)[0].casefold()
    return head in words.OUTLETS and name.split()[0].casefold() in words.ARTICLES


def _is_house(tail: str) -> bool:
    """Whether what follows two capital words makes them an outlet's: `Media for example.org`."""
    parts = tail.casefold().split()[:4]
    return bool(parts) and parts[0] in _TEAMS and not any(p in words.TITLES for p in parts)


def _may_follow(tail: str, agencies: Agencies) -> bool:
    """Whether `tail` can stand after a name in a byline: a place, a job, an outlet, a degree."""
    head = tail.split(" ", 1)[0].strip(".,:;()").casefold()
    if head in words.TAILS and len(tail) < 80:
        spoken = head in ("was", "is", "has") or any(map(str.isupper, tail))
        return spoken or bool(agencies.mentioned(tail))
    return (
        head in _BEHIND_NAMES
        or (head in words.ARTICLES and tail.split()[-1].casefold() in words.OUTLETS)
        or head.replace(".", "") in words.DEGREES
        or any(word.casefold() in words.REPORTERS for word in tail.split()[1:2])
        or bool(DOMAIN.match(tail))
        or bool(agencies.mentioned(tail))
    )


def _is_aside(piece: str) -> bool:
    """Whether a piece after the first name is a place, a job, an outlet: short, in capitals or
    with a word that says so."""
    parts = piece.split()
    if any(part.strip(".,()").casefold() in _JOBS_OR_HOUSES for part in parts):
        return True
    if DOMAIN.search(piece) or is_desk(piece) or are_degrees(piece):
        return True
    return (
        len(parts) <= 3
        and all(part[0].isupper() or is_uncased(part[0]) or part[-1].isdigit() for part in parts)
    ) or (parts[0].casefold() in words.TAILS and len(parts) <= 4)
