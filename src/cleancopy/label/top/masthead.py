"""What stands where a headline might and is none: the site's name, a menu, a path to the page.

An HTML page prints its site's name as large as its headline, and many blogs of the years to 2010
have an `h1` for the first and an `h2` for the second.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from cleancopy.claims.classes import own
from cleancopy.fields.title import ARCHIVED, PATH_MARKS, SEPARATOR, sides, squeeze
from cleancopy.label.top.headline_features import words_of
from cleancopy.label.traits import length

if TYPE_CHECKING:
    from cleancopy.label.learned.texts import Floats
    from cleancopy.model import Block, Head

HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
LONGEST = 60
"""Characters of a site's name."""
LONGEST_NOTICE = 300
"""Characters of a notice that says whose the page is."""
SHORTEST_NAME = 4
"""`length` of a name that such a notice is searched for."""
STATED = 15
"""`length` from which it is no accident that `<title>` holds a line."""
LEAST_WORDS = 3
"""Words of a headline, of which a section's name has fewer."""
_SITE_METAS = frozenset(("og:site_name", "application-name", "apple-mobile-web-app-title"))
_POST = re.compile(r"(?i)(?:post|entry|story|article)[-_]?(?:title|headline)")
"""`post-title`, `entry-title`; not `subtitle`."""
_NOTICE = re.compile(r"(?i)©|\(c\)\s|\bcopyright\b|\bcopr\.|版權所有|版权所有|无断转载|無断転載")
"""`© 2012 Example Herald`, `Copyright Example Herald`."""
_SIGNS = ("©", "(c)", "(C)", "opyright", "OPYRIGHT", "opr.", "OPR.", "所有", "转载", "転載")
"""One of them is in every notice."""
_ROW = re.compile(r"[|｜│·•]")
"""Between the links of a row: `首頁 | 要聞 | 財經`."""


