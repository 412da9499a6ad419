"""Sign-offs of few signs: codes, agencies in brackets, sources, copyrights."""

from __future__ import annotations

import re
from collections.abc import Callable

from cleancopy.fields.agency import Agencies, pieces
from cleancopy.fields.people.joins import people
from cleancopy.fields.people.names_east import has_chinese_surname, is_eastern_name
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
_EDITOR_UNSPACED = re.compile(
    r"(?:责任编辑|責任編輯|责编|编辑|編輯)[\s\u3000]+(?P<name>[一-鿿]{2,4})"
)
"""`编辑 王小明`; not `编辑部`, `编辑 推荐阅读`."""
_DOTTED = re.compile(r"(?:[ء-ي]\. ?){1,3}[ء-ي]\.?(?:\s?/\s?(?:[ء-ي]\. ?){1,3}[ء-ي]\.?){0,3}")
"""`ع.ش/ م.س`: writer and editor, as DW signs in Arabic."""
_SIGNS = re.compile("[一-鿿]{2,4}")
_CODE = re.compile(r"[a-zäöüß]{2,4}")
_SITE = re.compile(r"[\w-]+\.(?:de|com|net|org|at|ch|tv)")
"""`ntv.de` among the sources of a text; not `v. a.`."""
BRACKET_TAIL = re.compile(r"\s*[(（\[]([^()（）\[\]]{2,60})[)）\]]\s*\.?$")
"""`kb/wga (dpa, Reuters)`; not `kb/wga`."""
_ONLY_BRACKET = re.compile(r"[(（\[/–—-]{1,2}\s?([^()（）\[\]]{2,60}?)\s?[)）\]/]?\.?")
"""`(dpa/afp)`, `/ritzau/`, `– AP`."""
_DATED = re.compile(r"\((?P<who>[^()\d]{2,60}), \d{1,2}\. ?\d{1,2}\. ?\d{4}\)")
"""`(Anna Muster, 12.5.2024)`; not `(12.5.2024)`."""
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
       |izvor\ ?:|sumber\ ?:|nguồn\ ?:|المصدر\ ?:
       |来源[:：]|來源[:：]
    )(?:\s+|(?<=[:：]))(?P<who>.{2,80})""",
    re.IGNORECASE | re.VERBOSE,
)
"""`Mit Material von dpa`, `With AP`, `avec AFP`; what follows must be agencies and nothing else."""
_SAYS_SOURCE = re.compile(r"[:：]\s*$")
"""The colon of `Quelle:`; not of `Mit Material von`."""
_STATION = re.compile(r"(?:[A-ZÄÖÜ]{2,8}\d{0,2})(?: [A-ZÄÖÜ]{4,}){0,2}")
"""`MDR`, `BR24`, `MDR AKTUELL` before its staff's codes."""
_NO_STATIONS = frozenset(("USA", "EU", "UK", "UN", "VIDEO", "LIVE", "UPDATE", "FOTO", "TV"))
_EDITED = re.compile(
    r"(?i:editor|redactor|redaktor|redaktorka|autor)\s?:\s?(?P<code>(?:[A-ZÀ-Þ]\.[ -]?){2,4})"
)
"""`Editor : A.B.C.`"""
_INPUTS = re.compile(r"(?i:with) (?P<who>[A-Z][\w, ]{1,30}) (?i:inputs)\.?")
"""`With PTI inputs`."""
_PRESS_TRUST = re.compile(
    r"(?P<agency>PTI|ANI|IANS|UNI|EFE|ANSA|PAP|TASR|SITA|ČTK|MTI|AA|BSS"
    r"|APP)[\s:/-]+(?P<codes>[A-Za-z]{2,4}(?:[\s/,-]{1,3}[A-Za-z]{2,4}){0,7})\.?/?"
)
"""`PTI ABC DEF`, `EFE abc/def`; not `PTI reported`."""

