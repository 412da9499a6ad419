"""The phrases of `config/phrases/<lang>.toml`, made ready for a look-up a line.

A file has a table a family (`[navigation]`, `[related]`, …) whose keys say how a phrase must
stand in a line: `exact`, `opens` (exact, and a run of such lines follows), `prefix`, `suffix`,
`contains` (three words or more), `pattern` (a regular expression from the start). Lines and
phrases are compared case-folded, white space folded, with straight apostrophes; bullets and
punctuation around a line do not count.

The look-up is dictionaries and not one big regex: a line that matches nothing, nearly every
line, costs about 1 µs with 2,500 phrases of 22 languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

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

LEAD_INS = ("byline", "date", "updated", "caption", "credit", "signoff", "dateline")
"""Kinds of lead-in: what stands before a name, a date, a caption, …, in its line."""

EDGES = " \t:.,;…!?»«›‹>→<←|•·*#[](){}–—-+▼▲►▶▸“”„\"'✕×✓✔↓↑"
BULLETS = " \t•·*»›>→|–—-►▶▸+#✓✔"


class Hit(NamedTuple):
    """What a phrase says of the line it stands in."""

    label: str
    rule: str
    """`phrase.en.navigation:skip to content`"""


class _Entry(NamedTuple):
    hit: Hit
    longest: int
    opens: bool


class _Ends(NamedTuple):
    """Phrases with the same two characters at their tested end, longest first."""

    phrases: tuple[str, ...]
    entries: Mapping[str, _Entry]


def fold(text: str) -> str:
    """Text as phrases are compared: case-folded, single spaces, straight apostrophes.

    >>> fold("Don’t  MISS")
    "don't miss"
    """
    return " ".join(text.casefold().replace("’", "'").split())


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases of all languages; look up with :meth:`match`."""

    languages: tuple[str, ...]
    stopwords: Mapping[str, frozenset[str]]
    """The commonest function words of a language, by language."""
    sections: frozenset[str]
    """Names of newspaper sections ("world news"), folded."""
    exact: Mapping[str, _Entry]
    prefix: Mapping[str, _Ends]
    suffix: Mapping[str, _Ends]
    contains: Mapping[str, tuple[tuple[str, _Entry], ...]]
    """By one word that stands inside the phrase, with white space on both sides."""
    unspaced: tuple[tuple[str, _Entry], ...]
    """`contains` of scripts that write no spaces."""
    pattern: re.Pattern[str]
    """All patterns as one alternation of numbered groups; `patterns` is by group number."""
    patterns: tuple[_Entry, ...]
    lead_ins: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Lead-ins by kind and first two characters, longest first."""

    def match(self, line: str) -> Hit | None:
        """Label and rule name for a case-folded line with folded white space, or None.

        Exact phrases go before prefixes, these before suffixes, these before phrases inside.
        """
        if not line.isascii():
            line = line.replace("’", "'")
        bare = line.strip(EDGES)
        entry = self.exact.get(bare)
        if entry is None:
            head = line.lstrip(BULLETS)
            entry = self._at_ends(head, bare) or self._inside(bare) or self._shaped(head)
        return entry.hit if entry is not None and len(line) <= entry.longest else None

    def opens(self, line: str) -> Hit | None:
        """As :meth:`match`, only for a phrase that heads a run of lines of its label."""
        entry = self.exact.get(line.replace("’", "'").strip(EDGES))
        return entry.hit if entry is not None and entry.opens else None

    def is_section(self, line: str) -> bool:
        """Whether a case-folded line is the name of a newspaper section, and nothing else."""
        return line.strip(EDGES) in self.sections

    def lead_in(self, kind: str, text: str) -> tuple[str, str] | None:
        """The lead-in of `kind` at the start of `text` (as printed), and the text after it.

        `lead_in("credit", "Foto: A. Muster/dpa")` is `("foto:", "A. Muster/dpa")`.
        """
        text = text.lstrip(BULLETS)
        line = text.casefold().replace("’", "'")
        leads = self.lead_ins[kind]
        for phrase in (*leads.get(line[:2], ()), *leads.get(line[:1], ())):
            if line.startswith(phrase) and _ends_word(line, phrase):
                return phrase, _after(text, phrase).lstrip()
        return None

    def _at_ends(self, head: str, bare: str) -> _Entry | None:
        ends = self.prefix.get(head[:2])
        if ends is not None and head.startswith(ends.phrases):
            for phrase in ends.phrases:
                if head.startswith(phrase) and _ends_word(head, phrase):
                    return ends.entries[phrase]
        ends = self.suffix.get(bare[-2:])
        if ends is not None and bare.endswith(ends.phrases):
            for phrase in ends.phrases:
                if bare.endswith(phrase) and _starts_word(bare, phrase):
                    return ends.entries[phrase]
        return None

    def _inside(self, bare: str) -> _Entry | None:
        if len(bare) > 1000:
            return None
        words = bare.split()
        if not self.contains.keys().isdisjoint(words):
            for word in words:
                for phrase, entry in self.contains.get(word, ()):
                    if phrase in bare:
                        return entry
        if not bare.isascii() and max(bare) > "\u2e7f":
            return next((entry for phrase, entry in self.unspaced if phrase in bare), None)
        return None

    def _shaped(self, head: str) -> _Entry | None:
        found = self.pattern.match(head)
        return self.patterns[(found.lastindex or 1) - 1] if found else None


def _spaceless(char: str) -> bool:
    """Whether a character is of a script that writes no spaces between words."""
    return "\u0e00" <= char <= "\u0e7f" or "\u2e80" <= char <= "\uffdc"


def _ends_word(line: str, phrase: str) -> bool:
    """Whether `phrase` at the start of `line` is not cut out of a longer word."""
    if not phrase[-1].isalnum() or _spaceless(phrase[-1]):
        return True
    return not line[len(phrase) : len(phrase) + 1].isalnum()


def _starts_word(line: str, phrase: str) -> bool:
    """The same for `phrase` at the end of `line`."""
    if not phrase[0].isalnum() or _spaceless(phrase[0]):
        return True
    start = len(line) - len(phrase)
    return start == 0 or not line[start - 1].isalnum()


def _after(text: str, phrase: str) -> str:
    """`text` without the case-folded `phrase` it starts with (folding can change lengths)."""
    size = 0
    for position, char in enumerate(text):
        if size >= len(phrase):
            return text[position:]
        size += len(char.casefold())
    return ""


def read_phrases(files: Mapping[str, Table]) -> Phrases:
    """Phrases of the tables of `phrases/<lang>.toml`, by language."""
    found: dict[str, dict[str, _Entry]] = {
        kind: {} for kind in ("exact", "prefix", "suffix", "contains", "pattern")
    }
    lead_ins: dict[str, set[str]] = {kind: set() for kind in LEAD_INS}
    stopwords: dict[str, frozenset[str]] = {}
    sections: set[str] = set()
    for language, table in sorted(files.items()):
        stopwords[language] = frozenset(fold(" ".join(table.texts("stopwords"))).split())
        sections.update(fold(name) for name in table.texts("sections"))
        for family in FAMILIES:
            _read_family(table.table(family), language, family, found)
        _read_lead_ins(table.table("lead_in"), lead_ins)
        table.done()
    spaced = {p: e for p, e in found["contains"].items() if " " in p}
    return Phrases(
        languages=tuple(sorted(files)),
        stopwords=stopwords,
        sections=frozenset(sections),
        exact=found["exact"],
        prefix=_by_end(found["prefix"], slice(0, 2)),
        suffix=_by_end(found["suffix"], slice(-2, None)),
        contains=_by_inner_word(spaced),
        unspaced=tuple((p, e) for p, e in found["contains"].items() if " " not in p),
        pattern=re.compile("|".join(f"({p})" for p in found["pattern"]) or r"(?!)"),
        patterns=tuple(found["pattern"].values()),
        lead_ins={kind: _by_start(phrases) for kind, phrases in lead_ins.items()},
    )


def _read_family(
    table: Table, language: str, family: str, found: Mapping[str, dict[str, _Entry]]
) -> None:
    """Add the phrases of one `[family]`; of two languages with the same phrase the first holds."""
    longest = LONGEST.get(family, USUAL_LONGEST)
    for key in ("exact", "opens", "prefix", "suffix", "contains"):
        kind = "exact" if key == "opens" else key
        for source in table.texts(key):
            phrase = _prepared(source, kind)
            if len(phrase) < (1 if kind == "exact" else 2):
                raise table.error(key, f"{source!r} is too short")
            if kind == "contains" and len(phrase.split()) < 3 and not _spaceless(phrase[0]):
                raise table.error(key, f"{source!r} needs three words or more")
            hit = Hit(FAMILIES[family], f"phrase.{language}.{family}:{phrase}")
            found[kind].setdefault(phrase, _Entry(hit, longest, key == "opens"))
    for source in table.patterns("pattern"):
        if re.compile(source).groups:
            raise table.error("pattern", f"{source!r} has a group: write (?:…)")
        hit = Hit(FAMILIES[family], f"phrase.{language}.{family}:{source}")
        found["pattern"].setdefault(source, _Entry(hit, longest, False))
    table.done()


def _prepared(source: str, kind: str) -> str:
    """A phrase as its kind compares it: punctuation only where the kind keeps it."""
    phrase = fold(source)
    if kind == "exact":
        return phrase.strip(EDGES)
    if kind == "suffix":
        return phrase.rstrip(EDGES)
    return phrase


def _read_lead_ins(table: Table, lead_ins: Mapping[str, set[str]]) -> None:
    for kind in LEAD_INS:
        lead_ins[kind].update(fold(phrase) for phrase in table.texts(kind))
    table.done()


def _by_end(entries: Mapping[str, _Entry], end: slice) -> dict[str, _Ends]:
    groups: dict[str, list[str]] = {}
    for phrase in sorted(entries, key=lambda p: (-len(p), p)):
        groups.setdefault(phrase[end], []).append(phrase)
    return {key: _Ends(tuple(ps), {p: entries[p] for p in ps}) for key, ps in groups.items()}


def _by_start(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda p: (-len(p), p)):
        groups.setdefault(phrase[:2], []).append(phrase)
    return {key: tuple(group) for key, group in groups.items()}


def _by_inner_word(
    entries: Mapping[str, _Entry],
) -> dict[str, tuple[tuple[str, _Entry], ...]]:
    """Phrases by their longest word that has a space on both sides."""
    groups: dict[str, list[tuple[str, _Entry]]] = {}
    for phrase, entry in entries.items():
        word = max(phrase.split()[1:-1], key=len)
        groups.setdefault(word, []).append((phrase, entry))
    return {word: tuple(group) for word, group in groups.items()}
