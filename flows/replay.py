"""Clean again what was rejected, or what a changed rule touches, as a Prefect flow."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.runtime import flow_run

from flow_inputs import Replay
from flow_work import named, work

AS_SHIPPED = Replay()
"""As the form shows it when nothing is filled in."""


def _name() -> str:
    return named("replay", flow_run.parameters["what"].raw)


@flow(name="replay", flow_run_name=_name, persist_result=False, validate_parameters=True)
def replay(what: Replay = AS_SHIPPED) -> Any:
    """Make rows anew without taking in new files; one new generation if any row is other.

    What changed rules, profiles or code touch is always done; rejected records where asked.
    """
    return work("replay", what, list(what.reasons) if what.rejected else None)
