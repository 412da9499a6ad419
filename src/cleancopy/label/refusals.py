"""Pages that stand for an article that is not shown: errors, challenges, walls of consent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.model import TEXT_LABELS

if TYPE_CHECKING:
    from cleancopy.model import Block, Head, Verdict

MOST_WORDS = 200
"""Words of text up to which such a title is believed: a story about errors is longer."""
MOST_WORDS_OF_WALL = 350
"""Words of text up to which a page may be a wall that asks for consent."""
LEAST_SAID = 3
"""Kinds of words in `_WALL` that stand on one; shorter public articles have two at most."""
LONGEST = 80
"""Characters of a title that says nothing else."""
_PART = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*")
_NOT_FOUND = (
    r"(?:the |this |that |die |diese |la |cette |esta |a |de |deze |siden |sidan )?"
    r"(?:requested |gesuchte |angeforderte |opgevraagde )?"
    r"(?:page|article|story|url|file|content|seite|artikel|página|pagina|side[n]?|sida[n]?"
    r"|sivua?|strona|stránka|oldal|sayfa|страница|сторінку|σελίδα)"
    r"(?: (?:was|is|wurde|ist|est|fue|foi|è stata|werd|blev|kunde|nie|nebyla|sa|не|δεν))?"
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


_ASKS = re.compile(
    r"store and/or access|informationen auf (?:einem|ihrem) (?:end)?gerät|stocker et/ou accéder"
    r"|almacenar.{0,20}acceder a|archiviare.{0,30}accedere|informatie op een apparaat"
    r"|armazenar.{0,20}informações|mit werbung (?:und tracking )?(?:weiter)?(?:lesen|nutzen)"
    r"|(?:accept|agree) and continue|akzeptieren und weiter|accepter et continuer"
    r"|aceptar y continuar|accetta e continua|accepteren en doorgaan",
    re.IGNORECASE,
)
"""What a wall asks for, and no report of one does."""
_WALL = tuple(
    re.compile(said, re.IGNORECASE)
    for said in (
        r"mit werbung|werbefrei|pur[- ]abo|(?:avec|sans) (?:de la )?publicité"
        r"|(?:con|sin) publicidad|(?:con|senza) pubblicità|met advertenties|ad-free"
        r"|with (?:ads|advertising)|personali[sz]ed (?:ads|advertising)"
        r"|personalisierte (?:werbung|anzeigen)|publicités? personnalisée"
        r"|publicida[de]+ personalizada|pubblicità personalizzata|gepersonaliseerde advertenties",
        r"tracking|cookies|kennungen|identifi(?:ers|ants|cador)",
        r"einwilligung|zustimm|\bconsent\b|consentement|consentimi?ento|consenso|toestemming"
        r"|accept all|alle akzeptieren",
        r"\bpartner[ns]?\b|partenaires|\bsocios\b|third part|drittanbieter|parceiros",
        r"datenschutz|privatsphäre|privacy|vie privée|privacidad",
    )
)
"""What it speaks of: advertising, tracking, consent, partners, privacy."""


def refused(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], head: Head, size: int
) -> str | None:
    """What shows that a page stands in place of an article, None if nothing does.

    `size` is that of :func:`cleancopy.label.article.words_of`.
    """
    if size <= MOST_WORDS and (said := refusal(blocks, head)):
        return f"an error or a challenge in place of one: {said}"
    pairs = zip(blocks, verdicts, strict=True)
    text = (block.text for block, verdict in pairs if verdict.label in TEXT_LABELS)
    if size <= MOST_WORDS_OF_WALL and asks_consent("\n".join(text)):
        return "a wall that asks for consent in place of one"
    return None


def asks_consent(text: str) -> bool:
    """Whether a short text asks to agree to tracking, in one of seven languages."""
    spoken = sum(said.search(text) is not None for said in _WALL)
    return spoken >= LEAST_SAID and _ASKS.search(text) is not None


def refusal(blocks: Sequence[Block], head: Head) -> str | None:
    """What `<title>` or the first `h1` says of a page that is no article, None of any other.

    Of a title with the site's name beside it the first or the last part; a colon parts none, as
    what stands before it may be a story's: `Not found: the letters`.
    """
    headline = next((block.text for block in blocks if block.tag == "h1" and block.text), "")
    for title in (head.title, headline):
        if 0 < len(title) <= LONGEST:
            parts = _PART.split(title)
            if found := next(filter(_TITLE.fullmatch, (title, parts[0], parts[-1])), None):
                return found
    return None
