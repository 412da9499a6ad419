"""Whether the bytes of a page can be in the encoding that its server or its head states.

Apache sent ISO-8859-1 with everything that it served, and editors write it into heads unasked: what
is stated so may be Cyrillic, Chinese or Czech. Another encoding is believed only with a proof of
its own, so that French stays French.
"""

from __future__ import annotations

import re

from cleancopy.decode.encodings import codec_of, whatwg_name
from cleancopy.fields.language import identify
from cleancopy.model import Kind

SURE = 0.5
"""Least confidence of the detector; it gives 0.25 to 0.3 to wrong answers on short pages."""
FOREIGN = 0.3
"""Non-ASCII share of the letters above which a page cannot be Windows-1252: Czech and Vietnamese,
the densest in Latin script, have 0.15 to 0.25."""
SAMPLE, SHORTEST = 20_000, 120
"""Characters of a page that are asked for their language, and those it takes to tell."""
DETECTED_NAMES = {"UHC": "euc-kr", "KOI8-R": "koi8-u"}
"""Names of the detector that are no WHATWG labels, or that have a superset for letters."""

LANGUAGES = {
    "windows-1250": frozenset(("cs", "sk", "pl", "hu", "hr", "bs", "sr", "sl", "ro", "sq")),
    "iso-8859-2": frozenset(("cs", "sk", "pl", "hu", "hr", "bs", "sr", "sl", "ro", "sq")),
    "windows-1254": frozenset(("tr", "az", "ku")),
    "windows-1257": frozenset(("lt", "lv", "et")),
    "iso-8859-13": frozenset(("lt", "lv", "et")),
}
"""Encodings of Latin script that are as thin as Windows-1252, and whom they were made for."""
CYRILLIC = frozenset(("windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic"))

_MARKUP = re.compile(rb"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
_MARKS = b"\x80\x85\x91\x92\x93\x94\x96\x97\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb"
"""What Windows-1252 has beside letters: `€…‘’“”–—`, a no-break space, `£§©«®°·»`."""
_NOT_ASCII = bytes(set(range(128, 256)) - set(_MARKS))
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def prose(data: bytes, kind: Kind) -> bytes:
    """The bytes of a page without its tags, scripts and comments: all ASCII, they outweigh it."""
    return _MARKUP.sub(b" ", data) if kind == "html" else data


def is_dense(data: bytes) -> bool:
    """Whether too many letters are not ASCII for a text in Windows-1252."""
    foreign = len(data) - len(data.translate(None, _NOT_ASCII))
    letters = len(data) - len(data.translate(None, _LETTERS))
    return foreign > FOREIGN * (foreign + letters)


def detected(data: bytes) -> str | None:
    """WHATWG name of the encoding that statistics of bytes are sure of; never UTF-8."""
    import cchardet

    found = cchardet.detect(data)
    label, confidence = found["encoding"], found["confidence"]
    if not label or not confidence or confidence < SURE:
        return None
    name = DETECTED_NAMES.get(label) or whatwg_name(label)
    return None if name == "utf-8" else name


def is_misstated(data: bytes, name: str, kind: Kind) -> bool:
    """Whether a page that is stated to be in `name` cannot be, by its letters and its language.

    Latin-1 is doubted, and one encoding of Cyrillic where another makes the capitals small.
    """
    if name != "windows-1252" and name not in CYRILLIC:
        return False
    text = prose(data, kind)
    if text.isascii():
        return False
    if name == "windows-1252" and is_dense(text):
        return True
    other = detected(text)
    if other is None or other == name:
        return False
    if name in CYRILLIC:
        return other in CYRILLIC and _shouts(text, name) and not _shouts(text, other)
    return other in LANGUAGES and _language(text, other) in LANGUAGES[other]


def _language(text: bytes, name: str) -> str | None:
    sample = text.decode(codec_of(name), "ignore")[:SAMPLE]
    sample = " ".join(sample.split())
    return identify(sample) if len(sample) >= SHORTEST else None


def _shouts(text: bytes, name: str) -> bool:
    """Whether most letters beyond ASCII are capitals: KOI8 read as Windows-1251, and reversed."""
    letters = [c for c in text.decode(codec_of(name), "ignore")[:SAMPLE] if c > "\x7f"]
    capitals = sum(map(str.isupper, letters))
    return capitals > sum(map(str.islower, letters))
