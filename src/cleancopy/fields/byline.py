"""Who wrote it: bylines as printed, and author strings as JSON-LD and meta tags state them.

A printed line must prove that it is a byline: by a lead-in (`By`, `Von`, `Text:`) and nothing but
names, titles, places, outlets and dates after it, or by a name with a job beside it. A declared
author needs no proof, so :func:`declared_authors` keeps pen names, desks and single words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleancopy.fields import words
from cleancopy.fields.agency import NONE, Agencies
from cleancopy.fields.asides import CONTACT, COUNTER, FULL_DATE, is_date_word
from cleancopy.fields.names import is_name, is_uncased, name_prefix, normalize_name, recase, turn
from cleancopy.fields.roles import AUTHOR, EDITOR, ROLE, may_open_role, read_role
from cleancopy.fields.writers import (
    SUFFIX_TITLE,
    Byline,
    Parts,
    are_degrees,
    is_desk,
    split,
    undoubled,
)

LONGEST = 400
"""Characters a byline may have: fourteen names with their outlets."""


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
    "της": "el",
    "από": "el",
}
"""Lead-ins that are common words: what follows must be nothing but names and
what stands by them. With the languages in which they are lead-ins; `by` is one everywhere."""

_PHRASES = re.compile(
    r"""(?:
    (?:written|posted|published|reported|authored|submitted|contributed|created|compiled|prepared
       |presented|a\ (?:report|story|column|review)|an\ (?:essay
          |analysis))
       (?:\ and\ \w+)?\ by
    |(?:ein(?:e|\ \w+)?\ )?(?:analyse|kommentar|interview|gastbeitrag|essay|kolumne|bericht
       |reportage|leitartikel
       |porträt|rezension|glosse|kritik|gastkommentar|meinung|beitrag|artikel|text|protokoll)\ von
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
    |napisan[aey]\ przez|(?:autor|autorka|opracował|opracowała|oprac\.)\ (?=[A-Z])
    |(?:автор|текст|журналист|подготовил[аи]?|підготува(?:в|ла))\ (?=[А-ЯЄІЇҐ])|γράφει\ (?:ο|η)
    |作者[:：]?|(?:本报|本社|新华社|本网|中新社)?记者\s?(?=[一-鿿])|文[／/=＝]|文・写真[=＝]?|取材・文[=＝／]?|كتب(?:ت)?\s?[-:：]?
       |بقلم\s?[:：]?|כתב(?:ת)?:|מאת:?
    )\s*[:：]?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
"""`Written by Jane`, `Ein Gastbeitrag von Anna`; not `Jane`."""
_PHRASE_WORDS = words.word_set(
    """this written posted published reported authored submitted contributed created compiled
    prepared presented a an ein eine analyse kommentar interview gastbeitrag essay kolumne
    bericht reportage leitartikel porträt rezension glosse kritik gastkommentar meinung
    beitrag artikel text protokoll von aus propos écrit publié rédigé signé posté texte
    article avec escrito publicado redactado texto elaborado enviado scritto pubblicato
    articolo testo intervista commento analisi redatto dal dalla geschreven gepubliceerd
    geplaatst van skriven publicerad skrevet publisert publiceret scris publicat articol autor
    napisane napisana napisany autorka opracował opracowała oprac. автор текст журналист
    подготовил подготовила подготовили підготував підготувала γράφει"""
)
"""First words of :data:`_PHRASES` in scripts with spaces."""
_UNSPACED = frozenset("作记本新中文取كبכמ")
"""Their first letters in the others."""

_SEPARATORS = re.compile(r"\s*(?:[|•·‧∙●■►▪\n\t]|\s[–—-]{1,2}\s|\s{3,})\s*")
"""Between the parts of a line: `Anna | Berlin`, `Anna - 3 May`; not the hyphen of a name."""

_LAST_SENTENCE = re.compile(
    r"(?<=[.!?…”\"«])\s+(?=(?:By|Von|Par|Por|Di|Door|Av|Af|Ein|Eine|Autor)\b)|\s+[|–—/•]\s+(?=\w)"
)
"""Before the byline in `… gescheitert. Von Anna Muster`."""
_PARTS = re.compile(r"\s*[|,;•·–—]\s*|\s-\s")
_AROUND = " ,;:|/•·–—-()"
_COUNTERS = re.compile(rf"(?x:{FULL_DATE.pattern})|{COUNTER.pattern}", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:posted|published|written|updated|created|veröffentlicht|publié|publicado)\s+)?"
    r"(?P<lead>by|von|par|por|di|door|av|af)\b\s*:?\s*",
    re.IGNORECASE,
)
"""`Posted by Jane`, `von Anna`; not `Byron`."""
_SUPERSCRIPT = re.compile(r"(?<=[^\W\d_])\d{1,2}(?:,\d{1,2})*(?=\s|$|[;,])")
"""Of `Jane Example1`, an affiliation."""
_FIRST_PART = re.compile(r"\s*(?:[|,•·–—]|\s-\s)\s*")


