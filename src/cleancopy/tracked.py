"""`cleancopy run --prefect`: the same run as a flow that a Prefect server tracks.

The flow is a file of `flows/`, loaded by its path, so that the library itself never imports
prefect.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cleancopy.errors import UsageError
from cleancopy.place import Place, named
from cleancopy.running.job import Report
from cleancopy.settings import shipped

REMEDY = """\
  prefect server start                                            # in another terminal
  export PREFECT_API_URL=http://127.0.0.1:4200/api
and run again; or run without --prefect: the work is the same."""

TIMEOUT_SECONDS = 5
"""For the API to answer before a tracked run begins."""


def ingest(
    raw: Place, clean: Place, config: Path | None, workers: int, runner: str = "local"
) -> Report:
    """Run the ingest flow against the configured API; raises `UsageError` when none answers."""
    os.environ.setdefault("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    if importlib.util.find_spec("prefect") is None:
        raise UsageError("prefect is not installed: pip install 'cleancopy[prefect]'")
    _require_api()
    given = {"raw": named(raw), "out": named(clean), "workers": workers, "runner": runner}
    what = given | ({"config": str(config)} if config else {})
    from prefect.exceptions import ParameterTypeError

    state = flow("ingest")(what, return_state=True)
    report = state.result(raise_on_failure=False)
    if isinstance(report, Report):
        return report
    raise UsageError(str(report)) if isinstance(report, ParameterTypeError) else report


def flow(name: str) -> Callable[..., Any]:
    """The flow of one file of `flows/`; the file and its flow have the same name."""
    path = shipped("flows") / f"{name}.py"
    if str(path.parent) not in sys.path:  # as Prefect has it: a flow finds what lies beside it
        sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(f"cleancopy_flow_{name}", path)
    if spec is None or spec.loader is None:
        raise UsageError(f"{path} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[..., Any] = getattr(module, name)
    return found


def _require_api() -> None:
    from prefect.settings import get_current_settings

    url = get_current_settings().api.url
    if not url:
        raise UsageError(f"no Prefect API is configured (PREFECT_API_URL):\n{REMEDY}")
    request = urllib.request.Request(f"{url.rstrip('/')}/health")
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS):
            pass
    except OSError as error:
        raise UsageError(f"no Prefect API answers at {url} ({error}):\n{REMEDY}") from error
