"""The names a site goes by, which are nobody's unless it is the site of a person."""

from __future__ import annotations

from collections.abc import Iterable

from cleancopy.fields.people.desks import PAPER, is_desk
from cleancopy.fields.people.names import is_name, stands_small
from cleancopy.fields.title import squeeze


class Outlet:
    """The site of a page by all its names."""

    def __init__(self, names: Iterable[str], text: str) -> None:
        self._names = frozenset(map(squeeze, names))
        self._text = text

    def has(self, name: str) -> bool:
        """Whether a text is one of the outlet's names and nothing more."""
        return squeeze(name) in self._names

    def is_called(self, name: str) -> bool:
        """Whether a name is the outlet's and, by its form, no person's.

        A person's has two words or more, none that names papers, none that the text has in
        small letters.
        """
        if squeeze(name) not in self._names:
            return False
        if not is_name(name) or is_desk(name) or any(map(PAPER.search, name.split())):
            return True
        return any(stands_small(word.casefold(), (self._text,)) for word in name.split())
