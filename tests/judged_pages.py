"""Pages built by hand for the tests of the labelling: blocks, what a model would say of them.

No HTML and no learned weights: a test names the lines of a page and the label each has so far,
and asserts what the step under test makes of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import zip_longest
from typing import Any, NamedTuple

import numpy as np

from cleancopy.label.learned.network import CLASSES, Scores
from cleancopy.label.learned.texts import Floats
from cleancopy.model import TEXT_LABELS, Block, Page, Raw, Verdict
from cleancopy.settings import Rules, load_rules
from cleancopy.settings.profile import SiteProfile
from cleancopy.settings.profile_file import read_profile
from cleancopy.settings.tables import Table

SENTENCES = (
    "The bridge over the Welle will be closed for eleven months, the council of Aldport said.",
    "Nobody had asked the ferrymen, who now carry twice as many people as they did in spring.",
    "A survey in May found that four of its nine piers stand on timber laid down in 1794.",
    "The repair will cost some six million crowns, half of which the county has promised.",
    "Anna Muster, who runs the bakery at the northern end, said that she feared for her shop.",
    "Engineers hope to open one lane for bicycles as soon as the first three piers are safe.",
)
"""Invented; each alone is a line of running text."""


class Line(NamedTuple):
    """One block and what is known of it so far."""

    block: Block
    verdict: Verdict
    fine: dict[str, float]
    """Probabilities of classes, for a model's word that differs from the label."""


class Made(NamedTuple):
    """A page for one step of the labelling."""

    blocks: tuple[Block, ...]
    verdicts: tuple[Verdict, ...]
    scores: Scores


@cache
def shipped() -> Rules:
    """The shipped rules, read once for all tests."""
    return load_rules()


def line(
    text: str,
    label: str = "paragraph",
    confidence: float = 0.95,
    rule: str | None = None,
    fine: dict[str, float] | None = None,
    **block: Any,
) -> Line:
    """One line; `block` holds further fields of its `Block`."""
    rule = rule or ("model.text" if label in TEXT_LABELS else "model.outside")
    return Line(Block(text, "", **block), Verdict(label, rule, confidence), fine or {})


def paragraphs(number: int = 3, confidence: float = 0.95, **block: Any) -> list[Line]:
    """So many long paragraphs, all different."""
    return [line(paragraph(i), "paragraph", confidence, **block) for i in range(number)]


def paragraph(i: int = 0) -> str:
    """A paragraph of three sentences; the same for the same number."""
    first, second, third = (SENTENCES[(i + step) % len(SENTENCES)] for step in range(3))
    return f"{first} {second} {third} That was question {i + 1}."


def menu(number: int, **block: Any) -> list[Line]:
    """So many lines of a menu."""
    return [line(f"Menu entry {i + 1}", "navigation", **block) for i in range(number)]


def made(lines: Iterable[Line]) -> Made:
    """Number the lines and put what a model would say of them beside."""
    lines = list(lines)
    blocks = tuple(
        each.block._replace(at=each.block.at or f"line {i}") for i, each in enumerate(lines, 1)
    )
    body = [_body(each.verdict) for each in lines]
    fine = np.array([_fine(each) for each in lines], np.float32).reshape(-1, len(CLASSES))
    scores = Scores(np.array(body, np.float32), fine, 0.9)
    return Made(blocks, tuple(each.verdict for each in lines), scores)


def titled(texts: Sequence[str], tags: Sequence[str]) -> tuple[list[Block], Floats]:
    """Blocks of these texts, and how likely each is the headline: the first one is."""
    tagged = zip_longest(texts, tags, fillvalue="")
    blocks = [Block(text, str(i), tag) for i, (text, tag) in enumerate(tagged)]
    return blocks, np.array([i == 0 for i in range(len(texts))], np.float32)


def labels(verdicts: Sequence[Verdict]) -> list[str]:
    return [verdict.label for verdict in verdicts]


def page(text: str = "", kind: str = "text", **raw: Any) -> Page:
    """A decoded page, for steps that look at more than its blocks."""
    known = Raw("folder/page", "0" * 64, text.encode(), kind, **raw)  # type: ignore[arg-type]
    return Page(known, text, "utf-8", "utf-8")


def profile(*rules: dict[str, object], **layout: object) -> SiteProfile:
    """A profile of `courier.example` with one layout for dumps."""
    known = {"kind": "text", "name": "dump", "label": list(rules)} | layout
    table = Table({"publisher": "Courier", "layout": [known]}, "sites/courier.example.toml")
    return read_profile("courier.example", table)


def letters(blocks: Iterable[Block]) -> str:
    """All characters of a page but its white space."""
    return "".join("".join(block.text.split()) for block in blocks)


def _body(verdict: Verdict) -> float:
    inside = verdict.label in TEXT_LABELS
    return verdict.confidence if inside else 1 - verdict.confidence


def _fine(each: Line) -> list[float]:
    label = each.verdict.label
    name = label if label in CLASSES else "body" if label in TEXT_LABELS else "navigation"
    chances = {name: 0.8} | each.fine
    return [chances.get(known, 0.01) for known in CLASSES]
