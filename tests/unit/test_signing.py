"""Who signs a page where no lead-in says so: beside dates, in glued lines, as desk or site."""

from __future__ import annotations

import pytest

from cleancopy.claims import gather
from cleancopy.claims.extent import extent
from cleancopy.claims.introduced import introduced_claims
from cleancopy.fields.people.byline import declared_authors
from cleancopy.fields.people.byline_dated import byline_beside_a_date
from cleancopy.fields.people.byline_led import first_names
from cleancopy.fields.people.desks import is_desk
from cleancopy.fields.people.glue import unglued
from cleancopy.model import Block, Head, Metadata, Page, Raw, Verdict
from cleancopy.resolve import resolve
from cleancopy.resolve.outlet import Outlet
from judged_pages import shipped

BODY = "The minister said on Thursday that the bridge over the river would open again next year."


def resolved(*labelled: tuple[str, str], jsonld: str = "", **metas: str) -> Metadata:
    """The fields of a page of labelled lines; with `jsonld` or `metas` it is HTML."""
    html = bool(jsonld or metas)
    path = "html>body>p" if html else ""
    blocks = [Block(text, f"line {i}", path=path) for i, (_, text) in enumerate(labelled)]
    verdicts = [Verdict(label, "by.hand", 1.0) for label, _ in labelled]
    head = Head(tuple(metas.items()), (), (jsonld,) if jsonld else ()) if html else None
    raw = Raw("a.html", "0" * 64, b"", "html" if html else "text")
    page = Page(raw, "", "utf-8", "utf-8")
    rules = shipped()
    claims = gather(page, head, blocks, verdicts, rules, None)
    return resolve(page, claims, rules, None, BODY, None)


@pytest.mark.parametrize("more", [0, 3])
def test_the_last_line_of_a_page_signs(more: int) -> None:
    page = [("title", "새 다리 개통식 열려"), *[("paragraph", BODY)] * 3]
    last = [
        ("navigation", "예시일보 홍길동 기자(hong@example.kr)"),
        *[("footer", "© 예시일보")] * more,
    ]
    assert resolved(*page, *last).authors == ("홍길동",)


TITLE = ("title", "The old bridge is to open again")
TEXT = ("paragraph", BODY)


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        # each name and the word between them on a line of its own
        (
            [("other", "Jane Example"), ("other", "and"), ("other", "Max Sample")],
            ("Jane Example", "Max Sample"),
        ),
        # a name above a credit is a portrait's, but right below the day
        ([("other", "Jane Example"), ("credit", "Photo: Max Sample")], ()),
        (
            [("date", "3 May 2024"), ("other", "Jane Example"), ("credit", "Photo: Max Sample")],
            ("Jane Example",),
        ),
    ],
)
def test_names_on_lines_of_their_own_sign(
    lines: list[tuple[str, str]], authors: tuple[str, ...]
) -> None:
    assert resolved(TITLE, *lines, TEXT, TEXT).authors == authors


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        ([("other", "Jane Example"), ("other", "an hour ago"), ("heading", "Next")], ()),
        ([("other", "Jane Example"), ("other", "The Example Post")], ("Jane Example",)),
    ],
)
def test_names_with_an_age_below_the_text_head_the_next_article(
    lines: list[tuple[str, str]], authors: tuple[str, ...]
) -> None:
    page = resolved(TITLE, TEXT, TEXT, ("date", "3 May 2024"), *lines)
    assert page.authors == authors
    assert page.published_at is not None


@pytest.mark.parametrize(
    "post",
    [
        [("paragraph", "— Max Sample (@maxsample)"), ("date", "1 May 2024")],
        [("other", "A post shared by Max (@max.sample)"), ("other", "on"), ("date", "1 May 2024")],
        [("other", "Ein Beitrag geteilt von Max (@max) am"), ("date", "1 May 2024")],
        [("paragraph", '"We saw it."'), ("heading", "— Max Sample, Aldport, May 1, 2024")],
    ],
)
def test_who_posted_or_said_something_signs_and_dates_no_page(post: list[tuple[str, str]]) -> None:
    page = resolved(TITLE, TEXT, *post, TEXT)
    assert (page.authors, page.published_at) == ((), None)


STAMPED = "Jane Example | Herald By Jane Example | Herald Email the author " + "| Follow " * 12


@pytest.mark.parametrize(
    ("label", "line", "day"),
    [
        ("other", STAMPED + "| Follow on Example on May 3, 2024 at 2:47 PM", 3),
        ("other", STAMPED + "| Friday, May 3, 2024", None),
        ("paragraph", STAMPED + "| Follow on Example on May 3, 2024 at 2:47 PM", None),
    ],
)
def test_a_long_line_of_the_head_ends_with_its_stamp(
    label: str, line: str, day: int | None
) -> None:
    published = resolved(TITLE, (label, line), TEXT, TEXT).published_at
    assert (published and published.day) == day


