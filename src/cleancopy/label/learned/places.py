"""Where each block stands: how much running text is before, around and under the same parent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

from cleancopy.label.learned.characters import Bools, Indices
from cleancopy.label.learned.texts import Floats, Texts, logs
from cleancopy.label.learned.tokens import Stems
from cleancopy.model import Block, Head

COLUMNS = 46
CORE = 8
"""Blocks on each side of the place with most running text that make up the core of the page."""

ARTICLE_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|BlogPosting|Report)"')
LISTING_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:CollectionPage|ItemList|SearchResultsPage)"')
_ARTICLE_BODY = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]++|\\.)*+)"', re.S)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_LETTERS = re.compile(r"[\W_]+")


def read_places(blocks: Sequence[Block], texts: Texts, head: Head) -> Floats:
    """Return (n, COLUMNS) numbers of the places of at least one block."""
    n = len(blocks)
    sizes = texts.sizes.astype(np.float32)
    links = np.array([block.link_chars for block in blocks], dtype=np.float32)
    good = _good(blocks, texts, links)
    total = float(good.sum()) + 1e-6
    place = np.zeros((n, COLUMNS), dtype=np.float32)
    order = np.arange(n, dtype=np.float32)
    before = np.cumsum(good) - good
    place[:, 0] = order / max(n, 1)
    place[:, 1] = np.log1p(order) / 4
    place[:, 2] = np.log1p(n - 1 - order) / 4
    place[:, 3] = before / total
    place[:, 4] = (total - before - good) / total
    place[:, 5] = np.cumsum(sizes) / (sizes.sum() + 1)
    place[:, 6] = good / total
    place[:, 7] = good > 0
    place[:, 8], place[:, 9] = _gaps(good > 0)
    for column, reach in ((10, 2), (11, 6), (12, 15)):
        place[:, column] = _around(good, reach) / total
    place[:, 13] = _around(links, 4) / (_around(sizes, 4) + 1)
    html = bool(blocks[0].path)
    if html:
        place[:, 14:21] = _by_parent(blocks, good, total)
        place[:, 21] = 1
    place[:, 22] = np.minimum([block.blanks for block in blocks], 4) / 4
    place[:-1, 23] = place[1:, 22]
    place[:, 24] = np.minimum([block.indent for block in blocks], 12) / 12
    place[:, 25] = [bool(block.marker) for block in blocks]
    counts = Counter([block.text for block in blocks])
    place[:, 26] = [counts[block.text] > 1 for block in blocks]
    if head.title:
        place[:, 27] = [_same(block.text, head.title) for block in blocks]
    described = {value[:60] for name, value in head.metas if name.endswith("description")}
    if described:
        place[:, 28] = [b.text[:60] in described and len(b.text) > 20 for b in blocks]
    place[:, 29] = np.log1p(n) / 6
    place[:, 30] = np.log1p(total) / 8
    place[:, 31] = int(sum(block.link_chars for block in blocks)) / (float(sizes.sum()) + 1)
    if html:
        _by_head(place, blocks, head)
    _by_core(place[:, 40:], texts.stems, good)
    return place


def _good(blocks: Sequence[Block], texts: Texts, links: Floats) -> Floats:
    """Characters of running text in each block, 0 for anything that does not look like it.

    Function words tell it in the languages whose words are known, sentences in all others.
    """
    words, sizes = texts.words, texts.sizes
    runs = (words >= 10) & (links * 3 < sizes)
    runs &= (texts.stops * 8 >= words) | ((words >= 14) & (texts.sentences > 0))
    for i in np.flatnonzero(runs).tolist():
        if ">noscript" in blocks[i].path:
            runs[i] = False
    return np.where(runs, sizes, 0).astype(np.float32)


def _gaps(good: Bools) -> tuple[Floats, Floats]:
    """Log distance in blocks to the last and to the next good block; 1.5 without any."""
    n = len(good)
    index = np.arange(n)
    last = np.maximum.accumulate(np.where(good, index, -1000))
    following = np.minimum.accumulate(np.where(good, index, n + 10_000)[::-1])[::-1]
    return (
        np.minimum(np.log1p(index - last) / 3, 1.5).astype(np.float32),
        np.minimum(np.log1p(following - index) / 3, 1.5).astype(np.float32),
    )


def _around(values: Floats, reach: int) -> Floats:
    """Sum over the blocks at most `reach` away, the block itself left out."""
    n = len(values)
    sums = np.zeros(n + 1)
    np.cumsum(values, dtype=np.float64, out=sums[1:])
    index = np.arange(n)
    window = sums[np.minimum(index + reach + 1, n)] - sums[np.maximum(index - reach, 0)]
    return (window - values).astype(np.float32)


def _by_parent(blocks: Sequence[Block], good: Floats, total: float) -> npt.NDArray[np.float64]:
    """Columns 14 to 20: good text under the same parent, above it, and of the same shape."""
    found = np.empty((len(blocks), 7))
    parents = _numbered([block.at.rpartition("/")[0] for block in blocks])
    above = _parents(parents)
    third = _parents(above)
    shapes = _numbered([(block.path, block.hints) for block in blocks])
    amounts = good.astype(np.float64)
    for column, (_, rows) in enumerate((parents, above, third, shapes)):
        found[:, column] = np.bincount(rows, weights=amounts)[rows] / total
    found[:, 4] = logs(np.bincount(shapes[1])[shapes[1]])
    found[:, 5] = logs(np.bincount(parents[1])[parents[1]])
    own = np.bincount(parents[1], weights=amounts)
    found[:, 6] = own[parents[1]] / (own.max() + 1e-6)
    return found


def _numbered(keys: Sequence[Hashable]) -> tuple[list[Hashable], Indices]:
    """The distinct keys, and the position of each key among them."""
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return list(numbers), np.fromiter(map(numbers.__getitem__, keys), np.int64, count=len(keys))


def _parents(paths: tuple[list[Hashable], Indices]) -> tuple[list[Hashable], Indices]:
    """As `_numbered`, for the parents of numbered paths."""
    keys, rows = paths
    found, numbers = _numbered([str(key).rpartition("/")[0] for key in keys])
    return found, numbers[rows]


def _by_head(place: Floats, blocks: Sequence[Block], head: Head) -> None:
    """Columns 32 to 39: what the head says of the page, and of the body in its JSON-LD."""
    types = {value.lower() for name, value in head.metas if name == "og:type"}
    place[:, 32] = "article" in types
    place[:, 33] = bool(types & {"website", "blog", "profile", "object"})
    place[:, 34] = any(ARTICLE_TYPE.search(text) for text in head.jsonld)
    place[:, 35] = any(LISTING_TYPE.search(text) for text in head.jsonld)
    place[:, 36] = any(name == "article:published_time" for name, _ in head.metas)
    place[:, 37] = [block.tag for block in blocks].count("h1") == 1
    stated = stated_body(head.jsonld)
    if stated:
        place[:, 38] = 1
        place[:, 39] = [
            len(block.text) > 15 and (folded := _LETTERS.sub("", block.text[:80])) in stated
            and len(folded) > 10
            for block in blocks
        ]  # fmt: skip


def _by_core(place: Floats, stems: Stems, good: Floats) -> None:
    """Six columns: how near a block is to the core of the page, and how much it speaks of it."""
    n = len(good)
    middle = int((_around(good, 4) + good).argmax())
    first, end = max(middle - CORE, 0), min(middle + CORE + 1, n)
    inside = np.flatnonzero(good[first:end] > 0) + first
    if not len(inside):
        return
    order = np.arange(n)
    place[:, 0] = np.log1p(np.maximum(inside[0] - order, 0)) / 4
    place[:, 1] = np.log1p(np.maximum(order - inside[-1], 0)) / 4
    place[:, 2] = (order >= inside[0]) & (order <= inside[-1])
    own = np.zeros(n, dtype=bool)
    own[inside] = True
    is_own = own[stems.rows]
    counts = np.bincount(stems.numbers[is_own], minlength=stems.kinds)[stems.numbers]
    known = np.bincount(stems.rows[counts > is_own], minlength=n)
    size = np.bincount(stems.rows, minlength=n)
    place[:, 3] = known / np.maximum(size, 1)
    place[:, 4] = np.minimum(known, 8) / 8
    place[:, 5] = (size > 0) / (1 + size)


def stated_body(jsonld: Iterable[str]) -> str:
    """The letters of the `articleBody` that JSON-LD states, mark-up left in; "" without one."""
    found = [match[1] for text in jsonld for match in _ARTICLE_BODY.finditer(text)]
    if not found:
        return ""
    text = max(found, key=len)
    if "\\" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
        text = text.replace("\\n", " ").replace("\\", "")
    return _LETTERS.sub("", text)


def _same(text: str, title: str) -> float:
    """1 for the text of the page's title, between 0 and 1 for a long part of it."""
    if len(text) < 12 or len(text) > 300:
        return 0.0
    if text in title:
        return len(text) / len(title)
    return 0.9 if text[:40] == title[:40] else 0.0
