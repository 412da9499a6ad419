"""Folds of the cross-validation, grouped by site over all sets at once."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleancopy.settings import Rules

FOLDS = 5
SALT = 212
"""The first number that spreads the pages of every set evenly over the folds."""


def fold_of(site: str) -> int:
    """The fold of a site, 0 to `FOLDS` - 1: a pure function of its name, the same in every set."""
    return int.from_bytes(sha256(f"{SALT}:{site}".encode()).digest()[:8], "big") % FOLDS


FOLDERS = Path(".bench-cache") / "folds"
"""Where `python -m bench.training` leaves the weights of each fold."""


def cross_validated() -> bool:
    """Whether the weights of all folds are there; without them figures are of the shipped model."""
    return all((FOLDERS / str(fold) / "text.npz").exists() for fold in range(FOLDS))


def fold_rules(fold: int) -> Rules:
    """Rules whose model was trained without any page of the fold's sites.

    Without such weights these are the shipped rules: figures made with them are not
    cross-validated and the report says so.
    """
    from cleancopy.settings import load_rules

    rules = load_rules()
    return replace(rules, weights=FOLDERS / str(fold)) if cross_validated() else rules
