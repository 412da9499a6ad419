"""Encodings by the names the WHATWG Encoding Standard gives them."""

from __future__ import annotations

import codecs

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32le"),
    (codecs.BOM_UTF32_BE, "utf-32be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
"""UTF-32 first: its little-endian mark begins with that of UTF-16."""
PYTHON_NAMES = {"gbk": "gb18030", "utf-32le": "utf-32-le", "utf-32be": "utf-32-be"}
"""By WHATWG name, where `webencodings` knows none or a narrower one."""


def whatwg_name(label: str) -> str | None:
    """Return the name the WHATWG Encoding Standard has for a label.

    >>> whatwg_name("ISO-8859-1")
    'windows-1252'
    >>> whatwg_name("utf-9")
    """
    import webencodings

    found = webencodings.lookup(label) if label.isascii() else None
    name = str(found.name) if found else None
    return None if name in ("replacement", "x-user-defined") else name


def codec_of(name: str) -> str:
    """Return the Python codec of a WHATWG name."""
    import webencodings

    known = PYTHON_NAMES.get(name)
    if known:
        return known
    found = webencodings.lookup(name)
    return str(found.codec_info.name) if found else name


def strict(data: bytes, name: str) -> str | None:
    """Return the text, or None if a byte is not of the encoding."""
    try:
        return data.decode(codec_of(name))
    except UnicodeDecodeError:
        return None


def is_wide(data: bytes) -> bool:
    """Tell whether `data` is UTF-16 or UTF-32, where NUL bytes are text."""
    return any(data.startswith(mark) for mark, name in BOMS if name != "utf-8") or bool(
        unmarked_utf16(data)
    )


def unmarked_utf16(data: bytes) -> str:
    """Return the name of UTF-16 without a mark, by where the NULs of its ASCII stand, or ``""``."""
    if b"\0" not in data:
        return ""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = len(data) / 2
    if odd > half / 2 and even < half / 50:
        return "utf-16le"
    return "utf-16be" if even > half / 2 and odd < half / 50 else ""
