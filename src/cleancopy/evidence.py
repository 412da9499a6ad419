"""What the pages of one site tell of each other: lines that many articles share are furniture.

Keys are 64-bit signed integers, so that the evidence of a large archive stays small. A page is
counted by its article (headline and longest blocks), not by its file: copies and re-crawls of one
article never make its body look like furniture.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from cleancopy.model import Survey

if TYPE_CHECKING:
    from cleancopy.model import Block, Page, Raw, Segmented

LONGEST_LINE = 400
"""Characters; a longer line is never counted as furniture."""
_FOLD = re.compile(r"[\W\d_]+")


def line_key(text: str) -> int:
    """The key of a line: 64-bit signed, of its casefolded letters; 0 for a line without any."""
    folded = _FOLD.sub(" ", text.casefold()).strip()
    if not folded:
        return 0
    digest = hashlib.blake2b(folded.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True) or 1


def survey(page: Page, segmented: Segmented, site: str | None, digest: str) -> Survey:
    """Return the evidence of one page; without a known site only its identity."""
    blocks = [block for block in segmented.blocks if block.text]
    return Survey(
        source_path=page.raw.source_path,
        source_sha256=page.raw.source_sha256,
        site=site,
        title_key=_title_key(segmented, blocks) if site else 0,
        body_keys=_body_keys(blocks) if site else (0, 0, 0),
        line_keys=_line_keys(blocks) if site else (),
        rules_digest=digest,
        stated=_stated(page.raw),
    )


def _stated(raw: Raw) -> str:
    told = raw.kind, raw.url, raw.fetched_at, raw.content_type, raw.title, raw.warnings
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _title_key(segmented: Segmented, blocks: list[Block]) -> int:
    for block in blocks:
        if block.tag == "h1":
            return line_key(block.text)
    if segmented.head.title:
        return line_key(segmented.head.title)
    return line_key(max((block.text for block in blocks), key=len, default=""))  # of a dump


def _body_keys(blocks: list[Block]) -> tuple[int, int, int]:
    longest = sorted({block.text for block in blocks}, key=lambda text: (-len(text), text))[:3]
    keys = [line_key(text) for text in longest] + [0, 0, 0]
    return keys[0], keys[1], keys[2]


def _line_keys(blocks: list[Block]) -> tuple[int, ...]:
    keys = {line_key(block.text) for block in blocks if len(block.text) <= LONGEST_LINE}
    return tuple(sorted(keys - {0}))
