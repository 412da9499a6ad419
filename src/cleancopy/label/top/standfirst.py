"""The standfirst: the summary between an article's headline and its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.classes import is_byline, own
from cleancopy.fields.datelines.dateline import split_dateline
from cleancopy.fields.dates.clock import CLOCK
from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.stamp_line import is_stamp
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.joins import is_open
from cleancopy.fields.people.names import is_name
from cleancopy.label.learned.network import STANDFIRST, Scores
from cleancopy.label.top import headline
from cleancopy.label.top.headline_features import words_of
from cleancopy.label.top.standfirst_dump import (
    NO_STANDFIRST,
    OTHERS,
    SIGNED,
    SIGNS,
    is_beside_text,
    is_in_the_head,
    is_of_another,
    signs,
)
from cleancopy.label.traits import PICTURE_LABELS, is_sure, length, names_writer
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block, Head
    from cleancopy.settings import Rules

_SUMMARY_HINT = re.compile(
    r"standfirst|\bdek\b|deck|sub-?title|sub-?head|summary|\blead|lead(?![a-z])|preamble|intro|"
    r"ep[ií]gra(?:ph|f)|excerpt|chapo|sapo|bajada|ingress|vorspann|teaser-text|description|perex|"
    r"\bsubt(?:it)?\b|(?<![\w-])sub(?![\w-])|\bstrap(?:-?line)?\b|drop-?head|entradilla|copete|"
    r"sumario|sommario|catenaccio|sottotitol|manchet|onder(?:kop|titel)|"
    r"under(?:rubrik|tittel|titel)|alaotsikko|anons\b",
    re.I,
)
# matches 'post__sub-title', 'elementLead' and 'sub', not 'submit-button'
# matches 'article__standfirst', not 'article-body'
_OTHER_HINT = re.compile(
    r"author|bio(?![a-z])|podcast|newsletter|paywall|promo|subscri|summary[\w-]{0,3}(?:title|head)",
    re.I,
)
# matches 'author-description' and 'summary__title' of a list of points, not 'biology'
LONGEST_STANDFIRST = 600
LEAST_MARKED = 5
"""Words of a summary of HTML, where mark-up parts the lines."""
NEAR = 5
"""Unknown lines between the title and its standfirst, fewer than these."""
NEAR_TEXT = 12
"""The same of a text that begins with a dateline."""
REACH = 30
"""Blocks after the title among which mark-up or the page's description tell its standfirst."""
OPENING = 60
"""Characters of a description that a standfirst begins with."""
MOST_PARAGRAPHS = 4
"""Paragraphs of a standfirst; an element with more holds the text."""
_BETWEEN = frozenset(
    ("date", "byline", "section", "navigation", "promo", "other", "related", "comment")
)
_OWN = re.compile(
    r"(?<!\S)(?:css|ssrcss|sc|dcr|jsx)-\S+|(?<!\S)(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9]{5,8}(?!\S)"
    r"|\d+"
)
"""`css-at9mc1`, the id `x9Fk2a`, the number of `paragraph-0`; not `teaser`."""
_CAPITAL = re.compile(r"(?i)drop-?cap|first-?par")
"""`has-dropcap`, `article-first-paragraph`."""
_FIRST = re.compile(r"(?i)(?<![a-z])(?:first|lede|paragraph|para)(?![a-z])")
"""`first`, `c-paragraph`; not `teaser`."""
_OF_MYSELF = ("I am a", "I’m a", "I'm a", "Ich bin ", "Je suis ", "Soy ", "Sono ", "Ik ben ")
_SIGNING = PICTURE_LABELS | SIGNS | {"section", "signoff"}


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
    openings = {value[:OPENING] for name, value in head.metas if name.endswith("description")}
    for i in range(title + 1, min(title + 1 + REACH, len(blocks) - 1)):
        block, verdict = blocks[i], judged[i]
        if not block.path and is_of_another(blocks, judged, i, title):
            continue
        named = _is_called_a_summary(block)
        subtitle = named and _is_subtitle(block, i - title) and not _is_other(block, verdict)
        signed = _is_signed(blocks, judged, i, title, rules)
        described = block.text[:OPENING] in openings and _is_apart(blocks, judged, i)
        is_summary = subtitle or signed or _is_summary(block)
        if _stands_between(block, verdict, judged[i - 1], is_summary):
            continue
        is_line = verdict.label not in PICTURE_LABELS and is_summary and i <= title + NEAR_TEXT
        if is_line and split_dateline(block.text, rules.agencies) is not None:
            judged[i] = Verdict("paragraph", "context.dateline", 0.9)
            return
        likely = signed or described or float(scores.fine[i, STANDFIRST]) > 0.3
        if verdict.label not in TEXT_LABELS and not (named or likely):
            continue
        if verdict.label in PICTURE_LABELS or not is_summary:
            return
        if _is_of_a_writer(blocks, i, title):
            return
        likely = likely or (
            (verdict.rule == "context.second-title" and block.text[-1] in ".!?…")
            or (not block.path and is_beside_text(blocks, judged, i, title, rules))
        )
        if named or (likely and (block.path or _is_near(judged, title, i))):
            run = _run_of(blocks, judged, i)
            if not named and sum(len(blocks[k].text) for k in run) > LONGEST_STANDFIRST:
                return
            for k in run:
                judged[k] = Verdict("standfirst", "context.standfirst", 0.7)
        return


