"""What neighbours settle: pictures' texts, the one title, section, standfirst, headings, ends."""

from __future__ import annotations

import time

import pytest

from cleancopy.label import context
from cleancopy.model import Head, Verdict
from judged_pages import Line, labels, line, made, menu, paragraph, paragraphs, shipped

TITLE = "Bridge over the Welle to be closed for eleven months"
SUMMARY = "The ferrymen of Aldport carry twice as many people as in spring, and want to be heard."
CAPTION = "The bridge in May, when the river was low"
HEADING = "What the ferrymen say"
SITE = "site.courier.example.dump:rule"


def judged(lines: list[Line], head: Head | None = None) -> list[Verdict]:
    page = made(lines)
    found = context.judge(page.blocks, page.verdicts, page.scores, head or Head(), shipped())
    assert len(found) == len(lines)
    return found


def html(lines: list[Line]) -> list[Line]:
    """The same lines as of HTML, where mark-up and not blank lines part things."""
    return [
        each._replace(block=each.block._replace(path="html>body>div>p", tag=each.block.tag or "p"))
        for each in lines
    ]


# ------------------------------------------------------------------ pictures


def above_caption(alt: str = "A bridge of nine piers", **block: object) -> list[Line]:
    return [
        line(TITLE, "title"),
        *paragraphs(1, blanks=1),
        line(alt, "paragraph", 0.7, **({"blanks": 1} | block)),
        line(CAPTION, "caption"),
        *paragraphs(3, blanks=1),
    ]


def test_a_line_right_above_a_caption_is_the_alternative_text() -> None:
    found = judged(above_caption())
    assert found[2][:2] == ("caption", "image.alt")
    assert labels(found)[4:] == ["paragraph"] * 3


@pytest.mark.parametrize(
    "lines",
    [
        above_caption("A bridge of nine piers stands in the river."),
        above_caption(blanks=0),
        above_caption("A long sentence of a paragraph " * 12),
        html(above_caption()),
    ],
)
def test_a_sentence_or_a_line_of_a_paragraph_is_no_alternative_text(lines: list[Line]) -> None:
    assert judged(lines)[2].label != "caption"


def test_after_a_blank_line_the_caption_is_of_another_picture() -> None:
    lines = above_caption()
    lines[3] = line(CAPTION, "caption", blanks=1)
    assert judged(lines)[2].rule != "image.alt"


def test_a_byline_above_a_caption_stays() -> None:
    lines = above_caption()
    lines[2] = line("By Ada Example", "byline", blanks=1)
    assert judged(lines)[2].label == "byline"


def test_only_one_line_above_a_caption_is_the_alternative_text() -> None:
    lines = above_caption()
    lines.insert(2, line("A sign on the quay", "paragraph", 0.7, blanks=1))
    assert [verdict.rule for verdict in judged(lines)].count("image.alt") == 1


@pytest.mark.parametrize("text", ["A bridge of nine piers", ""])
def test_the_text_of_a_picture_is_an_alternative_text(text: str) -> None:
    picture = line(text, "paragraph", 0.7, tag="img", src="bridge.jpg")
    found = judged([line(TITLE, "title"), *paragraphs(1), picture, *paragraphs(2)])
    assert found[2][:2] == ("caption", "image.alt")


def test_a_line_that_asks_for_a_credit_is_a_caption() -> None:
    lines = [*paragraphs(1), line("Ivy grows over the bridge ( Image:"), line("J. Example )")]
    assert labels(judged([*lines, *paragraphs(2)]))[1:3] == ["caption", "credit"]


# --------------------------------------------------------------------- title


def test_there_is_one_title_only() -> None:
    second = line("Ferrymen want to be heard", "title", fine={"title": 0.5})
    for lines in ([line(TITLE, "title"), *paragraphs(2), second, *paragraphs(2)],):
        for page in (lines, html(lines)):
            found = judged(page)
            assert found[0].label == "title"
            assert found[3][:2] == ("other", "context.second-title")


def test_no_page_has_two_titles_however_many_the_model_names() -> None:
    lines = [line(f"Bridge {name} to be closed", "title") for name in "abcde"] + paragraphs(3)
    for page in (lines, html(lines), lines[::-1]):
        assert labels(judged(page)).count("title") <= 1


def test_of_html_the_likeliest_line_before_the_text_is_the_title() -> None:
    lines = [
        line("Courier of Aldport", "navigation", fine={"title": 0.2}),
        line(TITLE, "navigation", fine={"title": 0.4}),
        *paragraphs(3),
    ]
    assert judged(html(lines))[1][:2] == ("title", "context.title")


