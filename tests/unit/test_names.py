from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.fields import words
from cleancopy.fields.people.byline import declared_authors, parse_byline
from cleancopy.fields.people.name_writing import recase, turkish
from cleancopy.fields.people.names import is_name, name_prefix, normalize_name, turn
from field_cases import cases

CASES = cases("names")


@pytest.mark.parametrize(("text", "expected"), CASES["in_the_wild"] + CASES["synthetic"])
def test_name_is_written_out(text: str, expected: str) -> None:
    assert normalize_name(text) == expected


@pytest.mark.parametrize(("_", "name"), CASES["in_the_wild"])
def test_written_name_stays(_: str, name: str) -> None:
    assert normalize_name(name) == name


@pytest.mark.parametrize(
    ("text", "written"),
    [("Ayşe ÇINAR", "Ayşe Çınar"), ("IŞIK ÖRNEK", "Işık ÖRNEK"), ("(DHA) IRAK", "(DHA) Irak")],
)
def test_a_capital_i_of_turkish_is_that_without_a_dot(text: str, written: str) -> None:
    assert turkish(text) == written


@pytest.mark.parametrize("text", CASES["negative"])
def test_what_cannot_be_a_name_is_none(text: str) -> None:
    assert normalize_name(text) is None


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "expected"), CASES["known_failures"])
def test_known_failure(text: str, expected: str) -> None:
    assert normalize_name(text) == expected


@pytest.mark.parametrize("text", CASES["full"])
def test_full_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", CASES["not_full"])
def test_no_full_name(text: str) -> None:
    assert not is_name(text)


@given(st.text(max_size=80))
def test_any_text_is_a_name_or_none(text: str) -> None:
    name = normalize_name(text)
    assert name is None or name.strip()
    prefix, tail = name_prefix(text)
    assert len(prefix) + len(tail) <= len(text)
    recase(text)


def test_catalogue_order_is_turned() -> None:
    assert turn("Example, Jane T.") == "Jane T. Example"
    assert turn("Jane Example") is None
    assert turn("Jane Example, John Sample") is None


@pytest.mark.parametrize(
    "name", [name for name, value in vars(words).items() if isinstance(value, frozenset)]
)
def test_words_are_whole_and_as_texts_are_compared(name: str) -> None:
    found: frozenset[str] = getattr(words, name)
    assert found
    assert not [word for word in found if word.endswith("-") or word != word.casefold()]


@pytest.mark.parametrize("text", ["Story Tools", "Back To Top", "BACK TO TOP"])
def test_buttons_of_a_page_are_nobody(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    "text", ["North Korea", "New York", "MIDDLE EAST", "Nueva York", "Super User", "Google Buzz"]
)
def test_regions_and_log_ins_of_systems_are_nobody(text: str) -> None:
    assert not is_name(text)
    assert normalize_name(text) is None


@pytest.mark.parametrize("text", ["Ana Costa Rica", "York Muster", "Korea Example"])
def test_a_name_with_a_word_of_a_region_is_somebodys(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["Musterländische Landesanstalt", "Fraktion Musterstadt"])
def test_a_german_word_for_an_organisation_is_in_no_name(text: str) -> None:
    assert not is_name(text)
    found = declared_authors([text])
    assert (found.authors, found.desks) == ((), (text,))


@pytest.mark.parametrize("text", ["VON Anna Muster IN Mode", "BY ANNA MUSTER IN FASHION"])
def test_a_preposition_in_capitals_is_no_initial(text: str) -> None:
    found = parse_byline(text)
    assert found is not None
    assert found.authors == ("Anna Muster",)
