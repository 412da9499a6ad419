"""What stands above the text: the one headline, its section and the standfirst."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.datelines.dateline import split_dateline
from cleancopy.fields.dates.clock import CLOCK
from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.leads import is_lead_in
from cleancopy.fields.title import is_path
from cleancopy.label import headline
from cleancopy.label.masthead import Masthead, heading_above, is_menu_row
from cleancopy.label.network import CLASSES, Scores
from cleancopy.label.traits import PICTURE_LABELS, is_sure, length
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block, Head
    from cleancopy.settings import Rules

_TITLE, _STANDFIRST = CLASSES.index("title"), CLASSES.index("standfirst")
_SUMMARY_HINT = re.compile(
    r"standfirst|\bdek\b|deck|sub-?title|sub-?head|summary|\blead|intro|excerpt|chapo|sapo|bajada|"
    r"ingress|vorspann|teaser-text|description",
    re.I,
)
# matches 'article__standfirst', not 'article-body'
_OTHER_HINT = re.compile(
    r"author|bio(?![a-z])|podcast|newsletter|paywall|promo|subscri|summary[\w-]{0,3}(?:title|head)",
    re.I,
)
# matches 'author-description' and 'summary__title' of a list of points, not 'biology'
_PATH_HINT = re.compile(r"breadcrumb|crumb|kicker|section|rubri|ressort|topline|eyebrow", re.I)
# matches 'breadcrumbs__item', not 'main-menu'
LEAST_TITLE = 0.12
"""Least probability of the best block for it to be the title."""
REACH = 60
"""Blocks before the text among which the title stands."""
LONGEST_TITLE = 300
LONGEST_STANDFIRST = 600
SHORTEST_STANDFIRST, LEAST_WORDS = 35, 8
"""Characters and words of a summary in a dump that has no full stop."""
LONGEST_SIGNED = 60
"""Characters of a byline that is known by its first word alone."""
SIGNED = 3
"""Lines below such a summary among which the page is signed or dated."""
PROSE = (80, 40, 0)
"""Characters of the first paragraph, where there is one of so many."""
SIGNS = 20
"""`length` of a title without a space, as Chinese and Japanese write it."""
NEAR = 6
"""Blocks before the title among which its section stands, and after it its standfirst."""
REACH_BELOW = 12
"""Blocks after the title among which an element called a summary is its standfirst."""
_BETWEEN = frozenset(
    ("date", "byline", "section", "navigation", "promo", "other", "related", "comment")
)
_OTHERS = frozenset(("related", "comment", "promo"))
_NO_STANDFIRST = _OTHERS | {"date", "byline", "section"}
_NO_TITLE = frozenset(("caption", "credit", "date", "byline", "signoff", "correction", "section"))


def choose_top(
    blocks: Sequence[Block], judged: list[Verdict], scores: Scores, head: Head, rules: Rules
) -> int | None:
    """Settle title, section and standfirst; returns the title's position, None without one."""
    title = _choose_title(blocks, judged, scores, head)
    _take_off_menus(blocks, judged, title)
    for i, verdict in enumerate(judged):
        if verdict.label == "title" and i != title and not is_sure(verdict):
            is_sentence = headline.is_piece(blocks, i) and blocks[i].text[-1] in ".!?…”"
            label, rule = ("paragraph", "sentence") if is_sentence else ("other", "second-title")
            judged[i] = Verdict(label, f"context.{rule}", verdict.confidence)
    if title is not None:
        _mark_site_names(blocks, judged, title, head)
        if judged[title].label != "title":
            judged[title] = Verdict("title", "context.title", float(scores.fine[title, _TITLE]))
        _choose_section(blocks, judged, title, rules)
        _choose_standfirst(blocks, judged, scores, title, head, rules)
    return title


def _choose_title(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], scores: Scores, head: Head
) -> int | None:
    """The block that is the page's headline: the profile's, else the likeliest before the text."""
    for i, verdict in enumerate(verdicts):
        if verdict.label == "title" and is_sure(verdict):
            return i
    end = _first_paragraph(blocks, verdicts)
    if blocks and not blocks[0].path:
        chances = [float(chance) for chance in scores.fine[:, _TITLE]]
        found = headline.likeliest(blocks, verdicts, chances, end)
        return _nearest_short_line(blocks, verdicts, end) if found is None else found
    return _of_html(blocks, verdicts, scores, head, end)


