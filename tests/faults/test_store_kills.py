"""kill -9 at any moment of a commit: readers see the old generation or the new one, whole."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pyarrow.dataset as ds
import pytest

from cleancopy.model import Outcome
from cleancopy.store.layout import Layout
from cleancopy.store.verify import verify
from store_rows import DataSet, Limits, article, killed_at, many, rejected

pytestmark = pytest.mark.usefixtures("unsynced")

TESTS = Path(__file__).parents[1]
COUNT = 16


def edition(number: int) -> list[Outcome]:
    """The same records, all with other content: a reader can tell a mixture."""
    words = f"Edition {number}."
    kinds = many(COUNT, seed=3)
    return [
        rejected(row.source_path, 1, "EMPTY" if number % 2 else "NOT_TEXT")
        if not hasattr(row, "metadata")
        else article(row.source_path, row.metadata.published_at, words)
        for row in kinds
    ]


def edition_read(clean: Path) -> str:
    """What one reader sees who opens `current` once; fails on a mixture or a torn file."""
    current = Layout(clean).current()
    assert current
    articles = ds.dataset(current.table("articles")).to_table(columns=["text"])
    rejections = ds.dataset(current.table("rejected")).to_table(columns=["reason"])
    assert articles.num_rows + rejections.num_rows == COUNT
    editions = {text.partition(".")[0] for text in articles.column("text").to_pylist()}
    assert len(editions) == 1
    parity = "EMPTY" if int(min(editions).split()[1]) % 2 else "NOT_TEXT"
    assert set(rejections.column("reason").to_pylist()) == {parity}
    return min(editions)


def writer(clean: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS / 'faults'}"}
    command = [sys.executable, __file__, str(clean), *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)


def write(clean: Path, kill_at: str, first: int) -> None:
    """Commit editions from `first` on; killed at the step `name:n`, the nth of that name."""
    from cleancopy.store.lock import exclusive
    from cleancopy.store.staging import discard

    os.fsync = lambda _: None  # a kill loses nothing that was written

    step, data = killed_at(kill_at), DataSet(clean, Limits(row_group_rows=4))
    data.runs = first * 1000
    with exclusive(data.layout):
        discard(data.layout)
        print("writing", flush=True)
        for number in count(first):
            data.commit(edition(number), shard=15, step=step)


@pytest.mark.parametrize(
    ("kill_at", "expected"),
    [
        ("part:1", "Edition 0"),
        ("part:4", "Edition 0"),
        ("move:1", "Edition 0"),
        ("manifest:1", "Edition 0"),
        ("point:1", "Edition 0"),
        ("prune:1", "Edition 1"),
    ],
)
def test_killed_at_a_step(tmp_path: Path, kill_at: str, expected: str) -> None:
    data = DataSet(tmp_path / "clean", Limits(row_group_rows=4))
    data.commit(edition(0))
    writer(data.layout.clean, kill_at, "1").communicate()
    assert edition_read(data.layout.clean) == expected
    assert list(verify(data.layout.clean)) == []
    data.commit(edition(9))
    undisturbed = DataSet(tmp_path / "undisturbed", Limits(row_group_rows=4))
    undisturbed.commit(edition(9))
    assert data.contents() == undisturbed.contents()
    assert list(data.layout.snapshots.glob("*/*/*")) != []
    assert len(data.layout.numbers()) == len(list(data.layout.manifests.iterdir()))


def test_killed_at_random_moments_under_a_reader(tmp_path: Path) -> None:
    data = DataSet(tmp_path / "clean", Limits(row_group_rows=4))
    data.commit(edition(0))
    draw = random.Random(5)
    seen: set[str] = set()
    for turn in range(5):
        process = writer(data.layout.clean, "none", str(turn * 1000 + 1))
        assert process.stdout
        assert process.stdout.readline() == b"writing\n"
        before, until = len(seen), time.monotonic() + draw.random()
        while time.monotonic() < until or len(seen) == before:
            seen.add(edition_read(data.layout.clean))
        process.kill()
        process.communicate()
        assert list(verify(data.layout.clean)) == []
    data.runs = 99_999
    data.commit(edition(7))
    undisturbed = DataSet(tmp_path / "undisturbed", Limits(row_group_rows=4))
    undisturbed.commit(edition(7))
    assert data.contents() == undisturbed.contents()
    assert len(seen) > 5


def test_a_reader_that_stays_keeps_its_generation(tmp_path: Path) -> None:
    """Open the current generation, let two more be committed, then read."""
    data = DataSet(tmp_path / "clean", Limits(row_group_rows=4))
    data.commit(edition(0))
    current = data.layout.current()
    assert current
    opened = ds.dataset(current.table("articles"))
    data.commit(edition(1))
    data.commit(edition(2))
    texts = opened.to_table(columns=["text"]).column("text").to_pylist()
    assert all(text.startswith("Edition 0.") for text in texts)


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
