"""UTF-8 that was read as an encoding of one byte a character, and its undoing.

ftfy decides and repairs; but its look at 10 KB takes 2 ms, so that only what could be such a
sequence is shown to it.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ftfy

PIECE = re.compile("[^\n<>]+")  # "Ã© in a paragraph"; not "<"
SINGLE_BYTE = (
    "latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859-2",
    "mac_roman", "cp437",
)  # fmt: skip
"""What UTF-8 is mistaken for, as ftfy knows it."""
PUNCTUATION = str.maketrans(dict.fromkeys("«»‘’“”–—…\xa0", "Ã"))
"""First bytes of Cyrillic in Mac Roman, which ftfy does not know for mojibake: before a letter they
are what they look like. Any other first byte can take their place."""
FURTHER_BYTES = bytes(range(0x80, 0xC0))
MARKS = bytes(0x80) + bytes(0x40) + b"C" * 0x40
"""Makes `C` of each character that is not ASCII, and NUL of each that is."""
SPACED_SIGNS = ("Ã", "Â", "â€")
"""What may be such a sequence with a space behind it."""
PAIR = re.compile(b"C(?=C)")
"""Of marks; a pattern that begins with one letter is quick to search for."""
SPARSE = 25
"""Fewer than one pair of such characters in so many: a look at each pair is the quickest."""


def undo_mojibake(text: str) -> str:
    """Turn UTF-8 that was read as another encoding back, where it surely is that.

    Piece by piece, between line ends and angle brackets, by ftfy with all its other fixes off.

    >>> undo_mojibake("The cafÃ© said it isnâ€™t “closed”.")
    'The café said it isn’t “closed”.'
    """
    kept: list[str] = []
    at = 0
    for start in _sequences(text):
        if start < at:
            continue
        first = max(at, *(text.rfind(mark, at, start) + 1 for mark in "\n<>"))
        piece = PIECE.match(text, first)
        if piece is not None:
            kept += text[at:first], _undone(piece[0])
            at = piece.end()
    kept.append(text[at:])
    return "".join(kept)


def is_suspect(data: bytes, text: str, foreign: str) -> bool:
    """Tell whether what a UTF-8 sequence looks like in an encoding of one byte is in `text`.

    True for some clean texts too, never False for mojibake that ftfy would undo. `data` is the
    text's UTF-8, `foreign` its characters beyond ASCII: where these, standing side by side, hold
    no such sequence, nor does the text.
    """
    if any(sign in foreign and f"{sign} ".encode() in data for sign in SPACED_SIGNS):
        return True
    return next(_sequences(foreign), None) is not None and _holds(data, text)


def _holds(data: bytes, text: str) -> bool:
    sequence = _patterns()[1]
    marks = data.translate(MARKS, FURTHER_BYTES)
    return any(sequence.match(text, pair.start()) for pair in PAIR.finditer(marks))


def _sequences(text: str) -> Iterator[int]:
    """Yield where such sequences begin, in order."""
    if text.isascii():
        return
    sequence = _patterns()[1]
    yield from (start for start in _starts(text) if sequence.match(text, start))


def _starts(text: str) -> Iterator[int]:
    """Yield where such a sequence may begin."""
    data = text.encode("utf-8", "surrogatepass")
    marks = data.translate(MARKS, FURTHER_BYTES)
    pairs = marks.count(b"CC")
    if pairs * SPARSE > len(marks) or b"\xc3\x83 " in data or b"\xc3\x82 " in data:
        yield from (found.start() for found in _patterns()[0].finditer(text))
    elif pairs:
        yield from (found.start() for found in PAIR.finditer(marks))


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a quick pattern for the start of such a sequence, and one for all of it.

    Also `Ã` and `â€` with a space that once was a no-break space.
    """
    halves = [_halves(name) for name in SINGLE_BYTE]
    first, further = (re.escape("".join(part)) for part in zip(*halves, strict=True))
    sequences = "|".join(_sequence(*half) for half in halves)
    return (
        re.compile(f"[{first}][{further}\ufffd]|[ÃÂ] "),
        re.compile(f"{sequences}|[ÃÂ] |â€ "),
    )


def _halves(name: str) -> tuple[str, str]:
    """Return what the first bytes C2 to F4 and the further bytes 80 to BF are in an encoding."""
    chars = [bytes((byte,)).decode(name, "ignore") or chr(byte) for byte in range(0x80, 0xF5)]
    return "".join(chars[0x42:]).translate(PUNCTUATION), "".join(chars[:0x40])


def _sequence(first: str, further: str) -> str:
    """Return the pattern of one sequence: 2 bytes from C2, 3 from E0, 4 from F0."""
    two, three, four = (re.escape(part) for part in (first[:0x1E], first[0x1E:0x2E], first[0x2E:]))
    more = f"[{re.escape(further)}\ufffd]"
    return f"[{two}]{more}|[{three}]{more}{{2}}|[{four}]{more}{{3}}"


def _undone(text: str) -> str:
    import ftfy
    from ftfy.badness import is_bad

    return ftfy.fix_text(text, _config()) if is_bad(text) else text


@functools.cache
def _config() -> ftfy.TextFixerConfig:
    """Return settings that leave clean text as it is; the defaults straighten quotes and more."""
    import ftfy

    return ftfy.TextFixerConfig(
        unescape_html=False,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        normalization="NFC",
    )
