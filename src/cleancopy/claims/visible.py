"""What the labelled blocks of a page say: headline, byline, date, section, sign-off, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancopy.claims.classes import (
    is_byline,
    is_of_a_post,
    is_picture_credit,
    is_readers,
    own,
)
from cleancopy.claims.extent import Extent, is_alien, is_of_quotation, may_be_the_articles
from cleancopy.claims.headlines import headline_claims
from cleancopy.claims.lines import with_next
from cleancopy.claims.times import time_claims
from cleancopy.fields.agency import NONE
from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.entry_notice import RULE as ENTRY_NOTICE
from cleancopy.fields.dates.entry_notice import posted
from cleancopy.fields.dates.forms import may_hold_date
from cleancopy.fields.dates.stamp_line import is_one_day
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.byline_unmarked import unmarked_byline
from cleancopy.fields.people.leads import is_lead_in, is_other_role
from cleancopy.fields.people.names import is_name
from cleancopy.fields.people.roles import read_role
from cleancopy.fields.pictures.marker import asks_for_maker
from cleancopy.model import OF_SITE, Block, Claim, Verdict

LABELLED = ("byline", "date", "section", "standfirst", "signoff", "dateline")
"""Labels whose blocks are claims as they stand, each of the field of that name."""
_PLACED = ("date", "late_date", "byline", "byline_hint")
"""Those that count by headline and text only, the nearest first."""
LATE = 6
"""Blocks below the text's start from which, in its second half or behind it, a date is rather a
comment's or a teaser's."""


FARTHEST_DATE = 30
"""Blocks from headline, text's start or end in which a date may be the article's."""
COUNTED = " ;,0123456789"
"""What may stand around a name of a list of writers: the number of its note."""
WRITTEN = re.compile(r"(?i)written by\b:?\s*\S")
"""`Written by: Jane Example`, of a line that reads as a sign-off too."""


def visible_claims(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], found: Extent | None
) -> tuple[Claim, ...]:
    """Claims of labelled blocks, of time elements, and of an HTML page's own class names.

    Headlines come first: `h1`, the `title` label, then smaller headings that stand above the text.
    """
    first, last = (found.first, found.last) if found else (0, len(verdicts))
    return (
        *headline_claims(blocks, verdicts, first),
        *_labelled(blocks, verdicts, found),
        *time_claims(blocks, verdicts, found or Extent(0, first, last, last)),
        *_bylines(blocks, verdicts, first, last),
    )


def _labelled(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], found: Extent | None
) -> Iterator[Claim]:
    """Blocks with a label of `LABELLED`; dates and bylines by headline and text, nearest first.

    What a profile or a blog's notice says is one stands where the site puts it, below other
    articles too.
    """
    placed: list[tuple[int, int, Claim]] = []
    above = [
        block.text
        for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True))
        if found and i <= found.first + 1 and verdict.label == "byline"
    ]
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if verdict.label not in LABELLED or not block.text:
            continue
        notice = posted(block.text)
        text = notice or _joined(blocks, verdicts, i)
        told = verdict.rule.startswith(OF_SITE) or verdict.rule == ENTRY_NOTICE
        late = verdict.label == "date" and not told and found is not None and _is_late(i, found)
        field = "late_date" if late else _field(block, verdict, text)
        text = _with_colon(text) if told and verdict.label == "byline" else text
        claim = Claim(field, text, "visible", notice or block.text)
        far = _far(i, found) if found else 0
        elsewhere = found is not None and i > found.end and not told
        if claim.field in _PLACED and (is_readers(block) or elsewhere):
            continue
        if verdict.label == "date" and (is_of_a_post(blocks, i) or is_of_quotation(blocks, i)):
            continue
        if claim.field == "byline" and found and not told and _is_anothers(text, i, found, above):
            continue
        if verdict.label == "date" and found and not told and is_alien(blocks, i, found):
            continue
        if claim.field == "signoff" and found and (i > found.end or is_in_picture(block)):
            continue
        if claim.field not in _PLACED:
            yield claim
        elif far <= FARTHEST_DATE:
            placed.append((far, i, claim))
    yield from (claim for _, _, claim in sorted(placed))


def _is_anothers(text: str, i: int, found: Extent, above: Sequence[str]) -> bool:
    """Whether a dated byline far down is of a comment or teaser: others sign above the text."""
    if not above or not _is_late(i, found) or not (may_hold_date(text) and find_dates(text)):
        return False
    read = parse_byline(text)
    return read is None or not any(name in line for name in read.authors for line in above)


def _with_colon(text: str) -> str:
    """A byline that a profile knows, so that its first word is read as a role: `Author Jane`."""
    word, _, rest = text.partition(" ")
    marked = f"{word}: {rest}"
    return marked if read_role(marked) is not None else text


def is_in_picture(block: Block) -> bool:
    """Whether a block stands in a figure or is called a picture's credit: a wire there made it."""
    return ">figure" in block.path or is_picture_credit(own(block))


