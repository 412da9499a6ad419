"""What comes before the names of a byline: `By`, `Von`, `Ein Gastbeitrag von`."""

from __future__ import annotations

import re

from cleancopy.fields.people.roles import AUTHOR, read_role
from cleancopy.fields.words import BY, word_set

LONGEST_LEAD_IN = 30
"""Characters of a lead-in on a line of its own: `Additional reporting by`."""
LEAD_IN = re.compile(
    r"(?i)(?:(?:written|posted|published|reviewed|updated|story|article|text|guide|words) )?"
    rf"(?:{BY}|text|autor(?:en|in|es)?|auteurs?|authors?|автор|autore)\s?:?"
    r"|(?:作者|记者|記者|撰文|著者|筆者|執筆|文|取材・文|ライター)\s?[:：]"
)
"""`By`, `Written by`, `Autor:` alone on their line; not `By the way`."""

_BARE_LEADS = {
    "by": "",
    "von": "de lb",
    "par": "fr lb",
    "por": "es pt gl",
    "di": "it",
    "de": "ro nl",
    "door": "nl",
    "deur": "af",
    "av": "sv no nb nn",
    "af": "da is",
    "przez": "pl",
    "oleh": "id ms",
    "dari": "id ms",
    "od": "hr sr bs",
    "per": "ca",
    "nga": "sq",
    "theo": "vi",
    "bởi": "vi",
    "του": "el",
    "τησ": "el",
    "από": "el",
}
"""Lead-ins that are common words, case-folded: what follows must be nothing but names and
what stands by them. With the languages in which they are lead-ins; `by` is one everywhere."""


_PHRASES = re.compile(
    r"""(?:
    (?:written|posted|published|reported|authored|curated|submitted|contributed|created|compiled|prepared
       |presented|a\ (?:report|story|column|review)|an\ (?:essay
          |analysis))
       (?:\ and\ \w+)?\ by
    |(?:ein(?:e|\ \w+)?\ )?(?:analyse|kommentar|interview|gastbeitrag|essay|kolumne|bericht
       |reportage|leitartikel
       |porträt|rezension|glosse|kritik|gastkommentar|meinung|beitrag|artikel|text|protokoll
       |recherche)\ von
    |this\ (?:post|article|story|guide|report|piece)\ (?:was|is)\ (?:written|authored)\ by
    |(?:von|aus)\ unser(?:em|er|en)\ \w+|aus\ [\w-]+\ berichte(?:t|n)
    |(?:propos\ recueillis|écrit|publié|rédigé|signé|posté|texte|article)\ par
       |avec\ notre\ \w+\ à\ [\w-]+,?
    |(?:escrito|publicado|redactado|texto|elaborado|enviado)\ por
    |(?:a\ cura|scritto|pubblicato|articolo|testo|intervista|commento|analisi|redatto)\ (?:di|da)
    |(?:dal\ nostro|dalla\ nostra)\ (?:inviat[oa]|corrispondente)(?:\ a\ [A-Z]\w+)?
    |(?:geschreven|gepubliceerd|geplaatst)\ door|van\ onze\ \w+(?:\ in\ \w+)?
    |(?:skriven|publicerad|skrevet|publisert|skrevet|publiceret)\ (?:av|af)
    |(?:scris|publicat|articol|autor)\ de
    |napisan[aey]\ przez|(?:piše|пише|escribe)\ (?-i:(?=[A-ZÀ-ÝČĆŠŽĐА-ЯЂЈЉЊЋЏ]))
    |penulis\ (?-i:(?=[A-Z]))
    |(?:autor|autorka|opracował|opracowała|oprac\.)\ (?=[A-Z])
    |(?:автор|текст|журналист|подготовил[аи]?|підготува(?:в|ла))\ (?=[А-ЯЄІЇҐ])|γράφει\ (?:ο|η)
    |from\ (?:(?:our|own|special|foreign|chief)\ )*correspondent\ (?=[^\W\d_])
    |文[／/=＝●｜|]|文・写真[=＝]?|取材・文[=＝／]?|كتب(?:ت)?\s?[-:：]?
       |بقلم\s?[:：]?|כתב(?:ת)?:|נכתב\ על\ ידי|מאת:?
    )\s*[:：]?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
"""`Written by Jane`, `Ein Gastbeitrag von Anna`; not `Jane`."""


_PHRASE_WORDS = word_set(
    """from this written posted published reported authored submitted contributed created compiled
    piše пише escribe curated prepared presented a an ein eine analyse kommentar interview
    gastbeitrag essay kolumne
    bericht reportage leitartikel porträt rezension glosse kritik gastkommentar meinung
    beitrag artikel text protokoll recherche von aus propos écrit publié rédigé signé posté texte
    article avec escrito publicado redactado texto elaborado enviado scritto pubblicato
    articolo testo intervista commento analisi redatto dal dalla geschreven gepubliceerd
    geplaatst van skriven publicerad skrevet publisert publiceret scris publicat articol autor
    napisane napisana napisany autorka penulis opracował opracowała oprac. автор текст журналист
    подготовил подготовила подготовили підготував підготувала γράφει"""
)
"""First words of :data:`_PHRASES` in scripts with spaces."""


_UNSPACED = frozenset("作记記本新中文取كبכמנ")
"""Their first letters in the others."""

_FILING = re.compile(r"(?:D[EOA]S?|EM|ENVIAD[OA] ESPECIAL A)(?: [^\W\d_]{2,}){1,4}")
"""`DE SÃO PAULO`, `ENVIADA ESPECIAL A LIMA`."""


def _leads_in(lead: str, language: str | None) -> bool:
    """Whether a bare lead-in is one in this language (in any, when it is not known)."""
    languages = _BARE_LEADS[lead]
    return not languages or language is None or language.split("-")[0] in languages.split()


def read_lead(text: str, language: str | None) -> tuple[str, int] | None:
    """The bare lead-in at the start (`by`; "" for a phrase that proves itself) and its end.

    >>> read_lead("Written by Jane Example", None)
    ('', 11)
    """
    head, _, _ = text.partition(" ")
    lead = head.casefold().rstrip(":")
    if (lead in _PHRASE_WORDS or text[0] in _UNSPACED) and (found := _PHRASES.match(text)):
        return "", found.end()
    if lead in _BARE_LEADS and head != text and _leads_in(lead, language):
        return lead, len(head)
    return None


def is_filing(text: str) -> bool:
    """Whether a line says from where a writer filed: `DE RECIFE`, as the papers of Brazil do.

    >>> is_filing("DE RECIFE"), is_filing("De Recife para o mundo")
    (True, False)
    """
    return text.isupper() and _FILING.fullmatch(text) is not None


def is_lead_in(text: str) -> bool:
    """Whether a line is the lead-in of a byline and nothing more: `By`, `Written by:`."""
    return len(text) < 20 and LEAD_IN.fullmatch(text) is not None


def is_other_role(text: str) -> bool:
    """Whether a line is the lead-in of a role that is not the writer's: `Fact checked by`."""
    if not 6 < len(text) <= LONGEST_LEAD_IN or is_lead_in(text):
        return False
    bare = text.rstrip(": ")
    read = read_role(f"{bare}: ")
    return read is not None and AUTHOR not in read[0] and read[1] >= len(bare)
