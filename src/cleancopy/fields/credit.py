"""Who made a picture: the credit at the end of a caption, and the people and agencies in it.

A credit is kept as printed but for its lead-in, `©`, brackets and page furniture around it:
`(Foto: Anna Muster/dpa)` becomes `Anna Muster/dpa`. That is how editors cite pictures, and how
the gold of public test pages states them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from cleancopy.fields.agency import NONE, Agencies, pieces
from cleancopy.fields.caption import without_notes
from cleancopy.fields.marker import REACH, find_markers
from cleancopy.fields.names import is_name, is_uncased, normalize_name
from cleancopy.fields.words import word_set


class Credit(NamedTuple):
    """A credit, taken apart."""

    photographers: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    """Canonical names, picture agencies included."""
    rest: str = ""
    """Papers, archives, courtesy notes, joined by ` / `."""


LONGEST = 140
"""Characters a credit may have; those of the bench pages have under 100."""
LONGEST_PARAGRAPH = 800
"""The same of a line not known to be a caption."""
LONGEST_LINE = 1500
"""Characters a caption with its credit may have."""

_COPYRIGHT = re.compile(
    r"\s*(?:©|\([cC]\)|（[ＣCcｃ]）|&copy;|\bCopyright\b:?)\s*(?:\d{4}\b,?\s*)?"
)
"""`© 2020 Anna`; not `(a)`."""
_BOUNDARY = re.compile(
    r",\s+(?=via\s)|(?<=[.!?…”\"»)\]])\s+|\s+[|•·–—-]\s+|\s*\|\s*|(?<=\w[.!?])(?=[A-Z])|\s+/\s+"
)
"""Where a credit without marker may begin: after a sentence, or at a bar or dash."""
_INNER = re.compile(r"\s(?=(?:\S+\s){0,2}\S+\s?/\s?\S)")
"""Before `REUTERS/Jane` or `Jane Example/Getty Images` in running text."""
_TAKEN_OFF = re.compile(
    r"\s*(?:\b(?:enlarge(?: (?:this )?image)?|vis mer|læs mere|read more|hide caption"
    r"|toggle caption|view gallery"
    r"|bild vergrößern|vergrößern|zoom|open gallery|show more|lire la suite|ver más"
    r"|article content)\b\.?)+\s*$",
    re.IGNORECASE,
)
"""Buttons after a credit: `AP Vis mer`."""
_EDGES = " \t\n\xa0,;:|/–—-=·•"
_COURTESY = re.compile(
    r"\b(?:courtesy(?: of)?|handout|hand-out|cedid[ao]s? por|supplied(?: by|$)|provided by|zvg"
    r"|mit freundlicher genehmigung"
    r"|avec l'aimable autorisation|cortes[ií]a de|cortesia|per gentile concessione"
    r"|contributed by)\b",
    re.IGNORECASE,
)
"""`Courtesy of the museum`, `Cedida por la familia`."""
_SMALL_CREDITS = word_set(
    """privat private zvg dpa imago epd afp ap reuters archiv archive pr handout screenshot
    istock pixabay unsplash ritzau tt ntb picture-alliance picture alliance ullstein bild
    laif courtesy via von vom for the of and und et de la del di da do du des van der den
    für by par por avec con et al y e i og och pa images photo foto media aus from
    collection dr. at on/in images agency press stock file eigene aufnahme redaktion promo
    repro public domain wikimedia commons cc by-sa"""
)
"""What a credit may hold in small letters."""
_HYPHENED = re.compile(r"(?<=[a-zà-ÿ])-(?=[A-Z]\w+ Images$)")
"""`Jane Example-Imagn Images`; not `Jean-Pierre`."""
_SENTENCES = re.compile(r"(?<=\w{3})\.\s+(?=[A-Z|])")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""Of a reference: `(EPA 2024)`."""
_TEXT_AFTER = re.compile(r"[.!?]\s+\S+(?:\s+\S+){5,}")
_LOWER_WORD = re.compile(r"[^\W\d_]")


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
    if not caption and _is_plain(text, agencies):
        return None
    text = without_notes(text)
    for read in _READERS:
        found = read(text, agencies, caption)
        if found is not None:
            before, credit = found
            credit = clean_credit(credit)
            return (_clean_caption(before), credit) if credit else None
    return None


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


