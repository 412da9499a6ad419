"""The line that closes a story: who edited it, whose codes it bears, which wires it used."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from cleancopy.fields.agency import Agencies, pieces
from cleancopy.fields.roles import AUTHOR, EDITOR, PICTURES, ROLE, may_open_role, read_role
from cleancopy.fields.words import word_set
from cleancopy.fields.writers import is_desk, parse_names
from cleancopy.model import Contributor


class Signoff(NamedTuple):
    """What a sign-off says, each once and in printed order."""

    editors: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    initials: tuple[str, ...] = ()
    """Staff codes as printed: `rri`."""
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """Of `Autor: …` at the end of a wire's story."""


LONGEST = 600
"""Characters a sign-off may have: Reuters names up to a dozen people with their places."""

_CODES = re.compile(
    r"(?:[a-zäöüß]{1,6}|[A-ZÄÖÜČ][A-Za-zÄÖÜäöüČ-]{0,13}"
    r"|dpa-\w{2,4})(?:\s?[/,]\s?[A-Za-zÄÖÜäöüßČ-]{1,14}){1,8}"
    r"|[a-zäöüß]{2,5}(?=\s*[(])"
)
"""`rri/afp/dpa/rtr`, `kb/wga`, `AFP, dpa`; not `and or`."""
_HYPHENED = re.compile(r"[a-z]{2,3}-[a-z]{2,3}/[a-z]{2,3}(?:/[a-z]{2,3})?")
"""`bur-rlp/gd`: writer, place and editor, as AFP signs; not `well-off/rich`."""
_BRACKET_TAIL = re.compile(r"\s*[(（\[]([^()（）\[\]]{2,60})[)）\]]\s*\.?$")
"""`kb/wga (dpa, Reuters)`; not `kb/wga`."""
_ONLY_BRACKET = re.compile(r"[(（\[/–—-]{1,2}\s?([^()（）\[\]]{2,60}?)\s?[)）\]/]?\.?")
"""`(dpa/afp)`, `/ritzau/`, `– AP`."""
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)"
    r"|copyright\b)[\s:©]*(?:copyright\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]*(?P<who>[^.,:;"
    r"|]{2,60}?)(?P<number>,?\s*dpa:[\d-]+/\d+)?(?:[.,:;|]|$)",
    re.IGNORECASE,
)
"""`© 2024 AFP`, `© dpa-infocom, dpa:240101-99-1/2`; not `Copyright law`."""
_MATERIAL = re.compile(
    r"""(?:[–—(*-]\s*)?(?:
    (?:dieser\ (?:text|artikel|beitrag)\ \w+\ )?(?:mit\ (?:material|informationen|agenturmaterial
       |angaben|inhalten)\ (?:von|der|des|aus)|quelle[n]?\ ?:|agenturen\ ?:|mit)
    |(?:with|includes?)\ (?:additional\ )?(?:reporting|material|information|files?|inputs?
       |reports?|contributions?)\ (?:by|from)(?:\ the)?|with|source[s]?\ ?:
    |avec|source[s]?\ :|con\ (?:informaci[oó]n|datos|material|información)\ de(?:\ la)?|con
       |fuente[s]?\ ?:|fonte\ ?:|com\ (?:informaç[õo]es|agências|dados|a)\ ?(?:d[aoe])?|com
    |met\ (?:informatie|medewerking)\ van|bron(?:nen)?\ ?:|kilde[r]?\ ?:|källa\ ?:|lähde\ ?:
       |źródło\ ?:|zdroje?\ ?:|forrás\ ?:|sursa\ ?:|kaynak\ ?:|источник\ ?:|джерело\ ?:|πηγή\ ?:
       |来源[:：]|來源[:：]
    )(?:\s+|(?<=[:：]))(?P<who>.{2,80})""",
    re.IGNORECASE | re.VERBOSE,
)
"""`Mit Material von dpa`, `With AP`, `avec AFP`; what follows must be agencies and nothing else."""
_PRESS_TRUST = re.compile(
    r"(?P<agency>PTI|ANI|IANS|UNI|EFE|ANSA|PAP|TASR|SITA|ČTK|MTI|AA|BSS"
    r"|APP)[\s:/-]+(?P<codes>[A-Za-z]{2,4}(?:[\s/,-]{1,3}[A-Za-z]{2,4}){0,7})\.?/?"
)
"""`PTI ABC DEF`, `EFE abc/def`; not `PTI reported`."""
_TO_THIS = ("report", "story", "article", "report.", "story.", "article.")
_CONTRIBUTED = re.compile(
    r"(?:(?:(?P<house>[A-Z][\w ]{1,40}?) )?(?:staff )?(?:writers?|reporters?|journalists?"
    r"|correspondents?|producers?) )?(?P<who>[A-Z].{4,160}?) (?:also )?contributed"
    r"(?: reporting)? (?:to|for) this (?:report|story|article)\.?"
)
"""`Times staff writer Jane Example contributed to this report.`; not `He contributed to it`."""
_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001))))
_BEFORE, _BEHIND = f"{_SPACES}([–—*_-", f"{_SPACES})]*_"
"""What may stand around a sign-off."""
_SENTENCE = re.compile(r"[;|•]|(?<=[a-zà-ÿ)]{2})\.(?=\s+[A-ZÄÖÜ(])|(?<=[a-z]{3})\.$|\n")
_PLACES = re.compile(r"\s+(?:in|from|aus|à|en|a)\s+[A-ZÀ-Þ][^;]*$")
_TRUST = re.compile(r"(?i)\s*[.;]?\s*(?:our standards|das|the thomson reuters trust principles).*$")


