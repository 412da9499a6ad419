"""Claims and choice over blocks with labels made by hand: no segmenting, no labelling."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest

from cleancopy.claims import gather
from cleancopy.model import TEXT_LABELS, Block, Head, Image, Kind, Metadata, Page, Raw, Verdict
from cleancopy.resolve import resolve
from cleancopy.resolve.why import decisions
from judged_pages import shipped

BODY = "The minister said on Thursday that the bridge over the river would open again next year."


def resolved(
    *labelled: tuple[str, str] | tuple[str, Block],
    head: Head | None = None,
    site: str | None = None,
    fetched_at: str | None = None,
    url: str | None = None,
    rules_say: Mapping[int, str] = MappingProxyType({}),
) -> Metadata:
    blocks, verdicts = [], []
    for position, (label, held) in enumerate(labelled):
        block = Block(held, f"line {position + 1}") if isinstance(held, str) else held
        rule = "image.alt" if label == "alt" else rules_say.get(position, "by.hand")
        blocks.append(block)
        verdicts.append(Verdict("other" if label == "alt" else label, rule, 1.0))
    kind: Kind = "html" if head else "text"
    raw = Raw("a.txt", "0" * 64, b"", kind, url=url, fetched_at=fetched_at)
    page = Page(raw, "" if head else "\n".join(b.text for b in blocks), "utf-8", "utf-8")
    profile = shipped().profile(site)
    claims = gather(page, head, blocks, verdicts, shipped(), profile)
    text = "\n\n".join(
        b.text for b, v in zip(blocks, verdicts, strict=True) if v.label in TEXT_LABELS
    )
    return resolve(page, claims, shipped(), profile, text, site)


def test_wire_story_that_names_no_other_publisher() -> None:
    found = resolved(
        ("section", "World News"),
        ("title", "Bridge to reopen, minister says"),
        ("dateline", "MOSCOW (Reuters) -"),
        ("paragraph", BODY),
        ("caption", "Workers stand on the bridge near Herat December 14, 2009."),
        ("credit", "REUTERS/Jane Example"),
        ("paragraph", BODY),
        ("signoff", "Additional reporting by John Sample; Editing by Anna Muster"),
    )
    assert (found.publisher, found.site) == ("Reuters", None)
    assert found.agencies == ("Reuters",)
    assert (found.dateline, found.dateline_place) == ("MOSCOW (Reuters) -", "Moscow")
    assert found.editors == ("Anna Muster",)
    assert found.contributors == (("John Sample", "reporting"),)
    assert found.section == "World News"
    assert found.images == (
        Image("Workers stand on the bridge near Herat December 14, 2009.", "REUTERS/Jane Example"),
    )
    assert found.published_at is None
    assert found.published_estimate is not None
    assert found.published_estimate.date == date(2009, 12, 17)


def test_a_wire_that_helped_is_not_the_publisher() -> None:
    told = "The Associated Press and Reuters contributed to this report."
    found = resolved(("title", "Vote"), ("paragraph", BODY), ("signoff", told))
    assert (found.publisher, found.agencies) == (None, ("AP", "Reuters"))
    marked = resolved(("title", "Vote"), ("paragraph", BODY), ("signoff", "(AFP)"))
    assert (marked.publisher, marked.agencies) == ("AFP", ("AFP",))


@pytest.mark.parametrize("mark", ["jej (efe, afp)", "(dpa, AFP/jp)", "kb (dpa)", "kb/dpa"])
def test_a_house_that_signs_with_its_codes_or_with_two_wires_is_not_one_of_them(mark: str) -> None:
    found = resolved(("title", "Vote"), ("paragraph", BODY), ("signoff", mark))
    assert found.publisher is None
    assert found.agencies


@pytest.mark.parametrize("mark", ["(dpa/lno)", "dpa/lno", "(AFP)"])
def test_one_wire_with_its_own_codes_is_the_publisher(mark: str) -> None:
    found = resolved(("title", "Vote"), ("paragraph", BODY), ("signoff", mark))
    assert found.publisher in ("dpa", "AFP")


def test_the_last_paragraph_names_its_wire() -> None:
    found = resolved(
        ("title", "Bridge to reopen"),
        ("paragraph", f"{BODY} (AFP)"),
        ("paragraph", f"{BODY} (dpa/lno)"),
        ("related", "Another bridge. (EFE)"),
    )
    assert found.agencies == ("dpa",)
    assert found.initials == ()


def test_a_wire_beside_the_writers_name_is_an_agency() -> None:
    author = '{"@type":"NewsArticle","author":{"@type":"Person","name":"Serhat Örnek"}}'
    found = resolved(
        ("title", "Bridge to reopen"),
        ("byline", "Serhat ÖRNEK/KUMLUCA, (DHA)"),
        ("paragraph", BODY),
        head=Head(jsonld=(author,)),
    )
    assert found.agencies == ("DHA",)


def test_the_last_caption_names_no_wire_of_the_text() -> None:
    found = resolved(
        ("title", "Bridge to reopen"),
        ("paragraph", BODY),
        ("caption", "The bridge was shut on Monday. (AFP)"),
    )
    assert found.agencies == ()


def test_dump_with_sign_off_and_alternative_text() -> None:
    found = resolved(
        ("title", "Mending the bridge"),
        ("date", "December 17, 2009"),
        ("standfirst", "The minister called for patience."),
        ("alt", "The minister in front of the bridge"),
        ("caption", "Work will go on, the minister said"),
        ("credit", "AP Graphics/DW"),
        ("paragraph", BODY),
        ("signoff", "abc/afp/dpa/rtr"),
        ("signoff", "Editor: Anna Muster"),
        site="dw.com",
    )
    assert found.publisher == "Deutsche Welle"
    assert found.published_at == datetime(2009, 12, 17, tzinfo=UTC)
    assert (found.published_precision, found.published_raw, found.published_source) == (
        "day",
        "December 17, 2009",
        "visible",
    )
    assert found.published_estimate is None
    assert found.initials == ("abc",)
    assert found.agencies == ("AFP", "dpa", "Reuters")
    assert found.editors == ("Anna Muster",)
    assert found.standfirst == "The minister called for patience."
    assert found.images == (
        Image("Work will go on, the minister said", "AP Graphics/DW",
              "The minister in front of the bridge"),
    )  # fmt: skip


def page_head(**node: object) -> Head:
    return Head(
        metas=(
            ("og:title", "Bridge reopens | Example Post"),
            ("og:site_name", "Example Post"),
            ("article:published_time", "2024-05-03T08:00:00+02:00"),
        ),
        links=(("canonical", "https://www.example.org/bridge?utm_source=x"),),
        jsonld=(json.dumps({"@type": "NewsArticle", **node}),),
        lang="en-GB",
        title="Bridge reopens | Example Post",
    )


def test_a_relative_address_that_was_chosen_is_told_to_have_won() -> None:
    page = Page(
        Raw("a.html", "0" * 64, b"", "html", url="https://www.example.org/news/a?b=1"), "", "", ""
    )
    head = Head(links=(("canonical", "/bridge"),))
    claims = gather(page, head, (), (), shipped(), None)
    found = resolve(page, claims, shipped(), None, BODY)
    assert found.url == "https://www.example.org/bridge"
    told = {(d.verdict, d.value) for d in decisions(found) if d.field == "url"}
    assert told == {("won", "/bridge"), ("lost", page.raw.url)}


def html(text: str, tag: str, hints: str = "", at: str = "/html/body/p[1]") -> Block:
    return Block(text, at, tag, f"html>body>{tag}", hints)


def test_html_claims_by_priority() -> None:
    found = resolved(
        ("title", html("Bridge reopens", "h1")),
        ("paragraph", html(BODY, "p")),
        head=page_head(datePublished="2024-05-02", author={"name": "JANE EXAMPLE"}),
        site="example.org",
    )
    assert found.title == "Bridge reopens"
    assert found.authors == ("Jane Example",)
    assert found.published_at == datetime(2024, 5, 2, tzinfo=UTC)
    assert found.published_source == "json-ld"
    assert found.url == "https://www.example.org/bridge"
    assert (found.publisher, found.language) == ("Example Post", "en")


def test_the_more_precise_of_two_that_agree() -> None:
    found = resolved(("paragraph", html(BODY, "p")), head=page_head(datePublished="2024-05-03"))
    assert found.published_at == datetime(2024, 5, 3, 6, tzinfo=UTC)
    assert (found.published_precision, found.published_source) == ("second", "meta")


def test_a_stated_midnight_gives_way_to_the_moment_of_the_same_day() -> None:
    found = resolved(
        ("title", "Bridge to reopen"),
        ("date", "3 March 2024, 10:15 GMT"),
        ("paragraph", BODY),
        head=page_head(datePublished="2024-03-03T00:00:00Z"),
    )
    assert found.published_at == datetime(2024, 3, 3, 10, 15, tzinfo=UTC)
    assert found.published_precision == "minute"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.com/2024/october/03/bridge", date(2024, 10, 3)),
        ("https://example.com/2024/03/10/bridge", date(2024, 3, 10)),
        ("https://example.com/2024/10/17/bridge", date(2024, 3, 10)),
        ("https://example.com/2024/02/31/bridge", date(2024, 3, 10)),
    ],
)
def test_the_address_says_which_number_of_a_date_is_the_month(url: str, day: date) -> None:
    lines = ("title", "Bridge to reopen"), ("date", "03/10/2024"), ("paragraph", BODY)
    found = resolved(*lines, url=url)
    assert found.published_at is not None
    assert found.published_at.date() == day


@pytest.mark.parametrize(
    ("stamp", "others", "day"),
    [
        # dots: the day is first where the page shows nothing else
        ("Jane Example 12.09.16", ["11.30.16", "11.15.16"], date(2016, 12, 9)),
        ("Jane Example 12.09.16", ["11.30.16"], date(2016, 9, 12)),
        ("Jane Example 12.09.16", ["11.30.16", "11.15.16", "30.11.16"], date(2016, 9, 12)),
        ("12.09.16", ["192.168.30.16", "1.2.30.16", "4.13"], date(2016, 9, 12)),
        # slashes: the month is first where the page shows nothing else
        ("03/10/2024", ["25/12/2023", "24/12/2023"], date(2024, 10, 3)),
        ("03/10/2024", ["25/12/2023"], date(2024, 3, 10)),
        ("03/10/2024", ["25/12/2023", "24/12/2023", "12/24/2023"], date(2024, 3, 10)),
    ],
)  # fmt: skip
def test_other_dates_of_a_dump_show_their_order(stamp: str, others: list[str], day: date) -> None:
    listed = [("related", f"Another story {other}") for other in others]
    found = resolved(("title", "Bridge to reopen"), ("date", stamp), ("paragraph", BODY), *listed)
    assert found.published_at is not None
    assert found.published_at.date() == day


def test_conflicts_become_warnings() -> None:
    found = resolved(
        ("title", html("Bridge reopens", "h1")),
        ("date", html("12 March 2021", "span")),
        ("paragraph", html(BODY, "p")),
        head=page_head(datePublished="2024-05-03", dateModified="2024-06-01"),
    )
    assert found.published_at == datetime(2024, 5, 3, 6, tzinfo=UTC)
    assert found.warnings == ("date_conflict",)
    assert found.modified_at == datetime(2024, 6, 1, tzinfo=UTC)


@pytest.mark.parametrize(("day", "warned"), [("2024/05/03", False), ("2024/05/06", True)])
def test_a_date_conflicts_with_the_chosen_one(day: str, warned: bool) -> None:
    """The page's line says that the stated day is one of an update."""
    node = {"@type": "Article", "datePublished": "2024-05-05", "dateModified": "2024-05-05"}
    address = f"https://www.example.org/{day}/bridge"
    found = resolved(
        ("date", html("Published 4 May 2024", "span")),
        ("paragraph", html(BODY, "p")),
        head=Head(jsonld=(json.dumps(node),), links=(("canonical", address),)),
    )
    assert found.published_at == datetime(2024, 5, 4, tzinfo=UTC)
    assert ("date_conflict" in found.warnings) is warned


