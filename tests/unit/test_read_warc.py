from __future__ import annotations

import gzip
import hashlib
import io
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from cleancopy.model import Raw, Rejected
from cleancopy.read import RawFile, records, walk
from cleancopy.read.codings import dechunked, decoded
from cleancopy.read.compression import source
from cleancopy.read.warc import read_warc
from cleancopy.settings import Settings

PAGE = b"<html><body><p>" + b"A page of an invented paper. " * 40
LINE_FEEDS = b"HTTP/1.1 200 OK\nContent-Type: text/html\n\n" + PAGE
HTML = b"Content-Type: text/html; charset=utf-8\r\n"


def record(
    number: int = 0,
    body: bytes = PAGE,
    http: bytes = HTML,
    warc: bytes = b"WARC-Type: response",
    length: bytes | None = None,
) -> bytes:
    block = b"HTTP/1.1 200 OK\r\n" + http + b"\r\n" + body
    return framed(block, number, warc, length)


def framed(block: bytes, number: int, warc: bytes, length: bytes | None = None) -> bytes:
    kind = b"" if b"Content-Type" in warc else b"\r\nContent-Type: application/http"
    size = length if length is not None else b"%d" % len(block)
    head = b"WARC/1.0\r\n%s%s\r\nWARC-Target-URI: <http://example.org/%d>\r\n" % (
        warc,
        kind,
        number,
    )
    dated = b"WARC-Date: 2020-01-02T03:04:05Z\r\nContent-Length: " + size
    return head + dated + b"\r\n\r\n" + block + b"\r\n\r\n"


def rows(data: bytes, name: str = "a.warc", **limits: Any) -> list[Raw | Rejected]:
    settings = Settings(**limits)
    compression = "gz" if name.endswith("gz") else "zst" if name.endswith("zst") else ""
    return list(read_warc(name, source(io.BytesIO(data), compression, settings), settings))  # type: ignore[arg-type]


def in_order(found: list[Raw | Rejected]) -> bool:
    """Tell whether the numbers behind the file's name rise from row to row."""
    numbers = [int(row.source_path.rpartition("#")[2]) for row in found]
    return numbers == sorted(set(numbers))


def short(found: list[Raw | Rejected]) -> list[str]:
    """Numbers of the pages, reasons of the rejections."""
    return [
        row.reason if isinstance(row, Rejected) else str(row.url).rpartition("/")[2]
        for row in found
    ]


def test_a_response_becomes_a_record() -> None:
    (row,) = rows(record(7))
    assert row == Raw(
        "a.warc#0",
        hashlib.sha256(PAGE).hexdigest(),
        PAGE,
        "html",
        url="http://example.org/7",
        fetched_at="2020-01-02T03:04:05Z",
        content_type="text/html; charset=utf-8",
    )


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (b"<http://example.org/7>", b"urn:example"),
        (b"<http://example.org/7>", b"example.org/7"),
        (b"2020-01-02T03:04:05Z", b"some day"),
    ],
)
def test_an_address_or_a_date_that_is_none_is_a_warning(ours: bytes, theirs: bytes) -> None:
    (row,) = rows(record(7).replace(ours, theirs))
    assert isinstance(row, Raw)
    assert row.warnings == ("bad_record_field",)


