"""What docs/operations.md tells to do without a server does what it says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cleancopy.run import run
from cleancopy.store.verify import verify
from sample_pages import digests, html_page, write_pages

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
UNITS = re.findall(r"^`/etc/systemd/system/([\w.-]+)`:\n\n```text\n(.*?)^```$", TEXT, re.M | re.S)


def shell(line: str, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-euc", line],
        cwd=folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stderr}"
    return done.stdout


def quoted(pattern: str) -> str:
    """A command as the page has it."""
    found = re.search(pattern, TEXT)
    assert found, f"the page no longer tells {pattern}"
    return found[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """RAW and a CLEAN of two generations."""
    write_pages(tmp_path / "raw", range(6))
    run(tmp_path / "raw", tmp_path / "clean")
    (tmp_path / "raw" / "example.org" / "new.html").write_text(html_page(50))
    run(tmp_path / "raw", tmp_path / "clean")
    return tmp_path


def test_the_line_for_cron_is_a_run_that_is_quiet_when_nothing_is_new(folder: Path) -> None:
    before = digests(folder / "clean")
    line = quoted(r"\* \* \* \*  (cd /srv/news && .*)").replace("/srv/news", str(folder))
    shell(line, folder)
    assert "(nothing changed)" in (folder / "log").read_text()
    assert digests(folder / "clean") == before


def test_one_goes_back_a_generation_and_the_next_run_makes_what_is_missing(folder: Path) -> None:
    newest = digests(folder / "clean")
    line = quoted(r"`(ln -s snapshots/.*?)`").replace("CLEAN", "clean").replace("41", "01")
    shell(line, folder)
    assert digests(folder / "clean") != newest
    assert list(verify(folder / "clean")) == []
    run(folder / "raw", folder / "clean")
    assert digests(folder / "clean") == newest
    assert list(verify(folder / "clean")) == []


def test_the_state_may_be_removed(folder: Path) -> None:
    before = digests(folder / "clean")
    shell(quoted(r"`(rm CLEAN/work/state\.sqlite\*)`").replace("CLEAN", "clean"), folder)
    report = run(folder / "raw", folder / "clean")
    assert (report.files, report.new) == (7, False)
    assert digests(folder / "clean") == before


def test_the_lock_names_its_process(folder: Path) -> None:
    line = quoted(r"`(cat CLEAN/work/lock)`").replace("CLEAN", "clean")
    assert int(shell(line, folder)) == os.getpid()


def test_a_backup_is_one_whole_generation(folder: Path) -> None:
    """By `cp` in place of `rsync`, which is not everywhere."""
    assert "rsync -aH $(cleancopy path CLEAN)" in TEXT
    shell("cp -a $(cleancopy path clean) copy", folder)
    copied = sorted(path.relative_to(folder / "copy") for path in (folder / "copy").rglob("*.*"))
    assert [path.parent.name for path in copied if "articles" in path.name] != []


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_the_units_are_units(tmp_path: Path) -> None:
    assert [name for name, _ in UNITS] == ["prefect-server.service", "cleancopy-worker.service"]
    for name, unit in UNITS:
        unit = unit.replace("/srv/cleancopy/.venv/bin/prefect", shutil.which("true") or "")
        (tmp_path / name).write_text(unit.replace("User=cleancopy", "User=root"))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / name) for name, _ in UNITS)],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if str(tmp_path) in line]
    assert ours == []
