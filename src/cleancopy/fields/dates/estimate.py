"""The day a text implies where its page states none: dated photographs, weekdays, a date on top.

Only evidence that bounds the day on both sides counts. A day told of in running text does not:
on the public test pages it lay inside the week after the latest such day for 20 of 51 texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.forms import may_hold_date
from cleancopy.fields.dates.months import DAYS, LANGUAGES, names_of
from cleancopy.model import Estimate

WEEK = timedelta(days=6)
"""From a photograph of the news to the last day a weekday of its story can be."""
LEAD = 1500
"""Characters of text in which the weekday of the news stands."""
TOP = 3
"""First paragraphs in which a date on its own is the page's."""
ALONE = 40
"""Characters that may stand around such a date."""

ARCHIVE = re.compile(
    r"(?i)^\W*file\b|\bfile (?:photo|picture|image)|archiv|archivo|archivio|arquivo|arkiv|historic"
)
"""`FILE - The minister`, `Archivbild`; not `The minister files`."""
FULL_YEAR = re.compile(r"\d{4}|[٠-٩०-९০-৯๐-๙]{4}")


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

    The latest day that a photograph (no archive picture) is dated is the earliest; the weekday
    that the lead tells of (`on Thursday`), in the week from then, is the day. A date that stands
    alone on top of the text is the day itself.
    """
    tag = (language or "en").split("-")[0]
    limit = fetched.date() if fetched else date.max
    found = _of_photographs(text, captions, tag) or _of_top(text, tag)
    if found is None or found.earliest > limit:
        return None
    return found._replace(date=min(found.date, limit), latest=min(found.latest, limit))


def _of_photographs(text: str, captions: Sequence[str], language: str) -> Estimate | None:
    taken = [a for caption in captions for a in _photographed(caption, language)]
    if not taken:
        return None
    anchor = max(taken, key=lambda found: found.day)
    if any(told > anchor.day + WEEK for told in _told(text, language)):
        return None
    weekday = _weekday(text, language)
    if weekday is None:
        return Estimate(anchor.day, anchor.day, anchor.day + WEEK, (anchor.what,))
    number, said = weekday
    day = anchor.day + timedelta(days=(number - anchor.day.weekday()) % 7)
    return Estimate(day, anchor.day, anchor.day + WEEK, (anchor.what, f"weekday: {said}"))


def _photographed(caption: str, language: str) -> Iterator[_Anchor]:
    if not ARCHIVE.search(caption):
        for day, printed in _full_dates(caption[-2000:], language):
            yield _Anchor(day, f"photograph: {printed}")


def _of_top(text: str, language: str) -> Estimate | None:
    for paragraph in text.split("\n\n", TOP)[:TOP]:
        sentence = paragraph.endswith((".", "!", "?", "。"))
        if len(paragraph) < 100 and not sentence and may_hold_date(paragraph):
            for day, printed in _full_dates(paragraph, language):
                if len(paragraph) - len(printed) <= ALONE:
                    near = timedelta(days=1)
                    return Estimate(day, day - near, day + near, (f"date on top: {printed}",))
    return None


def _told(text: str, language: str) -> Iterator[date]:
    """Days of the years that the text tells of: a later one makes a photograph an old one."""
    for paragraph in text.split("\n\n"):
        if may_hold_date(paragraph):
            for day, _ in _full_dates(paragraph[:2000], language):
                yield day


def _full_dates(text: str, language: str) -> Iterator[tuple[date, str]]:
    for moment, start, end in find_dates(text, language):
        if FULL_YEAR.search(text[start:end]):
            yield moment.local, text[start:end]


def _weekday(text: str, language: str) -> tuple[int, str] | None:
    """Weekday (Monday 0) that the lead names first."""
    names = _weekdays(language)
    if names is None:
        return None
    pattern, numbers = names
    found = pattern.search(text[:LEAD])
    return (numbers[found[0].casefold()], found[0]) if found else None


@lru_cache(maxsize=64)
def _weekdays(language: str) -> tuple[re.Pattern[str], dict[str, int]] | None:
    """Full names of the weekdays of one language, CLDR's by dateparser."""
    if language not in LANGUAGES:
        return None
    numbers = {
        name.casefold(): number
        for number, key in enumerate(DAYS)
        for name in _full_names(names_of(language, key))
    }
    if not numbers:
        return None
    either = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE), numbers


def _full_names(names: Iterable[str]) -> list[str]:
    """The names, not their abbreviations: `mon` and `do` are words."""
    longest = max((len(name) for name in names), default=0)
    return [name for name in names if len(name) > 3 and len(name) >= longest - 3]
