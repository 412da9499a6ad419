"""The data set against the raw records it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cleancopy.store import parts
from cleancopy.store.verify import Problem, RawHash

if TYPE_CHECKING:
    from cleancopy.store.layout import Generation


def check(generation: Generation, raw: Iterable[RawHash]) -> Iterator[Problem]:
    """Each raw record is in the data set with its hash, and each row has its raw record.

    What the system refuses to show is not taken for gone.
    """
    hidden: list[str] = []
    open_rows = {_key(path, sha256) for path, sha256 in _rows(generation)}
    known = {_key(path) for path, _ in _rows(generation)}
    for path, sha256 in raw:
        if sha256 is None:
            hidden.append(path)
            continue
        if _key(path) not in known:
            yield Problem(path, "is under RAW but not in the data set: run again")
        elif _key(path, sha256) not in open_rows:
            yield Problem(path, "has changed under RAW since it was cleaned: run again")
        open_rows.discard(_key(path, sha256))
        known.discard(_key(path))
    for path, _ in _rows(generation):
        if _key(path) in known and not _is_hidden(path, hidden):
            yield Problem(path, "is in the data set but no longer under RAW: run again")


def _is_hidden(path: str, hidden: Iterable[str]) -> bool:
    """Whether a record is one of a file, or in a folder, that is not shown."""
    return any(at in (".", path) or path.startswith((f"{at}/", f"{at}#")) for at in hidden)


def _rows(generation: Generation) -> Iterator[tuple[str, str]]:
    names = ["source_path", "source_sha256"]
    for table in ("articles", "rejected"):
        for part in parts.listed(generation.table(table), table):
            try:
                with parts.opened(part) as file:
                    for batch in file.iter_batches(8192, columns=names):
                        columns = (batch.column(name).to_pylist() for name in names)
                        yield from zip(*columns, strict=True)
            except parts.UNREADABLE:
                continue  # `rows` tells of it


def _key(*values: str) -> bytes:
    return hashlib.blake2b("\0".join(values).encode(), digest_size=16).digest()
