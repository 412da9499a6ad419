"""What a file is, by its name."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from cleancopy.model import Kind

Container: TypeAlias = Literal["page", "jsonl", "warc"]
Compression: TypeAlias = Literal["", "gz", "zst"]


class FileKind(NamedTuple):
    """How to read a file."""

    container: Container
    kind: Kind
    """Of a page; records of a container tell their own."""
    compression: Compression


KINDS: dict[str, tuple[Container, Kind]] = {
    "txt": ("page", "text"),
    "html": ("page", "html"),
    "htm": ("page", "html"),
    "jsonl": ("jsonl", "text"),
    "warc": ("warc", "html"),
}
"""By extension, in any case."""

COMPRESSIONS: dict[str, Compression] = {"gz": "gz", "zst": "zst"}


def file_kind(name: str) -> FileKind | None:
    """Return how to read a file of this name, or None if it is no input.

    >>> file_kind("Page.HTML.gz")
    FileKind(container='page', kind='html', compression='gz')
    >>> file_kind("photo.jpg")
    """
    stem, _, last = name.rpartition(".")
    compression = COMPRESSIONS.get(last.lower(), "")
    if compression:
        stem, _, last = stem.rpartition(".")
    found = KINDS.get(last.lower()) if stem else None
    return FileKind(*found, compression) if found else None
