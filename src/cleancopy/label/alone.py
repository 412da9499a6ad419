"""What a block says by itself: phrases of furniture and the fixed forms of news text."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.credit import split_credit
from cleancopy.fields.signoff import parse_signoff
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block
    from cleancopy.settings import Rules

SURE_OF_TEXT = 0.9
"""From this confidence on, the model is believed before a phrase inside a long line."""
SHORT = 120
"""Characters of a line that a phrase may decide against the model."""
SIGNOFF_LONGEST = 400
_MAY_BE_CREDIT = re.compile(
    r"[:©/]|\b(?:photo|foto|bild|image|getty|reuters|afp|dpa|ap|imago|picture alliance)\b", re.I
)
# matches 'Foto: Anna Muster' and 'Getty Images', not 'He spoke of peace'

Rule = Callable[["Block", Verdict, "Rules"], Verdict | None]


def judge(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], rules: Rules, decided: Container[int]
) -> list[Verdict]:
    """Return the verdicts with those replaced that a rule knows better; `decided` stay."""
    tail = _last_text(verdicts)
    judged = list(verdicts)
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if i in decided or not block.text:
            continue
        for rule in RULES if i <= tail + 8 else FURNITURE:
            found = rule(block, verdict, rules)
            if found is not None:
                judged[i] = found
                break
    return judged


def phrase(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """A line that a phrase of furniture names; a long one only where the model doubts it."""
    text = block.text
    if len(text) > SHORT and verdict.label in TEXT_LABELS and verdict.confidence > SURE_OF_TEXT:
        return None
    hit = rules.phrases.match(text.casefold()) if len(text) < 2000 else None
    return Verdict(hit.label, hit.rule, 0.9) if hit is not None else None


def signoff(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """`Editor: …`, `rri/afp/dpa/rtr`, `Reporting by …; Editing by …`."""
    if len(block.text) > SIGNOFF_LONGEST or verdict.label in ("title", "related", "comment"):
        return None
    if parse_signoff(block.text, rules.agencies) is None:
        return None
    return Verdict("signoff", "alone.signoff", 0.9)


def credit(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """A line that is nothing but the credit of a picture."""
    if len(block.text) > SHORT or verdict.label in ("credit", "title", "byline", "date"):
        return None
    if verdict.label in TEXT_LABELS and verdict.confidence > SURE_OF_TEXT:
        return None
    if not _MAY_BE_CREDIT.search(block.text):
        return None
    found = split_credit(block.text, rules.agencies)
    return Verdict("credit", "alone.credit", 0.8) if found and not found[0] else None


FURNITURE: tuple[Rule, ...] = (phrase,)
RULES: tuple[Rule, ...] = (phrase, signoff, credit)
"""Tried in this order; the first that has an opinion decides."""


def _last_text(verdicts: Sequence[Verdict]) -> int:
    for i in range(len(verdicts) - 1, -1, -1):
        if verdicts[i].label in TEXT_LABELS:
            return i
    return -1