def _of_html(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], scores: Scores, head: Head, end: int
) -> int | None:
    """The likeliest line above the text; below `LEAST_TITLE` only what `<title>` confirms.

    Where `<title>` names nothing but the site, a heading or the topmost line above the text.
    """
    masthead = Masthead(blocks, head)
    found: list[tuple[float, int]] = []
    others: set[int] = set()
    for i in range(max(end - REACH, 0), min(end + NEAR, len(blocks))):
        block, stated = blocks[i], masthead.states(blocks[i])
        if is_menu_row(block) or masthead.is_sites(block):
            others.add(i)
        elif (i <= end or stated) and (
            _may_be_title(block, verdicts[i], i >= end) or _is_named_so(block, verdicts[i], stated)
        ):
            found.append((-float(scores.fine[i, _TITLE]) - (0.3 if stated else 0.0), i))
    found.sort()
    if found and -found[0][0] >= LEAST_TITLE:
        return found[0][1]
    if not head.title:
        return _nearest_short_line(blocks, verdicts, end)
    if masthead.says_little and not masthead.is_all:
        return found[0][1] if found else None
    confirmed = (i for _, i in found if masthead.confirms(blocks[i]))
    chosen = next(confirmed, None)
    if chosen is None:
        likely = others.union(range(len(blocks))).difference(i for _, i in found)
        chosen = heading_above(blocks, end, NEAR, likely)
    if chosen is None and masthead.is_all:
        chosen = _nearest_short_line(blocks, verdicts, end, others)
    return chosen


def _take_off_menus(blocks: Sequence[Block], judged: list[Verdict], title: int | None) -> None:
    """Rows of links above an HTML page's headline, or its text, are none of the text."""
    end = _first_paragraph(blocks, judged) if title is None else title
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


def _may_be_title(block: Block, verdict: Verdict, is_text: bool) -> bool:
    if not block.text or len(block.text) > LONGEST_TITLE or block.tag == "img":
        return False
    if is_sure(verdict) or (verdict.label in _NO_TITLE and block.tag != "h1"):
        return False
    if is_path(block.text) or is_lead_in(block.text):
        return False
    if block.tag != "h1" and parse_byline(block.text) is not None:
        return False
    sentence = block.text[-1] in ".…" and len(block.text) > 50
    return not (sentence or (is_text and len(block.text) > 150))


def _is_named_so(block: Block, verdict: Verdict, stated: bool) -> bool:
    """Whether an `h1` that reads as furniture is what `<title>` says: `Letters to the editor`."""
    return stated and block.tag == "h1" and verdict.rule.startswith("phrase.")


def _nearest_short_line(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    end: int,
    others: Collection[int] = frozenset(),
) -> int | None:
    """In a dump of little more than the article: the topmost line close above the text."""
    chosen = None
    for i in range(end - 1, max(end - NEAR, 0) - 1, -1):
        block = blocks[i]
        words = " " in block.text or length(block.text) > SIGNS
        is_line = words and not block.marker and headline.is_line(blocks, i)
        if is_line and i not in others and _may_be_title(block, verdicts[i], False):
            if verdicts[i].label == "navigation" and chosen is not None and i < end - 3:
                break
            chosen = i
    return chosen


