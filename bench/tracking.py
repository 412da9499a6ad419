"""What it costs to have a run tracked: the plain command and the flow over the same pages.

Server, worker and flow are real and started here, on loopback, in a folder of their own; the flow
runs as a deployment on the worker. Memory is PSS: what is shared is counted once.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, cycle, islice
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import psutil
import yaml

from bench.pages import BenchPage

ROOT = Path(__file__).resolve().parent.parent
SAMPLE_SECONDS = 1.0
BODY = re.compile(rb"<p\b[^>]*>", re.I)
TASK = re.compile(r"(\w+) raw [\d-]+ · \d+ of \d+: .* in ([\d.]+) s$", re.M)
"""What a task logs at its end: its pass, its seconds."""
PARTS = ("server", "worker", "flow", "processes")
"""Of memory: the last are the flow's worker processes, which the plain command has too."""


class Cost(NamedTuple):
    """One run over all pages."""

    what: str
    seconds: float
    cpu_seconds: float
    peak_mb: Mapping[str, float]
    """Part -> most that it had; `together` is the most that all had at one time."""
    tasks: Mapping[str, Sequence[float]] = MappingProxyType({})
    """Pass -> seconds of each of its tasks."""


def write_pages(pages: Iterable[BenchPage], count: int, raw: Path) -> None:
    """Put `count` distinct pages under `raw`: copies differ in a paragraph of their own."""
    for number, page in enumerate(islice(cycle(list(pages)), count)):
        folder = raw / (page.site or "unknown")
        folder.mkdir(parents=True, exist_ok=True)
        own = f"<p>This is the copy with the number {number:05d} of {page.name}.</p>".encode()
        (folder / f"{number:05d}.html").write_bytes(varied(page.html_bytes, own))


def varied(html: bytes, own: bytes) -> bytes:
    """The page with a paragraph more: before its first one, or at its end."""
    first = BODY.search(html)
    at = first.start() if first else len(html)
    return html[:at] + own + html[at:]


def compare(pages: Iterable[BenchPage], count: int, folder: Path) -> list[Cost]:
    """Both runs over `count` pages, in `folder`; raises AssertionError when the bytes differ."""
    raw = folder / "raw"
    write_pages(pages, count, raw)
    plain = _plain(raw, folder / "plain")
    with _schedule(folder) as port:
        tracked = _tracked(raw, folder / "tracked", port, folder)
    assert _digests(folder / "plain") == _digests(folder / "tracked"), "other bytes"
    return [plain, tracked]


def lines(costs: list[Cost]) -> Iterator[str]:
    """The two in words, and the ratio."""
    for cost in costs:
        memory = ", ".join(f"{part} {most:.0f}" for part, most in cost.peak_mb.items())
        yield (
            f"{cost.what}: {cost.seconds:.1f} s, {cost.cpu_seconds:.1f} s of CPU; peak MB: {memory}"
        )
    plain, tracked = costs
    for name, seconds in tracked.tasks.items():
        yield f"tasks that {name}: {', '.join(f'{task:.0f} s' for task in seconds)}"
    yield (
        f"ratio {tracked.seconds / plain.seconds:.2f}, of CPU"
        f" {tracked.cpu_seconds / plain.cpu_seconds:.2f};"
        f" aim {1.2 * plain.seconds + 15:.1f} s (1.2 times and 15 s)"
    )


def _plain(raw: Path, clean: Path) -> Cost:
    command = [sys.executable, "-m", "cleancopy.cli", "run", str(raw), "--out", str(clean)]
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    own = psutil.Process(process.pid)
    with _watched(lambda: {"command": [own], "processes": own.children(recursive=True)}) as seen:
        assert process.wait() == 0
    return Cost("plain command", time.monotonic() - started, seen.cpu(), seen.peak)


def _tracked(raw: Path, clean: Path, port: int, home: Path) -> Cost:
    what = json.dumps({"raw": str(raw), "out": str(clean)})
    command = [sys.executable, "-m", "prefect", "deployment", "run", "ingest/hourly"]
    command += ["--param", f"what={what}", "--watch"]
    started = time.monotonic()
    with _watched(lambda: _family(home)) as seen:
        done = subprocess.run(command, env=_environment(home, port), capture_output=True, text=True)
        seconds = time.monotonic() - started
    assert done.returncode == 0, done.stdout + done.stderr
    log = (home / ".prefect" / "worker.log").read_text()
    return Cost("tracked flow", seconds, seen.cpu(), seen.peak, seconds_of_tasks(log))


