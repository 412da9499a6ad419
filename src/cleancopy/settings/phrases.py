"""The phrases of `config/phrases/<lang>.toml`, made ready for a look-up a line.

A file has a table a family (`[navigation]`, `[related]`, …) whose keys say how a phrase must
stand in a line: `exact`, `opens` (exact, and a run of such lines follows), `prefix`, `suffix`,
`contains` (three words or more), `pattern` (a regular expression from the start), `words` (a line
of nothing but these words: a row of links). Lines and phrases are compared case-folded, white
space folded, with straight apostrophes; bullets and punctuation around a line do not count.

The look-up is dictionaries and not one big regex: a line that matches nothing, nearly every
line, costs about 1 µs with 2,500 phrases of 22 languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, get_args

from cleancopy.fields.scripts import FIRST_SIGN, LAST_SIGN, may_hold_signs

EDGES = " \t:.,;…!?»«›‹>→<←|•·*#[](){}–—-+▼▲►▶▸“”„\"'✕×✓✔↓↑：，。！？、【】「」《》（）…"
ROW_WORDS = 3
"""Words a row of links must have, separators included."""
LONGEST_INSIDE = 1000
"""Characters of a line in which a phrase is looked for inside."""
LeadIn: TypeAlias = Literal["byline", "topics"]
LEAD_INS: tuple[LeadIn, ...] = get_args(LeadIn)
"""Kinds of lead-in: what stands before names or topics in their line."""
ROW_PARTS = 2
"""Links such a row must have where bars part them."""
LONGEST_ROW = 200
"""Characters of a row of links with bars between them."""
BULLETS = " \t•·*»›>→|–—-►▶▸+#✓✔"


class Hit(NamedTuple):
    """What a phrase says of the line it stands in."""

    label: str
    rule: str
    """`phrase.en.navigation:skip to content`"""


class Family(NamedTuple):
    """Where a phrase comes from: shared by all phrases of one key of one table."""

    label: str
    rule: str
    """`phrase.en.navigation:`"""
    longest: int
    opens: bool


_Found: TypeAlias = tuple[str, Family]


def fold(text: str) -> str:
    """Text as phrases are compared: case-folded, single spaces, straight apostrophes.

    >>> fold("Don’t  MISS")
    "don't miss"
    """
    return " ".join(text.casefold().replace("’", "'").split())


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases of all languages; look up with :meth:`match`."""

    function_words: frozenset[str]
    """The commonest function words of all languages together."""
    sections: frozenset[str]
    """Names of newspaper sections ("world news"), folded."""
    exact: Mapping[str, Family]
    prefix: Mapping[str, Family]
    prefix_by_start: Mapping[str, tuple[str, ...]]
    """Prefixes by their first two characters, longest first."""
    suffix: Mapping[str, Family]
    suffix_by_end: Mapping[str, tuple[str, ...]]
    contains: Mapping[str, Family]
    contains_by_word: Mapping[str, tuple[str, ...]]
    """By one rare word of the phrase, before its last."""
    unspaced: tuple[str, ...]
    """Those of scripts that write no spaces."""
    pattern: re.Pattern[str]
    """All patterns as one alternation; without groups it is three times as fast."""
    patterns: tuple[_Found, ...]
    """Each pattern by itself, in the same order."""
    words: tuple[tuple[frozenset[str], Family], ...]
    """Words by family: a line of three or more, all among them, is a row of links."""
    lead_ins: Mapping[LeadIn, Mapping[str, tuple[str, ...]]]
    """Lead-ins by kind and first two characters, longest first."""

    def match(self, line: str) -> Hit | None:
        """Label and rule name for a case-folded line with folded white space, or None.

        Exact phrases go before prefixes, these before suffixes, these before phrases inside.
        """
        if not line.isascii():
            line = line.replace("’", "'")
        bare = line.strip(EDGES)
        family = self.exact.get(bare)
        found = (bare, family) if family else self._partly(line.lstrip(BULLETS), bare)
        return _hit(*found) if found and len(line) <= found[1].longest else None

    def opens(self, line: str) -> Hit | None:
        """As :meth:`match`, only for a phrase that heads a run of lines of its label."""
        bare = line.replace("’", "'").strip(EDGES)
        family = self.exact.get(bare)
        return _hit(bare, family) if family is not None and family.opens else None

    def is_section(self, line: str) -> bool:
        """Whether a case-folded line is the name of a newspaper section, and nothing else."""
        return line.strip(EDGES) in self.sections

    def lead_in(self, kind: LeadIn, text: str) -> tuple[str, str] | None:
        """The lead-in of `kind` at the start of `text` (as printed), and the text after it.

        `lead_in("topics", "Schlagwörter: Hafen")` is `("schlagwörter:", "Hafen")`.
        """
        text = text.lstrip(BULLETS)
        line = text.casefold().replace("’", "'")
        leads = self.lead_ins[kind]
        for phrase in (*leads.get(line[:2], ()), *leads.get(line[:1], ())):
            if line.startswith(phrase) and _ends_word(line, phrase):
                return phrase, _after(text, phrase).lstrip()
        return None

    def _partly(self, head: str, bare: str) -> _Found | None:
        return self._at_ends(head, bare) or self._inside(bare) or self._shaped(head)

    def _at_ends(self, head: str, bare: str) -> _Found | None:
        starts = self.prefix_by_start.get(head[:2])
        if starts is not None and head.startswith(starts):
            for phrase in starts:
                if head.startswith(phrase) and _ends_word(head, phrase):
                    return phrase, self.prefix[phrase]
        ends = self.suffix_by_end.get(bare[-2:])
        if ends is not None and bare.endswith(ends):
            for phrase in ends:
                if bare.endswith(phrase) and _starts_word(bare, phrase):
                    return phrase, self.suffix[phrase]
        return None

    def _inside(self, bare: str) -> _Found | None:
        if len(bare) > LONGEST_INSIDE:
            return None
        by_word = self.contains_by_word
        if " " in bare and not by_word.keys().isdisjoint(words := bare.split()):
            for word in words:
                for phrase in by_word.get(word, ()):
                    if phrase in bare:
                        return phrase, self.contains[phrase]
        if may_hold_signs(bare):
            for phrase in self.unspaced:
                if phrase in bare:
                    return phrase, self.contains[phrase]
        return None

    def _shaped(self, head: str) -> _Found | None:
        if not self.pattern.match(head):
            return self._row(head)
        return next(found for found in self.patterns if re.match(found[0], head))

    def _row(self, head: str) -> _Found | None:
        """A row of links run together: `privacy policy | terms of use | contact`."""
        if "|" in head and len(head) <= LONGEST_ROW and (found := self._parted(head)):
            return found
        first = "".join(head.split(None, 1)[:1])
        for words, family in self.words:
            if first in words and len(row := head.split()) >= ROW_WORDS and words.issuperset(row):
                return "words", family
        return None

    def _parted(self, head: str) -> _Found | None:
        """A row of which each part is a whole phrase: `print | e-mail | post a comment`."""
        parts = [part.strip(EDGES) for part in head.split("|")]
        if len(parts) < ROW_PARTS or not all(map(self.exact.__contains__, parts)):
            return None
        return parts[0], self.exact[parts[0]]


def _hit(phrase: str, family: Family) -> Hit:
    return Hit(family.label, family.rule + phrase)


def spaceless(char: str) -> bool:
    """Whether a character is of a script that writes no spaces between words."""
    return "\u0e00" <= char <= "\u0e7f" or FIRST_SIGN <= char <= LAST_SIGN


def _ends_word(line: str, phrase: str) -> bool:
    """Whether `phrase` at the start of `line` is not cut out of a longer word."""
    if not phrase[-1].isalnum() or spaceless(phrase[-1]):
        return True
    return not line[len(phrase) : len(phrase) + 1].isalnum()


def _starts_word(line: str, phrase: str) -> bool:
    """The same for `phrase` at the end of `line`."""
    if not phrase[0].isalnum() or spaceless(phrase[0]):
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
