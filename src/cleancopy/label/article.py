"""Whether a page holds one article at all, and how sure its labelling is."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from cleancopy.fields.word_count import estimated_words
from cleancopy.label.learned.listing import address, numbers
from cleancopy.label.learned.network import TITLE
from cleancopy.label.learned.wording import words
from cleancopy.label.model import BODY
from cleancopy.label.top.masthead import corrected
from cleancopy.model import TEXT_LABELS

if TYPE_CHECKING:
    from cleancopy.label.learned.network import Scores
    from cleancopy.label.model import Listings
    from cleancopy.model import Block, Head, Verdict
    from cleancopy.settings import Settings

LIKELY = 0.33
"""Least probability of an article on a page where the model finds hardly any text: of 16 such
public test pages under it two are articles."""
EVEN = 0.5
"""No threshold is above it: from here on nobody asks what speaks against an article."""


class Chance(NamedTuple):
    """How likely a page holds one article."""

    probability: float
    against: tuple[str, ...] = ()
    """What of its wording speaks most against an article, the strongest first."""


def rejected(
    verdicts: Sequence[Verdict], size: int, chance: Chance, least: float, settings: Settings
) -> str | None:
    """Why a page is no article, in words; None of one that is.

    `size` is that of :func:`words_of`, `chance` that of :func:`chance_of`, `least` the probability
    that an article has at least.
    """
    if size < settings.min_article_words:
        return f"{size} words of text; an article has {settings.min_article_words} or more"
    if chance.probability < least and not _is_copy(verdicts):
        worded = f"; worded like one: {', '.join(chance.against)}" if chance.against else ""
        found = f"{chance.probability:.3f}, under {least:.3f}"
        return f"a listing or section front: {found}{worded}"
    return None


def words_of(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> int:
    """Words of the text."""
    pairs = zip(blocks, verdicts, strict=True)
    return sum(
        estimated_words(block.text) for block, verdict in pairs if verdict.label in TEXT_LABELS
    )


def _is_copy(verdicts: Sequence[Verdict]) -> bool:
    """Whether one dateline and a sign-off stand there, as in an agency's report."""
    labels = [verdict.label for verdict in verdicts]
    return labels.count("dateline") == 1 and "signoff" in labels


def chance_of(
    blocks: Sequence[Block],
    head: Head,
    url: str | None,
    scores: Scores,
    listings: Listings,
    title: int | None = None,
) -> Chance:
    """How likely the page holds one article: by its numbers and by its words.

    `title` is the position of the headline, where it is known.
    """
    if not len(blocks):
        return Chance(0.0)
    at = address(head, url)
    titles = corrected(blocks, head, scores.fine[:, TITLE], title)
    row = np.array([numbers(blocks, head, scores, at, titles)], dtype=np.float32)
    said = words(blocks, head, titles, at)
    odds = float(listings.trees.odds(row)[0]) + listings.wording.score(said)
    probability = 1 / (1 + exp(-min(max(odds, -50.0), 50.0)))
    against = listings.wording.against(said) if probability < EVEN else ()
    return Chance(probability, against)


def finds_text(blocks: Sequence[Block], scores: Scores, settings: Settings) -> bool:
    """Whether the model finds as many words of text as an article has.

    A page where it does not is asked about once more, and must be an article by `LIKELY`.
    """
    left = settings.min_article_words
    for block, body in zip(blocks, scores.body.tolist(), strict=True):
        if body >= BODY:
            left -= estimated_words(block.text)
            if left <= 0:
                return True
    return left <= 0


def confidence(scores: Scores) -> float:
    """Mean certainty of the model over the page, weighted by what is near the text; 0 to 1."""
    if not len(scores.body):
        return 0.0
    certainty = np.abs(scores.body - 0.5) * 2
    weight = scores.body + 0.05
    return float((certainty * weight).sum() / weight.sum())
