"""`make bench`: all tools on the same pages in one go, into `docs/benchmarks.md` and its plots."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import report
from bench.collect import Collected, collect
from bench.cost import Cost, load_seconds, measure, sample
from bench.flatten import HELD_OUT, TARGETS
from bench.pages import SETS, BenchPage
from bench.plots import draw
from bench.readers import read_all

NOTES = Path(__file__).parent / "notes.md"
"""What the golds take for text and where they are wrong: the prose part of the report."""


def run(data: Path, cache: Path, docs: Path) -> list[str]:
    """Read, run, measure, write; returns the paths written.

    Peers' results come from the cache where they are there; our own and all times are fresh.
    """
    pages = list(read_all(data))
    found = collect(pages, cache, lambda line: print(line, flush=True))
    costs = measure(sample(pages), cache)
    docs.mkdir(parents=True, exist_ok=True)
    plots = draw(found, costs, docs / "img")
    target = docs / "benchmarks.md"
    target.write_text(document(found, costs, cache, plots), "utf-8")
    return [str(path) for path in (target, *plots)]


def document(found: Collected, costs: Sequence[Cost], cache: Path, plots: Sequence[Path]) -> str:
    """The whole report as Markdown."""
    images = {path.stem: f"![{path.stem}](img/{path.name})" for path in plots}
    notes = NOTES.read_text("utf-8").strip() if NOTES.exists() else ""
    parts = (*_texts(found, images), *_rest(found, cache), *_costs(costs, images), notes)
    return "\n\n".join(part for part in parts if part) + "\n"


def _texts(found: Collected, images: Mapping[str, str]) -> tuple[str, ...]:
    """How much of the text each tool finds."""
    return (
        "# Benchmarks",
        "Made by `make bench DATA=…`, all tools on the same pages in one run; nothing here is "
        "typed by hand but the notes at the end. " + report.validation(),
        f"Python {platform.python_version()}; {report.versions()}",
        "## Pages",
        _pages(found.pages),
        "## From the HTML",
        "Each set by its own metric, and word F1 beside it. A page with no article scores zero.",
        report.from_html(found),
        images.get("bench-html", ""),
        "## From flattened text",
        "Word F1 by the flattener that made the dump.",
        report.from_dumps(found, TARGETS),
        "### Flatteners beside those",
        "The same for flatteners that are no target, some hard-wrapped at 80 columns.",
        report.from_dumps(found, HELD_OUT),
        images.get("bench-dumps", ""),
        "## By language",
        f"Word F1 over aeb and fundus; languages with {report.LANGUAGE_PAGES} pages or more.",
        report.by_language(found),
    )


def _rest(found: Collected, cache: Path) -> tuple[str, ...]:
    """Fields, rejections, and what a site's pages tell of each other."""
    return (
        "## Fields",
        "Exact matches after folding case and punctuation, over the pages whose gold states the "
        "field. Of a dump, day and authors count over the pages whose dump prints them. Captions "
        "and credits: precision and recall over all pages, a picture's credits as one string. "
        "The rules of fields were written with half A of the publishers in sight, never half B.",
        report.fields(found, cache),
        "## Pages that are no article",
        "Share of the pages rejected.",
        report.rejections(found),
        "## Site evidence",
        "Five pages a site, each cleaned alone and with what the other four show.",
        report.evidence(found),
    )


def _costs(costs: Sequence[Cost], images: Mapping[str, str]) -> tuple[str, ...]:
    return (
        "## Cost",
        "CPU milliseconds a page on the same news pages, the tools taking turns on each page in "
        f"one process. Loading rules and model: {load_seconds()[1]:.2f} s.",
        report.costs(costs),
        images.get("bench-cost", ""),
    )


def _pages(pages: list[BenchPage]) -> str:
    rows = []
    for name in SETS:
        of_set = [page for page in pages if page.set == name]
        languages = {page.language for page in of_set if page.language}
        sites = {page.site for page in of_set}
        types = [sum(p.gold.page_type == kind for p in of_set) for kind in report.PAGE_TYPES]
        rows.append((name, *types, len(sites), len(languages)))
    return report.table(("set", "articles", "listings", "collections", "sites", "languages"), rows)
