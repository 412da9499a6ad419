"""What was seen on a page, block by block, and how its fields were chosen."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.errors import UsageError
from cleancopy.model import Article, Metadata, Raw, Rejected
from cleancopy.place import SCHEME, Place, S3Prefix, place

if TYPE_CHECKING:
    from cleancopy.pipeline import Explained
    from cleancopy.read import RawFile
    from cleancopy.settings import Settings

TEXT_SHOWN, VALUE_SHOWN = 100, 160
"""Characters of a block and of a field's value that are printed."""


class Table(NamedTuple):
    """Something to print: a line above, column heads, rows."""

    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def explain_file(name: str, config: Path | None) -> bool:
    """Print what the pipeline sees in each record of a raw file, or in one (`FILE#LINE`).

    Without the evidence of the other pages of its site. False when the system refused to read
    something of it. Raises `UsageError` where there is no such file or record.
    """
    from cleancopy import pipeline
    from cleancopy.settings import load_rules

    rules = load_rules(config)
    readable = True
    for record in _records(name, rules.settings):
        if isinstance(record, Rejected):
            tables = [_rejection(record)]
            readable = readable and record.reason != "UNREADABLE"
        else:
            tables = list(explanation(record.source_path, pipeline.explain(record, rules)))
        for table in tables:
            print_table(table)
    return readable


def _records(name: str, settings: Settings) -> Iterator[Raw | Rejected]:
    from cleancopy import raws

    raw, file, at = _find_away(name) if name.startswith(SCHEME) else (Path(), *_find(name))
    found = False
    with tempfile.TemporaryDirectory(prefix="cleancopy-") as scratch:
        for _, records in raws.opened(raw, [file], settings, Path(scratch)):
            for record in records:
                if not at or record.source_path.endswith(f"#{at}"):
                    found = True
                    yield record
    if not found:
        raise UsageError(f"{name}: no such record in the file")


def _find_away(name: str) -> tuple[Place, RawFile, str]:
    """The whole bucket, the file in it, and the place in that, if any."""
    from cleancopy.s3.raws import single

    address, _, at = name.partition("#")
    named = place(address)
    assert isinstance(named, S3Prefix)
    bucket = replace(named, prefix="")
    file = single(bucket, named.prefix)
    if file is None:
        raise UsageError(f"{address} is no raw file: see the list of inputs in the README")
    return bucket, file, at


def _find(name: str) -> tuple[RawFile, str]:
    """The file, and the place in it that is asked for, if any."""
    if os.path.exists(name):
        return _raw_file(name), ""
    stem, _, at = name.rpartition("#")
    if not os.path.isfile(stem):
        raise UsageError(f"{name}: no such file")
    return _raw_file(stem), at


def _raw_file(name: str) -> RawFile:
    """The file by its path as given, whose folders are evidence for its site."""
    from cleancopy.read.files import SIDECAR, RawFile, stamp_of
    from cleancopy.read.kinds import file_kind
    from cleancopy.read.walk import display

    path = Path(name)
    if not path.is_file() or file_kind(path.name) is None:
        raise UsageError(f"{name} is no raw file: see the list of inputs in the README")
    beside = path.with_name(path.name + SIDECAR)
    sidecar = stamp_of(beside.stat()) if beside.is_file() else None
    shown = display(path.as_posix().lstrip("/"))
    return RawFile(shown, path.absolute(), stamp_of(path.stat()), sidecar)


def explanation(source_path: str, explained: Explained) -> Iterator[Table]:
    """The tables about one page: its blocks, the article or rejection, its fields, the claims."""
    labelled, metadata = explained.labelled, explained.metadata
    if labelled is not None:
        rows = [
            (
                str(position),
                block.at,
                verdict.label,
                verdict.rule,
                f"{verdict.confidence:.2f}",
                shortened(block.text or block.src, TEXT_SHOWN),
            )
            for position, (block, verdict) in enumerate(
                zip(labelled.blocks, labelled.verdicts, strict=True)
            )
        ]
        heads = ("#", "at", "label", "rule", "conf", "text")
        yield Table(f"{source_path}: {len(rows)} blocks", heads, rows)
    if isinstance(explained.outcome, Rejected):
        yield _rejection(explained.outcome)
    else:
        yield _article(explained.outcome)
    if metadata is not None:
        yield Table("claims", ("field", "", "source", "why", "value"), list(_claims(metadata)))


def _rejection(rejected: Rejected) -> Table:
    rows = [
        ("stage", rejected.stage),
        ("reason", rejected.reason),
        ("detail", rejected.detail),
    ]
    return Table(f"{rejected.source_path}: rejected", ("", ""), rows)


def _article(article: Article) -> Table:
    metadata = article.metadata
    rows = [("article_id", article.article_id)]
    for field in fields(metadata):
        value = getattr(metadata, field.name)
        if value not in (None, ()) and field.name not in ("claims", "warnings"):
            rows.append((field.name, shortened(_shown(value), VALUE_SHOWN)))
    rows.append(("words", str(article.word_count)))
    rows.append(("confidence", f"{article.confidence:.2f}"))
    if article.warnings:
        rows.append(("warnings", ", ".join(article.warnings)))
    return Table("article", ("field", "value"), rows)


def _claims(metadata: Metadata) -> Iterator[tuple[str, ...]]:
    """Each claim under the field it was asked for, with what became of it and why."""
    from cleancopy.resolve.why import decisions

    for decision in decisions(metadata):
        value = shortened(_shown(decision.value), VALUE_SHOWN)
        yield decision.field, decision.verdict, decision.source, decision.why, value


def _shown(value: object) -> str:
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return "; ".join(_shown(item) for item in value)
    if isinstance(value, tuple):
        pairs = zip(value._fields, value, strict=True)  # type: ignore[attr-defined]
        return ", ".join(f"{name}: {_shown(item)}" for name, item in pairs if item)
    return str(value)


def shortened(text: str, most: int) -> str:
    """`text` on one line, at most `most` characters."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def print_table(table: Table) -> None:
    """Print with rich on a terminal, tab-separated elsewhere (for grep, cut and spreadsheets)."""
    if sys.stdout.isatty():
        _print_rich(table)
        return
    print(f"# {table.title}")
    for row in _with_heads(table):
        print("\t".join(row))
    print()


def _with_heads(table: Table) -> Iterable[tuple[str, ...]]:
    return [table.heads, *table.rows] if any(table.heads) else table.rows


def _print_rich(table: Table) -> None:
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    shown = RichTable(title=table.title, title_justify="left", box=None, pad_edge=False)
    for head in table.heads:
        shown.add_column(head, overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(cell) for cell in row))
    Console(highlight=False).print(shown)
