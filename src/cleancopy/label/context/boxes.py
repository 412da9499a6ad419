"""What boxes between and behind the text hold: openers, notices, headings and links at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.fields.signoffs.ending import end_mark_behind
from cleancopy.fields.signoffs.signature import signature_behind
from cleancopy.fields.signoffs.wire_mark import find_wire_mark
from cleancopy.label.traits import STOPS, is_address, is_sure, length, reads_as_heading
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies
    from cleancopy.model import Block
    from cleancopy.settings import Rules

LONGEST_OPENER = 60
"""Characters of a line that opens a box: `Most read in Politics`."""
GOES_ON, LONG_PARAGRAPH = 0.75, 80
"""Confidence and characters of a paragraph with which the text goes on after a box; a `SURE`
sentence may be shorter."""
LEAST_TOLD = 0.6
"""Confidence of one below a dump's opener that ends with a colon, which announces titles alone."""
SHORTEST_SENTENCE = 40
"""`length` of a sentence behind links with which the text goes on; shorter ones ask for a click."""
SENTENCE_ENDS = '.!?…”"»。！？”」॥।۔'
OPENED = 3
"""Most text after a `More from …` that is of its kind, in lengths of the text before it."""
REPEATED, REPEATED_LENGTH = 3, 40
"""Times and characters from which a repeated paragraph is furniture."""
MOST_NOTICES = 5
"""Different notices that a page prints again and again."""
LEAST_LINKED = 5
"""Words of such a link between paragraphs: a shorter one names a thing or is an address."""
LONGEST_LINK = 160
"""Characters of a link that is a headline, no text."""
ADDRESSES = 5
"""Numbered lines in a row that are nothing but addresses, from which they are a list of links."""
HEADS_NOTHING = "context.heading-of-nothing"
MOST_HEADINGS = 3
"""Headings at the end, by mark-up, that head other things; more are the text's own."""
SURE = 0.9
"""Confidence of a short paragraph that is no headline of something else."""


class _Text(NamedTuple):
    """The text above a block: the block's position, and the characters before it."""

    end: int
    length: int


def take_off_boxes(
    blocks: Sequence[Block], judged: list[Verdict], rules: Rules, title: int | None
) -> None:
    """Replace the verdicts of what boxes hold; `title` is the position of the headline."""
    _drop_addresses(blocks, judged)
    _end_text_at_openers(blocks, judged, rules, title)
    _drop_repeated(blocks, judged)
    _drop_linked(blocks, judged)
    _drop_loose_end(blocks, judged, rules.agencies)


