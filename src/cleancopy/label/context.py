"""What the neighbours of a block settle: the one title, its section, the standfirst, alt texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.date import find_dates
from cleancopy.fields.date_forms import MAYBE
from cleancopy.fields.dateline import split_dateline
from cleancopy.label import headline
from cleancopy.label.captions import mark_captions
from cleancopy.label.network import CLASSES, Scores
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
LEAST_TITLE = 0.12
"""Least probability of the best block for it to be the title."""
LEAST_HEADING = 0.1
"""Least probability of being text for a short line between sure paragraphs."""
LONGEST_OPENER = 60
GOES_ON, LONG_PARAGRAPH = 0.75, 80
"""Confidence and characters of a paragraph with which the text goes on after a box."""
OPENED = 3
"""Most text after a `More from …` that is of its kind, in lengths of the text before it."""
REPEATED, REPEATED_LENGTH = 3, 40
"""Times and characters from which a repeated paragraph is furniture."""
LONGEST_LINK = 160
"""Characters of a link that is a headline, no text."""
SURE = 0.9
"""Confidence of a short last paragraph that is no headline of something else."""
REACH = 60
"""Blocks before the text among which the title stands."""
LONGEST_TITLE = 300
LONGEST_STANDFIRST = 600
NEAR = 6
"""Blocks before the title among which its section stands, and after it its standfirst."""
_BETWEEN = frozenset(("date", "byline", "section", "navigation", "promo", "other"))
_PICTURE = frozenset(("caption", "credit"))
_NO_TITLE = frozenset(("caption", "credit", "date", "byline", "signoff", "correction", "section"))


def judge(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    scores: Scores,
    head: Head,
    rules: Rules,
) -> list[Verdict]:
    """Return the verdicts with those replaced that depend on other blocks."""
    judged = list(verdicts)
    mark_captions(blocks, judged)
    _mark_alternative_texts(blocks, judged)
    title = _choose_title(blocks, judged, scores, head)
    for i, verdict in enumerate(judged):
        if verdict.label == "title" and i != title and not _is_sure(verdict):
            judged[i] = Verdict("other", "context.second-title", verdict.confidence)
    if title is not None:
        if judged[title].label != "title":
            judged[title] = Verdict("title", "context.title", float(scores.fine[title, _TITLE]))
        _choose_section(blocks, judged, title, rules)
        _choose_standfirst(blocks, judged, scores, title, head, rules)
    _find_headings(blocks, judged, scores)
    _end_text_at_openers(blocks, judged, rules, title)
    _drop_repeated(blocks, judged)
    _drop_loose_headings(blocks, judged)
    return judged


def _is_sure(verdict: Verdict) -> bool:
    """Whether a profile, a phrase or the site's evidence gave the label."""
    return verdict.rule.startswith(("site.", "phrase."))


def _choose_title(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], scores: Scores, head: Head
) -> int | None:
    """The block that is the page's headline: the profile's, else the likeliest before the text."""
    for i, verdict in enumerate(verdicts):
        if verdict.label == "title" and _is_sure(verdict):
            return i
    end = _first_paragraph(blocks, verdicts)
    if blocks and not blocks[0].path:
        chances = [float(chance) for chance in scores.fine[:, _TITLE]]
        found = headline.likeliest(blocks, verdicts, chances, end)
        return _nearest_short_line(blocks, verdicts, end) if found is None else found
    best, chosen = 0.0, None
    for i in range(max(end - REACH, 0), min(end + 1, len(blocks))):
        if not _may_be_title(blocks[i], verdicts[i], i == end):
            continue
        score = float(scores.fine[i, _TITLE]) + (0.3 if _is_stated(blocks[i], head) else 0.0)
        if score > best:
            best, chosen = score, i
    if best >= LEAST_TITLE:
        return chosen
    return _nearest_short_line(blocks, verdicts, end) if not head.title else chosen


def _may_be_title(block: Block, verdict: Verdict, is_text: bool) -> bool:
    if not block.text or len(block.text) > LONGEST_TITLE or block.tag == "img":
        return False
    if _is_sure(verdict) or verdict.label in _NO_TITLE:
        return False
    sentence = block.text[-1] in ".…" and len(block.text) > 50
    return not (sentence or (is_text and len(block.text) > 150))


