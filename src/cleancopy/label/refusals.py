"""Pages that stand for an article that is not shown: errors of a server, challenges to robots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleancopy.model import Block, Head

MOST_WORDS = 200
"""Words of text up to which such a title is believed: a story about errors is longer."""
LONGEST = 80
"""Characters of a title that says nothing else."""
_PART = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*")
_NOT_FOUND = (
    r"(?:the |this |that |die |diese |la |cette |esta |a |de |deze |siden |sidan )?"
    r"(?:requested |gesuchte |angeforderte |opgevraagde )?"
    r"(?:page|article|story|url|file|content|seite|artikel|article|página|pagina|side[n]?|sida[n]?"
    r"|sivua?|strona|stránka|oldal|sayfa|страница|сторінку|σελίδα)"
    r"(?: (?:was|is|wurde|ist|est|fue|foi|è stata|is|werd|blev|kunde|nie|nebyla|sa|не|δεν))?"
    r"(?: (?:could not be|cannot be|can't be|has been|konnte|inte|ikke|ei))?"
    r" (?:not found|found|nicht (?:gefunden|vorhanden|verfügbar)|introuvable|non trouvée?"
    r"|no (?:encontrada|existe)|não (?:encontrada|existe)|non (?:trovata|esiste)"
    r"|niet gevonden|ikke (?:fundet|funnet)|(?:inte|hittades inte)|hittas|löytynyt|löydy"
    r"|znaleziona|została znaleziona|nenalezena|nem található|bulunamadı|не найдена|не знайдено"
    r"|найдена|знайдено|βρέθηκε|unavailable|missing)"
)
_TITLE = re.compile(
    rf"\W*(?:{_NOT_FOUND}|not found|(?:http )?(?:error|erreur|fehler|errore|fout|ошибка)\W{{0,2}}"
    r"(?:40[0-9]|410|429|50[0-9])|(?:40[0-9]|410|429|50[0-9])\W*(?:error|not found|forbidden"
    r"|page not found|fehler|erreur)?|access (?:to this page has been )?denied"
    r"|zugriff verweigert|accès refusé|acceso denegado|just a moment|attention required"
    r"|are you (?:a )?(?:robot|human)|verify(?:ing)? you are (?:a )?human|security check(?:point)?"
    r"|checking your browser.{0,30}|(?:502 )?bad gateway|(?:504 )?gateway time-?out"
    r"|(?:503 )?service (?:temporarily )?unavailable|internal server error"
    r"|(?:down for|under|site) maintenance|wartungsarbeiten|robot check|captcha"
    r"|too many requests)\W*",
    re.IGNORECASE,
)
"""`404 Not Found`, `Seite nicht gefunden`, `Just a moment...`; not `Not found: the letters`."""


def refusal(blocks: Sequence[Block], head: Head) -> str | None:
    """What `<title>` or the first `h1` says of a page that is no article, None of any other.

    Of a title with the site's name beside it the first or the last part.
    """
    headline = next((block.text for block in blocks if block.tag == "h1" and block.text), "")
    for title in (head.title, headline):
        if 0 < len(title) <= LONGEST:
            parts = _PART.split(title)
            if found := next(filter(_TITLE.fullmatch, (title, parts[0], parts[-1])), None):
                return found
    return None
