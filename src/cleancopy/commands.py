"""What each command does: call the library, print, and say with which status to exit."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from cleancopy.running.job import Report, Watch

if TYPE_CHECKING:
    from cleancopy.place import Place
    from cleancopy.settings import Settings
    from cleancopy.store.verify import RawHash, Remedies


def run(raw: Place, clean: Place, config: Path | None, workers: int, runner: str | None) -> int:
    """Clean RAW into CLEAN; 0, or 1 when an input met a bug of ours, now or in a run before.

    With a `runner` (`local` or `dask://HOST:PORT`) as a tracked flow.
    """
    from cleancopy.progress import watching
    from cleancopy.summary import print_report

    if runner is not None:
        report = _run_tracked(raw, clean, config, workers, runner)
    else:
        with watching(sys.stderr) as watch:
            report = _run_here(raw, clean, config, workers, watch)
    with unread():
        print_report(report)
    return 1 if report.bugs else 0


@contextmanager
def unread() -> Iterator[None]:
    """Print; when nobody reads on (`| head`), this and all later output goes nowhere."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _run_here(raw: Place, clean: Place, config: Path | None, workers: int, watch: Watch) -> Report:
    from cleancopy.run import run as run_all

    return run_all(raw, clean, config, workers, watch)


def _run_tracked(
    raw: Place, clean: Place, config: Path | None, workers: int, runner: str
) -> Report:
    from cleancopy.tracked import ingest

    return ingest(raw, clean, config, workers, runner)


def explain(name: str, config: Path | None) -> int:
    """Print every block of each record of a raw file; 1 when something of it cannot be read.

    Raises `UsageError` where there is no such file or record.
    """
    from cleancopy.explain import explain_file

    return 0 if explain_file(name, config) else 1


def path(clean: Place) -> int:
    """Print the folder or address of the current generation; raises `StoreError` without one."""
    from cleancopy.errors import StoreError
    from cleancopy.opening import current

    found = current(clean)
    if found is None:
        raise StoreError(f"{clean} holds no data set yet: cleancopy run RAW --out {clean}")
    print(found)
    return 0


def verify(clean: Place, raw: Place | None = None) -> int:
    """Print every problem of the data set; 0 when there is none, else 1.

    `raw`: where the raw files lie, if not where the run that made the generation read them. Raises
    `UsageError` when that is no folder, `StoreError` without a data set.
    """
    from cleancopy.opening import check_raw, readable, remedies

    raw = None if raw is None else check_raw(raw)
    with readable(clean) as folder:
        return _verify(folder, raw, remedies(clean))


def _verify(clean: Path, told: Place | None, mend: Remedies) -> int:
    from cleancopy.place import named
    from cleancopy.read.walk import display
    from cleancopy.store.verify import made_from
    from cleancopy.store.verify import verify as check

    stated, settings = made_from(clean)
    raw = told or stated
    here = raw is not None and (not isinstance(raw, Path) or raw.is_dir())
    hidden: list[str] = []
    hashes = _noted(raw_hashes(raw, settings), hidden) if raw and here else None
    problems = 0
    for problem in check(clean, hashes, mend):
        problems += 1
        with unread():
            print(f"{problem.where}: {problem.what}")
    shown = display(named(raw)) if raw else ""
    with unread():
        if here:
            print(f"checked against the raw files in {shown}")
        else:
            where = (
                f"the raw files are not there ({shown})" if raw else "where RAW lies is not known"
            )
            print(f"{where}: checked the data set alone; with them: --raw RAW")
        for path in hidden:
            print(f"{path}: cannot be listed or read: its rows were checked without it")
        print(f"{problems or 'no'} problem{'s' if problems > 1 else ''}")
    return 1 if problems else 0


def _noted(hashes: Iterable[RawHash], hidden: list[str]) -> Iterator[RawHash]:
    """All of them; the paths of those that the system does not show go to `hidden`."""
    for path, sha256 in hashes:
        if sha256 is None:
            hidden.append(path)
        yield path, sha256


def raw_hashes(raw: Place, settings: Settings) -> Iterator[RawHash]:
    """(source_path, sha256) of every raw record as it reads now.

    (path, None) of a folder or file that the system refuses to show. Of a file that changes
    meanwhile, what had been read: the rest shows as not there.
    """
    import tempfile

    from cleancopy import raws
    from cleancopy.model import Rejected
    from cleancopy.read import FileChanged, RawFile, Skipped
    from cleancopy.read.walk import UNREADABLE

    hidden: list[str] = []

    def files() -> Iterator[RawFile]:
        for file in raws.found(raw):
            if isinstance(file, RawFile):
                yield file
            elif isinstance(file, Skipped) and file.reason.startswith(UNREADABLE):
                hidden.append(file.path)

    with tempfile.TemporaryDirectory(prefix="cleancopy-") as scratch:
        for file, records in raws.opened(raw, files(), settings, Path(scratch)):
            with suppress(FileChanged):
                for record in records:
                    if isinstance(record, Rejected) and record.reason == "UNREADABLE":
                        hidden.append(file.path)
                    else:
                        yield record.source_path, record.source_sha256
    for path in hidden:
        yield path, None
