"""Headers of articles as Usenet carried them (RFC 1036): ClariNet sold wires that way.

Mail has the same form, and its archives of newsgroups keep them too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

LONGEST = 60
"""Lines of a header."""
_NAMED = re.compile(r"(?P<name>[A-Za-z][A-Za-z-]{1,30}):\s+(?P<value>\S.*)", re.DOTALL)
_ALWAYS = frozenset(("from", "subject"))
_OWN = frozenset(("newsgroups", "message-id", "path", "xref", "nntp-posting-host"))
"""Names of which a post has one at least, and nothing else."""


class Header(NamedTuple):
    """One line of a header."""

    name: str
    value: str


def read_header(text: str) -> Header | None:
    """The name, folded, and the value of a line, or None.

    >>> read_header("Subject: Avalanche buries mail train")
    Header(name='subject', value='Avalanche buries mail train')
    """
    found = _NAMED.fullmatch(text)
    return Header(found["name"].casefold(), found["value"]) if found else None


def header_size(lines: Sequence[str]) -> int:
    """How many lines, from the first, are the header of a post; 0 for what is none.

    A line that begins with white space goes on the line before.
    """
    names: set[str] = set()
    size = 0
    for line in lines[:LONGEST]:
        header = read_header(line.rstrip())
        if not line.strip() or (header is None and not (size and line[0].isspace())):
            break
        size += 1
        names.update((header.name,) if header else ())
    return size if names >= _ALWAYS and names & _OWN else 0
