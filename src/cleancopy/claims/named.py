"""Lines between headline and text that are nothing but people: bylines without a `By`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.fields.ago import RELATIVE
from cleancopy.fields.byline import parse_byline, people
from cleancopy.fields.date import find_dates
from cleancopy.fields.date_forms import MAYBE
from cleancopy.model import Block, Claim, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies

LONGEST = 120
"""Characters of a line of names."""
SHARING = 30
"""Characters that may stand in a line beside a date and a name: `Published on`."""
PARTS = re.compile(r"\s*[|•·/]\s*|\s[–—-]\s|,\s")
CLOCK = re.compile(r"\d{1,2}[:.h]\d\d|\d+\s?min")
EDGES = " ,;.:|/•·–—-"
CLOSE = 6
"""Blocks from the headline in which a name needs no date beside it."""
BESIDE = 3
"""Blocks around a date in which a name is the author's."""
SMALL = re.compile(r"(?<![\w@./-])[^\W\d_A-ZÀ-ÞА-ЯΑ-Ω][^\W\d_]{2,}")
"""`related` of `all related topics`; not `Related`."""
WORD = re.compile(r"[^\W\d_]{3,}")
NETWORKS = frozenset(
    {
        "facebook", "youtube", "linkedin", "medium", "twitter", "instagram", "whatsapp",
        "telegram", "pinterest", "reddit", "tiktok", "bluesky", "mastodon", "threads",
    }
)  # fmt: skip
"""Social networks, whose names stand in rows of buttons."""
NOT_BYLINES = frozenset({"title", "byline", "date", "dateline", "caption", "credit", "signoff"})


class _Run(NamedTuple):
    """Lines of names one right after the other."""

    start: int
    names: tuple[str, ...]
    proven: bool


def named_claims(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    head: range,
    foot: range,
    dated: Collection[int],
    agencies: Agencies,
) -> Iterator[Claim]:
    """`named` of the first run that a job or a `By` proves, `guessed` of the first that none does.

    `head` is between headline and text, `foot` right behind the text, `dated` are the positions
    of lines that date the page. A line whose words stand in lower case elsewhere on the page
    (`Related Topics`) names nobody.
    """
    runs = [*_runs(blocks, verdicts, head, agencies), *_runs(blocks, verdicts, foot, agencies)]
    for run in runs:
        if run.proven:
            yield Claim("named", run.names, "visible", "; ".join(run.names))
            break
    for run in runs:
        near = run.start - head.start < CLOSE or run.start in foot
        if not run.proven and (near or any(abs(run.start - i) <= BESIDE for i in dated)):
            small = _small(blocks)
            if names := tuple(name for name in run.names if not _is_phrase(name, small)):
                yield Claim("guessed", names, "visible", "; ".join(names))
            return


def _runs(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], where: range, agencies: Agencies
) -> Iterator[_Run]:
    start, any_proven = where.start, False
    names: tuple[str, ...] = ()
    for i in where:
        found, proven = _names(blocks, verdicts, i, agencies)
        if found:
            start = start if names else i
            names, any_proven = (*names, *found), any_proven or proven
        elif names:
            yield _Run(start, tuple(dict.fromkeys(names)), any_proven)
            names, any_proven = (), False
    if names:
        yield _Run(start, tuple(dict.fromkeys(names)), any_proven)


def _small(blocks: Sequence[Block]) -> frozenset[str]:
    """Words that stand in lower case anywhere on the page."""
    return frozenset(word for block in blocks for word in SMALL.findall(block.text))


def _is_phrase(name: str, small: frozenset[str]) -> bool:
    return any(word.lower() in small or word.lower() in NETWORKS for word in WORD.findall(name))


def _names(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], i: int, agencies: Agencies
) -> tuple[tuple[str, ...], bool]:
    """Names on a line, not below a portrait or in a credit; whether a job or `By` proves them."""
    block, verdict = blocks[i], verdicts[i]
    behind = verdicts[i + 1].label if i + 1 < len(verdicts) else ""
    if not block.text or len(block.text) > LONGEST or block.hidden or block.tag in ("img", "h1"):
        return (), False
    if verdict.label in NOT_BYLINES or verdict.rule.startswith("phrase.") or behind == "credit":
        return (), False
    if names := people(block.text, agencies):
        return names, False
    byline = parse_byline(block.text, None, agencies)
    if byline is not None:
        return byline.authors, True
    return _beside_a_date(block.text, agencies), True


def _beside_a_date(text: str, agencies: Agencies) -> tuple[str, ...]:
    """Names in the one part of a line whose other parts tell the time.

    `Published on 3 May 2024, 14:26, Jane Example`, `Jane Example | 4 months ago`.
    """
    found = find_dates(text) if MAYBE.search(text) else ()
    if found:
        text = text[: found[0][1]] + "|" + text[found[-1][2] :]
    elif not RELATIVE.search(text):
        return ()
    parts = [part for part in PARTS.split(text) if part.strip(EDGES)]
    named = [names for part in parts if (names := people(part.strip(EDGES), agencies))]
    rest = [p for p in parts if not people(p.strip(EDGES), agencies) and not CLOCK.search(p)]
    return named[0] if len(named) == 1 and sum(map(len, rest)) < SHARING else ()
