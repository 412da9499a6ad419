"""Commits to a bucket: killed at any step, overtaken, pruned; and what keeps writers apart."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from cleancopy import commands
from cleancopy.errors import StoreError
from cleancopy.model import Outcome
from cleancopy.opening import Opened, opened
from cleancopy.place import place
from cleancopy.s3 import lease
from cleancopy.s3.conditional import Conflict, Documents, Seen
from cleancopy.s3.mirror import POINTER, pointer
from s3_server import Bucket
from store_rows import NOW, DataSet, Limits, article, killed_at, many

TESTS = Path(__file__).parents[1]
LEASE = 60.0


def edition(number: int) -> list[Outcome]:
    """The same records, all with other content."""
    return [
        article(row.source_path, row.metadata.published_at, f"Edition {number}.")
        for row in many(16, seed=3)
        if hasattr(row, "metadata")
    ]


def commit(
    held: Opened,
    rows: list[Outcome],
    number: int,
    step: Callable[[str], None] = lambda _: None,
    **more: Any,
) -> None:
    data = DataSet(held.layout.clean, Limits(row_group_rows=4))
    data.runs = 1000 * number
    data.commit(rows, shard=6, step=step, destination=held.destination, **more)


@contextmanager
def holding(bucket: Bucket, seconds: float = LEASE) -> Iterator[Opened]:
    with opened(bucket.at("clean"), seconds, lambda _: None) as held:
        yield held


def put_edition(bucket: Bucket, number: int) -> None:
    with holding(bucket) as held:
        commit(held, edition(number), number)


def write(address: str, number: int, kill_at: str) -> None:
    """Commit an edition; killed at the step `name:n`, the nth of that name."""
    with opened(place(address), LEASE, lambda _: None) as held:
        commit(held, edition(number), number, killed_at(kill_at))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kill_at", "seen"),
    [
        ("part:2", 1),
        ("sent:1", 1),
        ("sent:5", 1),
        ("manifest sent:1", 1),
        ("swap:1", 1),
        ("swapped:1", 2),
        ("move:1", 2),
        ("point:1", 2),
        ("prune:1", 2),
    ],
)
def test_killed_at_a_step(bucket: Bucket, tmp_path: Path, kill_at: str, seen: int) -> None:
    put_edition(bucket, 1)
    first = bucket.digests("clean")
    command = [sys.executable, __file__, str(bucket.at("clean")), "2", kill_at]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert done.returncode == -signal.SIGKILL
    assert (bucket.digests("clean") == first) is (seen == 1)
    assert commands.verify(bucket.at("clean")) == 0
    put_edition(bucket, 3)
    plain = DataSet(tmp_path / "plain", Limits(row_group_rows=4))
    plain.commit(edition(3))
    assert bucket.digests("clean") == plain.contents()
    assert numbers(bucket)[-1] == 3  # and no remains of the killed one


def test_unchanged_files_are_copied_by_the_server(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = edition(1)
    with holding(bucket) as held:
        commit(held, rows, 1)
        sent: list[str] = []
        mirror: Any = held.destination
        send = mirror.objects.send
        monkeypatch.setattr(
            mirror.objects, "send", lambda source, path: (sent.append(path), send(source, path))
        )
        commit(held, [article(rows[0].source_path, words="Snow fell.")], 2)
    folder = pointer(bucket.at("clean"))
    assert folder is not None
    there = bucket.keys(f"clean/{folder.folder}/")
    assert 0 < len([path for path in sent if "snapshots" in path]) < len(there)
    assert commands.verify(bucket.at("clean")) == 0


def test_old_generations_go_from_the_bucket_in_time(bucket: Bucket) -> None:
    for number in range(1, 6):
        with holding(bucket) as held:
            commit(held, edition(number), number, now=NOW + timedelta(hours=12 * number))
            assert len(held.layout.numbers()) <= 2
    # kept: three at least, and what was current within a day
    assert numbers(bucket) == [3, 4, 5]
    with holding(bucket) as held:
        assert held.destination.prune(1, 0, NOW + timedelta(days=9)) == [3, 4]
    assert numbers(bucket) == [5]
    assert commands.verify(bucket.at("clean")) == 0


def numbers(bucket: Bucket) -> list[int]:
    """Of the generations there are, each with files and a manifest, and nothing else."""
    folders = {key.split("/")[2] for key in bucket.keys("clean/snapshots/")} - {""}
    manifests = [Path(key).stem for key in bucket.keys("clean/manifests/") if key[-1] != "/"]
    assert sorted(folders) == manifests
    return [int(number) for number in manifests]


def test_a_generation_can_be_gone_back_to(bucket: Bucket) -> None:
    put_edition(bucket, 1)
    old, first = bucket.get("clean/latest.json"), bucket.digests("clean")
    put_edition(bucket, 2)
    bucket.put("clean/latest.json", old)
    assert bucket.digests("clean") == first
    with holding(bucket) as held:
        current = held.layout.current()
        assert current is not None
        assert current.number == 1
        commit(held, edition(3), 3)
    assert numbers(bucket) == [1, 2, 3]


def test_a_data_set_removed_from_the_bucket_is_begun_anew(bucket: Bucket) -> None:
    put_edition(bucket, 1)
    for key in bucket.keys("clean/"):
        bucket.delete(key)
    put_edition(bucket, 2)
    assert numbers(bucket) == [1]


def test_a_damaged_working_folder_is_fetched_again(bucket: Bucket) -> None:
    put_edition(bucket, 1)
    with holding(bucket) as held:
        current = held.layout.current()
        assert current is not None
        for path in current.folder.rglob("*.parquet"):
            path.unlink()
        held.layout.pointer.unlink()
        held.layout.pointer.symlink_to("snapshots/00000009")
    with holding(bucket) as held:
        commit(held, edition(1)[:1], 2)
        assert held.layout.current() == current
    assert commands.verify(bucket.at("clean")) == 0


def test_an_object_that_is_not_what_was_written_is_not_built_upon(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_edition(bucket, 1)
    key = next(key for key in bucket.keys("clean/snapshots/") if "/articles/" in key)
    bucket.put(key, b"PAR1 or not")
    monkeypatch.setenv("CLEANCOPY_CACHE", str(tmp_path / "other"))
    with pytest.raises(StoreError, match="not what was written"), holding(bucket):
        pass
    bucket.put("clean/latest.json", b"[]")
    with pytest.raises(StoreError, match="no pointer"), holding(bucket):
        pass


def test_who_was_silent_too_long_loses_and_says_so(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One machine stops for a while (its beats cease); another takes over; the first wakes up."""
    put_edition(bucket, 1)
    monkeypatch.setattr(lease, "_beats", lambda *_: None)
    with holding(bucket, 1) as asleep:
        number = asleep.destination.number()
        monkeypatch.setenv("CLEANCOPY_CACHE", str(tmp_path / "other"))
        sentences: list[str] = []
        with opened(bucket.at("clean"), 1, sentences.append) as awake:
            commit(awake, edition(2), 2)
        assert "waiting for it to end" in sentences[0]
        second = bucket.digests("clean")
        assert awake.destination.number() > number
        with pytest.raises(StoreError, match="silent for too long"):
            commit(asleep, edition(3), 3)
    assert bucket.digests("clean") == second
    assert commands.verify(bucket.at("clean")) == 0


