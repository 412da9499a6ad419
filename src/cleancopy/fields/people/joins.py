"""Several people in one line: cut at `and`, comma, slash, in any usual joining."""

from __future__ import annotations

import re

from cleancopy.fields import words
from cleancopy.fields.agency import NONE, Agencies
from cleancopy.fields.people.desks import is_eastern_house
from cleancopy.fields.people.names import is_name, name_prefix, normalize_name
from cleancopy.fields.people.names_east import chinese_names

LONGEST = 400
"""Characters a byline may have: fourteen names with their outlets."""
LONGEST_JOIN = 5
"""Characters of `and`."""


_SUPERSCRIPT = re.compile(r"(?<=[^\W\d_])\d{1,2}(?:,\d{1,2})*(?=\s|$|[;,])")
"""Of `Jane Example1`, an affiliation."""


_JOINED = re.compile(
    r"\s*(?:[;&+/、，・]|,(?!\s*(?:[JS]r|[JS]R|I{2,3}|IV)\b\.?)(?:\s*(?:and|und|et|og|och|&)\s)?|\s-\s)\s*"
)
"""Between people; not before `Jr.`"""


_ALSO = re.compile(
    r",?\s+(?i:and|und|et|og|och|oraz|και|ve|és|și|şi|ja|и|та|й|і|with|mit|avec|con|com|met|med"
    r"|sowie|plus"
    r"|și|hamt|en|y|e|i|a|s|z|o|ed)\s+(?=[^\W\d_a-zà-ÿ]|(?:von|van|de|der|da|di|al|el|the)[ -])"
    r"|(?<=[\u3040-\u9fff\uac00-\ud7af])\s*[和与與及と과와]\s*(?=[\u3040-\u9fff\uac00-\ud7af]{2})",
)
"""`Anna Muster und Max Muster`; not `Ortega y gasset`."""


_OPEN = re.compile(
    r"(?:^|.*\s)(?:and|und|et|og|och|oraz|και|ve|és|și|şi|ja|и|та|con|com|sowie|en|y|e)|.*[,;&、，]",
    re.IGNORECASE,
)
"""What another name must follow: `By Jane Example,`, `and`; not `By Jane Example`."""


_SURNAME_JOIN = words.word_set("""y e i a o s z""")
"""Joins that also stand inside one name: `José Ortega y Gasset`."""


def split(segment: str) -> list[str]:
    """A part of a byline cut into people and what stands between them."""
    pieces: list[str] = []
    for part in _JOINED.split(segment):
        pieces += chinese_names(part) or _split_also(part)
    return [piece.strip() for piece in pieces if piece and piece.strip()]


def _split_also(part: str) -> list[str]:
    """Cut at `and` in any language, but not inside `José Ortega y Gasset`."""
    out: list[str] = []
    start = 0
    for found in _ALSO.finditer(part):
        join = found[0].strip(" ,").casefold()
        before, after = part[start : found.start()], part[found.end() :]
        if join in _SURNAME_JOIN and not (is_name(before) and name_prefix(after)[0]):
            continue
        if join in ("en", "i", "a") and not name_prefix(after)[0]:
            continue
        out.append(before)
        start = found.end()
    return [*out, part[start:]]


def is_open(text: str) -> bool:
    """Whether names go on behind a line, as where each stands on a line of its own.

    >>> is_open("By Jane Example,"), is_open("and"), is_open("By Jane Example")
    (True, True, False)
    """
    return _OPEN.fullmatch(text) is not None


def is_join(text: str) -> bool:
    """Whether a line is nothing but a join of names, as where each name stands on its own.

    >>> is_join("and"), is_join("and more")
    (True, False)
    """
    return len(text) <= LONGEST_JOIN and " " not in text and is_open(text)


def undoubled(piece: str) -> str:
    """A name that its portrait's text repeats, once.

    `Anna Muster Anna Muster`, `Anna MusterAnna Muster`, `Anna Anna Muster`, and `Anna Muster
    annamuster`, with the name of an account.
    """
    parts = piece.split()
    if len(parts) > 2 and parts[-1] == "".join(parts[:-1]).casefold():
        return " ".join(parts[:-1])
    half = len(parts) // 2
    if half > 1 and parts[:half] == parts[half:]:
        return " ".join(parts[:half])
    bare = piece.strip()
    first, second = bare[: len(bare) // 2], bare[len(bare) // 2 :]
    if first == second and " " in first:
        return first
    while len(parts) > 2 and parts[0] == parts[1]:
        parts = parts[1:]
    return " ".join(parts)


def are_degrees(piece: str) -> bool:
    """Whether a piece is degrees or suffixes only: `MD`, `PhD, RN`.

    >>> are_degrees("MD"), are_degrees("Muster")
    (True, False)
    """
    found = [part.strip(".,®()").replace(".", "").casefold() for part in piece.split()]
    return all(part in words.DEGREES or part in words.SUFFIXES for part in found)


def people(text: str, agencies: Agencies = NONE, proven: bool = False) -> tuple[str, ...]:
    """Names when `text` is nothing but full names in the usual joinings, else ().

    `proven` says that names are to be expected, as by :func:`name_prefix`.

    >>> people("Jane Example & John Sample")
    ('Jane Example', 'John Sample')
    """
    if len(text) > LONGEST:
        return ()
    if any(map(str.isdigit, text)):
        text = _SUPERSCRIPT.sub("", text)
    found = [p for p in split(undoubled(text)) if not (are_degrees(p) or is_eastern_house(p))]
    if not all(is_name(piece, proven) and agencies.named(piece) is None for piece in found):
        return ()
    return tuple(dict.fromkeys(name for name in map(normalize_name, found) if name))
