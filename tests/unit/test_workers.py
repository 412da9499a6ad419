"""One document a task: what a bad one does to itself, and does not do to its neighbours."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from cleancopy.running.procs import Lost
from cleancopy.running.workers import Limits, NoWorker, Pool, Task

LIMITS = Limits(seconds=1, memory_mb=300)


def double(number: int) -> int:
    return number * 2


def behave(what: str) -> str:
    """What a document can do to the process that has it."""
    if what == "spin":
        while True:
            pass
    if what == "regex":  # holds the interpreter's lock in C
        import re

        re.match(r"(a+)+$", "a" * 60 + "b")
    if what == "sleep":
        time.sleep(3600)
    if what == "segfault":
        ctypes.string_at(0)
    if what == "exit":
        os._exit(3)
    if what == "memory":
        return str(len([bytes(10_000_000) for _ in range(1000)]))
    if what == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "raise":
        raise ValueError("no such thing")
    if what == "unpicklable":
        return threading.Lock()  # type: ignore[return-value]
    return what.upper()


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(2, LIMITS) as pool:
        yield pool


def answers(pool: Pool, *what: str) -> dict[int, str | Lost]:
    return dict(pool.each(behave, (Task(n, (w,)) for n, w in enumerate(what))))


def test_every_task_is_answered_once_with_its_key(pool: Pool) -> None:
    got = list(pool.each(double, (Task(n, (n,)) for n in range(200))))
    assert sorted(got) == [(n, 2 * n) for n in range(200)]


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("spin", "TIMEOUT"),
        ("regex", "TIMEOUT"),
        ("segfault", "CRASHED"),
        ("exit", "CRASHED"),
        ("memory", "OUT_OF_MEMORY"),
        ("kill", "OUT_OF_MEMORY"),
        ("raise", "CRASHED"),
        ("unpicklable", "CRASHED"),
    ],
)
def test_a_bad_document_is_lost_alone(pool: Pool, bad: str, reason: str) -> None:
    got = answers(pool, "a", "b", bad, "c", "d", "e", "f", "g", "h", "i", "j")
    lost = got.pop(2)
    assert isinstance(lost, Lost)
    assert lost.reason == reason
    assert list(dict(sorted(got.items())).values()) == list("ABCDEFGHIJ")


def test_a_document_that_waits_for_ever_is_stopped_by_the_clock() -> None:
    with Pool(2, Limits(seconds=0.2)) as pool:
        got = answers(pool, "a", "sleep", "b")
    assert got[0] == "A"
    assert got[2] == "B"
    assert isinstance(got[1], Lost)
    assert got[1].reason == "TIMEOUT"


def test_many_bad_documents_at_once_leave_the_good_ones(pool: Pool) -> None:
    what = ["segfault", "a", "exit", "b", "memory", "c", "kill", "d", "raise"] * 3
    got = answers(pool, *what)
    assert len(got) == len(what)
    assert [g for n, g in sorted(got.items()) if what[n] in "abcd"] == list("ABCD" * 3)
    assert all(isinstance(g, Lost) for n, g in got.items() if what[n] not in "abcd")


def test_a_pool_that_lost_its_idle_workers_starts_again(pool: Pool) -> None:
    assert answers(pool, "a") == {0: "A"}
    for child in worker_processes(os.getpid()):
        child.kill()
    time.sleep(0.5)
    assert answers(pool, "b", "c") == {0: "B", 1: "C"}


def test_tasks_are_read_only_as_there_is_room(pool: Pool) -> None:
    read = 0

    def source() -> Iterator[Task[int]]:
        nonlocal read
        for n in range(100):
            read += 1
            yield Task(n, (n,))

    got = pool.each(double, source())
    next(got)
    assert read <= 2 * 4 + 1
    assert len(list(got)) == 99


def test_heavy_tasks_go_alone(pool: Pool) -> None:
    read = 0

    def source() -> Iterator[Task[int]]:
        nonlocal read
        for n in range(10):
            read += 1
            yield Task(n, (n,), size=60_000_000)

    got = pool.each(double, source())
    next(got)
    assert read <= 2
    assert len(list(got)) == 9


UNGUARDED_MAIN = """
import math
from cleancopy.running.workers import Limits, Pool, Task
print("main runs")
with Pool(2, Limits()) as pool:
    print(sorted(pool.each(math.sqrt, [Task(n, (n * n,)) for n in range(3)])))
"""


def test_workers_do_not_run_the_parents_main_script(tmp_path: Path) -> None:
    script = tmp_path / "main.py"
    script.write_text(UNGUARDED_MAIN)
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["main runs", "[(0, 0.0), (1, 1.0), (2, 2.0)]"]
    assert done.stderr == ""


HUNG_PARENT = """
import sys
from cleancopy.running.workers import Limits, Pool, Task
sys.path.insert(0, {tests!r})
import test_workers
with Pool(2, Limits(seconds=60)) as pool:
    print("up", flush=True)
    list(pool.each(test_workers.behave, [Task(n, (w,)) for n, w in enumerate(["sleep", "sleep"])]))
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_workers_end_with_the_process_that_started_them(how: signal.Signals) -> None:
    script = HUNG_PARENT.format(tests=os.path.dirname(__file__))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        family = wait_for_family(parent.pid, at_least=4)
        parent.send_signal(how)
        parent.wait(10)
    _, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []


def wait_for_family(pid: int, at_least: int) -> list[psutil.Process]:
    """Resource tracker, fork server and its workers, once they are there."""
    for _ in range(100):
        family = psutil.Process(pid).children(recursive=True)
        if len(family) >= at_least:
            return family
        time.sleep(0.1)
    raise AssertionError("the workers did not start")


def worker_processes(pid: int) -> list[psutil.Process]:
    servers = [p for p in psutil.Process(pid).children() if "forkserver" in " ".join(p.cmdline())]
    return [child for server in servers for child in server.children()]


def refuse() -> None:
    raise ImportError("no such module")


def test_workers_that_cannot_be_prepared_blame_no_document() -> None:
    with (
        Pool(2, LIMITS, refuse) as pool,
        pytest.raises(NoWorker, match="no worker process can start: ImportError: no such module"),
    ):
        list(pool.each(double, [Task(1, (1,))]))


def die() -> None:
    os._exit(1)


def test_workers_that_die_at_their_start_end_the_run() -> None:
    with Pool(2, LIMITS, die) as pool, pytest.raises(NoWorker, match="no worker process"):
        list(pool.each(double, [Task(1, (1,))]))


def test_no_start_method_is_changed_for_others() -> None:
    assert multiprocessing.get_start_method(allow_none=True) in (None, "fork")
