"""Scores of one tool: page by page, then summed by set, language and field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bench import metrics
from bench.metrics import Counts, Score
from bench.pages import BenchPage, Gold
from bench.peers import Extraction
from bench.printed import prints_day, prints_names

AUTHOR_JOINS = re.compile(r"\s*(?:,|;|\||&|\b(?:and|und|et|with)\b)\s*")
"""`Ann Example and Bo Example`, where a gold states several authors as one string."""


class PageScore(NamedTuple):
    page: BenchPage
    word: Score
    shingles: Counts
    exact: bool
    rouge: float | None
    """ROUGE-LSum F1, on fundus-evaluation only."""
    rejected: bool


class Fields(NamedTuple):
    """Exact matches of fields over the pages whose gold states them; None where it never does."""

    title: float | None
    day: float | None
    authors: float | None
    """As the row has them: people only."""
    signed: float | None
    """With the desks and agencies that the golds list as authors."""
    captions: Score | None
    credits: Score | None
    standfirst: Score | None = None
    """Where the gold keeps summaries apart from the text."""
    topics: Score | None = None
    """Over the pages whose gold has any."""
    headings: Score | None = None
    """Within the text, over the pages whose gold tells them."""


class Summary(NamedTuple):
    """One row of a table, over the pages of one set."""

    pages: int
    word: float
    shingle: Score
    exact: float
    rouge: float | None


def score_page(page: BenchPage, found: Extraction, with_rouge: bool = True) -> PageScore:
    """All body scores of one page; an empty text scores 0 wherever the gold has one.

    ROUGE costs seconds on a page full of foreign lines, so that it can be left out.
    """
    rouge = None
    if with_rouge and page.set == "fundus-evaluation" and page.gold.paragraphs:
        rouge = metrics.rouge_lsum(found.text, page.gold.paragraphs, page.gold.optional).f1
    return PageScore(
        page,
        metrics.word_f1(found.text, page.gold.body),
        metrics.shingle_counts(found.text, page.gold.body),
        metrics.exact(found.text, page.gold.body),
        rouge,
        not found.text.strip(),
    )


def summarize(scores: Iterable[PageScore]) -> Summary:
    """Means over the pages as the metrics define them."""
    scores = list(scores)
    rouges = [score.rouge for score in scores if score.rouge is not None]
    return Summary(
        len(scores),
        metrics.mean(score.word.f1 for score in scores),
        metrics.shingle_f1(score.shingles for score in scores),
        metrics.mean(float(score.exact) for score in scores),
        metrics.mean(rouges) if rouges else None,
    )


def score_fields(
    found: Mapping[str, Extraction],
    pages: Iterable[BenchPage],
    source: Callable[[BenchPage], str] | None = None,
    canonical: Callable[[str], str] = str,
) -> Fields:
    """Field matches; with `source` (the dump), only over pages whose dump prints day or authors.

    `canonical` gives agencies one name in `signed`, on both sides: `Associated Press` is `AP`.

    A field for which the tool has nothing on any page is one it does not look for: None.
    """
    pages = list(pages)
    said = [found[page.key] for page in pages]
    titles = (_title(found[page.key], page.gold) for page in pages)
    days = (
        _day(found[page.key], page.gold)
        for page in pages
        if source is None or prints_day(source(page), page.gold.published, page.language)
    )
    printed = [
        page for page in pages if source is None or prints_names(source(page), page.gold.authors)
    ]
    authors = (_authors(found[page.key].authors, page) for page in printed)
    signed = (_authors(_signed(found[page.key]), page, canonical) for page in printed)
    return Fields(
        _share(titles) if any(one.title is not None for one in said) else None,
        _share(days) if any(one.days is not None for one in said) else None,
        _share(authors) if any(one.authors is not None for one in said) else None,
        _share(signed) if any(one.authors is not None for one in said) else None,
        _items(found, pages, captions_of),
        _items(found, pages, credits_of),
        _items(found, pages, standfirst_of),
        _items(found, [page for page in pages if page.gold.topics], topics_of),
        _items(found, pages, headings_of),
    )


def captions_of(holder: Extraction | Gold) -> list[str] | None:
    """Captions found or of the gold; None where nothing is said of images."""
    if isinstance(holder, Gold):
        return None if holder.images is None else [i.caption or "" for i in holder.images]
    return None if holder.captions is None else list(holder.captions)


def credits_of(extraction: Extraction | Gold) -> list[str] | None:
    """Credits found or of the gold, one string an image: gold splits them at its own whim."""
    if isinstance(extraction, Gold):
        return (
            None if extraction.images is None else [" ".join(i.credits) for i in extraction.images]
        )
    return None if extraction.credits is None else list(extraction.credits)


def standfirst_of(holder: Extraction | Gold) -> list[str] | None:
    """The standfirst as one string; None where nothing is said of standfirsts."""
    if isinstance(holder, Gold):
        return None if holder.summary is None else [" ".join(holder.summary)]
    return None if holder.standfirst is None else [holder.standfirst]


def topics_of(holder: Extraction | Gold) -> list[str] | None:
    """The topics; None where nothing is said of them."""
    return None if holder.topics is None else list(holder.topics)


def headings_of(holder: Extraction | Gold) -> list[str] | None:
    """The headings within the text; None where nothing is said of them."""
    return None if holder.headings is None else list(holder.headings)


def _title(found: Extraction, gold: Gold) -> bool | None:
    return metrics.same_text(found.title, gold.title) if gold.title else None


def _day(found: Extraction, gold: Gold) -> bool | None:
    if gold.published is None:
        return None
    return metrics.same_day(found.days or (), (gold.published, gold.published_utc))


def _signed(found: Extraction) -> tuple[str, ...] | None:
    return found.authors if found.signed is None else found.signed


def _authors(
    found: Iterable[str] | None, page: BenchPage, canonical: Callable[[str], str] = str
) -> bool | None:
    gold = page.gold.authors
    if gold is None or (not gold and page.set == "wcxb"):
        return None
    ours = tuple(map(canonical, found or ()))
    apart = [canonical(name) for text in gold for name in AUTHOR_JOINS.split(text)]
    return metrics.same_set(ours, map(canonical, gold)) or metrics.same_set(ours, apart)


def _items(
    found: Mapping[str, Extraction],
    pages: list[BenchPage],
    items: Callable[[Extraction | Gold], list[str] | None],
) -> Score | None:
    counts = []
    for page in pages:
        ours, theirs = items(found[page.key]), items(page.gold)
        if theirs is not None:
            counts.append((ours is not None, metrics.item_counts(ours or (), theirs)))
    looked = any(looks for looks, _ in counts)
    return metrics.pooled(count for _, count in counts) if looked else None


def _share(matches: Iterable[bool | None]) -> float | None:
    stated = [match for match in matches if match is not None]
    return sum(stated) / len(stated) if stated else None
