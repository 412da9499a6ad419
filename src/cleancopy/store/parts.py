"""Part files of a finished generation: what their names say and what is read from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from cleancopy.errors import StoreError
from cleancopy.store.order import Key, Spec

READ_ROWS = {"articles": 64, "removed": 2000, "rejected": 2000}
"""Rows of a part in memory at a time: an article has some kilobytes, a menu line some bytes."""


class Damaged(StoreError):
    """A part that is there and cannot be read; `why` is what the reader says."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"{path} cannot be read: {why} (remove it and run again: that makes anew what is lost;"
            " `cleancopy verify` tells what else is damaged)"
        )
        self.why = why


_DAMAGES = (OSError, ValueError, TypeError, LookupError, pa.ArrowException)
"""What reading a damaged file can raise, footer and pages alike."""

UNREADABLE = (*_DAMAGES, MemoryError, Damaged)
"""What looking at a part that is not trusted can raise."""

_NAME = re.compile(r"([a-z]+)-([0-9a-z-]+)-(\d{3,})-g(\d{8,})\.parquet")
"""`articles-2009-12-000-g00000042.parquet`, not `part-0.parquet`."""


class Part(NamedTuple):
    """One file of one table."""

    group: str
    number: int
    path: Path


class End(NamedTuple):
    """The last row of a part."""

    key: Key
    record: str


def name_of(table: str, group: str, index: int, generation: int) -> str:
    """The file name of a part; the generation in it is that which first shows the file."""
    return f"{table}-{group}-{index:03d}-g{generation:08d}.parquet"


def listed(folder: Path, table: str) -> list[Part]:
    """The parts of one table in order; what else lies in `folder` is no part."""
    entries = folder.iterdir() if folder.is_dir() else ()
    return sorted(part for part in (parsed(path, table) for path in entries) if part)


def parsed(path: Path, table: str) -> Part | None:
    """What the name of a part of `table` says; None for any other file."""
    match = _NAME.fullmatch(path.name)
    return Part(match[2], int(match[3]), path) if match and match[1] == table else None


@contextmanager
def opened(part: Part) -> Iterator[pq.ParquetFile]:
    """The part, checked as it is read.

    Raises `Damaged` for bytes that are no Parquet, and errors of the system as they come.
    """
    try:
        with pq.ParquetFile(
            part.path, page_checksum_verification=True, buffer_size=1 << 16
        ) as file:
            yield file
    except _DAMAGES as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise Damaged(part.path, " ".join(str(error).split())) from error


def why(error: BaseException) -> str:
    """What the reader says of a part that it cannot read."""
    return error.why if isinstance(error, Damaged) else " ".join(str(error).split())


def rows(part: Part) -> int:
    """Rows by the file's own footer."""
    with opened(part) as file:
        return int(file.metadata.num_rows)


def has_schema(part: Part, schema: pa.Schema) -> bool:
    """Whether the part was written under exactly this schema, name and version included."""
    with opened(part) as file:
        return bool(file.schema_arrow.equals(schema, check_metadata=True))


def batches(part: Part, table: str) -> Iterator[tuple[str, pa.RecordBatch]]:
    """(group, batch) pairs of all rows, few at a time."""
    with opened(part) as file:
        for batch in file.iter_batches(READ_ROWS[table]):
            yield part.group, batch


def paths(part: Part) -> Iterator[list[str]]:
    """The source paths of all rows, some thousands at a time."""
    with opened(part) as file:
        for batch in file.iter_batches(8192, columns=["source_path"]):
            yield batch.column(0).to_pylist()


def rejected(part: Part, reasons: frozenset[str]) -> Iterator[str]:
    """The source paths of a part of `rejected` with one of `reasons`; empty: all."""
    with opened(part) as file:
        for batch in file.iter_batches(8192, columns=["source_path", "reason"]):
            if reasons:
                batch = batch.filter(pc.is_in(batch.column("reason"), pa.array(sorted(reasons))))
            yield from batch.column("source_path").to_pylist()


def end(part: Part, spec: Spec) -> End | None:
    """The last row's key; None of an empty part."""
    with opened(part) as file:
        if not file.metadata.num_rows:
            return None
        last = file.read_row_group(file.num_row_groups - 1, columns=list(spec.keys))
    row = last.slice(last.num_rows - 1)
    columns = [row.column(name) for name in spec.keys]
    values = [c.cast(pa.int64()) if pa.types.is_timestamp(c.type) else c for c in columns]
    return End(tuple(value[0].as_py() for value in values), row.column("source_path")[0].as_py())
