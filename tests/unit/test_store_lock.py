"""One writer at a time, and a dead writer blocks nobody."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from cleancopy.store.layout import Layout
from cleancopy.store.lock import Locked, exclusive

HOLD = """
import os, sys, time
from pathlib import Path
from cleancopy.store.layout import Layout
from cleancopy.store.lock import exclusive
with exclusive(Layout(Path(sys.argv[1]))):
    if sys.argv[2] == "fork" and os.fork() == 0:
        os.close(1)
        time.sleep(60)
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(clean: Path, how: str = "plain") -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(clean), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    assert process.stdin
    assert process.stdout.readline() == "held\n"
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdin.close()
        process.stdout.close()


def test_a_held_data_set_is_refused_with_the_holders_number(tmp_path: Path) -> None:
    with (
        holder(tmp_path) as other,
        pytest.raises(Locked, match=f"process {other.pid}"),
        exclusive(Layout(tmp_path), wait=False),
    ):
        pass


def test_waiting_says_so_once_and_ends_with_the_holder(tmp_path: Path) -> None:
    said: list[str] = []
    with holder(tmp_path) as other:
        assert other.stdin

        def waiting(sentence: str) -> None:
            said.append(sentence)
            other.stdin.close()  # type: ignore[union-attr]

        with exclusive(Layout(tmp_path), waiting=waiting):
            assert len(said) == 1
            assert f"process {other.pid}" in said[0]


@pytest.mark.parametrize("how", ["plain", "fork"])
def test_a_killed_holder_frees_it_though_its_workers_live_on(tmp_path: Path, how: str) -> None:
    with holder(tmp_path, how) as other:
        other.kill()
        other.wait()
        begun = time.monotonic()
        with exclusive(Layout(tmp_path)):
            assert time.monotonic() - begun < 5


def test_it_can_be_held_again_but_not_twice(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "new" / "clean")
    with exclusive(layout):
        pass
    with exclusive(layout), pytest.raises(Locked, match="already"), exclusive(layout):
        pass


def test_an_error_inside_frees_it(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), exclusive(Layout(tmp_path)):
        _ = 1 / 0
    with exclusive(Layout(tmp_path), wait=False):
        pass


def test_a_lock_that_nothing_was_put_beside_leaves_no_folder(tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    with exclusive(Layout(clean)):
        assert Layout(clean).lock.exists()
    assert not clean.exists()
    clean.mkdir()
    with exclusive(Layout(clean)):
        pass
    assert list(clean.iterdir()) == []


def test_who_waited_for_a_lock_that_was_tidied_away_gets_one(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "clean")
    with holder(layout.clean) as process:

        def let_go(_: str) -> None:
            assert process.stdin
            process.stdin.close()

        with exclusive(layout, waiting=let_go):
            assert layout.lock.read_text() == f"{os.getpid()}\n"
            with pytest.raises(Locked), exclusive(layout, wait=False):
                pass
