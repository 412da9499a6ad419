"""The nouns that travel from a raw file to a row: values only, no behaviour.

Each stage of :mod:`cleancopy.pipeline` is one function from one of these to the next.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple, TypeAlias, get_args

Day: TypeAlias = date
"""For classes with a field `date`, which hides the type in them."""
Kind: TypeAlias = Literal["text", "html"]

LABELS = (
    "title",
    "standfirst",
    "byline",
    "date",
    "dateline",
    "section",
    "paragraph",
    "heading",
    "list_item",
    "quote",
    "table",
    "caption",
    "credit",
    "signoff",
    "correction",
    "navigation",
    "related",
    "promo",
    "comment",
    "footer",
    "other",
)
"""Every label a block can carry; `docs/labels.md` tells what each means."""

TEXT_LABELS = frozenset({"standfirst", "paragraph", "heading", "list_item", "quote", "table"})
"""The labels whose blocks make up `Article.text`."""

REASONS = (
    "EMPTY",
    "NOT_TEXT",
    "TOO_LARGE",
    "UNDECODABLE",
    "BAD_RECORD",
    "TRUNCATED",
    "UNREADABLE",
    "NOT_AN_ARTICLE",
    "TIMEOUT",
    "OUT_OF_MEMORY",
    "CRASHED",
)
"""Every reason a record can be rejected for; `docs/output-schema.md` tells what each means."""


Warned: TypeAlias = Literal[
    "bad_record_field",
    "bad_sidecar",
    "date_conflict",
    "encoding_repaired",
    "future_date",
    "parser_limit",
    "paywall_stub",
    "title_conflict",
    "truncated",
]
WARNINGS: tuple[Warned, ...] = get_args(Warned)
"""Every warning an article can carry; `docs/output-schema.md` tells what each means."""


STAGES = ("read", "decode", "segment", "label", "resolve", "assemble", "worker")
"""Every stage that can reject a record."""

ROLES = (
    "reporting",
    "writing",
    "translation",
    "photography",
    "graphics",
    "illustration",
    "video",
    "presentation",
    "audio",
    "production",
    "research",
    "review",
    "contributing",
    "desk",
    "agency",
)
"""Every role of a contributor; `docs/output-schema.md` tells of the last three."""

PRECISIONS = ("day", "minute", "second")
"""How exactly a time is stated."""

SOURCES = ("json-ld", "meta", "time-element", "visible", "url", "record")
"""Where a publication can be stated."""


class Reject(Exception):
    """An expected bad page: the only exception a stage raises for one.

    Anything else that escapes a stage is a bug of ours and becomes `CRASHED`.
    """

    def __init__(self, stage: str, reason: str, detail: str = "") -> None:
        super().__init__(f"{stage}: {reason}: {detail}")
        self.stage = stage
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[Reject], tuple[str, str, str]]:
        return Reject, (self.stage, self.reason, self.detail)


@dataclass(frozen=True, slots=True)
class Raw:
    """One raw record: its bytes and what its container or sidecar says of it."""

    source_path: str
    """Path under RAW with `/`; `…warc.gz#OFFSET` or `…jsonl#LINE` inside a container."""
    source_sha256: str
    """Of the record's bytes (of a JSONL record: of its line)."""
    data: bytes
    kind: Kind
    url: str | None = None
    fetched_at: str | None = None
    """As the record or sidecar states it; ISO 8601 in good cases."""
    content_type: str | None = None
    """The record's own, parameters included: `text/html; charset=windows-1252`."""
    title: str | None = None
    warnings: tuple[Warned, ...] = ()
    """What went wrong short of a rejection while it was read: `truncated`, `bad_sidecar`, …"""


@dataclass(frozen=True, slots=True)
class Page:
    """One decoded page: text that every parser can take, and how it was got."""

    raw: Raw
    text: str
    """NFC, without NULs, lone surrogates and control characters (tab and newline stay)."""
    encoding: str
    """WHATWG name of the encoding used."""
    encoding_source: str
    """`bom`, `record`, `utf-8`, `utf-8-repaired`, `declared`, `detected` or `fallback`."""
    warnings: tuple[Warned, ...] = ()


