"""`make schedule` finds its processes again, without ps where there is a /proc."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

CHILD = "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', 'input()'], stdin=0);"


@pytest.fixture
def schedule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    spec = importlib.util.spec_from_file_location("schedule", ROOT / "flows" / "schedule.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "schedule", module)
    spec.loader.exec_module(module)
    return module


def test_a_leader_is_found_with_all_that_it_started(
    schedule: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with subprocess.Popen(
        [sys.executable, "-c", f"{CHILD} p.wait()"], stdin=subprocess.PIPE, start_new_session=True
    ) as leader:
        until = time.monotonic() + 30
        while len(family := schedule._family({leader.pid})) < 2 and time.monotonic() < until:
            time.sleep(0.05)
        assert leader.pid in family
        assert os.getpid() not in family
        leader.communicate(b"\n")
    assert schedule._family(family) == set()
    assert schedule._born(leader.pid) == ""


def test_a_note_is_of_the_process_that_was_noted_and_of_no_later_one(
    schedule: ModuleType, tmp_path: Path
) -> None:
    number = os.getpid()
    (tmp_path / "server.pid").write_text(f"{number} {schedule._born(number)}\n")
    assert schedule.running("server") == number
    (tmp_path / "server.pid").write_text(f"{number} 1\n")
    assert schedule.running("server") is None
    assert schedule.running("worker") is None


def test_the_table_of_ps_is_read_too(schedule: ModuleType) -> None:
    row = "  42     1    42 Ssl  Sun Nov 22 03:04:05 2026".split()
    assert schedule._by_ps(row) == (42, 1, 42, "Sun-Nov-22-03:04:05-2026")
    assert schedule._by_ps("43 42 42 Z+ Sun Nov 22 03:04:05 2026".split()) is None
