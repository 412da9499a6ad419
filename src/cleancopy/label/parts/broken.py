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
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block
    from cleancopy.settings import Rules

LONGEST = 120
"""Characters of a byline, of what stands below it, and of a stamp."""
_NAMED = re.compile(r"[^\W\d_][^:.!?]{1,30}:(?=\s|$)")
# matches 'Author: ', not 'At 10:30'
MOST = 6
"""Lines of a block that is all head: headline, byline, who it writes for, stamps."""


LONGEST_HEADING = 60
"""Characters of a line that heads links."""
MOST_WORDS = 4
"""Words of an employer in another face than the byline above; more may be a headline."""
BELOW = Verdict("other", "context.below-byline", 0.8)


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
        if not block.breaks:
            parts.append(block)
            continue
        follows = follows_a_break(block)
        if follows and _is_job(block.text) and _is_byline(parts[-1].text, rules):
            known[len(parts)] = BELOW
        for piece, is_employer in _pieces(_lines(block), rules):
            if is_employer:
                known[len(parts)] = BELOW
            parts.append(_block(block, piece, follows))
            follows = True
    return Parted(tuple(parts), known)


def follows_a_break(block: Block) -> bool:
    """Whether a text begins behind a `<br>`, and the one before it is of the same element."""
    return block.breaks[:1] == ((0, 0),)


def mark_headings(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    """Label lines of one element right above links as these: `<b>More news</b><br><a …>`."""
    for i, block in enumerate(blocks[1:]):
        above = blocks[i]
        is_linked = follows_a_break(block) and block.link_chars * 10 >= len(block.text) * 9
        if not is_linked or len(above.text) > LONGEST_HEADING or above.text[-1] in ".!?":
            continue
        is_text = judged[i].label in TEXT_LABELS and judged[i].rule == "model.text"
        if is_text and judged[i + 1].label in ("navigation", "related"):
            judged[i] = Verdict(judged[i + 1].label, "context.heads-links", judged[i].confidence)


def _block(block: Block, lines: Sequence[_Line], follows: bool) -> Block:
    text = " ".join(line.text for line in lines)
    linked = sum(line.link_chars for line in lines)
    breaks = ((0, 0),) if follows else ()
    return block._replace(text=text, link_chars=min(linked, len(text)), breaks=breaks)


def _lines(block: Block) -> list[_Line]:
    inside = [each for each in block.breaks if each[0]]
    ends = (*inside, (len(block.text) + 1, block.link_chars))
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


def _is_job(text: str) -> bool:
    return len(text.split()) <= MOST_WORDS and text[-1] not in ".!?" and not _is_stamp(text)


def _is_stamp(text: str) -> bool:
    return len(text) <= LONGEST and any(map(str.isdigit, text)) and beside_dates(text) is not None
