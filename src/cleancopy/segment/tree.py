"""HTML -> blocks: one walk over the elements in reading order.

Source of the element classes: the WHATWG HTML standard's phrasing content, less what pages
use as blocks (`button`, `select`, `textarea`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from cleancopy.model import Block, Head, Reject, Segmented
from cleancopy.segment.markup import jsonld_texts, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp"
    " rt ruby s samp small span strike strong sub sup tt u var wbr time option optgroup".split()
)
_SKIPPED = frozenset("script style template svg iframe object canvas math head".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PROSE = _HEADINGS | {"p", "li", "blockquote", "td", "th", "dd", "dt", "pre"}
_APART = re.compile(
    r"credit|caption|copyright|source|photograph|byline|author|date|time|kicker|agency", re.I
)
# matches 'image-credit', not 'strong'
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
# matches 'display: none', not 'display:block'
_INLINE_DATA = "data:"
_SPACE = re.compile(r"\s+")


def segment_html(html: str) -> Segmented:
    """Return the blocks, head and warnings of one HTML page.

    Raises `Reject` with `NOT_TEXT` when the parser finds no element at all.
    """
    root, warnings = parse(html)
    if root is None:
        raise Reject("segment", "NOT_TEXT", "no element and no text in the HTML")
    walk = _Walk()
    walk.over(root)
    head = Head(
        metas=tuple(walk.metas),
        links=tuple(walk.links),
        jsonld=jsonld_texts(html),
        lang=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        title=walk.title,
    )
    return Segmented(tuple(walk.blocks), head, warnings)


class _Frame:
    """One open block element."""

    __slots__ = ("at", "counts", "element", "hidden", "hints", "in_figure", "path", "tag")

    def __init__(
        self,
        element: etree._Element | None = None,
        tag: str = "",
        at: str = "",
        path: str = "",
        hints: str = "",
        hidden: bool = False,
        in_figure: bool = False,
    ) -> None:
        self.element = element
        self.tag = tag
        self.at = at
        self.path = path
        self.hints = hints
        self.hidden = hidden
        self.in_figure = in_figure
        self.counts: dict[str, int] = {}


class _Walk:
    """The state of one walk: the open elements and the text gathered since the last boundary."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.metas: list[tuple[str, str]] = []
        self.links: list[tuple[str, str]] = []
        self.title = ""
        self._frames = [_Frame()]
        self._text: list[str] = []
        self._link_chars = 0
        self._link_depth = 0
        self._datetime = ""
        self._images: list[Block] = []
        self._broken = False

    def over(self, root: etree._Element) -> None:
        """Visit every element below `root` once, filling `blocks` and the head's lists."""
        events: Iterator[tuple[str, etree._Element]] = etree.iterwalk(root, ("start", "end"))
        skip_until: etree._Element | None = None
        for event, element in events:
            tag = element.tag
            if event == "start":
                if skip_until is not None:
                    continue
                if tag in _SKIPPED and not self._enter_head(tag, element):
                    skip_until = element
                    continue
                self._start(tag, element)
            else:
                if skip_until is not None:
                    if element is not skip_until:
                        continue
                    skip_until = None
                else:
                    self._end(tag, element)
                if element.tail:
                    self._add(element.tail)
        self._flush()

    def _enter_head(self, tag: str, element: etree._Element) -> bool:
        if tag != "head":
            return False
        for child in element.iter("meta", "link", "title"):
            self._head_fact(child.tag, child)
        # libxml2 may leave the page's text inside an unclosed head
        return any(child.tag not in _SKIPPED and child.tag not in _HEAD_ONLY for child in element)

    def _head_fact(self, tag: str, element: etree._Element) -> None:
        if tag == "meta":
            name = (
                element.get("property")
                or element.get("name")
                or element.get("itemprop")
                or element.get("http-equiv")
            )
            content = element.get("content")
            if name and content:
                self.metas.append((name.lower().strip(), content.strip()))
        elif tag == "link":
            rel, href = element.get("rel"), element.get("href")
            if rel and href:
                self.links.append((rel.lower(), href.strip()))
        elif not self.title:
            self.title = _SPACE.sub(" ", "".join(element.itertext())).strip()

    def _start(self, tag: str, element: etree._Element) -> None:
        if tag in _INLINE:
            if self._is_apart(tag, element):
                self._open(tag, element)
            elif tag == "a":
                self._link_depth += 1
            elif tag == "time" and not self._datetime:
                self._datetime = element.get("datetime") or ""
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._image(element)
        elif tag in _HEAD_ONLY:
            self._head_fact(tag, element)
            return
        else:
            self._open(tag, element)
        if element.text:
            self._add(element.text)

    def _end(self, tag: str, element: etree._Element) -> None:
        if self._frames[-1].element is element:
            self._flush()
            self._frames.pop()
        elif tag == "a" and self._link_depth:
            self._link_depth -= 1

    def _is_apart(self, tag: str, element: etree._Element) -> bool:
        """Whether an inline element is a block of its own: a credit, a byline, a time."""
        frame = self._frames[-1]
        if frame.tag in _PROSE and not frame.in_figure:
            return False
        if tag == "time":
            return True
        if tag not in ("span", "cite", "small", "em", "i", "label"):
            return False
        hints = element.get("class") or element.get("itemprop")
        return bool(hints) and bool(_APART.search(hints))

    def _open(self, tag: str, element: etree._Element) -> None:
        self._flush()
        parent = self._frames[-1]
        count = parent.counts.get(tag, 0) + 1
        parent.counts[tag] = count
        own = _own_hints(element)
        frame = _Frame(
            element,
            tag,
            f"{parent.at}/{tag}[{count}]",
            f"{parent.path}>{tag}" if parent.path else tag,
            f"{own}\n{parent.hints}" if own else parent.hints,
            parent.hidden or _is_hidden(tag, element),
            parent.in_figure or tag in ("figure", "figcaption", "picture"),
        )
        self._frames.append(frame)
        if tag == "time":
            self._datetime = element.get("datetime") or ""

    def _add(self, text: str) -> None:
        self._text.append(text)
        if text.isspace():
            return
        self._broken = False
        if self._link_depth:
            self._link_chars += len(text.strip())

    def _break(self) -> None:
        if self._broken:
            self._flush()
        else:
            self._text.append(" ")
            self._broken = True

    def _image(self, element: etree._Element) -> None:
        frame = self._frames[-1]
        alt = _SPACE.sub(" ", element.get("alt") or "").strip()
        if not alt and not frame.in_figure:
            return
        src = element.get("src") or ""
        if not src or src.startswith(_INLINE_DATA):
            src = element.get("data-src") or element.get("data-original") or ""
        image = Block(
            alt, f"{frame.at}/img", "img", frame.path, frame.hints, 0, frame.hidden, src=src
        )
        self._images.append(image)
        if not self._text or not "".join(self._text).strip():
            self._flush()

    def _flush(self) -> None:
        text = _SPACE.sub(" ", "".join(self._text)).strip() if self._text else ""
        if text:
            frame = self._frames[-1]
            self.blocks.append(
                Block(
                    text,
                    frame.at,
                    frame.tag,
                    frame.path,
                    frame.hints,
                    min(self._link_chars, len(text)),
                    frame.hidden,
                    datetime=self._datetime,
                )
            )
        if self._text:
            self._text.clear()
        if self._images:
            self.blocks.extend(self._images)
            self._images.clear()
        self._link_chars = 0
        self._datetime = ""
        self._broken = False


_HEAD_ONLY = frozenset(("meta", "link", "title", "base"))


def _own_hints(element: etree._Element) -> str:
    if not element.attrib:
        return ""
    get = element.get
    parts = [get("class"), get("id"), get("itemprop"), get("role"), get("data-testid")]
    return _SPACE.sub(" ", " ".join(part for part in parts if part)).strip()


def _is_hidden(tag: str, element: etree._Element) -> bool:
    if tag == "noscript":
        return True
    if not element.attrib:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style) and bool(_HIDING_STYLE.search(style))
