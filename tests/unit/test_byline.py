from __future__ import annotations

from typing import Any

import pytest

from cleancopy.fields.people.byline import declared_authors, parse_byline, people
from cleancopy.fields.people.byline_dated import byline_beside_a_date
from field_cases import cases, shipped, stated

CASES = cases("byline")


def read(text: str, language: str | None = None) -> dict[str, Any] | None:
    byline = parse_byline(text, language, shipped())
    return None if byline is None else stated(byline._replace(rest=""))


@pytest.mark.parametrize(
    ("language", "text", "expected"), CASES["in_the_wild"] + CASES["synthetic"]
)
def test_byline_is_read(language: str | None, text: str, expected: dict[str, Any]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), CASES["in_the_wild"])
def test_byline_is_read_without_its_language(
    language: str, text: str, expected: dict[str, Any]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", CASES["negative"])
def test_what_is_no_byline_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("language", "text", "expected"), CASES["known_failures"])
def test_known_failure(language: str, text: str, expected: dict[str, Any]) -> None:
    assert read(text, language) == expected


def test_doubtful_lead_in_counts_only_in_its_language() -> None:
    assert parse_byline("De Ion Exemplu", "ro", shipped())
    assert parse_byline("De Juan Ejemplo", "es", shipped()) is None


def test_a_greek_job_behind_a_name_signs() -> None:
    byline = parse_byline("Μαρία Παράδειγμα, Συντάκτης", "el", shipped())
    assert byline is not None
    assert byline.authors == ("Μαρία Παράδειγμα",)


def test_a_name_that_a_portrait_repeats_is_one() -> None:
    for line in ("by Jane ExampleJane Example", "By Jane Example Jane Example Staff Writer"):
        byline = parse_byline(line, "en", shipped())
        assert byline is not None
        assert byline.authors == ("Jane Example",)


@pytest.mark.parametrize("text", ["by Jane Example in", "Posted by Jane Example on"])
def test_a_byline_may_end_before_its_section(text: str) -> None:
    byline = parse_byline(text, "en", shipped())
    assert byline is not None
    assert byline.authors == ("Jane Example",)


@pytest.mark.parametrize(
    "text",
    [
        "By Jane Example, Co-Founder of Lumen",
        "By Jane Example Co-Founder",
        "By Co-founder Jane Example",
        "Jane Example, editor and co-founder",
    ],
)
def test_a_founder_beside_others_is_a_job_and_no_name(text: str) -> None:
    byline = parse_byline(text, "en", shipped())
    assert byline is not None
    assert byline.authors == ("Jane Example",)


@pytest.mark.parametrize(
    ("behind", "agencies"),
    [
        ("Associated Press Writer", ("AP",)),
        (", Associated Press Writer", ("AP",)),
        ("Agence France-Presse", ("AFP",)),
        ("Cedar Valley Times Staff Writer", ()),
        ("Los Angeles Times Staff Writer", ()),
        ("Washington Post Foreign Service", ()),
        ("Of The Herald Staff", ()),
        ("Of The Courier-Times", ()),
    ],
)
def test_a_wire_or_an_outlet_right_behind_a_name_is_no_part_of_it(
    behind: str, agencies: tuple[str, ...]
) -> None:
    for name in ("Ewan Muir", "EWAN MUIR", "Ewan Q. Muir"):
        found = parse_byline(f"By {name} {behind}".replace(" ,", ","), None, shipped())
        assert found is not None
        assert ([a.casefold() for a in found.authors], found.agencies) == (
            [name.casefold()],
            agencies,
        )


def test_a_correspondent_in_front_signs_and_a_list_of_articles_does_not() -> None:
    found = parse_byline("From our own correspondent Jane Example in Nairobi")
    assert found is not None
    assert found.authors == ("Jane Example",)
    assert parse_byline("From Monday the bridge is shut") is None
    assert parse_byline("作者最新文章") is None


def test_an_outlet_behind_a_bar_is_no_second_writer() -> None:
    found = parse_byline("By Jane Example | MJ Example Media for MJ.example Email the author")
    assert found is not None
    assert found.authors == ("Jane Example",)


def test_names_of_several_words_stay_whole_before_a_job() -> None:
    for name in ("Anna Maria Muster", "Juan Carlos Ejemplo Muestra"):
        found = parse_byline(f"By {name} Staff Writer", None, shipped())
        assert found is not None
        assert found.authors == (name,)


def test_without_agencies_none_is_found() -> None:
    byline = parse_byline("By Jane Example with AFP")
    assert byline is None or not byline.agencies