@pytest.mark.parametrize(
    ("lines", "published", "modified"),
    [
        (["February 22, 2024", "February 20, 2024"], 20, 22),
        (["February 20, 2024", "February 22, 2024"], 20, 22),
        (["Updated February 22, 2024", "February 20, 2024"], 20, 22),
        (["February 22, 2024"], 22, None),
    ],
)
def test_two_days_one_below_the_other_are_publication_and_update(
    lines: list[str], published: int, modified: int | None
) -> None:
    page = resolved(TITLE, *(("date", line) for line in lines), TEXT, TEXT)
    assert page.published_at is not None
    assert page.published_at.day == published
    assert (page.modified_at and page.modified_at.day) == modified


def judged(*lines: tuple[str, str, str]) -> Metadata:
    """The fields of a dump of lines with label and rule below a headline and three paragraphs."""
    opening = [("새 다리 개통식 열려", "title", "by.hand"), *[(BODY, "paragraph", "by.hand")] * 3]
    blocks = [Block(text, f"line {i}") for i, (text, _, _) in enumerate([*opening, *lines])]
    verdicts = [Verdict(label, rule, 0.9) for _, label, rule in [*opening, *lines]]
    page = Page(Raw("a.txt", "0" * 64, b"", "text"), "", "utf-8", "utf-8")
    claims = gather(page, None, blocks, verdicts, shipped(), None)
    return resolve(page, claims, shipped(), None, BODY, None)


def test_a_blog_prints_its_day_behind_other_articles() -> None:
    others = ("Related", "related", "phrase.en.related:related")
    day = ("Monday, August 11th, 2025 at 11:00 am | Categories: Harbour", "other", "model.outside")
    assert judged(others, day).published_at is not None


def test_the_line_of_a_theme_may_file_its_page_under_much() -> None:
    others = ("Ähnliche Beiträge", "related", "phrase.de.related:ähnliche beiträge")
    tags = "Kategorien Hafen Schlagwörter " + ", ".join(f"Mole {i}" for i in range(25))
    day = (f"Autor jane Veröffentlicht am 20. März 2024 {tags}", "other", "model.outside")
    published = judged(others, day).published_at
    assert published is not None
    assert published.day == 20


def test_what_a_phrase_calls_promotion_dates_no_page() -> None:
    programme = "Sendung: Beispiel am Morgen, 12.05.2024, 08:10 Uhr"
    assert judged((programme, "promo", "phrase.de.promo:sendung")).published_at is None
    assert judged((programme, "navigation", "model.outside")).published_at is not None


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("ByJane Example", "By Jane Example"),
        ("By Jane SampleStaff Writer", "By Jane Sample Staff Writer"),
        ("By Jane ExampleTwitter", "By Jane Example Twitter"),
        ("May 3, 2024Jane Example", "May 3, 2024 Jane Example"),
        ("Jane SampleThe Example Post", "Jane Sample The Example Post"),
        ("Jane Sample,EXAMPLE", "Jane Sample, EXAMPLE"),
        ("[jane_1] by Jane Sample", "by Jane Sample"),
        ("Jane Sample Politics Editor [0a1b2c.jpeg]", "Jane Sample Politics Editor"),
        ("[Berlin bureau] by Jane Sample", "[Berlin bureau] by Jane Sample"),
        ("👤 by Jane Sample", "by Jane Sample"),
        ("\uf007 Jane Sample", "Jane Sample"),
        ("Jane Sample headshot by Jane Sample May 3, 2024", "by Jane Sample May 3, 2024"),
        ("Jane Sample | Herald By Jane Sample | Herald Email", "By Jane Sample | Herald"),
        ("Jane Sample portrayed by Max Sample", "Jane Sample portrayed by Max Sample"),
        ("By Byron Example", "By Byron Example"),
        ("Jane DiExample Energy Reporter", "Jane DiExample Energy Reporter"),
        ("Jane DiExampleEnergy Reporter", "Jane DiExample Energy Reporter"),
        ("ExampleFeed News Reporter", "ExampleFeed News Reporter"),
        ("Jane MacExample, Editor", "Jane MacExample, Editor"),
        ("Jane McWriter Example", "Jane McWriter Example"),
        ("By Jane Sampleto n", "By Jane Sampleton"),
        ("Ana Ejemplo y", "Ana Ejemplo y"),
        ("Jan Przykład i", "Jan Przykład i"),
    ],
)
def test_lost_blanks_are_put_back(printed: str, bare: str) -> None:
    assert unglued(printed) == bare


