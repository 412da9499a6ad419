"""Sign-offs that name where a text is from: `Mit Material von dpa`, `© 2024 AFP`."""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.signoffs.codes import CODE, NO_CODES
from cleancopy.fields.signoffs.shape import Signoff
from cleancopy.fields.words import word_set

_SITE = re.compile(r"[\w-]+\.(?:de|com|net|org|at|ch|tv)")
"""`ntv.de` among the sources of a text; not `v. a.`."""
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
_INPUTS = re.compile(r"(?i:with) (?P<who>[A-Z][\w, ]{1,30}) (?i:inputs)\.?")
"""`With PTI inputs`."""
_MATERIAL_WORDS = word_set(
    """mit dieser quelle quellen agenturen with include includes source sources avec con fuente
    fuentes fonte com met bron bronnen kilde kilder källa lähde źródło zdroj zdroje forrás sursa
    kaynak источник джерело πηγή izvor sumber nguồn المصدر"""
)


def may_be_material(text: str) -> bool:
    """Whether `material` is worth asking: the line begins as one that names its source."""
    first = text.lstrip("(–—*- ").partition(" ")[0].partition(":")[0].casefold()
    return first in _MATERIAL_WORDS or first.startswith(("来源", "來源"))


def copyright_of(text: str, agencies: Agencies) -> Signoff | None:
    """`© 2024 AFP`: a copyright that is an agency's; None where it is the paper's own."""
    found = _COPYRIGHT.match(text)
    if found is None:
        return None
    named = agencies.listed(found["who"])
    return Signoff(agencies=agencies.wires(named)) if named else None


def material(text: str, agencies: Agencies) -> Signoff | None:
    """`Mit Material von dpa`, `Quelle: ntv.de, mfh/dpa`, `With PTI inputs`."""
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
        elif CODE.fullmatch(part) and part not in NO_CODES:
            codes.append(part)
        else:
            return None
    if not sites or not (codes or named):
        return None
    return Signoff(initials=tuple(codes), agencies=agencies.wires(named))
