"""Addresses of copies in web archives: the address that was copied, and when.

`https://web.archive.org/web/20090318221405/http://example.org/a` (also of the archives that run the
same software), `https://archive.ph/2015.06.02-103355/http://example.org/a`, Google's cache.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

_DOT_TODAY = r"archive\.(?:is|ph|today|li|fo|md|vn)"
_INNER = r"(?P<url>https?:/{1,2}\S+)"
_BARE = r"(?P<bare>(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?]\S*)?)"
_COPIES = (
    re.compile(
        r"(?i)^(?:(?:https?:)?//(?:web\.|www\.|liveweb\.|replay\.)?archive\.org(?::\d+)?)?"
        rf"/(?:web/)?(?:(?P<at>\d{{1,14}}|\*)(?:[a-z]{{2}}_|\*)?/)?(?:{_INNER}|{_BARE})$"
    ),
    re.compile(
        rf"(?i)^(?:https?:)?//(?:www\.)?{_DOT_TODAY}"
        rf"/(?:(?P<at>\d{{4}}\.\d\d\.\d\d-\d{{6}}|\d{{4,14}})|o/\w+|newest|oldest|timegate)/{_INNER}$"
    ),
    re.compile(
        r"(?i)^https?://webcache\.googleusercontent\.com/search\?(?:\S*&)?q=cache:(?:[\w-]{8,14}:)?"
        rf"(?:{_INNER}|{_BARE})$"
    ),
    re.compile(
        rf"(?i)^(?:https?:)?//[^/\s]+/\S*?(?P<at>(?:19|20)\d{{12}})(?:[a-z]{{2}}_)?/{_INNER}$"
    ),
)
"""Of the Internet Archive, of archive.today, of Google, and of others that stamp to the second."""
_ARCHIVES = re.compile(
    rf"(?i)^(?:https?:)?//(?:[\w-]+\.)*(?:archive\.org|{_DOT_TODAY}|webcache\.googleusercontent\.com)"
    r"(?=[:/]|$)"
)
_SCHEME = re.compile(r"(?i)^(https?):/{1,2}")
_PORT = re.compile(r"(?i)^(http://[^/:]+):80(?=/|$)|^(https://[^/:]+):443(?=/|$)")
_TERMS = re.compile(r"(?:\+|%20|&).*$", re.DOTALL)
"""`+mill+fire&hl=en` behind an address in Google's cache."""
_DEEPEST = 4
"""Archives copy each other."""


def original(url: str) -> str:
    """The address that a copy is of; other addresses as they are.

    >>> original("https://web.archive.org/web/20090318221405id_/http://example.org:80/a?b=1")
    'http://example.org/a?b=1'
    >>> original("https://archive.ph/2015.06.02-103355/https://example.org/a")
    'https://example.org/a'
    >>> original("https://example.org/2009/03/18/a")
    'https://example.org/2009/03/18/a'
    """
    for _ in range(_DEEPEST):
        inner = _inner(url)
        if inner is None:
            return url
        url = inner
    return url


def captured_at(url: str) -> datetime | None:
    """When the copy was made, where its address tells at least the day.

    >>> captured_at("https://web.archive.org/web/20090318221405/http://example.org/a")
    datetime.datetime(2009, 3, 18, 22, 14, 5, tzinfo=datetime.timezone.utc)
    """
    for copy in _COPIES:
        found = copy.match(url.strip())
        if found and (digits := re.sub(r"\D", "", found.groupdict().get("at") or "")):
            try:
                at = datetime.strptime(digits[:14].ljust(14, "0"), "%Y%m%d%H%M%S")
            except ValueError:
                return None
            return at.replace(tzinfo=UTC)
    return None


def is_archive(url: str) -> bool:
    """Whether an address is of an archive and not of what it holds: `https://archive.is/qXz4L`."""
    return _ARCHIVES.match(url) is not None and original(url) == url


def _inner(url: str) -> str | None:
    url = url.strip()
    for copy in _COPIES:
        if found := copy.match(url):
            parts = found.groupdict()
            inner = parts["url"] or f"http://{parts['bare']}"
            if copy is _COPIES[2]:
                inner = unquote(_TERMS.sub("", inner))
            inner = _SCHEME.sub(lambda scheme: f"{scheme[1].lower()}://", inner)
            return _PORT.sub(lambda host: host[1] or host[2], inner) if _is_host(inner) else None
    return None


def _is_host(url: str) -> bool:
    try:
        return "." in (urlsplit(url).hostname or "")
    except ValueError:
        return False
