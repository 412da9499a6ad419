"""The words of all texts of a page: which of them the model reads, and which texts share a stem."""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

import numpy as np

from cleancopy.label.learned.characters import SPACE, Bools, Characters, Indices
from cleancopy.label.learned.hints import word_buckets

_FIRST, _LAST = 6, 3
WORDS_KEPT = _FIRST + _LAST
"""Words of a block that go to the hashed vocabulary: its first six and last three."""
STEM = 6
"""Letters by which two forms of a word are taken for one."""
_STEMS_AMONG, _PAIRS_AMONG = 60, 200
"""Words and characters of a text that are looked at for stems and for pairs."""


class Words(NamedTuple):
    """All words of all texts, one after the other."""

    folded: list[str]
    first: Indices
    """Of each text the position of its first word; at the end the number of words."""
    rows: Indices
    """The text of each word."""
    places: Indices
    """The position of each word in its text."""
    starts: Indices
    """The position of its first character among all characters."""


class Stems(NamedTuple):
    """Beginnings of the longer words; of scripts without spaces the pairs of characters."""

    rows: Indices
    """The text of each distinct stem of a text, in order, …"""
    numbers: Indices
    """… and the number that the stem has on its page."""
    kinds: int
    """How many numbers there are."""


def split_words(folded: str, characters: Characters) -> Words:
    """The words of all texts; `folded` are their characters without regard to case."""
    space = (characters.signs[:-1] & SPACE) != 0
    begins = ~space
    begins[1:] &= space[:-1]
    starts = np.flatnonzero(begins)
    first = np.searchsorted(starts, np.append(characters.starts, len(space)))
    sizes = np.diff(first)
    return Words(
        folded.split(),
        first,
        np.repeat(np.arange(len(sizes)), sizes),
        np.arange(len(starts)) - np.repeat(first[:-1], sizes),
        starts,
    )


def hashed_words(words: Words, written: Indices, counts: Indices) -> list[tuple[int, ...]]:
    """The hashed words of each text: all of a short one, the first and last of any other."""
    rest = np.repeat(written, written) - words.places
    is_kept = (words.places < _FIRST) | (rest <= _LAST) | np.repeat(counts <= WORDS_KEPT, written)
    kept = compress(words.folded, is_kept.tolist())
    hashed = list(map(word_buckets.__getitem__, kept))
    ends = np.cumsum(np.bincount(words.rows[is_kept], minlength=len(counts))).tolist()
    found = [tuple(hashed[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
    for i in np.flatnonzero((counts > WORDS_KEPT) & (written < WORDS_KEPT)).tolist():
        # few words, since its script writes no spaces: its last stand among its first
        found[i] = found[i][:_FIRST] + found[i][-_LAST:]
    return found


def stems_of(words: Words, lower: list[str], paired: Bools) -> Stems:
    """The stems of each text; of the `paired` ones the pairs of their characters."""
    long = np.fromiter(map(len, words.folded), np.int64, count=len(words.folded)) >= STEM
    chosen = long & (words.places < _STEMS_AMONG) & ~paired[words.rows]
    stems = [word[:STEM] for word in compress(words.folded, chosen.tolist())]
    rows = words.rows[chosen]
    for i in np.flatnonzero(paired).tolist():
        line = lower[i]
        pairs = [line[k : k + 2] for k in range(min(len(line), _PAIRS_AMONG) - 1)]
        stems += pairs
        rows = np.concatenate([rows, np.full(len(pairs), i)])
    kinds = {stem: number for number, stem in enumerate(dict.fromkeys(stems))}
    numbers = np.fromiter(map(kinds.__getitem__, stems), np.int64, count=len(stems))
    distinct = np.unique(rows * len(kinds) + numbers)
    if not len(kinds):
        return Stems(distinct, distinct, 0)
    return Stems(*np.divmod(distinct, len(kinds)), len(kinds))
