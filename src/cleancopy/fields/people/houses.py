"""The wire or the outlet that stands right behind a name, with nothing between them.

`By JANE EXAMPLE Associated Press Writer`: two lines of a page, which a dump prints as one.
"""

from __future__ import annotations

from cleancopy.fields import words
from cleancopy.fields.agency import NONE, Agencies
from cleancopy.fields.people.names import is_name
from cleancopy.fields.places import is_city

MOST_OF_A_WIRE = 3
"""Words of a wire's name: `Deutsche Presse Agentur`."""
MOST_OF_A_HOUSE = 4
"""Words of an outlet's name: `Cedar Valley Evening Times`."""
LEAST = 2
"""Words of a name, and of an outlet's that no city opens, before the one that says what it is."""
_LEDGERS = words.OUTLETS | words.word_set("ledger star bulletin record sun press register")
"""What papers are called, where more of their name stands before."""
_STAFF = frozenset({"staff", "staff photo", "staff photographer", "staff photos"})
"""What stands in its place beside those who work for it."""


def without_house(piece: str, agencies: Agencies = NONE) -> tuple[str, str]:
    """A name and the wire or outlet behind it with what follows; ("", piece) where none is.

    >>> without_house("Jane Example Cedar Valley Times Staff Writer")
    ('Jane Example', 'Cedar Valley Times Staff Writer')
    >>> without_house("Jane Example Muster")
    ('', 'Jane Example Muster')
    """
    parts = piece.split()
    for size in range(LEAST, len(parts)):
        name = " ".join(parts[:size])
        whole = len(parts[size - 1].strip(".")) > 1
        if whole and is_name(name) and _opens_house(parts[size:], agencies):
            return name, " ".join(parts[size:])
    return "", piece


def is_paper(text: str) -> bool:
    """Whether a text is no more than the name of a paper, or `Staff`."""
    parts = text.split()
    if text.casefold() in _STAFF:
        return True
    if not 1 < len(parts) <= MOST_OF_A_HOUSE or parts[-1].casefold() not in _LEDGERS:
        return False
    return all(word[0].isupper() or word in ("the", "of") for word in parts)


def opening_wire(piece: str, agencies: Agencies) -> str | None:
    """The wire that a piece begins with, before a job: `Associated Press Writer`."""
    parts = piece.split()
    for size in range(min(MOST_OF_A_WIRE, len(parts)), 0, -1):
        wire = agencies.named(" ".join(parts[:size]))
        if wire and _are_jobs(parts[size:]):
            return wire
    return None


def _opens_house(parts: list[str], agencies: Agencies) -> bool:
    """Whether words begin with a wire, a city's paper, or a paper of several words, and a job."""
    for size in range(min(MOST_OF_A_WIRE, len(parts)), 1, -1):
        if agencies.named(" ".join(parts[:size])) and _are_jobs(parts[size:]):
            return True
    for size in range(1, min(MOST_OF_A_HOUSE, len(parts) - 1) + 1):
        if not parts[size - 1][0].isupper():
            return False
        if parts[size].casefold() in _LEDGERS and _are_jobs(parts[size + 1 :]):
            has_job = len(parts) > size + 1
            return is_city(" ".join(parts[:size])) or (has_job and size >= LEAST)
    return False


def _are_jobs(parts: list[str]) -> bool:
    """Whether all that follows is a job or a service (`Foreign Service`), or nothing does."""
    return all(part.strip(".,").casefold() in _JOBS for part in parts)


_JOBS = words.TITLES | words.DESKS | words.BEATS | words.word_set("service foreign special to the")