@pytest.mark.parametrize(
    ("line", "authors", "others"),
    [
        ("by Jane · Dec 20, 2025 at 3:00 am · One comment so far", ("Jane",), ()),
        ("Jane Example 4 August 2010", ("Jane Example",), ()),
        ("Jane Van Der Example | Published 4 months ago", ("Jane Van Der Example",), ()),
        ("Von dpa 30.04.2024, 18:58", (), ("dpa",)),
        ("von Landesblatt 30. Juni 2025", (), ("Landesblatt",)),
        ("On 4 August 2010 the bridge was closed by Jane Example", (), ()),
        ("May 3, 2024 at 6:08 PM ET by Jane Example | Leave a reply", ("Jane Example",), ()),
        ("Veröffentlicht am 6. Juli 2015 von Max Muster — Antworten", ("Max Muster",), ()),
        ("19.6.2007 9:40 Uhr Anna Muster 71 Kommentare", ("Anna Muster",), ()),
        ("New Delhi | 3 May 2024", (), ()),
        ("Santiago de Chile / Madrid - 30 ago 2023 - 05:40 CEST", (), ()),
        ("Ciudad de México - 30 ago 2023", (), ()),
        ("Reggio Emilia - 30 ago 2023", (), ()),
        ("Antonia Ejemplo | Nueva York - 30 ago 2023 - 05:40 CEST", ("Antonia Ejemplo",), ()),
        ("Anna Muster / Berlin 30.08.2023", ("Anna Muster",), ()),
        ("2023年8月21日 14:30 (2023年8月21日 15:02 更新)", (), ()),
        ("2023年3月14日 朝刊", (), ()),
        ("2023年8月21日 掲載", (), ()),
        ("山田太郎 2023年8月21日 14:30", ("山田太郎",), ()),
        ("입력 2022.03.21 09:15", (), ()),
        ("홍길동 기자 입력 2022.03.21 09:15", ("홍길동",), ()),
        ("송고시간 2022-03-21 09:15", (), ()),
        ("发布时间：2023-03-14 18:05", (), ()),
        ("2023-03-14 18:05 字号", (), ()),
        ("2023-03-14 18:05:33 来源: 新华网", (), ("Xinhua",)),
        ("王小明 2023-03-14 18:05", ("王小明",), ()),
        ("آخر تحديث: 12/3/2024 - 10:15", (), ()),
        ("نشر في 12/3/2024", (), ()),
        ("עודכן 12.3.2024", (), ()),
        ("— Jane Example (@jane) May 3, 2024", (), ()),
        ("Jane E Says: May 3, 2010", (), ()),
        ("Jane Example", (), ()),
    ],
)
def test_names_beside_a_date(line: str, authors: tuple[str, ...], others: tuple[str, ...]) -> None:
    found = byline_beside_a_date(line, shipped().agencies)
    assert (found.authors, (*found.agencies, *found.desks)) == (authors, others)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Anna & Max", ("Anna", "Max")),
        ("Anna and Max", ("Anna", "Max")),
        ("News & More", ()),
        ("Anna Muster & Max", ()),
        ("politics and culture", ()),
    ],
)
def test_first_names_sign_in_pairs(text: str, pair: tuple[str, ...]) -> None:
    assert first_names(text) == pair


@pytest.mark.parametrize(
    ("name", "nobody"),
    [
        ("Jane Sample", False),
        ("jane sample", True),
        ("Example Bridge", True),
        ("Harbour Morgenpost", True),
        ("Somebody Else", False),
    ],
)
def test_a_site_may_go_by_the_name_of_its_writer(name: str, nobody: bool) -> None:
    outlet = Outlet(["Jane Sample", "Example Bridge", "Harbour Morgenpost"], BODY)
    assert outlet.is_called(name) is nobody


def test_papers_are_desks() -> None:
    assert [is_desk(name) for name in ("Landesblatt", "Muster")] == [True, False]


def test_a_desk_that_signs_is_a_contributor_and_no_author() -> None:
    found = resolved(
        ("title", "Bridge to reopen"), ("paragraph", BODY),
        jsonld='{"@type":"NewsArticle","headline":"Bridge to reopen","author":'
        '[{"@type":"Person","name":"Jane Example"},{"@type":"Person","name":"Harbour Team"}]}',
    )  # fmt: skip
    assert found.authors == ("Jane Example",)
    assert found.contributors == (("Harbour Team", "desk"),)


def test_people_whom_jsonld_calls_no_authors_are_editors_and_contributors() -> None:
    found = resolved(
        ("title", "Bridge to reopen"), ("paragraph", BODY),
        jsonld='{"@type":"NewsArticle","author":{"@type":"Person","name":"Jane Example"},'
        '"editor":{"@type":"Person","name":"Al Sample"},'
        '"translator":[{"@type":"Person","name":"Ann Third"}],'
        '"contributor":[{"@type":"Person","name":"Cy Fourth"},'
        '{"@type":"Person","name":"Jane Example"},{"@type":"Organization","name":"The Post"}]}',
    )  # fmt: skip
    assert (found.authors, found.editors) == (("Jane Example",), ("Al Sample",))
    assert found.contributors == (("Cy Fourth", "contributing"), ("Ann Third", "translation"))


