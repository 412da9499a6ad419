"""What the labelled blocks of a page say: headline, byline, date, section, sign-off, dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancopy.claims.classes import (
    HATOM,
    MODIFIED,
    PUBLISHED,
    is_byline,
    is_crumb,
    is_embedded,
    is_headline,
    is_of_a_post,
    is_picture_credit,
    is_readers,
    nearest,
    own,
)
from cleancopy.claims.extent import Extent, is_of_quotation, is_of_today
from cleancopy.claims.lines import with_next
from cleancopy.fields.agency import NONE
from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.entry_notice import RULE as ENTRY_NOTICE
from cleancopy.fields.dates.entry_notice import posted
from cleancopy.fields.dates.forms import may_hold_date
from cleancopy.fields.dates.stamp_line import is_one_day, is_stamp, says_no_more
from cleancopy.fields.dates.stamp_words import PUBLISHED as ISSUED
from cleancopy.fields.dates.stamp_words import UPDATED
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.byline_unmarked import unmarked_byline
from cleancopy.fields.people.leads import is_lead_in, is_other_role
from cleancopy.fields.people.names import is_name
from cleancopy.fields.people.roles import read_role
from cleancopy.fields.pictures.marker import asks_for_maker
from cleancopy.fields.title import plain_title, squeeze
from cleancopy.model import OF_SITE, TEXT_LABELS, Block, Claim, Verdict

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
_ARTICLE = re.compile(r".*/article\[\d+\]/")
"""Where the nearest `article` around an element stands."""
LONGEST_HEADLINE = 400
MOST_HEADLINES = 20
NEAR = 25
"""Blocks before the text in which a smaller heading or a time may be the article's."""


def visible_claims(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], found: Extent | None
) -> tuple[Claim, ...]:
    """Claims of labelled blocks, of time elements, and of an HTML page's own class names.

    Headlines come first: `h1`, the `title` label, then smaller headings that stand above the text.
    """
    first, last = (found.first, found.last) if found else (0, len(verdicts))
    return (
        *_headlines(blocks, verdicts, first),
        *_labelled(blocks, verdicts, found),
        *_times(blocks, verdicts, found or Extent(0, first, last, last)),
        *_bylines(blocks, verdicts, first, last),
    )


def _headlines(blocks: Sequence[Block], verdicts: Sequence[Verdict], first: int) -> Iterator[Claim]:
    ranked: list[tuple[int, int]] = []
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if 0 < len(block.text) <= LONGEST_HEADLINE:
            rank = _headline_rank(block, verdict, first - NEAR <= i <= first)
            if rank is not None and not is_lead_in(block.text):
                ranked.append((rank, i))
    seen = set()
    for rank, i in sorted(ranked)[:MOST_HEADLINES]:
        text = _whole(blocks, i)
        if (plain := plain_title(text)) not in seen:
            seen.add(plain)
            yield Claim("title" if rank < 2 else "headline", plain, "visible", text)


def _whole(blocks: Sequence[Block], i: int) -> str:
    """A dump's headline with the part of it above, where `<title>` in its first line has both.

    BeautifulSoup's `get_text` prints the kicker in the `h1` on a line of its own.
    """
    text, above = blocks[i].text, blocks[i - 1].text
    if i < 2 or blocks[i].path or len(text) + len(above) > LONGEST_HEADLINE:
        return text
    parts = squeeze(above), squeeze(text)
    first = squeeze(blocks[0].text[: 2 * LONGEST_HEADLINE])
    whole = len(parts[0]) > 2 and first.startswith("".join(parts))
    return f"{above} {text}" if whole else text


def _headline_rank(block: Block, verdict: Verdict, above: bool) -> int | None:
    """0 and 1 for what is the headline if anything is, more for what may confirm a stated one."""
    if verdict.rule == "context.site-name":
        return None
    if block.tag == "h1" and (is_crumb(own(block)) or ">nav>" in block.path):
        return 6
    if verdict.label == "title":
        return 0 if block.tag == "h1" or not block.path else 2
    if block.path and verdict.rule == "context.second-title" and is_headline(own(block)):
        return 3
    if block.tag == "h1":
        return 4 if block.hidden or is_crumb(" ".join(nearest(block, 2))) else 1
    if above and (block.tag == "h2" or (block.tag and is_headline(own(block)))):
        return 5
    return None


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
        text = posted(block.text) or _joined(blocks, verdicts, i)
        told = verdict.rule.startswith(OF_SITE) or verdict.rule == ENTRY_NOTICE
        late = verdict.label == "date" and not told and found is not None and _is_late(i, found)
        field = "late_date" if late else _field(block, verdict, text)
        text = _with_colon(text) if told and verdict.label == "byline" else text
        claim = Claim(field, text, "visible", posted(block.text) or block.text)
        far = _far(i, found) if found else 0
        elsewhere = found is not None and i > found.end and not told
        if claim.field in _PLACED and (is_readers(block) or elsewhere):
            continue
        if verdict.label == "date" and (is_of_a_post(blocks, i) or is_of_quotation(blocks, i)):
            continue
        if claim.field == "byline" and found and not told and _is_anothers(text, i, found, above):
            continue
        if verdict.label == "date" and found and not told and _is_alien(blocks, i, found):
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