def _field(block: Block, verdict: Verdict, text: str) -> str:
    """The label, but only a hint where nothing but the model's guess says that it is a byline."""
    if verdict.label == "signoff" and WRITTEN.match(text):
        return "byline"
    guessed = verdict.label == "byline" and verdict.rule.startswith("model.")
    if guessed and not is_byline(own(block)) and parse_byline(text) is None:
        return "byline_hint"
    return verdict.label


def _far(i: int, found: Extent) -> int:
    """How far a date stands from where an article is dated: between headline and text, 0."""
    if found.title < i <= found.first + 1:
        return 0
    return min(abs(i - found.title), abs(i - found.first), abs(i - found.last))


def _is_late(i: int, found: Extent) -> bool:
    return i > found.first + LATE and 2 * i > found.first + found.last


def _joined(blocks: Sequence[Block], verdicts: Sequence[Verdict], i: int) -> str:
    """A dateline with the text that follows it, a bare lead-in with its name."""
    text, label = blocks[i].text, verdicts[i].label
    if label == "date":
        below = _is_pair(blocks, verdicts, i) and not _is_pair(blocks, verdicts, i - 1)
        return f"{text} {blocks[i + 1].text}" if below else text
    if label == "dateline" and i + 1 < len(blocks):
        return f"{text}{'' if blocks[i + 1].glued else ' '}{blocks[i + 1].text[:200]}"
    if label != "byline":
        return text
    if i and is_other_role(blocks[i - 1].text):
        return f"{blocks[i - 1].text.rstrip(': ')}: {text}"
    if is_lead_in(text):
        return with_next(blocks, i)
    return "; ".join(bare.strip(" ;,") for bare in _column(blocks, verdicts, i))


def _is_pair(blocks: Sequence[Block], verdicts: Sequence[Verdict], i: int) -> bool:
    """Whether two lines of a dump are nothing but a day each: publication and last change."""
    two = range(i, i + 2)
    if i < 0 or i + 1 >= len(blocks) or blocks[i].path or blocks[i + 1].blanks:
        return False
    return all(verdicts[k].label == "date" and is_one_day(blocks[k].text) for k in two)


def _column(blocks: Sequence[Block], verdicts: Sequence[Verdict], i: int) -> list[str]:
    """A byline with those right below it, each one name: papers list their writers so."""
    texts = [blocks[i].text]
    while _is_one_name(texts[-1]):
        below = range(i + 1, min(i + 3, len(blocks)))
        i = next((k for k in below if verdicts[k].label == "byline"), -1)
        if i < 0 or not _is_one_name(blocks[i].text):
            break
        texts.append(blocks[i].text)
    return texts


def _is_one_name(text: str) -> bool:
    return is_name(text.strip(COUNTED)) and unmarked_byline(text, NONE) is None


def _bylines(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], first: int, last: int
) -> Iterator[Claim]:
    """Short blocks whose element is called a byline and that no label decided."""
    for i, block in enumerate(blocks):
        if not block.hints or len(block.text) > 200 or block.tag == "img" or not block.text:
            continue
        if not may_be_the_articles(verdicts[i], i, first, last) or verdicts[i].label == "byline":
            continue
        asked = i > 0 and asks_for_maker(blocks[i - 1].text) is not None
        if is_byline(own(block)) and not block.hidden and not asked:
            yield Claim("byline_hint", with_next(blocks, i), "visible", block.text)
