"""Whole runs with RAW and CLEAN in a bucket, against an S3 API: as in folders, byte for byte."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cleancopy import commands, run
from cleancopy.errors import StoreError, UsageError
from cleancopy.opening import current
from cleancopy.place import S3Prefix
from cleancopy.s3.conditional import Documents
from cleancopy.s3.mirror import POINTER
from cleancopy.s3.objects import Changed, Objects, Refused
from cleancopy.store import files
from s3_server import Bucket
from sample_pages import digests, html_page, write_pages

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent


def cleancopy(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cleancopy.cli", *arguments],
        capture_output=True,
        text=True,
        env=os.environ | environment,
        check=False,
    )


@pytest.fixture
def raw(bucket: Bucket, tmp_path: Path) -> Path:
    """A few pages in a folder, and the same in the bucket under `raw`."""
    write_pages(tmp_path / "raw", range(8))
    bucket.upload(tmp_path / "raw", "raw")
    return tmp_path / "raw"


def test_the_samples_come_out_as_from_a_folder(bucket: Bucket, tmp_path: Path) -> None:
    bucket.upload(ROOT / "raw", "raw")
    clean = f"s3://{bucket.name}/clean"
    done = cleancopy("run", f"s3://{bucket.name}/raw", "--out", clean)
    assert done.returncode == 0, done.stderr
    assert f"{clean}/snapshots/00000001" in done.stdout
    run.run(ROOT / "raw", tmp_path / "plain")
    assert bucket.digests("clean") == digests(tmp_path / "plain")
    path = cleancopy("path", clean)
    assert path.stdout == f"{clean}/snapshots/00000001\n"
    verified = cleancopy("verify", clean)
    assert (verified.returncode, verified.stdout.splitlines()[-1]) == (0, "no problem")
    explained = cleancopy("explain", f"s3://{bucket.name}/raw/feeds/may-to-july.jsonl#2")
    assert explained.stdout.startswith("# raw/feeds/may-to-july.jsonl#2: ")


def test_a_second_run_takes_what_is_new_changed_or_gone(
    bucket: Bucket, raw: Path, tmp_path: Path
) -> None:
    source, clean = bucket.at("raw"), bucket.at("clean")
    first = run.run(source, clean)
    assert (first.files, first.new) == (8, True)
    again = run.run(source, clean)
    assert (again.files, again.unchanged, again.new) == (0, 8, False)
    assert again.shown == first.shown
    write_pages(tmp_path / "more", range(8, 10))
    changed, gone = sorted(raw.rglob("*.html"))[:2]
    (tmp_path / "more" / changed.relative_to(raw)).write_text(html_page(77))
    gone.unlink()
    shutil.copytree(tmp_path / "more", raw, dirs_exist_ok=True)
    bucket.upload(tmp_path / "more", "raw")
    bucket.delete(f"raw/{gone.relative_to(raw).as_posix()}")
    report = run.run(source, clean)
    assert (report.files, report.gone, report.new) == (3, 1, True)
    run.run(raw, tmp_path / "plain")
    assert bucket.digests("clean") == digests(tmp_path / "plain")
    names = bucket.keys("clean/snapshots/")
    assert len(names) == len(set(names))


def test_another_machine_goes_on_where_the_last_one_stopped(
    bucket: Bucket, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, clean = bucket.at("raw"), bucket.at("clean")
    run.run(source, clean)
    monkeypatch.setenv("CLEANCOPY_CACHE", str(tmp_path / "elsewhere"))
    bucket.put("raw/example.org/new.html", html_page(99).encode())
    report = run.run(source, clean)
    assert (report.files, report.new) == (1, True)
    assert report.unchanged >= 6  # those of its site may be cleaned again
    monkeypatch.setenv("CLEANCOPY_CACHE", str(tmp_path / "cache"))
    back = run.run(source, clean)
    assert (back.files, back.unchanged, back.new) == (0, 9, False)


def test_all_caches_may_be_lost(
    bucket: Bucket, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, clean = bucket.at("raw"), bucket.at("clean")
    run.run(source, clean)
    before = bucket.digests("clean")
    bucket.delete("clean/work/state.sqlite.zst")
    bucket.delete("clean/work/lock.json")
    shutil.rmtree(tmp_path / "cache")
    report = run.run(source, clean)
    assert (report.files, report.new) == (8, False)
    assert bucket.digests("clean") == before
    bucket.put("clean/work/state.sqlite.zst", b"no state at all")
    shutil.rmtree(tmp_path / "cache")
    bucket.put("raw/example.org/new.html", html_page(99).encode())
    assert run.run(source, clean).new
    assert json.loads(bucket.get("clean/latest.json"))["generation"] > 1


def test_raw_may_be_away_and_clean_here_and_the_reverse(
    bucket: Bucket, raw: Path, tmp_path: Path
) -> None:
    run.run(bucket.at("raw"), tmp_path / "here")
    run.run(raw, bucket.at("there"))
    assert digests(tmp_path / "here") == bucket.digests("there")
    assert commands.verify(tmp_path / "here") == 0
    assert commands.verify(bucket.at("there")) == 0


def test_verify_finds_what_was_damaged_in_the_bucket(
    bucket: Bucket, raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run.run(bucket.at("raw"), bucket.at("clean"))
    key = next(key for key in bucket.keys("clean/snapshots/") if "/articles/" in key)
    bucket.put(key, bucket.get(key)[:-1] + b"?")
    bucket.put(f"{key.rpartition('/')[0]}/stray.txt", b"")
    assert commands.verify(bucket.at("clean")) == 1
    found = capsys.readouterr().out
    assert "sha256 is" in found
    assert f": remove {bucket.at('clean')}/latest.json and run again" in found
    assert "is no file of the data set" in found
    bucket.delete("clean/latest.json")
    assert run.run(bucket.at("raw"), bucket.at("clean")).new
    assert commands.verify(bucket.at("clean")) == 0


@pytest.mark.parametrize("what", ["move_folder", "point", "remove_folder"])
def test_what_fails_in_the_working_folder_once_all_is_committed_fails_no_run(
    bucket: Bucket,
    raw: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    what: str,
) -> None:
    source, clean = bucket.at("raw"), bucket.at("clean")
    run.run(source, clean)
    bucket.put("raw/example.org/new.html", html_page(99).encode())
    swapped: list[bool] = []
    put, done = Documents.put, getattr(files, what)

    def swap(self: Documents, path: str, *rest: Any) -> Any:
        seen = put(self, path, *rest)
        swapped.append(path == POINTER)
        return seen

    def fail(*arguments: Any) -> None:
        if any(swapped):
            raise OSError(errno.ENOSPC, "No space left on device")
        done(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Documents, "put", swap)
        patch.setattr(files, what, fail)
        assert commands.run(source, clean, None, 1, None) == 0
    told = capsys.readouterr().out
    assert ("committed, but" in told) is (what != "remove_folder")
    assert f"{clean}/snapshots/00000002" in told
    again = run.run(source, clean)
    assert (again.files, again.unchanged, again.new) == (0, 9, False)
    assert again.where is not None
    assert again.where.name == "00000002"
    assert commands.verify(clean) == 0


def test_a_bug_counts_though_the_working_folder_is_without_its_row(
    bucket: Bucket, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def crash(*_: object) -> None:
        raise ValueError("a bug")

    monkeypatch.setattr(files, "move_folder", fail)
    monkeypatch.setattr("cleancopy.running.tasks.clean", crash)
    assert commands.run(bucket.at("raw"), bucket.at("clean"), None, 1, None) == 1


@pytest.mark.parametrize("arrived", [True, False])
def test_a_swap_whose_answer_got_lost_is_looked_for(
    bucket: Bucket, raw: Path, monkeypatch: pytest.MonkeyPatch, arrived: bool
) -> None:
    source, clean = bucket.at("raw"), bucket.at("clean")
    put = Documents.put

    def lost(self: Documents, path: str, *rest: Any) -> Any:
        seen = put(self, path, *rest) if path != POINTER or arrived else None
        if path == POINTER:
            raise OSError("the server does not answer")
        return seen

    with monkeypatch.context() as patch:
        patch.setattr(Documents, "put", lost)
        if arrived:
            assert run.run(source, clean).new
        else:
            with pytest.raises(OSError, match="does not answer"):
                run.run(source, clean)
    assert run.run(source, clean).new is not arrived


def test_a_swap_of_which_nothing_is_known_says_so(
    bucket: Bucket, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, get = Documents.put, Documents.get
    away: list[bool] = []

    def lost(self: Documents, path: str, *rest: Any) -> Any:
        seen = put(self, path, *rest)
        if path == POINTER:
            away.append(True)
            raise OSError("the server does not answer")
        return seen

    def fail(self: Documents, path: str) -> Any:
        if away:
            raise OSError("the server does not answer")
        return get(self, path)

    with monkeypatch.context() as patch:
        patch.setattr(Documents, "put", lost)
        patch.setattr(Documents, "get", fail)
        with pytest.raises(StoreError, match="is not known; `cleancopy path s3://"):
            run.run(bucket.at("raw"), bucket.at("clean"))
    again = run.run(bucket.at("raw"), bucket.at("clean"))
    assert (again.unchanged, again.new) == (8, False)


def test_what_is_no_input_is_listed(bucket: Bucket, raw: Path) -> None:
    bucket.put("raw/notes.docx", b"no page")
    bucket.put("raw/alone.html.meta.json", b"{}")
    bucket.put("raw/example.org//double.html", html_page(1).encode())
    bucket.put("raw/folder/", b"")
    report = run.run(bucket.at("raw"), bucket.at("clean"))
    assert report.files == 8
    assert report.skipped == {
        "a part of its key is empty, . or ..": 1,
        "sidecar without its file": 1,
        "unknown type": 1,
    }


def test_a_sidecar_is_read_and_its_change_noticed(
    bucket: Bucket, raw: Path, tmp_path: Path
) -> None:
    page = next(raw.rglob("*.txt"))
    page.with_name(f"{page.name}.meta.json").write_text('{"url": "https://example.org/told"}')
    bucket.upload(raw, "raw")
    run.run(bucket.at("raw"), bucket.at("clean"))
    run.run(raw, tmp_path / "plain")
    assert bucket.digests("clean") == digests(tmp_path / "plain")
    bucket.put(
        f"raw/{page.relative_to(raw).as_posix()}.meta.json", b'{"url": "https://example.org/other"}'
    )
    assert run.run(bucket.at("raw"), bucket.at("clean")).cleaned == 1


def test_an_object_that_changes_is_left_one_that_is_refused_a_row_and_both_tried_again(
    bucket: Bucket, raw: Path
) -> None:
    fetch = Objects.fetch

    def disturbed(self: Objects, path: str, target: Path) -> None:
        if path.endswith("00003.html"):
            raise Changed(path)
        if path.endswith("00005.html"):
            raise Refused("INVALID_OBJECT_STATE: it is in the glacier")
        fetch(self, path, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Objects, "fetch", disturbed)
        report = run.run(bucket.at("raw"), bucket.at("clean"))
        left = [file.path for file in report.left]
        assert [path.rpartition("/")[2] for path in left] == ["00003.html"]
        assert (report.cleaned, report.rejected) == (6, {"UNREADABLE": 1})
    assert commands.verify(bucket.at("clean")) == 1
    report = run.run(bucket.at("raw"), bucket.at("clean"))
    assert (report.files, report.cleaned, report.left) == (2, 2, ())
    assert commands.verify(bucket.at("clean")) == 0


def test_nothing_under_raw_never_empties_the_data_set(bucket: Bucket, raw: Path) -> None:
    run.run(bucket.at("raw"), bucket.at("clean"))
    before = bucket.digests("clean")
    for key in bucket.keys("raw/"):
        bucket.delete(key)
    with pytest.raises(UsageError, match="nothing under"):
        run.run(bucket.at("raw"), bucket.at("clean"))
    assert bucket.digests("clean") == before


def test_a_second_writer_waits_and_says_for_whom(bucket: Bucket, raw: Path, tmp_path: Path) -> None:
    """Two machines: each has a working folder of its own, and only the bucket between them."""
    command = [sys.executable, "-m", "cleancopy.cli", "run", f"s3://{bucket.name}/raw"]
    command += ["--out", f"s3://{bucket.name}/clean", "--workers", "1"]
    both = [
        subprocess.Popen(
            command,
            env=os.environ | {"CLEANCOPY_CACHE": str(tmp_path / machine)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for machine in ("one", "two")
    ]
    ended = [process.communicate(timeout=200) for process in both]
    assert [process.returncode for process in both] == [0, 0], ended
    assert sum("waiting for it to end" in err for _, err in ended) == 1
    assert sum("(nothing changed)" in out for out, _ in ended) == 1
    assert json.loads(bucket.get("clean/latest.json"))["generation"] == 1


def test_a_run_killed_anywhere_harms_nobody_and_the_next_one_heals(
    bucket: Bucket, raw: Path, tmp_path: Path
) -> None:
    clean = bucket.at("clean")
    run.run(bucket.at("raw"), clean)
    before = bucket.digests("clean")
    command = [sys.executable, "-m", "cleancopy.cli", "run", f"s3://{bucket.name}/raw"]
    command += ["--out", f"s3://{bucket.name}/clean"]
    write_pages(raw, range(100, 112))
    bucket.upload(raw, "raw")
    for word, wait in (("reading", 0.0), ("cleaning", 0.3), ("writing", 0.1), ("writing", 0.5)):
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith(word):
                break
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert commands.verify(clean) in (0, 1)  # 1: pages are under RAW and not in it yet
        assert bucket.digests("clean") == before or process.returncode == 0 or word == "writing"
    run.run(bucket.at("raw"), clean)
    run.run(raw, tmp_path / "plain")
    assert bucket.digests("clean") == digests(tmp_path / "plain")
    assert commands.verify(clean) == 0


@pytest.mark.parametrize(
    ("raw_at", "out_at", "environment", "says"),
    [
        ("s3://not-there-{}/raw", "{}", {}, "there is no bucket not-there"),
        ("{}", "s3://not-there-{}/clean", {}, "there is no bucket not-there"),
        ("s3://{}/nothing", "{}", {}, "nothing under"),
        ("{}", "s3://{}/clean?colour=red", {}, "colour is not known"),
        ("s3://{}/raw", "s3://{}/raw/clean", {}, "lie in each other"),
        (
            "{}",
            "s3://{}/clean",
            {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": ""},
            "Are credentials set",
        ),
    ],
)
def test_wrong_usage_is_2_with_a_sentence(
    bucket: Bucket,
    raw: Path,
    tmp_path: Path,
    raw_at: str,
    out_at: str,
    environment: dict[str, str],
    says: str,
) -> None:
    source = raw_at.format(bucket.name) if "s3" in raw_at else str(raw)
    target = out_at.format(bucket.name) if "s3" in out_at else str(tmp_path / "clean")
    done = cleancopy("run", source, "--out", target, **environment)
    assert done.returncode == 2, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_server_that_does_not_answer_is_1(bucket: Bucket, raw: Path) -> None:
    dead = {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}
    for arguments in (
        ("run", "s3://news/raw"),
        ("run", str(raw), "--out", "s3://news/clean"),
        ("path", "s3://news/clean"),
    ):
        done = cleancopy(*arguments, **dead)
        assert done.returncode == 1
        assert "127.0.0.1:9" in done.stderr
        assert "Traceback" not in done.stderr


def test_without_the_extra_reading_works_and_writing_says_what_to_install(
    bucket: Bucket, raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.run(bucket.at("raw"), bucket.at("clean"))
    monkeypatch.setattr("cleancopy.s3.conditional.importlib.util.find_spec", lambda name: None)
    assert current(bucket.at("clean"))
    assert run.run(bucket.at("raw"), tmp_path / "here").cleaned == 8
    with pytest.raises(UsageError, match=r"pip install 'cleancopy\[s3\]'"):
        run.run(bucket.at("raw"), bucket.at("clean"))


def test_there_is_nothing_to_tell_of_an_empty_bucket(bucket: Bucket) -> None:
    with pytest.raises(StoreError, match="holds no data set yet"):
        commands.path(bucket.at("clean"))
    with pytest.raises(StoreError, match="holds no data set yet"):
        commands.verify(bucket.at("clean"))
    with pytest.raises(UsageError, match="no bucket"):
        commands.path(S3Prefix("not-there", "clean", bucket.endpoint))
