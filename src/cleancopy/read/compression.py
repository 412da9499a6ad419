"""Compressed files as plain streams: in little memory, with damage told apart from the end.

What could be expanded before a truncation or a damage is read as usual; `Source.damage` then tells
why the stream ended where it did. Bombs end the same way.
"""

from __future__ import annotations

import io
import zlib
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Protocol

from cleancopy.read.kinds import Compression

if TYPE_CHECKING:
    from cleancopy.settings import Settings

BUFFER = 1 << 16
WINDOW = 1 << 20
"""Compressed bytes over which growth is measured: a bomb late in a long file is seen too."""
PROBED = 1 << 18
"""Compressed bytes within which a frame gives its first: Zstandard's blocks have 128 KB."""
LONGEST_MAGIC = 4
"""Bytes that tell whether a frame begins."""
ZSTD_MEMORY = 1 << 27
"""Window a Zstandard frame may ask for: that of `zstd --long=27`, the command's own limit."""


class Damage(NamedTuple):
    """Why a stream ended before its end."""

    reason: str
    """`TRUNCATED`, `BAD_RECORD`, `TOO_LARGE` (a bomb) or `UNREADABLE`."""
    detail: str


class Source(io.RawIOBase):
    """The bytes of a file as they are; an input error ends them."""

    def __init__(self, raw: BinaryIO) -> None:
        super().__init__()
        self.raw = raw
        self.damage: Damage | None = None

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer`; 0 at the end, or where the damage is."""
        data = self.fetch(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def fetch(self, size: int) -> bytes:
        """Return up to `size` bytes as they are stored."""
        try:
            return self.raw.read(size)
        except OSError as error:
            self.damage = Damage("UNREADABLE", error.strerror or str(error))
            return b""

    def stored_at(self, position: int) -> int:
        """Return where byte `position` of the stream is stored in the file."""
        return position

    def resume(self, opening: bytes) -> int | None:
        """Go on behind a damage; the position of the stream there, None if nothing follows.

        Of a compressed file: at the next frame whose expanded bytes begin with `opening`.
        """
        return None


class Decoder(Protocol):
    """Expands one gzip member or one Zstandard frame."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


class Codec(NamedTuple):
    """One compressed format: a row of frames, each with its magic number."""

    name: str
    magic: tuple[bytes, ...]
    decoder: Callable[[], Decoder]
    portion: int
    """Compressed bytes expanded at once, so that 4 MB (gzip: 1032 times) or 16 MB (Zstandard: 128
    KB out of 4 bytes) come out at most."""


def _gzip() -> Decoder:
    return zlib.decompressobj(16 + zlib.MAX_WBITS)


def _zstd() -> Decoder:
    import zstandard

    return zstandard.ZstdDecompressor(max_window_size=ZSTD_MEMORY).decompressobj()


GZIP = Codec("gzip", (b"\x1f\x8b",), _gzip, 4096)
ZSTD = Codec(
    "Zstandard",
    (b"\x28\xb5\x2f\xfd", *(bytes((0x50 + n, 0x2A, 0x4D, 0x18)) for n in range(16))),
    _zstd,
    512,
)
"""The second magic number is of frames to be skipped."""
CODECS: dict[Compression, Codec] = {"gz": GZIP, "zst": ZSTD}


class Expanded(Source):
    """The bytes of a compressed file, expanded."""

    def __init__(self, raw: BinaryIO, codec: Codec, settings: Settings) -> None:
        super().__init__(raw)
        self._codec = codec
        self._ratio = settings.max_expansion_ratio
        self._slack = settings.max_record_bytes
        self._decoder: Decoder | None = None
        self._stored = b""
        self._ready = memoryview(b"")
        self._taken = self._given = 0
        self._window = (0, 0)
        self._frames: deque[tuple[int, int]] = deque(maxlen=2 * BUFFER)
        self._told = -1
        self._begun = -1

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer`; 0 at the end, or where the damage is."""
        while not self._ready:
            if self.damage or not self._expand():
                return 0
        part = self._ready[: len(buffer)]
        buffer[: len(part)] = part
        self._ready = self._ready[len(part) :]
        return len(part)

    @property
    def frames_end(self) -> int | None:
        """Where in the file the last whole frame ends; None inside of one and before the first."""
        return self._taken if self._taken and self._decoder is None else None

    def stored_at(self, position: int) -> int:
        """Return the offset of the gzip member that begins at `position`.

        Ask in rising order. What does not begin a member has the number after the last answer, so
        that all differ and rise: the records of a file that is one member are 0, 1, 2, …
        Of Zstandard: the offset in the expanded stream.
        """
        if self._codec is not GZIP:
            return position
        while self._frames and self._frames[0][0] < position:
            self._frames.popleft()
        begins = bool(self._frames) and self._frames[0][0] == position
        self._told = max(self._told + 1, self._frames[0][1] if begins else 0)
        return self._told

    def resume(self, opening: bytes) -> int | None:
        """Go on at the next frame that opens so, behind a damage; its position, or None."""
        if self.damage is None or self.damage.reason != "BAD_RECORD":
            return None
        self.damage = self._decoder = None
        magic = self._codec.magic[0]
        while self._refill(self._codec.portion):
            at = self._stored.find(magic, int(self._taken == self._begun))
            if at < 0:
                self._take(max(len(self._stored) - len(magic) + 1, 1))
                continue
            self._take(at)
            if self._opens(opening):
                self._given += 1  # stands for what was lost: no two rows have one place
                return self._given
            self._take(1)
        return None

    def _refill(self, size: int) -> bool:
        """Have `size` bytes at hand, or all that are left; whether there are any."""
        while len(self._stored) < size and (more := self.fetch(BUFFER)):
            self._stored += more
        return bool(self._stored)

    def _opens(self, opening: bytes) -> bool:
        """Whether a frame stands here, and what it first gives begins with `opening`."""
        self._refill(PROBED)
        decoder, portion = self._codec.decoder(), self._codec.portion
        try:
            for at in range(0, min(PROBED, len(self._stored)), portion):
                if start := decoder.decompress(self._stored[at : at + portion]):
                    return start.startswith(opening)
                if decoder.eof:
                    return False
        except Exception:
            return False
        return False

    def _expand(self) -> bool:
        """Expand the next portion; False at the end of the file or at a damage."""
        if self._decoder is None:
            return self._begin() and self._step()
        if not self._stored:
            self._stored = self.fetch(BUFFER)
        if not self._stored:
            if not self.damage:
                self._end("TRUNCATED", f"the {self._codec.name} data break off")
            return False
        return self._step()

    def _begin(self) -> bool:
        """Start the next frame; False at the end of the file, or if what follows is none.

        Zeros behind a frame are padding, wherever they stand and whatever follows.
        """
        self._skip_zeros()
        while len(self._stored) < LONGEST_MAGIC and (more := self.fetch(BUFFER)):
            self._stored += more
            self._skip_zeros()
        if self.damage or not self._stored:
            return False
        if not self._stored.startswith(self._codec.magic):
            what = f"no {self._codec.name} data at byte {self._taken}"
            self._end("BAD_RECORD", f"{what}: something else follows" if self._taken else what)
            return False
        self._decoder = self._codec.decoder()
        self._begun = self._taken
        if self._codec is GZIP:
            self._frames.append((self._given, self._taken))
        return True

    def _skip_zeros(self) -> None:
        if self._taken:
            self._take(len(self._stored) - len(self._stored.lstrip(b"\0")))

    def _step(self) -> bool:
        assert self._decoder is not None
        portion = self._stored[: self._codec.portion]
        try:
            out = self._decoder.decompress(portion)
        except Exception as error:
            self._end("BAD_RECORD", f"damaged {self._codec.name} data: {error}")
            return False
        ended = self._decoder.eof
        self._take(len(portion) - len(self._decoder.unused_data if ended else b""))
        if ended:
            self._decoder = None
        return self._give(out)

    def _take(self, count: int) -> None:
        self._stored = self._stored[count:]
        self._taken += count

    def _give(self, out: bytes) -> bool:
        self._given += len(out)
        taken, given = self._window
        if self._given - given > self._slack + self._ratio * (self._taken - taken):
            self._end("TOO_LARGE", f"expands more than {self._ratio} times")
            return False
        if self._taken - taken >= WINDOW:
            self._window = self._taken, self._given
        self._ready = memoryview(out)
        return True

    def _end(self, reason: str, detail: str) -> None:
        self.damage = Damage(reason, detail)


def source(raw: BinaryIO, compression: Compression, settings: Settings) -> Source:
    """Return the stream of what `raw` holds."""
    codec = CODECS[compression] if compression else None
    return Expanded(raw, codec, settings) if codec else Source(raw)
