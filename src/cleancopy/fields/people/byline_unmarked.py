"""Bylines of magazines: roles and names with neither colon nor `by` between.

`Words Jane Example` alone is also a headline's form, so one line proves nothing: another must
stand beside it that names another role.
"""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.people.joins import people
from cleancopy.fields.people.roles import AUTHOR, read_role
from cleancopy.fields.people.writers import Byline
from cleancopy.model import Contributor

LONGEST = 120
_ROLES = re.compile(
    r"(?:^|(?<=[\w.]))[\s|•·,/]*\b(?i:(?P<author>words|text|texte|texto|testo|tekst|story|interview)"
    r"|(?P<photography>photo(?:graph)?s?|photograph(?:y|er|ies)|pictures?|fotos?|fotografie|fotograf[ií]as?"
    r"|bild(?:er)?|zdjęcia|foto)"
    r"|(?P<illustration>illustrations?|illustrationen|illustraties?|ilustraci(?:ón|ones)|illustrazioni?)"
    r"|(?P<video>videos?|films?))\s+(?=[^\W\d_a-zà-ÿ])"
)
"""`Words ` of `Words Jane Example`, ` Photography ` behind the name; not `Words matter`."""


def unmarked_byline(text: str, agencies: Agencies) -> Byline | None:
    """Who is named behind roles that nothing marks, or None for any other line.

    >>> from cleancopy.fields.agency import NONE
    >>> unmarked_byline("Words Jane Example Photographs Al Sample", NONE).contributors[0].role
    'photography'
    """
    first = _ROLES.match(text) if len(text) <= LONGEST and text[-1:] not in ".!?:" else None
    if first is None:
        return None
    found = list(_ROLES.finditer(text))
    authors: list[str] = []
    others: list[Contributor] = []
    for one, end in zip(found, [*(after.start() for after in found[1:]), len(text)], strict=True):
        names = people(text[one.end() : end].strip(), agencies, proven=True)
        if not names:
            return None
        if one.lastgroup == AUTHOR:
            authors += names
        else:
            others += [Contributor(name, one.lastgroup or "") for name in names]
    return Byline(tuple(dict.fromkeys(authors)), tuple(dict.fromkeys(others)))


def is_proved(text: str, beside: tuple[str, str], agencies: Agencies) -> bool:
    """Whether a line, or it and one beside it, names writer and another's role without a mark.

    >>> from cleancopy.fields.agency import NONE
    >>> is_proved("Words Jane Example", ("", "Photographs Al Sample"), NONE)
    True
    >>> is_proved("Words Jane Example", ("", "Words Al Sample"), NONE)
    False
    """
    byline = unmarked_byline(text, agencies)
    if byline is None:
        return False
    if byline.authors and byline.contributors:
        return True
    other = not byline.authors
    return any(_names(line, agencies, author=other) for line in beside)


def _names(text: str, agencies: Agencies, *, author: bool) -> bool:
    """Whether a line names the writer, or else somebody with another role, marked or not."""
    if found := unmarked_byline(text, agencies) if text else None:
        return bool(found.authors if author else found.contributors)
    read = read_role(text)
    return read is not None and (AUTHOR in read[0]) == author
