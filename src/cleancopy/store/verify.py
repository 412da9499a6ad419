"""Does the data set hold what it says? Everything is computed again, nothing is taken on trust."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is not as it should be."""

    where: str
    """File or record."""
    what: str


def verify(clean: Path, raw: Iterable[tuple[str, str]] | None = None) -> Iterator[Problem]:
    """Check the current generation under `clean`; no problem comes out of a sound one.

    `raw` gives (source_path, source_sha256) of every raw record as it reads now: then each must be
    in the data set with that hash, and nothing else may be.
    """
    raise NotImplementedError
    yield


def raw_folder(clean: Path) -> Path | None:
    """The RAW folder that the current generation was made from; None where it is not known."""
    raise NotImplementedError
