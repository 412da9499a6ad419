"""The pointer leads to one generation, and says so when it does not."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from cleancopy.errors import StoreError
from cleancopy.store.layout import Layout
from store_rows import DataSet, article

pytestmark = pytest.mark.usefixtures("unsynced")


def test_no_pointer_means_no_generation(tmp_path: Path) -> None:
    assert Layout(tmp_path / "nowhere").current() is None
    assert Layout(tmp_path / "nowhere").numbers() == []


def test_the_pointer_is_relative_and_the_generation_resolved(tmp_path: Path) -> None:
    DataSet(tmp_path / "clean").commit([article("a.txt")])
    moved = (tmp_path / "clean").rename(tmp_path / "elsewhere")
    link = tmp_path / "link"
    link.symlink_to(moved)
    current = Layout(link).current()
    assert current
    assert (moved / "current").readlink() == Path("snapshots/00000001")
    assert current.folder == moved.resolve() / "snapshots" / "00000001"
    assert current.table("articles").is_dir()


@pytest.mark.parametrize("target", ["snapshots/00000009", "snapshots/latest", ".."])
def test_a_pointer_that_leads_nowhere_is_an_error(tmp_path: Path, target: str) -> None:
    (tmp_path / "current").symlink_to(target)
    with pytest.raises(StoreError, match=r"current leads to .*: remove it and run again"):
        Layout(tmp_path).current()


def test_a_copied_pointer_is_an_error(tmp_path: Path) -> None:
    data = DataSet(tmp_path / "clean")
    data.commit([article("a.txt")])
    shutil.copytree(tmp_path / "clean", tmp_path / "copy")  # follows the symlink
    with pytest.raises(StoreError, match="not a symlink"):
        Layout(tmp_path / "copy").current()


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO])
def test_a_pointer_that_cannot_be_read_is_not_called_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    DataSet(tmp_path).commit([article("a.txt")])

    def refuse(path: Path) -> str:
        raise OSError(error, os.strerror(error), str(path))

    monkeypatch.setattr(os, "readlink", refuse)
    with pytest.raises(OSError, match=os.strerror(error)):
        Layout(tmp_path).current()


def test_numbers_count_every_trace(tmp_path: Path) -> None:
    (tmp_path / "snapshots" / "00000007").mkdir(parents=True)
    (tmp_path / "snapshots" / "notes").mkdir()
    (tmp_path / "manifests").mkdir()
    (tmp_path / "manifests" / "00000012.json").touch()
    assert Layout(tmp_path).numbers() == [7, 12]
