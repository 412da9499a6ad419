"""Oblivious trees fitted with CatBoost, and the file that `label.learned.forest` reads."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import catboost
import numpy as np

from bench.training.dataset import Example
from bench.training.fit import weights
from cleancopy.label.learned.surroundings import surroundings

PARAMETERS = {
    "depth": 6,
    "l2_leaf_reg": 6,
    "bootstrap_type": "Bernoulli",
    "border_count": 64,
    "thread_count": 1,
    "verbose": 0,
    "allow_writing_files": False,
}
BLOCKS = {"loss_function": "CrossEntropy", "iterations": 200, "learning_rate": 0.1,
          "rsm": 0.3, "subsample": 0.7}  # fmt: skip
"""For the trees that look at blocks; the targets are shares, not yes or no."""
FORMS_A_PAGE = 2
"""Forms of a dump that the trees see of each page, drawn at random."""


def fit_blocks(pools: Sequence[Sequence[Example]], seed: int) -> Any:
    """Trees for the blocks of pages; `pools` are the same pages in several forms."""
    rng = random.Random(seed)
    pages = [
        pools[form][i]
        for i in range(len(pools[0]))
        for form in rng.sample(range(len(pools)), min(FORMS_A_PAGE, len(pools)))
        if pools[form][i].page_type == "article"
    ]
    table = np.concatenate([surroundings(page.features.dense) for page in pages])
    target = np.clip(np.concatenate([page.share for page in pages]), 0, 1)
    return fit(table, target, np.concatenate([weights(page) for page in pages]), BLOCKS, seed)


def fit(
    table: np.ndarray,
    target: np.ndarray,
    weight: np.ndarray,
    parameters: Mapping[str, object],
    seed: int,
) -> Any:
    """A CatBoost model; the same rows give the same trees."""
    model = catboost.CatBoost({**PARAMETERS, **parameters, "random_seed": seed})
    model.fit(catboost.Pool(table, label=target, weight=weight))
    return model


def write(model: Any, path: Path, least: float = 0.5) -> None:
    """Write the trees as plain arrays; the same model gives the same bytes."""
    found = _described(model)
    trees = [(tree.get("splits") or [], tree["leaf_values"]) for tree in found["oblivious_trees"]]
    depth = max(len(splits) for splits, _ in trees)
    column = [_padded((s["float_feature_index"] for s in splits), depth, 0) for splits, _ in trees]
    limit = [_padded((s["border"] for s in splits), depth, np.inf) for splits, _ in trees]
    leaves = [_padded(values, 2**depth, 0.0) for _, values in trees]
    scale, bias = found["scale_and_bias"]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        np.savez_compressed(
            handle,
            column=np.array(column, dtype=np.int16).ravel(),
            limit=np.array(limit, dtype=np.float32).ravel(),
            leaves=(np.array(leaves) * scale).astype(np.float32).ravel(),
            depth=np.array(depth),
            bias=np.array(bias[0]),
            least=np.array(least),
        )


def _described(model: Any) -> dict[str, Any]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        described: dict[str, Any] = json.loads(path.read_text())
    return described


def _padded(values: Iterable[float], size: int, filler: float) -> list[float]:
    """A tree that ends early asks, for the rest, what is never answered with yes."""
    given = list(values)
    return given + [filler] * (size - len(given))
