"""`python -m bench.headline DATA`: the weights by which the headline of a dump is chosen.

A choice among the lines of a page, fitted by maximum likelihood to the dumps of half A of the
publishers (:mod:`bench.fields`) whose gold states a title that the dump prints on a line of its
own, and to the dumps of pages without gold titles by the one that their HTML states. Half B stays
unseen; the share chosen right is printed for both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.fields import SETS, asked, half_of
from bench.folds import FOLDS, fold_of, fold_rules
from bench.metrics import fold
from bench.ours import raw_of
from bench.pages import BenchPage
from bench.readers import read_all
from bench.training.borrowed import pages as borrowed
from cleancopy.label.top import headline
from cleancopy.model import Article
from cleancopy.pipeline import clean, explain
from cleancopy.settings import Rules

FORMS = ("inscriptis", "html2text", "soup")
UNTITLED = ("aeb", "fundus-evaluation")
"""Sets whose golds state no title."""
STIFFNESS = 1.0
"""Weight of the squared weights: pages are few."""


class Page(NamedTuple):
    """The lines of one dump that may be its headline, and which of them the gold has."""

    half: str
    """Empty where the title is no gold's."""
    features: NDArray[np.float64]
    right: NDArray[np.bool_]


def main() -> int:
    """Print the weights as Python; the exit code."""
    arguments = asked("bench.headline", __doc__)
    names, pages = _read(arguments.data, arguments.cache)
    learned = [page for page in pages if page.half != "B" and page.right.any()]
    weights = fit(learned)
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    for half in "AB":
        chosen = [page.right[np.argmax(page.features @ weights)] for page in pages if
                  page.half == half]  # fmt: skip
        print(f"# half {half}: {np.mean(chosen):.3f} of {len(chosen)}")
    return 0


def fit(pages: Sequence[Page]) -> NDArray[np.float64]:
    """Weights under which the gold's line is the likeliest of each page."""

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total, slope = STIFFNESS * float(weights @ weights), 2 * STIFFNESS * weights
        for page in pages:
            scores = page.features @ weights
            chances = np.exp(scores - scores.max())
            right = chances * page.right
            total -= float(np.log(right.sum() / chances.sum()))
            slope += page.features.T @ (chances / chances.sum() - right / right.sum())
        return total, slope

    found = minimize(loss, np.zeros(pages[0].features.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


def _read(data: Path, cache: Path) -> tuple[tuple[str, ...], list[Page]]:
    pages: list[Page] = []
    names: tuple[str, ...] = ()
    rules = [fold_rules(number) for number in range(FOLDS)]
    unseen = {page.site for page in read_all(data, SETS) if half_of(page) == "B"}
    for page in chain(read_all(data, (*SETS, *UNTITLED)), borrowed(cache)):
        own, titled = rules[fold_of(page.site)], page.set in SETS
        if not titled and page.site in unseen:
            continue
        title = page.gold.title if titled else _stated(page, cache, own)
        if page.gold.page_type != "article" or not title:
            continue
        for form in FORMS:
            for lines, texts in _lines(page, form, cache, own):
                names = tuple(lines[0].features)
                features = np.array([[line.features[name] for name in names] for line in lines])
                right = np.array([fold(text) == fold(title) for text in texts])
                pages.append(Page(half_of(page) if titled else "", features, right))
    return names, pages


def _stated(page: BenchPage, cache: Path, rules: Rules) -> str | None:
    """The title that is read off a page's HTML, which knows it far better than a dump."""
    outcome = clean(raw_of(page, "html", cache), rules)
    return outcome.metadata.title if isinstance(outcome, Article) else None


def _lines(
    page: BenchPage, form: str, cache: Path, rules: Rules
) -> Iterator[tuple[list[headline.Line], list[str]]]:
    """What the labelling of a dump was given to choose from."""
    seen: list[tuple[list[headline.Line], list[str]]] = []
    candidates = headline.candidates

    def watched(*given: object) -> list[headline.Line]:
        lines = candidates(*given)  # type: ignore[arg-type]
        if lines:
            blocks = given[0]
            seen.append((lines, [blocks[line.position].text for line in lines]))  # type: ignore[index]
        return lines

    with mock.patch.object(headline, "candidates", watched):
        explain(raw_of(page, form, cache), rules)
    yield from seen


if __name__ == "__main__":
    raise SystemExit(main())
