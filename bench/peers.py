"""Peers: other people's extractors, each called as its own documentation says.

Every adapter takes the source (the decoded HTML, or a dump) and the page, of which it may use
what a user would know: address and language. It returns the text it takes for the article.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from importlib import metadata
from typing import Any, Literal, NamedTuple, TypeAlias

from bench.pages import BenchPage

Adapter: TypeAlias = "Callable[[str, BenchPage], Extraction]"


class Extraction(NamedTuple):
    """What a tool gives for a page; None where it does not look for a thing."""

    text: str
    title: str | None = None
    authors: tuple[str, ...] | None = None
    days: tuple[date, ...] | None = None
    """The day of publication, as printed and in UTC if they differ."""
    captions: tuple[str, ...] | None = None
    credits: tuple[str, ...] | None = None
    rejected: str | None = None
    """Reason, where the tool says that the page is no article."""
    standfirst: str | None = None
    topics: tuple[str, ...] | None = None
    headings: tuple[str, ...] | None = None
    """The headings within the text."""
    signed: tuple[str, ...] | None = None
    """Authors, or where no person signs the desks and agencies that do; None where the tool
    keeps them with the authors."""


class Peer(NamedTuple):
    name: str
    package: str
    source: Literal["html", "text"]
    run: Adapter

    @property
    def version(self) -> str | None:
        """Version installed; None when the package is missing (`pip install cleancopy[bench]`)."""
        try:
            return metadata.version(self.package)
        except metadata.PackageNotFoundError:
            return None


def trafilatura(source: str, page: BenchPage) -> Extraction:
    """`bare_extraction` with its defaults, comments left out."""
    return _trafilatura(source)


def trafilatura_precision(source: str, page: BenchPage) -> Extraction:
    """`favor_precision`."""
    return _trafilatura(source, favor_precision=True)


def trafilatura_fast(source: str, page: BenchPage) -> Extraction:
    """`fast`: without the second opinions of readability and jusText."""
    return _trafilatura(source, fast=True)


def trafilatura_fields(source: str, page: BenchPage) -> Extraction:
    """`bare_extraction(with_metadata=True)`: the text with title, authors and date."""
    from trafilatura import bare_extraction

    found = bare_extraction(source, url=page.url, include_comments=False, with_metadata=True)
    if found is None or isinstance(found, dict):
        return Extraction("")
    authors = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Extraction(found.text or "", found.title, authors, _days(found.date))


def newspaper(source: str, page: BenchPage) -> Extraction:
    """newspaper4k's `article(url, input_html=…)`, no images fetched.

    Where its tokenizer for the language is an extra that is not installed, it reads as English.
    """
    from newspaper import article

    address = page.url or "https://example.org/"
    try:
        found = article(address, input_html=source, fetch_images=False)
    except (ImportError, LookupError):
        found = article(address, "en", input_html=source, fetch_images=False)
    published = found.publish_date
    days = (published.date(),) if isinstance(published, datetime) else ()
    return Extraction(found.text or "", found.title or None, _names(found.authors), days)


def resiliparse(source: str, page: BenchPage) -> Extraction:
    """Resiliparse's plain text with `main_content=True`, without alternative texts."""
    from resiliparse.extract.html2text import extract_plain_text

    return Extraction(extract_plain_text(source, main_content=True, alt_texts=False))


def readability(source: str, page: BenchPage) -> Extraction:
    """readability-lxml's summary, its HTML made text by html-text."""
    import html_text
    from readability import Document

    document = Document(source)
    text = html_text.extract_text(document.summary(html_partial=True))
    return Extraction(text, document.short_title() or None)


def justext(source: str, page: BenchPage) -> Extraction:
    """jusText with its defaults and the stop words of the page's language."""
    from justext import justext as classify

    paragraphs = classify(source, _stop_words(page.language), encoding="utf-8")
    return Extraction("\n\n".join(p.text for p in paragraphs if not p.is_boilerplate))


def goose(source: str, page: BenchPage) -> Extraction:
    """goose3's cleaned text, no images fetched."""
    found = _goose().extract(raw_html=source)
    days = _days(found.publish_date) if isinstance(found.publish_date, str) else ()
    return Extraction(found.cleaned_text or "", found.title or None, _names(found.authors), days)


def boilerpy(source: str, page: BenchPage) -> Extraction:
    """boilerpy3's ArticleExtractor."""
    from boilerpy3.extractors import ArticleExtractor

    return Extraction(ArticleExtractor(raise_on_failure=False).get_content(source))