def clean_credit(text: str) -> str:
    """A credit without lead-in, `©`, brackets around it and buttons after it; "" if none is left.

    >>> clean_credit("(Foto: Anna Muster/dpa)")
    'Anna Muster/dpa'
    """
    text = _TAKEN_OFF.sub("", text).strip(_EDGES)
    while text and (bare := _unwrapped(text)) != text:
        text = bare.strip(_EDGES)
    if text.count("(") != text.count(")"):
        text = text.strip("() ")
    return text.rstrip(".").strip(_EDGES) if not text.endswith(("Inc.", "Co.", "Ltd.")) else text


def credit_people(credit: str, agencies: Agencies) -> Credit:
    """Photographers, agencies and the rest of a credit.

    `Mikhail Example/TASS/dpa/picture alliance` gives one photographer and three agencies.
    """
    people: list[str] = []
    rest: list[str] = []
    bare = _BARE_NOUN.sub("", clean_credit(credit))
    bare = _HYPHENED.sub(" / ", _SENTENCES.sub(" / ", bare))
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
    if found := _COPYRIGHT.match(text):
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
        if doubtful and not caption and not _is_people(credit, agencies):
            continue
        if _may_be_credit(credit, agencies) and not (before and _TEXT_AFTER.search(credit)):
            return before, credit
    return None