def test_a_day_after_the_fetch_is_no_publication() -> None:
    found = resolved(("date", "3 May 2034"), ("paragraph", BODY), fetched_at="2024-05-04T00:00:00Z")
    assert found.published_at is None
    assert found.warnings == ("future_date",)


@pytest.mark.parametrize(
    ("fetched_at", "day"), [("2024-05-04T01:00:00Z", date(2024, 5, 3)), (None, None)]
)
def test_an_age_tells_the_day_where_that_of_the_fetch_is_known(
    fetched_at: str | None, day: date | None
) -> None:
    page = ("title", "Bridge to reopen"), ("date", "2 hours ago"), ("paragraph", BODY)
    found = resolved(*page, fetched_at=fetched_at)
    assert (found.published_at and found.published_at.date()) == day
    assert found.published_precision == ("day" if day else None)


def test_a_day_before_the_web_counts_where_the_page_states_it() -> None:
    node = {"@type": "NewsArticle", "datePublished": "1985-07-13T12:00:00Z"}
    stated = resolved(("paragraph", html(BODY, "p")), head=Head(jsonld=(json.dumps(node),)))
    assert stated.published_at == datetime(1985, 7, 13, 12, tzinfo=UTC)
    headed = resolved(("title", "Vote"), ("date", "March 2, 1955"), ("paragraph", BODY))
    assert headed.published_at == datetime(1955, 3, 2, tzinfo=UTC)


