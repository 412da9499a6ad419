"""What one tag of a page's mark-up says of the text in it, read once per distinct tag.

Source of the element classes: the WHATWG HTML standard's phrasing content, less what pages
use as blocks (`button`, `select`, `textarea`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

INLINE: Final = 0
"""A part of a sentence: its start and its end change nothing."""
LINK: Final = 1
LINK_END: Final = 2
BLOCK: Final = 3
BLOCK_END: Final = 4
EMPTY: Final = 5
"""A block without anything in it."""
PART: Final = 6
"""Inline in prose; elsewhere a block of its own if its class names make it `apart`."""
PART_END: Final = 7
BREAK: Final = 8
IMAGE: Final = 9
FACT: Final = 10
"""States something of the page and holds no running text."""
SKIPPED: Final = 11
"""Never shown. These are plain numbers: an `Enum` costs a tenth of the walk."""

_INLINE = frozenset(
    "abbr acronym b bdi bdo big code data del dfn font ins kbd mark nobr q rp"
    " rt ruby s samp strike strong sub sup tt u var wbr optgroup option".split()
)
_PARTS = frozenset("span cite small em i label time".split())
_SKIPPED = frozenset("script style template svg iframe object canvas math".split())
_FACTS = frozenset(("meta", "link", "title", "base"))
_FIGURES = frozenset(("figure", "figcaption", "picture"))
_PROSE = frozenset("h1 h2 h3 h4 h5 h6 p li blockquote td th dd dt pre".split())
_APART = re.compile(
    r"credit|caption|copyright|source|photograph|byline|author|date|time|kicker|agency", re.I
)
# matches 'image-credit', not 'strong'
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# matches 'display: none', not 'display:block'
_WANTED = re.compile(
    r" (class|id|itemprop|property|role|data-testid|hidden|aria-hidden|style|datetime|content)"
    r'="([^"]*)"'
)
# matches 'div class="a"', not 'div data-id="a"'
_DATE = re.compile(r"(?:^|[\s:])(?:date|created|issued)", re.I)
# matches 'datePublished' and 'dc:date dc:created', not 'update'
_UPDATE = re.compile(r"modified|updated", re.I)
# matches 'dc:modified': names of RDFa are none of the hints, which tell an update
_ATTRIBUTE = re.compile(r'([^\s=]+)="([^"]*)"')
_HINTS = ("class", "id", "itemprop", "role", "data-testid")
LONGEST_CACHED = 400
"""Characters of a tag that may come again; longer ones hold data of one element."""
_INLINE_DATA = "data:"


class Tag(NamedTuple):
    """One start, end or empty tag."""

    kind: int
    name: str = ""
    hints: str = ""
    """Class names, id, microdata property, role and test id, on one line."""
    hidden: bool = False
    is_figure: bool = False
    is_prose: bool = False
    """Whether its inline parts are parts of a sentence."""
    apart: bool = False
    closed: bool = False
    """An empty element, or the end of one."""
    datetime: str = ""


def has_text(name: str) -> bool:
    """Whether an element may hold text of the page."""
    return name not in _SKIPPED and name not in _FACTS


def read_tag(inside: str) -> Tag:
    """Read what stands between `<` and `>` in serialized mark-up.

    >>> read_tag('div id="top" class=" lead  story"').hints
    'lead story top'
    """
    if inside[0] == "/":
        name = inside[1:]
        return Tag(_END_KINDS.get(_kind(name), INLINE), name, closed=True)
    name = inside.partition(" ")[0].rstrip("/")
    closed = inside[-1] == "/"
    kind = _kind(name)
    if kind == LINK and closed:
        kind = INLINE
    if kind not in (BLOCK, PART):
        return Tag(kind, name, closed=closed)
    if closed and kind == BLOCK:
        return Tag(EMPTY, name, closed=True)
    found = dict(_WANTED.findall(inside))
    if "&" in inside:
        found = {key: plain(value) for key, value in found.items()}
    apart = kind == PART and (name == "time" or _is_apart(found))
    return Tag(
        kind,
        name,
        _own_hints(found),
        _is_hidden(name, found),
        name in _FIGURES,
        name in _PROSE,
        apart,
        closed,
        _datetime(name, found),
    )


cached_tag = lru_cache(maxsize=5_000)(read_tag)
"""For tags up to `LONGEST_CACHED` characters."""


def _kind(name: str) -> int:
    if name in _INLINE:
        return INLINE
    if name in _PARTS:
        return PART
    if name in _SKIPPED:
        return SKIPPED
    if name in _FACTS:
        return FACT
    return {"a": LINK, "br": BREAK, "img": IMAGE, "amp-img": IMAGE}.get(name, BLOCK)


_END_KINDS = {LINK: LINK_END, BLOCK: BLOCK_END, PART: PART_END, IMAGE: SKIPPED}
"""What an end tag is by what it ends: that of AMP's `amp-img` changes nothing."""


