"""`make schedule` for real: a server, a worker and a schedule on loopback, and what befalls them.

One copy of the flows and of `prefect.yaml` in a folder of its own, with a shorter interval; the
tests of this file are the chapters of its life and need to run in order.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import psutil
import pytest
import yaml

from cleancopy.store.verify import verify
from sample_pages import digests, write_pages

ROOT = Path(__file__).resolve().parent.parent.parent
INTERVAL = 10
PATIENCE = 240
"""Seconds until something must have happened, on a very busy machine."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900), pytest.mark.filterwarnings("ignore")]


class Clone:
    """A fresh clone with its schedule running."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.raw, self.clean = folder / "raw", folder / "clean"
        self.port = _free_port()
        self.env = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")} | {
            "PREFECT_HOME": str(folder / ".prefect"),
            "PREFECT_SERVER_CONCURRENCY_INITIAL_DEPLOYMENT_LEASE_DURATION": "30",
        }
        shutil.copytree(ROOT / "flows", folder / "flows", ignore=shutil.ignore_patterns("__*"))
        plan = yaml.safe_load((ROOT / "prefect.yaml").read_text())
        plan["deployments"][0]["schedules"] = [{"interval": INTERVAL}]
        (folder / "prefect.yaml").write_text(yaml.safe_dump(plan))
        alarm = folder / "flows" / "automations.yaml"
        alarm.write_text(alarm.read_text().replace("within: 100", "within: 45"))

    def schedule(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, self.folder / "flows" / "schedule.py", *command],
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def api(self, path: str, question: dict[str, Any]) -> list[dict[str, Any]]:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api/{path}/filter",
            json.dumps(question).encode(),
            {"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            found: list[dict[str, Any]] = json.load(answer)
        return found

    def runs(self, state: str) -> list[dict[str, Any]]:
        wanted = {"flow_runs": {"state": {"type": {"any_": [state]}}}, "sort": "START_TIME_ASC"}
        return self.api("flow_runs", wanted)

    def generation(self) -> int:
        try:
            return int(os.readlink(self.clean / "current").rpartition("/")[2])
        except FileNotFoundError:
            return 0

    def holder(self) -> psutil.Process | None:
        """The flow that is writing the data set now, if one is."""
        try:
            process = psutil.Process(int((self.clean / "work" / "lock").read_text()))
            children = process.children()  # its worker processes
        except (FileNotFoundError, ValueError, psutil.Error):
            return None
        return process if children and "prefect" in " ".join(process.cmdline()) else None


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def until(happened: Callable[[], Any], every: float = 0.5) -> Any:
    """Wait for it, looking every so many seconds; returns what it gave."""
    end = time.monotonic() + PATIENCE
    while not (found := happened()):
        assert time.monotonic() < end, "it did not happen"
        time.sleep(every)
    return found


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clone]:
    made = Clone(tmp_path_factory.mktemp("clone"))
    write_pages(made.raw, range(12))
    try:
        assert f"http://127.0.0.1:{made.port}/runs" in made.schedule("up", str(made.port))
        yield made
    finally:
        made.schedule("down")


def undisturbed(clone: Clone) -> dict[str, str]:
    """What one run from scratch makes of RAW as it is now."""
    other = clone.folder / "undisturbed"
    shutil.rmtree(other, ignore_errors=True)
    subprocess.run(command(clone, other), check=True, capture_output=True)
    return digests(other)


def command(clone: Clone, out: Path) -> list[str]:
    return [sys.executable, "-m", "cleancopy.cli", "run", str(clone.raw), "--out", str(out)]


def test_a_schedule_gives_runs_and_runs_make_a_generation(clone: Clone) -> None:
    until(lambda: clone.generation() == 1 and clone.runs("COMPLETED"))
    assert digests(clone.clean) == undisturbed(clone)
    first = clone.runs("COMPLETED")[0]
    assert first["name"].startswith("ingest raw 20")
    assert {"cleancopy", "ingest"} <= set(first["tags"])
    kinds = {item["key"]: item["type"] for item in clone.api("artifacts", {})}
    assert kinds["clean-summary"] == "markdown"
    assert kinds["clean-progress"] == "progress"


def test_the_next_run_adds_only_what_is_new(clone: Clone) -> None:
    before = clone.generation()
    write_pages(clone.raw, range(12, 16))
    until(lambda: clone.generation() > before)
    assert digests(clone.clean) == undisturbed(clone)
    news = {"artifacts": {"key": {"any_": ["clean-summary"]}}}
    until(lambda: any("| records read | 4 |" in a["data"] for a in clone.api("artifacts", news)))


def test_an_overlapping_run_is_cancelled_and_a_command_beside_it_waits(clone: Clone) -> None:
    cancelled = len(clone.runs("CANCELLED"))
    write_pages(clone.raw, range(16, 80))
    process = until(clone.holder, every=0.02)
    process.suspend()
    try:
        beside = subprocess.Popen(command(clone, clone.clean), stderr=subprocess.PIPE, text=True)
        assert beside.stderr is not None
        sentence = f"another run (process {process.pid}) is writing {clone.clean}; waiting"
        assert beside.stderr.readline().startswith(sentence)
        until(lambda: len(clone.runs("CANCELLED")) > cancelled)
        assert beside.poll() is None
    finally:
        process.resume()
    assert beside.wait(PATIENCE) == 0
    assert digests(clone.clean) == undisturbed(clone)


def test_a_killed_run_is_marked_crashed_and_the_next_one_heals(clone: Clone) -> None:
    write_pages(clone.raw, range(80, 160))
    until(clone.holder, every=0.02)
    worker = int((clone.folder / ".prefect" / "worker.pid").read_text().split()[0])
    family = [psutil.Process(worker), *psutil.Process(worker).children(recursive=True)]
    for process in family:
        process.kill()
    psutil.wait_procs(family, timeout=30)
    assert list(verify(clone.clean)) == []
    restart(clone)
    expected = undisturbed(clone)
    until(lambda: digests(clone.clean) == expected)
    assert list(verify(clone.clean)) == []
    until(lambda: clone.runs("CRASHED"))
    assert "no heartbeat" in clone.runs("CRASHED")[0]["state"]["message"]


def restart(clone: Clone) -> None:
    """The worker again, as `up` would start it, without deploying once more."""
    schedule = loaded(clone.folder / "flows" / "schedule.py")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in clone.env.items():
            patch.setenv(name, value)
        schedule.start("worker", schedule.WORKER, schedule.settings(clone.port))


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("schedule_of_clone", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_commands_of_the_documents_work(clone: Clone) -> None:
    """Those of docs/operations.md that ask or tell the server."""
    url = {"PREFECT_API_URL": f"http://127.0.0.1:{clone.port}/api"}

    def prefect(*words: str) -> str:
        line = [sys.executable, "-m", "prefect", *words]
        done = subprocess.run(
            line, env=clone.env | url, cwd=clone.folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{words}: {done.stderr}"
        return done.stdout

    assert "process" in prefect("work-pool", "inspect", "cleancopy")
    what = json.dumps({"raw": str(clone.raw), "out": str(clone.clean), "reasons": []})
    prefect("deployment", "run", "replay/by-hand", "--param", f"what={what}")
    named = {"flow_runs": {"name": {"like_": "replay raw"}}}
    until(lambda: any(r["state_type"] == "COMPLETED" for r in clone.api("flow_runs", named)))
    prefect("flow-run", "ls", "--state", "Running")
    what = json.dumps({"raw": str(clone.raw), "out": str(clone.clean)})
    before = len(clone.api("flow_runs", {}))
    prefect("deployment", "run", "ingest/hourly", "--param", f"what={what}")
    until(lambda: len(clone.api("flow_runs", {})) > before)
    copy = clone.folder / "backup.db"
    with (
        closing(sqlite3.connect(clone.folder / ".prefect" / "prefect.db")) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
    assert copy.stat().st_size > 0


def test_unschedule_leaves_nothing_running(clone: Clone) -> None:
    here = str(clone.folder)
    assert clone.schedule("down") == "worker ended\nserver ended\n"
    assert [p for p in psutil.process_iter() if _has(p, here)] == []
    assert clone.schedule("down") == ""


def _has(process: psutil.Process, folder: str) -> bool:
    try:
        return process.environ().get("PREFECT_HOME", "").startswith(folder) and (
            process.status() != psutil.STATUS_ZOMBIE
        )
    except psutil.Error:
        return False