def test_a_day_before_the_web_that_the_page_tells_of_is_no_publication() -> None:
    found = resolved(
        ("title", "The day the war ended"), ("date", "8 May 1945"), ("date", "3 May 2015"),
        ("paragraph", BODY),
    )  # fmt: skip
    assert found.published_at == datetime(2015, 5, 3, tzinfo=UTC)
    node = {"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"}
    filled_in = resolved(("paragraph", html(BODY, "p")), head=Head(jsonld=(json.dumps(node),)))
    assert filled_in.published_at is None


@pytest.mark.parametrize(
    "post",
    [
        "— Jane Example (@jane) May 1, 2024",
        "A post shared by Jane Example (@jane) on May 1, 2024 at 7:30am PDT",
        "Pingback: Harbour days, 1.5.2024, Port Ellory | Boats and Rights",
        "2. harbourcat 1.may.2024 | 11:26",
        "Jean-Exemple a répondu le mercredi 1 mai 2024 à 17h24",
    ],
)
def test_what_others_posted_dates_nothing(post: str) -> None:
    for label in ("date", "other"):
        found = resolved(("title", "Bridge to reopen"), ("paragraph", BODY), (label, post))
        assert found.published_at is None


@pytest.mark.parametrize(
    ("below", "day"),
    [
        ("by Al Sample (5/1/2024)", None),
        ("by Jane Example (5/1/2024)", datetime(2024, 5, 1, tzinfo=UTC)),
    ],
)
def test_a_dated_byline_below_the_text_is_the_pages_only_where_its_writers_sign_above(
    below: str, day: datetime | None
) -> None:
    text = [("paragraph", f"{BODY} ({n})") for n in range(3)]
    others = [("other", f"Read this too, part {n}") for n in range(8)]
    found = resolved(
        ("title", "Bridge to reopen"),
        ("byline", "By Jane Example"),
        *text,
        *others,
        ("byline", below),
    )
    assert found.authors == ("Jane Example",)
    assert found.published_at == day


