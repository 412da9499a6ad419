"""HTML bytes without what holds no prose: cut before the parser sees the page.

Scripts, styles, drawings, comments, templates and frames are most of a page's bytes. They are
found by plain searches: a pattern that looks at every character of a script takes longer than the
parser does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OPENER = re.compile(rb"<(?:(script|style|svg|template|iframe)\b|!(--|doctype))")
# matches '<script>', '<!--' and '<!doctype', not '<span>'; on lower-cased bytes
_ENDS = {b"--": b"-->", b"doctype": b">"}
"""By what opens: how it ends, if not with its end tag."""
_TAG_END = re.compile(rb"\s*>")
_JSONLD = re.compile(rb"\btype\s*=\s*[\"']?application/ld\+json")
# matches 'type="application/ld+json"', not 'type="module"'


class Lean(NamedTuple):
    """What is left of a page for the parser, and what was worth keeping of the rest."""

    markup: bytes
    jsonld: tuple[str, ...]
    """The bodies of the JSON-LD scripts, in page order, unparsed."""


def lean(html: str) -> Lean:
    """Cut what holds no prose, the document type too: libxml2 writes XHTML another way.

    >>> lean("<!DOCTYPE html><p>Yes<!-- no --><SCRIPT>var a</SCRIPT></p>").markup
    b' <p>Yes  </p>'
    """
    data = html.encode("utf-8")
    lower = data.lower()
    kept: list[bytes] = []
    jsonld: list[str] = []
    at = 0
    while (opener := _OPENER.search(lower, at)) is not None:
        kept.append(data[at : opener.start()])
        name = opener[1] or opener[2]
        last, at = _end(lower, name, opener.end())
        if name == b"script" and last < at:
            body = lower.find(b">", opener.end()) + 1
            if _JSONLD.search(lower, opener.end(), body):
                jsonld.append(data[body:last].decode("utf-8"))
    kept.append(data[at:])
    return Lean(b" ".join(kept), tuple(jsonld))


def _end(lower: bytes, name: bytes, start: int) -> tuple[int, int]:
    """Where the end of what `name` opened starts and ends; twice the end of `lower` without one."""
    wanted = _ENDS.get(name) or b"</" + name
    last = lower.find(wanted, start)
    while last >= 0:
        at = last + len(wanted)
        if name in _ENDS:
            return last, at
        if found := _TAG_END.match(lower, at):
            return last, found.end()
        last = lower.find(wanted, at)
    return len(lower), len(lower)
