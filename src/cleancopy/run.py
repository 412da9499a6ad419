"""A run: plan, survey, weigh the evidence, clean, commit, report.

`run` is the whole of it on one machine. Its parts are plain functions over values that carry paths
and counts, so that a tracked flow, or a cluster that sees the same folders, calls the same ones:
:func:`session` and :func:`finish` in one place under the lock, the shards wherever there is room.
"""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from cleancopy import __version__, raws
from cleancopy.errors import UsageError
from cleancopy.opening import Opened, check_apart, opened
from cleancopy.place import Place, named
from cleancopy.read import RawFile, Skipped
from cleancopy.read.walk import UNREADABLE
from cleancopy.running import shards
from cleancopy.running.cleaning import Cleaned, clean_shard, note
from cleancopy.running.crew import crew, version
from cleancopy.running.job import SILENT, Job, Left, Report, Shard, Surveyed, Watch
from cleancopy.running.surveying import absorb, survey_shard
from cleancopy.settings import Rules, load_rules
from cleancopy.store.commit import Committed, RunInfo, commit
from cleancopy.store.contents import recorded, rejected, run_of
from cleancopy.store.layout import Generation, Layout
from cleancopy.store.staging import StagedShard
from cleancopy.store.state import State

SKIPPED_SHOWN = 20
"""Paths of skipped files that a report names for each reason."""

_BUGS = frozenset({"CRASHED"})
"""Reasons of a rejection that are bugs of ours."""


@dataclass(frozen=True, slots=True)
class Session:
    """One run while it holds the data set: what only the process with the lock needs."""

    job: Job
    rules: Rules
    opened: Opened
    state: State
    current: Generation | None
    started_at: datetime

    @property
    def layout(self) -> Layout:
        return self.opened.layout


@dataclass(frozen=True, slots=True)
class Plan:
    """What there is under RAW, and what of it is new or changed."""

    shards: tuple[Shard, ...]
    files: int
    bytes: int
    skipped: Mapping[str, int]
    skipped_paths: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Todo:
    """What the evidence leaves to do."""

    shards: tuple[Shard, ...]
    gone: tuple[str, ...]
    """Source paths whose rows go."""
    known: int
    dirty: int


def run(
    raw: Place,
    clean: Place,
    config: Path | None = None,
    workers: int = 0,
    watch: Watch = SILENT,
) -> Report:
    """Clean every raw file under `raw` into the data set `clean`; the whole run, here.

    Either may be in a bucket (`place.place`).

    Raises `UsageError`, `ConfigError` or `StoreError` with a sentence for a person; the data set
    then is as it was.
    """
    started = time.monotonic()
    with session(raw, clean, config, workers, watch) as held, crew(held.job) as hands:
        planned = plan(held)
        watch.phase("survey", planned.bytes, "bytes")
        surveyed = []
        for shard in planned.shards:
            surveyed.append(survey_shard(held.job, shard, hands, watch))
            absorb(held.state, surveyed[-1])
        todo = evidence(held)
        watch.phase("clean", todo.dirty, "records")
        cleaned = []
        for shard in todo.shards:
            cleaned.append(clean_shard(held.job, shard, hands, watch))
            note(held.state, cleaned[-1])
        if todo.shards or todo.gone:
            watch.phase("commit", 0, "")
        report = finish(held, planned, surveyed, todo, cleaned)
    return replace(report, seconds=time.monotonic() - started)


@contextmanager
def session(
    raw: Place, clean: Place, config: Path | None, workers: int, watch: Watch = SILENT
) -> Iterator[Session]:
    """Hold the data set for one run: lock it, tidy up after dead runs, open the state."""
    raw, clean = check_apart(raw, clean)
    rules = load_rules(config)
    started_at = datetime.now(UTC)
    run_id = f"{started_at:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}"
    own = config.resolve() if config else None
    with opened(clean, rules.settings.lease_seconds, watch.say) as held:
        layout = held.layout
        job = Job(raw, layout.clean, own, workers, run_id, version(rules), clean)
        current = layout.current()
        known = run_of(current), partial(recorded, current)
        with State(layout.state, rules, run_id, *known) as state:
            yield Session(job, rules, held, state, current, started_at)


def plan(held: Session, new: bool = True) -> Plan:
    """Walk RAW, forget what is gone, and list what is new or changed in shards.

    Without `new`, files that no run has seen are left for another run.
    """
    seen: list[str] = []
    skipped: list[Skipped] = []
    made = shards.write_files(
        held.job, _changed(held, seen, skipped, new), held.rules.settings.shard_records
    )
    if not seen:
        raise UsageError(_nothing(held, skipped))
    held.state.forget(_gone(held.state.missing(seen), skipped))
    return Plan(
        tuple(made),
        sum(shard.files for shard in made),
        sum(shard.bytes for shard in made),
        Counter(file.reason for file in skipped),
        tuple(_first(skipped)),
    )


