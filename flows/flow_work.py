"""The work that ingest and replay share: list → survey → weigh → clean → commit → report.

Thin on purpose: what a shard is and how it is done, the library knows. Tasks carry paths and
counts, never documents, and open their own worker processes, so that a task may run on any machine
that sees the same folders. Only the flow itself holds the data set and its state.
"""

from __future__ import annotations

import errno
import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from prefect import get_run_logger, task
from prefect.assets import materialize
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from prefect.utilities.annotations import quote

import flow_artifacts as artifacts
from cleancopy import run
from cleancopy.place import place
from cleancopy.running.cleaning import Cleaned, clean_shard, note
from cleancopy.running.crew import crew
from cleancopy.running.job import Job, Report, Shard, Surveyed
from cleancopy.running.surveying import absorb, survey_shard
from cleancopy.store.figures import Figures, figures
from cleancopy.summary import counted, report_rows
from flow_inputs import Work
from flow_signs import signs

HOPELESS = frozenset({errno.ENOENT, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EISDIR})
"""Errors of the system that are the same the next time."""


@dataclass(frozen=True, slots=True)
class Portion:
    """What one task does. No tuple: Dask would take it to pieces."""

    name: str
    """`clean raw 2026-11-21 · 3 of 12`."""
    shards: tuple[Shard, ...]


