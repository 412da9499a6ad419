"""RAW wherever it lies: what there is, and the records of some of its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cleancopy.model import Raw, Rejected
from cleancopy.read import FileChanged, RawFile, Skipped, records, walk

if TYPE_CHECKING:
    from cleancopy.place import Place
    from cleancopy.settings import Settings


def found(raw: Place) -> Iterator[RawFile | Skipped]:
    """Every file under RAW, ready to read or skipped with the reason, sorted by path."""
    if isinstance(raw, Path):
        return walk(raw)
    from cleancopy.s3.raws import walk_prefix

    return walk_prefix(raw)


def opened(
    raw: Place, files: Iterable[RawFile], settings: Settings, scratch: Path
) -> Iterator[tuple[RawFile, Iterator[Raw | Rejected]]]:
    """Each file with its records, which are to be read before the next file is asked for.

    Files that are not on this machine are fetched into `scratch`, and removed once they are read.
    The records raise `FileChanged` when the file is not as it was listed.
    """
    if isinstance(raw, Path):
        for file in files:
            yield file, records(file, settings)
        return
    from cleancopy.s3.raws import fetched

    for file, here, refused in fetched(raw, files, scratch):
        if here is not None:
            yield file, records(here, settings)
        else:
            yield file, _absent(file, refused)


def _absent(file: RawFile, refused: str) -> Iterator[Rejected]:
    if not refused:
        raise FileChanged(f"{file.path}: changed since it was listed")
    yield Rejected(file.path, "", "read", "UNREADABLE", refused)
