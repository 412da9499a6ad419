"""HTML bytes without what holds no prose: cut before the parser sees the page.

Scripts, styles, drawings, comments, templates and frames are most of a page's bytes. They are
found by plain searches: a pattern that looks at every character of a script takes longer than the
parser does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OPENER = re.compile(rb"<(?:(script|style|svg|template|iframe)(?=[\s/>]|\Z)|!(--|doctype))")
# matches '<script>', '<svg/>', '<!--' and '<!doctype', not '<span>' or '<svg-icon>'; on lower-cased
# bytes
_COMMENT_END = re.compile(rb"--!?>")
_EMPTY_COMMENT = re.compile(rb"-?>")
# the rest of '<!-->' and '<!--->'
_BEHIND_END_TAG = frozenset(b"\t\n\f\r />")
"""What ends the name of an end tag: `</script >`; not `</scripts>`."""
_TO_THE_END = frozenset((b"script", b"style", b"--"))
"""What takes all that follows where it has no end."""
_CLOSED = re.compile(rb"</(?:p|div|article|section|main|td|body|html)\b")
"""The end of what holds paragraphs."""
SHORTEST_CUT = 30
"""Characters of a paragraph without an end that may be cut off; a shorter one is a signature."""
_JSONLD = re.compile(rb"\btype\s*=\s*[\"']?application/ld\+json")
# matches 'type="application/ld+json"', not 'type="module"'


class Lean(NamedTuple):
    """What is left of a page for the parser, and what was worth keeping of the rest."""

    markup: bytes
    jsonld: tuple[str, ...]
    """The bodies of the JSON-LD scripts, in page order, unparsed."""
    breaks_off: bool
    """Whether the page ends inside of what was cut."""


def lean(html: str) -> Lean:
    """Cut what holds no prose, the document type too: libxml2 writes XHTML another way.

    Where no end is found, a script, a style sheet and a comment take the rest of the page, as in
    browsers: nothing tells where code ends and text begins. The page `breaks_off` then, as it does
    inside of a tag or within a sentence. Of a drawing, a template and a frame without an end the
    start tag alone is cut.

    >>> lean("<!DOCTYPE html><p>Yes<!-- no --><SCRIPT>var a</SCRIPT></p>").markup
    b' <p>Yes  </p>'
    """
    data = html.encode("utf-8")
    lower = data.lower()
    kept: list[bytes] = []
    jsonld: list[str] = []
    endless: set[bytes] = set()
    at = 0
    while (opener := _OPENER.search(lower, at)) is not None:
        kept.append(data[at : opener.start()])
        name = opener[1] or opener[2]
        body, last, at = _span(lower, name, opener.end(), endless)
        if at < 0:
            return Lean(b" ".join(kept), tuple(jsonld), breaks_off=True)
        if name == b"script" and _JSONLD.search(lower, opener.end(), body):
            jsonld.append(data[body:last].decode("utf-8"))
    kept.append(data[at:])
    return Lean(b" ".join(kept), tuple(jsonld), _ends_within(data, lower))


def _ends_within(data: bytes, lower: bytes) -> bool:
    """Whether a page ends inside of a tag, or within a sentence of a paragraph without an end.

    Only where other paragraphs have theirs: old pages leave it out everywhere.
    """
    tag_end = lower.rfind(b">")
    opened = lower.rfind(b"<")
    if opened > tag_end:
        return lower[opened + 1 : opened + 2].isalpha() or lower[opened + 1 : opened + 2] == b"/"
    start = max(lower.rfind(b"<p>"), lower.rfind(b"<p "))
    if start < 0 or b"</p>" not in lower[:start] or _CLOSED.search(lower, start):
        return False
    text = data[start:].decode("utf-8").rstrip()
    return len(text) > SHORTEST_CUT and (text[-1].isalnum() or text[-1] == ",")


def _span(lower: bytes, name: bytes, start: int, endless: set[bytes]) -> tuple[int, int, int]:
    """Where the inside of what `name` opened starts and ends, and where the page goes on.

    It goes on at -1 where all that follows belongs to it. `endless` are the names that were found
    to have no end tag any more: none is looked for twice.
    """
    if name == b"--":
        end = _EMPTY_COMMENT.match(lower, start) or _COMMENT_END.search(lower, start)
        return (start, end.start(), end.end()) if end else (start, start, -1)
    body = lower.find(b">", start) + 1
    if not body:
        return start, start, -1
    if name == b"doctype" or (name == b"svg" and lower[body - 2 : body] == b"/>"):
        return body, body, body
    last, after = (-1, -1) if name in endless else _end_tag(lower, b"</" + name, body)
    if after < 0:
        endless.add(name)
        return body, body, -1 if name in _TO_THE_END else body
    return body, last, after


def _end_tag(lower: bytes, wanted: bytes, start: int) -> tuple[int, int]:
    """Where the first end tag that begins with `wanted` starts and ends; twice -1 without one."""
    last = lower.find(wanted, start)
    while last >= 0:
        at = last + len(wanted)
        if lower[at : at + 1] == b">":
            return last, at + 1
        if at < len(lower) and lower[at] in _BEHIND_END_TAG:
            end = lower.find(b">", at) + 1
            return (last, end) if end else (-1, -1)
        last = lower.find(wanted, at)
    return -1, -1
