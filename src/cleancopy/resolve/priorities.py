"""The printed table of priorities: for each field which claims are asked, the best first.

A row is (claim's field, source). What is not in a field's rows is never its value; `explain`
asks by it and `docs/output-schema.md` prints it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cleancopy.model import Claim

PRIORITIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "published": (
        ("published", "json-ld"),
        ("published", "meta"),
        ("published", "time-element"),
        ("date", "visible"),
        ("timed", "time-element"),
        ("byline", "visible"),
        ("dated", "visible"),
        ("late_date", "visible"),
        ("published", "url"),
    ),
    "modified": (
        ("modified", "json-ld"),
        ("modified", "meta"),
        ("modified", "time-element"),
        ("date", "visible"),
        ("byline", "visible"),
        ("dated", "visible"),
        ("late_date", "visible"),
    ),
    "title": (
        ("title", "json-ld"),
        ("title", "visible"),
        ("headline", "visible"),
        ("title", "meta"),
        ("title", "record"),
        ("page_title", "meta"),
        ("page_title", "json-ld"),
    ),
    "authors": (
        ("authors", "json-ld"),
        ("authors", "visible"),
        ("linked", "visible"),
        ("byline", "visible"),
        ("authors", "meta"),
        ("named", "visible"),
        ("signed", "visible"),
        ("byline_hint", "visible"),
        ("guessed", "visible"),
    ),
    "publisher": (
        ("publisher", "profile"),
        ("publisher", "json-ld"),
        ("publisher", "meta"),
        ("publisher", "visible"),
        ("publisher_person", "json-ld"),
    ),
    "url": (
        ("canonical", "meta"),
        ("url", "meta"),
        ("url", "record"),
        ("url", "json-ld"),
    ),
    "section": (
        ("section", "visible"),
        ("section", "json-ld"),
        ("section", "meta"),
        ("crumb", "json-ld"),
        ("crumb", "visible"),
    ),
    "topics": (("topics", "meta"), ("topics", "json-ld"), ("topics", "visible")),
    "language": (
        ("language", "json-ld"),
        ("html_lang", "meta"),
        ("language", "meta"),
        ("html_lang", "profile"),
    ),
    "standfirst": (("standfirst", "visible"),),
    "images": (("image", "visible"),),
}


_RANKS = {field: {row: i for i, row in enumerate(rows)} for field, rows in PRIORITIES.items()}


def ranked(field: str, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that may give a field, best first, in page order within one row of the table."""
    rank = _RANKS[field]
    asked = [claim for claim in claims if (claim.field, claim.source) in rank]
    return sorted(asked, key=lambda claim: rank[claim.field, claim.source])


def first(field: str, claims: Sequence[Claim]) -> Claim | None:
    """The best claim of a field, or None."""
    return next(iter(ranked(field, claims)), None)
