"""The forms of dates, each a pattern that names day, month and year; none says what is a month."""

from __future__ import annotations

import re

from cleancopy.fields.dates.calendars import ERAS

_NUMBER = re.compile(r"[\d元]")
_MAYBE = re.compile(
    rf"\d{{4}}|\d[./•-]\d|['’]\d\d\b|[٠-٩۰-۹०-९০-৯๐-๙]{{4}}|(?:{ERAS})\s?(?:\d|元)"
    r"|[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d\d \d\d?:"
    r"|[۰-۹\d](?:\s|\u200c)?[آ-ی\u200c ]{2,16}(?:[۰-۹]{2}|\d\d)"
)
"""What can be a date at all: `17.12.09`; not `12 of 14`. It has a digit, or 元 for the first."""

ISO = re.compile(
    r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
    r"(?:[T ]+(?P<H>\d\d):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d+)?)?"
    r"\s?(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?(?!\d)",
    re.IGNORECASE,
)
"""`2024-05-03T15:47:42.389Z`, `2024-5-3`; not `12024-05-03`."""

COMPACT = re.compile(r"^\s*(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z)?\s*$")
"""`20240503`, `20240503T154742Z`; not `202405`."""

EPOCH = re.compile(r"^\s*(\d{10})(\d{3})?\s*$")
"""`1714751262`, `1714751262389`; not `171475`."""

CJK = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]?")
"""`2024年12月3日`, `2024년 12월 3일`; not `12月3日`."""

NUMERIC = re.compile(
    r"(?<![\d./-])(?P<first>\d{1,4})(?P<separator>\s?(?P<mark>[./•-])\s?)(?P<second>\d{1,2})"
    r"\s?(?P=mark)\s?(?:(?P<third>\d{4}|\d\d?)(?![\d/-]|\.\d)"
    r"|(?P<glued>\d{4})(?=\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?\s(?:de\s)?\d{4}(?!\d)))"
)
"""`17.12.2009`, `12/17/09`, `2009/12/17`, and `17.12.2009` of `17.12.200917 décembre 2009`, which
prints the day in two forms; not `1.17.12.2009`, nor the mark `9.7 /10`."""

_WORD = r"[^\W\d_][^\s\d,.;:!?()/|'’\-]*(?:\.[^\s\d,.;:!?()/|\-]+)*\.?"
_LINK = r"(?:\s?(?:(?:de|del|di|of|af|y|da|ng|năm)\b|d['’]|ta['’]|de l['’]))?"
_FULL_YEAR = r"(\d{4})(?:(?!\d)|(?=\d{1,2}:\d\d))"
_YEAR = r"(['’]?\d{2}(?!\d|[:h.,]\d)|\d{4}(?:(?!\d|[:h.,]\d)|(?=\d{1,2}:\d\d)))"
# a time of day may be glued to the year: `December 17, 20096:05 PM`
DAY_FIRST = re.compile(
    r"(?:(?<!\d)|(?<=[./]\d{4}))(\d{1,2})(?:st|nd|rd|th|er|re|de|ste|ης|η|[ºªª°])?[.,\-]?"
    rf"{_LINK}[\s\-/]?\s?(tháng \d+|{_WORD})[,\-/]?{_LINK}[\s\-/]?,?\s?(?:พ\.?\s?ศ\.?\s?)?{_YEAR}",
    re.IGNORECASE,
)
"""`17. Dezember 2009`, `1er août 2023`, `3 de mayo de 2024`, `9 มกราคม พ.ศ. 2550`,
`22 tháng 10, 2025`, and what is glued to a `17.12.2009`; not `17 May`."""

MONTH_FIRST = re.compile(
    rf"({_WORD})\s?(\d{{1,2}})(?:st|nd|rd|th|[.])?,?"
    rf"(?:\s(?:at|de|\d{{1,2}}:\d\d(?::\d\d)?(?: [A-Z]{{2,4}})?),?)?\s{_FULL_YEAR}",
    re.IGNORECASE,
)
"""`December 17, 2009`, `Sep 3 00:03:19 EDT 2024`; not `December 2009`."""

YEAR_FIRST = re.compile(
    rf"(?<!\d)(\d{{4}})(?:\.|,| m\.| г\.)?[,\s]\s?({_WORD})\s?(\d{{1,2}})(?!\d)", re.IGNORECASE
)
"""`2024. május 3.`, `2024 m. gegužės 3 d.`; not `2024 May`."""

YEAR_DAY = re.compile(rf"(?<!\d)(\d{{4}})\. gada (\d{{1,2}})\. ({_WORD})", re.IGNORECASE)
"""`2024. gada 3. maijs`; not `2024. gada maijs`."""


def may_hold_date(text: str) -> bool:
    """Cheap test of what can hold a date at all.

    >>> may_hold_date("17.12.09"), may_hold_date("12 of 14")
    (True, False)
    """
    return _NUMBER.search(text) is not None and _MAYBE.search(text) is not None
