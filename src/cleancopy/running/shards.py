"""The lists that shards work through, as JSON lines on disk: written here, read here.

Lists lie on disk and not in the shard, so that a plan over a million files stays small in memory,
in a tracker's database and on the wire.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import IO, Any, NamedTuple

from cleancopy.model import Rejected, Survey
from cleancopy.read import RawFile
from cleancopy.read.files import Stamp
from cleancopy.running.job import Job, Shard
from cleancopy.store.layout import Layout
from cleancopy.store.state import Dirty

SHARD_BYTES = 192_000_000
"""Raw bytes of a shard of several files to clean; a larger file is a shard by itself."""

TO_SURVEY = 3
"""A survey takes a third of the time of cleaning: its shards hold so many times as much."""

FILE_ROW = 4
"""Columns of a file's line; a record's has three."""


_SURVEYED = attrgetter(*Survey.__slots__)
_REJECTED = attrgetter("source_path", "source_sha256", "stage", "reason", "detail")


class Work(NamedTuple):
    """One record to clean."""

    source_path: str
    source_sha256: str
    furniture: frozenset[int]


def folder(job: Job) -> Path:
    """Where the lists of a run lie."""
    return Layout(job.clean).staging / job.run_id


class _Writer:
    """Cuts a stream of files into shards by count and size."""

    def __init__(self, job: Job, kind: str, most: int, most_bytes: int) -> None:
        self.folder = folder(job)
        self.kind = kind
        self.most = most
        self.most_bytes = most_bytes
        self.made: list[Shard] = []
        self._list: IO[str] | None = None
        self._files = self._count = self._records = self._bytes = 0

    def add(self, file: RawFile, count: int, lines: Iterable[str], alone: bool) -> None:
        """Put a file on the list and under it its lines; `count` is how full that makes it."""
        full = self._count + count > self.most or self._bytes + file.size > self.most_bytes
        if self._files and (full or alone):
            self.close()
        if self._list is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._list = open(self._path(), "w", encoding="ascii")  # noqa: SIM115
        self._list.write(_file_line(file) + "\n")
        for line in lines:
            self._list.write(line + "\n")
            self._records += 1
        self._files += 1
        self._count += count
        self._bytes += file.size
        if alone:
            self.close()

    def close(self) -> None:
        if self._list is not None:
            self._list.close()
            name = f"{self.kind}-{len(self.made):05d}"
            self.made.append(Shard(name, self._path(), self._files, self._records, self._bytes))
        self._list = None
        self._files = self._count = self._records = self._bytes = 0

    def _path(self) -> Path:
        return self.folder / f"{self.kind}-{len(self.made):05d}.list"


def write_files(job: Job, files: Iterable[RawFile], most: int) -> list[Shard]:
    """Shards to survey, of three times `most` files at the most; a large file stands alone."""
    writer = _Writer(job, "survey", TO_SURVEY * most, TO_SURVEY * SHARD_BYTES)
    for file in files:
        writer.add(file, 1, (), alone=file.size > writer.most_bytes)
    writer.close()
    return writer.made


def read_files(shard: Shard) -> list[RawFile]:
    """The files of a survey shard, as they were when it was planned."""
    with open(shard.list, encoding="ascii") as lines:
        return [_file(json.loads(line)) for line in lines]


def _file_line(file: RawFile) -> str:
    sidecar = file.sidecar and list(file.sidecar)
    return json.dumps([file.path, str(file.absolute), list(file.stamp), sidecar])


def _file(row: list[Any]) -> RawFile:
    path, absolute, stamp, sidecar = row
    return RawFile(path, Path(absolute), Stamp(*stamp), Stamp(*sidecar) if sidecar else None)


def write_dirty(
    job: Job, dirty: Iterable[Dirty], files: Iterable[RawFile], most: int
) -> list[Shard]:
    """Shards of about `most` records to clean; a file of more records stands alone.

    Both `dirty` and `files` come sorted by path; records of a file that is not there any more are
    for the next run to find gone.
    """
    writer = _Writer(job, "clean", most, SHARD_BYTES)
    there = iter(files)
    file = next(there, None)
    for path, records in groupby(dirty, key=attrgetter("file")):
        while file is not None and file.path < path:
            file = next(there, None)
        if file is None or file.path != path:
            continue
        first = list(islice(records, most + 1))
        lines = (_dirty_line(record) for record in chain(first, records))
        writer.add(file, len(first), lines, alone=len(first) > most)
    writer.close()
    return writer.made


def _dirty_line(record: Dirty) -> str:
    return json.dumps([record.source_path, record.source_sha256, sorted(record.furniture)])


def read_dirty(shard: Shard) -> Iterator[tuple[RawFile, Iterator[Work]]]:
    """(file, its records) of a clean shard, streamed; take each file's records before the next."""
    with open(shard.list, encoding="ascii") as lines:
        rows = (json.loads(line) for line in lines)
        for file, group in groupby(_with_file(rows), key=itemgetter(0)):
            works = (Work(row[0], row[1], frozenset(row[2])) for _, row in group)
            yield file, works


def _with_file(rows: Iterable[list[Any]]) -> Iterator[tuple[RawFile, list[Any]]]:
    """Each record with the file it is listed under; a file's row is longer than a record's."""
    file: RawFile | None = None
    for row in rows:
        if len(row) == FILE_ROW:
            file = _file(row)
        elif file is not None:
            yield file, row


def survey_line(answer: Survey | Rejected) -> str:
    """One surveyed record as a line."""
    kind, values = ("s", _SURVEYED) if isinstance(answer, Survey) else ("r", _REJECTED)
    return json.dumps([kind, *values(answer)])


def parse_survey(line: str) -> Survey | Rejected:
    """The record of a line of `survey_line`."""
    kind, *row = json.loads(line)
    if kind == "r":
        return Rejected(*row)
    path, sha256, site, title, body, lines, *digests = row
    return Survey(path, sha256, site, title, tuple(body), tuple(lines), *digests)
