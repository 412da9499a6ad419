"""Dates of what others posted: under an embedded post of a network, and of links back."""

from __future__ import annotations

import re

_POST = re.compile(
    r"^[—–-].*\(@\w+\)"
    r"|^(?:a|an|ein|une?|una|um|een) [^\W\d_]+ (?:\w+ )?(?:shared|posted|geteilt|partagée?"
    r"|compartid[ao]|condivis[ao]|gedeeld)\b.*(?:@\w+|\b(?:on|am|le|el|il|op|em)\b)"
    r"|^(?:pingback|trackback)s?\b",
    re.IGNORECASE,
)
"""`— Jane Example (@jane) May 3, 2024`, `A post shared by Jane (@jane) on May 3, 2024`, `Pingback:
…`; not `A photo shared with the court`."""


_POSTERS = re.compile(
    r"(?:[—–-]|(?:a|an|ein|une?|una|um|een) [^\W\d_]+ (?:shared|posted|geteilt|partagée?"
    r"|compartid[ao]|condivis[ao]|gedeeld)\b).{1,80}\(@[\w.]+\)(?: (?:on|am|le|el|il|op|em))?\s*",
    re.IGNORECASE,
)
"""`— Jane Example (@jane)`, `A post shared by Jane (@jane) on`, where the date below is a link on a
line of its own."""


def is_posters(text: str) -> bool:
    """Whether a line is nothing but the name of who posted something in a network."""
    return "(@" in text and _POSTERS.fullmatch(text) is not None


def is_post(text: str) -> bool:
    """Whether a line says who posted something in a network, and when.

    >>> is_post("— Jane Example (@jane) May 3, 2024"), is_post("Jane Example, May 3, 2024")
    (True, False)
    """
    return _POST.search(text) is not None
