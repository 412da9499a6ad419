"""From the bytes of a record to text that every parser can take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleancopy.decode.charset import decoded
from cleancopy.decode.encodings import is_wide
from cleancopy.decode.repair import repaired
from cleancopy.model import Page, Raw, Reject

if TYPE_CHECKING:
    from cleancopy.settings import Settings

SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "gzip data",
    b"\x28\xb5\x2f\xfd": "Zstandard data",
    b"\xd0\xcf\x11\xe0": "an Office document",
    b"\x7fELF": "a program",
}
"""How files begin that are no text, though some look like it for long."""
CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\x0b\x0c\r\x1b")
NOT_TEXT_SHARE = 0.08
"""Share of control characters in what is no text: of random bytes it is 0.1, of text under 0.01."""
VISIBLE = re.compile("[^\\s\u00ad\u200b-\u200f\u2060\ufffd]")  # "a"; not "\u200b\n"


def decode(raw: Raw, settings: Settings) -> Page:
    """Return the page of a record as clean Unicode, with the encoding and what decided it.

    Raises `Reject`: `TOO_LARGE`, `EMPTY` (white space alone too), `NOT_TEXT`, `UNDECODABLE`.
    """
    data = raw.data
    if len(data) > settings.max_record_bytes:
        raise Reject("decode", "TOO_LARGE", f"{len(data)} bytes")
    if not data or data.isspace():
        raise Reject("decode", "EMPTY", "no bytes" if not data else "white space alone")
    check_is_text(data)
    found = decoded(data, raw.content_type, raw.kind)
    if found is None:
        raise Reject("decode", "UNDECODABLE", "in no encoding this is text")
    text, repairs = repaired(found.text)
    if not VISIBLE.search(text):
        raise Reject("decode", "EMPTY", "nothing visible")
    warnings = raw.warnings
    if found.repaired or "mojibake" in repairs:
        warnings = (*warnings, "encoding_repaired")
    return Page(raw, text, found.encoding, found.source, warnings)


def check_is_text(data: bytes) -> None:
    """Raise `Reject` for a file of another kind and for bytes with too many control characters."""
    for start, name in SIGNATURES.items():
        if data.startswith(start):
            raise Reject("decode", "NOT_TEXT", name)
    controls = len(data) - len(data.translate(None, CONTROLS))
    if controls > NOT_TEXT_SHARE * len(data) and not is_wide(data):
        raise Reject("decode", "NOT_TEXT", f"{controls} control characters in {len(data)} bytes")
