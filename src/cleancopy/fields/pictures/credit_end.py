"""Where a credit without lead-in begins: at the end of a caption, or as a whole line."""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies, pieces
from cleancopy.fields.people.houses import is_paper
from cleancopy.fields.people.names import is_name
from cleancopy.fields.pictures.credit_shape import (
    COURTESY,
    DOMAIN,
    FOR,
    LONGEST,
    NOUN_BEHIND,
    has_slash,
    is_credit,
    may_be_credit,
)

_BOUNDARY = re.compile(
    r",\s+(?=via\s)"
    r"|(?<=[.!?…”\"»)\]])(?<!\b[A-Z]\.)\s+(?:[|•·–—/-]\s+)?"
    r"|\s+[|•·–—-]\s+|\s*\|\s*|(?<=\w[.!?])(?=[A-Z]|courtesy )"
    r"|\s+/\s+"
)
"""Where a credit without marker may begin: after a sentence, or at a bar or dash."""


_NOUN_INSIDE = re.compile(r"\s(?:Foto|Beeld|Photo|Bild|Kuva)\s(?=[A-ZÀ-Þ])")
"""Before `Sander Koning/ANP` in `… in Den Haag Foto Sander Koning/ANP`."""
_NOUN_SHOUTED = re.compile(
    r"(?<=[.!?…»”\"])\s+(?:PHOTOS?|FOTO|BEELD|BILD|KUVA)\s+(?=[^a-zà-ÿ]{6,60}$)"
)
"""Before `JEANNE EXEMPLE, LE PORT` in `… sur le quai. PHOTO JEANNE EXEMPLE, LE PORT`."""
_NOUN_BEFORE = re.compile(
    r"(?<=[.!?…»”\"'’)])\s+(?:(?:Foto|Beeld|Bild|Photo|Kuva|Credit)\s+|Credit(?=[A-Z]))"
    r"(?=[A-ZÀ-Þ][^.!?:]{3,60}\.?$)"
)
"""Before `Jan Voorbeeld` in `… bij de sloot. Beeld Jan Voorbeeld`; not in `the Photo Museum`."""
_DASHED = re.compile(r"(?<=\w[.!?])[-–—] ?(?=[^a-z]{6,40}$)")
"""Before `JUAN EJEMPLO` in `… en la escalera del faro.- JUAN EJEMPLO`, as Spanish papers write."""
_WIRE_BEHIND = re.compile(r"(?<=\w)\s?/\s?(?=[A-Z]{2,9}/)")
"""Before `REUTERS/Anna` in `… /Photo prise le 19 juillet/REUTERS/Anna`, as French wires end."""
_INNER = re.compile(r"\s(?=(?:\S+\s){0,2}\S+\s?/\s?\S)")
"""Before `REUTERS/Jane` or `Jane Example/Getty Images` in running text."""


