"""The rows of each table by themselves: schema, order, groups, cuts and values."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import time
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

import pyarrow as pa

from cleancopy.assemble import article_id
from cleancopy.fields.word_count import count_words
from cleancopy.model import (
    LABELS,
    PRECISIONS,
    REASONS,
    ROLES,
    SOURCES,
    STAGES,
    TEXT_LABELS,
    WARNINGS,
)
from cleancopy.store import parts
from cleancopy.store.order import SPECS, Spec, month_of
from cleancopy.store.runs import Run, runs
from cleancopy.store.verify import Problem
from cleancopy.table import SCHEMAS

if TYPE_CHECKING:
    from cleancopy.store.layout import Generation
    from cleancopy.store.parts import Part

Test: TypeAlias = Callable[[pa.RecordBatch, str], Iterable[bool]]


def check(generation: Generation, facts: dict[str, Any]) -> Iterator[Problem]:
    """Check every row of every table; a file that cannot be read is one problem."""
    row_group_rows = facts.get("form", {}).get("row_group_rows", 0)
    for spec in SPECS:
        found = parts.listed(generation.table(spec.table), spec.table)
        for _, group in groupby(found, key=attrgetter("group")):
            yield from _group(list(group), spec, row_group_rows)


def _group(group: list[Part], spec: Spec, row_group_rows: int) -> Iterator[Problem]:
    last: Run | None = None
    for number, part in enumerate(group):
        if part.number != number:
            yield Problem(part.path.name, f"is part {part.number}, expected {number}")
        if last and not spec.cut(last.record, row_group_rows):
            yield Problem(part.path.name, f"begins where no part is cut, after {last.record}")
        inside = ""
        try:
            if not parts.has_schema(part, SCHEMAS[spec.table]):
                yield Problem(part.path.name, "has another schema than is declared")
                continue
            for pair in parts.batches(part, spec.table):
                yield from _values(pair, spec.table)
                for run in runs([pair], spec):
                    yield from _in_order(last, run, spec)
                    if inside and run.record != inside and spec.cut(inside, row_group_rows):
                        yield Problem(part.path.name, f"goes on past its cut at {inside}")
                    last, inside = run._replace(rows=_NONE), run.record
        except parts.UNREADABLE as error:
            yield Problem(part.path.name, f"cannot be read: {parts.why(error)}")


def _in_order(last: Run | None, run: Run, spec: Spec) -> Iterator[Problem]:
    if last is not None and not last.key < run.key:
        yield Problem(run.record, f"stands out of order in {spec.table}, after {last.record}")


def _values(pair: tuple[str, pa.RecordBatch], table: str) -> Iterator[Problem]:
    group, batch = pair
    for test, what in _TESTS[table]:
        for at, right in enumerate(test(batch, group)):
            if not right:
                yield Problem(batch.column("source_path")[at].as_py(), f"{table}: {what}")


def _hash_holds(batch: pa.RecordBatch, _: str) -> Iterator[bool]:
    stated = batch.column("text_sha256").to_pylist()
    for text, sha256 in zip(batch.column("text").to_pylist(), stated, strict=True):
        yield hashlib.sha256(text.encode()).hexdigest() == sha256


def _text_is_blocks(batch: pa.RecordBatch, _: str) -> Iterator[bool]:
    rows = zip(batch.column("text").to_pylist(), batch.column("blocks").to_pylist(), strict=True)
    return (text == "\n\n".join(block["text"] for block in blocks) for text, blocks in rows)


def _labels_known(batch: pa.RecordBatch, _: str) -> Iterator[bool]:
    rows = batch.column("blocks").to_pylist()
    return (all(block["label"] in TEXT_LABELS for block in blocks) for blocks in rows)


def _roles_known(batch: pa.RecordBatch, _: str) -> Iterator[bool]:
    rows = batch.column("contributors").to_pylist()
    return (all(person["role"] in ROLES for person in people) for people in rows)


def _warnings_known(batch: pa.RecordBatch, _: str) -> Iterator[bool]:
    rows = batch.column("warnings").to_pylist()
    return (set(warnings) <= _WARNINGS and len(set(warnings)) == len(warnings) for warnings in rows)


def _words_counted(batch: pa.RecordBatch, _: str) -> Iterator[bool]:
    rows = zip(*(batch.column(name).to_pylist() for name in ("text", "word_count")), strict=True)
    return (count_words(text) == stated for text, stated in rows)


def _is_identity(batch: pa.RecordBatch, _: str) -> Iterator[bool]:
    names = ("url", "source_path", "article_id")
    rows = zip(*(batch.column(name).to_pylist() for name in names), strict=True)
    return (article_id(url, path) == stated for url, path, stated in rows)


def _date_is_whole(batch: pa.RecordBatch, _: str) -> Iterator[bool]:
    """A date has its precision and source, a page without one may have an estimate."""
    names = ("published_at", "published_precision", "published_source", "published_estimate")
    for date, precision, source, estimate in zip(
        *(batch.column(name).to_pylist() for name in names), strict=True
    ):
        if date is None:
            yield precision is None and source is None
        else:
            at_midnight = date.time() == time.min
            known = precision in PRECISIONS and source in SOURCES and estimate is None
            yield known and (precision != "day" or at_midnight)


def _in_month(batch: pa.RecordBatch, group: str) -> Iterator[bool]:
    return (month_of(moment) == group for moment in batch.column("published_at").to_pylist())


def _sure(batch: pa.RecordBatch, _: str) -> Iterator[bool]:
    return (0 <= value <= 1 for value in batch.column("confidence").to_pylist())


def _one_of(column: str, values: Iterable[str]) -> Test:
    allowed = frozenset(values)
    return lambda batch, _: (value in allowed for value in batch.column(column).to_pylist())


_WARNINGS = frozenset(WARNINGS)
_NONE = pa.record_batch([])
_TESTS: dict[str, tuple[tuple[Test, str], ...]] = {
    "articles": (
        (_hash_holds, "text_sha256 is not the hash of text"),
        (_text_is_blocks, "text is not its blocks"),
        (_labels_known, "a block has an unknown label"),
        (_roles_known, "a contributor has an unknown role"),
        (_warnings_known, "has an unknown warning, or one twice"),
        (_words_counted, "word_count is not the number of words of text"),
        (_is_identity, "article_id is not of url, or without one of source_path"),
        (_sure, "confidence is not within 0 and 1"),
        (_date_is_whole, "date, precision, source and estimate do not go together"),
        (_in_month, "is in the wrong month"),
    ),
    "removed": (
        (_one_of("label", LABELS), "a block has an unknown label"),
        (_sure, "confidence is not within 0 and 1"),
    ),
    "rejected": (
        (_one_of("stage", STAGES), "has an unknown stage"),
        (_one_of("reason", REASONS), "has an unknown reason"),
    ),
}
