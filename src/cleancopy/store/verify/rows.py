"""The rows of each table by themselves: schema, order, groups, cuts and values."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from cleancopy.model import LABELS, REASONS
from cleancopy.store import parts
from cleancopy.store.order import SPECS, Spec, month_of
from cleancopy.store.runs import Run, runs
from cleancopy.store.verify import Problem
from cleancopy.table import SCHEMAS

if TYPE_CHECKING:
    from cleancopy.store.layout import Generation
    from cleancopy.store.parts import Part

Row = dict[str, Any]


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
        try:
            if not parts.has_schema(part, SCHEMAS[spec.table]):
                yield Problem(part.path.name, "has another schema than is declared")
                continue
            for at, run in enumerate(runs(parts.batches(part), spec)):
                yield from _in_order(last, run, spec)
                if at and last and _is_cut(last, run, spec, row_group_rows):
                    yield Problem(run.record, f"follows a cut within one part of {spec.table}")
                yield from _values(run, spec)
                last = run
        except (OSError, pa.ArrowException) as error:
            yield Problem(part.path.name, f"cannot be read: {error}")


def _is_cut(last: Run, run: Run, spec: Spec, row_group_rows: int) -> bool:
    return run.record != last.record and spec.cut(last.record, row_group_rows)


def _in_order(last: Run | None, run: Run, spec: Spec) -> Iterator[Problem]:
    if last is not None and not last.key < run.key:
        yield Problem(run.record, f"stands out of order in {spec.table}, after {last.record}")


def _values(run: Run, spec: Spec) -> Iterator[Problem]:
    for row in run.rows.to_pylist():
        for test, what in _TESTS[spec.table]:
            if not test(row, run.group):
                yield Problem(run.record, f"{spec.table}: {what}")


def _hash_holds(row: Row, _: str) -> bool:
    return bool(hashlib.sha256(row["text"].encode()).hexdigest() == row["text_sha256"])


def _text_is_blocks(row: Row, _: str) -> bool:
    return bool(row["text"] == "\n\n".join(block["text"] for block in row["blocks"]))


def _labels_known(row: Row, _: str) -> bool:
    return all(block["label"] in LABELS for block in row["blocks"])


def _sure(row: Row, _: str) -> bool:
    return bool(0 <= row["confidence"] <= 1)


_TESTS: dict[str, tuple[tuple[Callable[[Row, str], bool], str], ...]] = {
    "articles": (
        (_hash_holds, "text_sha256 is not the hash of text"),
        (_text_is_blocks, "text is not its blocks"),
        (_labels_known, "a block has an unknown label"),
        (_sure, "confidence is not within 0 and 1"),
        (lambda row, group: month_of(row["published_at"]) == group, "is in the wrong month"),
    ),
    "removed": (
        (lambda row, _: row["label"] in LABELS, "a block has an unknown label"),
        (_sure, "confidence is not within 0 and 1"),
    ),
    "rejected": ((lambda row, _: row["reason"] in REASONS, "has an unknown reason"),),
}
