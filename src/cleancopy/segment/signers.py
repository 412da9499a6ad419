"""Links to an author's page or a topic's: what mark-up itself says of a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
_REL = re.compile(r'(?<!\S)rel="([^"]*)"')
"""`rel="category tag"`; not `data-rel="tag"`."""
_ANY_TAG = re.compile(r'rel="[^"]*\btag\b')
"""`rel="nofollow tag"`, of a page that has such a link; not `rel="tags"`."""
_TAG = re.compile(r"<[^>]*>")


def author_links(markup: str) -> tuple[str, ...]:
    """Texts of the links of serialized mark-up that lead to somebody's page, each once.

    >>> author_links('<p><a href="/autor/anna-muster"><b>Anna</b> Muster</a></p>')
    ('Anna Muster',)
    """
    return tuple(dict.fromkeys(_texts(markup, _is_to_an_author)))


def tag_links(markup: str) -> tuple[str, ...]:
    """Texts of the links of serialized mark-up that are called tags, each once.

    >>> tag_links('<a rel="tag" href="/t/b">Bridges</a> <a rel="category tag" href="/c">News</a>')
    ('Bridges',)
    """
    if not _ANY_TAG.search(markup):
        return ()
    return tuple(dict.fromkeys(_texts(markup, _is_a_tag)))


def _is_a_tag(attributes: str) -> bool:
    found = _REL.search(attributes) if "tag" in attributes else None
    names = found[1].lower().split() if found else ()
    return "tag" in names and "category" not in names


def _texts(markup: str, is_one: Callable[[str], bool]) -> Iterator[str]:
    for found in _LINK.finditer(markup):
        if is_one(found[1]):
            inside = markup[found.end() : markup.find("</a>", found.end())]
            text = " ".join(_TAG.sub(" ", inside).split())
            if 2 < len(text) <= LONGEST:
                yield plain(text)


def _is_to_an_author(attributes: str) -> bool:
    """Whether a link is so called, or one of its address's folders, the last name aside, is."""
    if 'author"' in attributes and ('rel="' in attributes or 'itemprop="' in attributes):
        return True
    found = _ADDRESS.search(attributes)
    return found is not None and is_an_authors(found[1])


def is_an_authors(address: str) -> bool:
    """Whether a folder of an address without its query, the last name aside, is of writers.

    >>> is_an_authors("https://example.org/author/jane"), is_an_authors("/author")
    (True, False)
    """
    folders = address.rstrip("/").lower().split("/")
    return not FOLDERS.isdisjoint(folders[1:-1])
