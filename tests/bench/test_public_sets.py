"""Each repository's layout is read as pages with gold."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bench.folds import FOLDS, fold_of
from bench.readers import decode, read_all, site_of, version_key


def test_all_sets_are_read_in_order(data: Path) -> None:
    assert [page.key for page in read_all(data)] == [
        "aeb/ab12",
        "fundus-evaluation/TheExample_0",
        "fundus/xx-TheExample_2024_01_02",
        "fundus/xx-TheExample_2025_01_02",
        "wcxb/0001",
        "wcxb/0002",
    ]


def test_a_chosen_set_alone(data: Path) -> None:
    assert {page.set for page in read_all(data, ("wcxb",))} == {"wcxb"}


def test_no_set_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read_all(tmp_path))


def test_one_publisher_is_one_site_in_every_set(data: Path) -> None:
    named = {page.site for page in read_all(data) if page.url}
    assert named == {"example.co.uk"}
    assert {page.site for page in read_all(data) if not page.url} == {
        "fundus:xx-TheExample_2025_01_02"
    }


def test_fundus_pages_in_file_order_go_with_versions_in_numeric_order(data: Path) -> None:
    pages = list(read_all(data, ("fundus",)))
    assert [page.gold.title for page in pages] == ["one", "two"]
    gold = pages[0].gold
    assert gold.paragraphs is not None
    assert gold.paragraphs[:3] == ("A summary.", gold.body.split("\n\n")[1], "What happens next")
    assert (gold.published, gold.published_utc) == (date(2024, 1, 2), date(2024, 1, 1))
    assert gold.images == (("The ferry", ("B. Example", "AP")),)


def test_optional_paragraphs_lose_their_brackets(data: Path) -> None:
    (page,) = read_all(data, ("fundus-evaluation",))
    assert page.gold.optional == {4}
    assert page.gold.body.endswith("\n\nBy A.")


def test_wcxb_page_types_and_unknown_author(data: Path) -> None:
    article, collection = read_all(data, ("wcxb",))
    assert (article.gold.page_type, collection.gold.page_type) == ("article", "collection")
    assert article.gold.authors is None


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("<p>für</p>".encode(), "für"),
        (b"<meta charset='iso-8859-2'><p>\xb1</p>", "ą"),
        (b"<meta charset='nonsense'><p>\x93so\x94</p>", "“so”"),
        (b"\xef\xbb\xbf<p>a</p>", "a"),
    ],
)
def test_decoding(data: bytes, text: str) -> None:
    assert BeautifulSoup(decode(data), "lxml").get_text() == text


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.example.co.uk/a", "example.co.uk"),
        ("https://amp.example.com/a", "example.com"),
        (None, None),
        ("", None),
    ],
)
def test_site_is_the_registrable_domain(url: str | None, site: str | None) -> None:
    assert site_of(url) == site


def test_an_unknown_version_name_is_an_error() -> None:
    with pytest.raises(ValueError, match="not a version"):
        version_key("latest")


def test_folds_depend_on_the_site_alone() -> None:
    folds = {site: fold_of(site) for site in (f"site{n}.example" for n in range(100))}
    assert set(folds.values()) == set(range(FOLDS))
    assert all(fold_of(site) == fold for site, fold in folds.items())