def parse_byline(
    text: str, language: str | None = None, agencies: Agencies = NONE
) -> Byline | None:
    """The byline that a printed line is, or None for any other line.

    `language` (BCP 47) only decides what a doubtful lead-in means (`De` is no byline of a Spanish
    page); without `agencies` none is told from a name.

    >>> parse_byline("By Jane Example and John Sample, Staff Writers").authors
    ('Jane Example', 'John Sample')
    >>> parse_byline("By Monday the talks had failed") is None
    True
    """
    if not 3 < len(text) <= LONGEST:
        return None
    head, _, _ = text.partition(" ")
    lead = head.casefold().rstrip(":")
    if (lead in _PHRASE_WORDS or text[0] in _UNSPACED) and (found := _PHRASES.match(text)):
        return _after_lead(text[found.end() :], "", agencies)
    if lead in _BARE_LEADS and head != text and _leads_in(lead, language):
        return _after_lead(text[len(head) :], lead, agencies)
    if may_open_role(text) and (by_role := _by_roles(text, agencies)):
        return by_role
    return _without_lead(text, agencies)


def declared_authors(
    value: str | Iterable[str], language: str | None = None, agencies: Agencies = NONE
) -> Byline:
    """People of an author string or list whose source says that these are authors.

    Takes single words, pen names and log-ins for authors, desks for desks; splits a string at the
    usual joinings, turns `Example, Jane` round; drops addresses, outlets and job titles.

    >>> declared_authors(["By JANE EXAMPLE", "Example Desk"])[:1]
    (('Jane Example',),)
    """
    strings = [value] if isinstance(value, str) else list(value)
    found = [_declared(" ".join(text.split()), agencies) for text in strings]
    return _merge(found)


def trailing_byline(text: str, agencies: Agencies = NONE) -> tuple[str, Byline] | None:
    """Text and byline of a paragraph that ends with one, or None: `… gescheitert. Von Anna Muster`.

    Standfirsts of German papers close so. The byline is a lead-in and full names, nothing else.

    >>> trailing_byline("Es ist geschafft. Von Anna Muster")[1].authors
    ('Anna Muster',)
    """
    for found in _LAST_SENTENCE.finditer(text, max(0, len(text) - 100)):
        byline = parse_byline(text[found.end() :], None, agencies)
        if byline and byline.authors and not byline.rest:
            return text[: found.start()], byline
    return None


def parse_names(text: str, agencies: Agencies) -> Byline | None:
    """People after a role word (`Editing by …`), with their places and outlets; None for prose.

    A single word is a name here: `Editing by Kristin`.
    """
    return _after_lead(text, "", agencies)


def people(text: str, agencies: Agencies = NONE) -> tuple[str, ...]:
    """Names when `text` is nothing but full names in the usual joinings, else ().

    >>> people("Jane Example & John Sample")
    ('Jane Example', 'John Sample')
    """
    if len(text) > LONGEST:
        return ()
    if any(map(str.isdigit, text)):
        text = _SUPERSCRIPT.sub("", text)
    found = [piece for piece in split(undoubled(text)) if not are_degrees(piece)]
    if not all(is_name(piece) and agencies.named(piece) is None for piece in found):
        return ()
    return tuple(dict.fromkeys(name for name in map(normalize_name, found) if name))


def _leads_in(lead: str, language: str | None) -> bool:
    """Whether a bare lead-in is one in this language (in any, when it is not known)."""
    languages = _BARE_LEADS[lead]
    return not languages or language is None or language.split("-")[0] in languages.split()


def _after_lead(text: str, lead: str, agencies: Agencies) -> Byline | None:
    """The byline after a lead-in; a bare one (`lead`) must be proved by all that follows."""
    parts = Parts(agencies)
    segments = [s for s in _SEPARATORS.split(text.strip(" :：")) if s]
    for position, segment in enumerate(segments):
        parts.read(segment, first=position == 0)
    if not (parts.authors or parts.agencies or parts.desks) and _is_single(lead, parts):
        name = normalize_name(parts.unread.pop(0))
        if name:
            parts.authors.append(name)
    if parts.unread:
        return None
    return (
        parts.byline() if parts.authors or parts.agencies or parts.desks or parts.others else None
    )


def _is_single(lead: str, parts: Parts) -> bool:
    """Whether the only thing after the lead-in is one word that may be a name: `By Kristin`."""
    if lead not in ("by", "") or len(parts.unread) != 1:
        return False
    word = parts.unread[0]
    return (
        " " not in word
        and word.isalpha()
        and (word[0].isupper() or (lead == "" and not word[0].isdigit()))
        and word.casefold() not in words.NEVER_NAMES | words.TITLES | words.DESKS | words.OUTLETS
        and len(word) > 2
    )


def _by_roles(text: str, agencies: Agencies) -> Byline | None:
    """`Text: Anna Muster, Fotos: Max Muster`: clauses that each begin with a role."""
    opening = read_role(text)
    if opening is None:
        return None
    starts = [0]
    for found in ROLE.finditer(text, opening[1]):
        if text[found.start() - 1] in " ;,.|/·•\n":
            starts.append(found.start())
    parts = Parts(agencies)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        read = read_role(text, start)
        if read is None:
            return None
        parts.roles, names = read
        for position, segment in enumerate(_SEPARATORS.split(text[names:end].strip(" ;,.|/·•\n"))):
            parts.read(segment, first=position == 0)
    written = parts.agencies and parts.roles == (AUTHOR,)
    if parts.unread or not (parts.authors or parts.desks or parts.has_writers() or written):
        return None
    return parts.byline()


