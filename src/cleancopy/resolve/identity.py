"""Where a page belongs: URL, publisher, section and topics, and the names its site goes by."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from cleancopy.addresses import split
from cleancopy.claims.address import clean_address
from cleancopy.fields.domains import registrable
from cleancopy.fields.title import plain_title, squeeze
from cleancopy.model import Claim
from cleancopy.resolve.priorities import first, ranked

MOST_TOPICS = 50
"""More keywords than this are stuffing; the rest is left out."""
LEAST_WORDS = 3
"""Keywords that are words of the page's address."""
_ONE = re.compile(r", (?:&|&amp;|and) ")
"""`Business, Finance, & Economics`: a class of a network's catalogue, not three topics."""
_FOLDER = re.compile(r"[a-z]{3,}/(?=\S)")
"""`organization/` of `organization/Harbour Board`, if all keywords have one; not `AC/DC`."""
_MACHINES = re.compile(r"(?i)_|(?:section|source|type|template|channel|category)\s?:")
"""`source:tagname:Example`, `Section: Sport`, `_commerce`; not `Star Wars: Andor`."""


def resolve_url(claims: Sequence[Claim]) -> str | None:
    """The canonical URL without trackers: one that names a page of the record's site if known."""
    record = record_url(claims)
    site = registrable(record) if record else None
    for claim in ranked("url", claims):
        url = clean_address(str(claim.value), record)
        if url is None or (site and registrable(url) != site):
            continue
        parts = split(url)
        if claim.source == "record" or (parts and (parts.path.strip("/") or parts.query)):
            return url
    return None


def record_url(claims: Sequence[Claim]) -> str | None:
    """The address that came with the page: what those on the page are relative to."""
    return next((str(c.value) for c in claims if (c.field, c.source) == ("url", "record")), None)


def resolve_publisher(
    claims: Sequence[Claim], site: str | None, wires: Sequence[str]
) -> str | None:
    """Publisher's name as stated; of a wire story that names no other, the wire."""
    claim = first("publisher", claims)
    if claim is not None:
        return plain_title(html.unescape(str(claim.value)))
    return wires[0] if wires and site is None else None


def site_names(claims: Sequence[Claim], site: str | None) -> tuple[str, ...]:
    """What the site may be called in titles and bylines, publisher first.

    Not the name of a person whose site it is: that is an author's.
    """
    people = {squeeze(str(c.value)) for c in claims if c.field == "publisher_person"}
    names = [str(c.value) for c in claims if c.field == "publisher"]
    names = [name for name in names if squeeze(name) not in people]
    if site:
        names += [site, site.partition(".")[0]]
    return tuple(dict.fromkeys(name for name in names if squeeze(name)))


def resolve_section(claims: Sequence[Claim]) -> str | None:
    """Section as printed, else as stated; never an address."""
    for claim in ranked("section", claims):
        text = plain_title(str(claim.value))
        if text and "://" not in text and len(text) < 80:
            return text
    return None


def resolve_topics(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Tags as two sources list them, else those of the first source that has any, each once.

    What is printed is the fuller list where it has all of the others and more.
    """
    asked = ranked("topics", claims)
    found = [(c.source, topics) for c in asked if (topics := topics_of(c, claims))]
    if not found:
        return ()
    keys = [topics.keys() for _, topics in found]
    chosen = next((i for i, key in enumerate(keys) if keys.count(key) > 1), 0)
    printed = (i for i, (source, _) in enumerate(found) if source == "visible")
    chosen = next((i for i in printed if keys[i] > keys[chosen]), chosen)
    return tuple(found[chosen][1].values())[:MOST_TOPICS]


def topics_of(claim: Claim, claims: Sequence[Claim]) -> dict[str, str]:
    """The topics of one source by their letters, in its order.

    The words of the page's own address are none, nor is what a content system calls its parts.
    """
    if not isinstance(claim.value, tuple):
        return {}
    values = [str(value) for value in claim.value]
    if len(values) == 1:
        if _ONE.search(values[0]):
            return {}
        values = values[0].split(";" if ";" in values[0] else ",")
    if _are_of_the_address(values, claims):
        return {}
    if all(map(_FOLDER.match, values)):
        values = [_FOLDER.sub("", value) for value in values]
    topics: dict[str, str] = {}
    for value in values:
        if (key := squeeze(value)) and not _MACHINES.match(value.strip()):
            topics.setdefault(key, plain_title(value))
    return topics


def _are_of_the_address(values: Sequence[str], claims: Sequence[Claim]) -> bool:
    """Whether keywords are the words of the address: `dam, holds` of `/2024/dam-still-holds`."""
    words = {value.strip().casefold() for value in values} - {""}
    if len(words) < LEAST_WORDS or any(not word.isalnum() for word in words):
        return False
    urls = [str(c.value) for c in claims if c.field in ("canonical", "url")]
    slugs = (re.split(r"\W+", url.rstrip("/").rpartition("/")[2].casefold()) for url in urls)
    return any(words.issubset(slug) for slug in slugs)
