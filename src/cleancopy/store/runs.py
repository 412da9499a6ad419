"""Streams of rows in order: what a merge reads, a few rows of each source in memory."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

import pyarrow as pa
import pyarrow.compute as pc

from cleancopy.store.order import Key, Spec

T = TypeVar("T")


class Run(NamedTuple):
    """Some rows of one record that stand together in a batch."""

    group: str
    key: Key
    record: str
    """Its source path."""
    rows: pa.RecordBatch


def runs(batches: Iterable[tuple[str, pa.RecordBatch]], spec: Spec) -> Iterator[Run]:
    """Cut ordered (group, batch) pairs into the runs of their records."""
    for group, batch in batches:
        if not batch.num_rows:
            continue
        paths = batch.column("source_path")
        starts = _starts(paths)
        columns = [_values(batch.column(key), starts) for key in spec.keys]
        records = _values(paths, starts)
        bounds = pairwise([*starts, batch.num_rows])
        for (start, stop), record, *key in zip(bounds, records, *columns, strict=True):
            yield Run(group, tuple(key), str(record), batch.slice(start, stop - start))


def _starts(paths: pa.Array) -> list[int]:
    """Where each run of equal values begins."""
    if len(paths) == 1:
        return [0]
    changes = pc.not_equal(paths.slice(1), paths.slice(0, len(paths) - 1))
    return [0, *(at + 1 for at in pc.indices_nonzero(changes).to_pylist())]


def _values(column: pa.Array, starts: list[int]) -> list[object]:
    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.int64())
    found: list[object] = column.take(pa.array(starts, pa.int32())).to_pylist()
    return found


def merged(streams: Iterable[Iterator[Run]]) -> Iterator[Run]:
    """Merge ordered streams into one."""
    return heapq.merge(*streams, key=lambda run: (run.group, run.key))


class Peekable(Generic[T]):
    """An iterator whose next item can be looked at before it is taken."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items = iter(items)
        self._next: list[T] = []

    def peek(self) -> T | None:
        """The next item; None at the end."""
        if not self._next:
            for item in self._items:
                self._next.append(item)
                break
        return self._next[0] if self._next else None

    def take_while(self, wanted: Callable[[T], bool]) -> Iterator[T]:
        """Take items for as long as they are wanted."""
        while (item := self.peek()) is not None and wanted(item):
            self._next.clear()
            yield item
