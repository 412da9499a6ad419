"""Lines of the form of a credit that sign the text by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.classes import nearest
from cleancopy.fields.people.byline_slashed import picture_byline, slashed_byline
from cleancopy.fields.people.byline_unmarked import is_proved, unmarked_byline
from cleancopy.fields.people.joins import people
from cleancopy.fields.people.leads import is_lead_in
from cleancopy.fields.places import is_city
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies
    from cleancopy.model import Block

OVER = frozenset({"date", "section", "standfirst", "byline"})
"""What may stand between the headline and who signs."""
FARTHEST = 4
"""Blocks below the headline in which somebody signs so."""
REACH = 8
"""Blocks below the headline in which another line is the byline."""
LONGEST_NAMES = 60
"""Characters of names that stand above a date."""
DOUBTED = 0.75
"""Confidence of the model below which a name above a date is no text."""
_PICTURE = re.compile(r"image|img|photo|picture|figure|gallery|caption|credit|media", re.IGNORECASE)
"""`article__image-credit` among an element's names; not `article__byline`."""


def mark_signers(
    blocks: Sequence[Block], judged: list[Verdict], title: int | None, agencies: Agencies
) -> None:
    """`Juan Ejemplo / EFE` and `Words Jane Example` below the headline and `Photographs by …` below
    the byline are bylines.

    Not where a picture or another byline stands beside it, nor in a figure: there it is a credit.
    """
    if title is None:
        return
    _mark_named(blocks, judged, title, agencies)
    head = range(title + 1, min(title + 1 + REACH, len(blocks)))
    signed = any(judged[i].label == "byline" for i in head)
    for i in range(title + 1, min(title + 1 + FARTHEST, len(blocks) - 1)):
        block, verdict = blocks[i], judged[i]
        if not block.text or block.tag == "img" or _PICTURE.search(_near(block)):
            return
        if _signs(blocks, judged, i, signed, agencies):
            judged[i] = Verdict("byline", "context.signer", 0.8)
        elif verdict.label not in OVER:
            return


def _mark_named(
    blocks: Sequence[Block], judged: list[Verdict], title: int, agencies: Agencies
) -> None:
    """A name the model took for text signs where a date stands right below; so does its `By`."""
    for i in range(title + 1, min(title + 1 + REACH, len(blocks) - 1)):
        if judged[i + 1].label != "date" or not _is_guessed_text(judged[i]):
            continue
        text = blocks[i].text
        if len(text) > LONGEST_NAMES or is_city(text) or unmarked_byline(text, agencies):
            continue
        if not people(text, agencies):
            continue
        judged[i] = Verdict("byline", "context.signer", 0.8)
        if _is_guessed_text(judged[i - 1]) and is_lead_in(blocks[i - 1].text):
            judged[i - 1] = Verdict("byline", "context.signer", 0.8)


def _is_guessed_text(verdict: Verdict) -> bool:
    doubted = verdict.confidence < DOUBTED and verdict.rule.startswith("model.")
    return doubted and verdict.label in TEXT_LABELS


def _near(block: Block) -> str:
    """The names of a block's own element and the one around it, and their tags."""
    return "\n".join((*nearest(block, 2), *block.path.split(">")[-2:]))


def _signs(
    blocks: Sequence[Block],
    judged: Sequence[Verdict],
    i: int,
    signed: bool,
    agencies: Agencies,
) -> bool:
    text, label = blocks[i].text, judged[i].label
    if label not in ("credit", "navigation", "other", "paragraph", "standfirst"):
        return False
    if judged[i - 1].label == "byline" and picture_byline(text, agencies) is not None:
        return True
    if is_proved(text, (blocks[i - 1].text, blocks[i + 1].text), agencies):
        return True
    if judged[i - 1].label == "standfirst" and judged[i + 1].label not in ("date", "byline"):
        return False  # a picture's credit behind the first paragraph
    beside = {judged[i - 1].label, judged[i + 1].label}
    if signed or "/" not in text or beside & {"caption", "credit"}:
        return False
    return slashed_byline(text, agencies) is not None
