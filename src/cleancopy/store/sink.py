"""Rows in order -> part files whose bytes depend on the rows alone."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from cleancopy.store import files
from cleancopy.store.order import Spec
from cleancopy.store.parts import Part, name_of
from cleancopy.store.runs import Run
from cleancopy.table import COLUMNS, SCHEMAS, VERSION

ROW_GROUP_BYTES = 8_000_000
"""A row group also ends after the record that brings its text to this."""

CHUNK_ROWS = 300
"""Rows are handed to Parquet in chunks that end after the record that brings them to this: pages
end with chunks, so this too decides the bytes."""

_STATISTICS = {
    "articles": ["article_id", "source_path", "site", "published_at", "language", "word_count"],
    "removed": ["article_id", "source_path", "position", "label", "rule"],
    "rejected": ["source_path", "stage", "reason"],
}
"""Columns a reader may filter by; statistics of running text only cost space."""


class Written(NamedTuple):
    """One file of the generation being made."""

    part: Part
    source: Path | None
    """The file it was taken over from; None if it was written anew."""


def form(row_group_rows: int) -> dict[str, str | int]:
    """What decides the bytes of a file besides its rows: if it differs, all is written anew."""
    return {
        "schema_version": VERSION,
        "row_group_rows": row_group_rows,
        "row_group_bytes": ROW_GROUP_BYTES,
        "chunk_rows": CHUNK_ROWS,
        "writer": f"pyarrow {pa.__version__}",
    }


class Sink:
    """Takes the rows of one table in order and cuts them into part files."""

    def __init__(self, spec: Spec, folder: Path, generation: int, row_group_rows: int) -> None:
        self.spec = spec
        self.folder = folder
        self.generation = generation
        self.row_group_rows = row_group_rows
        self.written: list[Written] = []
        self._group = ""
        self._index = 0
        self._record: str | None = None
        """The record whose rows came last in the open part."""
        self._slices: list[pa.RecordBatch] = []
        self._chunk_rows = 0
        self._chunks: list[pa.RecordBatch] = []
        self._rows = self._bytes = 0
        """Of the row group so far."""
        self._open = ExitStack()
        self._writer: pq.ParquetWriter | None = None

    @property
    def at_cut(self) -> bool:
        """Whether a part may begin here."""
        return self._record is None or self.spec.cut(self._record, self.row_group_rows)

    def begin(self, group: str) -> None:
        """Close what is open; rows that follow are of `group`."""
        self.close()
        self._group, self._index = group, 0

    def link(self, part: Part) -> None:
        """Take over a whole part as it is; only at a cut."""
        self.close()
        target = self._next()
        files.link(part.path, target.path)
        self.written.append(Written(target, part.path))

    def add(self, run: Run) -> None:
        """Take the next rows."""
        if run.record != self._record:
            self._between_records()
            self._record = run.record
        self._slices.append(run.rows)
        self._chunk_rows += run.rows.num_rows
        self._rows += run.rows.num_rows
        self._bytes += _text_bytes(run.rows)

    def close(self) -> None:
        """Finish the open part, if any."""
        if self._record is not None or self._writer is not None:
            self._flush()
            self._open.close()
        self._writer, self._record = None, None

    def stand_in(self) -> None:
        """Write the empty file that readers need of a table without rows."""
        self.begin(self.spec.home)
        self._start()
        self.close()

    def abandon(self) -> None:
        """Close what is open after a failure; its file is of no use."""
        self._slices, self._chunks = [], []
        self._open.close()

    def _between_records(self) -> None:
        if self._record is not None and self.at_cut:
            self.close()
        if self._rows >= self.row_group_rows or self._bytes >= ROW_GROUP_BYTES:
            self._flush()
        elif self._chunk_rows >= CHUNK_ROWS:
            self._compact()

    def _flush(self) -> None:
        """Write what waits as one row group."""
        self._compact()
        if not self._chunks:
            return
        writer = self._writer or self._start()
        table = pa.Table.from_batches(self._chunks, SCHEMAS[self.spec.table])
        self._chunks = []
        self._rows = self._bytes = 0
        writer.write_table(table, row_group_size=table.num_rows)

    def _compact(self) -> None:
        """Copy small slices into one chunk, so that what they were cut from can go."""
        if self._slices:
            table = pa.Table.from_batches(self._slices, SCHEMAS[self.spec.table])
            self._slices = []
            self._chunk_rows = 0
            self._chunks += table.combine_chunks().to_batches()

    def _start(self) -> pq.ParquetWriter:
        part = self._next()
        file = self._open.enter_context(files.created(part.path))
        self._writer = self._open.enter_context(_writer(file, self.spec.table))
        self.written.append(Written(part, None))
        return self._writer

    def _next(self) -> Part:
        name = name_of(self.spec.table, self._group, self._index, self.generation)
        part = Part(self._group, self._index, self.folder / name)
        self._index += 1
        return part


def _writer(file: object, table: str) -> pq.ParquetWriter:
    return pq.ParquetWriter(
        file,
        SCHEMAS[table],
        compression="zstd",
        compression_level=3,
        use_dictionary=[c.dictionary for c in COLUMNS[table] if c.dictionary],
        write_statistics=_STATISTICS[table],
        write_page_index=True,
        write_page_checksum=True,
        store_schema=True,
    )


def _text_bytes(rows: pa.RecordBatch) -> int:
    if "text" not in rows.schema.names:
        return 0
    text = rows.column("text")
    ends = text.buffers()[1]
    offsets = memoryview(ends).cast("i")  # of the whole batch: the slice begins at its offset
    return int(offsets[text.offset + len(text)] - offsets[text.offset])