def test_of_html_a_line_in_the_head_s_title_is_likelier() -> None:
    lines = [
        line("Courier of Aldport", "navigation", fine={"title": 0.4}),
        line(TITLE, "navigation", fine={"title": 0.2}),
        *paragraphs(3),
    ]
    assert judged(html(lines), Head(title=f"{TITLE} | Courier"))[1].label == "title"


def test_of_a_dump_the_line_that_speaks_of_the_story_is_the_title() -> None:
    lines = [
        *menu(6),
        line("Bridge over the Welle closed for months", "navigation", blanks=1),
        line("By Ada Example", "byline"),
        *paragraphs(4, blanks=1),
        *menu(4),
    ]
    assert labels(judged(lines)).index("title") == 6


@pytest.mark.parametrize("make", [list, html])
def test_the_title_of_the_profile_stands(make: object) -> None:
    lines = [
        line(TITLE, "title", fine={"title": 0.99}),
        line("The bridge we lost", "title", 0.98, SITE, {"title": 0.0}),
        *paragraphs(3),
    ]
    found = judged(make(lines))  # type: ignore[operator]
    assert found[1].label == "title"
    assert labels(found).count("title") == 1


@pytest.mark.parametrize("label", ["caption", "credit", "date", "byline", "signoff", "section"])
def test_what_is_known_to_be_something_else_is_no_title(label: str) -> None:
    lines = html([line(TITLE, label, fine={"title": 0.5}), *paragraphs(3)])
    assert judged(lines)[0].label != "title"


@pytest.mark.parametrize("text", [f"{SUMMARY} {SUMMARY} {SUMMARY} {SUMMARY}", SUMMARY])
def test_a_sentence_is_no_title(text: str) -> None:
    lines = html([line(text, "navigation", fine={"title": 0.5}), *paragraphs(3)])
    assert judged(lines)[0].label != "title"


def test_a_page_without_a_likely_title_may_have_none() -> None:
    page = html([line("a", "navigation", fine={"title": 0.0}), *paragraphs(3)])
    assert "title" not in labels(judged(page, Head(title="Courier")))


# ------------------------------------------------------------------- section


def test_a_section_s_name_above_the_title_is_the_section() -> None:
    lines = [line("World News", "navigation"), line(TITLE, "title"), *paragraphs(3)]
    assert judged(lines)[0][:2] == ("section", "context.section")


@pytest.mark.parametrize(
    "lines",
    [
        [line("Business", "navigation"), line("Sport", "navigation"), line(TITLE, "title")],
        [line("Sport", "navigation", marker="*"), line(TITLE, "title")],
        [line("Sport", "navigation", rule="phrase.en.navigation:sport"), line(TITLE, "title")],
        [line("The ferrymen", "navigation"), line(TITLE, "title")],
    ],
)
def test_a_menu_is_no_section(lines: list[Line]) -> None:
    assert "section" not in labels(judged([*lines, *paragraphs(3)]))


def test_a_section_far_from_the_title_is_navigation() -> None:
    lines = [line("Sport", "section"), *menu(9), line(TITLE, "title"), *paragraphs(3)]
    assert judged(html(lines))[0].label == "navigation"


# ---------------------------------------------------------------- standfirst


def below_title(*, label: str = "paragraph", fine: float = 0.0, **block: object) -> list[Line]:
    summary = line(SUMMARY, label, 0.8, fine={"standfirst": fine}, **block)
    return [line(TITLE, "title"), summary, *paragraphs(3, blanks=1)]


def test_a_summary_named_by_its_class_is_the_standfirst() -> None:
    lines = html(below_title(hints="article__standfirst"))
    assert judged(lines)[1][:2] == ("standfirst", "context.standfirst")


def test_a_summary_that_the_head_states_is_the_standfirst() -> None:
    head = Head(metas=(("og:description", SUMMARY),))
    assert judged(html(below_title(hints="article__blurb")), head)[1].label == "standfirst"
    assert judged(html(below_title()), head)[1].label == "paragraph"


def test_a_summary_that_the_model_half_believes_is_the_standfirst() -> None:
    assert judged(below_title(fine=0.35))[1].label == "standfirst"


def test_a_summary_that_the_model_left_out_is_text_after_all() -> None:
    found = judged(below_title(label="other", fine=0.35))
    assert found[1].label == "standfirst"


