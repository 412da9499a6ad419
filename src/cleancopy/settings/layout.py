"""One layout of a site: rules that label blocks by their line, class hints, tag and path."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cleancopy.model import Block, Kind
from cleancopy.settings.phrases import Hit, fold


@dataclass(frozen=True, slots=True)
class Lines:
    """A test of a line: one of `exact`, or a start of `prefix`, or a pattern found in it."""

    exact: frozenset[str]
    prefix: tuple[str, ...]
    pattern: re.Pattern[str] | None

    def __bool__(self) -> bool:
        return bool(self.exact or self.prefix or self.pattern)

    def which(self, line: str) -> str | None:
        """The phrase or found text by which a folded line meets the test, or None."""
        if line in self.exact:
            return line
        if self.prefix and line.startswith(self.prefix):
            return next(prefix for prefix in self.prefix if line.startswith(prefix))
        found = self.pattern.search(line) if self.pattern else None
        return found.group() if found else None


@dataclass(frozen=True, slots=True)
class LabelRule:
    """One `[[layout.label]]`: all its tests that are given must hold, each by any of its values."""

    name: str
    label: str
    lines: Lines
    hinted: bool
    """Whether one of the layout's hints must point here."""
    tag: frozenset[str]
    path: re.Pattern[str] | None
    reach: str
    """`block`; `end`: from the block to the end of the page; `start`: all up to the block."""
    until: Lines
    """With reach `end`: the first later block that meets this ends the reach, and is not in it."""

    def meets(self, block: Block, line: str) -> bool:
        """Whether tag, path and line tests hold for this block, whose folded text is `line`."""
        if self.tag and block.tag not in self.tag:
            return False
        if self.path and not self.path.match(block.path):
            return False
        return not self.lines or self.lines.which(line) is not None


@dataclass(frozen=True, slots=True)
class Hints:
    """Which rules ask for a class, id, role or itemprop: by whole word, by start, by pattern."""

    exact: Mapping[str, frozenset[int]]
    starts: Mapping[str, frozenset[int]]
    globs: tuple[tuple[re.Pattern[str], int], ...]

    def rules(self, blocks: Sequence[Block]) -> dict[str, frozenset[int]]:
        """Numbers of the rules whose hint is met, by `Block.hints`.

        Each distinct word of a page is looked at once: pages repeat the same class names in
        hundreds of blocks.
        """
        words: dict[str, frozenset[int]] = {}
        found: dict[str, frozenset[int]] = {}
        for hints in {block.hints for block in blocks}:
            numbers: set[int] = set()
            for word in hints.split():
                if word not in words:
                    words[word] = self._of_word(word)
                numbers |= words[word]
            found[hints] = frozenset(numbers)
        return found

    def _of_word(self, word: str) -> frozenset[int]:
        numbers = set(self.exact.get(word, ()))
        if word.startswith(tuple(self.starts)):
            for start, rules in self.starts.items():
                if word.startswith(start):
                    numbers |= rules
        return frozenset(numbers.union(rule for glob, rule in self.globs if glob.match(word)))


@dataclass(frozen=True, slots=True)
class Layout:
    """How pages of one kind looked in one time."""

    kind: Kind
    name: str
    valid_from: date | None
    valid_until: date | None
    rules: tuple[LabelRule, ...]
    hints: Hints

    def holds(self, kind: Kind, fetched: date | None) -> bool:
        """Whether a page of `kind` fetched on that day can look so; on an unknown day it can."""
        if kind != self.kind:
            return False
        return fetched is None or (
            (self.valid_from is None or fetched >= self.valid_from)
            and (self.valid_until is None or fetched <= self.valid_until)
        )

    def verdicts(self, blocks: Sequence[Block]) -> dict[int, Hit]:
        """Label and rule by position, for the blocks this layout decides; earlier rules win."""
        lines = [fold(block.text) for block in blocks]
        hinted = self.hints.rules(blocks)
        decided: dict[int, Hit] = {}
        for number, rule in enumerate(self.rules):
            met = [
                at
                for at, block in enumerate(blocks)
                if (not rule.hinted or number in hinted[block.hints])
                and rule.meets(block, lines[at])
            ]
            hit = Hit(rule.label, rule.name)
            for position in _reached(rule, lines, met):
                decided.setdefault(position, hit)
        return decided


def _reached(rule: LabelRule, lines: Sequence[str], met: Sequence[int]) -> Iterable[int]:
    if not met or rule.reach == "block":
        return met
    if rule.reach == "start":
        return range(met[-1] + 1)
    return _stretches(rule, lines, met)


def _stretches(rule: LabelRule, lines: Sequence[str], met: Sequence[int]) -> Iterable[int]:
    """From each block that was met to the next that meets `until`, or to the end."""
    reached: list[int] = []
    starts = frozenset(met)
    inside = False
    for position in range(met[0], len(lines)):
        if position in starts:
            inside = True
        elif inside and rule.until and rule.until.which(lines[position]):
            inside = False
        if inside:
            reached.append(position)
    return reached
