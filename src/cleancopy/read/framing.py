"""A WARC stream cut into records: named headers and a block of stated length.

The frame of WARC 0.17 to 1.1 (ISO 28500): `WARC/1.0`, header lines, a blank line, `Content-Length`
bytes, two line ends. What stands between two frames is damage: it is reported and stepped over.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from cleancopy.read.compression import BUFFER

VERSION = re.compile(rb"WARC/[0-9]\.[0-9]{1,2}\s*\Z")  # "WARC/1.0\r\n"; not "WARC/1.0 is a format"
LENGTH = re.compile(r"[0-9]{1,18}\Z")  # "1024"; not "-5", not "1e3"
HEADER_BYTES = 1 << 16
"""Longer headers are none: those of real records have a few thousand bytes at most."""
LISTS = frozenset({"content-encoding", "transfer-encoding"})
"""Fields whose several lines are one list."""


class Head(NamedTuple):
    """The start of one record."""

    position: int
    """In the stream."""
    headers: dict[str, str]
    length: int
    """Of the block, as stated."""


class Broken(NamedTuple):
    """Bytes that are no record."""

    position: int
    sha256: str
    reason: str
    detail: str


class Frames:
    """The records of a stream, one after another; the block of the last one can be read."""

    def __init__(self, reader: io.BufferedReader, position: int = 0) -> None:
        self._reader = reader
        self._next_version = b""
        self.position = position
        """Of the next byte in the stream."""
        self.left = 0
        """Bytes of the block that were not read yet."""
        self.torn = False
        """Whether the stream ended within the block."""

    def __iter__(self) -> Iterator[Head | Broken]:
        """Yield the records; what is left of a block is stepped over."""
        while not self.torn:
            start = self.position
            line = self._line()
            if not line:
                return
            if line.strip():
                yield self._head(start) if VERSION.match(line) else self._broken(start, line)
                while self.left and not self.torn:
                    self.read(BUFFER)

    def read(self, size: int) -> bytes:
        """Return the next `size` bytes of the block; fewer at its end, or where it is torn."""
        size = min(size, self.left)
        data = self._reader.read(size)
        self.position += len(data)
        self.left -= len(data)
        self.torn = len(data) < size
        return data

    def at_end(self) -> bool:
        """Tell whether nothing more comes."""
        return not self._reader.peek(1)

    def _line(self) -> bytes:
        line = self._next_version or self._reader.readline(BUFFER)
        self._next_version = b""
        self.position += len(line)
        return line

    def _head(self, start: int) -> Head | Broken:
        """Read the headers behind a version line."""
        header = b""
        while line := self._line():
            if not line.strip():
                fields = header_fields(header)
                if not LENGTH.match(fields.get("content-length", "")):
                    break
                self.left = int(fields["content-length"])
                return Head(start, fields, self.left)
            header += line
            if len(header) > HEADER_BYTES:
                break
        if not line:
            digest = hashlib.sha256(header).hexdigest()
            return Broken(start, digest, "TRUNCATED", "the headers break off")
        return self._broken(start, header)

    def _broken(self, start: int, begun: bytes) -> Broken:
        """Read on to the next version line."""
        digest = hashlib.sha256(begun)
        while (line := self._line()) and not VERSION.match(line):
            digest.update(line)
        self._next_version = line
        self.position -= len(line)
        size = self.position - start
        return Broken(start, digest.hexdigest(), "BAD_RECORD", f"{size} bytes are no WARC record")


def header_fields(header: bytes) -> dict[str, str]:
    """Return the fields of a WARC or HTTP header by lower-case name.

    Of a name that comes again the first counts; of those that are lists all do.

    >>> header_fields(b"Content-Type: text/html;\\r\\n charset=utf-8\\r\\nX: 1\\r\\nx: 2")
    {'content-type': 'text/html; charset=utf-8', 'x': '1'}
    """
    fields: dict[str, str] = {}
    last = ""
    for line in header.splitlines():
        name, colon, value = line.partition(b":")
        if line[:1] in (b" ", b"\t"):
            if last:
                fields[last] += " " + _text(line)
        elif colon:
            key = _text(name).lower()
            last = key if key not in fields or key in LISTS else ""
            if key in fields and key in LISTS:
                fields[key] += f", {_text(value)}"
            fields.setdefault(key, _text(value))
    return fields


def _text(value: bytes) -> str:
    try:
        return value.strip().decode()
    except UnicodeDecodeError:
        return value.strip().decode("latin-1")
