"""What a run does with new, changed, gone and harmful files; with a small fake pipeline."""

from __future__ import annotations

import errno
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from cleancopy import raws, run
from cleancopy.errors import UsageError
from cleancopy.model import Raw, Rejected
from cleancopy.read import RawFile
from cleancopy.read import records as read_records
from cleancopy.running import cleaning
from cleancopy.running.job import Silent
from cleancopy.settings import Settings
from cleancopy.store.layout import StoreError
from cleancopy.store.staging import StagedShard, write_staged
from cleancopy.store.state import State
from cleancopy.store.verify import verify
from fake_pages import VERSION, clean, page, survey, write
from sample_pages import digests

BODY = ("A first sentence of some length about a bridge.", "A second one, shorter.", "A third.")


class Fixed:
    """Rules under which the fake pipeline's rows stay valid."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.common_digest = self.marks_digest = VERSION
        self.site_digests: dict[str, str] = {}

    def version(self, site: str | None) -> str:
        return VERSION


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """RAW and CLEAN, with the fake pipeline at work on them."""
    rules = Fixed(Settings(document_seconds=1, document_memory_mb=500, workers=2, shard_records=4))
    monkeypatch.setattr("cleancopy.run.load_rules", lambda config: rules)
    monkeypatch.setattr("cleancopy.running.crew.load_rules", lambda config: rules)
    monkeypatch.setattr("cleancopy.running.crew.PRELOAD", ())
    monkeypatch.setattr("cleancopy.running.tasks.prepare", prepare)
    monkeypatch.setattr("cleancopy.running.tasks.survey", survey)
    monkeypatch.setattr("cleancopy.running.tasks.clean", clean)
    raw = tmp_path / "raw"
    raw.mkdir()
    return raw, tmp_path / "clean"


def prepare(rules: object) -> None:
    """The fake pipeline needs no rules."""


def article(number: int, *more: str) -> str:
    return page(
        "Title" + "e" * number, *(f"{line} No. {number * 7}{'x' * number}" for line in BODY), *more
    )


def texts(clean: Path) -> dict[str, str]:
    table = pq.read_table(clean / "current" / "articles", columns=["source_path", "text"])
    return {row["source_path"]: row["text"] for row in table.to_pylist()}


def reasons(clean: Path) -> dict[str, str]:
    table = pq.read_table(clean / "current" / "rejected", columns=["source_path", "reason"])
    return {row["source_path"]: row["reason"] for row in table.to_pylist()}


def test_every_record_ends_in_one_of_two_tables(folders: tuple[Path, Path]) -> None:
    raw, out = folders
    for n in range(10):
        write(raw, f"{n}.txt", article(n))
    write(raw, "empty.txt", "")
    write(raw, "front.txt", page("A front", "!refuse"))
    report = run.run(raw, out)
    assert (report.files, report.read, report.cleaned) == (12, 12, 10)
    assert report.rejected == {"EMPTY": 1, "NOT_AN_ARTICLE": 1}
    assert report.new
    assert report.where == out.resolve() / "snapshots" / "00000001"
    assert len(texts(out)) == 10
    assert reasons(out) == {"empty.txt": "EMPTY", "front.txt": "NOT_AN_ARTICLE"}
    assert not (out / "work" / "staging").exists()


def test_a_run_that_changes_nothing_opens_nothing_and_makes_no_generation(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = folders
    for n in range(3):
        write(raw, f"{n}.txt", article(n))
    first = run.run(raw, out)

    def refuse(file: RawFile, settings: Settings) -> Iterator[Raw | Rejected]:
        raise AssertionError(f"{file.path} was opened")

    monkeypatch.setattr(raws, "records", refuse)
    again = run.run(raw, out)
    assert (again.files, again.read, again.unchanged, again.new) == (0, 0, 3, False)
    assert again.where == first.where


def test_only_what_is_new_changed_or_gone_is_touched(folders: tuple[Path, Path]) -> None:
    raw, out = folders
    for n in range(4):
        write(raw, f"{n}.txt", article(n))
    run.run(raw, out)
    write(raw, "1.txt", article(11))
    write(raw, "new/9.txt", article(9))
    (raw / "2.txt").unlink()
    report = run.run(raw, out)
    assert (report.files, report.cleaned, report.unchanged, report.gone) == (2, 2, 2, 1)
    assert set(texts(out)) == {"0.txt", "1.txt", "3.txt", "new/9.txt"}
    assert "No. 77" in texts(out)["1.txt"]


def test_a_later_page_can_show_a_line_of_earlier_ones_to_be_furniture(
    folders: tuple[Path, Path],
) -> None:
    raw, out = folders
    for n in range(2):
        write(raw, f"{n}.txt", article(n, "Subscribe to our letter"))
    run.run(raw, out)
    assert all("Subscribe" in text for text in texts(out).values())
    write(raw, "2.txt", article(2, "Subscribe to our letter"))
    report = run.run(raw, out)
    assert (report.files, report.cleaned) == (1, 3)
    assert not any("Subscribe" in text for text in texts(out).values())


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        ("!spin", "TIMEOUT"),
        ("!segfault", "CRASHED"),
        ("!memory", "OUT_OF_MEMORY"),
        ("!raise", "CRASHED"),
    ],
)
def test_a_harmful_document_is_rejected_alone(
    folders: tuple[Path, Path], harm: str, reason: str
) -> None:
    raw, out = folders
    for n in range(9):
        write(raw, f"{n}.txt", article(n))
    write(raw, "4a.txt", page("Bad", *BODY, harm))
    report = run.run(raw, out)
    assert report.cleaned == 9
    assert reasons(out) == {"4a.txt": reason}
    assert report.bugs == (1 if reason == "CRASHED" else 0)


def test_a_bug_counts_for_as_long_as_its_row_stands(folders: tuple[Path, Path]) -> None:
    raw, out = folders
    write(raw, "good.txt", article(1))
    write(raw, "bad.txt", page("Bad", *BODY, "!raise"))
    run.run(raw, out)
    again = run.run(raw, out)
    assert (again.rejected, again.bugs, again.new) == ({}, 1, False)
    write(raw, "bad.txt", article(2))
    assert run.run(raw, out).bugs == 0


def test_a_file_that_changes_while_it_is_read_is_left_whole_for_the_next_run(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = folders
    lines = [f'{{"text": "site: a.org\\ntitle: T{n}\\nLine {n} of it"}}\n' for n in range(3)]
    write(raw, "many.jsonl", "".join(lines))
    write(raw, "one.txt", article(1))

    def changing(file: RawFile, settings: Settings) -> Iterator[Raw | Rejected]:
        for n, record in enumerate(read_records(file, settings)):
            if n == 1:
                write(raw, "many.jsonl", "".join(lines[:2]))
            yield record

    with monkeypatch.context() as patch:
        patch.setattr(raws, "records", changing)
        report = run.run(raw, out)
    assert [file.path for file in report.left] == ["many.jsonl"]
    assert set(texts(out)) == {"one.txt"}
    report = run.run(raw, out)
    assert (report.cleaned, report.left) == (2, ())
    assert set(texts(out)) == {"one.txt", "many.jsonl#1", "many.jsonl#2"}


def test_a_file_that_changes_between_survey_and_cleaning_keeps_its_old_rows(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = folders
    write(raw, "a.txt", article(1))
    write(raw, "b.txt", article(2))
    run.run(raw, out)
    before = texts(out)
    write(raw, "a.txt", article(3))
    write(raw, "b.txt", article(4))
    evidence = run.evidence

    def late(held: run.Session) -> run.Todo:
        write(raw, "a.txt", article(5))
        return evidence(held)

    with monkeypatch.context() as patch:
        patch.setattr(run, "evidence", late)
        report = run.run(raw, out)
    assert [file.path for file in report.left] == ["a.txt"]
    assert texts(out)["a.txt"] == before["a.txt"]
    assert "No. 28" in texts(out)["b.txt"]
    assert run.run(raw, out).cleaned == 1
    assert "No. 35" in texts(out)["a.txt"]


def test_a_container_that_changes_when_a_part_of_it_is_staged_keeps_its_old_rows(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def lines(edition: int) -> str:
        texts = (f"Line {n} of edition {edition}" for n in range(60))
        return "".join(json.dumps({"text": page("T", text)}) + "\n" for text in texts)

    raw, out = folders
    file = write(raw, "many.jsonl", lines(1))
    write(raw, "other.txt", article(1))
    run.run(raw, out)
    before = texts(out)
    write(raw, "many.jsonl", lines(2))
    write(raw, "other.txt", article(2))
    staged: list[str] = []

    def staging(layout: Any, run_id: str, name: str, *rest: Any) -> StagedShard:
        shard = write_staged(layout, run_id, name, *rest)
        if not staged:
            with file.open("a") as more:
                more.write(lines(3))
        staged.append(name)
        return shard

    with monkeypatch.context() as patch:
        patch.setattr(cleaning, "write_staged", staging)
        report = run.run(raw, out)
    assert len(staged) > 1
    assert [left.path for left in report.left] == ["many.jsonl"]
    assert report.cleaned == 1
    changed = texts(out)
    assert changed.pop("other.txt") != before.pop("other.txt")
    assert changed == before
    assert run.run(raw, out).cleaned == 120
    assert len(texts(out)) == 121


def test_what_is_no_input_is_listed_with_the_reason(folders: tuple[Path, Path]) -> None:
    raw, out = folders
    write(raw, "a.txt", article(1))
    write(raw, "notes.docx", "x")
    secret = write(raw.parent, "secret.txt", article(2))
    (raw / "link.txt").symlink_to(secret)
    os.mkfifo(raw / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(raw / "socket.txt"))
        report = run.run(raw, out)
    skipped = dict(report.skipped_paths)
    assert skipped == {
        "link.txt": "symlink out of the raw folder",
        "notes.docx": "unknown type",
        "pipe.txt": "FIFO",
        "socket.txt": "socket",
    }
    assert set(texts(out)) == {"a.txt"}


def test_many_files_skipped_for_one_reason_hide_none_of_another(
    folders: tuple[Path, Path],
) -> None:
    raw, out = folders
    for n in range(run.SKIPPED_SHOWN + 5):
        write(raw, f"photo-{n}.jpg", "x")
    write(raw, "story.txt", article(1))
    os.mkfifo(raw / "zpipe.txt")
    report = run.run(raw, out)
    assert report.skipped == {"unknown type": run.SKIPPED_SHOWN + 5, "FIFO": 1}
    assert ("zpipe.txt", "FIFO") in report.skipped_paths
    assert len(report.skipped_paths) == run.SKIPPED_SHOWN + 1


def refused(error: int, name: str, *ends: str) -> Callable[..., Any]:
    """`open` or `scandir` of a system that refuses the paths that end so."""
    real = getattr(os, name)

    def call(path: Any, *rest: Any, **named: Any) -> Any:
        if str(path).endswith(ends or ("/b", "b.txt")):
            raise OSError(error, os.strerror(error))
        return real(path, *rest, **named)

    return call


@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO])
def test_a_file_that_cannot_be_read_is_rejected_and_tried_again(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    raw, out = folders
    for n, name in enumerate("abc"):
        write(raw, f"{name}.txt", article(n))
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refused(error, "open"))
        assert run.run(raw, out).rejected == {"UNREADABLE": 1}
        assert reasons(out) == {"b.txt": "UNREADABLE"}
        again = run.run(raw, out)
        assert (again.files, again.new) == (1, False)
    assert run.run(raw, out).cleaned == 1
    assert set(texts(out)) == {"a.txt", "b.txt", "c.txt"}


@pytest.mark.parametrize("calls", [("open",), ("open", "stat")])
@pytest.mark.parametrize("error", [errno.EACCES, errno.EIO])
def test_a_file_whose_sidecar_cannot_be_read_is_rejected_and_tried_again(
    folders: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    error: int,
    calls: tuple[str, ...],
) -> None:
    raw, out = folders
    write(raw, "a.txt", article(0))
    write(raw, "a.txt.meta.json", '{"url": "https://example.org/a"}')
    write(raw, "b.jsonl", json.dumps({"text": article(1)}))
    write(raw, "b.jsonl.meta.json", '{"fetched_at": "2024-05-01T10:00:00Z"}')
    with monkeypatch.context() as patch:
        for name in calls:
            patch.setattr(os, name, refused(error, name, ".meta.json"))
        assert run.run(raw, out).rejected == {"UNREADABLE": 2}
        assert reasons(out) == {"a.txt": "UNREADABLE", "b.jsonl": "UNREADABLE"}
        assert not run.run(raw, out).new
    assert run.run(raw, out).cleaned == 2
    assert set(texts(out)) == {"a.txt", "b.jsonl#1"}


def test_rows_behind_a_folder_that_cannot_be_listed_stay(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = folders
    for n, name in enumerate(("a.txt", "b/c.txt", "b/d/e.txt", "b2.txt")):
        write(raw, name, article(n))
    run.run(raw, out)
    (raw / "b2.txt").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refused(errno.EIO, "scandir"))
        report = run.run(raw, out)
    assert (report.gone, report.skipped) == (1, {"unreadable: Input/output error": 1})
    assert set(texts(out)) == {"a.txt", "b/c.txt", "b/d/e.txt"}
    assert run.run(raw, out).files == 0


def test_a_file_that_was_rewritten_in_its_place_is_read_again_and_cleaned_if_it_is_another(
    folders: tuple[Path, Path],
) -> None:
    raw, out = folders
    for n, name in enumerate("abc"):
        write(raw, f"{name}.txt", article(n))
    first = run.run(raw, out)
    for name in "ab":
        path, before = raw / f"{name}.txt", (raw / f"{name}.txt").stat()
        path.write_text(path.read_text().replace("A third." if name == "b" else "", ""))
        path.write_text(path.read_text().ljust(before.st_size, "!"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    report = run.run(raw, out)
    assert (report.files, report.cleaned, report.unchanged) == (2, 1, 2)
    assert report.where != first.where


@pytest.mark.parametrize("left", [0, 40, -20])
def test_a_part_that_cannot_be_read_stops_a_run_that_needs_it_with_a_sentence(
    folders: tuple[Path, Path], left: int
) -> None:
    raw, out = folders
    write(raw, "a.txt", article(1))
    run.run(raw, out)
    part = next((out / "current" / "articles").iterdir())
    content = part.read_bytes()
    part.chmod(0o644)
    part.write_bytes(content[:left])
    write(raw, "b.txt", article(2))
    with pytest.raises(StoreError, match=rf"{part.name} cannot be read: .*remove it and run again"):
        run.run(raw, out)
    assert any("cannot be read" in what for _, what in verify(out))
    part.write_bytes(content)
    assert run.run(raw, out).cleaned == 1


@pytest.mark.parametrize("table", ["articles", "removed", "rejected"])
@pytest.mark.parametrize("damage", ["lost", "cut off", "changed"])
def test_what_verify_says_of_a_lost_or_damaged_file_helps(
    folders: tuple[Path, Path], table: str, damage: str
) -> None:
    raw, out = folders
    write(raw, "a.txt", article(1))
    write(raw, "b.txt", article(2))
    write(raw, "empty.txt", "")
    run.run(raw, out)
    whole = digests(out)
    part = next((out / "current" / table).iterdir())
    content = part.read_bytes()
    part.unlink()
    if damage == "cut off":
        part.write_bytes(content[:-20])
    if damage == "changed":
        part.write_bytes(content[:-20] + bytes(20))
    remedy = "run again" if damage == "lost" else "remove it and run again"
    told = [what for where, what in verify(out) if where == f"{table}/{part.name}"]
    assert told[-1].endswith(f": {remedy}")
    part.unlink(missing_ok=True)
    assert run.run(raw, out).new
    assert list(verify(out)) == []
    assert digests(out) == whole
    again = run.run(raw, out)
    assert (again.unchanged, again.new) == (3, False)


def test_a_lost_file_whose_records_are_gone_from_raw_is_no_loss_for_long(
    folders: tuple[Path, Path],
) -> None:
    raw, out = folders
    write(raw, "a.txt", article(1))
    write(raw, "empty.txt", "")
    run.run(raw, out)
    next((out / "current" / "rejected").iterdir()).unlink()
    (raw / "empty.txt").unlink()
    assert run.run(raw, out).new
    assert list(verify(out)) == []
    assert not run.run(raw, out).new


def test_a_lost_manifest_is_made_again_by_the_next_run(folders: tuple[Path, Path]) -> None:
    raw, out = folders
    write(raw, "a.txt", article(1))
    run.run(raw, out)
    (out / "manifests" / "00000001.json").unlink()
    assert run.run(raw, out).new
    assert list(verify(out)) == []
    again = run.run(raw, out)
    assert (again.unchanged, again.new) == (1, False)


def test_a_copied_archive_is_read_again_and_nothing_in_it_is_cleaned(
    folders: tuple[Path, Path],
) -> None:
    raw, out = folders
    write(raw, "a.txt", article(1))
    write(raw, "a.txt.meta.json", '{"url": "https://example.org/a"}')
    write(raw, "many.jsonl", '{"text": "site: a.org\\ntitle: T\\nA line of it"}\n')
    run.run(raw, out)
    shutil.copytree(raw, raw.parent / "copy")
    shutil.rmtree(raw)
    (raw.parent / "copy").rename(raw)
    report = run.run(raw, out)
    assert (report.files, report.cleaned, report.unchanged, report.new) == (2, 0, 2, False)


def test_a_container_of_more_records_than_a_shard_is_staged_in_pieces(
    folders: tuple[Path, Path],
) -> None:
    raw, out = folders
    write(raw, "0.txt", article(0))
    lines = [f'{{"text": "site: a.org\\ntitle: T{n}\\nLine {n} of it"}}\n' for n in range(23)]
    write(raw, "many.jsonl", "".join(lines))
    write(raw, "z.txt", article(9))
    report = run.run(raw, out)
    assert report.cleaned == 25
    assert len(texts(out)) == 25


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("at", ["note", "finish"])
def test_a_run_that_fails_leaves_no_staging_behind(
    folders: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    at: str,
    failure: BaseException,
) -> None:
    raw, out = folders
    write(raw, "a.txt", article(1))
    run.run(raw, out)
    write(raw, "b.txt", article(2))
    staged: list[Path] = []

    def fail(*_: object) -> None:
        staged.extend((out / "work" / "staging").rglob("*.arrow"))
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr(run, at, fail)
        with pytest.raises(type(failure)):
            run.run(raw, out)
    assert staged
    assert sorted(path.name for path in (out / "work").iterdir()) == ["lock", "state.sqlite"]
    assert run.run(raw, out).cleaned == 1


def test_a_state_that_fails_once_all_is_committed_fails_no_run(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    raw, out = folders
    write(raw, "a.txt", article(1))
    with monkeypatch.context() as patch:
        patch.setattr(State, "promote", fail)
        report = run.run(raw, out)
    assert (report.cleaned, report.new) == (1, True)
    assert report.undone == (
        "the state does not know it until the next run: database or disk is full",
    )
    again = run.run(raw, out)
    assert (again.unchanged, again.new, again.undone) == (1, False, ())


def test_raw_must_be_a_folder_with_something_in_it(folders: tuple[Path, Path]) -> None:
    raw, out = folders
    with pytest.raises(UsageError, match="not a folder"):
        run.run(raw / "nowhere", out)
    assert not out.exists()
    file = write(raw, "a.txt", article(1))
    run.run(raw, out)
    file.unlink()
    with pytest.raises(UsageError, match="is this the right folder"):
        run.run(raw, out)
    assert set(texts(out)) == {"a.txt"}


def test_a_first_run_over_no_raw_file_is_an_error_that_tells_what_was_skipped(
    folders: tuple[Path, Path],
) -> None:
    raw, out = folders
    raw.mkdir(exist_ok=True)
    with pytest.raises(UsageError, match=r"no raw file under \S+: is this the right folder"):
        run.run(raw, out)
    write(raw, "notes.docx", "no page")
    with pytest.raises(UsageError, match=r"\(skipped: 1 unknown type\): is this the right"):
        run.run(raw, out)
    assert not out.exists()


def test_raw_and_clean_must_lie_apart(folders: tuple[Path, Path]) -> None:
    raw, _ = folders
    for inside in (raw, raw / "clean", raw.parent):
        with pytest.raises(UsageError, match="apart"):
            run.run(raw, inside)


HOLDER = """
import sys
from pathlib import Path
from cleancopy.store.layout import Layout
from cleancopy.store.lock import exclusive
with exclusive(Layout(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_run_says_that_it_waits_and_then_works(folders: tuple[Path, Path]) -> None:
    raw, out = folders
    write(raw, "a.txt", article(1))
    command = [sys.executable, "-c", HOLDER, str(out.resolve())]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        holder.stdout.readline()
        said: list[str] = []

        class LetsGo(Silent):
            def say(self, sentence: str) -> None:
                said.append(sentence)
                holder.kill()

        report = run.run(raw, out, watch=LetsGo())
    assert said == [f"another run (process {holder.pid}) is writing {out}; waiting for it to end"]
    assert report.cleaned == 1


def test_rules_that_change_during_a_run_stop_it(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, out = folders
    write(raw, "a.txt", article(1))
    other = Fixed(Settings())
    other.common_digest = "another"
    monkeypatch.setattr("cleancopy.running.crew.load_rules", lambda config: other)
    with pytest.raises(UsageError, match="changed since this run was planned"):
        run.run(raw, out)
