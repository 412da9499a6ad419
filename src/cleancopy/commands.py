"""What each command does: call the library, print, and say with which status to exit."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cleancopy.job import Report, Watch

if TYPE_CHECKING:
    from cleancopy.place import Place
    from cleancopy.settings import Settings


def run(raw: Place, clean: Place, config: Path | None, workers: int, runner: str | None) -> int:
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


def _run_here(raw: Place, clean: Place, config: Path | None, workers: int, watch: Watch) -> Report:
    from cleancopy.run import run as run_all

    return run_all(raw, clean, config, workers, watch)


def _run_tracked(
    raw: Place, clean: Place, config: Path | None, workers: int, runner: str
) -> Report:
    from cleancopy.tracked import ingest

    return ingest(raw, clean, config, workers, runner)


def explain(name: str, config: Path | None) -> int:
    """Print every block of each record of a raw file; raises `UsageError` where there is none."""
    from cleancopy.explain import explain_file

    explain_file(name, config)
    return 0


def path(clean: Place) -> int:
    """Print the folder or address of the current generation; raises `StoreError` without one."""
    from cleancopy.errors import StoreError
    from cleancopy.opening import current

    found = current(clean)
    if found is None:
        raise StoreError(f"{clean} holds no data set yet: cleancopy run RAW --out {clean}")
    print(found)
    return 0


def verify(clean: Place) -> int:
    """Print every problem of the data set; 0 when there is none, else 1."""
    from cleancopy.opening import readable

    with readable(clean) as folder:
        return _verify(folder)


def _verify(clean: Path) -> int:
    from cleancopy.store.verify import made_from
    from cleancopy.store.verify import verify as check

    raw, settings = made_from(clean)
    here = raw is not None and (not isinstance(raw, Path) or raw.is_dir())
    hashes = raw_hashes(raw, settings) if raw and here else None
    problems = 0
    for problem in check(clean, hashes):
        problems += 1
        print(f"{problem.where}: {problem.what}")
    if not here:
        where = f"the raw files are not there ({raw})" if raw else "where RAW lies is not known"
        print(f"{where}: checked the data set alone")
    print(f"{problems or 'no'} problem{'s' if problems > 1 else ''}")
    return 1 if problems else 0


def raw_hashes(raw: Place, settings: Settings) -> Iterator[tuple[str, str]]:
    """(source_path, sha256) of every raw record as it reads now.

    Of a file that changes meanwhile, what had been read: the rest shows as not there.
    """
    import tempfile

    from cleancopy import raws
    from cleancopy.read import FileChanged, RawFile

    files = (file for file in raws.found(raw) if isinstance(file, RawFile))
    with tempfile.TemporaryDirectory(prefix="cleancopy-") as scratch:
        for _, records in raws.opened(raw, files, settings, Path(scratch)):
            with suppress(FileChanged):
                for record in records:
                    yield record.source_path, record.source_sha256
