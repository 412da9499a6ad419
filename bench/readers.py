"""Readers of four public sets, each in its repository's own layout.

| set | repository | gold |
|---|---|---|
| aeb | scrapinghub/article-extraction-benchmark | `ground-truth.json` |
| fundus-evaluation | dobbersc/fundus-evaluation | `dataset/ground_truth.json` |
| fundus | flairNLP/fundus | `tests/resources/parser/test_data/CC/*.json` |
| wcxb | Murrough-Foley/web-content-extraction-benchmark | `dev/ground-truth/*.json` |

A checkout of the whole repository reads the same as a part of it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from bs4.dammit import EncodingDetector
from publicsuffixlist import PublicSuffixList

from bench.language import language_of
from bench.pages import BenchPage, Gold, GoldImage, PageType

FUNDUS_DATA = Path("tests/resources/parser/test_data")
FUNDUS_HTML = re.compile(r"(?P<publisher>.+)_\d{4}_\d\d_\d\d\.html\.gz$")
"""`WAZ_2023_06_29.html.gz`; not `meta.info`."""
FUNDUS_VERSION = re.compile(r"V(\d+)(?:_(\d+))?$")
"""`V1`, `V2_1`."""

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
"""`[Ferries](/ferries)`."""
PAGE_TYPES: dict[str, PageType] = {
    "article": "article",
    "listing": "listing",
    "collection": "collection",
}


def read_all(data: Path, sets: tuple[str, ...] = ()) -> Iterator[BenchPage]:
    """Every page of the sets found under `data`, set by set, sorted by name within each.

    `data` holds one folder per repository, by the repository's name (`wcxb` also by its short
    one). A set that is not there is passed over; FileNotFoundError when none is.
    """
    found = False
    for name, folder, reader in READERS:
        for candidate in folder:
            if (data / candidate).is_dir() and (not sets or name in sets):
                found = True
                yield from reader(data / candidate)
                break
    if not found:
        raise FileNotFoundError(f"no known set under {data}")


def read_aeb(root: Path) -> Iterator[BenchPage]:
    """scrapinghub/article-extraction-benchmark: body only."""
    truth = _json(root / "ground-truth.json")
    for key in sorted(truth):
        path = root / "html" / f"{key}.html.gz"
        if path.exists():
            body = truth[key]["articleBody"]
            paragraphs = tuple(line for line in body.split("\n") if line.strip())
            yield _page("aeb", key, path, truth[key].get("url"), Gold(body, paragraphs))


def read_fundus_evaluation(root: Path) -> Iterator[BenchPage]:
    """dobbersc/fundus-evaluation: body paragraphs; one in square brackets is optional."""
    truth = _json(root / "dataset" / "ground_truth.json")
    for key in sorted(truth):
        path = root / "dataset" / "html" / key
        if path.exists():
            marked = [(p[1:-1], True) if is_optional(p) else (p, False) for p in truth[key]["body"]]
            gold = Gold(
                "\n\n".join(text for text, _ in marked),
                tuple(text for text, _ in marked),
                frozenset(i for i, (_, optional) in enumerate(marked) if optional),
            )
            yield _page("fundus-evaluation", key, path, truth[key]["url"], gold)


def is_optional(paragraph: str) -> bool:
    """As fundus-evaluation marks a paragraph that may be missing: `[Read the story.]`."""
    return paragraph[:1] == "[" and paragraph[-1:] == "]"


def read_fundus(root: Path) -> Iterator[BenchPage]:
    """flairNLP/fundus: body, title, authors, date, topics, images.

    A publisher's pages in file order go with its gold versions in numeric order. The body is
    joined as fundus' `ArticleBody.text` does: summary, then of each section its headline and its
    paragraphs, a blank line between.
    """
    for gold_path in sorted((root / FUNDUS_DATA).glob("*/*.json")):
        truth = _json(gold_path)
        urls = _json(gold_path.parent / "meta.info")
        versions = sorted(truth, key=version_key)
        pages = sorted(
            path
            for path in gold_path.parent.glob("*.html.gz")
            if (match := FUNDUS_HTML.match(path.name)) and match["publisher"] == gold_path.stem
        )
        for path, version in zip(pages, versions, strict=True):
            gold = fundus_gold(truth[version])
            name = f"{gold_path.parent.name}-{path.name.removesuffix('.html.gz')}"
            yield _page("fundus", name, path, urls.get(path.name, {}).get("url"), gold)


def version_key(version: str) -> tuple[int, int]:
    """Numeric order of fundus' gold versions.

    >>> sorted(["V2", "V1_10", "V1", "V1_2"], key=version_key)
    ['V1', 'V1_2', 'V1_10', 'V2']
    """
    match = FUNDUS_VERSION.match(version)
    if match is None:
        raise ValueError(f"not a version of fundus: {version!r}")
    return int(match[1]), int(match[2] or 0)


def fundus_gold(entry: dict[str, Any]) -> Gold:
    """Gold of one fundus version; fields the version does not test stay None."""
    body = entry.get("body") or {"summary": [], "sections": []}
    headings = [text for section in body["sections"] for text in section["headline"]]
    paragraphs = list(body["summary"])
    for section in body["sections"]:
        paragraphs += [*section["headline"], *section["paragraphs"]]
    day, utc = _days(entry.get("publishing_date"))
    images = entry.get("images")
    return Gold(
        body="\n\n".join(paragraphs),
        paragraphs=tuple(paragraphs),
        title=entry.get("title"),
        authors=_tuple(entry.get("authors")),
        published=day,
        published_utc=utc,
        summary=tuple(body["summary"]),
        headings=tuple(headings),
        topics=_tuple(entry.get("topics")),
        images=None if images is None else tuple(_image(image) for image in images),
    )


def read_wcxb(root: Path) -> Iterator[BenchPage]:
    """Murrough-Foley/web-content-extraction-benchmark: body, title, author, date, page type."""
    for gold_path in sorted((root / "dev" / "ground-truth").glob("*.json")):
        path = root / "dev" / "html" / f"{gold_path.stem}.html.gz"
        page_type = PAGE_TYPES.get(wcxb_page_type(entry := _json(gold_path)))
        if page_type is not None and path.exists():
            gold = wcxb_gold(entry["ground_truth"], page_type)
            yield _page("wcxb", gold_path.stem, path, entry.get("url"), gold)


def wcxb_page_type(entry: dict[str, Any]) -> str:
    """As the set's evaluate.py reads it: `article` unless stated, `category` is `collection`."""
    stated = (entry.get("_internal") or {}).get("page_type") or "article"
    primary = stated.get("primary", "article") if isinstance(stated, dict) else stated
    return "collection" if primary == "category" else str(primary)


