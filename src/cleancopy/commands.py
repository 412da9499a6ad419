"""What each command does: call the library, print, and say with which status to exit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cleancopy.job import Report, Watch

if TYPE_CHECKING:
    from cleancopy.settings import Settings


def run(raw: Path, clean: Path, config: Path | None, workers: int, runner: str | None) -> int:
    """Clean RAW into CLEAN; 0, or 1 when an input met a bug of ours.

    With a `runner` (`local` or `dask://HOST:PORT`) as a tracked flow.
    """
    from cleancopy.progress import watching
    from cleancopy.summary import print_report

    if runner is not None:
        report = _run_tracked(raw, clean, config, workers, runner)
    else:
        with watching(sys.stderr) as watch:
            report = _run_here(raw, clean, config, workers, watch)
    print_report(report)
    return 1 if report.bugs else 0


def _run_here(raw: Path, clean: Path, config: Path | None, workers: int, watch: Watch) -> Report:
    from cleancopy.run import run as run_all

    return run_all(raw, clean, config, workers, watch)


def _run_tracked(raw: Path, clean: Path, config: Path | None, workers: int, runner: str) -> Report:
    from cleancopy.tracked import ingest

    return ingest(raw, clean, config, workers, runner)


def explain(name: str, config: Path | None) -> int:
    """Print every block of each record of a raw file; 0, or 2 when there is no such record."""
    from cleancopy.explain import explain_file

    explain_file(name, config)
    return 0


def path(clean: Path) -> int:
    """Print the resolved folder of the current generation; 1 when there is none."""
    from cleancopy.store.layout import Layout, StoreError

    current = Layout(clean.resolve()).current()
    if current is None:
        raise StoreError(f"{clean} holds no data set yet: cleancopy run RAW --out {clean}")
    print(current.folder)
    return 0


def verify(clean: Path) -> int:
    """Print every problem of the data set; 0 when there is none, else 1."""
    from cleancopy.settings import load_rules
    from cleancopy.store.layout import Layout, StoreError
    from cleancopy.store.verify import raw_folder
    from cleancopy.store.verify import verify as check

    clean = clean.resolve()
    if Layout(clean).current() is None:
        raise StoreError(f"{clean} holds no data set yet")
    raw = raw_folder(clean)
    here = raw is not None and raw.is_dir()
    hashes = raw_hashes(raw, load_rules().settings) if raw and here else None
    problems = 0
    for problem in check(clean, hashes):
        problems += 1
        print(f"{problem.where}: {problem.what}")
    if not here:
        print(f"the raw files are not there ({raw}): checked the data set alone")
    print(f"{problems} problems" if problems else "no problem")
    return 1 if problems else 0


def raw_hashes(raw: Path, settings: Settings) -> Iterator[tuple[str, str]]:
    """(source_path, sha256) of every raw record as it reads now."""
    from cleancopy.read import RawFile, records, walk

    for file in walk(raw):
        if isinstance(file, RawFile):
            for record in records(file, settings):
                yield record.source_path, record.source_sha256