class Block(NamedTuple):
    """One run of text in page order, without judgement; the same for dumps and HTML.

    A named tuple and not a dataclass: a page has hundreds, and it is five times faster to make.
    """

    text: str
    """White space folded to single spaces; list marker, Markdown and alike taken off."""
    at: str
    """`line 12` or `lines 12-14` of a dump (1-based); `/html/body/div[2]/p[3]` of HTML."""
    tag: str = ""
    """Element that holds the text (`p`, `h2`, `li`, `td`, `blockquote`, `figcaption`, `img`,
    `time`, …); of a dump what its mark-up implies (`h2`, `li`, `blockquote`, `img`), else none."""
    path: str = ""
    """Tags from the root to the element, `html>body>div>article>p`; ``""`` in dumps."""
    hints: str = ""
    """`class`, `id`, `role`, `itemprop` values of the element and its ancestors, nearest first."""
    link_chars: int = 0
    """Characters of `text` inside links."""
    hidden: bool = False
    """By `hidden`, `display:none`, `aria-hidden` or `<noscript>`/`<template>`."""
    indent: int = 0
    marker: str = ""
    """Of a list item: `1.`, `*`, `-`, `•`, …"""
    blanks: int = 0
    """Blank lines before it in a dump."""
    glued: bool = False
    """Split from the block before it (`saidImage: AP`): no white space stood between."""
    src: str = ""
    """Of an image: its address; `text` is then its alternative text."""
    datetime: str = ""
    """Machine-readable `datetime` attribute of a time element; of two in one line, both, a newline
    between."""
    cut: bool = False
    """Split from the block before it in a line that holds much of a page, between two sentences."""
    breaks: tuple[tuple[int, int], ...] = ()
    """Of HTML: where in `text` a line begins behind a `<br>`, and how many of `link_chars` stand
    before it; `(0, 0)` of a text that is behind one itself."""
    shown: str = ""
    """Of a text with `src`: the element that holds the picture."""
    face: str = ""
    """Of a text in the same element as a picture before it: the inline element that sets all of it
    apart, `i`, `font`, `small`, …"""

    @property
    def parent(self) -> str:
        """Where the element stands that holds this one's: `/html/body/div[2]`; ``""`` in dumps."""
        return self.at.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Head:
    """What an HTML page says of itself outside its running text; nothing is judged here."""

    metas: tuple[tuple[str, str], ...] = ()
    """(name, content) of each `<meta>` in page order; the name lower-cased, from `property`,
    `name`, `itemprop` or `http-equiv`."""
    links: tuple[tuple[str, str], ...] = ()
    """(rel, href) of each `<link>`; the rel lower-cased."""
    jsonld: tuple[str, ...] = ()
    """Texts of the `application/ld+json` scripts, as they stand."""
    lang: str = ""
    """`lang` (or `xml:lang`) of `<html>`."""
    title: str = ""
    """Text of `<title>`, white space folded."""
    author_links: tuple[str, ...] = ()
    """Texts of the links that lead to an author's page, by `rel` or address, in page order."""
    tag_links: tuple[str, ...] = ()
    """Texts of the links whose `rel` is `tag`, in page order."""
    topic_links: tuple[str, ...] = ()
    """Texts of the links that lead to what is written about a topic, by address, in page order."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where the page says it lives: canonical links before what it tells social networks."""
        links = [href for rel, href in self.links if rel == "canonical"]
        named = [content for name, content in self.metas if name in ("og:url", "twitter:url")]
        return (*links, *named)


@dataclass(frozen=True, slots=True)
class Segmented:
    """One page as a flat list of blocks, with what its head states."""

    blocks: tuple[Block, ...]
    head: Head
    warnings: tuple[Warned, ...] = ()


OF_SITE = "site."
"""What the rules begin with that a site's profile or its pages gave: `site.shared-line`."""


class Verdict(NamedTuple):
    """What the labelling says of one block, and why."""

    label: str
    rule: str
    """Name of the rule, profile or model that gave the label: what the audit shows."""
    confidence: float


@dataclass(frozen=True, slots=True)
class Labelled:
    """The judged page: blocks (glued ones split, a dateline apart) with one verdict each."""

    blocks: tuple[Block, ...]
    verdicts: tuple[Verdict, ...]
    confidence: float
    """0 to 1, how sure the labelling of this page is."""
    is_article: bool
    detail: str = ""
    """Why it is no article, in words."""
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """What one page adds to the evidence of its site, whatever its labels."""

    source_path: str
    source_sha256: str
    site: str | None
    title_key: int
    """Of the page's headline; 0 if none. 64-bit, signed."""
    body_keys: tuple[int, int, int]
    """Of its three longest blocks, longest first; 0 where there is none."""
    line_keys: tuple[int, ...]
    """Of each distinct normalized line that could be furniture, sorted."""
    rules_digest: str
    """Of the code, config and profile that would clean this page: `Article.pipeline_version`."""
    stated: str = ""
    """Digest of what container and sidecar say of the record: its row depends on that too."""


class Image(NamedTuple):
    """One picture of an article, caption and credit apart."""

    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    url: str | None = None


class Contributor(NamedTuple):
    """One of those named besides the authors."""

    name: str
    role: str
    """`reporting`, `writing`, `editing`, `translation`, `photography`, `graphics`, …"""


class Estimate(NamedTuple):
    """What the text implies of its day, for pages that state none."""

    date: Day
    earliest: Day
    latest: Day
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source states about one field, before anything is chosen."""

    field: str
    value: object
    source: str
    """`json-ld`, `meta`, `time-element`, `visible`, `url`, `record`, `profile`."""
    raw: str = ""
    """The text it was read from."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """The chosen fields of one page, the claims that lost, and the conflicts between them."""

    url: str | None = None
    site: str | None = None
    publisher: str | None = None
    title: str | None = None
    standfirst: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    initials: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    dateline: str | None = None
    dateline_place: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    published_precision: str | None = None
    published_estimate: Estimate | None = None
    published_raw: str | None = None
    published_source: str | None = None
    language: str | None = None
    images: tuple[Image, ...] = ()
    warnings: tuple[Warned, ...] = ()
    claims: tuple[Claim, ...] = field(default=(), compare=False)
    """All claims, winners first: for `explain`, not for the store."""


class Removed(NamedTuple):
    """One block that is not in any article's text: one row of `removed`."""

    article_id: str | None
    """None on a page that was rejected."""
    source_path: str
    at: str
    position: int
    label: str
    text: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Article:
    """One row of `articles` with its rows of `removed`."""

    article_id: str
    source_path: str
    source_sha256: str
    metadata: Metadata
    text: str
    blocks: tuple[tuple[str, str], ...]
    """(label, text) of the kept blocks, in order."""
    word_count: int
    confidence: float
    warnings: tuple[Warned, ...]
    text_sha256: str
    pipeline_version: str
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class Rejected:
    """One row of `rejected`: a record that gave no article, with the blocks it had, if any."""

    source_path: str
    source_sha256: str
    stage: str
    """`read`, `decode`, `segment`, `label`, `resolve`, `assemble` or `worker`."""
    reason: str
    detail: str
    removed: tuple[Removed, ...] = ()


Outcome: TypeAlias = Article | Rejected
