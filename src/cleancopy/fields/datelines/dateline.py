"""The dateline at the start of a story: where and by which wire it was filed.

What counts as proof, strongest first: an agency in brackets or slashes (`MOSCOW (Reuters) -`);
a date (`Roma, 3 marzo -`); a place in capitals with a dash (`WASHINGTON —`); a well-known city
with a dash (`Berlin –`). Without any of these the start of a sentence stays in the text.
"""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.datelines.capitals import CAPITAL, in_capitals
from cleancopy.fields.datelines.east import EASTERN
from cleancopy.fields.datelines.placeless import PLACELESS, is_station
from cleancopy.fields.datelines.shape import (
    DATE,
    END,
    LEADS,
    LONGEST,
    PLACE,
    PLACES,
    Dateline,
    ends_in_dash,
    is_place,
    is_sentence,
    names_month,
    place_of,
    wires_of,
)
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.joins import people
from cleancopy.fields.people.names import is_uncased
from cleancopy.fields.places import KNOWN_PLACES, is_city

_DAY = (
    r"(?:,?\s*\(?[^\W\d_]{4,12}day\)?|,\s*(?:kedd|hétfő|szerda|csütörtök|péntek|szombat|vasárnap))?"
)
_TIME = r"(?:,?\s*\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?[A-Z]{2,4})?)?"

_BRACKETED = re.compile(
    rf"(?:(?P<place>{PLACES})[,.]?\s*?(?:[,.]?\s*(?P<date>{DATE}){_DAY}[.,]?){_TIME}?\s*[-–—]{{0,2}}\s*|(?P<city>{PLACES}),\s*(?P<day>\d{{1,2}})\s*|(?P<only>{PLACES})[,.]?\s*[-–—]{{0,2}}\s*)?"
    rf"[(（](?P<agency>[^()（）]{{2,45}})[)）](?P<end>{END})?\s*",
)
"""`PARIS (AFP) —`, `Lisboa, 03 mar 2020 (Lusa) -`, `SEVILLA, 2 (EUROPA PRESS)`, `(Reuters) —`; not
`Paris - the city`."""
_SLASHED = re.compile(
    rf"(?P<place>{PLACES})?[,.]?\s*(?P<date>{DATE})?[.,]?\s*/\s?(?P<agency>[^/\d]{{2,40}}?)\s?/(?P<end>{END})?\s*(?:(?P<late>{DATE})\s?/\s*)?"
)
"""`NEW YORK, March 3 /PRNewswire/ --`, `МОСКВА, 3 марта. /ТАСС/.`; not `and/or`."""
_AGENCY_FIRST = re.compile(
    rf"[(（]?(?P<agency>[A-Z][A-Za-z]{{2,20}}(?:\.[a-z]+)?)(?:[)）]\s*[-–—]?|\s*[-–—])\s*(?P<place>{PLACES}),?\s+(?P<date>{DATE})(?P<end>\s*\.?\s*[-–—]+)\s*"
)
"""`(ANSA) - ROMA, 3 MAR -`; not `(ANSA) said`."""
_QUOTES = re.compile('["«»“”„]')
"""Of `РИА «Новости»`."""
_WRITER = r"[^\W\d_a-zа-яіїєґ][\w-]{1,20} [^\W\d_a-zа-яіїєґ][\w-]{1,24}"
_DATED = re.compile(
    rf"(?P<place>{PLACES})[,.]\s*(?P<date>{DATE}){_DAY}{_TIME}[.,]?"
    rf"(?:\s*[-–—]{{0,2}}\s*(?P<agency>[^\W\d_][\w.«»\" ]{{1,24}}?)"
    rf"(?:,\s(?P<writer>{_WRITER}))?)?"
    rf"(?P<end>\s*\.?\s*(?:[–—-]{{1,2}}|_|\.|:))\s+"
)
"""`WASHINGTON, Aug. 3 —`, `МОСКВА, 3 мар — РИА Новости, Иван Петров.`; not `Paris, 3 people
died`."""
_NAMED = re.compile(
    rf"(?P<place>{PLACE})[.,]\s(?P<agency>[^\W\d_a-z][\w.]{{2,20}})\s?[–—-]{{1,2}}\s+"
)
"""`ASTANA. KAZINFORM –`; not `Astana. The –`."""
_WIRED = re.compile(
    rf"(?P<place>{PLACE})\s[–—-]\s(?P<agency>[^\W\d_][^\d:.!?،,-]{{1,24}}?)\s?[:：]\s+(?=\S)"
)
"""`صيدا - رويترز:`, `Berlin - dpa:`; not `Berlin - the city:`."""
_STATED = re.compile(
    r"(?P<place>[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,2}, (?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga"
    r"|Idaho|Ill|Ind|Iowa|Kan|Ky|La|Md|Maine|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.H|N\.J|N\.M|N\.Y|N\.C"
    r"|N\.D|Ohio|Okla|Ore|Pa|R\.I|S\.C|S\.D|Tenn|Texas|Utah|Vt|Va|Wash|W\.Va|Wis|Wyo|Ont|Que|Sask"
    r"|Man|Alta|B\.C|N\.B|N\.S)\b\.?)(?P<end>\s(?:[–—]|--?)\s)(?=\S)"
)
"""`Wexley, Mass. —`, a state or a province as the Associated Press shortens it."""
_INITIALED = re.compile(
    r"(?P<place>[^\W\d_a-zà-ÿ][\w-]{2,24}(?:[ /][A-ZÀ-Þ][\w-]{2,24}){0,2}) "
    r"\([a-zäöü]{2,4}(?:/[a-zäöü]{2,4}){0,2}\)\.\s+(?=\S)"
)
"""`Oberwaldau (pl).`; not `Oberwaldau (dpa) hat`, `The mill (see above).`"""
_KNOWN = re.compile(
    r"(?P<place>[^\W\d_][\w.-]{2,14}(?: [A-Z][\w-]{2,12})?(?:/[A-ZÀ-Þ][\w-]{2,14})?)"
    r"(?P<end>\s[–—-]{1,2}|\.[-–—]|\s?—|\.)\s+(?=[^\W\d_a-zà-ÿ\"“„«])"
)
"""`Berlin – Der`, `Berlin/Brüssel - Der`; not `Berlin, der`."""
_MARK = re.compile(r"[-–—―−_)\]/:=）]|\.\s+(?=[^\W\d_a-zà-ÿ])")
_DIGIT = re.compile(r"\d")
_SHOUTED = re.compile(rf"(?<= )[{CAPITAL}]{{3}}")
"""`EAS` of `By Jane Example EASTPORT`."""


