"""Fine labels for training: from gold where it has the field, else from what the mark-up says.

Dumps carry no mark-up: a dump's line takes the label that the same text has in its HTML.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bench.pages import BenchPage
from cleancopy.label.learned.network import CLASSES
from cleancopy.model import Block

UNKNOWN = -1
"""For a block whose label nobody knows: it teaches nothing about labels."""
INDEX = {name: i for i, name in enumerate(CLASSES)}
_FOLD = re.compile(r"\W+")

_BY_HINTS = (
    ("credit", re.compile(r"credit|copyright|photographer|image-source|fotograf|bildquelle", re.I)),
    ("caption", re.compile(r"caption|legend|bildunterschrift", re.I)),
    ("comment", re.compile(r"comment|disqus", re.I)),
    ("promo", re.compile(r"newsletter|subscri|promo|advert|signup|sign-up|donat|\bcta\b", re.I)),
    ("related", re.compile(r"relat|recommend|more-|read-?more|trending|popular|most-?read|"
                           r"also|teaser|latest|taboola|outbrain", re.I)),
    ("byline", re.compile(r"byline|author", re.I)),
    ("date", re.compile(r"\bdate|publish|timestamp|time\b|posted-on", re.I)),
    ("section", re.compile(r"kicker|breadcrumb|eyebrow|topline|category|rubri", re.I)),
    ("footer", re.compile(r"footer|copyright|legal|colophon", re.I)),
)  # fmt: skip


def fold(text: str) -> str:
    """Text as fields are compared: casefolded words."""
    return _FOLD.sub(" ", text.casefold()).strip()


def fine_labels(page: BenchPage, blocks: Sequence[Block], shares: Sequence[float]) -> list[int]:
    """Return one class (index into `CLASSES`, or `UNKNOWN`) for each block of an HTML page."""
    gold = page.gold
    title = fold(gold.title or "")
    people = {fold(name) for name in gold.authors or ()}
    captions, credits = _image_texts(page)
    summary = {fold(text) for text in gold.summary or ()}
    return [
        INDEX[name] if (name := _label(block, share, title, people, captions, credits, summary))
        else UNKNOWN
        for block, share in zip(blocks, shares, strict=True)
    ]  # fmt: skip


def _image_texts(page: BenchPage) -> tuple[set[str], set[str]]:
    images = page.gold.images or ()
    captions = {fold(image.caption) for image in images if image.caption}
    return captions, {fold(credit) for image in images for credit in image.credits}


def _label(
    block: Block,
    share: float,
    title: str,
    people: set[str],
    captions: set[str],
    credits: set[str],
    summary: set[str],
) -> str:
    folded = fold(block.text)
    if title and folded == title and (block.tag in ("h1", "h2", "") or share < 0.5):
        return "title" if block.tag == "h1" or not block.link_chars else "related"
    if share >= 0.5:
        if folded in summary:
            return "standfirst"
        return "heading" if block.tag in ("h2", "h3", "h4", "h5", "h6") else "body"
    if 0.2 < share < 0.5:
        return ""
    if folded in captions:
        return "caption"
    if folded in credits:
        return "credit"
    return _by_markup(block, folded, people)


def _by_markup(block: Block, folded: str, people: set[str]) -> str:
    if block.tag == "h1":
        return "title"
    if block.tag == "time":
        return "date"
    if len(folded) < 120 and any(name and name in folded for name in people):
        return "byline"
    near = "\n".join(block.hints.split("\n")[:3])
    for name, pattern in _BY_HINTS:
        if pattern.search(near):
            return name
    if block.tag == "figcaption" or "figcaption" in block.path:
        return "caption"
    return "navigation"
