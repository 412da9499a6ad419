"""Captions of HTML pages that only the mark-up around a picture shows.

Old pages have no `figure`: the caption stands in the second row of a small table, in an element
called `photo`, or in small or slanted letters right below the picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.classes import is_elsewhere, nearest, own
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.pictures.credit import split_credit
from cleancopy.label.traits import is_sure
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies
    from cleancopy.model import Block

LONGEST, MOST = 400, 3
"""Characters and texts of an element that holds a picture and what is said of it."""
LONGEST_CREDIT = 60
"""Characters of a credit that a picture's alternative text repeats."""
SHORTEST = 15
"""Characters of a caption; a shorter line is a name or a button."""
LEVELS = 2
"""Elements with names around a text, of which one is called a picture; …"""
AROUND = 4
"""… and those of which none is called another article."""
CAPTION = Verdict("caption", "context.pictured", 0.8)
CREDIT = Verdict("credit", "context.pictured", 0.8)
_OPEN = TEXT_LABELS | {"navigation", "other", "related", "promo", "caption", "credit"}
_TABLE = re.compile(r"^(.*/table\[\d+\])(?:/t(?:body|head)\[\d+\])?/tr\[\d+\]/t[dh]\[\d+\]")
_PICTURE = re.compile(r"(?i)(?<![a-z])(?:photo|foto|image|img|pic|picture|imagen|bild)s?(?![a-z])")
# matches 'photo', 'story-image' and 'img', not 'photographer' or 'imagery'
_CREDIT = re.compile(r"(?i)(?<![a-z])cred(?:it)?s?(?![a-z])")
_OF_LISTS = re.compile(r"(?i)\bads?\b|\bbio\b|card|product|list|grid|thumb|icon|profile")
# matches 'product-card' and 'ad', not 'shadow'
_DRAWN = re.compile(r"(?i)\.gif(?:$|\?)")
"""An ornament, a button or an advertisement."""


def mark_pictured(blocks: Sequence[Block], judged: list[Verdict], agencies: Agencies) -> None:
    """Label the captions and credits that stand with one picture in a small element."""
    for i, block in enumerate(blocks):
        is_image = block.tag == "img"
        if is_image and _opens_alt(blocks, i) and not is_sure(judged[i + 1]):
            judged[i + 1] = CREDIT
        if not (is_image or block.shown) or not block.src or _DRAWN.search(block.src):
            continue
        holder = block.parent if is_image else block.shown
        if "/fig" in holder:
            continue
        found = next(_said(blocks, judged, i, holder), None)
        for k in found or ():
            judged[k] = _verdict(blocks[k], len(found or ()), agencies)


def _opens_alt(blocks: Sequence[Block], i: int) -> bool:
    """Whether a picture's alternative text begins with the line right below it, as its credit.

    `alt="Mill Archive A man holds a net"` above `Mill Archive`, in a figure with a caption.
    """
    below = blocks[i + 1 : i + 3]
    if len(below) < 2 or ">figure" not in blocks[i].path or "/figcaption" not in below[1].at:
        return False
    text, alt = below[0].text, blocks[i].text
    rest = alt[len(text) :].strip()
    own = below[0].at == blocks[i].parent
    opens = own and 0 < len(text) <= LONGEST_CREDIT and alt.startswith(f"{text} ")
    return opens and rest[:1].isupper() and len(rest.split()) > 2


def _said(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, holder: str
) -> Iterator[range]:
    """The texts that belong to the picture at `i`, by each of the ways to tell."""
    start = i + 1 if blocks[i].tag == "img" else i
    if table := _TABLE.match(holder):
        inside = _inside(blocks, i, start, table[1])
        if _are_open(blocks, judged, inside):
            yield inside
    for element in (holder, holder.rpartition("/")[0]):
        inside = _inside(blocks, i, start, element)
        if _are_open(blocks, judged, inside) and all(map(_is_called, blocks[start : inside.stop])):
            yield inside
    inside = _inside(blocks, i, start, holder)
    faced = all(blocks[k].at == holder and blocks[k].face for k in inside)
    if faced and _are_open(blocks, judged, inside):
        yield inside


def _inside(blocks: Sequence[Block], i: int, start: int, element: str) -> range:
    """The blocks in an element from `start` on; none if it holds something before the picture."""
    if i > 0 and _is_in(blocks[i - 1], element):
        return range(0)
    stop = start
    while stop < len(blocks) and stop - start <= MOST and _is_in(blocks[stop], element):
        stop += 1
    return range(start, stop)


def _is_in(block: Block, element: str) -> bool:
    return block.at == element or block.at.startswith(f"{element}/")


def _are_open(blocks: Sequence[Block], judged: Sequence[Verdict], inside: range) -> bool:
    """Whether blocks are few and short, none a link, a picture or known to be something else."""
    if not 0 < len(inside) <= MOST:
        return False
    texts = [blocks[k] for k in inside]
    size = sum(len(block.text) for block in texts)
    return (
        SHORTEST <= size <= LONGEST
        and sum(block.link_chars for block in texts) * 2 < size
        and not any(block.tag == "img" or block.shown for block in texts[1:])
        and texts[0].tag != "img"
        and all(judged[k].label in _OPEN and not is_sure(judged[k]) for k in inside)
        and not any(map(_is_elsewhere, texts))
        and not any(parse_byline(block.text) for block in texts if len(block.text) < LONGEST // 4)
    )


def _is_called(block: Block) -> bool:
    return any(map(_PICTURE.search, nearest(block, LEVELS)))


def _is_elsewhere(block: Block) -> bool:
    return is_elsewhere(block, AROUND) or any(map(_OF_LISTS.search, nearest(block, AROUND)))


def _verdict(block: Block, texts: int, agencies: Agencies) -> Verdict:
    """Of several texts one is the credit that is called so or reads as nothing else."""
    found = split_credit(block.text, agencies)
    if found is not None and not found[0]:
        return CREDIT
    named = _CREDIT.search(own(block))
    return CREDIT if texts > 1 and named and len(block.text) < 100 else CAPTION
