"""The figures of an HTML page: what of each belongs to a picture, and which are the article's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from cleancopy.claims.classes import (
    called_elsewhere,
    is_caption,
    is_credit,
    is_film,
    is_foreign,
    is_picture,
    is_picture_credit,
    nearest,
    own,
)
from cleancopy.model import TEXT_LABELS, Block, Verdict

FIGURE = re.compile(r"^(.*?/figure\[\d+\](?:.*/figure\[\d+\])?|.*/figcaption\[\d+\])")
"""`/html/body/figure[1]` of `/html/body/figure[1]/div[1]/img`; the innermost of several."""
NEAREST = 4
"""Elements whose class names tell that a picture is not the article's."""
PARAGRAPH = 80
"""Characters of a paragraph that tells which elements hold the article."""
APART = frozenset({"title", "byline", "date", "section"}) | TEXT_LABELS
"""Labels of what may stand in a figure beside its caption."""
CREDIT_TAGS = frozenset({"cite", "footer", "small"})
"""Tags of a credit in a figure."""
QUOTES = ("/blockquote[", "/table[")
"""What stands in a figure that is no picture: a caption there says who is quoted."""


def figure_of(block: Block) -> str:
    """The path of the figure or figcaption that a block stands in; "" outside."""
    found = FIGURE.match(block.at) if "/fig" in block.at else None
    return found[1] if found else ""


class Figures:
    """What the blocks of one page say of its figures."""

    def __init__(self, blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> None:
        self.blocks = blocks
        self.verdicts = verdicts

    @cached_property
    def _around_text(self) -> frozenset[str]:
        """Class names of elements that hold the article's paragraphs."""
        paragraphs = [
            block.hints
            for block, verdict in zip(self.blocks, self.verdicts, strict=True)
            if verdict.label == "paragraph" and len(block.text) > PARAGRAPH
        ]
        return frozenset(
            level for hints in dict.fromkeys(paragraphs) for level in hints.split("\n")
        )

    @cached_property
    def _pictured(self) -> frozenset[str]:
        """Figures that hold a picture."""
        return frozenset(figure_of(block) for block in self.blocks if block.tag == "img")

    @cached_property
    def _quoted(self) -> frozenset[str]:
        """Figures that hold a quote or a table and no picture."""
        quotes = (b for b in self.blocks if any(map(b.at.__contains__, QUOTES)))
        return frozenset(map(figure_of, quotes)) - self._pictured - {""}

    @cached_property
    def _captioned(self) -> frozenset[str]:
        """Figures with a figcaption: their other lines are buttons and counters."""
        return frozenset(figure_of(block) for block in self.blocks if "/figcaption" in block.at)

    def is_elsewhere(self, i: int) -> bool:
        """Whether a block stands in what is called no part of an article, and holds no text."""
        return any(map(called_elsewhere, self._levels(i)))

    def is_foreign(self, i: int) -> bool:
        """Whether a block stands in what is called another article or an author."""
        return any(map(is_foreign, self._levels(i)))

    def is_pictured(self, i: int) -> bool:
        """Whether the names of the elements around a block tell of a picture."""
        return any(map(is_picture, nearest(self.blocks[i], NEAREST)))

    def is_film(self, i: int) -> bool:
        """Whether a block stands in a player and not below a picture."""
        return any(map(is_film, self._levels(i)))

    def _levels(self, i: int) -> list[str]:
        """Names of the nearest elements around a block, but for those around the text too."""
        levels = nearest(self.blocks[i], NEAREST)
        if is_credit(levels[0]) or (is_caption(levels[0]) and not is_foreign(levels[0])):
            del levels[0]
        return [
            level
            for level in levels
            if level not in self._around_text and not is_picture_credit(level)
        ]

    def is_part(self, i: int) -> bool:
        """Whether a block inside a figure, or an image, is one of the article's pictures."""
        block, verdict = self.blocks[i], self.verdicts[i]
        figure = figure_of(block)
        if figure in self._quoted or self.is_film(i):
            return False
        called = _is_called(block)
        if not called and verdict.label in APART:
            return False
        stated = verdict.label in ("caption", "credit")
        beside = figure not in self._pictured or figure in self._captioned
        if beside and not called and not stated and block.tag not in ("img", "figure"):
            return False
        if stated and block.tag != "img":
            return not self.is_foreign(i)
        return not self.is_elsewhere(i)


def _is_called(block: Block) -> bool:
    """Whether an element's names or tag make it a caption or a credit."""
    if "/figcaption" in block.at or block.tag in CREDIT_TAGS:
        return True
    return is_caption(own(block)) or is_credit(own(block))
