"""Dates as printed or stated: one string -> the day or moment it names.

Reads ISO 8601, RFC 2822, epochs, numeric dates and dates with the month's name in every language
of :mod:`cleancopy.fields.dates.months`; nothing is guessed: a string without day, month and year
gives None. Relative dates are in :mod:`cleancopy.fields.dates.ago`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, tzinfo
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cleancopy.fields.dates.calendars import other_days, solar_day
from cleancopy.fields.dates.clock import read_clock, read_zone
from cleancopy.fields.dates.forms import (
    CJK,
    COMPACT,
    DAY_FIRST,
    EPOCH,
    ISO,
    MONTH_FIRST,
    NUMERIC,
    YEAR_DAY,
    YEAR_FIRST,
    may_hold_date,
)
from cleancopy.fields.dates.months import month_number
from cleancopy.fields.dates.stamp_words import ASIDE, PUBLISHED, UPDATED, stands_behind
from cleancopy.fields.dates.wire_stamp import read_wire_stamp

THAI_ERA = 543
"""Years of the Buddhist era less this are ours."""
CLOCK_BEFORE, CLOCK_BEHIND = 25, 40
"""Characters before a date and behind it in which its time of day stands."""
YEAR_FIRST_LANGUAGES = frozenset({"ja", "zh", "ko"})
"""Languages in which `19.03.02` is in 2019."""

SOLAR_LANGUAGES = frozenset({"fa", "ps", "prs"})
"""Languages in which `15/10/1391` is of the solar calendar; elsewhere it is of the Middle Ages."""


class Moment(NamedTuple):
    """A day or an instant: always in UTC; a day is its midnight UTC."""

    at: datetime
    precision: str
    """`day`, `minute` or `second`."""
    local: date
    """The day as printed, before any conversion to UTC."""


def parse_date(
    text: str, language: str | None = None, zone: tzinfo | None = None, month_first: bool = False
) -> Moment | None:
    """First full date of a text with its time of day, or None.

    A time without a zone is read in `zone` (UTC if None). `month_first` decides `03/04/2024`
    alone; `17/04/2024` decides itself.
    """
    return next(iter(find_dates(text, language, zone, month_first)), (None, 0, 0))[0]


def find_dates(
    text: str, language: str | None = None, zone: tzinfo | None = None, month_first: bool = False
) -> tuple[tuple[Moment, int, int], ...]:
    """Each full date of a text in order, with where it starts and ends (offsets in `text`).

    A time of day belongs to the date before it, else to the one behind, and to none across a word
    of publishing or updating: `Updated 15 March 2023 07:10, first published 14 March 2023`.
    """
    if len(text) > 2000 or not may_hold_date(text):
        return ()
    return _find(text, language, zone, month_first)


@lru_cache(maxsize=4096)
def _find(
    text: str, language: str | None, zone: tzinfo | None, month_first: bool
) -> tuple[tuple[Moment, int, int], ...]:
    plain = _digits(text)
    if whole := _whole(plain, zone) or _wired(plain, language, zone):
        return ((whole, 0, len(text)),)
    days = list(_days(plain, language, month_first))
    if not days:
        return ()
    gaps = [plain[max(0, days[0][1] - CLOCK_BEFORE) : days[0][1]]]
    gaps += [plain[one[2] : other[1]] for one, other in pairwise(days)]
    gaps.append(plain[days[-1][2] : days[-1][2] + CLOCK_BEHIND])
    sides = _sides(gaps)
    return tuple(
        (_moment(day, plain[start:end], before[1], after[0], zone), start, end)
        for (day, start, end), before, after in zip(days, sides, sides[1:], strict=False)
    )


def _sides(gaps: Sequence[str]) -> list[tuple[str, str]]:
    """Each gap around the dates of a line, cut in what may tell the time of the date before it
    and of the date behind it.

    A lead-in begins what belongs to the next date; without one a time between two dates belongs
    to the one before it, or to the one behind where the line has each time before its date.
    """
    if len(gaps) == 2:
        at = _lead_in(gaps[1], UPDATED)
        if at is not None and (aside := ASIDE.search(gaps[1])):
            at = min(at, aside.start())
        return [("", gaps[0]), (gaps[1] if at is None else gaps[1][:at], "")]
    behind = stands_behind(gaps[-1]) and _lead_in(gaps[0], UPDATED, PUBLISHED) is None
    first = read_clock(gaps[0]) is not None and read_clock(gaps[-1]) is None
    sides = [("", gaps[0])]
    for gap in gaps[1:-1]:
        at = None if behind else _lead_in(gap, UPDATED, PUBLISHED)
        if at is None:
            sides.append(("", gap[-CLOCK_BEFORE:]) if first else (gap[:CLOCK_BEHIND], ""))
        else:
            sides.append((gap[: min(at, CLOCK_BEHIND)], gap[at:][-CLOCK_BEFORE:]))
    at = None if behind else _lead_in(gaps[-1], UPDATED, PUBLISHED)
    return [*sides, (gaps[-1] if at is None else gaps[-1][:at], "")]


def _lead_in(gap: str, *kinds: re.Pattern[str]) -> int | None:
    """Where the last lead-in of some kinds begins, or None."""
    starts = (match.start() for kind in kinds for match in kind.finditer(gap))
    return max(starts, default=None)


def _whole(text: str, zone: tzinfo | None) -> Moment | None:
    """A string that is a compact date or an epoch and nothing else."""
    if match := EPOCH.match(text):
        at = datetime.fromtimestamp(int(match[1]), UTC)
        return Moment(at, "second", at.date())
    if match := COMPACT.match(text):
        day = _date(match[1], match[2], match[3])
        if day and match[4]:
            if int(match[4]) > 23 or int(match[5]) > 59 or int(match[6] or 0) > 59:
                return None
            clock = time(int(match[4]), int(match[5]), int(match[6] or 0))
            precision = "second" if match[6] else "minute"
            return _at(day, clock, precision, UTC if match[7] else None, zone)
        return _at(day, None, "day", None, zone) if day else None
    return None


def _wired(text: str, language: str | None, zone: tzinfo | None) -> Moment | None:
    """A line that says when an agency sent its report: `AP-NY-06-11-04 1742EDT`."""
    stamp = read_wire_stamp(text)
    if stamp is None:
        return None
    month = int(stamp.month) if stamp.month.isdigit() else month_number(stamp.month, language)
    day = _date(stamp.year, month, stamp.day) if month else None
    if day is None:
        return None
    return _at(day, time(stamp.hour, stamp.minute), "minute", read_zone(stamp.zone), zone)


def _moment(day: date, inside: str, before: str, after: str, zone: tzinfo | None) -> Moment:
    if (iso := ISO.match(inside)) and iso["H"]:
        if int(iso["H"]) > 23 or int(iso["M"]) > 59 or int(iso["S"] or 0) > 59:
            return _at(day, None, "day", None, zone)
        clock = time(int(iso["H"]), int(iso["M"]), int(iso["S"] or 0))
        named = read_zone(f"0{iso['zone'].upper()}") if iso["zone"] else None
        return _at(
            day, clock, "second" if iso["S"] else "minute", named or read_zone(after[:6]), zone
        )
    read = read_clock(after) or read_clock(before) or read_clock(inside if ":" in inside else "")
    if read is None:
        return _at(day, None, "day", None, zone)
    return _at(day, read.time, read.precision, read.zone, zone)


def _at(
    day: date, clock: time | None, precision: str, named: tzinfo | None, zone: tzinfo | None
) -> Moment:
    if clock is None:
        return Moment(datetime.combine(day, time(), UTC), "day", day)
    local = datetime.combine(day, clock, named or zone or UTC)
    return Moment(local.astimezone(UTC), precision, day)


def _days(text: str, language: str | None, month_first: bool) -> Iterator[tuple[date, int, int]]:
    """Days named in a text, none inside another, in order."""
    spans: list[tuple[date, int, int]] = []
    for day, start, end in _readings(text, language, month_first):
        if not any(start < other_end and other < end for _, other, other_end in spans):
            spans.append((day, start, end))
    yield from sorted(spans, key=lambda span: span[1])


def _readings(
    text: str, language: str | None, month_first: bool
) -> Iterator[tuple[date, int, int]]:
    for pattern in (ISO, CJK):
        for match in pattern.finditer(text):
            if day := _year_first(*match.group(1, 2, 3)):
                yield day, match.start(), match.end()
    yield from other_days(text)
    for match in NUMERIC.finditer(text):
        if day := _numeric(match, language, month_first):
            yield day, match.start(), match.end()
    if not re.search(r"[^\W\d_]", text):
        return
    for pattern, year, month, number in (
        (MONTH_FIRST, 3, 1, 2),
        (DAY_FIRST, 3, 2, 1),
        (YEAR_FIRST, 1, 2, 3),
        (YEAR_DAY, 1, 3, 2),
    ):
        at = 0
        while found := pattern.search(text, at):
            named = month_number(found[month], language)
            day = _date(found[year], named, found[number]) if named else None
            at = found.end() if day else found.start() + 1
            if day:
                yield day, found.start(), found.end()


def _numeric(match: re.Match[str], language: str | None, month_first: bool) -> date | None:
    first, separator, second = match.group("first", "separator", "second")
    third = match["third"] or match["glued"]
    short = len(first) == len(third) == 2
    year_first = short and (language or "").partition("-")[0] in YEAR_FIRST_LANGUAGES
    if year_first and (day := _date(first, second, third)):
        return day
    if len(first) == 4:
        return _year_first(first, second, third) if len(third) <= 2 else None
    if (language or "").partition("-")[0] in SOLAR_LANGUAGES and (
        day := solar_day(int(third), int(second), int(first))
    ):
        return day
    plain = "." not in separator and "/" not in separator
    if len(first) == 3 or len(third) == 1 or (len(third) == 2 and plain):
        return None
    if int(second) > 12 or (month_first and "." not in separator and int(first) <= 12):
        return _date(third, first, second)
    return _date(third, second, first)


def _year_first(year: str, month: str, day: str) -> date | None:
    """A date of numbers with the year in front: `2013/01/04`, `1391/10/15` (of Iran)."""
    return _date(year, month, day) or solar_day(int(year), int(month), int(day))


def _date(year: str, month: str | int, day: str) -> date | None:
    number = int(year.lstrip("'’"))
    if len(year.lstrip("'’")) == 2:
        number += 2000 if number < 70 else 1900
    if 2400 < number < 2700:
        number -= THAI_ERA
    if not 1900 <= number <= 2100:
        return None
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None


def _digits(text: str) -> str:
    """Decimal digits of any script as ASCII, no-break spaces as spaces; same length."""
    if text.isascii():
        return text
    return "".join(map(_plain, text))


def _plain(char: str) -> str:
    if char.isdecimal() and char > "9":
        return str(unicodedata.decimal(char))
    return " " if char in "\xa0\u202f\u2009" else char
