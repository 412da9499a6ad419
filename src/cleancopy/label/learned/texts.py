"""What the texts of a page's blocks say by their shape, all of them at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from cleancopy.label.learned.characters import (
    AT,
    BAR,
    BRACKET,
    BRACKETED,
    CLOSES,
    COLON,
    COMMA,
    COPYRIGHT,
    DECIMAL,
    DIGIT,
    ENDS,
    FULL,
    LEADS,
    LINKS,
    LOWER,
    OPENS,
    PAUSED,
    POINTS,
    QUESTION,
    QUOTE,
    QUOTED,
    SPACE,
    SPACELESS,
    TITLE,
    UPPER,
    Bools,
    Characters,
    Indices,
    Signs,
    holders,
    lengths,
    lines_at,
    starts_of,
)
from cleancopy.label.learned.tokens import Stems, Words, hashed_words, split_words, stems_of
from cleancopy.model import Block

Floats: TypeAlias = npt.NDArray[np.float32]

COLUMNS = 34
LANGUAGE_COLUMNS = (2, 3)
"""Those that count function words: zero for languages without a list."""
_SHORT = 200
"""Characters of a text in which a date, a credit, a byline or a mark of links is looked for."""
_COMMON_AMONG, _CAPITAL_AMONG = 80, 20
"""Words of a text that are looked at: for function words, for capitals."""
_HEAD = 30
"""Characters of a text in which a colon is looked for."""

_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./:-]\d{1,2}(?:[./-]\d{2,4})?\b|\d{1,2}\s?(?:am|pm|uhr|h\d\d)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d+\s(?:min|hour|day|stunde|tag|heure)"
)
# matches '17 March 2009', '10:30', '5 min read'; not 'a march'
_CREDIT = re.compile(
    r"(?:photo|image|bild|foto|picture|credit|crédit|quelle|source|illustration|©|\(c\))\s*:?"
    r"|getty|reuters|afp|shutterstock|picture alliance|imago|\bap\b|\bdpa\b|\bepa\b|/ap\b"
)
_CREDIT_PARTS = (
    "photo", "image", "foto", "bild", "source", "picture", "credit", "crédit", "quelle",
    "illustration", "©", "(c)", "getty", "reuters", "afp", "shutterstock", "imago", "dpa", "epa",
)  # fmt: skip
"""One of these stands in whatever `_CREDIT` matches, or `ap` as a word."""
_AP = re.compile(r"ap\b(?<!\wap)")
# matches 'by ap', not 'map'; a pattern that begins with a letter is quick to search for
_BYLINE = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|przez|text|written by|from)\s+[A-ZÀ-Þ]", re.I
)
_BYLINE_STARTS = frozenset("by vo pa po di dı do av af pr te wr fr".split())
_LINK_MARK = re.compile(r"https?://|www\.|@\w|#\w|[›»>|•·]\s|\s[|•·›»]\s|^[›»>•·|+-]")

_MOST = 4096
_LOGS = np.append(np.log1p(np.arange(_MOST)) / 4, 2.1)


class Texts(NamedTuple):
    """The texts of n blocks."""

    columns: Floats
    """(n, COLUMNS)"""
    sizes: Indices
    words: Indices
    stops: Indices
    """Function words."""
    sentences: Indices
    tokens: list[tuple[int, ...]]
    """Hashed words."""
    stems: Stems


class _Counts(NamedTuple):
    """How much of what stands in each text."""

    written: Indices
    """Words between spaces."""
    words: Indices
    """The same; of a script without spaces a third of the characters."""
    stops: Indices
    """Function words."""
    sentences: Indices
    decimals: Indices
    spaceless: Bools
    """Whether it has such a script."""


def read_texts(blocks: Sequence[Block], common: frozenset[str]) -> Texts:
    """Return what the texts of at least one block say; `common` are function words."""
    characters = Characters([block.text for block in blocks])
    folded = characters.joined.casefold()
    lower = folded.split("\n")
    words = split_words(folded, characters)
    held, sizes = characters.any(), characters.sizes
    counts = _counted(words, characters, held, common)
    short = sizes < _SHORT
    columns = np.zeros((len(blocks), COLUMNS), dtype=np.float32)
    _by_counts(columns, blocks, characters, words, counts, short)
    _by_ends(columns, characters)
    _by_marks(columns, characters, held, short)
    _by_forms(columns, characters, lower, folded, held, counts.decimals, short)
    columns[sizes == 0] = 0
    return Texts(
        columns,
        sizes,
        counts.words,
        counts.stops,
        counts.sentences,
        hashed_words(words, counts.written, counts.words),
        stems_of(words, lower, counts.spaceless & (counts.written * 12 < lengths(lower))),
    )


def _counted(words: Words, characters: Characters, held: Signs, common: frozenset[str]) -> _Counts:
    """Function words are counted among the first of a text; of a script without spaces every
    fourth word is taken for one."""
    sizes = characters.sizes
    spaceless = (held & SPACELESS) != 0
    written = np.diff(words.first)
    known = np.fromiter(map(common.__contains__, words.folded), bool, count=len(words.folded))
    among = words.rows[known & (words.places < _COMMON_AMONG)]
    stops = np.bincount(among, minlength=len(sizes))
    stops = np.where(written > _COMMON_AMONG, stops * written // _COMMON_AMONG, stops)
    count = np.where(spaceless, np.maximum(written, sizes // 3), written)
    stops = np.where(spaceless, np.where(sizes > 24, count // 4, 0), stops)
    decimals = characters.count((characters.signs & DECIMAL) != 0)
    return _Counts(written, count, stops, _sentences(characters), decimals, spaceless)


def logs(values: Indices) -> npt.NDArray[np.float64]:
    """A quarter of the logarithm of one more; 2.1 from 4,096 on."""
    found: npt.NDArray[np.float64] = _LOGS[np.minimum(values, _MOST)]
    return found


def _sentences(characters: Characters) -> Indices:
    """How often a mark ends a sentence in each text: before a space or at the end, quotes apart."""
    signs = characters.signs
    ends = np.flatnonzero((signs & ENDS) != 0)
    after, beyond = signs[ends + 1], signs[ends + 2]
    closed = (after & SPACE) | np.where((after & CLOSES) != 0, beyond & SPACE, 0)
    return characters.count(ends[closed != 0])


def _by_counts(
    columns: Floats,
    blocks: Sequence[Block],
    characters: Characters,
    words: Words,
    counts: _Counts,
    short: Bools,
) -> None:
    """Columns 0 to 9 and 31 to 33: how long a text is and what share of it is what."""
    sizes, count, stops = characters.sizes, counts.words, counts.stops
    is_capital = (characters.signs[words.starts] & UPPER) != 0
    capitals = words.rows[(words.places < _CAPITAL_AMONG) & is_capital]
    capitals = np.bincount(capitals, minlength=len(blocks))
    columns[:, 0] = logs(sizes)
    columns[:, 1] = logs(count)
    columns[:, 2] = stops / (count + 1)
    columns[:, 3] = np.minimum(stops, 10) / 10
    columns[:, 4] = np.array([block.link_chars for block in blocks]) / np.maximum(sizes, 1)
    columns[:, 5] = capitals / np.minimum(count + 1, 20)
    columns[:, 6] = np.minimum(characters.count((characters.signs & COMMA) != 0), 8) / 8
    columns[:, 7] = np.minimum(counts.sentences, 6) / 6
    columns[:, 8] = counts.sentences == 0
    columns[:, 9] = np.where(short, counts.decimals / np.maximum(sizes, 1), 0)
    columns[:, 31] = sizes / np.maximum(count, 1) / 12 * (count > 0)
    columns[:, 32] = count <= 2
    columns[:, 33] = [block.hidden for block in blocks]


def _by_ends(columns: Floats, characters: Characters) -> None:
    """Columns 10 to 18: how texts begin and end."""
    first, last = characters.first(), characters.last()
    for column, sign in enumerate((UPPER, LOWER, DIGIT, OPENS), 10):
        columns[:, column] = (first & sign) != 0
    for column, sign in enumerate((FULL, POINTS, QUOTED, PAUSED, BRACKETED), 14):
        columns[:, column] = (last & sign) != 0


def _by_marks(columns: Floats, characters: Characters, held: Signs, short: Bools) -> None:
    """Columns 19 to 26: short texts in capitals; what characters stand in a text."""
    columns[:, 19] = short & ((held & (UPPER | LOWER | TITLE)) == UPPER)
    for column, sign in ((20, AT), (21, COPYRIGHT), (22, BAR), (24, QUOTE)):
        columns[:, column] = (held & sign) != 0
    columns[:, 25] = (held & BRACKET) != 0
    columns[:, 26] = (held & QUESTION) != 0
    colons = np.flatnonzero((characters.signs & COLON) != 0)
    rows = np.searchsorted(characters.starts, colons, "right") - 1
    columns[rows[colons - characters.starts[rows] < _HEAD], 23] = 1


def _by_forms(
    columns: Floats,
    characters: Characters,
    lower: list[str],
    folded: str,
    held: Signs,
    decimals: Indices,
    short: Bools,
) -> None:
    """Columns 27 to 30: a date, a credit, a byline, a mark of links in a short text.

    Each pattern is tried only where a part stands that it cannot do without.
    """
    texts = characters.texts
    starts = characters.starts if len(folded) == len(characters.joined) else starts_of(lower)
    is_short = short.tolist()
    dated = holders(folded, starts, ("day",)).union(np.flatnonzero(decimals).tolist())
    for i in dated:
        if is_short[i] and _DATE.search(lower[i]):
            columns[i, 27] = 1
    aps = [found.start() for found in _AP.finditer(folded)]
    for i in holders(folded, starts, _CREDIT_PARTS) | lines_at(starts, aps):
        if is_short[i] and _CREDIT.search(lower[i]):
            columns[i, 28] = 1
    for i, line in enumerate(lower):
        if line[:2] in _BYLINE_STARTS and is_short[i] and _BYLINE.match(texts[i]):
            columns[i, 29] = 1
    linked = np.flatnonzero(((held & LINKS) != 0) | ((characters.first() & LEADS) != 0)).tolist()
    for i in holders(characters.joined, characters.starts, ("http", "www.")).union(linked):
        if is_short[i] and _LINK_MARK.search(texts[i]):
            columns[i, 30] = 1
