"""Which blocks of a page its gold text holds: a monotone alignment of blocks with gold words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_SPAN = 3
"""Words in a shingle."""
_STARTS = 6
"""Candidate places kept for one block."""


def words(text: str) -> list[str]:
    """Lower-cased words, as the metrics count them; CJK text one character a word."""
    found = _WORD.findall(text.lower())
    if any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in text[:200]):
        return [c for word in found for c in word]
    return found


def coverage(blocks: Sequence[str], gold: str) -> list[float]:
    """Return for each block the share of its words that stand in the gold, in gold's order.

    Long blocks are placed by their shingles; the heaviest chain of places that keeps page order
    wins. Short blocks then count when gold has their words between their neighbours' places.
    """
    target = words(gold)
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(target) - _SPAN + 1):
        index[tuple(target[i : i + _SPAN])].append(i)
    sources = [words(block) for block in blocks]
    places: list[tuple[int, int, int, float]] = []
    for number, source in enumerate(sources):
        if len(source) > _SPAN:
            places += [(number, *place) for place in _places(source, target, index)]
    chain = _heaviest(places)
    shares = [0.0] * len(blocks)
    ends: dict[int, tuple[int, int]] = {}
    for number, start, end, matched in chain:
        shares[number] = min(matched / len(sources[number]), 1.0)
        ends[number] = (start, end)
    _place_short(sources, target, ends, shares)
    return shares


def _places(
    source: list[str], target: list[str], index: dict[tuple[str, ...], list[int]]
) -> list[tuple[int, int, float]]:
    """(start, end, matched words) of the block's likeliest places in gold."""
    votes: dict[int, int] = defaultdict(int)
    total = 0
    for i in range(len(source) - _SPAN + 1):
        hits = index.get(tuple(source[i : i + _SPAN]))
        if hits:
            total += 1
            for hit in hits[:20]:
                votes[(hit - i) // 8] += 1
    if not votes:
        return []
    best = sorted(votes, key=lambda d: (-votes[d] - votes.get(d + 1, 0), d))[:_STARTS]
    found = []
    for diagonal in best:
        near = votes[diagonal] + votes.get(diagonal + 1, 0) + votes.get(diagonal - 1, 0)
        start = max(diagonal * 8, 0)
        matched = min(max(near, total if len(votes) <= 6 else near) + _SPAN - 1, len(source))
        found.append((start, min(start + len(source), len(target)), float(matched)))
    return found


def _heaviest(places: list[tuple[int, int, int, float]]) -> list[tuple[int, int, int, float]]:
    """The chain of places, one a block at most, in page and gold order, with most words."""
    if not places:
        return []
    best: list[float] = []
    back: list[int] = []
    for i, (number, start, _, weight) in enumerate(places):
        top, link = 0.0, -1
        for j in range(i):
            other = places[j]
            follows = other[0] < number and other[1] + (other[2] - other[1]) * 0.7 <= start + 8
            if follows and best[j] > top:
                top, link = best[j], j
        best.append(top + weight)
        back.append(link)
    at = max(range(len(best)), key=best.__getitem__)
    chain = []
    while at >= 0:
        chain.append(places[at])
        at = back[at]
    return chain[::-1]


def _place_short(
    sources: list[list[str]],
    target: list[str],
    ends: dict[int, tuple[int, int]],
    shares: list[float],
) -> None:
    placed = sorted(ends)
    for number, source in enumerate(sources):
        if not source or len(source) > _SPAN or not placed:
            continue
        at = bisect_right(placed, number)
        low = ends[placed[at - 1]][1] - 12 if at else 0
        high = ends[placed[at]][0] + 12 if at < len(placed) else len(target)
        if at == 0:
            low = max(high - 40, 0)
        if at == len(placed):
            high = min(low + 40, len(target))
        window = target[max(low, 0) : high]
        size = len(source)
        if any(window[i : i + size] == source for i in range(len(window) - size + 1)):
            shares[number] = 1.0
