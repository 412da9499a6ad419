"""What the profile of a site knows of its own pages: the first word on every block it names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cleancopy.model import Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block, Page
    from cleancopy.settings import SiteProfile

SURE = 0.98


def verdicts(
    blocks: Sequence[Block], page: Page, profile: SiteProfile | None
) -> dict[int, Verdict]:
    """Return the verdicts of the profile's layouts by block position; none without a profile."""
    if profile is None:
        return {}
    hits = profile.verdicts(page.raw.kind, blocks, _day(page.raw.fetched_at))
    return {position: Verdict(hit.label, hit.rule, SURE) for position, hit in hits.items()}


def _day(fetched_at: str | None) -> date | None:
    try:
        return date.fromisoformat((fetched_at or "")[:10])
    except ValueError:
        return None
