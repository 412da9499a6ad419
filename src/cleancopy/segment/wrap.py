"""Which line breaks of a dump stand inside a sentence: hard wraps and split inline elements."""

from __future__ import annotations

import re

WIDEST = 132
"""No tool in use wraps wider (w3m, lynx, html2text, fold: 72 to 132)."""
_SLACK = 20
"""A wrapped line falls short of the width by less than one long word."""
_FULL_LINES = 4
_GOES_ON = re.compile(r"^[,.;:!?)\]”’»…%](?!\.\.)|^['’][a-z]{1,2}\b")
# matches ', which' and '’s plan', not '... more' or '"Yes"'
_ENDS_OPEN = re.compile(r"(?:[,(\[“„«–—-]|\b(?:the|a|an|of|to|in|on|for|and|or|by|with|from|at|"
    r"der|die|das|und|von|in|mit|des|dem|den|le|la|les|de|du|et|des|el|los|y|en|il|di|e|del|o|do|da|"
    r"van|het|een))$", re.I)  # fmt: skip
# matches 'spoke to the' and 'said,', not 'the end.'
_CLOSED = (".", "!", "?", ".”", ".“", '."', "…", ":", ";", "»", "”", "“", "。", "！", "？")
_LONG = 28
"""Shortest line (characters) that counts as running text when fragments are joined."""


def wrap_width(lines: list[str]) -> int:
    """Return the column at which a dump was hard-wrapped, 0 if it was not.

    A wrap is greedy: a line ends where the first word of the next would not have fitted. The
    width is believed when enough lines come close to the longest and nearly all of those obey.
    """
    widths = sorted((len(line.rstrip()) for line in lines if " " in line.strip()), reverse=True)
    if len(widths) < _FULL_LINES:
        return 0
    width = widths[min(len(widths) // 200, 3)]
    if not 50 <= width <= WIDEST:
        return 0
    near = [i for i, line in enumerate(lines[:-1]) if len(line.rstrip()) > width - _SLACK]
    followed = [i for i in near if lines[i + 1].strip()]
    if len(followed) < _FULL_LINES:
        return 0
    obeying = sum(is_full(lines[i], lines[i + 1], width) for i in followed)
    return width if obeying >= 0.8 * len(followed) else 0


def is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of `following` would not have fitted on `line`."""
    first = following.split(None, 1)
    return bool(first) and len(line.rstrip()) + 1 + len(first[0]) > width


def goes_on(line: str, following: str) -> bool:
    """Whether `following` continues the sentence of `line` (both stripped, no blank between).

    >>> goes_on("Ministers met in", "Geneva")
    False
    >>> goes_on("Ministers from all the member states met in", "Geneva")
    True
    >>> goes_on("Geneva", ", a city on the lake.")
    True
    """
    if _GOES_ON.match(following):
        return True
    if len(line) < _LONG and len(following) < _LONG:
        return False
    if line.endswith(_CLOSED):
        return False
    if following[:1].islower():
        return True
    return len(line) >= _LONG and bool(_ENDS_OPEN.search(line))
