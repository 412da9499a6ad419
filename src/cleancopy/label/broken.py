"""Blocks of HTML whose lines end with a `<br>`: the byline among them stands by itself.

Other lines stay together: a poem, an address or a wrapped paragraph has the same mark-up. Lines of
different faces are apart already (:mod:`cleancopy.segment.tree`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.fields.dates.stamp_line import beside_dates
from cleancopy.fields.people.byline import parse_byline
from cleancopy.model import Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block
    from cleancopy.settings import Rules

LONGEST = 120
"""Characters of a byline, of what stands below it, and of a stamp."""
_NAMED = re.compile(r"[^\W\d_][^:.!?]{1,30}:(?=\s|$)")
# matches 'Author: ', not 'At 10:30'
MOST = 6
"""Lines of a block that is all head: headline, byline, who it writes for, stamps."""


class _Line(NamedTuple):
    text: str
    link_chars: int


class Parted(NamedTuple):
    """The blocks of a page, and the verdicts known of them by their positions."""

    blocks: tuple[Block, ...]
    known: dict[int, Verdict]


def part(blocks: tuple[Block, ...], rules: Rules) -> Parted:
    """Return the blocks with bylines among lines apart; no character is lost but the blank.

    `By Jane Example<br>Example Post Staff Writer<br>May 2, 2004` are three, of which the second
    is known to be no text.
    """
    if not any(block.breaks for block in blocks):
        return Parted(blocks, {})
    parts: list[Block] = []
    known: dict[int, Verdict] = {}
    for block in blocks:
        pieces = _pieces(_lines(block), rules) if block.breaks else None
        for piece, is_employer in pieces or ():
            if is_employer:
                known[len(parts)] = Verdict("other", "context.below-byline", 0.8)
            parts.append(_block(block, piece))
        if pieces is None:
            parts.append(block)
    return Parted(tuple(parts), known)


def _block(block: Block, lines: Sequence[_Line]) -> Block:
    text = " ".join(line.text for line in lines)
    linked = sum(line.link_chars for line in lines)
    return block._replace(text=text, link_chars=min(linked, len(text)), breaks=())


def _lines(block: Block) -> list[_Line]:
    ends = (*block.breaks, (len(block.text) + 1, block.link_chars))
    return [
        _Line(block.text[start : end - 1], after - before)
        for (start, before), (end, after) in pairwise(((0, 0), *ends))
    ]


def _pieces(lines: Sequence[_Line], rules: Rules) -> Iterator[tuple[list[_Line], bool]]:
    """The lines that stay together, and whether they say whom the writer above them works for.

    A byline and what is below it are apart, and so are stamps from these. Among longer lines only
    one at the top or at the end is a byline.
    """
    is_head = len(lines) <= MOST and all(len(line.text) <= LONGEST for line in lines)
    places = range(len(lines)) if is_head else (0, len(lines) - 1)
    signed = {i for i in places if _is_byline(lines[i].text, rules)}
    if signed and sum(map(_is_fact, lines)) > 1:
        signed = set()
    stamped = [is_head and bool(signed) and _is_stamp(line.text) for line in lines]
    starts = {at for i in signed for at in (i, i + 1)}
    starts |= {i for i in range(1, len(lines)) if stamped[i] > stamped[i - 1]}
    for start, end in pairwise(sorted({0, *starts, len(lines)})):
        is_below = start - 1 in signed and start not in signed and not stamped[start]
        yield list(lines[start:end]), is_below and _is_employer(lines[start:end], rules)


def _is_employer(lines: Sequence[_Line], rules: Rules) -> bool:
    """Whether short lines are no sentence; a wire's name signs the text and says more."""
    text = " ".join(line.text for line in lines)
    return len(text) <= LONGEST and text[-1] not in ".!?" and rules.agencies.named(text) is None


def _is_fact(line: _Line) -> bool:
    """Whether a line names what it states: `Author: Jane Example` above `Genre: Fantasy`."""
    return _NAMED.match(line.text) is not None and not _is_stamp(line.text)


def _is_byline(text: str, rules: Rules) -> bool:
    if len(text) > LONGEST or rules.phrases.lead_in("byline", text) is None:
        return False
    found = parse_byline(text, agencies=rules.agencies)
    return found is not None and bool(found.authors)


def _is_stamp(text: str) -> bool:
    return len(text) <= LONGEST and any(map(str.isdigit, text)) and beside_dates(text) is not None
