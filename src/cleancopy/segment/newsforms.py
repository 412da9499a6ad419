"""Forms of news pages that begin or end a line, wherever all white space was folded.

Skip links, notices of advertisements, datelines with an agency and sign-offs stand on lines of
their own on every page, and in no sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SKIP = re.compile(
    r"(?<!\S)(?P<number>\d\. )?(?:Skip|Jump) to (?:the )?(?:main )?"
    r"(?:content|menu|navigation|search|footer|more \w+ sites)\b"
    r"|\bSkip next section\b|\bZum Inhalt springen\b|\bAller au contenu\b"
    r"|\bSaltar al contenido\b|\bIr para o conteúdo\b|\bVai al contenuto\b|\bHopp til innhold\w*"
)
"""`1. Skip to content`, `Skip next section`: a link of its own."""
_SHARE = re.compile(
    r"\b(?:(?:Share|Tweet|Post|Copy [Ll]ink|Copied|E-?[Mm]ail|Facebook|Twitter|X|Whats[Aa]pp|Gift"
    r"|Linked[Ii]n|Pinterest|Reddit|Telegram|Messenger|Flipboard|Bluesky|Threads|Print|Save|Delen"
    r"|Comments?|Anhören|Merken|Teilen|Drucken|Feedback|Verschenken|Partager|Compartir|Condividi"
    r"|Dela) ){3,}(?=[^\W\d_])"
)
"""`Share Facebook Twitter Email `: three buttons or more in a row."""
_ADVERTISEMENT = re.compile(
    r"(?:(?<=[.!?…] )|(?<=[.!?…][\"”“»’)] ))(?:(?:(?:Story|Article) [Cc]ontinues [Bb]elow )?"
    r"A(?:dvertisement|DVERTISEMENT)(?: · Scroll to continue)?|Anzeige|Werbung|Publicidad|Publicité"
    r"|Pubblicità|Publicidade|Advertentie|Annonse|Annons|Annonce|Mainos|Reklama?|REKLAMA?|Реклама)"
    r"(?= [^\W\d_])(?! [a-zà-ÿа-я])"
)
"""`Advertisement` between two sentences."""
_DATELINE = re.compile(
    r"(?<=[^\W\d_A-Z] |[.!?”\"] )(?:[A-Z][A-Z.’'-]{1,20}(?:[ /][A-Z][A-Z.’'-]{1,20}){0,4}"
    r"(?:, [A-Z][a-z]+\.? \d{1,2})?|[A-Z][a-z]{2,8}\.? \d{1,2})"
    r" ?\((?:Reuters|AP|AFP|dpa|EFE|ANSA|TASS|Xinhua|PTI|UPI|Bloomberg|CNN)\) ?[-–—] "
)
"""`MOSCOW (Reuters) - `, `BEIRUT/THE HAGUE, March 7 (Reuters) - `."""
_SIGNOFF = re.compile(
    r"(?<=[.!?”\"’)a-z] )(?:(?:Additional r|R)eporting by|Writing by|Editing by|Editor:)(?= [A-Z])"
)
"""`Additional reporting by …; Editing by …`, `Editor: …`: not behind a semicolon."""
_OWNER = "(?:AP|AFP|DW|REUTERS|Reuters|EPA|IMAGO|[Ii]mago|[Pp]icture[- ]?[Aa]lliance|Getty|dpa)"
_CREDIT = re.compile(
    rf"Image: {_OWNER}(?: Graphics| Images)?(?: ?/ ?[\w.-]+)*(?= [A-Z“\"])"
    r"|(?<=[.)] )(?:REUTERS|EPA|AFP|AP Photo)/[A-Z][\w.'-]+ [A-Z][\w'-]+(?= [A-Z“\"])"
)
"""`…, Rasmussen saidImage: AP Graphics/DW`, `REUTERS/Jane Example` behind a caption."""


def news_forms(text: str, start: int, end: int) -> Iterator[int]:
    """Where links, buttons, notices begin and end, datelines and sign-offs begin, credits end."""
    for found in _SKIP.finditer(text, start, end):
        yield from (found.start(), found.start() + len(found["number"] or ""), found.end())
    for form in (_SHARE, _ADVERTISEMENT):
        for found in form.finditer(text, start, end):
            yield from found.span()
    for form in (_DATELINE, _SIGNOFF):
        yield from (found.start() for found in form.finditer(text, start, end))
    yield from (found.end() for found in _CREDIT.finditer(text, start, end))
