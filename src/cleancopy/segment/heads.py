"""The head of an article in a folded page: the headline printed twice, and the stamp below it.

A page that was folded to one line begins with its `<title>`, and what stands there stands once
more above the text (`Mill sold - The Courier Home News … Mill sold By Jane Example 3 May 2024
ELLORY …`): the longest beginning of the line that comes again is the headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

WORDS, LETTERS, LONGEST = 4, 20, 300
"""Words and characters that a headline has at least to be told by its coming again, and characters
that it has at most."""
REACH, FAR = 250, 600
"""Characters behind a headline in which its byline and date are looked for; those in which only a
date with a clock counts, and a byline that leads to it, as a standfirst may stand above them."""
NAMED = 100
"""Characters of a byline before its date."""

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_TITLE_END = re.compile(r" ?[-–—|:•·»] ")
"""What stands in a `<title>` between headline and outlet."""
_UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁЄІЇҐΑ-Ω"
_CLOCK = (
    r"\d{1,2}[:.h]\d\d(?::\d\d)?(?:Z| ?(?i:[ap]\.?m)\b\.?| Uhr| hrs| h\b)?(?: [A-Z]{1,4}T\b| UTC)?"
)
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)?,? (?:de )?[^\W\d_]{3,10}\.?,? (?:de )?(?:19|20)\d\d"
    r"|[^\W\d_]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})"
)
_SAID = (
    "(?:Published|Updated|Posted|Created|Last [Uu]pdated|Publiziert|Veröffentlicht|Erstellt|Stand"
    "|Aktualisiert|Publié|Publicado|Actualizado|Pubblicato|Publicerad|Uppdaterad|Gepubliceerd)"
)
_STAMP = re.compile(
    rf"\b(?:(?P<said>{_SAID}) ?:?(?: on| am| le| el| il)?:? |on )?(?:[^\W\d_]{{2,10}}\.?, )?"
    rf"(?P<hour>{_CLOCK},? )?"
    rf"{_DAY}(?P<clock>(?:T|,? (?:[-–|•·] )?(?:(?:at|um|kl|à|a las) )?){_CLOCK})?(?: \([^()]*\))?"
    rf"(?=[ |·•]+(?:[{_UPPER}\d\"“„«]|by ))"
)
"""A date with its clock: `Published 19 NOV 2019, 06:56 AM EST`, `2019-11-19T12:48:14Z`."""
_LEAD = re.compile(
    rf"\b(?:(?:Written |Reviewed |Posted )?[Bb]y|Von|Par|Por|Di|Door|Av|{_SAID}):? (?=[{_UPPER}\d])"
)
_PROSE = re.compile(r"[^\W\d_]{3}[.!?…][\"”»’)]* |\b[a-zà-ÿ]+(?: [a-zà-ÿ]+){3} ")
"""The end of a sentence, or four words in a row that are no name: there the head has ended."""

_SENTENCE = re.compile(r"(?:[a-zà-ÿß,’'-]{1,30} ){7}")
"""Seven words in small letters: no menu has them."""


def headline_of(text: str) -> str:
    """Return what a line begins with and has once more, without the outlet behind it, or `""`.

    >>> headline_of("Old mill sold at last - The Courier News Old mill sold at last By Jane")
    'Old mill sold at last'
    """
    plain = text.translate(_STRAIGHT)
    last = 0
    for end in [found.start() for found in re.finditer(r"\s|$", plain[:LONGEST])][WORDS - 1 :]:
        if plain.find(plain[:end], end) < 0:
            break
        last = end
    known = text[:last].rstrip(" -–—|:•·»")
    is_title = _TITLE_END.match(text, len(known)) or (
        _is_sentence_case(known) and not _goes_on(text[len(known) :])
    )
    return known if len(known) >= LETTERS and is_title else ""


def headlines(text: str, headline: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where in a stretch of a folded line its headline begins and ends, each time it is printed."""
    plain, wanted = text[start:end].translate(_STRAIGHT), headline.translate(_STRAIGHT)
    if wanted:
        for found in re.finditer(re.escape(wanted), plain):
            yield start + found.start(), start + found.end()


def lines_below(text: str, start: int, end: int) -> Iterator[int]:
    """Where, below a headline that ends at `start`, bylines and dates begin and dates end."""
    near = min(start + REACH, end)
    prose = _PROSE.search(text, start, near)
    near = prose.start() if prose else near
    yield from _lines(text, start, near, min(start + FAR, end))
    yield from (lead.start() for lead in _LEAD.finditer(text, start, near))


def lines_around(text: str, start: int, end: int) -> Iterator[int]:
    """The same around the first sentence of a stretch whose headline is not known."""
    sentence = _SENTENCE.search(text, start, end)
    if sentence:
        first = max(sentence.start() - FAR, start)
        near = sentence.start() if sentence.start() - start <= REACH else first
        yield from _lines(text, first, near, min(sentence.start() + FAR, end))


def _lines(text: str, start: int, near: int, far: int) -> Iterator[int]:
    """Dates as far as `near`, and as far as `far` those that have a clock or say what they date.

    Also the bylines that lead to them.
    """
    begun = start
    for found in _STAMP.finditer(text, start, far):
        if found.end() <= near or any(found.groups()):
            begun = max(begun, found.start() - NAMED)
            yield found.start()
            yield found.end()
            yield from (lead.start() for lead in _LEAD.finditer(text, begun, found.start()))
            begun = found.end()


def _goes_on(rest: str) -> bool:
    """Whether the next word is one of the same sentence."""
    return rest.lstrip()[:1].islower()


def _is_sentence_case(text: str) -> bool:
    words = text.split()
    return sum(word[0].islower() for word in words) * 3 >= len(words)
