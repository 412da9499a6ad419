"""Datelines without a city: `March 14 (Reuters) -`, `(dpa) Die …`, `(CNN) —`, `CNN —`."""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.datelines.shape import DATE, SECOND_DASH, Dateline, names_month, wires_of
from cleancopy.fields.words import word_set

SHORTEST_REST = 40
"""Characters of text behind a dateline that nothing but a name and a dash makes one."""
SHORTEST_CODE = 3
"""Letters of a code that needs no dash behind its bracket, or no bracket: not `(pa)`, `AA -`."""
STATIONS = word_set("cnn cnnmoney cbs nbc abc npr pbs voa bbc fox cnbc msnbc rfe/rl")
"""Stations, folded, that sign in a dateline's bracket as an agency does: `Moscow (CNN) —`."""

_DAY_FIRST = re.compile(
    rf"(?P<date>{DATE}),?\s*[(（](?P<agency>[^()（）]{{2,45}})[)）]\s*\.?(?:[–—―−]{{1,2}}|-{{1,2}}|:)\s*"
)
"""`March 14 (Reuters) -`, `14 mars 2023 (AFP) –`; not `March 14 (Pi Day) -`, `May 3 (Reuters)
said`."""
_ALONE = re.compile(r"[(（](?P<agency>[^()（）]{2,30})[)）][:.]?\s*(?=[^\W\d_])")
"""`(dpa) Die`, `(Keystone-SDA) Das`; what follows must begin a sentence."""
_STATION = re.compile(
    r"(?:\((?P<bracket>[A-Z][\w/ ]{1,24})\)|(?P<bare>CNN(?: Business)?))"
    r"(?:\s*(?:[–—]{1,2}|--)\s*(?=\S)|(?<=\))(?=[A-Z\"“]))"
)
"""`(CNN) —`, `(CNN Business) --`, `CNN —`, `(CNN)The`; not `CNN - `, `(TV) —`, `(CNN) The`."""
_NAMED = re.compile(r"(?P<agency>[A-Za-z][\w-]{1,12}) (?:[–—]|--?) (?=[A-ZÀ-ÞА-Я\"“„«])")
"""`AFP - Les`, `dpa – Der`; not `AP-NORC`, `Reuters - the agency`."""
_DIGIT = re.compile(r"\d")


def is_station(text: str) -> bool:
    """Whether a bracket holds a station, alone or with what it calls its branch.

    >>> is_station("CNN Business"), is_station("Germany")
    (True, False)
    """
    words = text.split()
    return 0 < len(words) <= 3 and words[0].casefold() in STATIONS and words[0][0].isupper()


def _day_first(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if ("(" not in head and "（" not in head) or not _DIGIT.search(head, 0, 16):
        return None
    found = _DAY_FIRST.match(head)
    if found is None or found.end() == len(head) or not names_month(found["date"]):
        return None
    named = wires_of(found["agency"], agencies)
    if not named and not is_station(found["agency"]):
        return None
    return found.end(), Dateline("", None, named, found["date"].strip(" ,"))


def _alone(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if head[0] not in "(（":
        return None
    found = _ALONE.match(head)
    if found is None or not _begins_text(head[found.end() :]):
        return None
    code = found["agency"]
    if code.islower() and len(code) < SHORTEST_CODE and code != "ap":
        return None
    named = wires_of(code, agencies)
    return (found.end(), Dateline("", None, named)) if named else None


def _station(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if head[0] not in "(C":
        return None
    found = _STATION.match(head)
    if found is None or not _begins_text(head[found.end() :]):
        return None
    if found["bracket"] and not is_station(found["bracket"]):
        return None
    return found.end(), Dateline("")


def _named(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    found = _NAMED.match(head)
    if found is None or not _begins_text(head[found.end() :]):
        return None
    if len(found["agency"]) < SHORTEST_CODE and found["agency"] != "AP":
        return None
    agency = agencies.named(found["agency"])
    named = agencies.wires((agency,)) if agency else ()
    return (found.end(), Dateline("", None, named)) if named else None


def _begins_text(rest: str) -> bool:
    """Whether a sentence begins here, long enough and not behind a second dash."""
    if len(rest) < SHORTEST_REST or rest[0].islower():
        return False
    return SECOND_DASH.search(rest, 0, SHORTEST_REST) is None


PLACELESS = (_day_first, _alone, _station, _named)
"""Readers, in order of proof."""
