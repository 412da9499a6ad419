"""The commit: staged shards and the current generation become the next one, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cleancopy.errors import StoreError, UsageError
from cleancopy.store import files, manifest
from cleancopy.store.destination import Here
from cleancopy.store.layout import TABLES

if TYPE_CHECKING:
    from cleancopy.settings import Settings
    from cleancopy.store.destination import Destination
    from cleancopy.store.layout import Generation, Layout
    from cleancopy.store.staging import StagedShard


@dataclass(frozen=True, slots=True)
class RunInfo:
    """The run that commits: goes to the manifest, never into a data file."""

    run_id: str
    """Never used twice; a name for a folder."""
    started_at: datetime
    """UTC."""
    raw: str
    """RAW as an absolute path or address: where `verify` looks for the raw files."""
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
    undone: tuple[str, ...]
    """What failed once it was committed, and is made up for later."""


def commit(
    layout: Layout,
    staged: Sequence[StagedShard],
    gone: Iterable[str],
    run: RunInfo,
    settings: Settings,
    now: datetime,
    step: Callable[[str], None] = lambda _: None,
    destination: Destination | None = None,
) -> Committed | None:
    """Make the next generation; None when it would equal the current one. Call under the lock.

    Staged records take the place of the rows with their source path; rows of the paths in `gone`
    go. `now` (UTC) dates the generation and decides what is pruned. `destination`: where readers
    see it, if not in the folder itself. `step` is called with a name before each step that another
    process could see: tests stop there. Raises `StoreError` on contradictory input and `OSError` as
    it comes; the current generation then stays as it was. What fails once readers see the new one
    fails no run: it is told in `undone`.
    """
    from cleancopy.store.build import build

    destination = destination or Here(layout)
    number = destination.number()
    current = layout.current()
    folder = layout.staging / f"{run.run_id}.generation"
    files.remove_folder(folder, layout.trash)
    try:
        built = build(layout, current, staged, gone, folder, number, settings.row_group_rows, step)
        if built is None:
            return None
        generation = layout.generation(number)
        facts = _facts(run, number, now, settings) | built.facts
        undone: list[str] = []
        if destination.publish(folder, number, facts, step):
            with _told(undone, "the working folder is without it until the next run"):
                _publish(layout, folder, generation, facts, step)
        else:
            _publish(layout, folder, generation, facts, step)
    finally:
        with suppress(OSError):  # it goes with the staging of all runs
            files.remove_folder(folder, layout.trash)
    step("prune")
    with _told(undone, "old generations are not removed until a later run"):
        destination.prune(settings.keep_generations, settings.keep_hours, now)
    return Committed(generation, built.facts["rows"], built.written, built.linked, tuple(undone))


@contextmanager
def _told(undone: list[str], what: str) -> Iterator[None]:
    """What comes after the commit: a failure is noted there and nothing more."""
    try:
        yield
    except (OSError, StoreError, UsageError) as error:
        undone.append(f"{what}: {error}")


def _facts(run: RunInfo, number: int, now: datetime, settings: Settings) -> dict[str, object]:
    from cleancopy.settings.options import row_settings

    return {
        "generation": number,
        "run_id": run.run_id,
        "started_at": run.started_at.isoformat(),
        "committed_at": now.isoformat(),
        "raw": run.raw,
        "version": run.version,
        "settings": row_settings(settings),
    }


def _publish(
    layout: Layout,
    folder: Path,
    generation: Generation,
    facts: dict[str, object],
    step: Callable[[str], None],
) -> None:
    """Everything before the pointer can be lost without harm; the pointer is the commit."""
    for table in TABLES:
        files.sync_folder(folder / table)
    files.sync_folder(folder)
    step("move")
    files.move_folder(folder, generation.folder)
    step("manifest")
    manifest.write(generation, facts)
    step("point")
    files.point(layout.pointer, generation.folder.relative_to(layout.clean.resolve()).as_posix())
