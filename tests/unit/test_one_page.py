"""`cleancopy.clean`: one page that a program holds in memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import cleancopy
from cleancopy import Article, Rejected, clean, load_rules

RAW = Path(__file__).parents[2] / "raw"
DUMP = (RAW / "dw.com" / "varn-dam.txt").read_bytes()
HTML = (RAW / "port-ellory-courier.co.uk" / "winter-ferry.html").read_bytes()
PARAGRAPHS = "".join(
    f"<p>The harbour of Zürich-Nord was closed for the {i}th time on Monday, the mayor said.</p>"
    for i in range(4, 9)
)
"""Paragraphs with a letter that is not ASCII."""


def article(found: Article | Rejected) -> Article:
    assert isinstance(found, Article), found
    return found


def test_a_dump_gives_its_article() -> None:
    found = article(clean(text=DUMP))
    assert found.metadata.title == "Neighbors agree to inspect Varn dam"
    assert found.metadata.agencies == ("dpa", "AFP")
    assert found.text.startswith("Engineers from both countries")
    assert "Skip to content" in {row.text for row in found.removed}


def test_html_gives_its_article_at_its_address() -> None:
    address = "https://www.port-ellory-courier.co.uk/harbour/winter-ferry"
    assert article(clean(html=HTML, url=address)).metadata.site == "port-ellory-courier.co.uk"


def test_text_that_is_decoded_is_read_as_it_is_whatever_the_page_states() -> None:
    page = f"<html><head><meta charset='iso-8859-5'></head><body><h1>Port</h1>{PARAGRAPHS}</body>"
    assert "Zürich-Nord" in article(clean(html=page)).text
    stated = clean(html=page, content_type="text/html; charset=macintosh")
    assert "Zürich-Nord" in article(stated).text


def test_bytes_and_what_they_say_give_the_same_text() -> None:
    assert article(clean(text=DUMP.decode())).text == article(clean(text=DUMP)).text


def test_bytes_are_decoded_by_the_content_type() -> None:
    page = f"<html><body><h1>Port</h1>{PARAGRAPHS}</body>".encode("mac_roman")
    found = article(clean(html=page, content_type="text/html; charset=macintosh"))
    assert "Zürich-Nord" in found.text


def test_a_day_after_the_moment_of_fetching_lies_in_the_future() -> None:
    page = f"<html><body><h1>Port closed</h1><p>Published 3 May 2020</p>{PARAGRAPHS}</body>"
    assert "future_date" in article(clean(html=page, fetched_at="2020-04-01T10:00:00Z")).warnings
    assert "future_date" not in article(clean(html=page)).warnings


def test_a_page_is_named_by_its_hash_where_nobody_names_it() -> None:
    found = article(clean(text=DUMP))
    assert found.source_path == found.source_sha256
    assert article(clean(text=DUMP, source_path="a.txt")).source_path == "a.txt"
    assert article(clean(html=HTML)).article_id != found.article_id


def test_a_page_without_an_article_says_why() -> None:
    found = clean(text="Home\nAbout us\n")
    assert isinstance(found, Rejected)
    assert found.reason == "NOT_AN_ARTICLE"


def test_own_rules_count(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("min_article_words = 9000", encoding="utf-8")
    assert isinstance(clean(text=DUMP, rules=load_rules(tmp_path)), Rejected)


@pytest.mark.parametrize("page", [{}, {"html": HTML, "text": DUMP}])
def test_a_page_is_either_html_or_text(page: dict[str, bytes]) -> None:
    with pytest.raises(TypeError, match="either html= or text="):
        clean(**page)  # type: ignore[arg-type]


def test_all_that_is_offered_is_there() -> None:
    assert all(hasattr(cleancopy, name) for name in cleancopy.__all__)
    assert not hasattr(cleancopy, "cleaned")


def test_the_package_alone_imports_nothing_heavy() -> None:
    script = "import sys, cleancopy; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert not {"numpy", "lxml", "pyarrow"}.intersection(done.stdout.split())
