"""The second pass over a shard: clean the records that need it, and stage their rows."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cleancopy import raws
from cleancopy.model import Article, Outcome, Raw, Rejected
from cleancopy.read import FileChanged
from cleancopy.running import shards, tasks
from cleancopy.running.crew import Crew
from cleancopy.running.job import SILENT, Job, Left, Shard, Watch
from cleancopy.running.procs import Lost
from cleancopy.running.shards import Work
from cleancopy.running.surveying import CHANGED, as_rejected
from cleancopy.running.workers import Task
from cleancopy.settings import Settings
from cleancopy.store.layout import Layout
from cleancopy.store.staging import StagedShard, write_staged
from cleancopy.store.state import State

PIECE_CHARACTERS = 32_000_000
"""Characters of rows held before they are written, of a file that is a shard by itself."""


class Cleaned(NamedTuple):
    """What came of cleaning one shard: paths and counts."""

    shard: Shard
    staged: tuple[StagedShard, ...]
    articles: int
    rejected: Mapping[str, int]
    """Reason -> records."""
    left: tuple[Left, ...]
    seconds: float


def clean_shard(job: Job, shard: Shard, hands: Crew, watch: Watch = SILENT) -> Cleaned:
    """Clean the listed records and stage their rows; the same shard again replaces them.

    A file that no longer reads as it was surveyed is left for the next run, whole.
    """
    started = time.monotonic()
    basket = _Basket(job, shard, hands.rules.settings.shard_records)
    source = _tasks(job, shard, hands.rules.settings, basket)
    for (path, work), answer in hands.pool.each(tasks.clean, source):
        if isinstance(answer, Lost):
            answer = as_rejected(work.source_path, work.source_sha256, answer)
        basket.put(path, answer)
        watch.advance(1, 1)
    basket.finish()
    return Cleaned(
        shard,
        tuple(basket.staged),
        basket.counts.pop("", 0),
        dict(sorted(basket.counts.items())),
        tuple(basket.left),
        time.monotonic() - started,
    )


def _tasks(
    job: Job, shard: Shard, settings: Settings, basket: _Basket
) -> Iterator[Task[tuple[str, Work]]]:
    # The list is read twice: files are fetched ahead, and the records of all those would pile up.
    files = (file for file, _ in shards.read_dirty(shard))
    opened = raws.opened(job.raw, files, settings, shard.list.with_suffix(".files"))
    for (file, records), (_, works) in zip(opened, shards.read_dirty(shard), strict=True):
        try:
            for work, record in _matched(records, works):
                if isinstance(record, Raw):
                    yield Task((file.path, work), (record, work.furniture), len(record.data))
                else:
                    basket.put(file.path, record)
        except FileChanged:
            basket.left.append(Left(file.path, CHANGED))


def _matched(
    read: Iterable[Raw | Rejected], works: Iterator[Work]
) -> Iterator[tuple[Work, Raw | Rejected]]:
    """The records to clean among those of a file; both come in the order of the file."""
    work = next(works, None)
    for record in read:
        if work is None:
            return
        if record.source_path == work.source_path:
            if record.source_sha256 != work.source_sha256:
                raise FileChanged(work.source_path)
            yield work, record
            work = next(works, None)
    if work is not None:
        raise FileChanged(work.source_path)


class _Basket:
    """The outcomes of one shard until they are staged."""

    def __init__(self, job: Job, shard: Shard, most: int) -> None:
        self.left: list[Left] = []
        self.staged: list[StagedShard] = []
        self.counts: Counter[str] = Counter()
        """Reason of rejection, or "" for articles -> records."""
        self._job = job
        self._shard = shard
        self._most = most
        self._held: list[tuple[str, Outcome]] = []
        self._characters = 0

    def put(self, path: str, outcome: Outcome) -> None:
        self._held.append((path, outcome))
        self._characters += len(outcome.text) if isinstance(outcome, Article) else 0
        self._characters += sum(len(row.text) for row in outcome.removed)
        full = len(self._held) >= self._most or self._characters >= PIECE_CHARACTERS
        if full and self._shard.files == 1:
            self._write([outcome for _, outcome in self._held])

    def finish(self) -> None:
        """Stage what is held, but nothing of a file that is left."""
        left = {file.path for file in self.left}
        if left and self._shard.files == 1:
            self._discard()
        kept = [outcome for path, outcome in self._held if path not in left]
        if kept:
            self._write(kept)

    def _write(self, outcomes: list[Outcome]) -> None:
        name = f"{self._shard.name}-{len(self.staged):05d}"
        layout = Layout(self._job.clean)
        self.staged.append(write_staged(layout, self._job.run_id, name, outcomes))
        self.counts.update(o.reason if isinstance(o, Rejected) else "" for o in outcomes)
        self._held = []
        self._characters = 0

    def _discard(self) -> None:
        for piece in self.staged:
            for _, path in piece.files:
                (self._job.clean / path).unlink(missing_ok=True)
        self.staged = []
        self.counts.clear()
        self._held = []


def note(state: State, cleaned: Cleaned) -> None:
    """Tell the state what was staged, so that the commit can make it count."""
    left = {file.path for file in cleaned.left}
    state.stage(
        (work.source_path, work.source_sha256, work.furniture)
        for file, works in shards.read_dirty(cleaned.shard)
        if file.path not in left
        for work in works
    )
