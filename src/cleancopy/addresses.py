"""Addresses taken apart and put together: whatever a page calls one, nothing here raises."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit

_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = "%/:;@&=+$,!~*'()-._[]"
"""What stands as it is in an address (RFC 3986), escapes included."""


def split(address: str) -> SplitResult | None:
    """Return the parts of an address; None of what is none, such as `https://[example`.

    >>> split("https://example.org/a?b").path
    '/a'
    """
    try:
        return urlsplit(address)
    except ValueError:
        return None


def joined(base: str, address: str) -> str:
    """Return an address made absolute; as it stands where one of the two is none.

    >>> joined("https://example.org/a/", "b"), joined("https://[", "b")
    ('https://example.org/a/b', 'b')
    """
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def escaped(part: str, also: str = "") -> str:
    """Percent-encode what no address may hold, and not the characters `also`.

    Halves of a surrogate pair, which no encoding can tell, are dropped.

    >>> escaped("/ä b/%20\\ud83d")
    '/%C3%A4%20b/%20'
    """
    return quote(_SURROGATE.sub("", part), safe=_PLAIN + also)
