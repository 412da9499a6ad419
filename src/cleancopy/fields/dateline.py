"""The dateline at the start of a story: where and by which wire it was filed.

What counts as proof, strongest first: an agency in brackets or slashes (`MOSCOW (Reuters) -`);
a date (`Roma, 3 marzo -`); a place in capitals with a dash (`WASHINGTON —`); a well-known city
with a dash (`Berlin –`). Without any of these the start of a sentence stays in the text.
"""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.dateline_east import EASTERN, Dateline, wires_of
from cleancopy.fields.months import month_number
from cleancopy.fields.names import is_uncased
from cleancopy.fields.places import KNOWN_PLACES, is_city, normalize_place
from cleancopy.fields.words import word_set

LONGEST = 130
"""Characters within which a dateline ends; the longest (press releases with two places, a date
and a wire) have about 100."""

_MONTH = r"(?:[A-ZÀ-ÞА-ЯΑ-Ωa-zà-ÿа-яα-ωіїєґčřžšśńłőűğışçëâăîșț]{3,11})"
_DATE = (
    rf"(?:(?:\b{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:\.|º|er|st|nd|rd|th"
    rf"|-?го)?\s+(?:de\s+|d['’])?{_MONTH})"
    r"\.?(?:,?\s+(?:de\s+)?\d{4})?|\d{4}\.?\s+"
    + _MONTH
    + r"\s+\d{1,2}\.?|\d{1,2}[./]\s?\d{1,2}[./](?:\s?\d{2,4})?|\d{1,2}日)"
)
"""`March 7`, `3 mars 2020`, `2020. március 3.`, `3.3.2020`."""
_DAY = (
    r"(?:,?\s*\(?[^\W\d_]{4,12}day\)?|,\s*(?:kedd|hétfő|szerda|csütörtök|péntek|szombat|vasárnap))?"
)
_PLACE = r"[^\W\d_a-zà-öø-ÿа-яα-ω][^()\[\]/\d:;!?\"“”„«»]{0,60}?(?:\s*\[[A-Z][a-z]+\])?"
_PLACES = rf"{_PLACE}(?:\s?/\s?{_PLACE}){{0,2}}"
_DASH = r"(?:[–—―−]{1,2}|-{1,2}|_|=|\.\s?[-–—]{1,2}|\s?[:：]|\.)"
_END = rf"(?:\s*\.?\s*{_DASH})"
_TIME = r"(?:,?\s*\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?[A-Z]{2,4})?)?"

_BRACKETED = re.compile(
    rf"(?:(?P<place>{_PLACES})[,.]?\s*?(?:[,.]?\s*(?P<date>{_DATE}){_DAY}[.,]?){_TIME}?\s*[-–—]{{0,2}}\s*|(?P<only>{_PLACES})[,.]?\s*[-–—]{{0,2}}\s*)?"
    rf"[(（](?P<agency>[^()（）]{{2,45}})[)）](?P<end>{_END})?\s*",
)
"""`PARIS (AFP) —`, `Lisboa, 03 mar 2020 (Lusa) -`, `(Reuters) —`; not `Paris - the city`."""
_SLASHED = re.compile(
    rf"(?P<place>{_PLACES})?[,.]?\s*(?P<date>{_DATE})?[.,]?\s*/\s?(?P<agency>[^/\d]{{2,40}}?)\s?/(?P<end>{_END})?\s*(?:(?P<late>{_DATE})\s?/\s*)?"
)
"""`NEW YORK, March 3 /PRNewswire/ --`, `МОСКВА, 3 марта. /ТАСС/.`; not `and/or`."""
_AGENCY_FIRST = re.compile(
    rf"[(（]?(?P<agency>[A-Z][A-Za-z]{{2,20}}(?:\.[a-z]+)?)(?:[)）]\s*[-–—]?|\s*[-–—])\s*(?P<place>{_PLACES}),?\s+(?P<date>{_DATE})(?P<end>\s*\.?\s*[-–—]+)\s*"
)
"""`(ANSA) - ROMA, 3 MAR -`; not `(ANSA) said`."""
_DATED = re.compile(
    rf"(?P<place>{_PLACES})[,.]\s*(?P<date>{_DATE}){_DAY}{_TIME}[.,]?"
    rf"(?:\s*[-–—]{{0,2}}\s*(?P<agency>[^\W\d_][\w.«»\" ]{{1,24}}?))?"
    rf"(?P<end>\s*\.?\s*(?:[–—-]{{1,2}}|_|\.|:))\s+"
)
"""`WASHINGTON, Aug. 3 —`, `МОСКВА, 3 мар — РИА Новости.`; not `Paris, 3 people died`."""
_NAMED = re.compile(
    rf"(?P<place>{_PLACE})[.,]\s(?P<agency>[^\W\d_a-z][\w.]{{2,20}})\s?[–—-]{{1,2}}\s+"
)
"""`ASTANA. KAZINFORM –`; not `Astana. The –`."""
_CAPITAL = "A-ZÀ-ÞА-ЯΑ-ΩİŞĞŁŚŻŹĆŃČŘŽŠŐŰІЇЄҐ"
_CAPITALS = re.compile(
    rf"(?P<place>[{_CAPITAL}][{_CAPITAL}ß'’. /-]{{2,40}}?"
    r"(?:, [A-Z][A-Za-z.]{1,14}(?: [A-Z][a-z]+)?)?)"
    r"(?P<end>\s*\.?(?:\s[–—-]{1,2}|—|–|--)\s?|\.\s?[-–—]+\s?|[:.]\s)(?=\S)"
)
"""`LONDON —`, `HANNOVER. Der`, `NEW DELHI: The`; not `NATO said`."""
_KNOWN = re.compile(
    r"(?P<place>[^\W\d_][\w.-]{2,14}(?: [A-Z][\w-]{2,12})?)(?P<end>\s[–—-]{1,2}|\.[-–—]|\s?—"
    r"|\.)\s+(?=[^\W\d_a-zà-ÿ\"“„«])"
)
"""`Berlin – Der`; not `Berlin, der`."""
_MARK = re.compile(r"[-–—―−_)/:=）]|\.\s+(?=[^\W\d_a-zà-ÿ])")
_DIGIT = re.compile(r"\d")
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


