"""The tables against each other: each record once, and every page whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from cleancopy.store import parts
from cleancopy.store.order import REJECTED
from cleancopy.store.verify import Problem

if TYPE_CHECKING:
    from cleancopy.store.layout import Generation
    from cleancopy.store.parts import Part

BATCH = 1000


class Page(NamedTuple):
    """What articles and rejected say of one page."""

    article_id: str | None
    kept: int
    """Blocks in its text."""


def check(generation: Generation) -> Iterator[Problem]:
    """Every record is an article or rejected, once; its removed blocks fill what its text leaves.

    One group at a time in memory.
    """
    seen: set[bytes] = set()
    known = {part.group for table in ("articles", "removed") for part in _parts(generation, table)}
    for group in sorted(known | {REJECTED}):
        pages: dict[str, Page] = {}
        for path, page in _pages(generation, group):
            digest = hashlib.blake2b(path.encode(), digest_size=16).digest()
            if digest in seen:
                yield Problem(path, "has more than one row in articles and rejected")
            seen.add(digest)
            pages[path] = page
        yield from _removed(generation, group, pages)


def _parts(generation: Generation, table: str, group: str | None = None) -> list[Part]:
    found = parts.listed(generation.table(table), table)
    return [part for part in found if group is None or part.group == group]


def _pages(generation: Generation, group: str) -> Iterator[tuple[str, Page]]:
    if group == REJECTED:
        for part in _parts(generation, "rejected"):
            for batch in _columns(part, ["source_path"]):
                for path in batch.column("source_path").to_pylist():
                    yield path, Page(None, 0)
        return
    for part in _parts(generation, "articles", group):
        for batch in _columns(part, ["source_path", "article_id", "blocks"]):
            kept = pc.list_value_length(batch.column("blocks")).to_pylist()
            names = (batch.column(name).to_pylist() for name in ("source_path", "article_id"))
            for path, identity, count in zip(*names, kept, strict=True):
                yield path, Page(identity, count)


def _removed(generation: Generation, group: str, pages: dict[str, Page]) -> Iterator[Problem]:
    rows = (
        row
        for part in _parts(generation, "removed", group)
        for batch in _columns(part, ["source_path", "article_id", "position"])
        for row in zip(*(column.to_pylist() for column in batch.columns), strict=True)
    )
    for path, own in groupby(rows, key=itemgetter(0)):
        page = pages.get(path)
        if page is None:
            yield Problem(path, f"has removed blocks in {group}, but is no record there")
        else:
            yield from _whole(path, page, list(own))


def _whole(path: str, page: Page, rows: list[tuple[str, str | None, int]]) -> Iterator[Problem]:
    if any(identity != page.article_id for _, identity, _ in rows):
        yield Problem(path, "has removed blocks of another article_id")
    positions = [position for _, _, position in rows]
    if len(set(positions)) < len(positions):
        yield Problem(path, "has two removed blocks in one position")
    blocks = page.kept + len(positions)
    if not all(0 <= position < blocks for position in positions):
        yield Problem(path, f"has {blocks} blocks, but removed ones past that: some are missing")


def _columns(part: Part, names: list[str]) -> Iterator[pa.RecordBatch]:
    """Some columns of a part, or nothing of one that cannot be read: `rows` tells of it."""
    try:
        with parts.opened(part) as file:
            yield from file.iter_batches(BATCH, columns=names)
    except parts.UNREADABLE:
        return
