"""cleancopy as one more adapter: what a row of `articles` holds, fold by fold.

Pages of a fold are cleaned with rules whose model never met a site of that fold.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from bench.folds import fold_of, fold_rules
from bench.pages import BenchPage
from bench.peers import Extraction
from bench.results import Result, source_of
from cleancopy.model import Article, Metadata, Outcome, Raw, Survey
from cleancopy.pipeline import clean, survey
from cleancopy.resolve.byline import DESK, WIRE
from cleancopy.settings import Rules, Settings

STAMP = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]|$)")
"""`2024-05-03T00:04+02:00`; not `3 May 2024`."""


def raw_of(page: BenchPage, source: str, cache: Path, folder: bool = False) -> Raw:
    """The page as a raw file: no address is given away, as in a folder of saved pages.

    With `folder` it lies in a folder named by its site, which tells a dump's site.
    """
    is_html = source == "html"
    data = page.html_bytes if is_html else source_of(page, source, cache).encode()
    name = f"{page.name}.{'html' if is_html else 'txt'}"
    path = f"{page.site}/{name}" if folder else name
    return Raw(path, sha256(data).hexdigest(), data, "html" if is_html else "text")


def run_ours(source: str, pages: Iterable[BenchPage], cache: Path) -> dict[str, Result]:
    """cleancopy's result for each page by its key, without evidence of other pages."""
    results = {}
    for rules, group in _by_fold(pages):
        for page in group:
            results[page.key] = timed_clean(raw_of(page, source, cache), rules)
    return results


def timed_clean(raw: Raw, rules: Rules, furniture: frozenset[int] = frozenset()) -> Result:
    """One page; a bug of ours is a rejection, as in a run, and an error for the report to name."""
    start = time.process_time()
    try:
        extraction, error = extraction_of(clean(raw, rules, furniture)), ""
    except Exception as raised:  # what a run records as CRASHED
        extraction = Extraction("", rejected="CRASHED")
        error = f"{type(raised).__name__}: {raised}"
    return Result(extraction, (time.process_time() - start) * 1000, error)


def run_with_evidence(source: str, pages: Iterable[BenchPage], cache: Path) -> dict[str, Result]:
    """The same with the furniture that the pages of each site show of each other."""
    results = {}
    for rules, group in _by_fold(pages):
        raws = {page.key: raw_of(page, source, cache, folder=True) for page in group}
        surveys = {key: survey(raw, rules) for key, raw in raws.items()}
        sites: dict[str, list[Survey]] = defaultdict(list)
        for found in surveys.values():
            if isinstance(found, Survey) and found.site:
                sites[found.site].append(found)
        furniture = {site: furniture_of(found, rules.settings) for site, found in sites.items()}
        for key, raw in raws.items():
            known = surveys[key]
            lines: frozenset[int] = frozenset()
            if isinstance(known, Survey) and known.site:
                lines = furniture[known.site] & set(known.line_keys)
            results[key] = timed_clean(raw, rules, lines)
    return results


def furniture_of(surveys: Sequence[Survey], settings: Settings) -> frozenset[int]:
    """Lines on enough articles of one site: the rule of the store, over a handful of pages."""
    having: dict[int, list[Survey]] = defaultdict(list)
    for found in surveys:
        for key in found.line_keys:
            having[key].append(found)
    least = max(settings.site_min_pages, settings.site_min_share * _articles(surveys))
    return frozenset(key for key, found in having.items() if _articles(found) >= least)


def extraction_of(outcome: Outcome) -> Extraction:
    """What a row holds that gold can judge; a rejection is an empty text."""
    if not isinstance(outcome, Article):
        return Extraction("", rejected=outcome.reason)
    fields = outcome.metadata
    published = fields.published_at
    return Extraction(
        outcome.text,
        fields.title,
        fields.authors,
        _days(published, fields.published_raw) if published else (),
        tuple(image.caption for image in fields.images if image.caption),
        tuple(image.credit for image in fields.images if image.credit),
        standfirst=fields.standfirst or "",
        topics=fields.topics,
        headings=tuple(text for label, text in outcome.blocks if label == "heading"),
        signed=_signed(fields),
    )


def _days(published: datetime, raw: str | None) -> tuple[date, ...]:
    """The day in UTC and, where the row keeps a machine's stamp, the day as it was stated."""
    stated = STAMP.match(raw or "")
    days = (published.date(), *((date.fromisoformat(stated[1]),) if stated else ()))
    return tuple(dict.fromkeys(days))


def _signed(fields: Metadata) -> tuple[str, ...]:
    """Who signs by the convention of the golds: people with desks; without people, wires too."""
    desks = tuple(c.name for c in fields.contributors if c.role in (DESK, WIRE))
    return (*fields.authors, *desks, *(() if fields.authors else fields.agencies))


def _articles(surveys: Sequence[Survey]) -> int:
    """Distinct articles among the records: by headline and by body, the smaller count."""
    titles = len({found.title_key for found in surveys})
    bodies = [{found.body_keys[place] for found in surveys} for place in range(3)]
    return min(titles, max(len(keys) for keys in bodies))


def _by_fold(pages: Iterable[BenchPage]) -> Iterator[tuple[Rules, list[BenchPage]]]:
    groups: dict[int, list[BenchPage]] = defaultdict(list)
    for page in pages:
        groups[fold_of(page.site)].append(page)
    for fold in sorted(groups):
        yield fold_rules(fold), groups[fold]
