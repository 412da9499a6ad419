"""How a person's name is written: capitals made writing, particles small, initials as they are."""

from __future__ import annotations

import re

from cleancopy.fields import words

WORD_EDGES = ".,;:()\"“”„«»'‘’"
"""What may stand around a word of a name."""
_ROMAN = re.compile(r"I{1,3}|IV|V")
_TURKISH = re.compile(r"[İŞĞışğ]")
"""Of a word whose I is a dotless ı: `KILIÇ` has none of them and stays as English has it."""
_SURNAMES = re.compile(r"(?i)^(mc|o['’]|d['’]|l['’]|dell['’]|dall['’]|st\.-)(?=\w)")
_MAC = re.compile(
    r"Mac(aulay|cormack|donald|dougall|farlane|gregor|intosh|intyre|kay|kenzie|kinnon|lachlan|lean"
    r"|leod|millan|neil|neill|pherson|rae|taggart)$"
)
"""`Macdonald` in capitals was MacDonald; not `Machado`."""


def recase(name: str) -> str:
    """A name in capitals, or all small, as usually written; any other as it is, but for words
    in capitals beside others (`Bill MCEXAMPLE`).

    >>> recase("PATRICK O'NEILL-MCDONALD"), recase("Luís D'Ávila")
    ("Patrick O'Neill-McDonald", "Luís D'Ávila")
    """
    if name.istitle() and not name.isupper():
        return name
    small = name.islower()
    capitals = name.isupper()
    if small and "." in name.strip("."):
        return name
    parts = name.split(" ")
    several = len(parts) > 1
    for index, part in enumerate(parts):
        if small or (part.isupper() and _is_capital_word(part, capitals and several)):
            before = parts[index - 1].casefold() if index else ""
            parts[index] = _write(part, first=index == 0, before=before)
    return " ".join(parts)


def turkish(text: str) -> str:
    """A Turkish byline whose words in capitals with an `I` are in writing: `I` is that of `ı`.

    >>> turkish("Serhat ÇINAR (DHA)")
    'Serhat Çınar (DHA)'
    """
    return _SHOUTED.sub(lambda found: found[0][0] + _small_turkish(found[0][1:]), text)


def _small_turkish(text: str) -> str:
    return text.replace("I", "ı").replace("İ", "i").lower()


_SHOUTED = re.compile(r"\b(?=[^\W\d_]*I)[A-ZÇĞİÖŞÜ]{4,}\b")


def _is_capital_word(part: str, all_capitals: bool) -> bool:
    """Whether a word in capitals is to be turned into writing: no initials, no `II`."""
    bare = part.strip(WORD_EDGES)
    if bare in ("JR", "SR"):
        return True
    if "." in part.strip(",") or _ROMAN.fullmatch(bare):
        return False
    if len(bare) <= 2:
        return all_capitals and (bare.casefold() in words.SMALL_IN_CAPITALS or _has_vowel(bare))
    return len(bare) > 3 or (all_capitals and _has_vowel(bare))


def _has_vowel(text: str) -> bool:
    return any(c in "aeiouyäöüåøæáéíóúàèìòùâêîôûăеиоуаыюяієїαεηιουω" for c in text.casefold())


def _write(part: str, *, first: bool, before: str) -> str:
    """One word of a name in writing."""
    if part.strip(".,").casefold() in ("jr", "sr") and not first:
        return part.capitalize()
    if _TURKISH.search(part):
        folded = _small_turkish(part)
        return f"İ{folded[1:]}" if folded[0] == "i" else _capital(folded)
    folded = part.lower()
    if folded == "al" and first:
        return "Al"
    if folded in ("la", "las", "los", "le", "der", "den", "het") and before in ("de", "von", "van"):
        return folded
    if folded in words.SMALL_IN_CAPITALS and not first:
        return folded
    return "-".join(_write_part(piece) for piece in folded.split("-"))


def _write_part(piece: str) -> str:
    if piece == "al":
        return piece
    found = _SURNAMES.match(piece)
    if found is None:
        written = _capital(piece)
        mac = _MAC.match(written)
        return f"Mac{mac[1].capitalize()}" if mac else written
    head, rest = found[0], piece[found.end() :]
    if head[0] == "d" and not rest[0].isascii() and len(head) == 2:
        return head + _capital(rest)
    return _capital(head) + _capital(rest)


def _capital(piece: str) -> str:
    return piece[:1].upper() + piece[1:]
