"""Blocks -> judged blocks: nothing is deleted, every block gets a label, the rule and a confidence.

The order: the learned model looks at all blocks at once; the site's profile, the phrases and the
forms of news text (sign-off, byline, credit, …) know better where they apply; neighbours settle
what a block alone cannot; what many articles of the site share is furniture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.label import (
    alone,
    article,
    captures,
    context,
    model,
    opinion,
    profile,
    refusals,
    site,
)
from cleancopy.label.learned.features import phrase_hits
from cleancopy.label.parts import broken, exports, glued, headings, pieces, tables
from cleancopy.model import Labelled

if TYPE_CHECKING:
    from cleancopy.model import Block, Head, Page, Verdict
    from cleancopy.settings import Rules, Settings, SiteProfile


def label(
    blocks: tuple[Block, ...],
    head: Head,
    page: Page,
    rules: Rules,
    own: SiteProfile | None,
    furniture: frozenset[int],
) -> Labelled:
    """Return `blocks` with one verdict each; `own` is the profile of the page's site.

    Blocks that hold two things (a caption and its credit, a dateline and a paragraph) come back
    as two, the cells of a row of a table as one, and so the sentences of one line.
    """
    blocks, signed = broken.part(blocks, rules)
    blocks, exported, held = exports.part(blocks)
    hits = phrase_hits(blocks, rules.phrases)
    kind = model.kind_of(blocks, page.raw.kind)
    own_scores = scores = model.score(blocks, head, kind, hits, rules)
    finds_text = article.finds_text(blocks, scores, rules.settings)
    unsure = not finds_text or article.confidence(scores) < rules.settings.second_opinion
    if kind == "html" and unsure:
        scores = opinion.weighed(blocks, page.text, scores)
    verdicts = pieces.mark_menus(blocks, model.verdicts(blocks, scores), rules.agencies)
    known = (
        signed
        | exported
        | captures.known(blocks)
        | profile.believed(blocks, verdicts, profile.verdicts(blocks, page, own))
    )
    verdicts = alone.judge(blocks, verdicts, hits, rules, known.keys())
    verdicts = [known.get(i, verdict) for i, verdict in enumerate(verdicts)]
    verdicts = site.judge(blocks, verdicts, furniture)
    verdicts = context.judge(blocks, verdicts, scores, head, rules)
    title = next((i for i, verdict in enumerate(verdicts) if verdict.label == "title"), None)
    parts, verdicts = pieces.join(*glued.split(blocks, verdicts, rules.agencies))
    parts, verdicts = tables.join_rows(parts, verdicts)
    verdicts = headings.settle(parts, verdicts)
    listings = model.listings(kind, rules)
    chance = article.chance_of(blocks, head, page.raw.url, own_scores, listings, title)
    least = max(listings.trees.least, 0.0 if finds_text else article.LIKELY)
    why = _rejected(parts, verdicts, head, held, chance, least, rules.settings)
    sure = article.confidence(scores)
    return Labelled(tuple(parts), tuple(verdicts), sure, why is None, why or "")


def _rejected(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    head: Head,
    held: int,
    chance: article.Chance,
    least: float,
    settings: Settings,
) -> str | None:
    """Why a page is no article, in words; None of one that is. `held`: articles of an export."""
    if held > 1:
        return f"an export of {held} articles: give each a file of its own"
    size = article.words_of(blocks, verdicts)
    said = article.rejected(verdicts, size, chance, least, settings)
    return said or refusals.refused(blocks, verdicts, head, size)