_CODE_BEHIND = re.compile(r"(?<=[.!?…”“\"»)])\s(?P<mark>\([a-zäöü]{2,4}\))$")
"""` (abc)` right behind a sentence; not behind the word that it explains."""
LONGEST_CODE, SHORTEST_SIGNED = 10, 40
"""Characters of such a code with what stands before it, and of a paragraph that it signs."""
LONGEST_ALONE = 40
_ALONE = re.compile(
    r"(?P<open>[(\[/–—-]?)\s?(?P<code>[a-zäöüß]{2,4}|(?:[A-ZÀ-Þ]\.[ -]?){2,3}|[A-ZÀ-Þ]{2,3})"
    r"\.?[)\]/]?"
    r"(?:\s?[(\[](?P<wires>[^()\[\]]{2,40})[)\]])?"
)
"""`gs`, `(hb)`, `L.E. (avec AFP)`, `/mw/`."""


def initials(text: str, agencies: Agencies) -> Signoff | None:
    """A staff code that only its place below the last paragraph shows to be one: `gs`, `(hb)`."""
    found = _ALONE.fullmatch(text) if len(text) <= LONGEST_ALONE else None
    if found is None or found["code"].casefold() in _NO_CODES:
        return None
    code = found["code"].strip(" -")
    wires = bracket(f"({found['wires']})", agencies) if found["wires"] else Signoff()
    if wires is None or not (found["open"] or wires.agencies or "." in code or code.islower()):
        return None
    return wires._replace(initials=(code, *wires.initials))


def code_behind(text: str, agencies: Agencies) -> int | None:
    """Where the staff code behind a paragraph's last sentence begins, or None.

    >>> from cleancopy.fields.agency import NONE
    >>> code_behind("Die Fähre liegt seit gestern in der Werft. (abc)", NONE)
    42
    >>> code_behind("It is a bridge of wood (abc)", NONE) is None
    True
    """
    if text[-1:] != ")" or len(text) < SHORTEST_SIGNED:
        return None
    found = _CODE_BEHIND.search(text, len(text) - LONGEST_CODE)
    return found.start() if found and initials(found["mark"], agencies) else None


def short(text: str, agencies: Agencies) -> Signoff | None:
    """A sign-off without role words."""
    if len(text) <= 40 and (named := agencies.coded(text)):
        brief = len(text.strip("()[]/ .")) <= 5 and (text.isupper() or text.islower())
        alone = brief or text[0] in _OPENING or agencies.named(text)
        return Signoff(agencies=agencies.wires((named,))) if alone else None
    for may_be, read in _SHORT:
        if may_be(text) and (found := read(text, agencies)):
            return found
    return None


_OPENING = frozenset("([（/–—-")
_MATERIAL_WORDS = word_set(
    """mit dieser quelle quellen agenturen with include includes source sources avec con fuente
    fuentes fonte com met bron bronnen kilde kilder källa lähde źródło zdroj zdroje forrás sursa
    kaynak источник джерело πηγή izvor sumber nguồn المصدر"""
)


def _may_be_material(text: str) -> bool:
    first = text.lstrip("(–—*- ").partition(" ")[0].partition(":")[0].casefold()
    return first in _MATERIAL_WORDS or first.startswith(("来源", "來源"))


def _may_be_codes(text: str) -> bool:
    return len(text) <= 60 and ("/" in text or "," in text or "(" in text)


def _codes(text: str, agencies: Agencies) -> Signoff | None:
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
    if not named and not inside and not _are_staff(initials):
        return None
    wires = agencies.wires((*named, *inside))
    return Signoff(initials=_staff(initials, wires), agencies=wires)


def _of_station(house: str, inside: str) -> Signoff | None:
    """`MDR (abc)`, `BR24 (abc/de)`: a station and the codes of its staff."""
    codes = re.split(r"\s?[/,]\s?", inside)
    if not _STATION.fullmatch(house) or not all(map(_CODE.fullmatch, codes)):
        return None
    staff = all(code not in _NO_CODES for code in codes)
    return Signoff(initials=tuple(codes)) if staff and house not in _NO_STATIONS else None


