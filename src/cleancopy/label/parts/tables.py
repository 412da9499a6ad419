"""Tables: in a dump the rows of figures beside the text, in HTML cells that make one row.

In old pages most cells are no data: a page's columns, menus and stories stand in tables.

The model takes rows of figures for furniture: of the words of such rows that it left out on the
public test pages, 85 in 100 were gold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.forms import may_hold_date
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block

CELLS = frozenset(("td", "th"))
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
LEAST_ROWS, LEAST_CELLS = 2, 2
"""Rows of a table of data, and cells with one text each in such a row."""
COLUMN = 3
"""Texts of a cell that is a column of the page, whatever stands beside it."""
LEAST_TOLD = 30
"""Characters of a sentence, which shows that a cell holds more than a menu."""
_ROW = re.compile(r"^(?P<table>.*/table\[\d+\])(?:/t(?:body|head|foot)\[\d+\])?/tr\[\d+\]$")
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
    last = cell = ""
    for block, verdict in zip(blocks, verdicts, strict=True):
        row = _row_of(block) if verdict.label == "table" else ""
        if row and row == last:
            first = joined[-1]
            between = " " if block.at == cell else BETWEEN_CELLS
            joined[-1] = first._replace(
                text=f"{first.text}{between}{block.text}",
                at=row,
                tag="tr",
                link_chars=first.link_chars + block.link_chars,
            )
        else:
            joined.append(block)
            judged.append(verdict)
        last, cell = row, block.at
    return joined, judged


def layout_cells(blocks: Sequence[Block]) -> frozenset[str]:
    """The places of the cells with text that lay out the page: what they hold is no table.

    A table of data has two rows or more with a text each in two cells or more.
    """
    cells = Counter(block.at for block in blocks if block.tag in CELLS and block.text)
    if not cells:
        return frozenset()
    filled = Counter(cell.rpartition("/")[0] for cell, texts in cells.items() if texts == 1)
    rows = Counter(_table_of(row) for row, n in filled.items() if n >= LEAST_CELLS)
    return frozenset(
        cell
        for cell, texts in cells.items()
        if texts >= COLUMN or rows[_table_of(cell.rpartition("/")[0])] < LEAST_ROWS
    )


def mark_cells(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    """Put single cells of a table of data into the text where most of the table is in it."""
    tables: dict[str, list[int]] = {}
    layout = layout_cells(blocks)
    for i, block in enumerate(blocks):
        if block.tag in CELLS and block.text and block.at not in layout:
            tables.setdefault(_table_of(block.at.rpartition("/")[0]), []).append(i)
    for places in tables.values():
        outside = [i for i in places if judged[i].label != "table"]
        if len(outside) * 2 < len(places):
            for i in outside:
                if judged[i].rule in _RULES and not blocks[i].hidden:
                    judged[i] = Verdict("table", "context.cell", judged[i].confidence)


def mark_menus(blocks: Sequence[Block], judged: list[Verdict]) -> None:
    """Take off the text what stands in columns of links: menus, and headlines under a heading.

    In a cell with a sentence only the lines that are links themselves.
    """
    layout = layout_cells(blocks)
    cells: dict[str, list[int]] = {}
    for i, block in enumerate(blocks):
        if block.at in layout and block.text:
            cells.setdefault(block.at, []).append(i)
    for places in cells.values():
        told = any(_is_told(blocks[i]) for i in places)
        for lines in [[i] for i in places] if told else [places]:
            size = sum(len(blocks[i].text) for i in lines)
            if sum(blocks[i].link_chars for i in lines) * 2 > size:
                _take_off(blocks, judged, lines)


def _take_off(blocks: Sequence[Block], judged: list[Verdict], lines: Sequence[int]) -> None:
    for i in lines:
        is_text = judged[i].label in TEXT_LABELS and judged[i].rule == "model.text"
        if is_text and not _is_told(blocks[i]):
            judged[i] = Verdict("navigation", "context.menu-cell", judged[i].confidence)


def _is_told(block: Block) -> bool:
    """Whether a text reads as a sentence."""
    return len(block.text) >= LEAST_TOLD and block.text[-1] in '.!?…"”»。！？'


def _table_of(row: str) -> str:
    found = _ROW.match(row)
    return found["table"] if found else row


def _row_of(block: Block) -> str:
    """The path of the row that a short cell stands in; "" of all else."""
    if block.tag not in CELLS or not 0 < len(block.text) <= LONGEST_CELL:
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
    return not may_hold_date(block.text) or _has_more_than_dates(block.text)


def _has_more_than_dates(text: str) -> bool:
    rest, end = [], 0
    for _, first, last in find_dates(text):
        rest.append(text[end:first])
        end = last
    return any(map(str.isdigit, "".join((*rest, text[end:]))))
