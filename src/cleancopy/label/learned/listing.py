"""Numbers that tell a page with one article from a listing, a collection or a section front.

An article is one long run of paragraphs under one parent; a listing repeats a small shape
(headline, teaser, date) many times, its text scattered and between links.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cleancopy.addresses import split
from cleancopy.label.learned import listing_words
from cleancopy.label.learned.network import RELATED, TITLE
from cleancopy.label.learned.places import ARTICLE_TYPE, LISTING_TYPE
from cleancopy.label.traits import words_in

if TYPE_CHECKING:
    from cleancopy.label.learned.network import Scores
    from cleancopy.label.learned.texts import Floats
    from cleancopy.model import Block, Head

NUMBERS = (
    "article score", "text words", "text blocks", "mean words", "median words", "longest block",
    "longest block's share", "share of long", "share of very long", "longest run",
    "links inside the span", "text share of the span", "span share of the page",
    "linked headings", "headings", "certainty", "best title", "likely titles", "stated article",
    "stated listing", "og article", "og other", "published time", "one parent",
    "one grandparent", "parents", "article elements", "teasers of one shape",
    "blocks of one shape", "links of one shape", "short text share", "deepest path",
    "last path words", "path digits", "path lists", "page number", "related score",
    "page blocks", "link share", "ends closed", "html", *listing_words.NUMBERS,
)  # fmt: skip
"""What each number of `numbers` is, in order."""
_LISTING_PATH = re.compile(
    r"(?:^|/)(?:tags?|categor\w+|topics?|author|archives?|section|search|"
    r"blog|news|collections?|index\w*|page)/?(?:[^/]*/?)$", re.I
)  # fmt: skip
_PAGE_NUMBER = re.compile(r"/page/?\d+|[?&](?:page|p)=\d+", re.I)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))


def numbers(
    blocks: Sequence[Block],
    head: Head,
    scores: Scores,
    url: str | None,
    chances: Floats | None = None,
) -> list[float]:
    """Return the numbers of one page, in the order of `NUMBERS`; none is missing or infinite.

    `chances`: (n,) how likely each block is the headline, where more is known than by the model.
    """
    words = np.array([words_in(block) for block in blocks], dtype=float)
    body = np.array(scores.body) >= 0.4
    inside = np.flatnonzero(body)
    first, last = (inside[0], inside[-1] + 1) if len(inside) else (0, 0)
    text = words * body
    total = text.sum() + 1e-6
    links = np.array([b.link_chars for b in blocks], dtype=float)
    sizes = np.array([len(b.text) for b in blocks], dtype=float)
    titles = scores.fine[:, TITLE] if len(blocks) else np.zeros(1, np.float32)
    certainty = np.abs(np.array(scores.body) - 0.5) * 2
    span = slice(first, last)
    closed = [
        b.text[-1:] in '.!?…。"”»' for b, is_text in zip(blocks, body, strict=True) if is_text
    ]
    found = [
        _logit(scores.article),
        np.log1p(text.sum()),
        np.log1p(body.sum()),
        total / max(body.sum(), 1) / 50,
        np.median(words[inside]) if len(inside) else 0.0,
        np.log1p(text.max(initial=0)),
        text.max(initial=0) / (words.sum() + 1),
        text[text >= 25].sum() / total,
        text[text >= 45].sum() / total,
        _longest_run(text) / total,
        links[span].sum() / (sizes[span].sum() + 1),
        text.sum() / (words[span].sum() + 1),
        words[span].sum() / (words.sum() + 1),
        np.log1p(sum(b.tag in _HEADINGS and b.link_chars * 2 > len(b.text) for b in blocks)),
        np.log1p(sum(b.tag in _HEADINGS for b in blocks)),
        float((certainty * text).sum() / total),
        float(titles.max(initial=0)),
        float((titles > 0.3).sum()),
        float(any(ARTICLE_TYPE.search(text) for text in head.jsonld)),
        float(any(LISTING_TYPE.search(text) for text in head.jsonld)),
        *_head_numbers(head),
        *_spread(blocks, text, total),
        *_cards(blocks, words),
        text[text < 12].sum() / total,
        *_path_numbers(url),
        float((scores.fine[:, RELATED] * words).sum() / (words.sum() + 1)) if len(blocks) else 0.0,
        np.log1p(len(blocks)),
        links.sum() / (sizes.sum() + 1),
        sum(closed) / max(len(closed), 1),
        float(any(b.path for b in blocks[:1])),
        *listing_words.numbers(blocks, head, titles if chances is None else chances, inside),
    ]
    return [float(value) for value in found]


def address(head: Head, url: str | None) -> str | None:
    """The page's address: as it came with the page, else as its head states it."""
    return url or next((stated for stated in head.addresses if "//" in stated), None)


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return float(np.log(p / (1 - p)))


def _longest_run(text: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    """Most words of text in a row, over gaps of at most two blocks that are none."""
    best = run = 0.0
    gap = 0
    for amount in text.tolist():
        if amount:
            run, gap = run + amount, 0
        else:
            gap += 1
            if gap > 2:
                run = 0.0
        best = max(best, run)
    return best


def _head_numbers(head: Head) -> tuple[float, float, float]:
    types = {value.lower() for name, value in head.metas if name == "og:type"}
    published = any(name == "article:published_time" for name, _ in head.metas)
    return float("article" in types), float(bool(types - {"article"})), float(published)


def _spread(blocks: Sequence[Block], text: np.ndarray, total: float) -> tuple[float, ...]:
    parents: dict[str, float] = defaultdict(float)
    above: dict[str, float] = defaultdict(float)
    articles: set[str] = set()
    shapes: Counter[tuple[str, str]] = Counter()
    for block, amount in zip(blocks, text.tolist(), strict=True):
        if "article[" in block.at:
            articles.add(block.at[: block.at.rindex("article[") + 10])
        if amount and block.path:
            parent = block.at.rpartition("/")[0]
            parents[parent] += amount
            above[parent.rpartition("/")[0]] += amount
            if 8 <= amount <= 60:
                shapes[block.path, block.hints[:80]] += 1
    many = sum(1 for amount in parents.values() if amount >= 8)
    return (
        max(parents.values(), default=0.0) / total,
        max(above.values(), default=0.0) / total,
        float(np.log1p(many)),
        float(np.log1p(len(articles))),
        float(np.log1p(min(many, max(shapes.values(), default=0)))),
    )


def _cards(
    blocks: Sequence[Block], words: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> tuple[float, float]:
    """How often the commonest element of a few words stands there, and the commonest link."""
    marked = [
        (block, size) for block, size in zip(blocks, words.tolist(), strict=True) if block.path
    ]
    cards = Counter((b.path, b.hints[:80], b.tag) for b, size in marked if 3 <= size <= 40)
    links = Counter(
        (b.path, b.hints[:80])
        for b, _ in marked
        if len(b.text) > 15 and b.link_chars > 0.8 * len(b.text)
    )
    return (
        float(np.log1p(max(cards.values(), default=0))),
        float(np.log1p(max(links.values(), default=0))),
    )


def _path_numbers(url: str | None) -> tuple[float, float, float, float, float]:
    parts = split(url) if url else None
    if not url or parts is None:
        return 3.0, 4.0, 0.0, 0.0, 0.0
    path = parts.path.rstrip("/")
    last = path.rpartition("/")[2]
    return (
        float(path.count("/")),
        float(min(len(re.findall(r"[^\W\d_]+", last)), 12)),
        float(sum(map(str.isdigit, path)) >= 4),
        float(bool(_LISTING_PATH.search(path))),
        float(bool(_PAGE_NUMBER.search(url))),
    )
