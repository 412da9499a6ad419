"""Whatever a page states of itself, and whatever is called its address: it becomes a row."""

from __future__ import annotations

import hashlib
import html
import io
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancopy import table
from cleancopy.claims.metatags import NAMES
from cleancopy.model import Raw, Rejected
from cleancopy.pipeline import explain
from cleancopy.read.compression import source
from cleancopy.read.jsonl import read_jsonl
from cleancopy.resolve.why import decisions
from cleancopy.settings import Settings
from judged_pages import shipped
from sample_pages import html_page, text_page

BEGINNINGS = ("", "http://", "HTTPS://", "ftp://", "//", "/", "file:", "javascript:", "http:\\\\")
HOSTS = (
    "", "[", "[bad", "]", "[::1]", "[v1.a]", "example.org", "EXAMPLE.org.", ".org", "a..org",
    "example.org:x", "example.org:99999", "u:p@example.org:80", "xn--.org", "xn--a.example.org",
    "ä" * 70 + ".org", "℀.org", "example.org／a", "192.168.1.1", "\ud83d.org", "-.org", "例え.jp",
    "example.org%5b",
)  # fmt: skip
PATHS = (
    "", "/", "/a", "/2024/may/03/", "/2024/mai/03/", "/2024/feb/31/", "/2024/02/31/",
    "/٢٠٢٤/05/03/", "/2024/13/45", "/a;jsessionid=1?b", "/%", "/%ff%zz", "/\ud83d", "/a b\n",
    "/../../..", "/[", "/{{}", "/http://[", "/?http://https://", "/<a>", "/\x00\x85\ufeff",
    "/tag/page/2", "/😀",
)  # fmt: skip
QUERIES = ("", "?", "?a=1&b", "?utm_source=[", "?%ff=\ud83d", "?id=" + "9" * 60, "#", "#[", "?&&=&")
ADDRESSES = st.builds(
    lambda *parts: "".join(parts), *map(st.sampled_from, (BEGINNINGS, HOSTS, PATHS, QUERIES))
)
TEXTS = st.one_of(
    ADDRESSES,
    st.text(max_size=30),
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.sampled_from(
        (
            "0000-00-00", "2024-02-31T25:61:61+99:99", "99999999999999999999", "-1", "1e999", "NaN",
            "+0000", "12/31/0001", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59",
            "&#xd83d;", "&amp;#1;", "(" * 300, " " * 300, "By ", "By " * 50, "Jane Example, ",
            "\ud83d", "\u202e\u0000", "<b", "]]>", "{}", "|", " - ", "©", "Foto:", "de", "x-",
            "zz_ZZ",
        )
    ),
)  # fmt: skip
KEYS = (
    "@id", "@type", "@graph", "headline", "name", "title", "url", "mainEntityOfPage", "mainEntity",
    "author", "creator", "editor", "givenName", "familyName", "publisher", "datePublished",
    "dateModified", "dateCreated", "keywords", "articleSection", "inLanguage", "image", "caption",
    "creditText", "contentUrl", "description", "isAccessibleForFree", "alternateName",
)  # fmt: skip
SECONDS = 10
"""CPU time: much more than a page of this size takes, much less than one read again and again."""
TYPES = ("NewsArticle", "Person", "Organization", "WebPage", "http://schema.org/Article", "")


@pytest.fixture(scope="module", autouse=True)
def _rules_are_read() -> None:
    becomes_a_row(Raw("a.txt", "0" * 64, text_page(1).encode(), "text"))


def nested(value: object, depth: int) -> object:
    for _ in range(depth):
        value = [value]
    return value


def around(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    named = st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    return st.one_of(SCALARS, st.lists(inner, max_size=3), named)


SCALARS: st.SearchStrategy[object] = st.one_of(
    TEXTS,
    st.sampled_from(TYPES),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.builds(nested, TEXTS, st.sampled_from((40, 400, 900))),
)
VALUES = around(around(SCALARS))
NODES = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8).map(
    lambda node: {"@type": "NewsArticle", **node}
)
METAS = st.lists(
    st.tuples(
        st.sampled_from([*(name for names in NAMES.values() for name in names), "og:type", "x"]),
        TEXTS,
    ),
    max_size=8,
)