@pytest.mark.parametrize(
    ("data", "is_record"),
    [
        (record(http=b"content-type: application/xhtml+xml\r\n"), True),
        (record(http=b"Content-Type: TEXT/HTML\r\n", warc=b"warc-type: Response"), True),
        (record(http=b"Content-Type:\r\n text/html\r\n"), True),
        (record(http=b""), True),
        (record(http=b"", body=b" <!-- a --> <!DOCTYPE html><p>a"), True),
        (record(http=b"", body=b"<?xml version='1.0'?><rss>"), False),
        (record(http=b"Content-Type: text/html, text/html; charset=utf-8\r\n"), True),
        (record(http=b"Content-Type: text/html charset=utf-8\r\n"), True),
        (record(http=b'Content-Type: "text/html"; charset=utf-8\r\n'), True),
        (record(http=b"Content-Type: html\r\n"), True),
        (record(http=b"Content-Type: html\r\n", body=b"\x89PNG"), False),
        (record(http=b"Content-Type: application/json; profile=text/html\r\n"), False),
        (record(http=b"Content-Type: image/png\r\n"), False),
        (record(http=b"Content-Type: text/plain\r\n"), False),
        (record(warc=b"WARC-Type: request"), False),
        (record(warc=b"WARC-Type: revisit"), False),
        (framed(PAGE, 0, b"WARC-Type: resource\r\nContent-Type: text/html"), True),
        (framed(PAGE, 0, b"WARC-Type: response\r\nContent-Type: text/html"), True),
        (framed(PAGE, 0, b"WARC-Type: resource\r\nContent-Type: text/css"), False),
        (framed(PAGE, 0, b"WARC-Type: conversion\r\nContent-Type: text/plain"), False),
        (framed(PAGE, 0, b"WARC-Type: warcinfo\r\nContent-Type: application/warc-fields"), False),
        (framed(LINE_FEEDS, 0, b"WARC-Type: response"), True),
        (framed(LINE_FEEDS, 0, b"WARC-Type: response").replace(b"\r\n", b"\n"), True),
    ],
)
def test_which_records_are_pages(data: bytes, is_record: bool) -> None:
    assert short(rows(data + record(1))) == (["0", "1"] if is_record else ["1"])


@pytest.mark.parametrize(
    ("status", "is_page"), [(200, True), (206, True), (404, False), (503, False)]
)
def test_an_error_of_the_server_is_no_article(status: int, is_page: bool) -> None:
    block = b"HTTP/1.1 %d Told\r\n%s\r\n%s" % (status, HTML, PAGE)
    found = rows(framed(block, 0, b"WARC-Type: response"))
    assert short(found) == (["0"] if is_page else ["NOT_AN_ARTICLE"])
    if isinstance(found[0], Rejected):
        assert found[0].detail == f"the server answered {status}"


def test_the_payload_type_an_archive_found_stands_in() -> None:
    warc = b"WARC-Type: response\r\nWARC-Identified-Payload-Type: image/png"
    assert rows(record(http=b"", warc=warc)) == []


def test_a_page_the_crawler_cut_carries_a_warning() -> None:
    (row,) = rows(record(warc=b"WARC-Type: response\r\nWARC-Truncated: length"))
    assert isinstance(row, Raw)
    assert row.warnings == ("truncated",)


# --- where a record is -----------------------------------------------------


def paths(data: bytes, name: str = "a.warc") -> list[str]:
    return [row.source_path.removeprefix(name + "#") for row in rows(data, name)]


def test_offsets_are_of_the_stored_file() -> None:
    one, two = record(1), record(2)
    assert paths(one + two) == ["0", str(len(one))]
    packed = gzip.compress(one)
    assert paths(packed + gzip.compress(two), "a.warc.gz") == ["0", str(len(packed))]
    assert paths(gzip.compress(one + two), "a.warc.gz") == ["0", "1"]
    assert paths(zstandard.compress(one + two), "a.warc.zst") == ["0", str(len(one))]


def test_a_record_can_be_read_from_its_offset(tmp_path: Path) -> None:
    data = b"".join(gzip.compress(record(n)) for n in range(5))
    for row in rows(data, "a.warc.gz"):
        assert isinstance(row, Raw)
        start = int(row.source_path.rpartition("#")[2])
        again = rows(data[start:], "a.warc.gz")[0]
        assert isinstance(again, Raw)
        assert again.url == row.url


# --- damage ----------------------------------------------------------------


