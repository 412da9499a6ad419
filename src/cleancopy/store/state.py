"""What is known of the raw files and of the rows made from them: a cache, rebuilt when lost.

One SQLite file. Two kinds of facts, kept apart: *surveys* are about raw bytes alone and are
committed at any time, so that a killed run goes on where it stopped; *outcomes* tell what made the
rows of the current generation, and count only once that generation is committed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from cleancopy.model import Rejected, Survey


class FileLike(Protocol):
    """What the state asks of a raw file: `read.RawFile` has it."""

    @property
    def path(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def mtime_ns(self) -> int: ...
    @property
    def inode(self) -> int: ...


class RulesLike(Protocol):
    """What the state asks of the rules: `settings.Rules` has it."""

    def version(self, site: str | None) -> str: ...


class Dirty(NamedTuple):
    """One record to clean, and what to clean it with."""

    file: str
    """Path under RAW of the file that holds it."""
    source_path: str
    source_sha256: str
    """As surveyed: a record that reads differently now belongs to the next run."""
    furniture: frozenset[int]
    """The lines of this record that are furniture of its site."""


class State:
    """The cache, open for one run; a context manager. Made anew when damaged or of other schema.

    `run_id` is that of the run now; `generation` that of the run which committed what readers see
    now (None: no data set yet), and `recorded` gives the source paths of all its rows, called only
    when the state does not know that generation (lost state, rolled back pointer).
    """

    def __init__(
        self,
        path: Path,
        rules: RulesLike,
        generation: str | None,
        recorded: Callable[[], Iterable[str]],
    ) -> None:
        raise NotImplementedError

    def __enter__(self) -> State:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        raise NotImplementedError

    def unchanged(self, file: FileLike) -> bool:
        """Whether `file` was surveyed under the present rules and looks as it did then."""
        raise NotImplementedError

    def put_surveys(
        self, file: FileLike, surveys: Iterable[Survey], rejected: Iterable[Rejected] = ()
    ) -> None:
        """Replace all that is known of one file and its records; durable on return."""
        raise NotImplementedError

    def missing(self, seen: Iterable[str]) -> list[str]:
        """The known files that are not among `seen` (paths under RAW), sorted."""
        raise NotImplementedError

    def forget(self, files: Iterable[str]) -> None:
        """Drop files that are gone, with all their records."""
        raise NotImplementedError

    def weigh(self, min_pages: int, min_share: float) -> None:
        """Decide the furniture of every site whose records changed; call once after the surveys."""
        raise NotImplementedError

    def furniture(self, site: str) -> frozenset[int]:
        """The line keys that are furniture of `site`, as last weighed."""
        raise NotImplementedError

    def counts(self) -> tuple[int, int]:
        """(records known, records to clean)."""
        raise NotImplementedError

    def dirty(self) -> Iterator[Dirty]:
        """Records whose row is missing or was made otherwise, in order of file and place in it.

        Otherwise: from other bytes, under another pipeline version, or with other furniture. The
        state may be written to while this is read.
        """
        raise NotImplementedError

    def vanished(self) -> Iterator[str]:
        """Source paths that have rows in the current generation but no record any more."""
        raise NotImplementedError

    def stage(self, outcomes: Iterable[tuple[str, str, frozenset[int]]]) -> None:
        """Note (source_path, source_sha256, furniture) of rows staged for this run's commit."""
        raise NotImplementedError

    def promote(self, run_id: str) -> None:
        """Make the staged outcomes count: the generation committed by `run_id` is current.

        Also when the commit found nothing to change: then with the `run_id` of the generation
        that stayed. A kill between commit and this call is harmless.
        """
        raise NotImplementedError
