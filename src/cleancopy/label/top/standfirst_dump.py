"""What shows the standfirst among a dump's lines, where no mark-up names it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.people.joins import is_join
from cleancopy.fields.people.names import is_name
from cleancopy.label.traits import PICTURE_LABELS, is_address, is_sure, length
from cleancopy.model import TEXT_LABELS

if TYPE_CHECKING:
    from cleancopy.model import Block, Verdict
    from cleancopy.settings import Rules

SHORTEST_STANDFIRST, LEAST_WORDS = 35, 8
"""Characters and words of a summary that has no full stop."""
LEAST_BELOW = 50
"""Characters of one that no blank line sets apart."""
LONGEST_SIGNED = 60
"""Characters of a byline that is known by its first word alone."""
LONGEST_DATED = 100
"""Characters of a line that dates the page among other things."""
SIGNED = 3
"""Lines below a summary among which the page is signed or dated, where no text stands below."""
REACH_SIGNED = 12
"""The same where text stands below: all lines above that."""
BUTTONS = 2
"""Buttons to share and to listen with that part a summary from the text."""
LEDE = 0.9
"""Confidence from which a line above buttons is the text's own first paragraph."""
BOXED = 3
"""Lines below what opens a box of other articles that are of the box."""
LONGEST_BUTTON = 40
"""Characters of `Advertisement`; a longer line offers something, and so does the one below."""
_PICTURE = re.compile(r"(?i)(?:image|photo|picture|foto|bild|imagen|immagine)")
"""`Image` alone on its line, above a caption."""
_CUT = re.compile(
    r"(?:\.\.\.|…)$|^(?:Image|Photo|Video)(?=[A-Z])|(?<=[^\W\d_.!?])[.!?]?Credit(?=[A-Z…])"
)
"""`Before you go...`, which opens what stands below, `ImageJane Example opens the bridge`, and
`the bridge.CreditMax Sample`."""
_MAKER = re.compile(r"\([^()]{3,80}\)")
"""`(Jane Example/jane@example.org)` alone on its line, below a caption."""
SIGNS = frozenset(("byline", "date"))
OTHERS = frozenset(("related", "comment", "promo"))
NO_STANDFIRST = OTHERS | SIGNS | {"section"}


def is_in_the_head(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, title: int, rules: Rules
) -> bool:
    """Whether a line that may be a summary stands above what signs, dates or serves the page."""
    label = judged[i].label
    if label in NO_STANDFIRST or label in PICTURE_LABELS:
        return False
    if not (
        _is_set_apart(blocks, i)
        or (i == title + 1 and _is_below_title(blocks, i))
        or _is_sentence(blocks[i])
    ):
        return False
    if is_address(blocks[i + 1].text):
        return True
    more = range(i + 1, min(i + 1 + REACH_SIGNED, len(blocks)))
    named = sum(is_name(blocks[k].text) or is_join(blocks[k].text) for k in more)
    nearest = min(i + 1 + SIGNED + named, more.stop)
    text = next((k for k in more if judged[k].label in TEXT_LABELS), nearest)
    below = range(i + 1, text)
    if any(signs(blocks[k].text, judged[k], rules) or _dates(blocks[k], judged[k]) for k in below):
        return True
    if label not in TEXT_LABELS and any(v.label == "byline" for v in judged[title + 1 : i]):
        return False
    shown = any(verdict.rule == "context.below-button" for verdict in judged[i + 1 : i + 3])
    if shown and i == title + 1 and label not in TEXT_LABELS and _is_sentence(blocks[i]):
        return True
    is_lede = label in TEXT_LABELS and judged[i].confidence >= LEDE
    return not is_lede and sum(map(_is_button, judged[i + 1 : text])) >= BUTTONS


def is_of_another(blocks: Sequence[Block], judged: Sequence[Verdict], i: int, title: int) -> bool:
    """Whether a dump's line is a picture's, a writer's or a box's by what stands around it.

    Right below the headline a summary may stand above the credit of a picture without caption.
    """
    text, above, below = blocks[i].text, blocks[i - 1].text, blocks[i + 1].text
    if _PICTURE.fullmatch(above) or _MAKER.fullmatch(below):
        return True
    if judged[i + 1].label == "credit" and i > title + 1:
        return True
    if is_name(text.partition(" | ")[0]) or _CUT.search(text):
        return True
    offers = judged[i - 1].label == "promo" and len(above) > LONGEST_BUTTON
    near = range(max(title + 1, i - BOXED), i)
    boxed = any(judged[k].label == "related" and is_sure(judged[k]) for k in near)
    return boxed or (offers and is_sure(judged[i - 1]))


def is_beside_text(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, title: int, rules: Rules
) -> bool:
    """Whether right below a line of text it says who wrote and when, or a picture stands.

    Between `By Jane Example` and a picture stands the story's lede. An address alone on its line is
    the page's own, for readers to share: it ends the head.
    """
    if is_address(blocks[i + 1].text):
        return True
    if judged[i + 1].label in PICTURE_LABELS:
        bylines = (blocks[k].text for k in range(title + 1, i) if judged[k].label == "byline")
        return not any(rules.phrases.lead_in("byline", text) for text in bylines)
    return judged[i + 1].label in SIGNS


def signs(text: str, verdict: Verdict, rules: Rules) -> bool:
    """Whether a line is a byline or a date, or short and begins as one: `By Jane Example`."""
    if verdict.label in SIGNS:
        return True
    return len(text) < LONGEST_SIGNED and rules.phrases.lead_in("byline", text) is not None


def _dates(block: Block, verdict: Verdict) -> bool:
    """Whether a line dates the page with something else: `9 May 2025, 14:26 | Jane Example`."""
    if verdict.label in PICTURE_LABELS or len(block.text) > LONGEST_DATED:
        return False
    return bool(find_dates(block.text))


def _is_button(verdict: Verdict) -> bool:
    """Whether a line is known by its words as a button."""
    return verdict.label == "navigation" and verdict.rule.startswith("phrase.")


def _is_set_apart(blocks: Sequence[Block], i: int) -> bool:
    """Whether blank lines part a line of some words from what stands around it."""
    block, below = blocks[i], blocks[i + 1]
    if not (block.blanks and below.blanks) or len(block.text.split()) < LEAST_WORDS:
        return False
    return len(block.text) >= SHORTEST_STANDFIRST and _may_sum_up(block)


def _is_below_title(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line of words right below the headline stands among lines without blank ones."""
    if any(block.marker or block.tag for block in blocks[i - 1 : i + 1]):
        return False
    text = blocks[i].text
    return len(text) >= LEAST_BELOW and len(text.split()) >= LEAST_WORDS and _may_sum_up(blocks[i])


def _may_sum_up(block: Block) -> bool:
    """Whether a line is no link, announces nothing and is no headline with its kicker."""
    kicked = " : " in block.text and block.text[-1] not in ".!?"
    return not kicked and not _is_linked(block) and block.text[-1] not in ":…"


def _is_sentence(block: Block) -> bool:
    """Whether a line is a long sentence and neither link nor item."""
    text = block.text
    longer = length(text) >= LEAST_BELOW and len(text.split()) >= LEAST_WORDS
    return longer and text[-1] in ".!?。" and not _is_linked(block)


def _is_linked(block: Block) -> bool:
    """Whether a line is an item of a list or holds a link of Markdown."""
    return bool(block.marker) or "](" in block.text