def numbered(count: int) -> list[bytes]:
    return [record(n) for n in range(count)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ([record(0), b"garbage\r\nWARC/1.0 is a format\r\n", record(1)], ["0", "BAD_RECORD", "1"]),
        ([b"garbage", b"\r\n", record(1)], ["BAD_RECORD", "1"]),
        ([record(0, length=b"500"), record(1)], ["0", "BAD_RECORD", "1"]),
        ([record(0, length=b"1300"), record(1), record(2)], ["0", "BAD_RECORD", "2"]),
        ([record(0, length=b"-5"), record(1)], ["BAD_RECORD", "1"]),
        ([record(0, length=b"9" * 40), record(1)], ["BAD_RECORD", "1"]),
        ([record(0, length=b""), record(1)], ["BAD_RECORD", "1"]),
        ([b"WARC/1.0\r\nX: " + b"x" * 200_000 + b"\r\n\r\n", record(1)], ["BAD_RECORD", "1"]),
        ([b"WARC/1.0\r\n" + b"X: y\r\n" * 50_000, record(1)], ["BAD_RECORD", "1"]),
        ([record(0), record(1)[:-500]], ["0", "TRUNCATED"]),
        ([record(0), record(1)[:100]], ["0", "TRUNCATED"]),
        ([record(0), record(1)[:12]], ["0", "TRUNCATED"]),
        ([record(0), record(1, http=b"Content-Type: image/png\r\n")[:-9]], ["0", "TRUNCATED"]),
        ([record(0, length=b"9" * 18), record(1)], ["TOO_LARGE", "TRUNCATED"]),
        ([record(0), bytes(70_000)], ["0", "BAD_RECORD"]),
        ([b"plain text\n" * 10_000], ["BAD_RECORD"]),
    ],
)
def test_damage_costs_what_it_hits_and_no_more(data: list[bytes], expected: list[str]) -> None:
    found = rows(b"".join(data))
    assert short(found) == expected
    assert in_order(found)
    assert in_order(rows(b"".join(gzip.compress(part) for part in data), "a.warc.gz"))
    assert in_order(rows(gzip.compress(b"".join(data)), "a.warc.gz"))


def test_records_before_a_truncation_are_kept() -> None:
    data = b"".join(gzip.compress(part) for part in numbered(5))
    assert short(rows(data[:-40], "a.warc.gz")) == ["0", "1", "2", "3", "TRUNCATED"]
    last = gzip.compress(record(4))
    assert short(rows(data[: -len(last)], "a.warc.gz")) == ["0", "1", "2", "3"]
    assert short(rows(data[: -len(last) + 11], "a.warc.gz")) == ["0", "1", "2", "3", "TRUNCATED"]
    damaged = data[: -len(last)] + b"no gzip"
    assert short(rows(damaged, "a.warc.gz")) == ["0", "1", "2", "3", "BAD_RECORD"]


CHECKED = zstandard.ZstdCompressor(write_checksum=True)


