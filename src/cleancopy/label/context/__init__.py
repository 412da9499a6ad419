"""What the neighbours of a block settle: what is above the text, headings, alt texts, boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.forms import may_hold_date
from cleancopy.label.context.boxes import take_off_boxes
from cleancopy.label.context.called import mark_called
from cleancopy.label.context.captions import mark_captions
from cleancopy.label.context.closing import find_last_sentences
from cleancopy.label.context.ending import mark_endings
from cleancopy.label.context.lists import find_lists
from cleancopy.label.context.pictured import mark_pictured
from cleancopy.label.context.signers import mark_signers
from cleancopy.label.model import kind_of_text
from cleancopy.label.parts.broken import mark_headings
from cleancopy.label.parts.tables import mark_cells, mark_menus, mark_tables
from cleancopy.label.top import choose_top
from cleancopy.label.top.title import LONGEST_TITLE
from cleancopy.label.traits import PICTURE_LABELS, is_address, is_sure, reads_as_heading
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.label.learned.network import Scores
    from cleancopy.model import Block, Head
    from cleancopy.settings import Rules

BETWEEN = frozenset(("h2", "h3", "h4", "pre", "blockquote"))
"""Elements that belong to the text between two blocks of it, if the model half agrees: of the
words it left out there, 85 in 100 are gold on the public pages."""
LEAST_BETWEEN, LEAST_HEADING = 0.2, 0.1
"""Least probability of being text for such an element, and for a short line between paragraphs."""


def judge(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    scores: Scores,
    head: Head,
    rules: Rules,
) -> list[Verdict]:
    """Return the verdicts with those replaced that depend on other blocks."""
    judged = list(verdicts)
    mark_menus(blocks, judged)
    mark_cells(blocks, judged)
    mark_pictured(blocks, judged, rules.agencies)
    mark_captions(blocks, judged, rules.agencies)
    mark_called(blocks, judged, rules.agencies)
    _mark_alternative_texts(blocks, judged)
    title = choose_top(blocks, judged, scores, head, rules)
    mark_signers(blocks, judged, title, rules.agencies)
    _find_between(blocks, judged, scores)
    find_lists(blocks, judged, scores)
    find_last_sentences(blocks, judged, scores)
    mark_tables(blocks, judged, title)
    take_off_boxes(blocks, judged, rules, title)
    mark_endings(blocks, judged, rules.agencies)
    mark_headings(blocks, judged)
    return judged


def _find_between(blocks: Sequence[Block], judged: list[Verdict], scores: Scores) -> None:
    """A single short line between two sure paragraphs is a heading, if the model half agrees.

    So are, in HTML, headings by mark-up, and code and quotes are text.
    """
    for i in range(1, len(blocks) - 1):
        block, verdict = blocks[i], judged[i]
        if verdict.label in TEXT_LABELS:
            if verdict.label == "paragraph" and reads_as_heading(block):
                before, after = _next_text(judged, i, -1), _next_text(judged, i, 1)
                if before is not None and after is not None and judged[after].label != "heading":
                    judged[i] = Verdict("heading", "context.heading", verdict.confidence)
            continue
        if verdict.rule != "model.outside" or float(scores.body[i]) < LEAST_HEADING:
            continue
        before, after = _next_text(judged, i, -1), _next_text(judged, i, 1)
        if before is None or after is None:
            continue
        score = float(scores.body[i])
        if block.tag in BETWEEN and score >= LEAST_BETWEEN:
            kind = kind_of_text(block, scores.fine[i].tolist(), ())
            judged[i] = Verdict(kind, "context.between", score)
        elif (
            reads_as_heading(block)
            and min(judged[before].confidence, judged[after].confidence) > 0.9
        ):
            judged[i] = Verdict("heading", "context.heading", score)


def _next_text(judged: Sequence[Verdict], i: int, step: int) -> int | None:
    """The nearest text block in one direction, over pictures only."""
    i += step
    while 0 <= i < len(judged):
        if judged[i].label in TEXT_LABELS:
            return i
        if judged[i].label not in PICTURE_LABELS:
            return None
        i += step
    return None


def _mark_alternative_texts(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    for i, block in enumerate(blocks):
        if block.tag == "img" or _is_alternative_text(blocks, judged, i):
            judged[i] = Verdict("caption", "image.alt", judged[i].confidence)


def _is_alternative_text(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    """A dump's line right above a caption, no blank line between, is the picture's alt text.

    A blank line stands above it, or an address that the page gives for itself.
    """
    if i + 1 >= len(blocks) or blocks[i].tag or blocks[i].path:
        return False
    block, following = blocks[i], blocks[i + 1]
    return (
        judged[i + 1].label in PICTURE_LABELS
        and judged[i + 1].rule != "image.alt"
        and following.blanks == 0
        and (block.blanks > 0 or (i > 0 and is_address(blocks[i - 1].text)))
        and not is_sure(judged[i])
        and judged[i].label not in PICTURE_LABELS | {"date", "byline"}
        and len(block.text) < LONGEST_TITLE
        and block.text[-1] not in ".!?。！？।۔"
        and not is_address(block.text)
        and not (may_hold_date(block.text) and find_dates(block.text))
    )
