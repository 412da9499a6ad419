"""Menus told from sentences by their words in capitals, in text that has no lines.

A menu is the stretch with the highest sum of scores (Pasternack and Roth, "Extracting Article Text
from the Web with Maximum Subsequence Segmentation", WWW 2009).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from cleancopy.segment.wrap import OPEN_WORDS

PROSE, MIXED, MENU = 0.8, -0.35, -2.0
"""Scores of two words in a row: both in small letters, one of them, neither. Logarithms of how much
likelier they are in the gold of the public test pages than in what stands around it."""
CERTAIN, DENSITY = -20.0, -0.5
"""Sum and mean of scores from which a stretch of words is a menu: eleven capitalised words."""
NAMED = 3
"""Capitalised words that a sentence begins with at most, before its first in small letters."""

_WORD = re.compile(r"\S+")


def menu_in(text: str, start: int, end: int) -> tuple[int, float]:
    """Where the menu ends that a sentence may begin with, and the sum of its scores."""
    words = list(_WORD.finditer(text, start, end))
    kinds = [_kind(word[0]) for word in words]
    sums = list(accumulate(_scores(kinds)))
    if not sums:
        return start, 0.0
    least = min(sums)
    at = sums.index(least) + 1
    if at == len(words) - 1:
        return end, least
    at = next(k for k in range(at, -1, -1) if kinds[k] <= 0 or not k)
    last = max(at - NAMED + 1, 0)
    while at > last and _is_of_name(words[at][0], words[at - 1][0]):
        at -= 1
    return words[at].start(), least


def is_menu(text: str) -> bool:
    """Whether a stretch of words is a menu as a whole.

    >>> is_menu("Home World News Sport Arts Travel Opinion Weather Shop Jobs Games Log in")
    True
    >>> is_menu("The mill was sold last week, the Town Council of Ellory said on Monday.")
    False
    """
    scores = list(_scores([_kind(word) for word in text.split()]))
    return sum(scores) <= min(CERTAIN, DENSITY * len(scores))


def is_uncased(text: str) -> bool:
    """Whether most words are of a script without capitals."""
    kinds = [_kind(word) for word in text.split()]
    return kinds.count(0) * 2 > len(kinds)


def _kind(word: str) -> int:
    """1 for a word in small letters, 0 in a script without capitals, -1 for all else."""
    first = word.lstrip("\"“„«‘'([")[:1]
    return 1 if first.islower() else 0 if first.isalpha() and not first.isupper() else -1


def _scores(kinds: Sequence[int]) -> Iterator[float]:
    """One for each two words in a row; 0 where one has no capitals to tell by."""
    for first, second in pairwise(kinds):
        if not first * second:
            yield 0.0
        else:
            yield PROSE if first + second > 0 else MIXED if first + second == 0 else MENU


def _is_of_name(word: str, before: str) -> bool:
    """Whether two capitalised words are of one name: `Jane`, `Example` and not `News`, `The`."""
    return before[0].isupper() and before[-1].isalpha() and word.casefold() not in OPEN_WORDS
