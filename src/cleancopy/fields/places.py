"""Places of datelines: how one is written, and the cities that need no other proof."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from cleancopy.fields.words import word_set

SMALL = word_set(
    """of the upon on am an der im in ob bei de del da do dos das di du des la le les sur en
    near and und al"""
)
"""Written small in the name of a place."""
_SMALL = SMALL | word_set("el los las sous et y e aux au bin und'")
"""The same where the name is printed in capitals."""
_KEEP = word_set(
    """D.C. U.S. U.K. N.Y. N.J. N.C. S.C. N.M. N.H. R.I. U.N. USA UK UAE US DC EU UN"""
)
_ENDS = re.compile(r"^[ .,;:–—-]+|[ .,;:–—-]+$")
_ABBREVIATED = re.compile(r", (?:[A-Z](?:[a-z]{1,5}|[A-Z]{2,4})|(?:[A-Z]\.)+[A-Z])\.$")
"""`Springfield, Ill.`, `MIAMI, FLA.` and `Raleigh, N.C.` keep their full stop."""
_WORD = re.compile(r"[^\s/,()-]+")

KNOWN = word_set(
    """abidjan abuja accra adelaide algiers alger amman amsterdam ankara antwerpen asunción
    athens athen athènes atlanta auckland austin bagdad baghdad baku bamako bangalore
    bangkok barcelona basel beijing beirut beirut belfast belgrade beograd berlin bern
    bilbao birmingham bochum bogota bogotá bologna bonn bordeaux boston brasilia brasília
    bratislava bremen brisbane bruxelles brussels brüssel bucharest bucurești budapest cairo
    calgary canberra caracas casablanca chemnitz chennai chicago chișinău colombo conakry
    copenhagen cork dakar dallas damascus damaskus delhi denver detroit dhaka doha dortmund
    dresden dubai dublin duisburg düsseldorf edinburgh erfurt essen firenze frankfurt
    freiburg gaza gdańsk geneva genève genf genova glasgow göteborg graz guatemala guayaquil
    halle hamburg hannover hanoi harare havana helsinki hong-kong houston hyderabad
    innsbruck islamabad istanbul i̇stanbul jakarta jerusalem johannesburg kabul kairo
    kampala karachi karlsruhe kassel kathmandu khartoum kiel kiev kiew kigali kinshasa
    kolkata köln københavn kraków kyiv københavn lagos lahore lausanne leipzig lille lima
    linz lisboa lisbon ljubljana london londres lucknow luanda lusaka luxembourg luxemburg
    lyon madrid magdeburg mainz manchester manila mannheim maputo marseille melbourne mexico
    miami milan milano minsk mogadishu monrovia montevideo montréal montreal moscow moskau
    moscou mosca moscú mumbai munich münchen nairobi nantes napoli nice nicosia nürnberg
    oslo ottawa palermo paris parigi parís peking pékin perth philadelphia phoenix podgorica
    porto potsdam poznań prag prague praha pretoria pristina pyongyang quito rabat ramallah
    reykjavik riad riga riyadh rom roma rome rostock rotterdam saarbrücken salzburg santiago
    sarajevo schwerin seattle seoul sevilla shanghai singapore skopje sofia split stavanger
    stockholm strasbourg strassburg stuttgart sydney taipei tallinn tbilisi teheran tehran
    tirana tokio tokyo tokio toronto torino tripoli tunis turin ulm utrecht valencia
    vancouver venezia vienna vienne vilnius warsaw warschau warszawa washington wellington
    wien wiesbaden windhoek winnipeg wrocław würzburg yangon yaoundé yerevan zagreb zaragoza
    zürich genova trier münster москва київ киев минск мінськ"""
)
"""One-word cities that stand in datelines without agency or date: `Berlin – Der Bundestag …`."""


_TWO_WORDS = frozenset(
    (
        "new york",
        "los angeles",
        "san francisco",
        "new delhi",
        "tel aviv",
        "hong kong",
        "the hague",
        "den haag",
        "buenos aires",
        "la paz",
        "são paulo",
        "mexico city",
        "kuala lumpur",
        "addis ababa",
        "abu dhabi",
    )
)
KNOWN_PLACES = KNOWN | _TWO_WORDS
_ELSEWHERE = frozenset(
    (
        "nueva york", "nova york", "nova iorque", "ciudad de méxico", "cidade do méxico",
        "mexiko-stadt", "santiago de chile", "santiago do chile", "san sebastián", "san sebastian",
        "donostia-san sebastián", "santiago de compostela", "las palmas", "palma de mallorca",
        "las palmas de gran canaria", "la coruña", "reggio emilia", "reggio nell'emilia",
        "reggio di calabria", "san petersburgo", "san pietroburgo", "sankt petersburg",
        "st petersburg", "são petersburgo", "nueva delhi", "nova deli", "nova délhi", "neu-delhi",
        "nuova delhi", "le caire", "el cairo", "il cairo", "la haye", "la haya", "le cap",
        "ciudad del cabo", "cidade do cabo", "città del capo", "la havane", "la habana", "l'avana",
        "puerto príncipe", "porto príncipe", "addis abeba", "adís abeba", "abou dhabi", "abu dabi",
        "ciudad del vaticano", "città del vaticano", "cité du vatican", "cidade do vaticano",
        "ciudad de guatemala", "ciudad de panamá", "são tomé", "vila nova de gaia",
        "ponta delgada", "washington dc", "san paolo", "la valeta", "la valette",
    )
)  # fmt: skip
"""Cities as papers of other languages call them, and some smaller ones with a paper's office."""


