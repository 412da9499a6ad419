"""A WARC file: every HTML page in a `response` or `resource` record."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.model import Raw, Reject, Rejected, Warned
from cleancopy.read.codings import Body, decoded
from cleancopy.read.compression import BUFFER, Damage, Source
from cleancopy.read.facts import clean_fact, have_form
from cleancopy.read.framing import HEADER_BYTES, Broken, Frames, Head, header_fields

if TYPE_CHECKING:
    from cleancopy.settings import Settings

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
END_OF_HEADER = re.compile(rb"\r?\n\r?\n|\Z")  # "a: b\r\n\r\n<html>"; not "a: b\r\n c: d"
HTML_START = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)\b", re.I)
# "<!DOCTYPE html>"; not "<?xml version='1.0'?><rss>"
STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b")  # "HTTP/1.1 404 Not Found"
ERROR = 400
"""Status from which a response is no page that was asked for."""
COMMENT_START = re.compile(rb"\s*<!--")
TYPE = re.compile(r"(?:^|,)[\s\"']*([\w.+-]+/[\w.+-]+)")
# both of 'text/html, text/html; charset=utf-8', '"text/html"'; not 'html'


class Message(NamedTuple):
    """One payload as stored, before its codings are taken off."""

    fields: dict[str, str]
    """Of the HTTP header; of a `resource` record its content type."""
    start: bytes
    """The first bytes of the body."""
    status: int = 0
    """Of the HTTP response, 0 where there is none."""


def read_warc(path: str, source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Yield a record or a rejection for each HTML page, and a rejection for each damaged part.

    Records of other types and media are no records of ours. `source_sha256` is of the body with
    its codings taken off; of a rejected record, of its body as stored and as far as it was read.
    Behind a damaged member of a compressed file it goes on at the next one that begins a record.
    """
    position: int | None = 0
    while position is not None:
        reader: io.BufferedReader = io.BufferedReader(source, BUFFER)
        yield from _rows(path, Frames(reader, position), source, settings)
        reader.detach()  # it would close the source
        position = source.resume(b"WARC/")


def _rows(
    path: str, frames: Frames, source: Source, settings: Settings
) -> Iterator[Raw | Rejected]:
    """The rows of the records up to the end or a damage, and one of the damage."""
    found: Head | Broken | None = None
    row: Raw | Rejected | None = None
    for found in frames:
        at = f"{path}#{source.stored_at(found.position)}"
        row = _row(at, found, frames, source, settings)
        if row is not None:
            yield row
    if found is None and source.damage is None:
        yield Rejected(path, _sha256(b""), "read", "EMPTY", "no record in the file")
    damage = source.damage or (Damage("TRUNCATED", "the last record breaks off"))
    ended = source.damage or frames.torn
    if ended and not (isinstance(row, Rejected) and row.reason == damage.reason):
        at = f"{path}#{source.stored_at(frames.position)}"
        yield Rejected(at, _sha256(b""), "read", damage.reason, damage.detail)


def _row(
    at: str, found: Head | Broken, frames: Frames, source: Source, settings: Settings
) -> Raw | Rejected | None:
    if isinstance(found, Broken):
        return Rejected(at, found.sha256, "read", found.reason, found.detail)
    message = _message(found, frames)
    if message is None or not _is_html(message, found):
        return None
    if len(message.start) + frames.left > settings.max_record_bytes:
        limit = f"body of more than {settings.max_record_bytes} bytes"
        return Rejected(at, _sha256(message.start), "read", "TOO_LARGE", limit)
    stored = message.start + frames.read(frames.left)
    if frames.torn:
        damage = source.damage or Damage("TRUNCATED", "the record breaks off")
        return Rejected(at, _sha256(stored), "read", damage.reason, damage.detail)
    if message.status >= ERROR:
        told = f"the server answered {message.status}"
        return Rejected(at, _sha256(stored), "read", "NOT_AN_ARTICLE", told)
    try:
        body = decoded(stored, message.fields, settings)
    except Reject as reject:
        return Rejected(at, _sha256(stored), reject.stage, reject.reason, reject.detail)
    unproven = frames.at_end() and source.damage is not None
    return _raw(at, found, message, Body(body.data, body.complete and not unproven))


def _raw(at: str, head: Head, message: Message, body: Body) -> Raw:
    """Return the record; one whose checksum is in the damaged part counts as truncated."""
    whole = body.complete and "warc-truncated" not in head.headers
    url = clean_fact(head.headers.get("warc-target-uri", "").strip("<>"))
    fetched_at = clean_fact(head.headers.get("warc-date"))
    found: dict[Warned, bool] = {
        "truncated": not whole,
        "bad_record_field": not have_form(url, fetched_at),
    }
    return Raw(
        at,
        _sha256(body.data),
        body.data,
        "html",
        url=url,
        fetched_at=fetched_at,
        content_type=clean_fact(message.fields.get("content-type")),
        warnings=tuple(warning for warning, is_so in found.items() if is_so),
    )


def _message(head: Head, frames: Frames) -> Message | None:
    """Read the start of a record that can hold a page; None of any other."""
    kind = head.headers.get("warc-type", "").lower()
    stated = head.headers.get("content-type", "")
    if kind == "response" and not stated.lower().startswith("application/http"):
        kind = "resource"
    if kind not in ("response", "resource"):
        return None
    start = frames.read(HEADER_BYTES)
    if kind == "resource" or not start.startswith(b"HTTP/"):
        known = {} if kind == "response" or not stated else {"content-type": stated}
        return Message(known, start)
    end = END_OF_HEADER.search(start)
    assert end is not None
    status = STATUS.match(start)
    fields = header_fields(start[: end.start()])
    return Message(fields, start[end.end() :], int(status[1]) if status else 0)


def _is_html(message: Message, head: Head) -> bool:
    stated = message.fields.get("content-type") or head.headers.get("warc-identified-payload-type")
    if types := TYPE.findall(stated or ""):
        return any(each.lower() in HTML_TYPES for each in types)
    return begins_html(message.start)


def begins_html(start: bytes) -> bool:
    """Tell whether a body without a stated type begins as HTML does, comments aside.

    >>> begins_html(b"<!-- saved --> <html>"), begins_html(b"<rss><html>")
    (True, False)
    """
    at = 0
    while comment := COMMENT_START.match(start, at):
        end = start.find(b"-->", comment.end() - len(b"--"))
        if end < 0:
            return False
        at = end + len(b"-->")
    return HTML_START.match(start, at) is not None


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