class Masthead:
    """What a page's `<title>` and its notices tell of the name of its site."""

    def __init__(self, blocks: Sequence[Block], head: Head) -> None:
        self.title = head.title
        self._sides = sides(head.title)
        self._longest = max((len(squeeze(part)) for part in SEPARATOR.split(head.title)), default=0)
        self._known = {squeeze(value) for name, value in head.metas if name in _SITE_METAS}
        self._blocks = blocks

    @cached_property
    def _printed(self) -> frozenset[str]:
        return frozenset(squeeze(b.text) for b in self._blocks if len(b.text) <= LONGEST_NOTICE)

    @cached_property
    def _posts(self) -> frozenset[str]:
        """The smaller headings that are called titles of posts."""
        smaller = (b for b in self._blocks if b.tag in HEADINGS and b.tag != "h1")
        return frozenset(squeeze(b.text) for b in smaller if _POST.search(own(b)))

    @cached_property
    def _pictured(self) -> frozenset[str]:
        """What stands on the page as the alternative text of a picture alone."""
        pictured = frozenset(squeeze(b.text) for b in self._blocks if b.tag == "img")
        return pictured.difference(squeeze(b.text) for b in self._blocks if b.tag != "img")

    @cached_property
    def _notices(self) -> list[str]:
        texts = [b.text for b in self._blocks if len(b.text) <= LONGEST_NOTICE]
        page = "\n".join(texts)
        signs = [sign for sign in _SIGNS if sign in page]
        signed = [text for text in texts if any(map(text.__contains__, signs))]
        return [squeeze(text) for text in signed if _NOTICE.search(text)]

    def states(self, block: Block) -> bool:
        """Whether `<title>` holds a line, and not as the shorter of its parts, the site's."""
        if length(block.text) <= STATED or block.text not in self.title:
            return False
        return block.tag == "h1" or not self._is_shorter_side(squeeze(block.text))

    def is_sites(self, block: Block) -> bool:
        """Whether a line is the name of the site and no headline.

        A link with the shorter part of `<title>`; a name that the page's notice of copyright or
        its meta tags have; an `h1` at the end of a `<title>` whose other part is printed too, or at
        its start where the other part is called the title of a post, or its blog's archive.
        """
        key = squeeze(block.text)
        if not key or len(block.text) > LONGEST:
            return False
        if any(key == before and after.startswith(ARCHIVED) for before, after in self._sides):
            return True
        linked = block.link_chars * 10 > len(block.text) * 8
        shorter = self._is_shorter_side(key)
        if (linked or block.tag != "h1" or shorter) and self._is_name(block.text, key):
            return True
        if not shorter:
            return False
        if block.tag not in HEADINGS or linked:
            return True
        return any(
            (key == after and before in self._printed) or (key == before and after in self._posts)
            for before, after in self._sides
        )

    def confirms(self, block: Block) -> bool:
        """Whether half the words of a line are of `<title>`, or the line holds a part of it.

        The beginning of the site's name confirms nothing: `Daily Example` of Daily Example Online.
        """
        words, key = words_of(block.text), squeeze(block.text)
        if block.tag not in HEADINGS and any(name.startswith(key) for name in self._known):
            return False
        if words and len(words & words_of(self.title)) * 2 >= len(words):
            return True
        parts = [squeeze(self.title), *(behind for _, behind in self._sides)]
        return any(length(part) > STATED and part in key for part in parts)

    @property
    def is_all(self) -> bool:
        """Whether `<title>` is nothing but the site's name, or that and a word or two.

        A name that only a picture's alternative text prints is that of a logo.
        """
        if squeeze(self.title) in self._pictured:
            return True
        parts = [part for part in SEPARATOR.split(self.title) if part.strip()]
        named = [self._is_name(part, squeeze(part)) for part in parts]
        others = [part for part, is_name in zip(parts, named, strict=True) if not is_name]
        return any(named) and all(len(part.split()) < LEAST_WORDS for part in others)

    @property
    def says_little(self) -> bool:
        """Whether `<title>` has no part that could be a headline: `art0312`, `Post - Archive`."""
        parts = SEPARATOR.split(self.title)
        return all(len(part.split()) < LEAST_WORDS and length(part) <= STATED for part in parts)

    def _is_name(self, text: str, key: str) -> bool:
        if key in self._known:
            return True
        return length(text) >= SHORTEST_NAME and any(key in notice for notice in self._notices)

    def _is_shorter_side(self, key: str) -> bool:
        """Whether the line begins or ends `<title>`, and another part of it is longer."""
        return len(key) < self._longest and any(key in sides for sides in self._sides)


def is_menu_row(block: Block) -> bool:
    """Whether a line is some links side by side, or a path: `Home News Sport`, `Home > Sport`."""
    text, linked = block.text, block.link_chars
    if not linked or block.tag in HEADINGS:
        return False
    if linked < len(text) < 2 * linked and text[-1] not in ".!?":
        return True
    return len(_ROW.findall(text)) > 1 or any(f" {mark} " in text for mark in PATH_MARKS)


def corrected(blocks: Sequence[Block], head: Head, chances: Floats, title: int | None) -> Floats:
    """The chances to be the headline, with `title` the likeliest where the model took another line.

    That is one of links side by side, or the name of the site, in a page of HTML.
    """
    if title is None or not blocks[title].path:
        return chances
    likeliest = blocks[int(np.argmax(chances))]
    if not is_menu_row(likeliest) and not Masthead(blocks, head).is_sites(likeliest):
        return chances
    found = np.array(chances, copy=True)
    found[title] = np.nextafter(found.max(), np.float32(2))
    return found


def heading_above(
    blocks: Sequence[Block], end: int, reach: int, others: Collection[int]
) -> int | None:
    """The nearest heading in `reach` lines above the text, if it is none of `others`."""
    for i in range(end - 1, max(end - reach, 0) - 1, -1):
        if blocks[i].tag in HEADINGS and blocks[i].text and i not in others:
            return i
    return None