def c4(source: str, page: BenchPage) -> Extraction:
    """C4's rule for lines (Raffel et al. 2020): five words, terminal punctuation, no `…`."""
    return Extraction("\n\n".join(line for line in paragraphs(source) if c4_keeps(line)))


def c4_keeps(line: str) -> bool:
    """As C4's clean_page: ends in `. ? ! "`, not in `...`; five words; not about JavaScript.

    >>> [c4_keeps(line) for line in ("It was all right again.", "Read more", "And so on...")]
    [True, False, False]
    """
    return (
        line.endswith((".", "?", "!", '"', "”"))
        and not line.endswith("...")
        and len(line.split()) >= 5
        and "javascript" not in line.lower()
    )


def justext_lines(source: str, page: BenchPage) -> Extraction:
    """jusText over a dump whose lines are wrapped in `<p>`."""
    return justext(_as_html(source), page)


def trafilatura_lines(source: str, page: BenchPage) -> Extraction:
    """trafilatura over a dump whose lines are wrapped in `<p>`."""
    return _trafilatura(_as_html(source))


PEERS = (
    Peer("trafilatura", "trafilatura", "html", trafilatura),
    Peer("trafilatura precision", "trafilatura", "html", trafilatura_precision),
    Peer("trafilatura fast", "trafilatura", "html", trafilatura_fast),
    Peer("trafilatura + fields", "trafilatura", "html", trafilatura_fields),
    Peer("newspaper4k", "newspaper4k", "html", newspaper),
    Peer("resiliparse", "resiliparse", "html", resiliparse),
    Peer("readability-lxml", "readability-lxml", "html", readability),
    Peer("jusText", "justext", "html", justext),
    Peer("goose3", "goose3", "html", goose),
    Peer("boilerpy3", "boilerpy3", "html", boilerpy),
    Peer("C4 line rule", "cleancopy", "text", c4),
    Peer("jusText over lines", "justext", "text", justext_lines),
    Peer("trafilatura over lines", "trafilatura", "text", trafilatura_lines),
)


def missing() -> list[str]:
    """A note for each peer that is not installed."""
    return [
        f"{peer.name}: {peer.package} is not installed; `pip install 'cleancopy[bench]'`"
        for peer in PEERS
        if peer.version is None
    ]


WRAPPED_AT = 100
"""A dump whose lines with several words are all at most so long was hard-wrapped."""


def paragraphs(dump: str) -> list[str]:
    """The dump's lines; of a hard-wrapped dump, its runs of lines between blank ones, joined.

    The peers know nothing of wrapping: without this they would be judged on half sentences.

    >>> paragraphs("One line\\nand more\\n\\nTwo")
    ['One line and more', 'Two']
    """
    lines = [line.strip() for line in dump.split("\n")]
    if any(len(line) > WRAPPED_AT and line.count(" ") > 5 for line in lines):
        return [line for line in lines if line]
    return [" ".join(run.split()) for run in re.split(r"\n{2,}", "\n".join(lines)) if run.strip()]


def _as_html(dump: str) -> str:
    body = "\n".join(f"<p>{entities.escape(line)}</p>" for line in paragraphs(dump))
    return f"<html><body>{body}</body></html>"


def _trafilatura(source: str, **options: Any) -> Extraction:
    from trafilatura import bare_extraction

    found = bare_extraction(source, include_comments=False, **options)
    return Extraction("" if found is None or isinstance(found, dict) else found.text or "")


def _names(found: Iterable[object]) -> tuple[str, ...]:
    """Names alone: some tools pass on what JSON-LD nests."""
    return tuple(name for name in found if isinstance(name, str))


def _days(stated: str | None) -> tuple[date, ...]:
    try:
        return (date.fromisoformat(stated[:10]),) if stated else ()
    except ValueError:
        return ()


@cache
def _goose() -> Any:
    from goose3 import Goose

    return Goose({"enable_image_fetching": False, "strict": False})


@cache
def _stop_words(language: str | None) -> frozenset[str]:
    """jusText's list for the language, English where it has none."""
    from babel import Locale
    from justext import get_stoplist, get_stoplists

    name = Locale(language).english_name if language not in (None, "no") else "English"
    name = "Norwegian_Bokmal" if language == "no" else str(name).replace(" ", "_")
    return frozenset(get_stoplist(name if name in get_stoplists() else "English"))
