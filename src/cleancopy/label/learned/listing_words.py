"""What the lines of a page say of shops, catalogues and archives, in numbers.

A listing prints prices, dates and numbers at the head of its lines, and a short headline that
names a kind of thing; an article's headline says what happened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cleancopy.label.learned.characters import lines_at, starts_of

if TYPE_CHECKING:
    import numpy.typing as npt

    from cleancopy.label.learned.texts import Floats
    from cleancopy.model import Block, Head

NUMBERS = (
    "prices", "dates", "numbered lines",
    "headline words", "page title words", "likeliest title words", "headline in text",
    "headlines", "blocks before the headline",
)  # fmt: skip
"""What each number of `numbers` is, in order."""
SHORT = 90
"""Characters; longer blocks are no lines of a menu, a card or a button."""
LONGEST_TITLE = 20
"""Words; a headline is not told from a longer one."""
_DIGIT = re.compile(r"\d")
_PRICE = re.compile(
    r"(?:[$€£¥]|\b(?:usd|eur|kr\.?|rs\.?))[ \xa0]?\d|\d[ \xa0]?(?:[€£]|(?:zł|kr|usd|eur)\b)"
)  # $19.99, 19,99 €
_DATE = re.compile(r"\b(?:19|20)\d\d\b|(?<!\d)\d+ (?:hours?|days?|weeks?|min\w*) ago")
_NUMBERED = re.compile(r"^\W?\d", re.M)  # 3. The best shoes
# all for case-folded text
_SITE_NAME = re.compile(r"\s+[|–—·:-]\s+")  # Sofas | Shop
_WORD = re.compile(r"\w+")
_LONG_WORD = re.compile(r"\w{4,}")
_SIGN = re.compile("[\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""A sign of Chinese or Japanese, which have no spaces."""
SIGNS_A_WORD = 2


def numbers(
    blocks: Sequence[Block], head: Head, titles: Floats, inside: npt.NDArray[np.intp]
) -> list[float]:
    """Return the numbers of one page, in the order of `NUMBERS`.

    `titles`: (n,) how likely each block is the headline; `inside`: positions of the text's blocks.
    """
    if not blocks:
        return [0.0] * len(NUMBERS)
    short = "\n".join(block.text for block in blocks if len(block.text) < SHORT).casefold()
    numbered = [line for line in short.split("\n") if _DIGIT.search(line)]
    joined, starts = "\n".join(numbered), starts_of(numbered)
    said = [
        float(np.log1p(len(lines_at(starts, [found.start() for found in form.finditer(joined)]))))
        for form in (_PRICE, _DATE, _NUMBERED)
    ]
    return said + _of_headline(blocks, head, titles, inside)


def _of_headline(
    blocks: Sequence[Block], head: Head, titles: Floats, inside: npt.NDArray[np.intp]
) -> list[float]:
    likeliest = int(np.argmax(titles))
    marked = [block.text for block in blocks if block.tag == "h1"]
    headline = max(marked, key=len, default="") or blocks[likeliest].text
    text = "\n".join(blocks[i].text for i in inside.tolist())
    said = set(_LONG_WORD.findall(headline.casefold()))
    known = text.casefold()
    return [
        _words(headline),
        _words(_SITE_NAME.split(head.title)[0]) if head.title else -1.0,
        _words(blocks[likeliest].text),
        sum(word in known for word in said) / max(len(said), 1),
        float(len(marked)),
        float(np.log1p(likeliest)),
    ]


def _words(text: str) -> float:
    """Words as the weights are fitted to them: where none are spaced twelve characters for one,
    but two signs of Chinese or Japanese, or their headlines are as short as a shop's."""
    rest, signs = _SIGN.subn(" ", text)
    if signs:
        count = max(1, len(_WORD.findall(rest)) + signs // SIGNS_A_WORD)
    else:
        count = len(_WORD.findall(text)) if " " in text else max(1, len(text) // 12)
    return float(min(count, LONGEST_TITLE))
