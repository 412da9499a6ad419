"""What HTML itself calls a byline, a caption or a life of the writer, though it reads as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from cleancopy.claims.classes import SEEN, is_byline, is_caption, nearest, own
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.joins import people
from cleancopy.label.traits import is_sure
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies
    from cleancopy.model import Block

LONGEST_BYLINE, LONGEST_CAPTION = 100, 400
"""Characters of names, and of what stands below a picture."""
REACH = 2
"""Blocks above a caption among which its picture stands."""
LEVELS = 2
"""Elements with names around a text of which one is called the writer's."""
_LIFE = re.compile(
    r"(?<![a-z])(?:author|autor|auteur|writer|contributor)s?[-_]{0,2}"
    r"(?:bio|box|desc|about|info|profile?|card)(?!ne)",
    re.IGNORECASE,
)
"""`author-bio`, `authorBox`, `author-description`; not `author-name`."""
AROUND = 3
"""Elements with names around a text of which one is called a letter or a plea."""
MOST_OF_TEXT = 2
"""Such an element holds less than one of so many parts of the text."""
_PROMO = re.compile(
    r"(?<![a-z])(?:newsletters?|donat(?:e|ion)s?|sign-?up|contribute|membership)"
    r"(?:[-_]{0,2}(?:sign-?up|form|box|promo|cta|widget|module|block|embed|card|inline|subscribe))?"
    r"(?![\w-])",
    re.IGNORECASE,
)
"""`newsletter-signup`, `donation-box`, `c-contribute`; not `contributor`, `newsletter-layout`."""
_QUOTE = re.compile(r"quote|testimonial", re.IGNORECASE)


def mark_called(blocks: Sequence[Block], judged: list[Verdict], agencies: Agencies) -> None:
    """Take bylines, captions and lives of writers off the text by the names of their elements.

    A byline must be names and nothing else, a caption stand right behind a picture. So goes what
    stands in a smaller element called a letter or a plea for money.
    """
    boxes = _boxes(blocks, judged)
    for i, (block, verdict) in enumerate(zip(blocks, judged, strict=True)):
        if verdict.label not in TEXT_LABELS or is_sure(verdict) or not block.hints:
            continue
        names = own(block)
        if boxes and not boxes.isdisjoint(nearest(block, AROUND)):
            judged[i] = Verdict("promo", "context.called-promo", 0.8)
        elif _is_quote(names):
            continue
        elif is_byline(names) and _is_signed(block.text, agencies):
            judged[i] = Verdict("byline", "context.called-byline", 0.8)
        elif is_caption(names) and _is_pictured(blocks, i):
            judged[i] = Verdict("caption", "context.called-caption", 0.8)
        elif any(map(_is_life, nearest(block, LEVELS))):
            judged[i] = Verdict("other", "context.life", 0.8)


def _boxes(blocks: Sequence[Block], judged: Sequence[Verdict]) -> frozenset[str]:
    """Names of elements that are called a letter or a plea and hold little of the page's text."""
    text = [
        block for block, verdict in zip(blocks, judged, strict=True) if _is_prose(block, verdict)
    ]
    held: dict[str, int] = {}
    for block in text:
        for names in dict.fromkeys(nearest(block, AROUND)):
            if _is_promo(names):
                held[names] = held.get(names, 0) + len(block.text)
    whole = sum(len(block.text) for block in text)
    return frozenset(names for names, size in held.items() if size * MOST_OF_TEXT < whole)


def _is_prose(block: Block, verdict: Verdict) -> bool:
    return verdict.label in TEXT_LABELS and bool(block.hints)


@lru_cache(SEEN)
def _is_promo(names: str) -> bool:
    return _PROMO.search(names) is not None


@lru_cache(SEEN)
def _is_quote(names: str) -> bool:
    return _QUOTE.search(names) is not None


@lru_cache(SEEN)
def _is_life(names: str) -> bool:
    return _LIFE.search(names) is not None


def _is_signed(text: str, agencies: Agencies) -> bool:
    if len(text) > LONGEST_BYLINE:
        return False
    if people(text, agencies, proven=True):
        return True
    read = parse_byline(text, None, agencies)
    return read is not None and bool(read.authors)


def _is_pictured(blocks: Sequence[Block], i: int) -> bool:
    before = blocks[max(i - REACH, 0) : i]
    shown = blocks[i].src or any(block.tag == "img" or block.src for block in before)
    return bool(shown) and len(blocks[i].text) <= LONGEST_CAPTION
