from __future__ import annotations

import pytest

from cleancopy.label.context.captions import mark_captions
from cleancopy.label.top.headline import likeliest
from cleancopy.model import Block, Verdict
from judged_pages import shipped

TEXT = [
    "The harbour bridge reopened to traffic on Thursday after two years of repairs, the city said.",
    "Engineers had closed the bridge when inspectors found cracks in its northern pillars.",
]


def page(*lines: str, blanks: int = 1) -> tuple[list[Block], list[Verdict], int]:
    above = [Block(line, f"line {i + 1}", blanks=blanks) for i, line in enumerate(lines)]
    text = [Block(line, "line 99", blanks=1) for line in TEXT]
    verdicts = [Verdict("other", "model.outside", 0.5)] * len(above)
    verdicts += [Verdict("paragraph", "model.text", 0.9)] * len(text)
    return above + text, verdicts, len(above)


def chosen(*lines: str) -> str | None:
    blocks, verdicts, end = page(*lines)
    found = likeliest(blocks, verdicts, [0.0] * len(blocks), end)
    return None if found is None else blocks[found].text


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        (["Home", "World Sports Culture", "Harbour bridge reopens after two years", "3 May 2024",
          "By Jane Example"], "Harbour bridge reopens after two years"),
        (["Harbour bridge reopens after two years",
          "Repairs of the cracks in the bridge took the engineers longer than planned."],
         "Harbour bridge reopens after two years"),
        (["Contact", "Bridge mended", "3 May 2024"], "Bridge mended"),
        (["Recipes for cold winter evenings", "Bridge reopened"], "Bridge reopened"),
        (["Recipes for cold winter evenings", "Harbour bridge reopens after two years"],
         "Harbour bridge reopens after two years"),
    ],
)  # fmt: skip
def test_headline_speaks_of_the_text(lines: list[str], headline: str) -> None:
    assert chosen(*lines) == headline


@pytest.mark.parametrize("rule", ["export.publisher", "phrase.en.navigation:x", "site.other"])
def test_a_line_that_is_surely_something_else_is_no_headline(rule: str) -> None:
    blocks, verdicts, end = page("Harbour Bridge Herald")
    assert likeliest(blocks, verdicts, [0.0] * len(blocks), end) == 0
    verdicts[0] = Verdict("other", rule, 1.0)
    assert likeliest(blocks, verdicts, [0.0] * len(blocks), end) is None


@pytest.mark.parametrize("headline", ["Stone piers of the east", "Small boats of the west"])
def test_the_line_that_the_page_prints_again_in_another_is_the_headline(headline: str) -> None:
    blocks, verdicts, end = page("Stone piers of the east", "Small boats of the west")
    blocks.append(Block(f"3 thoughts on “{headline}”", "line 100", blanks=1))
    verdicts.append(Verdict("comment", "model.outside", 0.5))
    blocks[end] = blocks[end]._replace(text=f"{TEXT[0]} Stone piers and small boats east, west.")
    found = likeliest(blocks, verdicts, [0.0] * len(blocks), end)
    assert found is not None
    assert blocks[found].text == headline


def test_headline_stands_further_left_than_the_text() -> None:
    blocks, verdicts, end = page("Harbour bridge is open", "Bridge at the harbour")
    for outer in range(end):
        placed = [b._replace(indent=4 if i == outer else 8) for i, b in enumerate(blocks)]
        assert likeliest(placed, verdicts, [0.0] * len(placed), end) == outer


def test_bylines_dates_and_captions_are_no_headlines() -> None:
    assert chosen("By Jane Example", "3 May 2024, 10:00") is None
    assert chosen("The bridge in the harbour on Thursday. (AP Photo/Jane Example)") is None
    assert chosen("Image: Harbour bridge", "Posted by", "Home > Harbour > Bridge") is None


def test_page_without_text_has_no_headline() -> None:
    blocks = [Block("Harbour bridge reopens after two years", "line 1")]
    assert likeliest(blocks, [Verdict("other", "x", 0.5)], [0.9], 1) is None


def labels(*lines: tuple[str, str, int]) -> list[str]:
    blocks = [Block(text, "line 1", blanks=blanks) for text, _, blanks in lines]
    judged = [Verdict(label, "model.outside", 0.5) for _, label, _ in lines]
    mark_captions(blocks, judged, shipped().agencies)
    return [verdict.label for verdict in judged]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([("The bridge at dawn", "navigation", 1), ("Photo: Jane Example", "credit", 0)],
         ["caption", "credit"]),
        ([("The bridge reopened.", "paragraph", 1), ("Photo: Jane Example", "credit", 1)],
         ["paragraph", "credit"]),
        ([("The bridge at dawn ( Image:", "paragraph", 1), ("Jane Example/AFP)", "signoff", 0)],
         ["caption", "credit"]),
        ([("She took this photo:", "paragraph", 1), ("It shows the bridge.", "paragraph", 1)],
         ["paragraph", "paragraph"]),
    ],
    ids=["above a credit", "text above a credit", "asks for a credit", "text with a colon"],
)  # fmt: skip
def test_captions_are_told_by_the_line_below(
    lines: list[tuple[str, str, int]], expected: list[str]
) -> None:
    assert labels(*lines) == expected
