"""The commands of `python -m bench`, each over the parsed arguments."""

from __future__ import annotations

from argparse import Namespace

from bench.collect import OURS, Collected, articles_of, collect
from bench.flatten import FLATTENERS, flatten_all
from bench.pages import BenchPage
from bench.readers import read_all


def run(arguments: Namespace) -> int:
    """Everything, written to the docs."""
    from bench.run import run as run_all

    for path in run_all(arguments.data, arguments.cache, arguments.docs):
        print(path)
    return 0


def peers(arguments: Namespace) -> int:
    """Fill the cache of the peers' results."""
    collect(_pages(arguments), arguments.cache, lambda line: print(line, flush=True), ours=False)
    return 0


def flatten(arguments: Namespace) -> int:
    """Fill the cache of dumps; prints what a flattener could not take."""
    for line in flatten_all(_pages(arguments), FLATTENERS, arguments.cache):
        print(line)
    return 0


def score(arguments: Namespace) -> int:
    """cleancopy's figures over the chosen sources and sets."""
    for source, found in _ours(arguments):
        for name in arguments.sets:
            row = found.row(OURS, source, articles_of(name))
            if row is not None:
                rouge = f"  ROUGE-LSum {row.rouge:.4f}" if row.rouge is not None else ""
                print(
                    f"{source:14} {name:18} {row.pages:4} pages  word F1 {row.word:.4f}"
                    f"  shingle P {row.shingle.precision:.4f} R {row.shingle.recall:.4f}"
                    f" F1 {row.shingle.f1:.4f}  exact {row.exact:.3f}{rouge}"
                )
    return 0


def worst(arguments: Namespace) -> int:
    """The pages with the lowest word F1, with precision and recall, for reading one by one."""
    for source, found in _ours(arguments):
        for name in arguments.sets:
            scores = found.scores[OURS, source].values()
            of_set = [score for score in scores if articles_of(name)(score.page)]
            print(f"{source} {name}")
            for score in sorted(of_set, key=lambda score: score.word.f1)[: arguments.most]:
                reason = found.results[OURS, source][score.page.key].extraction.rejected or ""
                print(
                    f"  {score.word.f1:.3f} P {score.word.precision:.3f}"
                    f" R {score.word.recall:.3f} {score.page.name} {score.page.site} {reason}"
                )
    return 0


def cost(arguments: Namespace) -> int:
    """CPU a page beside trafilatura's on the same pages in the same run, and the time to load."""
    from bench.cost import REFERENCE, load_seconds, ratios, sample

    imports, models = load_seconds()
    print(f"imports {imports:.2f} s, config and models {models:.2f} s")
    for row in ratios(sample(_pages(arguments)), arguments.cache, arguments.sources):
        print(
            f"{row.source:14} {row.ours_ms:6.2f} ms a page, {REFERENCE} {row.reference_ms:6.2f}:"
            f" 1/{1 / row.ratio:.2f}"
        )
    return 0


def conventions(arguments: Namespace) -> int:
    """Elements of the pages in their gold, by kind."""
    from bench.conventions import tally
    from bench.markdown import table

    pages = _pages(arguments)
    for name in arguments.sets:
        counted = tally(page for page in pages if articles_of(name)(page))
        rows = [
            (
                kind,
                t.pages,
                t.elements,
                t.kept / t.elements,
                t.pages_all,
                t.pages_some,
                t.pages_none,
            )
            for kind, t in sorted(counted.items(), key=lambda item: -item[1].pages)
        ]
        head = ("element", "pages", "elements", "share in gold", "pages all", "some", "none")
        print(f"\n{name}\n\n{table(head, rows)}")
    return 0


def tracking(arguments: Namespace) -> int:
    """Seconds, CPU and memory of a tracked run and of a plain one, over the same pages."""
    import tempfile
    from pathlib import Path

    from bench.tracking import compare, lines

    with tempfile.TemporaryDirectory(prefix="cleancopy-tracking-") as folder:
        for line in lines(compare(_pages(arguments), arguments.count, Path(folder))):
            print(line)
    return 0


def _pages(arguments: Namespace) -> list[BenchPage]:
    return list(read_all(arguments.data, tuple(arguments.sets)))


def _ours(arguments: Namespace) -> list[tuple[str, Collected]]:
    from bench.ours import run_ours

    found = Collected(_pages(arguments))
    for source in arguments.sources:
        found.add(OURS, source, run_ours(source, found.pages, arguments.cache))
    return [(source, found) for source in arguments.sources]
