"""One page that a program holds in memory, cleaned without files: `cleancopy.clean`."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from cleancopy import pipeline
from cleancopy.model import Kind, Raw
from cleancopy.settings import load_rules

if TYPE_CHECKING:
    from cleancopy.model import Outcome
    from cleancopy.settings import Rules


def clean(
    *,
    html: str | bytes | None = None,
    text: str | bytes | None = None,
    url: str | None = None,
    fetched_at: str | None = None,
    content_type: str | None = None,
    title: str | None = None,
    source_path: str | None = None,
    rules: Rules | None = None,
) -> Outcome:
    """Return the article on one page, or its rejection.

    The page is `html`, or `text`, a plain-text dump; as bytes, or decoded already. What is known
    of it is named as in a line of JSONL. `content_type` matters for bytes only. `source_path` is
    the page's name in the row, by default the hash of its bytes; `rules` are the shipped ones.

    This is what `cleancopy explain` shows: no other page of the site is looked at, and nothing
    limits time and memory.
    """
    kind: Kind = "html" if text is None else "text"
    page = html if text is None else text
    if page is None or (html is not None and text is not None):
        raise TypeError("clean() takes either html= or text=")
    if isinstance(page, str):
        page, content_type = page.encode(errors="ignore"), "text/plain; charset=utf-8"
    digest = hashlib.sha256(page).hexdigest()
    raw = Raw(source_path or digest, digest, page, kind, url, fetched_at, content_type, title)
    return pipeline.clean(raw, rules or _shipped())


@cache
def _shipped() -> Rules:
    return load_rules()
