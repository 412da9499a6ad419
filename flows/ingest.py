"""Clean what is new under RAW, as a Prefect flow."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.runtime import flow_run

from flow_inputs import Ingest
from flow_work import named, work

AS_SHIPPED = Ingest()
"""As the form shows it when nothing is filled in."""


def _name() -> str:
    return named("ingest", flow_run.parameters["what"].raw)


@flow(name="ingest", flow_run_name=_name, persist_result=False, validate_parameters=True)
def ingest(what: Ingest = AS_SHIPPED) -> Any:
    """Clean every new or changed raw file into the data set, in one new generation.

    Completed with the report as its result; Failed with the same, and all that is good committed,
    when a document met a bug of ours.
    """
    return work("ingest", what)
