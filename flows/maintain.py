"""Verify, prune and compact a data set, as a Prefect flow."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.runtime import flow_run
from prefect.states import Completed, Failed
from prefect.utilities.annotations import quote

from cleancopy.errors import UsageError
from cleancopy.opening import Opened, check_raw, current, opened, readable, remedies
from cleancopy.place import Place, place
from cleancopy.settings import load_rules
from cleancopy.store.upkeep import compact as compacting
from cleancopy.store.verify import Problem, made_from
from cleancopy.store.verify import verify as verifying
from flow_inputs import Maintain
from flow_signs import signs
from flow_work import OURS, Logged, named

PROBLEMS_SHOWN = 500

AS_SHIPPED = Maintain()
"""As the form shows it when nothing is filled in."""


def _name() -> str:
    return named("maintain", flow_run.parameters["what"].out)


@task(name="verify", **OURS)
def verify(clean: Place, raw_too: bool, told: str | None = None) -> list[Problem]:
    from cleancopy.commands import raw_hashes

    with readable(clean) as folder:
        stated, settings = made_from(folder)
        raw = place(told) if told else stated
        hashes = None
        if raw_too and raw is not None:
            get_run_logger().info("checked against the raw files in %s", raw)
            hashes = raw_hashes(check_raw(raw), settings)
        return list(verifying(folder, hashes, remedies(clean)))


@task(name="prune", **OURS)
def prune(held: Opened, keep_generations: int, keep_hours: float) -> list[int]:
    return held.destination.prune(keep_generations, keep_hours, datetime.now(UTC))


@task(name="compact", **OURS)
def compact(held: Opened) -> int:
    return compacting(held.layout)


@flow(name="maintain", flow_run_name=_name, persist_result=False, validate_parameters=True)
def maintain(what: Maintain = AS_SHIPPED) -> Any:
    """Keep a data set in order, while nobody writes it; Failed when it is not as it should be."""
    log = get_run_logger()
    clean = place(what.out)
    if current(clean) is None:
        raise UsageError(f"{clean} holds no data set yet")
    settings = load_rules(Path(what.config) if what.config else None).settings
    with signs(), opened(clean, settings.lease_seconds, Logged(log).say) as held:
        here: Any = quote(held)  # not for Prefect to look into
        problems = _verified(clean, what) if what.verify else []
        if what.prune and not problems:  # an older generation may be the sound one
            gone = prune(here, *what.kept(settings))
            log.info("removed %d old generations", len(gone))
        if what.compact:
            log.info("gave back %.1f MB", compact(here) / 1e6)
    if problems:
        return Failed(message=f"{len(problems)} problems; nothing was pruned")
    return Completed(message="no problem" if what.verify else "done")


def _verified(clean: Place, what: Maintain) -> list[Problem]:
    log = get_run_logger()
    problems = verify(clean, what.raw_too, what.raw)
    for problem in problems[:PROBLEMS_SHOWN]:
        log.error("%s: %s", problem.where, problem.what)
    if problems:
        rows = [problem._asdict() for problem in problems[:PROBLEMS_SHOWN]]
        create_table_artifact(rows, key="problems", description=f"What is wrong with {clean}")
    return problems
