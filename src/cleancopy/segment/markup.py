"""HTML text -> element tree, whatever the page does to the parser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from bs4 import Tag

    from cleancopy.model import Warned

MAX_DEPTH = 1500
"""Deepest element kept by the fallback; what lies deeper is attached at this depth."""

_RESOURCE_LIMIT = "ERR_RESOURCE_LIMIT"
_NOT_A_NAME = re.compile(r"[^\w.-]|^[^A-Za-z_]")


def parse(markup: bytes) -> tuple[etree._Element | None, tuple[Warned, ...]]:
    """Return (root element or None for nothing at all, warnings).

    lxml with `huge_tree`; where libxml2 still hits a limit, BeautifulSoup takes over and
    the warning `parser_limit` says so. Comments are not in the tree.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(markup, parser) if markup.strip() else None
    if any(entry.type_name == _RESOURCE_LIMIT for entry in parser.error_log):
        return _parse_with_soup(markup.decode("utf-8")), ("parser_limit",)
    return root, ()


def _parse_with_soup(html: str) -> etree._Element:
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, PreformattedString, Tag

    soup = BeautifulSoup(html, "html.parser")
    root = etree.Element("html")
    stack: list[tuple[Tag, etree._Element, int]] = [(soup, root, 0)]
    while stack:
        source, target, depth = stack.pop()
        last: etree._Element | None = None
        for child in source.contents:
            if isinstance(child, PreformattedString):
                continue
            if isinstance(child, NavigableString):
                _append_text(target, last, str(child))
            elif isinstance(child, Tag):
                last = target if depth > MAX_DEPTH else _element(target, child)
                stack.append((child, last, depth + 1))
                last = None if last is target else last
    return root


def _element(parent: etree._Element, tag: Tag) -> etree._Element:
    name = "div" if _NOT_A_NAME.search(tag.name) else tag.name
    element = etree.SubElement(parent, name)
    for key, value in tag.attrs.items():
        if not _NOT_A_NAME.search(key):
            element.set(key, " ".join(value) if isinstance(value, list) else str(value or ""))
    return element


def _append_text(parent: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is not None:
        last.tail = (last.tail or "") + text
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
