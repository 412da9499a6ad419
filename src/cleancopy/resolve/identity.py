"""Where a page belongs: URL, publisher, section and topics, and the names its site goes by."""

from __future__ import annotations

import html
from collections.abc import Sequence

from cleancopy.addresses import split
from cleancopy.claims.address import clean_address
from cleancopy.fields.domains import registrable
from cleancopy.fields.title import plain_title, squeeze
from cleancopy.model import Claim
from cleancopy.resolve.priorities import first, ranked

MOST_TOPICS = 50
"""More keywords than this are stuffing; the rest is left out."""


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
    """Tags of the first source that has any, each once."""
    for claim in ranked("topics", claims):
        if not isinstance(claim.value, tuple):
            continue
        values = [str(value) for value in claim.value]
        if len(values) == 1:
            values = values[0].split(";" if ";" in values[0] else ",")
        topics = {
            squeeze(topic): plain_title(topic) for topic in reversed(values) if squeeze(topic)
        }
        if topics:
            return tuple(reversed(topics.values()))[:MOST_TOPICS]
    return ()
