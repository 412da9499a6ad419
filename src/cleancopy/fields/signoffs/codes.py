"""Sign-offs of staff codes, alone or beside agencies: `kb/wga (dpa, Reuters)`."""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.people.names_east import has_chinese_surname
from cleancopy.fields.signoffs.shape import Signoff
from cleancopy.fields.words import word_set

_CODES = re.compile(
    r"(?:[a-zäöüß]{1,6}|[A-ZÄÖÜČ][A-Za-zÄÖÜäöüČ-]{0,13}"
    r"|dpa-\w{2,4})(?:\s?[/,]\s?[A-Za-zÄÖÜäöüßČ-]{1,14}){1,8}"
    r"|[a-zäöüß]{2,5}(?=\s*[(])"
)
"""`rri/afp/dpa/rtr`, `kb/wga`, `AFP, dpa`; not `and or`."""
_HYPHENED = re.compile(r"(?:burs|[a-z]{2,3})-[a-z]{2,3}/[a-z]{1,3}(?:/[a-z]{1,3}){0,2}")
"""`bur-rlp/gd`, `burs-mo/jp/tr`: writers, place and editor, as AFP signs; not `well-off/rich`."""
_SLASHED = re.compile(r"[a-ząćęłńóśźż]{2,4}/(?: [a-ząćęłńóśźż]{2,4}/){1,3}")
"""`aba/ mok/`: writer and editor, as PAP signs; not `and/ or`."""
_DOUBLE_SLASHED = re.compile(r"[A-Z]{2,5}(?: ?[/,] ?[A-Z]{2,5}){0,2} // [A-Z]{2,5}")
"""`MSO // JEF`: writer and editor, as Lusa signs; not `USA / UK`."""
_END_MARK = re.compile(r"(?P<agency>[A-Z][\w-]{1,12})\s?/\s?(?:Fim|Fin|End|Ende)\.?")
"""`Lusa/Fim`; not `Start/Ende`."""
_DOTTED = re.compile(r"(?:[ء-ي]\. ?){1,3}[ء-ي]\.?(?:\s?/\s?(?:[ء-ي]\. ?){1,3}[ء-ي]\.?){0,3}")
"""`ع.ش/ م.س`: writer and editor, as DW signs in Arabic."""
_SIGNS = re.compile("[一-鿿]{2,4}")
CODE = re.compile(r"[a-zäöüß]{2,4}")
"""`kb`: what may be one person's code, but for `NO_CODES`."""
BRACKET_TAIL = re.compile(r"\s*[(（\[]([^()（）\[\]]{2,60})[)）\]]\s*\.?$")
"""`kb/wga (dpa, Reuters)`; not `kb/wga`."""
_STATION = re.compile(r"(?:[A-ZÄÖÜ]{2,8}\d{0,2})(?: [A-ZÄÖÜ]{4,}){0,2}")
"""`MDR`, `BR24`, `MDR AKTUELL` before its staff's codes."""
_NO_STATIONS = frozenset(("USA", "EU", "UK", "UN", "VIDEO", "LIVE", "UPDATE", "FOTO", "TV"))
_EDITED = re.compile(
    r"(?i:editor|redactor|redaktor|redaktorka|autor)\s?:\s?(?P<code>(?:[A-ZÀ-Þ]\.[ -]?){2,4})"
)
"""`Editor : A.B.C.`"""
_PRESS_TRUST = re.compile(
    r"(?P<agency>PTI|ANI|IANS|UNI|EFE|ANSA|PAP|TASR|SITA|ČTK|MTI|AA|BSS"
    r"|APP)[\s:/-]+(?P<codes>[A-Za-z]{2,4}(?:[\s/,-]{1,3}[A-Za-z]{2,4}){0,7})\.?/?"
)
"""`PTI ABC DEF`, `EFE abc/def`; not `PTI reported`."""

NO_CODES = word_set(
    """and or he she his her him yes no on off up in out am pm win pro con km kg per hr min sec
    the a an usa uk un eu us old new top tv web dvd cd dad mom art und oder er sie es er ja
    ein aus ab zu ou et il ele ela los las red log day pay buy get low big mid app ios pc mac tea
    sic lol end ende fin fim nan etc bzw usw red rot blau pdf"""
)
"""Short words that are nobody's code."""
_REGIONAL = word_set("lby lhe lni lno lnw lrs lsw")
"""dpa's regional services, as in `(dpa/lno)`."""


