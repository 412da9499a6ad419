"""Site profiles: what `config/sites/<domain>.toml` says of one site's pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import translate

from cleancopy.model import LABELS, Block, Kind
from cleancopy.settings.phrases import Hit, fold
from cleancopy.settings.tables import Table

KINDS = ("text", "html")
REACHES = ("block", "end", "start")
DATE_ORDERS = ("day first", "month first", "year first")


@dataclass(frozen=True, slots=True)
class Lines:
    """A test of a line: one of `exact`, or a start of `prefix`, or a pattern found in it."""

    exact: frozenset[str]
    prefix: tuple[str, ...]
    pattern: re.Pattern[str] | None

    def __bool__(self) -> bool:
        return bool(self.exact or self.prefix or self.pattern)

    def which(self, line: str) -> str | None:
        """The phrase or pattern that a folded line meets, or None."""
        if line in self.exact:
            return line
        for prefix in self.prefix:
            if line.startswith(prefix):
                return prefix
        found = self.pattern.search(line) if self.pattern else None
        return found.group() if found else None


@dataclass(frozen=True, slots=True)
class LabelRule:
    """One `[[layout.label]]`: all its tests that are given must hold, each by any of its values."""

    name: str
    label: str
    lines: Lines
    hint: re.Pattern[str] | None
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
class Layout:
    """How pages of one kind looked in one time."""

    kind: Kind
    name: str
    valid_from: date | None
    valid_until: date | None
    rules: tuple[LabelRule, ...]
    hints: re.Pattern[str] | None
    """Finds hints that any of the rules asks for: nearly all of a page's have none."""

    def holds(self, kind: Kind, day: date | None) -> bool:
        """Whether a page of `kind` and of that day can be of this layout; an unknown day can."""
        if kind != self.kind:
            return False
        return day is None or (
            (self.valid_from is None or day >= self.valid_from)
            and (self.valid_until is None or day <= self.valid_until)
        )

    def verdicts(self, blocks: Sequence[Block]) -> dict[int, Hit]:
        """Label and rule by position, for the blocks this layout decides; earlier rules win."""
        lines = [fold(block.text) for block in blocks]
        all_hints = {block.hints for block in blocks} if self.hints else set()
        hints = [each for each in all_hints if self.hints and self.hints.search(each)]
        decided: dict[int, Hit] = {}
        for rule in self.rules:
            hit = Hit(rule.label, rule.name)
            for position in _reached(rule, lines, _met(rule, blocks, lines, hints)):
                decided.setdefault(position, hit)
        return decided


def _met(
    rule: LabelRule, blocks: Sequence[Block], lines: Sequence[str], hints: Sequence[str]
) -> list[int]:
    """Positions of the blocks that meet all tests; a hint is searched once, not once a block."""
    if rule.hint is None:
        return [at for at, block in enumerate(blocks) if rule.meets(block, lines[at])]
    having = {each for each in hints if rule.hint.search(each)}
    return [
        at
        for at, block in enumerate(blocks)
        if block.hints in having and rule.meets(block, lines[at])
    ]


def _reached(rule: LabelRule, lines: Sequence[str], met: Sequence[int]) -> Iterable[int]:
    if not met or rule.reach == "block":
        return met
    if rule.reach == "start":
        return range(met[-1] + 1)
    return _stretches(rule, lines, met)


def _stretches(rule: LabelRule, lines: Sequence[str], met: Sequence[int]) -> Iterable[int]:
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


@dataclass(frozen=True, slots=True)
class Marks:
    """By what pages of a site are known."""

    domains: frozenset[str]
    """Registrable domains whose pages are this site's: its own and its former ones."""
    minimum: int
    """Distinct line marks a page must have."""
    lines: Lines
    meta: Mapping[str, frozenset[str]]
    """Folded contents by name of a meta tag; one such tag is enough."""

    def count(self, lines: Iterable[str]) -> int:
        """How many distinct marks stand in these folded lines."""
        return len({mark for mark in map(self.lines.which, lines) if mark})

    def in_metas(self, metas: Iterable[tuple[str, str]]) -> bool:
        """Whether a meta tag (name or property, content) names this site."""
        return any(fold(content) in self.meta.get(name, ()) for name, content in metas)


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """What is known of one site beforehand."""

    site: str
    publisher: str
    language: str | None
    """BCP 47, for pages that show no other sign of theirs; None of a site of many languages."""
    timezone: str | None
    """IANA name, for printed times without a zone."""
    date_order: str | None
    """How the site writes `03/04/2021`: `day first`, `month first` or `year first`."""
    title_suffixes: tuple[str, ...]
    """Ends of `<title>` and og:title that are the site's name: `| Reuters`."""
    marks: Marks
    layouts: tuple[Layout, ...]

    def verdicts(
        self, kind: Kind, blocks: Sequence[Block], day: date | None = None
    ) -> dict[int, Hit]:
        """Label and rule by block position, by the layouts that hold for this kind and day."""
        decided: dict[int, Hit] = {}
        for layout in self.layouts:
            if layout.holds(kind, day):
                decided = layout.verdicts(blocks) | decided
        return decided

    def bare_title(self, title: str) -> str:
        """A title without the site's suffix, as printed if it has none or is nothing else."""
        for suffix in self.title_suffixes:
            if title.endswith(suffix) and title != suffix:
                return title[: -len(suffix)].rstrip()
        return title


