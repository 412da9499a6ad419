"""Rows of figures in a dump: which lines make a table of the text."""

from __future__ import annotations

import pytest

from cleancopy.label import model
from cleancopy.label.learned.network import CLASSES
from cleancopy.label.parts.tables import (
    LEAST,
    LONGEST_CELL,
    NEAR,
    join_rows,
    layout_cells,
    mark_cells,
    mark_menus,
    mark_tables,
)
from judged_pages import Line, line, made, menu, paragraph, paragraphs

OUTSIDE = "model.outside"
TITLE = line("The league after ten rounds", "title")


def row(text: str, rule: str = OUTSIDE) -> Line:
    return line(text, "navigation", 0.7, rule)


def rows(number: int = LEAST) -> list[Line]:
    return [
        row(f"{place} Rowers of Aldport 10 {30 - place} +{20 - place}") for place in range(number)
    ]


def labels(lines: list[Line], title: int | None = 0) -> list[str]:
    page = made(lines)
    judged = list(page.verdicts)
    mark_tables(page.blocks, judged, title)
    return [verdict.label for verdict in judged]


def test_rows_of_figures_by_the_text_are_a_table_of_it() -> None:
    heads = row("Place Club Matches Points Difference")
    found = labels([TITLE, *paragraphs(2), heads, *rows(), *menu(3)])
    assert found[3 : 4 + LEAST] == ["table"] * (LEAST + 1)
    assert found[4 + LEAST :] == ["navigation"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Antiques 82 55.41% 1,465 46.07%",
        "$10.00 $1.00 $1.50 $2.00",
        "1 | Alaska | $14.55",
        "1/1/2013 +13.1%",
        "Oats 80g 160g 320g",
    ],
)
def test_rows_of_many_kinds(text: str) -> None:
    assert labels([TITLE, *paragraphs(2), *[row(text)] * LEAST])[3:] == ["table"] * LEAST


@pytest.mark.parametrize(
    "text",
    [
        "December 2021 (31)",
        "Jun 11, 2024",
        "12:30 14:45 News at two",
        "SUN: 10AM - 4PM",
        "Top 10 lists (2025)",
        "Brush kit for the models X2 and T30S",
        "20 North Orange Avenue, Suite 1600, Aldport, near the old harbour",
        "Read more",
    ],
)
def test_archives_hours_models_and_addresses_are_no_rows(text: str) -> None:
    lines = [TITLE, *paragraphs(2), *[row(text)] * LEAST]
    assert labels(lines) == [each.verdict.label for each in lines]


def test_a_single_other_line_among_the_rows_goes_with_them() -> None:
    among = [*rows(3), row("Rowers of Heron's Reach, withdrawn"), *rows(3)]
    assert labels([TITLE, *paragraphs(2), *among])[3:] == ["table"] * 7


def test_two_other_lines_part_what_is_then_too_short() -> None:
    among = [*rows(3), row("Second division"), row("North"), *rows(3)]
    assert "table" not in labels([TITLE, *paragraphs(2), *among])


def test_few_rows_are_no_table() -> None:
    assert "table" not in labels([TITLE, *paragraphs(2), *rows(LEAST - 1)])


def test_rows_far_from_the_text_or_above_the_headline_are_none_of_its() -> None:
    assert "table" not in labels([TITLE, *paragraphs(2), *menu(NEAR + 1), *rows()])
    lines = [*rows(), TITLE, *paragraphs(2)]
    assert "table" not in labels(lines, title=LEAST)


def test_without_a_headline_they_stand_below_the_first_of_the_text() -> None:
    found = labels([*rows(), *paragraphs(1), *rows()], title=None)
    assert found == ["navigation"] * LEAST + ["paragraph"] + ["table"] * LEAST
    assert "table" not in labels(rows(), title=None)


def test_what_a_rule_or_a_profile_says_stays() -> None:
    known = row("7 Rowers of Aldport 10 23 +13", "site.aldport.example:tables")
    found = labels([TITLE, *paragraphs(2), *rows(), known])
    assert found[-1] == "navigation"


def test_mark_up_knows_its_tables_itself() -> None:
    marked = [line("1 Rowers 10 30 +20", "navigation", 0.7, OUTSIDE, path="html>body>p")] * LEAST
    assert "table" not in labels([TITLE, *paragraphs(2), *marked])


def cell(
    text: str, row: int, column: int, tag: str = "td", label: str = "table", link_chars: int = 0
) -> Line:
    found = line(text, label, 0.8, tag=tag, link_chars=link_chars)
    at = f"/html[1]/table[1]/tr[{row}]/{tag}[{column}]"
    return found._replace(block=found.block._replace(at=at))


