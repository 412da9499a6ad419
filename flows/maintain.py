"""Verify, prune and compact a data set, as a Prefect flow."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.runtime import flow_run
from prefect.states import Completed, Failed

from cleancopy.job import UsageError
from cleancopy.settings import load_rules
from cleancopy.store import prune as pruning
from cleancopy.store.layout import Layout
from cleancopy.store.lock import exclusive
from cleancopy.store.staging import discard
from cleancopy.store.upkeep import compact as compacting
from cleancopy.store.verify import Problem, raw_folder
from cleancopy.store.verify import verify as verifying
from flow_inputs import Maintain
from flow_work import OURS, Logged, named

PROBLEMS_SHOWN = 500

AS_SHIPPED = Maintain()
"""As the form shows it when nothing is filled in."""


def _name() -> str:
    return named("maintain", flow_run.parameters["what"].out)


@task(name="verify", **OURS)
def verify(clean: Path, config: Path | None, raw_too: bool) -> list[Problem]:
    from cleancopy.commands import raw_hashes

    raw = raw_folder(clean) if raw_too else None
    hashes = raw_hashes(raw, load_rules(config).settings) if raw else None
    return list(verifying(clean, hashes))


@task(name="prune", **OURS)
def prune(clean: Path, keep_generations: int, keep_hours: float) -> list[int]:
    return pruning.prune(Layout(clean), keep_generations, keep_hours, datetime.now(UTC))


@task(name="compact", **OURS)
def compact(clean: Path) -> int:
    layout = Layout(clean)
    discard(layout)
    return compacting(layout)


@flow(name="maintain", flow_run_name=_name, persist_result=False, validate_parameters=True)
def maintain(what: Maintain = AS_SHIPPED) -> Any:
    """Keep a data set in order, while nobody writes it; Failed when it is not as it should be."""
    log = get_run_logger()
    clean = Path(what.out).resolve()
    if Layout(clean).current() is None:
        raise UsageError(f"{clean} holds no data set yet")
    with exclusive(Layout(clean), wait=True, waiting=Logged(log).say):
        problems = _verified(clean, what) if what.verify else []
        if what.prune and not problems:  # an older generation may be the sound one
            gone = prune(clean, what.keep_generations, what.keep_hours)
            log.info("removed %d old generations", len(gone))
        if what.compact:
            log.info("gave back %.1f MB", compact(clean) / 1e6)
    if problems:
        return Failed(message=f"{len(problems)} problems; nothing was pruned")
    return Completed(message="no problem" if what.verify else "done")


def _verified(clean: Path, what: Maintain) -> list[Problem]:
    log = get_run_logger()
    problems = verify(clean, Path(what.config) if what.config else None, what.raw_too)
    for problem in problems[:PROBLEMS_SHOWN]:
        log.error("%s: %s", problem.where, problem.what)
    if problems:
        rows = [problem._asdict() for problem in problems[:PROBLEMS_SHOWN]]
        create_table_artifact(rows, key="problems", description=f"What is wrong with {clean}")
    return problems
