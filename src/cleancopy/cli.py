"""The command line. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from cleancopy import __version__

OK, FAILED, USAGE = 0, 1, 2
INTERRUPTED = 128
"""Plus the number of the signal, as shells have it."""


class Stopped(BaseException):
    """A signal asks us to end; unwinds everything, as `KeyboardInterrupt` does."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status (0, 1, 2, or 128 and the signal)."""
    known = parser()
    arguments, unknown = known.parse_known_args(argv)
    if unknown:
        known.error(_unknown(unknown, arguments.command is _run))
    _open_output()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    try:
        return int(arguments.command(arguments))
    except Stopped as stopped:
        name = signal.Signals(stopped.number).name
        print(f"cleancopy: stopped by {name}; the data set is whole", file=sys.stderr)
        return INTERRUPTED + stopped.number
    except Exception as error:
        status = _expected(error)
        if status is None:
            raise
        print(f"cleancopy: {error}", file=sys.stderr)
        return status


def _open_output() -> None:
    """Have streams that take all that is printed, whatever the locale knows and who has closed."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper) and out.errors == "strict":
        out.reconfigure(errors="backslashreplace")  # a terminal may know fewer letters
    elif isinstance(out, io.TextIOWrapper) and out.errors == "surrogateescape":
        out.reconfigure(encoding="utf-8", errors=out.errors)  # LC_ALL=C: ASCII and names as bytes


def _unknown(arguments: Sequence[str], runs: bool) -> str:
    message = f"unrecognized arguments: {' '.join(arguments)}"
    if runs and len(arguments) == 1 and not arguments[0].startswith("-"):
        message += f" (to write there: --out {arguments[0]})"
    return message


def _stop(number: int, frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a second Ctrl-C does not wait for the first
    raise Stopped(number)


def _expected(error: Exception) -> int | None:
    """The exit status of an error whose message is for a person; None for a bug."""
    import sqlite3

    from cleancopy.errors import StoreError, UsageError
    from cleancopy.read import FileChanged
    from cleancopy.running.workers import NoWorker
    from cleancopy.settings import ConfigError

    if isinstance(error, UsageError | ConfigError):
        return USAGE
    failures = (StoreError, NoWorker, FileChanged, OSError, sqlite3.Error)
    return FAILED if isinstance(error, failures) else None


def parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    top = argparse.ArgumentParser(
        prog="cleancopy", description="Raw news pages in, clean articles in Parquet out."
    )
    top.add_argument("--version", action="version", version=f"cleancopy {__version__}")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, function: Callable[[argparse.Namespace], int], about: str
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=about, description=about)
        made.set_defaults(command=function)
        return made

    run = command("run", _run, "clean every raw file under RAW into CLEAN")
    run.add_argument("raw", metavar="RAW", help="folder of raw files, or s3://BUCKET/PREFIX")
    run.add_argument("--out", metavar="CLEAN", default="clean", help=CLEAN_HELP)
    _add_config(run)
    run.add_argument(
        "--workers", metavar="N", type=_count, default=0, help="processes (default: all cores)"
    )
    run.add_argument("--prefect", action="store_true", help="as a tracked flow, by its API")
    run.add_argument(
        "--runner", metavar="WHERE", default="local", help="of the flow: dask://HOST:PORT"
    )

    explain = command("explain", _explain, "every block of one raw file, its label and why")
    explain.add_argument(
        "file", metavar="FILE", help="a raw file; of a container FILE#LINE or FILE#OFFSET"
    )
    _add_config(explain)

    path = command("path", _path, "print the folder of the current generation")
    _add_clean(path)

    verify = command("verify", _verify, "check the data set against manifest and raw files")
    _add_clean(verify)
    verify.add_argument(
        "--raw", metavar="RAW", help="where the raw files lie now (default: as the manifest says)"
    )
    return top


CLEAN_HELP = "the data set, a folder or s3://BUCKET/PREFIX (default: clean)"


def _add_clean(made: argparse.ArgumentParser) -> None:
    made.add_argument("clean", metavar="CLEAN", nargs="?", default="clean", help=CLEAN_HELP)


def _add_config(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--config",
        metavar="DIR",
        type=_folder,
        help="own settings, phrases, sites over the shipped",
    )


def _folder(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("an empty name is no folder")
    return Path(text)


def _count(text: str) -> int:
    from cleancopy.settings.options import MOST

    most = MOST["workers"]
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1 to {most}, not {text!r}")
    return int(text)


def _run(arguments: argparse.Namespace) -> int:
    from cleancopy.commands import run
    from cleancopy.place import place

    return run(
        place(arguments.raw),
        place(arguments.out),
        arguments.config,
        arguments.workers,
        arguments.runner if arguments.prefect or arguments.runner != "local" else None,
    )


def _explain(arguments: argparse.Namespace) -> int:
    from cleancopy.commands import explain, unread

    with unread():
        return explain(arguments.file, arguments.config)
    return OK


def _path(arguments: argparse.Namespace) -> int:
    from cleancopy.commands import path, unread
    from cleancopy.place import place

    with unread():
        return path(place(arguments.clean))
    return OK


def _verify(arguments: argparse.Namespace) -> int:
    from cleancopy.commands import verify
    from cleancopy.place import place

    raw = None if arguments.raw is None else place(arguments.raw)
    return verify(place(arguments.clean), raw)


if __name__ == "__main__":
    sys.exit(main())