def test_sign_off_and_dateline_name_the_author_where_no_byline_does() -> None:
    signed = ("signoff", "Author: Jane Example (AFP, dpa)")
    guessed = ("other", "Southern Harbour"), ("date", "May 3, 2024")
    assert resolved(("title", "Bridge to reopen"), ("paragraph", BODY), signed).authors == (
        "Jane Example",
    )
    found = resolved(("title", "Bridge to reopen"), *guessed, ("paragraph", BODY), signed)
    assert (found.authors, found.agencies) == (("Jane Example",), ("AFP", "dpa"))
    found = resolved(("title", "Bridge"), ("byline", "By Al Sample"), ("paragraph", BODY), signed)
    assert found.authors == ("Al Sample",)
    found = resolved(("title", "橋"), ("dateline", "【北京＝山田太郎】"), ("paragraph", BODY))
    assert (found.authors, found.dateline_place) == (("山田太郎",), "北京")


def test_names_with_the_place_they_wrote_from() -> None:
    day = ("date", "May 3, 2024")
    for line, authors in (
        ("Jane Example in Eastport", ("Jane Example",)),
        ("Jane Example in Eastport and Al Sample in Paris", ("Jane Example", "Al Sample")),
        ("A swimmer in Eastport", ()),
        ("Jane Example in the harbour", ()),
    ):
        found = resolved(("title", "Bridge to reopen"), ("other", line), day, ("paragraph", BODY))
        assert found.authors == authors


def test_no_link_of_the_footer_signs() -> None:
    words = Verdict("footer", "phrase.any.footer:words", 0.9)
    blocks = [Block(BODY, "1"), Block("Over Ons Algemene Voorwaarden", "2")]
    verdicts = [Verdict("paragraph", "model.text", 0.9), words]
    claims = introduced_claims(blocks, verdicts, extent(blocks, verdicts), shipped().agencies)
    assert not list(claims)


def test_no_guess_goes_before_the_organization_that_signs() -> None:
    found = resolved(
        ("title", "Bridge to reopen"), ("other", "Southern Harbour"), ("date", "May 3, 2024"),
        ("paragraph", BODY),
        jsonld='{"@type":"NewsArticle","author":{"@type":"Organization","name":"Harbour Post"}}',
    )  # fmt: skip
    assert found.authors == ()
    assert found.contributors == (("Harbour Post", "desk"),)


def test_the_name_nearest_to_the_date_is_the_guess() -> None:
    found = resolved(
        ("title", "Bridge to reopen"), ("other", "Tribunal Supremo"), ("other", "Video"),
        ("other", "The court speaks of the bridge and of what it will cost"),
        ("other", "Jane Example"), ("date", "May 3, 2024"), ("paragraph", BODY),
    )  # fmt: skip
    assert found.authors == ("Jane Example",)


@pytest.mark.parametrize(
    ("line", "foot"),
    [
        ("Jane Example", "— Jane Example"),
        ("Jane Example (Content Manager)", "The end"),
        ("JANE EXAMPLE, HERALD", "The end"),
        ("Jane Example janeexample", "The end"),
    ],
)
def test_a_name_below_the_headline_signs_with_what_stands_beside_it(line: str, foot: str) -> None:
    found = resolved(
        ("title", "Bridge to reopen"), ("other", line), ("paragraph", BODY), ("paragraph", BODY),
        ("paragraph", BODY), ("paragraph", BODY), ("paragraph", foot), ("paragraph", BODY),
    )  # fmt: skip
    assert found.authors == ("Jane Example",)


def test_a_first_name_beside_the_date_is_not_replaced_by_another_name_of_the_page() -> None:
    found = resolved(
        ("title", "Ten books for the summer"),
        ("date", "by Amanda · Dec 20, 2024 at 3:00 am · One comment so far"),
        ("paragraph", BODY),
        ("paragraph", BODY),
        ("other", "Jane Example, Staff Writer"),
    )
    assert found.authors == ("Amanda",)


@pytest.mark.parametrize(
    ("name", "authors"), [("Ben Sample", "Amanda"), ("Amanda Example", "Amanda Example")]
)
def test_a_first_name_beside_the_date_gives_way_to_the_full_name_of_the_same_person(
    name: str, authors: str
) -> None:
    found = resolved(
        ("title", "Ten books for the summer"),
        ("date", "by Amanda · Dec 20, 2024 at 3:00 am · One comment so far"),
        ("date", f"May 4, 2025 at 6:08 PM by {name}"),
        ("paragraph", BODY),
    )
    assert found.authors == (authors,)


def test_small_particles_do_not_make_a_name_a_phrase() -> None:
    found = resolved(
        ("title", "Bridge to reopen"), ("other", "Ana del Ejemplo , Max Muestra (Enviado)"),
        ("date", "10/07/2026 00:50"), ("paragraph", f"La casa del puente. {BODY}"),
    )  # fmt: skip
    assert found.authors == ("Ana del Ejemplo", "Max Muestra")


def test_written_by_is_a_byline_even_as_a_sign_off() -> None:
    found = resolved(
        ("title", "Bridge to reopen"), ("signoff", "Written by Jane Example"), ("paragraph", BODY)
    )
    assert found.authors == ("Jane Example",)


