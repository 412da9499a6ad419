"""Judged blocks and chosen fields -> one row: alone decides which labels make up `text`."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cleancopy.fields.word_count import count_words
from cleancopy.model import TEXT_LABELS, Article, Labelled, Metadata, Rejected, Removed

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleancopy.model import Block, Raw, Verdict, Warned

_SEPARATOR = "\n\n"


def article_id(url: str | None, source_path: str) -> str:
    """Stable identity of an article: 32 hex digits of its canonical URL, else of its path."""
    known = f"url:{url}" if url else f"path:{source_path}"
    return hashlib.sha256(known.encode()).hexdigest()[:32]


def text_of(labelled: Labelled) -> str:
    """What a reader reads: the kept blocks in order, a blank line between."""
    return _SEPARATOR.join(text for _, text in kept(labelled))


def kept(labelled: Labelled) -> list[tuple[str, str]]:
    """(label, text) of the blocks that make up the text, in page order."""
    pairs = zip(labelled.blocks, labelled.verdicts, strict=True)
    return [(verdict.label, block.text) for block, verdict in pairs if _is_kept(block, verdict)]


def removed(labelled: Labelled, identity: str | None, source_path: str) -> tuple[Removed, ...]:
    """One row for each block that is not in the text, at its position among all blocks.

    Blocks without text (an image that has no alternative text) have no position and no row.
    """
    return _rows(
        labelled, identity, source_path, lambda block, verdict: not _is_kept(block, verdict)
    )


def assemble(
    raw: Raw, labelled: Labelled, metadata: Metadata, warnings: tuple[Warned, ...], version: str
) -> Article:
    """Return the article row of one page; `warnings` are those of the stages before."""
    identity = article_id(metadata.url, raw.source_path)
    blocks = kept(labelled)
    text = _SEPARATOR.join(text for _, text in blocks)
    return Article(
        article_id=identity,
        source_path=raw.source_path,
        source_sha256=raw.source_sha256,
        metadata=metadata,
        text=text,
        blocks=tuple(blocks),
        word_count=count_words(text),
        confidence=round(labelled.confidence, 4),
        warnings=tuple(sorted({*warnings, *labelled.warnings, *metadata.warnings})),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        pipeline_version=version,
        removed=removed(labelled, identity, raw.source_path),
    )


def reject(raw: Raw, labelled: Labelled) -> Rejected:
    """Return the rejection of a page that is no article, with all its blocks."""
    return Rejected(
        raw.source_path,
        raw.source_sha256,
        "label",
        "NOT_AN_ARTICLE",
        labelled.detail,
        _rows(labelled, None, raw.source_path, lambda block, verdict: True),
    )


def _rows(
    labelled: Labelled,
    identity: str | None,
    source_path: str,
    chosen: Callable[[Block, Verdict], bool],
) -> tuple[Removed, ...]:
    """The chosen blocks, each at its position among all that have text."""
    pairs = zip(labelled.blocks, labelled.verdicts, strict=True)
    rows = enumerate((block, verdict) for block, verdict in pairs if block.text)
    return tuple(
        Removed(
            identity,
            source_path,
            block.at,
            position,
            verdict.label,
            block.text,
            verdict.rule,
            round(verdict.confidence, 4),
        )
        for position, (block, verdict) in rows
        if chosen(block, verdict)
    )


def _is_kept(block: Block, verdict: Verdict) -> bool:
    return verdict.label in TEXT_LABELS and bool(block.text)
