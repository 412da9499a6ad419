"""Who wrote it: bylines as printed, and author strings as JSON-LD and meta tags state them.

A printed line must prove that it is a byline: by a lead-in (`By`, `Von`, `Text:`) and nothing but
names, titles, places, outlets and dates after it, or by a name with a job beside it. A declared
author needs no proof, so :func:`declared_authors` keeps pen names, desks and single words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from cleancopy.fields import words
from cleancopy.fields.agency import NONE, Agencies
from cleancopy.fields.names import is_name, is_uncased, name_prefix, normalize_name, recase, turn
from cleancopy.fields.roles import AUTHOR, EDITOR, ROLE, read_role
from cleancopy.model import Contributor

LONGEST = 400
"""Characters a byline may have: fourteen names with their outlets."""


class Byline(NamedTuple):
    """What a byline says; every person once, in printed order."""

    authors: tuple[str, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    """People with another role than writing; editors have the role `editing`."""
    agencies: tuple[str, ...] = ()
    rest: str = ""
    """Titles, outlets, places, dates and addresses, joined by ` | `."""
    desks: tuple[str, ...] = ()
    """Who is no person and no agency: `Podium Staff`, `Redaktion`."""


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
       |presented|reviewed|medically\ reviewed|a\ (?:report|story|column|review)|an\ (?:essay
          |analysis))
       (?:\ and\ \w+)?\ by
    |(?:ein(?:e|\ \w+)?\ )?(?:analyse|kommentar|interview|gastbeitrag|essay|kolumne|bericht
       |reportage|leitartikel
       |porträt|rezension|glosse|kritik|gastkommentar|meinung|beitrag|artikel|text|protokoll)\ von
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
_PHRASE_LETTERS = frozenset("wprsacmetdvnágoбтажпγ作记本新中文取كبכמ")

_SEPARATORS = re.compile(r"\s*(?:[|•·‧∙●■►▪\n\t]|\s[–—-]{1,2}\s|\s{3,})\s*")
"""Between the parts of a line: `Anna | Berlin`, `Anna - 3 May`; not the hyphen of a name."""
_JOINED = re.compile(r"\s*(?:[;&+/、，・]|,(?!\s*(?:[JS]r|I{2,3}|IV)\b\.?)|\s-\s)\s*")
"""Between people; not before `Jr.`"""
_ALSO = re.compile(
    r",?\s+(?:and|und|et|og|och|oraz|και|ve|és|și|şi|ja|и|та|й|і|with|mit|avec|con|com|met|med"
    r"|sowie|plus"
    r"|și|hamt|en|y|e|i|a|s|z|o|ed)\s+(?=[^\W\d_a-zà-ÿ]|(?:von|van|de|der|da|di|al|el)[ -])"
    r"|(?<=[\u3040-\u9fff\uac00-\ud7af])\s*[和与與及と과와]\s*(?=[\u3040-\u9fff\uac00-\ud7af]{2})",
)
"""`Anna Muster und Max Muster`; not `Ortega y gasset`."""
_SURNAME_JOIN = words.word_set("""y e i a o s z""")
"""Joins that also stand inside one name: `José Ortega y Gasset`."""
_BEFORE_NAMES = words.TITLES | words.HONORIFICS | words.ACADEMIC
_DATE = re.compile(
    r"""(?:\b(?:published|updated|posted|modified|created|veröffentlicht|aktualisiert|stand
       |publié|mis\ à\ jour|publicado|actualizado|pubblicato
    |aggiornato|atualizado|gepubliceerd|bijgewerkt|publicerad|oppdatert|publisert|opdateret
       |julkaistu|опубликовано|last\ updated|reading\ time
    |lesezeit|lecture|leestijd|temps\ de\ lecture|on|am|le|el|il|op|den|vom|at|um|à|om
       |kl\.?)\b[\s:,]*)*
    (?:\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day
    |(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)\b[\s.,]*)?
    (?:\b[^\W\d_]{3,10}\b\.?\s+)?\d.*""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""`Published on March 3, 2020 10:00`; not `Anna`."""
_CONTACT = re.compile(
    r"(?:[\s,(<|]*(?:e-?mail|twitter|x|follow|kontakt|contact)\s*[:：]?\s*)?[(<]?(?:\S+@\S+\.\w+"
    r"|(?<!\w)@\w[\w.]*)[)>]?"
    r"|https?://\S+|\bwww\.\S+|\bfollow(?: \w+)? on \w+|\bbio\b.*|\bmore (?:by|from|stories)\b.*",
    re.IGNORECASE,
)
"""`anna@example.org`, `@anna`, `Follow on Twitter`; not `Anna`."""
_BRACKETED = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]")
_SUFFIX_TITLE = re.compile(
    r"(?<=[\u3040-\u9fff\uac00-\ud7af])\s*(?:記者|编辑委員|特派員|论说委员|論説委員|기자|특파원|편집장)"
)
"""`山田太郎記者`, `홍길동 기자`; not `記者`."""
_DOMAIN = re.compile(
    r"(?i)\b[\w-]+\.(?:com|de|org|net|fr|es|it|nl|pl|ru|ua|uk|se|no|dk|fi|at|ch|be|is|eu|info|tv"
    r"|news|io|co)\b"
)
"""`hessenschau.de`; not `A.Muster`."""


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
    if text[0].casefold() in _PHRASE_LETTERS and (found := _PHRASES.match(text)):
        return _after_lead(text[found.end() :], "", agencies)
    head, _, _ = text.partition(" ")
    lead = head.casefold().rstrip(":")
    if lead in _BARE_LEADS and head != text and _leads_in(lead, language):
        return _after_lead(text[len(head) :], lead, agencies)
    if (":" in text or "：" in text or "=" in text or " by " in text or " von " in text) and (
        by_role := _by_roles(text, agencies)
    ):
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
    split = _split(text)
    if not all(is_name(piece) and agencies.named(piece) is None for piece in split):
        return ()
    return tuple(dict.fromkeys(name for name in map(normalize_name, split) if name))


def _leads_in(lead: str, language: str | None) -> bool:
    """Whether a bare lead-in is one in this language (in any, when it is not known)."""
    languages = _BARE_LEADS[lead]
    return not languages or language is None or language.split("-")[0] in languages.split()


def _after_lead(text: str, lead: str, agencies: Agencies) -> Byline | None:
    """The byline after a lead-in; a bare one (`lead`) must be proved by all that follows."""
    parts = _Parts(agencies)
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


def _is_single(lead: str, parts: _Parts) -> bool:
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
    parts = _Parts(agencies)
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        read = read_role(text, start)
        if read is None:
            return None
        parts.roles, names = read
        for position, segment in enumerate(_SEPARATORS.split(text[names:end].strip(" ;,.|/·•\n"))):
            parts.read(segment, first=position == 0)
    if parts.unread or not (parts.authors or parts.others or parts.agencies or parts.desks):
        return None
    return parts.byline()


def _without_lead(text: str, agencies: Agencies) -> Byline | None:
    """`Jane Example, Staff Writer`, `JANE EXAMPLE | Example News`, `王小明记者`: a name proved by a
    job, an outlet, an agency or an address beside it."""
    if len(text) > 160 or text[-1] in ".!?…:" or not (text[0].isupper() or is_uncased(text[0])):
        return None
    if _SUFFIX_TITLE.search(text):
        return _after_lead(text, "", agencies)
    first, tail = name_prefix(text)
    if not first or not tail or "/" in text:
        return None
    if not (_CONTACT.search(tail) or _is_job(tail) or agencies.wires(agencies.mentioned(tail))):
        return None
    parts = _Parts(agencies)
    for position, segment in enumerate(_SEPARATORS.split(text)):
        parts.read(segment, first=position == 0)
    return parts.byline() if parts.authors and not parts.unread else None


def _is_job(tail: str) -> bool:
    """Whether what follows a name says that it is a journalist's."""
    return any(word.strip("(|:,") in words.REPORTERS for word in tail.casefold().split()[:6])


