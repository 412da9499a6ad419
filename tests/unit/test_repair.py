from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.decode.mojibake import undo_mojibake
from cleancopy.decode.repair import CONTROL, LONE, is_clean, repaired
from field_cases import cases

CASES = cases("repair")
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("name", "text", "expected", "repairs"), CASES["in_the_wild"] + CASES["synthetic"]
)
def test_repair(name: str, text: str, expected: str, repairs: list[str]) -> None:
    assert repaired(text) == (expected, tuple(repairs))


def test_two_surrogates_become_one_character() -> None:
    assert repaired("\ud83d" + "\ude00") == ("😀", ("surrogates",))


@pytest.mark.parametrize("text", CASES["negative"])
def test_well_formed_text_stays(text: str) -> None:
    assert repaired(text) == (text, ())


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("name", "text", "expected"), CASES["known_failures"])
def test_known_failure(name: str, text: str, expected: str) -> None:
    assert repaired(text).text == expected


@given(ANY_TEXT)
def test_result_is_nfc_without_controls_and_surrogates(text: str) -> None:
    result = repaired(text).text
    assert not CONTROL.search(result)
    assert not LONE.search(result)
    assert "\r" not in result
    assert unicodedata.is_normalized("NFC", result)
    result.encode("utf-8")


@given(ANY_TEXT)
def test_the_quick_look_agrees_with_the_table(text: str) -> None:
    if is_clean(text):
        assert repaired(text) == (text, ())
    if not repaired(text).repairs:
        assert repaired(text).text == text


WORDS = st.text(st.sampled_from("abc éèêçñöüßàáãłžЖбвщёλπώ’“”–—…«»€"), min_size=1)


@given(WORDS, st.sampled_from(["latin-1", "sloppy-windows-1252", "sloppy-windows-1251", "cp437"]))
def test_no_mojibake_that_ftfy_undoes_is_overlooked(text: str, encoding: str) -> None:
    import ftfy
    from ftfy.badness import is_bad

    try:
        mojibake = text.encode().decode(encoding)
    except UnicodeDecodeError:
        return
    if is_bad(mojibake) and ftfy.fix_encoding(mojibake) == text:
        assert undo_mojibake(mojibake) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("piece", ["x", "é ", "Ã", "âÂ", "Ð", "Ã©", "<é", "中"])
def test_long_lines_take_time_in_proportion(piece: str) -> None:
    start = time.process_time()
    repaired("cafÃ© " + piece * (400_000 // len(piece)))
    assert time.process_time() - start < 5
