from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from cleancopy.model import Raw, Rejected
from cleancopy.read import FileChanged, RawFile, records, walk
from cleancopy.settings import Settings

SMALL = Settings(max_record_bytes=100)


def files(root: Path) -> list[RawFile]:
    return [item for item in walk(root) if isinstance(item, RawFile)]


def read(path: Path, data: bytes, settings: Settings | None = None) -> list[Raw | Rejected]:
    path.write_bytes(data)
    (file,) = files(path.parent)
    return list(records(file, settings or Settings()))


def reasons(rows: list[Raw | Rejected]) -> list[tuple[str, str]]:
    return [(row.source_path, row.reason if isinstance(row, Rejected) else "") for row in rows]


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- pages -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"), [("a.txt", "text"), ("a.html", "html"), ("a.htm", "html")]
)
def test_a_page(tmp_path: Path, name: str, kind: str) -> None:
    (row,) = read(tmp_path / name, b"A page")
    assert row == Raw(name, sha256(b"A page"), b"A page", kind)  # type: ignore[arg-type]


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_a_compressed_page_has_the_hash_of_what_it_holds(tmp_path: Path, ending: str) -> None:
    packed = gzip.compress(b"A page") if ending == "gz" else zstandard.compress(b"A page")
    (row,) = read(tmp_path / f"a.txt.{ending}", packed)
    assert row == Raw(f"a.txt.{ending}", sha256(b"A page"), b"A page", "text")


def test_a_page_that_breaks_off_is_kept_with_a_warning(tmp_path: Path) -> None:
    whole = os.urandom(3000).hex().encode()
    (row,) = read(tmp_path / "a.txt.gz", gzip.compress(whole)[:-900])
    assert isinstance(row, Raw)
    assert whole.startswith(row.data)
    assert row.warnings == ("truncated",)


def test_pages_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    packed = gzip.compress(b"A page")
    assert reasons(read(path, b"no gzip data")) == [("a.txt.gz", "BAD_RECORD")]
    assert reasons(read(path, packed[:8])) == [("a.txt.gz", "TRUNCATED")]
    assert reasons(read(path, gzip.compress(b"x" * 101), SMALL)) == [("a.txt.gz", "TOO_LARGE")]
    assert reasons(read(path, gzip.compress(b"x" * 100), SMALL)) == [("a.txt.gz", "")]
    assert reasons(read(path, b"")) == [("a.txt.gz", "")]


# --- sidecars --------------------------------------------------------------


def with_meta(tmp_path: Path, meta: bytes) -> Raw:
    (tmp_path / "a.txt").write_bytes(b"A page")
    (tmp_path / "a.txt.meta.json").write_bytes(meta)
    (row,) = records(files(tmp_path)[0], Settings())
    assert isinstance(row, Raw)
    return row


def test_a_sidecar_tells_of_its_page(tmp_path: Path) -> None:
    facts = {"url": "https://example.org/", "fetched_at": "2020-01-02", "content_type": "text/x"}
    row = with_meta(tmp_path, json.dumps({**facts, "crawler": 1}).encode())
    assert (row.url, row.fetched_at, row.content_type) == tuple(facts.values())
    assert row.warnings == ()
    assert row.source_sha256 == sha256(b"A page")


@pytest.mark.parametrize(
    "meta", [b"", b"{", b"[]", b"null", b'{"url": 5}', b"\xff\xfe", b"[" * 100_000]
)
def test_a_bad_sidecar_is_a_warning(tmp_path: Path, meta: bytes) -> None:
    row = with_meta(tmp_path, meta)
    assert (row.url, row.warnings) == (None, ("bad_sidecar",))


UNUSABLE = [
    {"url": "example.org/a"},
    {"url": "/2020/01/02/a.html"},
    {"url": "no address"},
    {"url": "ftp://example.org/a"},
    {"url": "http://localhost/a"},
    {"url": "https://[example.org/"},
    {"fetched_at": "yesterday"},
    {"fetched_at": "2020"},
    {"fetched_at": "2020-13-45"},
]
USABLE = [
    {"url": "HTTP://Example.org"},
    {"url": "//example.org/a"},
    {"url": "https://münchen.de/ä?b=c d", "fetched_at": "Thu, 02 Jan 2020 10:00:00 GMT"},
    {"url": None, "fetched_at": "20200102030405"},
    {"url": "", "fetched_at": " "},
    {"fetched_at": "2020-01-02 03:04:05.678+01:00"},
]