class _Parts:
    """What has been read of one byline."""

    def __init__(self, agencies: Agencies) -> None:
        self.known = agencies
        self.roles: tuple[str, ...] = (AUTHOR,)
        self.authors: list[str] = []
        self.others: list[Contributor] = []
        self.agencies: list[str] = []
        self.desks: list[str] = []
        self.rest: list[str] = []
        self.unread: list[str] = []

    def read(self, segment: str, *, first: bool) -> None:
        """Read one part of the line, up to the next separator."""
        segment = self._without_asides(segment)
        if not segment:
            return
        if read := read_role(segment):
            self.roles, start = read
            segment = segment[start:]
        if whole := self.known.named(segment):
            self.agencies.append(whole)
            return
        for position, piece in enumerate(_split(segment)):
            self._read_piece(piece, leading=first and position == 0)

    def byline(self) -> Byline:
        return Byline(
            tuple(dict.fromkeys(self.authors)),
            tuple(dict.fromkeys(self.others)),
            tuple(dict.fromkeys(self.agencies)),
            " | ".join(part for part in (*self.rest, *self.unread) if part),
            tuple(dict.fromkeys(self.desks)),
        )

    def _without_asides(self, segment: str) -> str:
        """Without dates, addresses and brackets; agencies in brackets count."""
        for aside in _BRACKETED.findall(segment):
            listed = self.known.listed(aside)
            self.agencies += listed
            if not listed:
                self.rest.append(aside)
        segment = _BRACKETED.sub(" ", segment)
        if "@" in segment or "." in segment or "ollow" in segment or " by " in segment.casefold():
            for found in _CONTACT.finditer(segment):
                self.rest.append(found[0].strip())
            segment = _CONTACT.sub(" ", segment)
        if any(map(str.isdigit, segment)) and (date := _DATE.search(segment)):
            self.rest.append(date[0].strip())
            segment = segment[: date.start()]
        segment = _SUFFIX_TITLE.sub(" ", segment)
        return " ".join(segment.split()).strip(" ,;:|/–—-")

    def _read_piece(self, piece: str, *, leading: bool) -> None:
        piece = piece.strip(" ,;:")
        if role := read_role(piece):
            self.roles, start = role
            piece = piece[start:]
        if not piece:
            return
        if agency := self.known.named(piece):
            self.agencies.append(agency)
            return
        piece = _strip_titles(piece)
        name, tail = name_prefix(piece)
        if name and (not tail or _may_follow(tail, self.known)):
            self._person(name, tail)
        elif not leading and words.TITLES & {word.casefold() for word in piece.split()}:
            self.rest.append(piece)
        elif is_desk(piece):
            self.desks.append(piece)
        elif not leading and (_is_aside(piece) or self.known.mentioned(piece)):
            self.rest.append(piece)
            self.agencies += self.known.mentioned(piece)
        elif self.known.mentioned(piece) and len(piece.split()) < 5:
            self.agencies += self.known.mentioned(piece)
        else:
            self.unread.append(piece)

    def _person(self, name: str, tail: str) -> None:
        person = normalize_name(name)
        if person is None:
            self.unread.append(name)
            return
        if tail:
            self.rest.append(tail)
            self.agencies += self.known.mentioned(tail)
        for role in self.roles:
            if role == AUTHOR:
                self.authors.append(person)
            else:
                self.others.append(Contributor(person, role))


