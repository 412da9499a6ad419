"""Host names: one writing of each, and the domain that was registered."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from cleancopy.addresses import split

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

LONGEST_LABEL = 63
"""Characters of one part of a host's name (RFC 1035)."""
_ASCII = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\Z")
# matches 'foo_bar' and 'xn--mnchen-3ya', not '-foo'
LONGEST = 4096
"""Characters of an address; browsers and servers take fewer."""

HOST = re.compile(r"(?i)^(?:https?:)?//[^/\s]")
"""How an address begins that names a host: `https://example.org`, `//example.org`."""
_DOTS = re.compile("[\u3002\uff0e\uff61]")
_JOINERS = frozenset("-_\u00b7\u30fb\u200c\u200d")
"""What a label may hold besides letters, marks and digits."""


@lru_cache(maxsize=4096)
def readable(host: str) -> str | None:
    """The one writing of a host name, in letters and not in punycode; None of what is no name.

    >>> readable("XN--MNCHEN-3YA.de"), readable("münchen.de."), readable("a b")
    ('münchen.de', 'münchen.de', None)
    """
    folded = unicodedata.normalize("NFKC", _DOTS.sub(".", host)).lower()
    labels = [_label(label) for label in folded.removesuffix(".").split(".")]
    return None if None in labels else ".".join(filter(None, labels))


def _label(label: str) -> str | None:
    if not label.isascii():
        return label if _may_be_label(label) else None
    if len(label) > LONGEST_LABEL or not _ASCII.match(label):
        return None
    if not label.startswith("xn--"):
        return label
    try:
        decoded = unicodedata.normalize("NFC", label[4:].encode().decode("punycode")).lower()
    except UnicodeError:
        return label
    return decoded if _may_be_label(decoded) else label


def _may_be_label(label: str) -> bool:
    """Whether letters make up a label; one that would be too long in punycode does not."""
    known = all(unicodedata.category(char)[0] in "LMN" or char in _JOINERS for char in label)
    return (
        known
        and not label.isascii()
        and len(label.encode("punycode")) <= LONGEST_LABEL - len("xn--")
    )


@lru_cache(maxsize=4096)
def registered(host: str) -> str | None:
    """The registrable domain of a host, in letters; None where its end is no public suffix.

    The list is the one shipped with `publicsuffixlist`, ICANN part; nothing is fetched.

    >>> registered("edition.bbc.co.uk"), registered("xn--e1afmkfd.xn--p1ai"), registered("co.uk")
    ('bbc.co.uk', 'пример.рф', None)
    """
    name = readable(host)
    domain = _suffixes().privatesuffix(name) if name else None
    return None if domain is None or "_" in domain else domain


@lru_cache(maxsize=4096)
def registrable(url: str) -> str | None:
    """Registrable domain of a URL (`https://edition.bbc.co.uk/x`: `bbc.co.uk`), or None.

    In letters, not in punycode. None for an address, a local name or a name whose end is no
    public suffix.
    """
    if len(url) > LONGEST or not HOST.match(url):
        return None
    parts = split(url)
    return registered(parts.hostname) if parts and parts.hostname else None


def may_be_site(name: str) -> bool:
    """Whether a site can be named so: a registrable domain, or a host of no public suffix.

    >>> [may_be_site(name) for name in ("bbc.co.uk", "www.bbc.co.uk", "co.uk", "news.lan")]
    [True, False, False, True]
    """
    if registered(name) is not None:
        return registered(name) == name
    return readable(name) == name and "." in name and _suffixes().publicsuffix(name) is None


@lru_cache(maxsize=1)
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=False, only_icann=True)
