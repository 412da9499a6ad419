"""The headline of a dump whose lines say too little of the text: by what stands below it."""

from __future__ import annotations

import pytest

from cleancopy.label import context
from cleancopy.model import Head
from judged_pages import Line, line, made, paragraphs, shipped

TITLE = "Schools shut across the north as roads reopen"
DATE = line("12 November 2004", "date", rule="alone.date")
BUTTONS = [
    line(text, "navigation") for text in ("Share", "Print", "Send", "Save", "Listen", "Follow")
]


def headline_of(*above: Line) -> str | None:
    """The text of the line above the text that became the headline."""
    page = made([*above, *paragraphs(4)])
    page.scores.fine[:] = 0.0
    found = context.judge(page.blocks, page.verdicts, page.scores, Head(), shipped())
    named = (b.text for b, v in zip(page.blocks, found, strict=True) if v.label == "title")
    return next(named, None)


def test_it_stands_above_the_date_where_buttons_part_it_from_the_text() -> None:
    assert headline_of(line(TITLE, "navigation"), DATE, *BUTTONS) == TITLE
    names = line("Jane Example", "navigation")
    assert (
        headline_of(line("Weather", "navigation"), line(TITLE, "navigation"), names, DATE) == TITLE
    )


@pytest.mark.parametrize(
    "nearer",
    [
        "Pictures (3)",
        "| --- |",
        "| The mayor in May |",
        "5.05pm GMT",
        "Here is where things stand:",
    ],
)
def test_counters_tables_clocks_and_what_leads_in_are_none(nearer: str) -> None:
    lines = [line(TITLE, "navigation"), DATE, *BUTTONS, line(nearer, "navigation")]
    assert headline_of(*lines) == TITLE