def _edited(text: str, agencies: Agencies) -> Signoff | None:
    found = _EDITED.fullmatch(text)
    return Signoff(initials=(found["code"].strip(" -"),)) if found else None


def _eastern(text: str) -> tuple[str, ...]:
    """The names of `王凡/李红`, one at least with a common surname; none of another line."""
    names = tuple(text.split("/"))
    several = len(names) > 1 and all(_SIGNS.fullmatch(name) for name in names)
    return names if several and any(map(has_chinese_surname, names)) else ()


def _are_staff(codes: list[str]) -> bool:
    """Whether codes without an agency beside them are a newsroom's: `se/haz`, not `he/she`."""
    codes = codes[codes[0] == "burs" :]
    return all(1 < len(code) <= 3 and code.islower() and code not in _NO_CODES for code in codes)


def _slashes(text: str, agencies: Agencies) -> Signoff | None:
    """`aba/ mok/`, `MSO // JEF`, `Lusa/Fim`."""
    if found := _END_MARK.fullmatch(text):
        agency = agencies.named(found["agency"])
        return Signoff(agencies=agencies.wires((agency,))) if agency else None
    if not (_SLASHED.fullmatch(text) or _DOUBLE_SLASHED.fullmatch(text)):
        return None
    codes = re.findall(r"\w+", text)
    if any(code.casefold() in _NO_CODES for code in codes):
        return None
    return Signoff(initials=tuple(codes))


def _editor(text: str, agencies: Agencies) -> Signoff | None:
    found = _EDITOR_UNSPACED.fullmatch(text)
    if found is None or not is_eastern_name(found["name"]):
        return None
    return Signoff(editors=(found["name"],))


_NO_CODES = word_set(
    """and or he she his her him yes no on off up in out am pm win pro con km kg per hr min sec
    the a an usa uk un eu us old new top tv web dvd cd dad mom art und oder er sie es er ja
    ein aus ab zu ou et il ele ela los las red log day pay buy get low big mid app ios pc mac tea
    sic lol end ende fin fim nan etc bzw usw red rot blau pdf"""
)


_REGIONAL = word_set("lby lhe lni lno lnw lrs lsw")
"""dpa's regional services, as in `(dpa/lno)`."""


def _staff(codes: list[str], wires: tuple[str, ...]) -> tuple[str, ...]:
    """The codes that are people's: beside dpa not those of its regional services."""
    return tuple(code for code in codes if "dpa" not in wires or code not in _REGIONAL)


def bracket(text: str, agencies: Agencies) -> Signoff | None:
    """`(dpa/afp)`, `(AFP, Reuters)`, `/ritzau/`, `(mit dpa)`, `(dpa/abc)`, `(ab/xy)`."""
    found = _ONLY_BRACKET.fullmatch(text)
    if found is None:
        return None
    if listed := agencies.listed(found[1]):
        return Signoff(agencies=agencies.wires(listed))
    if material := _material(found[1], agencies):
        return material
    parts = pieces(found[1])
    named = [agencies.coded(part) for part in parts]
    codes = [part for part, name in zip(parts, named, strict=True) if name is None]
    if "/" in found[1] and len(codes) == len(parts) > 1 and _are_staff(codes):
        return Signoff(initials=tuple(codes))
    if not any(named) or not all(len(code) <= 4 and code.isalpha() for code in codes):
        return None
    wires = agencies.wires([n for n in named if n])
    return Signoff(initials=_staff(codes, wires), agencies=wires)


