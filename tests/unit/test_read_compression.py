from __future__ import annotations

import gzip
import io
import random
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.read.compression import BUFFER, Source, source
from cleancopy.read.kinds import Compression
from cleancopy.settings import Settings


def _gz(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def _zst(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(write_checksum=True).compress(data)


COMPRESS: dict[Compression, Callable[[bytes], bytes]] = {"gz": _gz, "zst": _zst}
BOTH = pytest.mark.parametrize("compression", COMPRESS)
NOISE = random.Random(3).randbytes(150_000)
TEXT = b"".join(b"line %d of a page that is long enough\n" % n for n in range(20_000))


def opened(stored: bytes, compression: Compression, settings: Settings | None = None) -> Source:
    return source(io.BytesIO(stored), compression, settings or Settings())


def read(stored: bytes, compression: Compression) -> tuple[bytes, str]:
    stream = opened(stored, compression)
    data = stream.readall() or b""
    return data, stream.damage.reason if stream.damage else ""


@BOTH
@given(parts=st.lists(st.binary(max_size=50), min_size=1, max_size=5))
def test_frames_in_a_row_are_one_stream(compression: Compression, parts: list[bytes]) -> None:
    stored = b"".join(COMPRESS[compression](part) for part in parts)
    assert read(stored, compression) == (b"".join(parts), "")


@BOTH
def test_zeros_behind_the_data_are_padding(compression: Compression) -> None:
    assert read(COMPRESS[compression](TEXT) + bytes(1000), compression) == (TEXT, "")


@BOTH
def test_padding_of_any_length_takes_one_loop(compression: Compression) -> None:
    assert read(COMPRESS[compression](TEXT) + bytes(40_000_000), compression) == (TEXT, "")


@BOTH
@given(
    sizes=st.lists(
        st.one_of(
            st.integers(0, 9),
            st.integers(BUFFER - 80, BUFFER + 80),
            st.integers(2 * BUFFER - 80, 3 * BUFFER),
        ),
        min_size=1,
        max_size=3,
    ),
    noise=st.integers(0, 2 * BUFFER),
)
def test_zeros_between_frames_are_padding(
    compression: Compression, sizes: list[int], noise: int
) -> None:
    parts = [b"one", NOISE[:noise], TEXT[:9000], b"four"][: len(sizes) + 1]
    stored = [COMPRESS[compression](part) for part in parts]
    padded = b"".join(part + bytes(size) for part, size in zip(stored, [*sizes, 0], strict=True))
    assert read(padded, compression) == (b"".join(parts), "")


@BOTH
@pytest.mark.parametrize("short", [-2, -1, 0, 1])
def test_zeros_that_end_with_a_portion_that_was_read(compression: Compression, short: int) -> None:
    first, second = COMPRESS[compression](b"one"), COMPRESS[compression](NOISE)
    stored = first + bytes(BUFFER - len(first) + short) + second
    assert read(stored, compression) == (b"one" + NOISE, "")


def test_a_member_behind_zeros_is_stored_where_it_begins() -> None:
    first = _gz(b"12345")
    stream = opened(first + bytes(70_000) + _gz(b"abcdef"), "gz")
    assert stream.readall() == b"12345abcdef"
    assert stream.stored_at(5) == len(first) + 70_000


@BOTH
def test_an_empty_file_is_empty(compression: Compression) -> None:
    assert read(b"", compression) == (b"", "")


def test_frames_to_be_skipped_are_skipped() -> None:
    skip = b"\x50\x2a\x4d\x18" + (5).to_bytes(4, "little") + b"hello"
    assert read(skip + _zst(b"abc") + skip, "zst") == (b"abc", "")


@BOTH
def test_what_came_before_a_truncation_is_kept(compression: Compression) -> None:
    stored = COMPRESS[compression](TEXT)
    data, reason = read(COMPRESS[compression](b"first ") + stored[: len(stored) // 2], compression)
    assert data.startswith(b"first ")
    assert TEXT.startswith(data[6:])
    assert reason == "TRUNCATED"


@BOTH
def test_every_cut_is_a_truncation(compression: Compression) -> None:
    stored = COMPRESS[compression](b"a page")
    for end in range(4, len(stored)):
        assert read(stored[:end], compression)[1] == "TRUNCATED"


@BOTH
@pytest.mark.parametrize("stored", [b"plain text", b"x", b"\0\0\0\0"])
def test_other_data_is_a_bad_record(compression: Compression, stored: bytes) -> None:
    assert read(stored, compression) == (b"", "BAD_RECORD")


@BOTH
def test_what_came_before_other_data_is_kept(compression: Compression) -> None:
    stored = COMPRESS[compression](TEXT)
    assert read(stored + b"something else", compression) == (TEXT, "BAD_RECORD")
    assert read(stored + stored[:-1] + b"?", compression)[1] == "BAD_RECORD"


@BOTH
@given(data=st.data())
def test_damage_never_raises(compression: Compression, data: st.DataObject) -> None:
    stored = bytearray(COMPRESS[compression](TEXT[:3000]))
    for _ in range(data.draw(st.integers(1, 4))):
        stored[data.draw(st.integers(0, len(stored) - 1))] = data.draw(st.integers(0, 255))
    text, reason = read(bytes(stored), compression)
    assert reason or text == TEXT[:3000]


@BOTH
def test_a_bomb_is_stopped_in_little_memory(compression: Compression) -> None:
    packed = COMPRESS[compression](bytes(150_000_000))
    stream = opened(
        packed, compression, Settings(max_record_bytes=1_000_000, max_expansion_ratio=20)
    )
    tracemalloc.start()
    total = sum(len(part) for part in iter(lambda: stream.read(1 << 16) or b"", b""))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert stream.damage
    assert stream.damage.reason == "TOO_LARGE"
    assert total < 30_000_000
    assert peak < 60_000_000


def test_a_bomb_late_in_a_long_file_is_stopped() -> None:
    noise = random.Random(1).randbytes(1_500_000)
    packer = zlib.compressobj(wbits=31)
    stored = packer.compress(noise + bytes(80_000_000)) + packer.flush()
    stream = opened(stored, "gz", Settings(max_record_bytes=100_000, max_expansion_ratio=20))
    total = sum(len(part) for part in iter(lambda: stream.read(1 << 20) or b"", b""))
    assert stream.damage
    assert stream.damage.reason == "TOO_LARGE"
    assert 1_500_000 <= total < 40_000_000


def test_an_input_error_ends_the_stream() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(5, "Input/output error")

    stream = source(Broken(), "", Settings())
    assert stream.readall() == b""
    assert stream.damage
    assert stream.damage.reason == "UNREADABLE"


def test_where_a_byte_is_stored() -> None:
    first, second = _gz(b"12345"), _gz(b"abcdef")
    stream = opened(first + second, "gz")
    assert stream.readall() == b"12345abcdef"
    assert stream.stored_at(0) == 0
    assert stream.stored_at(3) == 1
    assert stream.stored_at(5) == len(first)
    assert stream.stored_at(8) == len(first) + 1
    assert opened(_zst(b"abc"), "zst").stored_at(2) == 2
