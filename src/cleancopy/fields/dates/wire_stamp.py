"""When an agency sent a report, as the last line of its copy has it."""

from __future__ import annotations

import re
from typing import NamedTuple

_HOUR = r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)"
_FORMS = (
    re.compile(
        r"AP-[A-Z]{2,3}-(?P<month>0\d|1[0-2])-(?P<day>[0-3]\d)-(?P<year>\d\d) "
        rf"{_HOUR} ?(?P<zone>[A-Z]{{2,4}})<?"
    ),
    re.compile(
        rf"AFP (?P<day>[0-3]\d){_HOUR} (?P<zone>GMT) (?P<month>[^\W\d_]{{3,4}})\.? (?P<year>\d\d)"
    ),
    re.compile(rf"(?P<day>[0-3]\d){_HOUR} (?P<month>[A-Z][a-zä]{{2}}) (?P<year>\d\d)"),
)
"""`AP-NY-06-11-04 1742EDT`, `AFP 171032 GMT AVR 12`, `121432 Jul 09` (dpa)."""


class WireStamp(NamedTuple):
    """Its parts as printed; the month is a number or a word."""

    year: str
    month: str
    day: str
    hour: int
    minute: int
    zone: str


def read_wire_stamp(text: str) -> WireStamp | None:
    """The stamp that a line is, or None.

    >>> read_wire_stamp("AP-NY-06-11-04 1742EDT")
    WireStamp(year='04', month='06', day='11', hour=17, minute=42, zone='EDT')
    """
    if not 13 <= len(text) <= 30:
        return None
    for form in _FORMS:
        if found := form.fullmatch(text.strip()):
            parts = found.groupdict()
            hour, minute = int(parts["hour"]), int(parts["minute"])
            zone = parts.get("zone") or ""
            return WireStamp(parts["year"], parts["month"], parts["day"], hour, minute, zone)
    return None
