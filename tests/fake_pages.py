"""A pipeline of a few lines in place of the real one, with pages that do harm on request.

A page is text: `site: NAME`, `title: …`, then its lines. A line `!spin`, `!segfault`, `!memory` or
`!raise` makes whoever cleans the page do that; `!refuse` rejects it.
"""

from __future__ import annotations

import ctypes
import hashlib
from pathlib import Path

from cleancopy.assemble import article_id, count_words
from cleancopy.evidence import line_key
from cleancopy.model import Article, Metadata, Outcome, Raw, Rejected, Removed, Survey

VERSION = "0.0.0+fake"


def page(title: str, *lines: str, site: str = "example.org") -> str:
    return "\n".join([f"site: {site}", f"title: {title}", *lines]) + "\n"


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def survey(raw: Raw) -> Survey | Rejected:
    site, title, lines = _parsed(raw)
    if not lines:
        return Rejected(raw.source_path, raw.source_sha256, "decode", "EMPTY", "nothing in it")
    longest = [line_key(line) for line in sorted(lines, key=len, reverse=True)[:3]] + [0, 0, 0]
    return Survey(
        raw.source_path,
        raw.source_sha256,
        site,
        line_key(title),
        (longest[0], longest[1], longest[2]),
        tuple(sorted({line_key(line) for line in lines} - {0})),
        VERSION,
    )


def clean(raw: Raw, furniture: frozenset[int]) -> Outcome:
    site, title, lines = _parsed(raw)
    for line in lines:
        if line.startswith("!"):
            _harm(line)
    if not lines or "!refuse" in lines:
        reason = "NOT_AN_ARTICLE" if lines else "EMPTY"
        return Rejected(raw.source_path, raw.source_sha256, "label", reason, "as it says")
    kept = [line for line in lines if line_key(line) not in furniture]
    text = "\n\n".join(kept)
    identity = article_id(None, raw.source_path)
    removed = tuple(
        Removed(identity, raw.source_path, f"line {n}", n, "navigation", line, "site", 1.0)
        for n, line in enumerate(lines)
        if line not in kept
    )
    return Article(
        article_id=identity,
        source_path=raw.source_path,
        source_sha256=raw.source_sha256,
        metadata=Metadata(title=title, site=site),
        text=text,
        blocks=tuple(("paragraph", line) for line in kept),
        word_count=count_words(text),
        confidence=1.0,
        warnings=(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        pipeline_version=VERSION,
        removed=removed,
    )


def _parsed(raw: Raw) -> tuple[str, str, list[str]]:
    lines = raw.data.decode().splitlines()
    if len(lines) < 2:
        return "", "", []
    return lines[0].removeprefix("site: "), lines[1].removeprefix("title: "), lines[2:]


def _harm(line: str) -> None:
    if line == "!spin":
        while True:
            pass
    if line == "!segfault":
        ctypes.string_at(0)
    if line == "!memory":
        bytes(2**36)
    if line == "!raise":
        raise LookupError("a bug of ours")
