"""Who made a picture: the credit at the end of a caption, and the people and agencies in it.

A credit is kept as printed but for its lead-in, `©`, brackets and page furniture around it:
`(Foto: Anna Muster/dpa)` becomes `Anna Muster/dpa`. That is how editors cite pictures, and how
the gold of public test pages states them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from cleancopy.fields.agency import NONE, Agencies, pieces
from cleancopy.fields.caption import without_notes
from cleancopy.fields.credit_around import COPYRIGHT, COURTESY_OF, LEGAL, NOTE, TAKEN_OFF
from cleancopy.fields.credit_end import BARE_NOUN, WORDS, is_joint, tailed, whole
from cleancopy.fields.credit_shape import (
    HYPHENED,
    LONGEST,
    SENTENCES,
    are_makers,
    is_credit,
    may_be_credit,
)
from cleancopy.fields.marker import REACH, find_markers
from cleancopy.fields.names import is_name, normalize_name


class Credit(NamedTuple):
    """A credit, taken apart."""

    photographers: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    """Canonical names, picture agencies included."""
    rest: str = ""
    """Papers, archives, courtesy notes, joined by ` / `."""


LONGEST_PARAGRAPH = 800
"""The same of a line not known to be a caption."""


LONGEST_BELOW = 100
"""Characters of a credit on a line of its own."""


SHORT = 60
"""Characters of a credit behind `Foto:` whatever it is made of."""


LONGEST_LINE = 1500
"""Characters a caption with its credit may have."""


_EDGES = " \t\n\xa0,;:|/–—-=·•"


_TEXT_AFTER = re.compile(r"[.!?]\s+\S+(?:\s+\S+){5,}")


def split_credit(
    text: str, agencies: Agencies = NONE, *, caption: bool = False
) -> tuple[str, str] | None:
    """(caption, credit) of a line that ends with a credit or is one (caption ""), or None.

    With `caption` the line is known to be a caption, and what ends captions only
    (`… in Palma / Anna Muster`, `… (Anna Muster)`) counts as credit too.

    >>> split_credit("NATO would never attack, he saidImage: AP Graphics/DW")
    ('NATO would never attack, he said', 'AP Graphics/DW')
    """
    if not 1 < len(text) <= (LONGEST_LINE if caption else LONGEST_PARAGRAPH):
        return None
    return _split(text, agencies, caption)


@lru_cache(maxsize=1024)
def _split(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    if not caption and _is_plain(text, agencies):
        return None
    text = without_notes(text)
    text = text if COPYRIGHT.match(text) else TAKEN_OFF.sub("", text)
    if not text:
        return None
    for read in _READERS:
        found = read(text, agencies, caption)
        if found is not None:
            before, credit = found
            credit = clean_credit(credit)
            if (made := _also_made(before)) is not None:
                return "", clean_credit(f"{made}{text[len(before) :]}")
            return (_clean_caption(before), credit) if credit else None
    return None


def _also_made(before: str) -> str | None:
    """What stands before a credit where it is a credit too: `Quelle: Anna/AFP; Montage: Max`."""
    opening = next((marker for marker in find_markers(before) if marker.start == 0), None)
    if opening is None or not before.rstrip().endswith((";", ",", "|", "/")):
        return None
    maker = before[opening.end :]
    return maker if len(maker) < LONGEST / 2 and ". " not in maker else None


def _is_plain(text: str, agencies: Agencies) -> bool:
    """Whether a line has nothing that any reader looks for: the quick answer for nearly all."""
    tail = text[-REACH:]
    if any(map(tail.__contains__, _SIGNS)):
        return False
    return tail.rstrip(" .").rpartition(" ")[2].casefold() not in agencies.ends


_SIGNS = (
    *(
        "/",
        ":",
        "：",
        "=",
        "＝",
        "摄",
        "攝",
        "nuotr",
        "©",
        "|",
        "(",
        "（",
        "[",
        "【",
        "mage ",
        "ot. ",
        "hoto ",
        "oto ",
        "ild ",
    ),
    *(" by ", " von ", " vom ", " par ", " por ", " di ", " door ", " av ", " af ", " via "),
    *("ourtesy", "edid", "upplied", "andout", "rovided", "zvg", "ortes", "ontributed"),
)


def reads_as_credit(text: str, agencies: Agencies) -> bool:
    """Whether a line right below a caption is its credit: `(Jane Example)`, `Jane Example, AP`."""
    if len(text) > LONGEST_BELOW or text[-1] in "?!:" or not may_be_credit(text, agencies):
        return False
    found = split_credit(text, agencies, caption=True)
    if (found is not None and not found[0]) or is_joint(text, agencies):
        return True
    enclosed = text[0] in "([" and text[-1] in ")]" and text.count(text[0]) == 1
    return enclosed or (are_makers(text, agencies) and bool(agencies.mentioned(text)))


def clean_credit(text: str) -> str:
    """A credit without lead-in, `©`, brackets around it and buttons after it; "" if none is left.

    >>> clean_credit("(Foto: Anna Muster/dpa)")
    'Anna Muster/dpa'
    """
    text = TAKEN_OFF.sub("", text).strip(_EDGES)
    while text and (bare := _unwrapped(text)) != text:
        text = bare.strip(_EDGES)
    for left, right in ("()", "[]"):
        if text.count(left) != text.count(right):
            text = text.strip(f"{left}{right} ")
    return text.rstrip(".").strip(_EDGES) if not text.endswith(("Inc.", "Co.", "Ltd.")) else text


def credit_people(credit: str, agencies: Agencies) -> Credit:
    """Photographers, agencies and the rest of a credit.

    `Mikhail Example/TASS/dpa/picture alliance` gives one photographer and three agencies.
    """
    people: list[str] = []
    rest: list[str] = []
    bare = BARE_NOUN.sub("", clean_credit(credit))
    bare = HYPHENED.sub(" / ", SENTENCES.sub(" / ", bare))
    for piece in pieces(bare):
        if agencies.mentioned(piece):
            people += _beside(piece, agencies)
            continue
        name = normalize_name(piece) if is_name(piece) else None
        if name:
            people.append(name)
        elif piece.strip("- "):
            rest.append(piece.strip())
    return Credit(tuple(dict.fromkeys(people)), agencies.mentioned(bare), " / ".join(rest))


def _beside(piece: str, agencies: Agencies) -> list[str]:
    """A full name beside an agency without a sign between: `BELGA PHOTO Anna Muster`."""
    parts = piece.split()
    for size in range(1, min(4, len(parts) - 1)):
        for agency, name in ((parts[:size], parts[size:]), (parts[-size:], parts[:-size])):
            person = " ".join(name)
            if agencies.named(" ".join(agency)) and is_name(person):
                return [normalize_name(person) or person]
    return []


def _unwrapped(text: str) -> str:
    if (
        text[0] in "([（【"
        and text[-1] in ")]）】"
        and not re.search(r"[)\]）】].*[(\[（【]", text)
    ):
        return text[1:-1]
    if found := COPYRIGHT.match(text) or COURTESY_OF.match(text):
        return text[found.end() :]
    opening = next((m for m in find_markers(text) if m.start == 0), None)
    return text[opening.end :] if opening and opening.end < len(text) else text


def _marked(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """A credit behind `Foto:`, `Photo by`, …: the last one that reads as a credit."""
    for marker in reversed(find_markers(text)):
        credit = text[marker.end :].strip()
        head = text[: marker.start].rstrip()
        maker = head.rpartition(" ")[2]
        if marker.written and agencies.named(maker):
            head, credit = head[: -len(maker)], text[marker.start - len(maker) - 1 :]
        before = head.rstrip(" (（[|/–—-")
        doubtful = marker.kind != "picture" or (marker.written and not head.endswith(tuple("(（[")))
        if doubtful and not caption and not are_makers(credit, agencies):
            continue
        fits = may_be_credit(credit, agencies) or (caption and not doubtful and _is_short(credit))
        if fits and not (before and _TEXT_AFTER.search(credit)):
            return before, credit
    return None


def _is_short(credit: str) -> bool:
    """Whether what a caption's end calls its picture's maker is no sentence: `eigenes Archiv`."""
    return len(credit) <= SHORT and len(credit.split()) <= WORDS and credit[-1:] not in "?!:"


def _copyrighted(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """`… in Berlin © Anna Muster`; not a site's own legal line."""
    if "©" not in text and "(c)" not in text and "(C)" not in text and "（" not in text:
        return None
    marks = list(COPYRIGHT.finditer(text))
    if not marks:
        return None
    found = marks[-1]
    credit, before = text[found.end() :], text[: found.start()]
    if LEGAL.search(text) or not may_be_credit(credit, agencies):
        return None
    if not before.strip() and any(map(str.isdigit, found[0])) and not caption:
        return None
    return before, credit


