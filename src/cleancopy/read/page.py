"""A file that is one page: `.txt`, `.html`, `.htm`."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleancopy.model import Kind, Raw, Rejected
from cleancopy.read.compression import Source

if TYPE_CHECKING:
    from cleancopy.settings import Settings


def read_page(
    path: str, kind: Kind, source: Source, settings: Settings
) -> Iterator[Raw | Rejected]:
    """Yield the one record of the file.

    A page whose compressed data break off is kept with the warning `truncated`, if anything of it
    is there: it has one row, as all records, so it cannot be rejected besides. Of a page that is
    too large, `source_sha256` is of the bytes up to the limit.
    """
    data = io.BufferedReader(source).read(settings.max_record_bytes + 1)
    sha256 = hashlib.sha256(data).hexdigest()
    damage = source.damage
    if len(data) > settings.max_record_bytes:
        limit = f"more than {settings.max_record_bytes} bytes"
        yield Rejected(path, sha256, "read", "TOO_LARGE", limit)
    elif damage is None:
        yield Raw(path, sha256, data, kind)
    elif damage.reason == "TRUNCATED" and data:
        yield Raw(path, sha256, data, kind, warnings=("truncated",))
    else:
        yield Rejected(path, sha256, "read", damage.reason, damage.detail)