def dated(text: str, agencies: Agencies) -> Signoff | None:
    """`(red, APA, 12.5.2024)`, `(Anna Muster, 12.5.2024)`: who filed it, and the day."""
    found = _DATED.fullmatch(text)
    if found is None:
        return None
    parts = found["who"].split(", ")
    wires = [wire for part in parts for wire in agencies.listed(part)]
    authors = [name for part in parts if not agencies.coded(part) for name in people(part)]
    codes = [part for part in parts if _CODE.fullmatch(part) and not agencies.coded(part)]
    if len(parts) != len(wires) + len(authors) + len(codes):
        return None
    return Signoff(agencies=agencies.wires(wires), authors=tuple(authors))


def copyright_of(text: str, agencies: Agencies) -> Signoff | None:
    found = _COPYRIGHT.match(text)
    if found is None:
        return None
    named = agencies.listed(found["who"])
    return Signoff(agencies=agencies.wires(named)) if named else None


def _material(text: str, agencies: Agencies) -> Signoff | None:
    found = _INPUTS.fullmatch(text) or _MATERIAL.match(text)
    if found is None:
        return None
    who = found["who"].strip(" .)")
    if named := agencies.listed(who):
        return Signoff(agencies=agencies.wires(named))
    if "." in who and (sources := _sources(who, agencies)):
        return sources
    return _houses(text, who, agencies)


def _houses(text: str, who: str, agencies: Agencies) -> Signoff | None:
    """`المصدر : الجزيرة + رويترز`, `Źródło: TVN24, PAP`: houses of a word, one of them a wire.

    Names and slashes are of a picture's credit: `Quelle: dpa/Anna Muster`.
    """
    if not _SAYS_SOURCE.search(text[: text.find(who)]):
        return None
    parts = [part.strip() for part in re.split(r"[,+،、]", who)]
    wires = [agencies.named(part) for part in parts]
    others = [part for part, wire in zip(parts, wires, strict=True) if wire is None]
    if not any(wires) or not others or any(" " in other or "/" in other for other in others):
        return None
    if any(not other or other[0].islower() for other in others):
        return None
    return Signoff(agencies=agencies.wires(wire for wire in wires if wire))


def _sources(text: str, agencies: Agencies) -> Signoff | None:
    """`ntv.de, mfh/dpa`: the site, codes of its staff, wires."""
    codes: list[str] = []
    named: list[str] = []
    sites = 0
    for part in re.split(r"\s*[/,]\s*", text):
        if _SITE.fullmatch(part):
            sites += 1
        elif agency := agencies.coded(part):
            named.append(agency)
        elif _CODE.fullmatch(part) and part not in _NO_CODES:
            codes.append(part)
        else:
            return None
    if not sites or not (codes or named):
        return None
    return Signoff(initials=tuple(codes), agencies=agencies.wires(named))


def _press_trust(text: str, agencies: Agencies) -> Signoff | None:
    found = _PRESS_TRUST.fullmatch(text)
    if found is None:
        return None
    codes = tuple(re.findall(r"[A-Za-z]+", found["codes"]))
    if not all(code.isupper() for code in codes) and not all(code.islower() for code in codes):
        return None
    named = agencies.coded(found["agency"])
    return Signoff(initials=codes, agencies=agencies.wires((named,))) if named else None


_Test = Callable[[str], bool]
_Reader = Callable[[str, Agencies], "Signoff | None"]
_SHORT: tuple[tuple[_Test, _Reader], ...] = (
    (_may_be_codes, _codes),
    (lambda text: "/" in text and len(text) <= 30, _slashes),
    (lambda text: text[0] in "责責编編", _editor),
    (lambda text: text[-1] == "." and ":" in text and len(text) <= 40, _edited),
    (lambda text: text[0] in _OPENING, bracket),
    (lambda text: text[0] == "(", dated),
    (lambda text: text[0] in "©(cC", copyright_of),
    (_may_be_material, _material),
    (lambda text: text[:2].isupper(), _press_trust),
)
"""What reads a short sign-off, each behind a quick first test."""
