"""Which encoding the bytes of a page are in: a ladder of evidence, the surest first.

Byte order mark, the record's charset, strict UTF-8, UTF-8 with stray bytes, the page's own
declaration, statistics, Windows-1252. Of 22 encodings it gets all right; every detector alone turns
a UTF-8 page with one stray byte into mojibake. What is stated is not believed where the letters
tell otherwise (:mod:`cleancopy.decode.misstated`).
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

from cleancopy.decode.encodings import BOMS, codec_of, is_wide, strict, unmarked_utf16, whatwg_name
from cleancopy.decode.misstated import detected, is_dense, is_misstated, prose
from cleancopy.model import Kind

CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';,]+)", re.I)
# "text/html; Charset=UTF-8"; not "text/html"
WIDE = ("utf-16", "utf-32")
MANY_BYTES = frozenset({"gbk", "gb18030", "big5", "euc-jp", "euc-kr", "shift_jis", "iso-2022-jp"})
STRAY = re.compile("[\udc80-\udcff]")  # "\udce9", an undecodable byte E9; not "é"
STRAY_MIN_VALID, STRAY_RATIO = 3, 4
"""At least so many valid UTF-8 sequences, and so many for each bad byte, make a page UTF-8."""
LOSS = 0.01
"""Share of the non-ASCII characters that may be undecodable in an encoding the page names."""


class Hints(NamedTuple):
    """What is known besides the bytes."""

    charset: str | None
    """WHATWG name of the encoding the record or sidecar states."""
    kind: Kind


class Decoded(NamedTuple):
    """The text, and what decided."""

    text: str
    encoding: str
    """WHATWG name; `utf-32le` and `utf-32be` besides."""
    source: str
    """See `Page.encoding_source`."""
    repaired: bool = False
    """Whether bytes had to be replaced."""


def decoded(data: bytes, content_type: str | None, kind: Kind) -> Decoded | None:
    """Return the text of `data` by the first step of the ladder that has one, or None."""
    stated = CHARSET.search(content_type or "")
    hints = Hints(whatwg_name(stated[1]) if stated else None, kind)
    ladder = WIDE_LADDER if is_wide(data) else LADDER
    return next((found for step in ladder if (found := step(data, hints))), None)


def _by_mark(data: bytes, hints: Hints) -> Decoded | None:
    for mark, name in BOMS:
        if data.startswith(mark):
            found = _tolerant(data[len(mark) :], name, "bom")
            return None if found and found.repaired and name == "utf-8" else found
    return None


def _by_record(data: bytes, hints: Hints) -> Decoded | None:
    """The record's charset. A page that is UTF-8 is not believed to be of one byte a character:
    servers that send ISO-8859-1 with everything are many, such a text that is UTF-8 by chance none.
    """
    name = hints.charset
    if name is None or (name.startswith(WIDE) and b"\0" not in data):
        return None
    text = strict(data, name)
    if text is None:
        return None
    if is_misstated(data, name, hints.kind):
        return None
    if name in MANY_BYTES or name.startswith(WIDE) or strict(data, "utf-8") in (None, text):
        return Decoded(text, name, "record")
    return None


def _by_escapes(data: bytes, hints: Hints) -> Decoded | None:
    """ISO-2022-JP is ASCII with escapes: as UTF-8 it would be valid, and nonsense."""
    if (
        b"\x1b" in data
        and b"\x1b$" in data
        and data.isascii()
        and (text := strict(data, "iso-2022-jp"))
    ):
        return Decoded(text, "iso-2022-jp", "detected")
    return None


def _as_utf8(data: bytes, hints: Hints) -> Decoded | None:
    text = strict(data, "utf-8")
    return None if text is None else Decoded(text, "utf-8", "utf-8")


def _as_utf16(data: bytes, hints: Hints) -> Decoded | None:
    name = unmarked_utf16(data)
    return _tolerant(data, name, "detected") if name else None


def _as_utf8_repaired(data: bytes, hints: Hints) -> Decoded | None:
    """UTF-8 as Java writes it, cut off within a character, or with stray bytes of Windows-1252."""
    import ftfy.bad_codecs  # noqa: F401  (registers `utf-8-variants`: CESU-8 and Java's NUL)

    text = strict(data, "utf-8-variants")
    if text is None:
        text = data.decode("utf-8", "surrogateescape")
        bad = len(STRAY.findall(text))
        valid = _not_ascii(text) - bad
        if valid < STRAY_MIN_VALID or valid < STRAY_RATIO * bad:
            return None
        text = STRAY.sub(_windows_1252, _without_cut_off(data, text))
    return Decoded(text, "utf-8", "utf-8-repaired", True)


def _by_record_roughly(data: bytes, hints: Hints) -> Decoded | None:
    """The record's charset, though some of the bytes are not of it."""
    return _as_stated(data, hints.charset, hints.kind, "record")


def _by_declaration(data: bytes, hints: Hints) -> Decoded | None:
    """What the page itself states: `<meta charset>` or an XML declaration."""
    if hints.kind != "html":
        return None
    from bs4.dammit import EncodingDetector

    label = EncodingDetector.find_declared_encoding(data, is_html=True)
    return _as_stated(data, whatwg_name(label) if label else None, hints.kind, "declared")


def _as_stated(data: bytes, name: str | None, kind: Kind, source: str) -> Decoded | None:
    """By a stated charset of one byte or of two, unless letters and language speak against it."""
    if name is None or name == "utf-8" or name.startswith(WIDE):
        return None
    return None if is_misstated(data, name, kind) else _tolerant(data, name, source)


def _by_detection(data: bytes, hints: Hints) -> Decoded | None:
    """Statistics of bytes, where they are sure."""
    name = detected(prose(data, hints.kind))
    if name is None or name.startswith(WIDE):
        return None
    return _tolerant(data, name, "detected")


def _as_windows_1252(data: bytes, hints: Hints) -> Decoded | None:
    """The encoding of last resort, where it can be: most letters of its languages are ASCII."""
    if is_dense(data):
        return None
    return Decoded(data.decode("cp1252", "ignore"), "windows-1252", "fallback")


LADDER: tuple[Callable[[bytes, Hints], Decoded | None], ...] = (
    _by_mark,
    _by_record,
    _by_escapes,
    _as_utf8,
    _as_utf8_repaired,
    _by_record_roughly,
    _by_declaration,
    _by_detection,
    _as_windows_1252,
)
"""Each step returns the text, or None for no opinion."""
WIDE_LADDER = (_by_mark, _as_utf16)
"""For bytes that are UTF-16 or UTF-32 or nothing."""


def _tolerant(data: bytes, name: str, source: str) -> Decoded | None:
    """Decode though a few bytes cannot be: one in a hundred characters that are not ASCII."""
    text = data.decode(codec_of(name), "replace")
    lost = text.count("\ufffd")
    if lost > LOSS * max(_not_ascii(text), len(text) if name.startswith(WIDE) else 0):
        return None
    return Decoded(text, name, source, lost > 0)


def _not_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _windows_1252(stray: re.Match[str]) -> str:
    return bytes((ord(stray[0]) - 0xDC00,)).decode("cp1252", "ignore")


def _without_cut_off(data: bytes, text: str) -> str:
    """Drop the bytes of a last character that is cut off."""
    begun = codecs.getincrementaldecoder("utf-8")("ignore")
    begun.decode(data[-4:])
    cut_off = len(begun.getstate()[0])
    return text[: len(text) - cut_off]
