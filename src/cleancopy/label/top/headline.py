"""The headline of a dump: the line above the text that speaks of what the text speaks of.

A dump has no mark-up that tells it from menus, teasers and the summary. Each line is weighed by
what `headline_features` says of it; the weights are those of `python -m bench.headline`, fitted to
half the publishers of the public test pages and to pages whose HTML states the title
(`docs/decisions.md`).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.forms import may_hold_date
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.leads import is_filing, is_lead_in
from cleancopy.fields.title import is_path
from cleancopy.label.top.headline_features import (
    LEAST,
    REACH,
    SIGNED,
    Around,
    features,
    length_of,
    shared_with,
    words_of,
)
from cleancopy.label.top.headline_weights import WEIGHTS
from cleancopy.label.traits import is_sure
from cleancopy.segment.menus import is_menu

if TYPE_CHECKING:
    from cleancopy.model import Block, Verdict

BEYOND = 3
"""Blocks after the text's start among which its headline may stand."""
TEXT_READ = 60
"""Blocks of the text whose words are compared."""
LONGEST = 250
MENU_LENGTH = 120
"""Characters from which a line of capitalised words is a menu, no headline."""

_WORD = re.compile(r"\w+")
CREDITED = re.compile(
    r"^(?:photos?|images?|fotos?|bild(?:er)?|pictures?)\s?:|[(\[][^()\[\]]{0,60}\b(?:photo|foto|image|bild|getty|reuters|afp|ap)\b[^()\[\]]*[)\]]\s*$",
    re.IGNORECASE,
)
"""`Image: Jane Example`, `… in Johnstown, Pa. (AP Photo/Jane Example)`: a credit, a caption."""


class Line(NamedTuple):
    """A line that may be the headline."""

    position: int
    features: Mapping[str, float]

    @property
    def score(self) -> float:
        """What the weights make of the features."""
        return sum(WEIGHTS.get(name, 0.0) * value for name, value in self.features.items())


def likeliest(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], chances: Sequence[float], end: int
) -> int | None:
    """Position of the headline of the text that begins at `end`, or None.

    `chances` are the model's for each block to be the title.
    """
    lines = candidates(blocks, verdicts, chances, end)
    if not lines:
        return None
    best = max(lines, key=lambda line: (line.score, -line.position))
    shared = best.features["shared"] >= LEAST or best.features["chance"] > math.log(LEAST)
    return best.position if shared or len(lines) == 1 else None


def candidates(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], chances: Sequence[float], end: int
) -> list[Line]:
    """The lines around the start of the text that may be its headline; none without a text."""
    words = Counter(stem for text in _text(blocks, verdicts, end) for stem in words_of(text))
    if not words:
        return []
    start = max(0, end - REACH)
    near = range(start, min(end + BEYOND, len(blocks)))
    formed = [i for i in near if _may_be(blocks, verdicts[i], i, end)]
    asked = {k for i in formed for k in range(i, min(i + SIGNED + 1, len(blocks)))}
    signs = frozenset(k for k in asked if _signs(blocks[k]))
    found = [i for i in formed if i not in signs]
    shared = {i: shared_with(blocks[i].text, words) for i in found}
    repeated = Counter(block.text for block in blocks)
    whole = "\n".join(block.text for block in blocks)
    most = max(shared.values(), default=0.0)
    first = next((i for i in found if shared[i] >= 2 * LEAST), None)
    indent = blocks[min(end, len(blocks) - 1)].indent
    page = Around(blocks, verdicts, end, words, shared, most, repeated, whole, signs, indent, first)
    return [Line(i, features(page, i, chances[i])) for i in found]


def _text(blocks: Sequence[Block], verdicts: Sequence[Verdict], end: int) -> Iterator[str]:
    for block, verdict in zip(
        blocks[end : end + TEXT_READ], verdicts[end : end + TEXT_READ], strict=True
    ):
        if verdict.label in ("paragraph", "quote") and len(block.text) > 60:
            yield block.text


def _may_be(blocks: Sequence[Block], verdict: Verdict, i: int, end: int) -> bool:
    block, text = blocks[i], blocks[i].text
    if (
        not is_line(blocks, i)
        or block.tag == "img"
        or len(text) > LONGEST
        or not _WORD.search(text)
    ):
        return False
    if i >= end and (len(text) > 150 or text[-1] in ".!?…"):
        return False
    if is_sure(verdict) or verdict.label == "credit":
        return False
    if verdict.label == "caption" and verdict.rule != "context.above-credit":
        return False
    if verdict.rule.startswith("alone.") or is_path(text) or is_lead_in(text) or is_filing(text):
        return False
    if length_of(text) < 3 and not _stands_out(blocks, i):
        return False
    return CREDITED.search(text) is None


def is_line(blocks: Sequence[Block], i: int) -> bool:
    """Whether the block is a line that may be a headline: no piece, nor a menu out of a line."""
    text, near = blocks[i].text, blocks[max(i - 1, 0) : i + 2]
    is_part = sum(other.at == blocks[i].at for other in near) > 1
    is_cut_menu = is_part and len(text) > MENU_LENGTH and is_menu(text)
    return not is_cut_menu and not is_piece(blocks, i)


def is_piece(blocks: Sequence[Block], i: int) -> bool:
    """Whether the block goes on the one before it or is gone on by the next: no line of its own."""
    return any(block.cut for block in blocks[i : i + 2])


def _stands_out(blocks: Sequence[Block], i: int) -> bool:
    """Whether one or two words may be a headline: by their mark-up, set apart, above a date."""
    block, after = blocks[i], blocks[min(i + 1, len(blocks) - 1)]
    if block.tag == "h1" or _is_dated(after.text):
        return True
    return not block.marker and block.blanks > 0 and after.blanks > 0


@lru_cache(maxsize=1024)
def _is_dated(text: str) -> bool:
    if not may_hold_date(text):
        return False
    found = find_dates(text)
    return bool(found) and len(text) - sum(end - start for _, start, end in found) < 40


def _signs(block: Block) -> bool:
    """Whether a line dates or signs the page."""
    text = block.text
    return 0 < len(text) < 160 and (_is_dated(text) or parse_byline(text) is not None)