@pytest.mark.parametrize(
    ("facts", "bad"), [(f, True) for f in UNUSABLE] + [(f, False) for f in USABLE]
)
def test_an_address_or_a_date_that_is_none_is_a_warning(
    tmp_path: Path, facts: dict[str, str], bad: bool
) -> None:
    row = with_meta(tmp_path, json.dumps(facts).encode())
    assert row.warnings == (("bad_sidecar",) if bad else ())
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt.meta.json").unlink()
    (line,) = read(tmp_path / "a.jsonl", json.dumps({"text": "a"} | facts).encode())
    assert isinstance(line, Raw)
    assert line.warnings == (("bad_record_field",) if bad else ())


def test_what_is_usable_of_a_bad_sidecar_is_used(tmp_path: Path) -> None:
    row = with_meta(tmp_path, b'{"url": "https://example.org/", "fetched_at": 1}')
    assert (row.url, row.warnings) == ("https://example.org/", ("bad_sidecar",))


def test_a_sidecar_of_a_container_fills_what_the_record_lacks(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n{"text": "b", "fetched_at": "2021"}\n')
    meta = {"url": "https://example.org/", "fetched_at": "2020"}
    (tmp_path / "a.jsonl.meta.json").write_text(json.dumps(meta))
    rows = [row for row in records(files(tmp_path)[0], Settings()) if isinstance(row, Raw)]
    assert [(row.url, row.fetched_at) for row in rows] == [(None, "2020"), (None, "2021")]


def test_stated_facts_are_text_that_can_be_stored(tmp_path: Path) -> None:
    stated = b'{"url": " https://example.org/\\u0000\\ud800 ", "fetched_at": "", "title": "a\\nb"}'
    row = with_meta(tmp_path, stated)
    assert (row.url, row.fetched_at, row.warnings) == ("https://example.org/", None, ())
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt.meta.json").unlink()
    (line,) = read(tmp_path / "a.jsonl", b'{"text": "a", ' + stated[1:])
    assert isinstance(line, Raw)
    assert (line.url, line.fetched_at, line.title) == ("https://example.org/", None, "ab")


# --- files that change -----------------------------------------------------


def test_a_file_that_changed_since_it_was_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    (file,) = files(tmp_path)
    path.write_bytes(b"newer")
    with pytest.raises(FileChanged):
        list(records(file, Settings()))
    path.unlink()
    with pytest.raises(FileChanged):
        list(records(file, Settings()))
    os.mkfifo(path)
    with pytest.raises(FileChanged):
        list(records(file, Settings()))


def test_a_file_that_was_replaced_by_another_of_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    (file,) = files(tmp_path)
    (tmp_path / "b").write_bytes(b"new")
    os.utime(tmp_path / "b", ns=(file.stamp.mtime_ns, file.stamp.mtime_ns))
    (tmp_path / "b").replace(path)
    with pytest.raises(FileChanged):
        list(records(file, Settings()))


def test_a_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "a"}\n' * 100_000)
    (file,) = files(tmp_path)
    rows: Iterator[Raw | Rejected] = records(file, Settings())
    next(rows)
    with path.open("ab") as more:
        more.write(b'{"text"')
    with pytest.raises(FileChanged):
        list(rows)


def test_a_sidecar_that_changed_since_it_was_listed(tmp_path: Path) -> None:
    with_meta(tmp_path, b"{}")
    file = files(tmp_path)[0]
    (tmp_path / "a.txt.meta.json").write_bytes(b'{"url": "x"}')
    with pytest.raises(FileChanged):
        list(records(file, Settings()))


# --- lines -----------------------------------------------------------------


def test_lines_become_records(tmp_path: Path) -> None:
    lines = [
        b'\xef\xbb\xbf{"text": "One", "url": "https://example.org/1", "title": "T"}',
        b"",
        b'{"html": "<p>Two", "content_type": "text/html; charset=iso-8859-1"}\r',
        b'{"text": "plain", "html": "<p>Three", "fetched_at": "2020-01-02"}',
        b'{"text": "Four", "html": ""}',
        b'{"text": "Five", "url": 5, "title": null}',
        b'{"text": "caf\\u00e9 \\ud83d\\ude00 \\ud83d!"}',
    ]
    rows = read(tmp_path / "a.jsonl", b"\n".join(lines))
    assert [row for row in rows if isinstance(row, Rejected)] == []
    raws = [row for row in rows if isinstance(row, Raw)]
    assert [(row.source_path, row.kind, row.data.decode()) for row in raws] == [
        ("a.jsonl#1", "text", "One"),
        ("a.jsonl#3", "html", "<p>Two"),
        ("a.jsonl#4", "html", "<p>Three"),
        ("a.jsonl#5", "text", "Four"),
        ("a.jsonl#6", "text", "Five"),
        ("a.jsonl#7", "text", "café 😀 !"),
    ]
    assert (raws[0].url, raws[0].title) == ("https://example.org/1", "T")
    assert raws[0].source_sha256 == sha256(lines[0].removeprefix(b"\xef\xbb\xbf"))
    assert raws[1].content_type == "text/html; charset=utf-8"
    assert raws[1].source_sha256 == sha256(lines[2].rstrip())
    assert raws[2].fetched_at == "2020-01-02"
    assert raws[4].url is None
    assert [row.warnings for row in raws].count(("bad_record_field",)) == 1


