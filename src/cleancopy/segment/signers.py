"""Links to an author's page or a topic's: what mark-up itself says of a name."""

from __future__ import annotations

import re
from typing import NamedTuple

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
TOPICS = frozenset(
    """tag tags topic topics thema themen theme themes tema temas temi tematy temat keyword keywords
    schlagwort schlagworte schlagworter stichwort stichworte sujet sujets etiqueta etiquetas etiket
    etiketler hashtag hashtags emne emner amne amnen onderwerp onderwerpen tagi argomento argomenti
    aihe aiheet asiasanat avainsana konu konular topik mot-cle mots-cles subject subjects dossier
    dossiers teema teemat stikkord""".split()
)
"""Folders of an address whose pages list what is written about a topic."""

_LINK = re.compile(r"<a ([^>]*[^/>])>")
_ADDRESS = re.compile(r'href="([^"?#]*)')
_REL = re.compile(r'(?<!\S)rel="([^"]*)"')
"""`rel="category tag"`; not `data-rel="tag"`."""
_TAG = re.compile(r"<[^>]*>")


class Links(NamedTuple):
    """Texts of the links of a page by where they lead, each once."""

    authors: tuple[str, ...]
    """To somebody's page, by `rel`, `itemprop` or address."""
    tags: tuple[str, ...]
    """Called a tag by `rel`."""
    topics: tuple[str, ...]
    """To what is written about a topic, by the address."""


def read_links(markup: str) -> Links:
    """The links of serialized mark-up that lead to authors and topics.

    >>> read_links('<p><a href="/autor/anna-muster"><b>Anna</b> Muster</a></p>').authors
    ('Anna Muster',)
    >>> read_links('<a rel="tag" href="/t/b">Bridges</a> <a href="/topic/ferry">Ferries</a>')[1:]
    (('Bridges',), ('Ferries',))
    """
    authors: dict[str, None] = {}
    tags: dict[str, None] = {}
    topics: dict[str, None] = {}
    for found in _LINK.finditer(markup):
        attributes = found[1]
        address = _ADDRESS.search(attributes)
        folders = _folders(address[1]) if address else []
        for group, is_one in (
            (authors, not FOLDERS.isdisjoint(folders) or _is_called_an_author(attributes)),
            (tags, _is_called_a_tag(attributes)),
            (topics, not TOPICS.isdisjoint(folders)),
        ):
            if is_one and (text := _text(markup, found.end())):
                group[text] = None
    return Links(tuple(authors), tuple(tags), tuple(topics))


def _is_called_a_tag(attributes: str) -> bool:
    found = _REL.search(attributes) if "tag" in attributes else None
    names = found[1].lower().split() if found else ()
    return "tag" in names and "category" not in names


def _is_called_an_author(attributes: str) -> bool:
    return 'author"' in attributes and ('rel="' in attributes or 'itemprop="' in attributes)


def _text(markup: str, start: int) -> str:
    """Text of a link that begins at `start`, `""` where it is no name."""
    inside = markup[start : markup.find("</a>", start)]
    text = " ".join(_TAG.sub(" ", inside).split())
    return plain(text) if 1 < len(text) <= LONGEST else ""


def _folders(address: str) -> list[str]:
    """The folders of an address without its query, the last name aside."""
    return address.rstrip("/").lower().split("/")[1:-1]


def is_an_authors(address: str) -> bool:
    """Whether a folder of an address without its query, the last name aside, is of writers.

    >>> is_an_authors("https://example.org/author/jane"), is_an_authors("/author")
    (True, False)
    """
    return not FOLDERS.isdisjoint(_folders(address))
