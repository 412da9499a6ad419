"""What a block says by itself: phrases of furniture and the fixed forms of news text."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.dates.entry_notice import RULE as ENTRY_NOTICE
from cleancopy.fields.dates.entry_notice import is_entry_notice, posted
from cleancopy.fields.notices import is_of_article
from cleancopy.fields.pictures.credit_around import ends_with_button
from cleancopy.fields.signoffs.ending import reached
from cleancopy.fields.signoffs.signature import parse_signature
from cleancopy.fields.signoffs.wire_mark import find_wire_mark
from cleancopy.label.forms import (
    FORMS,
    LONGEST_CAPTION,
    SHORT,
    SURE_OF_TEXT,
    caption,
    signoff,
)
from cleancopy.label.traits import PICTURE_LABELS
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block
    from cleancopy.settings import Rules
    from cleancopy.settings.phrases import Hit

SHORTEST_LAST = 80
"""Characters of a paragraph that only the mark of its wire shows to be the text's last."""
AT_THE_END = 2
"""Blocks before the last of the text among which a line tells how to reach its writer."""
LONGEST_PROMO = 300
"""Characters of the last paragraph that is a promotion though the model is sure of it."""
BEFORE = 15
"""Blocks before the text where title, byline and date stand, …"""
AFTER = 8
"""… and after it where the sign-off does."""
_SIZES = frozenset({"AA", "A A", "Aa", "aA"})
"""Buttons above the text that make its letters larger: below it `AA` is a wire."""
_DATA = ('{"', '[{"')
"""How JSON begins that a script of the page should have read."""


def judge(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    hits: Sequence[Hit | None],
    rules: Rules,
    decided: Container[int],
) -> list[Verdict]:
    """Return the verdicts with those replaced that a rule knows better; `decided` stay.

    `hits` are what phrases say of the blocks. The forms of news text are looked for near the
    text only: a name in a menu is no byline.
    """
    near = _near_text(verdicts)
    last = max((i for i in near if verdicts[i].label in TEXT_LABELS), default=0)
    judged = list(verdicts)
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if i in decided or not block.text:
            continue
        found = _no_prose(block, verdict) or _entry(block)
        found = found or _phrase(block, verdict, hits[i], rules, i - last)
        if found is None and i in near:
            found = _form(block, verdict, rules, i - last)
        if found is not None:
            judged[i] = found
    return judged


def _form(block: Block, verdict: Verdict, rules: Rules, behind: int) -> Verdict | None:
    """What the first of `FORMS` says that has an opinion; `© dpa` signs off where text ends.

    `behind`: how many blocks behind the last of the text.
    """
    if len(block.text) > LONGEST_CAPTION and not block.text.isupper():
        return None
    for rule in FORMS:
        if rule is signoff and behind < 0 and block.text in _SIZES:
            continue
        if rule is signoff and behind < 0 and _is_maker(block.text, rules):
            continue
        if rule is signoff and behind < -AT_THE_END and _signs_at_the_end(block.text):
            continue
        if rule is caption and _ends_in_wire(block, verdict, rules, behind):
            is_text = verdict.label in TEXT_LABELS
            return None if is_text else Verdict("paragraph", "alone.wire-mark", 0.85)
        found = rule(block, verdict, rules)
        if found is not None:
            return found
    return None


def _signs_at_the_end(text: str) -> bool:
    """Whether a line signs a story, or says how to reach its writer, only right below it."""
    return reached(text) is not None or parse_signature(text) is not None


def _ends_in_wire(block: Block, verdict: Verdict, rules: Rules, behind: int) -> bool:
    """Whether a paragraph of the text ends in the mark of its wire: `… is not known. (dpa)`.

    Right behind the text such a paragraph is its last one.
    """
    if verdict.label in TEXT_LABELS:
        is_text = behind == 0 or verdict.confidence > SURE_OF_TEXT
    else:
        is_text = (
            behind == 1 and len(block.text) > SHORTEST_LAST and verdict.label not in PICTURE_LABELS
        )
    if not is_text:
        return False
    found = find_wire_mark(block.text, rules.agencies)
    return found is not None and all(rules.agencies.kinds[a] != "photo" for a in found.agencies)


def _no_prose(block: Block, verdict: Verdict) -> Verdict | None:
    """What no sentence is: a line without letter or digit (a rule, dots), settings as JSON."""
    if verdict.label not in TEXT_LABELS:
        return None
    if block.tag != "pre" and block.text.startswith(_DATA) and block.text[-1] in "}]":
        return Verdict("other", "alone.data", 1.0)
    if len(block.text) > SHORT or any(map(str.isalnum, block.text)):
        return None
    return Verdict("other", "alone.wordless", 1.0)


def _entry(block: Block) -> Verdict | None:
    """What a blog's system says of its entry: `This entry was posted on … and is filed under …`."""
    if not is_entry_notice(block.text):
        return None
    label = "date" if posted(block.text) else "related"
    return Verdict(label, ENTRY_NOTICE, 0.9)


def _phrase(
    block: Block, verdict: Verdict, hit: Hit | None, rules: Rules, behind: int
) -> Verdict | None:
    """A line that a phrase of furniture names; a long one only where the model doubts it.

    A caption with its credit may have a button behind it. `behind` as for `_form`: what ends the
    text and reads as a promotion is one.
    """
    if hit is None:
        return None
    is_signed = len(block.text) > SHORT // 2 and ends_with_button(block.text)
    if is_signed and (found := caption(block, verdict, rules)) is not None:
        return found
    sure = verdict.label in TEXT_LABELS and verdict.confidence > SURE_OF_TEXT
    if sure and len(block.text) > SHORT:
        if hit.label == "promo" and behind == 0 and len(block.text) <= LONGEST_PROMO:
            return Verdict(hit.label, hit.rule, 0.9)
        corrects = hit.label == "correction" and is_of_article(block.text)
        return Verdict(hit.label, hit.rule, 0.9) if corrects else None
    return Verdict(hit.label, hit.rule, 0.9)


def _is_maker(text: str, rules: Rules) -> bool:
    """Whether a line names who made a picture: behind `©`, or an agency that sells nothing else."""
    named = rules.agencies.named(text)
    return text.startswith("©") or (named is not None and rules.agencies.kinds[named] == "photo")


def _near_text(verdicts: Sequence[Verdict]) -> range:
    """Positions from some blocks before the first of the text to some after the last."""
    inside = [i for i, verdict in enumerate(verdicts) if verdict.label in TEXT_LABELS]
    if not inside:
        return range(0)
    return range(max(inside[0] - BEFORE, 0), min(inside[-1] + 1 + AFTER, len(verdicts)))
