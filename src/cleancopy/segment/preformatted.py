"""Prose in `pre`: wire copy and mail that old pages print as it came."""

from __future__ import annotations

import re

_BLANK = re.compile(r"\n[^\S\n]*\n\s*")
_CLOSED = re.compile(r"[.!?][\"”’')\]]*$")
LEAST, LONG = 3, 80
"""Paragraphs of such a text, and characters of one that is prose."""
MOST = 0.6
"""Share of the characters that stands in sentences; of programs hardly any does."""


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text with its line breaks, [] where it is not mostly prose.

    >>> paragraphs("x = 1\\n\\ny = 2\\n\\nz = 3")
    []
    """
    parts = [part.strip() for part in _BLANK.split(text) if part.strip()]
    if len(parts) < LEAST:
        return []
    prose = sum(len(part) for part in parts if len(part) >= LONG and _CLOSED.search(part))
    return parts if prose >= MOST * sum(map(len, parts)) else []
