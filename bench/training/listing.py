"""What tells an article from a listing, fitted to what held-out networks say of a page.

Trees look at the numbers of a page, a logistic regression at its words; their log-odds are added.
Sites' start pages teach the trees alone, as their words are more often those of log-in pages.
Every page's numbers come from a network that never saw its site (`folds`), and the threshold is
one of a cross-validation grouped by site.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from bench.flatten import flattened
from bench.folds import FOLDS, fold_of
from bench.pages import BenchPage
from bench.readers import read_all
from bench.training import trees, wording
from bench.training.dataset import HTML, features_of
from bench.training.fronts import SET as FRONTS
from bench.training.fronts import front_pages
from cleancopy.label.learned.listing import address, numbers
from cleancopy.label.learned.network import TITLE
from cleancopy.label.learned.wording import Wording, words
from cleancopy.label.model import ModelKind, scored
from cleancopy.model import Block, Head
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
WORDS_OF_NEWS = 2.0
"""The same for the words, which listings of news share with articles of news."""
LOST = 0.005
"""Share of articles that may be taken for listings, of all and of those in sets of news."""


class Row(NamedTuple):
    set: str
    name: str
    fold: int
    is_article: bool
    numbers: list[float]
    words: dict[str, float]


@dataclass(frozen=True, slots=True)
class Fitted:
    """Trees and words fitted to the same rows."""

    trees: Any
    wording: Wording

    def odds(self, found: Sequence[Row]) -> np.ndarray:
        """(n,) log-odds of an article."""
        table = np.array([row.numbers for row in found], dtype=np.float32)
        by_numbers: np.ndarray = self.trees.predict(table, prediction_type="RawFormulaVal")
        return by_numbers + [self.wording.score(row.words) for row in found]

    def write(self, folder: Path, kind: str, least: float) -> None:
        """Write both files; `least`: the probability under which a page is a listing."""
        trees.write(self.trees, folder / f"listing-{kind}.npz", least)
        wording.write(self.wording, folder / f"wording-{kind}.npz")


def rows(data: Path, cache: Path, folds: Path, kind: ModelKind, forms: Sequence[str]) -> list[Row]:
    """Every page in every form: with its address, with the one its head states, with none."""
    rules = load_rules()
    found: list[Row] = []
    for page in chain(read_all(data), front_pages(cache)):
        fold, is_article = fold_of(page.site), page.gold.page_type == "article"
        for form in forms:
            blocks, head = _segmented(page, form, cache)
            held_out = replace(rules, weights=folds / str(fold))
            scores = scored(features_of(blocks, head, rules), kind, held_out)
            for url, known in _with_addresses(page, head):
                by_numbers = numbers(blocks, known, scores, url)
                said = words(blocks, known, scores.fine[:, TITLE], url)
                found.append(Row(page.set, page.name, fold, is_article, by_numbers, said))
    return found


def _with_addresses(page: BenchPage, head: Head) -> list[tuple[str | None, Head]]:
    bare = replace(head, links=(), metas=tuple(meta for meta in head.metas if meta[0] != "og:url"))
    asked = [(page.url, head), (address(head, None), head), (None, bare)]
    return asked if head != bare else [asked[0], asked[2]]


def _segmented(page: BenchPage, form: str, cache: Path) -> tuple[tuple[Block, ...], Head]:
    if form == HTML:
        found = segment_html(page.html_text)
        return found.blocks, found.head
    return segment_text(flattened(page, form, cache)).blocks, Head()


def fit(found: Sequence[Row]) -> Fitted:
    """Trees and words fitted to the rows."""
    labels = np.array([float(row.is_article) for row in found])
    table = np.array([row.numbers for row in found], dtype=np.float32)
    by_numbers = trees.fit(table, labels, np.array(_weights(found, NEWS)), PARAMETERS, seed=1)
    read = [row for row in found if row.set != FRONTS]
    names = [f"{row.set}/{row.name}" for row in read]
    forms = len(read) / len(set(names))
    weights = [weight / forms for weight in _weights(read, WORDS_OF_NEWS)]
    by_words = wording.fit(
        names, [row.words for row in read], [row.is_article for row in read], weights
    )
    return Fitted(by_numbers, by_words)


def _weights(found: Sequence[Row], news: float) -> list[float]:
    return [RARE if not row.is_article else 1.0 if row.set == MIXED else news for row in found]


def threshold(found: Sequence[Row]) -> tuple[float, float]:
    """(probability that `LOST` of unseen articles stay under, share of listings under it).

    Of the listings of the public sets, start pages left out.
    """
    odds = np.zeros(len(found))
    folds = np.array([row.fold for row in found])
    for fold in range(FOLDS):
        fitted = fit([row for row in found if row.fold != fold])
        odds[folds == fold] = fitted.odds([row for row in found if row.fold == fold])
    is_article = np.array([row.is_article for row in found])
    is_news = is_article & np.array([row.set != MIXED for row in found])
    is_listing = ~is_article & np.array([row.set == MIXED for row in found])
    least = min(float(np.quantile(odds[of_set], LOST)) for of_set in (is_article, is_news))
    return 1 / (1 + math.exp(-least)), float(np.mean(odds[is_listing] < least))