@pytest.mark.parametrize("label", ["caption", "credit"])
def test_in_a_dump_a_summary_before_a_picture_is_the_standfirst(label: str) -> None:
    lines = below_title(blanks=1)
    lines.insert(2, line(CAPTION, label, blanks=1))
    assert judged(lines)[1].label == "standfirst"
    assert judged(html(lines))[1].label == "paragraph"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Fishermen fear that nobody will pay for the second pier", "standfirst"),
        ("Fishermen fear for the second pier", "other"),
        ("Updated on Tuesday of this same week at 6:55 in the morning", "other"),
        ("Second pier : what the fishermen fear and what they want", "other"),
    ],
)
def test_in_a_dump_a_line_set_apart_above_the_byline_is_the_standfirst(
    text: str, label: str
) -> None:
    signed = line("By Jane Example", "byline", blanks=1)
    lines = [line(TITLE, "title"), line(text, "other", 0.8, blanks=1), signed]
    assert judged([*lines, *paragraphs(3, blanks=1)])[1].label == label


def test_date_and_byline_may_stand_before_the_standfirst() -> None:
    lines = below_title(fine=0.5)
    lines[1:1] = [line("By Ada Example", "byline"), line("17 March 2009", "date")]
    assert labels(judged(lines))[1:4] == ["byline", "date", "standfirst"]


def test_a_first_paragraph_is_no_standfirst() -> None:
    assert "standfirst" not in labels(judged(below_title()))


def test_a_paragraph_with_a_dateline_is_no_standfirst() -> None:
    lines = html(below_title(hints="article__lead"))
    text = "ALDPORT (Reuters) - The bridge is closed, the mayor of the city said on Monday."
    lines[1] = lines[1]._replace(block=lines[1].block._replace(text=text))
    assert judged(lines)[1][:2] == ("paragraph", "context.dateline")


def test_there_is_one_standfirst() -> None:
    lines = html([*below_title(hints="standfirst"), line(SUMMARY, hints="standfirst")])
    assert labels(judged(lines)).count("standfirst") == 1
    lines[3] = lines[3]._replace(verdict=Verdict("standfirst", SITE, 0.98))
    assert labels(judged(lines)).count("standfirst") == 1


def test_a_long_paragraph_is_no_standfirst() -> None:
    lines = html(below_title(hints="standfirst"))
    lines[1] = lines[1]._replace(block=lines[1].block._replace(text=" ".join([SUMMARY] * 8)))
    assert judged(lines)[1].label == "paragraph"


# ------------------------------------------------------------------ headings


def between(middle: Line, confidence: float = 0.95) -> list[Line]:
    before, after = paragraphs(2, confidence, blanks=1)
    return [line(TITLE, "title"), before, middle, after, *paragraphs(2, blanks=1)]


@pytest.mark.parametrize("confidence", [0.6, 0.85])
def test_a_short_line_between_sure_paragraphs_is_a_heading(confidence: float) -> None:
    found = judged(between(line(HEADING, "navigation", confidence, blanks=1)))
    assert found[2][:2] == ("heading", "context.heading")


def test_a_picture_may_stand_between_heading_and_text() -> None:
    lines = between(line(HEADING, "navigation", 0.6, blanks=1))
    lines.insert(3, line(CAPTION, "caption", blanks=1))
    assert judged(lines)[2].label == "heading"


@pytest.mark.parametrize(
    "middle",
    [
        line(HEADING, "navigation", 0.99),
        line(f"{HEADING}, and why.", "navigation", 0.6),
        line("and the ferrymen", "navigation", 0.6),
        line("渡し船は春の二倍の人を運びます。", "navigation", 0.6),
        line("नाव अब दोगुने लोगों को ले जाती है।", "navigation", 0.6),
        line(HEADING, "navigation", 0.6, marker="•"),
        line(HEADING, "navigation", 0.6, link_chars=21),
        line(HEADING, "promo", 0.9, "phrase.en.promo:what the"),
        line(HEADING, "navigation", 0.95, "site.shared-line"),
        line("Oh", "navigation", 0.6),
    ],
)
def test_what_does_not_read_as_one_is_no_heading(middle: Line) -> None:
    assert judged(between(middle))[2].label != "heading"


def test_between_unsure_paragraphs_nothing_becomes_a_heading() -> None:
    middle = line(HEADING, "navigation", 0.6)
    assert judged(between(middle, 0.7))[2] == middle.verdict


