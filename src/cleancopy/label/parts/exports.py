"""Exports of press databases: names and values of their lines are blocks of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from cleancopy.fields.dates.clock import CLOCK
from cleancopy.fields.dates.stamp_line import beside_dates
from cleancopy.fields.exports import (
    LENGTH,
    MARK,
    OWNER,
    RULE,
    SHOW,
    SPEAKERS,
    Line,
    read_line,
    without_page,
)
from cleancopy.label.parts import posts
from cleancopy.label.traits import STATED
from cleancopy.model import LABELS, Block, Verdict

LEAST, LEAST_OWN = 4, 2
"""Named lines that an export has at least, and names among them that nothing else has."""
LINES = 10
"""Lines from the length to the owner in an export without names."""
LONGEST_OUTLET = 80
"""Characters of an outlet's name: `The Example Herald (London)`."""


class Parted(NamedTuple):
    """The blocks of a page with the lines of an export parted, and what their names say."""

    blocks: tuple[Block, ...]
    verdicts: dict[int, Verdict]
    """By position in `blocks`; empty for a page that is no export."""
    articles: int
    """How many it holds, by what stands once in each; 0 for most pages."""


def part(blocks: tuple[Block, ...]) -> Parted:
    """Return the blocks with names and values of an export's lines apart; no character is lost.

    HTML is no export.
    """
    if not blocks or blocks[0].path:
        return Parted(blocks, {}, 0)
    found = ((i, MARK.fullmatch(block.text)) for i, block in enumerate(blocks))
    marks = {i: mark.lastgroup for i, mark in found if mark}
    parted, known = _by_names(blocks, marks)
    if not known:
        parted, known = posts.part(blocks)
    return Parted(parted, known, max(Counter(marks.values()).values(), default=0))


def _by_names(
    blocks: tuple[Block, ...], marks: Mapping[int, str | None]
) -> tuple[tuple[Block, ...], dict[int, Verdict]]:
    """What the names of lines say of the page's blocks, and the blocks parted by them."""
    cover = next((i for i, mark in marks.items() if mark == "number"), 0)
    lines = _without_speakers(
        [None if i < cover else read_line(block.text) for i, block in enumerate(blocks)]
    )
    named = [line for line in lines if line and line.value]
    if len(named) < LEAST or len({line.own for line in named if line.own}) < LEAST_OWN:
        return blocks, _by_order(blocks, marks)
    found = list(_parts(blocks, lines))
    parted = tuple(block for block, _ in found)
    known = {i: verdict for i, (_, verdict) in enumerate(found) if verdict}
    head = range(cover, min(known))
    fields = {line.field for line in named}
    if "publisher" not in fields and any(line.name == SHOW for line in named):
        above = next(i for i, line in enumerate(lines) if line and line.name == SHOW) - 1
        is_outlet = cover <= above == min(known) - 1 and len(blocks[above].text) <= LONGEST_OUTLET
        known |= {above: _verdict("publisher")} if is_outlet else {}
    elif "publisher" not in fields:
        known |= _outlet(parted, head)
    if "title" not in fields:
        known |= _headline(parted, head)
    if "date" in fields:
        known |= {i: _verdict("other") for i in head if _is_day(parted[i])}
    return parted, known | {i: _verdict("other") for i in range(cover)}


def _without_speakers(lines: list[Line | None]) -> list[Line | None]:
    """Lines of a transcript's text are what people say, though a name of its head leads them."""
    body = next((i for i, line in enumerate(lines) if line and line.field == "text"), len(lines))
    return [
        None if line and i > body and line.name in SPEAKERS else line
        for i, line in enumerate(lines)
    ]


def _by_order(blocks: Sequence[Block], marks: Mapping[int, str | None]) -> dict[int, Verdict]:
    """The lines of an export by Factiva: length, day, hour, outlet, code, page, …, owner.

    What stands below the article's code is of the search.
    """
    for i, block in enumerate(blocks):
        if not LENGTH.fullmatch(block.text):
            continue
        below = [line.text for line in blocks[i + 1 : i + 1 + LINES]]
        owner = next((k for k, text in enumerate(below) if OWNER.match(text)), 0)
        if owner < 2 or not _is_day(blocks[i + 1]):
            continue
        fields = ["other", "date", *["other"] * (owner - 1)]
        fields[3 if CLOCK.fullmatch(below[1]) else 2] = "publisher"
        codes = (k for k, mark in marks.items() if k > i and mark == "code")
        search = range(next(codes, len(blocks)), len(blocks))
        return {i + k: _verdict(field) for k, field in enumerate(fields)} | {
            k: _verdict("other") for k in search
        }
    return {}


def _is_day(block: Block) -> bool:
    """Whether a line is a day and nothing more."""
    return beside_dates(block.text) == ()


def _outlet(blocks: Sequence[Block], head: range) -> dict[int, Verdict]:
    """The line above the first that is a date, where the named lines have no outlet."""
    dates = (i for i in head[1:] if beside_dates(blocks[i].text) is not None)
    above = next(dates, 0) - 1
    is_outlet = above >= 0 and len(blocks[above].text) <= LONGEST_OUTLET
    return {above: _verdict("publisher")} if is_outlet else {}


def _headline(blocks: Sequence[Block], head: range) -> dict[int, Verdict]:
    """The line above the first named one, where those have no headline.

    An edition may stand between it and the day; a newer form prints the owner there.
    """
    days = [i for i in head[1:] if beside_dates(blocks[i].text) is not None]
    is_near = bool(days) and head.stop - days[-1] - 1 in (1, 2)
    if not is_near or OWNER.match(blocks[head[-1]].text):
        return {}
    return {head[-1]: _verdict("title")}


def _parts(
    blocks: Sequence[Block], lines: Sequence[Line | None]
) -> Iterator[tuple[Block, Verdict | None]]:
    below = ""
    for block, line in zip(blocks, lines, strict=True):
        if line is None:
            yield block, _verdict("caption") if below == "caption" and block.text else None
            continue
        below = line.field if not line.value else ""
        if not line.value or line.field == "other":
            yield block, _verdict("other")
            continue
        name = block.text[: len(block.text) - len(line.value)].rstrip()
        yield block._replace(text=name, link_chars=0), _verdict("other")
        rest = block._replace(text=line.value, blanks=0, marker="")
        own = without_page(line.value) if line.field == "section" else line.value
        label = None if line.field == "text" else _verdict(line.field)
        yield rest._replace(text=own), label
        if page := line.value[len(own) :]:
            yield rest._replace(text=page, glued=True), _verdict("other")


def _verdict(field: str) -> Verdict:
    label = field if field in LABELS else "other"
    return Verdict(label, f"{RULE}{field}", STATED)
