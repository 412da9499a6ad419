from __future__ import annotations

import pytest

from cleancopy.fields.dateline import split_dateline
from cleancopy.fields.places import is_city, normalize_place
from field_cases import cases, shipped

CASES = cases("dateline")
REST = "Die Regierung der Stadt hat am Montag ein neues Gesetz beschlossen."


@pytest.mark.parametrize(
    ("printed", "place", "agencies", "date"), CASES["in_the_wild"] + CASES["synthetic"]
)
def test_dateline_is_split_off(
    printed: str, place: str | None, agencies: list[str], date: str
) -> None:
    found = split_dateline(f"{printed} {REST}", shipped())
    assert found is not None
    dateline, rest = found
    assert (dateline.printed, rest) == (printed, REST)
    assert (dateline.place, [*dateline.agencies], dateline.date_text) == (place, agencies, date)


@pytest.mark.parametrize("text", CASES["negative"])
def test_start_of_a_sentence_stays(text: str) -> None:
    assert split_dateline(text, shipped()) is None


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("printed", "place", "agencies", "date"), CASES["known_failures"])
def test_known_failure(printed: str, place: str, agencies: list[str], date: str) -> None:
    assert split_dateline(f"{printed} {REST}", shipped()) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MOSCOW", "Moscow"),
        ("THE HAGUE", "The Hague"),
        ("BEIRUT/THE HAGUE", "Beirut / The Hague"),
        ("FRANKFURT AM MAIN", "Frankfurt am Main"),
        ("PORT-AU-PRINCE, Haiti", "Port-au-Prince, Haiti"),
        ("WASHINGTON, D.C.", "Washington, D.C."),
        ("İSTANBUL", "İstanbul"),
        ("N'DJAMENA", "N'Djamena"),
        ("Berlin", "Berlin"),
    ],
)
def test_place_is_written_out(text: str, expected: str) -> None:
    assert normalize_place(text) == expected


def test_gazetteer_knows_cities_and_no_kickers() -> None:
    assert is_city("DUBLIN")
    assert is_city("São Paulo")
    assert not is_city("EXCLUSIVE")
    assert not is_city("READING")
