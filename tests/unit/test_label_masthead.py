"""The headline of an HTML page, and what stands around it: the site's name, menus, paths."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from cleancopy.label import context
from cleancopy.label.top.masthead import corrected
from cleancopy.model import Head, Verdict
from judged_pages import Line, line, made, paragraphs, shipped

SITE = "The Example Evening Herald"
TITLE = "Council sells old ferry house"


def html(text: str, tag: str, title: float, linked: bool = False, label: str = "other") -> Line:
    return line(
        text,
        label,
        fine={"title": title},
        tag=tag,
        path=f"html>body>{tag}",
        link_chars=len(text) if linked else 0,
    )


def judged(top: Sequence[Line], title: str, below: Sequence[Line] = ()) -> list[Verdict]:
    text = paragraphs(3, tag="p", path="html>body>p")
    page = made([*top, *text, *below])
    return context.judge(page.blocks, page.verdicts, page.scores, Head(title=title), shipped())


def headline(top: Sequence[Line], title: str, below: Sequence[Line] = ()) -> str | None:
    found = judged(top, title, below)
    return next((top[i].block.text for i, v in enumerate(found) if v.label == "title"), None)


COPYRIGHT = html(f"© 2012 {SITE}. All rights reserved", "div", 0.0, label="footer")
MENU = html("Home News Sport Business", "div", 0.06)._replace(
    block=html("Home News Sport Business", "div", 0.06).block._replace(link_chars=21)
)


@pytest.mark.parametrize("title", [f"{TITLE} | {SITE}", f"{SITE} » Archive » {TITLE}"])
@pytest.mark.parametrize(("tag", "own"), [("h1", 0.2), ("h2", 0.04), ("h3", 0.01), ("p", 0.01)])
def test_the_name_of_the_site_is_no_headline(title: str, tag: str, own: float) -> None:
    top = [html(SITE, "div", 0.03, linked=True), MENU, html(TITLE, tag, own)]
    assert headline(top, title) == TITLE


def test_of_an_h1_with_the_sites_name_and_an_h2_the_second_is_the_headline() -> None:
    top = [html(SITE, "h1", 0.4, linked=True), html(TITLE, "h2", 0.02, linked=True)]
    for title in (f"{SITE} » Blog Archive » {TITLE}", f"{TITLE} « {SITE}"):
        assert headline(top, title) == TITLE
        assert judged(top, title)[0] == Verdict("navigation", "context.site-name", 0.9)


def test_an_h1_that_begins_the_title_names_the_blog_whose_post_the_rest_is() -> None:
    post = html(TITLE, "h3", 0.02)
    called = post._replace(block=post.block._replace(hints="post-title"))
    assert headline([html(SITE, "h1", 0.9), called], f"{SITE}: {TITLE}") == TITLE
    assert headline([html(SITE, "h1", 0.9), post], f"{SITE}: {TITLE}") == SITE


def test_before_a_blogs_archive_stands_the_name_of_the_blog_however_short_the_entrys_is() -> None:
    top = [html("The Harbour Gang", "h1", 0.9), html("Low Tide", "h2", 0.1)]
    assert headline(top, "The Harbour Gang » Blog Archive » Low Tide") == "Low Tide"
    assert headline(top, "The Harbour Gang » Low Tide") == "The Harbour Gang"


def test_an_item_of_a_menu_is_no_headline_where_the_title_lacks_it() -> None:
    item = html("Raw Harbour News", "li", 0.02, linked=True)
    assert headline([item], f"Harbour news from {SITE}") is None
    assert headline([item], f"Raw Harbour News of Today | {SITE}") == "Raw Harbour News"


def test_an_h1_that_is_the_shorter_part_of_the_title_stays_the_headline() -> None:
    top = [
        html("The Example Weekly Gazette of Aldport", "div", 0.01, linked=True),
        html("Rain", "h1", 0.4),
        html("Three days without a dry street in town", "h2", 0.1),
    ]
    assert headline(top, "Rain | The Example Weekly Gazette of Aldport") == "Rain"
    assert headline(top, "Rain: Three days without a dry street in town") == "Rain"


@pytest.mark.parametrize("title", [SITE, f"{SITE} - News"])
def test_where_the_page_is_called_as_its_site_a_heading_above_the_text_is_the_headline(
    title: str,
) -> None:
    top = [html(SITE, "div", 0.15, linked=True), MENU, html(TITLE, "h3", 0.002)]
    assert headline(top, title, [COPYRIGHT]) == TITLE


def test_where_a_logo_has_the_pages_title_the_topmost_line_above_the_text_is_the_headline() -> None:
    logo = html(SITE, "img", 0.0, label="caption")
    assert headline([logo, MENU, html(TITLE, "div", 0.01)], SITE) == TITLE


@pytest.mark.parametrize(
    ("text", "linked"),
    [("Home News Sport Culture", 20), ("Home > Sport", 9), ("首頁 | 要聞 | 財經 | 體育", 8)],
)
def test_a_row_of_links_is_no_headline(text: str, linked: int) -> None:
    row = html(text, "div", 0.3)
    row = row._replace(block=row.block._replace(link_chars=linked))
    assert headline([row], f"{TITLE} | {SITE}") is None
    assert headline([row, html(TITLE, "div", 0.01)], f"{TITLE} | {SITE}") == TITLE


def test_a_short_headline_without_spaces_is_stated_by_the_title() -> None:
    top = [html("港灣日報社新聞網", "div", 0.02), html("老渡輪退役乘客依依不捨", "td", 0.001)]
    assert headline(top, "港灣日報社新聞網：老渡輪退役乘客依依不捨") == "老渡輪退役乘客依依不捨"


def test_an_h1_that_reads_as_furniture_is_the_headline_where_the_title_says_so() -> None:
    top = [
        html(SITE, "div", 0.02, linked=True),
        html("Letters to the editor", "h1", 0.4, label="footer")._replace(
            verdict=Verdict("footer", "phrase.en.footer:letters to the editor", 0.9)
        ),
        html("Bins and the blind", "h3", 0.01),
    ]
    assert headline(top, f"Letters to the editor | {SITE}") == "Letters to the editor"


def test_a_row_of_links_above_the_headline_is_no_text() -> None:
    row = MENU._replace(verdict=Verdict("paragraph", "model.text", 0.9))
    found = judged([row, html(TITLE, "h1", 0.4)], TITLE)
    assert found[0] == Verdict("navigation", "context.menu-row", 0.8)


def test_a_title_that_could_be_no_headline_decides_nothing() -> None:
    top = [html("Spa moves into old vicarage at last", "font", 0.03)]
    assert headline(top, "art0312") == top[0].block.text


@pytest.mark.parametrize("tag", ["div", "h1"])
def test_a_menu_or_a_site_that_the_model_takes_for_the_headline_counts_as_the_title_found(
    tag: str,
) -> None:
    top = [html(SITE, tag, 0.3, linked=True), MENU, html(TITLE, "h3", 0.01), *paragraphs(2)]
    blocks, head = [each.block for each in top], Head(title=f"{TITLE} | {SITE}")
    for likeliest in (0, 1):
        chances = np.array([0.1, 0.1, 0.01, 0, 0], np.float32)
        chances[likeliest] = 0.3
        assert int(np.argmax(corrected(blocks, head, chances, 2))) == 2
        assert corrected(blocks, head, chances, None) is chances


def test_another_line_that_the_model_takes_for_the_headline_counts() -> None:
    top = [html("Ferrymen of the Welle want to be heard", "div", 0.3), html(TITLE, "h3", 0.01)]
    chances = np.array([0.3, 0.01], np.float32)
    assert corrected([each.block for each in top], Head(title=TITLE), chances, 1) is chances


@pytest.mark.parametrize(("tag", "is_headline"), [("h1", True), ("p", False)])
def test_an_h1_of_two_sentences_is_the_headline(tag: str, is_headline: bool) -> None:
    sentences = "Ferries know where they belong. You can’t just sell them to another island."
    found = headline([html(sentences, tag, 0.6, label="title")], f"{sentences} - {SITE}")
    assert found == (sentences if is_headline else None)


def test_the_beginning_of_the_sites_name_is_no_headline() -> None:
    top = [html("Example Evening", "div", 0.01), html("‘We loved that roof’", "h2", 0.01)]
    page = made([*top, *paragraphs(3, tag="p", path="html>body>p")])
    head = Head(
        title=f"{TITLE} | Example Evening Online",
        metas=(("og:site_name", "Example Evening Online"),),
    )
    found = context.judge(page.blocks, page.verdicts, page.scores, head, shipped())
    assert [verdict.label == "title" for verdict in found[:2]] == [False, True]
