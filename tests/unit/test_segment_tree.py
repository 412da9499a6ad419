"""HTML -> blocks: what each kind of element does to the text around it."""

from __future__ import annotations

import time

import pytest

from cleancopy.model import Block, Reject
from cleancopy.segment.lean import lean
from cleancopy.segment.tree import segment_html

SECONDS = 2
"""Much more than a pass over 1 MB takes, much less than a pass for each tag of it."""


def blocks(html: str) -> list[Block]:
    return list(segment_html(html).blocks)


def texts(html: str) -> list[str]:
    return [block.text for block in blocks(html)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One <b>bold</b> word</p><p>Two</p>", ["One bold word", "Two"]),
        ("<p>Fish &amp; chips &lt;3</p>", ["Fish & chips <3"]),
        ("<p>A<br>B</p>", ["A B"]),
        ("<p>A<br><br>B</p>", ["A", "B"]),
        ("<p>A<br> x <br>B</p>", ["A x B"]),
        ("<div>In<p>out</p>again</div>", ["In", "out", "again"]),
        ("<p>A <a>coin</a><button></button>, new</p>", ["A coin, new"]),
        ("<p>A coin<button></button> new</p>", ["A coin", "new"]),
        ("<p>A coin<button>Buy</button>, new</p>", ["A coin", "Buy", ", new"]),
        ("<p>a<script>var x = '<p>no</p>'</script>b</p>", ["a b"]),
        ("<p>a<SCRIPT type=x>no</SCRIPT >b</p>", ["a b"]),
        ("<p>a<!-- <p>no</p> -->b</p>", ["a b"]),
        ("<p>a<svg><text>no</text></svg>b</p>", ["a b"]),
        ("<p>a<object><p>no</p></object>b", ["ab"]),
        ("<p>a</p><script>no", ["a"]),
        ("<svg-icon name=x>a</svg-icon><p>b</p>", ["a", "b"]),
        ("<style-guide>a</style-guide><template-x>b</template-x>", ["a", "b"]),
        ("<p>a<svg class=x/>b</p><p>c</p>", ["a b", "c"]),
        ("<p>a<svg><path/></svg>b</p>", ["a b"]),
        ("<p>a<iframe src=x/>no</iframe>b</p>", ["a b"]),
        ("<p>a<svg class=x>b</p><p>c</p>", ["a b", "c"]),
        ("<p>a<iframe src=x>b</p><p>c</p>", ["a b", "c"]),
        ("<p>a<template><b>b</b></p><p>c</p>", ["a b", "c"]),
        ("<p>a<svg>b</svgs>c</p>", ["a bc"]),
        ("<p>a<svg>no</svg\n>b<style>no</style x=y>c</p>", ["a b c"]),
        ("<p>a<!-->b<!--->c<!-- no --!>d<!-- no -- no -->e</p>", ["a b c d e"]),
        ("<p>a <em>b</em>\n<em>c</em></p>", ["a b c"]),
        ("<ul><li>x<li>y</ul>", ["x", "y"]),
        ("<div>Text <span class='author'>Jane</span></div>", ["Text", "Jane"]),
        ("<p>Text <span class='author'>Jane</span></p>", ["Text Jane"]),
        (
            "<figure><p>Sea <span class='credit'><span>AP</span></span></p></figure>",
            ["Sea", "AP"],
        ),
        ("<div>by <time datetime='2020-01-02'>2 Jan</time> x</div>", ["by", "2 Jan", "x"]),
        ("<p title='a > b'>x</p>", ["x"]),
        ("<p>a\x1bb</p>", ["a b"]),
        ("bare text", ["bare text"]),
        ("<html><body><p>One</p></body></html><p>Two</p>", ["One", "Two"]),
        ("<p>One</p></html>\nand <p>Two</p> more", ["One", "and", "Two", "more"]),
        ("<body>One</body></html>more<div>Two</div>", ["Onemore", "Two"]),
        ("<html></html><body><p>One</p></body></html><p>Two", ["One", "Two"]),
        ("<head></head></html><p>One</p><body><p>Two", ["One", "Two"]),
    ],
)
def test_texts(html: str, expected: list[str]) -> None:
    assert texts(html) == expected


