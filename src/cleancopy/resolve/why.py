"""Which claim gave each field, and why the others did not: what `cleancopy explain` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleancopy.claims.address import clean_address
from cleancopy.fields.dates.date import parse_date
from cleancopy.fields.dates.stamp import read_stamp
from cleancopy.fields.title import squeeze
from cleancopy.model import Claim, Metadata
from cleancopy.resolve.identity import MOST_TOPICS, record_url, topics_of
from cleancopy.resolve.priorities import PRIORITIES, ranked


class Decision(NamedTuple):
    """What became of one claim."""

    field: str
    verdict: str
    """`won`, `agrees`, `lost`, or `not asked` (no row of the table of priorities)."""
    source: str
    """The claim's source, and its own field where that is another: `visible (byline)`."""
    value: object
    why: str


def decisions(metadata: Metadata) -> Iterator[Decision]:
    """Every claim of a page under each field that asks for it, in the order they were asked."""
    asked: set[int] = set()
    for field in PRIORITIES:
        claims = ranked(field, metadata.claims)
        asked.update(map(id, claims))
        winner = next((claim for claim in claims if _gives(field, claim, metadata)), None)
        for place, claim in enumerate(claims, 1):
            yield _decision(field, claim, place, winner, metadata)
    for claim in metadata.claims:
        if id(claim) not in asked:
            yield Decision(claim.field, "not asked", claim.source, claim.value, "evidence only")


def _decision(
    field: str, claim: Claim, place: int, winner: Claim | None, metadata: Metadata
) -> Decision:
    source = claim.source if claim.field == field else f"{claim.source} ({claim.field})"
    if claim is winner or (field == "images" and claim.value in metadata.images):
        return Decision(field, "won", source, claim.value, f"place {place} in priorities")
    if _gives(field, claim, metadata):
        return Decision(field, "agrees", source, claim.value, "says the same")
    if winner is None:
        return Decision(field, "lost", source, claim.value, "not read or not plausible")
    return Decision(field, "lost", source, claim.value, f"place {place} in priorities")


def _gives(field: str, claim: Claim, metadata: Metadata) -> bool:
    """Whether the chosen value of a field is what this claim says."""
    if field == "published":
        same = (claim.source, claim.raw) == (metadata.published_source, metadata.published_raw)
        return metadata.published_at is not None and same
    if field == "images":
        return claim.value in metadata.images
    if field == "url":
        stated = clean_address(str(claim.value), record_url(metadata.claims))
        return metadata.url is not None and stated == metadata.url
    if field == "modified":
        return metadata.modified_at is not None and _says_update(claim, metadata)
    if field == "topics":
        said_topics = [*topics_of(claim, metadata.claims)][:MOST_TOPICS]
        return bool(said_topics) and set(said_topics) == set(map(squeeze, metadata.topics))
    chosen = getattr(metadata, field)
    if chosen in (None, ()):
        return False
    words = claim.value if isinstance(claim.value, tuple) else (claim.value,)
    said = squeeze(" ".join(map(str, words)))
    if isinstance(chosen, tuple):
        return all(squeeze(name) in said for name in chosen)
    return said.startswith(squeeze(str(chosen))) or squeeze(str(chosen)).startswith(said)


def _says_update(claim: Claim, metadata: Metadata) -> bool:
    """Whether the update that a claim tells of is the chosen one, in either order of numbers."""
    text, at = str(claim.value), metadata.modified_at
    for month_first in (False, True):
        if claim.field == "modified":
            moment = parse_date(text, metadata.language, None, month_first)
        else:
            moment = read_stamp(text, metadata.language, None, month_first).modified
        if moment and at and (moment.at == at or moment.local == at.date()):
            return True
    return False
