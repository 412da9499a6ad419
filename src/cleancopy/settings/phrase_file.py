"""Reading of `config/phrases/<lang>.toml` into Phrases."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Set

from cleancopy.settings.phrases import EDGES, LEAD_INS, Family, LeadIn, Phrases, spaceless
from cleancopy.settings.tables import Table

FAMILIES = {
    "navigation": "navigation",
    "share": "navigation",
    "related": "related",
    "promo": "promo",
    "paywall": "promo",
    "comment": "comment",
    "footer": "footer",
    "cookies": "footer",
    "correction": "correction",
}
"""The tables of a phrase file, and the label that a phrase of each gives."""

LONGEST = {"correction": 2000, "footer": 1000, "cookies": 1000, "paywall": 500}
"""Characters a line may have to be decided by a phrase in it, where not `USUAL_LONGEST`.

By judgement: a furniture line is short, a correction or a legal notice is a paragraph."""
USUAL_LONGEST = 300
"""Characters of all other lines."""

SEPARATORS = frozenset({"|", "/", "·", "•", "-", "–", "—", "&", ">", "»"})
"""What stands between the words of a row of links."""
DIGIT = r"\d"

KINDS = ("exact", "prefix", "suffix", "contains", "pattern")


class _Gathered:
    """What the files read so far have; of two with the same phrase the later one holds."""

    def __init__(self) -> None:
        self.found: dict[str, dict[str, Family]] = {kind: {} for kind in KINDS}
        self.words: dict[str, set[str]] = {family: set() for family in FAMILIES}
        self.lead_ins: dict[LeadIn, set[str]] = {kind: set() for kind in LEAD_INS}
        self.stopwords: set[str] = set()
        self.sections: set[str] = set()

    def read(self, language: str, table: Table) -> None:
        self.stopwords.update(" ".join(_folded(table, "stopwords")).split())
        self.sections.update(name.strip(EDGES) for name in _folded(table, "sections"))
        for name in reversed(FAMILIES):
            _read_family(table.table(name), language, name, self.found, self.words[name])
        _read_lead_ins(table.table("lead_in"), self.lead_ins)
        table.done()


def read_phrases(files: Mapping[str, Table]) -> Phrases:
    """Phrases of the tables of `phrases/<lang>.toml`, by language.

    Of two languages or families with the same phrase the first holds, in alphabetical order and
    in that of FAMILIES.
    """
    gathered = _Gathered()
    for language, table in sorted(files.items(), reverse=True):
        gathered.read(language, table)
    return _prepared_for_look_up(gathered)


def _prepared_for_look_up(gathered: _Gathered) -> Phrases:
    found = gathered.found
    patterns = dict(
        sorted(found["pattern"].items(), key=lambda item: not item[0].startswith(DIGIT))
    )
    spaced = [phrase for phrase in found["contains"] if " " in phrase]
    common = frozenset(gathered.stopwords)
    return Phrases(
        function_words=common,
        sections=frozenset(gathered.sections),
        exact=found["exact"],
        prefix=found["prefix"],
        prefix_by_start=_grouped(found["prefix"], lambda phrase: phrase[:2]),
        suffix=found["suffix"],
        suffix_by_end=_grouped(found["suffix"], lambda phrase: phrase[-2:]),
        contains=found["contains"],
        contains_by_word=_grouped(spaced, lambda phrase: _rare_word(phrase, common)),
        unspaced=tuple(sorted(p for p in found["contains"] if " " not in p)),
        pattern=_alternation(list(patterns)),
        patterns=tuple(patterns.items()),
        words=tuple(
            (frozenset(row | SEPARATORS), _family("any", family))
            for family, row in gathered.words.items()
            if row
        ),
        lead_ins={
            kind: _grouped(phrases, lambda phrase: phrase[:2])
            for kind, phrases in gathered.lead_ins.items()
        },
    )


def _folded(table: Table, key: str) -> list[str]:
    """The phrases of a key, folded all at once."""
    if key not in table:
        return []
    return "\n".join(table.texts(key)).casefold().replace("’", "'").splitlines()


def _read_family(
    table: Table,
    language: str,
    name: str,
    found: Mapping[str, dict[str, Family]],
    words: set[str],
) -> None:
    family = _family(language, name)
    words.update(" ".join(_folded(table, "words")).split())
    _check_patterns(table)
    for key in KINDS:
        if key in table:
            phrases = table.texts(key) if key == "pattern" else _folded(table, key)
            found[key].update(dict.fromkeys(_prepared(table, key, phrases), family))
    opens = _prepared(table, "exact", _folded(table, "opens"))
    found["exact"].update(dict.fromkeys(opens, family._replace(opens=True)))
    table.done()


def _family(language: str, name: str) -> Family:
    longest = LONGEST.get(name, USUAL_LONGEST)
    return Family(FAMILIES[name], f"phrase.{language}.{name}:", longest, opens=False)


def _alternation(patterns: list[str]) -> re.Pattern[str]:
    """All patterns as one; those that start with a digit are tried on digits only."""
    digits = [f"(?:{p})" for p in patterns if p.startswith(DIGIT)]
    others = [f"(?:{p})" for p in patterns if not p.startswith(DIGIT)]
    return re.compile("|".join([rf"(?=\d)(?:{'|'.join(digits)})", *others]) if patterns else "(?!)")


def _prepared(table: Table, key: str, phrases: list[str] | tuple[str, ...]) -> list[str]:
    """Phrases as their kind compares them: punctuation only where the kind keeps it."""
    if key == "exact":
        prepared = [phrase.strip(EDGES) for phrase in phrases]
    elif key == "suffix":
        prepared = [phrase.rstrip(EDGES) for phrase in phrases]
    else:
        prepared = list(phrases)
    shortest = min(prepared, key=len, default="enough")
    if len(shortest) < (1 if key == "exact" else 2):
        raise table.error(key, f"{shortest!r} is too short")
    if key == "contains":
        for phrase in prepared:
            if phrase.count(" ") < 2 and not spaceless(phrase[0]):
                raise table.error(key, f"{phrase!r} needs three words or more")
    return prepared


def _check_patterns(table: Table) -> None:
    """Raise for a pattern that is none, or has a group of its own (they are joined into one)."""
    for source in table.patterns("pattern", keep=True) if "pattern" in table else ():
        if re.compile(source).groups:
            raise table.error("pattern", f"{source!r} has a group: write (?:…)")


def _read_lead_ins(table: Table, lead_ins: Mapping[LeadIn, set[str]]) -> None:
    for kind in LEAD_INS:
        lead_ins[kind].update(_folded(table, kind))
    for kind in table:
        raise table.error(kind, f"unknown kind of lead-in (known: {', '.join(LEAD_INS)})")


def _grouped(phrases: Iterable[str], key: Callable[[str], str]) -> dict[str, tuple[str, ...]]:
    """Phrases by `key`, in each group longest first."""
    groups: dict[str, list[str]] = {}
    for phrase in sorted(sorted(phrases), key=len, reverse=True):
        groups.setdefault(key(phrase), []).append(phrase)
    return {each: tuple(group) for each, group in groups.items()}


def _rare_word(phrase: str, common: Set[str]) -> str:
    """The longest word of a phrase that is no stop word.

    Not its last: punctuation stands after that word in many lines, and lines are cut at spaces.
    """
    return max(phrase.split()[:-1], key=lambda word: (word not in common, len(word)))
