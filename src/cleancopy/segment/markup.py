"""HTML text -> element tree, whatever the page does to the parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import Tag
    from bs4.element import PageElement

    from cleancopy.model import Warned

MAX_DEPTH = 1500
"""Deepest element kept by the fallback; what lies deeper is laid side by side at this depth."""

_RESOURCE_LIMIT = "ERR_RESOURCE_LIMIT"
_NOT_A_NAME = re.compile(r"[^\w.-]|^[^A-Za-z_]", re.ASCII)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What `&#1;` and `&#xFFFE;` stand for: XML cannot hold it."""


def parse(markup: bytes) -> tuple[etree._Element | None, tuple[Warned, ...]]:
    """Return (root element or None for nothing at all, warnings).

    lxml with `huge_tree`; where libxml2 still hits a limit, BeautifulSoup takes over and
    the warning `parser_limit` says so. Comments are not in the tree. What stands behind an
    early `</html>` is in it, as browsers show it.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(markup, parser) if markup.strip() else None
    if any(entry.type_name == _RESOURCE_LIMIT for entry in parser.error_log):
        return _parse_with_soup(markup.decode("utf-8")), ("parser_limit",)
    if root is not None:
        for other in list(root.itersiblings()):
            _join(root, other)
    return root, ()


def _join(root: etree._Element, other: etree._Element) -> None:
    """Move what libxml2 made a root of its own, behind an early `</html>`, into the page.

    A further head or body stays one, everything else goes to the end of the last body.
    """
    for name, value in other.items():
        if name not in root.attrib:
            root.set(name, value)
    bodies = root.findall("body")
    target = bodies[-1] if bodies else root
    if other.text:
        _append_text(target, [other.text])
    for child in list(other):
        if child.tag in ("head", "body"):
            target = root
        target.append(child)
        if child.tag == "body":
            target = child


def _parse_with_soup(html: str) -> etree._Element:
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, PreformattedString, Tag

    root = etree.Element("html")
    text: list[str] = []
    open_: list[tuple[Iterator[PageElement], etree._Element]] = [
        (iter(BeautifulSoup(html, "html.parser").contents), root)
    ]
    while open_:
        children, parent = open_[-1]
        child = next(children, None)
        if child is None:
            open_.pop()
            if not open_ or open_[-1][1] is not parent:
                _append_text(parent, text)
        elif isinstance(child, Tag):
            _append_text(parent, text)
            element = _element(parent, child)  # beyond the depth it only tells blocks apart
            within = len(open_) <= MAX_DEPTH
            open_.append((iter(child.contents), element if within else parent))
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            text.append(str(child))
    return root


def _element(parent: etree._Element, tag: Tag) -> etree._Element:
    name = "div" if _NOT_A_NAME.search(tag.name) else tag.name
    element = etree.SubElement(parent, name)
    for key, value in tag.attrs.items():
        if not _NOT_A_NAME.search(key):
            stated = " ".join(value) if isinstance(value, list) else str(value or "")
            element.set(key, _NOT_XML.sub(" ", stated))
    return element


def _append_text(parent: etree._Element, text: list[str]) -> None:
    """Add the text that was gathered behind the last child of `parent`, and empty the list."""
    if not text:
        return
    added = _NOT_XML.sub(" ", "".join(text))
    text.clear()
    last = next(parent.iterchildren(reversed=True), None)  # `len` would count all of them
    if last is not None:
        last.tail = (last.tail or "") + added
    else:
        parent.text = (parent.text or "") + added
