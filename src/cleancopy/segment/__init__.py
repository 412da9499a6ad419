"""Page -> blocks in page order, without judgement; the same blocks from dumps and from HTML."""

from __future__ import annotations

from cleancopy.model import Page, Segmented


def segment(page: Page) -> Segmented:
    """Return the blocks of `page`, and of HTML what its head states.

    Raises `Reject` with `NOT_TEXT` for HTML without any element or text.
    """
    if page.raw.kind == "html":
        from cleancopy.segment.tree import segment_html

        return segment_html(page.text)
    from cleancopy.segment.lines import segment_text

    return segment_text(page.text)
