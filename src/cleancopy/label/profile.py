"""What the profile of a site knows of its own pages: the first word on every block it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.dates.date import parse_date
from cleancopy.label.traits import STATED
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from datetime import date

    from cleancopy.model import Block, Page
    from cleancopy.settings import SiteProfile

MOST = 0.6
"""Share of the text that a profile may call something else."""


def verdicts(
    blocks: Sequence[Block], page: Page, profile: SiteProfile | None
) -> dict[int, Verdict]:
    """Return the verdicts of the profile's layouts by block position; none without a profile."""
    if profile is None:
        return {}
    hits = profile.verdicts(page.raw.kind, blocks, _day(page.raw.fetched_at))
    return {position: Verdict(hit.label, hit.rule, STATED) for position, hit in hits.items()}


def believed(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], known: dict[int, Verdict]
) -> dict[int, Verdict]:
    """Return `known` without what would take most of the text away.

    A profile is written for layouts that its author saw; where it calls most of what the model
    takes for text something else, the page has another layout.
    """
    taken = {
        i
        for i, verdict in known.items()
        if verdict.label not in TEXT_LABELS and verdicts[i].label in TEXT_LABELS
    }
    text = sum(
        len(block.text)
        for block, verdict in zip(blocks, verdicts, strict=True)
        if verdict.label in TEXT_LABELS
    )
    if sum(len(blocks[i].text) for i in taken) <= MOST * text:
        return known
    return {i: verdict for i, verdict in known.items() if i not in taken}


def _day(fetched_at: str | None) -> date | None:
    fetched = parse_date(fetched_at) if fetched_at else None
    return fetched.local if fetched else None