@pytest.mark.parametrize(
    "rest",
    ["<script>no", "<style>no <p>no", "<!-- no", "<svg class='no", "<script>no</script", "<svg"],
)
def test_a_page_that_ends_inside_of_what_is_cut_breaks_off(rest: str) -> None:
    found = segment_html(f"<p>a</p>{rest}")
    assert [block.text for block in found.blocks] == ["a"]
    assert found.warnings == ("truncated",)


@pytest.mark.parametrize(
    "rest",
    [
        "<p>The council will not meet again bef",
        "<div><p class=lead>The council will not <b>meet</b> again,",
        "<p>The council will not meet <a href='/cou",
    ],
)
def test_a_page_that_ends_within_a_sentence_or_a_tag_breaks_off(rest: str) -> None:
    assert segment_html(f"<p>One.</p>{rest}").warnings == ("truncated",)


@pytest.mark.parametrize(
    "page",
    [
        "<p>One.</p><p>The council will not meet again before May.",
        "<p>One.</p><p>The council will not meet again before May</body></html>",
        "<p>One.</p><p>Jane Example",
        "<p>One.<p>The council will not meet again before Easter",
        "<p>One.</p><p>Fewer than a hundred people, that is n < 100.",
    ],
)
def test_a_page_whose_last_paragraph_has_no_end_is_whole(page: str) -> None:
    assert segment_html(page).warnings == ()


@pytest.mark.parametrize("rest", ["", "<svg>", "<iframe src=x>", "<template>", "<svg/>", "<!-->"])
def test_a_page_whose_drawing_or_frame_has_no_end_is_whole(rest: str) -> None:
    assert segment_html(f"<p>a</p>{rest}").warnings == ()


@pytest.mark.parametrize(
    "repeated",
    ["<svg>", "<svg></svg", "<iframe></iframes>", "<!-->", "<!--a--!>", "<svg/>", "</svg "],
)
def test_openers_without_an_end_are_cut_in_one_pass(repeated: str) -> None:
    started = time.process_time()
    lean(repeated * 60_000)
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<b>Bridge shut</b><br>By Jane Example<br>May 2",
            ["Bridge shut", "By Jane Example May 2"],
        ),
        (
            "<font size=1>Aldport</font><br><font size=5><b>Bridge shut</b></font><br><i>Why</i>",
            ["Aldport", "Bridge shut", "Why"],
        ),
        ("<font size=1>May 2<br>10:30</font>", ["May 2 10:30"]),
        (
            "The old bridge<br>and the <b>new</b> one<br>in May",
            ["The old bridge and the new one in May"],
        ),
        ("<b>Bridge</b> shut<br>in May", ["Bridge shut in May"]),
        ("<b>Bridge shut</b><br>" + "The council met. " * 20, None),
        ("<a href=/>News</a><br><b>Sport</b><br><a href=/w>World</a>", ["News Sport World"]),
        ("<b>More</b><br><a href=/a>Bridge</a><br><a href=/b>Ferry</a>", ["More", "Bridge Ferry"]),
        ("<font size=2><p><b>A</b><br>B</p><p>C<br>D</p></font>", ["A", "B", "C D"]),
    ],
)
def test_short_lines_are_blocks_where_their_face_changes(
    html: str, expected: list[str] | None
) -> None:
    found = texts(html if "<p>" in html else f"<td>{html}</td>")
    assert found == expected if expected else len(found) == 1


