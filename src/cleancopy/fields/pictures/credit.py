"""Who made a picture: the credit at the end of a caption, and the people and agencies in it.

A credit is kept as printed but for its lead-in, `©`, brackets and page furniture around it:
`(Foto: Anna Muster/dpa)` becomes `Anna Muster/dpa`. That is how editors cite pictures, and how
the gold of public test pages states them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from cleancopy.fields.agency import NONE, Agencies, pieces
from cleancopy.fields.people.desks import is_eastern_house
from cleancopy.fields.people.names import is_name, normalize_name
from cleancopy.fields.people.names_chinese import is_chinese_name
from cleancopy.fields.people.names_east import is_eastern_name
from cleancopy.fields.people.roles_east import is_signed
from cleancopy.fields.pictures.caption import without_notes
from cleancopy.fields.pictures.credit_around import CLOSED, COPYRIGHT, COURTESY_OF, without_buttons
from cleancopy.fields.pictures.credit_before import is_head
from cleancopy.fields.pictures.credit_east import GIVEN
from cleancopy.fields.pictures.credit_end import (
    BARE_NOUN,
    COURTESY_SIGNS,
    is_joint,
    is_made_for,
    without_noun,
)
from cleancopy.fields.pictures.credit_forms import FORMS
from cleancopy.fields.pictures.credit_shape import (
    HYPHENED,
    LONGEST,
    SENTENCES,
    are_makers,
    may_be_credit,
)
from cleancopy.fields.pictures.marker import REACH, find_markers
from cleancopy.fields.pictures.naming import opens_credit, without_credit_opening


class Credit(NamedTuple):
    """A credit, taken apart."""

    photographers: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    """Canonical names, picture agencies included."""
    rest: str = ""
    """Papers, archives, courtesy notes, joined by ` / `."""


LONGEST_LINE = 1500
"""Characters a caption with its credit may have."""
LONGEST_PARAGRAPH = 800
"""The same of a line not known to be a caption."""
LONGEST_BELOW = 100
"""Characters of a credit on a line of its own."""
_EDGES = " \t\n\xa0,;:|/–—-=·•、，"


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
    text = without_notes(text if COPYRIGHT.match(text) else without_buttons(text))
    text = text if COPYRIGHT.match(text) else without_buttons(text)
    if not text:
        return None
    for read in FORMS:
        found = read(text, agencies, caption)
        if found is not None:
            before, credit = found
            if is_head(before, text, agencies) or is_signed(credit):
                return None
            credit = without_noun(clean_credit(credit), agencies)
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
    last = tail.rstrip(" .").rpartition(" ")[2].casefold()
    return last not in agencies.ends and last not in _NOUNS


_NOUNS = frozenset({"pic", "pics", "pix"})
_SIGNS = (
    *("/", ":", "：", "=", "＝", "摄", "攝", "nuotr", "©", "ⓒ", "|", "(", "（", "[", "【"),
    *("mage ", "ot. ", "hoto ", "oto ", "ild ", "eeld ", "uva "),
    *GIVEN,
    *("redit", "撮影", "our «", "OUR «"),
    *(" by ", " von ", " vom ", " par ", " por ", " di ", " door ", " av ", " af ", " via "),
    *COURTESY_SIGNS,
)


def reads_as_credit(text: str, agencies: Agencies) -> bool:
    """Whether a line right below a caption is its credit: `(Jane Example)`, `Jane Example, AP`."""
    if not 0 < len(text) <= LONGEST_BELOW or text[-1] in "?!:":
        return False
    if not may_be_credit(text, agencies):
        return False
    found = split_credit(text, agencies, caption=True)
    if (found is not None and not found[0]) or is_joint(text, agencies) or is_made_for(text):
        return True
    enclosed = text[0] in "([" and text[-1] in ")]" and text.count(text[0]) == 1
    enclosed = enclosed and (text.isascii() or _may_make(text[1:-1].strip(), agencies))
    return enclosed or (are_makers(text, agencies) and bool(agencies.mentioned(text)))


def _may_make(inside: str, agencies: Agencies) -> bool:
    """Whether what a bracket holds is no other text than a name, where it has Han or kana."""
    if not _EASTERN.search(inside):
        return True
    named = is_eastern_name(inside) or is_chinese_name(inside) or is_eastern_house(inside)
    return named or bool(agencies.mentioned(inside)) or inside.endswith(_GIVERS)


_EASTERN = re.compile("[\u3041-\u30ff\u4e00-\u9fff]")
_GIVERS = ("提供", "撮影", "摄", "攝", *GIVEN)
_SHOT = re.compile(r"(?<=[^拍\s])\s?[摄攝]$")
"""` 摄` of `王小明 摄`; not of `王小明拍摄`."""


_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){2,4}")
"""`J. E.`, who made a picture."""


def clean_credit(text: str) -> str:
    """A credit without lead-in, `©`, brackets around it and buttons after it; "" if none is left.

    >>> clean_credit("(Foto: Anna Muster/dpa)")
    'Anna Muster/dpa'
    """
    text = CLOSED.sub("", without_notes(without_buttons(text)).strip(_EDGES))
    if text.endswith(("摄", "攝")):
        text = _SHOT.sub("", text)
    while text and (bare := _unwrapped(text)) != text:
        text = bare.strip(_EDGES)
    for left, right in ("()", "[]", "（）", "【】"):
        if text.count(left) != text.count(right):
            text = text.strip(f"{left}{right} ")
    if text.endswith(("Inc.", "Co.", "Ltd.")) or _INITIALS.fullmatch(text):
        return text
    return text.rstrip(".").strip(_EDGES)


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
    if opens_credit(text):
        return without_credit_opening(text)
    opening = next((m for m in find_markers(text) if m.start == 0), None)
    return text[opening.end :] if opening and opening.end < len(text) else text


def _clean_caption(text: str) -> str:
    text = text.strip()
    while text and text[-1] in "(（[|/–—-:;,·•©ⓒ":
        text = text[:-1].rstrip()
    return text
