"""What a sign-off says, and how the people and wires of its sentences are read."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleancopy.fields import words
from cleancopy.fields.agency import Agencies
from cleancopy.fields.people.names import name_prefix, normalize_name
from cleancopy.fields.places import are_cities
from cleancopy.model import Contributor


class Signoff(NamedTuple):
    """What a sign-off says, each once and in printed order."""

    editors: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    initials: tuple[str, ...] = ()
    """Staff codes as printed: `rri`."""
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    """Of `Autor: …` at the end of a wire's story."""


_JOINED = re.compile(r"\s*[;,]\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y|en|e)\s+")
"""Between people, and between a town and its state."""
_FROM = re.compile(
    r"(?:in|from|of|at|for|aus|à|en|de|em|uit|i|da)\s(?:the\s)?"
    r"[A-ZÀ-Þ][^\s.]*\.?(?:\s(?:of|de|du|la|am|an|der|do|di|the)|\s[A-ZÀ-Þ][^\s.]*\.?){0,4}"
)
"""`in Portland`, `from Rio de Janeiro`, `of the Example Times`; not `in the town`, `in London
that`."""
_HOUSE = re.compile(r"(?P<house>[A-Z][\w&. ]{1,40}?)['’]s?\s+(?=[A-ZÀ-Þ])")
"""`CNN’s ` of `CNN’s Jane Example`."""


def filed_by(text: str, agencies: Agencies) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """People with their places, and wires, when `text` is a list of nothing else.

    >>> from cleancopy.fields.agency import NONE
    >>> filed_by("Al Example in Portland, Maine; and Jo Sample from Rome", NONE)
    (('Al Example', 'Jo Sample'), ())
    >>> filed_by("the committee", NONE) is None
    True
    """
    names: list[str] = []
    wires: list[str] = []
    placed = False
    house = _HOUSE.match(text)
    if house:
        wires += agencies.mentioned(house["house"])
        text = text[house.end() :]
    for piece in filter(None, _JOINED.split(text.strip(" .,;:"))):
        if wire := agencies.named(piece):
            wires.append(wire)
            continue
        if names and is_house(piece):
            continue
        if placed and (" " not in piece or are_cities(piece)) and piece[0].isupper():
            continue
        name, tail = name_prefix(piece)
        if not name or (tail and not _FROM.fullmatch(tail)) or are_cities(name):
            return None
        placed = bool(tail)
        names += filter(None, [normalize_name(name)])
    if not names and not wires:
        return None
    return tuple(dict.fromkeys(names)), agencies.wires(wires)


_PARTS = re.compile(r"[\s-]+")


def is_house(piece: str) -> bool:
    """Whether a part is an outlet, a studio or a desk: `ARD-Studio Tokio`, `USA TODAY`."""
    found = {part.strip(".,").casefold() for part in _PARTS.split(piece)}
    return piece[0].isupper() and not found.isdisjoint(words.OUTLETS | words.DESKS)
