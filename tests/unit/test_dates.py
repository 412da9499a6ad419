from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from cleancopy.fields.dates.ago import parse_ago
from cleancopy.fields.dates.date import Moment, find_dates, parse_date
from cleancopy.fields.dates.months import LANGUAGES, months
from cleancopy.fields.dates.stamp import read_stamp
from field_cases import cases

CASES = cases("dates")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "text", "expected", "precision"), CASES["in_the_wild"] + CASES["synthetic"]
)
def test_date_is_read(language: str | None, text: str, expected: str, precision: str) -> None:
    moment = parse_date(text, language)
    assert moment is not None
    assert (moment.at, moment.precision) == (utc(expected), precision)


@pytest.mark.parametrize(
    ("language", "text", "expected", "precision"),
    [case for case in CASES["in_the_wild"] if case[0] not in ("pl", "hr")],
)
def test_date_is_read_without_its_language(
    language: str, text: str, expected: str, precision: str
) -> None:
    moment = parse_date(text)
    assert moment is not None
    assert moment.at == utc(expected)


@pytest.mark.parametrize("text", CASES["negative"])
def test_what_is_no_full_date_is_none(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("language", "text", "expected", "precision"), CASES["known_failures"])
def test_known_failure(language: str, text: str, expected: str, precision: str) -> None:
    moment = parse_date(text, language)
    assert moment is not None
    assert moment.at == utc(expected)


def test_months_of_every_language_are_twelve() -> None:
    assert all(set(months(language).values()) == set(range(1, 13)) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("month_first", "expected"), [(True, date(2024, 3, 4)), (False, date(2024, 4, 3))]
)
def test_order_decides_an_ambiguous_date(month_first: bool, expected: date) -> None:
    moment = parse_date("03/04/2024", "en", None, month_first)
    assert moment is not None
    assert moment.local == expected


def test_a_time_without_zone_is_read_in_the_sites() -> None:
    moment = parse_date("17.07.2024, 00:30 Uhr", "de", ZoneInfo("Europe/Berlin"))
    assert moment is not None
    assert moment.at == utc("2024-07-16T22:30")
    assert moment.local == date(2024, 7, 17)


def test_every_date_of_a_line_is_found_with_its_place() -> None:
    text = "28.08.2024, 14:33 Stand: 29.08.2024"
    assert [text[start:end] for _, start, end in find_dates(text)] == ["28.08.2024", "29.08.2024"]


@pytest.mark.parametrize(
    ("text", "published", "modified"),
    [
        ("Published 3 May 2024, updated 4 May 2024", "2024-05-03", "2024-05-04"),
        ("28.08.2024, 14:33 Stand: 29.08.2024, 12:00", "2024-08-28", "2024-08-29"),
        ("Stand: 29.08.2024", None, "2024-08-29"),
        ("Zuletzt aktualisiert am 29. August 2024", None, "2024-08-29"),
        ("Mis à jour le 3 mai 2024 à 10h00, publié le 2 mai 2024", "2024-05-02", "2024-05-03"),
        ("3 May 2024 (Updated 4 May 2024)", "2024-05-03", "2024-05-04"),
        ("Actualizado 03/05/2024", None, "2024-05-03"),
        ("入力 2024.12.03", "2024-12-03", None),
        ("입력 2024.12.03. 오후 11:17 수정 2024.12.04", "2024-12-03", "2024-12-04"),
        ("Standard edition, 3 May 2024", "2024-05-03", None),
        ("2024年3月4日 9:10 更新", None, "2024-03-04"),
        ("2024年3月3日(日) 9:10更新", None, "2024-03-03"),
        ("2024年3月3日（9:10更新）", "2024-03-03", None),
        ("2024年3月3日 8:00（2024年3月4日 9:10 更新）", "2024-03-03", "2024-03-04"),
        ("2024年3月3日 14:05 公開 2024年3月4日 9:10 更新", "2024-03-03", "2024-03-04"),
        ("公開日:2024年3月3日 更新日:2024年3月4日", "2024-03-03", "2024-03-04"),
        ("Am 3.3.2024 um 9 Uhr aktualisiert", None, "2024-03-03"),
        ("4 marzo 2024 (modifica il 5 marzo 2024)", "2024-03-04", "2024-03-05"),
        ("3 maart 2024 Aangepast: 4 maart 2024", "2024-03-03", "2024-03-04"),
        ("3 May 2024 14:05 Updated", "2024-05-03", None),
        ("December 17, 20096:05 PMUpdated 14 years ago", "2009-12-17", None),
        ("Correction: May 3, 2024", None, "2024-05-03"),
        ("Corrected on: May 3, 2024", None, "2024-05-03"),
        ("Amended on 3 May 2024", None, "2024-05-03"),
        ("Korrigiert am 3. Mai 2024", None, "2024-05-03"),
        ("no date", None, None),
    ],
)
def test_updates_are_no_publications(
    text: str, published: str | None, modified: str | None
) -> None:
    stamp = read_stamp(text)
    assert (stamp.published and stamp.published.local.isoformat()) == published
    assert (stamp.modified and stamp.modified.local.isoformat()) == modified


