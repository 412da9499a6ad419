"""A file of JSON objects, one a line: `text` or `html`, and what is known of the page."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.model import Kind, Raw, Reject, Rejected, Warned
from cleancopy.read.compression import BUFFER, Source
from cleancopy.read.facts import stated_facts

if TYPE_CHECKING:
    from cleancopy.settings import Settings

BOM = b"\xef\xbb\xbf"
KNOWN = ("url", "fetched_at", "content_type", "title")
"""The keys beside `text` and `html` that are read."""

CONTENT: tuple[Kind, Kind] = ("html", "text")
"""The keys of a page itself, the one that says more first."""


class Line(NamedTuple):
    """One line of the file, without its end."""

    number: int
    """1-based."""
    data: bytes
    """Empty when the line is too long."""
    sha256: str
    too_long: bool
    ended: bool
    """By a line feed: False where the file breaks off."""


def read_jsonl(path: str, source: Source, settings: Settings) -> Iterator[Raw | Rejected]:
    """Yield a record or a rejection for each line that is not blank.

    Where the file is damaged or breaks off, the last row is a rejection that says so.
    """
    number, torn = 0, False
    for line in _lines(io.BufferedReader(source, BUFFER), settings.max_record_bytes):
        number = line.number
        at = f"{path}#{number}"
        if line.too_long:
            limit = f"line {number}: more than {settings.max_record_bytes} bytes"
            yield Rejected(at, line.sha256, "read", "TOO_LARGE", limit)
        elif line.data.strip():
            row = _row(at, line)
            if isinstance(row, Rejected) and not line.ended:
                row, torn = _torn(at, line, source), True
            yield row
    if number == 0 and source.damage is None:
        yield Rejected(path, hashlib.sha256().hexdigest(), "read", "EMPTY", "no line in the file")
    elif source.damage and not torn:
        at, nothing = f"{path}#{number + 1}", hashlib.sha256().hexdigest()
        yield Rejected(at, nothing, "read", source.damage.reason, source.damage.detail)


def _lines(reader: io.BufferedReader, limit: int) -> Iterator[Line]:
    number = 0
    while data := reader.readline(limit + 1):
        number += 1
        ended = data.endswith(b"\n")
        if len(data) > limit and not ended:
            yield Line(number, b"", _hash_rest(reader, data), True, True)
            continue
        data = data.rstrip(b"\r\n")
        if number == 1:
            data = data.removeprefix(BOM)
        yield Line(number, data, hashlib.sha256(data).hexdigest(), False, ended)


def _hash_rest(reader: io.BufferedReader, data: bytes) -> str:
    """Read on to the end of the line without keeping it; return the hash of the whole."""
    digest = hashlib.sha256()
    while data and not data.endswith(b"\n"):
        digest.update(data)
        data = reader.readline(BUFFER)
    digest.update(data.rstrip(b"\r\n"))
    return digest.hexdigest()


def _torn(at: str, line: Line, source: Source) -> Rejected:
    damage = source.damage
    reason, detail = (damage.reason, damage.detail) if damage else ("TRUNCATED", "breaks off")
    return Rejected(at, line.sha256, "read", reason, f"line {line.number}: {detail}")


def _row(at: str, line: Line) -> Raw | Rejected:
    try:
        return _record(at, line)
    except Reject as reject:
        detail = f"line {line.number}: {reject.detail}"
        return Rejected(at, line.sha256, reject.stage, reject.reason, detail)


def _record(at: str, line: Line) -> Raw:
    """Return the record on one line. HTML is preferred where both are given: it says more."""
    text, is_utf8 = _text(line.data)
    page = _object(text)
    kind, content = _content(page)
    known, valid = stated_facts(page, KNOWN)
    if is_utf8:
        known["content_type"] = _as_utf8(known.get("content_type"), kind)
    valid = valid and all(isinstance(page.get(key), str | None) for key in CONTENT)
    warnings: tuple[Warned, ...] = () if valid else ("bad_record_field",)
    return Raw(at, line.sha256, _bytes(content, is_utf8), kind, **known, warnings=warnings)


def _text(data: bytes) -> tuple[str, bool]:
    """Decode a line, and whether it is UTF-8; bytes that are none pass through to `decode`."""
    try:
        return data.decode(), True
    except UnicodeDecodeError:
        return data.decode(errors="surrogateescape"), False


def _bytes(content: str, is_utf8: bool) -> bytes:
    """Return the page's bytes. Lone surrogates written as escapes are dropped."""
    if is_utf8:
        return content.encode(errors="ignore")
    try:
        return content.encode(errors="surrogateescape")
    except UnicodeEncodeError as error:
        raise Reject("read", "BAD_RECORD", "neither UTF-8 nor one other encoding") from error


def _as_utf8(content_type: str | None, kind: Kind) -> str:
    """Return the content type with the charset the bytes now have; JSON has no other."""
    stated = (content_type or "").split(";")[0].strip()
    return f"{stated or ('text/html' if kind == 'html' else 'text/plain')}; charset=utf-8"


def _object(text: str) -> dict[str, object]:
    try:
        page = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Reject("read", "BAD_RECORD", f"no JSON: {error}") from error
    if not isinstance(page, dict):
        raise Reject("read", "BAD_RECORD", "no JSON object")
    return page


def _content(page: dict[str, object]) -> tuple[Kind, str]:
    found = [(kind, value) for kind in CONTENT if isinstance(value := page.get(kind), str)]
    if not found:
        raise Reject("read", "BAD_RECORD", "neither `text` nor `html` is a string")
    return next((item for item in found if item[1].strip()), found[0])
