"""Pages as archives and browsers saved them: under the address they had, without what was added.

An archive rewrites every address of a page and puts a banner over it, archive.today states the day
of its capture as that of publication. Who saves a page from a browser loses its address, and the
tool writes it into the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cleancopy.fields.captured import captured_at, is_archive, original
from cleancopy.model import Block, Head, Page, Segmented

TOP = 3000
"""Characters of a page in which a tool says where it saved it from."""
BANNER = 80
"""Blocks over a page in which the Internet Archive's banner ends."""

_SAVED = (
    re.compile(r"<!-- saved from url=\(\d{4}\)(?P<url>\S+?)(?: |-->)"),
    re.compile(r"<!--\s*Page saved with SingleFile\s+url: (?P<url>\S+)"),
    re.compile(r"<!-- Mirrored from (?P<bare>\S+) by HTTrack"),
    re.compile(r"<meta name=[\"']?savepage-url[\"']? content=[\"']?(?P<url>[^\"'>\s]+)"),
    re.compile(r"__wm\.wombat\(\"(?P<copied>https?://[^\"]+)\",\s?\"(?P<at>\d{4,14})\""),
    re.compile(r"<a class=\"domain reader-domain\" href=\"(?P<url>[^\"]+)\""),
)
"""Of Internet Explorer and Chrome, SingleFile, HTTrack, Save Page WE, the script of the Wayback
Machine and Firefox's reader view."""
_BASE = re.compile(r"<base href=[\"']?(?P<url>https?://[^\"'>\s]+)", re.IGNORECASE)
_WAYBACK = re.compile(r"The Wayback Machine - (?P<url>https?://\S+)")
_FOOT = re.compile(
    r"FILE ARCHIVED ON \d\d:\d\d:\d\d |JAVASCRIPT APPENDED BY WAYBACK MACHINE"
    r"|ALL OTHER CONTENT MAY ALSO BE PROTECTED BY COPYRIGHT"
)
_FEET = ("FILE ARCHIVED ON ", "JAVASCRIPT APPENDED ", "ALL OTHER CONTENT ")
"""How lines of that script begin."""
_TODAY = re.compile(r"archive\.(?:today|is|ph|li|fo|md|vn)")
_ADDRESSES = frozenset(("og:url", "twitter:url", "parsely-link", "dc.identifier"))
_OF_TODAY = frozenset(
    ("article:published_time", "article:modified_time", "og:site_name", "twitter:site")
)
"""What archive.today states of its copy, by names that pages state it of themselves."""
_IN_JSON = re.compile(
    r"https?:(?:\\?/){2}web\.archive\.org\\?/web\\?/\d+(?:[a-z]{2}_)?\\?/(?=http)"
)


def restored(page: Page, segmented: Segmented) -> tuple[Page, Segmented]:
    """Return page and blocks under the address that was saved, with no date of the capture.

    The moment of the capture is that of fetching. A page that is no copy comes back as it is.
    """
    head = segmented.head
    added = banner(segmented.blocks) if "rchive" in page.text else frozenset()
    known = _saved_from(page, segmented.blocks, added)
    stated = list(filter(None, (page.raw.url, *head.addresses, known)))
    if (
        not known
        and not added
        and not any(original(url) != url or is_archive(url) for url in stated)
    ):
        return page, segmented
    at = next(filter(None, map(captured_at, stated)), None)
    raw = replace(
        page.raw,
        url=_own(page.raw.url),
        fetched_at=at.isoformat() if at else page.raw.fetched_at,
    )
    blocks = tuple(_block(block, i in added) for i, block in enumerate(segmented.blocks))
    own = _head(head, original(known))
    return replace(page, raw=raw), replace(segmented, head=own, blocks=blocks)


def banner(blocks: Sequence[Block]) -> frozenset[int]:
    """Positions of the blocks that an archive put over and under a page."""
    found = {i for i, block in enumerate(blocks) if "wm-ipp" in block.hints}
    ends = (i for i, block in enumerate(blocks) if block.text.startswith(_FEET))
    found.update(i for i in ends if _FOOT.match(blocks[i].text))
    top = range(min(len(blocks), BANNER))
    found.update(range(next((i for i in top if _WAYBACK.match(blocks[i].text)), -1) + 1))
    if blocks and _TODAY.fullmatch(blocks[0].text):
        found.update(i for i in top if "HEADER" in blocks[i].hints.split())
    return frozenset(found)


def _saved_from(page: Page, blocks: Sequence[Block], added: Iterable[int]) -> str:
    """The address that a tool wrote into the page, or `""`."""
    for i in added:
        if found := _WAYBACK.match(blocks[i].text):
            return found["url"]
    if page.raw.kind != "html":
        return ""
    top = page.text[:TOP]
    for saved in _SAVED:
        if found := saved.search(top):
            said = found.groupdict()
            if copied := said.get("copied"):
                return f"https://web.archive.org/web/{said['at']}/{copied}"
            return f"http://{said['bare']}" if said.get("bare") else said["url"]
    base = _BASE.search(top)  # Google's cache prints the address that it is based on
    return base["url"] if base and f">{base['url']}</" in top else ""


def _head(head: Head, known: str) -> Head:
    is_today = any(_TODAY.fullmatch(text) for name, text in head.metas if name == "og:site_name")
    metas = [
        (name, original(text) if name in _ADDRESSES else text)
        for name, text in head.metas
        if not (is_today and (name in _OF_TODAY or text.startswith("archived ")))
    ]
    links = [(rel, original(href)) for rel, href in head.links]
    if known and not any(rel == "canonical" and "//" in href for rel, href in links):
        links.append(("canonical", known))
    return replace(
        head,
        metas=tuple(pair for pair in metas if not (pair[0] in _ADDRESSES and is_archive(pair[1]))),
        links=tuple(pair for pair in links if pair[0] != "canonical" or not is_archive(pair[1])),
        jsonld=tuple(_IN_JSON.sub("", text) for text in head.jsonld),
    )


def _block(block: Block, is_added: bool) -> Block:
    if block.src:
        block = block._replace(src=original(block.src))
    return block._replace(hidden=True, datetime="") if is_added else block


def _own(url: str | None) -> str | None:
    """The address of a record, None where it is the archive's alone."""
    return None if url is None or is_archive(url) else original(url)
