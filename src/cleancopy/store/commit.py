"""The commit: staged shards and the current generation become the next one, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleancopy.settings import Settings
    from cleancopy.store.layout import Generation, Layout
    from cleancopy.store.staging import StagedShard


@dataclass(frozen=True, slots=True)
class RunInfo:
    """The run that commits: goes to the manifest, never into a data file."""

    run_id: str
    """Never used twice."""
    started_at: datetime
    """UTC."""
    raw: str
    """The RAW folder as an absolute path: where `verify` looks for the raw files."""
    version: str
    """Of the package."""


@dataclass(frozen=True, slots=True)
class Committed:
    """What a commit made."""

    generation: Generation
    rows: dict[str, int]
    """Table -> rows in the whole generation."""
    written: int
    linked: int
    """Files written anew, and taken over from the generation before."""


def commit(
    layout: Layout,
    staged: Sequence[StagedShard],
    gone: Iterable[str],
    run: RunInfo,
    settings: Settings,
    now: datetime,
    step: Callable[[str], None] = lambda _: None,
) -> Committed | None:
    """Make the next generation; None when it would equal the current one. Call under the lock.

    Staged records take the place of the rows with their source path; rows of the paths in `gone`
    go. `now` (UTC) dates the generation and decides what is pruned. `step` is called with a name
    before each step that another process could see: tests stop there. Raises `StoreError` on
    contradictory input and `OSError` as it comes; the current generation then stays as it was.
    """
    raise NotImplementedError


def run_of(generation: Generation | None) -> str | None:
    """The `run_id` that committed `generation`; None where that is not known."""
    raise NotImplementedError


def recorded(generation: Generation) -> Iterator[str]:
    """The source path of every record in `generation`, articles and rejected."""
    raise NotImplementedError
