"""The folder of the next generation, built in staging from the current one and staged shards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow.compute as pc

from cleancopy.errors import StoreError
from cleancopy.store import files, manifest, parts
from cleancopy.store.merge import Old, find, merge, old_parts
from cleancopy.store.order import REJECTED, SPECS, Spec
from cleancopy.store.sink import Sink, Written, form
from cleancopy.store.staged import staged_runs
from cleancopy.store.staging import read_runs

if TYPE_CHECKING:
    from cleancopy.store.layout import Generation, Layout
    from cleancopy.store.staging import StagedShard


@dataclass(frozen=True, slots=True)
class Built:
    """A finished folder that is not yet a generation."""

    facts: dict[str, Any]
    """The part of the manifest that tells of the data."""
    written: int
    linked: int


class _Base(NamedTuple):
    """What is known of the current generation."""

    old: dict[str, Old]
    hashes: dict[Path, str]
    form: object


def build(
    layout: Layout,
    current: Generation | None,
    staged: Sequence[StagedShard],
    gone: Iterable[str],
    folder: Path,
    number: int,
    row_group_rows: int,
    step: Callable[[str], None],
) -> Built | None:
    """Make `folder` the content of generation `number`; None when that equals `current`."""
    base = _base(current)
    afresh = current is not None and base.form != form(row_group_rows)
    replaced = _staged_records(layout, staged) | set(gone)
    if current is not None and not replaced and not afresh:
        return None
    _mark(base.old, replaced)
    written: list[Written] = []
    for spec in SPECS:
        (folder / spec.table).mkdir(parents=True)
        sink = Sink(spec, folder / spec.table, number, row_group_rows)
        new = staged_runs(spec, _staged_files(layout, staged, spec), folder.parent)
        try:
            merge(base.old[spec.table], new, replaced, sink, afresh, step)
        except BaseException:
            sink.abandon()
            raise
        written += sink.written
    return _finished(base, written, folder, current, row_group_rows)


def _base(current: Generation | None) -> _Base:
    if current is None:
        return _Base({spec.table: Old(spec) for spec in SPECS}, {}, None)
    facts = manifest.read_if_whole(current)
    old = {spec.table: old_parts(current.table(spec.table), spec) for spec in SPECS}
    hashes = {current.folder / path: sha for path, sha in manifest.hashes(facts).items()}
    return _Base(old, hashes, facts.get("form"))


def _staged_files(layout: Layout, staged: Sequence[StagedShard], spec: Spec) -> list[Path]:
    named = (file for shard in staged for file in shard.files)
    return [layout.clean / path for table, path in named if table == spec.table]


def _staged_records(layout: Layout, staged: Sequence[StagedShard]) -> set[str]:
    found: set[str] = set()
    for spec in SPECS:
        if spec.table == "removed":
            continue
        for path in _staged_files(layout, staged, spec):
            for _, batch in read_runs(path):
                for record in batch.column("source_path").to_pylist():
                    if record in found:
                        raise StoreError(f"{record} was staged twice")
                    found.add(record)
    return found


def _mark(old: dict[str, Old], replaced: set[str]) -> None:
    """Note in which parts the replaced records have their old rows."""
    for record, group in find(old["articles"], replaced):
        old["removed"].lose(group, record)
    for record, _ in find(old["rejected"], replaced):
        old["removed"].lose(REJECTED, record)


def _finished(
    base: _Base,
    written: list[Written],
    folder: Path,
    current: Generation | None,
    row_group_rows: int,
) -> Built | None:
    entries = [_entry(base, item, folder) for item in written]
    known = current is not None and base.form is not None  # what was lost is made again
    if current and known and _contents(entries) == _current_contents(base, current):
        return None
    rows = {spec.table: 0 for spec in SPECS}
    for entry in entries:
        rows[entry["table"]] += entry["rows"]
    facts = {
        "form": form(row_group_rows),
        "pipeline_versions": _pipeline_versions(written),
        "rows": rows,
        "files": entries,
    }
    linked = sum(item.source is not None for item in written)
    return Built(facts, len(written) - linked, linked)


def _entry(base: _Base, item: Written, folder: Path) -> dict[str, Any]:
    path = item.part.path
    known = base.hashes.get(item.source) if item.source else None
    return {
        "table": path.parent.name,
        "path": path.relative_to(folder).as_posix(),
        "rows": parts.rows(item.part),
        "bytes": path.stat().st_size,
        "sha256": known or files.sha256(path),
    }


def _contents(entries: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """(file name without its generation, sha256): equal for equal content."""
    return [(entry["path"].rpartition("-g")[0], entry["sha256"]) for entry in entries]


def _current_contents(base: _Base, current: Generation) -> list[tuple[str, str]]:
    found = []
    for spec in SPECS:
        for part in parts.listed(current.table(spec.table), spec.table):
            path = part.path.relative_to(current.folder).as_posix()
            sha = base.hashes.get(part.path) or files.sha256(part.path)
            found.append((path.rpartition("-g")[0], sha))
    return found


def _pipeline_versions(written: list[Written]) -> list[str]:
    found: set[str] = set()
    for item in written:
        if item.part.path.parent.name == "articles":
            with parts.opened(item.part) as file:
                for batch in file.iter_batches(8192, columns=["pipeline_version"]):
                    found.update(pc.unique(batch.column(0)).to_pylist())
    return sorted(found)