def _is_stated(block: Block, head: Head) -> bool:
    """Whether the head's title holds the line."""
    return len(block.text) > 15 and block.text in head.title


def _nearest_short_line(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], end: int
) -> int | None:
    """In a dump of little more than the article: the topmost line close above the text."""
    chosen = None
    for i in range(end - 1, max(end - NEAR, 0) - 1, -1):
        block = blocks[i]
        if _may_be_title(block, verdicts[i], False) and not block.marker and " " in block.text:
            if verdicts[i].label == "navigation" and chosen is not None and i < end - 3:
                break
            chosen = i
    return chosen


def _first_paragraph(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> int:
    for i, verdict in enumerate(verdicts):
        if verdict.label in ("paragraph", "quote") and len(blocks[i].text) > 80:
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
    if any(verdict.label == "section" and _is_sure(verdict) for verdict in judged):
        return
    named = [
        i
        for i in range(max(title - NEAR, 0), title)
        if blocks[i].text and rules.phrases.is_section(blocks[i].text.casefold())
    ]
    for i in named[-1:]:
        alone = i - 1 not in named and not _is_sure(judged[i]) and not blocks[i].marker
        if alone and all(judged[k].label in ("date", "byline") for k in range(i + 1, title)):
            judged[i] = Verdict("section", "context.section", 0.7)


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
    for i in range(title + 1, min(title + 1 + NEAR, len(blocks) - 1)):
        block, verdict = blocks[i], judged[i]
        if _is_sure(verdict) or (verdict.label in _BETWEEN and not _is_summary(block)):
            continue
        if verdict.label in _PICTURE or not _is_summary(block):
            return
        if split_dateline(block.text, rules.agencies) is not None:
            judged[i] = Verdict("paragraph", "context.dateline", 0.9)
            return
        named = bool(_SUMMARY_HINT.search(block.hints.partition("\n")[0]))
        if (
            named
            or block.text[:60] in described
            or float(scores.fine[i, _STANDFIRST]) > 0.3
            or (not block.path and _picture_follows(blocks, judged, i + 1))
        ):
            judged[i] = Verdict("standfirst", "context.standfirst", 0.7)
        return


def _is_summary(block: Block) -> bool:
    """A sentence or more, shorter than most paragraphs' worth, not made of links."""
    text = block.text
    if not 30 <= len(text) <= LONGEST_STANDFIRST or block.link_chars * 3 > len(text):
        return False
    return text[-1] in '.!?…。”"' or len(text) > 60


def _picture_follows(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    return judged[i].label in _PICTURE | {"byline", "date"}


def _find_headings(blocks: Sequence[Block], judged: list[Verdict], scores: Scores) -> None:
    """A single short line between two sure paragraphs is a heading, if the model half agrees."""
    for i in range(1, len(blocks) - 1):
        block, verdict = blocks[i], judged[i]
        if verdict.label in TEXT_LABELS:
            if verdict.label == "paragraph" and _reads_as_heading(block, verdict):
                before, after = _next_text(judged, i, -1), _next_text(judged, i, 1)
                if before is not None and after is not None and judged[after].label != "heading":
                    judged[i] = Verdict("heading", "context.heading", verdict.confidence)
            continue
        if verdict.rule != "model.outside" or float(scores.body[i]) < LEAST_HEADING:
            continue
        before, after = _next_text(judged, i, -1), _next_text(judged, i, 1)
        if (
            _reads_as_heading(block, verdict)
            and before is not None
            and after is not None
            and min(judged[before].confidence, judged[after].confidence) > 0.9
        ):
            judged[i] = Verdict("heading", "context.heading", float(scores.body[i]))


def _reads_as_heading(block: Block, verdict: Verdict) -> bool:
    text = block.text
    if block.marker or block.path or not 5 <= len(text) <= 90 or block.link_chars:
        return False
    return text[-1] not in '.,;…"”' and (text[0].isupper() or not text[0].isascii())


def _next_text(judged: Sequence[Verdict], i: int, step: int) -> int | None:
    """The nearest text block in one direction, over pictures only."""
    i += step
    while 0 <= i < len(judged):
        if judged[i].label in TEXT_LABELS:
            return i
        if judged[i].label not in _PICTURE:
            return None
        i += step
    return None


def _mark_alternative_texts(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    for i, block in enumerate(blocks):
        if block.tag == "img" or _is_alternative_text(blocks, judged, i):
            judged[i] = Verdict("caption", "image.alt", judged[i].confidence)


def _is_alternative_text(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    """A dump's line right above a caption, no blank line between, is the picture's alt text."""
    if i + 1 >= len(blocks) or blocks[i].tag or blocks[i].path:
        return False
    block, following = blocks[i], blocks[i + 1]
    return (
        judged[i + 1].label in _PICTURE
        and judged[i + 1].rule != "image.alt"
        and following.blanks == 0
        and block.blanks > 0
        and not _is_sure(judged[i])
        and judged[i].label not in _PICTURE | {"date", "byline"}
        and len(block.text) < LONGEST_TITLE
        and block.text[-1] not in ".!?"
        and not (MAYBE.search(block.text) and find_dates(block.text))
    )


def _end_text_at_openers(
    blocks: Sequence[Block], judged: list[Verdict], rules: Rules, title: int | None
) -> None:
    """What follows `More from …` or `Comments` is of its kind until sure paragraphs go on.

    One in a menu above the headline opens nothing of the article, and none opens many times the
    text that stands before it: there the box is one on top of the text.
    """
    opened: Verdict | None = None
    stretches: list[dict[int, Verdict]] = []
    for i, verdict in enumerate(judged):
        text = blocks[i].text
        if i == title:
            opened = None
        if verdict.rule.startswith("phrase.") and len(text) < LONGEST_OPENER:
            hit = rules.phrases.opens(text.casefold())
            if hit:
                opened = Verdict(hit.label, "context.after-opener", 0.8)
                stretches.append({})
        elif opened is not None and verdict.label in TEXT_LABELS and not _is_sure(verdict):
            if verdict.confidence > GOES_ON and len(text) > LONG_PARAGRAPH:
                opened = None
            else:
                stretches[-1][i] = opened
    for stretch in stretches:
        before = sum(
            len(block.text)
            for block, verdict in zip(blocks[: min(stretch, default=0)], judged, strict=False)
            if verdict.label in TEXT_LABELS
        )
        if sum(len(blocks[i].text) for i in stretch) <= OPENED * before:
            for i, verdict in stretch.items():
                judged[i] = verdict


def _drop_repeated(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    """A paragraph that a page prints again and again is the notice of a box, not its text."""
    counts = Counter(block.text for block in blocks if len(block.text) >= REPEATED_LENGTH)
    for i, (block, verdict) in enumerate(zip(blocks, judged, strict=True)):
        often = verdict.label == "paragraph" and counts.get(block.text, 0) >= REPEATED
        if often and not _is_sure(verdict):
            judged[i] = Verdict("promo", "context.repeated", 0.8)


def _drop_loose_headings(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    """A heading that no text follows heads something that is not the article's.

    Nor are short lines behind the last paragraph that read as headlines, or that are links.
    """
    for i in range(len(judged) - 1, -1, -1):
        block, verdict = blocks[i], judged[i]
        if verdict.label not in TEXT_LABELS:
            continue
        rule = _loose(block, verdict)
        if not rule or _is_sure(verdict):
            return
        judged[i] = Verdict("related", rule, verdict.confidence)


def _loose(block: Block, verdict: Verdict) -> str:
    """The rule by which a block at the end of the text is none of it; "" for text."""
    if verdict.label == "heading":
        return "context.heading-of-nothing"
    if block.link_chars * 10 >= len(block.text) * 9 and len(block.text) < LONGEST_LINK:
        return "context.link-at-the-end"
    if verdict.label == "paragraph" and verdict.confidence < SURE:
        return "context.headline-at-the-end" if _reads_as_heading(block, verdict) else ""
    return ""
