"""`NAME.meta.json` beside `NAME`: what is known of a page that its own bytes do not say."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import NamedTuple

from cleancopy.model import Raw
from cleancopy.read.facts import stated_facts
from cleancopy.read.files import SIDECAR, RawFile, check_unchanged, open_unchanged

KNOWN = ("url", "fetched_at", "content_type")
MAX_BYTES = 1_000_000
"""A sidecar holds three short strings; one of more bytes than this is none."""


class Sidecar(NamedTuple):
    """The known facts; `valid` is False where something of them is of no use."""

    url: str | None = None
    fetched_at: str | None = None
    content_type: str | None = None
    valid: bool = True


def read_sidecar(file: RawFile) -> Sidecar | None:
    """Return what the sidecar of `file` says, or None if it has none.

    A bad sidecar never costs the page: what is usable of it is used, and the row carries the
    warning `bad_sidecar`. Unknown keys are let be, for crawlers write more. Raises `FileChanged`,
    and `OSError` where the system refuses to show it: what it says may be read another day.
    """
    if file.sidecar is None:
        return None
    path = file.absolute.with_name(file.absolute.name + SIDECAR)
    with open_unchanged(path, file.sidecar) as handle:
        data = handle.read(MAX_BYTES + 1)
        check_unchanged(handle, path, file.sidecar)
    return parse_sidecar(data)


def parse_sidecar(data: bytes) -> Sidecar:
    """Return what the bytes of a sidecar say.

    >>> parse_sidecar(b'{"url": "https://example.org/a", "fetched_at": 5}')
    Sidecar(url='https://example.org/a', fetched_at=None, content_type=None, valid=False)
    """
    try:
        facts = json.loads(data) if len(data) <= MAX_BYTES else None
    except (ValueError, RecursionError):
        facts = None
    if not isinstance(facts, dict):
        return Sidecar(valid=False)
    known, valid = stated_facts(facts, KNOWN)
    return Sidecar(**known, valid=valid)


def with_sidecar(raw: Raw, sidecar: Sidecar, one_page: bool) -> Raw:
    """Return the record with the facts it does not state itself.

    The URL is that of a page: in a container (not `one_page`) it is of no record.
    """
    return replace(
        raw,
        url=raw.url or (sidecar.url if one_page else None),
        fetched_at=raw.fetched_at or sidecar.fetched_at,
        content_type=raw.content_type or sidecar.content_type,
        warnings=raw.warnings if sidecar.valid else (*raw.warnings, "bad_sidecar"),
    )