def split_dateline(text: str, agencies: Agencies) -> tuple[Dateline, str] | None:
    """The dateline at the start of a paragraph and the text after it, or None.

    `MOSCOW (Reuters) - Text` gives `printed` "MOSCOW (Reuters) -", `place` "Moscow" and the rest
    "Text"; the two together hold every character but the white space between.
    """
    if not text:
        return None
    first = text[0]
    if not (first.isupper() or first in "([（［【" or first.isdigit() or not first.isascii()):
        return None
    if first < "\u2e80" and not _MARK.search(text, 0, LONGEST):
        return None
    head = text[:LONGEST]
    for read in _READERS:
        if found := read(head, agencies):
            printed = text[: found[0]].rstrip()
            return found[1]._replace(printed=printed), text[found[0] :].lstrip()
    return None


def is_dateline(text: str, agencies: Agencies) -> bool:
    """Whether a line is a dateline and nothing else, proved by more than a city's name.

    >>> from cleancopy.fields.agency import NONE
    >>> is_dateline("LONDON, March 14 (CNN) —", NONE), is_dateline("London (CNN)", NONE)
    (True, False)
    """
    found = split_dateline(f"{text} {_ANY_TEXT}", agencies)
    if found is None or found[0].printed != text:
        return False
    return bool(found[0].date_text) or not found[0].place or text[1:3].isupper()


_ANY_TEXT = "The story begins here and goes on for as long as any."


def writer_before(text: str, agencies: Agencies) -> int:
    """Where the dateline begins of `By Jane Example EASTPORT (Reuters) - …`; 0 for other texts."""
    lead, _, _ = text.partition(" ")
    if lead not in LEADS or "(" not in text[:LONGEST]:
        return 0
    for found in _SHOUTED.finditer(text, len(lead), text.index("(")):
        byline = parse_byline(text[: found.start()].rstrip(), None, agencies)
        if byline and byline.authors and split_dateline(text[found.start() :], agencies):
            return found.start()
    return 0