def stated(metas: list[tuple[str, str]], canonical: str, base: str, scripts: list[object]) -> str:
    """A whole page whose head states what it is given."""
    said = "".join(f'<meta name="{n}" content="{html.escape(c)}">' for n, c in metas)
    said += f'<link rel="canonical" href="{html.escape(canonical)}">'
    said += f'<base href="{html.escape(base)}">' if base else ""
    for script in scripts:
        said += f'<script type="application/ld+json">{json.dumps(script)}</script>'
    return html_page(1).replace("<head>", "<head>" + said)


def becomes_a_row(raw: Raw) -> None:
    explained = explain(raw, shipped())
    outcome = explained.outcome
    name = "rejected" if isinstance(outcome, Rejected) else "articles"
    assert table.batch(name, [outcome]).num_rows == 1
    if explained.metadata is not None:
        assert list(decisions(explained.metadata)) != []


@settings(max_examples=150)
@given(METAS, ADDRESSES, st.one_of(st.just(""), ADDRESSES), st.lists(NODES, max_size=2))
def test_whatever_the_head_states_the_page_becomes_a_row(
    metas: list[tuple[str, str]], canonical: str, base: str, scripts: list[object]
) -> None:
    data = stated(metas, canonical, base, scripts).encode(errors="replace")
    becomes_a_row(Raw("a.html", hashlib.sha256(data).hexdigest(), data, "html"))


@settings(max_examples=100)
@given(
    st.fixed_dictionaries(
        {"url": st.one_of(ADDRESSES, VALUES)},
        optional={"fetched_at": VALUES, "content_type": VALUES, "title": VALUES},
    ),
    st.booleans(),
)
def test_whatever_a_record_states_it_becomes_a_row(record: dict[str, object], dump: bool) -> None:
    page = {"text": text_page(1)} if dump else {"html": stated([], "/a", "", [])}
    line = json.dumps({**record, **page}).encode()
    limits = Settings()
    for raw in read_jsonl("a.jsonl", source(io.BytesIO(line), "", limits), limits):
        if isinstance(raw, Raw):
            becomes_a_row(raw)
        else:
            assert raw.reason == "BAD_RECORD"


@settings(max_examples=100)
@given(st.text(st.sampled_from('{}[]":,\\u<!-/>&;d8a0 \n'), max_size=80))
def test_whatever_a_script_holds_the_page_becomes_a_row(script: str) -> None:
    said = f"<script type=application/ld+json>{script}</script><!-- {script} -->"
    data = html_page(1).replace("<head>", "<head>" + said).encode()
    becomes_a_row(Raw("a.html", hashlib.sha256(data).hexdigest(), data, "html"))


@pytest.mark.parametrize("repeated", ["\n", " \n", "\n\n", "\t"])
def test_blank_lines_of_a_dump_are_read_once(repeated: str) -> None:
    data = (text_page(1) + repeated * 60_000 + "## " + text_page(2)).encode()
    started = time.process_time()
    becomes_a_row(Raw("a.txt", hashlib.sha256(data).hexdigest(), data, "text"))
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("repeated", ["(", "( ", " ", "."])
def test_what_a_caption_repeats_is_read_once(repeated: str) -> None:
    caption = f"<figure><img src=/a><figcaption>A mill{repeated * 20_000}x</figcaption></figure>"
    data = html_page(1).replace("</article>", caption + "</article>").encode()
    started = time.process_time()
    becomes_a_row(Raw("a.html", hashlib.sha256(data).hexdigest(), data, "html"))
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("repeated", ["a-\nb ", "hyphen-\n", "|---", "- \n"])
def test_what_the_lines_of_a_dump_repeat_is_read_once(repeated: str) -> None:
    data = (text_page(1) + "\n\n" + repeated * 40_000).encode()
    started = time.process_time()
    becomes_a_row(Raw("a.txt", hashlib.sha256(data).hexdigest(), data, "text"))
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize("repeated", ["- ", "| ", "(Reuters) - ", "a: ", ":", "|"])
def test_what_a_title_repeats_is_read_once(repeated: str) -> None:
    data = html_page(1).replace("<title>", f"<title>{repeated * 20_000}").encode()
    started = time.process_time()
    becomes_a_row(Raw("a.html", hashlib.sha256(data).hexdigest(), data, "html"))
    assert time.process_time() - started < SECONDS
