"""The one headline of a page: the profile's, else the likeliest line above the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.leads import is_filing, is_lead_in
from cleancopy.fields.title import is_path
from cleancopy.label.learned.network import TITLE, Scores
from cleancopy.label.top import headline
from cleancopy.label.top.masthead import Masthead, heading_above, is_menu_row
from cleancopy.label.traits import is_sure, length
from cleancopy.model import Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block, Head

_COUNTED = re.compile(r"\S+(?: \S+)? \(\d+\)")
# matches 'Pictures (3)'
_CLOCKED = re.compile(r"\d{1,2}[.:]\d\d(?!\d)")
# matches '5.05pm GMT', not '1.500 people'
LEAST_TITLE = 0.12
"""Least probability of the best block for it to be the title."""
REACH = 60
"""Blocks before the text among which the title stands."""
NEAR = 6
"""Blocks around the start of the text among which the title stands too, if less is known of it."""
LONGEST_TITLE = 300
PROSE = (80, 40, 0)
"""Characters of the first paragraph, where there is one of so many."""
SIGNED, CLOSE = 12, 3
"""Lines above the text among which a byline or date stands, and lines above that."""
LEAST_WORDS = 4
"""Words of a headline that is known by what stands below it; a kicker has fewer."""
SIGNS = 20
"""`length` of a title without a space, as Chinese and Japanese write it."""
_NO_TITLE = frozenset(("caption", "credit", "date", "byline", "signoff", "correction", "section"))


def choose_title(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], scores: Scores, head: Head
) -> int | None:
    """The block that is the page's headline: the profile's, else the likeliest before the text."""
    for i, verdict in enumerate(verdicts):
        if verdict.label == "title" and is_sure(verdict):
            return i
    end = first_paragraph(blocks, verdicts)
    if blocks and not blocks[0].path:
        chances = [float(chance) for chance in scores.fine[:, TITLE]]
        found = headline.likeliest(blocks, verdicts, chances, end)
        if found is None:
            found = _nearest_short_line(blocks, verdicts, end)
        return _above_signature(blocks, verdicts, end) if found is None else found
    return _of_html(blocks, verdicts, scores, head, end)


def _of_html(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], scores: Scores, head: Head, end: int
) -> int | None:
    """The likeliest line above the text; below `LEAST_TITLE` only what `<title>` confirms.

    Where `<title>` names nothing but the site, a heading or the topmost line above the text.
    """
    masthead = Masthead(blocks, head)
    found: list[tuple[float, int]] = []
    others: set[int] = set()
    for i in range(max(end - REACH, 0), min(end + NEAR, len(blocks))):
        block, stated = blocks[i], masthead.states(blocks[i])
        if is_menu_row(block) or masthead.is_sites(block) or (_is_link(block) and not stated):
            others.add(i)
        elif (i <= end or stated) and (
            _may_be_title(block, verdicts[i], i >= end) or _is_named_so(block, verdicts[i], stated)
        ):
            found.append((-float(scores.fine[i, TITLE]) - (0.3 if stated else 0.0), i))
    found = sorted(each for each in found if each[0])
    if found and -found[0][0] >= LEAST_TITLE:
        return found[0][1]
    if not head.title:
        return _nearest_short_line(blocks, verdicts, end)
    if masthead.says_little and not masthead.is_all:
        return found[0][1] if found else None
    confirmed = (i for _, i in found if masthead.confirms(blocks[i]))
    chosen = next(confirmed, None)
    if chosen is None:
        likely = others.union(range(len(blocks))).difference(i for _, i in found)
        chosen = heading_above(blocks, end, NEAR, likely)
    if chosen is None and masthead.is_all:
        chosen = _nearest_short_line(blocks, verdicts, end, others)
    return chosen


def _may_be_title(block: Block, verdict: Verdict, is_text: bool) -> bool:
    if not block.text or len(block.text) > LONGEST_TITLE or block.tag == "img":
        return False
    if is_sure(verdict) or (verdict.label in _NO_TITLE and block.tag != "h1"):
        return False
    if is_path(block.text) or is_lead_in(block.text) or is_filing(block.text):
        return False
    if _COUNTED.fullmatch(block.text):
        return False
    if block.text[0] == "|" or not any(map(str.isalnum, block.text)):
        return False
    sentence = block.tag != "h1" and block.text[-1] in ".…。" and length(block.text) > 50
    if sentence or (is_text and len(block.text) > 150):
        return False
    return block.tag == "h1" or parse_byline(block.text) is None


def _is_link(block: Block) -> bool:
    """Whether a line is an item of a list and one link: `Raw News` of a menu."""
    return block.tag == "li" and block.link_chars * 10 > len(block.text) * 8


def _is_named_so(block: Block, verdict: Verdict, stated: bool) -> bool:
    """Whether an `h1` that reads as furniture is what `<title>` says: `Letters to the editor`."""
    return stated and block.tag == "h1" and verdict.rule.startswith("phrase.")


def _nearest_short_line(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    end: int,
    others: Collection[int] = frozenset(),
) -> int | None:
    """In a dump of little more than the article: the topmost line close above the text."""
    chosen = None
    for i in range(end - 1, max(end - NEAR, 0) - 1, -1):
        block = blocks[i]
        words = " " in block.text or length(block.text) > SIGNS
        if not block.path and (block.text[-1:] == ":" or _CLOCKED.match(block.text)):
            continue
        is_line = words and not block.marker and headline.is_line(blocks, i)
        if is_line and i not in others and _may_be_title(block, verdicts[i], False):
            if verdicts[i].label == "navigation" and chosen is not None and i < end - 3:
                break
            chosen = i
    return chosen


def _above_signature(blocks: Sequence[Block], verdicts: Sequence[Verdict], end: int) -> int | None:
    """In a dump the topmost of a few lines above the byline or date that the text stands below."""
    signed = next(
        (i for i in range(max(end - SIGNED, 0), end) if verdicts[i].label in ("byline", "date")), 0
    )
    for i in range(max(signed - CLOSE, 0), signed):
        text = blocks[i].text
        longer = len(text.split()) >= LEAST_WORDS or length(text) > SIGNS
        is_line = longer and not blocks[i].marker and headline.is_line(blocks, i)
        if is_line and text[-1] != ":" and _may_be_title(blocks[i], verdicts[i], False):
            return i
    return None


def first_paragraph(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> int:
    """Where the text begins: its first long paragraph, or the first there is; else the end."""
    prose = [i for i, verdict in enumerate(verdicts) if verdict.label in ("paragraph", "quote")]
    for least in PROSE:
        for i in prose:
            if length(blocks[i].text) > least:
                return i
    return len(blocks)
