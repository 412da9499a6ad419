"""Boosted decision trees at work in numpy: one row in, one probability out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Trees:
    """t trees of at most n nodes; a leaf's children are itself."""

    feature: npt.NDArray[np.int16]
    """(t, n) column that a node tests."""
    threshold: npt.NDArray[np.float64]
    """(t, n) a value up to it goes left."""
    left: npt.NDArray[np.int16]
    right: npt.NDArray[np.int16]
    value: npt.NDArray[np.float64]
    """(t, n) what a leaf adds to the log-odds; 0 at inner nodes."""
    depth: int
    least: float
    """Probability under which a page is no article, set in cross-validation."""

    def probability(self, numbers: Sequence[float]) -> float:
        """The probability that the trees give one row of numbers."""
        row = np.asarray(numbers, dtype=np.float64)
        trees = np.arange(len(self.feature))
        node = np.zeros(len(trees), dtype=np.int64)
        for _ in range(self.depth):
            goes_left = row[self.feature[trees, node]] <= self.threshold[trees, node]
            node = np.where(goes_left, self.left[trees, node], self.right[trees, node])
        return float(1 / (1 + np.exp(-self.value[trees, node].sum())))


@cache
def load_trees(path: Path) -> Trees:
    """Read a file of trees (`.npz`); once per process."""
    with np.load(path) as stored:
        return Trees(
            stored["feature"],
            stored["threshold"],
            stored["left"],
            stored["right"],
            stored["value"],
            int(stored["depth"]),
            float(stored["least"]),
        )
