"""Blocks of one page -> the numbers that the labelling model reads.

One row a block: the shape of its text, what mark-up and class names say of it, where it stands,
and how much running text stands around it and under the same parent. The same columns serve
dumps and HTML; what a dump does not know is zero there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from cleancopy.label.hints import FAMILIES, PATH_TAGS, bucket, read_hints, read_path

if TYPE_CHECKING:
    from cleancopy.model import Block, Head
    from cleancopy.settings.phrases import Hit, Phrases

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

_DIGIT = re.compile(r"\d")
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./:-]\d{1,2}(?:[./-]\d{2,4})?\b|\d{1,2}\s?(?:am|pm|uhr|h\d\d)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d+\s(?:min|hour|day|stunde|tag|heure)"
)
# matches '17 March 2009', '10:30', '5 min read'; not 'a march'
_CREDIT = re.compile(
    r"(?:photo|image|bild|foto|picture|credit|crédit|quelle|source|illustration|©|\(c\))\s*:?"
    r"|getty|reuters|afp|shutterstock|picture alliance|imago|\bap\b|\bdpa\b|\bepa\b|/ap\b"
)
_BYLINE = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|przez|text|written by|from)\s+[A-ZÀ-Þ]", re.I
)
_LINK_MARK = re.compile(r"https?://|www\.|@\w|#\w|[›»>|•·]\s|\s[|•·›»]\s|^[›»>•·|+-]")
_SENTENCE = re.compile(r"[.!?。！？][\"”’»)]?(?:\s|$)")
_SPACELESS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")

ARTICLE_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|BlogPosting|Report)"')
LISTING_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"(?:CollectionPage|ItemList|SearchResultsPage)"')
_ARTICLE_BODY = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]|\\.)*)"', re.S)
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_LETTERS = re.compile(r"[\W_]+")

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
_TEXT_COLUMNS = 34
_PLACE_COLUMNS = 46
WIDTH = (
    _TEXT_COLUMNS
    + _PLACE_COLUMNS
    + len(LABEL_COLUMNS)
    + len(TAGS)
    + len(PATH_TAGS)
    + 3 * len(FAMILIES)
)
"""Columns of `Features.dense`."""
WORDS_KEPT = 9
"""Words of a block that go to the hashed vocabulary: its first six and last three."""
LONGEST_PHRASED = 1000
"""Characters; no phrase is looked for in a longer block."""
LANGUAGE_COLUMNS = (2, 3)
"""Columns of `Features.dense` that count function words: zero for languages without a list."""


class Features(NamedTuple):
    """One page for the model: n blocks."""

    dense: Floats
    """(n, WIDTH)"""
    own: list[tuple[int, ...]]
    """Hashed class words of each block's nearest element that has any."""
    above: list[tuple[int, ...]]
    words: list[tuple[int, ...]]


class _Text(NamedTuple):
    numbers: tuple[float, ...]
    signs: int
    stems: frozenset[str]
    words: int
    stops: int
    sentences: int
    letters: tuple[int, ...]
    label: int


def phrase_hits(blocks: Sequence[Block], phrases: Phrases) -> list[Hit | None]:
    """What a phrase of furniture says of each block; None for most."""
    match = phrases.match
    return [
        match(block.text.casefold()) if 0 < len(block.text) < LONGEST_PHRASED else None
        for block in blocks
    ]


def features(
    blocks: Sequence[Block], head: Head, hits: Sequence[Hit | None], common: frozenset[str]
) -> Features:
    """Return the features of one page's blocks.

    `hits` are those of :func:`phrase_hits`, `common` the function words of all languages.
    """
    if not blocks:
        return Features(np.zeros((0, WIDTH), dtype=np.float32), [], [], [])
    texts = [_text(block, hit, common) for block, hit in zip(blocks, hits, strict=True)]
    hints = [read_hints(block.hints) for block in blocks]
    paths = [read_path(block.path) for block in blocks]
    n = len(blocks)
    dense = np.zeros((n, WIDTH), dtype=np.float32)
    at = 0
    dense[:, _NUMBER_COLUMNS] = [text.numbers for text in texts]
    dense[:, _SIGN_COLUMNS] = _unpacked([text.signs for text in texts], _SIGNS)
    at += _TEXT_COLUMNS
    dense[:, at : at + _PLACE_COLUMNS] = _places(blocks, texts, head)
    at += _PLACE_COLUMNS
    rows = np.arange(n)
    labels = np.array([text.label for text in texts])
    hit = labels >= 0
    dense[rows[hit], at + labels[hit]] = 1
    at += len(LABEL_COLUMNS)
    dense[rows, at + np.array([_TAG_INDEX.get(block.tag, _OTHER_TAG) for block in blocks])] = 1
    at += len(TAGS)
    at = _bits(dense, at, [path[0] for path in paths], len(PATH_TAGS))
    at = _bits(dense, at, [hint.own for hint in hints], len(FAMILIES))
    at = _bits(dense, at, [hint.near for hint in hints], len(FAMILIES))
    _bits(dense, at, [hint.above for hint in hints], len(FAMILIES))
    return Features(
        dense,
        [hint.own_tokens for hint in hints],
        [hint.above_tokens for hint in hints],
        [text.letters for text in texts],
    )


