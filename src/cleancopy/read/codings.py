"""What an HTTP body was sent as: chunks and content codings, taken off.

Archives often hold a body that was decoded before while its headers still name the coding; such a
body is taken as it is. What follows a whole compressed body is passed over, as browsers do; of
Brotli, whose decoder does not say where it ends, only line ends are.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.model import Reject
from cleancopy.read.compression import GZIP, ZSTD, Codec, Expanded

if TYPE_CHECKING:
    from cleancopy.settings import Settings

CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\n]{0,200})?\r?\n")
# "1a3;name=value\r\n"; not "<html>\n"


class Body(NamedTuple):
    """A body, and whether all of it was there."""

    data: bytes
    complete: bool = True


def decoded(body: bytes, fields: dict[str, str], settings: Settings) -> Body:
    """Return the body without the codings its headers name.

    Raises `Reject`: `TOO_LARGE` for one that expands beyond the limit, `BAD_RECORD` for one that
    is not what the headers say.
    """
    result = Body(body)
    named = ",".join(fields.get(name, "") for name in ("content-encoding", "transfer-encoding"))
    for name in reversed(named.lower().split(",")):
        if name.partition(";")[0].strip() == "chunked":
            chunks = dechunked(result.data)
            result = Body(chunks.data, chunks.complete and result.complete)
            continue
        decode = CODINGS.get(name.strip())
        if decode and result.data:
            data, complete = decode(result.data, settings)
            result = Body(data, complete and result.complete)
    if len(result.data) > settings.max_record_bytes:
        raise Reject("read", "TOO_LARGE", f"body of more than {settings.max_record_bytes} bytes")
    return result


def dechunked(body: bytes) -> Body:
    """Join the chunks of a chunked body; one that does not begin with a chunk is taken as it is.

    >>> dechunked(b"5\\r\\nhello\\r\\n0\\r\\n\\r\\n")
    Body(data=b'hello', complete=True)
    """
    parts: list[bytes] = []
    at = 0
    while size := CHUNK.match(body, at):
        at = size.end() + int(size[1], 16)
        if at == size.end():
            return Body(b"".join(parts))
        parts.append(body[size.end() : at])
        at += len(body[at : at + 2]) - len(body[at : at + 2].lstrip(b"\r\n"))
    return Body(b"".join(parts), complete=False) if parts else Body(body)


def _frames(codec: Codec) -> Callable[[bytes, Settings], Body]:
    def decode(body: bytes, settings: Settings) -> Body:
        if not body.startswith(codec.magic):
            return Body(body)
        source = Expanded(io.BytesIO(body), codec, settings)
        data = io.BufferedReader(source).read(settings.max_record_bytes + 1)
        damage = source.damage
        if damage and damage.reason == "BAD_RECORD" and source.frames_end and data:
            return Body(data, complete=not body[source.frames_end :].strip())
        if damage and not (damage.reason == "TRUNCATED" and data):
            raise Reject("read", damage.reason, damage.detail)
        return Body(data, complete=damage is None)

    return decode


def _deflate(body: bytes, settings: Settings) -> Body:
    """Zlib by the standard, bare deflate by widespread custom."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        decoder = zlib.decompressobj(bits)
        try:
            data = decoder.decompress(body, settings.max_record_bytes + 1)
        except zlib.error:
            continue
        return Body(data, decoder.eof and not decoder.unused_data.strip())
    return _as_it_is(body, "deflate")


def _brotli(body: bytes, settings: Settings) -> Body:
    import brotli

    limit = settings.max_record_bytes + 1
    for stored in (body, body.rstrip(b"\r\n")):  # its end is known to the decoder alone
        decoder = brotli.Decompressor()
        try:
            data = decoder.process(stored, output_buffer_limit=limit)
        except brotli.error:
            continue
        return Body(data, decoder.is_finished() or len(data) >= limit)
    return _as_it_is(body, "br")


def _as_it_is(body: bytes, coding: str) -> Body:
    """Take a body that was decoded before; Brotli and deflate have no mark of their own."""
    if body.lstrip().startswith(b"<"):
        return Body(body)
    raise Reject("read", "BAD_RECORD", f"the body is not {coding}, as its headers say")


CODINGS: dict[str, Callable[[bytes, Settings], Body]] = {
    "gzip": _frames(GZIP),
    "x-gzip": _frames(GZIP),
    "zstd": _frames(ZSTD),
    "deflate": _deflate,
    "br": _brotli,
}
"""By the name HTTP gives them; a body under another name is taken as it is."""
