"""Blocks -> judged blocks. PLACEHOLDER of the first hour: long lines are paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleancopy.model import Labelled, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block, Page
    from cleancopy.settings import Rules, SiteProfile


def label(
    blocks: tuple[Block, ...],
    page: Page,
    rules: Rules,
    profile: SiteProfile | None,
    furniture: frozenset[int],
) -> Labelled:
    """Placeholder."""
    from cleancopy.evidence import line_key

    verdicts = []
    words = 0
    title = False
    for block in blocks:
        n = len(block.text.split())
        if furniture and line_key(block.text) in furniture:
            verdicts.append(Verdict("navigation", "site.furniture", 0.9))
        elif n >= 12 and block.link_chars * 2 < len(block.text):
            verdicts.append(Verdict("paragraph", "placeholder.long", 0.5))
            words += n
        elif not title and n >= 3 and block.tag in ("", "h1"):
            title = True
            verdicts.append(Verdict("title", "placeholder.first", 0.5))
        else:
            verdicts.append(Verdict("navigation", "placeholder.short", 0.5))
    return Labelled(blocks, tuple(verdicts), 0.5, words >= 40, "placeholder")
