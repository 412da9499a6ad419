"""The learned part of the labelling: scores of all blocks of a page, and what they say alone."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import numpy as np

from cleancopy.label.learned.features import features
from cleancopy.label.learned.forest import Forest, load_forest
from cleancopy.label.learned.network import CLASSES, SHIPPED, STANDFIRST, Scores, load
from cleancopy.label.learned.surroundings import surroundings
from cleancopy.label.learned.wording import Wording, load_wording
from cleancopy.label.parts import pieces
from cleancopy.label.parts.tables import layout_cells
from cleancopy.label.traits import NO_HEADING, words_in
from cleancopy.model import Verdict

if TYPE_CHECKING:
    from cleancopy.label.learned.features import Features
    from cleancopy.model import Block, Head, Kind
    from cleancopy.settings import Rules
    from cleancopy.settings.phrases import Hit

ModelKind: TypeAlias = Literal["html", "text", "pieces"]
"""What a page's weights are for: HTML, dumps with lines, dumps whose lines were cut into pieces."""
BODY = 0.45
"""Least probability for a block to be text, for a first look at a page."""
LITTLE = 900
"""Characters of text on a page; with fewer half the best score is enough …"""
LEAST = 0.02
"""… but not below this. Both from the cross-validation on pages of unseen sites."""
HEADING = 0.5
"""Least probability for a short block of the text to be a heading."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TABLE = frozenset(("td", "th", "tr", "caption"))
_HEADING = CLASSES.index("heading")
_INSIDE = frozenset(("body", "heading", "standfirst"))
_OUTSIDE = tuple(i for i, name in enumerate(CLASSES) if name not in _INSIDE)


class Listings(NamedTuple):
    """What tells an article from a listing; the log-odds of the two are added."""

    trees: Forest
    """Look at the numbers of a page; their `least` is that of the sum."""
    wording: Wording


def kind_of(blocks: Sequence[Block], kind: Kind) -> ModelKind:
    """Which models a page is for."""
    return "pieces" if kind == "text" and pieces.are_most(blocks) else kind


def score(
    blocks: Sequence[Block], head: Head, kind: ModelKind, hits: Sequence[Hit | None], rules: Rules
) -> Scores:
    """Score the blocks of one page: the mean of the network and the forest for its kind.

    The two err on different blocks; `docs/model.md` says what the mean gains.
    """
    return scored(features(blocks, head, hits, rules.phrases.function_words), kind, rules)


def scored(found: Features, kind: ModelKind, rules: Rules) -> Scores:
    """Score a page of which the features are known."""
    folder = rules.weights or SHIPPED
    scores = load(folder / f"{kind}.npz").score(found)
    trees = load_forest(folder / f"forest-{kind}.npz").score(surroundings(found.dense))
    return scores._replace(body=(scores.body + trees) / np.float32(2))


def listings(kind: ModelKind, rules: Rules) -> Listings:
    """What tells an article from a listing on pages of one kind."""
    folder = rules.weights or SHIPPED
    return Listings(
        load_forest(folder / f"listing-{kind}.npz"), load_wording(folder / f"wording-{kind}.npz")
    )


def verdicts(blocks: Sequence[Block], scores: Scores) -> list[Verdict]:
    """The label that the scores alone give each block.

    A block is text whose probability is half the best F1 that any choice of blocks can be expected
    to reach on the page (Ye, Chai, Lee and Chieu, 2012: Optimizing F-measures). On a page where
    hardly a block reaches `BODY` the likeliest ones are taken: the model is unsure there because
    the page is unlike those it saw, not because it has no text.
    """
    least = _least(blocks, scores)
    layout = layout_cells(blocks)
    best = scores.fine[:, _OUTSIDE].argmax(1) if len(blocks) else ()
    return [
        Verdict(kind_of_text(block, fine, layout), "model.text", body)
        if body >= least
        else Verdict(CLASSES[_OUTSIDE[outside]], "model.outside", 1 - body)
        for block, body, fine, outside in zip(
            blocks, scores.body.tolist(), scores.fine.tolist(), best, strict=True
        )
    ]


def _least(blocks: Sequence[Block], scores: Scores) -> float:
    if not len(blocks):
        return BODY
    body = scores.body.astype(np.float64)
    if sum(len(blocks[i].text) for i in np.flatnonzero(body >= BODY).tolist()) < LITTLE:
        return max(min(BODY, float(body.max()) / 2), LEAST)
    likeliest = np.argsort(-body, kind="stable")
    words = np.array([words_in(blocks[i]) for i in likeliest.tolist()], dtype=np.float64)
    right = np.cumsum(words * body[likeliest])
    expected = 2 * right / (np.cumsum(words) + right[-1])
    return float(expected.max()) / 2


def kind_of_text(block: Block, fine: Sequence[float], layout: Container[str]) -> str:
    """Which label a block of the text has: by its mark-up, else by the scores.

    `layout` are the places of cells that are no table of data.
    """
    tag = block.tag
    if tag in _HEADINGS:
        return "heading"
    if tag in _TABLE and block.at not in layout:
        return "table"
    if fine[STANDFIRST] > 0.5:
        return "standfirst"
    if tag in ("li", "dd", "dt") or block.marker:
        return "list_item"
    if tag == "blockquote" or ">blockquote" in block.path:
        return "quote"
    if fine[_HEADING] > HEADING and len(block.text) < 160 and block.text[-1:] not in NO_HEADING:
        return "heading"
    return "paragraph"
