"""Blocks -> judged blocks: nothing is deleted, every block gets a label, the rule and a confidence.

The order: the learned model looks at all blocks at once; the site's profile, the phrases and the
forms of news text (sign-off, byline, credit, …) know better where they apply; neighbours settle
what a block alone cannot; what many articles of the site share is furniture.
"""

from __future__ import annotations

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
from cleancopy.label.parts import broken, exports, glued, pieces, tables
from cleancopy.model import Labelled

if TYPE_CHECKING:
    from cleancopy.model import Block, Head, Page
    from cleancopy.settings import Rules, SiteProfile


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
    if kind == "html" and (
        not finds_text or article.confidence(scores) < rules.settings.second_opinion
    ):
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
    listings = model.listings(kind, rules)
    chance = article.chance_of(blocks, head, page.raw.url, own_scores, listings, title)
    least = listings.trees.least
    if not finds_text:
        least = max(least, article.LIKELY)
    size = article.words_of(parts, verdicts)
    is_article, detail = article.judge(verdicts, size, chance, least, rules.settings)
    if is_article and (said := refusals.refused(parts, verdicts, head, size)):
        is_article, detail = False, said
    if held > 1:
        is_article, detail = False, f"an export of {held} articles: give each a file of its own"
    return Labelled(tuple(parts), tuple(verdicts), article.confidence(scores), is_article, detail)
