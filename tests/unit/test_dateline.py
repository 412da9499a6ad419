from __future__ import annotations

import pytest

from cleancopy.fields.datelines.capitals import guess_dateline
from cleancopy.fields.datelines.dateline import (
    is_dateline,
    split_dateline,
    writer_before,
)
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


@pytest.mark.parametrize(
    ("printed", "place", "agencies", "authors"),
    [
        ("МОСКВА, 3 мар — РИА Новости, Иван Петров.", "Москва", ["RIA Novosti"], ["Иван Петров"]),
        ("【北京＝山田太郎】", "北京", [], ["山田太郎"]),
        ("【北京共同＝山田太郎】", "北京", ["Kyodo"], ["山田太郎"]),
        ("新华社北京3月3日电（记者王建、李晓玲）", "北京", ["Xinhua"], ["王建", "李晓玲"]),
        ("（中央社記者陳志中台北3日電）", "台北", ["Central News Agency"], ["陳志中"]),
        ("(서울=연합뉴스) 홍길동 김철수 기자 =", "서울", ["Yonhap"], ["홍길동", "김철수"]),
        ("[예시경제 홍길동 기자]", None, [], ["홍길동"]),
        ("[OSEN=홍길동 기자]", None, [], ["홍길동"]),
        ("〔記者王小明／台北報導〕", "台北", [], ["王小明"]),
        ("記者王小明／綜合報導", None, [], ["王小明"]),
        ("本报讯（记者王小明）", None, [], ["王小明"]),
        ("北京11月3日电（记者 王小明）", "北京", [], ["王小明"]),
        ("本报北京11月3日电（记者王小明）", "北京", [], ["王小明"]),
        (
            "ЗАРЕЧЕНСК, 14 октября. /Корр. ИТАР-ТАСС Иван Петров/.",
            "Зареченск",
            ["TASS"],
            ["Иван Петров"],
        ),
        (
            'САРАТОВ, 5 авг - РИА "Новости", Иван Петров.',
            "Саратов",
            ["RIA Novosti"],
            ["Иван Петров"],
        ),
        ("Ayşe ÖRNEK/İSTANBUL, (DHA)-", "İstanbul", ["DHA"], ["Ayşe Örnek"]),
    ],
)
def test_dateline_names_who_filed_it(
    printed: str, place: str | None, agencies: list[str], authors: list[str]
) -> None:
    found = split_dateline(f"{printed} {REST}", shipped())
    assert found is not None
    dateline, rest = found
    assert (dateline.printed, dateline.place, rest) == (printed, place, REST)
    assert ([*dateline.agencies], [*dateline.authors]) == (agencies, authors)


def test_station_needs_no_dash_where_the_text_is_glued_to_it() -> None:
    found = split_dateline(f"Washington (CNN){REST}", shipped())
    assert found is not None
    assert (found[0].printed, found[0].place, found[1]) == ("Washington (CNN)", "Washington", REST)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Jane Example EASTPORT (Reuters) - The harbour was closed on Tuesday.", 16),
        ("Von Anna Muster BERLIN (dpa) - Der Hafen ist am Dienstag gesperrt worden.", 16),
        ("By Tuesday NATO (the alliance) had agreed - and nobody was surprised by it.", 0),
        ("EASTPORT (Reuters) - The harbour was closed on Tuesday, says the mayor.", 0),
    ],
)
def test_dateline_begins_behind_a_byline(text: str, expected: int) -> None:
    assert writer_before(text, shipped()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LONDON, March 14 (Reuters)", True),
        ("MOSCOW (Reuters) -", True),
        ("March 14 (Reuters) -", True),
        ("Hamburg (dpa)", False),
        ("The harbour of London (Reuters)", False),
    ],
)
def test_line_is_nothing_but_a_dateline(text: str, expected: bool) -> None:
    assert is_dateline(text, shipped()) is expected


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


@pytest.mark.parametrize("name", ["Straßburg", "STRASSBURG", "Strassburg"])
def test_a_city_is_known_however_it_is_written(name: str) -> None:
    assert is_city(name)


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("KELSO --", "Kelso"),
        ("PORT AVERILL —", "Port Averill"),
        ("GRAND POINTE -", "Grand Pointe"),
        ("TOWN OF WALLKILL –", "Town of Wallkill"),
        ("CUTLER RIDGE, FLA. --", "Cutler Ridge, Fla."),
        ("WYK.", "Wyk"),
        ("BAD ZWESTEN.", "Bad Zwesten"),
        ("New Delhi:", "New Delhi"),
    ],
)
def test_a_place_in_capitals_that_no_list_knows_is_guessed(printed: str, place: str) -> None:
    found = guess_dateline(f"{printed} {REST}", shipped())
    assert found is not None
    assert (found[0].printed, found[0].place, found[1]) == (printed, place, REST)


@pytest.mark.parametrize(
    "text",
    [
        "EXCLUSIVE — The president said that he will resign soon, his office said on Tuesday.",
        "MONDAY -- The president said that he will resign soon, his office said on Tuesday.",
        "LIGHTEN YOUR LOAD – Start by weeding out things that you do not need for the road.",
        "PART ONE. The beginning of the story is told here by him to everyone who listens.",
        "NFL - The league said that it will not do anything about the matter before May.",
        "JANE: The president said that he will resign soon, his office said on Tuesday night.",
        "KNIME — short for a longer name — is a free, open source data analytics platform.",
        "EASTPORT -- THE MAYOR SAID THAT HE WILL RESIGN SOON, HIS OFFICE SAID ON TUESDAY.",
        "EASTPORT -- and that is all there is to say about it, the mayor said on Tuesday.",
        "EASTPORT -- It is late.",
        "Budget: The president said that he will resign soon, his office said on Tuesday night.",
        "Mumbai: a city that is short of water has to ask what it will do before the next summer.",
        "U.S. President Jane Example said that he will resign soon, his office said on Tuesday.",
    ],
)
def test_nothing_else_in_capitals_is_guessed_to_be_a_place(text: str) -> None:
    assert guess_dateline(text, shipped()) is None