def _may_pass(task: Any, task_run: TaskRun, state: State[Any]) -> bool:
    """Whether a second try is worth it: after a busy or full disk, not after a bug."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, OSError) and error.errno not in HOPELESS


OURS: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
AGAIN: dict[str, Any] = {
    **OURS,
    "retries": 3,
    "retry_delay_seconds": [5, 30, 120],
    "retry_jitter_factor": 0.2,
    "retry_condition_fn": _may_pass,
}


@task(name="list", task_run_name="list new files", **OURS)
def list_new(held: run.Session, new: bool) -> run.Plan:
    return run.plan(held, new)


@task(name="survey", task_run_name="{portion.name}", **AGAIN)
def survey(job: Job, portion: Portion) -> list[Surveyed]:
    with crew(job) as hands:
        done = [survey_shard(job, shard, hands) for shard in portion.shards]
    records, seconds = sum(part.records for part in done), sum(part.seconds for part in done)
    get_run_logger().info("%s: read %d records in %.1f s", portion.name, records, seconds)
    return done


@task(name="clean", task_run_name="{portion.name}", **AGAIN)
def clean(job: Job, portion: Portion) -> list[Cleaned]:
    with crew(job) as hands:
        done = [clean_shard(job, shard, hands) for shard in portion.shards]
    articles, seconds = sum(part.articles for part in done), sum(part.seconds for part in done)
    rejected = sum(count for part in done for count in part.rejected.values())
    line = "%s: %d articles, %d rejected in %.1f s"
    get_run_logger().info(line, portion.name, articles, rejected, seconds)
    return done


def commit(
    held: run.Session,
    planned: run.Plan,
    surveyed: list[Surveyed],
    todo: run.Todo,
    cleaned: list[Cleaned],
) -> Report:
    return run.finish(held, planned, surveyed, todo, cleaned)


class Seconds:
    """Where the time went."""

    def __init__(self) -> None:
        self.by_stage: dict[str, float] = {}

    @contextmanager
    def of(self, stage: str) -> Iterator[None]:
        started = time.monotonic()
        yield
        self.by_stage[stage] = time.monotonic() - started


def named(kind: str, raw: str) -> str:
    """What ran and when, `ingest raw 2026-11-21`: the day is that of the schedule."""
    day = flow_run.scheduled_start_time
    return f"{kind} {place(raw).name or raw} {day:%Y-%m-%d}"


def work(kind: str, what: Work, again: Sequence[str] | None = None) -> State[Any]:
    """One whole run; how it ended, with the report as its data.

    `again`: no new files, but rejected records for these reasons (none named: for any).
    """
    log, seconds = get_run_logger(), Seconds()
    raw, out = place(what.raw), place(what.out)
    config = Path(what.config) if what.config else None
    started = time.monotonic()
    with signs(), run.session(raw, out, config, what.workers, Logged(log)) as held:
        if kind == "replay" and again is not None:
            log.info("%d rejected records get another try", run.doubt(held, again))
        report, counted = _held(kind, what, held, seconds, log)
    report = replace(report, seconds=time.monotonic() - started)
    artifacts.summary(named(kind, what.raw), held, report, counted, seconds.by_stage)
    artifacts.rejections(held, counted, what.links)
    return _ended(report, log)


def _held(
    kind: str, what: Work, held: run.Session, seconds: Seconds, log: Any
) -> tuple[Report, Figures]:
    here: Any = quote(held)  # not for Prefect to look into
    progress = artifacts.Progress(held)
    with seconds.of("list"):
        planned = list_new(here, kind == "ingest")
    log.info("%d new or changed files in %d shards", planned.files, len(planned.shards))
    with seconds.of("survey"), _runner(what.runner) as runner:
        portions = _portions(f"read {named('', what.raw).strip()}", planned.shards, what.tasks)
        surveyed: list[Surveyed] = []
        for done in _mapped(runner, survey, held.job, portions):
            for one in done:
                absorb(held.state, one)
            surveyed += done
            progress.put(0.3 * len(surveyed) / len(planned.shards))
    with seconds.of("weigh"):
        todo = run.evidence(held)
    log.info("%d of %d records to clean in %d shards", todo.dirty, todo.known, len(todo.shards))
    with seconds.of("clean"), _runner(what.runner) as runner:
        portions = _portions(f"clean {named('', what.raw).strip()}", todo.shards, what.tasks)
        cleaned: list[Cleaned] = []
        for results in _mapped(runner, clean, held.job, portions):
            for result in results:
                note(held.state, result)
            cleaned += results
            progress.put(0.3 + 0.65 * len(cleaned) / len(todo.shards))
    with seconds.of("commit"):
        counted = figures(held.layout, (piece for part in cleaned for piece in part.staged))
        report = _committing(held)(here, planned, quote(surveyed), todo, quote(cleaned))
    progress.put(1.0)
    return report, counted


def _portions(name: str, shards: Sequence[Shard], most: int) -> list[Portion]:
    """At most `most` portions of as many shards each, as far as that goes."""
    size = max(1, -(-len(shards) // most))
    cut = [tuple(shards[at : at + size]) for at in range(0, len(shards), size)]
    return [Portion(f"{name} · {n} of {len(cut)}", part) for n, part in enumerate(cut, 1)]


def _mapped(runner: Any, function: Any, job: Job, portions: list[Portion]) -> Iterator[list[Any]]:
    """What each portion came to, in their order, as they are done."""
    futures = [runner.submit(function, {"job": job, "portion": part}) for part in portions]
    for future in futures:
        yield future.result()


def _runner(where: str) -> Any:
    """Where tasks run: here one by one, as a shard takes all cores by itself, or on a cluster."""
    if where == "local":
        from prefect.task_runners import ThreadPoolTaskRunner

        return ThreadPoolTaskRunner(max_workers=1)
    from flow_cluster import runner

    return runner(where)


def _committing(held: run.Session) -> Any:
    """The commit as the task that materializes the data set, from RAW."""
    clean, raw = artifacts.assets(held.job)
    made: Any = materialize(clean, asset_deps=[raw], name="commit", task_run_name="commit", **OURS)
    return made(commit)


def _ended(report: Report, log: Any) -> State[Any]:
    for name, value in report_rows(report):
        log.info("%s: %s", name.strip(), value)
    if report.bugs:
        return Failed(message=f"{counted(report.bugs, 'record')} met a bug of ours", data=report)
    return Completed(message=f"{counted(report.cleaned, 'article')} cleaned", data=report)


class Logged:
    """A watch that passes on what a person should know; the tasks log their own progress."""

    def __init__(self, log: logging.Logger | logging.LoggerAdapter[logging.Logger]) -> None:
        self._log = log

    def phase(self, name: str, total: int, unit: str) -> None:
        pass

    def advance(self, units: int, records: int = 0) -> None:
        pass

    def say(self, sentence: str) -> None:
        self._log.info(sentence)
