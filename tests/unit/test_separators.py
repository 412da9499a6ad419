"""Pages printed as one line with tabs, bars or bullets between their text nodes."""

from __future__ import annotations

import pytest

from cleancopy.segment.lines import segment_text
from tests.unit.test_folded import FOOT, MENU, STORY, TOP, text_of

PAGE = (*MENU, *TOP, *STORY, *FOOT)


@pytest.mark.parametrize("between", ["|", " | ", "\t", "\t\t", " || "])
def test_nodes_apart_by_a_separator_are_lines(between: str) -> None:
    blocks = segment_text(between.join(PAGE)).blocks
    assert [block.text for block in blocks] == list(PAGE)
    assert {block.at for block in blocks} == {"line 1"}


def test_the_text_of_a_page_apart_by_bars_is_its_story() -> None:
    assert text_of("|".join(PAGE)) == "\n\n".join(STORY)


@pytest.mark.parametrize("bullet", ["*", "•", "·"])
def test_the_lists_of_a_folded_page_are_its_menus(bullet: str) -> None:
    menu = " ".join(f"{bullet} {item}" for item in (*MENU, *MENU))
    foot = " ".join(f"{bullet} {item}" for item in FOOT)
    dump = f"{menu} {' '.join(TOP)} {' '.join(STORY * 2)} {foot}"
    blocks = segment_text(dump).blocks
    assert [block.text for block in blocks[:4]] == list(MENU[:4])
    assert all(block.marker == bullet for block in blocks[:4])
    assert text_of(dump).endswith(" ".join(STORY * 2))
    assert not set(text_of(dump).split()) & {*MENU, *FOOT}


@pytest.mark.parametrize(
    "line",
    [
        " | ".join(MENU[:8]) + " " + " ".join(STORY),
        "|".join(MENU),
        " ".join(f"{name} * 2 =" for name in STORY),
    ],
    ids=["few bars", "a short line", "products"],
)
def test_a_line_with_other_signs_stays_whole(line: str) -> None:
    assert len(segment_text(line).blocks) == 1


def test_a_row_of_a_table_in_a_long_dump_stays_whole() -> None:
    row = " | ".join(f"{number} goals" for number in range(40))
    dump = "\n\n".join([*STORY * 4, row])
    assert segment_text(dump).blocks[-1].text == row