@pytest.mark.parametrize(
    ("value", "authors", "agencies", "desks"),
    [
        ("Jane Example", ["Jane Example"], [], []),
        (["By JANE EXAMPLE", "Example Desk"], ["Jane Example"], [], ["Example Desk"]),
        ("Example, Jane T.", ["Jane T. Example"], [], []),
        (
            "Jane Example, John Sample and Joe Third",
            ["Jane Example", "John Sample", "Joe Third"],
            [],
            [],
        ),
        ("jexample", ["jexample"], [], []),
        ("Jane Example, MD", ["Jane Example"], [], []),
        ("Jane Example for Example.com", ["Jane Example"], [], []),
        (["AFP", "Jane Example"], ["Jane Example"], ["AFP"], []),
        ("Le Figaro et AFP", [], ["AFP"], ["Le Figaro"]),
        ("The Example Team", [], [], ["The Example Team"]),
        ("Deutsche Welle (www.dw.com)", [], [], ["Deutsche Welle"]),
        ("Jane Example (Berlin)", ["Jane Example"], [], []),
        ("NASA", [], [], ["NASA"]),
        ("https://example.org/author/jane", [], [], []),
        ("王小明、李小红", ["王小明", "李小红"], [], []),
        ("Example News, Example Desk", [], [], ["Example News", "Example Desk"]),
        ("Beta, Tanjug", [], ["Beta News Agency", "Tanjug"], []),
        ("TT-AFP", [], ["TT", "AFP"], []),
        ("ČTK, Jan Příklad", ["Jan Příklad"], ["ČTK"], []),
        ("red, APA", [], ["APA"], ["red"]),
        ("Economic Bureau", [], [], ["Economic Bureau"]),
        ("Example Haber Merkezi", [], [], ["Example Haber Merkezi"]),
        ("Guest Author", [], [], ["Guest Author"]),
        ("毎日新聞", [], [], ["毎日新聞"]),
        ("온라인뉴스팀", [], [], ["온라인뉴스팀"]),
        ("记者王小明 李大为", ["王小明", "李大为"], [], []),
        ("القاهرة - أحمد مثال", ["أحمد مثال"], [], []),
        ("Da redação, com Agência Exemplo", [], [], ["Da redação"]),
        ([], [], [], []),
    ],
)
def test_declared_authors(
    value: str | list[str], authors: list[str], agencies: list[str], desks: list[str]
) -> None:
    byline = declared_authors(value, None, shipped())
    assert [*byline.authors] == authors
    assert [*byline.agencies] == agencies
    assert [*byline.desks] == desks


def test_people_are_nothing_but_full_names() -> None:
    assert people("Jane Example & John Sample") == ("Jane Example", "John Sample")
    assert people("Jane Example Jane Example") == ("Jane Example",)
    assert people("Jane ExampleJane Example") == ("Jane Example",)
    assert people("Jane Jane Example") == ("Jane Example",)
    assert people("Boutros Boutros-Example") == ("Boutros Boutros-Example",)
    assert people("Jane Example in Berlin") == ()
    assert people("Jane Example, AFP", shipped()) == ()


@pytest.mark.parametrize("text", [text for _, text, _ in CASES["in_the_wild"]])
def test_no_name_is_an_agency_and_no_agency_a_name(text: str) -> None:
    byline = parse_byline(text, None, shipped())
    assert byline is not None
    assert not any(shipped().named(name) for name in byline.authors)
    assert all(name in shipped().kinds for name in byline.agencies)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        (
            "Ana Ejemplo / Juan Muestra Madrid 27 OCT 2012 - 12:14 CET",
            ("Ana Ejemplo", "Juan Muestra"),
        ),
        ("Ana Ejemplo Madrid 27 OCT 2012 - 12:14 CET", ("Ana Ejemplo",)),
        ("Ana Ejemplo Valencia 27 OCT 2012 - 12:14 CET", ("Ana Ejemplo Valencia",)),
        ("Ana Madrid 27 OCT 2012 - 12:14 CET", ("Ana Madrid",)),
    ],
)
def test_beside_a_date_writers_have_slashes_between_and_a_city_behind(
    line: str, authors: tuple[str, ...]
) -> None:
    assert byline_beside_a_date(line).authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("-- By Jane Example Follow @jexample", ("Jane Example",)),
        ("— Von Anna Muster", ("Anna Muster",)),
        (
            "Par JEANNE EXEMPLE, ANNE DUPONT Envoyées spéciales à Port-Exemple",
            ("Jeanne Exemple", "Anne Dupont"),
        ),
    ],
)
def test_a_dash_before_and_a_job_of_several_behind_are_none_of_the_names(
    line: str, authors: tuple[str, ...]
) -> None:
    found = parse_byline(line)
    assert found is not None
    assert found.authors == authors