def test_of_html_the_mark_up_says_what_is_a_heading() -> None:
    middle = line(HEADING, "navigation", 0.6)
    assert judged(html(between(middle)))[2].label == "navigation"


@pytest.mark.parametrize(
    ("tag", "label"), [("h2", "heading"), ("pre", "paragraph"), ("blockquote", "quote")]
)
def test_of_html_what_mark_up_makes_text_is_text_between_text(tag: str, label: str) -> None:
    middle = line("for ferry in ferries: print(ferry)", "navigation", 0.7, tag=tag)
    assert judged(html(between(middle)))[2][:2] == (label, "context.between")


@pytest.mark.parametrize(
    "middle",
    [
        line(HEADING, "navigation", 0.9, tag="h2"),
        line(HEADING, "related", 0.9, "phrase.en.related:more on this", tag="h2"),
        line(HEADING, "navigation", 0.7, tag="figcaption"),
    ],
)
def test_of_html_what_the_model_is_sure_of_stays_outside(middle: Line) -> None:
    assert judged(html(between(middle)))[2] == middle.verdict


def test_of_html_a_heading_behind_the_text_is_none_of_it() -> None:
    lines = [line(TITLE, "title"), *paragraphs(3), line(HEADING, "related", 0.7, tag="h2")]
    assert judged(html(lines))[4].label == "related"


def test_a_short_line_of_the_text_is_a_heading_in_a_dump() -> None:
    assert judged(between(line(HEADING, "paragraph", 0.8)))[2].label == "heading"
    assert judged(between(line(f"{HEADING}.", "paragraph", 0.8)))[2].label == "paragraph"


@pytest.mark.parametrize("make", [list, html])
def test_a_heading_that_no_text_follows_is_of_other_stories(make: object) -> None:
    lines = [line(TITLE, "title"), *paragraphs(3), line("More of it", "heading"), *menu(3)]
    found = judged(make(lines))  # type: ignore[operator]
    assert found[4][:2] == ("related", "context.heading-of-nothing")


def test_a_heading_that_text_follows_stays() -> None:
    lines = [*paragraphs(2), line(HEADING, "heading"), *menu(1), *paragraphs(1)]
    assert judged(html(lines))[2].label == "heading"


def test_many_marked_headings_at_the_end_are_a_list_of_the_text() -> None:
    points = [line(f"{n}. {HEADING}", "heading", tag="h3") for n in range(1, 6)]
    assert labels(judged(html([*paragraphs(3), *points, *menu(2)])))[3:8] == ["heading"] * 5
    found = labels(judged(html([*paragraphs(3), *points[:2], *menu(2)])))
    assert found[3:5] == ["related"] * 2


def test_a_paragraph_printed_again_and_again_is_a_notice() -> None:
    lines = [paragraphs(1)[0], *[line(SUMMARY), line(HEADING)] * 3, *paragraphs(2)]
    found = judged(html(lines))
    assert [verdict.rule for verdict in found].count("context.repeated") == 3


def test_a_text_printed_again_and_again_stays_once() -> None:
    text = [line(f"{n}. {SUMMARY}") for n in range(8)]
    found = labels(judged(html(text * 3)))
    assert found == ["paragraph"] * 8 + ["promo"] * 16


def test_a_heading_of_the_profile_stays() -> None:
    lines = [*paragraphs(3), line(HEADING, "heading", 0.98, SITE)]
    assert judged(lines)[3].label == "heading"


# ------------------------------------------------------------ the text's end


def opener(text: str = "Most read", label: str = "related") -> Line:
    return line(text, label, 0.9, f"phrase.en.{label}:{text.casefold()}")


def test_short_lines_after_an_opener_are_of_its_kind() -> None:
    lines = [
        line(TITLE, "title"),
        *paragraphs(3),
        opener(),
        line("Ferrymen want to be heard", "paragraph", 0.7),
        line("School choir wins in Welm", "list_item", 0.7),
    ]
    assert [verdict[:2] for verdict in judged(html(lines))[5:]] == [
        ("related", "context.after-opener")
    ] * 2


def test_the_text_goes_on_behind_a_box() -> None:
    lines = [
        line(TITLE, "title"),
        *paragraphs(2),
        opener(),
        line("Ferrymen want to be heard", "paragraph", 0.7),
        *paragraphs(3),
        line("A short last word.", "paragraph", 0.7),
    ]
    found = labels(judged(html(lines)))
    assert found[4] == "related"
    assert found[5:] == ["paragraph"] * 4


