"""What a walk over RAW finds: files to read, and files left alone with the reason."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

SIDECAR = ".meta.json"
"""`NAME.meta.json` beside `NAME` tells what is known of `NAME`."""


class Stamp(NamedTuple):
    """What tells one state of a file from another without reading it."""

    size: int
    mtime_ns: int
    ctime_ns: int
    """Tells of a file that was rewritten in its place and given its old time again."""
    inode: int


@dataclass(frozen=True, slots=True)
class RawFile:
    """One file that can hold records."""

    path: str
    """Under RAW, with `/`; bytes that are no UTF-8 are shown as `\\xNN`."""
    absolute: Path
    """Of an object in a bucket its name alone counts, until it was fetched."""
    stamp: Stamp
    """What it must still be when it is opened."""
    sidecar: Stamp | None = None
    """The same of its sidecar: one that comes, goes or changes is a change of the file."""

    @property
    def size(self) -> int:
        """Bytes as they are stored."""
        return self.stamp.size


class Skipped(NamedTuple):
    """One thing under RAW that is no input, and why."""

    path: str
    reason: str


class FileChanged(Exception):
    """The file is not the one the walk saw, or changed while it was read.

    All its records of this reading are void: read it again, or leave it for the next run.
    """


def stamp_of(status: os.stat_result) -> Stamp:
    """Return the stamp in a `stat` result."""
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def open_unchanged(absolute: Path, stamp: Stamp) -> BinaryIO:
    """Open the regular file the walk saw, unbuffered. Raises `FileChanged` if it is another.

    `O_NONBLOCK`: a FIFO that took the file's place must not hang the run.
    """
    try:
        handle = os.fdopen(os.open(absolute, os.O_RDONLY | os.O_NONBLOCK), "rb", buffering=0)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise FileChanged(f"{absolute}: gone since it was listed") from error
    try:
        check_unchanged(handle, absolute, stamp)
    except BaseException:
        handle.close()
        raise
    return handle


def check_unchanged(handle: BinaryIO, absolute: Path, stamp: Stamp) -> None:
    """Raise `FileChanged` unless the open file is still the one the walk saw."""
    status = os.fstat(handle.fileno())
    if not stat.S_ISREG(status.st_mode) or stamp_of(status) != stamp:
        raise FileChanged(f"{absolute}: changed since it was listed")