def split_dateline(text: str, agencies: Agencies) -> tuple[Dateline, str] | None:
    """The dateline at the start of a paragraph and the text after it, or None.

    `MOSCOW (Reuters) - Text` gives `printed` "MOSCOW (Reuters) -", `place` "Moscow" and the rest
    "Text"; the two together hold every character but the white space between.
    """
    if not text:
        return None
    first = text[0]
    if not (first.isupper() or first in "([（［【" or not first.isascii()):
        return None
    if first < "\u2e80" and not _MARK.search(text, 0, LONGEST):
        return None
    head = text[:LONGEST]
    for read in _READERS:
        if found := read(head, agencies):
            printed = text[: found[0]].rstrip()
            return found[1]._replace(printed=printed), text[found[0] :].lstrip()
    return None


def _bracketed(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if "(" not in head and "（" not in head:
        return None
    found = _BRACKETED.match(head)
    if found is None:
        return None
    place = found["place"] or found["only"] or ""
    named = wires_of(found["agency"], agencies)
    if place and not _is_place(place, agencies):
        return None
    if not named and not (_ends_in_dash(found["end"]) and _is_station(found["agency"], place)):
        return None
    if place and not (found["end"] or found["date"] or _stands_out(place)):
        return None
    if (not place and not (found["end"] or "").strip(" .:")) or _runs_on(found, head):
        return None
    end = found.end("place") if found["place"] else found.end("only")
    if head[end : end + 1] == "." and _STATE.search(place):
        place += "."
    return found.end(), Dateline("", _place(place), named, (found["date"] or "").strip(" ,"))


_STATE = re.compile(r", [A-Z][a-z]{1,5}$")
"""Of `SPRINGFIELD, Ill. (AP)`."""


def _slashed(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if head.count("/") < 2:
        return None
    found = _SLASHED.match(head)
    if found is None or (not found["place"] and not found["end"]):
        return None
    named = wires_of(found["agency"], agencies)
    place = found["place"] or ""
    if not named or (place and not _is_place(place, agencies)):
        return None
    date = found["date"] or found["late"] or ""
    return found.end(), Dateline("", _place(place), named, date.strip(" ,"))


def _agency_first(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    found = _AGENCY_FIRST.match(head)
    if found is None or not _is_place(found["place"], agencies):
        return None
    named = wires_of(found["agency"], agencies)
    if not named:
        return None
    return found.end(), Dateline("", _place(found["place"]), named, found["date"].strip(" ,"))


def _dated(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if not _DIGIT.search(head, 0, 60):
        return None
    found = _DATED.match(head)
    if found is None or not _is_place(found["place"], agencies) or len(found["place"]) > 40:
        return None
    if not _names_month(found["date"]):
        return None
    named: tuple[str, ...] = ()
    if found["agency"]:
        named = wires_of(found["agency"], agencies)
        if not named:
            return None
    if not named and found["end"].strip() in (".", ":") and not found["place"].isupper():
        return None
    if len(head) - found.end() < 15:
        return None
    return found.end(), Dateline("", _place(found["place"]), named, found["date"].strip(" ,"))


def _names_month(date: str) -> bool:
    """Whether a date has a month's name, or is all numbers: not `Round 2`."""
    found = re.findall(r"[^\W\d_]{3,}", date)
    return not found or any(month_number(word, None) for word in found)


def _named(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    """`ASTANA. KAZINFORM –`: an agency between the place and the dash."""
    found = _NAMED.match(head)
    if found is None or not _is_place(found["place"], agencies):
        return None
    agency = agencies.named(found["agency"])
    if agency is None:
        return None
    return found.end(), Dateline("", _place(found["place"]), agencies.wires((agency,)))


def _capitals(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if not head[1:3].isupper():
        return None
    found = _CAPITALS.match(head)
    if found is None or len(head) - found.end() < 25:
        return None
    place = found["place"]
    folded = [word.strip(".,/") for word in place.casefold().split()]
    if not _is_place(place, agencies) or (_NO_PLACES.intersection(folded) and not is_city(place)):
        return None
    rest = head[found.end() :]
    if rest[:12].isupper() or not (is_city(place) or _has_region(found)):
        return None
    if found["end"].strip() in (".", ":") and not _is_sentence(rest):
        return None
    return found.end(), Dateline("", _place(place))


def _has_region(found: re.Match[str]) -> bool:
    """`MANKATO, Minn. —`, `TACLOBAN, Philippines —`: a place in capitals with its state."""
    _, comma, region = found["place"].partition(", ")
    return bool(comma) and not region.isupper() and _ends_in_dash(found["end"])


def _known(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    found = _KNOWN.match(head)
    if found is None or len(head) - found.end() < 40:
        return None
    place = found["place"]
    folded = place.casefold()
    if folded not in KNOWN_PLACES:
        return None
    if found["end"] == "." and not _is_sentence(head[found.end() :]):
        return None
    return found.end(), Dateline("", _place(place))


_READERS = (_agency_first, _bracketed, _slashed, _dated, *EASTERN, _named, _capitals, _known)
"""In order of proof."""


def _stands_out(place: str) -> bool:
    """Whether a place needs no dash after its agency: `BONN (KNA)`, `Bonn (KNA)`."""
    return place.isupper() or is_uncased(place[0]) or is_city(place)


def _ends_in_dash(end: str | None) -> bool:
    return (end or "").strip(" .")[:1] in tuple("-–—―−")


def _is_station(text: str, place: str) -> bool:
    """Whether a bracket after a place in capitals holds a station's or paper's name: `(CNN)`."""
    return place.isupper() and len(text.split()) <= 2 and text[0].isupper() and text.isprintable()


def _is_place(text: str, agencies: Agencies) -> bool:
    """Whether a text has the shape of a place: few words, each with a capital or small as `de`.

    In scripts without capitals any words have it: there a place is one or two.
    """
    if agencies.named(text):
        return False
    parts = text.replace("/", " ").replace(",", " ").split()
    if not parts or len(parts) > 7:
        return False
    if is_uncased(parts[0][0]) and any(
        len(place.split()) > UNCASED for place in re.split("[/,،、]", text)
    ):
        return False
    capitals = [part for part in parts if not part.islower()]
    small = [part for part in parts if part.islower()]
    if not all(part in _SMALL_IN_PLACES for part in small) or not capitals:
        return (
            parts[0] != parts[0].lower()
            and len(parts) <= 3
            and not parts[0].isascii()
            and not small
        )
    return parts[-1] in capitals


UNCASED = 2
"""Words of a place in such a script: `القاهرة`, `नई दिल्ली`; a caption before its wire has more."""
_SMALL_IN_PLACES = word_set(
    """of the upon on am an der im in ob bei de del da do dos das di du des la le les sur en
    near and und al a"""
)


def _runs_on(found: re.Match[str], head: str) -> bool:
    """Whether the sentence simply goes on: `Berlin (dpa) hat …`, `the Interior Ministry (PAP).`"""
    rest = head[found.end() :]
    if found["end"] is None:
        return not rest or not (rest[0].isupper() or not rest[0].isascii() or rest[0] in "\"“„'")
    return not rest


def _is_sentence(rest: str) -> bool:
    return rest[:1].isupper() and " " in rest[:30]


def _place(text: str) -> str | None:
    return normalize_place(re.sub(r"\s*\[[^\]]*\]$", "", text)) or None if text else None
