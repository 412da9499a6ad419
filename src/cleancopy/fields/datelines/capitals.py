"""Places in capitals before a dash, a full stop or a colon: `LONDON —`, `HANNOVER. Der`."""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.datelines.shape import (
    LONGEST,
    SECOND_DASH,
    Dateline,
    ends_in_dash,
    is_place,
    is_sentence,
    place_of,
)
from cleancopy.fields.dates.months import month_number, weekdays
from cleancopy.fields.places import is_city
from cleancopy.fields.words import word_set

CAPITAL = "A-ZÀ-ÞА-ЯΑ-ΩİŞĞŁŚŻŹĆŃČŘŽŠŐŰІЇЄҐ"
_CAPITALS = re.compile(
    rf"(?P<place>[{CAPITAL}][{CAPITAL}ß'’. /-]{{2,40}}?"
    r"(?:, [A-Z][A-Za-z.]{1,14}(?: [A-Z][a-z]+)?)?)"
    r"(?P<end>\s*\.?(?:\s[–—-]{1,2}|—|–|--)\s?|\.\s?[-–—]+\s?|[:.]\s)(?=\S)"
)
"""`LONDON —`, `HANNOVER. Der`, `NEW DELHI: The`; not `NATO said`."""
_COLON = re.compile(r"(?P<place>[A-Z][a-z]{2,14}(?:[ -][A-Z][a-z]{2,14})?):\s+(?=\S)")
"""`New Delhi: `"""
_NO_PLACES = word_set(
    """breaking exclusive update live watch video photos gallery opinion analysis explainer
    factbox editorial comment review preview recap interview podcast note correction
    clarification warning spoiler related read advertisement sponsored tl;dr tldr faq q a
    q&a pros cons eilmeldung exklusiv kommentar meinung analyse hintergrund interview
    porträt überblick ticker anzeige foto fotos bild exclusif direct vidéo entretien tribune
    analyse en direct reportage urgente exclusiva última hora directo vídeo opinión análisis
    entrevista esclusiva video opinione intervista exclusivo opinião nato nasa fifa uefa
    brics opec imf iaea unesco unicef who covid-19 covid csu cdu spd fdp afd usa uk uae eu
    un us tv faq new top hot free sale must read step part chapter question answer"""
)
"""Words in capitals with a colon or dash after them that are kickers."""
SHORTEST_GUESSED = 60
"""Characters of text behind a place that nothing but its capitals shows to be one."""
MOST_WORDS, SHORTEST_WORD = 4, 3
"""Words of such a place, and letters of its first."""
_VOWEL = re.compile(r"[aeiouyà-ÿœаеёиоуыэюяіїєαεηιουωά-ώ]")
_NO_PLACES_ALONE = word_set(
    """the a an no not your my his her our their its me him them to from with by into about so if
    than we i you he she it they and or but for with why how what who when where
    this that these is are was were be new all one two three first last good best worst
    fact facts tip tips rule step day week month year city county state council police court
    sport sports football soccer baseball basketball hockey weather business politics letters
    letter obituary column columnist summary synopsis background context ingredients method
    important attention notice warning urgent alert developing special report investigation
    der die das ein eine le la les un une el los las lo il gli uno och en ett het een de"""
)
"""Words of headings and speakers that no place begins with or has without a name."""
_POINTED = re.compile(r"(?:[A-Z]\.){2,}")
"""`N.Y.`"""


def in_capitals(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    """A known city, or a place with its state, in capitals: where its text begins, and it."""
    if not head[1:3].isupper():
        return None
    found = _CAPITALS.match(head)
    if found is None or len(head) - found.end() < 25:
        return None
    place = found["place"]
    folded = [word.strip(".,/") for word in place.casefold().split()]
    if not is_place(place, agencies) or (_NO_PLACES.intersection(folded) and not is_city(place)):
        return None
    rest = head[found.end() :]
    if rest[:12].isupper() or not (is_city(place) or _has_region(found)):
        return None
    if found["end"].strip() in (".", ":") and not is_sentence(rest):
        return None
    return found.end(), Dateline("", place_of(place))


def guess_dateline(text: str, agencies: Agencies) -> tuple[Dateline, str] | None:
    """A place in capitals that no list knows, before a dash or a full stop, or a known city
    before a colon, and the text behind it.

    It proves nothing by itself: headings and speakers (`JANE -- We`) look so. Whoever asks knows
    that it opens a story, and no other line of it begins so.
    """
    if not text[1:3].isupper():
        return _city_with_colon(text)
    found = _CAPITALS.match(text[:LONGEST])
    if found is None or found["end"].strip() == ":" or len(text) - found.end() < SHORTEST_GUESSED:
        return None
    place, rest = found["place"], text[found.end() :]
    if not is_place(place, agencies) or not _may_be_place(place) or not _is_story(rest):
        return None
    return Dateline(text[: found.end()].rstrip(), place_of(place)), rest


def _city_with_colon(text: str) -> tuple[Dateline, str] | None:
    """`Pune: The state`, as Indian broadcasters begin a story; `Budget: The state` begins none."""
    found = _COLON.match(text)
    if found is None or not is_city(found["place"]) or len(text) - found.end() < SHORTEST_GUESSED:
        return None
    rest = text[found.end() :]
    return (Dateline(found[0].rstrip(), found["place"]), rest) if _is_story(rest) else None


def _may_be_place(place: str) -> bool:
    """Whether words in capitals may name a place: no kicker, no month or day, no acronym."""
    words = [
        word.strip(",/'’") for word in place.casefold().replace(".", "").replace("/", " ").split()
    ]
    if _NO_PLACES.intersection(words) or _NO_PLACES_ALONE.intersection(words):
        return False
    if any(month_number(word, None) or word in weekdays() for word in words):
        return False
    if len(place.partition(",")[0].split()) > MOST_WORDS or len(words[0]) < SHORTEST_WORD:
        return False
    return all(_VOWEL.search(word) for word in words if len(word) >= SHORTEST_WORD)


def _is_story(rest: str) -> bool:
    """Whether what follows begins a sentence in small letters, and not with another dash."""
    start = rest.lstrip("\"“”„«‘'(")
    if not (start[:1].isupper() or start[:1].isdigit()):
        return False
    near = rest[:SHORTEST_GUESSED]
    return sum(map(str.islower, near)) > SHORTEST_GUESSED / 2 and not SECOND_DASH.search(near)


def _has_region(found: re.Match[str]) -> bool:
    """`MANKATO, Minn. —`, `ITHACA, N.Y. --`, `TACLOBAN, Philippines —`: a place with its state."""
    _, comma, region = found["place"].partition(", ")
    is_region = not region.isupper() or _POINTED.fullmatch(region) is not None
    return bool(comma) and is_region and ends_in_dash(found["end"])
