"""Every warning from a small page that earns it, through the whole pipeline."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from cleancopy import pipeline
from cleancopy.model import WARNINGS, Article, Raw
from cleancopy.read import RawFile, records, walk
from judged_pages import shipped
from sample_pages import html_page

PAGE = html_page(4)


def page(head: str = "", notice: str = "") -> bytes:
    """The page with something more in its head, or right behind its text."""
    said = PAGE.replace("</head>", f"{head}</head>").replace("</article>", f"{notice}</article>")
    return said.encode()


def published(day: str) -> str:
    stated = json.dumps({"@type": "NewsArticle", "datePublished": f"{day}T08:00:00Z"})
    return f'<script type="application/ld+json">{stated}</script>'


EARNED: dict[str, dict[str, bytes]] = {
    "bad_record_field": {"a.jsonl": json.dumps({"html": PAGE, "url": 5}).encode()},
    "bad_sidecar": {"a.html": PAGE.encode(), "a.html.meta.json": b'{"url": 5}'},
    "date_conflict": {"a.html": page(published("2019-07-01"))},
    "encoding_repaired": {
        "a.html": PAGE.replace("Monday", "Märchentag").encode().replace(b"</h1>", b" \x96 </h1>")
    },
    "future_date": {
        "a.html": page(published("2031-07-01")),
        "a.html.meta.json": b'{"fetched_at": "2022-01-01T00:00:00Z"}',
    },
    "parser_limit": {
        "a.html": PAGE.replace("<nav>", "<div>" * 3000 + "</div>" * 3000 + "<nav>").encode()
    },
    "paywall_stub": {"a.html": page(notice="<p>Subscribe to continue reading</p>")},
    "title_conflict": {
        "a.html": page('<meta property="og:title" content="Seven recipes for winter soups">')
    },
    "truncated": {"a.html.gz": gzip.compress(PAGE.encode(), mtime=0)[:-4]},
}


def cleaned(folder: Path, files: dict[str, bytes]) -> Article:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    rules = shipped()
    (file,) = (found for found in walk(folder) if isinstance(found, RawFile))
    (raw,) = records(file, rules.settings)
    assert isinstance(raw, Raw)
    article = pipeline.clean(raw, rules)
    assert isinstance(article, Article)
    return article


def test_a_page_that_is_as_it_should_be_earns_none(tmp_path: Path) -> None:
    article = cleaned(tmp_path, {"a.html": PAGE.encode()})
    assert article.warnings == ()
    assert article.metadata.published_at is not None
    assert article.metadata.published_at.date() > date(2021, 1, 1)


@pytest.mark.parametrize("stated", ['{"url": "example.org/a"}', '{"fetched_at": "soon"}'])
def test_a_stated_fact_that_no_row_can_use_is_told(tmp_path: Path, stated: str) -> None:
    article = cleaned(tmp_path, {"a.html": PAGE.encode(), "a.html.meta.json": stated.encode()})
    assert article.warnings == ("bad_sidecar",)


@pytest.mark.parametrize("warning", WARNINGS)
def test_every_warning_is_earned_by_a_page_and_alone(tmp_path: Path, warning: str) -> None:
    assert cleaned(tmp_path, EARNED[warning]).warnings == (warning,)