def _bracketed(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if "(" not in head and "（" not in head:
        return None
    found = _BRACKETED.match(head)
    if found is None:
        return None
    place = found["place"] or found["city"] or found["only"] or ""
    named = wires_of(found["agency"], agencies)
    if place and not is_place(place, agencies):
        return None
    glued = head[found.end("agency") + 1 :][:1].isupper() and is_station(found["agency"])
    closed = glued or ends_in_dash(found["end"])
    if not named and not (closed and _is_station(found["agency"], place)):
        return None
    if place and not (glued or found["end"] or found["date"] or _stands_out(place)):
        return None
    if (not place and not (found["end"] or "").strip(" .:")) or _runs_on(found, head):
        return None
    end = max(map(found.end, ("place", "city", "only")))
    if head[end : end + 1] == "." and _STATE.search(place):
        place += "."
    place, writers = _apart(place)
    date = (found["date"] or "").strip(" ,")
    return found.end(), Dateline("", place_of(place), named, date, writers)


def _apart(place: str) -> tuple[str, tuple[str, ...]]:
    """The city and the writers of `Ayşe ÖRNEK/İSTANBUL, (DHA)-`; of other places none."""
    *before, city = re.split(r"\s*/\s*", place)
    writers = tuple(name for part in before if not is_city(part) for name in people(part))
    if len(before) != 1 or not writers or not is_city(city.replace("İ", "I")):
        return place, ()
    return city, writers


_STATE = re.compile(r", (?:[A-Z][a-z]{1,5}|(?:[A-Z]\.)+[A-Z])$")
"""Of `SPRINGFIELD, Ill. (AP)` and `CONCORD, N.H. (AP)`."""


def _slashed(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if head.count("/") < 2:
        return None
    found = _SLASHED.match(head)
    if found is None or (not found["place"] and not found["end"]):
        return None
    wire, writers = _corresponded(found["agency"])
    named = wires_of(wire, agencies)
    place = found["place"] or ""
    if not named or (place and not is_place(place, agencies)):
        return None
    date = found["date"] or found["late"] or ""
    return found.end(), Dateline("", place_of(place), named, date.strip(" ,"), writers)


_CORRESPONDENT = re.compile(r"(?i:(?:соб)?корр)\.\s(?P<wire>\S+)(?:\s(?P<writer>\S+ \S+))?")
"""`Корр. ИТАР-ТАСС Иван Петров`."""


def _corresponded(text: str) -> tuple[str, tuple[str, ...]]:
    """The wire and the writer between slashes."""
    found = _CORRESPONDENT.fullmatch(text.strip())
    return (found["wire"], people(found["writer"] or "")) if found else (text, ())


def _agency_first(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    found = _AGENCY_FIRST.match(head)
    if found is None or not is_place(found["place"], agencies):
        return None
    named = wires_of(found["agency"], agencies)
    if not named:
        return None
    return found.end(), Dateline("", place_of(found["place"]), named, found["date"].strip(" ,"))


def _dated(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if not _DIGIT.search(head, 0, 60):
        return None
    found = _DATED.match(head)
    if found is None or not is_place(found["place"], agencies) or len(found["place"]) > 40:
        return None
    if not names_month(found["date"]):
        return None
    named: tuple[str, ...] = ()
    if found["agency"]:
        named = wires_of(_QUOTES.sub("", found["agency"]), agencies)
        if not named:
            return None
    if not named and found["end"].strip() in (".", ":") and not found["place"].isupper():
        return None
    if len(head) - found.end() < 15:
        return None
    date, writer = found["date"].strip(" ,"), people(found["writer"] or "")
    return found.end(), Dateline("", place_of(found["place"]), named, date, writer)


def _named(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    """`ASTANA. KAZINFORM –`: an agency between the place and the dash."""
    found = _NAMED.match(head)
    if found is None or not is_place(found["place"], agencies):
        return None
    agency = agencies.named(found["agency"])
    if agency is None:
        return None
    return found.end(), Dateline("", place_of(found["place"]), agencies.wires((agency,)))


def _wired(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    """`صيدا - رويترز:`: an agency between a dash and a colon."""
    found = _WIRED.match(head)
    if found is None or not is_place(found["place"], agencies):
        return None
    named = wires_of(found["agency"], agencies)
    return (found.end(), Dateline("", place_of(found["place"]), named)) if named else None


def _stated(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    """`Wexley, Mass. —`: a place with its state."""
    found = _STATED.match(head)
    if found is None or not is_sentence(head[found.end() :]):
        return None
    return found.end(), Dateline("", place_of(found["place"]))


def _initialed(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    """`Oberwaldau (pl). Das`: who wrote it in brackets, as German papers sign local reports."""
    found = _INITIALED.match(head)
    if found is None or not is_place(found["place"], agencies):
        return None
    if not is_sentence(head[found.end() :]):
        return None
    return found.end(), Dateline("", place_of(found["place"]))


def _known(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    found = _KNOWN.match(head)
    if found is None or len(head) - found.end() < 40:
        return None
    place = found["place"]
    if not all(part in KNOWN_PLACES for part in place.casefold().split("/")):
        return None
    if found["end"] == "." and not is_sentence(head[found.end() :]):
        return None
    return found.end(), Dateline("", place_of(place))


_READERS = (
    *(_agency_first, _bracketed, _slashed, _dated),
    *(*PLACELESS, *EASTERN),
    *(_named, _wired, _stated, _initialed, in_capitals, _known),
)
"""In order of proof."""


def _stands_out(place: str) -> bool:
    """Whether a place needs no dash after its agency: `BONN (KNA)`, `Bonn (KNA)`."""
    return place.isupper() or is_uncased(place[0]) or is_city(place)


def _is_station(text: str, place: str) -> bool:
    """Whether a bracket holds a station's name, or a paper's after a place in capitals: `(CNN)`."""
    if place and is_station(text):
        return True
    return place.isupper() and len(text.split()) <= 2 and text[0].isupper() and text.isprintable()


def _runs_on(found: re.Match[str], head: str) -> bool:
    """Whether the sentence simply goes on: `Berlin (dpa) hat …`, `the Interior Ministry (PAP).`"""
    rest = head[found.end() :]
    if found["end"] is None:
        return not rest or not (rest[0].isupper() or not rest[0].isascii() or rest[0] in "\"“„'")
    return not rest
