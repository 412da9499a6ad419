"""The faces of a line of HTML (bold, small, slanted, …): as old pages part headline and deck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

FACES = frozenset(("b", "strong", "big", "font", "tt", "u", "i", "em", "small"))
"""Inline elements that set a line apart from the next: as old pages write headlines and decks."""
LONGEST_APART = 250
"""Characters of lines between which another face is a boundary; longer ones are prose, where a
word or a sentence may stand in bold letters."""


class Line(NamedTuple):
    """What stands in an element up to a `<br>`."""

    text: str
    link_chars: int
    face: tuple[str, ...]
    """The inline elements, as they are written, that hold all of it."""


def shared(faces: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The elements that hold all texts of a line, of those that give it a face."""
    held = takewhile(lambda level: len(set(level)) == 1, zip(*faces, strict=False))
    return tuple(inside for inside, *_ in held if inside.partition(" ")[0] in FACES)


def runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of one block, apart where the face changes from one short line to the next.

    Not in a list of links, where the entry in bold letters is the page that is read.
    """
    run = [lines[0]]
    for i, (before, line) in enumerate(pairwise(lines), 1):
        short = len(before.text) <= LONGEST_APART >= len(line.text)
        if line.face != before.face and short and not _is_listed(lines, i):
            yield run
            run = []
        run.append(line)
    yield run


def _is_listed(lines: Sequence[Line], i: int) -> bool:
    """Whether one of the lines before and at `i` stands between two that are links."""
    linked = [line.link_chars * 10 >= len(line.text) * 9 for line in lines[max(i - 2, 0) : i + 2]]
    return len(linked) > 2 and any(a and b for a, b in zip(linked, linked[2:], strict=False))
