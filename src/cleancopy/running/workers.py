"""Processes of their own for documents: one that hangs, crashes or eats memory is lost alone.

A thin layer over `Pebble <https://pebble.readthedocs.io>`_, which kills and replaces one worker
where `concurrent.futures` gives up the whole pool. What this adds: a limit in CPU seconds (a busy
or suspended machine rejects nothing), a cap on memory, a bounded number of documents in flight, a
second try alone for whoever may have been an innocent neighbour, and workers that end with the
process that started them, even after ``kill -9``.

Workers are forks of a fork server that has imported their modules once.
"""

from __future__ import annotations

import queue
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Generic, NamedTuple, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from cleancopy.running import procs
from cleancopy.running.procs import Lost

K = TypeVar("K")
R = TypeVar("R")

TASKS_A_WORKER = 1000
"""A worker is replaced after so many documents, so that what a parser leaks stays small."""

IN_FLIGHT_A_WORKER = 4
IN_FLIGHT_BYTES = 64_000_000

CLOCK_FACTOR = 4.0
"""The limit on the clock, for a document that waits instead of computing, in CPU limits."""

STUCK_SECONDS = 90.0
"""No answer for this long past the clock limit: the pool itself is broken (Pebble's own limit for
its locks is 60 s)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may use: CPU seconds, and memory beyond what an idle worker has."""

    seconds: float = 30.0
    memory_mb: int = 2048


class Task(NamedTuple, Generic[K]):
    """One document's work: `key` comes back with the answer, `args` go to the worker."""

    key: K
    args: tuple[Any, ...]
    size: int = 0
    """Bytes it holds while in flight."""


class NoWorker(Exception):
    """No worker process can start; the message says what kept it from it."""


class Pool:
    """Workers that run module-level functions on one document each; a context manager.

    `prepare(*prepared)` runs once in every worker before its first document; what it raises, the
    first `each` raises as `NoWorker`. The pool starts at its first task and belongs to one
    thread.
    """

    def __init__(
        self,
        workers: int,
        limits: Limits,
        prepare: Callable[..., None] | None = None,
        prepared: tuple[Any, ...] = (),
        preload: tuple[str, ...] = (),
    ) -> None:
        self.workers = max(1, workers)
        self.limits = limits
        self._setup = (limits.memory_mb, prepare, prepared)
        self._preload = preload
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """End the workers now; what they were at is lost."""
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()

    def each(
        self, function: Callable[..., R], tasks: Iterable[Task[K]]
    ) -> Iterator[tuple[K, R | Lost]]:
        """Run `function(*task.args)` for every task; answers come as they are ready.

        Reads `tasks` only as far as there is room in flight. A task whose worker died comes back
        as `Lost`; exceptions of `function` do too, as `CRASHED`.
        """
        flight: _Flight[K, R] = _Flight(self, function)
        for task in tasks:
            while flight.full(task.size):
                yield from flight.land()
            flight.start(task)
            if flight.suspects:
                yield from flight.rest()
                yield from self._second_tries(function, flight.suspects)
        yield from flight.rest()
        yield from self._second_tries(function, flight.suspects)

    def _second_tries(
        self, function: Callable[..., R], suspects: deque[Task[K]]
    ) -> Iterator[tuple[K, R | Lost]]:
        """The second and last try of each, with nobody beside it."""
        while suspects:
            task = suspects.popleft()
            flight: _Flight[K, R] = _Flight(self, function)
            flight.start(task)
            answers = list(flight.rest())
            yield (
                answers[0]
                if answers
                else (task.key, Lost(flight.blame, "twice, the second time alone"))
            )

    def schedule(self, function: Callable[..., R], task: Task[K]) -> ProcessFuture[R | Lost]:
        for _ in range(2):
            if self._pool is None:
                self._pool = self._started()
            try:
                return self._pool.schedule(
                    procs.limited,
                    args=(function, self.limits.seconds, task.args),
                    timeout=self.limits.seconds * CLOCK_FACTOR,
                )
            except RuntimeError:  # the pool broke while it was idle
                self.stop()
        raise NoWorker("the worker processes end as soon as they start")

    def _started(self) -> ProcessPool:
        context = procs.start_server(self._preload)
        pool = ProcessPool(self.workers, TASKS_A_WORKER, procs.begin, self._setup, context)
        try:
            trouble = pool.schedule(procs.trouble).result()
        except (BrokenProcessPool, ProcessExpired) as error:
            trouble = str(error)
        if trouble:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()
            raise NoWorker(f"no worker process can start: {trouble}")
        return pool


class _Flight(Generic[K, R]):
    """The tasks of one stream that are with the workers now."""

    def __init__(self, pool: Pool, function: Callable[..., R]) -> None:
        self.pool = pool
        self.function = function
        self.suspects: deque[Task[K]] = deque()
        """Their worker was lost, perhaps through no fault of theirs."""
        self.blame = "CRASHED"
        self._tasks: dict[Future[R | Lost], Task[K]] = {}
        self._bytes = 0
        self._done: queue.SimpleQueue[Future[R | Lost]] = queue.SimpleQueue()

    def full(self, size: int) -> bool:
        room = self.pool.workers * IN_FLIGHT_A_WORKER
        too_heavy = bool(self._tasks) and self._bytes + size > IN_FLIGHT_BYTES
        return len(self._tasks) >= room or too_heavy

    def start(self, task: Task[K]) -> None:
        future = self.pool.schedule(self.function, task)
        self._tasks[future] = task
        self._bytes += task.size
        future.add_done_callback(self._landed)

    def _landed(self, future: Future[R | Lost]) -> None:
        self._done.put(future)

    def rest(self) -> Iterator[tuple[K, R | Lost]]:
        while self._tasks:
            yield from self.land()

    def land(self) -> Iterator[tuple[K, R | Lost]]:
        """Wait for one task; its answer, or nothing where it goes to the suspects."""
        try:
            future = self._done.get(timeout=self.pool.limits.seconds * CLOCK_FACTOR + STUCK_SECONDS)
        except queue.Empty:
            self._give_up()
            return
        task = self._tasks.pop(future, None)
        if task is None:
            return
        self._bytes -= task.size
        try:
            yield task.key, future.result()
        except (BrokenProcessPool, CancelledError):
            self.suspects.append(task)
            self._give_up()
        except TimeoutError:
            self.blame = "TIMEOUT"
            self.suspects.append(task)
        except ProcessExpired as error:
            if error.exitcode != -signal.SIGKILL:
                yield task.key, procs.lost(error.exitcode)
            else:  # by the kernel for want of memory, perhaps a neighbour's, or by a person
                self.blame = "OUT_OF_MEMORY"
                self.suspects.append(task)
        except Exception as error:  # an answer that cannot be pickled
            yield task.key, Lost("CRASHED", procs.describe(error))

    def _give_up(self) -> None:
        """All that is in flight gets a second try in a new pool."""
        self.suspects.extend(self._tasks.values())
        self._tasks.clear()
        self._bytes = 0
        self.pool.stop()