def test_two_writers_in_spite_of_the_lease_one_wins(bucket: Bucket, tmp_path: Path) -> None:
    """Somebody removes the lock object: the pointer's own condition still holds."""
    put_edition(bucket, 1)

    def overtake(at: str) -> None:
        if at == "swap":
            bucket.delete("clean/work/lock.json")
            os.environ["CLEANCOPY_CACHE"] = str(tmp_path / "other")
            put_edition(bucket, 2)

    with holding(bucket) as held:
        mirror: Any = held.destination
        mirror._lease.beat = lambda: None
        with pytest.raises(StoreError, match="another run has committed"):
            commit(held, edition(3), 3, step=overtake)
    plain = DataSet(tmp_path / "plain", Limits(row_group_rows=4))
    plain.commit(edition(2))
    assert bucket.digests("clean") == plain.contents()


def test_a_number_is_never_given_out_twice(bucket: Bucket) -> None:
    given = []
    for _ in range(2):
        with holding(bucket) as held:
            given += [held.destination.number(), held.destination.number()]
    bucket.put("clean/snapshots/00000009/articles/left.parquet", b"by a killed writer")
    with holding(bucket) as held:
        given.append(held.destination.number())
    assert given == [1, 2, 3, 4, 10]


def test_the_holder_beats(bucket: Bucket) -> None:
    documents = Documents(bucket.at("clean"))
    waiting: list[str] = []
    with lease.held(documents, "a", 1, waiting.append):
        first = documents.get(lease.LOCK)
        other = threading.Thread(
            target=lambda: lease.held(documents, "b", 1, waiting.append).__enter__(), daemon=True
        )
        other.start()
        other.join(3)
        assert other.is_alive()  # three times the lease, and it still waits
        second = documents.get(lease.LOCK)
        assert first
        assert second
        assert second.facts["beat"] > first.facts["beat"]
        assert "process" in second.facts["holder"]
    other.join(20)
    assert not other.is_alive()
    assert len(waiting) == 1


def test_a_conditional_put_writes_over_what_was_seen_and_nothing_else(bucket: Bucket) -> None:
    documents = Documents(bucket.at("clean"))
    assert documents.get(POINTER) is None
    first = documents.put(POINTER, {"n": 1}, None)
    with pytest.raises(Conflict):
        documents.put(POINTER, {"n": 2}, None)
    second = documents.put(POINTER, {"n": 3}, first)
    with pytest.raises(Conflict):
        documents.put(POINTER, {"n": 4}, first)
    assert documents.get(POINTER) == second
    bucket.delete(f"clean/{POINTER}")
    with pytest.raises(Conflict):
        documents.put(POINTER, {"n": 5}, second)


def test_a_put_whose_answer_got_lost_counts(bucket: Bucket) -> None:
    documents = Documents(bucket.at("clean"))
    first = documents.put(POINTER, {"n": 1}, None)
    done = documents.put(POINTER, {"n": 2}, first)
    assert documents.put(POINTER, {"n": 2}, first) == done
    assert documents.put(POINTER, {"n": 2}, None) == done


def test_a_server_that_ignores_conditions_is_not_written_to(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Documents._put
    monkeypatch.setattr(Documents, "_put", lambda self, path, facts, _: put(self, path, facts, {}))
    with pytest.raises(StoreError, match="ignores the conditions"), holding(bucket):
        pass
    assert bucket.keys("clean/snapshots/") == []


def test_what_is_no_object_of_ours_is_replaced(bucket: Bucket) -> None:
    bucket.put(f"clean/{lease.LOCK}", b"[1, 2")
    documents = Documents(bucket.at("clean"))
    seen = documents.get(lease.LOCK)
    assert isinstance(seen, Seen)
    assert seen.facts == {}
    with lease.held(documents, "a", 1, lambda _: None) as held:
        assert held.number(0) == 1


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), sys.argv[3])
