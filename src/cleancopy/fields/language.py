"""Language of a text: py3langid on a sample, the page's own statement where the text is short."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

SAMPLE = 500
"""Characters asked: 0.2 ms on the machine of docs/decisions.md; more changes no bench page."""
SHORT = 120
"""Characters of text below which a page's own statement counts for more than its letters."""

TAG = re.compile(r"^([a-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_][A-Za-z0-9]{2,3})?(?:[.@].*)?$", re.I)
"""`de`, `en-GB`, `pt_BR.UTF-8`, `zh-Hant-TW`; not `german`."""

_SAME = ({"no", "nb", "nn", "da"}, {"hr", "bs", "sr", "sh"}, {"id", "ms"}, {"cs", "sk"},
         {"gl", "pt"}, {"zu", "xh", "nso", "st"}, {"af", "nl"}, {"hi", "mr", "ne"},
         {"tl", "fil"}, {"fa", "prs"}, {"zh", "wuu", "yue"}, {"en", "pcm"}, {"de", "lb", "gsw"},
         {"ar", "arz", "ary"}, {"ru", "be", "uk", "bg"}, {"ca", "oc", "es"})  # fmt: skip
"""Languages near enough that a page's statement decides between them."""

_OLD = {"iw": "he", "in": "id", "ji": "yi", "mo": "ro", "tl": "fil", "wuu": "zh", "yue": "zh",
        "arz": "ar", "ary": "ar", "pcm": "en", "grc": "el", "hbo": "he", "gcf": "fr",
        "gcr": "fr", "ext": "es", "vec": "it", "lij": "it", "bcl": "fil", "crh": "tr"}  # fmt: skip
"""Former codes, and languages no newspaper of the model's is in, by what they stand for."""


def identify(text: str, stated: Iterable[str] = ()) -> str | None:
    """BCP 47 tag (language only) of a text, or None.

    `stated` are what the page says, most trusted first: they decide for short texts, for
    languages the model confuses, and where there is no letter.
    """
    claims = [tag for tag in map(language_tag, stated) if tag]
    sample = _sample(text)
    found = _detect(sample) if sum(map(str.isalpha, sample)) > 20 else None
    if found is None or len(text) < SHORT:
        return claims[0] if claims else found
    if claims and found != claims[0] and _near(found, claims[0]):
        return claims[0]
    return found


def language_tag(stated: str) -> str | None:
    """`de` of `de-AT`, `de_DE.UTF-8` or `DE`; None for what is no tag.

    >>> language_tag("pt_BR"), language_tag("und"), language_tag("english")
    ('pt', None, None)
    """
    match = TAG.match(stated.strip())
    if match is None or match[1].lower() in ("und", "mul", "zxx", "xx"):
        return None
    return _OLD.get(match[1].lower(), match[1].lower())


def _near(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _SAME)


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    middle = max(0, len(text) // 2 - SAMPLE // 2)
    start = text.find(" ", middle) + 1
    return text[start : start + SAMPLE]


def _detect(sample: str) -> str | None:
    letters, _ = _identifier().classify(sample)
    return language_tag(letters)


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
