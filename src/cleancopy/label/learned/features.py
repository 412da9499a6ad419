"""Blocks of one page -> the numbers that the labelling model reads.

One row a block: the shape of its text (`texts`), what mark-up and class names say of it (`hints`),
where it stands, and how much running text stands around it and under the same parent (`places`).
The same columns serve dumps and HTML; what a dump does not know is zero there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from cleancopy.label.learned import places, texts
from cleancopy.label.learned.hints import FAMILIES, PATH_TAGS, read_hints, read_path
from cleancopy.label.learned.texts import Floats

if TYPE_CHECKING:
    from cleancopy.model import Block, Head
    from cleancopy.settings.phrases import Hit, Phrases

TAGS = (
    "", "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "blockquote", "figcaption",
    "img", "div", "span", "time", "button", "option", "select", "dd", "dt", "pre", "figure",
    "section", "article", "header", "a", "label", "legend", "small", "cite", "summary", "caption",
    "tr",
)  # fmt: skip
LABEL_COLUMNS = (
    "navigation", "related", "promo", "comment", "footer", "correction", "byline", "date",
    "caption", "credit", "signoff",
)  # fmt: skip
WIDTH = (
    texts.COLUMNS
    + places.COLUMNS
    + len(LABEL_COLUMNS)
    + len(TAGS)
    + len(PATH_TAGS)
    + 3 * len(FAMILIES)
)
"""Columns of `Features.dense`."""
LONGEST_PHRASED = 1000
"""Characters; no phrase is looked for in a longer block."""
SHORTEST_PAGE = 300
"""Characters of a block that is a page, where it holds most of one."""
_TAG_INDEX = {tag: i for i, tag in enumerate(TAGS)}
_OTHER_TAG = _TAG_INDEX["div"]
_LABEL_INDEX = {label: i for i, label in enumerate(LABEL_COLUMNS)}


class Features(NamedTuple):
    """One page for the model: n blocks."""

    dense: Floats
    """(n, WIDTH)"""
    own: list[tuple[int, ...]]
    """Hashed class words of each block's nearest element that has any."""
    above: list[tuple[int, ...]]
    words: list[tuple[int, ...]]


def phrase_hits(blocks: Sequence[Block], phrases: Phrases) -> list[Hit | None]:
    """What a phrase of furniture says of each block; None for most.

    It says nothing of a block that holds most of the page, which ends in `All rights reserved`.
    """
    match = phrases.match
    most = max(sum(len(block.text) for block in blocks) / 2, SHORTEST_PAGE)
    longest = min(LONGEST_PHRASED - 1, most)
    return [
        match(block.text.casefold()) if 0 < len(block.text) <= longest else None for block in blocks
    ]


def features(
    blocks: Sequence[Block], head: Head, hits: Sequence[Hit | None], common: frozenset[str]
) -> Features:
    """Return the features of one page's blocks.

    `hits` are those of :func:`phrase_hits`, `common` the function words of all languages.
    """
    if not blocks:
        return Features(np.zeros((0, WIDTH), dtype=np.float32), [], [], [])
    found = texts.read_texts(blocks, common)
    dense = np.zeros((len(blocks), WIDTH), dtype=np.float32)
    at = texts.COLUMNS
    dense[:, :at] = found.columns
    dense[:, at : at + places.COLUMNS] = places.read_places(blocks, found, head)
    at += places.COLUMNS
    for row, hit in enumerate(hits):
        if (
            hit is not None
            and blocks[row].text
            and (column := _LABEL_INDEX.get(hit.label)) is not None
        ):
            dense[row, at + column] = 1
    at += len(LABEL_COLUMNS)
    tags = [_TAG_INDEX.get(block.tag, _OTHER_TAG) for block in blocks]
    dense[np.arange(len(blocks)), at + np.array(tags)] = 1
    at += len(TAGS)
    if not blocks[0].path and not any(block.path or block.hints for block in blocks):
        none: list[tuple[int, ...]] = [()] * len(blocks)
        return Features(dense, none, none, found.tokens)
    hints = [read_hints(block.hints) for block in blocks]
    at = _bits(dense, at, [read_path(block.path)[0] for block in blocks], len(PATH_TAGS))
    at = _bits(dense, at, [hint.own for hint in hints], len(FAMILIES))
    at = _bits(dense, at, [hint.near for hint in hints], len(FAMILIES))
    _bits(dense, at, [hint.above for hint in hints], len(FAMILIES))
    return Features(
        dense,
        [hint.own_tokens for hint in hints],
        [hint.above_tokens for hint in hints],
        found.tokens,
    )


def _bits(dense: Floats, at: int, masks: list[int], width: int) -> int:
    dense[:, at : at + width] = _unpacked(masks, width)
    return at + width


def _unpacked(masks: list[int], width: int) -> npt.NDArray[np.int64]:
    """Bits 0 to `width` - 1 of each mask as a row."""
    array = np.array(masks, dtype=np.int64)
    return (array[:, None] >> np.arange(width)) & 1
