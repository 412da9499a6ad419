"""Sign-offs of few signs: which reader a line is put to, and what stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable

from cleancopy.fields.agency import Agencies, pieces
from cleancopy.fields.people.joins import people
from cleancopy.fields.people.names_east import is_eastern_name
from cleancopy.fields.signoffs.codes import (
    CODE,
    NO_CODES,
    are_staff,
    edited,
    may_be_codes,
    of_people,
    press_trust,
    slashed,
    staff_codes,
)
from cleancopy.fields.signoffs.shape import Signoff
from cleancopy.fields.signoffs.sources import copyright_of, material, may_be_material

_EDITOR_UNSPACED = re.compile(
    r"(?:责任编辑|責任編輯|责编|编辑|編輯)[\s\u3000]+(?P<name>[一-鿿]{2,4})"
)
"""`编辑 王小明`; not `编辑部`, `编辑 推荐阅读`."""
_ONLY_BRACKET = re.compile(r"[(（\[/–—-]{1,2}\s?([^()（）\[\]]{2,60}?)\s?[)）\]/]?\.?")
"""`(dpa/afp)`, `/ritzau/`, `– AP`."""
_DATED = re.compile(r"\((?P<who>[^()\d]{2,60}), \d{1,2}\. ?\d{1,2}\. ?\d{4}\)")
"""`(Anna Muster, 12.5.2024)`; not `(12.5.2024)`."""
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
    if found is None or found["code"].casefold() in NO_CODES:
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


def _editor(text: str, agencies: Agencies) -> Signoff | None:
    found = _EDITOR_UNSPACED.fullmatch(text)
    if found is None or not is_eastern_name(found["name"]):
        return None
    return Signoff(editors=(found["name"],))


def bracket(text: str, agencies: Agencies) -> Signoff | None:
    """`(dpa/afp)`, `(AFP, Reuters)`, `/ritzau/`, `(mit dpa)`, `(dpa/abc)`, `(ab/xy)`."""
    found = _ONLY_BRACKET.fullmatch(text)
    if found is None:
        return None
    if listed := agencies.listed(found[1]):
        return Signoff(agencies=agencies.wires(listed))
    if source := material(found[1], agencies):
        return source
    parts = pieces(found[1])
    named = [agencies.coded(part) for part in parts]
    codes = [part for part, name in zip(parts, named, strict=True) if name is None]
    if "/" in found[1] and len(codes) == len(parts) > 1 and are_staff(codes):
        return Signoff(initials=tuple(codes))
    if not any(named) or not all(len(code) <= 4 and code.isalpha() for code in codes):
        return None
    wires = agencies.wires([n for n in named if n])
    return Signoff(initials=of_people(codes, wires), agencies=wires)


def dated(text: str, agencies: Agencies) -> Signoff | None:
    """`(red, APA, 12.5.2024)`, `(Anna Muster, 12.5.2024)`: who filed it, and the day."""
    found = _DATED.fullmatch(text)
    if found is None:
        return None
    parts = found["who"].split(", ")
    wires = [wire for part in parts for wire in agencies.listed(part)]
    authors = [name for part in parts if not agencies.coded(part) for name in people(part)]
    codes = [part for part in parts if CODE.fullmatch(part) and not agencies.coded(part)]
    if len(parts) != len(wires) + len(authors) + len(codes):
        return None
    return Signoff(agencies=agencies.wires(wires), authors=tuple(authors))


_Test = Callable[[str], bool]
_Reader = Callable[[str, Agencies], "Signoff | None"]
_SHORT: tuple[tuple[_Test, _Reader], ...] = (
    (may_be_codes, staff_codes),
    (lambda text: "/" in text and len(text) <= 30, slashed),
    (lambda text: text[0] in "责責编編", _editor),
    (lambda text: text[-1] == "." and ":" in text and len(text) <= 40, edited),
    (lambda text: text[0] in _OPENING, bracket),
    (lambda text: text[0] == "(", dated),
    (lambda text: text[0] in "©(cC", copyright_of),
    (may_be_material, material),
    (lambda text: text[:2].isupper(), press_trust),
)
"""What reads a short sign-off, each behind a quick first test."""