@pytest.mark.parametrize(
    "text", ["“Nobody listens,” said Ray.", "誰も聞かない。", "Слава.", "कोई नहीं।"]
)
@pytest.mark.parametrize("make", [list, html])
def test_a_short_sentence_goes_on_where_the_model_is_sure(text: str, make: object) -> None:
    lines = [line(TITLE, "title"), *paragraphs(2), opener(), *menu(1), line(text, confidence=0.96)]
    assert labels(judged(make(lines)))[5] == "paragraph"  # type: ignore[operator]


@pytest.mark.parametrize(
    "other",
    [
        line("“Nobody listens,” said Ray.", confidence=0.85),
        line("Nobody listens to Ray Cole", confidence=0.96),
    ],
)
def test_a_doubted_sentence_and_a_headline_do_not(other: Line) -> None:
    lines = [line(TITLE, "title"), *paragraphs(2), opener(), *menu(1), other]
    assert labels(judged(html(lines)))[5] == "related"


@pytest.mark.parametrize(("confidence", "label"), [(0.95, "heading"), (0.6, "related")])
def test_the_heading_of_the_text_that_goes_on_is_none_of_the_box(
    confidence: float, label: str
) -> None:
    lines = [
        line(TITLE, "title"),
        *paragraphs(2),
        opener(),
        line("Rowers win the county shield", "paragraph", 0.7),
        line(HEADING, "heading", tag="h2"),
        *paragraphs(2, confidence),
    ]
    found = labels(judged(html(lines)))
    assert found[4:6] == ["related", label]


def placed(each: Line, at: str) -> Line:
    path = ">".join(step.partition("[")[0] for step in at.split("/")[1:])
    return each._replace(block=each.block._replace(at=at, path=path))


@pytest.mark.parametrize(
    ("opener_at", "label"), [("/html/body/div[1]/h3[1]", "paragraph"), ("/html/body/h3", "related")]
)
def test_a_box_of_html_ends_where_its_element_does(opener_at: str, label: str) -> None:
    doubted = line("“Nobody listens,” said Ray.", confidence=0.7)
    lines = [
        placed(line(TITLE, "title"), "/html/body/h1[1]"),
        *(placed(each, "/html/body/p[1]") for each in paragraphs(2)),
        placed(opener(), opener_at),
        placed(doubted, "/html/body/div[1]/p[1]"),
        placed(doubted, "/html/body/p[3]"),
    ]
    assert labels(judged(lines))[4:] == ["related", label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The army is to lay a pontoon bridge at Welm on Tuesday.", "paragraph"),
        ("Ferrymen of Welm want to be heard by the council", "related"),
        ("Tell us what you think!", "related"),
    ],
)
def test_behind_a_list_of_links_within_the_text_it_goes_on_with_a_sentence(
    text: str, label: str
) -> None:
    link = "Ferry timetable for the winter"
    lines = [
        placed(line(TITLE, "title"), "/html/body/h1[1]"),
        *(placed(each, "/html/body/p[1]") for each in paragraphs(2)),
        placed(opener(), "/html/body/p[3]"),
        placed(line(link, "list_item", 0.6, link_chars=len(link)), "/html/body/ul[1]/li[1]"),
        placed(line(text, confidence=0.7), "/html/body/p[4]"),
    ]
    assert labels(judged(lines))[4:] == ["related", label]


@pytest.mark.parametrize(
    ("text", "hints", "label"),
    [
        ("Winter", "article__kicker\narticle", "section"),
        ("Winter", "slug", "section"),
        ("Winter", "article-tag post-card-tags", "section"),
        ("Winter", "article-tags", "other"),
        ("Floods on the Welle", "occhiello", "section"),
        ("Winter", "article__body", "other"),
        ("The river Welle has burst its banks for the third time this year.", "", "paragraph"),
    ],
)
def test_a_short_line_above_an_h1_is_a_kicker_or_no_text(text: str, hints: str, label: str) -> None:
    lines = html([line(text, "heading", 0.6, hints=hints), line(TITLE, "title", tag="h1")])
    lines[0] = placed(lines[0], "/html/body/div[1]")
    if label == "paragraph":
        lines[0] = lines[0]._replace(verdict=Verdict("paragraph", "model.text", 0.6))
    assert labels(judged([*lines, *html(paragraphs(3))]))[0] == label


