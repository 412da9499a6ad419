"""Blocks that hold two things become two: a caption and its credit, a dateline and a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.datelines.capitals import guess_dateline
from cleancopy.fields.datelines.dateline import (
    split_dateline,
    writer_before,
)
from cleancopy.fields.notices import notice_behind
from cleancopy.fields.pictures.credit import split_credit
from cleancopy.fields.pictures.marker import opens_with_marker
from cleancopy.fields.signoffs.ending import end_mark_behind
from cleancopy.fields.signoffs.short import code_behind
from cleancopy.fields.signoffs.signature import signature_behind
from cleancopy.label.traits import LONGEST_PICTURED
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies
    from cleancopy.fields.datelines.shape import Dateline
    from cleancopy.model import Block

LONGEST_CREDIT = 80
"""Characters from a paragraph's end within which a picture's credit begins."""
OPENING = 4
"""Paragraphs of the text that may begin with its dateline."""
GUESSED = 2
"""Paragraphs that may begin with a place that only its capitals show: below a standfirst, too."""
LONGEST = 70
"""Characters of a dateline on its own line."""
ENDS = frozenset("-–—)]./")
"""How it ends."""
BETWEEN, FARTHEST = frozenset({"promo", "navigation", "caption", "credit"}), 3
"""What stands between such a line and its paragraph, and how far below that may begin."""
CLOSED = frozenset({"title", "caption", "credit", "signoff", "comment", "footer"})


def split(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], agencies: Agencies
) -> tuple[list[Block], list[Verdict]]:
    """Return blocks and verdicts with the glued ones apart; no character is lost."""
    parts: list[Block] = []
    judged: list[Verdict] = []
    paragraphs = 0
    datelined = False
    last = max((i for i, v in enumerate(verdicts) if v.label in TEXT_LABELS), default=-1)
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        pieces: Iterator[tuple[Block, Verdict]] | None = None
        if verdict.label == "caption" and block.tag != "img":
            pieces = _caption(block, verdict, agencies)
        elif not datelined and paragraphs < OPENING and _is_dateline(blocks, verdicts, i, agencies):
            datelined = True
            pieces = iter([(block, Verdict("dateline", "text.dateline", 0.95))])
        elif verdict.label in ("paragraph", "standfirst") and paragraphs < OPENING:
            paragraphs += 1
            if not datelined and (at := writer_before(block.text, agencies)):
                parts.append(block._replace(text=block.text[:at].rstrip(), link_chars=0))
                judged.append(Verdict("byline", "text.byline", 0.9))
                block = block._replace(text=block.text[at:], blanks=0)
            found = None if datelined else split_dateline(block.text, agencies)
            if found is None and not datelined and paragraphs <= GUESSED:
                found = _guessed(blocks, verdicts, i, agencies)
            if found is not None:
                datelined = True
                pieces = _dateline(block, verdict, found[0].printed, found[1])
        if verdict.label == "paragraph" and pieces is None:
            pieces = _credited(block, verdict, agencies)
        if i == last and pieces is None:
            pieces = _ended(block, verdict, agencies)
        for part, judgement in pieces or ((block, verdict),):
            parts.append(part)
            judged.append(judgement)
    return parts, judged


def _credited(
    block: Block, verdict: Verdict, agencies: Agencies
) -> Iterator[tuple[Block, Verdict]] | None:
    """A paragraph longer than a caption, and the credit of a picture behind it."""
    tail = block.text[-LONGEST_CREDIT:]
    if len(block.text) <= LONGEST_PICTURED or not any(map(tail.__contains__, ("©", ":"))):
        return None
    found = split_credit(block.text, agencies)
    if found is None or len(found[0]) <= LONGEST_PICTURED:
        return None
    at = len(found[0])
    behind = block.text[at:].strip()
    if not block.text.startswith(found[0]) or not (opens_with_marker(behind) or behind[:1] == "©"):
        return None
    return _parted(block, verdict, at, Verdict("credit", "text.credit", 0.9))


def _ended(
    block: Block, verdict: Verdict, agencies: Agencies
) -> Iterator[tuple[Block, Verdict]] | None:
    """The last paragraph, and the end mark, signature or notice behind it: `… tests. Enditem`."""
    if (at := code_behind(block.text, agencies)) is not None:
        return _parted(block, verdict, at, Verdict("signoff", "text.code", 0.9))
    if (at := end_mark_behind(block.text)) is not None:
        return _parted(block, verdict, at, Verdict("signoff", "text.end", 0.9))
    if (at := signature_behind(block.text)) is not None:
        return _parted(block, verdict, at, Verdict("signoff", "text.signature", 0.9))
    if (at := notice_behind(block.text)) is not None:
        return _parted(block, verdict, at, Verdict("footer", "text.notice", 0.9))
    return None


def _parted(
    block: Block, verdict: Verdict, at: int, ending: Verdict
) -> Iterator[tuple[Block, Verdict]]:
    text, mark = block.text[:at], block.text[at:]
    yield block._replace(text=text.rstrip()), verdict
    glued = not mark[0].isspace()
    yield block._replace(text=mark.strip(), link_chars=0, blanks=0, glued=glued), ending


def _is_dateline(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], i: int, agencies: Agencies
) -> bool:
    """Whether a line is the dateline of the paragraph below it and nothing more.

    Above a paragraph with a dateline of its own it is a caption: `… السويس (رويترز)`.
    """
    text = blocks[i].text
    if len(text) > LONGEST or text[-1:] not in ENDS or verdicts[i].label in CLOSED:
        return False
    near = range(i + 1, min(len(blocks), i + 1 + FARTHEST))
    below = next((k for k in near if verdicts[k].label not in BETWEEN), None)
    if below is None or verdicts[below].label not in ("paragraph", "standfirst"):
        return False
    found = split_dateline(f"{text} {blocks[below].text}", agencies)
    if found is None or found[0].printed != text:
        return False
    return split_dateline(blocks[below].text, agencies) is None


def _guessed(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], i: int, agencies: Agencies
) -> tuple[Dateline, str] | None:
    """A dateline whose place no list knows, where no other line of the page begins like it."""
    found = guess_dateline(blocks[i].text, agencies)
    if found is None:
        return None
    others = (
        block.text
        for k, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True))
        if k != i and verdict.label in TEXT_LABELS
    )
    return None if any(guess_dateline(text, agencies) for text in others) else found


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
        glued = not block.text[len(printed)].isspace()
        yield block._replace(text=rest, blanks=0, glued=glued), verdict
