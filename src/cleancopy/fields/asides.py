"""Dates and addresses that stand in a byline beside its names."""

from __future__ import annotations

import re

from cleancopy.fields.dates.months import month_number
from cleancopy.fields.words import word_set

_DIGIT = re.compile(r"(?<!\d)(?<!\b[^\W\d_])(?<!\b[^\W\d_]{2})\d")
"""The `3` of `March 3`; none of `g1`, `B92`, `TV2`."""
_DATE_WORDS = word_set(
    """published updated posted modified created last veröffentlicht aktualisiert stand publié
    mis à jour publicado actualizado pubblicato aggiornato atualizado gepubliceerd bijgewerkt
    publicerad publisert oppdatert publiceret opdateret julkaistu opublikowano aktualizacja
    опубликовано обновлено reading time lesezeit lecture leestijd temps de on am le el il op
    den vom at um om kl the mon tue tues wed thu thur thurs fri sat sun monday tuesday
    wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag
    samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes
    miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato
    domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag today yesterday heute
    gestern aujourd'hui aujourd’hui hier hoy ayer oggi ieri vandaag gisteren"""
)
"""What may stand before the number of a date."""
_GLUED = re.compile(
    r"(?<=[a-z])(?=(?:Published|Updated|Posted|Modified|January|February|March|April|June|July"
    r"|August|September|October|November|December)\b)"
)
"""`SampleUpdated: Dec 20`: no white space stood between; not `Sample Updated`."""

FULL_DATE = re.compile(
    r"""(?:\d{1,2}(?:st|nd|rd|th|\.|er|º)?\s?(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?\d{4}
       |[^\W\d_]{3,12}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}
       |\d{4}[-/.]\d\d[-/.]\d\d)
    (?:[\s,/|–-]*(?:um|at|à|kl\.?|alle|às|a\ las|om)?\s*\d{1,2}[:.h]\d\d(?:[:.]\d\d)?
       \s?(?:uhr\b|h\b|am\b|pm\b|a\.m\.|p\.m\.)?)?""",
    re.IGNORECASE | re.VERBOSE,
)
"""`9. September 2025 um 15:46 Uhr`, `26.04.2024 10:00`; not `September 2025`."""
CONTACT = re.compile(
    r"(?:[\s,(<|]*(?:e-?mail|twitter|x|follow|kontakt|contact)\s*[:：]?\s*)?[(<]?(?:\S+@\S+\.\w+"
    r"|\S+\s?[\[(](?:at|ät)[\])]\s?\S+|@\w[\w.]*)[)>]?"
    r"|https?://\S+|\bwww\.\S+"
    r"|\btips (?:meg|oss|redaksjonen)\b.*$"
    r"|\b(?:follow|bio|biography|(?:view|see) (?:all|more|profile)|more (?:by|from|stories))\b.*$",
    re.IGNORECASE,
)
"""`anna@example.org`, `@anna`, `Follow on Twitter`; not `Anna`."""


def cut_date(text: str) -> tuple[str, str]:
    """What stands before the first date or number, and the date with all after it.

    >>> cut_date("Anna Muster Published on March 3, 2020")
    ('Anna Muster', 'Published on March 3, 2020')
    """
    found = _DIGIT.search(text)
    if found is None:
        return text, ""
    text = _GLUED.sub(" ", text)
    found = _DIGIT.search(text)
    parts = text[: found.start()].split() if found else []
    while parts and is_date_word(parts[-1]):
        parts.pop()
    before = " ".join(parts)
    return before, " ".join(text.split())[len(before) :].strip()


def is_date_word(word: str) -> bool:
    """Whether a word may stand in a date before its number: `March`, `Updated:`, `am`."""
    bare = word.strip(".,:;|()–—-/").casefold()
    return not bare or bare in _DATE_WORDS or month_number(bare, None) is not None
