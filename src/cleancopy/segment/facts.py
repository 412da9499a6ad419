"""What the head of an HTML page states: meta tags, links and the title, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleancopy.addresses import joined
from cleancopy.segment.tags import has_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree


class Facts:
    """The facts of one page in the order they were noted; the first title counts."""

    def __init__(self) -> None:
        self.metas: list[tuple[str, str]] = []
        """Pairs of lower-cased name and content."""
        self.links: list[tuple[str, str]] = []
        """Pairs of lower-cased `rel` and address."""
        self.title = ""
        self.base = ""
        """The address that those of the page are relative to, if it states one."""

    def addresses(self) -> tuple[tuple[str, str], ...]:
        """The links, whole where the page states its base."""
        if "://" not in self.base:
            return tuple(self.links)
        return tuple((rel, joined(self.base, href)) for rel, href in self.links)

    def read(self, head: etree._Element) -> None:
        """Note what the head states, and empty it, unless it holds the page's text as well."""
        for child in head.iter("meta", "link", "title", "base"):
            text = "".join(map(str, child.itertext())) if child.tag == "title" else ""
            found = {str(name): str(value) for name, value in child.items()}
            self.note(str(child.tag), found, text)
        # libxml2 may leave the page's text inside an unclosed head
        if not any(has_text(child.tag) for child in head):
            head[:] = []
            head.text = None

    def note(self, name: str, found: Mapping[str, str], text: str) -> None:
        """Note what one element of that name, attributes and text states."""
        get = found.get
        if name == "meta":
            key = get("property") or get("name") or get("itemprop") or get("http-equiv")
            content = get("content")
            if key and content:
                self.metas.append((key.lower().strip(), content.strip()))
        elif name == "link":
            rel, href = get("rel"), get("href")
            if rel and href:
                self.links.append((rel.lower(), href.strip()))
        elif name == "base":
            self.base = self.base or (get("href") or "").strip()
        elif not self.title:
            self.title = " ".join(text.split())
