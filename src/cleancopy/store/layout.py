"""Where everything lies under CLEAN; names only, nothing is created here."""

from __future__ import annotations

import errno
import os
import re
from dataclasses import dataclass
from pathlib import Path

from cleancopy.errors import StoreError

TABLES = ("articles", "removed", "rejected")
"""The tables of a data set, each a flat folder of Parquet files."""

_NUMBER = re.compile(r"\d{8,}")
"""`00000042` and `123456789`, not `42` and not `00000042.tmp`."""


REMEDY = ": remove it and run again, or let it lead to a folder of snapshots/"
"""For a pointer that is none."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole state of the data set."""

    number: int
    folder: Path
    """Resolved: stays readable while newer generations are committed."""
    manifest: Path

    def table(self, name: str) -> Path:
        """The folder that holds the Parquet files of one table."""
        return self.folder / name


@dataclass(frozen=True, slots=True)
class Layout:
    """The places under one CLEAN folder."""

    clean: Path

    @property
    def pointer(self) -> Path:
        """The one commit point: a symlink to the current generation."""
        return self.clean / "current"

    @property
    def snapshots(self) -> Path:
        return self.clean / "snapshots"

    @property
    def manifests(self) -> Path:
        return self.clean / "manifests"

    @property
    def work(self) -> Path:
        """Staging, lock and caches: nothing a reader looks at."""
        return self.clean / "work"

    @property
    def staging(self) -> Path:
        return self.work / "staging"

    @property
    def trash(self) -> Path:
        return self.work / "trash"

    @property
    def state(self) -> Path:
        return self.work / "state.sqlite"

    @property
    def lock(self) -> Path:
        return self.work / "lock"

    def generation(self, number: int) -> Generation:
        """The places of one generation, whether it is there or not."""
        name = f"{number:08d}"
        clean = self.clean.resolve()
        return Generation(number, clean / "snapshots" / name, clean / "manifests" / f"{name}.json")

    def current(self) -> Generation | None:
        """The generation that readers see now; None before the first commit.

        Raises `StoreError` when the pointer leads nowhere, `OSError` when it cannot be read.
        """
        try:
            target = Path(os.readlink(self.pointer))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            if error.errno != errno.EINVAL:  # refused, or out of reach: it may well be one
                raise
            raise StoreError(f"{self.pointer} is not a symlink to a generation{REMEDY}") from error
        if not _NUMBER.fullmatch(target.name):
            raise StoreError(f"{self.pointer} leads to {target}, which is no generation{REMEDY}")
        generation = self.generation(int(target.name))
        if not generation.folder.is_dir():
            raise StoreError(f"{self.pointer} leads to {target}, which is not there{REMEDY}")
        return generation

    def numbers(self) -> list[int]:
        """All generations there is any trace of, committed or not, in order."""
        found = {int(name) for name in _names(self.snapshots) if _NUMBER.fullmatch(name)}
        stems = (name.removesuffix(".json") for name in _names(self.manifests))
        return sorted(found | {int(stem) for stem in stems if _NUMBER.fullmatch(stem)})


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except FileNotFoundError:
        return []