def wcxb_gold(truth: dict[str, Any], page_type: PageType) -> Gold:
    """Gold of one wcxb entry; null means that the set does not know."""
    body = truth.get("main_content") or ""
    day, utc = _days(truth.get("publish_date"))
    author = truth.get("author")
    return Gold(
        body=body,
        paragraphs=tuple(line for line in body.split("\n") if line.strip()),
        title=truth.get("title"),
        authors=(author,) if author else None,
        published=day,
        published_utc=utc,
        headings=_headings(truth.get("main_content_markdown")),
        markdown=truth.get("main_content_markdown"),
        page_type=page_type,
    )


def _headings(markdown: str | None) -> tuple[str, ...] | None:
    """The headings of a body in Markdown; None where it has no marks of any."""
    lines = [line for line in (markdown or "").splitlines() if line.startswith("#")]
    return tuple(_LINK.sub(r"\1", line.lstrip("# ")) for line in lines) or None


READERS = (
    ("aeb", ("article-extraction-benchmark", "aeb"), read_aeb),
    ("fundus-evaluation", ("fundus-evaluation",), read_fundus_evaluation),
    ("fundus", ("fundus",), read_fundus),
    ("wcxb", ("web-content-extraction-benchmark", "wcxb"), read_wcxb),
)


def site_of(url: str | None) -> str | None:
    """Registrable domain of an address, by the public suffix list.

    One name for a publisher in every set: `apnews.com`. A host of many writers that the list
    does not know as such (substack.com) is one site, which keeps its template on one side.
    """
    host = urlsplit(url).hostname if url else None
    return _suffixes().privatesuffix(host) if host else None


def decode(data: bytes) -> str:
    """Text of an HTML page: strict UTF-8, else the declared encoding, else windows-1252."""
    for encoding in ("utf-8-sig", EncodingDetector.find_declared_encoding(data, is_html=True)):
        try:
            if encoding:
                return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("windows-1252", errors="replace")


def _page(set_name: str, name: str, path: Path, url: str | None, gold: Gold) -> BenchPage:
    data = gzip.decompress(path.read_bytes())
    text = decode(data)
    name = name.removesuffix(".html.gz")
    site = site_of(url) or f"{set_name}:{name}"
    return BenchPage(set_name, name, site, language_of(gold.body, text), data, text, url, gold)


def _days(stated: str | None) -> tuple[date | None, date | None]:
    """The day as stated and the day in UTC: `2023-06-29 00:04+02:00` is two days."""
    if not stated:
        return None, None
    try:
        moment = datetime.fromisoformat(stated.strip())
    except ValueError:
        return None, None
    utc = moment.astimezone(UTC) if moment.tzinfo else moment
    return moment.date(), utc.date()


def _image(image: dict[str, Any]) -> GoldImage:
    return GoldImage(image.get("caption") or None, tuple(image.get("authors") or ()))


def _tuple(values: list[str] | None) -> tuple[str, ...] | None:
    return None if values is None else tuple(values)


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))
