"""`make schedule` and `make unschedule`: server, work pool, worker and deployments on one machine.

All that they keep (database, logs, process ids) lies in `.prefect/` beside `prefect.yaml`, or where
PREFECT_HOME says. For more than one machine or person see docs/operations.md.
"""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
POOL = "cleancopy"
AUTOMATION = "cleancopy: silent runs have crashed"
WORKER = ("worker", "start", "--pool", POOL, "--type", "process")
PARTS = ("worker", "server")
"""What runs, in the order in which it is ended."""

SERVER_SECONDS = 180
STOP_SECONDS = 40


def home() -> Path:
    """Where the server keeps its things."""
    return Path(os.environ.get("PREFECT_HOME", ROOT / ".prefect"))


def settings(port: int) -> dict[str, str]:
    """The environment of all that is started here."""
    ours = {
        "PREFECT_HOME": str(home()),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_CLI_COLORS": "false",
    }
    return {**os.environ, **ours}


def up(port: int) -> int:
    """Start what is not running yet and make the deployments; safe to repeat."""
    home().mkdir(parents=True, exist_ok=True)
    if not running("server") and _answers(port):
        print(f"port {port} is taken by another server: make schedule PORT=4201", file=sys.stderr)
        return 2
    env = settings(port)
    start("server", ("server", "start", "--host", "127.0.0.1", "--port", str(port)), env)
    if not _wait_for(port):
        print(f"the server does not start; see {home() / 'server.log'}", file=sys.stderr)
        down()
        return 1
    if not _deploy(env):
        down()
        return 1
    start("worker", WORKER, env)
    print(
        f"runs        http://127.0.0.1:{port}/runs\n"
        f"schedules   http://127.0.0.1:{port}/deployments\n"
        f"logs        {home()}/server.log, {home()}/worker.log\n"
        f"a run now   PREFECT_API_URL=http://127.0.0.1:{port}/api"
        " .venv/bin/prefect deployment run ingest/hourly\n"
        "the end     make unschedule"
    )
    return 0


def down() -> int:
    """End the worker with its runs, then the server; nothing is left running."""
    for part in PARTS:
        number = running(part)
        if number is not None:
            _end(number)
            print(f"{part} ended")
        _note(part).unlink(missing_ok=True)
    return 0


def _deploy(env: dict[str, str]) -> bool:
    steps = (
        ["work-pool", "create", POOL, "--type", "process", "--overwrite"],
        ["--no-prompt", "deploy", "--all"],
        ["automation", "delete", AUTOMATION],
        ["automation", "create", "--from-file", "flows/automations.yaml"],
    )
    for step in steps:
        done = subprocess.run(
            [*PREFECT, *step], env=env, cwd=ROOT, capture_output=True, text=True, check=False
        )
        if done.returncode and "delete" not in step:  # there is none at the first time
            print(f"prefect {' '.join(step)}:\n{done.stdout}{done.stderr}", file=sys.stderr)
            return False
    return True


PREFECT = (sys.executable, "-m", "prefect")


def start(part: str, command: Sequence[str], env: dict[str, str]) -> None:
    """Start one part for good, with its own log, unless it runs."""
    if running(part) is not None:
        return
    with open(home() / f"{part}.log", "ab") as log:
        process = subprocess.Popen(
            [*PREFECT, *command],
            env=env,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    _note(part).write_text(f"{process.pid} {_born(process.pid)}\n")


def running(part: str) -> int | None:
    """The process id of a part; None when it has ended, or its number has gone to another."""
    try:
        number, born = _note(part).read_text().split()
    except (FileNotFoundError, ValueError):
        return None
    return int(number) if _born(int(number)) == born else None


def _note(part: str) -> Path:
    return home() / f"{part}.pid"


class Process(NamedTuple):
    """A living process."""

    pid: int
    parent: int
    session: int
    born: str
    """When it started, in the terms of the system: tells it from a later one of its number."""


def processes() -> list[Process]:
    """All that live: by /proc where there is one (no ps in a slim container), else by ps."""
    proc = Path("/proc")
    if (proc / "self" / "stat").exists():
        found = (_by_proc(path) for path in proc.iterdir() if path.name.isdigit())
        return [process for process in found if process]
    command = ["ps", "-eo", "pid=,ppid=,sess=,stat=,lstart="]
    table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [process for line in table.splitlines() if (process := _by_ps(line.split()))]


def _by_proc(path: Path) -> Process | None:
    """Of `/proc/PID`: `7 (a name) S 1 7 7 … starttime …`; None of one that has ended."""
    try:
        after_name = (path / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    state, parent, session, born = (after_name[at] for at in (0, 1, 3, 19))
    if state in "ZX":
        return None
    return Process(int(path.name), int(parent), int(session), f"{_boot()}-{born}")


@functools.cache
def _boot() -> str:
    """What tells this start of the machine from others: `born` counts from it."""
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


def _by_ps(row: list[str]) -> Process | None:
    if row[3].startswith("Z"):
        return None
    return Process(int(row[0]), int(row[1]), int(row[2]), "-".join(row[4:]))


def _born(number: int) -> str:
    """When a process started; empty when there is none."""
    return next((process.born for process in processes() if process.pid == number), "")


def _family(leaders: set[int]) -> set[int]:
    """Those of `leaders` that live, all processes of their sessions, and all descendants."""
    living = processes()
    found = {one.pid for one in living if one.pid in leaders or one.session in leaders}
    while more := {one.pid for one in living if one.parent in found} - found:
        found |= more
    return found


def _end(number: int) -> None:
    """Ask the leader politely; kill what is still there after a while."""
    family = _family({number})
    _send(number, signal.SIGTERM)
    until = time.monotonic() + STOP_SECONDS
    while (left := _family(family)) and time.monotonic() < until:
        family |= left  # with those that were born meanwhile
        time.sleep(0.3)
    for pid in left:
        _send(pid, signal.SIGKILL)


def _send(number: int, what: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(number, what)


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=5):
            return True
    except OSError:
        return False


def _wait_for(port: int) -> bool:
    until = time.monotonic() + SERVER_SECONDS
    while time.monotonic() < until:
        if _answers(port):
            return True
        if running("server") is None:
            return False
        time.sleep(0.5)
    return False


def main() -> int:
    """`up [PORT]` or `down`."""
    if sys.argv[1:2] == ["down"]:
        return down()
    return up(int(sys.argv[2]) if len(sys.argv) > 2 else 4200)


if __name__ == "__main__":
    sys.exit(main())
