from __future__ import annotations

import pytest

from cleancopy.fields.pictures.caption import clean_caption
from cleancopy.fields.pictures.credit import clean_credit, credit_people, split_credit
from cleancopy.fields.pictures.credit_around import ends_with_button, without_buttons
from field_cases import cases, shipped

CASES = cases("credit")
CAPTIONS = cases("caption")


@pytest.mark.parametrize(("text", "caption", "credit"), CASES["in_the_wild"] + CASES["synthetic"])
def test_credit_is_split_from_caption(text: str, caption: str, credit: str) -> None:
    assert split_credit(text, shipped()) == (caption, credit)


@pytest.mark.parametrize(
    ("text", "caption", "credit"), CASES["in_the_wild"] + CASES["synthetic"] + CASES["captions"]
)
def test_credit_of_a_known_caption(text: str, caption: str, credit: str) -> None:
    assert split_credit(text, shipped(), caption=True) == (caption, credit)


@pytest.mark.parametrize("text", CASES["negative"])
def test_what_holds_no_credit_is_none(text: str) -> None:
    assert split_credit(text, shipped()) is None


@pytest.mark.parametrize("caption", [False, True])
@pytest.mark.parametrize("text", CASES["heads"])
def test_a_date_with_its_source_is_no_caption(text: str, caption: bool) -> None:
    assert split_credit(text, shipped(), caption=caption) is None


@pytest.mark.parametrize(
    ("printed", "credit"),
    [
        ("(Foto: Anna Muster).", "Anna Muster"),
        ("写真：ロイター/アフロ）", "ロイター/アフロ"),
        ("Handout via REUTERS ATTENTION EDITORS - THIS IMAGE WAS SUPPLIED.", "Handout via REUTERS"),
        ("Photo courtesy of NASA", "NASA"),
        ("王小明 摄", "王小明"),
        ("J. E.", "J. E."),
        ("Fuente de la imagen, Example Pictures", "Example Pictures"),
        ("منبع تصویر، FARS", "FARS"),
    ],
)
def test_clean_credit_takes_off_what_is_none(printed: str, credit: str) -> None:
    assert clean_credit(printed) == credit


@pytest.mark.parametrize(
    "text",
    [
        "The boat ramp ends in dry mud. Big Win for New York",
        "Sinken die Zinsen? Welche Folgen der Entscheid für Käufer hat. (Symbolfoto)",
        "The last boat leaves. A Bridge for All",
        "朝の古い橋（千原市）",
        "朝の古い橋＝千原市",
        "Den gamle bro om morgenen. (Arkivfoto)",
        "早晨的老桥。（资料图）",
        "Il vecchio ponte al mattino - RIPRODUZIONE RISERVATA",
    ],
)
def test_what_a_caption_tells_is_no_credit(text: str) -> None:
    assert split_credit(text, shipped(), caption=True) is None


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "caption", "credit"), CASES["known_failures"])
def test_known_failure(text: str, caption: str, credit: str) -> None:
    assert split_credit(text, shipped(), caption=True) == (caption, credit)


@pytest.mark.parametrize("credit", [credit for _, _, credit in CASES["in_the_wild"]])
def test_clean_credit_stays_as_it_is(credit: str) -> None:
    assert clean_credit(credit) == credit


@pytest.mark.parametrize(("credit", "photographers", "agencies", "rest"), CASES["people"])
def test_credit_is_taken_apart(
    credit: str, photographers: list[str], agencies: list[str], rest: str
) -> None:
    found = credit_people(credit, shipped())
    assert [*found.photographers] == photographers
    assert [*found.agencies] == agencies
    assert found.rest == rest


@pytest.mark.parametrize(("text", "expected"), CAPTIONS["in_the_wild"])
def test_caption_is_cleaned(text: str, expected: str) -> None:
    assert clean_caption(text) == expected


@pytest.mark.parametrize("text", CAPTIONS["negative"])
def test_clean_caption_stays(text: str) -> None:
    assert clean_caption(text) == text


def test_empty_caption_is_none() -> None:
    assert clean_caption(" ( ) ") is None


@pytest.mark.parametrize(
    "button",
    [
        *("Enlarge", "Enlarge this image", "Vis mer", "Læs mere", "Read more.", "hide caption"),
        *("toggle caption", "View gallery", "Purchase Licensing Rights", "Opens in a new tab"),
        *("opens new window", "Buy this photo", "License images", "Order prints", "Zoom"),
        *("All rights reserved.", "Alle Rechte vorbehalten", "Tous droits réservés"),
        *("Todos los derechos reservados", "Bild vergrößern", "Open gallery"),
        *("Show more", "Lire la suite", "Ver más", "Article content", "Zoom Read more"),
    ],
)
def test_buttons_and_rights_behind_a_credit_are_no_part_of_it(button: str) -> None:
    assert ends_with_button(f"Jane Example/AP {button}")
    assert without_buttons(f"Jane Example/AP {button}") == "Jane Example/AP"
