"""The trees that tell an article from a listing, fitted to what held-out networks say of a page.

Every page's numbers come from a network that never saw its site (`folds`), and the threshold is
the one that loses one article in a hundred in a cross-validation grouped by site.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm
import numpy as np

from bench.flatten import flattened
from bench.folds import FOLDS, fold_of
from bench.pages import BenchPage
from bench.readers import read_all
from cleancopy.label.features import features, phrase_hits
from cleancopy.label.listing import numbers
from cleancopy.label.network import load
from cleancopy.model import Block, Head
from cleancopy.segment.lines import segment_text
from cleancopy.segment.tree import segment_html
from cleancopy.settings import Rules, load_rules

PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 8,
    "min_data_in_leaf": 10,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "verbose": -1,
    "num_threads": 1,
    "deterministic": True,
    "seed": 1,
}
ROUNDS = 150
RARE = 5.0
"""Weight of a page that is no article: there are ten times fewer of them."""
LOST = 0.01
"""Share of articles that may be taken for listings."""


class Row(NamedTuple):
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
            kind = "html" if form == "html" else "text"
            network = load(folds / str(fold) / f"{kind}.npz")
            scores = network.score(_features(blocks, head, rules))
            for url in (page.url, None):
                is_article = page.gold.page_type == "article"
                found.append(Row(fold, is_article, numbers(blocks, head, scores, url)))
    return found


def _segmented(page: BenchPage, form: str, cache: Path) -> tuple[tuple[Block, ...], Head]:
    if form == "html":
        found = segment_html(page.html_text)
        return found.blocks, found.head
    return segment_text(flattened(page, form, cache)).blocks, Head()


def _features(blocks: Sequence[Block], head: Head, rules: Rules) -> Any:
    hits = phrase_hits(blocks, rules.phrases)
    return features(blocks, head, hits, rules.phrases.function_words)


def fit(found: Sequence[Row]) -> Any:
    """A LightGBM booster fitted to the rows."""
    labels = np.array([float(row.is_article) for row in found])
    weights = np.where(labels == 1, 1.0, RARE)
    table = np.array([row.numbers for row in found])
    return lightgbm.train(PARAMETERS, lightgbm.Dataset(table, labels, weight=weights), ROUNDS)


def threshold(found: Sequence[Row]) -> tuple[float, float]:
    """(probability that `LOST` of unseen articles stay under, share of listings under it)."""
    articles: list[float] = []
    others: list[float] = []
    for fold in range(FOLDS):
        booster = fit([row for row in found if row.fold != fold])
        held = [row for row in found if row.fold == fold]
        said = booster.predict(np.array([row.numbers for row in held]))
        articles += [p for p, row in zip(said, held, strict=True) if row.is_article]
        others += [p for p, row in zip(said, held, strict=True) if not row.is_article]
    least = float(np.quantile(articles, LOST))
    return least, float(np.mean(np.array(others) < least))


def write(booster: Any, least: float, path: Path) -> None:
    """Write the trees as plain arrays, as `cleancopy.label.trees` reads them."""
    trees = [_flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    size = max(len(tree) for tree in trees)
    shape = (len(trees), size)
    feature, left, right = (np.zeros(shape, dtype=np.int16) for _ in range(3))
    limit, value = np.zeros(shape), np.zeros(shape)
    for t, tree in enumerate(trees):
        for n, (column, at, to_left, to_right, leaf) in enumerate(tree):
            feature[t, n], limit[t, n] = column, at
            left[t, n], right[t, n], value[t, n] = to_left, to_right, leaf
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        np.savez_compressed(
            handle, feature=feature, threshold=limit, left=left, right=right, value=value,
            depth=np.array(size), least=np.array(least),
        )  # fmt: skip


def _flat(root: dict[str, Any]) -> list[tuple[int, float, int, int, float]]:
    """(column, threshold, left, right, value) of each node, the root first."""
    nodes: list[tuple[int, float, int, int, float]] = []

    def add(node: dict[str, Any]) -> int:
        at = len(nodes)
        nodes.append((0, 0.0, at, at, float(node.get("leaf_value", 0.0))))
        if "split_feature" in node:
            left, right = add(node["left_child"]), add(node["right_child"])
            nodes[at] = (node["split_feature"], node["threshold"], left, right, 0.0)
        return at

    add(root)
    return nodes