def _without_lead(text: str, agencies: Agencies) -> Byline | None:
    """`Jane Example, Staff Writer`, `JANE EXAMPLE | Example News`, `王小明记者`: a name proved by a
    job, an outlet, an agency or an address beside it."""
    if text[0].isdigit() and len(text) < 100:
        return _dated(text, agencies)
    if len(text) > 120 or text[-1] in ".!?…:" or not (text[0].isupper() or is_uncased(text[0])):
        return None
    if SUFFIX_TITLE.search(text):
        return _after_lead(text, "", agencies)
    if "@" in text and (names := people(CONTACT.sub(" ", text), agencies)):
        return Byline(names, rest=" ".join(found[0].strip() for found in CONTACT.finditer(text)))
    tail = _after_names(text, agencies)
    if not tail or "/" in text or not (_is_job(tail) or _is_wire(tail, agencies)):
        return _dated(text, agencies)
    parts = Parts(agencies, proven=False)
    for position, segment in enumerate(_SEPARATORS.split(text)):
        parts.read(segment, first=position == 0)
    return parts.byline() if parts.authors and not parts.unread else None


def _after_names(text: str, agencies: Agencies) -> str:
    """What follows the full name, or names, at the start; "" when there is none or nothing."""
    first = _FIRST_PART.search(text)
    if first and people(text[: first.start()], agencies):
        return text[first.end() :]
    name, tail = name_prefix(text)
    return tail if name else ""


def _dated(text: str, agencies: Agencies) -> Byline | None:
    """`Jane Example • 3.4.2020 • 3 min read`, `3 April 2020 by Jane Example`: a name, set off or
    with its `by`, and beside it nothing but a full date or counters."""
    if len(text) > 140 or not _COUNTERS.search(text):
        return None
    bare = _COUNTERS.sub("|", text)
    segments = [segment.strip(_AROUND) for segment in re.split(r"[|•·–—/]|\s-\s", bare)]
    named = [s for s in segments if s and not all(map(is_date_word, s.split()))]
    if len(named) != 1:
        return None
    if lead := _BY.match(named[0]):
        return _after_lead(named[0][lead.end() :], lead["lead"].casefold(), agencies)
    if not re.search(rf"{re.escape(named[0])}\s*[|•·–—/,]|[|•·–—/,]\s*{re.escape(named[0])}", text):
        return None
    names = people(named[0], agencies) if FULL_DATE.search(text) else ()
    return Byline(names, rest=text.replace(named[0], "").strip(_AROUND)) if names else None


def _is_wire(tail: str, agencies: Agencies) -> bool:
    """Whether a part of what follows a name is a wire: `| Reuters`, `, Associated Press`."""
    named = [agencies.named(part) for part in _PARTS.split(tail)]
    return bool(agencies.wires(name for name in named if name))


_AND = frozenset(
    ["and", "und", "et", "y", "e", "en", "og", "och", "&", "or", "oder", "with", "mit"]
)


def _is_job(tail: str) -> bool:
    """Whether what follows a name says that it is a journalist's."""
    found = tail.casefold().split()[:6]
    if found[0] in _AND or found[0] in words.TAILS:
        return False
    if found[:2] == ["special", "to"]:
        return True
    return any(word.strip("(|:,") in words.REPORTERS for word in found)


def _declared(text: str, agencies: Agencies) -> Byline:
    """One declared author string."""
    text = text.strip()
    if not text or len(text) > LONGEST or "://" in text:
        return Byline()
    if agency := agencies.named(text):
        return Byline(agencies=(agency,))
    if turned := turn(text):
        return Byline(authors=tuple(filter(None, [normalize_name(turned)])))
    if printed := parse_byline(text, None, agencies):
        return printed
    found = Parts(agencies)
    found.read(text, first=True)
    for piece in found.unread:
        name = normalize_name(piece)
        if is_desk(piece):
            found.desks.append(piece)
        elif name:
            found.authors.append(recase(name) if " " in name else piece)
    found.unread.clear()
    return found.byline()


def _merge(bylines: Iterable[Byline]) -> Byline:
    """Several bylines as one."""
    read = list(bylines)
    return Byline(
        tuple(dict.fromkeys(name for byline in read for name in byline.authors)),
        tuple(dict.fromkeys(person for byline in read for person in byline.contributors)),
        tuple(dict.fromkeys(agency for byline in read for agency in byline.agencies)),
        " | ".join(byline.rest for byline in read if byline.rest),
        tuple(dict.fromkeys(desk for byline in read for desk in byline.desks)),
    )


__all__ = [
    "EDITOR",
    "Byline",
    "declared_authors",
    "is_desk",
    "parse_byline",
    "people",
    "trailing_byline",
]