def seconds_of_tasks(log: str) -> dict[str, list[float]]:
    """Pass -> seconds of each of its tasks, as the flow logged them."""
    found: dict[str, list[float]] = defaultdict(list)
    for name, seconds in TASK.findall(log):
        found[name].append(float(seconds))
    return dict(found)


@contextmanager
def _schedule(folder: Path) -> Iterator[int]:
    """Server and worker with the deployments, and no schedule."""
    shutil.copytree(ROOT / "flows", folder / "flows", ignore=shutil.ignore_patterns("__*"))
    plan = yaml.safe_load((ROOT / "prefect.yaml").read_text())
    for deployment in plan["deployments"]:
        deployment["schedules"] = []
    (folder / "prefect.yaml").write_text(yaml.safe_dump(plan))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    script = [sys.executable, str(folder / "flows" / "schedule.py")]
    environment = _environment(folder, port)
    try:
        subprocess.run([*script, "up", str(port)], env=environment, check=True)
        yield port
    finally:
        subprocess.run([*script, "down"], env=environment, check=True)


def _environment(home: Path, port: int) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return own | {
        "PREFECT_HOME": str(home / ".prefect"),
        "PREFECT_API_URL": f"http://127.0.0.1:{port}/api",
        "DO_NOT_TRACK": "1",
    }


def _family(home: Path) -> dict[str, list[psutil.Process]]:
    """The processes of each part, by the ids that `schedule.py` notes."""
    found: dict[str, list[psutil.Process]] = {part: [] for part in PARTS}
    for part in ("server", "worker"):
        leader = psutil.Process(int((home / ".prefect" / f"{part}.pid").read_text().split()[0]))
        for process in [leader, *leader.children(recursive=True)]:
            found[part if part == "server" else _part(process, leader)].append(process)
    return found


def _part(process: psutil.Process, worker: psutil.Process) -> str:
    if process == worker:
        return "worker"
    with suppress(psutil.Error):
        words = " ".join(process.cmdline())
        if "forkserver" not in words and "multiprocessing" not in words:
            return "flow"
    return "processes"


class _Seen:
    """What a look at the processes every second shows."""

    def __init__(self) -> None:
        self.peak: dict[str, float] = {}
        """MB, of each part and of all together."""
        self._first: dict[int, float] = {}
        self._last: dict[int, float] = {}
        self._started = time.time()

    def look(self, family: Mapping[str, list[psutil.Process]]) -> None:
        now = {part: sum(map(_pss, those)) for part, those in family.items()}
        now["together"] = sum(now.values())
        now["without processes"] = now["together"] - now.get("processes", 0)
        self.peak.update({part: max(self.peak.get(part, 0), size) for part, size in now.items()})
        for process in chain.from_iterable(family.values()):
            with suppress(psutil.Error):
                times = process.cpu_times()
                spent = times.user + times.system
                born_before = process.create_time() < self._started
                self._first.setdefault(process.pid, spent if born_before else 0.0)
                self._last[process.pid] = spent

    def cpu(self) -> float:
        """Seconds of all, but for the last second of each process that has ended."""
        return sum(self._last.values()) - sum(self._first.values())


@contextmanager
def _watched(family: Callable[[], Mapping[str, list[psutil.Process]]]) -> Iterator[_Seen]:
    """Look at the processes while the block runs."""
    seen = _Seen()
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(SAMPLE_SECONDS):
            with suppress(psutil.Error, OSError):
                seen.look(family())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        stop.set()
        watcher.join()


def _pss(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss) / 1e6
    except psutil.Error:
        return 0.0


def _digests(clean: Path) -> list[tuple[str, str]]:
    current = (clean / "current").resolve(strict=True)
    facts = json.loads((clean / "manifests" / f"{current.name}.json").read_text())
    return [(entry["path"], entry["sha256"]) for entry in facts["files"]]
