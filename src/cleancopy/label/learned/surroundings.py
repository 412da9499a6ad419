"""The row of a block with what stands beside it: what the trees look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from cleancopy.label.learned.texts import Floats

NEXT = (*range(34), 41, 46, 61)
"""Columns of `Features.dense` that are seen of the neighbours: text shape, text near by, …"""
NEAR = (0, 2, 3, 4, 14, 41)
"""… and of blocks two and three away: size, function words, links, text of the same parent."""


def surroundings(dense: Floats) -> Floats:
    """(n, columns) rows of a page's blocks, neighbours' columns appended; zero past the ends."""
    parts = [dense]
    parts += [_moved(dense[:, NEXT], step) for step in (-1, 1)]
    near = np.ascontiguousarray(dense[:, NEAR])
    parts += [_moved(near, step) for step in (-3, -2, 2, 3)]
    return np.concatenate(parts, axis=1)


def _moved(rows: Floats, step: int) -> Floats:
    """Row i of the result is row i - step."""
    out = np.zeros_like(rows)
    if abs(step) < len(rows):
        if step > 0:
            out[step:] = rows[:-step]
        else:
            out[:step] = rows[-step:]
    return out
