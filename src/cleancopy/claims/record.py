"""What the record or the sidecar says of a page."""

from __future__ import annotations

from cleancopy.model import Claim, Page


def record_claims(page: Page) -> tuple[Claim, ...]:
    """The title a record gives; its URL is :mod:`cleancopy.claims.address`'s."""
    title = (page.raw.title or "").strip()
    return (Claim("title", title, "record", title),) if title else ()
