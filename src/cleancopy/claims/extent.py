"""Where the article stands among the blocks of its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cleancopy.claims.classes import is_crumb, nearest, own
from cleancopy.fields.dates.post import JOINS, is_posters
from cleancopy.model import TEXT_LABELS, Block, Verdict

REACH = 400
"""Blocks before the text in which an `h1` is its headline: galleries stand between."""
WORDS = 4
"""Words of an `h1` from which it is no name of a site."""


NEAREST = 3
"""Elements around a day whose names tell that it is the reader's."""
TODAY = re.compile(
    r"(?i)(?<![a-z])(?:today|current|now|header|live)s?[-_]?(?:date|time)|(?<![\w-])today(?![\w-])"
)
"""`today`, `header-date`, `currentDate`; not `article-header`."""
HEADER = re.compile(r"^(?:(?!/(?:main|article)\[).)*?/header\[\d+\](?=/|$)")
"""The `header` of a page, which stands in no `main` and no `article`."""

NEAR = 25
"""Blocks before the text in which a smaller heading or a time may be the article's."""
_ARTICLE = re.compile(r".*/article\[\d+\]/")
"""Where the nearest `article` around an element stands."""
QUOTED = frozenset('"”“»')
"""How a quotation ends."""


class Extent(NamedTuple):
    """Positions of the headline and of the first and last block of the text.

    A dump's text begins below its summary: between them stand date and byline.
    """

    title: int
    """Of the first block of the text where no headline is known."""
    first: int
    last: int
    end: int
    """Of the first block after the text that opens other articles or comments."""


def extent(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> Extent | None:
    """Where headline and text stand; None where no block is text."""
    kept = [i for i, verdict in enumerate(verdicts) if verdict.label in TEXT_LABELS]
    if not kept:
        return None
    title = next((i for i, verdict in enumerate(verdicts) if verdict.label == "title"), kept[0])
    title = min(title, _heading(blocks, kept[0]))
    after = range(kept[-1] + 1, len(blocks))
    end = next((i for i in after if opens_others(verdicts[i])), len(blocks))
    below = (i for i in kept if verdicts[i].label != "standfirst")
    first = kept[0] if blocks[0].path else next(below, kept[0])
    return Extent(title, first, kept[-1], end)


def opens_others(verdict: Verdict) -> bool:
    """Whether a phrase says so: `Related articles`, `3 comments`."""
    return verdict.label in ("related", "comment") and verdict.rule.startswith("phrase.")


def _heading(blocks: Sequence[Block], first: int) -> int:
    """The nearest `h1` above the text that heads no path or site."""
    for i in range(first, max(first - REACH, -1), -1):
        block = blocks[i]
        if block.tag == "h1" and not block.hidden and not is_crumb(own(block)):
            return i if len(block.text.split()) >= WORDS else first
    return first


def is_of_today(blocks: Sequence[Block], i: int, found: Extent) -> bool:
    """Whether a day above the headline is that on which the page was read, in the site's header."""
    block = blocks[i]
    if i >= found.title or not block.path:
        return False
    if any(map(TODAY.search, nearest(block, NEAREST))):
        return True
    header = HEADER.match(block.at)
    return header is not None and not blocks[found.title].at.startswith(header[0])


def is_of_quotation(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line says who said what stands above it, or when it was posted in a network."""
    above = blocks[i - 1].text if i else ""
    if above.casefold() in JOINS and i > 1:
        above = blocks[i - 2].text
    quoted = blocks[i].text[:1] in "-–—" and above[-1:] in QUOTED
    return bool(above) and (quoted or is_posters(above))


def is_alien(blocks: Sequence[Block], i: int, found: Extent) -> bool:
    """Whether a day is that of other articles, or of reading."""
    return is_of_others(blocks, i, found) or is_of_today(blocks, i, found)


def is_of_others(blocks: Sequence[Block], i: int, found: Extent) -> bool:
    """Whether a block behind the text stands where other articles do.

    Behind a line that opens them, in an `aside`, or in an `article` that does not hold the text.
    """
    if i <= found.last:
        return False
    block, text = blocks[i], blocks[found.last]
    if i > found.end or (">aside" in block.path and ">aside" not in text.path):
        return True
    holder = _ARTICLE.match(block.at)
    return holder is not None and not text.at.startswith(holder[0])


def may_be_the_articles(verdict: Verdict, i: int, first: int, last: int) -> bool:
    """Whether a block from somewhat above the text to a little below it is not another's."""
    if verdict.label in ("related", "comment", "promo", "footer"):
        return False
    return first - NEAR <= i <= last + 8