@pytest.mark.parametrize(
    "line",
    [
        "The Harbour Team",
        "Staff Reporter",
        "Our Special Correspondent",
        "Example News Desk",
        "REDACCIÓN EL PUERTO",
        "Redacción",
        "Haber Merkezi",
        "Redakcija",
    ],
)
def test_a_team_signs_where_nobody_does(line: str) -> None:
    found = resolved(("title", "Bridge to reopen"), ("other", line), ("paragraph", BODY))
    assert (found.authors, found.contributors) == ((), ((line, "desk"),))


def test_the_day_below_published_counts_wherever_it_stands() -> None:
    lines = [("paragraph", BODY)] * 12 + [("other", "Reference")] * 20
    found = resolved(
        ("title", "Bridge to reopen"), *lines, ("other", "Published"), ("other", "Feb 2, 2023")
    )
    assert found.published_at is not None
    assert found.published_at.date().isoformat() == "2023-02-02"


def test_a_date_line_is_believed_before_a_day_that_is_stated_twice() -> None:
    stated = '{"@type":"Article","datePublished":"Jun 24, 2025","dateModified":"Jun 24, 2025"}'
    found = resolved(
        ("title", "Bridge to reopen"), ("date", "August 25, 2024"), ("paragraph", BODY),
        jsonld=stated,
    )  # fmt: skip
    assert found.published_at is not None
    assert found.published_at.date().isoformat() == "2024-08-25"


def test_og_title_confirms_the_heading_of_a_page_whose_h1_is_a_path() -> None:
    blocks = [
        Block("How large is the bridge?", "/h1", "h1", "html>body>h1", "breadcrumb_last"),
        Block("Six figures on the size of the bridge", "/h2", "h2", "html>body>h2", "entry-title"),
        Block(BODY, "/p", "p", "html>body>p"),
    ]
    verdicts = [
        Verdict("other", "x", 1.0),
        Verdict("title", "x", 1.0),
        Verdict("paragraph", "x", 1),
    ]
    head = Head(
        (("og:title", "Six figures on the size of the bridge"),), (),
        ('{"@type":"NewsArticle","headline":"How large is the bridge?"}',), "",
        "How large is the bridge?",
    )  # fmt: skip
    page = Page(Raw("a.html", "0" * 64, b"", "html"), "", "utf-8", "utf-8")
    rules = shipped()
    claims = gather(page, head, blocks, verdicts, rules, None)
    found = resolve(page, claims, rules, None, BODY, None)
    assert found.title == "Six figures on the size of the bridge"


@pytest.mark.parametrize(
    ("line", "told", "authors"),
    [
        ("Jane Example", "", ("Jane Example",)),
        ("Jane Example", "Jane Example, the minister, spoke first. ", ()),
        ("Alleged “Decolonization”", "", ()),
    ],
)
def test_a_name_without_a_lead_in_signs_unless_the_text_tells_of_it(
    line: str, told: str, authors: tuple[str, ...]
) -> None:
    found = resolved(
        ("title", "The bridge will open again"),
        ("navigation", line),
        ("date", "3 May 2024"),
        ("paragraph", told + BODY),
        ("paragraph", BODY + " Nobody had asked the ferrymen about it, she said."),
    )
    assert found.authors == authors


def linked(*labelled: tuple[str, str], links: tuple[str, ...], jsonld: str = "") -> tuple[str, ...]:
    """The authors of a page of labelled lines whose `links` lead to authors' pages."""
    blocks = [Block(text, f"p {i}", "p", "html>body>p") for i, (_, text) in enumerate(labelled)]
    verdicts = [Verdict(label, "by.hand", 1.0) for label, _ in labelled]
    page = Page(Raw("a.html", "0" * 64, b"", "html"), "", "utf-8", "utf-8")
    rules = shipped()
    head = Head(author_links=links, jsonld=(jsonld,) if jsonld else ())
    claims = gather(page, head, blocks, verdicts, rules, None)
    return resolve(page, claims, rules, None, BODY, None).authors


def test_names_that_lead_to_authors_pages_sign_whatever_their_label() -> None:
    lines = [("title", "Bridge reopens"), ("related", "Jane Example"), ("paragraph", BODY)]
    assert linked(*lines, links=("Jane Example",)) == ("Jane Example",)
    assert linked(*lines, links=()) == ("Jane Example",)
    assert linked(*lines, links=("John Sample",)) == ("Jane Example",)


def test_a_button_that_leads_to_an_authors_page_is_no_name() -> None:
    lines = [("title", "Bridge reopens"), ("related", "Learn More"), ("paragraph", BODY)]
    told = "You will learn how much more the bridge will cost."
    assert linked(*lines, ("paragraph", told), links=("Learn More",)) == ()


def test_a_link_below_another_role_signs_nothing() -> None:
    checked = [("navigation", "Fact checked by"), ("navigation", "John Sample")]
    lines = [("title", "Bridge reopens"), ("navigation", "By Jane Example"), *checked]
    found = linked(*lines, ("paragraph", BODY), links=("John Sample", "Jane Example"))
    assert found == ("Jane Example",)


