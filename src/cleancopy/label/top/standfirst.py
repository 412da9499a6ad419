"""The standfirst: the summary between an article's headline and its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.classes import own
from cleancopy.fields.datelines.dateline import split_dateline
from cleancopy.fields.dates.clock import CLOCK
from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.stamp_line import is_stamp
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.names import is_name
from cleancopy.label.learned.network import STANDFIRST, Scores
from cleancopy.label.top import headline
from cleancopy.label.top.headline_features import words_of
from cleancopy.label.traits import PICTURE_LABELS, is_address, is_sure, length
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block, Head
    from cleancopy.settings import Rules

_SUMMARY_HINT = re.compile(
    r"standfirst|\bdek\b|deck|sub-?title|sub-?head|summary|\blead|intro|excerpt|chapo|sapo|bajada|"
    r"ingress|vorspann|teaser-text|description|perex|\bsubt(?:it)?\b|(?<![\w-])sub(?![\w-])|"
    r"\bstrap(?:-?line)?\b|drop-?head|entradilla|copete|sumario|sommario|catenaccio|sottotitol|"
    r"manchet|onder(?:kop|titel)|under(?:rubrik|tittel|titel)|alaotsikko|anons\b",
    re.I,
)
# matches 'post__sub-title', 'perex' and 'sub', not 'submit-button'
# matches 'article__standfirst', not 'article-body'
_OTHER_HINT = re.compile(
    r"author|bio(?![a-z])|podcast|newsletter|paywall|promo|subscri|summary[\w-]{0,3}(?:title|head)",
    re.I,
)
# matches 'author-description' and 'summary__title' of a list of points, not 'biology'
LONGEST_STANDFIRST = 600
SHORTEST_STANDFIRST, LEAST_WORDS = 35, 8
"""Characters and words of a summary in a dump that has no full stop."""
LEAST_BELOW = 60
"""Characters of one that no blank line sets apart."""
LEAST_MARKED = 5
"""Words of a summary of HTML, where mark-up parts the lines."""
LONGEST_SIGNED = 60
"""Characters of a byline that is known by its first word alone."""
SIGNED = 3
"""Lines below such a summary among which the page is signed or dated."""
NEAR = 6
"""Blocks after the title among which its standfirst stands."""
REACH_BELOW = 12
"""Blocks after the title among which an element called a summary is its standfirst."""
_BETWEEN = frozenset(
    ("date", "byline", "section", "navigation", "promo", "other", "related", "comment")
)
_SIGNED = frozenset(("byline", "date"))
_OTHERS = frozenset(("related", "comment", "promo"))
_SIGNING = PICTURE_LABELS | _SIGNED | {"section", "signoff"}
_NO_STANDFIRST = _OTHERS | _SIGNED | {"section"}


def choose_standfirst(
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
    stated = {value for name, value in head.metas if name.endswith("description")}
    described = {value[:60] for value in stated}
    for i in range(title + 1, min(title + 1 + REACH_BELOW, len(blocks) - 1)):
        block, verdict = blocks[i], judged[i]
        named = _is_called_a_summary(block)
        subtitle = named and _is_subtitle(block, i - title) and not _is_other(block, verdict)
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
            or float(scores.fine[i, STANDFIRST]) > 0.3
            or (verdict.rule == "context.second-title" and block.text[-1] in ".!?…")
            or (not block.path and _is_beside_text(blocks, judged, i, title, rules))
            or signed
        )
        if named or block.text in stated or (likely and i <= title + NEAR):
            judged[i] = Verdict("standfirst", "context.standfirst", 0.7)
        return


def _stands_between(block: Block, verdict: Verdict, before: Verdict, is_summary: bool) -> bool:
    """Whether the standfirst may stand below this: a date, a button, HTML's picture, a teaser."""
    if is_sure(verdict) or (block.path and verdict.label in PICTURE_LABELS):
        return True
    if "/figcaption" in block.at:
        return True
    if verdict.label == "date" and is_stamp(block.text):
        return True
    if verdict.label in _OTHERS and before.label == verdict.label:
        return True
    return verdict.label in _BETWEEN and not is_summary


def _is_called_a_summary(block: Block) -> bool:
    """Whether the class of a block's element is one of summaries, and of nothing beside one."""
    hint = own(block)
    return _SUMMARY_HINT.search(hint) is not None and _OTHER_HINT.search(hint) is None


