"""The line of a blog's system that says when an entry was posted, and where it is filed."""

from __future__ import annotations

import re

from cleancopy.fields.dates.date import find_dates

RULE = "alone.entry-notice"
"""Of the verdict on such a line."""
LONGEST = 700
"""Characters of such a line: lists of tags are long."""
OPENING = 160
"""Characters within which it tells its day."""

_ENTRY = re.compile(
    r"(?i)(?:(?:this|the) (?:entry|post|article|item) (?:was|has been|is) (?:last )?"
    r"(?:posted|published|written|filed|created)\b"
    r"|(?:diese[rs]?|der|das) (?:beitrag|artikel|eintrag|post|posting) (?:wurde|ist)\b"
    r"|(?:cet article|ce billet|cette entrée) a été (?:publiée?|postée?|écrite?|créée?)\b"
    r"|est[ae] (?:entrada|artículo|post) (?:fue|ha sido) (?:publicad|escrit|posteada)"
    r"|quest[oa]? ?['’]?(?:articolo|post|voce|elemento) (?:è stat[oa]|è) "
    r"(?:pubblicat|scritt|inserit)"
    r"|est[ae] (?:entrada|artigo|post|texto) foi (?:publicad|escrit|postad)"
    r"|(?:dit bericht|dit artikel|deze entry) (?:is|werd) (?:geplaatst|gepost|gepubliceerd)\b)"
)
"""`This entry was posted`, `Dieser Beitrag wurde`, `Cet article a été publié`."""
_OPENINGS = frozenset("TtDdCcEeQq")
_FILED = re.compile(
    r"(?i)\b(?:filed (?:under|in)|tagged|permalink|rss|trackbacks?|bookmark"
    r"|leave a (?:comment|response)|comments (?:are|and pings)|categori[sz]ed"
    r"|(?:abgelegt|gespeichert|verschlagwortet|eingeordnet)\b"
    r"|stichw[oö]rt|lesezeichen|classée? dans|mar(?:quée?|cado) (?:avec|como)|bookmarquez|permalien"
    r"|archivad[ao] (?:en|bajo)|etiquetad|enlace permanente|archiviato in|contrassegnat"
    r"|arquivad[oa] (?:em|sob)|marcad[oa] com|link permanente|getagd|geplaatst in)"
)
"""`filed under`, `tagged`, `abgelegt`, `Permalink`: no sentence of an article has it too."""

_CLOCK = re.compile(
    r"(?i)[\s,–-]{1,4}(?:(?:at|um|à|alle|às|as|om|a las)\s)?"
    r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\b\.?|\s?uhr)?"
)
"""` at 12:00 pm`, ` um 14:48 Uhr`."""


def is_entry_notice(text: str) -> bool:
    """Whether a line is a blog's notice about its entry and no sentence of the text.

    >>> is_entry_notice("This entry was posted on May 5th, 2008 and is filed under News.")
    True
    >>> is_entry_notice("This article was published on Monday by the mayor of Example City.")
    False
    """
    if text[:1] not in _OPENINGS or len(text) > LONGEST or _ENTRY.match(text) is None:
        return False
    return _FILED.search(text) is not None


def posted(text: str) -> str | None:
    """The beginning of a blog's notice up to the day that it tells; None of all other lines.

    >>> posted("This entry was posted on May 5th, 2008 at 9:05 am and is filed under News.")
    'This entry was posted on May 5th, 2008 at 9:05 am'
    """
    if not is_entry_notice(text):
        return None
    found = find_dates(text[:OPENING])
    if not found:
        return None
    end = found[0][2]
    clock = _CLOCK.match(text, end)
    return text[: clock.end() if clock else end]
