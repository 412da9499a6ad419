"""The real command, killed with -9 at any moment, again and again.

Readers see a whole generation all the time, the next run heals, nothing is left running, and the
end is the same as if nothing had happened.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pyarrow.parquet as pq
import pytest

from cleancopy.store.verify import verify
from sample_pages import digests, html_page, write_pages

PAGES = 100
KILLS = 50 if os.environ.get("CLEANCOPY_LONG_TESTS") else 12
"""50 took five to ten minutes on two busy cores."""
MARK = "CLEANCOPY_TEST_MARK"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1500)]


class Command:
    """`cleancopy run` in a process of its own, found again by a mark in its environment."""

    def __init__(self, raw: Path, clean: Path) -> None:
        self.mark = uuid.uuid4().hex
        command = [sys.executable, "-m", "cleancopy.cli", "run", str(raw), "--out", str(clean)]
        self.process = subprocess.Popen(
            command,
            env=os.environ | {MARK: self.mark},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def wait_for(self, word: str) -> None:
        """Until a line of progress begins with `word`, or the command ends."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if line.startswith(word):
                return

    def send(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.end()

    def end(self) -> int:
        self.process.communicate(timeout=120)
        return self.process.returncode

    def family(self) -> list[psutil.Process]:
        """All that this command started and that still runs."""
        return [process for process in psutil.process_iter() if self._is_ours(process)]

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            return process.environ().get(MARK) == self.mark
        except psutil.Error:
            return False

    def nobody_is_left(self) -> bool:
        until = time.monotonic() + 15
        while time.monotonic() < until:
            if not self.family():
                return True
            time.sleep(0.05)
        return False


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    write_pages(tmp_path / "raw", range(PAGES))
    return tmp_path / "raw"


def change(raw: Path, turn: int) -> None:
    """Some pages get other text, so that the next run has something to do."""
    pages = sorted(raw.rglob("*.html"))
    for number in range(turn % 7, len(pages), 7):
        pages[number].write_text(html_page(1000 * (turn + 1) + number))


def records(clean: Path) -> int:
    """Records in what readers see now."""
    folder = (clean / "current").resolve(strict=True)
    tables = [folder / "articles", folder / "rejected"]
    return sum(pq.read_metadata(file).num_rows for t in tables for file in t.glob("*.parquet"))


@contextmanager
def reader(clean: Path) -> Iterator[list[int]]:
    """Reads the data set all the time; gives the counts that were not as they must be."""
    wrong: list[int] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.wait(0.3):
            try:
                count = records(clean)
            except Exception:
                count = -1
            if count != PAGES:
                wrong.append(count)

    thread = threading.Thread(target=read)
    thread.start()
    try:
        yield wrong
    finally:
        stop.set()
        thread.join()


def undisturbed(raw: Path, clean: Path) -> tuple[float, float]:
    """The first run; seconds until it begins to commit, and from there to its end."""
    started = time.monotonic()
    command = Command(raw, clean)
    command.wait_for("writing")
    writing = time.monotonic()
    assert command.end() == 0
    return writing - started, time.monotonic() - writing


def test_kills_at_random_moments_harm_nobody(raw: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean"
    rng = random.Random(20261121)
    before, commit = undisturbed(raw, clean)
    with reader(clean) as wrong:
        for turn in range(KILLS):
            change(raw, turn)
            command = Command(raw, clean)
            if turn % 2:  # anywhere
                time.sleep(rng.random() * (before + commit))
            else:  # about the commit, which is short
                command.wait_for("writing")
                time.sleep(rng.random() * commit)
            command.send(signal.SIGKILL)
            assert command.nobody_is_left(), command.family()
            assert list(verify(clean)) == []
        assert Command(raw, clean).end() == 0
    assert wrong == []
    assert Command(raw, tmp_path / "undisturbed").end() == 0
    assert digests(clean) == digests(tmp_path / "undisturbed")
    assert not (clean / "work" / "staging").exists()


@pytest.mark.parametrize("word", ["reading", "cleaning", "writing"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_polite_stop_is_clean(
    raw: Path, tmp_path: Path, number: signal.Signals, word: str
) -> None:
    clean = tmp_path / "clean"
    assert Command(raw, clean).end() == 0
    before = digests(clean)
    shutil.rmtree(raw)
    write_pages(raw, range(PAGES, 2 * PAGES))
    command = Command(raw, clean)
    command.wait_for(word)
    assert command.send(number) in (128 + number, 0)  # 0 where it was too late
    assert command.nobody_is_left(), command.family()
    assert not (clean / "work" / "staging").exists()
    assert list(verify(clean)) == []
    if command.process.returncode:
        assert digests(clean) == before or word == "writing"


@pytest.mark.parametrize("seconds", [0.4, 0.9, 1.4])
def test_ctrl_c_while_workers_start_prints_one_line(
    raw: Path, tmp_path: Path, seconds: float
) -> None:
    """Ctrl-C goes to the whole group: also to the fork server, and to workers that half exist."""
    command = Command(raw, tmp_path / "clean")
    assert command.process.stderr is not None
    assert command.process.stderr.readline().startswith("reading")
    time.sleep(seconds)
    os.killpg(command.process.pid, signal.SIGINT)
    _, said = command.process.communicate(timeout=120)
    assert command.nobody_is_left(), command.family()
    assert "Traceback" not in said
    if command.process.returncode:
        assert said.splitlines()[-1] == "cleancopy: stopped by SIGINT; the data set is whole"