def _is_summary(block: Block) -> bool:
    """A sentence or more, shorter than most paragraphs' worth, not made of links."""
    text = block.text
    if length(text) < 30 or len(text) > LONGEST_STANDFIRST or block.link_chars * 3 > len(text):
        return False
    return text[-1] in '.!?…。”"' or len(text) > 60


def _is_subtitle(block: Block, below: int) -> bool:
    """Three words or more that are no link, as a heading or right below the headline."""
    is_set_so = block.tag in ("h2", "h3", "h4") or (block.path and below == 1)
    is_short = len(block.text) <= LONGEST_STANDFIRST
    return bool(is_set_so) and is_short and len(block.text.split()) > 2 and not block.link_chars


def _is_other(block: Block, verdict: Verdict) -> bool:
    """Whether a line is no summary by its label; a guessed byline must be read as one."""
    guessed = verdict.label == "byline" and verdict.rule.startswith("model.")
    if guessed and parse_byline(block.text) is None and not find_dates(block.text):
        return is_name(block.text)
    return verdict.label in _NO_STANDFIRST


def _is_signed(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, title: int, rules: Rules
) -> bool:
    """Whether a line that says more than the title stands above a byline or a date.

    In HTML the model's word that such a line is none of the text counts for less than that there
    is nothing between it, the headline and the byline.
    """
    if is_sure(judged[i]):
        return False
    if blocks[i].path:
        if not _is_between(blocks, judged, i, title, rules):
            return False
    elif judged[i].label in _NO_STANDFIRST or not (
        _is_set_apart(blocks, i) or (i == title + 1 and _is_below_title(blocks, i))
    ):
        return False
    text, below = blocks[i].text, range(i + 1, min(i + 1 + SIGNED, len(blocks)))
    if not any(_signs(blocks[k].text, judged[k], rules) for k in below):
        return False
    if find_dates(text) or CLOCK.search(text) or parse_byline(text) is not None:
        return False
    if headline.CREDITED.search(text):
        return False
    words, known = words_of(text), words_of(blocks[title].text)
    return len(words & known) * 2 <= len(words)


def _is_between(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, title: int, rules: Rules
) -> bool:
    """Whether a line of HTML stands between headline and byline, or date, and is no link."""
    block, verdict = blocks[i], judged[i]
    longer = len(block.text.split()) >= LEAST_MARKED or length(block.text) > len(block.text) > 12
    if not longer or len(block.text) > LONGEST_STANDFIRST or block.link_chars or block.hidden:
        return False
    if block.tag in ("li", "img", "figcaption") or _OTHER_HINT.search(own(block)):
        return False
    if verdict.label not in TEXT_LABELS:
        near = i == title + 1 and _signs(blocks[i + 1].text, judged[i + 1], rules)
        return near and verdict.rule.startswith("model.") and verdict.label not in _SIGNING
    below = range(i + 1, min(i + 1 + SIGNED, len(blocks)))
    end = next((k for k in below if _signs(blocks[k].text, judged[k], rules)), i)
    return end > i and not any(judged[k].label in TEXT_LABELS for k in range(i + 1, end))


def _signs(text: str, verdict: Verdict, rules: Rules) -> bool:
    """Whether a line is a byline or a date, or short and begins as one: `By Jane Example`."""
    if verdict.label in _SIGNED:
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


def _is_below_title(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line of words right below the headline stands in a dump without blank lines."""
    near = blocks[i - 1 : i + 1 + SIGNED]
    if any(block.blanks for block in near[1:]) or any(block.marker or block.tag for block in near):
        return False
    text = blocks[i].text
    longer = len(text) >= LEAST_BELOW and len(text.split()) >= LEAST_WORDS
    return longer and text[-1] not in ":…" and "](" not in text


def _is_beside_text(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, title: int, rules: Rules
) -> bool:
    """Whether what stands below a dump's line says who wrote and when, or is of a picture.

    Between `By Jane Example` and a picture stands the story's lede. An address alone on its line is
    the page's own, for readers to share: it ends the head.
    """
    if is_address(blocks[i + 1].text):
        return True
    if judged[i + 1].label in PICTURE_LABELS:
        bylines = (blocks[k].text for k in range(title + 1, i) if judged[k].label == "byline")
        return not any(rules.phrases.lead_in("byline", text) for text in bylines)
    return judged[i + 1].label in _SIGNED
