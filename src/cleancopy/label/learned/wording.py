"""What the words of a page say of whether it is one article or a listing.

A listing's address, title and headline name a kind of thing (`/collections/`, `Courses`), and its
short lines are those of a shop or a catalogue; which words those are is learned from pages: a
logistic regression over the words, each with the part it stands in (`bench/training/wording.py`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from math import fsum, log1p
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import numpy as np

from cleancopy.addresses import split
from cleancopy.label.learned.listing_words import SHORT

if TYPE_CHECKING:
    from cleancopy.label.learned.texts import Floats
    from cleancopy.model import Block, Head

OFTEN = 8
"""Lines; a word of more counts no more (each link of some dumps ends in `opens new tab`)."""
NAMED = 3
"""Words that a listing's row gives as its reason."""
_PARTS = {
    "line": "a short line",
    "folder": "the address",
    "page": "the address",
    "title": "the title",
    "headline": "the headline",
}
"""Where a word stands, by the first word of its name."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_LINES = [log1p(times) / 3 for times in range(OFTEN + 1)]
_MOST = {"folders": 5, "page words": 6, "title words": 14, "headline words": 12}
"""From where on counts are one."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What each word adds to the log-odds of an article."""

    odds: Mapping[str, float]
    bias: float

    def score(self, said: Mapping[str, float]) -> float:
        """Log-odds of an article by the words of a page, as :func:`words` counts them.

        The same in whatever order the words come.
        """
        known = self.odds
        return fsum((self.bias, *(known[w] * much for w, much in said.items() if w in known)))

    def against(self, said: Mapping[str, float]) -> tuple[str, ...]:
        """What `NAMED` words of a page say most against an article, the strongest first.

        As a reader takes it: `“cart” in a short line`, `1 word in the headline`.
        """
        known = self.odds
        odds = sorted((known[word] * much, word) for word, much in said.items() if word in known)
        return tuple(_told(word) for much, word in odds[:NAMED] if much < 0)


def _told(name: str) -> str:
    part, _, word = name.partition(" ")
    if part in _PARTS:
        return f"“{word}” in {_PARTS[part]}"
    counted, _, _ = word.partition(" ")
    things = "folder" if counted == "folders" else "word"
    return f"{part} {things}{'s' * (part != '1')} in {_PARTS.get(counted, 'the address')}"


def words(blocks: Sequence[Block], head: Head, titles: Floats, url: str | None) -> dict[str, float]:
    """Return how much each word of a page counts, named by the part it stands in.

    `titles`: (n,) how likely each block is the headline. A word of address, title and headline
    counts once, one of short lines by the logarithm of how many have it.
    """
    named = (*_of_address(url), *_of_title(head.title), *_of_headline(blocks, titles))
    found = dict.fromkeys(named, 1.0)
    lines = (block.text.casefold() for block in blocks if len(block.text) < SHORT)
    said = Counter(chain.from_iterable(map(set, map(_WORD.findall, lines))))
    for word, times in said.items():
        found[f"line {word}"] = _OF_LINES[min(times, OFTEN)]
    return found


def _of_address(url: str | None) -> Iterable[str]:
    parts = split(url.lower()) if url else None
    if parts is None:
        return
    *folders, page = unquote(parts.path).strip("/").split("/")
    for word in _WORD.findall(" ".join(folders)):
        yield f"folder {word}"
    last = _WORD.findall(page)
    for word in last:
        yield f"page {word}"
    yield _many("page words", len(last))
    yield _many("folders", len(folders) + bool(page))


def _of_title(title: str) -> Iterable[str]:
    if title:
        said = _WORD.findall(title.casefold())
        for word in said:
            yield f"title {word}"
        yield _many("title words", len(said))


def _of_headline(blocks: Sequence[Block], titles: Floats) -> Iterable[str]:
    headlines = [block.text for block in blocks if block.tag == "h1"]
    if blocks and not headlines:
        headlines = [blocks[int(np.argmax(titles))].text]
    for headline in headlines:
        said = _WORD.findall(headline.casefold())
        for word in said:
            yield f"headline {word}"
        yield _many("headline words", len(said))


def _many(what: str, number: int) -> str:
    return f"{min(number, _MOST[what])} {what}"


@cache
def load_wording(path: Path) -> Wording:
    """Read a file of words (`.npz`); once per process."""
    with np.load(path) as stored:
        names = stored["words"].tobytes().decode().split("\n")
        return Wording(
            dict(zip(names, stored["odds"].astype(np.float64).tolist(), strict=True)),
            float(stored["bias"]),
        )