@pytest.mark.parametrize("compress", [gzip.compress, CHECKED.compress], ids=["gz", "zst"])
@pytest.mark.parametrize("hit", ["start", "middle", "end", "junk", "lost"])
def test_what_follows_a_damaged_member_is_read(
    compress: Callable[[bytes], bytes], hit: str
) -> None:
    noise = hashlib.shake_256(b"noise").digest(30_000)
    bodies = [b"<html><p>" + noise.hex().encode()[n * 7 :] for n in range(5)]
    parts = [compress(record(n, body)) for n, body in enumerate(bodies)]
    torn = bytearray(parts[2])
    if hit == "junk":
        parts.insert(3, noise + parts[2][:2] + noise)
    elif hit == "lost":
        parts[2] = parts[2][len(parts[2]) // 2 :]
    else:
        at = {"start": 12, "middle": len(torn) // 2, "end": len(torn) - 6}[hit]
        torn[at : at + 4] = bytes(255 - byte for byte in torn[at : at + 4])
        parts[2] = bytes(torn)
    name = "a.warc.gz" if compress is gzip.compress else "a.warc.zst"
    found = rows(b"".join(parts), name)
    pages = [row for row in short(found) if row.isdigit()]
    assert [page for page in pages if page != "2"] == ["0", "1", "3", "4"]
    assert "BAD_RECORD" in short(found) or any(
        isinstance(row, Raw) and "truncated" in row.warnings for row in found
    )
    assert in_order(found)


def test_a_damaged_file_of_one_member_ends_where_it_is_damaged() -> None:
    data = bytearray(gzip.compress(b"".join(record(n) for n in range(50)), 0))
    data[len(data) // 2 : len(data) // 2 + 70_000] = b""
    found = short(rows(bytes(data), "a.warc.gz"))
    assert found[:3] == ["0", "1", "2"]
    assert found[-1] in ("BAD_RECORD", "TRUNCATED")


@given(data=st.data())
def test_no_damage_raises_or_hides(data: st.DataObject) -> None:
    whole = gzip.compress(record(0, PAGE[:60]), mtime=0) * 4
    cut = data.draw(st.integers(0, len(whole)))
    inserted = data.draw(st.binary(max_size=40))
    end = data.draw(st.integers(cut, len(whole)))
    found = rows(whole[:cut] + inserted + whole[end:], "a.warc.gz")
    assert in_order(found)
    pages = [row for row in found if isinstance(row, Raw)]
    at_an_end = any(len(whole) * n // 4 == cut for n in range(5)) and end == len(whole)
    if [row.data for row in pages] != [PAGE[:60]] * 4 and not at_an_end:
        assert len(found) > len(pages)


# --- size ------------------------------------------------------------------


def test_a_large_page_is_rejected_and_the_stream_goes_on() -> None:
    data = record(0) + record(1, b"<p>" + b"x" * 300_000) + record(2)
    assert short(rows(data, max_record_bytes=100_000)) == ["0", "TOO_LARGE", "2"]


def test_large_media_is_no_record() -> None:
    film = record(1, bytes(300_000), b"Content-Type: video/mp4\r\n")
    assert short(rows(record(0) + film + record(2), max_record_bytes=100_000)) == ["0", "2"]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_expands_too_far_is_rejected(coding: str) -> None:
    body = PACK[coding](b"<p>" + bytes(5_000_000))
    data = record(0, body, HTML + b"Content-Encoding: %s\r\n" % coding.encode()) + record(1)
    assert short(rows(data, max_record_bytes=100_000)) == ["TOO_LARGE", "1"]


def test_a_large_file_is_never_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    with path.open("wb") as file:
        file.write(record(0))
        head = record(1, b"", length=b"200000000").rstrip()
        file.write(head + b"\r\n\r\n")
        file.seek(200_000_000 - len(b"HTTP/1.1 200 OK\r\n" + HTML + b"\r\n"), 1)
        file.write(b"\r\n\r\n" + record(2))
    with (tmp_path / "b.jsonl").open("wb") as file:
        file.write(b'{"text": "a"}\n')
        file.seek(200_000_000, 1)
        file.write(b'\n{"text": "b"}\n')
    tracemalloc.start()
    found = [
        row
        for file in walk(tmp_path)
        if isinstance(file, RawFile)
        for row in records(file, Settings(max_record_bytes=1_000_000))
    ]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [row.source_path.split("#")[0] for row in found if isinstance(row, Raw)] == [
        "a.warc", "a.warc", "b.jsonl", "b.jsonl",
    ]  # fmt: skip
    assert [row.reason for row in found if isinstance(row, Rejected)] == ["TOO_LARGE"] * 2
    assert peak < 8_000_000


# --- codings ---------------------------------------------------------------


def _bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
    "identity": bytes,
    "utf-8": bytes,
}


@pytest.mark.parametrize("coding", PACK)
def test_content_codings(coding: str) -> None:
    http = HTML + b"Content-Encoding: %s\r\n" % coding.encode()
    for body in (PACK[coding](PAGE), PAGE):
        (row, *more) = rows(record(0, body, http) + record(1))
        assert isinstance(row, Raw)
        assert (row.data, row.warnings, len(more)) == (PAGE, (), 1)


def test_bare_deflate_and_codings_upon_codings() -> None:
    fields = {"content-encoding": "deflate"}
    assert decoded(_bare_deflate(PAGE), fields, Settings()) == (PAGE, True)
    fields = {"content-encoding": "deflate, gzip", "transfer-encoding": "chunked"}
    packed = gzip.compress(zlib.compress(PAGE))
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    assert decoded(chunked, fields, Settings()) == (PAGE, True)


def test_codings_of_the_transfer_and_of_several_lines_are_taken_off() -> None:
    packed = gzip.compress(PAGE)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    (row,) = rows(record(0, chunked, HTML + b"Transfer-Encoding: gzip, chunked\r\n"))
    assert (row.data, row.warnings) == (PAGE, ())
    lines = b"Content-Encoding: deflate\r\nContent-Encoding: gzip\r\n"
    (row,) = rows(record(0, gzip.compress(zlib.compress(PAGE)), HTML + lines))
    assert (row.data, row.warnings) == (PAGE, ())
    (row,) = rows(record(0, packed, HTML + b"Content-Encoding: gzip\r\n" * 2))
    assert (row.data, row.warnings) == (PAGE, ())


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
@pytest.mark.parametrize(("rest", "warnings"), [(b"\r\n", ()), (b"<!-- more", ("truncated",))])
def test_what_follows_a_coded_body_costs_no_page(
    coding: str, rest: bytes, warnings: tuple[str, ...]
) -> None:
    http = HTML + b"Content-Encoding: %s\r\n" % coding.encode()
    (row,) = rows(record(0, PACK[coding](PAGE) + rest, http))
    if coding == "br" and warnings:
        assert isinstance(row, Rejected)
    else:
        assert isinstance(row, Raw)
        assert (row.data, row.warnings) == (PAGE, warnings)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_coded_body_that_breaks_off_is_kept_with_a_warning(coding: str) -> None:
    http = HTML + b"Content-Encoding: %s\r\n" % coding.encode()
    body = PACK[coding](b"".join(b"<p>Paragraph %d</p>" % (n * n * 7919) for n in range(5000)))
    (row,) = rows(record(0, body[:-200], http))
    assert isinstance(row, Raw)
    assert row.data.startswith(b"<p>Paragraph 0</p><p>")
    assert row.warnings == ("truncated",)


@pytest.mark.parametrize("coding", ["br", "deflate"])
def test_a_body_that_is_not_what_its_headers_say(coding: str) -> None:
    http = HTML + b"Content-Encoding: %s\r\n" % coding.encode()
    assert short(rows(record(0, b"\xff\xfe\xfd nothing", http) + record(1))) == ["BAD_RECORD", "1"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"5\r\nhello\r\n6;name=v\r\n world\r\n0\r\n\r\n", (b"hello world", True)),
        (b"5\nhello\n0\n\n", (b"hello", True)),
        (b"0005\r\nhello\r\n000\r\nTrailer: a\r\n\r\n", (b"hello", True)),
        (b"5\r\nhello\r\n6\r\n wo", (b"hello wo", False)),
        (b"5\r\nhello\r\n", (b"hello", False)),
        (b"FFFFFFFF\r\nabc", (b"abc", False)),
        (b"<html>was joined before</html>", (b"<html>was joined before</html>", True)),
        (b"", (b"", True)),
    ],
)
def test_chunks(body: bytes, expected: tuple[bytes, bool]) -> None:
    assert dechunked(body) == expected


# --- as others write and read ----------------------------------------------

BODIES = st.lists(st.binary(max_size=300), min_size=1, max_size=5)


def written(bodies: list[bytes], packed: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a test"}))
    for number, body in enumerate(bodies):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(
                f"http://example.org/{number}", "response", io.BytesIO(body), http_headers=headers
            )
        )
    return out.getvalue()


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the other library leaves files open
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("packed", [False, True])
@given(bodies=BODIES)
def test_files_of_another_library_are_read_as_it_reads_them(
    packed: bool, bodies: list[bytes]
) -> None:
    data = written(bodies, packed)
    name = "a.warc.gz" if packed else "a.warc"
    ours = [
        (row.source_path, row.url, row.fetched_at, row.data, row.content_type)
        for row in rows(data, name)
        if isinstance(row, Raw)
    ]
    theirs = []
    iterator = ArchiveIterator(io.BytesIO(data))
    for found in iterator:
        if found.rec_type == "response":
            get = found.rec_headers.get_header
            body = found.content_stream().read()
            address = f"{name}#{iterator.get_record_offset()}"
            theirs.append((address, get("WARC-Target-URI"), get("WARC-Date"), body, "text/html"))
    assert ours == theirs
    assert [row[3] for row in ours] == bodies


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<!-- a --> <!----><!--->\n<!--><html>", ["7"]),
        (b" \n<!DOCTYPE  HTML>", ["7"]),
        (b"<!-- a -->x<html>", []),
        (b"<!-- <html>", []),
        (b"<header>", []),
    ],
)
def test_html_without_a_content_type_is_known_by_its_start(
    body: bytes, expected: list[str]
) -> None:
    resource = framed(body, 7, b"WARC-Type: resource\r\nContent-Type:")
    assert short(rows(resource)) == expected


def test_many_comments_before_something_else_are_read_once() -> None:
    body = b"<!---->" * 100_000 + b"x"
    assert rows(framed(body, 7, b"WARC-Type: resource\r\nContent-Type:")) == []
