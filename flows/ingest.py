"""The run of :mod:`cleancopy.run` as a Prefect flow: list → survey → clean → commit → report.

Thin on purpose: what a shard is and how it is done, the library knows. Tasks carry paths and
counts, never documents, and open their own worker processes, so that a task may run on any machine
that sees the same folders. Only the flow itself holds the data set and its state.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task, unmapped
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.states import Completed, Failed
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from cleancopy import run
from cleancopy.cleaning import Cleaned, clean_shard, note
from cleancopy.crew import crew
from cleancopy.job import Job, Report, Shard, Surveyed
from cleancopy.summary import report_rows
from cleancopy.surveying import absorb, survey_shard


def _may_pass(task: Any, task_run: TaskRun, state: State[Any]) -> bool:
    """Whether a failed shard is worth a second try: a busy disk is, a bug or wrong config not."""
    return isinstance(state.result(raise_on_failure=False), OSError)


ONE_AT_A_TIME: Any = ThreadPoolTaskRunner(max_workers=1)

SHARD: dict[str, Any] = {
    "retries": 2,
    "retry_delay_seconds": [5, 30],
    "retry_condition_fn": _may_pass,
    "cache_policy": NO_CACHE,
    "persist_result": False,
}


@task(name="list", task_run_name="list new files", cache_policy=NO_CACHE, persist_result=False)
def list_new(held: run.Session) -> run.Plan:
    return run.plan(held)


@task(name="survey", task_run_name="{shard.name}, {shard.files} files", **SHARD)
def survey(job: Job, shard: Shard) -> Surveyed:
    with crew(job) as hands:
        done = survey_shard(shard, hands)
    get_run_logger().info("%s: %d records in %.1f s", shard.name, done.records, done.seconds)
    return done


@task(name="clean", task_run_name="{shard.name}, {shard.records} records", **SHARD)
def clean(job: Job, shard: Shard) -> Cleaned:
    with crew(job) as hands:
        done = clean_shard(job, shard, hands)
    rejected = sum(done.rejected.values())
    line = "%s: %d articles, %d rejected in %.1f s"
    get_run_logger().info(line, shard.name, done.articles, rejected, done.seconds)
    return done


@task(name="commit", task_run_name="commit", cache_policy=NO_CACHE, persist_result=False)
def commit(
    held: run.Session,
    planned: run.Plan,
    surveyed: list[Surveyed],
    todo: run.Todo,
    cleaned: list[Cleaned],
) -> Report:
    return run.finish(held, planned, surveyed, todo, cleaned)


@flow(
    name="ingest",
    flow_run_name="ingest {raw}",
    task_runner=ONE_AT_A_TIME,  # a shard takes all cores by itself
    persist_result=False,
)
def ingest(
    raw: Path, out: Path = Path("clean"), config: Path | None = None, workers: int = 0
) -> Any:
    """Clean every raw file under `raw` into the data set `out`.

    Completed with the report as its result; Failed with the same, and all that is good committed,
    when a document met a bug of ours.
    """
    log = get_run_logger()
    with run.session(raw, out, config, workers, Logged(log)) as held:
        here: Any = quote(held)  # not for Prefect to look into
        planned = list_new(here)
        log.info("%d new or changed files in %d shards", planned.files, len(planned.shards))
        surveyed = []
        for surveying in survey.map(unmapped(held.job), list(planned.shards)):
            surveyed.append(surveying.result())
            absorb(held.state, surveyed[-1])
        todo = run.evidence(held)
        log.info("%d of %d records to clean in %d shards", todo.dirty, todo.known, len(todo.shards))
        cleaned = []
        for cleaning in clean.map(unmapped(held.job), list(todo.shards)):
            cleaned.append(cleaning.result())
            note(held.state, cleaned[-1])
        report = commit(here, planned, surveyed, todo, cleaned)
    return _ended(report, log)


def _ended(report: Report, log: Any) -> State[Any]:
    for name, value in report_rows(report):
        log.info("%s: %s", name.strip(), value)
    if report.bugs:
        return Failed(message=f"{report.bugs} documents met a bug of ours", data=report)
    return Completed(message=f"{report.cleaned} articles cleaned", data=report)


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
