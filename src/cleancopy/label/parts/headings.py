"""Which short lines of a dump are headings, once it is known what stays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleancopy.label.traits import NO_HEADING
from cleancopy.model import TEXT_LABELS, Block, Verdict

LONG = 80
"""Characters of what a heading stands above."""
MOST_WORDS = 10
"""Words of a numbered heading."""
MOST_IN_A_ROW = 2
"""Short lines one below the other of which the last two may be headings."""
_ITEMS = frozenset(("list_item", "quote", "table"))
_MARKED = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NUMBERED = re.compile(r"\d{1,2}[.)] [^\W\d_a-z]")
"""`7. Nest cameras`; not `7. and`."""
_VALUE = re.compile(r"[:：] ?[^\w\s]{0,2}\d\S*(?: \S+){0,3}$")
"""`Price: $379`, `Weight limit: 300 lb`; not `Harbour: 20 boats lost in the night`."""


def settle(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts with headings and paragraphs of a dump told apart; text stays text.

    What announces (`The steps are:`), states a value (`Price: $379`), is a row of cells, goes on in
    small letters or stands in a row of short lines is no heading; a numbered short line above text
    is one.
    """
    judged = list(verdicts)
    kept = [i for i, verdict in enumerate(verdicts) if verdict.label in TEXT_LABELS]
    row = 0
    for i, below in zip(reversed(kept), [None, *reversed(kept)], strict=False):
        block, verdict = blocks[i], verdicts[i]
        row = row + 1 if _is_short(block, verdict) else 0
        if block.path or block.tag in _MARKED:
            continue
        is_above = below is not None and _is_long(blocks[below], verdicts[below])
        if verdict.label == "heading":
            in_row = row > MOST_IN_A_ROW and not _NUMBERED.match(block.text)
            goes_on = below is not None and blocks[below].text[:1].islower()
            if in_row or goes_on or _states(block.text):
                judged[i] = Verdict("paragraph", "text.no-heading", verdict.confidence)
        elif verdict.label == "paragraph" and is_above and _is_numbered(block.text):
            judged[i] = Verdict("heading", "text.numbered", verdict.confidence)
    return judged


def _is_short(block: Block, verdict: Verdict) -> bool:
    is_line = len(block.text) < LONG and block.text[-1:] not in NO_HEADING
    return verdict.label in ("heading", "paragraph") and is_line


def _is_long(block: Block, verdict: Verdict) -> bool:
    return len(block.text) >= LONG or verdict.label in _ITEMS


def _states(text: str) -> bool:
    """Whether a line announces something, holds cells or says what a value is."""
    if text.endswith((":", "：")) or "| " in text:
        return True
    return bool(_VALUE.search(text)) and not _NUMBERED.match(text)


def _is_numbered(text: str) -> bool:
    is_line = len(text.split()) <= MOST_WORDS and text[-1] not in NO_HEADING
    return is_line and _NUMBERED.match(text) is not None
