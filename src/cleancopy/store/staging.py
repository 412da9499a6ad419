"""Shards: cleaned records written apart, to be merged by one commit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleancopy.model import Outcome
    from cleancopy.store.layout import Layout


@dataclass(frozen=True, slots=True)
class StagedShard:
    """What one shard left in staging: paths under CLEAN and counts, no rows. Can be pickled."""

    name: str
    files: tuple[tuple[str, str], ...]
    """(table, path under CLEAN with `/`) of each table that has rows."""
    articles: int
    rejected: int
    removed: int


def write_staged(
    layout: Layout, run_id: str, name: str, outcomes: Sequence[Outcome]
) -> StagedShard:
    """Write the rows of `outcomes`, sorted, for the commit of `run_id`.

    Idempotent: the same `name` again replaces what it wrote before. Any process may call it.
    """
    raise NotImplementedError


def discard(layout: Layout, run_id: str | None = None) -> None:
    """Remove the staging of one run, or of all runs (at start, under the lock)."""
    raise NotImplementedError
