"""The lists that shards work through, as JSON lines on disk: written here, read here.

Lists lie on disk and not in the shard, so that a plan over a million files stays small in memory,
in a tracker's database and on the wire.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from operator import attrgetter
from pathlib import Path
from typing import IO, NamedTuple

from cleancopy.job import Job, Shard
from cleancopy.model import Rejected, Survey
from cleancopy.read import RawFile
from cleancopy.store.layout import Layout
from cleancopy.store.state import Dirty

SHARD_BYTES = 64_000_000
"""Raw bytes of a shard of several files; a larger file is a shard by itself."""


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

    def __init__(self, job: Job, kind: str, most: int) -> None:
        self.folder = folder(job)
        self.kind = kind
        self.most = most
        self.made: list[Shard] = []
        self._file: IO[str] | None = None
        self._files = self._records = self._bytes = 0

    def add(self, size: int, count: int, lines: Iterable[str], alone: bool) -> None:
        """Put one file's lines on the list; `count` tells how many, of a file not alone."""
        full = self._records + count > self.most or self._bytes + size > SHARD_BYTES
        if self._files and (full or alone):
            self.close()
        if self._file is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = open(self._path(), "w", encoding="ascii")  # noqa: SIM115
        for line in lines:
            self._file.write(line + "\n")
            self._records += 1
        self._files += 1
        self._bytes += size
        if alone:
            self.close()

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            name = f"{self.kind}-{len(self.made):05d}"
            self.made.append(Shard(name, self._path(), self._files, self._records, self._bytes))
        self._file = None
        self._files = self._records = self._bytes = 0

    def _path(self) -> Path:
        return self.folder / f"{self.kind}-{len(self.made):05d}.list"


def write_files(job: Job, files: Iterable[RawFile], most: int) -> list[Shard]:
    """Shards of at most `most` files to survey; a large file stands alone."""
    writer = _Writer(job, "survey", most)
    for file in files:
        line = json.dumps([file.path, file.size, file.mtime_ns, file.inode])
        writer.add(file.size, 1, [line], alone=file.size > SHARD_BYTES)
    writer.close()
    return [shard._replace(records=0) for shard in writer.made]


def read_files(job: Job, shard: Shard) -> list[RawFile]:
    """The files of a survey shard, as they were when it was planned."""
    with open(shard.list, encoding="ascii") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        RawFile(path, job.raw / path, size, mtime_ns, inode) for path, size, mtime_ns, inode in rows
    ]


def write_dirty(job: Job, dirty: Iterable[Dirty], most: int) -> list[Shard]:
    """Shards of about `most` records to clean; a file of more records stands alone."""
    writer = _Writer(job, "clean", most)
    for path, records in groupby(dirty, key=attrgetter("file")):
        first = list(islice(records, most + 1))
        lines = (_dirty_line(record) for record in chain(first, records))
        writer.add(_size(job.raw / path), len(first), lines, alone=len(first) > most)
    writer.close()
    return writer.made


def _dirty_line(record: Dirty) -> str:
    return json.dumps(
        [record.file, record.source_path, record.source_sha256, sorted(record.furniture)]
    )


def _size(path: Path) -> int:
    try:
        return os.stat(path).st_size
    except OSError:  # gone since it was surveyed
        return 0


def read_dirty(shard: Shard) -> Iterator[tuple[str, Iterator[Work]]]:
    """(file, its records) of a clean shard, streamed; take each file's records before the next."""
    with open(shard.list, encoding="ascii") as lines:
        rows = (json.loads(line) for line in lines)
        for path, group in groupby(rows, key=lambda row: str(row[0])):
            yield path, (Work(row[1], row[2], frozenset(row[3])) for row in group)


def raw_file(job: Job, path: str) -> RawFile:
    """The file as it is now; `OSError` when it is gone."""
    at = job.raw / path
    stat = os.stat(at)
    return RawFile(path, at, stat.st_size, stat.st_mtime_ns, stat.st_ino)


def survey_line(answer: Survey | Rejected) -> str:
    """One surveyed record as a line."""
    if isinstance(answer, Survey):
        return json.dumps(
            [
                "s",
                answer.source_path,
                answer.source_sha256,
                answer.site,
                answer.title_key,
                answer.body_keys,
                answer.line_keys,
                answer.rules_digest,
            ]
        )
    return json.dumps(
        [
            "r",
            answer.source_path,
            answer.source_sha256,
            answer.stage,
            answer.reason,
            answer.detail,
        ]
    )


def parse_survey(line: str) -> Survey | Rejected:
    """The record of a line of `survey_line`."""
    kind, *row = json.loads(line)
    if kind == "r":
        return Rejected(*row)
    path, sha256, site, title, body, lines, digest = row
    return Survey(path, sha256, site, title, tuple(body), tuple(lines), digest)
