"""The headline of a dump: the line above the text that speaks of what the text speaks of.

A dump has no mark-up that tells it from menus, teasers and the summary; the weights are by
judgement, settled on half the publishers of the public test pages (`docs/decisions.md`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.fields.byline import parse_byline
from cleancopy.fields.date import find_dates
from cleancopy.fields.date_forms import MAYBE

if TYPE_CHECKING:
    from cleancopy.model import Block, Verdict

REACH = 60
"""Blocks before the text among which the headline stands."""
TEXT_READ = 60
"""Blocks of the text whose words are compared."""
LONGEST = 250
MENU = 15
"""Blocks before the text from which a dump is of a whole page, its first line no headline."""
STEM = 7
"""Letters by which two forms of a word are the same."""
SIGNED = 6
"""Blocks after the headline among which a page is dated or signed."""
SUMMARY_GAP, SUMMARY_LENGTH = 0.4, 1.25
"""A line is the summary of one right above it if it scores no more and is longer by so much."""

_WORD = re.compile(r"\w+")
CREDITED = re.compile(
    r"[(\[][^()\[\]]{0,60}\b(?:photo|foto|image|bild|getty|reuters|afp|ap)\b[^()\[\]]*[)\]]\s*$",
    re.IGNORECASE,
)
"""`… in Johnstown, Pa. (AP Photo/Jane Example)`: a caption."""
_SURE = ("phrase.", "site.")


class _Line(NamedTuple):
    score: float
    position: int
    shared: float
    """Share of its words that the text has too."""


def likeliest(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], chances: Sequence[float], end: int
) -> int | None:
    """Position of the headline of the text that begins at `end`, or None.

    `chances` are the model's for each block to be the title.
    """
    words = _words(" ".join(_text(blocks, verdicts, end)))
    if not words:
        return None
    repeated = Counter(block.text for block in blocks)
    lines = []
    for i in range(max(0, end - REACH), min(end + 1, len(blocks))):
        if _may_be(blocks, verdicts[i], i, end):
            shared = _shared(blocks[i].text, words)
            score = (
                2.0 * shared + 1.5 * chances[i] - 0.02 * (end - i) + _form(blocks[i], verdicts[i])
            )
            score += 0.1 * (repeated[blocks[i].text] > 1) + 0.6 * _is_signed(blocks, i, end)
            score += 1.0 * _is_page_title(blocks, i) - 0.6 * (i == 0 and end > MENU)
            lines.append(_Line(score, i, shared))
    if not lines:
        return None
    best = max(lines)
    return _above_summary(blocks, lines, best) if best.shared or best.score > 1 else None


def _text(blocks: Sequence[Block], verdicts: Sequence[Verdict], end: int) -> Iterator[str]:
    for block, verdict in zip(
        blocks[end : end + TEXT_READ], verdicts[end : end + TEXT_READ], strict=True
    ):
        if verdict.label in ("paragraph", "quote") and len(block.text) > 60:
            yield block.text


def _words(text: str) -> set[str]:
    """Stems of the longer words; of scripts without spaces the pairs of characters."""
    words: set[str] = set()
    for word in set(_WORD.findall(text.casefold())):
        if not word.isascii() and max(word) > "\u2e7f":
            words.update(word[i : i + 2] for i in range(len(word) - 1))
        elif len(word) > 3 or word.isdigit():
            words.add(word[:STEM])
    return words


def _shared(line: str, words: set[str]) -> float:
    own = _words(line)
    return len(own & words) / max(len(own), 3)


def _length(text: str) -> float:
    """Words, or half the characters where words have no spaces."""
    unspaced = not text.isascii() and max(text) > "\u2e7f"
    return len(text) / 2 if unspaced else len(text.split())


def _may_be(blocks: Sequence[Block], verdict: Verdict, i: int, end: int) -> bool:
    block, text = blocks[i], blocks[i].text
    if not text or len(text) > LONGEST or block.tag == "img":
        return False
    if i == end and (len(text) > 150 or text[-1] in ".!?…"):
        return False
    if verdict.rule.startswith(_SURE) or verdict.label in ("caption", "credit"):
        return False
    if verdict.rule.startswith("alone."):
        return False
    if _length(text) < 3 and block.tag != "h1" and not _is_dated(blocks[min(i + 1, end)].text):
        return False
    return not (_is_dated(text) or CREDITED.search(text) or _is_byline(text))


@lru_cache(maxsize=1024)
def _is_dated(text: str) -> bool:
    if not MAYBE.search(text):
        return False
    found = find_dates(text)
    return bool(found) and len(text) - sum(end - start for _, start, end in found) < 40


def _is_byline(text: str) -> bool:
    return parse_byline(text) is not None


def _form(block: Block, verdict: Verdict) -> float:
    """What length, end, mark-up and label of a line speak for and against it."""
    text, length = block.text, _length(block.text)
    score = min(length, 8) * 0.08 - max(0, len(text) - 110) * 0.01 - 0.5 * (length < 4)
    score += {"h1": 1.5, "h2": 0.5}.get(block.tag, 0.0) + 0.2 * (block.blanks > 0)
    score -= 0.8 * (text[-1] in ".…" and not text.endswith("...")) + 0.5 * bool(block.marker)
    return score - 0.7 * (verdict.label in ("standfirst", "paragraph", "list_item"))


def _is_signed(blocks: Sequence[Block], i: int, end: int) -> bool:
    """Whether a date or byline follows soon."""
    return any(
        len(block.text) < 160 and (_is_dated(block.text) or _is_byline(block.text))
        for block in blocks[i + 1 : min(i + 1 + SIGNED, end + 1)]
    )


def _is_page_title(blocks: Sequence[Block], i: int) -> bool:
    """Whether the dump's first line, where some flatteners put `<title>`, begins with the line."""
    text = blocks[i].text
    return i > 0 and len(text) > 15 and text in blocks[0].text


def _above_summary(blocks: Sequence[Block], lines: Sequence[_Line], best: _Line) -> int:
    length = len(blocks[best.position].text)
    for line in lines:
        near = 0 < best.position - line.position <= SIGNED and line.shared >= 0.4
        shorter = length > SUMMARY_LENGTH * len(blocks[line.position].text)
        if near and shorter and line.score >= best.score - SUMMARY_GAP:
            return line.position
    return best.position
