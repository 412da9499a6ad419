"""The files of a generation against its manifest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cleancopy.store import files, parts
from cleancopy.store.layout import TABLES
from cleancopy.store.verify import Problem, Remedies

if TYPE_CHECKING:
    from pathlib import Path

    from cleancopy.store.layout import Generation
    from cleancopy.store.parts import Part


def check(generation: Generation, facts: dict[str, Any], remedies: Remedies) -> Iterator[Problem]:
    """Every file is listed once, with its size, rows and hash; totals agree; nothing else lies."""
    listed = {entry.get("path"): entry for entry in facts.get("files", ())}
    totals: Counter[str] = Counter()
    for table in TABLES:
        for part in parts.listed(generation.table(table), table):
            path = part.path.relative_to(generation.folder).as_posix()
            rows, problems = _file(part, path, listed.pop(path, None), remedies)
            totals[table] += rows
            yield from problems
        yield from _strays(generation.table(table), table)
    for path in listed:
        yield Problem(str(path), f"is in the manifest but not in the folder: {remedies.lost}")
    for table in TABLES:
        stated = facts.get("rows", {}).get(table)
        if stated != totals[table]:
            yield Problem(table, f"has {totals[table]} rows, the manifest says {stated}")


def _strays(folder: Path, table: str) -> Iterator[Problem]:
    if not parts.listed(folder, table):
        yield Problem(str(folder), "has no Parquet file: readers will fail")
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not parts.parsed(path, table):
            yield Problem(str(path), "is no file of the data set: remove it")


def _file(
    part: Part, path: str, entry: dict[str, Any] | None, remedies: Remedies
) -> tuple[int, list[Problem]]:
    """(rows of the file, what differs from its entry)."""
    found = {"bytes": part.path.stat().st_size, "sha256": files.sha256(part.path)}
    problems = []
    try:
        found["rows"] = rows = parts.rows(part)
    except parts.UNREADABLE as error:
        rows = 0
        problems.append(Problem(path, f"cannot be read: {parts.why(error)}"))
    if entry is None:
        return rows, [*problems, Problem(path, "is not in the manifest: remove it")]
    return rows, problems + [
        Problem(path, f"{name} is {value}, the manifest says {entry.get(name)}: {remedies.damaged}")
        for name, value in found.items()
        if entry.get(name) != value
    ]
