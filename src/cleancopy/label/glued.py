"""Blocks that hold two things become two: a caption and its credit, a dateline and a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.credit import split_credit
from cleancopy.fields.dateline import split_dateline
from cleancopy.model import Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies
    from cleancopy.model import Block

OPENING = 4
"""Paragraphs of the text that may begin with its dateline."""


def split(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], agencies: Agencies
) -> tuple[list[Block], list[Verdict]]:
    """Return blocks and verdicts with the glued ones apart; no character is lost."""
    parts: list[Block] = []
    judged: list[Verdict] = []
    paragraphs = 0
    datelined = False
    for block, verdict in zip(blocks, verdicts, strict=True):
        pieces: Iterator[tuple[Block, Verdict]] | None = None
        if verdict.label == "caption" and block.tag != "img":
            pieces = _caption(block, verdict, agencies)
        elif verdict.label in ("paragraph", "standfirst") and paragraphs < OPENING:
            paragraphs += 1
            found = None if datelined else split_dateline(block.text, agencies)
            if found is not None:
                datelined = True
                pieces = _dateline(block, verdict, found[0].printed, found[1])
        for part, judgement in pieces or ((block, verdict),):
            parts.append(part)
            judged.append(judgement)
    return parts, judged


def _caption(block: Block, verdict: Verdict, agencies: Agencies) -> Iterator[tuple[Block, Verdict]]:
    found = split_credit(block.text, agencies, caption=True)
    if found is None:
        yield block, verdict
        return
    caption, _ = found
    if not caption:
        yield block, Verdict("credit", "caption.credit", verdict.confidence)
        return
    at = block.text.find(caption) + len(caption)
    before, after = block.text[:at], block.text[at:]
    if at < len(caption) or not after.strip():
        yield block, verdict
        return
    yield block._replace(text=before.strip()), verdict
    yield (
        block._replace(text=after.strip(), glued=not after[:1].isspace(), link_chars=0, blanks=0),
        Verdict("credit", "caption.credit", verdict.confidence),
    )


def _dateline(
    block: Block, verdict: Verdict, printed: str, rest: str
) -> Iterator[tuple[Block, Verdict]]:
    yield block._replace(text=printed, link_chars=0), Verdict("dateline", "text.dateline", 0.95)
    if rest:
        yield block._replace(text=rest, blanks=0), verdict
