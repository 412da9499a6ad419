"""Site profiles: what `config/sites/<domain>.toml` says of one site's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cleancopy.model import Block, Kind
from cleancopy.settings.layout import Layout, Lines
from cleancopy.settings.phrases import Hit, fold


@dataclass(frozen=True, slots=True)
class Marks:
    """By what pages of a site are known."""

    domains: frozenset[str]
    """Registrable domains whose pages are this site's: its own and its former ones."""
    minimum: int
    """Distinct line marks a page must have."""
    lines: Lines
    meta: Mapping[str, frozenset[str]]
    """Folded contents by name of a meta tag; one such tag is enough."""

    def count(self, lines: Iterable[str]) -> int:
        """How many distinct marks stand in these folded lines."""
        return len({mark for mark in map(self.lines.which, lines) if mark})

    def in_metas(self, metas: Iterable[tuple[str, str]]) -> bool:
        """Whether a meta tag (name or property, content) names this site."""
        return any(name in self.meta and fold(text) in self.meta[name] for name, text in metas)


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """What is known of one site beforehand."""

    site: str
    publisher: str
    language: str | None
    """BCP 47, for pages that show no other sign of theirs; None of a site of many languages."""
    timezone: str | None
    """IANA name, for printed times without a zone."""
    date_order: str | None
    """How the site writes `03/04/2021`: `day first`, `month first` or `year first`."""
    title_suffixes: tuple[str, ...]
    """Ends of titles that are the site's name, besides publisher and domain: `| The Courier`."""
    marks: Marks
    layouts: tuple[Layout, ...]

    def verdicts(
        self, kind: Kind, blocks: Sequence[Block], fetched: date | None = None
    ) -> dict[int, Hit]:
        """Label and rule by block position, by the layouts that hold for this kind and day.

        `fetched` is the day the page was fetched, not that of the article: archives move into
        new layouts. The layout that decides the most blocks goes first, then file order.
        """
        decided = [
            layout.verdicts(blocks) for layout in self.layouts if layout.holds(kind, fetched)
        ]
        merged: dict[int, Hit] = {}
        for verdicts in sorted(decided, key=len, reverse=True):
            merged = verdicts | merged
        return merged
