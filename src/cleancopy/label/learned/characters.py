"""The characters of all texts of a page at once: what kind each is, and how many a text has.

A page's texts are joined by line feeds and looked up in one table, so that a question put to
every text ("how many commas?", "is all of it upper case?") is one operation on an array.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Bools: TypeAlias = npt.NDArray[np.bool_]
Indices: TypeAlias = npt.NDArray[np.int64]
Signs: TypeAlias = npt.NDArray[np.uint32]

SPACE, UPPER, LOWER, DECIMAL, DIGIT = (1 << i for i in range(5))
"""As `str` has them."""
TITLE = 1 << 24
SPACELESS = 1 << 5
"""Of a script that puts no space between words."""
COMMA, ENDS, CLOSES, OPENS, LINKS, LEADS = (1 << i for i in range(6, 12))
"""`LINKS` stand in and between links, `LEADS` before them; `ENDS` close a sentence."""
AT, COPYRIGHT, BAR, COLON, QUOTE, BRACKET, QUESTION = (1 << i for i in range(12, 19))
FULL, POINTS, QUOTED, PAUSED, BRACKETED = (1 << i for i in range(19, 24))
"""How the last character ends a text."""
_CHARACTERS = {
    COMMA: ",",
    ENDS: ".!?。！？।",
    CLOSES: '"”’»)',
    OPENS: "\"“„«‘'「–—",
    LINKS: "@#›»>|•·",
    LEADS: "›»>•·|+-",
    AT: "@",
    COPYRIGHT: "©",
    BAR: "|",
    COLON: ":",
    QUOTE: '"“„«',
    BRACKET: "(",
    QUESTION: "?",
    FULL: ".!?。…！？।",
    POINTS: ":：",
    QUOTED: "\"”»“’'」",
    PAUSED: ",;–-",
    BRACKETED: ")]",
}
_SPACELESS = (range(0x0E00, 0x0E80), range(0x3040, 0x3100), range(0x3400, 0xA000))
_SEEN = 1 << 31
"""Set for each character that some page had: what is not yet in the table has no sign at all."""


class Characters:
    """The characters of n texts, and where each text stands among them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.joined = "\n".join(texts)
        if self.joined.count("\n") >= len(texts):
            texts = [text.replace("\n", " ") for text in texts]
            self.joined = "\n".join(texts)
        self.texts = texts
        self.sizes = lengths(texts)
        self.starts = starts_of(texts)
        """Of each text; a line feed stands behind each."""
        self.signs = _signs(self.joined + "\n\n")
        """Of each character, and of one more behind the last line feed."""

    def any(self) -> Signs:
        """For each text the signs that some character of it has, its line feed included."""
        found: Signs = np.bitwise_or.reduceat(self.signs[:-1], self.starts)
        return found

    def count(self, where: Bools | Indices) -> Indices:
        """How many of the marked characters (or positions, in order) each text has."""
        positions = np.flatnonzero(where) if where.dtype == bool else where
        return np.diff(np.searchsorted(positions, np.append(self.starts, len(self.signs))))

    def first(self) -> Signs:
        """Signs of each text's first character."""
        return self.signs[self.starts]

    def last(self) -> Signs:
        """Signs of each text's last character."""
        return self.signs[self.starts + np.maximum(self.sizes - 1, 0)]


def lengths(lines: Sequence[str]) -> Indices:
    """How many characters each of the lines has."""
    return np.fromiter(map(len, lines), np.int64, count=len(lines))


def starts_of(lines: Sequence[str]) -> Indices:
    """Where each of the lines starts in a text of them."""
    sizes = lengths(lines)
    return np.arange(len(sizes)) + np.cumsum(sizes) - sizes


def holders(text: str, starts: Indices, parts: Iterable[str]) -> set[int]:
    """The lines of `text` that hold one of `parts`."""
    places: list[int] = []
    for part in parts:
        at = text.find(part)
        while at >= 0:
            places.append(at)
            at = text.find(part, at + 1)
    return lines_at(starts, places)


def lines_at(starts: Indices, places: Sequence[int]) -> set[int]:
    """The lines in which the places are."""
    if not places:
        return set()
    return set((np.searchsorted(starts, places, "right") - 1).tolist())


def _signs(text: str) -> Signs:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    table = _table()
    signs = table[codes]
    if not signs.all():
        new = np.unique(codes[signs == 0])
        table[new] = [_sign(chr(code)) for code in new.tolist()]
        signs = table[codes]
    return signs


@cache
def _table() -> Signs:
    """Signs by code point, filled as pages bring characters, of which few are ever seen."""
    return np.zeros(sys.maxunicode + 1, dtype=np.uint32)


def _sign(char: str) -> int:
    code = ord(char)
    return (
        _SEEN
        | SPACE * char.isspace()
        | UPPER * char.isupper()
        | LOWER * char.islower()
        | DECIMAL * char.isdecimal()
        | DIGIT * char.isdigit()
        | TITLE * (unicodedata.category(char) == "Lt")
        | SPACELESS * any(code in codes for codes in _SPACELESS)
        | _MARKS.get(char, 0)
    )


def _marks() -> dict[str, int]:
    found: dict[str, int] = {}
    for sign, characters in _CHARACTERS.items():
        for char in characters:
            found[char] = found.get(char, 0) | sign
    return found


_MARKS = _marks()
