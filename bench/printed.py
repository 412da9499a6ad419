"""Whether a dump prints a day or the names of people at all: no tool can read what is not there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from bench.metrics import fold

PATTERNS = (
    "y-MM-dd",
    "y/MM/dd",
    "dd.MM.y",
    "d.M.y",
    "dd.MM.yy",
    "dd/MM/y",
    "d/M/y",
    "MM/dd/y",
    "M/d/y",
    "d MMMM y",
    "d. MMMM y",
    "d MMM y",
    "MMMM d y",
    "MMM d y",
    "MMMM dd y",
    "MMM dd y",
    "dd MMMM y",
    "dd MMM y",
    "d 'de' MMMM 'de' y",
    "y年M月d日",
    "y年MM月dd日",
)
"""CLDR date patterns that pages print; punctuation falls away on both sides."""


def prints_day(dump: str, day: date | None, language: str | None) -> bool:
    """Whether the dump holds the day in a usual form of its language or of English."""
    if day is None:
        return False
    folded = f" {fold(dump)} "
    return any(f" {form} " in folded or f" {form}t" in folded for form in _forms(day, language))


def prints_names(dump: str, names: Iterable[str] | None) -> bool:
    """Whether the dump holds every name (of no name: true)."""
    folded = f" {fold(dump)} "
    return all(f" {fold(name)} " in folded for name in names or ())


@lru_cache(maxsize=4096)
def _forms(day: date, language: str | None) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    forms = set()
    for code in {language or "en", "en"}:
        try:
            locale = Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
        forms |= {fold(format_date(day, pattern, locale=locale)) for pattern in PATTERNS}
    return frozenset(forms)
