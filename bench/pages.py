"""The nouns of the bench: one page of a public set and what its set holds to be true of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

PageType: TypeAlias = Literal["article", "listing", "collection"]

SETS = ("aeb", "fundus-evaluation", "fundus", "wcxb")
"""Short names, in the order of every table. `aeb` is article-extraction-benchmark."""


class GoldImage(NamedTuple):
    caption: str | None
    credits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """What a set states of one page. A field is None where the set says nothing of it."""

    body: str
    """The article's text as the set's own evaluation joins it, optional paragraphs included."""
    paragraphs: tuple[str, ...] | None = None
    """The paragraphs of `body`, in order, where the set keeps them apart."""
    optional: frozenset[int] = frozenset()
    """Positions in `paragraphs` that may be missing without a penalty (fundus-evaluation)."""
    title: str | None = None
    authors: tuple[str, ...] | None = None
    """Empty when the set says that there is none; None when it is silent."""
    published: date | None = None
    """The day in the page's own time zone."""
    published_utc: date | None = None
    """The day in UTC; equal to `published` where the set gives no time of day."""
    summary: tuple[str, ...] | None = None
    headings: tuple[str, ...] | None = None
    topics: tuple[str, ...] | None = None
    images: tuple[GoldImage, ...] | None = None
    markdown: str | None = None
    """The body with its mark-up, where the set has it (wcxb)."""
    page_type: PageType = "article"


@dataclass(frozen=True, slots=True)
class BenchPage:
    """One page: bytes as stored, text as decoded, and its gold."""

    set: str
    name: str
    """Unique within its set, stable, and safe as a file name."""
    site: str
    """Registrable domain: pages of one site never stand on both sides of a fold."""
    language: str | None
    """ISO 639-1 of the gold text."""
    html_bytes: bytes
    html_text: str
    url: str | None
    gold: Gold

    @property
    def key(self) -> str:
        """`set/name`: unique over all sets."""
        return f"{self.set}/{self.name}"
