"""The nouns of a run: what to do, its shards, who watches, and what came of it.

A `Job` and a `Shard` carry paths and counts only and can be pickled: all that a task needs on this
machine or on another that sees the same folders.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from cleancopy.place import Place


@dataclass(frozen=True, slots=True)
class Job:
    """One run: where from, where to, and with what."""

    raw: Place
    clean: Path
    """The folder that the run works in: CLEAN itself, or of a CLEAN in a bucket its mirror here."""
    config: Path | None
    workers: int
    run_id: str
    version: str
    """`crew.version` when the run was planned: a task that finds other rules stops."""
    target: Place
    """CLEAN as it was named."""


class Shard(NamedTuple):
    """A part of a run that one task does: some files to survey or some records to clean."""

    name: str
    list: Path
    """JSON lines under CLEAN's staging, as `shards` writes and reads them."""
    files: int
    records: int
    """0 where nobody has counted them yet."""
    bytes: int
    """Of the files, as they lie in RAW."""


class Left(NamedTuple):
    """A file that this run could not finish with, and why; the next run will try again."""

    path: str
    reason: str


class Surveyed(NamedTuple):
    """What came of surveying one shard."""

    shard: Shard
    answers: Path
    records: int
    left: tuple[Left, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did; counts are of this run, but for `bugs`."""

    files: int = 0
    """Raw files opened."""
    read: int = 0
    """Records read out of them."""
    unchanged: int = 0
    """Records whose row stayed as it was."""
    cleaned: int = 0
    rejected: Mapping[str, int] = field(default_factory=dict)
    """Reason -> records."""
    skipped: Mapping[str, int] = field(default_factory=dict)
    """Reason -> paths under RAW that are no input."""
    skipped_paths: tuple[tuple[str, str], ...] = ()
    """(path, reason) of the first of them for each reason."""
    left: tuple[Left, ...] = ()
    gone: int = 0
    """Records whose raw file or place in it is no more; their rows went."""
    bugs: int = 0
    """Records of the whole data set that met a bug of ours, in this run or in one before."""
    seconds: float = 0.0
    where: Path | None = None
    """The generation that readers see now, on this machine; None when there is none yet."""
    shown: str | None = None
    """What readers open, if it is not that folder: an address."""
    new: bool = False
    """Whether this run made it."""
    undone: tuple[str, ...] = ()
    """What failed once the generation was committed, and is made up for later."""


class Watch(Protocol):
    """Whoever wants to see how a run goes on."""

    def phase(self, name: str, total: int, unit: str) -> None:
        """A new part of the run begins, of `total` units (bytes or records; 0: unknown)."""

    def advance(self, units: int, records: int = 0) -> None:
        """So many more are done."""

    def say(self, sentence: str) -> None:
        """Something a person should know now."""


class Silent:
    """Watches nothing."""

    def phase(self, name: str, total: int, unit: str) -> None:
        pass

    def advance(self, units: int, records: int = 0) -> None:
        pass

    def say(self, sentence: str) -> None:
        pass


SILENT: Watch = Silent()
