"""Dates of other calendars: the solar one of Iran and Afghanistan, the eras of Japan and Taiwan.

Years of the Buddhist era are ours but for a number, and read with the other dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

SOLAR_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "فروردین حمل", "اردیبهشت ثور", "خرداد جوزا", "تیر سرطان", "مرداد امرداد اسد",
            "شهریور سنبله", "مهر میزان", "آبان عقرب", "آذر قوس", "دی جدی", "بهمن دلو", "اسفند حوت",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
"""Months as Iran and as Afghanistan call them."""
_ARABIC = str.maketrans("يك", "یک")
"""Letters that Arabic keyboards write for the Persian ones."""
SOLAR_FIRST, SOLAR_LAST = 1300, 1409
"""Years of that calendar that news is from (1921 to 2031); the lunar one counts on from there."""
_NEW_YEAR = date(1921, 3, 21)
"""The first day of `SOLAR_FIRST`."""
_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
"""Which years of 33 have a day more; right from 1178 to 1633."""

_ERAS = {
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
    "民國": 1911, "民国": 1911,
}  # fmt: skip
"""The year before the first of each."""
ERAS = "|".join(_ERAS)
_ERA = re.compile(
    rf"(?<!\d)(?:(?P<era>{ERAS})\s?(?P<count>元|\d{{1,3}})|(?P<year>\d{{4}}))\s?年"
    r"\s?(?:[(（][^()（）]{2,10}[)）])?\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日?"
)
"""`平成18年11月3日`, `2006年（平成18年）11月3日`, `民國95年11月3日`; not `平成18年11月`."""
_SOLAR = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:\s|\u200c)?(?P<month>{'|'.join(SOLAR_MONTHS)})"
    r"(?:(?:\s|\u200c)?ماه)?(?:\s?سال)?[\s،,]\s?(?P<year>\d{4}|\d\d)(?![\d:/])"
)
"""`۱۵ دی ۱۳۹۱`, `۱۵ دی‌ماه ۹۱`; not `۱۵ دی`. Digits are ASCII when it is asked."""


def other_days(text: str) -> Iterator[tuple[date, int, int]]:
    """Days of a text in another calendar, by era or by month, with where they start and end."""
    if "年" in text:
        for found in _ERA.finditer(text):
            if day := _of_era(found):
                yield day, found.start(), found.end()
    if max(text, default="") >= "\u0600":
        for found in _SOLAR.finditer(text.translate(_ARABIC)):
            month, number = SOLAR_MONTHS[found["month"]], int(found["day"])
            if day := solar_day(_century(found["year"]), month, number):
                yield day, found.start(), found.end()


def solar_day(year: int, month: int, day: int) -> date | None:
    """The day that one of the solar calendar is in ours; None for one that it does not have.

    >>> solar_day(1391, 10, 15), solar_day(1391, 13, 1)
    (datetime.date(2013, 1, 4), None)
    """
    if not (SOLAR_FIRST <= year <= SOLAR_LAST and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    if day > (31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29):
        return None
    leaps = sum(map(_is_leap, range(SOLAR_FIRST, year)))
    before = (month - 1) * 31 - max(month - 7, 0)
    return _NEW_YEAR + timedelta(days=(year - SOLAR_FIRST) * 365 + leaps + before + day - 1)


def _is_leap(year: int) -> bool:
    return year % 33 in _LEAP


def _century(year: str) -> int:
    number = int(year)
    return number if len(year) == 4 else number + (1300 if number > SOLAR_LAST % 100 else 1400)


def _of_era(found: re.Match[str]) -> date | None:
    count = found["count"]
    first = _ERAS[found["era"]] if count else 0
    year = first + (1 if count == "元" else int(count)) if count else int(found["year"])
    if not 1900 <= year <= 2100:
        return None
    try:
        return date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        return None