def stated(moment: Moment | None) -> str | None:
    if moment is None or moment.precision == "day":
        return moment and moment.local.isoformat()
    return moment.at.isoformat()[:16]


@pytest.mark.parametrize(
    ("text", "published", "modified"),
    [
        (
            "Updated 15 March 2023 07:10, first published 14 March 2023",
            "2023-03-14",
            "2023-03-15T07:10",
        ),
        (
            "Published 14 March 2023 18:05, updated 15 March 2023",
            "2023-03-14T18:05",
            "2023-03-15",
        ),
        (
            "Published 9:10 a.m. ET July 31, 2020 Updated 9:22 p.m. ET July 31, 2020",
            "2020-07-31T13:10",
            "2020-08-01T01:22",
        ),
        (
            "Published: 14:05 GMT, 3 March 2024 | Updated: 15:10 GMT, 3 March 2024",
            "2024-03-03T14:05",
            "2024-03-03T15:10",
        ),
        (
            "14:05 03.03.2024 (обновлено: 09:10 04.03.2024)",
            "2024-03-03T14:05",
            "2024-03-04T09:10",
        ),
        (
            "Publié le 3 mars 2024 à 14h05, mis à jour le 4 mars 2024 à 9h",
            "2024-03-03T14:05",
            "2024-03-04T09:00",
        ),
        (
            "Issued on: 14/03/2023 - 18:05Modified: 15/03/2023 - 07:10",
            "2023-03-14T18:05",
            "2023-03-15T07:10",
        ),
        (
            "2024年3月3日 14:05 公開 2024年3月4日 9:10 更新",
            "2024-03-03T14:05",
            "2024-03-04T09:10",
        ),
        ("December 17, 20096:05 PMUpdated 14 years ago", "2009-12-17T18:05", None),
        ("Published Fri, Apr 28 20232:23 PM EDT", "2023-04-28T18:23", None),
        ("03.05.2024, Stand 14:05 Uhr", "2024-05-03", None),
        ("2024年3月3日（9:10更新）", "2024-03-03", None),
        ("3 May 2024 10:00 4 May 2024", "2024-05-03T10:00", None),
        ("10:00 3 May 2024", "2024-05-03T10:00", None),
        ("3 May 2024, open 24h", "2024-05-03", None),
        ("17 December 20:45", None, None),
    ],
)
def test_each_time_of_day_belongs_to_one_date(
    text: str, published: str | None, modified: str | None
) -> None:
    stamp = read_stamp(text)
    assert (stated(stamp.published), stated(stamp.modified)) == (published, modified)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2 hours ago", "en", "2024-05-03T10:00"),
        ("vor 3 Stunden", "de", "2024-05-03T09:00"),
        ("gestern", "de", "2024-05-02T12:00"),
        ("hace 2 días", "es", "2024-05-01T12:00"),
        ("il y a 20 minutes", "fr", "2024-05-03T11:40"),
        ("3 hours", "en", None),
        ("The talks that began 2 hours ago have failed again", "en", None),
    ],
)
def test_relative_dates_are_read_against_the_fetch(
    text: str, language: str, expected: str | None
) -> None:
    found = parse_ago(text, language, utc("2024-05-03T12:00"))
    assert found == (utc(expected) if expected else None)


@pytest.mark.parametrize(("language", "year"), [("ja", 2019), ("ko-KR", 2019), ("de", 2002)])
def test_two_figures_are_the_year_where_it_is_written_first(language: str, year: int) -> None:
    moment = parse_date("19.03.02", language)
    assert moment is not None
    assert moment.local.year == year


def test_two_figures_that_are_no_year_first_are_read_as_elsewhere() -> None:
    moment = parse_date("12.31.19", "ja")
    assert moment is not None
    assert moment.local.isoformat() == "2019-12-31"
