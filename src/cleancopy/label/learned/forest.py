"""Boosted oblivious trees at work in numpy: rows of numbers in, one probability a row out.

All nodes of one depth of such a tree ask the same question, so a tree is a handful of
comparisons and one look into its table of leaves (Prokhorenkova et al., "CatBoost", 2018).
Trained by `bench/training` (see `docs/model.md`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from cleancopy.label.learned.texts import Floats

ROWS = 1024
"""Rows scored at once: bounds the memory that a page of very many blocks takes."""


@dataclass(frozen=True, slots=True)
class Forest:
    """t trees of depth d over rows of numbers."""

    column: npt.NDArray[np.int64]
    """(t * d,) column that each question looks at."""
    limit: Floats
    """(t * d, 1) a value above it is a yes."""
    leaves: Floats
    """(t * 2**d,) what a leaf adds to the log-odds, tree by tree; question i is bit i."""
    depth: int
    bias: float
    least: float
    """Probability under which the answer is no, set in cross-validation."""

    def score(self, rows: Floats) -> Floats:
        """(n,) probabilities of (n, columns) rows; deterministic."""
        probability: Floats = (1 / (1 + np.exp(-self.odds(rows)))).astype(np.float32)
        return probability

    def odds(self, rows: Floats) -> npt.NDArray[np.float64]:
        """(n,) log-odds of (n, columns) rows."""
        parts = [self._odds(rows[at : at + ROWS]) for at in range(0, len(rows), ROWS)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _odds(self, rows: Floats) -> npt.NDArray[np.float64]:
        columns = np.ascontiguousarray(rows.T)
        answers = (columns[self.column] > self.limit).reshape(-1, self.depth, len(rows))
        bits = answers.view(np.uint8)
        leaf = np.arange(len(bits), dtype=np.int32)[:, None] << self.depth
        for depth in range(self.depth):
            leaf = leaf | (bits[:, depth].astype(np.int32) << depth)
        odds: npt.NDArray[np.float64] = self.leaves.take(leaf).sum(0, dtype=np.float64)
        return odds + self.bias


@cache
def load_forest(path: Path) -> Forest:
    """Read a file of trees (`.npz`); once per process."""
    with np.load(path) as stored:
        return Forest(
            stored["column"].astype(np.int64),
            stored["limit"].astype(np.float32)[:, None],
            stored["leaves"].astype(np.float32),
            int(stored["depth"]),
            float(stored["bias"]),
            float(stored["least"]),
        )