def test_a_post_on_lines_of_its_own_dates_nothing() -> None:
    post = ("A post shared by Jane Example", "(@jane) on", "May 1, 2024 at 7:30am PDT")
    lines = zip(("other", "other", "date"), post, strict=True)
    found = resolved(("title", "Bridge to reopen"), *lines, ("paragraph", BODY))
    assert found.published_at is None


@pytest.mark.parametrize(
    ("called", "day"), [("instagram-media", None), ("entry", datetime(2024, 5, 1, tzinfo=UTC))]
)
def test_the_time_of_an_embedded_post_is_not_the_pages(called: str, day: datetime | None) -> None:
    time = html("May 1, 2024", "time", f"\n{called}")._replace(datetime="2024-05-01")
    found = resolved(
        ("title", html("Bridge to reopen", "h1")),
        ("paragraph", html(BODY, "p")),
        ("date", time),
        ("paragraph", html(BODY.replace("bridge", "tunnel"), "p")),
        head=Head(),
    )
    assert found.published_at == day


@pytest.mark.parametrize(
    ("line", "published"),
    [
        (
            "Example Post | 04.05.2015 à 13h36 • Mis à jour le 05.05.2015 à 20h13 | Par Jeanne "
            "Exemple (avec Jean Dupont et Anne Martin)",
            datetime(2015, 5, 4, 13, 36, tzinfo=UTC),
        ),
        (
            "By JANE EXAMPLE, Executive Editor | Friday June 7, 2013 @ 6:43pm EDT Tags: Harbour, "
            "Bridges of the East, Ferry Company, Council",
            datetime(2013, 6, 7, 22, 43, tzinfo=UTC),
        ),
        ("February 22, 2019February 20, 2019 by Al Sample", datetime(2019, 2, 20, tzinfo=UTC)),
    ],
)
def test_a_line_of_the_head_with_more_than_its_date(line: str, published: datetime) -> None:
    found = resolved(("title", "Bridge to reopen"), ("other", line), ("paragraph", BODY))
    assert found.published_at == published


def test_the_date_by_the_headline_goes_before_those_of_comments() -> None:
    found = resolved(
        ("title", "Bridge to reopen"), ("other", "By: Jane | December 16, 2025 | Categories: News"),
        *[("paragraph", BODY)] * 8, ("date", "December 17, 2025 at 11:31 pm"),
    )  # fmt: skip
    assert found.published_at == datetime(2025, 12, 16, tzinfo=UTC)


