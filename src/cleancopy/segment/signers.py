"""Links to an author's page: what mark-up itself says of who is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleancopy.segment.tags import plain

LONGEST = 60
"""Characters of such a link: a name, perhaps with its `By`."""

FOLDERS = frozenset(
    """author authors author-profile author-profiles autor autores autoren autorin autorinnen auteur
    auteurs autore autori journalist journalists journalisten journaliste journalistes redakteur
    redakteure redacteur redacteurs reporter reporters contributor contributors columnist columnists
    columnista columnistas kolumnist kolumnisten writer writers firma firmas forfatter forfattere
    skribent skribenter kirjoittaja kirjoittajat toimittaja toimittajat autorzy avtor avtory yazar
    yazarlar muhabir penulis byline bylines by correspondent correspondents profile profiles people
    staff""".split()
)
"""Folders of an address whose pages are about writers."""

_LINK = re.compile(r"<a ([^>]*[^/>])>")
_ADDRESS = re.compile(r'href="([^"?#]*)')
_TAG = re.compile(r"<[^>]*>")


def author_links(markup: str) -> tuple[str, ...]:
    """Texts of the links of serialized mark-up that lead to somebody's page, each once.

    >>> author_links('<p><a href="/autor/anna-muster"><b>Anna</b> Muster</a></p>')
    ('Anna Muster',)
    """
    return tuple(dict.fromkeys(_texts(markup)))


def _texts(markup: str) -> Iterator[str]:
    for found in _LINK.finditer(markup):
        if _is_to_an_author(found[1]):
            inside = markup[found.end() : markup.find("</a>", found.end())]
            text = " ".join(_TAG.sub(" ", inside).split())
            if 2 < len(text) <= LONGEST:
                yield plain(text)


def _is_to_an_author(attributes: str) -> bool:
    """Whether a link is so called, or one of its address's folders, the last name aside, is."""
    if 'author"' in attributes and ('rel="' in attributes or 'itemprop="' in attributes):
        return True
    found = _ADDRESS.search(attributes)
    if found is None:
        return False
    folders = found[1].rstrip("/").lower().split("/")
    return not FOLDERS.isdisjoint(folders[1:-1])