def _is_near(judged: Sequence[Verdict], title: int, i: int) -> bool:
    """Whether few lines that are nothing known part a line from the title."""
    between = judged[title + 1 : i]
    unknown = [v for v in between if not is_sure(v) and v.label not in _SIGNING]
    return len(unknown) < NEAR


def _is_apart(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    """Whether a block of HTML is called otherwise than the text below it, or a byline parts them.

    What a page describes itself by is its standfirst or the first paragraph of its text.
    """
    below = range(_run_of(blocks, judged, i)[-1] + 1, len(blocks))
    text = next((k for k in below if judged[k].label in TEXT_LABELS), None)
    if text is None:
        return False
    if blocks[text].tag != blocks[i].tag:
        return True
    if _names(blocks[text]) != _names(blocks[i]) and not _is_first_of(blocks[i], blocks[text]):
        return True
    return any(judged[k].label in SIGNS for k in range(i + 1, text))


def _names(block: Block) -> str:
    """The names of a block's element without what each element has of its own: `paragraph-0`."""
    return _OWN.sub("", own(block)).strip()


def _is_first_of(block: Block, text: Block) -> bool:
    """Whether a block is called the first paragraph of the text below it, or a sibling is."""
    names = own(block)
    if _CAPITAL.search(names):
        return True
    beside = bool(block.parent) and block.parent == text.parent
    return beside and _FIRST.search(names) is not None


def _run_of(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> range:
    """A block of HTML with the few paragraphs of its element, if text stands below that."""
    if not own(blocks[i]) or blocks[i].tag != "p":
        return range(i, i + 1)
    parent = blocks[i].parent
    end = i + 1
    while end < len(blocks) and blocks[end].parent == parent:
        end += 1
    inside = range(i, end)
    if len(inside) > MOST_PARAGRAPHS or any(
        blocks[k].tag != "p" or own(blocks[k]) != own(blocks[i]) for k in inside
    ):
        return range(i, i + 1)
    is_all = not any(verdict.label in TEXT_LABELS for verdict in judged[end:])
    return range(i, i + 1) if is_all else inside


def _stands_between(block: Block, verdict: Verdict, before: Verdict, is_summary: bool) -> bool:
    """Whether the standfirst may stand below this: a date, a button, a picture, a teaser."""
    if is_sure(verdict) or (block.path and verdict.label in PICTURE_LABELS):
        return True
    if "/figcaption" in block.at:
        return True
    if verdict.label == "date" and is_stamp(block.text):
        return True
    if verdict.label in OTHERS and before.label == verdict.label:
        return True
    return verdict.label in _BETWEEN and not is_summary


def _is_called_a_summary(block: Block) -> bool:
    """Whether the class of a block's element is one of summaries, and of nothing beside one.

    The items of a list so called are points of a summary, none of them the whole.
    """
    hint = "" if block.tag == "li" else own(block)
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
    return verdict.label in NO_STANDFIRST


def _is_signed(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, title: int, rules: Rules
) -> bool:
    """Whether a line that says more than the title stands above a byline or a date.

    In HTML the model's word that such a line is none of the text counts for less than that there
    is nothing between it, the headline and the byline.
    """
    if is_sure(judged[i]) or is_byline(own(blocks[i])):
        return False
    if blocks[i].path:
        if not _is_between(blocks, judged, i, title, rules):
            return False
        below = range(i + 1, min(i + 1 + SIGNED, len(blocks)))
        is_head = any(signs(blocks[k].text, judged[k], rules) for k in below)
    else:
        is_head = is_in_the_head(blocks, judged, i, title, rules)
    text = blocks[i].text
    if not is_head or find_dates(text) or CLOCK.search(text) or parse_byline(text) is not None:
        return False
    if headline.CREDITED.search(text) or (is_open(text) and rules.phrases.lead_in("byline", text)):
        return False
    words, known = words_of(text), words_of(blocks[title].text)
    return len(words & known) * 2 <= len(words)


def _is_of_a_writer(blocks: Sequence[Block], i: int, title: int) -> bool:
    """Whether a line tells of whom a byline above it names: `Jane has worked as a chef.`"""
    if blocks[i].text.startswith(_OF_MYSELF):
        return True
    first = blocks[i].text.partition(" ")[0].rstrip(",")
    return any(names_writer(block.text, first) for block in blocks[title + 1 : i])


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
        above = range(title + 1, i)
        near = all(judged[k].label in SIGNS for k in above) and (not above or block.tag == "h2")
        near = near and signs(blocks[i + 1].text, judged[i + 1], rules)
        return near and verdict.rule.startswith("model.") and verdict.label not in _SIGNING
    below = range(i + 1, min(i + 1 + SIGNED, len(blocks)))
    end = next((k for k in below if signs(blocks[k].text, judged[k], rules)), i)
    return end > i and not any(judged[k].label in TEXT_LABELS for k in range(i + 1, end))
