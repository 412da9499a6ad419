"""Relative dates (`vor 3 Stunden`, `yesterday`), read against the moment a page was fetched."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache

from cleancopy.fields.dates.months import LANGUAGES

RELATIVE = re.compile(
    r"\b(ago|yesterday|today|vor|gestern|heute|il y a|hier|aujourd['’]hui|hace|ayer|hoy|há|ontem|"
    r"hoje|fa|ieri|oggi|geleden|gisteren|vandaag|sedan|siden|i går|i dag|sitten|eilen|temu|"
    r"wczoraj|dziś|před|včera|dnes|назад|вчера|сегодня|тому|вчора|önce|dün|bugün|lalu|kemarin|"
    r"trước|hôm qua)\b"
    r"|前|昨日|今日|昨天|今天|전|어제|오늘|منذ|أمس|اليوم|לפני|אתמול|היום|πριν|χθες|घंटे पहले|कल",
    re.IGNORECASE,
)
"""`vor 3 Stunden`, `2 hours ago`; not `3 hours`."""

LONGEST = 40
"""Characters: a longer line is a sentence and no time stamp."""


_AGE = re.compile(
    r"(?i)(?:(?:an?|\d{1,3}) (?:min(?:ute)?|h(?:ou)?r|day|week|month|year)s? ago"
    r"|\d{1,3} ?(?:min|[mhdw]) ago|yesterday|today|vor (?:einem|einer|\d{1,3}) [^\W\d_]{3,8}"
    r"|il y a (?:une?|\d{1,3}) [^\W\d_]{3,8}|hace (?:una?|\d{1,3}) [^\W\d_]{3,8})"
)
"""`an hour ago`, `3 mins ago`, `vor 5 Stunden`."""


def is_age(text: str) -> bool:
    """Whether a line says nothing but how old something is.

    >>> is_age("an hour ago"), is_age("an hour ago the bridge fell")
    (True, False)
    """
    return len(text) <= LONGEST and _AGE.fullmatch(text.strip()) is not None


def parse_ago(text: str, language: str | None, fetched: datetime) -> datetime | None:
    """Moment a relative date names, in UTC, by dateparser in one language; else None."""
    if len(text) > LONGEST or not RELATIVE.search(text):
        return None
    return _parse(text, (language or "en").split("-")[0], fetched.astimezone(UTC))


@lru_cache(maxsize=256)
def _parse(text: str, language: str, fetched: datetime) -> datetime | None:
    import dateparser

    found = dateparser.parse(
        text,
        languages=[language if language in LANGUAGES else "en"],
        settings={
            "RELATIVE_BASE": fetched.replace(tzinfo=None),
            "PARSERS": ["relative-time"],
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return None if found is None or found.tzinfo else found.replace(tzinfo=UTC)