def attributes(inside: str) -> dict[str, str]:
    """Attributes of a start tag in serialized mark-up, by name.

    >>> attributes('img src="/a?b&amp;c" alt=""/')
    {'src': '/a?b&c', 'alt': ''}
    """
    found = _ATTRIBUTE.findall(inside)
    if "&" in inside:
        return {name: plain(value) for name, value in found}
    return dict(found)


def plain(text: str) -> str:
    """Serialized text as it was: libxml2 escapes these characters and no others.

    >>> plain("AT&amp;T &lt;b&gt;")
    'AT&T <b>'
    """
    if "&" in text:
        for escaped, char in _ESCAPES:
            text = text.replace(escaped, char)
    return text


_ESCAPES = (
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#9;", "\t"), ("&#10;", "\n"),
    ("&#13;", "\r"), ("&#xFFFD;", " "), ("&amp;", "&"),
)  # fmt: skip
"""A control character, which XML cannot hold, is written as `&#xFFFD;`."""


_LATE = ("data-src", "data-original", "data-lazy-src")
"""Attributes that hold the address of a picture which scripts load."""
_CANDIDATE = re.compile(
    r"(?:^|(?<![\s,])(?=[\s,]))[\s,]*+(\S*[^\s,])(?:\s++(\d+(?:\.\d+)?)[wx])?(?=\s*+(?:,|$))"
)
"""`/a,b.jpg 800w,` of a `srcset`: a comma inside an address parts nothing."""


def image(inside: str) -> tuple[str, str]:
    """Return (alternative text, address) of an `<img>`, also of one that is loaded late.

    What a script loads later is the picture, whatever stands in its place until then.
    """
    get = attributes(inside).get
    address = next(filter(None, map(get, _LATE)), "") or get("src") or ""
    if not address or address.startswith(_INLINE_DATA):
        address = _largest(get("srcset") or get("data-srcset") or "")
    return " ".join((get("alt") or "").split()), address


def _largest(srcset: str) -> str:
    """The address of the largest picture of a `srcset`: `/a.jpg 400w, /b.jpg 800w`."""
    found = [
        (float(size or 1), address)
        for address, size in _CANDIDATE.findall(srcset)
        if not address.startswith(_INLINE_DATA)
    ]
    return max(found, key=lambda each: each[0])[1] if found else ""


def _datetime(name: str, found: dict[str, str]) -> str:
    """The machine-readable time of a `<time>`, or of what microdata or RDFa call a date."""
    if name == "time" and "datetime" in found:
        return found["datetime"]
    named = found.get("itemprop") or found.get("property", "")
    is_date = _DATE.search(named) and ("itemprop" in found or not _UPDATE.search(named))
    return found.get("content", "") if is_date else ""


def _own_hints(found: dict[str, str]) -> str:
    if not found:
        return ""
    return " ".join(" ".join([found[name] for name in _HINTS if name in found]).split())


def _is_apart(found: dict[str, str]) -> bool:
    """Whether an inline element is a block of its own outside prose: a credit, a byline."""
    hints = found.get("class") or found.get("itemprop")
    return bool(hints) and bool(_APART.search(hints or ""))


def _is_hidden(name: str, found: dict[str, str]) -> bool:
    if name == "noscript":
        return True
    if not found:
        return False
    if "hidden" in found or found.get("aria-hidden") == "true":
        return True
    style = found.get("style")
    return bool(style) and bool(_HIDING_STYLE.search(style or ""))
