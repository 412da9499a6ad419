"""The labelling model at work: a small convolution over the blocks of one page, in numpy.

Trained by `bench/training` (see `docs/model.md`); what ships is one file of weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

from cleancopy.label.learned.features import Features
from cleancopy.label.learned.texts import Floats

CLASSES = (
    "body", "heading", "title", "standfirst", "byline", "date", "section", "caption", "credit",
    "navigation", "related", "promo", "comment", "footer",
)  # fmt: skip
"""What the fine head tells apart; `body` is any running text, lists, quotes and tables included."""
TITLE, STANDFIRST, RELATED = map(CLASSES.index, ("title", "standfirst", "related"))
"""Where `Scores.fine` has them."""
POOL_AFTER = 1
"""The layer after which each row learns of the whole page."""
SHIPPED = Path(__file__).with_name("weights")

_blas = ThreadpoolController().select(user_api="blas")
_limiting = Lock()
"""Held while `_blas` is limited: a second thread would take the limit for what to restore."""


class Scores(NamedTuple):
    """What the model says of one page of n blocks."""

    body: Floats
    """(n,) probability that a block is part of the article's text."""
    fine: Floats
    """(n, len(CLASSES)) probability of each label."""
    article: float
    """Probability that the page holds one article, and is no listing."""


@dataclass(frozen=True, slots=True)
class Network:
    """Weights by name."""

    weights: dict[str, Floats]

    def score(self, features: Features) -> Scores:
        """Score one page; deterministic for the same weights and machine architecture.

        numpy's BLAS works in one thread meanwhile: sums of floats must not depend on how many there
        are, and threads that wait for a page's small matrices cost more CPU than all else here.
        """
        if not len(features.dense):
            return Scores(np.zeros(0, np.float32), np.zeros((0, len(CLASSES)), np.float32), 0.0)
        with _limiting, _blas.limit(limits=1):
            return _forward(self.weights, features)


@cache
def load(path: Path) -> Network:
    """Read a weights file (`.npz`, half precision); once per process."""
    with np.load(path) as stored:
        return Network({name: stored[name].astype(np.float32) for name in stored.files})


def _forward(weights: dict[str, Floats], features: Features) -> Scores:
    dense = features.dense @ weights["into.weight"] + weights["into.bias"]
    bags = np.concatenate(
        [
            _bag(weights["own"], features.own),
            _bag(weights["above"], features.above),
            _bag(weights["words"], features.words),
        ],
        axis=1,
    )
    rows = np.maximum(dense + bags @ weights["bags"], 0)
    for number, dilation in enumerate(weights["dilations"].tolist()):
        rows += _layer(weights, f"layer{number}", rows, int(dilation))
        if number == POOL_AFTER:
            rows += np.maximum(_pooled(rows) @ weights["page.weight"] + weights["page.bias"], 0)
    out = _normed(rows, weights["norm.weight"], weights["norm.bias"])
    body = out @ weights["body.weight"] + weights["body.bias"]
    fine = out @ weights["fine.weight"] + weights["fine.bias"]
    article = _pooled(out) @ weights["article.weight"] + weights["article.bias"]
    return Scores(_sigmoid(body[:, 0]), _softmax(fine), float(_sigmoid(article)[0, 0]))


def _layer(weights: dict[str, Floats], name: str, rows: Floats, dilation: int) -> Floats:
    seen = _normed(rows, weights[f"{name}.norm.weight"], weights[f"{name}.norm.bias"])
    seen = seen @ weights[f"{name}.conv"]
    width = rows.shape[1]
    out = seen[:, width : 2 * width] + weights[f"{name}.bias"]
    if dilation < len(rows):
        out[dilation:] += seen[:-dilation, :width]
        out[:-dilation] += seen[dilation:, 2 * width :]
    np.maximum(out, 0, out=out)
    return out


def _bag(table: Floats, lists: Sequence[tuple[int, ...]]) -> Floats:
    """Sum of the rows of `table` named by each list, over the root of their number.

    Each distinct list is summed once: blocks under one parent share theirs.
    """
    numbers = {tokens: number for number, tokens in enumerate(dict.fromkeys(lists))}
    sizes = np.fromiter(map(len, numbers), np.int64, count=len(numbers))
    out = np.zeros((len(numbers), table.shape[1]), dtype=np.float32)
    filled = sizes > 0
    if filled.any():
        flat = np.fromiter(chain.from_iterable(numbers), dtype=np.int64, count=int(sizes.sum()))
        starts = (np.cumsum(sizes) - sizes)[filled]
        sums = np.add.reduceat(table[flat], starts, axis=0)
        out[filled] = sums / np.sqrt(sizes[filled])[:, None].astype(np.float32)
    return out[np.fromiter(map(numbers.__getitem__, lists), np.int64, count=len(lists))]


def _pooled(rows: Floats) -> Floats:
    pooled: Floats = np.concatenate([rows.mean(0), rows.max(0)])[None]
    return pooled


def _normed(rows: Floats, weight: Floats, bias: Floats) -> Floats:
    centred: Floats = rows - rows.mean(1, keepdims=True)
    variance: Floats = np.einsum("ij,ij->i", centred, centred)[:, None]
    centred /= np.sqrt(variance / np.float32(rows.shape[1]) + np.float32(1e-5))
    centred *= weight
    centred += bias
    return centred


def _sigmoid(values: Floats) -> Floats:
    out: Floats = np.divide(1, 1 + np.exp(-values), dtype=np.float32)
    return out


def _softmax(values: Floats) -> Floats:
    out: npt.NDArray[np.float32] = np.exp(values - values.max(1, keepdims=True))
    out /= out.sum(1, keepdims=True)
    return out