def test_an_update_is_no_publication() -> None:
    found = resolved(("date", "Updated: 3 May 2024"), ("paragraph", BODY))
    assert found.published_at is None
    assert found.modified_at == datetime(2024, 5, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    "notice",
    [
        "This article was amended on 3 May 2021. An earlier version had the name wrong.",
        "Correction (May 3, 2021): The bridge has nine piers, not ten.",
        "Editor's note, May 3, 2021: The headline was changed.",
        "(This May 2 story has been corrected to fix the name of the river)",
        "In a story published May 2, 2023, The Associated Press erroneously reported the name.",
    ],
)
def test_the_date_of_a_correction_is_no_publication(notice: str) -> None:
    for place in (0, 1):
        text = [("paragraph", BODY)] * 3
        text.insert(3 * place, ("correction", notice))
        found = resolved(("title", "Bridge to reopen"), *text)
        assert (found.published_at, found.modified_at) == (None, None)


def test_stated_publication_that_is_the_update_gives_way_to_the_printed_one() -> None:
    node = {"@type": "Article", "datePublished": "2024-05-03", "dateModified": "2024-05-03"}
    found = resolved(
        ("date", html("Published 2 May 2023", "span")),
        ("paragraph", html(BODY, "p")),
        head=Head(jsonld=(json.dumps(node),)),
    )
    assert found.published_at == datetime(2023, 5, 2, tzinfo=UTC)


def test_outlet_and_agency_are_no_people() -> None:
    found = resolved(
        ("paragraph", html(BODY, "p")),
        head=page_head(
            author=[{"name": "Example Post"}, {"name": "AFP"}, {"name": "Jane Example"}]
        ),
        site="example.org",
    )
    assert found.authors == ("Jane Example",)
    assert found.agencies == ("AFP",)


@pytest.mark.parametrize(
    ("author", "desks", "authors"),
    [
        ("Boat & i", ["Boat & i"], ()),
        ("Ada Muster & Ben Example", [], ("Ada Muster", "Ben Example")),
    ],
)
def test_an_outlet_of_two_words_that_are_joined_is_not_two_people(
    author: str, desks: list[str], authors: tuple[str, ...]
) -> None:
    metas = (("og:site_name", "Boat & i"), ("author", author))
    found = resolved(("paragraph", html(BODY, "p")), head=Head(metas=metas))
    assert found.authors == authors
    assert [each.name for each in found.contributors] == desks


def figure(number: int, *parts: tuple[str, str, str]) -> list[tuple[str, Block]]:
    at = f"/html/body/figure[{number}]"
    return [("other", html(text, tag, hints, f"{at}/{tag}")) for text, tag, hints in parts]


def test_figures_pair_caption_and_credit() -> None:
    found = resolved(
        ("title", html("Bridge reopens", "h1")),
        *figure(1, ("A bridge at dawn", "img", ""), ("The old bridge.", "figcaption", ""),
                ("Foto: Anna Muster/dpa", "span", "photo-credit")),
        ("paragraph", html(BODY, "p")),
        *figure(2, ("", "img", ""), ("The river in May. Photo: John Sample/AFP", "figcaption", "")),
        ("paragraph", html(BODY, "p")),
    )  # fmt: skip
    assert [image[:2] for image in found.images] == [
        ("The old bridge.", "Anna Muster/dpa"),
        ("The river in May.", "John Sample/AFP"),
    ]
    assert found.images[0].alt == "A bridge at dawn"


def test_a_byline_below_a_portrait_is_no_credit() -> None:
    found = resolved(
        ("title", html("Bridge reopens", "h1")),
        ("caption", html("Jane Example-Sample", "img", at="/html/body/div[1]/img")),
        ("navigation", html("Jane Example-Sample Rural affairs reporter", "div", "byline")),
        ("paragraph", html(BODY, "p")),
    )
    assert found.images == ()


def test_pictures_of_teasers_are_not_the_articles() -> None:
    found = resolved(
        ("title", html("Bridge reopens", "h1")),
        ("paragraph", html(BODY, "p")),
        ("related", html("A cat in a tree", "figcaption", "related-articles__caption",
                         "/html/body/aside/figure[1]/figcaption")),
        ("paragraph", html(BODY, "p")),
    )  # fmt: skip
    assert found.images == ()


@pytest.mark.parametrize("counter", [(), ("1 of 3",)])
def test_a_line_at_the_top_is_no_caption_of_the_pages_last_picture(
    counter: tuple[str, ...],
) -> None:
    last = Block("", "/html/body/img[1]", "img", "html>body>img", src="/last.jpg")
    found = resolved(
        *(("other", html(text, "span", "caption")) for text in counter),
        ("other", html("The old bridge in the morning of Monday. Photo: Jane Example/AFP", "p")
         ._replace(src="" if counter else "/film.mp4")),
        ("title", html("Bridge reopens", "h1")),
        ("paragraph", html(BODY, "p")),
        ("other", last),
    )  # fmt: skip
    assert not [image for image in found.images if image.caption]


