"""What the rules about neighbours ask of one block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleancopy.fields.exports import RULE
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.names import is_name
from cleancopy.fields.scripts import FIRST_SIGN, LAST_SIGN, may_hold_signs
from cleancopy.model import OF_SITE

if TYPE_CHECKING:
    from cleancopy.model import Block, Verdict

STATED = 0.98
"""Confidence of what the page's form or its site's profile states and nobody guesses."""
PICTURE_LABELS = frozenset(("caption", "credit"))
"""Labels of what stands below a picture."""
LONGEST_PICTURED = 500
"""Characters of what is said of a picture; what the model calls a paragraph and is longer only has
a picture's credit glued behind it."""
LONGEST_BYLINE = 80
"""Characters of a line that names who wrote."""
LONGEST_HEADING = 90
"""Characters of a line of a dump that may head what follows."""
NO_HEADING = '.,;…"”。，、；．।॥۔؛'
"""What no heading ends with."""
STOPS = (".", '."', ".”", ".“", ".»", "。", "」", "।", "۔")
"""What closes a sentence that states something."""
_BRACKETS = {")": "(", "）": "（", "]": "["}
_CLOSED = (".", "!", "?", "…", '."', ".”", "。", "।")
_ADDRESS = re.compile(r"(?:https?|file|ftp|mailto):\S*$")  # matches 'https://courier.example/'


def is_sure(verdict: Verdict) -> bool:
    """Whether a profile, a phrase, an export's name or the site's evidence gave the label."""
    return verdict.rule.startswith((OF_SITE, "phrase.", RULE))


def reads_as_heading(block: Block) -> bool:
    """Whether a line of a dump is as short as a heading and ends as one."""
    text = block.text
    if block.marker or block.path or not 5 <= len(text) <= LONGEST_HEADING or block.link_chars:
        return False
    if text[-1] in NO_HEADING or _is_noted(text):
        return False
    return text[0].isupper() or not text[0].isascii()


def _is_noted(text: str) -> bool:
    """Whether a note in brackets stands behind a sentence: `Shares fell. ($1 = 0.9 euros)`."""
    opening = _BRACKETS.get(text[-1])
    return opening is not None and text.rpartition(opening)[0].rstrip().endswith(_CLOSED)


def is_address(text: str) -> bool:
    """Whether a line is an address and nothing else."""
    return _ADDRESS.match(text) is not None


def names_writer(text: str, called: str, is_byline: bool = False) -> bool:
    """Whether a short line is a byline of a person called so, or their name, by all or any of it.

    A line labelled as a byline need not be read as one for a full name.
    """
    if called.isupper() or called.casefold() not in text.casefold():
        return False
    if is_byline and " " in called:
        return True
    signed = parse_byline(text) if len(text) <= LONGEST_BYLINE else None
    names = (*signed.authors, text) if signed is not None else (text,)
    return any(
        is_name(name) and f" {called} ".casefold() in f" {name} ".casefold() for name in names
    )


def words_in(block: Block) -> int:
    """How many words the models take a block for, at least one: twelve letters are one too.

    Their weights are fitted to these numbers; what a reader counts is `fields.word_count`.
    """
    return max(len(block.text.split()), len(block.text) // 12, 1)


def length(text: str) -> int:
    """Characters of a line; a sign of Chinese, Japanese or Korean counts as three letters."""
    if not may_hold_signs(text):
        return len(text)
    return len(text) + 2 * sum(FIRST_SIGN <= char <= LAST_SIGN for char in text)