def _split(segment: str) -> list[str]:
    """A part of a byline cut into people and what stands between them."""
    pieces: list[str] = []
    for part in _JOINED.split(segment):
        pieces += _split_also(part)
    return [piece.strip() for piece in pieces if piece and piece.strip()]


def _split_also(part: str) -> list[str]:
    """Cut at `and` in any language, but not inside `José Ortega y Gasset`."""
    out: list[str] = []
    start = 0
    for found in _ALSO.finditer(part):
        join = found[0].strip(" ,").casefold()
        before, after = part[start : found.start()], part[found.end() :]
        if join in _SURNAME_JOIN and not (is_name(before) and name_prefix(after)[0]):
            continue
        if join in ("en", "i", "a") and not name_prefix(after)[0]:
            continue
        out.append(before)
        start = found.end()
    return [*out, part[start:]]


def _strip_titles(piece: str) -> str:
    """Without job titles and honorifics before a name: `Special Correspondent Jane Example`."""
    parts = piece.split()
    while len(parts) > 2 and parts[0].strip(".,:").casefold() in _BEFORE_NAMES:
        parts = parts[1:]
    bare = " ".join(parts)
    return bare if name_prefix(bare)[0] else piece


def _may_follow(tail: str, agencies: Agencies) -> bool:
    """Whether `tail` can stand after a name in a byline: a place, a job, an outlet, a degree."""
    head = tail.split(" ", 1)[0].strip(".,:;()").casefold()
    if head in words.TAILS and len(tail) < 80:
        return any(map(str.isupper, tail)) or head in ("was", "is", "has")
    return (
        head in words.TITLES
        or head in words.OUTLETS
        or head in words.DESKS
        or head in words.DEGREES
        or head.replace(".", "") in words.DEGREES
        or bool(_DOMAIN.match(tail))
        or bool(agencies.mentioned(tail))
    )


def _is_aside(piece: str) -> bool:
    """Whether a piece after the first name is a place, a job, an outlet: short, in capitals or
    with a word that says so."""
    parts = piece.split()
    if any(part.strip(".,()").casefold() in words.TITLES | words.OUTLETS for part in parts):
        return True
    if _DOMAIN.search(piece) or is_desk(piece):
        return True
    degrees = [part.strip(".,®").replace(".", "").casefold() for part in parts]
    if all(degree in words.DEGREES or degree in words.SUFFIXES for degree in degrees):
        return True
    return (
        len(parts) <= 3 and all(part[0].isupper() or is_uncased(part[0]) for part in parts)
    ) or (parts[0].casefold() in words.TAILS and len(parts) <= 4)


def is_desk(piece: str) -> bool:
    """Whether a text names a newsroom, a team or an outlet and no person.

    >>> is_desk("The Example Team"), is_desk("Jane Example")
    (True, False)
    """
    parts = [part.strip(".,()").casefold() for part in piece.split()]
    if not parts or len(parts) > 6:
        return False
    if _DOMAIN.search(piece):
        return len(parts) <= 4
    known = words.DESKS | words.OUTLETS
    return (
        parts[-1] in known or parts[0] in words.DESKS or (parts[0] in ("the", "our", "die", "la"))
    )


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
    found = _Parts(agencies)
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


__all__ = ["EDITOR", "Byline", "declared_authors", "is_desk", "parse_byline", "people"]