def joined(lines: list[Line]) -> list[tuple[str, str]]:
    page = made(lines)
    blocks, verdicts = join_rows(page.blocks, page.verdicts)
    assert len(blocks) == len(verdicts)
    return [(block.text, block.at.rpartition("/")[2]) for block in blocks]


def test_the_cells_of_a_row_are_one_block_at_the_row() -> None:
    found = joined(
        [
            cell("Year", 1, 1, "th"),
            cell("Cars a day", 1, 2, "th"),
            cell("2010", 2, 1),
            cell("4,100", 2, 2),
        ]
    )
    assert found == [("Year | Cars a day", "tr[1]"), ("2010 | 4,100", "tr[2]")]


@pytest.mark.parametrize(
    "lines",
    [
        [cell("2010", 1, 1)],
        [cell("2010", 1, 1), cell("Buy now", 1, 2, label="promo")],
        [cell("2010", 1, 1), cell("A column of text " * 20, 1, 2)],
        [cell("2010", 1, 1), *paragraphs(1), cell("4,100", 1, 2)],
        [row("2010 4,100"), row("2011 4,300")],
    ],
    ids=["alone", "removed", "long", "parted", "of a dump"],
)
def test_what_is_no_row_of_short_cells_stays(lines: list[Line]) -> None:
    assert len("A column of text " * 20) > LONGEST_CELL
    assert [text for text, _ in joined(lines)] == [each.block.text for each in lines]


def test_two_texts_of_one_cell_have_no_bar_between_them() -> None:
    found = joined([cell("2010", 1, 1), cell("4,100", 1, 2), cell("estimated", 1, 2)])
    assert found == [("2010 | 4,100 estimated", "tr[1]")]


def grid(*rows: tuple[str, ...], label: str = "table") -> list[Line]:
    return [
        cell(text, i, k, label=label)
        for i, row in enumerate(rows, 1)
        for k, text in enumerate(row, 1)
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [cell("Home News", 1, 1), cell(paragraph(0), 1, 2), cell(paragraph(1), 1, 2)],
        [cell("The bridge is shut", 1, 1), cell("By Jane Example", 2, 1), cell(paragraph(0), 3, 1)],
        grid(("Aldport Post", "May 2, 2004")),
    ],
)
def test_cells_of_a_page_laid_out_in_columns_hold_paragraphs(lines: list[Line]) -> None:
    blocks = made(lines).blocks
    layout = layout_cells(blocks)
    kinds = {model.kind_of_text(block, [0.0] * len(CLASSES), layout) for block in blocks}
    assert kinds == {"paragraph"}


def test_cells_of_data_are_no_layout_but_a_column_of_texts_beside_them_is() -> None:
    data = grid(("Year", "Cars"), ("2010", "4,100"))
    assert not layout_cells(made(data).blocks)
    column = [cell(paragraph(i), 3, 2) for i in range(3)]
    assert len(layout_cells(made([*data, cell("News", 3, 1), *column]).blocks)) == 1


def taken(lines: list[Line]) -> list[str]:
    page = made(lines)
    judged = list(page.verdicts)
    mark_menus(page.blocks, judged)
    return [verdict.label for verdict in judged]


def test_a_cell_of_links_is_a_menu_with_its_heading() -> None:
    story = [cell(paragraph(i), 1, 2, label="paragraph") for i in range(2)]
    heading = cell("More local news", 1, 3, label="paragraph")
    links = cell("School board to vote Turkeys short", 1, 3, label="paragraph", link_chars=33)
    assert taken([*story, heading, links]) == ["paragraph", "paragraph", "navigation", "navigation"]


def test_lines_of_links_in_a_story_are_taken_off_and_its_sentences_stay() -> None:
    story = [cell(paragraph(i), 1, 1, label="paragraph") for i in range(2)]
    heading = cell("The ferrymen", 1, 1, label="paragraph")
    links = cell("Ferry is full Bridge is old", 1, 1, label="paragraph", link_chars=26)
    linked = cell(
        "The ferry was full on Monday, its captain said.", 1, 1, label="paragraph", link_chars=40
    )
    found = taken([*story, heading, links, linked])
    assert found == ["paragraph"] * 3 + ["navigation", "paragraph"]


def test_single_cells_of_a_table_in_the_text_belong_to_it() -> None:
    lines = grid(("Day", "High"), ("Tue", "4"), ("Wed", "8"))
    lines[-1] = cell("8", 3, 2, label="navigation")
    page = made(lines)
    judged = list(page.verdicts)
    mark_cells(page.blocks, judged)
    assert {verdict.label for verdict in judged} == {"table"}
    outside = list(made(grid(("Day", "High"), ("Tue", "4"), label="navigation")).verdicts)
    mark_cells(page.blocks[:4], outside)
    assert {verdict.label for verdict in outside} == {"navigation"}