def _copyrighted(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """`… in Berlin © Anna Muster`; not a site's own legal line."""
    if "©" not in text and "(c)" not in text and "(C)" not in text and "（" not in text:
        return None
    marks = list(_COPYRIGHT.finditer(text))
    if not marks:
        return None
    found = marks[-1]
    credit, before = text[found.end() :], text[: found.start()]
    if _LEGAL.search(text) or not _may_be_credit(credit, agencies):
        return None
    if not before.strip() and any(map(str.isdigit, found[0])) and not caption:
        return None
    return before, credit


_LEGAL = re.compile(
    r"(?i)all rights|rights reserved|alle rechte|tous droits|derechos reservados"
    r"|diritti riservati|rechten voorbehouden"
    r"|\b(?:gmbh|inc|ltd|llc)\b|copyright \d{4}|©\s*\d{4}\s*[-–]"
)


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
    if _is_credit(inside, agencies) or (caption and before and is_name(inside)):
        return before, inside
    return None


def _tailed(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """`… on Monday. REUTERS/Jane Example`, `… | Jane Example/Getty Images`."""
    start = max(0, len(text) - LONGEST)
    if not _may_end(text, start, agencies, caption):
        return _weak(text, start) if caption else None
    for found in _BOUNDARY.finditer(text, start):
        tail = text[found.end() :]
        if _is_credit(
            tail, agencies, alone=caption or "|" in found[0] or "." in text[: found.start()][-1:]
        ):
            return text[: found.start()], tail
    for found in _INNER.finditer(text, start):
        tail = text[found.end() :]
        first = re.split(r"\s?/", tail, maxsplit=1)[0]
        if agencies.named(first) and _is_credit(tail, agencies):
            return text[: found.start()], tail
    return _weak(text, start) if caption else None


def _may_end(text: str, start: int, agencies: Agencies, caption: bool) -> bool:
    """Whether the end of a line may be a credit without marker: a quick first test."""
    tail = text[start:]
    last = tail.rstrip(" .)]）】").rsplit(None, 1)[-1:]
    if last and last[0].rpartition("/")[2].casefold() in agencies.ends:
        return True
    if any(map(tail.__contains__, _COURTESY_SIGNS)) and _COURTESY.search(tail):
        return True
    if "/" not in tail and not caption:
        return False
    return not agencies.starts.isdisjoint(_SPACES.split(tail.casefold()))


_SPACES = re.compile(r"[\s/|,()]+")
_COURTESY_SIGNS = (
    "ourtesy",
    "edid",
    "upplied",
    "andout",
    "rovided",
    "zvg",
    "ortes",
    "ontributed",
    "autorisation",
)


def _weak(text: str, start: int) -> tuple[str, str] | None:
    """Of a known caption: a name after the last slash or sentence."""
    for found in _BOUNDARY.finditer(text, start):
        tail = text[found.end() :].strip()
        slashed = "/" in tail and " " not in tail.split("/")[0]
        if len(tail.split()) <= 6 and (
            is_name(tail) or (slashed and (tail[0].isupper() or _DOMAIN.match(tail)))
        ):
            return text[: found.start()], tail
    return None


def _whole(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """A line that is a credit: `REUTERS/Jane Example`, `Jane Example/Getty Images`, `Foto dpa`."""
    if len(text) > LONGEST or text[-1] in "!?:":
        return None
    bare = _BARE_NOUN.sub("", text) if text[0] in "pPfFbBcCiIv" else text
    named = agencies.named(bare)
    if named and (caption or bare != text or agencies.kinds[named] == "photo"):
        return "", bare
    if caption and _is_maker(text):
        return "", text
    if bare == text and not _has_slash(text):
        return None
    if agencies.starts.isdisjoint(_SPACES.split(bare.casefold())):
        return None
    return ("", bare) if _is_credit(bare, agencies) else None


def _is_maker(text: str) -> bool:
    """`Lichtgut/Anna Muster`, `Jane Example/Haaretz`: a full name and one word with a slash."""
    sides = text.split("/")
    if len(sides) != 2 or len(text) > 50 or " " in sides[0][-1:] + sides[1][:1]:
        return False
    one, other = sorted(sides, key=lambda side: " " in side)
    return " " not in one and len(one) > 2 and one[0].isupper() and is_name(other)


_BARE_NOUN = re.compile(
    r"^(?i:via|photo|foto|bild|crédit photo|photo d['’]illustration|photo credit|picture"
    r"|image)\s+(?=[A-Z])"
)


def _has_slash(text: str) -> bool:
    return any(mark in text for mark in ("/", "|", " via "))


_Reader = Callable[[str, Agencies, bool], "tuple[str, str] | None"]
_READERS: tuple[_Reader, ...] = (_marked, _copyrighted, _bracketed, _whole, _tailed)
"""In order of proof."""


def _is_credit(text: str, agencies: Agencies, *, alone: bool = True) -> bool:
    """Whether a text without marker reads as a credit: an agency, and beside it only names."""
    text = _HYPHENED.sub(" / ", text.strip(" ."))
    if not 1 < len(text) <= LONGEST or text[-1] in "?!:":
        return False
    if agencies.named(text):
        return alone
    if _COURTESY.match(text):
        return len(text.split()) <= 12
    if not agencies.mentioned(text) or _SENTENCES.search(text) or _YEAR.search(text):
        return False
    return (
        _may_be_credit(text, agencies)
        and _mostly_capital(text, agencies)
        and (
            _has_slash(text)
            or bool(_COURTESY.search(text))
            or all(is_name(piece) or agencies.mentioned(piece) for piece in pieces(text))
        )
    )


def _mostly_capital(text: str, agencies: Agencies) -> bool:
    """Whether no word is small that a credit does not hold in small letters."""
    words = [word.strip("()[],.;:'\"") for piece in re.split(r"[\s/|]+", text) for word in [piece]]
    return all(
        not word
        or not word[0].islower()
        or _is_small_credit(word.casefold(), agencies)
        or "." in word
        for word in words
    )


def _is_small_credit(word: str, agencies: Agencies) -> bool:
    return word in _SMALL_CREDITS or word in agencies.starts or word in agencies.ends


def _is_people(text: str, agencies: Agencies) -> bool:
    """Whether each piece of a text is a name or an agency."""
    found = pieces(clean_credit(text))
    return bool(found) and all(is_name(piece) or agencies.mentioned(piece) for piece in found)


def _may_be_credit(text: str, agencies: Agencies) -> bool:
    """Whether what follows a marker can be a credit and no sentence."""
    text = text.strip(" .)]）】")
    if not text or "://" in text or len(text) > LONGEST or len(text.split()) > 16:
        return False
    first = next((c for c in text if _LOWER_WORD.match(c)), "")
    if not first:
        return False
    words = re.findall(r"[^\W\d_][\w.'’-]*", text)
    small = [w for w in words if w[0].islower() and not _is_small_credit(w.casefold(), agencies)]
    if small and first.islower() and not is_uncased(first) and not _DOMAIN.match(text):
        return False
    return len(small) * 2 <= len(words) or bool(_COURTESY.search(text))


_DOMAIN = re.compile(r"[\w-]+\.\w{2,4}\b")


def _clean_caption(text: str) -> str:
    text = text.strip()
    while text and text[-1] in "(（[|/–—-:;,·•":
        text = text[:-1].rstrip()
    return text