def read_profile(site: str, table: Table) -> SiteProfile:
    """Profile of `sites/<site>.toml`; raises ConfigError for an unknown key or a bad value."""
    profile = SiteProfile(
        site=site,
        publisher=table.required("publisher"),
        language=table.text("language"),
        timezone=table.text("timezone"),
        date_order=table.choice("date_order", DATE_ORDERS),
        title_suffixes=tuple(sorted(table.texts("title_suffixes"), key=len, reverse=True)),
        marks=_read_marks(site, table.table("recognise")),
        layouts=tuple(_read_layout(site, item) for item in table.tables("layout")),
    )
    table.done()
    return profile


def _read_marks(site: str, table: Table) -> Marks:
    meta = table.table("meta")
    marks = Marks(
        domains=frozenset((site, *table.texts("domains"))),
        minimum=table.integer("minimum", 2, least=1),
        lines=_read_lines(table),
        meta={name: frozenset(map(fold, meta.texts(name))) for name in meta},
    )
    table.done()
    return marks


def _read_layout(site: str, table: Table) -> Layout:
    kind = table.one_of("kind", KINDS)
    name = table.required("name")
    items = table.tables("label")
    hints = [hint for item in items for hint in item.texts("hint", keep=True)]
    layout = Layout(
        kind="html" if kind == "html" else "text",
        name=name,
        valid_from=table.day("valid_from"),
        valid_until=table.day("valid_until"),
        rules=tuple(_read_rule(site, name, kind, item) for item in items),
        hints=_any_token(hints),
    )
    table.done()
    return layout


def _read_rule(site: str, layout: str, kind: str, table: Table) -> LabelRule:
    label = table.one_of("label", LABELS)
    if kind == "text":
        for key in ("hint", "path"):
            if key in table:
                raise table.error(key, "is for layouts of kind html: a text dump has no elements")
    rule = LabelRule(
        name=f"site.{site}.{layout}:{table.text('name') or label}",
        label=label,
        lines=_read_lines(table),
        hint=_any_token(table.texts("hint")),
        tag=frozenset(table.texts("tag")),
        path=_any_glob(table.texts("path")),
        reach=table.one_of("reach", REACHES, "block"),
        until=_read_lines(table.table("until"), whole=True),
    )
    table.done()
    if not (rule.lines or rule.hint or rule.tag or rule.path):
        raise table.error("line", "a rule needs one of line, prefix, pattern, hint, tag, path")
    return rule


def _read_lines(table: Table, whole: bool = False) -> Lines:
    """`line`, `prefix`, `pattern` of a table; with `whole` it has no other key."""
    patterns = table.patterns("pattern")
    lines = Lines(
        exact=frozenset(map(fold, table.texts("line"))),
        prefix=tuple(map(fold, table.texts("prefix"))),
        pattern=re.compile("|".join(f"(?:{p})" for p in patterns), re.I) if patterns else None,
    )
    if whole:
        table.done()
    return lines


def _any_token(globs: Sequence[str]) -> re.Pattern[str] | None:
    """A search for any of these white-space separated tokens; `*` stands for any characters.

    `article-body__*` is found in `text article-body__content main`, not in `x-article-body__a`.
    """
    if not globs:
        return None
    tokens = "|".join(re.escape(glob).replace(r"\*", r"\S*") for glob in globs)
    return re.compile(rf"(?<!\S)(?:{tokens})(?!\S)")


def _any_glob(globs: Sequence[str]) -> re.Pattern[str] | None:
    """A match of the whole path: `*>footer>*` is any text in a footer."""
    return re.compile("|".join(map(translate, globs))) if globs else None
