"""Names of months and weekdays in the languages of the press, from CLDR by dateparser's data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import import_module
from types import MappingProxyType

LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "is", "pl", "cs", "sk", "sl",
    "hr", "sr", "bs", "mk", "bg", "ru", "uk", "be", "ro", "hu", "el", "tr", "az", "ca", "gl", "eu",
    "et", "lv", "lt", "sq", "ga", "cy", "mt", "hy", "ka", "kk", "he", "ar", "fa", "ur", "hi", "bn",
    "mr", "ta", "te", "ml", "th", "vi", "id", "ms", "sw", "af", "zu", "fil", "fo", "lb", "ko",
)  # fmt: skip
"""Languages whose month names are known: those of :data:`dateparser.languages` with a press."""

_KEYS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_EXTRA: Mapping[str, Mapping[str, int]] = {
    "de": {"jänner": 1, "feber": 2},
    "en": {"sept": 9},
    "it": {"sett": 9},
    "fr": {"fevr": 2, "fev": 2, "aout": 8, "déc": 12},
    "vi": {f"tháng {n}": n for n in range(1, 13)},
}
"""Printed forms that CLDR does not list."""


@cache
def months(language: str) -> Mapping[str, int]:
    """Month names of one language, folded (lower case, no final dot) -> 1..12.

    An unknown language gives an empty mapping.
    """
    if language not in LANGUAGES:
        return MappingProxyType({})
    names = {
        fold(name): number
        for number, key in enumerate(_KEYS, 1)
        for name in names_of(language, key)
        if not name.isdigit()
    }
    return MappingProxyType({**names, **_EXTRA.get(language, {})})


def names_of(language: str, name: str) -> Iterable[str]:
    """How one of `LANGUAGES` prints a month or a day of the week, by its English name."""
    info = import_module(f"dateparser.data.date_translation_data.{language}").info
    found: Iterable[str] = info.get(name, ())
    return found


@lru_cache(maxsize=1)
def all_months() -> Mapping[str, int]:
    """Month names that mean the same month in every language that has them.

    `listopad` (October in Croatian, November in Polish) is therefore not among them, English
    names always are.
    """
    seen: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for name, number in months(language).items():
            seen.setdefault(name, set()).add(number)
    agreed = {
        name: numbers.pop()
        for name, numbers in seen.items()
        if len(numbers) == 1 and (len(name) > 2 or not name.isascii())
    }
    return MappingProxyType({**agreed, **months("en")})


@lru_cache(maxsize=1)
def weekdays() -> frozenset[str]:
    """Names of the weekdays in every language and their abbreviations, folded as months are."""
    return frozenset(
        fold(name) for language in LANGUAGES for key in DAYS for name in names_of(language, key)
    )


def month_number(word: str, language: str | None) -> int | None:
    """Month that a word names, first in the given language, then in any."""
    folded = fold(word)
    if language and (number := months(language.split("-")[0]).get(folded)):
        return number
    return months("en").get(folded) or all_months().get(folded)


def fold(word: str) -> str:
    """Lower case without the dots of an abbreviation (`Dez.`, `พ.ค.`)."""
    return word.strip().replace(".", "").casefold()