def _bracketed(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """`… said. (AP Photo/Jane Example)`, `[Jane Example/Al Example]`."""
    bare = text.rstrip(" .")
    if bare[-1:] not in tuple(")]）】"):
        return None
    start = max(bare.rfind(mark) for mark in "([（【")
    inside, before = bare[start + 1 : -1].strip(), text[: max(start, 0)]
    if start < 0 or not 1 < len(inside) <= LONGEST:
        return None
    if inside.endswith(("撮影", "提供")):
        return before, inside[:-2]
    if is_credit(inside, agencies) or (caption and before and is_name(inside)):
        return before, inside
    if before and is_joint(inside, agencies):
        return before, inside
    ended = before.rstrip()[-1:] in tuple('.!?”"»') and inside[0].isupper()
    if caption and (ended or "/" in inside) and not NOTE.search(inside):
        return (before, inside) if may_be_credit(inside, agencies) else None
    return None


_SHOT = re.compile(
    r"[（(]?(?P<maker>[^（）()。，,：:\s]{1,12}(?:\s[^（）()。，,：:\s]{1,8}){0,2}?)\s?[摄攝][）)]?[。.]?$"
)
"""`… 开馆。新华社记者 王小明 摄`, `（王小明摄）`; not `拍摄`."""
_LITHUANIAN = re.compile(
    r"(?:^|[.!?)”“]\s+|\s[|/–-]\s|\()(?P<maker>[^.!?()|]{2,60}|[^!?()|]{1,3}\.\s?[^.!?()|]{2,60})\s+nuotr\.?\)?$"
)
"""`… aikštėje. A. Pavardenis / BNS nuotr.`; the maker stands before the word."""


def _behind(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """A maker before its word: `王小明 摄`, `A. Pavardenis nuotr.`"""
    if text.rstrip("）)。. ").endswith(("摄", "攝")):
        found = _SHOT.search(text)
        if found and not found["maker"].endswith("拍"):
            return text[: found.start()], found["maker"]
    if "nuotr" in text[-10:] and (found := _LITHUANIAN.search(text)):
        return text[: found.start("maker")], found["maker"]
    return None


_Reader = Callable[[str, Agencies, bool], "tuple[str, str] | None"]


_EASTERN = re.compile(r"(?<=[）」\u3040-\u9fff])＝([^＝。、\s]{1,16})$")
"""`…国民（ソウルで、３日）＝ＡＰ`, `…＝田中一郎撮影`; not `１＋１＝２です。`."""


def _eastern(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    found = _EASTERN.search(text)
    if found is None:
        return None
    maker = found[1]
    known = agencies.coded(unicodedata.normalize("NFKC", maker)) or maker.endswith(("撮影", "提供"))
    return (text[: found.start()], maker) if caption or known else None


_READERS: tuple[_Reader, ...] = (
    _marked,
    _behind,
    _eastern,
    _copyrighted,
    _bracketed,
    whole,
    tailed,
)
"""In order of proof."""


def _clean_caption(text: str) -> str:
    text = text.strip()
    while text and text[-1] in "(（[|/–—-:;,·•":
        text = text[:-1].rstrip()
    return text
