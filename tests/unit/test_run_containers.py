"""Containers and sidecars all the way: what the reading promises, the run keeps."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

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