def test_a_block_tells_where_its_lines_begin() -> None:
    (block,) = blocks("<p>By <a href=/j>Jane Example</a><br>Aldport Post<br> </p>")
    assert block.text == "By Jane Example Aldport Post"
    assert block.breaks == ((16, 12),)
    assert block.link_chars == 12


def test_a_page_behind_the_end_of_another_is_read_with_its_head_and_places_of_its_own() -> None:
    cover = "<html><head><title>Cover</title></head><body class=c><p>One</p></body></html>"
    page = (
        "<!DOCTYPE html><html lang=fr><head><meta name=author content=Jane></head>"
        "<body class=x><article><p>Two</p></article></body></html><p>Three</p>"
    )
    found = segment_html(cover + page)
    assert [(block.text, block.at, block.hints) for block in found.blocks] == [
        ("One", "/html[1]/body[1]/p[1]", "c\n"),
        ("Two", "/html[1]/body[2]/article[1]/p[1]", "x\n"),
        ("Three", "/html[1]/body[2]/p[1]", "x\n"),
    ]
    assert (found.head.title, found.head.lang) == ("Cover", "fr")
    assert found.head.metas == (("author", "Jane"),)


def test_place_and_hints_name_the_way_to_the_root() -> None:
    html = "<body id=top><div></div><div class='a  b'><p>One</p><p role=x>Two</p></div>"
    one, two = blocks(html)
    assert one.at == "/html[1]/body[1]/div[2]/p[1]"
    assert two.at == "/html[1]/body[1]/div[2]/p[2]"
    assert two.path == "html>body>div>p"
    assert one.hints == "a b\ntop\n"
    assert two.hints == "x\na b\ntop\n"


def test_characters_of_links_are_counted_without_the_space_around_them() -> None:
    (block,) = blocks("<p>See <a href='/x'> the <b>map</b> </a> here</p>")
    assert (block.text, block.link_chars) == ("See the map here", 6)


@pytest.mark.parametrize(
    "html",
    [
        "<div hidden><p>x</p></div>",
        "<div aria-hidden=true>x</div>",
        "<div style='color:red; display: none'>x</div>",
        "<noscript><p>x</p></noscript>",
    ],
)
def test_what_browsers_do_not_show_is_hidden(html: str) -> None:
    assert [block.hidden for block in blocks(f"<p>a</p>{html}")] == [False, True]


def test_an_image_follows_the_text_that_it_stands_in() -> None:
    text, image = blocks("<p>The <img src='/a?b&amp;c' alt='A  map'> shows it</p>")
    assert text.text == "The shows it"
    assert (image.tag, image.text, image.src) == ("img", "A map", "/a?b&c")


def test_an_image_of_amp_is_one() -> None:
    html = "<p>a</p><amp-img src=/b.jpg alt=c><noscript><img src=/b.jpg></noscript></amp-img>"
    found = blocks(f"{html}<p>d <i>e</i></p>")
    assert [(block.tag, block.text) for block in found] == [("p", "a"), ("img", "c"), ("p", "d e")]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div><a>Jane Example</a><span>Reporter</span></div>", "Jane Example Reporter"),
        ("<div>Updated 2023<i>Reading time</i></div>", "Updated 2023 Reading time"),
        ("<p>Jane Example<b>Reporter</b></p>", "Jane ExampleReporter"),
        ("<div><span>M</span><span>Café</span></div>", "MCafé"),
        ("<div>super<b>market</b> and <b>BBC</b>TV</div>", "supermarket and BBCTV"),
    ],
)
def test_outside_prose_words_of_two_elements_are_apart(html: str, expected: str) -> None:
    assert texts(html) == [expected]


