"""All staged shards of a run as one stream in order, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa

from cleancopy.store.order import Spec
from cleancopy.store.runs import Run, merged, runs
from cleancopy.store.staging import in_batches, read_runs, write_runs
from cleancopy.table import SCHEMAS

FAN_IN = 32
"""Files that are merged at once; each has one batch in memory."""

GATHERED_BYTES = 400_000


def staged_runs(spec: Spec, paths: list[Path], scratch: Path) -> Iterator[Run]:
    """The rows of one table in all of `paths`; more than `FAN_IN` are merged in rounds first."""
    level = 0
    while len(paths) > FAN_IN:
        chunks = [paths[at : at + FAN_IN] for at in range(0, len(paths), FAN_IN)]
        names = (f"merged-{level}-{at}.{spec.table}.arrow" for at in range(len(chunks)))
        targets = [scratch / name for name in names]
        for chunk, target in zip(chunks, targets, strict=True):
            write_runs(target, spec.table, _gathered(_stream(spec, chunk), spec.table))
        paths, level = targets, level + 1
    return _stream(spec, paths)


def _stream(spec: Spec, paths: list[Path]) -> Iterator[Run]:
    return merged(runs(read_runs(path), spec) for path in paths)


def _gathered(stream: Iterator[Run], table: str) -> Iterator[tuple[str, pa.RecordBatch]]:
    """Runs put together into batches of one group and a modest size."""
    for group, found in in_batches(stream, lambda run: run.rows.nbytes, GATHERED_BYTES):
        joined = pa.Table.from_batches([run.rows for run in found], SCHEMAS[table])
        yield group, joined.combine_chunks().to_batches()[0]
