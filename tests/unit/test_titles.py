from __future__ import annotations

from time import perf_counter

import pytest

from cleancopy.claims.visible import visible_claims
from cleancopy.fields.title import is_path, plain_title, squeeze, without_site
from cleancopy.model import Block, Claim, Verdict
from cleancopy.resolve.title import resolve_title

H1 = "Harbour bridge reopens after two years"


@pytest.mark.parametrize(
    ("title", "names", "expected"),
    [
        (f"{H1} | The Example Post", ["The Example Post"], H1),
        (f"{H1} - World - Example Post", ["Example Post", "World"], H1),
        (f"{H1} – example.org", ["example.org", "example"], H1),
        (f"{H1} - Example News", ["Example"], H1),
        (f"Example Post: {H1}", ["Example Post"], H1),
        (f"{H1} | Example Post | Local", ["Example Post", "Local"], H1),
        (
            "Bridge reopens - and closes again",
            ["Example Post"],
            "Bridge reopens - and closes again",
        ),
        ("Ex-minister: I knew nothing", ["Example"], "Ex-minister: I knew nothing"),
        ("Ver\u00adfas\u00adsung geändert", [], "Verfassung geändert"),
        ("Example Post", ["Example Post"], "Example Post"),
        (
            "Il ponte riapre: «Non ci credevo» - Esempio",
            ["Esempio"],
            "Il ponte riapre: «Non ci credevo»",
        ),
        ("Il ponte riapre: «Non ci credevo»", ["Esempio"], "Il ponte riapre: «Non ci credevo»"),
        ("橋が二年ぶりに再開_社会_例新聞", ["例新聞", "社会"], "橋が二年ぶりに再開"),
    ],
)
def test_site_is_taken_off(title: str, names: list[str], expected: str) -> None:
    assert without_site(title, names) == expected


def test_a_long_part_that_names_the_site_is_the_headlines() -> None:
    title = "Masters of taste: the best cooks of the harbour by Example Post"
    assert without_site(title, ["Example Post"]) == title


def test_a_suffix_is_known_in_either_spelling_of_the_signs() -> None:
    assert without_site("“Only the boats”... — Harbour Days", [], ['"Only the boats"…'])[-1] == "…"


def test_a_headline_cut_off_in_json_ld_goes_on_as_printed() -> None:
    whole = f"{H1} of repairs that cost the city and its two ports twice as much as was planned"
    claims = [
        Claim("title", whole[:95], "json-ld", whole[:95]),
        Claim("title", whole, "visible", whole),
    ]
    assert resolve_title(claims, []).text == whole


def test_known_headline_teaches_the_suffix() -> None:
    assert without_site(f"{H1} • Unheard Of Gazette", [], [H1]) == H1


def test_known_headline_of_a_script_without_spaces_teaches_the_suffix() -> None:
    assert (
        without_site("港の橋が二年ぶりに再開へ：例の日誌", [], ["港の橋が二年ぶりに再開へ"])
        == "港の橋が二年ぶりに再開へ"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Home > News > Bridge reopens", True),
        ("Home › News › Bridge", True),
        ("Bridge reopens > why it took so long", False),
        ("a -> b", False),
        ("Warum »Ja« nicht immer »Ja« heißt", False),
        ("Le « oui » et le « non » font jeu égal", False),
    ],
)
def test_a_path_is_told_from_a_headline(line: str, expected: bool) -> None:
    assert is_path(line) is expected


def test_joiners_that_are_spelling_stay() -> None:
    assert plain_title("می\u200cخواهند") == "می\u200cخواهند"
    assert plain_title("a\u200cb") == "ab"


def test_squeezed_titles_ignore_typography() -> None:
    assert squeeze("„Ja“ – sagt  er") == squeeze("'Ja' - sagt er.")


def claims(**titles: str) -> list[Claim]:
    where = {
        "h1": ("title", "visible"),
        "h2": ("headline", "visible"),
        "json": ("title", "json-ld"),
        "og": ("title", "meta"),
        "page": ("page_title", "meta"),
        "record": ("title", "record"),
    }
    return [Claim(where[key][0], text, where[key][1]) for key, text in titles.items()]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (claims(h1=H1, json=H1, og="You will not believe this bridge"), H1),
        (claims(h1=H1, og=f"{H1} | Example", page="Example"), H1),
        (claims(h1="Local", h2=H1, og=H1), H1),
        (claims(h1="LocalHarbour bridge reopens", og="Local: Harbour bridge reopens"),
         "Local: Harbour bridge reopens"),
        (claims(h1=H1, json=f"Opinion | {H1}"), H1),
        (claims(h1="Another one", json=f"Opinion | {H1}"), f"Opinion | {H1}"),
        (claims(h1=H1, json=f"{H1} (Mill Herald)", og=f"{H1} (Mill Herald) - Example"), H1),
        (claims(h1=H1, json=f"{H1} Halaman all", og=f"{H1} Halaman all - Example"), H1),
        (claims(h1="Another one", json=f"{H1} (Part 2)"), f"{H1} (Part 2)"),
        (claims(h1=H1, og=H1, json=f"Ferries: {H1}", page=f"Ferries: {H1} - Example"), H1),
        (claims(h1=f"{H1}: “At last”", og=f"{H1}: “At last”", json=H1,
                page=f"{H1}: “At last” | Example"), f"{H1}: “At last”"),
        (claims(json=H1, page=f"{H1} - Example"), H1),
        (claims(og=f"{H1} - Example"), H1),
        (claims(page=f"{H1} - Example"), H1),
        (claims(record=H1), H1),
        (claims(h1="Old bridge", og="Old bridge", json=H1, page=f"{H1} - Example"), H1),
        (claims(h1="Old bridge", og="Old bridge", json=H1, page="Old bridge"), "Old bridge"),
        (claims(h1=H1, og="You will not believe this bridge"), H1),
        (claims(h1="Old", h2=H1, og=H1, json=H1), H1),
        (claims(h2="Get our books!", og=H1, page=H1), H1),
        (claims(h2="Bridge is open again", og=H1, page=H1), "Bridge is open again"),
        (claims(h2="Get our books!", og=H1, page="Example"), "Get our books!"),
        (claims(h1="Our harbour blog", h2=H1, page=f"{H1}: more | Mill - Our harbour blog"), H1),
        ([], None),
    ],
)  # fmt: skip
def test_own_headline_is_chosen(stated: list[Claim], expected: str | None) -> None:
    assert resolve_title(stated, ["Example"]).text == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (claims(h1=f"Ferries {H1}", og=H1), H1),
        (claims(h1=f"Ferries{H1}", og=H1, page=f"{H1} - Courier"), H1),
        (claims(h1=f"Ferries {H1}", page=f"{H1} - Courier"), H1),
        (claims(h1=f"Ferries {H1}", page=H1), H1),
        # what is stated does not agree, or the words before are too many for a kicker
        (claims(h1=f"Live: {H1}", og=H1, record=f"Live: {H1}"), f"Live: {H1}"),
        (
            claims(h1=f"Ferries and crews wait for tugs while {H1}", og=H1),
            f"Ferries and crews wait for tugs while {H1}",
        ),
        (claims(h1="Old bridge reopens", og="reopens"), "Old bridge reopens"),
    ],
)
def test_a_kicker_before_the_headline_is_none_of_it(stated: list[Claim], expected: str) -> None:
    assert resolve_title(stated, ["Example"]).text == expected


