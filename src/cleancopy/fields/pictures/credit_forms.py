"""The forms in which a caption's end, or a line of its own, says who made the picture."""

from __future__ import annotations

import re
from collections.abc import Callable

from cleancopy.fields.agency import Agencies
from cleancopy.fields.people.houses import is_paper
from cleancopy.fields.people.names import is_name
from cleancopy.fields.pictures.credit_around import COPYRIGHT, LEGAL, NOTE
from cleancopy.fields.pictures.credit_east import (
    equated,
    given_behind,
    is_told,
    korean,
    made_behind,
)
from cleancopy.fields.pictures.credit_end import (
    WORDS,
    is_joint,
    is_of_house,
    tailed,
    whole,
)
from cleancopy.fields.pictures.credit_shape import LONGEST, are_makers, is_credit, may_be_credit
from cleancopy.fields.pictures.marker import find_markers, is_picture_word

SHORT = 60
"""Characters of a credit behind `Foto:` whatever it is made of."""
_TEXT_AFTER = re.compile(r"[.!?]\s+\S+(?:\s+\S+){5,}")
# matches '. She went on to say that', not 'Jane Example. AP'
_HOUSE = re.compile(r"[(\[][A-Z][\w'’&-]+(?: [A-Z][\w'’&-]+){0,3}$")
"""`(Herald` of `… on Monday. (Herald photo by Jane Example)`."""
_BARE_HOUSE = re.compile(r"(?<=[a-z][.!?]|[.!?][\"”])\s[A-Z][\w'’&-]+(?: [A-Z][\w'’&-]+){0,2}$")
"""` Herald` of `… on Monday. Herald photo by Jane Example`; not ` A` of `… Monday. A photo by`."""
_INITIALS = re.compile(r"(?:^|(?<=[.!?…”\"’)])\s)[A-Z]{2,6}$")
"""`HT` of `… on Monday. HT PHOTO: JANE EXAMPLE`; not ` UN` of `… by the UN Photo: Jane Example`."""
_SLASHED = re.compile(
    r"(?:^|(?<=[.!?…”\"’)])\s+)(?:(?:Photo|Photograph|Picture|Image|Pic)s?\s?/\s|PHOTOS?\s?/\s?)(?=\S)"
)
"""Before `Jane Example` of `… on Monday. Photo / Jane Example`; not of `AP Photo/Jane Example`."""
_SHOULD_READ = re.compile(r"(?i)^photo credit should read:? ")
"""Of `(Photo credit should read JANE EXAMPLE/AFP via Getty Images)`."""
_LITHUANIAN = re.compile(
    r"(?:^|[.!?)”“]\s+|\s[|/–-]\s|\()(?P<maker>[^.!?()|]{2,60}|[^!?()|]{1,3}\.\s?[^.!?()|]{2,60})\s+nuotr\.?\)?$"
)
"""`… aikštėje. A. Pavardenis / BNS nuotr.`; the maker stands before the word."""
_SIGNER = re.compile(
    r"(?:(?<=[^\W\d_]{3}[.!?…])|(?<=[.!?…][»”\"]))\s+(?P<name>[^\W\d_][^()|/]{4,40})$"
)
"""`Juan Pérez` of `… en Madrid. Juan Pérez (EFE)`; not of `… dijo Juan Pérez (EFE)`."""


def _marked(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """A credit behind `Foto:`, `Photo by`, …: the last one that reads as a credit."""
    for marker in reversed(find_markers(text)):
        credit = text[marker.end :].strip()
        head = text[: marker.start].rstrip()
        maker = head.rpartition(" ")[2]
        if marker.written and is_paper(head) and are_makers(credit, agencies):
            return "", text
        if marker.written and agencies.named(maker):
            head, credit = head[: -len(maker)], text[marker.start - len(maker) - 1 :]
        elif marker.written and (house := _HOUSE.search(head)) and text.rstrip(" .")[-1] in ")]":
            head, credit = head[: house.start() + 1], text[house.start() + 1 :].rstrip(" .")[:-1]
        elif marker.written and (house := _BARE_HOUSE.search(head)):
            head, credit = head[: house.start()], text[house.start() + 1 :]
        initials = None if marker.written or marker.kind != "picture" else _INITIALS.search(head)
        if initials and agencies.named(initials[0].strip()):
            credit = text[initials.start() :].strip()
        if initials:
            head = head[: initials.start()]
        before = head.rstrip(" (（[|/–—-")
        doubtful = marker.kind != "picture" or (marker.written and not head.endswith(tuple("(（[")))
        if doubtful and not (caption or are_makers(credit, agencies) or is_of_house(credit)):
            continue
        if marker.kind == "source" and not (caption or before or agencies.mentioned(credit)):
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
    if (
        "©" not in text
        and "ⓒ" not in text
        and "(c)" not in text
        and "(C)" not in text
        and "（" not in text
    ):
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
    if inside[:6] in ("Photo ", "photo ") and (opening := _SHOULD_READ.match(inside)):
        return before, inside[opening.end() :]
    if inside.endswith(("撮影", "提供")):
        return before, inside[:-2]
    if is_told(inside):
        return None
    word, _, maker = inside.partition(" ")
    if caption and maker[:1].isupper() and is_picture_word(word) and _is_short(maker):
        return before, maker
    signer = _SIGNER.search(before.rstrip()) if agencies.named(inside) else None
    if signer and is_name(signer["name"]):
        return before[: signer.start()], f"{signer['name']} ({inside})"
    if inside[0].isupper() and agencies.named(f"Agenzia {inside}"):
        return before, inside
    if is_credit(inside, agencies) or (caption and before and is_name(inside)):
        return before, inside
    if before and is_joint(inside, agencies):
        return before, inside
    ended = before.rstrip()[-1:] in tuple('.!?”"»') and inside[0].isupper()
    if caption and (ended or "/" in inside) and not NOTE.search(inside):
        return (before, inside) if may_be_credit(inside, agencies) else None
    return None


def _behind(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """A maker before its word: `A. Pavardenis nuotr.`"""
    if "nuotr" in text[-10:] and (found := _LITHUANIAN.search(text)):
        return text[: found.start("maker")], found["maker"]
    return None


def _slashed(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """`… on Monday. Photo / Jane Example`, as papers of New Zealand write."""
    for found in _SLASHED.finditer(text, max(0, len(text) - LONGEST)) if "/" in text else ():
        before, credit = text[: found.start()], text[found.end() :]
        if (caption and may_be_credit(credit, agencies)) or are_makers(credit, agencies):
            return before, credit
    return None


Form = Callable[[str, Agencies, bool], "tuple[str, str] | None"]
"""(line, agencies, whether it is known to be a caption) -> (what stands before, credit)."""

FORMS: tuple[Form, ...] = (
    _slashed,
    _marked,
    _behind,
    made_behind,
    given_behind,
    korean,
    equated,
    _copyrighted,
    _bracketed,
    whole,
    tailed,
)
"""In order of proof."""
