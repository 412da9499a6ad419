"""What a line says beside its dates: nothing but a stamp, a name or an outlet too, or prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cleancopy.fields.counters import COUNTER
from cleancopy.fields.dates.ago import RELATIVE
from cleancopy.fields.dates.clock import BARE_HOUR, FULL_HOUR, OFFSET, TIME, ZONE
from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.months import month_number, weekdays
from cleancopy.fields.dates.stamp_words import PUBLISHED, UPDATED
from cleancopy.fields.words import BY, word_set

_WORDS = word_set(
    """on at the of from first last latest time date initially originally and ago hrs hours min
    mins minutes days years read local
    am um vom den der dem und zuerst zuletzt ursprünglich letzte letztes uhr uhrzeit datum vor
    le à du et la dernière initialement date heure h
    el a las los y de del última ultima último ultimo vez actualización fecha hora hs
    il alle ore e di data em às as da do dia
    op om uur en laatst laatste
    kl kl. klo klockan och og den sist senast seneste viimeksi
    o godz godz. dnia w i z ostatnia ostatnio
    v ve dne u ob dan datum poslední posledná posljednja zadnje naposledy
    в о от г г. р р. года року ч ч. мин время дата последнее останнє
    saat tarih tarihi tarihinde son pada pukul jam tanggal lúc ngày giờ
    ώρα στις την lesezeit lecture lettura leitura ora average reading comment comments
    by written posted von par por door deur av af przez oleh dari автор"""
)
"""Small words of time stamps and lead-ins of bylines, no weekdays and no words of publishing."""

_THIS = re.compile(
    r"(?i)\b(?:this|dieser?|cet(?:te)?|este|esta|questo|dit|deze|denn[ae]|dette)\s"
    r"(?:(?:news\s)?(?:article|story|post|piece|page|report)|beitrag|artikel(?:en)?|text|meldung|"
    r"artículo|artigo|articolo|noticia|notícia|bericht|innlegget)\b"
    r"(?:\s(?:was|is|has been|wurde|ist|a été|est|fue|ha sido|foi|è stat[oa]|werd|is|ble))?"
)
"""`This article was`, `Dieser Beitrag wurde`; not `The report was`."""

_EASTERN_DAY = re.compile(
    r"[(（][月火水木金土日祝・월화수목금토]{1,3}[)）]|[月火水木金土日]曜日?|(?:星期|礼拜|周)[一二三四五六日天]|[월화수목금토일]요일"
)
"""`（日）`, `金曜日`, `星期三`; not `日本`."""

_AGE = re.compile(
    r"(?i)\b\d{1,3}\s(?:minut(?:es?|en|os?|i|y)|hours?|horas?|heures?|stunden?|or[ea]"
    r"|days?|d[ií]as?|jours?|tag(?:en?)?|giorn[io]|weeks?|semanas?|semaines?|wochen?|settiman[ae]"
    r"|months?|m[eê]s(?:es)?|mois|monat(?:en?)?|mes[ei]|years?|a[nñ]os?|ans?|jahr(?:en?)?|ann[io])\b"
)
"""`2 anos` of `12/02/2023 09h14 Atualizado há 2 anos`."""
_TIMES = (_EASTERN_DAY, COUNTER, TIME, BARE_HOUR, FULL_HOUR, OFFSET, ZONE, _AGE, RELATIVE)
_DAYS_OF_MONTHS = (
    re.compile(r"(?i)(?<!\d)\d{1,2}(?:st|nd|rd|th|er|º|\.)?\s(?:de\s)?([^\W\d_]+)\.?"),
    re.compile(r"(?<!\w)([^\W\d_]+)\.?\s\d{1,2}(?!\d|:\d)"),
)
"""`14 March`, `4. März`, `Mar. 14`, of which a word may be a month; not `March 2024`."""
_IDEOGRAPH = re.compile("[぀-鿿가-힣]")
"""A sign of Japanese, Chinese or Korean."""
_LETTER = re.compile(r"[^\W\d_]")
_TOKEN = re.compile(r"[^\W\d_](?:[^\W_]|['’](?=\w))*")
"""`d'Example`, `G20`; not `20`."""
ENDS = re.compile(r"[.!?…。！？।؟]['\"”»’)\]]*$")
"""How a sentence ends."""
_ABBREVIATED = re.compile(r"(?i)(?:\b[ap]\.\s?m|\bг|\bр|\bч|\bmin|\bhrs?|น)\.$")
"""`10:30 p.m.`, `2024 г.`; not `spam.`"""
_GOES_ON = re.compile(rf",?\s(?:{BY})\s|\s?[|•·–—/-]\s|\s(?=[^\W\d_a-z])")
"""What follows a date that is no part of a sentence: ` by `, ` | `; not `, the book`."""
LONGEST_DAY = 40
"""Characters of a line that is nothing but a day."""
MOST_IDEOGRAPHS, MOST_UNCASED = 6, 14
"""Letters of a name or an outlet beside a date, where none is in capitals: Chinese and others."""


def beside_dates(text: str) -> tuple[str, ...] | None:
    """Words of a line that are no part of a time stamp; None where no full date stands.

    >>> beside_dates("Published on 3 May 2024, 14:05 GMT, last updated Saturday 4 May 2024")
    ()
    >>> beside_dates("Sollers took office on August 1, 2009.")
    ('Sollers', 'took', 'office')
    """
    found = find_dates(text)
    if not found:
        return None
    ends = [0, *(end for _, _, end in found)]
    starts = [*(start for _, start, _ in found), len(text)]
    return tuple(beside_times(text[a:b] for a, b in zip(ends, starts, strict=True)))


def beside_times(gaps: Iterable[str]) -> Iterator[str]:
    """Words of what stands around the dates of a line that are no part of a time stamp."""
    for gap in filter(_LETTER.search, gaps):
        rest = _without_said(_THIS.sub(" ", gap))
        for pattern in _DAYS_OF_MONTHS:
            rest = pattern.sub(_without_month, rest)
        for pattern in _TIMES:
            rest = pattern.sub(" ", rest)
        for word in _TOKEN.findall(rest):
            folded = word.casefold()
            if folded not in _WORDS and folded not in weekdays():
                yield word


def _without_said(text: str) -> str:
    """A text without its words of publishing and updating, whole ones: `zaktualizowano`."""
    spans = [found.span() for said in (UPDATED, PUBLISHED) for found in said.finditer(text)]
    done = len(text)
    for start, end in sorted(spans, reverse=True):
        if end > done:
            continue
        while start and _is_letter(text[start - 1]):
            start -= 1
        while end < len(text) and _is_letter(text[end]):
            end += 1
        text, done = f"{text[:start]} {text[end:]}", start
    return text


def _is_letter(char: str) -> bool:
    return char.isalpha() and not _IDEOGRAPH.match(char)


def _without_month(found: re.Match[str]) -> str:
    return found[0] if month_number(found[1], None) is None else " "


def says_no_more(text: str) -> bool:
    """Whether a line is a stamp of which the year may be missing: `Published 14 March`."""
    return any(map(str.isdigit, text)) and not any(beside_times([text]))


def is_one_day(text: str) -> bool:
    """Whether a line is nothing but one day, with its time or not, and says not what it is.

    >>> is_one_day("3 May 2024, 14:05"), is_one_day("Updated 3 May 2024")
    (True, False)
    """
    if len(text) > LONGEST_DAY or UPDATED.search(text) or PUBLISHED.search(text):
        return False
    return len(find_dates(text)) == 1 and beside_dates(text) == ()


def is_stamp(text: str) -> bool:
    """Whether a line with a date holds nothing else but names, places and outlets.

    >>> is_stamp("Jane Example, Berlin | 3 May 2024"), is_stamp("She died on 3 May 2020.")
    (True, False)
    """
    words = beside_dates(text)
    if words is None:
        return False
    if any(word[0].islower() for word in words) or (words and is_closed(text)):
        return False
    uncased = "".join(word for word in words if word.upper() == word.lower())
    most = MOST_IDEOGRAPHS if _IDEOGRAPH.search(uncased) else MOST_UNCASED
    return len(uncased) <= most


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence does: not by `10:30 p.m.` or `2024 г.`."""
    end = text[-20:]
    return ENDS.search(end) is not None and _ABBREVIATED.search(end) is None


def is_told(text: str) -> bool:
    """Whether a line with a date is a sentence that tells of a day.

    A line that first says when it was published may go on as it likes.
    """
    return is_closed(text) and not is_stamp(text) and _opening_stamp(text) is None


def is_led_by_stamp(text: str) -> bool:
    """Whether a line says first when it was published, then by whom or what else.

    >>> is_led_by_stamp("Posted on May 3, 2024 by Jane Example - Comments on What is next?")
    True
    >>> is_led_by_stamp("Published on May 3, 2024, the book tells of the sea.")
    False
    """
    end = _opening_stamp(text)
    return end is not None and _GOES_ON.match(text[end:]) is not None


def _opening_stamp(text: str) -> int | None:
    """Where the date ends that a line opens with behind a word of publishing."""
    found = find_dates(text)
    if not found:
        return None
    _, start, end = found[0]
    before = text[:start]
    return end if PUBLISHED.search(before) and not any(beside_times([before])) else None