def test_a_page_that_is_called_as_its_site_confirms_no_heading() -> None:
    stated = [Claim("headline", H1, "visible"), Claim("headline", "example.org", "visible")]
    page = Claim("page_title", "example.org", "meta")
    assert resolve_title([page, *stated], ["example.org"]).text == H1
    assert resolve_title([page, *stated], ["Courier"]).text == "example.org"


def test_stated_title_of_another_story_is_a_conflict() -> None:
    found = resolve_title(claims(h1=H1, og="Seven recipes for winter soups"), [])
    assert found.text == H1
    assert found.warnings == ("title_conflict",)


def test_a_heading_that_the_title_element_sets_beside_the_headline_is_the_sites() -> None:
    stated = [
        Claim("page_title", f"{H1} • Jane Example", "meta", ""),
        Claim("title", f"{H1} • Jane Example", "meta", ""),
    ]
    printed = [Claim("title", "Jane Example", "visible", ""), Claim("headline", H1, "visible", "")]
    assert resolve_title([*stated, *printed], []).text == H1
    own = [Claim("title", H1, "visible", ""), Claim("headline", "And closes again", "visible", "")]
    page = Claim("page_title", f"{H1}: And closes again", "meta", "")
    assert resolve_title([page, *own], []).text == H1


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Bridges: Harbour reopens - Example News", "Bridges: Harbour reopens"),
        ("Harbour reopens - Example News", "Harbour reopens"),
        ("Bridges of the world - Example News", "Harbour reopens"),
    ],
)
def test_the_first_line_of_a_dump_tells_a_headline_in_two_lines(first: str, title: str) -> None:
    lines = (first, "Menu", "Bridges:", "Harbour reopens", "The bridge was closed for years.")
    labels = ("navigation", "navigation", "section", "title", "paragraph")
    blocks = [Block(line, f"line {i}") for i, line in enumerate(lines, 1)]
    verdicts = [Verdict(label, "model.outside", 0.5) for label in labels]
    found = [c.value for c in visible_claims(blocks, verdicts, None) if c.field == "title"]
    assert found == [title]


def test_a_first_line_without_end_costs_each_of_many_headlines_little() -> None:
    first = Block("The bridges of the world " * 20_000, "line 1")
    rows = [Block(f"Harbour {i} reopens", f"line {i + 2}", "h1") for i in range(1000)]
    verdicts = [Verdict("navigation", "model.outside", 0.5)] * 1001
    start = perf_counter()
    assert len(visible_claims([first, *rows], verdicts, None)) == 20
    assert perf_counter() - start < 3


def cell(text: str) -> Claim:
    """A line of a table's cell that was taken for the headline."""
    return Claim("headline", text, "visible", text)


@pytest.mark.parametrize(
    "stated",
    [
        Claim("page_title", f"Example Post: {H1}", "meta", ""),
        Claim("page_title", f"Example Post | Local | {H1}", "meta", ""),
        Claim("title", H1, "meta", H1),
    ],
)
def test_a_headline_is_taken_out_of_a_line_that_holds_a_day_and_a_byline_too(stated: Claim) -> None:
    claims = [cell(f"12 November 2004 {H1} By Jane Example"), stated]
    assert resolve_title(claims, []).text == H1


def test_a_headline_with_what_the_title_leaves_out_stays_as_printed() -> None:
    whole = f"Transport: {H1}"
    claims = [cell(whole), Claim("page_title", f"{whole} | Example Post", "meta", "")]
    assert resolve_title(claims, ["Example Post"]).text == whole


def test_sections_and_sites_that_nothing_names_are_taken_off_the_pages_title() -> None:
    claims = [Claim("page_title", f"{H1} - Panorama - Example Online", "meta", "")]
    assert resolve_title(claims, []).text == H1
    told = [Claim("page_title", "Bridge reopens - and closes again", "meta", "")]
    assert resolve_title(told, []).text == "Bridge reopens - and closes again"