def _first(skipped: Iterable[Skipped]) -> Iterator[tuple[str, str]]:
    """(path, reason) of the first for each reason: a thousand pictures hide no locked folder."""
    seen: Counter[str] = Counter()
    for file in skipped:
        seen[file.reason] += 1
        if seen[file.reason] <= SKIPPED_SHOWN:
            yield file.path, file.reason


def _nothing(held: Session, skipped: Iterable[Skipped]) -> str:
    """What to say where there is no raw file: all gone is hardly meant."""
    reasons = sorted(Counter(file.reason for file in skipped).items())
    known = f" (skipped: {', '.join(f'{n} {reason}' for reason, n in reasons)})" if reasons else ""
    rows = f", but {held.job.target} has rows" if held.current else ""
    return (
        f"there is no raw file under {held.job.raw}{known}{rows}: is this the right folder?"
        " Nothing was changed"
    )


def _gone(missing: Iterable[str], skipped: Iterable[Skipped]) -> Iterator[str]:
    """The missing files but those behind what the system refuses to show: their rows stay."""
    hidden = tuple(found.path for found in skipped if found.reason.startswith(UNREADABLE))
    folders = tuple(f"{path}/" for path in hidden)
    return (path for path in missing if path not in hidden and not path.startswith(folders))


def _changed(
    held: Session, seen: list[str], skipped: list[Skipped], new: bool
) -> Iterator[RawFile]:
    for found in raws.found(held.job.raw):
        if isinstance(found, Skipped):
            skipped.append(found)
            continue
        seen.append(found.path)
        if not held.state.unchanged(found) and (new or held.state.knows(found.path)):
            yield found


def _files(held: Session) -> Iterator[RawFile]:
    return (found for found in raws.found(held.job.raw) if isinstance(found, RawFile))


def doubt(held: Session, reasons: Iterable[str] = ()) -> int:
    """Have the rejected records (for `reasons`; none named: for any) read and cleaned again.

    Call before `plan`; returns how many they are.
    """
    paths = list(rejected(held.current, frozenset(reasons)))
    held.state.doubt(paths)
    return len(paths)


def evidence(held: Session) -> Todo:
    """Weigh the sites' lines anew, and list in shards the records whose row must be made."""
    settings = held.rules.settings
    held.state.weigh(settings.site_min_pages, settings.site_min_share)
    known, dirty = held.state.counts()
    made = shards.write_dirty(held.job, held.state.dirty(), _files(held), settings.shard_records)
    return Todo(tuple(made), tuple(held.state.vanished()), known, dirty)


def finish(
    held: Session,
    planned: Plan,
    surveyed: Iterable[Surveyed],
    todo: Todo,
    cleaned: Iterable[Cleaned],
) -> Report:
    """Commit what was staged as one generation, or none if nothing changes, and report."""
    surveyed, cleaned = list(surveyed), list(cleaned)
    rejections = _sum(part.rejected for part in cleaned)
    made = _commit(held, [piece for part in cleaned for piece in part.staged], todo.gone)
    where = made.generation if made else held.current
    return Report(
        files=planned.files,
        read=sum(part.records for part in surveyed),
        unchanged=todo.known - todo.dirty,
        cleaned=sum(part.articles for part in cleaned),
        rejected=rejections,
        skipped=dict(sorted(planned.skipped.items())),
        skipped_paths=planned.skipped_paths,
        left=_left(surveyed, cleaned),
        gone=len(todo.gone),
        bugs=max(sum(1 for _ in rejected(where, _BUGS)), sum(rejections.get(r, 0) for r in _BUGS)),
        where=where.folder if where else None,
        shown=held.opened.destination.where(where) if where else None,
        new=made is not None,
        undone=made.undone if made else (),
    )


def _commit(held: Session, staged: list[StagedShard], gone: tuple[str, ...]) -> Committed | None:
    if not staged and not gone:
        return None
    job = held.job
    info = RunInfo(job.run_id, held.started_at, named(job.raw), __version__)
    now, settings = datetime.now(UTC), held.rules.settings
    made = commit(
        held.layout, staged, gone, info, settings, now, destination=held.opened.destination
    )
    run_id = run_of(made.generation if made else held.current)
    try:
        if run_id is not None:
            held.state.promote(run_id)
    except sqlite3.Error as error:
        if made is None:
            raise
        noted = f"the state does not know it until the next run: {error}"
        return replace(made, undone=(*made.undone, noted))
    return made


def _sum(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for part in counts:
        total.update(part)
    return dict(sorted(total.items()))


def _left(surveyed: list[Surveyed], cleaned: list[Cleaned]) -> tuple[Left, ...]:
    lists = [part.left for part in surveyed] + [part.left for part in cleaned]
    both = {file.path: file for files in lists for file in files}
    return tuple(both[path] for path in sorted(both))
