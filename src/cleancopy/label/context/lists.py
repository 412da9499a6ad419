"""Lists of an HTML page that stand between its paragraphs and read as menus by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.label.learned.network import Scores
    from cleancopy.model import Block

LEAST = 0.2
"""Least mean probability of being text for the items of such a list."""
REACH = 4
"""Blocks behind a list among which the text goes on."""


def find_lists(blocks: Sequence[Block], judged: list[Verdict], scores: Scores) -> None:
    """A list without links right below a paragraph is text where more of it follows.

    Paragraphs above and below stand in the element that holds the list, and nothing but the model
    says that an item is none of the text.
    """
    for items in _lists(blocks):
        held = blocks[items[0]].parent.rpartition("/")[0]
        chance = sum(float(scores.body[i]) for i in items) / len(items)
        lost = [i for i in items if judged[i].rule == "model.outside"]
        kept = all(judged[i].label in TEXT_LABELS for i in items if i not in lost)
        if lost and kept and chance >= LEAST and _is_between(blocks, judged, items, held):
            for i in lost:
                judged[i] = Verdict("list_item", "context.list", chance)


def _lists(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The items of each list whose items are texts without links."""
    for element, run in groupby(range(len(blocks)), lambda i: _list_of(blocks[i])):
        items = list(run)
        if element and not any(blocks[i].link_chars for i in items):
            yield items


def _list_of(block: Block) -> str:
    """The element of the list that a block is an item of; "" of any other block."""
    return block.parent if block.tag == "li" and block.path else ""


def _is_between(
    blocks: Sequence[Block], judged: Sequence[Verdict], items: Sequence[int], held: str
) -> bool:
    above, below = items[0] - 1, range(items[-1] + 1, min(items[-1] + 1 + REACH, len(blocks)))
    if above < 0 or not _is_text(blocks[above], judged[above], held):
        return False
    return any(_is_text(blocks[i], judged[i], held) for i in below)


def _is_text(block: Block, verdict: Verdict, held: str) -> bool:
    return verdict.label in TEXT_LABELS and block.parent == held
