"""What the gold of each set takes for article text: captions, headings, lists, standfirsts, …

Elements of the page, by kind, are looked for in its gold; gold lines are looked for on the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import lxml.html

from bench.metrics import words
from bench.pages import BenchPage

SKIPPED = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "head"})
HINTS = {
    "standfirst": re.compile(
        r"standfirst|\bdek\b|\bdeck\b|sub-?title|sub-?headline|article-?(?:lead|intro|summary)"
        r"|\blede?\b|\bintro\b|teaser-?text|chapo|vorspann|__(?:lead|intro|dek|summary)",
        re.I,
    ),
    "byline": re.compile(r"by-?line|(?:^|[\s_-])authors?(?:$|[\s_-])|autor", re.I),
    "credit": re.compile(r"credit|copyright|photographer|quelle|fotograf", re.I),
    "related": re.compile(r"related|read-?(?:more|next|also)|more-?on|recommend|mehr-?zum", re.I),
    "newsletter": re.compile(r"newsletter|subscri|sign-?up|promo|paywall", re.I),
}
"""Class and id values of elements that print the thing: `article-standfirst`, `c-byline__name`."""
PLAIN = {
    "h1": "h1",
    "h2": "h2-h6",
    "h3": "h2-h6",
    "h4": "h2-h6",
    "h5": "h2-h6",
    "h6": "h2-h6",
    "li": "li",
    "td": "td/th",
    "th": "td/th",
    "blockquote": "blockquote",
    "pre": "pre",
    "figcaption": "figcaption",
    "time": "time",
    "p": "p",
    "aside": "aside",
    "dt": "dt/dd",
    "dd": "dt/dd",
}
INSIDE_ONLY = frozenset({"h2-h6", "li", "td/th", "blockquote", "pre", "p", "aside", "dt/dd"})
"""Kinds counted only between the first and the last paragraph found in the gold."""


class Element(NamedTuple):
    kind: str
    text: str
    position: int
    linked: float
    """Share of the characters inside links."""


class Tally(NamedTuple):
    """Of one kind in one set."""

    pages: int
    """Pages with such an element."""
    elements: int
    kept: int
    """Of them in the gold."""
    pages_all: int
    pages_some: int
    pages_none: int


def elements(page: BenchPage) -> Iterator[Element]:
    """The page's elements of a known kind, in document order, with text."""
    try:
        root = lxml.html.document_fromstring(page.html_bytes.replace(b"\0", b""), parser=_parser())
    except lxml.etree.ParserError:
        return
    for position, node in enumerate(root.iter()):
        if not isinstance(node.tag, str) or node.tag in SKIPPED or _hidden(node):
            continue
        for kind in _kinds(node):
            text = " ".join(node.text_content().split())
            if 0 < len(text) < 1500:
                linked = sum(len("".join(a.itertext())) for a in node.iter("a"))
                yield Element(kind, text, position, min(1.0, linked / len(text)))


def _kinds(node: Any) -> Iterator[str]:
    if node.tag in PLAIN:
        yield PLAIN[node.tag]
    hint = f"{node.get('class', '')} {node.get('id', '')}"
    if len(hint) > 1:
        yield from (kind for kind, pattern in HINTS.items() if pattern.search(hint))


def _hidden(node: Any) -> bool:
    return any(parent.tag in SKIPPED for parent in node.iterancestors())


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(huge_tree=True, encoding="utf-8")


class GoldIndex:
    """Asks whether a text stands in the gold: a run of its words, short ones a line of it."""

    def __init__(self, page: BenchPage) -> None:
        lines = page.gold.paragraphs or ()
        self.whole = " " + " ".join(words(page.gold.body)) + " "
        self.lines = {" ".join(words(line)) for line in lines}
        self.starts = tuple(self.lines)

    def __contains__(self, text: str) -> bool:
        found = " ".join(words(text))
        if found.count(" ") >= 4:
            return f" {found} " in self.whole
        return bool(found) and found in self.lines


def tally(pages: Iterable[BenchPage]) -> dict[str, Tally]:
    """Counts by kind over the pages, `title` (first gold line is the title) among them."""
    seen: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for page in pages:
        for kind, counts in page_counts(page).items():
            seen[kind].append(counts)
    return {
        kind: Tally(
            len(counts),
            sum(total for total, _ in counts),
            sum(kept for _, kept in counts),
            sum(kept == total for total, kept in counts),
            sum(0 < kept < total for total, kept in counts),
            sum(kept == 0 for _, kept in counts),
        )
        for kind, counts in seen.items()
    }


def page_counts(page: BenchPage) -> dict[str, tuple[int, int]]:
    """(elements, of them in the gold) by kind; duplicates of a text count once."""
    gold = GoldIndex(page)
    found = list(elements(page))
    body = [e.position for e in found if e.kind == "p" and len(e.text) > 60 and e.text in gold]
    first, last = (min(body), max(body)) if body else (0, 0)
    counts: dict[str, tuple[int, int]] = {}
    done: set[tuple[str, str]] = set()
    for element in found:
        inside = first <= element.position <= last
        if (element.kind, element.text) in done or (element.kind in INSIDE_ONLY and not inside):
            continue
        done.add((element.kind, element.text))
        kind = element.kind + (" (links)" if element.linked > 0.7 and inside else "")
        total, kept = counts.get(kind, (0, 0))
        counts[kind] = total + 1, kept + (element.text in gold)
    return counts
