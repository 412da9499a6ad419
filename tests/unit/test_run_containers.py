"""Containers and sidecars all the way: what the reading promises, the run keeps."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from cleancopy.commands import verify
from cleancopy.errors import UsageError
from cleancopy.run import run
from sample_pages import digests

PARAGRAPH = (
    "The ferry between the two invented islands ran again on Monday, its owner said, and {} "
    "passengers were on board when it left the harbour in the early morning. "
)


def page(number: int) -> str:
    text = "".join(f"<p>{PARAGRAPH.format(number + step)}</p>" for step in range(6))
    return f"<html><body><article><h1>Ferry {number} is back</h1>{text}</article></body></html>"


def warc_record(number: int) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(number).encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\n"
        f"WARC-Target-URI: http://example.org/{number}\r\nWARC-Date: 2020-01-02T03:04:05Z\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def rows(clean: Path, table: str) -> list[tuple[str, str]]:
    column = "url" if table == "articles" else "reason"
    found: list[tuple[str, str]] = []
    for path in sorted((clean / "current" / table).glob("*.parquet")):
        read = pq.read_table(path, columns=["source_path", column]).to_pylist()
        found += [(row["source_path"], row[column]) for row in read]
    return sorted(found)


@pytest.mark.parametrize("one_member", [False, True])
def test_every_record_of_a_warc_has_its_row(tmp_path: Path, one_member: bool) -> None:
    records = [warc_record(number) for number in range(12)]
    data = gzip.compress(b"".join(records)) if one_member else b"".join(map(gzip.compress, records))
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.warc.gz").write_bytes(data[:-9])
    report = run(tmp_path / "raw", tmp_path / "clean", workers=1)
    assert report.cleaned + sum(report.rejected.values()) == 13
    articles, rejected = rows(tmp_path / "clean", "articles"), rows(tmp_path / "clean", "rejected")
    assert {url for _, url in articles} == {f"http://example.org/{n}" for n in range(12)}
    assert [reason for _, reason in rejected] == ["TRUNCATED"]


def test_a_sidecar_that_comes_and_goes_makes_what_one_run_makes(tmp_path: Path) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    (raw / "a.html").write_text(page(1))
    sidecar = raw / "a.html.meta.json"
    run(raw, clean, workers=1)
    assert rows(clean, "articles") == [("a.html", None)]
    sidecar.write_text(json.dumps({"url": "https://example.org/ferry"}))
    assert run(raw, clean, workers=1).new
    assert rows(clean, "articles") == [("a.html", "https://example.org/ferry")]
    run(raw, tmp_path / "fresh", workers=1)
    assert digests(clean) == digests(tmp_path / "fresh")
    sidecar.unlink()
    run(raw, clean, workers=1)
    assert rows(clean, "articles") == [("a.html", None)]


def test_a_warc_record_that_tells_another_address_of_the_same_page_is_cleaned_again(
    tmp_path: Path,
) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    (raw / "a.warc").write_bytes(b"".join(map(warc_record, range(3))))
    run(raw, clean, workers=1)
    corrected = warc_record(1).replace(b"example.org/1", b"example.org/9")
    (raw / "a.warc").write_bytes(warc_record(0) + corrected + warc_record(2))
    assert run(raw, clean, workers=1).cleaned == 1
    urls = [url for _, url in rows(clean, "articles")]
    assert urls == [f"http://example.org/{n}" for n in (0, 9, 2)]


def test_a_profile_cleans_the_pages_that_it_makes_its_own_and_no_others(tmp_path: Path) -> None:
    raw, clean, config = tmp_path / "raw", tmp_path / "clean", tmp_path / "config"
    raw.mkdir()
    for number in range(3):
        (raw / f"{number}.html").write_text(page(number))
    (raw / "3.html").write_text(page(3).replace("<h1>", "<p>The Ferry Post, Mill Brook</p><h1>"))
    run(raw, clean, workers=1)
    (config / "sites").mkdir(parents=True)
    marks = '[recognise]\nminimum = 1\nline = ["The Ferry Post, Mill Brook"]\n'
    (config / "sites" / "ferry-post.example.toml").write_text(f'publisher = "Post"\n{marks}')
    report = run(raw, clean, config, workers=1)
    assert (report.files, report.cleaned, report.unchanged) == (4, 1, 3)
    run(raw, tmp_path / "fresh", config, workers=1)
    assert digests(clean) == digests(tmp_path / "fresh")


def test_verify_reads_raw_with_the_limits_of_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, clean, config = tmp_path / "raw", tmp_path / "clean", tmp_path / "config"
    for folder in (raw, config):
        folder.mkdir()
    (raw / "a.html").write_text(page(1))
    (raw / "long.html").write_text(page(2) * 9)
    (config / "settings.toml").write_text("max_record_bytes = 2000\n")
    assert run(raw, clean, config, workers=1).rejected == {"TOO_LARGE": 1}
    assert verify(clean) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "no problem"


def test_verify_looks_for_raw_files_where_it_is_told_that_they_lie_now(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, clean, moved = tmp_path / "raw", tmp_path / "clean", tmp_path / "moved"
    raw.mkdir()
    (raw / "a.html").write_text(page(1))
    run(raw, clean, workers=1)
    raw.rename(moved)
    report = run(moved, clean, workers=1)
    assert (report.files, report.new) == (0, False)
    assert verify(clean) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"the raw files are not there ({raw}): checked the data set alone; with them: --raw RAW",
        "no problem",
    ]
    (moved / "b.html").write_text(page(2))
    assert verify(clean, moved) == 1
    assert capsys.readouterr().out.splitlines() == [
        "b.html: is under RAW but not in the data set: run again",
        f"checked against the raw files in {moved}",
        "1 problem",
    ]
    run(moved, clean, workers=1)  # makes a generation, which knows the new place
    assert verify(clean) == 0
    assert f"checked against the raw files in {moved}" in capsys.readouterr().out


def test_verify_against_raw_files_that_are_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere is not a folder"):
        verify(tmp_path / "clean", tmp_path / "nowhere")


def test_verify_does_not_take_for_gone_what_the_system_refuses_to_show(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    for name in ("kept", "gone", "shown"):
        (raw / name).mkdir(parents=True)
        (raw / name / "a.html").write_text(page(1))
    run(raw, clean, workers=1)
    (raw / "gone" / "a.html").unlink()
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path) == str(raw / "kept"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert verify(clean) == 1
    assert capsys.readouterr().out.splitlines() == [
        "gone/a.html: is in the data set but no longer under RAW: run again",
        f"checked against the raw files in {raw}",
        "kept: cannot be listed or read: its rows were checked without it",
        "1 problem",
    ]


def test_verify_does_not_take_for_changed_what_the_system_refuses_to_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw, clean = tmp_path / "raw", tmp_path / "clean"
    raw.mkdir()
    (raw / "a.html").write_text(page(1))
    (raw / "b.jsonl").write_text(json.dumps({"html": page(2)}) + "\n")
    (raw / "gone.html").write_text(page(3))
    run(raw, clean, workers=1)
    (raw / "gone.html").unlink()
    opened = os.open

    def refuse(path: str, *rest: int, **named: int) -> int:
        if str(path).startswith(str(raw)):
            raise PermissionError(13, "Permission denied")
        return opened(path, *rest, **named)

    monkeypatch.setattr(os, "open", refuse)
    assert verify(clean) == 1
    assert capsys.readouterr().out.splitlines() == [
        "gone.html: is in the data set but no longer under RAW: run again",
        f"checked against the raw files in {raw}",
        "a.html: cannot be listed or read: its rows were checked without it",
        "b.jsonl: cannot be listed or read: its rows were checked without it",
        "1 problem",
    ]
