"""Whether a text reads as a picture's credit: an agency, names, and little else."""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies, pieces
from cleancopy.fields.people.names import is_name, is_uncased
from cleancopy.fields.words import word_set

LONGEST = 140
"""Characters a credit may have; those of the bench pages have under 100."""


COURTESY = re.compile(
    r"\b(?:(?:photo |image |picture )?courtesy(?: of)?|handout|hand-out|cedid[ao]s? por"
    r"|supplied(?: by|$)|provided by|zvg"
    r"|mit freundlicher genehmigung"
    r"|avec l'aimable autorisation|cortes[ií]a de|cortesia|gentileza(?: de)?"
    r"|per gentile concessione"
    r"|contributed by)\b",
    re.IGNORECASE,
)
"""`Courtesy of the museum`, `Cedida por la familia`."""


_SMALL_CREDITS = word_set(
    """privat private zvg dpa imago epd afp ap reuters archiv archive pr handout screenshot
    istock pixabay unsplash ritzau tt ntb picture-alliance picture alliance ullstein bild
    laif courtesy via von vom for the of and und et de la del di da do du des van der den
    für by par por avec con et al y e i og och pa images photo foto media aus from
    pic collection dr. at on/in images agency press stock file eigene aufnahme redaktion promo
    repro public domain wikimedia commons cc by-sa"""
)
"""What a credit may hold in small letters."""


HYPHENED = re.compile(r"(?<=[a-zà-ÿ])-(?=[A-Z]\w+ Images$)")
"""`Jane Example-Imagn Images`; not `Jean-Pierre`."""


SENTENCES = re.compile(r"(?<=\w{3})\.\s+(?=[A-Z|])")


_OLD = re.compile(r"(?<=\w)[\s,/]+(?:file(?: photo)?|pool|handout)$", re.IGNORECASE)
"""Of `Jane Example / AP file`, `Reuters/Jane Example/File Photo`."""
NOUN_BEHIND = re.compile(
    r"(?<=\w) (?:file )?(?:pi(?:c|cs|x)|(?-i:photos?|pictures?))$", re.IGNORECASE
)
"""Of `AFP pic`, `Bernama file pic`, `PTI picture`; not of `AP Photo`."""


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""Of a reference: `(EPA 2024)`."""


_WORDS = re.compile(r"(?<!\w)[^\W\d_][\w.'’-]*")
"""`Anna` and `Example` of `@Anna Example 24`; nothing of `20th`."""


def has_slash(text: str) -> bool:
    """Whether something parts maker and agency: a slash, a bar or `via`."""
    return any(mark in text for mark in ("/", "|", " via "))


def is_credit(text: str, agencies: Agencies, *, alone: bool = True) -> bool:
    """Whether a text without marker reads as a credit: an agency, and beside it only names."""
    text = HYPHENED.sub(" / ", text.strip(" ."))
    if not 1 < len(text) <= LONGEST or text[-1] in "?!:":
        return False
    text = NOUN_BEHIND.sub("", _OLD.sub("", text))
    if agencies.named(text):
        return alone
    if COURTESY.match(text):
        return len(text.split()) <= 12
    if not agencies.mentioned(text) or SENTENCES.search(text) or _YEAR.search(text):
        return False
    return (
        may_be_credit(text, agencies)
        and _mostly_capital(text, agencies)
        and (
            has_slash(text)
            or bool(COURTESY.search(text))
            or all(is_name(piece) or agencies.mentioned(piece) for piece in pieces(text))
        )
    )


def _mostly_capital(text: str, agencies: Agencies) -> bool:
    """Whether no word is small that a credit does not hold in small letters."""
    words = [word.strip("()[],.;:'\"") for piece in re.split(r"[\s/|]+", text) for word in [piece]]
    return all(
        not word
        or not word[0].islower()
        or _is_small_credit(word.casefold(), agencies)
        or "." in word
        for word in words
    )


def _is_small_credit(word: str, agencies: Agencies) -> bool:
    return word in _SMALL_CREDITS or word in agencies.starts or word in agencies.ends


FOR = re.compile(r"\s+(?:for|für|pour|para|per|voor)\s+(?=[A-Z])")
"""Between who made a picture and for whom: `Jane Example for The Courier`."""


def are_makers(text: str, agencies: Agencies) -> bool:
    """Whether each piece of a text is a name or an agency, but for whom they worked."""
    found = pieces(FOR.split(text.strip(" .()[]（）"))[0])
    return bool(found) and all(is_name(piece) or agencies.mentioned(piece) for piece in found)


def may_be_credit(text: str, agencies: Agencies) -> bool:
    """Whether what follows a marker can be a credit and no sentence."""
    text = text.strip(" .)]）】")
    if not text or "://" in text or "](" in text or len(text) > LONGEST or len(text.split()) > 16:
        return False
    words = _WORDS.findall(text)
    if not words:
        return False
    first = words[0][0]
    small = [word for word in words if word[0].islower() and not _may_be_small(word, agencies)]
    if small and first.islower() and not is_uncased(first) and not DOMAIN.match(text):
        return False
    return len(small) * 2 <= len(words) or bool(COURTESY.search(text))


def _may_be_small(word: str, agencies: Agencies) -> bool:
    """Whether a credit may hold a word in small letters: `via`, `example.com`, `iExample`."""
    return (
        _is_small_credit(word.casefold(), agencies)
        or DOMAIN.fullmatch(word) is not None
        or any(map(str.isupper, word))
    )


DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-zA-Z]{2,4}\b")
