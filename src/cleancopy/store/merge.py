"""One table: the old parts and the new rows, in order, become the parts of the next generation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cleancopy.errors import StoreError
from cleancopy.store import parts
from cleancopy.store.order import Spec
from cleancopy.store.parts import End, Part
from cleancopy.store.runs import Peekable, Run, merged, runs
from cleancopy.store.sink import Sink
from cleancopy.table import SCHEMAS


@dataclass(slots=True)
class Old:
    """The parts of one table in the current generation, and which of them lose rows."""

    spec: Spec
    groups: dict[str, list[tuple[Part, End]]] = field(default_factory=dict)
    losing: set[Path] = field(default_factory=set)

    def lose(self, group: str, record: str) -> None:
        """Note that the rows of `record` go; for tables ordered by source path only."""
        row = self.groups.get(group, [])
        at = bisect_left(row, record, key=lambda entry: entry[1].record)
        if at < len(row):
            self.losing.add(row[at][0].path)


def old_parts(folder: Path, spec: Spec) -> Old:
    """Read what a merge must know of the current parts of one table; empty parts do not count."""
    old = Old(spec)
    for part in parts.listed(folder, spec.table):
        end = parts.end(part, spec)
        if end is not None:
            old.groups.setdefault(part.group, []).append((part, end))
    return old


def find(old: Old, records: Collection[str]) -> Iterator[tuple[str, str]]:
    """(record, group) of the `records` that have rows, noting which parts lose them."""
    for group, row in old.groups.items():
        for part, _ in row:
            for chunk in parts.paths(part):
                for path in chunk:
                    if path in records:
                        old.losing.add(part.path)
                        yield path, group


def merge(
    old: Old,
    new: Iterable[Run],
    replaced: Collection[str],
    sink: Sink,
    afresh: bool,
    stop: Callable[[str], None],
) -> None:
    """Write every row that stays or is new to `sink`; whole parts that cannot change are linked.

    `afresh`: link nothing. `stop` is called before each part.
    """
    incoming = Peekable(new)
    waiting = Peekable(sorted(old.groups))
    while (group := _next_group(waiting, incoming)) is not None:
        sink.begin(group)
        for at, (part, end) in enumerate(row := old.groups.get(group, [])):
            stop(f"part {part.path.name}")
            last = at == len(row) - 1
            coming = _comes_into(incoming.peek(), group, end, last and not _is_cut(end, sink))
            if sink.at_cut and not (coming or afresh or part.path in old.losing):
                sink.link(part)
                continue
            stay = _staying(part, old.spec, replaced)
            arrive = incoming.take_while(_until(group, None if last else end))
            for run in merged((stay, arrive)):
                sink.add(run)
        for run in incoming.take_while(_until(group, None)):
            sink.add(run)
    sink.close()
    if not sink.written:
        sink.stand_in()


def _next_group(waiting: Peekable[str], incoming: Peekable[Run]) -> str | None:
    run, old = incoming.peek(), waiting.peek()
    names = [name for name in (old, run.group if run else None) if name is not None]
    if not names:
        return None
    group = min(names)
    for _ in waiting.take_while(lambda name: name == group):
        pass
    return group


def _is_cut(end: End, sink: Sink) -> bool:
    return sink.spec.cut(end.record, sink.row_group_rows)


def _comes_into(run: Run | None, group: str, end: End, open_ended: bool) -> bool:
    """Whether the next new row belongs into the part that ends with `end`."""
    if run is None or run.group != group:
        return False
    return open_ended or bool(run.key <= end.key)


def _until(group: str, end: End | None) -> Callable[[Run], bool]:
    return lambda run: run.group == group and (end is None or bool(run.key <= end.key))


def _staying(part: Part, spec: Spec, replaced: Collection[str]) -> Iterator[Run]:
    """The rows of an old part that are not replaced."""
    schema = SCHEMAS[spec.table]
    if not parts.has_schema(part, schema):
        if all(path in replaced for chunk in parts.paths(part) for path in chunk):
            return iter(())
        raise StoreError(f"{part.path} has rows of another schema than this version writes")
    return (
        run for run in runs(parts.batches(part, spec.table), spec) if run.record not in replaced
    )