def parse_signoff(text: str, agencies: Agencies) -> Signoff | None:
    """The sign-off that a line is, or None for any other line.

    Four kinds: role clauses (`Editor: …`, `(Reporting by …; Editing by …)`), codes
    (`rri/afp/dpa/rtr`), agencies alone (`(dpa/afp)`) and sources (`Mit Material von dpa`).

    >>> from cleancopy.fields.agency import NONE
    >>> parse_signoff("Editor: Jane Example", NONE).editors
    ('Jane Example',)
    """
    if not 2 <= len(text) <= LONGEST:
        return None
    text = text.strip()
    if len(text) <= 80 and (found := _short(text, agencies)):
        return found
    if text[0] in "©(cC" and (found := _copyright(text, agencies)):
        return found
    bare = text.lstrip(_BEFORE).rstrip(_BEHIND)
    if not bare:
        return None
    if may_open_role(bare):
        return _clauses(bare, agencies)
    return _contributed(bare, agencies) if bare.endswith(_TO_THIS) else None


def _contributed(text: str, agencies: Agencies) -> Signoff | None:
    """`Associated Press writer Jane Example in Berlin contributed to this report`."""
    found = _CONTRIBUTED.fullmatch(text)
    if found is None:
        return None
    named = parse_names(_PLACES.sub("", found["who"]), agencies)
    if named is None or not named.authors:
        return None
    wire = agencies.mentioned(found["house"] or "")
    people = tuple(Contributor(name, "reporting") for name in named.authors)
    return Signoff(contributors=people, agencies=agencies.wires(wire))


def _short(text: str, agencies: Agencies) -> Signoff | None:
    """A sign-off without role words."""
    if len(text) <= 40 and (named := agencies.coded(text)):
        alone = len(text.strip("()[]/ .")) <= 5 or text[0] in _OPENING or agencies.named(text)
        return Signoff(agencies=agencies.wires((named,))) if alone else None
    for may_be, read in _SHORT:
        if may_be(text) and (found := read(text, agencies)):
            return found
    return None


_OPENING = frozenset("([（/–—-")
_MATERIAL_WORDS = word_set(
    """mit dieser quelle quellen agenturen with include includes source sources avec con fuente
    fuentes fonte com met bron bronnen kilde kilder källa lähde źródło zdroj zdroje forrás sursa
    kaynak источник джерело πηγή"""
)


def _may_be_material(text: str) -> bool:
    first = text.lstrip("(–—*- ").partition(" ")[0].rstrip(":").casefold()
    return first in _MATERIAL_WORDS or first.startswith(("来源", "來源"))


def _may_be_codes(text: str) -> bool:
    return len(text) <= 60 and ("/" in text or "," in text or "(" in text)


def _codes(text: str, agencies: Agencies) -> Signoff | None:
    """`rri/afp/dpa/rtr`, `kb/wga (dpa, Reuters)`, `AFP/dpa`: staff codes and agencies."""
    if _HYPHENED.fullmatch(text):
        text = text.replace("-", "/")
    tail = _BRACKET_TAIL.search(text)
    inside: tuple[str, ...] = ()
    if tail:
        inside = agencies.listed(tail[1])
        if not inside:
            return None
        text = text[: tail.start()]
    if not _CODES.fullmatch(text) and not (inside and re.fullmatch(r"[a-zäöüß]{2,5}", text)):
        return None
    initials, named = [], []
    for code in re.split(r"\s?[/,]\s?", text):
        agency = agencies.coded(code)
        if agency and (not inside or len(code) > 2):
            named.append(agency)
        elif len(code) <= 5 and (code.islower() or code.isupper()):
            initials.append(code)
        else:
            return None
    if "/" not in text and initials and not inside and not named:
        return None
    if not named and not inside and not _are_staff(initials):
        return None
    wires = _once((*named, *inside), agencies)
    return Signoff(initials=_staff(initials, wires), agencies=wires)


def _are_staff(codes: list[str]) -> bool:
    """Whether codes without an agency beside them are a newsroom's: `se/haz`, not `he/she`."""
    return all(1 < len(code) <= 3 and code.islower() and code not in _NO_CODES for code in codes)


_NO_CODES = word_set(
    """and or he she his her him yes no on off up in out am pm win pro con km kg per hr min sec
    the a an old new top tv web dvd cd dad mom art und oder er sie es er ja ein aus ab zu ou
    et il ele ela los las red log day pay buy get low big mid app ios pc mac tea"""
)


