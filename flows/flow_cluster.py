"""Shards on a Dask cluster. What runs there travels by value: workers need the library alone."""

from __future__ import annotations

import sys
from typing import Any

import cloudpickle  # type: ignore[import-untyped]

OURS = ("flow_work", "flow_artifacts", "flow_inputs")


def runner(address: str) -> Any:
    """Task runner for `dask://HOST:PORT`; Dask runs the tasks of a lost worker elsewhere."""
    from prefect_dask.task_runners import DaskTaskRunner

    for name in OURS:
        cloudpickle.register_pickle_by_value(sys.modules[name])
    return DaskTaskRunner(address=address.replace("dask://", "tcp://", 1))
