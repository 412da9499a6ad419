"""The pieces of lines that hold much of a page: menus are known, sentences are joined again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.datelines.dateline import split_dateline
from cleancopy.model import TEXT_LABELS, Verdict
from cleancopy.segment.menus import is_menu

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies
    from cleancopy.model import Block


def mark_menus(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], agencies: Agencies
) -> list[Verdict]:
    """Return the verdicts with the menus among the pieces of a line called navigation.

    A sentence with a dateline is none, however many names it holds.
    """
    pieces = _in_pieces(blocks)
    return [
        Verdict("navigation", "text.menu", 0.9)
        if i in pieces
        and verdict.label in TEXT_LABELS
        and is_menu(block.text)
        and split_dateline(block.text, agencies) is None
        else verdict
        for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True))
    ]


def join(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> tuple[list[Block], list[Verdict]]:
    """Return blocks and verdicts with neighbouring sentences of one line and one label made one.

    What was taken off must have one rule too. The confidence is the least of theirs.
    """
    joined: list[Block] = []
    judged: list[Verdict] = []
    for block, verdict in zip(blocks, verdicts, strict=True):
        if block.cut and judged and _is_one(judged[-1], verdict):
            first, between = joined[-1], "" if block.glued else " "
            joined[-1] = first._replace(text=f"{first.text}{between}{block.text}")
            judged[-1] = min(judged[-1], verdict, key=lambda known: known.confidence)
        else:
            joined.append(block)
            judged.append(verdict)
    return joined, judged


def _is_one(verdict: Verdict, other: Verdict) -> bool:
    """Whether two pieces are of one paragraph, or were taken off by one rule."""
    return verdict.label == other.label and (
        verdict.rule == other.rule or verdict.label in TEXT_LABELS
    )


def are_most(blocks: Sequence[Block]) -> bool:
    """Whether most of a dump stands on lines that were cut into pieces."""
    lines = {block.at for block in blocks if block.cut or block.glued}
    within = sum(len(block.text) for block in blocks if block.at in lines)
    return 2 * within > sum(len(block.text) for block in blocks)


def _in_pieces(blocks: Sequence[Block]) -> set[int]:
    """Positions of what a line was cut into."""
    lines = {block.at for block in blocks if block.cut}
    return {i for i, block in enumerate(blocks) if block.at in lines}
