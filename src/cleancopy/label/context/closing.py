"""Short sentences of the story which the model takes for some of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.signoffs.signature import signature_behind
from cleancopy.label.traits import STOPS, is_sure, length
from cleancopy.model import Verdict

if TYPE_CHECKING:
    from cleancopy.label.learned.network import Scores
    from cleancopy.model import Block

LEAST = 0.25
"""Probability of being text: of such sentences in news three in four are."""
LEAST_ALIKE, SURE, ALIKE = 0.25, 0.8, 2
"""The same where paragraphs share its element's names, how sure they are, and how many do."""
SHORTEST, LONGEST, LEAST_WORDS = 30, 300, 5
"""Characters and words of such a sentence."""
LONGEST_BUTTON = 20
"""Characters of a line that may part it from the text: `Advertisement`."""
_OPENS = frozenset("\"'“„«‘¿¡")
_OF_PAGE = re.compile(
    r"@|://|©|\b(?:[Yy]ou|[Yy]our|[Uu]s|[Oo]ur|[Cc]lick|[Ff]ollow|[Hh]ere|[Nn]ewsletter|[Ss]ubscri\w+"
    r"|[Ee]-?[Mm]ail|[Aa]rti[ck]\w*|[Cc]omment\w*|[Kk]omment\w*|[Pp]lease|[Rr]eporter|[Ww]riter|column"
    r"|[Cc]orrespondent|Sie|Ihre?[nmrs]?|Du|[Dd]eine?|[Uu]nsere?\w?|[Hh]ier|[Rr]edak\w+|[Vv]ous|[Vv]o(?:tre|s)"
    r"|[Nn]o(?:us|tre|s)|[Ii]ci|[Uu]sted|[Nn]uestr\w+|[Aa]quí|[Aa]qui|[Vv]ocê|[Tt]u[oa]?|[Qq]ui"
    r"|[Jj]e|[Uu]w|[Jj]ouw?)\b"
)
"""What speaks to the reader, or of the page and who made it."""


def find_last_sentences(blocks: Sequence[Block], judged: list[Verdict], scores: Scores) -> None:
    """A sentence right behind a paragraph of a dump is text if the model does not rule it out.

    So is one of HTML in an element like the paragraphs'. It speaks of the story: neither to the
    reader nor of the page; an advertisement's button may part the two.
    """
    if not blocks:
        return
    if blocks[0].path:
        _find_alike(blocks, judged, scores)
        return
    for i in range(1, len(blocks)):
        if judged[i].rule != "model.outside" or float(scores.body[i]) < LEAST:
            continue
        above = i - 1
        if judged[above].label == "promo" and len(blocks[above].text) <= LONGEST_BUTTON:
            above -= 1
        if judged[above].label != "paragraph" or is_sure(judged[above]):
            continue
        if blocks[above].text.endswith(STOPS) and _is_told(blocks[i]):
            judged[i] = Verdict("paragraph", "context.last-sentence", float(scores.body[i]))


def _find_alike(blocks: Sequence[Block], judged: list[Verdict], scores: Scores) -> None:
    """A sentence in an element of the same names and place as the paragraphs above it is text."""
    kinds = Counter(
        (block.path, block.hints)
        for block, verdict in zip(blocks, judged, strict=True)
        if verdict.label == "paragraph" and verdict.confidence > SURE
    )
    for i, block in enumerate(blocks):
        if judged[i].rule != "model.outside" or float(scores.body[i]) < LEAST_ALIKE:
            continue
        if kinds[block.path, block.hints] >= ALIKE and _is_told(block):
            judged[i] = Verdict("paragraph", "context.alike", float(scores.body[i]))


def _is_told(block: Block) -> bool:
    """Whether a line is a sentence of a story by its form and words, or one with a signature."""
    text = block.text[: signature_behind(block.text)].rstrip()
    if block.marker or (block.tag and not block.path) or block.link_chars or "?" in text:
        return False
    if not text.endswith(STOPS) or text.endswith(".."):
        return False
    if not SHORTEST <= length(text) <= LONGEST or "](" in text:
        return False
    begins = text[0].isupper() or not text[0].isascii() or text[0] in _OPENS
    words = len(text.split()) >= LEAST_WORDS or length(text) > len(text)
    return begins and words and _OF_PAGE.search(text) is None
