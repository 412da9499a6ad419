"""What stands above the text: the one headline, its section and the standfirst."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.label.learned.network import TITLE, Scores
from cleancopy.label.top import headline
from cleancopy.label.top.masthead import Masthead, is_menu_row
from cleancopy.label.top.section import choose_section, take_off_kickers
from cleancopy.label.top.standfirst import choose_standfirst
from cleancopy.label.top.title import choose_title, first_paragraph
from cleancopy.label.traits import is_sure
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block, Head
    from cleancopy.settings import Rules


def choose_top(
    blocks: Sequence[Block], judged: list[Verdict], scores: Scores, head: Head, rules: Rules
) -> int | None:
    """Settle title, section and standfirst; returns the title's position, None without one."""
    title = choose_title(blocks, judged, scores, head)
    _take_off_menus(blocks, judged, title)
    for i, verdict in enumerate(judged):
        if verdict.label == "title" and i != title and not is_sure(verdict):
            is_sentence = headline.is_piece(blocks, i) and blocks[i].text[-1] in ".!?…”"
            label, rule = ("paragraph", "sentence") if is_sentence else ("other", "second-title")
            judged[i] = Verdict(label, f"context.{rule}", verdict.confidence)
    if title is not None:
        _mark_site_names(blocks, judged, title, head)
        if judged[title].label != "title":
            judged[title] = Verdict("title", "context.title", float(scores.fine[title, TITLE]))
        choose_section(blocks, judged, title, rules)
        take_off_kickers(blocks, judged, title)
        choose_standfirst(blocks, judged, scores, title, head, rules)
    return title


def _take_off_menus(blocks: Sequence[Block], judged: list[Verdict], title: int | None) -> None:
    """Rows of links above an HTML page's headline, or its text, are none of the text."""
    end = first_paragraph(blocks, judged) if title is None else title
    for i in range(end):
        text = judged[i].label in TEXT_LABELS and not is_sure(judged[i])
        if text and blocks[i].path and is_menu_row(blocks[i]):
            judged[i] = Verdict("navigation", "context.menu-row", 0.8)


def _mark_site_names(
    blocks: Sequence[Block], judged: list[Verdict], title: int, head: Head
) -> None:
    """An `h1` with the name of the site, where the headline is another heading, is no title."""
    above = [i for i in range(title) if blocks[i].tag == "h1" and not is_sure(judged[i])]
    if not above or not blocks[title].path:
        return
    masthead = Masthead(blocks, head)
    for i in above:
        if masthead.is_sites(blocks[i]):
            judged[i] = Verdict("navigation", "context.site-name", 0.9)
