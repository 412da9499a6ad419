"""`docs/benchmarks.md`: the tables of one run, each figure from the pages and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from bench.collect import EVIDENCE, EVIDENCE_SET, OURS, Collected, articles_of
from bench.cost import Cost
from bench.flatten import HELD_OUT, TARGETS, flattened
from bench.folds import FOLDS, cross_validated
from bench.markdown import table
from bench.metrics import Score, mean
from bench.pages import SETS, BenchPage
from bench.peers import PEERS, missing
from bench.scoring import Fields, score_fields

LANGUAGE_PAGES = 3
"""Pages of a language that make a row of the table by language."""
FIELD_TOOLS = ("trafilatura + fields", "newspaper4k", "readability-lxml", "goose3")
PAGE_TYPES = ("article", "listing", "collection")


def from_html(found: Collected) -> str:
    """The sets' own metrics, from the HTML."""
    body = ("aeb shingle F1", "aeb exact", "fundus-evaluation ROUGE-LSum")
    word = ("fundus-evaluation word F1", "fundus word F1", "wcxb articles word F1")
    rows = []
    for tool in _ours_last(found.tools("html")):
        if tool == EVIDENCE:
            continue
        aeb, evaluation, fundus, wcxb = (found.row(tool, "html", articles_of(s)) for s in SETS)
        rows.append(
            (
                _name(tool),
                aeb and aeb.shingle.f1,
                aeb and aeb.exact,
                evaluation and evaluation.rouge,
                evaluation and evaluation.word,
                fundus and fundus.word,
                wcxb and wcxb.word,
            )
        )
    return table(("tool", *body, *word), rows)


def from_dumps(found: Collected, sources: Iterable[str]) -> str:
    """Word F1 by flattener and tool."""
    rows = [
        (source, _name(tool), *_words(found, tool, source))
        for source in sources
        for tool in _ours_last(found.tools(source))
        if tool != EVIDENCE
    ]
    return table(("dump", "tool", *SETS), rows)


def by_language(found: Collected) -> str:
    """Word F1 by language over all article pages of the sets of many languages."""
    pages = [page for page in found.pages if page.set in ("aeb", "fundus")]
    counts = Counter(page.language for page in pages)
    columns = [("trafilatura", "html"), (OURS, "html"), *((OURS, source) for source in TARGETS)]
    columns = [column for column in columns if column in found.results]
    rows = []
    for language, count in counts.most_common():
        if count >= LANGUAGE_PAGES:
            picked = [found.row(*column, _in_language(language)) for column in columns]
            rows.append((language, count, *(row and row.word for row in picked)))
    return table(("language", "pages", *(f"{t}, {s}" for t, s in columns)), rows)


def fields(found: Collected, cache: Path) -> str:
    """Exact matches of fields on fundus and wcxb, the two halves of the publishers apart.

    Of a dump, day and authors count only over the pages whose dump prints them.
    """
    from bench.fields import canonical_names, half_of

    rows: list[tuple[object, ...]] = []
    canonical = canonical_names()
    inputs = [(tool, "html") for tool in (*FIELD_TOOLS, OURS)]
    inputs += [(OURS, source) for source in TARGETS]
    for name in ("fundus", "wcxb"):
        pages = [page for page in found.pages if articles_of(name)(page)]
        for tool, source in (key for key in inputs if key in found.results):
            dump = partial(flattened, flattener=source, cache=cache) if source != "html" else None
            for half in ("A", "B", "AB") if tool == OURS else ("AB",):
                chosen = [page for page in pages if half_of(page) in half]
                row = score_fields(found.extractions(tool, source), chosen, dump, canonical)
                cells = ("both" if half == "AB" else half, len(chosen), *_field_cells(row))
                rows.append((name, _name(tool), source, *cells))
    head = ("set", "tool", "input", "half", "pages", "title", "day", "authors", "signed")
    items = ("captions P", "captions R", "credits P", "credits R")
    return table((*head, *items), rows)


def rejections(found: Collected) -> str:
    """Share of the pages of each type that gave no article."""
    rows = []
    for source in ("html", *TARGETS, *HELD_OUT):
        results = found.results.get((OURS, source))
        if results is None:
            continue
        shares: list[float] = []
        for kept in (*(_of_type("wcxb", kind) for kind in PAGE_TYPES), _other_articles):
            chosen = [results[page.key].extraction for page in found.pages if kept(page)]
            shares.append(mean(float(extraction.rejected is not None) for extraction in chosen))
        rows.append((source, *shares))
    head = ("input", *(f"wcxb {kind}s" for kind in PAGE_TYPES), "articles of the other sets")
    return table(head, rows)


def evidence(found: Collected) -> str:
    """What five pages a site tell of each other."""
    rows = []
    for source in ("html", *TARGETS):
        for tool in (OURS, EVIDENCE):
            row = found.row(tool, source, articles_of(EVIDENCE_SET))
            if row is not None:
                rows.append((source, _name(tool), row.rouge, row.word, row.exact))
    return table(("input", "tool", "ROUGE-LSum", "word F1", "exact"), rows)


def costs(measured: Iterable[Cost]) -> str:
    """CPU milliseconds a page and the ratio to trafilatura."""
    ordered = sorted(measured, key=lambda cost: (cost.source != "html", cost.mean_ms))
    head = ("tool", "input", "ms a page, mean", "median", "× bare_extraction")
    return table(
        head,
        (
            (_name(c.tool), c.source, f"{c.mean_ms:.1f}", f"{c.median_ms:.1f}", f"{c.ratio:.3f}")
            for c in ordered
        ),
    )


def versions() -> str:
    """Tools and versions of this run, and what was missing."""
    named = {peer.package: peer.version for peer in PEERS if peer.version is not None}
    listed = ", ".join(f"{package} {version}" for package, version in sorted(named.items()))
    notes = missing()
    return listed + ("\n\nNot run: " + "; ".join(notes) if notes else "")


def validation() -> str:
    """How our own figures came about."""
    if cross_validated():
        return (
            f"cleancopy's figures come from cross-validation: {FOLDS} folds grouped by site over "
            "all sets at once, each fold cleaned with a model that never met a site of it."
        )
    return "cleancopy's figures come from the shipped rules: **they are not cross-validated**."


def _words(found: Collected, tool: str, source: str) -> list[float | None]:
    rows = [found.row(tool, source, articles_of(name)) for name in SETS]
    return [row.word if row else None for row in rows]


def _field_cells(row: Fields) -> tuple[object, ...]:
    cells: list[object] = [row.title, row.day, row.authors, row.signed]
    for score in (row.captions, row.credits):
        cells += [score.precision, score.recall] if isinstance(score, Score) else [None, None]
    return tuple(cells)


def _in_language(language: str | None) -> Callable[[BenchPage], bool]:
    return lambda page: page.set in ("aeb", "fundus") and page.language == language


def _of_type(name: str, kind: str) -> Callable[[BenchPage], bool]:
    return lambda page: page.set == name and page.gold.page_type == kind


def _other_articles(page: BenchPage) -> bool:
    return page.set != "wcxb"


def _ours_last(tools: list[str]) -> list[str]:
    return sorted(tools, key=lambda tool: tool in (OURS, EVIDENCE))


def _name(tool: str) -> str:
    return f"**{tool}**" if tool in (OURS, EVIDENCE) else tool
