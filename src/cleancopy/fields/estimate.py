"""The day a text implies where its page states none: weekdays, dated photographs, days told of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib import import_module
from typing import NamedTuple

from cleancopy.fields.date import find_dates
from cleancopy.fields.months import LANGUAGES
from cleancopy.model import Estimate

WEEK = 7
YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""`2009`; not `20091`."""

DAY_MONTH = re.compile(
    r"(?<![\d.])(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s(?:de\s|of\s)?([^\W\d_]{3,12})\b(?!\.?,?\s(?:de\s)?\d{4})"
)
"""`29 November`, `29. November`; not `29 November 2008`."""

MONTH_DAY = re.compile(r"\b([^\W\d_]{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?\b(?!,?\s\d{4}|[\d:.]\d)")
"""`November 29`; not `November 29, 2008`."""

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class _Anchor(NamedTuple):
    day: date
    what: str


def estimate_day(
    text: str,
    captions: Sequence[str] = (),
    language: str | None = None,
    fetched: datetime | None = None,
) -> Estimate | None:
    """Day, earliest and latest day of publication that a text and its captions imply, or None.

    The latest day told of (a dated photograph, a full date in the text, a day and month beside a
    year) is the earliest; the weekday the text tells of as news (`on Thursday`), within the week
    after it, is the day. Nothing is guessed without a full date as anchor.
    """
    tag = (language or "en").split("-")[0]
    limit = fetched.date() if fetched else None
    anchors = [a for a in _anchors(text, captions, tag) if limit is None or a.day <= limit]
    if not anchors:
        return None
    anchor = max(anchors, key=lambda found: found.day)
    latest = anchor.day + timedelta(days=WEEK - 1)
    weekday = _weekday(text, tag)
    if weekday is None:
        return Estimate(anchor.day, anchor.day, _not_after(latest, limit), (anchor.what,))
    number, said = weekday
    day = anchor.day + timedelta(days=(number - anchor.day.weekday()) % WEEK)
    if limit is not None and day > limit:
        return Estimate(anchor.day, anchor.day, _not_after(latest, limit), (anchor.what,))
    return Estimate(day, anchor.day, _not_after(latest, limit), (anchor.what, f"weekday: {said}"))


def _not_after(day: date, limit: date | None) -> date:
    return min(day, limit) if limit else day


def _anchors(text: str, captions: Sequence[str], language: str) -> Iterator[_Anchor]:
    for caption in captions:
        for moment, start, end in find_dates(caption[-2000:], language):
            yield _Anchor(moment.local, f"photograph: {caption[-2000:][start:end]}")
    for paragraph in text.split("\n\n"):
        for moment, start, end in find_dates(paragraph[:2000], language):
            yield _Anchor(moment.local, f"date in text: {paragraph[start:end]}")


def _weekday(text: str, language: str) -> tuple[int, str] | None:
    """Weekday (Monday 0) that the story's first telling paragraphs name first."""
    names = _weekdays(language)
    if names is None:
        return None
    pattern, numbers = names
    found = pattern.search(text[:1500])
    return (numbers[found[0].casefold()], found[0]) if found else None


@lru_cache(maxsize=64)
def _weekdays(language: str) -> tuple[re.Pattern[str], dict[str, int]] | None:
    """Full names of the weekdays of one language, CLDR's by dateparser."""
    if language not in LANGUAGES:
        return None
    info = import_module(f"dateparser.data.date_translation_data.{language}").info
    numbers = {
        name.casefold(): number
        for number, key in enumerate(_DAYS)
        for name in _full_names(info.get(key, ()))
    }
    if not numbers:
        return None
    either = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE), numbers


def _full_names(names: Iterable[str]) -> list[str]:
    """The names, not their abbreviations: `mon` and `do` are words."""
    longest = max((len(name) for name in names), default=0)
    return [name for name in names if len(name) > 3 and len(name) >= longest - 3]