def tailed(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """`… on Monday. REUTERS/Jane Example`, `… | Jane Example/Getty Images`."""
    start = max(0, len(text) - LONGEST)
    if caption and (shouted := _NOUN_SHOUTED.search(text, start)):
        return text[: shouted.start()], text[shouted.end() :]
    if caption and (dashed := _DASHED.search(text, start)) and is_name(text[dashed.end() :]):
        return text[: dashed.start()], text[dashed.end() :]
    for found in _NOUN_BEFORE.finditer(text, start):
        tail = text[found.end() :]
        if is_name(tail) or is_joint(tail, agencies) or is_made_for(tail):
            return text[: found.start()], tail
    if "/" in text[start:] and (housed := _housed(text, start)):
        return housed
    if not _may_end(text, start, agencies, caption):
        return _weak(text, start, agencies) if caption else None
    for found in _BOUNDARY.finditer(text, start):
        tail = text[found.end() :]
        before = text[: found.start()]
        barred = found[0].strip() in ("|", "/") and " via " not in before[-20:]
        alone = caption or barred or before.endswith(".")
        if is_credit(tail, agencies, alone=alone) or _is_for(tail):
            return before, tail
        ended = caption and before.endswith(_ENDS_TEXT) and len(tail.split()) <= WORDS
        if ended and is_joint(tail, agencies):
            return before, tail
        if barred and before[-1:] in _ENDS_TEXT and _is_maker(tail):
            return before, tail
    for found in _NOUN_INSIDE.finditer(text, start):
        tail = text[found.end() :]
        if has_slash(tail) and is_credit(tail, agencies):
            return text[: found.start()], tail
    for found in _WIRE_BEHIND.finditer(text, start):
        if caption and is_credit(tail := text[found.end() :], agencies):
            return text[: found.start()], tail
    for found in _INNER.finditer(text, start):
        tail = text[found.end() :]
        first = re.split(r"\s?/", tail, maxsplit=1)[0]
        if agencies.named(first) and is_credit(tail, agencies):
            return text[: found.start()], tail
        if f"{first}/" in _KINDS and len(tail.split()) <= 5:
            return text[: found.start()], tail
    return _weak(text, start, agencies) if caption else None


def _housed(text: str, start: int) -> tuple[str, str] | None:
    """`… on Monday. JANE EXAMPLE / Mill Herald`: a sentence with a name and a paper behind it."""
    for found in _BOUNDARY.finditer(text, start):
        before, tail = text[: found.start()], text[found.end() :]
        if before.endswith(_ENDS_TEXT) and is_of_house(tail):
            return before, tail
    return None


_KINDS = ("Ljósmynd/", "Skjáskot/", "Foto/", "Photo/", "Bild/", "Screenshot/", "mbl.is/")
"""Kinds of pictures, and a site, before a maker: `Ljósmynd/Anna`."""


def _may_end(text: str, start: int, agencies: Agencies, caption: bool) -> bool:
    """Whether the end of a line may be a credit without marker: a quick first test."""
    tail = NOUN_BEHIND.sub("", text[start:])
    last = tail.rstrip(" .)]）】").rsplit(None, 1)[-1:]
    if last and last[0].rpartition("/")[2].casefold() in agencies.ends:
        return True
    if any(map(tail.__contains__, COURTESY_SIGNS)) and COURTESY.search(tail):
        return True
    if tail[-1:] == "»" and "our «" in tail.casefold():
        return True
    if "/" not in tail and not caption:
        return False
    if any(map(tail.__contains__, _KINDS)) or ("| " in tail and "/" in tail):
        return True
    return not agencies.starts.isdisjoint(_SPACES.split(tail.casefold()))


_SPACES = re.compile(r"[\s/|,()]+")


COURTESY_SIGNS = (
    "ourtesy",
    "edid",
    "upplied",
    "andout",
    "rovided",
    "zvg",
    "ortes",
    "entileza",
    "ontributed",
    "autorisation",
)


PICTURE_COURTESY = re.compile(r"(?i:(?:photo|image|picture)s? courtesy of) (?=[A-Z])")
"""`Photo courtesy of NASA`."""
_DASHES = frozenset("·–—-")
"""Signs before what may as well be a title: `A square – Old Town`."""


_SLASHED = re.compile(r"(?<=[.!?…»”\"]) ?/(?=[^\W\d_][^/]{3,40}$)")
"""Before `Juana Ejemplo` in `… en el puente. /Juana Ejemplo`."""
_HANDOUTS = frozenset(("divulgação", "reprodução", "arquivo pessoal", "acervo pessoal"))
"""What Brazilian papers print instead of a maker: given out, copied, somebody's own."""


def _weak(text: str, start: int, agencies: Agencies) -> tuple[str, str] | None:
    """Of a known caption: a name after the last sentence, two makers after any boundary."""
    slashed = _SLASHED.search(text, start)
    if slashed and is_name(text[slashed.end() :]):
        return text[: slashed.start()], text[slashed.end() :]
    for found in _BOUNDARY.finditer(text, start):
        before, tail = text[: found.start()], text[found.end() :].strip()
        doubtful = found[0].strip() in _DASHES and before[-1:] not in _ENDS_TEXT
        if not tail or len(tail.split()) > WORDS:
            continue
        maker = BARE_NOUN.sub("", tail)
        if tail.casefold() in _HANDOUTS or (maker != tail and is_name(maker)):
            return before, maker
        if (is_name(tail) and not doubtful) or is_joint(tail, agencies):
            return before, tail
        barred = "|" in found[0] or ("/" in found[0] and before.endswith(_ENDS_TEXT))
        if tail.isupper() and barred and _OUTLET.fullmatch(tail):
            return before, tail
        if not doubtful and (is_made_for(tail) or _is_staffs(tail)):
            return before, tail
    return None


def _is_staffs(text: str) -> bool:
    """`Jane Example, Mill Herald`, `JANE EXAMPLE, USA MILLS`: a full name and a paper."""
    name, _, house = text.partition(", ")
    return (
        bool(house) and is_name(name) and (is_paper(house) or _SHOUTED.fullmatch(house) is not None)
    )


def is_joint(text: str, agencies: Agencies) -> bool:
    """`Jane Example/The Courier`, `archive/Jane`: makers with a slash or a bar between."""
    sides = [side.strip() for side in _BARS.split(text)]
    if len(sides) < 2 or not all(sides) or not may_be_credit(text, agencies):
        return False
    short = " " not in sides[0] and (text[0].isupper() or DOMAIN.match(text) is not None)
    return short or any(map(is_name, sides))


def is_of_house(text: str) -> bool:
    """Whether a line is a full name and a paper with a slash or a bar between.

    >>> is_of_house("JOHN SAMPLE / Mill Herald"), is_of_house("Jane Example/Staff")
    (True, True)
    >>> is_of_house("Jane Example/Anna Muster")
    False
    """
    sides = [side.strip() for side in _BARS.split(text.strip(" ()[]"))]
    if len(sides) != 2:
        return False
    return any(is_name(one) and is_paper(other) for one, other in (sides, sides[::-1]))


_POUR = re.compile(r"(?i)^(?P<who>[^«»“”]{4,60}?) pour «\s?[^«»]{2,40}\s?»$")
"""`Jean Dupont pour « Le Monde »`, `JEAN DUPONT POUR « LE MONDE »`; not `a voté pour « oui »`."""
_SHOUTED = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,}){1,3}")
"""`USA MILLS`; not `CEO`."""
_OUTLET = re.compile(r"[^\W\d_]{3,}(?:[ -][^\W\d_]{2,}){0,2}")
"""`OUEST-FRANCE` behind a bar; not `A 7`."""


