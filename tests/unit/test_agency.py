from __future__ import annotations

import pickle
import tomllib

import pytest

from cleancopy.fields.agency import Agency, read_agencies
from cleancopy.fields.datelines.dateline import split_dateline
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.pictures.credit import credit_people, split_credit
from field_cases import ROOT, cases, shipped

CASES = cases("agency")
REST = "Die Regierung der Stadt hat am Montag ein neues Gesetz beschlossen."
DATELINES = [(agency, form) for agency in shipped().agencies for form in agency.dateline]
CREDITS = [(agency, form) for agency in shipped().agencies for form in agency.credit]


@pytest.mark.parametrize(("text", "expected"), CASES["in_the_wild"])
def test_agency_is_named(text: str, expected: str) -> None:
    assert shipped().named(text) == expected


@pytest.mark.parametrize(("text", "expected"), CASES["codes"])
def test_code_counts_in_signoffs(text: str, expected: str) -> None:
    assert shipped().coded(text) == expected


@pytest.mark.parametrize(("text", "expected"), CASES["mentioned"])
def test_agencies_inside_a_text(text: str, expected: list[str]) -> None:
    assert [*shipped().mentioned(text)] == expected


@pytest.mark.parametrize("text", CASES["negative"])
def test_words_and_codes_are_no_names(text: str) -> None:
    assert shipped().named(text) is None


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "expected"), CASES["known_failures"])
def test_known_failure(text: str, expected: str) -> None:
    assert shipped().named(text) == expected


@pytest.mark.parametrize(("agency", "form"), DATELINES, ids=lambda value: str(value)[:40])
def test_printed_dateline_names_its_agency(agency: Agency, form: str) -> None:
    found = split_dateline(f"{form} {REST}", shipped())
    assert found is not None
    assert agency.name in found[0].agencies


@pytest.mark.parametrize(("agency", "form"), CREDITS, ids=lambda value: str(value)[:40])
def test_printed_credit_names_its_agency(agency: Agency, form: str) -> None:
    found = credit_people(form.replace("{name}", "Anna Muster"), shipped())
    assert agency.name in found.agencies
    assert found.photographers == (("Anna Muster",) if "{name}" in form else ())


@pytest.mark.parametrize(("agency", "form"), CREDITS, ids=lambda value: str(value)[:40])
def test_printed_credit_is_split_from_its_caption(agency: Agency, form: str) -> None:
    credit = form.replace("{name}", "Anna Muster")
    found = split_credit(f"People walk in the rain. {credit}", shipped(), caption=True)
    assert found is not None
    assert found[0] == "People walk in the rain."


@pytest.mark.parametrize("agency", shipped().agencies, ids=lambda agency: str(agency.name))
def test_byline_of_an_agency_has_no_author(agency: Agency) -> None:
    byline = parse_byline(f"By {agency.name}", "en", shipped())
    assert byline is not None
    assert byline.authors == ()
    assert byline.agencies == (agency.name,)


def test_world_is_covered() -> None:
    agencies = shipped().agencies
    assert len([agency for agency in agencies if agency.kind == "wire"]) >= 80
    assert len({agency.country for agency in agencies}) >= 60


def test_every_fact_has_a_source() -> None:
    rows = tomllib.loads((ROOT / "config" / "agencies.toml").read_text("utf-8"))["agency"]
    for row in rows:
        facts = {"name", *({"codes", "dateline", "credit"} & set(row))}
        assert set(row["sources"]) == facts, row["name"]


def test_agencies_travel_to_workers() -> None:
    copy = pickle.loads(pickle.dumps(shipped()))
    assert copy.mentioned("AFP via Getty Images") == ("AFP", "Getty Images")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({}, "name"),
        ({"name": "X", "kind": "wire"}, "country"),
        ({"name": "X", "country": "DE", "kind": "paper"}, "kind"),
        ({"name": "X", "country": "DE", "kind": "wire", "code": ["x"]}, "code: unknown key"),
        ({"name": "X", "country": "DE", "kind": "wire", "codes": "x"}, "codes: must be a list"),
    ],
)
def test_wrong_entry_is_refused_by_name_and_key(row: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_agencies({"agency": [row]})


def test_no_alias_means_two_agencies() -> None:
    rows = [
        {"name": name, "country": "DE", "kind": "wire", "aliases": ["Example Press"]}
        for name in ("One", "Two")
    ]
    with pytest.raises(ValueError, match="already 'One'"):
        read_agencies({"agency": rows})
