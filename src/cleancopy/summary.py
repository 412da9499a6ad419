"""The short table at the end of a run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cleancopy.running.job import Report

WIDTH = 28
"""Of the names in plain lines; a longer one moves the values of all."""


def print_report(report: Report) -> None:
    """Print what a run did: a rich table on a terminal, aligned plain lines elsewhere."""
    rows = report_rows(report)
    if sys.stdout.isatty():
        _print_table(rows)
    else:
        width = max(WIDTH, *(len(name) for name, _ in rows))
        for name, value in rows:
            print(f"{name:<{width}} {value}")


def report_rows(report: Report) -> list[tuple[str, str]]:
    """(what, how much) of each line of the table."""
    rejected = sum(report.rejected.values())
    rows = [
        ("read", f"{counted(report.read, 'record')} in {counted(report.files, 'file')}"),
        ("unchanged", f"{report.unchanged:,}"),
        ("cleaned", f"{report.cleaned:,}"),
        ("rejected", f"{rejected:,}"),
        *((f"  {reason}", f"{count:,}") for reason, count in report.rejected.items()),
    ]
    if before := report.bugs - report.rejected.get("CRASHED", 0):
        rows.append(("  CRASHED before", f"{before:,}"))
    if report.gone:
        rows.append(("gone", f"{report.gone:,}"))
    if report.skipped:
        rows.append(("skipped", counted(sum(report.skipped.values()), "file")))
        rows += [(f"  {reason}", _named(report, reason)) for reason in report.skipped]
    rows += [(f"  {file.path}", f"{file.reason}; left for the next run") for file in report.left]
    rows += [("committed, but", failed) for failed in report.undone]
    rows.append(("seconds", f"{report.seconds:.1f}"))
    rows.append(("in", _where(report)))
    return rows


def counted(number: int, noun: str) -> str:
    """How many of what, as a person writes it: `1 record`, `1,200 records`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _named(report: Report, reason: str) -> str:
    """How many paths, and the first few by name."""
    count = report.skipped[reason]
    names = [path for path, why in report.skipped_paths if why == reason][:3]
    more = ", …" if names and count > len(names) else ""
    return f"{count:,}: {', '.join(names)}{more}" if names else f"{count:,}"


def _where(report: Report) -> str:
    if report.where is None:
        return "nothing was written: there was no raw file"
    return f"{report.shown or _short(report.where)}{'' if report.new else ' (nothing changed)'}"


def _short(path: Path) -> str:
    """Relative to the working folder where it lies in it."""
    try:
        return os.fspath(path.relative_to(Path.cwd()))
    except ValueError:
        return os.fspath(path)


def _print_table(rows: list[tuple[str, str]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(name, value)
    Console(highlight=False, markup=False).print(table)
