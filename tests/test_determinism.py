"""The same raw bytes give the same Parquet bytes, by whatever way they got there."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cleancopy.run import run
from sample_pages import digests, write_pages

PAGES = range(40)


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw = tmp_path_factory.mktemp("same") / "raw"
    write_pages(raw, PAGES)
    (raw / "empty.txt").write_text("")
    (raw / "noise.html").write_bytes(bytes(range(256)) * 20)
    return raw


@pytest.fixture(scope="module")
def expected(raw: Path) -> dict[str, str]:
    """What one run with two workers makes."""
    clean = raw.parent / "expected"
    report = run(raw, clean, workers=2)
    assert report.cleaned == len(PAGES)
    return digests(clean)


def test_one_worker_makes_the_same(raw: Path, expected: dict[str, str], tmp_path: Path) -> None:
    run(raw, tmp_path / "clean", workers=1)
    assert digests(tmp_path / "clean") == expected


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_seed_of_the_hashes_makes_the_same(
    raw: Path, expected: dict[str, str], tmp_path: Path, seed: str
) -> None:
    command = [sys.executable, "-m", "cleancopy.cli", "run", raw, "--out", tmp_path / "clean"]
    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, check=True)
    assert digests(tmp_path / "clean") == expected


def test_shards_of_another_size_make_the_same(
    raw: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "settings.toml").write_text("shard_records = 7\n")
    run(raw, tmp_path / "clean", config=config)
    assert digests(tmp_path / "clean") == expected


def test_files_written_in_another_order_make_the_same(
    raw: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    names = sorted(path.relative_to(raw) for path in raw.rglob("*") if path.is_file())
    random.Random(1).shuffle(names)
    for name in names:
        copy = tmp_path / "raw" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(raw / name, copy)
    run(tmp_path / "raw", tmp_path / "clean")
    assert digests(tmp_path / "clean") == expected


def test_three_runs_over_a_growing_folder_end_in_the_same(
    raw: Path, expected: dict[str, str], tmp_path: Path
) -> None:
    names = sorted(path.relative_to(raw) for path in raw.rglob("*") if path.is_file())
    random.Random(2).shuffle(names)
    for start in range(3):
        for name in names[start::3]:
            copy = tmp_path / "raw" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(raw / name, copy)
        (tmp_path / "raw" / "passing.txt").write_text(f"Here for one run only, the {start}th.")
        if start == 2:
            (tmp_path / "raw" / "passing.txt").unlink()
        report = run(tmp_path / "raw", tmp_path / "clean")
        assert report.new
    assert digests(tmp_path / "clean") == expected


def test_a_run_that_finds_nothing_new_makes_no_generation(raw: Path, tmp_path: Path) -> None:
    first = run(raw, tmp_path / "clean")
    again = run(raw, tmp_path / "clean")
    assert (again.where, again.new, again.files) == (first.where, False, 0)


def test_a_touched_file_is_read_and_found_the_same(raw: Path, tmp_path: Path) -> None:
    shutil.copytree(raw, tmp_path / "raw")
    first = run(tmp_path / "raw", tmp_path / "clean")
    (tmp_path / "raw" / "empty.txt").touch()
    again = run(tmp_path / "raw", tmp_path / "clean")
    assert (again.files, again.new, again.where) == (1, False, first.where)
