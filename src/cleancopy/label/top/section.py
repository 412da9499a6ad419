"""The section above the headline: a kicker by its element's name, or one of the known sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.classes import own
from cleancopy.label.traits import is_sure
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block
    from cleancopy.settings import Rules

_PATH_HINT = re.compile(r"breadcrumb|crumb|kicker|section|rubri|ressort|topline|eyebrow", re.I)
# matches 'breadcrumbs__item', not 'main-menu'
_KICKER = re.compile(
    r"kicker|eyebrow|over-?(?:line|title)\b|topline|dachzeile|spitzmarke|vignette|trumpet|occhiello"
    r"|surtit|supertit|super-?title|antet[ií]t|ante-?titulo|rubrik|ressort"
    r"|(?:post|entry|article|story)[-_]{1,2}(?:category|section|label|tag(?!s))|primary-(?:tag|category)"
    r"|(?<![\w-])(?:slug|rubric|category|channel-name)(?![\w-])",
    re.I,
)
# matches 'article__kicker', not 'section-body'
NEAR = 6
"""Blocks before the title among which its section stands."""
LONGEST_KICKER = 60
"""Characters of a line above the headline that is no sentence of the text."""
_ENDS = ".!?…。！？”»"
_BESIDE_KICKER = frozenset(("caption", "credit", "date", "byline", "section"))
"""Labels of what may stand between a kicker and its headline."""


def choose_section(
    blocks: Sequence[Block], judged: list[Verdict], title: int, rules: Rules
) -> None:
    """A section's name right above the title; in a row of such names it is a menu."""
    for i, verdict in enumerate(judged):
        near = title - NEAR <= i <= title + 2
        if verdict.label == "section" and verdict.rule == "model.outside" and not near:
            judged[i] = Verdict("navigation", verdict.rule, verdict.confidence)
    if any(verdict.label == "section" and is_sure(verdict) for verdict in judged):
        return
    named = [
        i
        for i in range(max(title - NEAR, 0), title)
        if blocks[i].text
        and rules.phrases.is_section(blocks[i].text.casefold())
        and not _is_of_menu(blocks[i])
    ]
    for i in named[-1:]:
        alone = i - 1 not in named and not is_sure(judged[i]) and not blocks[i].marker
        if alone and all(judged[k].label in ("date", "byline") for k in range(i + 1, title)):
            judged[i] = Verdict("section", "context.section", 0.7)


def take_off_kickers(blocks: Sequence[Block], judged: list[Verdict], title: int) -> None:
    """A line right above an `h1` that is called a kicker is its section; no short one is text.

    Nor is anything there that the page hides: the words of a consent layer.
    """
    if blocks[title].tag != "h1":
        return
    known = any(verdict.label == "section" for verdict in judged[:title])
    right_above = True
    for i in range(title - 1, -1, -1):
        block, verdict = blocks[i], judged[i]
        short = len(block.text) <= LONGEST_KICKER and block.text[-1:] not in _ENDS
        is_text = verdict.label in TEXT_LABELS
        if is_sure(verdict) and not verdict.rule.startswith("phrase."):
            right_above = right_above and verdict.label in _BESIDE_KICKER
        elif right_above and not known and short and _is_kicker(block):
            judged[i] = Verdict("section", "context.kicker", 0.8)
            known = True
        elif is_text and (block.hidden or short):
            judged[i] = Verdict("other", "context.above-headline", 0.7)
        right_above = right_above and (not block.text or judged[i].label in _BESIDE_KICKER)


def _is_kicker(block: Block) -> bool:
    """Whether a line's own element is called so, in no menu and no path to the page."""
    names = own(block)
    return bool(block.text and names and _KICKER.search(names)) and not _is_of_menu(block)


def _is_of_menu(block: Block) -> bool:
    """Whether a block stands in a `nav` of HTML that is no path to the page."""
    return ">nav>" in block.path and _PATH_HINT.search(block.hints) is None
