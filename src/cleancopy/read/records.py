"""The records of one file, whatever it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleancopy.model import Raw, Rejected
from cleancopy.read.compression import Source, source
from cleancopy.read.files import RawFile, check_unchanged, open_unchanged
from cleancopy.read.jsonl import read_jsonl
from cleancopy.read.kinds import FileKind, file_kind
from cleancopy.read.page import read_page
from cleancopy.read.sidecar import read_sidecar, with_sidecar
from cleancopy.read.warc import read_warc

if TYPE_CHECKING:
    from cleancopy.settings import Settings


def records(file: RawFile, settings: Settings) -> Iterator[Raw | Rejected]:
    """Yield each record of `file`, or why it cannot be read, in the order of the file.

    Streams: no more than one record is held. No two have the same `source_path`. Raises
    `FileChanged` when the file is not as the walk saw it, before the record that could be torn.
    """
    kind = file_kind(file.absolute.name)
    assert kind is not None, f"{file.path} is no input"
    try:
        sidecar = read_sidecar(file)
    except OSError as error:
        yield _unreadable(file, f"its sidecar: {error.strerror or error}")
        return
    try:
        handle = open_unchanged(file.absolute, file.stamp)
    except OSError as error:
        yield _unreadable(file, error.strerror or str(error))
        return
    with handle:
        stream = source(handle, kind.compression, settings)
        for record in _container(file.path, kind, stream, settings):
            check_unchanged(handle, file.absolute, file.stamp)
            if sidecar and isinstance(record, Raw):
                record = with_sidecar(record, sidecar, kind.container == "page")
            yield record
        check_unchanged(handle, file.absolute, file.stamp)


def _unreadable(file: RawFile, detail: str) -> Rejected:
    return Rejected(file.path, "", "read", "UNREADABLE", detail)


def _container(
    path: str, kind: FileKind, stream: Source, settings: Settings
) -> Iterator[Raw | Rejected]:
    if kind.container == "page":
        return read_page(path, kind.kind, stream, settings)
    read = read_jsonl if kind.container == "jsonl" else read_warc
    return read(path, stream, settings)
