"""HTML -> blocks: one walk over the tags in reading order.

libxml2 parses the page and writes it out again, well formed; the walk goes over that text, tag by
tag. That is five times as fast as a visit to each element of the tree: what a tag says is cached
by the tag as it is written, and most tags of a page are written many times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from lxml import etree

from cleancopy.model import Block, Head, Reject, Segmented
from cleancopy.segment.faces import Line, runs, shared
from cleancopy.segment.facts import Facts
from cleancopy.segment.lean import lean
from cleancopy.segment.markup import parse
from cleancopy.segment.parts import joined
from cleancopy.segment.preformatted import paragraphs
from cleancopy.segment.signers import read_links
from cleancopy.segment.tags import (
    BLOCK,
    BLOCK_END,
    BREAK,
    EMPTY,
    FACT,
    IMAGE,
    INLINE,
    LINK,
    LINK_END,
    LONGEST_CACHED,
    PART,
    PART_END,
    Tag,
    attributes,
    cached_tag,
    image,
    plain,
    read_tag,
)

_TOKEN = re.compile(r"<(?:a [^>]*[^/>]>([^<]*)</a|([^>]*))>([^<]*)")
# matches '<p class="a">text' and, as one, '<a href="/">Home</a> text'; serialized attribute values
# hold no '>'


_GOES_ON = frozenset(",;)")
"""What no text begins with: an element without text parted it from the one before."""
_CREDITS = frozenset(("span", "cite", "small"))
"""Inline elements that part a caption from its credit."""


def segment_html(html: str) -> Segmented:
    """Return the blocks, head and warnings of one HTML page.

    One that ends inside of a script, a style sheet, a comment, a tag or a sentence is `truncated`.
    Raises `Reject` with `NOT_TEXT` when the parser finds no element at all.
    """
    data, jsonld, breaks_off = lean(html)
    root, warnings = parse(data)
    if root is None:
        raise Reject("segment", "NOT_TEXT", "no element and no text in the HTML")
    walk = _Walk()
    for head in list(root.iter("head")):
        walk.facts.read(head)
    markup = etree.tostring(root, encoding="unicode")
    walk.over(markup)
    links = read_links(markup)
    found = Head(
        metas=tuple(walk.facts.metas),
        links=walk.facts.addresses(),
        jsonld=jsonld,
        lang=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        title=walk.facts.title,
        author_links=links.authors,
        tag_links=links.tags,
        topic_links=links.topics,
    )
    if breaks_off:
        warnings = (*warnings, "truncated")
    return Segmented(tuple(walk.blocks), found, warnings)


class _Frame(NamedTuple):
    """One open block element."""

    tag: str
    at: str
    path: str
    """Of tags, `>` before each."""
    hints: str
    hidden: bool
    in_figure: bool
    in_prose: bool
    counts: dict[str, int]
    """How many children of a name were opened."""


_frame = partial(tuple.__new__, _Frame)
"""Three times as fast as a call of the class."""


class _Walk:
    """The state of one walk: the open elements and the text gathered since the last boundary."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.facts = Facts()
        self._frames = [_Frame("", "", "", "", False, False, False, {})]
        self._parts: list[bool] = []
        """Of each open inline element that may be a block: whether it is one."""
        self._text: list[str] = []
        self._link_chars = 0
        self._link_depth = 0
        self._datetime = ""
        self._images: list[Block] = []
        self._bare = ""
        """Address of a picture without text right before what is read, …"""
        self._shown = ""
        """… and the element that holds it."""
        self._pictured = ""
        """The element that holds the picture before what is read."""
        self._broken = False
        self._face: list[str] = []
        """The open inline elements, of all that is read from here on, …"""
        self._faces: list[tuple[str, ...]] = []
        """… and of each text since the last `<br>`."""
        self._lines: list[Line] = []
        """Since the last boundary, each before a `<br>`."""
        self._begun = 0
        """Where in `_text` the line begins that is read."""
        self._linked_before = 0

    def over(self, markup: str) -> None:
        """Visit every tag of serialized `markup` once, filling `blocks` and `facts`."""
        tokens = iter(_TOKEN.findall(markup))
        gathered, images, frames, face = self._text, self._images, self._frames, self._face
        for linked, inside, text in tokens:
            if not inside:
                if linked:
                    self._add(linked, True)
            elif inside[:2] == "a ":
                if inside[-1] != "/":
                    self._link_depth += 1
            elif inside[:4] == "img ":
                self._image(inside)
            else:
                tag = cached_tag(inside) if len(inside) <= LONGEST_CACHED else read_tag(inside)
                kind = tag[0]
                if kind == INLINE:
                    if inside[0] == "/":
                        face.pop()
                    elif inside[-1] != "/":
                        face.append(inside)
                elif kind == LINK_END:
                    if self._link_depth:
                        self._link_depth -= 1
                elif kind == BLOCK:
                    self._open(tag)
                elif kind == BLOCK_END:
                    if gathered or images:
                        self._flush()
                    self._datetime = ""
                    frames.pop()
                else:
                    text = self._other(tag, inside, text, tokens)
            if text:
                if not text.isspace():
                    self._add(text, self._link_depth > 0)
                elif gathered:
                    gathered.append(" ")
        self._flush()

    def _add(self, text: str, linked: bool) -> None:
        if text.isspace():
            if self._text:
                self._text.append(" ")
            return
        if "&" in text:
            text = plain(text)
        self._text.append(text)
        self._faces.append(tuple(self._face))
        self._broken = False
        if linked:
            self._link_chars += len(text.strip())

    def _other(
        self, tag: Tag, inside: str, text: str, tokens: Iterator[tuple[str, str, str]]
    ) -> str:
        """Visit one of the rarer tags; the text that goes on behind it."""
        kind = tag.kind
        if kind == PART:
            self._part(tag, inside)
        elif kind == PART_END:
            self._face.pop()
            if self._parts.pop():
                self._close()
        elif kind == EMPTY:
            self._flush()
            counts = self._frames[-1].counts
            counts[tag.name] = counts.get(tag.name, 0) + 1
        elif kind == BREAK:
            self._break()
        elif kind == IMAGE:
            self._image(inside)
        elif kind == LINK:
            self._link_depth += 1
        elif tag.closed:
            if kind == FACT:
                self.facts.note(tag.name, attributes(inside), "")
        else:
            skipped, text = _skip(tag.name, text, tokens)
            if kind == FACT:
                self.facts.note(tag.name, attributes(inside), plain(skipped))
        return text

    def _part(self, tag: Tag, inside: str) -> None:
        frame = self._frames[-1]
        is_block = tag.apart and (frame.in_figure or not frame.in_prose)
        is_block = is_block or (tag.name in _CREDITS and ">figcaption" in frame.path)
        if is_block:
            self._open(tag)
            if tag.closed:
                self._close()
        elif tag.datetime and "\n" not in self._datetime:
            known = self._datetime
            self._datetime = f"{known}\n{tag.datetime}" if known else tag.datetime
        if not tag.closed:
            self._parts.append(is_block)
            self._face.append(inside)

    def _open(self, tag: Tag) -> None:
        if self._text or self._images:
            self._flush()
        _, name, own, hidden, is_figure, in_prose, _, _, self._datetime = tag
        _, at, path, hints, is_hidden, in_figure, _, counts = self._frames[-1]
        count = counts[name] = counts.get(name, 0) + 1
        frame = _frame(
            (
                name,
                f"{at}/{name}[{count}]",
                f"{path}>{name}",
                f"{own}\n{hints}" if own else hints,
                hidden or is_hidden,
                is_figure or in_figure,
                in_prose,
                {},
            )
        )
        self._frames.append(frame)

    def _close(self) -> None:
        if self._text or self._images:
            self._flush()
        self._datetime = ""
        self._frames.pop()

    def _break(self) -> None:
        if self._broken:
            self._flush()
        else:
            self._end_line()
            self._text.append(" ")
            self._broken = True

    def _end_line(self) -> None:
        text = " ".join(joined(self._text[self._begun :], self._frames[-1].in_prose).split())
        self._begun = len(self._text)
        if text:
            linked = self._link_chars - self._linked_before
            self._lines.append(Line(text, min(linked, len(text)), shared(self._faces)))
        self._linked_before = self._link_chars
        self._faces.clear()

    def _image(self, inside: str) -> None:
        frame = self._frames[-1]
        alt, src = image(inside)
        self._bare = "" if alt or frame.in_figure else src
        self._shown = self._pictured = frame.at
        if not alt and not frame.in_figure:
            return
        self._images.append(
            Block(
                alt, f"{frame.at}/img", "img", frame.path[1:], frame.hints, 0, frame.hidden, src=src
            )
        )
        if not "".join(self._text).strip():
            self._flush()

    def _flush(self) -> None:
        """Make a block of the text since the last boundary, and of the images in it.

        Where the text of one element has lines of several faces, one of each run of a face.
        """
        if self._text:
            if self._lines:
                self._end_line()
                self._add_lines()
            else:
                self._add_text(joined(self._text, self._frames[-1].in_prose))
            self._text.clear()
            self._faces.clear()
            self._link_chars = self._linked_before = self._begun = 0
            self._broken = False
        if self._images:
            self.blocks += self._images
            self._images.clear()
        self._datetime = ""

    def _add_text(self, text: str) -> None:
        if ">pre" in self._frames[-1].path:
            for part in paragraphs(text)[:-1]:
                self._add_block(" ".join(part.split()), 0, (), None)
                text = text[text.index(part) + len(part) :]
        self._add_block(" ".join(text.split()), self._link_chars, (), None)

    def _add_lines(self) -> None:
        for i, run in enumerate(runs(self._lines)):
            text, linked = run[0].text, run[0].link_chars
            breaks = [(0, 0)] if i else []
            for line in run[1:]:
                breaks.append((len(text) + 1, linked))
                text = f"{text} {line.text}"
                linked += line.link_chars
            self._add_block(text, linked, tuple(breaks), run[0].face)
        self._lines.clear()

    def _add_block(
        self,
        text: str,
        linked: int,
        breaks: tuple[tuple[int, int], ...],
        face: tuple[str, ...] | None,
    ) -> None:
        if text:
            frame = self._frames[-1]
            if text[0] in _GOES_ON and self.blocks and self.blocks[-1].at == frame.at:
                before = self.blocks[-1]
                linked = min(before.link_chars + linked, len(before.text) + len(text))
                self.blocks[-1] = before._replace(text=before.text + text, link_chars=linked)
                return
            if frame.at != self._pictured:
                face = ()
            elif face is None:
                face = shared(self._faces)
            self.blocks.append(
                Block(
                    text, frame.at, frame.tag, frame.path[1:], frame.hints,
                    linked if linked < len(text) else len(text), frame.hidden,
                    0, "", 0, False, self._bare, self._datetime, False, breaks,
                    self._shown if self._bare else "",
                    face[-1].partition(" ")[0] if face else "",
                )
            )  # fmt: skip
            self._bare = ""


def _skip(name: str, text: str, tokens: Iterator[tuple[str, str, str]]) -> tuple[str, str]:
    """Go past the end of an element; the text directly in it, and the text behind it."""
    depth, inner = 1, [text]
    for linked, inside, text in tokens:
        if not inside:
            inner.append(linked)
        elif inside == f"/{name}":
            depth -= 1
        elif inside[-1] != "/" and inside.partition(" ")[0] == name:
            depth += 1
        if not depth:
            return "".join(inner), text
        inner.append(text)
    return "".join(inner), ""