def test_every_claim_is_accounted_for() -> None:
    found = resolved(
        ("title", html("Bridge reopens", "h1")),
        ("date", html("12 March 2021", "span")),
        ("paragraph", html(BODY, "p")),
        head=page_head(
            datePublished="2024-05-02", headline="Bridge reopens", author="Jane Example"
        ),
    )
    told = {(d.field, d.verdict, d.source) for d in decisions(found)}
    assert {
        ("published", "won", "json-ld"),
        ("published", "lost", "visible (date)"),
        ("title", "won", "json-ld"),
        ("title", "agrees", "visible"),
        ("authors", "won", "json-ld"),
    } <= told
    assert {id(claim.value) for claim in found.claims} <= {id(d.value) for d in decisions(found)}


def test_names_alone_by_the_headline_sign_the_page() -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"),
        ("navigation", "Jane Example"),
        ("navigation", "John Sample"),
        ("navigation", "3 May 2024, 10:15"),
        ("paragraph", BODY),
        ("navigation", "Related Topics"),
    )
    assert found.authors == ("Jane Example", "John Sample")
    assert found.published_at == datetime(2024, 5, 3, 10, 15, tzinfo=UTC)


def test_a_phrase_in_capitals_signs_nothing() -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"),
        ("navigation", "Latest Stories"),
        ("paragraph", BODY),
        ("navigation", "Read the latest stories here"),
    )
    assert found.authors == ()


def test_lead_in_on_its_own_line_takes_the_next() -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"),
        ("byline", "By"),
        ("navigation", "Jane Example"),
        ("paragraph", BODY),
    )
    assert found.authors == ("Jane Example",)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("By", "Jane Example,", "John Sample", "and", "Ewan Muster"), 3),
        (("By Jane Example, John Sample and", "Ewan Muster"), 3),
        (("By", "Jane Example", "John Sample Street", "Ewan Muster"), 1),
    ],
)
def test_names_on_lines_of_their_own_sign_together(lines: tuple[str, ...], expected: int) -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"),
        *(("navigation", line) for line in lines),
        ("paragraph", BODY),
    )
    assert found.authors == ("Jane Example", "John Sample", "Ewan Muster")[:expected]


def test_above_the_headline_buttons_to_share_do_not_part_it_from_its_date() -> None:
    def dated(button: str, rule: str) -> datetime | None:
        return resolved(
            ("navigation", "7 March 2012"),
            ("navigation", "Last updated at 14:22"),
            *(("navigation", f"{button} {i}") for i in range(8)),
            ("title", "Bridge to reopen, minister says"),
            ("paragraph", BODY * 3),
            rules_say=dict.fromkeys(range(2, 10), rule),
        ).published_at

    assert dated("Share", "phrase.en.share:share") == datetime(2012, 3, 7, tzinfo=UTC)
    assert dated("News", "model.outside") is None


@pytest.mark.parametrize(
    ("published", "modified", "day"),
    [
        ("Issued on: 07/03/2023 - 18:22", "Modified: 08/03/2023 - 09:10", (7, 8)),
        ("Issued on: 07/03/2023 - 08:22", "Modified: 08/03/2023 - 19:10", (7, 8)),
        ("03/07/2023 06:22 PM", "Updated: 03/08/2023 09:10 PM", (7, 8)),
    ],
)
def test_a_clock_of_24_hours_tells_that_the_day_is_first(
    published: str, modified: str, day: tuple[int, int]
) -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"),
        ("date", published),
        ("date", modified),
        ("paragraph", BODY * 3),
    )
    assert found.published_at is not None
    assert found.modified_at is not None
    seen = [(at.month, at.day) for at in (found.published_at, found.modified_at)]
    assert seen == [(3, day[0]), (3, day[1])]


def test_day_first_where_the_time_zone_is_european() -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"),
        ("date", "Published on 06/01/2026 - 13:55 GMT+1"),
        ("paragraph", BODY * 3),
    )
    assert found.published_at == datetime(2026, 1, 6, 12, 55, tzinfo=UTC)