def _is_for(text: str) -> bool:
    found = _POUR.match(text) if text[-1:] == "»" else None
    return found is not None and is_name(found["who"].split("/")[0].strip())


_PAPER = re.compile(
    r"(?i:the|le|la|les|el|il|der|die|das|de|o) [A-Z][\w&.’'-]*(?: (?:of|[A-Z])[\w&.’'-]*){0,3}"
    r"|L['’][A-Z]\w+|[A-Z]{2,5}|[A-Z][a-z]+[A-Z]\w+"
)
"""`The New York Times`, `Die Zeit`, `NPR`, `ProPublica`; not `New York`."""


def is_made_for(text: str) -> bool:
    """`Jane Example for The Courier`, `Jane Example for NPR`; not `Big Win for New York`."""
    maker, *paper = FOR.split(text)
    if len(paper) != 1 or len(maker.split()) > 3 or not is_name(maker):
        return False
    return _PAPER.fullmatch(paper[0]) is not None


_BARS = re.compile(r"[/|]")
_ENDS = '.!?…”"»)'
_ENDS_TEXT = tuple(_ENDS)
WORDS = 8
"""Words a credit without marker may have if no agency is in it."""


def whole(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """A line that is a credit: `REUTERS/Jane Example`, `Jane Example/Getty Images`, `Foto dpa`."""
    if len(text) > LONGEST or text[-1] in "!?:":
        return None
    bare = BARE_NOUN.sub("", text) if text[0] in "pPfFbBcCiIv" else text
    named = agencies.named(bare)
    if named and (caption or bare != text or agencies.kinds[named] == "photo"):
        return "", bare
    if caption and _is_maker(text):
        return "", text
    if PICTURE_COURTESY.match(text) and len(text.split()) <= 12:
        return "", text
    if bare == text and not has_slash(text):
        return None
    if agencies.starts.isdisjoint(_SPACES.split(bare.casefold())):
        return None
    return ("", bare) if is_credit(bare, agencies) else None


def _is_maker(text: str) -> bool:
    """`Lichtgut/Anna Muster`, `Jane Example/Haaretz`: a full name and one word with a slash."""
    sides = text.split("/")
    if len(sides) != 2 or len(text) > 50 or " " in sides[0][-1:] + sides[1][:1]:
        return False
    one, other = sorted(sides, key=lambda side: " " in side)
    return " " not in one and len(one) > 2 and one[0].isupper() and is_name(other)


BARE_NOUN = re.compile(
    r"^(?i:via|photo|foto|bild|beeld|kuva|crédit photo|photo d['’]illustration|photo credit|picture"
    r"|image)\s+(?=[A-ZÀ-Þ])"
    r"(?!(?i:alliance|source|news|press|agency|researchers?|illustration|montage|service|library"
    r"|archives?|cent(?:er|re)|group|by)\b)"
)
"""`Foto Sander Koning/ANP`, `foto Ansa`; not `Photo News`, which is an agency, nor `photo of`."""


def without_noun(credit: str, agencies: Agencies) -> str:
    """A credit without the bare noun beside its makers: `Foto Anna/ANP`, `AFP pic`."""
    found = BARE_NOUN.match(credit)
    if found is not None and agencies.named(pieces(credit)[0]) is None:
        credit = credit[found.end() :]
    bare = NOUN_BEHIND.sub("", credit)
    return bare if agencies.mentioned(bare) else credit
