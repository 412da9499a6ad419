"""The trees that tell an article from a listing, fitted to what held-out networks say of a page.

Every page's numbers come from a network that never saw its site (`folds`), and the threshold is
the one that loses one article in two hundred in a cross-validation grouped by site.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bench.flatten import flattened
from bench.folds import FOLDS, fold_of
from bench.pages import BenchPage
from bench.readers import read_all
from bench.training import trees
from bench.training.dataset import HTML, features_of
from cleancopy.label.listing import numbers
from cleancopy.label.model import scored
from cleancopy.model import Block, Head, Kind
from cleancopy.segment.lines import segment_text
from cleancopy.segment.tree import segment_html
from cleancopy.settings import load_rules

PARAMETERS = {
    "loss_function": "Logloss",
    "iterations": 200,
    "learning_rate": 0.05,
    "depth": 4,
    "rsm": 0.5,
    "subsample": 0.8,
}
MIXED = "wcxb"
"""The set of pages of all kinds, listings among them."""
RARE = 5.0
"""Weight of a page that is no article: there are ten times fewer of them."""
NEWS = 6.0
"""Weight of an article of a set of news, where other languages are: they are a quarter of all."""
LOST = 0.005
"""Share of articles that may be taken for listings, of all and of those in sets of news."""


class Row(NamedTuple):
    set: str
    fold: int
    is_article: bool
    numbers: list[float]


def rows(data: Path, cache: Path, folds: Path, forms: Sequence[str]) -> list[Row]:
    """Numbers of every page in every form, with its address and without."""
    rules = load_rules()
    found: list[Row] = []
    for page in read_all(data):
        fold = fold_of(page.site)
        for form in forms:
            blocks, head = _segmented(page, form, cache)
            kind: Kind = "html" if form == HTML else "text"
            held_out = replace(rules, weights=folds / str(fold))
            scores = scored(features_of(blocks, head, rules), kind, held_out)
            for url in (page.url, None):
                is_article = page.gold.page_type == "article"
                found.append(Row(page.set, fold, is_article, numbers(blocks, head, scores, url)))
    return found


def _segmented(page: BenchPage, form: str, cache: Path) -> tuple[tuple[Block, ...], Head]:
    if form == HTML:
        found = segment_html(page.html_text)
        return found.blocks, found.head
    return segment_text(flattened(page, form, cache)).blocks, Head()


def fit(found: Sequence[Row]) -> Any:
    """Trees fitted to the rows."""
    labels = np.array([float(row.is_article) for row in found])
    weights = [NEWS if row.set != MIXED else 1.0 if row.is_article else RARE for row in found]
    table = np.array([row.numbers for row in found], dtype=np.float32)
    return trees.fit(table, labels, np.array(weights), PARAMETERS, seed=1)


def threshold(found: Sequence[Row]) -> tuple[float, float]:
    """(probability that `LOST` of unseen articles stay under, share of listings under it)."""
    articles: list[float] = []
    news: list[float] = []
    others: list[float] = []
    for fold in range(FOLDS):
        model = fit([row for row in found if row.fold != fold])
        held = [row for row in found if row.fold == fold]
        table = np.array([row.numbers for row in held], dtype=np.float32)
        said = model.predict(table, prediction_type="Probability")[:, 1]
        for p, row in zip(said, held, strict=True):
            (articles if row.is_article else others).append(p)
            if row.is_article and row.set != MIXED:
                news.append(p)
    least = min(float(np.quantile(of_sets, LOST)) for of_sets in (articles, news))
    return least, float(np.mean(np.array(others) < least))