def test_an_outlet_that_is_a_wire_is_no_desk_beside_itself() -> None:
    stated = '{"@type": "NewsArticle", "author": "Reuters", "publisher": {"name": "Reuters"}}'
    found = resolved(("title", "Bridge reopens"), ("paragraph", BODY), jsonld=stated)
    assert (found.contributors, found.agencies) == ((), ("Reuters",))


def test_the_wire_behind_names_or_beside_a_date_is_the_pages() -> None:
    wired = resolved(
        ("title", "The bridge opens"),
        ("navigation", "Jane Example Associated Press"),
        ("paragraph", BODY),
    )
    assert (wired.authors, wired.agencies) == (("Jane Example",), ("AP",))
    sourced = resolved(
        ("title", "港口大桥通车"),
        ("date", "2024年05月12日 10:32 来源：新华网"),
        ("paragraph", BODY),
    )
    assert sourced.agencies == ("Xinhua",)


def test_a_code_that_the_page_gives_its_wire_is_no_writer() -> None:
    stated = '{"@type": "NewsArticle", "headline": "Most", "author": {"name": "Beta"}}'
    lines = ("title", "Most"), ("signoff", "Izvor: Beta"), ("paragraph", BODY)
    found = resolved(*lines, jsonld=stated)
    assert (found.authors, found.agencies) == ((), ("Beta News Agency",))
    assert resolved(lines[0], lines[2], jsonld=stated).authors == ("Beta",)


def test_a_job_makes_the_outlets_name_a_desk() -> None:
    stated = (
        '{"@type": "NewsArticle", "headline": "Bridge", "publisher": {"name": "Example Sun"},'
        '"author": {"@type": "Person", "name": "Example Sun Reporter"}}'
    )
    found = resolved(("title", "Bridge"), ("paragraph", BODY), jsonld=stated)
    assert (found.authors, found.contributors) == ((), (("Example Sun", "desk"),))


def test_a_wire_in_a_figure_or_among_other_stories_is_not_the_pages() -> None:
    text = [Block(BODY, f"p {i}", "p", "html>body>article>p") for i in range(3)]
    pictured = Block("Reuters", "s 1", "span", "html>body>article>figure>span")
    credited = Block("AP", "s 2", "span", "html>body>div>span", hints="credit img__credit")
    blocks = [Block("The bridge", "h", "h1", "html>body>h1"), pictured, credited, *text]
    labels = ("title", "signoff", "signoff", *("paragraph",) * 3)
    verdicts = [Verdict(label, "by.hand", 1.0) for label in labels]
    assert chosen(blocks, verdicts).agencies == ()


def test_linked_names_on_the_printed_byline_complete_the_declared_author() -> None:
    line = "By Jane Example, John Sample"
    stated = '{"@type": "NewsArticle", "headline": "Bridge", "author": {"name": "Jane Example"}}'
    lines = [("title", "Bridge"), ("byline", line), ("paragraph", BODY)]
    both = ("Jane Example", "John Sample")
    assert linked(*lines, links=both, jsonld=stated) == both
    apart = [("title", "Bridge"), ("byline", "By Jane Example"), ("other", "Tested by John Sample")]
    assert linked(*apart, ("paragraph", BODY), links=both, jsonld=stated) == both[:1]


@pytest.mark.parametrize(
    "line",
    [
        "The writer, Jane Example, is a former ambassador. Views are personal to her alone.",
        "Jane Example is a senior fellow at the Harbour Institute and writes about bridges.",
    ],
)
def test_the_last_line_introduces_its_writer(line: str) -> None:
    text = [("paragraph", f"{BODY} {i}") for i in range(3)]
    assert resolved(("title", "The bridge"), *text, ("other", line)).authors == ("Jane Example",)
    known = (
        "paragraph",
        "Example had called for the bridge to be closed to lorries in the spring.",
    )
    assert resolved(("title", "The bridge"), *text, known, ("other", line)).authors == ()


@pytest.mark.parametrize(
    ("declared", "authors", "desks"),
    [
        ("Phil Example", ("Phil Example",), ()),
        ("Don Example", ("Don Example",), ()),
        ("Dr. phil. Anna Muster", ("Anna Muster",), ()),
        ("Example staff reporter", (), ("Example staff reporter",)),
        ("Jane Example | Example News", ("Jane Example",), ("Example News",)),
        ("Jane Example By", ("Jane Example",), ()),
        ("José Luis de la Muestra y Ejemplo", ("José Luis de la Muestra y Ejemplo",), ()),
    ],
)
def test_declared_authors(declared: str, authors: tuple[str, ...], desks: tuple[str, ...]) -> None:
    found = declared_authors(declared, None, shipped().agencies)
    assert (found.authors, found.desks) == (authors, desks)


def test_a_job_on_the_line_below_proves_a_name() -> None:
    lines = [("title", "Bridge reopens"), ("navigation", "Jane Example")]
    found = resolved(*lines, ("navigation", "Example News Reporter"), ("paragraph", BODY))
    assert found.authors == ("Jane Example",)