def test_microdata_date_what_they_call_a_date() -> None:
    found = blocks(
        "<div><span itemprop=datePublished content='2022-11-05T10:30Z'>5.11.</span></div>"
    )
    assert [block.datetime for block in found] == ["2022-11-05T10:30Z"]
    assert [block.datetime for block in blocks("<div itemprop=name content=5>a</div>")] == [""]


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        ("<span property='dc:date dc:created' content='2012-05-01T10:00'>1. Mai</span>", True),
        ("<div property='schema:datePublished' content='2012-05-01T10:00'>Tuesday</div>", True),
        ("<time itemprop=datePublished content='2012-05-01T10:00'>Tuesday</time>", True),
        ("<span property='dc:title' content='2012-05-01T10:00'>1. Mai</span>", False),
        ("<span property='dc:date dc:modified' content='2012-05-01T10:00'>1. Mai</span>", False),
        ("<span property='v:update' content='2012-05-01T10:00'>1. Mai</span>", False),
        ("<time content='2012-05-01T10:00'>Tuesday</time>", False),
    ],
)
def test_the_time_of_rdfa_and_of_a_time_element_without_its_attribute(
    element: str, expected: bool
) -> None:
    found = [block.datetime for block in blocks(f"<div>{element}</div><p>Text</p>")]
    assert found == ["2012-05-01T10:00" if expected else "", ""]


def test_images_without_alternative_text_count_in_figures_only() -> None:
    html = "<img src=/a.jpg><figure><img src='data:x' data-src=/b.jpg></figure>"
    assert [block.src for block in blocks(html)] == ["/b.jpg"]


@pytest.mark.parametrize(
    ("attributes", "address"),
    [
        ("srcset='/a.jpg 400w, /b.jpg 800w, /c.jpg 600w'", "/b.jpg"),
        ("srcset='/a.jpg, /b.jpg 2x'", "/b.jpg"),
        ("srcset='/c/w_4,h_3/a.jpg 1x,/b.jpg 1.5x'", "/b.jpg"),
        ("srcset='/only.jpg'", "/only.jpg"),
        ("srcset=', ,/a.jpg 1x, ,/b.jpg 2x,,'", "/b.jpg"),
        ("src='data:x' data-srcset='/a.jpg 400w, /b.jpg 800w'", "/b.jpg"),
        ("src='/a.jpg' srcset='/b.jpg 2x'", "/a.jpg"),
        ("src='/blank.gif' data-src='/b.jpg'", "/b.jpg"),
        ("data-lazy-src='/a.jpg' srcset='/b.jpg 2x'", "/a.jpg"),
        ("srcset='data:image/gif;base64,R0 1w'", ""),
        ("srcset=''", ""),
    ],
)
def test_the_address_of_an_image_that_states_several(attributes: str, address: str) -> None:
    assert [block.src for block in blocks(f"<figure><img alt=x {attributes}></figure>")] == [
        address
    ]


@pytest.mark.parametrize("srcset", [f"data:x,{'a' * 60_000} b", f"{',' * 60_000}b"])
def test_a_long_list_of_addresses_is_read_once(srcset: str) -> None:
    started = time.process_time()
    html = f"<figure><img alt=x srcset='{srcset}'></figure>"
    assert [block.src for block in blocks(html)] == ["b"]
    assert time.process_time() - started < SECONDS


def test_the_head_states_facts_and_gives_no_blocks() -> None:
    found = segment_html(
        "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN'"
        " 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'>"
        "<html lang=de><head><title> A &amp;\n B </title><meta property='OG:Title' content=' x '>"
        "<link rel=Canonical href='/c'><script type='application/ld+json'>{\"a\": \"é\"}</script>"
        "</head><body><p>Text</p><link itemprop=x rel=next href=/n></body>"
    )
    assert found.head.title == "A & B"
    assert found.head.metas == (("og:title", "x"),)
    assert found.head.links == (("canonical", "/c"), ("next", "/n"))
    assert found.head.jsonld == ('{"a": "é"}',)
    assert found.head.lang == "de"
    assert [block.text for block in found.blocks] == ["Text"]


def test_text_that_the_parser_left_in_the_head_is_not_lost() -> None:
    html = "<head><title>T</title><noscript><p>Switch it on</p></noscript></head><p>x</p>"
    assert "Switch it on" in texts(html)


