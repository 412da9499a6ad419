"""Notices of copyright: a line, or what stands behind the last sentence of a story."""

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