_TAG_INDEX = {tag: i for i, tag in enumerate(TAGS)}
_OTHER_TAG = _TAG_INDEX["div"]
_LABEL_INDEX = {label: i for i, label in enumerate(LABEL_COLUMNS)}


_NO_TEXT = _Text((0.0,) * 10, 0, frozenset(), 0, 0, 0, (), -1)


def _bits(dense: Floats, at: int, masks: list[int], width: int) -> int:
    dense[:, at : at + width] = _unpacked(masks, width)
    return at + width


def _unpacked(masks: list[int], width: int) -> npt.NDArray[np.int64]:
    """Bits 0 to `width` - 1 of each mask as a row."""
    array = np.array(masks, dtype=np.int64)
    return (array[:, None] >> np.arange(width)) & 1


@lru_cache(maxsize=50_000)
def _word_bucket(word: str) -> int:
    return bucket(word)


def _text(block: Block, hit: Hit | None, common: frozenset[str]) -> _Text:
    text = block.text
    size = len(text)
    if not size:
        return _NO_TEXT
    lower = text.casefold()
    words = lower.split()
    count = len(words)
    if not text.isascii() and _SPACELESS.search(text):
        count = max(count, size // 3)
        stops = count // 4 if size > 24 else 0
    else:
        stops = 0
        for word in words[:80]:
            if word in common:
                stops += 1
        if count > 80:
            stops = stops * count // 80
    capitals = 0
    for word in text.split(None, 20)[:20]:
        if word[0].isupper():
            capitals += 1
    tokens = words if count <= WORDS_KEPT else [*words[:6], *words[-3:]]
    sentences = len(_SENTENCE.findall(text))
    short = size < 200
    numbers = (
        _log(size),
        _log(count),
        stops / (count + 1),
        min(stops, 10) / 10,
        block.link_chars / size,
        capitals / min(count + 1, 20),
        min(text.count(","), 8) / 8,
        min(sentences, 6) / 6,
        len(_DIGIT.findall(text)) / size if short else 0.0,
        size / count / 12 if count else 0.0,
    )
    return _Text(
        numbers,
        _signs(text, lower, short, sentences, count) | (_HIDDEN if block.hidden else 0),
        _stems(words, lower),
        count,
        stops,
        sentences,
        tuple([_word_bucket(word) for word in tokens]),
        _LABEL_INDEX.get(hit.label, -1) if hit is not None else -1,
    )


def _stems(words: list[str], lower: str) -> frozenset[str]:
    """Beginnings of the longer words; of scripts without spaces the pairs of characters."""
    if len(words) * 12 < len(lower) and not lower.isascii() and _SPACELESS.search(lower):
        return frozenset([lower[i : i + 2] for i in range(min(len(lower), 200) - 1)])
    return frozenset([word[:STEM] for word in words[:60] if len(word) >= STEM])


STEM = 6
"""Letters by which two forms of a word are taken for one."""
CORE = 8
"""Blocks on each side of the place with most running text that make up the core of the page."""

_SIGNS = 24
"""Yes-or-no columns of a text, as bits; see `_signs`."""
_HIDDEN = 1 << 23
_NUMBER_COLUMNS = (0, 1, 2, 3, 4, 5, 6, 7, 9, 31)
_SIGN_COLUMNS = (8, *range(10, 31), 32, 33)
"""Where the numbers and the signs of a text stand among its columns."""


def _signs(text: str, lower: str, short: bool, sentences: int, count: int) -> int:
    """Bit i of the result is column `_SIGN_COLUMNS[i]`."""
    first, last = text[0], text[-1]
    signs = 1 if sentences == 0 else 0
    if first.isupper():
        signs |= 1 << 1
    elif first.islower():
        signs |= 1 << 2
    elif first.isdigit():
        signs |= 1 << 3
    elif first in "\"“„«‘'「–—":
        signs |= 1 << 4
    if not last.isalnum():
        signs |= _ENDINGS.get(last, 0)
    if "@" in text:
        signs |= 1 << 11
    if "©" in text:
        signs |= 1 << 12
    if "|" in text:
        signs |= 1 << 13
    if ":" in text[:30]:
        signs |= 1 << 14
    if '"' in text or "“" in text or "„" in text or "«" in text:
        signs |= 1 << 15
    if "(" in text:
        signs |= 1 << 16
    if "?" in text:
        signs |= 1 << 17
    if count <= 2:
        signs |= 1 << 22
    return signs | _short_signs(text, lower) if short else signs


def _short_signs(text: str, lower: str) -> int:
    signs = 1 << 10 if text.isupper() else 0
    if _DATE.search(lower):
        signs |= 1 << 18
    if any(map(lower.__contains__, _CREDIT_PARTS)) and _CREDIT.search(lower):
        signs |= 1 << 19
    if _BYLINE.match(text):
        signs |= 1 << 20
    if _LINK_MARK.search(text):
        signs |= 1 << 21
    return signs


def _endings() -> dict[str, int]:
    """Bits 5 to 9: how the last character ends a text."""
    kinds = (".!?。…！？", ":：", "\"”»“’'」", ",;–-", ")]")
    return {char: 1 << (5 + i) for i, kind in enumerate(kinds) for char in kind}


_ENDINGS = _endings()
_CREDIT_PARTS = (
    "ap", "photo", "image", "foto", "bild", "source", "picture", "credit", "crédit", "quelle",
    "illustration", "©", "(c)", "getty", "reuters", "afp", "shutterstock", "imago", "dpa", "epa",
)  # fmt: skip
"""One of these stands in whatever `_CREDIT` matches: a cheap first test."""
_LOGS = np.log1p(np.arange(4096)).astype(float).tolist()


def _log(value: int) -> float:
    return _LOGS[value] / 4 if value < 4096 else 2.1


def _places(blocks: Sequence[Block], texts: Sequence[_Text], head: Head) -> Floats:
    n = len(blocks)
    sizes = np.array([len(block.text) for block in blocks], dtype=np.float32)
    good = _good(blocks, texts, sizes)
    total = float(good.sum()) + 1e-6
    place = np.zeros((n, _PLACE_COLUMNS), dtype=np.float32)
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
    place[:, 13] = _around(np.array([b.link_chars for b in blocks], dtype=np.float32), 4) / (
        _around(sizes, 4) + 1
    )
    html = any(block.path for block in blocks[:1])
    if html:
        _by_parent(place, blocks, good, total)
        place[:, 21] = 1
    place[:, 22] = [min(block.blanks, 4) / 4 for block in blocks]
    place[:-1, 23] = place[1:, 22]
    place[:, 24] = [min(block.indent, 12) / 12 for block in blocks]
    place[:, 25] = [bool(block.marker) for block in blocks]
    counts = Counter(block.text for block in blocks)
    place[:, 26] = [counts[block.text] > 1 for block in blocks]
    place[:, 27] = [_same(block.text, head.title) for block in blocks] if head.title else 0
    described = {value[:60] for name, value in head.metas if name.endswith("description")}
    if described:
        place[:, 28] = [len(b.text) > 20 and b.text[:60] in described for b in blocks]
    place[:, 29] = np.log1p(n) / 6
    place[:, 30] = np.log1p(total) / 8
    place[:, 31] = sum(block.link_chars for block in blocks) / (float(sizes.sum()) + 1)
    if html:
        _by_head(place, blocks, head)
    _by_core(place[:, 40:], texts, good)
    return place


def _good(blocks: Sequence[Block], texts: Sequence[_Text], sizes: Floats) -> Floats:
    """Characters of running text in each block, 0 for anything that does not look like it.

    Function words tell it in the languages whose words are known, sentences in all others.
    """
    return np.array(
        [
            size
            if text.words >= 10
            and (text.stops * 8 >= text.words or (text.words >= 14 and text.sentences))
            and block.link_chars * 3 < size
            and ">noscript" not in block.path
            else 0.0
            for block, text, size in zip(blocks, texts, sizes.tolist(), strict=True)
        ],
        dtype=np.float32,
    )


def _gaps(good: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Log distance in blocks to the last and to the next good block; 1.5 without any."""
    n = len(good)
    index = np.arange(n)
    last = np.maximum.accumulate(np.where(good, index, -1000))
    following = np.minimum.accumulate(np.where(good, index, 10_000)[::-1])[::-1]
    return (
        np.minimum(np.log1p(index - last) / 3, 1.5).astype(np.float32),
        np.minimum(np.log1p(following - index) / 3, 1.5).astype(np.float32),
    )


def _around(values: Floats, reach: int) -> Floats:
    """Sum over the blocks at most `reach` away, the block itself left out."""
    sums = np.concatenate(([0.0], np.cumsum(values, dtype=np.float64)))
    n = len(values)
    index = np.arange(n)
    window = sums[np.minimum(index + reach + 1, n)] - sums[np.maximum(index - reach, 0)]
    return (window - values).astype(np.float32)


def _by_parent(place: Floats, blocks: Sequence[Block], good: Floats, total: float) -> None:
    """Columns 14 to 20: good text under the same parent, above it, and of the same shape."""
    parents: dict[str, float] = defaultdict(float)
    above: dict[str, float] = defaultdict(float)
    third: dict[str, float] = defaultdict(float)
    signatures: dict[tuple[str, str], float] = defaultdict(float)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    siblings: dict[str, int] = defaultdict(int)
    keys = []
    for block, amount in zip(blocks, good.tolist(), strict=True):
        parent = block.at.rpartition("/")[0]
        grand = parent.rpartition("/")[0]
        great = grand.rpartition("/")[0]
        signature = (block.path, block.hints)
        keys.append((parent, grand, great, signature))
        parents[parent] += amount
        above[grand] += amount
        third[great] += amount
        signatures[signature] += amount
        counts[signature] += 1
        siblings[parent] += 1
    best = max(parents.values()) + 1e-6
    place[:, 14:21] = [
        (
            parents[parent] / total,
            above[grand] / total,
            third[great] / total,
            signatures[signature] / total,
            _log(counts[signature]),
            _log(siblings[parent]),
            parents[parent] / best,
        )
        for parent, grand, great, signature in keys
    ]


def _by_head(place: Floats, blocks: Sequence[Block], head: Head) -> None:
    """Columns 32 to 39: what the head says of the page, and of the body in its JSON-LD."""
    types = {value.lower() for name, value in head.metas if name == "og:type"}
    place[:, 32] = "article" in types
    place[:, 33] = bool(types & {"website", "blog", "profile", "object"})
    place[:, 34] = any(ARTICLE_TYPE.search(text) for text in head.jsonld)
    place[:, 35] = any(LISTING_TYPE.search(text) for text in head.jsonld)
    place[:, 36] = any(name == "article:published_time" for name, _ in head.metas)
    place[:, 37] = sum(block.tag == "h1" for block in blocks) == 1
    stated = stated_body(head.jsonld)
    if stated:
        place[:, 38] = 1
        place[:, 39] = [
            len(block.text) > 15 and (folded := _LETTERS.sub("", block.text[:80])) in stated
            and len(folded) > 10
            for block in blocks
        ]  # fmt: skip


def _by_core(place: Floats, texts: Sequence[_Text], good: Floats) -> None:
    """Six columns: how near a block is to the core of the page, and how much it speaks of it."""
    dense = _around(good, 4) + good
    middle = int(dense.argmax())
    n = len(good)
    inside = [i for i in range(max(middle - CORE, 0), min(middle + CORE + 1, n)) if good[i] > 0]
    if not inside:
        return
    counts = Counter(stem for i in inside for stem in texts[i].stems)
    twice = {stem for stem, count in counts.items() if count > 1}
    first, last = inside[0], inside[-1]
    own = set(inside)
    order = np.arange(n)
    place[:, 0] = np.log1p(np.maximum(first - order, 0)) / 4
    place[:, 1] = np.log1p(np.maximum(order - last, 0)) / 4
    place[:, 2] = (order >= first) & (order <= last)
    for i, text in enumerate(texts):
        if text.stems:
            known = len(text.stems & twice) if i in own else len(text.stems & counts.keys())
            place[i, 3] = known / len(text.stems)
            place[i, 4] = min(known, 8) / 8
            place[i, 5] = 1 / (1 + len(text.stems))


def stated_body(jsonld: Sequence[str]) -> str:
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
