"""Tables: in a dump the rows of figures beside the text, in HTML cells that make one row.

The model takes rows of figures for furniture: of the words of such rows that it left out on the
public test pages, 85 in 100 were gold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.forms import MAYBE
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block

LEAST = 6
"""Rows of a table."""
NEAR = 8
"""Blocks from a table's first or last row to the next of the text: its heads are between."""
NUMBERS, SHARE = 2, 3
"""Numbers a row has at least, and one word of how many is one."""
LONGEST = 40
"""Words of a row."""
LONGEST_CELL = 200
"""Characters of a cell that belongs to a row; longer ones are the columns of a page."""
BETWEEN_CELLS = " | "
_NUMBER = re.compile(r"[^\w\s(\[]{0,3}\d[^\s:]*")
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)?[ap]\.?m\b.*", re.IGNORECASE)
# `$1,249.00`, `+0.63%`, `4.5/5` and `16g`; not `(2025)`, `12:30`, `10am` or `X2`
_RULES = frozenset({"model.outside", "alone.date"})
"""Whose word a table overrules."""


def mark_tables(blocks: Sequence[Block], judged: list[Verdict], title: int | None) -> None:
    """Put the rows of tables into the text, where they stand below `title` and near the text.

    The line above the first row goes with them, as their heads, and single lines among them.
    """
    top = title if title is not None else next(_texts(judged), len(blocks))
    rows = [i > top and _is_row(block) for i, block in enumerate(blocks)]
    start = top + 1
    while start < len(blocks):
        end = start
        while end < len(blocks) and (rows[end] or (rows[end - 1] and any(rows[end + 1 : end + 2]))):
            end += 1
        if sum(rows[start:end]) >= LEAST and _is_near(judged, start, end):
            for i in range(max(start - 1, top + 1), end):
                if judged[i].rule in _RULES:
                    judged[i] = Verdict("table", "context.table", judged[i].confidence)
        start = max(end, start + 1)


def join_rows(
    blocks: Sequence[Block], verdicts: Sequence[Verdict]
) -> tuple[list[Block], list[Verdict]]:
    """Return blocks and verdicts with the cells of each row of a table of the text made one.

    `Year | Cars a day` stands at the row, with the confidence of its first cell.
    """
    joined: list[Block] = []
    judged: list[Verdict] = []
    last = ""
    for block, verdict in zip(blocks, verdicts, strict=True):
        row = _row_of(block) if verdict.label == "table" else ""
        if row and row == last:
            first = joined[-1]
            joined[-1] = first._replace(
                text=f"{first.text}{BETWEEN_CELLS}{block.text}",
                at=row,
                tag="tr",
                link_chars=first.link_chars + block.link_chars,
            )
        else:
            joined.append(block)
            judged.append(verdict)
        last = row
    return joined, judged


def _row_of(block: Block) -> str:
    """The path of the row that a short cell stands in; "" of all else."""
    if block.tag not in ("td", "th") or not 0 < len(block.text) <= LONGEST_CELL:
        return ""
    row, _, cell = block.at.rpartition("/")
    return row if cell.startswith(("td[", "th[")) else ""


def _texts(judged: Sequence[Verdict]) -> Iterator[int]:
    return (i for i, verdict in enumerate(judged) if verdict.label in TEXT_LABELS)


def _is_near(judged: Sequence[Verdict], start: int, end: int) -> bool:
    around = judged[max(start - NEAR, 0) : end + NEAR]
    return any(verdict.label in TEXT_LABELS for verdict in around)


def _is_row(block: Block) -> bool:
    """Whether a line is made of figures and what they are of; not of dates or hours alone."""
    if block.path or not any(map(str.isdigit, block.text)):
        return False
    words = block.text.replace("|", " ").split()
    numbers = sum(
        _NUMBER.fullmatch(word) is not None and _CLOCK.fullmatch(word) is None for word in words
    )
    if not (numbers >= NUMBERS and len(words) <= LONGEST and numbers * SHARE >= len(words)):
        return False
    return not MAYBE.search(block.text) or _has_more_than_dates(block.text)


def _has_more_than_dates(text: str) -> bool:
    rest, end = [], 0
    for _, first, last in find_dates(text):
        rest.append(text[end:first])
        end = last
    return any(map(str.isdigit, "".join((*rest, text[end:]))))