@pytest.mark.parametrize(
    "told",
    [
        "Sollers took office on August 1, 2009.",
        "The treaty was signed on December 12, 1999.",
        "The law was updated on 5 May 2020.",
        "The report was published on 5 May 2020.",
        "Published on May 3, 2020, the book tells of the sea.",
        "On May 3, 2020 the council voted to close it.",
        "Die Mauer fiel am 9. November 1999.",
        "Il est mort le 3 mai 2020.",
        "Murió el 3 de mayo de 2020.",
        "È morto il 3 maggio 2020.",
        "Zmarł 3 maja 2020.",
        "Он умер 3 мая 2020 года.",
        "Hun døde 3. mai 2020.",
        "条約は1999年12月12日に調印された。",
        "그는 2020년 5월 3일 사망했다.",
    ],
)
@pytest.mark.parametrize("label", ["paragraph", "navigation"])
def test_a_sentence_of_the_story_dates_nothing(label: str, told: str) -> None:
    if label == "navigation" and told.startswith("Published"):
        return
    found = resolved(
        ("title", "Bridge to reopen, minister says"),
        ("paragraph", BODY * 2),
        (label, told),
        ("paragraph", BODY),
    )
    assert (found.published_at, found.modified_at) == (None, None)
    dated = resolved(
        ("title", "Bridge to reopen, minister says"),
        ("date", "12 March 2021"),
        ("paragraph", BODY * 2),
        (label, told),
        ("paragraph", BODY),
    )
    assert dated.warnings == ()


@pytest.mark.parametrize(
    "stamp",
    [
        "Published on 3 May 2020, last updated 3 May 2020",
        "MOSCOW, May 3, 2020 (Reuters) -",
        "Jane Example, Berlin | 3 May 2020",
        "By Jane Example May 3, 2020 5 min read",
        "This article was originally published on May 3, 2020.",
        "Dieser Beitrag wurde am 3. Mai 2020 zuerst veröffentlicht.",
        "Posted on May 3, 2020 by Jane Example - 5 Comments on What is next?",
        "Publié le 3 mai 2020 à 10h05",
        "Data publikacji: 3 maja 2020, 14:05",
        "Moskwa, 3 maja 2020",
        "Москва, 3 мая 2020 г.",
        "2020年5月3日（日） 14:05",
    ],
)
def test_a_stamp_kept_as_text_dates_the_page(stamp: str) -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"), ("paragraph", stamp), ("paragraph", BODY * 2)
    )
    assert found.published_at is not None
    assert found.published_at.date() == date(2020, 5, 3)


def teasers(*blocks: tuple[str, Block]) -> Metadata:
    return resolved(
        ("title", html("Bridge reopens", "h1", at="/html/body/article[1]/h1[1]")),
        ("paragraph", html(BODY, "p", at="/html/body/article[1]/p[1]")),
        *blocks,
    )


def test_the_date_of_a_teaser_is_not_the_pages() -> None:
    at = "/html/body/section[1]/article[1]/time[1]"
    stamp = Block("March 3, 2021", at, "time", "html>body>section>article>time")
    stated = stamp._replace(datetime="2021-03-03")
    aside = stated._replace(at="/html/body/aside[1]/time[1]", path="html>body>aside>time")
    for block in (stamp, stated, aside):
        assert teasers(("date", block)).published_at is None


def test_a_date_behind_the_text_is_the_pages() -> None:
    at = "/html/body/article[1]/footer[1]/time[1]"
    stamp = Block("March 3, 2021", at, "time", "html>body>article>footer>time")
    assert teasers(("date", stamp)).published_at == datetime(2021, 3, 3, tzinfo=UTC)


def test_the_date_below_latest_news_is_not_the_pages() -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"),
        ("paragraph", BODY * 2),
        ("related", "Latest news"),
        ("navigation", "Ferry prices to rise"),
        ("navigation", "March 3, 2021"),
        rules_say={2: "phrase.en.related:latest news"},
    )
    assert found.published_at is None


def test_the_day_behind_a_teasers_sentence_is_not_the_pages() -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"),
        ("paragraph", BODY * 2),
        ("navigation", "The rainy season has been intense. (18.10.2013)"),
    )
    assert found.published_at is None


def test_what_a_profile_calls_a_date_or_byline_stands_where_its_site_puts_it() -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"),
        ("paragraph", BODY * 2),
        ("related", "Read more"),
        ("related", "Ferry prices to rise 18.10.2013"),
        ("date", "Date 21.10.2013"),
        ("byline", "Author Jane Example"),
        rules_say={
            2: "phrase.en.related:read more",
            3: "site.dw.com.x",
            4: "site.dw.com.x",
            5: "site.dw.com.x",
        },
    )
    assert found.published_at == datetime(2013, 10, 21, tzinfo=UTC)
    assert found.authors == ("Jane Example",)


def timed(text: str, datetime: str, tag: str = "p") -> Block:
    return html(text, tag)._replace(datetime=datetime)