def test_json_ld_in_a_comment_is_not_stated() -> None:
    html = "<!-- <script type='application/ld+json'>{}</script> --><p>x</p>"
    assert segment_html(html).head.jsonld == ()


def test_nesting_beyond_the_parser_loses_no_text() -> None:
    found = segment_html("<div>" * 3000 + "deep" + "</div>" * 3000 + "<p>after</p>")
    assert [block.text for block in found.blocks] == ["deep", "after"]
    assert found.warnings == ("parser_limit",)


def test_elements_beyond_the_parser_are_still_told_apart() -> None:
    page = "<h1>A title</h1><p>One <b>bold</b> thing.</p><p>Another.</p><ul><li>a<li>b</ul>"
    found = segment_html("<div>" * 3000 + page + "</div>" * 3000)
    expected = ["A title", "One bold thing.", "Another.", "a", "b"]
    assert [block.text for block in found.blocks] == expected
    assert found.warnings == ("parser_limit",)


@pytest.mark.parametrize("deep", ["", "<div>" * 3000])
def test_what_xml_cannot_hold_is_no_text(deep: str) -> None:
    odd = "<p>a&#1;b&#xFFFE;c</p><figure><img alt='d&#2; e' src=/f a²=g></figure><h²>h</h²>"
    assert texts(odd + deep)[-2:] == ["d e", "h"]


def test_text_beyond_the_parser_is_in_the_order_of_the_page() -> None:
    deep = "<div>" * 2500 + "a <b>b</b> <i>c <b>d</b> e</i> f" + "</div>" * 2500
    found = segment_html(deep + "<p>g <b>h</b> i</p>j")
    assert [block.text for block in found.blocks] == ["a b c d e f", "g h i", "j"]


def test_nothing_at_all_is_rejected() -> None:
    with pytest.raises(Reject, match="NOT_TEXT"):
        segment_html("<!-- nothing -->")


def test_two_times_of_one_paragraph_are_both_kept() -> None:
    one, two = "<time datetime='2023-03-14'>14 March</time>", "<time datetime='2023-03-15'>x</time>"
    assert [b.datetime for b in blocks(f"<p>{one}</p>")] == ["2023-03-14"]
    assert [b.datetime for b in blocks(f"<p>{one} {two}</p>")] == ["2023-03-14\n2023-03-15"]
    assert [b.datetime for b in blocks(f"<p>{one} {two} {two}</p><p>y</p>")] == [
        "2023-03-14\n2023-03-15",
        "",
    ]


@pytest.mark.parametrize(
    ("base", "href", "whole"),
    [
        ("https://www.example.org/news/", "a.html", "https://www.example.org/news/a.html"),
        ("https://www.example.org/news/", "/a", "https://www.example.org/a"),
        ("https://www.example.org/", "https://example.com/a", "https://example.com/a"),
        ("/", "a.html", "a.html"),
    ],
)
def test_links_are_relative_to_the_base(base: str, href: str, whole: str) -> None:
    for head in (
        f"<link rel=canonical href='{href}'><base href='{base}'>",
        f"<base href='{base}'><link rel=canonical href='{href}'>",
    ):
        found = segment_html(f"<html><head>{head}</head><body><p>x</p></body></html>").head
        assert found.links == (("canonical", whole),)


def test_prose_in_pre_has_its_paragraphs() -> None:
    told = [
        f"The ferry number {n} was towed\nto the yard of the harbour, where it was kept {n} years."
        for n in range(4)
    ]
    page = "<pre>" + "\n \n".join(told) + "</pre>"
    assert texts(page) == [" ".join(part.split()) for part in told]
    code = "<pre>def a():\n    return 1\n\n\ndef b():\n    return 2\n\nprint(a() + b())</pre>"
    assert len(texts(code)) == 1
