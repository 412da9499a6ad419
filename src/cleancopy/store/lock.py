"""One writer at a time: a lock that the kernel frees when its holder dies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cleancopy.store.layout import Layout, StoreError


class Locked(StoreError):
    """Another run is writing this data set; the message names its process."""


@contextmanager
def exclusive(
    layout: Layout, wait: bool = True, waiting: Callable[[str], None] = lambda _: None
) -> Iterator[None]:
    """Hold the data set for writing.

    Held by another process: with `wait`, `waiting` gets one sentence and the call blocks until the
    lock is free; else raises `Locked`. Workers forked while it is held do not hold it.
    """
    raise NotImplementedError
    yield
