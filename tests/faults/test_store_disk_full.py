"""A full disk at any moment of a commit leaves the old generation, and the next commit works."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from cleancopy.store import files
from cleancopy.store.verify import verify
from store_rows import DataSet, many, rewritten

pytestmark = pytest.mark.usefixtures("unsynced")

ROWS = many(20)
CHANGED = [rewritten(outcome) for outcome in ROWS]


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def failing_at(number: int) -> Callable[..., None]:
    calls = count(1)

    def fail(*_: object) -> None:
        if next(calls) >= number:
            raise full()

    return fail


@pytest.fixture
def data(tmp_path: Path) -> DataSet:
    made = DataSet(tmp_path / "clean")
    made.commit(ROWS)
    return made


def recovers(data: DataSet, before: dict[str, str]) -> None:
    """The old generation is whole, nothing is left over, and with room the commit works."""
    assert data.contents() == before
    assert list(verify(data.layout.clean)) == []
    assert list(data.layout.staging.glob("*.generation")) == []
    assert data.commit(CHANGED)
    assert data.contents() != before
    assert list(verify(data.layout.clean)) == []


@pytest.mark.parametrize("step", ["part", "move", "manifest", "point"])
def test_full_at_a_step(data: DataSet, step: str) -> None:
    def fail(name: str) -> None:
        if name.startswith(step):
            raise full()

    before = data.contents()
    with pytest.raises(OSError, match="No space left"):
        data.commit(CHANGED, step=fail)
    recovers(data, before)


@pytest.mark.parametrize("number", [1, 4, 9, 14])
def test_full_while_files_are_synced(
    data: DataSet, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    before = data.contents()
    with monkeypatch.context() as patch:
        patch.setattr(files.os, "fsync", failing_at(number))
        with pytest.raises(OSError, match="No space left"):
            data.commit(CHANGED)
    recovers(data, before)


def test_full_while_links_are_made(data: DataSet, monkeypatch: pytest.MonkeyPatch) -> None:
    before = data.contents()
    with monkeypatch.context() as patch:
        patch.setattr(files.os, "link", failing_at(1))
        with pytest.raises(OSError, match="No space left"):
            data.commit(CHANGED[:1])
    recovers(data, before)
