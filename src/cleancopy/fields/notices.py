"""Notices: of copyright behind the last sentence of a story, and of what was wrong in one."""

from __future__ import annotations

import re

_RIGHTS = r"(?:\s?All rights reserved\.?)?"
_NOTICE = re.compile(
    r"(?:©|\(c\)|copyright(?:\s?(?:©|\(c\)))?|&copy;)\s?"
    rf"(?=[^.!?]{{0,60}}(?<!\d)(?:19|20)\d\d(?!\d))[^.!?]{{4,90}}\.?{_RIGHTS}$",
    re.IGNORECASE,
)
"""`© 2014 Example Post`, `Copyright 1998 Example Herald. All rights reserved.`; not `© Jane
Example`."""
_BEHIND = re.compile(rf"(?<=[.!?…”\"»])\s*(?={_NOTICE.pattern})", re.IGNORECASE)
LONGEST = 140
"""Characters of a notice."""

_OF_ARTICLE = re.compile(
    r"\W*(?:\w+\W+){0,5}?(?:articles?|artikels?|art[ií]culo|articolo|artigo|story|posts?|texte?s?"
    r"|beitrags?|correct(?:ion|s|ed)|korrektur|clarification)\b",
    re.IGNORECASE,
)
"""`article` among the first words of `An earlier version of this article`; not of the bill."""


def is_of_article(text: str) -> bool:
    """Whether what reads as a correction begins with the article itself, and not with a bill.

    >>> is_of_article("An earlier version of this article misstated the age of the mayor.")
    True
    >>> is_of_article("An earlier version of the bill failed in May.")
    False
    """
    return _OF_ARTICLE.match(text) is not None


def notice_behind(text: str) -> int | None:
    """Where the notice behind a paragraph's last sentence begins, or None.

    >>> notice_behind("The ferry was towed to the yard. © 2014 Example Post")
    32
    >>> notice_behind("The ferry in the yard © Jane Example") is None
    True
    """
    start = max(len(text) - LONGEST, 0)
    found = _BEHIND.search(text, start) if any(map(text.__contains__, _SIGNS)) else None
    return found.start() if found else None


_SIGNS = ("©", "(c)", "(C)", "opyright", "OPYRIGHT")