def of_people(codes: list[str], wires: tuple[str, ...]) -> tuple[str, ...]:
    """The codes that are people's: beside dpa not those of its regional services."""
    return tuple(code for code in codes if "dpa" not in wires or code not in _REGIONAL)


def may_be_codes(text: str) -> bool:
    """Whether `staff_codes` is worth asking: a quick test, right of every sign-off it reads."""
    return len(text) <= 60 and ("/" in text or "," in text or "(" in text)


def staff_codes(text: str, agencies: Agencies) -> Signoff | None:
    """`rri/afp/dpa/rtr`, `kb/wga (dpa, Reuters)`, `AFP/dpa`: staff codes and agencies.

    In Chinese names stand for codes: `王凡/李红（法新社、德新社等）`.
    """
    if _HYPHENED.fullmatch(text):
        text = text.replace("-", "/")
    tail = BRACKET_TAIL.search(text)
    inside: tuple[str, ...] = ()
    if tail:
        inside = agencies.listed(tail[1].removesuffix("等"))
        if not inside:
            return _of_station(text[: tail.start()], tail[1])
        text = text[: tail.start()]
    if inside and (names := _eastern(text)):
        return Signoff(agencies=agencies.wires(inside), authors=names)
    if _DOTTED.fullmatch(text) and (inside or "/" in text):
        codes = tuple(re.split(r"\s*/\s*", text))
        return Signoff(initials=codes, agencies=agencies.wires(inside))
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
    if not named and not inside and not are_staff(initials):
        return None
    wires = agencies.wires((*named, *inside))
    return Signoff(initials=of_people(initials, wires), agencies=wires)


def _of_station(house: str, inside: str) -> Signoff | None:
    """`MDR (abc)`, `BR24 (abc/de)`: a station and the codes of its staff."""
    codes = re.split(r"\s?[/,]\s?", inside)
    if not _STATION.fullmatch(house) or not all(map(CODE.fullmatch, codes)):
        return None
    staff = all(code not in NO_CODES for code in codes)
    return Signoff(initials=tuple(codes)) if staff and house not in _NO_STATIONS else None


def edited(text: str, agencies: Agencies) -> Signoff | None:
    """`Editor : A.B.C.`, initials of the one who edited it."""
    found = _EDITED.fullmatch(text)
    return Signoff(initials=(found["code"].strip(" -"),)) if found else None


def _eastern(text: str) -> tuple[str, ...]:
    """The names of `王凡/李红`, one at least with a common surname; none of another line."""
    names = tuple(text.split("/"))
    several = len(names) > 1 and all(_SIGNS.fullmatch(name) for name in names)
    return names if several and any(map(has_chinese_surname, names)) else ()


def are_staff(codes: list[str]) -> bool:
    """Whether codes without an agency beside them are a newsroom's: `se/haz`, not `he/she`."""
    codes = codes[codes[0] == "burs" :]
    return all(1 < len(code) <= 3 and code.islower() and code not in NO_CODES for code in codes)


def slashed(text: str, agencies: Agencies) -> Signoff | None:
    """`aba/ mok/`, `MSO // JEF`, `Lusa/Fim`."""
    if found := _END_MARK.fullmatch(text):
        agency = agencies.named(found["agency"])
        return Signoff(agencies=agencies.wires((agency,))) if agency else None
    if not (_SLASHED.fullmatch(text) or _DOUBLE_SLASHED.fullmatch(text)):
        return None
    codes = re.findall(r"\w+", text)
    if any(code.casefold() in NO_CODES for code in codes):
        return None
    return Signoff(initials=tuple(codes))


def press_trust(text: str, agencies: Agencies) -> Signoff | None:
    """`PTI ABC DEF`, `EFE abc/def`: a wire and the codes of its staff, all in one case."""
    found = _PRESS_TRUST.fullmatch(text)
    if found is None:
        return None
    codes = tuple(re.findall(r"[A-Za-z]+", found["codes"]))
    if not all(code.isupper() for code in codes) and not all(code.islower() for code in codes):
        return None
    named = agencies.coded(found["agency"])
    return Signoff(initials=codes, agencies=agencies.wires((named,))) if named else None
