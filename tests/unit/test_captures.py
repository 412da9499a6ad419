from __future__ import annotations

import pytest

from cleancopy.fields.captured import captured_at, is_archive, original
from cleancopy.model import Article, Raw, Rejected
from cleancopy.pipeline import clean
from judged_pages import shipped

RULES = shipped()
STORY = "http://www.ellory-courier.co.uk/news/mill.html"
TEXT = "".join(
    f"<p>The mill of Ellory was sold on Monday for {n} million pounds, and the {n} people who work "
    "there learned of it from the new owner, who came by bus and shook every hand.</p>"
    for n in range(3, 9)
)


def page(head: str = "", top: str = "", foot: str = "", **facts: str) -> Article:
    html = f"<html><head><title>Ellory mill is sold</title>{head}</head><body>{top}"
    html += f"<h1>Ellory mill is sold</h1><p>By Jane Example</p>{TEXT}{foot}</body></html>"
    found = clean(Raw("a.html", "0" * 64, html.encode(), "html", **facts), RULES)
    assert not isinstance(found, Rejected)
    return found


@pytest.mark.parametrize(
    "url",
    [
        f"https://web.archive.org/web/20100214050101/{STORY}",
        f"http://web.archive.org/web/20100214050101id_/{STORY}",
        f"//web.archive.org/web/2010/{STORY}",
        f"/web/20100214050101/{STORY}",
        "https://web.archive.org/web/20100214050101/www.ellory-courier.co.uk/news/mill.html",
        "https://web.archive.org/web/2010*/http://www.ellory-courier.co.uk:80/news/mill.html",
        "http://web.archive.org/web/20100214050101/http:/www.ellory-courier.co.uk/news/mill.html",
        f"https://archive.ph/2015.06.02-103355/{STORY}",
        f"http://archive.is/o/qXz4L/{STORY}",
        f"https://arquivo.pt/wayback/20100214050101/{STORY}",
        f"https://wayback.archive-it.org/1234/20100214050101mp_/{STORY}",
        "http://webcache.googleusercontent.com/search?q=cache:Zy3fkVpWxxoJ:"
        "www.ellory-courier.co.uk/news/mill.html+mill+ellory&hl=en",
        f"https://archive.ph/2015.06.02-103355/https://web.archive.org/web/2010/{STORY}",
    ],
)
def test_the_address_of_a_copy_is_that_of_what_was_copied(url: str) -> None:
    assert original(url) == STORY


@pytest.mark.parametrize(
    "url",
    [
        STORY,
        "https://example.org/2009/03/18/a",
        "https://example.org/share?url=http://example.com/a",
        "https://archive.org/details/mill-of-ellory",
        "https://blog.archive.org/2020/01/02/a-post/",
        "https://archive.is/qXz4L",
        "/news/mill.html",
        "/web/2010/mill",
        "",
    ],
)
def test_other_addresses_stay(url: str) -> None:
    assert original(url) == url


def test_an_archive_alone_is_no_address_of_an_article() -> None:
    assert is_archive("http://archive.is/qXz4L")
    assert not is_archive(f"https://web.archive.org/web/2010/{STORY}")
    assert not is_archive("https://blog.example.org/archive.org")


def test_a_stamp_that_is_no_moment_tells_none() -> None:
    assert captured_at(f"https://web.archive.org/web/2010/{STORY}") is None
    assert captured_at(f"https://web.archive.org/web/20101399/{STORY}") is None


def test_two_captures_of_an_article_are_one_article() -> None:
    copies = [
        page(url=f"https://web.archive.org/web/{stamp}/{STORY}", fetched_at="2023-05-05T10:00:00Z")
        for stamp in ("20100214050101", "20110304050607id_")
    ]
    live = page(url=STORY)
    assert {found.article_id for found in (*copies, live)} == {live.article_id}
    assert {found.metadata.site for found in copies} == {"ellory-courier.co.uk"}


def test_the_day_of_the_capture_is_not_that_of_publication() -> None:
    found = page(url=f"https://web.archive.org/web/20100214/{STORY}")
    assert found.metadata.published_at is None
    day = page(
        url=f"https://web.archive.org/web/20100214/{STORY.replace('mill', '2010/02/12/mill')}"
    )
    assert day.metadata.published_raw == "2010/02/12"
    assert day.warnings == ()


def test_archive_today_states_its_own_day_and_name() -> None:
    found = page(
        '<meta property="og:site_name" content="archive.is">'
        '<meta property="og:url" content="http://archive.is/qXz4L">'
        '<meta property="article:published_time" content="2015-06-02T10:33:55Z">'
        '<meta property="article:modified_time" content="2015-06-02T10:33:55Z">'
        f'<link rel="canonical" href="https://archive.is/2015.06.02-103355/{STORY}">',
        '<div id="HEADER"><div>archive.today</div><div>webpage capture</div>'
        '<time datetime="2015-06-02T10:33:55Z">2 Jun 2015 10:33:55 UTC</time></div>',
        url="https://archive.is/qXz4L",
    )
    assert found.metadata.url == STORY
    assert found.metadata.publisher is None
    assert found.metadata.published_at is None
    assert found.metadata.modified_at is None
    assert found.removed[0].rule == "capture.banner"


def test_the_banner_of_the_wayback_machine_is_no_part_of_a_page() -> None:
    found = page(
        top='<div id="wm-ipp-base"><div>3 captures</div><p>18 Mar 2009 - 02 Jul 2011</p></div>'
        f"<p>The Wayback Machine - https://web.archive.org/web/20100214050101/{STORY}</p>",
        foot="<p>FILE ARCHIVED ON 09:30:11 Nov 04, 2006 AND RETRIEVED FROM THE INTERNET ARCHIVE ON "
        "17:22:08 Mar 11, 2022.</p>",
    )
    assert found.metadata.url == STORY
    assert [row.text[:11] for row in found.removed if row.rule == "capture.banner"] == [
        "3 captures",
        "18 Mar 2009",
        "The Wayback",
        "FILE ARCHIV",
    ]


@pytest.mark.parametrize(
    "top",
    [
        f"<!-- saved from url=(0046){STORY} -->",
        f'<script>__wm.wombat("{STORY}","20040611083012","https://web.archive.org/");</script>',
        f"<!--\n Page saved with SingleFile \n url: {STORY} \n saved date: Mon Apr 05 2021\n-->",
        f"<!-- Mirrored from {STORY.removeprefix('http://')} by HTTrack Website Copier/3.x -->",
        f'<meta name="savepage-url" content="{STORY}">',
        f'<a class="domain reader-domain" href="{STORY}">ellory-courier.co.uk</a>',
        f'<base href="{STORY}"><div>This is Google\'s cache of <a href="{STORY}">{STORY}</a></div>',
    ],
)
def test_the_tool_that_saved_a_page_says_where_it_lives(top: str) -> None:
    assert page(top).metadata.url == STORY
    assert page(top, url="https://www.ellory-courier.co.uk/a").metadata.url in (
        STORY,
        "https://www.ellory-courier.co.uk/a",
    )


def test_a_base_alone_is_not_the_pages_address() -> None:
    assert page(f'<base href="{STORY}">').metadata.url is None
