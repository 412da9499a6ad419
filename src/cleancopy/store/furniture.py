"""Which lines of a site are furniture, by the set of its pages alone.

A page counts by its article, not by its file: a line's weight is the number of distinct headlines
among the pages that have it, or of distinct long passages in one place, whichever is less, so that
copies, re-crawls and one story under many headlines are one page. Keys of 0 (a page without a
headline) are no evidence.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.int64]

BUCKETS = 1 << 20
CHUNK = 500
"""Pages in memory at a time."""
PORTION = 1_000_000
"""About as many (line, page) pairs are sorted at once."""


class PageKeys(NamedTuple):
    """What one page tells: identity keys, and its lines as packed 64-bit integers."""

    title: int
    bodies: tuple[int, int, int]
    lines: bytes


Pages = Callable[[], Iterable[PageKeys]]


def furniture(pages: Pages, min_pages: int, min_share: float) -> frozenset[int]:
    """The lines that weigh at least `min_pages`, and `min_share` of all the site's pages.

    `pages` gives the same pages in the same order each time it is called. Memory does not grow
    with the lines, only by 32 bytes a page.
    """
    identity = _identity(pages())
    everything = np.arange(len(identity))
    total = _weights(np.zeros(len(identity), np.int64), identity[everything])[1]
    needed = max(min_pages, math.ceil(round(min_share * int(total.max(initial=0)), 9)), 1)
    if len(identity) < needed:
        return frozenset()
    counts = _bucket_counts(pages())
    portions = 1 + int(counts[counts >= needed].sum()) // PORTION
    found: set[int] = set()
    for portion in range(portions):
        lines, at = _pairs(pages(), counts >= needed, portion, portions)
        keys, weights = _weights(lines, identity[at])
        found.update(keys[weights >= needed].tolist())
    return frozenset(found)


def _identity(pages: Iterable[PageKeys]) -> Keys:
    """One row a page: title key and three body keys."""
    flat = np.fromiter((key for page in pages for key in (page.title, *page.bodies)), np.int64)
    return flat.reshape(-1, 4)


def _bucket_counts(pages: Iterable[PageKeys]) -> NDArray[np.int64]:
    """How many lines fall into each bucket: an upper bound of the pages of each line in it."""
    counts = np.zeros(BUCKETS, np.int64)
    for lines, _ in _chunks(pages):
        counts += np.bincount(lines & (BUCKETS - 1), minlength=BUCKETS)
    return counts


def _pairs(
    pages: Iterable[PageKeys], busy: NDArray[np.bool_], portion: int, portions: int
) -> tuple[Keys, Keys]:
    """(lines, pages) of the lines of one portion that can be furniture at all."""
    found_lines, found_at = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for lines, at in _chunks(pages):
        bucket = lines & (BUCKETS - 1)
        wanted = busy[bucket] & (bucket % portions == portion)
        found_lines.append(lines[wanted])
        found_at.append(at[wanted])
    return np.concatenate(found_lines), np.concatenate(found_at)


def _chunks(pages: Iterable[PageKeys]) -> Iterator[tuple[Keys, Keys]]:
    """(lines, number of the page of each) of some pages at a time."""
    stream, start = iter(pages), 0
    while chunk := list(islice(stream, CHUNK)):
        lines = np.frombuffer(b"".join(page.lines for page in chunk), np.int64)
        lengths = [len(page.lines) // 8 for page in chunk]
        yield lines, np.repeat(np.arange(start, start + len(chunk)), lengths)
        start += len(chunk)


def _weights(lines: Keys, identity: Keys) -> tuple[Keys, Keys]:
    """(distinct lines, their weights); `identity` is that of each line's page."""
    keys, line_of = np.unique(lines, return_inverse=True)
    counts = [_distinct(line_of, identity[:, column], len(keys)) for column in range(4)]
    return keys, np.minimum(counts[0], np.maximum.reduce(counts[1:]))


def _distinct(line_of: Keys, values: Keys, size: int) -> Keys:
    """For each line the number of distinct values other than 0."""
    known = values != 0
    line_of, values = line_of[known], values[known]
    order = np.lexsort((values, line_of))
    line_of, values = line_of[order], values[order]
    first = np.ones(len(values), np.bool_)
    first[1:] = (line_of[1:] != line_of[:-1]) | (values[1:] != values[:-1])
    return np.bincount(line_of[first], minlength=size)
