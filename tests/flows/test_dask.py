"""The flow's shards on a real Dask cluster of two workers, one of which is killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cleancopy import tracked
from cleancopy.run import run
from s3_server import Bucket
from sample_pages import digests, write_pages

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

CONFIG = "shard_records = 8\n"
PAGES = 48


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Address of a scheduler with two workers, and the workers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    port = address.rpartition(":")[2]
    common = ["--host", "127.0.0.1", "--no-dashboard"]
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", *common, "--port", port]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", f"tcp://{address}", *common]
    worker += ["--no-nanny", "--nthreads", "1", "--local-directory", str(tmp_path / "dask")]
    log = open(tmp_path / "dask.log", "wb")  # noqa: SIM115
    started = [
        subprocess.Popen(parts, cwd=tmp_path, stdout=log, stderr=log, start_new_session=True)
        for parts in (command, worker, worker)
    ]
    try:
        yield f"dask://{address}", started[1:]
    finally:
        for process in started:
            process.kill()
            process.wait()
        log.close()


def test_a_cluster_that_loses_a_worker_makes_the_same_bytes(
    prefect_api: str, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    write_pages(tmp_path / "raw", range(PAGES))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text(CONFIG)
    told = {
        "raw": str(tmp_path / "raw"),
        "out": str(tmp_path / "clean"),
        "config": str(tmp_path / "config"),
        "workers": 1,
        "runner": address,
    }
    killer = threading.Thread(
        target=kill_at_work, args=(tmp_path / "clean", workers[0]), daemon=True
    )
    killer.start()
    ingest: Any = tracked.flow("ingest")
    state = ingest(told, return_state=True)
    assert state.is_completed(), state.message
    killer.join()
    assert workers[0].poll() == -signal.SIGKILL
    run(tmp_path / "raw", tmp_path / "plain", tmp_path / "config")
    assert digests(tmp_path / "clean") == digests(tmp_path / "plain")


def test_a_cluster_works_on_buckets(
    prefect_api: str,
    bucket: Bucket,
    tmp_path: Path,
    cluster: tuple[str, list[subprocess.Popen[bytes]]],
) -> None:
    """Each machine fetches its raw files; the working folder is one that all see."""
    write_pages(tmp_path / "raw", range(24))
    bucket.upload(tmp_path / "raw", "raw")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text(CONFIG)
    address = f"s3://{bucket.name}"
    told = {
        "raw": f"{address}/raw",
        "out": f"{address}/clean",
        "config": str(tmp_path / "config"),
        "workers": 1,
        "runner": cluster[0],
    }
    ingest: Any = tracked.flow("ingest")
    state = ingest(told, return_state=True)
    assert state.is_completed(), state.message
    run(tmp_path / "raw", tmp_path / "plain", tmp_path / "config")
    assert bucket.digests("clean") == digests(tmp_path / "plain")


def kill_at_work(clean: Path, worker: subprocess.Popen[bytes]) -> None:
    """Kill a worker when the first shard is staged and others are to come."""
    end = time.monotonic() + 200
    while time.monotonic() < end and not list(clean.glob("work/staging/*/*.articles.arrow")):
        time.sleep(0.02)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
