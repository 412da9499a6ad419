"""What a generation holds: the run that made it, its records, and those without an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleancopy.store import manifest

if TYPE_CHECKING:
    from cleancopy.store.layout import Generation


def run_of(generation: Generation | None) -> str | None:
    """The `run_id` that committed `generation`; None where that is not known, or files are lost.

    A run then makes all rows anew.
    """
    if generation is None:
        return None
    run_id = manifest.read_if_whole(generation).get("run_id")
    return run_id if isinstance(run_id, str) else None


def recorded(generation: Generation | None) -> Iterator[str]:
    """The source path of every record in `generation`, articles and rejected."""
    if generation is None:
        return
    from cleancopy.store import parts

    for table in ("articles", "rejected"):
        for part in parts.listed(generation.table(table), table):
            for chunk in parts.paths(part):
                yield from chunk


def rejected(generation: Generation | None, reasons: frozenset[str]) -> Iterator[str]:
    """The source path of each record that was rejected for one of `reasons`; empty: for any."""
    if generation is None:
        return
    from cleancopy.store import parts

    for part in parts.listed(generation.table("rejected"), "rejected"):
        yield from parts.rejected(part, reasons)
