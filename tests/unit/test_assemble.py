from __future__ import annotations

from cleancopy.assemble import reject, removed
from cleancopy.model import Block, Labelled, Raw, Verdict

PAGE = Labelled(
    (
        Block("Home", "line 1"),
        Block("", "line 2"),
        Block("It rained.", "line 3"),
        Block("Share", "line 4"),
    ),
    (
        Verdict("navigation", "phrase.x", 1.0),
        Verdict("caption", "image.alt", 1.0),
        Verdict("paragraph", "model.text", 0.87654),
        Verdict("promo", "model.outside", 0.5),
    ),
    1.0,
    False,
)


def test_removed_blocks_are_those_that_are_no_text_at_their_positions_among_all() -> None:
    rows = removed(PAGE, "a1", "raw/a.txt")
    assert [(row.position, row.text) for row in rows] == [(0, "Home"), (2, "Share")]
    assert {(row.article_id, row.source_path) for row in rows} == {("a1", "raw/a.txt")}


def test_a_rejected_page_keeps_all_its_blocks() -> None:
    raw = Raw("raw/a.txt", "0" * 64, b"", "text")
    rows = reject(raw, PAGE).removed
    assert [(row.position, row.text) for row in rows] == [
        (0, "Home"),
        (1, "It rained."),
        (2, "Share"),
    ]
    assert [row.confidence for row in rows] == [1.0, 0.8765, 0.5]
    assert {row.article_id for row in rows} == {None}
