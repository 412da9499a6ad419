"""What the other pages of a site tell of a block: a line that many articles share is furniture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.evidence import LONGEST_LINE, line_key
from cleancopy.model import OF_SITE, TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block

SHARED = 0.95
"""Confidence of what lines that many pages share say."""
BODY_KEPT = 0.5
"""Share of a page's text that shared lines may take: past it the evidence is not believed."""
HEADLINE = 30
"""Characters from which a title is that of the article, not the name of its site."""
BELOW = 6
"""Blocks after the headline among which its standfirst stands."""
_DECIDES = TEXT_LABELS | {"other", "title"}


def judge(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], furniture: frozenset[int]
) -> list[Verdict]:
    """Return the verdicts with shared lines taken out of the text.

    A page that would lose more than half of its text keeps it: then its articles, not its
    furniture, are what the pages share. Headline and standfirst stay where the article has
    them, though other pages of the site print them too, to lead there.
    """
    if not furniture:
        return list(verdicts)
    own = _own(blocks, verdicts)
    shared = [
        verdict.label in _DECIDES
        and 0 < len(block.text) <= LONGEST_LINE
        and line_key(block.text) in furniture
        and i not in own
        for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True))
    ]
    text = lost = 0
    for block, verdict, is_shared in zip(blocks, verdicts, shared, strict=True):
        if verdict.label in TEXT_LABELS:
            text += len(block.text)
            lost += len(block.text) if is_shared else 0
    if lost > BODY_KEPT * text:
        return list(verdicts)
    return [
        Verdict("navigation", f"{OF_SITE}shared-line", SHARED) if is_shared else verdict
        for verdict, is_shared in zip(verdicts, shared, strict=True)
    ]


def _own(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> set[int]:
    """Positions of the headlines, and of the standfirsts right below them."""
    found: set[int] = set()
    title = -BELOW - 1
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if verdict.label == "title" and len(block.text) > HEADLINE:
            found.add(title := i)
        elif verdict.label == "standfirst" and i - title <= BELOW:
            found.add(i)
    return found
