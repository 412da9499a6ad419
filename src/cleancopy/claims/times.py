"""What time elements, and blocks with a machine-readable date, say of a page's day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleancopy.claims.classes import HATOM, MODIFIED, PUBLISHED, is_embedded, own
from cleancopy.claims.extent import Extent, is_alien, may_be_the_articles
from cleancopy.fields.dates.stamp_line import is_stamp, says_no_more
from cleancopy.fields.dates.stamp_words import PUBLISHED as ISSUED
from cleancopy.fields.dates.stamp_words import UPDATED
from cleancopy.model import TEXT_LABELS, Block, Claim, Verdict


def time_claims(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], found: Extent
) -> Iterator[Claim]:
    """Time elements and blocks with a machine-readable date, near the article's text."""
    timed = [
        i
        for i, block in enumerate(blocks)
        if block.datetime
        and (verdicts[i].label not in TEXT_LABELS or _is_stamp(block.text))
        and _may_date(verdicts[i], i, found)
        and not (is_alien(blocks, i, found) or is_embedded(block))
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


def _may_date(verdict: Verdict, i: int, found: Extent) -> bool:
    """A guess of the model that a time between headline and text is another article's is none."""
    guessed = found.title < i < found.first and verdict.rule.startswith("model.")
    return guessed or may_be_the_articles(verdict, i, found.first, found.last)


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