def test_a_person_in_parts_is_named() -> None:
    person = '{"@type": "Person", "givenName": "Jane", "familyName": "Example"}'
    node = f'{{"@type": "NewsArticle", "headline": "The bridge", "author": [{person}]}}'
    assert resolved(("title", "The bridge"), ("paragraph", BODY), jsonld=node).authors == (
        "Jane Example",
    )


@pytest.mark.parametrize(
    ("box", "authors"),
    [
        (("About the author", "Jane Example"), ("Jane Example",)),
        (("Über die Autorin", "Anna Muster ist Lehrerin in Beispielstadt"), ("Anna Muster",)),
        (
            ("Meet the author:", "Jane Example is a teacher who writes of bridges"),
            ("Jane Example",),
        ),
        (("Author(s)", "Jane Example", "John Sample"), ("Jane Example", "John Sample")),
        (("About Jane Example", "A teacher."), ("Jane Example",)),
        (("About the bridge", "Jane Example"), ()),
        (
            ("Jane Example", f"Jane has reported from the harbour since 2019. {BODY}"),
            ("Jane Example",),
        ),
        (("Jane Example", f"(Editor) – Jane writes of bridges. {BODY}"), ("Jane Example",)),
        (("Jane Example", f"The harbour has been rebuilt. {BODY}"), ()),
        (("Example Rovers", f"Example Rovers have signed a keeper. {BODY}"), ()),
        (
            ("Anna Muster", f"Anna Muster is a founder of bridges. {BODY}"),
            ("Anna Muster",),
        ),
        (("Costa Muestra", f"Costa Muestra is the greenest of them. {BODY}"), ()),
        (("Anna Muster", f"Anna Muster, 43, a nurse, runs for the Greens. {BODY}"), ()),
    ],
)
def test_the_box_behind_the_text_introduces_its_writer(
    box: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    text = [("paragraph", f"{BODY} {i}") for i in range(3)]
    found = [("navigation", line) for line in (*["Share"] * 12, *box)]
    assert resolved(("title", "The bridge opens"), *text, *found).authors == authors


def test_a_box_about_somebody_in_the_text_introduces_no_writer() -> None:
    text = [("paragraph", f"Jane Example opened the bridge. {BODY} {i}") for i in range(5)]
    box = ("navigation", "About Jane Example"), ("navigation", "Mayor of the town since 2019.")
    assert resolved(("title", "The bridge opens"), *text, *box).authors == ()


def test_names_in_comments_introduce_nobody() -> None:
    lines = ("comment", "3 comments"), ("comment", "About the author"), ("other", "Jane Example")
    text = [("paragraph", f"{BODY} {i}") for i in range(3)]
    assert resolved(("title", "The bridge opens"), *text, *lines).authors == ()


@pytest.mark.parametrize(
    "line",
    [
        "Jane Example Founder at Example Bridges",
        "Jane Example July 13, 2025 — 7 minutes read",
        "Jane Example 25 March 2025 Bridges , Rivers , Towns",
        "Written by: Jane Example, Senior Analyst Updated Sep 17, 2025",
        "Jane Example The Example Post",
        "Jane Example EXAMPLE TODAY",
        "Jane Example Associated Press",
        "Jane Example | The Harbour",
        "Jane Example, Lisboa",
        "Jane ExamplePublished Jul 17, 2024, 11:21am | Updated Jul 17, 2024, 6:39pm",
    ],
)
def test_a_line_below_the_headline_signs(line: str) -> None:
    text = [("paragraph", f"{BODY} {i}") for i in range(3)]
    label = "signoff" if line.startswith("Written") else "navigation"
    assert resolved(("title", "The bridge opens"), (label, line), *text).authors == (
        "Jane Example",
    )


def test_an_outlet_stated_as_author_leaves_the_name_by_the_headline() -> None:
    node = (
        '{"@type": "Article", "headline": "The bridge opens", "publisher": {"name": "The Courier"},'
        '"author": {"@type": "Organization", "name": "The Courier"}}'
    )
    lines = ("title", "The bridge opens"), ("navigation", "Jane Example"), ("paragraph", BODY)
    assert resolved(*lines, jsonld=node).authors == ("Jane Example",)


def test_a_comment_or_a_related_story_neither_dates_nor_signs_the_page() -> None:
    others = [("date", "Jane Example / May 3, 2014"), ("navigation", "By Jane Example")]
    blocks = [
        Block(text, f"p {i}", "p", "html>body>p", "post")
        for i, text in enumerate(["The bridge", "By John Sample / May 5, 2024", BODY, "Related"])
    ]
    blocks += [Block(text, "p 9", "p", "html>body>p", "post") for _, text in others]
    rules = ["by.hand"] * 3 + ["phrase.en.related:related"] + ["by.hand"] * 2
    labels = ["title", "byline", "paragraph", "related", *(label for label, _ in others)]
    verdicts = [Verdict(label, rule, 1.0) for label, rule in zip(labels, rules, strict=True)]
    found = chosen(blocks, verdicts, Head(author_links=("Jane Example",)))
    assert (found.authors, str(found.published_at)[:10]) == (("John Sample",), "2024-05-05")
    readers = Block("May 3, 2014", "p 9", "div", "html>body>div", "commentmetadata")
    found = chosen([*blocks[:1], blocks[2], readers], [*verdicts[:1], verdicts[2], verdicts[4]])
    assert found.published_at is None


def chosen(blocks: list[Block], verdicts: list[Verdict], head: Head | None = None) -> Metadata:
    """The fields of an HTML page of judged blocks."""
    page = Page(Raw("a.html", "0" * 64, b"", "html"), "", "utf-8", "utf-8")
    rules = shipped()
    claims = gather(page, head or Head(), blocks, verdicts, rules, None)
    return resolve(page, claims, rules, None, BODY, None)


def test_the_class_of_hatom_marks_an_update_beside_another_date() -> None:
    lines = [("h1", "The bridge", "", ""), ("time", "May 3, 2024", "published", "2024-05-03")]
    lines += [("time", "June 7, 2024", "updated", "2024-06-07"), ("p", BODY, "", "")]
    blocks = [
        Block(text, "p", tag, f"html>body>{tag}", hints)._replace(datetime=stamp)
        for tag, text, hints, stamp in lines
    ]
    labels = "title", "date", "date", "paragraph"
    found = chosen(blocks, [Verdict(label, "x", 1.0) for label in labels])
    assert str(found.published_at)[:10] == "2024-05-03"
    assert str(found.modified_at)[:10] == "2024-06-07"


def test_an_opinion_page_is_no_comment() -> None:
    blocks = [
        Block(text, "p", "p", "html>body>p", "content tone-comment")
        for text in ("The bridge", "May 3, 2024", BODY)
    ]
    labels = "title", "date", "paragraph"
    found = chosen(blocks, [Verdict(label, "x", 1.0) for label in labels])
    assert str(found.published_at)[:10] == "2024-05-03"


@pytest.mark.parametrize("line", ["Example Bay Times", "Example Springs Gazette"])
def test_an_outlets_own_name_is_no_author(line: str) -> None:
    lines = ("title", "The bridge"), ("date", "May 3, 2024"), ("navigation", line)
    assert resolved(*lines, ("paragraph", BODY)).authors == ()


def test_the_class_of_hatom_marks_no_update() -> None:
    time = Block("Today 12:34pm", "p 2", "time", "html>body>time", "meta updated")
    time = time._replace(datetime="2024-05-03T12:34:00Z")
    blocks = [Block("The bridge", "p 1", "h1", "html>body>h1"), time, Block(BODY, "p 3", "p", "p")]
    labels = (("title", "x"), ("related", "model.outside"), ("paragraph", "x"))
    found = chosen(blocks, [Verdict(label, rule, 1.0) for label, rule in labels])
    assert str(found.published_at)[:10] == "2024-05-03"
    entry = [blocks[0], time._replace(hints="entry-updated"), blocks[2]]
    assert chosen(entry, [Verdict(label, rule, 1.0) for label, rule in labels]).published_at is None


def test_declared_authors_complete_those_printed_where_the_page_prints_them_all() -> None:
    lines = ("title", "The bridge"), ("byline", "By Jane Example"), ("byline", "John Sample")
    text = ("paragraph", BODY)
    stated = '{"@type": "NewsArticle", "headline": "The bridge"}'
    metas = {"author": "Jane Example; John Sample"}
    both = ("Jane Example", "John Sample")
    assert resolved(*lines, text, jsonld=stated, **metas).authors == both
    assert resolved(*lines[:2], text, jsonld=stated, **metas).authors == ("Jane Example",)
    helped = ("byline", "Photos by John Sample")
    alone = resolved(*lines[:2], helped, text, jsonld=stated, **metas)
    assert alone.authors == ("Jane Example",)


def test_a_printed_byline_adds_whom_jsonld_leaves_out_and_the_wire_beside_them() -> None:
    jsonld = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Jane Example"}}'
    headline = ("title", "A bridge over the river")
    found = resolved(
        headline,
        ("byline", "By Jane Example and Max Muster with Reuters"),
        ("paragraph", BODY),
        jsonld=jsonld,
    )
    assert found.authors == ("Jane Example", "Max Muster")
    assert found.agencies == ("Reuters",)
    other = resolved(headline, ("byline", "By Max Muster"), ("paragraph", BODY), jsonld=jsonld)
    assert other.authors == ("Jane Example",)
    house = ("byline", "By Jane Example, Modern Sailor")
    assert resolved(headline, house, ("paragraph", BODY), jsonld=jsonld).authors == (
        "Jane Example",
    )


def test_the_place_of_a_dateline_is_no_writer() -> None:
    line = "SOUTH ALDPORT, Calif., May 4, 2023 (GLOBE NEWSWIRE) --"
    found = judged((line, "dateline", "text.dateline"), (BODY, "paragraph", "by.hand"))
    assert found.authors == ()
