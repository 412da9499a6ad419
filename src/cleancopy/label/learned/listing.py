"""Numbers that tell a page with one article from a listing, a collection or a section front.

An article is one long run of paragraphs under one parent; a listing repeats a small shape
(headline, teaser, date) many times, its text scattered and between links.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

from cleancopy.addresses import split
from cleancopy.label.learned import listing_words
from cleancopy.label.learned.network import RELATED, TITLE
from cleancopy.label.learned.places import ARTICLE_TYPE, LISTING_TYPE
from cleancopy.label.traits import words_in

if TYPE_CHECKING:
    from cleancopy.label.learned.characters import Indices
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
_CLOSES = '.!?…。"”»'
IS_TEXT = 0.4
"""Least probability of a block of the text, as when the trees were fitted."""
LONG, VERY_LONG = 25, 45
"""Words of a block that is no teaser, and of one that is a paragraph."""
Amounts: TypeAlias = npt.NDArray[np.float64]
"""(n,) of each block."""


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
    body = np.array(scores.body) >= IS_TEXT
    text, inside = words * body, np.flatnonzero(body)
    total = text.sum() + 1e-6
    links = np.array([block.link_chars for block in blocks], dtype=float)
    sizes = np.array([len(block.text) for block in blocks], dtype=float)
    titles = scores.fine[:, TITLE] if len(blocks) else np.zeros(1, np.float32)
    certainty = np.abs(np.array(scores.body) - 0.5) * 2
    related = (scores.fine[:, RELATED] * words).sum() if len(blocks) else 0.0
    found = [
        _logit(scores.article),
        *_of_text(words, text, inside),
        *_of_span(words, text, links, sizes, inside),
        *_of_headings(blocks),
        (certainty * text).sum() / total,
        titles.max(initial=0),
        (titles > 0.3).sum(),
        *_of_head(head),
        *_spread(blocks, text, total),
        *_of_shapes(blocks, words),
        text[text < 12].sum() / total,
        *_of_path(url),
        related / (words.sum() + 1),
        np.log1p(len(blocks)),
        links.sum() / (sizes.sum() + 1),
        _share_closed([blocks[i].text for i in inside.tolist()]),
        any(block.path for block in blocks[:1]),
        *listing_words.numbers(blocks, head, titles if chances is None else chances, inside),
    ]
    return [float(value) for value in found]


def address(head: Head, url: str | None) -> str | None:
    """The page's address: as it came with the page, else as its head states it."""
    return url or next((stated for stated in head.addresses if "//" in stated), None)


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return float(np.log(p / (1 - p)))


def _longest_run(text: Amounts) -> float:
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


def _of_text(words: Amounts, text: Amounts, inside: Indices) -> tuple[float, ...]:
    """How many words of text there are, and in blocks of what length they stand."""
    total = text.sum() + 1e-6
    longest = text.max(initial=0)
    return (
        np.log1p(text.sum()),
        np.log1p(len(inside)),
        total / max(len(inside), 1) / 50,
        np.median(words[inside]) if len(inside) else 0.0,
        np.log1p(longest),
        longest / (words.sum() + 1),
        text[text >= LONG].sum() / total,
        text[text >= VERY_LONG].sum() / total,
        _longest_run(text) / total,
    )


def _of_span(
    words: Amounts, text: Amounts, links: Amounts, sizes: Amounts, inside: Indices
) -> tuple[float, float, float]:
    """What stands from the first block of the text to the last: links, text, the page's words."""
    span = slice(inside[0], inside[-1] + 1) if len(inside) else slice(0, 0)
    return (
        links[span].sum() / (sizes[span].sum() + 1),
        text.sum() / (words[span].sum() + 1),
        words[span].sum() / (words.sum() + 1),
    )


def _of_headings(blocks: Sequence[Block]) -> tuple[float, float]:
    """How many headings are mostly a link, and how many there are."""
    headings = [block for block in blocks if block.tag in _HEADINGS]
    linked = sum(block.link_chars * 2 > len(block.text) for block in headings)
    return np.log1p(linked), np.log1p(len(headings))


def _share_closed(texts: Sequence[str]) -> float:
    return sum(text[-1:] in _CLOSES for text in texts) / max(len(texts), 1)


def _of_head(head: Head) -> tuple[bool, ...]:
    """What the page says that it is."""
    types = {value.lower() for name, value in head.metas if name == "og:type"}
    return (
        any(ARTICLE_TYPE.search(text) for text in head.jsonld),
        any(LISTING_TYPE.search(text) for text in head.jsonld),
        "article" in types,
        bool(types - {"article"}),
        any(name == "article:published_time" for name, _ in head.metas),
    )


def _spread(blocks: Sequence[Block], text: Amounts, total: float) -> tuple[float, ...]:
    """How the text is spread over parents, articles and blocks of one shape."""
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


def _of_shapes(blocks: Sequence[Block], words: Amounts) -> tuple[float, float]:
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


def _of_path(url: str | None) -> tuple[float, ...]:
    """What the path of the address looks like; without one, what that of most articles does."""
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
