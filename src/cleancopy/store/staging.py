"""Shards: cleaned records written apart, to be merged by one commit.

Arrow IPC files in small batches, sorted, so that a merge of many holds a little of each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cleancopy.errors import StoreError
from cleancopy.store import files
from cleancopy.store.layout import TABLES

if TYPE_CHECKING:
    import pyarrow as pa

    from cleancopy.model import Outcome
    from cleancopy.store.layout import Layout
    from cleancopy.store.order import Rows
    from cleancopy.store.runs import Run

G = TypeVar("G", "Rows", "Run")

BATCH_ROWS = 1000
BATCH_CHARS = 200_000
"""A batch ends after the record that brings it to either."""

GROUP_KEY = b"group"
"""Metadata of each batch: all its rows are of one group."""

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""`shard-0001` and `20261121T101500-4f2a`, not `../x`, `.hidden` or an empty name."""


@dataclass(frozen=True, slots=True)
class StagedShard:
    """What one shard left in staging: paths under CLEAN and counts, no rows. Can be pickled."""

    name: str
    files: tuple[tuple[str, str], ...]
    """(table, path under CLEAN with `/`) of each table that has rows."""
    articles: int
    rejected: int
    removed: int


def write_staged(
    layout: Layout, run_id: str, name: str, outcomes: Sequence[Outcome]
) -> StagedShard:
    """Write the rows of `outcomes`, sorted, for the commit of `run_id`.

    Idempotent: the same `name` again replaces what it wrote before. Any process may call it.
    """
    from cleancopy.store.order import placed

    folder = run_folder(layout, run_id)
    folder.mkdir(parents=True, exist_ok=True)
    places = [placed(outcome) for outcome in outcomes]
    written: list[tuple[str, str]] = []
    counts = dict.fromkeys(TABLES, 0)
    for table in TABLES:
        rows = sorted((p[table] for p in places if table in p), key=attrgetter("group", "key"))
        if rows:
            path = folder / f"{_safe(name)}.{table}.arrow"
            write_runs(path, table, _batches(table, rows))
            written.append((table, path.relative_to(layout.clean).as_posix()))
            counts[table] = sum(len(row.rows) for row in rows)
    return StagedShard(
        name, tuple(written), counts["articles"], counts["rejected"], counts["removed"]
    )


def _batches(table: str, placed_rows: Sequence[Rows]) -> Iterator[tuple[str, pa.RecordBatch]]:
    """Rows of one group each, cut to size."""
    from cleancopy.table import batch

    for group, records in in_batches(placed_rows, _characters, BATCH_CHARS):
        yield group, batch(table, [row for record in records for row in record.rows])


def _characters(record: Rows) -> int:
    return sum(len(getattr(row, "text", "")) for row in record.rows)


def in_batches(
    records: Iterable[G], size: Callable[[G], int], most: int
) -> Iterator[tuple[str, list[G]]]:
    """Records of one group each; a batch ends after `BATCH_ROWS` rows or `most` of their `size`."""
    for group, of_group in groupby(records, key=attrgetter("group")):
        taken: list[G] = []
        rows = held = 0
        for record in of_group:
            if rows >= BATCH_ROWS or held >= most:
                yield group, taken
                taken, rows, held = [], 0, 0
            taken.append(record)
            rows += len(record.rows)
            held += size(record)
        yield group, taken


def write_runs(path: Path, table: str, batches: Iterable[tuple[str, pa.RecordBatch]]) -> None:
    """Write (group, batch) pairs to `path`, replacing it in one step."""
    import pyarrow as pa

    from cleancopy.table import SCHEMAS

    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with (
        files.created(draft) as file,
        pa.ipc.new_file(file, SCHEMAS[table], options=options) as writer,
    ):
        for group, batch in batches:
            writer.write_batch(batch, custom_metadata={GROUP_KEY: group.encode()})
    draft.replace(path)
    files.sync_folder(path.parent)


def read_runs(path: Path) -> Iterator[tuple[str, pa.RecordBatch]]:
    """The (group, batch) pairs of a staged file, one at a time in memory."""
    import pyarrow as pa

    with pa.OSFile(str(path)) as file, pa.ipc.open_file(file) as reader:
        for at in range(reader.num_record_batches):
            batch, metadata = reader.get_batch_with_custom_metadata(at)
            yield metadata[GROUP_KEY].decode(), batch


def run_folder(layout: Layout, run_id: str) -> Path:
    """Where the shards of one run lie."""
    return layout.staging / _safe(run_id)


def _safe(name: str) -> str:
    if not _SAFE.fullmatch(name):
        raise StoreError(f"not a name for a file: {name!r}")
    return name


def discard(layout: Layout) -> None:
    """Remove all that runs have staged. Call under the lock."""
    files.remove_folder(layout.staging, layout.trash)
    files.empty(layout.trash)
