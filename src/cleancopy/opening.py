"""A data set opened for writing, wherever it lies: locked, tidied up, and told where to publish."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cleancopy.errors import StoreError, UsageError
from cleancopy.place import Place, S3Prefix
from cleancopy.read.walk import display
from cleancopy.store import files
from cleancopy.store.destination import Destination, Here
from cleancopy.store.layout import Layout
from cleancopy.store.lock import exclusive
from cleancopy.store.staging import discard

if TYPE_CHECKING:
    from cleancopy.store.verify import Remedies

CACHE = "CLEANCOPY_CACHE"
"""Environment variable: where the mirrors of data sets in buckets lie."""

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._-]+")
"""`news/clean` becomes `news-clean`."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A data set while one process may write it."""

    layout: Layout
    destination: Destination


@contextmanager
def opened(clean: Place, lease_seconds: float, waiting: Callable[[str], None]) -> Iterator[Opened]:
    """Hold CLEAN for writing; while another run has it, `waiting` gets a sentence and this waits.

    What dead runs left in the working folder is gone, and its current generation is the one that
    readers see. What this one stages goes at the end, however that comes about.
    """
    layout = Layout(working_folder(clean))
    with exclusive(layout, wait=True, waiting=waiting):
        discard(layout)
        try:
            if isinstance(clean, Path):
                yield Opened(layout, Here(layout))
                return
            from cleancopy.s3.mirror import Mirror

            mirror = Mirror(clean, layout)
            with mirror.held(_identity(layout), lease_seconds, waiting):
                yield Opened(layout, mirror)
        finally:
            with suppress(OSError):  # the next run tries again
                discard(layout)


def working_folder(clean: Place) -> Path:
    """CLEAN itself, or for one in a bucket the folder of this machine that mirrors it."""
    if isinstance(clean, Path):
        return clean.resolve()
    digest = hashlib.sha256(f"{clean.endpoint or ''} {clean}".encode()).hexdigest()[:12]
    return cache() / f"{_NOT_IN_A_NAME.sub('-', clean.key)}-{digest}"


def cache() -> Path:
    """Where such folders lie."""
    told = os.environ.get(CACHE)
    if told:
        return Path(told).resolve()
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache").resolve() / "cleancopy"


def current(clean: Place) -> str | None:
    """The folder or address of the generation that readers see; None before the first commit."""
    if isinstance(clean, Path):
        here = Layout(clean.resolve()).current()
        return str(here.folder) if here else None
    from cleancopy.s3.mirror import pointer

    newest = pointer(clean)
    return str(clean / newest.folder) if newest else None


@contextmanager
def readable(clean: Place) -> Iterator[Path]:
    """A folder with the current generation as it lies there, fetched if it is in a bucket.

    Raises `StoreError` when there is none.
    """
    if isinstance(clean, Path):
        if Layout(clean.resolve()).current() is None:
            raise StoreError(f"{clean} holds no data set yet")
        yield clean.resolve()
        return
    from cleancopy.s3.mirror import Mirror, pointer

    newest = pointer(clean)
    if newest is None:
        raise StoreError(f"{clean} holds no data set yet")
    with tempfile.TemporaryDirectory(prefix="cleancopy-") as scratch:
        Mirror(clean, Layout(Path(scratch))).copy_out(newest)
        yield Path(scratch)


def remedies(clean: Place) -> Remedies:
    """What makes a file of this data set whole again."""
    from cleancopy.store.verify import IN_A_FOLDER, Remedies

    if isinstance(clean, Path):
        return IN_A_FOLDER
    from cleancopy.s3.mirror import POINTER

    return Remedies(*(f"remove {clean / POINTER} and run again",) * 2)


def _identity(layout: Layout) -> str:
    """A name that no other working folder has, on whatever machine."""
    path = layout.work / "identity"
    if not path.exists():
        files.write_whole(path, uuid.uuid4().hex.encode())
    return path.read_text(encoding="ascii")


def check_apart(raw: Place, clean: Place) -> tuple[Place, Place]:
    """Both, resolved; `UsageError` when one is no folder, or they lie in each other."""
    raw = check_raw(raw)
    if isinstance(clean, Path):
        clean = clean.resolve()
        if not _is_text(clean):
            shown = display(str(clean))
            raise UsageError(f"{shown} is no UTF-8: name a folder that Parquet readers can open")
        if clean.exists() and not clean.is_dir():
            raise UsageError(f"{clean} is a file: name a folder for the data set")
    if _holds(raw, clean) or _holds(clean, raw):
        raise UsageError(f"{clean} and {raw} lie in each other: keep the output apart from RAW")
    return raw, clean


def check_raw(raw: Place) -> Place:
    """RAW, resolved; `UsageError` when it is no folder."""
    if not isinstance(raw, Path):
        return raw
    if not raw.is_dir():
        raise UsageError(f"{raw} is not a folder: name the folder that holds the raw files")
    return raw.resolve()


def _is_text(path: Path) -> bool:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _holds(one: Place, other: Place) -> bool:
    if isinstance(one, S3Prefix):
        return one.holds(other)
    return isinstance(other, Path) and (one == other or one in other.parents)