def _first_paragraph(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> int:
    """Where the text begins: its first long paragraph, or the first there is; else the end."""
    prose = [i for i, verdict in enumerate(verdicts) if verdict.label in ("paragraph", "quote")]
    for least in PROSE:
        for i in prose:
            if length(blocks[i].text) > least:
                return i
    return len(blocks)


def _choose_section(
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


def _is_of_menu(block: Block) -> bool:
    """Whether a block stands in a `nav` of HTML that is no path to the page."""
    return ">nav>" in block.path and _PATH_HINT.search(block.hints) is None


def _choose_standfirst(
    blocks: Sequence[Block],
    judged: list[Verdict],
    scores: Scores,
    title: int,
    head: Head,
    rules: Rules,
) -> None:
    """The summary between title and text: by mark-up, by score, or by what stands after it."""
    if any(verdict.label == "standfirst" for verdict in judged):
        return
    described = {value[:60] for name, value in head.metas if name.endswith("description")}
    for i in range(title + 1, min(title + 1 + REACH_BELOW, len(blocks) - 1)):
        block, verdict = blocks[i], judged[i]
        named = _is_called_a_summary(block)
        subtitle = named and _is_heading(block) and verdict.label not in _NO_STANDFIRST
        signed = _is_signed(blocks, judged, i, title, rules)
        is_summary = subtitle or signed or _is_summary(block)
        if _stands_between(block, verdict, judged[i - 1], is_summary):
            continue
        if verdict.label in PICTURE_LABELS or not is_summary:
            return
        if split_dateline(block.text, rules.agencies) is not None:
            judged[i] = Verdict("paragraph", "context.dateline", 0.9)
            return
        likely = (
            block.text[:60] in described
            or float(scores.fine[i, _STANDFIRST]) > 0.3
            or (verdict.rule == "context.second-title" and block.text[-1] in ".!?…")
            or (not block.path and _is_beside_text(judged[i + 1]))
            or signed
        )
        if named or (likely and i <= title + NEAR):
            judged[i] = Verdict("standfirst", "context.standfirst", 0.7)
        return


def _stands_between(block: Block, verdict: Verdict, before: Verdict, is_summary: bool) -> bool:
    """Whether the standfirst may stand below this: a date, a button, HTML's picture, a teaser."""
    if is_sure(verdict) or (block.path and verdict.label in PICTURE_LABELS):
        return True
    if verdict.label in _OTHERS and before.label == verdict.label:
        return True
    return verdict.label in _BETWEEN and not is_summary


def _is_called_a_summary(block: Block) -> bool:
    """Whether the class of a block's element is one of summaries, and of nothing beside one."""
    hint = block.hints.partition("\n")[0]
    return _SUMMARY_HINT.search(hint) is not None and _OTHER_HINT.search(hint) is None


def _is_summary(block: Block) -> bool:
    """A sentence or more, shorter than most paragraphs' worth, not made of links."""
    text = block.text
    if not 30 <= len(text) <= LONGEST_STANDFIRST or block.link_chars * 3 > len(text):
        return False
    return text[-1] in '.!?…。”"' or len(text) > 60


def _is_heading(block: Block) -> bool:
    """A heading of three words or more that is no link: a subtitle."""
    return block.tag in ("h2", "h3", "h4") and len(block.text.split()) > 2 and not block.link_chars


def _is_signed(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, title: int, rules: Rules
) -> bool:
    """Whether a line of a dump that says more than the title stands above a byline or a date."""
    if judged[i].label in _NO_STANDFIRST or judged[i].rule.startswith("phrase."):
        return False
    if not _is_set_apart(blocks, i):
        return False
    text, below = blocks[i].text, range(i + 1, min(i + 1 + SIGNED, len(blocks)))
    if not any(_signs(blocks[k].text, judged[k], rules) for k in below):
        return False
    if find_dates(text) or CLOCK.search(text) or parse_byline(text) is not None:
        return False
    if headline.CREDITED.search(text):
        return False
    words, known = headline.words_of(text), headline.words_of(blocks[title].text)
    return len(words & known) * 2 <= len(words)


def _signs(text: str, verdict: Verdict, rules: Rules) -> bool:
    """Whether a line is a byline or a date, or short and begins as one: `By Jane Example`."""
    if verdict.label in ("byline", "date"):
        return True
    return len(text) < LONGEST_SIGNED and rules.phrases.lead_in("byline", text) is not None


def _is_set_apart(blocks: Sequence[Block], i: int) -> bool:
    """Whether blank lines part a line of some words from what stands around it in a dump."""
    block, below = blocks[i], blocks[i + 1]
    if block.path or not (block.blanks and below.blanks) or len(block.text.split()) < LEAST_WORDS:
        return False
    linked = block.marker or "](" in block.text
    kicked = " : " in block.text and block.text[-1] not in ".!?"
    longer = len(block.text) >= SHORTEST_STANDFIRST and block.text[-1] not in ":…"
    return longer and not linked and not kicked


def _is_beside_text(verdict: Verdict) -> bool:
    """Whether a line is of a picture, or says who wrote and when."""
    return verdict.label in PICTURE_LABELS | {"byline", "date"}
