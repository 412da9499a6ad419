"""Signs of life that the server has for certain: that a flow began its work, and that it ended it.

Prefect's own events do not do for the automation of flows/automations.yaml. It looks at an event
only after the one that it follows, and the first state of a scheduled run is never announced: so
`Running` and `Completed` wait there for a quarter of an hour. Heartbeats follow nothing, but a run
that is killed in its first moment has sent none: they leave the process by and by.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from uuid import uuid4

from httpx import HTTPError
from prefect import get_run_logger
from prefect.client.orchestration import get_client
from prefect.runtime import flow_run

BEGAN = "cleancopy.run.began"
ENDED = "cleancopy.run.ended"


@contextmanager
def signs() -> Iterator[None]:
    """Tell the server before the work and after it, however it ends short of a kill."""
    _tell(BEGAN)
    try:
        yield
    finally:
        _tell(ENDED)


def _tell(event: str) -> None:
    """One event of this run, at the server when this returns; a run goes on without."""
    tags = [f"prefect.tag.{tag}" for tag in flow_run.tags]
    told = {
        "id": str(uuid4()),
        "event": event,
        "occurred": datetime.now(UTC).isoformat(),
        "resource": {"prefect.resource.id": f"prefect.flow-run.{flow_run.id}"},
        "related": [{"prefect.resource.id": tag, "prefect.resource.role": "tag"} for tag in tags],
    }
    try:
        with get_client(sync_client=True) as server:
            server.request("POST", "/events", json=[told]).raise_for_status()
    except HTTPError as error:
        get_run_logger().warning("the server was not told of %s: %s", event, error)