def test_what_a_page_hides_above_its_h1_is_no_text() -> None:
    layer = line("We and our partners store cookies on your device to measure what you read.")
    hidden = layer._replace(block=layer.block._replace(hidden=True))
    lines = html([hidden, line(TITLE, "title", tag="h1"), *paragraphs(3)])
    assert labels(judged(lines))[0] == "other"


@pytest.mark.parametrize(
    ("at", "hints", "label"),
    [
        ("/html/body/nav[1]/ul/li[3]", "main-menu", "navigation"),
        ("/html/body/nav[1]/ul/li[3]", "breadcrumbs__item", "section"),
        ("/html/body/p[1]", "", "section"),
    ],
)
def test_the_last_of_a_menu_above_the_headline_is_no_section(
    at: str, hints: str, label: str
) -> None:
    name = placed(line("World News", "navigation", 0.8, hints=hints), at)
    lines = [*html(menu(2)), name, *html([line(TITLE, "title"), *paragraphs(3)])]
    assert labels(judged(lines))[2] == label


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        (
            "哈尔滨迎来今冬首场暴雪",
            "7日凌晨起，哈尔滨市迎来入冬以来首场暴雪。截至上午10时，降雪量达12.6毫米。",
        ),
        ("離島の定期船、3年ぶり再開", "離島と本土を結ぶ定期船が21日、3年ぶりに運航を再開した。"),
        ("Lighthouses need no keepers", "DW: How long have you been living out here, Mr Hansen?"),
    ],
)
def test_above_short_paragraphs_stands_a_title_too(headline: str, text: str) -> None:
    lines = [
        line("Home", "navigation", 0.9, "phrase.en.navigation:home"),
        line(headline, "navigation", 0.8, blanks=1),
        line("2021-11-07", "date", blanks=1),
        line(text, blanks=1),
        line("关于我们 联系我们", "navigation", blanks=1),
    ]
    assert labels(judged(lines))[1] == "title"


@pytest.mark.parametrize("make", [list, html])
def test_an_opener_in_a_menu_above_the_headline_takes_no_text(make: object) -> None:
    """Also where the model is sure of no paragraph."""
    lines = [*menu(2), opener(), *menu(2), line(TITLE, "title"), *paragraphs(4, 0.7, blanks=1)]
    assert labels(judged(make(lines)))[6:] == ["paragraph"] * 4  # type: ignore[operator]


def test_words_of_a_profile_stand_behind_an_opener() -> None:
    kept = line("A short last word.", "paragraph", 0.98, SITE)
    assert judged(html([*paragraphs(2), opener(), kept]))[3] == kept.verdict


@pytest.mark.parametrize(("after", "label"), [(8, "paragraph"), (1, "related")])
def test_an_opener_takes_no_more_than_three_times_the_text_before_it(
    after: int, label: str
) -> None:
    """`Trending` on top of a live page is not the end of its text."""
    lines = [line(TITLE, "title"), *paragraphs(1), opener(), *paragraphs(after, 0.6)]
    assert set(labels(judged(html(lines)))[3:]) == {label}


def test_a_page_of_openers_takes_no_time() -> None:
    """Each block is counted once, however many boxes stand above it."""
    short = line("Ferrymen want to be heard", "paragraph", 0.7)
    lines = html([*paragraphs(1), *[opener(), short] * 20_000])
    start = time.process_time()
    found = judged(lines)
    assert time.process_time() - start < 10
    assert labels(found)[2] == "related"


@pytest.mark.parametrize(("times", "label"), [(2, "paragraph"), (3, "promo")])
def test_a_paragraph_that_is_printed_three_times_is_a_notice(times: int, label: str) -> None:
    notice = line("Your privacy settings do not let us show you this content.", "paragraph", 0.7)
    lines = [line(TITLE, "title"), *[notice, *paragraphs(1)] * times]
    assert {verdict.label for verdict in judged(html(lines))[1::2]} == {label}


def test_a_notice_that_a_profile_calls_text_stays() -> None:
    notice = line("A chorus that a song prints again and again.", "paragraph", 0.9, SITE)
    assert set(labels(judged([*paragraphs(1), *[notice] * 4]))) == {"paragraph"}


