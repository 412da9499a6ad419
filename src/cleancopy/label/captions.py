"""Captions told by the credit behind them: a line that asks for one, a line right above one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.model import Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block

LONGEST_CAPTION, LONGEST_CREDIT = 700, 100
"""Characters of a caption and of a credit on its own line."""
SPACED = 0.1
"""Share of blocks after a blank line from which blank lines part things in a dump."""

ASKS = re.compile(
    r"(?:^|\s|\()\s*(?:Image|Photo|Picture|Credit|Foto|Bild|Quelle|Source|Crédit|Imagen|Immagine|"
    r"Beeld|IMAGE|PHOTO|FOTO)s?(?: [Cc]redit)?\s?:\s*$"
)
"""`English ivy is easy to grow ( Image:`; not `He took a photo`."""

_CLOSED = frozenset({"title", "byline", "date", "signoff", "caption", "credit"})
_TEXT = frozenset({"paragraph", "heading", "standfirst"})
_SURE = ("site.", "phrase.")


def mark_captions(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    """Label the captions and credits of a dump that only their neighbours show (in place)."""
    if not blocks or blocks[0].path:
        return
    spaced = sum(block.blanks > 0 for block in blocks) > SPACED * len(blocks)
    for i in range(len(blocks) - 1):
        if judged[i].rule.startswith(_SURE) or len(blocks[i].text) > LONGEST_CAPTION:
            continue
        if _asks(blocks, judged, i):
            judged[i] = Verdict("caption", "context.asks-credit", 0.8)
            judged[i + 1] = Verdict("credit", "context.asked-credit", 0.8)
        elif judged[i + 1].label == "credit" and _stands_above(blocks, judged, i, spaced):
            judged[i] = Verdict("caption", "context.above-credit", 0.7)


def _asks(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    return (
        blocks[i].text.endswith(":")
        and len(blocks[i].text) > 8
        and len(blocks[i + 1].text) < LONGEST_CREDIT
        and not judged[i + 1].rule.startswith(_SURE)
        and ASKS.search(blocks[i].text) is not None
    )


def _stands_above(blocks: Sequence[Block], judged: Sequence[Verdict], i: int, spaced: bool) -> bool:
    """Whether the line above a credit is its caption: close to it, and no line of text if not."""
    label, text = judged[i].label, blocks[i].text
    if label in _CLOSED or judged[i].rule.endswith("image.alt") or len(text.split()) < 2:
        return False
    if label not in _TEXT:
        return blocks[i + 1].blanks <= 1
    return spaced and blocks[i + 1].blanks == 0 and blocks[i].blanks > 0
