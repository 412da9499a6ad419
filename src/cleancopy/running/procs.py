"""One worker process: how it starts, what it may use, and what its end means.

No import of anything that takes long: this is what a worker loads beside its task.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from multiprocessing import connection, forkserver, parent_process, resource_tracker
from multiprocessing.context import ForkServerContext, ForkServerProcess
from typing import Any, TypeVar

R = TypeVar("R")

OUT_OF_MEMORY_EXIT = 86
"""Exit status of a worker that met a MemoryError: its heap is not to be trusted with another."""

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""Workers are as many as the cores already, and sums of floats must not depend on threads."""

_starting = threading.Lock()
_trouble: list[str] = []


@dataclass(frozen=True, slots=True)
class Lost:
    """What is left of a document that took its process with it, or raised what no stage may."""

    reason: str
    """`TIMEOUT`, `CRASHED` or `OUT_OF_MEMORY`."""
    detail: str


class Process(ForkServerProcess):
    """A fork of the fork server that does not run the parent's main script again.

    The main script of a tracked run is Prefect's engine: 2.4 s of CPU for each worker.
    """

    def start(self) -> None:
        with _starting, _hidden_main():
            super().start()


class Context(ForkServerContext):
    Process = Process


def start_server(preload: tuple[str, ...]) -> Context:
    """The context to start workers from; its fork server imports `preload` once.

    SIGINT is blocked meanwhile, and so stays blocked in the server and in every worker: Ctrl-C is
    the parent's affair. A server that runs already is left as it is.
    """
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    context = Context()
    context.set_forkserver_preload(list(preload))
    with _starting, _hidden_main():
        resource_tracker.ensure_running()  # what starts it unblocks SIGINT
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context


@contextmanager
def _hidden_main() -> Iterator[None]:
    """`multiprocessing` takes a main module of a package's ``__main__`` for one not to import."""
    main = sys.modules["__main__"]
    before = main.__spec__
    main.__spec__ = ModuleSpec("cleancopy.__main__", None)
    try:
        yield
    finally:
        main.__spec__ = before


def begin(memory_mb: int, prepare: Callable[..., None] | None, prepared: tuple[Any, ...]) -> None:
    """Make this process a worker: it dies at SIGTERM and with its parent, within its memory."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        if prepare is not None:
            prepare(*prepared)
    except Exception as error:
        _trouble.append(describe(error))
    cap_memory(memory_mb)


def trouble() -> str:
    """What kept this worker from being prepared; "" if nothing did."""
    return "; ".join(_trouble)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGKILL)


def cap_memory(megabytes: int) -> None:
    """Let this process map so many more megabytes than it has now (RLIMIT_AS); 0 is no cap."""
    if megabytes:
        limit = address_space() + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


def address_space() -> int:
    """Bytes of address space this process has mapped; 0 where there is no /proc."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        return 0


def limited(function: Callable[..., R], seconds: float, args: tuple[Any, ...]) -> R | Lost:
    """Run one document in this worker; past its CPU seconds SIGPROF ends the process, even in C."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return function(*args)
    except MemoryError:
        os._exit(OUT_OF_MEMORY_EXIT)
    except Exception as error:
        return Lost("CRASHED", describe(error))
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def lost(exitcode: int) -> Lost:
    """What the end of a worker process says of the document it had."""
    if exitcode == -signal.SIGPROF:
        return Lost("TIMEOUT", "its CPU seconds were used up")
    if exitcode == OUT_OF_MEMORY_EXIT:
        return Lost("OUT_OF_MEMORY", "more than a document may have")
    if exitcode < 0:
        return Lost("CRASHED", f"its process ended by {signal.Signals(-exitcode).name}")
    return Lost("CRASHED", f"its process ended with status {exitcode}")


def describe(error: BaseException) -> str:
    """Type, message and innermost place of our own code: the same on every machine."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "cleancopy" in frame.filename] or frames
    place = f" at {os.path.basename(ours[-1].filename)}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}: {error}"[:300] + place
