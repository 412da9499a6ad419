"""Whether a page holds one article at all, and how sure its labelling is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cleancopy.model import TEXT_LABELS

if TYPE_CHECKING:
    from cleancopy.label.network import Scores
    from cleancopy.model import Block, Verdict
    from cleancopy.settings import Settings

_WORD = re.compile(r"\w+")
_SPACELESS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")


def judge(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], scores: Scores, settings: Settings
) -> tuple[bool, str]:
    """Return (whether the page is an article, why not in words)."""
    words = sum(
        _words(block.text)
        for block, verdict in zip(blocks, verdicts, strict=True)
        if verdict.label in TEXT_LABELS
    )
    if words < settings.min_article_words:
        return False, f"{words} words of text; an article has {settings.min_article_words} or more"
    listing = 1 - scores.article
    if listing > settings.no_article_confidence:
        return False, f"a listing or section front, by {listing:.2f}"
    return True, ""


def confidence(scores: Scores) -> float:
    """Mean certainty of the model over the page, weighted by what is near the text; 0 to 1."""
    if not len(scores.body):
        return 0.0
    certainty = np.abs(scores.body - 0.5) * 2
    weight = scores.body + 0.05
    return float((certainty * weight).sum() / weight.sum())


def _words(text: str) -> int:
    count = len(_WORD.findall(text))
    return max(count, len(text) // 3) if _SPACELESS.search(text) else count
