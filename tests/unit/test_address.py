from __future__ import annotations

import pytest

from cleancopy.claims.address import address_claims, clean_address, site_of
from cleancopy.fields.domains import registrable
from cleancopy.model import Claim, Head, Page, Raw
from cleancopy.resolve.identity import resolve_url
from judged_pages import shipped


def page(path: str = "a.html", url: str | None = None) -> Page:
    return Page(Raw(path, "0" * 64, b"", "html", url=url), "", "utf-8", "utf-8")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://edition.example.co.uk/a", "example.co.uk"),
        ("//www.example.org/", "example.org"),
        ("https://someone.blogspot.com/2020/", "blogspot.com"),
        ("http://münchen.de/", "münchen.de"),
        ("https://xn--mnchen-3ya.de/a", "münchen.de"),
        ("https://WWW.xn--strae-oqa.de/a", "straße.de"),
        ("https://пример.рф/news/2", "пример.рф"),
        ("https://www.xn--e1afmkfd.xn--p1ai/news/1", "пример.рф"),
        ("https://समाचार.भारत/a", "समाचार.भारत"),
        ("https://a.公司.cn/", "a.公司.cn"),
        ("https://xn--99999999.de/a", "xn--99999999.de"),
        ("https://foo_bar.blogspot.com/a", "blogspot.com"),
        ("https://foo_bar.com/a", None),
        ("https://a..org/", None),
        ("http://localhost/a", None),
        ("http://192.168.1.1/a", None),
        ("/a/b.html", None),
        ("https://example.invalidtld/", None),
        ("mailto:a@example.org", None),
    ],
)
def test_registrable_domain(url: str, expected: str | None) -> None:
    assert registrable(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.org/a?utm_source=x&id=12#top", "https://www.example.org/a?id=12"),
        ("https://www.example.org/a?maca=en-rss&CMP=share", "https://www.example.org/a"),
        (
            "https://www.example.org/news.php?cid=12&utm_campaign=x",
            "https://www.example.org/news.php?cid=12",
        ),
        ("//example.org/a", "https://example.org/a"),
        ("HTTPS://EXAMPLE.org/A", "https://example.org/A"),
        ("https://jane:secret@example.org:8080/a", "https://example.org:8080/a"),
        ("not a url", None),
    ],
)
def test_trackers_are_taken_off(url: str, expected: str | None) -> None:
    assert clean_address(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/a;v=1",
        "https://www.example.org/a+b@c&d(e)'f,g:h!i*j~k",
        "https://www.example.org//a//b",
        "https://www.example.org/a%2Fb",
        "https://www.example.org/a?b=2&a=1",
        "https://www.example.org/a?q=x+y&print",
        "https://www.example.org/a/",
        "https://www.example.org:8080/a",
    ],
)
def test_an_address_stays_as_stated(url: str) -> None:
    assert clean_address(url) == url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.example.org/a b\n", "https://www.example.org/a%20b"),
        ("https://www.example.org/ä?q=ü", "https://www.example.org/%C3%A4?q=%C3%BC"),
        ("https://www.example.org:443/a", "https://www.example.org/a"),
        ("https://www.example.org", "https://www.example.org/"),
        ("https://www.example.org/a;jsessionid=1A", "https://www.example.org/a"),
        ("https://www.example.org/a?sid=1&b=2", "https://www.example.org/a?sid=1&b=2"),
        ("https://www.example.org/?utm_source=x", "https://www.example.org/"),
    ],
)
def test_what_no_address_may_hold_is_mended(url: str, expected: str) -> None:
    assert clean_address(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://xn--mnchen-3ya.de/a/b", "https://münchen.de/a/b"),
        ("https://MÜNCHEN.de/a/b", "https://münchen.de/a/b"),
        ("https://xn--e1afmkfd.xn--p1ai:8080/a", "https://пример.рф:8080/a"),
        ("https://пример.рф/news/2", "https://пример.рф/news/2"),
        ("https://foo_bar.blogspot.com/a", "https://foo_bar.blogspot.com/a"),
    ],
)
def test_a_host_has_one_writing(url: str, expected: str) -> None:
    assert clean_address(url) == expected


@pytest.mark.parametrize("host", ["xn--e1afmkfd.xn--p1ai", "пример.рф"])
def test_both_writings_of_a_host_give_one_url_and_site(host: str) -> None:
    url = f"https://{host}/news/1"
    record = page(url=url)
    canonical = Claim("canonical", "https://пример.рф/news/1", "meta")
    assert resolve_url((*address_claims(record, ()), canonical)) == "https://пример.рф/news/1"
    assert resolve_url(address_claims(record, ())) == "https://пример.рф/news/1"
    assert site_of(record, None, (), shipped()) == "пример.рф"
    assert site_of(page(f"{host}/a.html"), None, (), shipped()) == "пример.рф"


def test_relative_canonical_is_made_absolute() -> None:
    assert clean_address("/a/b", "https://www.example.org/c") == "https://www.example.org/a/b"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/2024/05/03/slug", "2024-05-03"),
        ("https://example.org/news-20240503-slug", "2024-05-03"),
        ("https://example.org/2024/may/03/slug", "2024-05-03"),
        ("https://example.org/2024/october/3/slug", "2024-10-03"),
        ("https://example.org/2024/05/slug", None),
        ("https://example.org/2024/mai/03/slug", None),
        ("https://example.org/2024/may/32/slug", None),
        ("https://example.org/12345678901/slug", None),
    ],
)
def test_date_in_url(url: str, expected: str | None) -> None:
    found = address_claims(page(url=url), ())
    assert next((c.value for c in found if c.field == "published"), None) == expected


def test_site_is_found_in_order_of_evidence() -> None:
    rules = shipped()
    head = Head(links=(("canonical", "https://www.example.com/a"),))
    assert site_of(page(url="https://news.example.org/a"), head, (), rules) == "example.org"
    assert site_of(page(), head, (), rules) == "example.com"
    assert site_of(page("example.net/a.html"), None, (), rules) == "example.net"
    assert site_of(page("some/folder/a.html"), None, (), rules) is None


def test_former_domain_is_the_site() -> None:
    assert site_of(page(url="https://www.dw-world.de/a"), None, (), shipped()) == "dw.com"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://[bad",
        "https://[bad/a",
        "https://example.org]/",
        "https://℀.org/a",
        "//[",
        "{" * 99_999,
    ],
)
def test_what_is_no_address_is_none(url: str) -> None:
    assert clean_address(url) is None
    assert clean_address(url, "https://www.example.org/c") is None
    assert clean_address(f"https://example.org/{'{' * 99_999}") is None
    assert registrable(url) is None
    assert address_claims(page(url=url), (Claim("canonical", url, "meta"),))[1:] == ()


def test_half_a_surrogate_pair_is_no_part_of_an_address() -> None:
    assert clean_address("https://example.org/a\ud83d?b=\udc00") == "https://example.org/a?b="


def test_claims_without_address_are_none() -> None:
    assert address_claims(page(), (Claim("canonical", "nonsense", "meta"),)) == ()
