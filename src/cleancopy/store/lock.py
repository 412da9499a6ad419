"""One writer at a time: a lock that the kernel frees when its holder dies.

A POSIX record lock belongs to a process: workers forked while it is held do not keep it when the
holder is killed, as they would a `flock`.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cleancopy.errors import StoreError
from cleancopy.store.layout import Layout

_held: set[tuple[int, str]] = set()
"""(process, lock file): a record lock does not keep out a second caller in its own process."""


class Locked(StoreError):
    """Another run is writing this data set; the message names its process."""


@contextmanager
def exclusive(
    layout: Layout, wait: bool = True, waiting: Callable[[str], None] = lambda _: None
) -> Iterator[None]:
    """Hold the data set for writing.

    Held by another process: with `wait`, `waiting` gets one sentence and the call blocks until the
    lock is free; else raises `Locked`. Workers forked while it is held do not hold it. Folders that
    were made for the lock go with it where nothing was put beside.
    """
    is_new = not layout.clean.exists()
    path = layout.lock.resolve()
    mine = (os.getpid(), str(path))
    if mine in _held:
        raise Locked(f"this process is already writing {layout.clean}")
    handle = _acquire(path, layout.clean, wait, waiting)
    _held.add(mine)
    try:
        yield
    finally:
        _held.discard(mine)
        _tidy(path, is_new)
        os.close(handle)


def _tidy(path: Path, is_new: bool) -> None:
    """Remove a lock that lies alone, with its folder; whoever waits for it makes another."""
    with suppress(OSError):
        if os.listdir(path.parent) == [path.name]:
            path.unlink()
            path.parent.rmdir()
            if is_new:
                path.parent.parent.rmdir()


def _acquire(path: Path, clean: Path, wait: bool, waiting: Callable[[str], None]) -> int:
    while True:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except FileNotFoundError:  # the one before has just tidied up
            continue
        try:
            _lock(handle, clean, wait, waiting)
            if _still_there(handle, path):
                _sign(handle)
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _lock(handle: int, clean: Path, wait: bool, waiting: Callable[[str], None]) -> None:
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # POSIX allows either
        sentence = f"another run{_holder(handle)} is writing {clean}"
        if not wait:
            raise Locked(sentence) from None
        waiting(f"{sentence}; waiting for it to end")
        fcntl.lockf(handle, fcntl.LOCK_EX)


def _holder(handle: int) -> str:
    pid = os.pread(handle, 20, 0).strip()
    return f" (process {pid.decode()})" if pid.isdigit() else ""


def _still_there(handle: int, path: Path) -> bool:
    """Whether the file that was locked is the one that others will find."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _sign(handle: int) -> None:
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