@pytest.mark.parametrize("html", ['{"body": "a"}', "5", '["a"]'])
def test_a_page_of_the_wrong_type_beside_another_is_a_warning(tmp_path: Path, html: str) -> None:
    line = f'{{"html": {html}, "text": "b"}}\n{{"html": null, "text": "b"}}\n'
    first, second = read(tmp_path / "a.jsonl", line.encode())
    assert isinstance(first, Raw)
    assert isinstance(second, Raw)
    assert (first.data, first.warnings) == (b"b", ("bad_record_field",))
    assert (second.data, second.warnings) == (b"b", ())


@pytest.mark.parametrize(
    "line",
    [
        b"no JSON",
        b'{"text": "a"',
        b'["text"]',
        b"5",
        b'{"title": "neither"}',
        b'{"text": 5}',
        b'{"text": null, "html": null}',
        b"[" * 100_000,
        b'{"text": ' + b"9" * 5000 + b"}",
        b'{"text": "\xff\\ud83d"}',
    ],
)
def test_a_bad_line_is_a_rejection_and_reading_goes_on(tmp_path: Path, line: bytes) -> None:
    rows = read(tmp_path / "a.jsonl", b'{"text": "a"}\n' + line + b'\n{"text": "b"}\n')
    assert reasons(rows) == [("a.jsonl#1", ""), ("a.jsonl#2", "BAD_RECORD"), ("a.jsonl#3", "")]
    assert isinstance(rows[1], Rejected)
    assert rows[1].detail.startswith("line 2: ")
    assert rows[1].source_sha256 == sha256(line)


def test_bytes_that_are_no_utf8_are_left_to_the_decoding(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "a.jsonl", '{"text": "café"}'.encode("cp1252"))
    assert isinstance(row, Raw)
    assert (row.data, row.content_type) == ("café".encode("cp1252"), None)


def test_too_long_lines_are_stepped_over(tmp_path: Path) -> None:
    long = b'{"text": "' + b"x" * 200 + b'"}'
    data = b'{"text": "a"}\n' + long + b'\n{"text": "b"}\n' + long
    rows = read(tmp_path / "a.jsonl", data, SMALL)
    assert [reason for _, reason in reasons(rows)] == ["", "TOO_LARGE", "", "TOO_LARGE"]
    assert rows[1].source_sha256 == sha256(long)
    exact = b'{"text": "' + b"x" * 88 + b'"}'
    assert reasons(read(tmp_path / "a.jsonl", exact + b"\n", SMALL)) == [("a.jsonl#1", "")]


def test_lines_before_a_truncation_are_kept(tmp_path: Path) -> None:
    data = b"".join(b'{"text": "%s"}\n' % os.urandom(500).hex().encode() for _ in range(50))
    rows = read(tmp_path / "a.jsonl.gz", gzip.compress(data)[:-3000])
    *kept, last = rows
    assert len(kept) > 30
    assert all(isinstance(row, Raw) for row in kept)
    assert isinstance(last, Rejected)
    assert last.reason == "TRUNCATED"
    assert len({row.source_path for row in rows}) == len(rows)


def test_a_last_line_that_breaks_off(tmp_path: Path) -> None:
    rows = read(tmp_path / "a.jsonl", b'{"text": "a"}\n{"text": "b')
    assert reasons(rows) == [("a.jsonl#1", ""), ("a.jsonl#2", "TRUNCATED")]


def test_a_truncation_between_lines_has_a_row_of_its_own(tmp_path: Path) -> None:
    packed = gzip.compress(b'{"text": "a"}\n') + gzip.compress(b'{"text": "b"}\n')[:9]
    rows = read(tmp_path / "a.jsonl.gz", packed)
    assert reasons(rows) == [("a.jsonl.gz#1", ""), ("a.jsonl.gz#2", "TRUNCATED")]


def test_an_empty_container_is_rejected_as_empty(tmp_path: Path) -> None:
    assert reasons(read(tmp_path / "a.jsonl", b"")) == [("a.jsonl", "EMPTY")]
    (tmp_path / "a.jsonl").unlink()
    assert reasons(read(tmp_path / "a.warc", b"")) == [("a.warc", "EMPTY")]
    (tmp_path / "a.warc").unlink()
    assert reasons(read(tmp_path / "a.warc.zst", b"no")) == [("a.warc.zst#0", "BAD_RECORD")]
