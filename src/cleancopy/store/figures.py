"""What the staged rows of a run add up to: counts for a summary, read a batch at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.store.staging import read_runs

if TYPE_CHECKING:
    import pyarrow as pa

    from cleancopy.store.layout import Layout
    from cleancopy.store.staging import StagedShard

FIELDS = (
    "title",
    "standfirst",
    "authors",
    "agencies",
    "dateline",
    "published_at",
    "language",
    "images",
)
"""The columns of `articles` whose filling is counted."""

REJECTIONS_LISTED = 500


class Rejection(NamedTuple):
    """One record without an article."""

    source_path: str
    stage: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Of the records of one run."""

    articles: Mapping[str, int]
    """Site, or "" where it is not known -> articles."""
    filled: Mapping[str, Mapping[str, int]]
    """Site -> column of `FIELDS` -> articles that have it."""
    kept: int
    """Characters of the articles' text."""
    removed: int
    """Characters of the blocks that are not in it."""
    rejections: tuple[Rejection, ...]
    """The first `REJECTIONS_LISTED` of them."""


def figures(layout: Layout, staged: Iterable[StagedShard]) -> Figures:
    """Add up staged shards; call before the run that staged them ends."""
    pieces = list(staged)
    articles: Counter[str] = Counter()
    filled: dict[str, Counter[str]] = {}
    kept = 0
    for batch in _batches(layout, pieces, "articles"):
        kept += _characters(batch)
        for site, count, values in _by_site(batch):
            articles[site] += count
            filled.setdefault(site, Counter()).update(values)
    return Figures(
        articles,
        filled,
        kept,
        sum(_characters(batch) for batch in _batches(layout, pieces, "removed")),
        tuple(_rejections(layout, pieces)),
    )


def _batches(layout: Layout, staged: list[StagedShard], table: str) -> Iterator[pa.RecordBatch]:
    for shard in staged:
        for name, path in shard.files:
            if name == table:
                yield from (batch for _, batch in read_runs(layout.clean / path))


def _characters(batch: pa.RecordBatch) -> int:
    import pyarrow.compute as pc

    return int(pc.sum(pc.utf8_length(batch.column("text"))).as_py() or 0)


def _by_site(batch: pa.RecordBatch) -> Iterator[tuple[str, int, dict[str, int]]]:
    """(site, articles, column -> how many have it)."""
    import pyarrow as pa
    import pyarrow.compute as pc

    columns = {name: pc.cast(_present(batch.column(name)), pa.int64()) for name in FIELDS}
    table = pa.table({"site": pc.fill_null(batch.column("site"), ""), **columns})
    sums = table.group_by("site").aggregate(
        [(name, "sum") for name in FIELDS] + [("site", "count")]
    )
    for row in sums.to_pylist():
        yield row["site"], row["site_count"], {name: row[f"{name}_sum"] for name in FIELDS}


def _present(column: pa.Array) -> pa.Array:
    import pyarrow as pa
    import pyarrow.compute as pc

    if pa.types.is_list(column.type):
        return pc.fill_null(pc.greater(pc.list_value_length(column), 0), False)
    return column.is_valid()


def _rejections(layout: Layout, staged: list[StagedShard]) -> Iterator[Rejection]:
    left = REJECTIONS_LISTED
    for batch in _batches(layout, staged, "rejected"):
        rows = batch.slice(0, left).to_pylist()
        left -= len(rows)
        yield from (Rejection(*(row[name] for name in Rejection._fields)) for row in rows)
        if not left:
            return
