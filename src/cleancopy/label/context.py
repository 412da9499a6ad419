"""What the neighbours of a block settle: the one title, its section, the standfirst, alt texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.dateline import split_dateline
from cleancopy.label.network import CLASSES, Scores
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block, Head
    from cleancopy.settings import Rules

_TITLE = CLASSES.index("title")
LEAST_TITLE = 0.15
"""Least probability of the best block for it to be the title."""
LONGEST_TITLE = 300
LONGEST_STANDFIRST = 600
NEAR = 6
"""Blocks before the title among which its section stands, and after it its standfirst."""
_BETWEEN = frozenset(("date", "byline", "section", "navigation", "promo", "other"))
_PICTURE = frozenset(("caption", "credit"))


def judge(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    scores: Scores,
    head: Head,
    rules: Rules,
) -> list[Verdict]:
    """Return the verdicts with those replaced that depend on other blocks."""
    judged = list(verdicts)
    title = _choose_title(blocks, judged, scores)
    for i, verdict in enumerate(judged):
        if verdict.label == "title" and i != title and not verdict.rule.startswith("profile"):
            judged[i] = Verdict("other", "context.second-title", verdict.confidence)
    if title is not None:
        if judged[title].label != "title":
            judged[title] = Verdict("title", "context.title", float(scores.fine[title, _TITLE]))
        _choose_section(blocks, judged, title, rules)
        _choose_standfirst(blocks, judged, title, rules)
    _mark_alternative_texts(blocks, judged)
    _drop_loose_headings(judged)
    return judged


def _choose_title(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], scores: Scores
) -> int | None:
    """The block that is the page's headline: the profile's, else the likeliest before the text."""
    for i, verdict in enumerate(verdicts):
        if verdict.label == "title" and verdict.rule.startswith("profile"):
            return i
    end = _first_paragraph(blocks, verdicts)
    best, chosen = LEAST_TITLE, None
    for i in range(min(end + 1, len(blocks))):
        block = blocks[i]
        if not block.text or len(block.text) > LONGEST_TITLE or block.tag == "img":
            continue
        if verdicts[i].rule.startswith(("profile", "phrase", "site")):
            continue
        score = float(scores.fine[i, _TITLE])
        if score > best:
            best, chosen = score, i
    return chosen


def _first_paragraph(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> int:
    for i, verdict in enumerate(verdicts):
        if verdict.label in ("paragraph", "quote") and len(blocks[i].text) > 80:
            return i
    return len(blocks)


def _choose_section(
    blocks: Sequence[Block], judged: list[Verdict], title: int, rules: Rules
) -> None:
    if any(verdict.label == "section" for verdict in judged):
        return
    for i in range(max(title - NEAR, 0), title):
        if not judged[i].rule.startswith("profile") and rules.phrases.is_section(
            blocks[i].text.casefold()
        ):
            judged[i] = Verdict("section", "context.section", 0.7)


def _choose_standfirst(
    blocks: Sequence[Block], judged: list[Verdict], title: int, rules: Rules
) -> None:
    """The paragraph between the title and the first picture, if the text goes on after it."""
    if any(verdict.label == "standfirst" for verdict in judged):
        return
    for i in range(title + 1, min(title + 1 + NEAR, len(blocks) - 1)):
        label = judged[i].label
        if label in ("paragraph", "heading"):
            block = blocks[i]
            if (
                judged[i + 1].label in _PICTURE | {"byline", "date"}
                or _is_alternative_text(blocks, judged, i + 1)
            ) and len(block.text) <= LONGEST_STANDFIRST:
                if split_dateline(block.text, rules.agencies) is None:
                    judged[i] = Verdict("standfirst", "context.standfirst", 0.7)
            return
        if label not in _BETWEEN:
            return


def _mark_alternative_texts(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    for i, block in enumerate(blocks):
        if block.tag == "img" or _is_alternative_text(blocks, judged, i):
            judged[i] = Verdict("caption", "image.alt", judged[i].confidence)


def _is_alternative_text(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    """A dump's line right above a caption, no blank line between, is the picture's alt text."""
    if i + 1 >= len(blocks) or blocks[i].tag or blocks[i].path or judged[i].label in TEXT_LABELS:
        return False
    following = blocks[i + 1]
    return (
        judged[i + 1].label in _PICTURE
        and following.blanks == 0
        and blocks[i].blanks > 0
        and judged[i].label in ("caption", "other", "navigation", "related")
        and judged[i].rule != "image.alt"
    )


def _drop_loose_headings(judged: list[Verdict]) -> None:
    """A heading that no text follows heads something that is not the article's."""
    following = False
    for i in range(len(judged) - 1, -1, -1):
        label = judged[i].label
        if label == "heading" and not following and not judged[i].rule.startswith("profile"):
            judged[i] = Verdict("related", "context.heading-of-nothing", judged[i].confidence)
        elif label in TEXT_LABELS:
            following = True
