"""Lines that end with a `<br>`: bylines among them are apart, all others stay together."""

from __future__ import annotations

import pytest

from cleancopy.label.parts import broken
from cleancopy.model import Verdict
from cleancopy.segment.tree import segment_html
from judged_pages import shipped

LONG = "The bridge over the Welle will be closed for eleven months, the council of Aldport said. "


def parts(*lines: str) -> broken.Parted:
    return broken.part(segment_html(f"<p>{'<br>'.join(lines)}</p>").blocks, shipped())


@pytest.mark.parametrize(
    "lines",
    [
        ("By Jane Example", "Aldport Post Staff Writer"),
        ("By Jane Example", "Of the Aldport Post", "November 20, 2007"),
        ("Bridge shut", "By Jane Example", "12 November 2004"),
        ("By Jane Example", LONG + LONG),
    ],
)
def test_a_byline_stands_by_itself(lines: tuple[str, ...]) -> None:
    assert [block.text for block in parts(*lines).blocks] == [line.strip() for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ("The river rose", "and the bridge fell", "by the light of May"),
        ("Author: Jane Example", "Genre: Fantasy"),
        ("July 3, 1997", "Web posted at: 9:14 p.m."),
        (LONG * 2, "By Jane Example", LONG * 2),
        ("Aldport Post", "Jane Example", "12 Ferry Road"),
    ],
)
def test_other_lines_stay_together(lines: tuple[str, ...]) -> None:
    (block,) = parts(*lines).blocks
    assert block.text == " ".join(line.strip() for line in lines)


def test_whom_a_writer_works_for_is_no_text_but_a_wire_and_a_sentence_may_be() -> None:
    assert [*parts("By Jane Example", "Aldport Post Staff Writer").known] == [1]
    assert not parts("By Jane Example", "Reuters").known
    assert not parts("By Jane Example", "The bridge over the Welle is shut.").known


def test_links_stay_with_their_lines() -> None:
    found = parts("By <a href=/j>Jane Example</a>", "Aldport Post").blocks
    assert [block.link_chars for block in found] == [12, 0]


def test_an_employer_in_another_face_than_the_byline_is_known_too() -> None:
    found = parts("<b>By Jane Example</b>", "<i>Staff Writer</i>")
    assert [*found.known] == [1]
    assert not parts("<b>By Jane Example</b>", "<i>The old bridge of Aldport is shut</i>").known


@pytest.mark.parametrize(
    ("html", "label"),
    [
        ("<b>More news</b><br><a href=/a>The ferry is full</a>", "related"),
        ("<b>More news</b><br>The ferry is full", "paragraph"),
        ("<b>More news</b><br><br><a href=/a>The ferry is full</a>", "paragraph"),
    ],
)
def test_a_line_right_above_links_is_one_of_them(html: str, label: str) -> None:
    blocks = broken.part(segment_html(f"<p>{html}</p>").blocks, shipped()).blocks
    judged = [Verdict("paragraph", "model.text", 0.8), Verdict("related", "model.outside", 0.8)]
    broken.mark_headings(blocks, judged)
    assert judged[0].label == label