_REGIONAL = word_set("lby lhe lni lno lnw lrs lsw")
"""dpa's regional services, as in `(dpa/lno)`."""


def _staff(codes: list[str], wires: tuple[str, ...]) -> tuple[str, ...]:
    """The codes that are people's: beside dpa not those of its regional services."""
    return tuple(code for code in codes if "dpa" not in wires or code not in _REGIONAL)


def _bracket(text: str, agencies: Agencies) -> Signoff | None:
    """`(dpa/afp)`, `(AFP, Reuters)`, `/ritzau/`, `(mit dpa)`, `(dpa/abc)`."""
    found = _ONLY_BRACKET.fullmatch(text)
    if found is None:
        return None
    if listed := agencies.listed(found[1]):
        return Signoff(agencies=_once(listed, agencies))
    if material := _material(found[1], agencies):
        return material
    parts = pieces(found[1])
    named = [agencies.coded(part) for part in parts]
    codes = [part for part, name in zip(parts, named, strict=True) if name is None]
    if not any(named) or not all(len(code) <= 4 and code.isalpha() for code in codes):
        return None
    wires = _once([n for n in named if n], agencies)
    return Signoff(initials=_staff(codes, wires), agencies=wires)


def _copyright(text: str, agencies: Agencies) -> Signoff | None:
    if text[0] not in "©(cC":
        return None
    found = _COPYRIGHT.match(text)
    if found is None:
        return None
    named = agencies.listed(found["who"])
    return Signoff(agencies=_once(named, agencies)) if named else None


def _material(text: str, agencies: Agencies) -> Signoff | None:
    found = _MATERIAL.match(text)
    if found is None:
        return None
    who = found["who"].strip(" .)")
    named = agencies.listed(who)
    return Signoff(agencies=_once(named, agencies)) if named else None


def _press_trust(text: str, agencies: Agencies) -> Signoff | None:
    found = _PRESS_TRUST.fullmatch(text)
    if found is None:
        return None
    codes = tuple(re.findall(r"[A-Za-z]+", found["codes"]))
    if not all(code.isupper() for code in codes) and not all(code.islower() for code in codes):
        return None
    named = agencies.coded(found["agency"])
    return Signoff(initials=codes, agencies=_once((named,), agencies)) if named else None


_Test = Callable[[str], bool]
_Reader = Callable[[str, Agencies], "Signoff | None"]
_SHORT: tuple[tuple[_Test, _Reader], ...] = (
    (_may_be_codes, _codes),
    (lambda text: text[0] in _OPENING, _bracket),
    (lambda text: text[0] in "©(cC", _copyright),
    (_may_be_material, _material),
    (lambda text: text[:2].isupper(), _press_trust),
)
"""What reads a short sign-off, each behind a quick first test."""


def _clauses(text: str, agencies: Agencies) -> Signoff | None:
    """`Additional reporting by A in B; Editing by C and D`."""
    if read_role(text) is None:
        return None
    editors: list[str] = []
    authors: list[str] = []
    others: list[Contributor] = []
    named: list[str] = []
    for clause in _cut(text):
        read = read_role(clause)
        if read is None:
            if not _is_afterthought(clause, agencies, named):
                return None
            continue
        roles, start = read
        people = parse_names(clause[start:], agencies)
        if people is None:
            return None
        named += people.agencies
        for role in roles:
            if role == EDITOR:
                editors += people.authors
            elif role == AUTHOR:
                authors += people.authors
            else:
                others += [Contributor(person, role) for person in people.authors]
    if not (editors or others or (authors and named)):
        return None
    if not editors and others and {person.role for person in others} <= PICTURES:
        return None
    return Signoff(
        editors=tuple(dict.fromkeys(editors)),
        contributors=tuple(dict.fromkeys(others)),
        agencies=_once(named, agencies),
        authors=tuple(dict.fromkeys(authors)),
    )


def _cut(text: str) -> list[str]:
    """Clauses of a sign-off: at `;`, at full stops, and where the next role word begins."""
    out: list[str] = []
    for clause in _SENTENCE.split(_TRUST.sub("", text)):
        clause = clause.strip(" ,.;:()[]/")
        if not clause:
            continue
        opening = read_role(clause)
        starts = [0]
        if opening:
            for found in ROLE.finditer(clause, opening[1]):
                if clause[found.start() - 1] in " ,/(":
                    starts.append(found.start())
        out += [
            clause[start:end].strip(" ,/(")
            for start, end in zip(starts, [*starts[1:], len(clause)], strict=True)
        ]
    return [clause.removesuffix(" and").removesuffix(" und").removesuffix(" et") for clause in out]


def _is_afterthought(clause: str, agencies: Agencies, named: list[str]) -> bool:
    """Whether a clause without a role may stand in a sign-off: an agency, an initial, a desk."""
    if listed := agencies.listed(clause):
        named += listed
        return True
    return len(clause) <= 2 or is_desk(clause)


def _once(names: tuple[str, ...] | list[str], agencies: Agencies) -> tuple[str, ...]:
    return agencies.wires(names)
