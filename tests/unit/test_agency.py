from __future__ import annotations

import pickle
import tomllib
from typing import Any

import pytest

from cleancopy.fields.agency import read_agencies
from cleancopy.fields.datelines.dateline import split_dateline
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.pictures.credit import credit_people, split_credit
from field_cases import ROOT, cases, shipped

CASES = cases("agency")
REST = "Die Regierung der Stadt hat am Montag ein neues Gesetz beschlossen."
ROWS: list[dict[str, Any]] = tomllib.loads((ROOT / "config" / "agencies.toml").read_text("utf-8"))[
    "agency"
]
DATELINES = [(row["name"], form) for row in ROWS for form in row.get("dateline", ())]
CREDITS = [(row["name"], form) for row in ROWS for form in row.get("credit", ())]


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
def test_printed_dateline_names_its_agency(agency: str, form: str) -> None:
    found = split_dateline(f"{form} {REST}", shipped())
    assert found is not None
    assert agency in found[0].agencies


@pytest.mark.parametrize(("agency", "form"), CREDITS, ids=lambda value: str(value)[:40])
def test_printed_credit_names_its_agency(agency: str, form: str) -> None:
    found = credit_people(form.replace("{name}", "Anna Muster"), shipped())
    assert agency in found.agencies
    assert found.photographers == (("Anna Muster",) if "{name}" in form else ())


@pytest.mark.parametrize(("agency", "form"), CREDITS, ids=lambda value: str(value)[:40])
def test_printed_credit_is_split_from_its_caption(agency: str, form: str) -> None:
    credit = form.replace("{name}", "Anna Muster")
    found = split_credit(f"People walk in the rain. {credit}", shipped(), caption=True)
    assert found is not None
    assert found[0] == "People walk in the rain."


@pytest.mark.parametrize("agency", [row["name"] for row in ROWS])
def test_byline_of_an_agency_has_no_author(agency: str) -> None:
    byline = parse_byline(f"By {agency}", "en", shipped())
    assert byline is not None
    assert byline.authors == ()
    assert byline.agencies == (agency,)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["name"]))
def test_every_name_and_code_of_an_agency_means_it(row: dict[str, Any]) -> None:
    agencies, name = shipped(), row["name"]
    called = [name, *row.get("aliases", ())]
    assert {alias: agencies.named(alias) for alias in called} == dict.fromkeys(called, name)
    codes = row.get("codes", ())
    assert {code: agencies.coded(code) for code in codes} == dict.fromkeys(codes, name)
    assert agencies.wires([name]) == (() if row["kind"] == "photo" else (name,))


def test_every_fact_has_a_source() -> None:
    for row in ROWS:
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
