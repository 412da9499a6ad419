"""Notices right behind the text which say that it goes on for subscribers only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.extent import Extent
from cleancopy.model import Block, Claim, Verdict
from cleancopy.settings.phrases import fold

if TYPE_CHECKING:
    from cleancopy.settings import Phrases

AFTER = 6
"""Blocks behind the text in which such a notice stands: a heading, prices and a login beside it."""
FAMILY = ".paywall:"
"""Of the rules whose phrases say so; offers and logins are `promo`."""


def paywall_claims(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    found: Extent | None,
    phrases: Phrases,
) -> tuple[Claim, ...]:
    """A `paywall` claim of the first such notice that a reader sees, perhaps the text's last block.

    A hidden one is shown by scripts or never: the text before it may be whole.
    """
    if found is None:
        return ()
    for i in range(found.last, min(found.last + 1 + AFTER, found.end)):
        block = blocks[i]
        if not block.text or block.hidden or verdicts[i].label in ("related", "comment"):
            continue
        hit = phrases.match(fold(block.text))
        if hit is not None and FAMILY in hit.rule:
            return (Claim("paywall", block.text, "visible", block.text),)
    return ()
