"""How a run shows that it goes on: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from cleancopy.running.job import Watch
from cleancopy.summary import counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

EVERY_SECONDS = 5.0
"""Between two plain lines of one phase."""

NAMES = {"survey": "reading", "clean": "cleaning", "commit": "writing"}


@contextmanager
def watching(out: TextIO) -> Iterator[Watch]:
    """A watch that writes to `out` in the way that suits it."""
    if not out.isatty():
        yield Lines(out)
        return
    from rich.console import Console

    bar = _bar(Console(file=out))
    with bar:
        yield Bar(bar)


class Lines:
    """Plain lines, for logs and pipes."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._name = ""
        self._total = 0
        self._done = 0
        self._records = 0
        self._said = 0.0

    def phase(self, name: str, total: int, unit: str) -> None:
        self._name = NAMES.get(name, name)
        self._total, self._done, self._records = total, 0, 0
        self._said = time.monotonic()
        if total or not unit:
            amount = {
                "bytes": f": {total / 1e6:,.1f} MB",
                "records": f": {counted(total, 'record')}",
            }
            self.say(self._name + amount.get(unit, ""))

    def advance(self, units: int, records: int = 0) -> None:
        self._done += units
        self._records += records
        now = time.monotonic()
        if now - self._said >= EVERY_SECONDS:
            self._said = now
            share = f", {self._done / self._total:.0%}" if self._total else ""
            self.say(f"{self._name}: {counted(self._records, 'record')}{share}")

    def say(self, sentence: str) -> None:
        with suppress(BrokenPipeError):  # a run goes on when nobody reads its lines
            print(sentence, file=self._out, flush=True)


class Bar:
    """One bar a phase."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None
        self._records = 0

    def phase(self, name: str, total: int, unit: str) -> None:
        if self._task is not None:
            self._progress.stop_task(self._task)
        self._records = 0
        self._task = self._progress.add_task(NAMES.get(name, name), total=total or None, records="")

    def advance(self, units: int, records: int = 0) -> None:
        if self._task is None:
            return
        self._records += records
        done = counted(self._records, "record")
        self._progress.update(self._task, advance=units, records=done)

    def say(self, sentence: str) -> None:
        self._progress.console.print(sentence, markup=False, highlight=False)


def _bar(console: Console) -> Progress:
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    return Progress(
        TextColumn("{task.description:<9}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[records]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
