"""A person's name: what has the shape of one, and what stands around it.

Case and order tell names from prose in scripts with capitals; in the others (Han, kana, Hangul,
Arabic, Hebrew, Devanagari, …) only length does, so those need a lead-in to be believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from cleancopy.fields import words
from cleancopy.fields.people.name_writing import WORD_EDGES, recase
from cleancopy.fields.people.names_east import is_eastern_name

_BEFORE = words.HONORIFICS | words.ACADEMIC
_NO_PEOPLE = words.ORGANISATIONS | words.BEATS
_NOBODYS = words.REGIONS | words.LOG_INS
_LEADS_ON = frozenset({"IN", "ON", "AT", "IM", "EN"})
"""Prepositions in capitals, with something behind them: `Jane Example IN News`; no initials."""
LONGEST = 60
"""Characters a name may have: the longest real ones of the bench pages have under 45."""
_SECOND = frozenset({"der", "den", "de", "het", "la", "las", "los", "dem", "'t"})
_INNER = frozenset({"El", "Del", "EL", "DEL"})
"""Articles elsewhere, but between two names a part of the second: `Aziz El Haddad`."""
LONGEST_UNSPACED = 14
"""Signs of a name in Han, kana or hangul: `アレクサンダー・ムスター` has twelve."""
MOST_WORDS = 7
"""`María del Carmen de la Torre Example` has seven."""

_CONTACT = re.compile(r"\S+@\S+\.\w+|(?<!\w)@\w[\w.]*|https?://\S+|\bwww\.\S+")
"""`a.muster@example.org`, `@amuster`; not `Anna`."""
_BRACKETS = re.compile(r"[(\[（【][^)\]）】]*[)\]）】]?")
"""`(links)`; not `Anna`."""
_EDGES = " \t\n\xa0.,;:·•|*_–—-/\\+&<>\"“”„«»‹›'‘）】」"
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,4}|[A-ZÀ-ÞА-ЯΑ-Ω]{1,2}\.?")
"""`J.`, `J.K.`, `J.-P.`, `JK`; not `Jo`."""
_LAST_INITIAL = re.compile(r"\s(?:[^\W\d_]|[JS][rR]|(?:[^\W\d_]\.)+[^\W\d_])$")
"""`Jeff T`, `Example Jr`; not `Jeff`."""
_INVERTED = re.compile(r"([^\s,]+(?:-[^\s,]+)?), ([^\s,]+(?: [^\s,]{1,12})?)")
"""`Example, Jane T.`; not `Jane Example, John Example`."""
_ADJECTIVE = re.compile(r"(?:politisch|ständig|vertretend|leitend|wissenschaftlich)e[rn]?$")
"""Of a job: `Landespolitische Korrespondentin`; not `Fritsche`."""
_SMALL = re.compile(r"(?<![\w@./-])[^\W\d_A-ZÀ-ÞА-ЯΑ-Ω][^\W\d_]{2,}(?![\w.-]*[@_])")
"""`related` of `all related topics`; not `Related`, nor `jane` of `jane.example@example.org`."""
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LATIN = re.compile(r"[A-Za-z]")


def is_uncased(char: str) -> bool:
    """Whether a letter is of a script without capitals.

    >>> is_uncased("王"), is_uncased("A")
    (True, False)
    """
    return char.isalpha() and char.upper() == char.lower()


def normalize_name(text: str) -> str | None:
    """One person's name in usual writing, or None when `text` cannot be one.

    Takes off e-mail addresses, handles, brackets, honorifics and degrees, turns names in capitals
    (or all small) into writing. It believes whoever says that this is a name: a single word
    passes, and so does a log-in without digits. :func:`is_name` is the strict question.

    >>> normalize_name("ANNA VON DER HEIDE")
    'Anna von der Heide'
    """
    text = _CONTACT.sub(" ", text)
    if "(" in text or "[" in text or "（" in text:
        text = _BRACKETS.sub(" ", text)
    parts = _without_titles(_trim(text).split())
    if not parts or len(parts) > MOST_WORDS or sum(map(len, parts)) > LONGEST:
        return None
    if not all(_may_be_in_a_name(part) for part in parts) or text.casefold() in _NOBODYS:
        return None
    name = recase(" ".join(parts)).rstrip(",;")
    return name if any(map(str.isalpha, name)) else None


def _trim(text: str) -> str:
    """Without what stands around a name; the full stop of a last initial (`Jeff T.`) stays."""
    bare = text.strip(_EDGES)
    dotted = text.strip().startswith(f"{bare}.") or f"{bare}." in text
    return f"{bare}." if dotted and _LAST_INITIAL.search(bare) else bare


def is_name(text: str, proven: bool = False) -> bool:
    """Whether `text` has the strict shape of a person's full name: two words or more.

    `proven` as for :func:`name_prefix`.

    >>> is_name("Anna von der Heide"), is_name("Monday Morning"), is_name("Anna said")
    (True, False, False)
    """
    name, tail = name_prefix(text, proven)
    return bool(name) and not tail


def name_prefix(text: str, proven: bool = False) -> tuple[str, str]:
    """The full name that `text` starts with and what follows it; ("", text) if none does.

    `proven` says that a name is to be expected here: then `April Example` and `Jane Price` pass.

    >>> name_prefix("Anna Muster in Berlin")
    ('Anna Muster', 'in Berlin')
    """
    parts = text.split()
    end = capitals = 0
    for index, part in enumerate(parts):
        kind = "particle" if index and _goes_on(parts[index - 1], part) else _word_kind(part)
        if capitals == 1 and part in _INNER and index + 1 < len(parts):
            kind = "particle" if _word_kind(parts[index + 1]) == "name" else kind
        if proven and kind == "other" and _is_also_a_name(parts, index, capitals):
            kind = "name"
        if kind == "name":
            capitals, end = capitals + 1, index + 1
        elif kind == "initial":
            end = index + 1
        elif kind != "particle" or (part in ("y", "e") and capitals < 2):
            break
        if _closes(part, kind) and not _is_suffix(parts[index + 1 : index + 2]):
            break
    name = " ".join(parts[:end]).rstrip(",;:")
    if not _enough(parts[:end], capitals) or name.casefold() in _NOBODYS:
        return "", text
    return name, " ".join(parts[end:])


def _is_also_a_name(parts: list[str], index: int, capitals: int) -> bool:
    """Whether a word of `ALSO_NAMES` makes a full name with the one name beside it."""
    bare = parts[index].strip(WORD_EDGES)
    if bare.casefold() not in words.ALSO_NAMES or not bare[0].isupper():
        return False
    if index:
        return capitals == 1
    return len(parts) > 1 and _word_kind(parts[1]) == "name"


def _goes_on(before: str, part: str) -> bool:
    """Whether a word is the second of two particles, in capitals or not: `Van Der`, `De La`."""
    return before.casefold() in ("van", "von", "de") and part.casefold() in _SECOND


def stands_small(word: str, texts: Iterable[str]) -> bool:
    """Whether a word stands in small letters in a page's texts: what it says is no name.

    >>> stands_small("related", ["Related", "all related topics"])
    True
    """
    return any(word in text and word in _SMALL.findall(text) for text in texts)


def turn(name: str) -> str | None:
    """`Example, Jane T.` as `Jane T. Example`; None for what is not inverted so.

    Only for catalogue-like sources: in a byline the comma stands between people.
    """
    found = _INVERTED.fullmatch(name.strip())
    if found is None or not all(_word_kind(word) in ("name", "initial") for word in name.split()):
        return None
    return f"{found[2]} {found[1]}"


def _without_titles(parts: list[str]) -> list[str]:
    while len(parts) > 1 and is_before_names(parts[0]):
        parts = parts[1:]
    while len(parts) > 2 and _is_degree(parts):
        parts = parts[:-1]
    return parts


def is_before_names(word: str) -> bool:
    """Whether a word is an honorific or an academic title: `Dr`, `phil.`; not `Phil`."""
    folded = word.strip(",:").casefold()
    return folded in _BEFORE or folded.strip(".") in _BEFORE


def _is_degree(parts: list[str]) -> bool:
    last = parts[-1].strip("®,.").replace(".", "")
    if last.casefold() not in words.DEGREES:
        return False
    return parts[-2].endswith(",") or (last.isupper() and not parts[0].isupper()) or "hD" in last


def _may_be_in_a_name(part: str) -> bool:
    bare = part.strip(WORD_EDGES)
    if bare.casefold() in words.SUFFIXES:
        return True
    return not any(c.isdigit() or c in "@/\\|:=<>{}#$%!?&…" for c in bare)


@lru_cache(maxsize=4096)
def _word_kind(part: str) -> str:
    """`name`, `initial`, `particle` or `other`: what a printed word can be in a full name."""
    bare = part.strip(WORD_EDGES)
    folded = bare.casefold()
    if not bare or not _may_be_in_a_name(part):
        return "other"
    if folded in words.SUFFIXES and bare[0].isupper() and bare not in ("Iv", "Ii", "Iii"):
        return "initial"
    if bare.isupper() and folded in words.SMALL_IN_CAPITALS and len(bare) > 1:
        return "particle"
    if bare.islower():
        return (
            "particle" if folded in words.LOWER_PARTICLES or bare[:3] in ("al-", "el-") else "other"
        )
    if bare in _LEADS_ON and part == bare:
        return "other"
    if _INITIAL.fullmatch(part.strip(",;:")) and folded not in words.OUTLETS:
        return "initial"
    if folded in words.NEVER_NAMES or folded in words.TITLES or folded in words.DESKS:
        return "other"
    if folded in words.OUTLETS or folded in _NO_PEOPLE or "." in bare:
        return "other"
    if len(bare) > 2 and bare[-2:] in ("'s", "’s"):
        return "other"
    if _ADJECTIVE.search(bare) or words.HOUSE.search(folded):
        return "other"
    return "name" if _starts_as_name(bare) else "other"


def _closes(part: str, kind: str) -> bool:
    """Whether a name ends with this word, by its punctuation."""
    return part[-1] in ",;:" or (part[-1] == "." and kind == "name" and len(part) > 4)


def _is_suffix(following: list[str]) -> bool:
    return bool(following) and following[0].strip(WORD_EDGES).casefold() in words.SUFFIXES


def _starts_as_name(bare: str) -> bool:
    head = bare[2:] if bare[:2] in ("d'", "d’", "l'", "l’", "O'", "O’") else bare
    head = head.removeprefix("al-").removeprefix("el-")
    return bool(head) and (head[0].isupper() or head[0].istitle() or is_uncased(head[0]))


def _enough(parts: list[str], capitals: int) -> bool:
    """Two words, one of them more than an initial; of scripts without capitals 2 to 5 letters
    without a blank, or two to four words."""
    if not capitals or len(parts) > MOST_WORDS:
        return False
    first = parts[0].strip(WORD_EDGES)
    whole = "".join(parts)
    if not whole.isascii() and _UNSPACED.search(whole):
        return _is_unspaced_name([part for part in parts if not _LATIN.search(part)], parts)
    if first and is_uncased(first[0]):
        return 2 <= len(whole) <= 5 or (2 <= len(parts) <= 4 and len(whole) <= 40)
    if len(parts) < 2 or (first.casefold() in words.LOWER_PARTICLES and first.islower()):
        return False
    return (
        capitals > 1
        or _word_kind(parts[0]) == "initial"
        or _word_kind(parts[-1]) == "name"
        or (len(parts) == 2 and len(parts[1].strip(".")) == 1)
    )


def _is_unspaced_name(parts: list[str], printed: list[str]) -> bool:
    """Whether words of Han, kana or hangul are a name of few signs, alone or beside a Latin one."""
    whole = "".join(parts)
    if len(parts) < len(printed):
        latin = [part for part in printed if part not in parts]
        return 2 <= len(whole) <= 5 and not all(map(str.isupper, latin))
    if 2 <= len(whole) <= 5 or is_eastern_name(whole):
        return True
    return 2 <= len(parts) <= 4 and len(whole) <= LONGEST_UNSPACED