@cache
def _cities() -> frozenset[str]:
    """The names of `cities.txt`, read once and only when a line in capitals asks."""
    text = resources.files("cleancopy.fields").joinpath("cities.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and line[0] != "#")


def is_city(text: str) -> bool:
    """Whether a place, or the first of several, is a large city, a capital or a US state.

    >>> is_city("SPRINGFIELD, Ill."), is_city("EXCLUSIVE")
    (True, False)
    """
    name = re.split(r"[,/]", text)[0].strip(" .").casefold()
    return name in KNOWN_PLACES or name in _ELSEWHERE or name in _cities()


_BETWEEN = re.compile(r"\s*[/,&]\s*|\s(?:and|und|et|y|e|en|og|och)\s", re.IGNORECASE)
"""Between cities: `São Paulo e Brasília`; not `Eastport`."""


def are_cities(text: str) -> bool:
    """Whether a text is nothing but large cities.

    >>> are_cities("São Paulo e Brasília"), are_cities("Nueva York"), are_cities("Anna Muster")
    (True, True, False)
    """
    return is_city(text) or all(map(is_city, _BETWEEN.split(text)))


def normalize_place(text: str) -> str:
    """A place, or several joined by `/`, in writing: capitals only where a name has them.

    >>> normalize_place("BEIRUT/THE HAGUE"), normalize_place("RIO DE JANEIRO, Brazil")
    ('Beirut / The Hague', 'Rio de Janeiro, Brazil')
    """
    places = [_bare(" ".join(place.split())) for place in text.split("/")]
    return " / ".join(_write(place) for place in places if place)


def _bare(place: str) -> str:
    bare = _ENDS.sub("", place)
    return f"{bare}." if _ABBREVIATED.search(place) else bare


def _write(place: str) -> str:
    if place.endswith((" D.C", " D.C.", " U.S", " N.Y", " N.J")):
        place = f"{place.rstrip('.')}."
    written = _WORD.sub(_word, place)
    return written[:1].upper() + written[1:] if written.isascii() else written


def _word(found: re.Match[str]) -> str:
    word = found[0]
    if not word.isupper() or word in _KEEP or len(word) == 1 or "." in word.rstrip("."):
        return word
    if len(word) == 2 and found.string[: found.start()].endswith(", "):
        return word
    if found.start() and word.casefold() in _SMALL:
        return word.lower()
    if word[0] == "İ":
        return "İ" + word[1:].replace("I", "ı").replace("İ", "i").lower()
    head = word[:2] if word[1:2] in "'’" and len(word) > 2 else ""
    return head + word[len(head)] + word[len(head) + 1 :].lower()
