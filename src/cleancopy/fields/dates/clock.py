"""Times of day and time zones as printed beside a date."""

from __future__ import annotations

import re
from datetime import UTC, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

TIME = re.compile(
    r"(?<![\d:.,/-])(?P<am>上午|午前|오전)?(?P<pm>下午|午後|오후)?\s?"
    r"(?P<h>[01]?\d|2[0-4])\s?(?:[:h.]|時|时|點|点|시|ч\.?)\s?(?P<m>[0-5]\d)?\s?(?:分|분)?"
    r"(?::(?P<s>[0-5]\d)(?:[.,]\d+)?)?(?![\d%])(?!\.\d)"
    r"\s?(?P<half>[ap]\.?\s?m(?:\b|(?=(?-i:[A-Z][a-z])))\.?)?",
    re.IGNORECASE,
)
"""`14:26`, `2.26 pm`, `18h03`, `6:05 PMUpdated`, `午後5時41分`; not the
`3.14` of `3.14159`, not `12.5%`."""

BARE_HOUR = re.compile(r"(?<![\d:.,/-])(?P<h>1[0-2]|0?[1-9])\s?(?P<half>[ap]\.?m\b\.?)", re.I)
"""`5 pm`; not `5 p` or `15 pm`."""

CLOCK = re.compile(r"(?<![\d:])(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])")
"""`6:55` of `Updated Nov 19, 6:55 AM`; nothing of `(1:24:10)`."""

FULL_HOUR = re.compile(
    r"(?:\b(?:à|às|as|a las|alle|ore)\s(?P<at>[01]?\d|2[0-3])\s?h|"
    r"(?<![\d:.,/-])(?P<h>[01]?\d|2[0-3])\s?Uhr)(?!\w)",
    re.IGNORECASE,
)
"""`à 9h`, `às 9h`, `9 Uhr`; not `24h`, `12 h`."""

OFFSET = re.compile(
    r"(?:\b(?:GMT|UTC)\s?|(?<=\d)\s?|\()(?P<sign>[+\-−])(?P<h>\d{1,2}):?(?P<m>\d\d)?\b"
)
"""`GMT+1`, `12:00 +0200`, `(+03:00)`; not the `-02` of `2024-05-02`, which ISO reads first."""

ZONE = re.compile(
    r"\b(UTC|GMT|CES?T|MES?Z|EES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|BST|IST|JST|KST|MSK|A[EC][SD]T|"
    r"AWST|NZ[SD]T|SAST|HKT|SGT|PKT|WIB|WITA|BRT|ART|CAT|EAT|WAT|TRT|PHT|ICT)\b|(?<=\d)Z\b"
)
"""`CET`, `MESZ`, `ET`; not the `est` of running text: capitals only."""

_HOURS = {
    "UTC": 0.0, "GMT": 0.0, "Z": 0.0, "BST": 1.0, "CET": 1.0, "CEST": 2.0, "MEZ": 1.0, "MESZ": 2.0,
    "EET": 2.0, "EEST": 3.0, "EST": -5.0, "EDT": -4.0, "CST": -6.0, "CDT": -5.0, "MST": -7.0,
    "MDT": -6.0, "PST": -8.0, "PDT": -7.0, "IST": 5.5, "JST": 9.0, "KST": 9.0, "MSK": 3.0,
    "AEST": 10.0, "AEDT": 11.0, "ACST": 9.5, "ACDT": 10.5, "AWST": 8.0, "NZST": 12.0,
    "NZDT": 13.0, "SAST": 2.0, "HKT": 8.0, "SGT": 8.0, "PKT": 5.0, "WIB": 7.0, "WITA": 8.0,
    "BRT": -3.0, "ART": -3.0, "CAT": 2.0, "EAT": 3.0, "WAT": 1.0, "TRT": 3.0, "PHT": 8.0,
    "ICT": 7.0,
}  # fmt: skip
"""Hours east of Greenwich; IST as the Indian press prints it (tz database, `zone1970.tab`)."""
_REGIONS = {"ET": "America/New_York", "PT": "America/Los_Angeles"}


class Clock(NamedTuple):
    """A time of day with its zone, None where none was printed."""

    time: time
    precision: str
    """`minute` or `second`."""
    zone: tzinfo | None


def read_clock(text: str) -> Clock | None:
    """First time of day in a text from which the date has been taken out."""
    match = TIME.search(text) or BARE_HOUR.search(text)
    if match is None or not _tells_minutes(match):
        return _full_hour(text)
    parts = match.groupdict()
    hour = _hour24(int(parts["h"]), _half(parts))
    if hour > 23:
        return None
    second = int(parts.get("s") or 0)
    at = time(hour, int(parts.get("m") or 0), second)
    return Clock(at, "second" if parts.get("s") else "minute", read_zone(text[match.end("h") :]))


def _tells_minutes(match: re.Match[str]) -> bool:
    """Whether it is more than a number with a mark: `9.`."""
    parts = match.groupdict()
    return bool(parts.get("m") or parts.get("half") or re.search(r"[時时點点시]", match[0]))


def _full_hour(text: str) -> Clock | None:
    match = FULL_HOUR.search(text)
    if match is None:
        return None
    return Clock(time(int(match["at"] or match["h"])), "minute", read_zone(text[match.end() :]))


def read_zone(text: str) -> tzinfo | None:
    """Zone named in a text: an offset, an abbreviation, an American `ET`."""
    if offset := OFFSET.search(text):
        minutes = int(offset["h"]) * 60 + int(offset["m"] or 0)
        if minutes <= 14 * 60:
            return timezone(timedelta(minutes=-minutes if offset["sign"] in "-−" else minutes))
    if named := ZONE.search(text):
        return _named(named[0])
    return None


@lru_cache(maxsize=256)
def zone_of(name: str) -> tzinfo | None:
    """Zone of a tz database name (`Europe/Berlin`); None for an unknown one."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def _named(name: str) -> tzinfo | None:
    if region := _REGIONS.get(name):
        return zone_of(region)
    hours = _HOURS.get(name)
    return None if hours is None else UTC if not hours else timezone(timedelta(hours=hours))


def _half(parts: dict[str, str | None]) -> str:
    if parts.get("am"):
        return "a"
    return "p" if parts.get("pm") else (parts.get("half") or "")[:1].lower()


def _hour24(hour: int, half: str) -> int:
    if half == "p" and hour < 12:
        return hour + 12
    return 0 if half == "a" and hour == 12 else hour
