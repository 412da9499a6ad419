"""How many words a text has: exactly, for a row, and about, for a limit."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

_WORD = re.compile(r"\w+")
"""Of text in ASCII, which has no marks."""
_SIGN = re.compile(
    "[\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""An ideograph or a hiragana: each is a word by Unicode Standard Annex 29."""
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""A sign of Thai, Lao, Burmese or Khmer, which have spaces between clauses alone."""
SIGNS_A_WORD = 3
"""Of such a script, marks among them: few, so that no limit takes a short report for too short."""


def count_words(text: str) -> int:
    """Words of a text: a run of letters and digits with their marks is one.

    Each sign of Chinese and each hiragana is one too, as between them Unicode Standard Annex 29
    (rules WB5 to WB999) has word boundaries; a run of katakana is one. Thai, Lao, Khmer and
    Burmese have spaces between clauses alone, and so many words are counted.

    >>> count_words("हिन्दी में"), count_words("東京で2024年")
    (2, 5)
    """
    if text.isascii():
        return len(_WORD.findall(text))
    rest, signs = _SIGN.subn(" ", text)
    return signs + len(_marked_word().findall(rest))


def estimated_words(text: str) -> int:
    """About how many words a text has, for limits: where no space parts words, by their signs.

    >>> estimated_words("It rained."), count_words("ภาษาไทย"), estimated_words("ภาษาไทย")
    (2, 1, 2)
    """
    if text.isascii():
        return count_words(text)
    return max(count_words(text), len(_UNPARTED.findall(text)) // SIGNS_A_WORD)


@cache
def _marked_word() -> re.Pattern[str]:
    """`हिन्दी` as one word, `well-off` as two; made when first needed, as it takes 5 ms.

    Vowel signs and other marks belong to their word, and no `\\w` matches them.
    """
    marks = "".join(c for c in map(chr, range(0x300, 0x1D00)) if category(c)[0] == "M")
    return re.compile(rf"\w[\w{marks}\u200c\u200d]*")