def _drop_addresses(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    """The numbered addresses that lynx prints below a page are none of its text."""
    for is_listed, places in groupby(range(len(blocks)), lambda i: _is_listed_address(blocks[i])):
        run = list(places) if is_listed else []
        if len(run) >= ADDRESSES:
            for i in run:
                judged[i] = Verdict("navigation", "context.addresses", 1.0)


def _is_listed_address(block: Block) -> bool:
    """Whether a dump's line is a number and an address, and nothing else."""
    if block.tag != "li" or block.path or not block.marker[:1].isdigit():
        return False
    return is_address(block.text)


def _end_text_at_openers(
    blocks: Sequence[Block], judged: list[Verdict], rules: Rules, title: int | None
) -> None:
    """What follows `More from …` or `Comments` is of its kind until sure paragraphs go on.

    In HTML also until a block stands in an element that holds text, and the opener does not; or, of
    an opener in that element, until a long sentence without a link follows on lines that are links.
    In a dump below `Read also:`, which announces titles, until a paragraph states something.
    One in a menu above the headline opens nothing of the article, and none opens many times the
    text that stands before it: there the box is one on top of the text.
    """
    opened: Verdict | None = None
    stretch: dict[int, Verdict] = {}
    before = _Text(0, 0)
    bodies: set[str] = set()
    apart = linked = titled = False
    for i, verdict in enumerate(judged):
        text = blocks[i].text
        if i == title:
            opened = None
        if verdict.rule.startswith("phrase.") and len(text) < LONGEST_OPENER:
            hit = rules.phrases.opens(text.casefold())
            if hit:
                before = _taken(blocks, judged, stretch, before)
                opened, stretch = Verdict(hit.label, "context.after-opener", 0.8), {}
                apart, linked = blocks[i].parent not in bodies, False
                announced = text.endswith((":", "：")) and not blocks[i].path
                titled = announced and hit.label == "related"
        elif verdict.label not in TEXT_LABELS or is_sure(verdict):
            linked = linked or _is_link(blocks[i])
        elif opened is None:
            bodies.add(blocks[i].parent)
        elif (
            _goes_on(text, verdict.confidence)
            or (blocks[i].parent in bodies and (apart or (linked and _is_unlinked(blocks[i]))))
            or (opened.label != "comment" and _runs_on(blocks, judged, i))
            or (titled and verdict.confidence > LEAST_TOLD and _states(blocks[i], verdict))
        ):
            _release(stretch, judged, i)
            opened = None
        else:
            linked = linked or _is_link(blocks[i])
            stretch[i] = opened
    _taken(blocks, judged, stretch, before)


def _is_link(block: Block) -> bool:
    return bool(block.path) and block.link_chars * 10 >= len(block.text) * 9 > 0


def _is_unlinked(block: Block) -> bool:
    long = length(block.text) >= SHORTEST_SENTENCE
    return long and not block.link_chars and block.text[-1:] in SENTENCE_ENDS


def _goes_on(text: str, confidence: float) -> bool:
    if len(text) > LONG_PARAGRAPH:
        return confidence > GOES_ON
    return confidence > SURE and (text[-1:] in SENTENCE_ENDS or length(text) > LONG_PARAGRAPH)


def _runs_on(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    """Whether two paragraphs of a dump state something, one by one: teasers have titles."""
    run = range(i, min(i + 2, len(blocks)))
    return len(run) == 2 and all(_states(blocks[k], judged[k]) for k in run)


def _states(block: Block, verdict: Verdict) -> bool:
    """Whether a dump's paragraph states something, as titles do not."""
    return (
        verdict.label == "paragraph"
        and not (block.path or block.tag or block.link_chars or is_sure(verdict))
        and length(block.text) >= SHORTEST_SENTENCE
        and block.text.endswith(STOPS)
    )


def _release(stretch: dict[int, Verdict], judged: Sequence[Verdict], i: int) -> None:
    """Take the headings right above the text that goes on out of what a box holds."""
    while i - 1 in stretch and judged[i - 1].label == "heading":
        i -= 1
        del stretch[i]


def _taken(
    blocks: Sequence[Block], judged: list[Verdict], stretch: Mapping[int, Verdict], before: _Text
) -> _Text:
    """Judge a stretch by its verdicts, unless it is too long for its box; the text before it.

    `before` is what this returned for the stretch before, so that each block is counted once.
    """
    if not stretch:
        return before
    first = min(stretch)
    more = (len(blocks[i].text) for i in range(before.end, first) if judged[i].label in TEXT_LABELS)
    found = _Text(first, before.length + sum(more))
    if sum(len(blocks[i].text) for i in stretch) <= OPENED * found.length:
        for i, verdict in stretch.items():
            judged[i] = verdict
    return found


def _drop_repeated(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    """A paragraph that a page prints again and again is the notice of a box, not its text.

    Where many are, the page prints its text so: the first of each stays.
    """
    counts = Counter(block.text for block in blocks if len(block.text) >= REPEATED_LENGTH)
    often = [
        i
        for i, (block, verdict) in enumerate(zip(blocks, judged, strict=True))
        if verdict.label == "paragraph" and counts.get(block.text, 0) >= REPEATED
    ]
    kept = {blocks[i].text: i for i in reversed(often)}
    for i in often:
        first = len(kept) > MOST_NOTICES and kept[blocks[i].text] == i
        if not first and not is_sure(judged[i]):
            judged[i] = Verdict("promo", "context.repeated", 0.8)


def _drop_linked(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    """A paragraph of HTML that is nothing but a link, and no sentence, leads to another story."""
    for i, (block, verdict) in enumerate(zip(blocks, judged, strict=True)):
        if verdict.label != "paragraph" or block.tag != "p" or not _is_link(block):
            continue
        words = len(block.text.split())
        title = len(block.text) < LONGEST_LINK and block.text[-1:] not in SENTENCE_ENDS
        if title and words >= LEAST_LINKED and block.text[0].isalpha() and not is_sure(verdict):
            judged[i] = Verdict("related", "context.linked", verdict.confidence)


def _drop_loose_end(blocks: Sequence[Block], judged: list[Verdict], agencies: Agencies) -> None:
    """A heading that no text follows heads something that is not the article's.

    Nor are short lines behind the last paragraph that read as headlines, or that are links. Many
    headings that mark-up makes such are a list.
    """
    loose: dict[int, str] = {}
    for i in range(len(judged) - 1, -1, -1):
        block, verdict = blocks[i], judged[i]
        if verdict.label not in TEXT_LABELS:
            continue
        rule = _loose(block, verdict, agencies)
        if not rule or is_sure(verdict):
            break
        loose[i] = rule
    marked = {i for i, rule in loose.items() if rule == HEADS_NOTHING and blocks[i].tag}
    for i, rule in loose.items():
        if i not in marked or len(marked) <= MOST_HEADINGS:
            judged[i] = Verdict("related", rule, judged[i].confidence)


def _loose(block: Block, verdict: Verdict, agencies: Agencies) -> str:
    """The rule by which a block at the end of the text is none of it; "" for text.

    A short last sentence with the mark of its wire behind it (`… mañana. EFE`), or with its
    writer's signature, is no headline.
    """
    if verdict.label == "heading":
        return HEADS_NOTHING
    if block.link_chars * 10 >= len(block.text) * 9 and len(block.text) < LONGEST_LINK:
        return "context.link-at-the-end"
    if verdict.label == "paragraph" and verdict.confidence < SURE:
        closed = (
            find_wire_mark(block.text, agencies)
            or end_mark_behind(block.text)
            or signature_behind(block.text)
        )
        headline = reads_as_heading(block) and not closed
        return "context.headline-at-the-end" if headline else ""
    return ""