@pytest.mark.parametrize(
    ("text", "published", "modified"),
    [
        ("Published 14 March Updated 15 March", 14, 15),
        ("14 March (updated 15 March)", 14, 15),
        ("Veröffentlicht am 14. März, aktualisiert am 15. März", 14, 15),
        ("Publié le 14 mars, mis à jour le 15 mars", 14, 15),
        ("14 March – 15 March", 14, None),
    ],
)
def test_two_times_of_one_line(text: str, published: int, modified: int | None) -> None:
    found = resolved(
        ("title", html("Bridge reopens", "h1")),
        ("date", timed(text, "2023-03-14T10:00:00Z\n2023-03-15T11:00:00Z")),
        ("paragraph", html(BODY, "p")),
    )
    assert found.published_at == datetime(2023, 3, published, 10, tzinfo=UTC)
    assert found.published_raw == "2023-03-14T10:00:00Z"
    assert found.modified_at == (modified and datetime(2023, 3, modified, 11, tzinfo=UTC))


def test_two_times_of_which_the_update_stands_first() -> None:
    found = resolved(
        ("title", html("Bridge reopens", "h1")),
        ("date", timed("Updated 15 March Published 14 March", "2023-03-15\n2023-03-14")),
        ("paragraph", html(BODY, "p")),
    )
    assert found.published_at == datetime(2023, 3, 14, tzinfo=UTC)
    assert found.modified_at == datetime(2023, 3, 15, tzinfo=UTC)


def test_a_time_that_a_sentence_tells_of_dates_nothing() -> None:
    found = resolved(
        ("title", html("Bridge reopens", "h1")),
        ("paragraph", timed("The treaty was signed on 14 March in Rome.", "2023-03-14")),
        ("paragraph", html(BODY, "p")),
    )
    assert found.published_at is None


def test_the_raw_text_of_a_time_is_what_was_read() -> None:
    found = resolved(
        ("title", html("Bridge reopens", "h1")),
        ("date", timed("5 November 2022", "2022-11-05T10:30Z", "time")),
        ("paragraph", html(BODY, "p")),
    )
    assert found.published_at == datetime(2022, 11, 5, 10, 30, tzinfo=UTC)
    assert (found.published_raw, found.published_source) == (
        "2022-11-05T10:30Z",
        "time-element",
    )


@pytest.mark.parametrize(
    ("stated", "hour"), [("2022-11-05T10:30:00+09:00", 1), ("2022-11-05T11:30:00+09:00", 10)]
)
def test_a_time_element_tells_the_zone_of_the_same_printed_time(stated: str, hour: int) -> None:
    found = resolved(
        ("title", html("Bridge reopens", "h1")),
        ("date", timed("5 November 2022, 10:30", stated, "time")),
        ("paragraph", html(BODY, "p")),
    )
    assert found.published_at == datetime(2022, 11, 5, hour, 30, tzinfo=UTC)


def test_a_printed_update_is_told_to_have_won() -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"),
        ("date", "Published 14 March 2023, updated 15 March 2023 at 07:10"),
        ("paragraph", BODY),
    )
    assert ("modified", "won") in {(d.field, d.verdict) for d in decisions(found)}


@pytest.mark.parametrize(
    "stamp",
    [
        "2023年8月21日 14:30 (2023年8月21日 15:02 更新)",
        "입력 2022.03.21 09:15",
        "Publisert: 03.03.2024 14:05",
        "Yayınlanma tarihi: 3 Mart 2024 14:05",
    ],
)
def test_the_words_of_a_stamp_are_no_name(stamp: str) -> None:
    found = resolved(
        ("title", "Bridge to reopen, minister says"), ("date", stamp), ("paragraph", BODY)
    )
    assert found.authors == ()
    assert found.published_at is not None


@pytest.mark.parametrize(
    "stated",
    [
        "The bridge will be closed for eleven months. - Example",
        "The bridge will be closed for eleven months.",
    ],
)
def test_a_label_in_the_element_of_the_standfirst_is_none_of_it(stated: str) -> None:
    summary = "The bridge will be closed for eleven months."
    found = resolved(
        ("title", "Bridge to close"),
        ("standfirst", f"Aldport{summary}"),
        ("paragraph", BODY),
        head=Head(metas=(("description", stated),)),
    )
    assert found.standfirst == summary


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Ana Ejemplo | Madrid", ("Ana Ejemplo",)),
        ("Dewi Contoh - exampleNews", ("Dewi Contoh",)),
        ("山田太郎 鈴木一郎", ("山田太郎", "鈴木一郎")),
        ("Ana Ejemplo | Thoughts", ()),
    ],
)
def test_a_byline_with_the_city_or_desk_behind_names_its_writers(
    byline: str, authors: tuple[str, ...]
) -> None:
    found = resolved(("title", "Bridge to close"), ("byline", byline), ("paragraph", BODY))
    assert found.authors == authors