def _times(blocks: Sequence[Block], verdicts: Sequence[Verdict], found: Extent) -> Iterator[Claim]:
    """Time elements and blocks with a machine-readable date, near the article's text."""
    timed = [
        i
        for i, block in enumerate(blocks)
        if block.datetime
        and (verdicts[i].label not in TEXT_LABELS or _is_stamp(block.text))
        and _may_date(verdicts[i], i, found)
        and not (_is_alien(blocks, i, found) or is_embedded(block))
    ]
    above = range(found.title, min(found.first + 1, len(blocks)))
    dated = {*timed, *(i for i in above if verdicts[i].label == "date")}
    alone = all(HATOM.search(own(blocks[i])) for i in dated)
    for i in timed:
        block = blocks[i]
        first, _, second = block.datetime.partition("\n")
        if second:
            yield from _two_times(block.text, first, second)
            continue
        role = _role(block, blocks[i - 1] if i else None, alone)
        yield Claim(role, first, "time-element", first)


def _is_stamp(text: str) -> bool:
    """Whether a line that is kept as text is a time stamp: no time that a sentence tells of."""
    return says_no_more(text) or is_stamp(text)


def _two_times(text: str, first: str, second: str) -> Iterator[Claim]:
    """The times of a line that holds two, each with its own word: `Published … Updated …`."""
    said = [(match.start(), "modified") for match in UPDATED.finditer(text)]
    said += [(match.start(), "published") for match in ISSUED.finditer(text)]
    roles = [role for _, role in sorted(said)]
    if len(roles) != 2:
        roles = ["timed", "modified" if "modified" in roles else "timed"]
    for role, time in zip(roles, (first, second), strict=True):
        yield Claim(role, time, "time-element", time)


def _is_alien(blocks: Sequence[Block], i: int, found: Extent) -> bool:
    """Whether a day is that of other articles, or of reading."""
    return is_of_others(blocks, i, found) or is_of_today(blocks, i, found)


def is_of_others(blocks: Sequence[Block], i: int, found: Extent) -> bool:
    """Whether a block behind the text stands where other articles do.

    Behind a line that opens them, in an `aside`, or in an `article` that does not hold the text.
    """
    if i <= found.last:
        return False
    block, text = blocks[i], blocks[found.last]
    if i > found.end or (">aside" in block.path and ">aside" not in text.path):
        return True
    holder = _ARTICLE.match(block.at)
    return holder is not None and not text.at.startswith(holder[0])


def _may_date(verdict: Verdict, i: int, found: Extent) -> bool:
    """A guess of the model that a time between headline and text is another article's is none."""
    guessed = found.title < i < found.first and verdict.rule.startswith("model.")
    return guessed or _may_be_the_articles(verdict, i, found.first, found.last)


def _may_be_the_articles(verdict: Verdict, i: int, first: int, last: int) -> bool:
    if verdict.label in ("related", "comment", "promo", "footer"):
        return False
    return first - NEAR <= i <= last + 8


def _role(block: Block, before: Block | None, alone: bool) -> str:
    """What a time tells: the class `updated` of the only one of a page tells nothing."""
    names = HATOM.sub(" ", own(block)) if alone else own(block)
    if MODIFIED.search(names) or MODIFIED.search(block.text):
        return "modified"
    if PUBLISHED.search(names) or PUBLISHED.search(block.text):
        return "published"
    if before is not None and len(before.text) < 40 and MODIFIED.search(before.text):
        return "modified"
    return "timed"


def _bylines(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], first: int, last: int
) -> Iterator[Claim]:
    """Short blocks whose element is called a byline and that no label decided."""
    for i, block in enumerate(blocks):
        if not block.hints or len(block.text) > 200 or block.tag == "img" or not block.text:
            continue
        if not _may_be_the_articles(verdicts[i], i, first, last) or verdicts[i].label == "byline":
            continue
        asked = i > 0 and asks_for_maker(blocks[i - 1].text) is not None
        if is_byline(own(block)) and not block.hidden and not asked:
            yield Claim("byline_hint", with_next(blocks, i), "visible", block.text)
