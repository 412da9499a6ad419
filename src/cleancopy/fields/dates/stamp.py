"""A printed time stamp: which of its dates is the publication, which an update."""

from __future__ import annotations

from datetime import tzinfo
from typing import NamedTuple, TypeAlias

from cleancopy.fields.dates.date import Moment, find_dates
from cleancopy.fields.dates.stamp_words import PUBLISHED, UPDATED, stands_behind

Dated: TypeAlias = tuple[Moment, int, int]
"""A date and where it stands in its line."""


class Stamp(NamedTuple):
    """What a time stamp says: when a page was published, and when it was changed."""

    published: Moment | None
    modified: Moment | None
    said: bool
    """A word beside the date said that it is the publication."""


def read_stamp(
    text: str, language: str | None = None, zone: tzinfo | None = None, month_first: bool = False
) -> Stamp:
    """Publication and update of a printed line; both None where no full date stands.

    A date after a word for updating is an update, up to the next word for publishing; of other
    dates the first is the publication. Of two with nothing between, as blogs print them, the later
    one is the update.
    """
    found = find_dates(text, language, zone, month_first)
    if not found:
        return Stamp(None, None, False)
    if len(found) == 2 and _are_a_pair(text, found[0], found[1]):
        first, second = sorted((found[0][0], found[1][0]), key=lambda moment: moment.at)
        said = PUBLISHED.search(text[: found[0][1]]) is not None
        return Stamp(first, second if second.at > first.at else None, said)
    ends = [0, *(end for _, _, end in found)]
    gaps = [text[at:start] for at, (_, start, _) in zip(ends, found, strict=False)]
    rest = text[ends[-1] :]
    if _kind(gaps[0]) is None and stands_behind(rest):
        gaps = [*gaps[1:], rest]
    published = modified = None
    said = updating = False
    for (moment, _, _), gap in zip(found, gaps, strict=True):
        kind = _kind(gap)
        updating = updating if kind is None else kind == "update"
        if updating:
            modified = modified or moment
        elif published is None:
            published, said = moment, kind is not None
    return Stamp(published, modified, said)


def _are_a_pair(text: str, one: Dated, other: Dated) -> bool:
    """Whether nothing stands between two dates and no word says that the first is an update."""
    return not text[one[2] : other[1]].strip() and _kind(text[: one[1]]) != "update"


def _kind(gap: str) -> str | None:
    """`update` or `publication`: what the last of such words says, or None."""
    updated = max((m.start() for m in UPDATED.finditer(gap)), default=-1)
    issued = max((m.start() for m in PUBLISHED.finditer(gap)), default=-1)
    if updated == issued:
        return None
    return "update" if updated > issued else "publication"