def test_links_behind_the_text_are_related() -> None:
    text = "Rowers win the county shield"
    link = line(text, "list_item", 0.8, tag="li", link_chars=len(text))
    lines = [line(TITLE, "title"), *paragraphs(2), line("Also read", "heading"), link, link]
    assert labels(judged(html(lines)))[3:] == ["related"] * 3


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("El tribunal decidirá mañana. EFE", "paragraph"),
        ("Polisen utreder händelsen. (TT)", "paragraph"),
        ("警察が原因を調べている。（共同）", "paragraph"),
        ("Harbour to reopen on Nov. 3", "related"),
        ("「もう待てない！」島民ら船の再開を喜ぶ", "related"),
        ("Nobody listens. Ferrymen tell why", "related"),
        ("Ferry to St. Ives runs again", "related"),
    ],
)
def test_a_last_sentence_with_the_mark_of_its_wire_is_no_headline(text: str, label: str) -> None:
    lines = [line(TITLE, "title"), *paragraphs(3), line(text, "paragraph", 0.7, blanks=1)]
    assert labels(judged(lines))[4] == label


def test_links_within_the_text_stay() -> None:
    text = "Rowers win the county shield"
    link = line(text, "list_item", 0.8, tag="li", link_chars=len(text))
    lines = [line(TITLE, "title"), *paragraphs(2), link, *paragraphs(1)]
    assert labels(judged(html(lines)))[3] == "list_item"


# --------------------------------------------------------------------- pages


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [line(TITLE, "title")],
        [line(paragraph())],
        [line("", "other")],
        [line("", "other", tag="img"), line("", "other", tag="img")],
        [line(CAPTION, "caption"), line(CAPTION, "credit")],
        menu(3),
        paragraphs(1),
        [line(HEADING, "heading")],
    ],
)
@pytest.mark.parametrize("make", [list, html])
def test_small_pages_pass(lines: list[Line], make: object) -> None:
    assert len(judged(make(lines))) == len(lines)  # type: ignore[operator]


# ------------------------------------------------------------------ lists of addresses


def addresses(number: int, **block: str) -> list[Line]:
    """The list that lynx prints below a page."""
    return [
        line(
            f"https://courier.example/{i}", "list_item", **{"tag": "li", "marker": f"{i}."} | block
        )
        for i in range(1, number + 1)
    ]


def test_the_numbered_addresses_below_a_page_are_no_text() -> None:
    found = judged([*paragraphs(3), line("References"), *addresses(6)])
    assert [verdict[:2] for verdict in found[4:]] == [("navigation", "context.addresses")] * 6
    assert labels(found[:3]) == ["paragraph"] * 3


@pytest.mark.parametrize(
    "lines",
    [
        addresses(4),
        addresses(6, marker="•"),
        addresses(6, tag="td"),
        html(addresses(6)),
        [each for i in range(1, 4) for each in (*addresses(2), *paragraphs(1))],
    ],
    ids=["few", "unnumbered", "in a table", "of HTML", "among text"],
)
def test_an_articles_own_addresses_stay(lines: list[Line]) -> None:
    found = judged([*paragraphs(2), *lines, *paragraphs(2)])
    assert not any(verdict.rule == "context.addresses" for verdict in found)


def called(text: str, label: str, hints: str, tag: str = "p") -> Line:
    return line(text, label, 0.7, tag=tag, path=f"html>body>{tag}", hints=hints)


def below_headline(*between: Line) -> list[Line]:
    top = line(TITLE, "title", tag="h1", path="html>body>h1")
    text = [each._replace(block=each.block._replace(path="html>body>p")) for each in paragraphs(3)]
    return [top, *between, *text]


@pytest.mark.parametrize(
    ("text", "label", "hints", "tag", "expected"),
    [
        (SUMMARY, "other", "p-dek", "h2", "standfirst"),
        ("Ferrymen want to be heard", "navigation", "subtitle", "h3", "standfirst"),
        (SUMMARY, "navigation", "author-description", "p", "navigation"),
        ("Listen to our podcast", "navigation", "podcast-subtitle", "h3", "navigation"),
        ("Key points of the day", "other", "summary-title", "h3", "other"),
        ("May 3, 2024", "date", "lead-date", "h3", "date"),
        ("Most popular today", "related", "subtitle", "h3", "related"),
    ],
)
def test_an_element_called_a_summary_below_the_headline_is_the_standfirst(
    text: str, label: str, hints: str, tag: str, expected: str
) -> None:
    seen = line("12 comments", "comment", tag="p", path="html>body>p")
    picture = line(CAPTION, "caption", tag="figcaption", path="html>body>figcaption")
    found = judged(below_headline(seen, picture, called(text, label, hints, tag)))
    assert found[3].label == expected


