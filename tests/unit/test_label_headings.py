"""Headings and paragraphs of a dump told apart once it is known what stays."""

from __future__ import annotations

import pytest

from cleancopy.label.parts.headings import settle
from cleancopy.model import Block, Verdict

LONG = "The minister said on Thursday that the bridge over the river would open again next year."


def labels(*lines: tuple[str, str], path: str = "", tag: str = "") -> list[str]:
    blocks = [Block(text, f"line {i}", tag=tag, path=path) for i, (_, text) in enumerate(lines)]
    return [v.label for v in settle(blocks, [Verdict(label, "by.hand", 0.9) for label, _ in lines])]


@pytest.mark.parametrize(
    "line",
    [
        "The workflow has these steps:",
        "Vorteile：",
        "Price: $379",
        "Weight limit: 300 lb",
        "Concierge | No | Yes",
    ],
)
def test_what_announces_or_states_a_value_is_no_heading(line: str) -> None:
    assert labels(("heading", line), ("paragraph", LONG)) == ["paragraph", "paragraph"]
    assert labels(("heading", line), ("paragraph", LONG), tag="h2")[0] == "heading"
    assert labels(("heading", line), ("paragraph", LONG), path="html>body")[0] == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "Why the bridge was shut",
        "3. Ferries: 20 years on",
        "What now?",
        "Harbour: 20 boats lost in the night",
    ],
)
def test_a_short_line_above_text_stays_a_heading(line: str) -> None:
    assert labels(("heading", line), ("paragraph", LONG)) == ["heading", "paragraph"]


@pytest.mark.parametrize("below", ["paragraph", "list_item"])
def test_a_numbered_line_above_text_is_a_heading(below: str) -> None:
    text = LONG if below == "paragraph" else "A bridge"
    assert labels(("paragraph", "7. Nest cameras"), (below, text))[0] == "heading"
    assert labels(("paragraph", "7. and cameras"), (below, text))[0] == "paragraph"
    assert labels(("paragraph", "7. Nest cameras are seldom new."), (below, text))[0] == "paragraph"


def test_a_row_of_short_lines_ends_in_two_headings_at_most() -> None:
    row = [("heading", word) for word in ("Sensor", "Frame", "Mount", "The bridge", "Its history")]
    assert labels(*row, ("paragraph", LONG)) == ["paragraph"] * 3 + ["heading"] * 2 + ["paragraph"]


def test_a_line_that_goes_on_in_small_letters_is_no_heading() -> None:
    assert labels(("heading", "The old"), ("paragraph", "bridge " + LONG))[0] == "paragraph"


def test_what_is_no_text_is_left_alone() -> None:
    assert labels(("navigation", "Price: $379"), ("title", "7. Nest")) == ["navigation", "title"]
