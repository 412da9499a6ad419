"""All that the store asks of a file system: another kind of storage replaces this module.

Every function leaves what it made on disk (fsync) before it returns. There is one writer: what a
killed one left half done has a name that the next one takes.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_NO_LINKS = frozenset({errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP, errno.ENOSYS})
"""Errors that mean: this file system (or file) takes no hard link, copy instead."""


@contextmanager
def created(path: Path) -> Iterator[BinaryIO]:
    """Write a new file; on disk when the block ends, gone when it fails."""
    with path.open("xb") as file:
        try:
            yield file
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        file.flush()
        os.fsync(file.fileno())


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`, replacing what is there: readers see the old file or the new one."""
    draft = path.with_name(f".{path.name}.draft")
    draft.unlink(missing_ok=True)
    with created(draft) as file:
        file.write(data)
    draft.replace(path)
    sync_folder(path.parent)


def link(source: Path, target: Path) -> None:
    """Give the finished file `source` a second name, by hard link where the file system can."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        with source.open("rb") as file, created(target) as copy:
            shutil.copyfileobj(file, copy, 1 << 20)


def move_folder(source: Path, target: Path) -> None:
    """Rename a finished folder; its own entries must be synced before."""
    target.parent.mkdir(parents=True, exist_ok=True)
    source.rename(target)
    sync_folder(target.parent)


def point(pointer: Path, target: str) -> None:
    """Make `pointer` lead to `target` (relative), in one step for every reader."""
    draft = pointer.with_name(f".{pointer.name}.draft")
    draft.unlink(missing_ok=True)
    draft.symlink_to(target)
    draft.replace(pointer)
    sync_folder(pointer.parent)


def remove_folder(folder: Path, trash: Path) -> None:
    """Remove `folder` with all that is in it: gone at once under its name, then file by file."""
    trash.mkdir(parents=True, exist_ok=True)
    grave = trash / f"{folder.name}.{os.getpid()}"
    shutil.rmtree(grave, ignore_errors=True)
    with contextlib.suppress(FileNotFoundError):
        folder.rename(grave)
        sync_folder(folder.parent)
    shutil.rmtree(grave, ignore_errors=True)


def empty(trash: Path) -> None:
    """Remove what killed removals left."""
    shutil.rmtree(trash, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Put the names in `folder` on disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256(path: Path) -> str:
    """Of the bytes at `path`, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