def test_the_summary_of_a_related_story_below_the_headline_is_no_standfirst() -> None:
    story = called("Ferry sinks in the harbour", "related", "card-title", "h3")
    found = judged(below_headline(story, called(SUMMARY, "related", "card-excerpt")))
    assert found[2].label == "related"


@pytest.mark.parametrize("title", ["Interview: Anna Muster", "By Example, to the harbour"])
def test_an_h1_that_reads_as_a_byline_is_the_headline(title: str) -> None:
    top = called(title, "other", "article-title", "h1")._replace(fine={"title": 0.9})
    assert labels(judged([top, *below_headline()[1:]]))[0] == "title"


def test_a_byline_or_a_path_is_no_headline_and_an_h1_may_be_whatever_it_was_taken_for() -> None:
    lines = [
        called(TITLE, "section", "article-header", "h1"),
        called("By Jane Example", "byline", "author"),
        called("Home > News > Bridges", "navigation", "path"),
        *below_headline()[1:],
    ]
    chances = [0.2, 0.6, 0.6, *[0.0] * (len(lines) - 3)]
    pairs = zip(lines, chances, strict=True)
    lines = [each._replace(fine={"title": chance}) for each, chance in pairs]
    assert labels(judged(lines))[0] == "title"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Analysts had expected a fifth. ($1 = 0.9 euros)", "paragraph"),
        ("「川が道に戻った」と話した。（見本花子）", "paragraph"),
        ("Who pays for the bridge (and when)", "related"),
    ],
)
def test_a_last_sentence_with_a_note_in_brackets_is_no_headline(text: str, label: str) -> None:
    assert judged([*paragraphs(4), line(text, confidence=0.8)])[-1].label == label


STATED = (
    "Nine of the ferrymen have learned to swim since.",
    "The council will hear them in the second week of May.",
)


@pytest.mark.parametrize(
    ("opener", "label", "expected"),
    [
        ("More stories", "related", "paragraph"),
        ("Comments", "comment", "comment"),
    ],
)
def test_two_sentences_in_a_row_end_what_a_box_of_teasers_opened(
    opener: str, label: str, expected: str
) -> None:
    teaser = line("Bridge to be sold", "heading", 0.6)
    unsure = [line(text, confidence=0.6) for text in STATED]
    opens = line(opener, label, rule=f"phrase.en.{label}:{opener.casefold()}")
    found = judged([line(TITLE, "title"), *paragraphs(3), opens, teaser, *unsure])
    assert [verdict.label for verdict in found[-2:]] == [expected] * 2


@pytest.mark.parametrize(
    ("opener", "text", "expected"),
    [
        ("Read also:", STATED[1], "paragraph"),
        ("Read also:", "What will the council do with the money in May?", "related"),
        ("More stories", STATED[1], "related"),
    ],
)
def test_a_colon_announces_titles_and_no_sentence(opener: str, text: str, expected: str) -> None:
    opens = line(opener, "related", rule=f"phrase.en.related:{opener.casefold().rstrip(':')}")
    teaser = line("Bridge to be sold", "heading", 0.6)
    lines = [line(TITLE, "title"), *paragraphs(3), opens, teaser, line(text, confidence=0.7)]
    assert judged(lines)[-1].label == expected


def test_sentences_with_a_title_each_are_teasers() -> None:
    teasers = [
        line(text, label, 0.6)
        for sentence in STATED
        for text, label in (("Bridge to be sold", "heading"), (sentence, "paragraph"))
    ]
    opens = line("More stories", "related", rule="phrase.en.related:more stories")
    found = judged([line(TITLE, "title"), *paragraphs(3), opens, *teasers])
    assert found[-3].label == found[-1].label == "related"


@pytest.mark.parametrize(
    ("text", "linked", "label"),
    [
        ("Council leaves town without a budget for the bridge", 51, "related"),
        ("Council leaves town without a budget for the bridge.", 52, "paragraph"),
        ("Council leaves town without a budget for the bridge", 20, "paragraph"),
        ("2) Example 960574 ferry of two hundred parts", 44, "paragraph"),
        ("https://council.example/ferry", 29, "paragraph"),
    ],
)
def test_a_paragraph_of_html_that_is_a_link_leads_elsewhere(
    text: str, linked: int, label: str
) -> None:
    link = html([line(text, "paragraph", link_chars=linked)])
    found = judged([*html([line(TITLE, "title"), *paragraphs(2)]), *link, *html(paragraphs(2))])
    assert found[3].label == label
