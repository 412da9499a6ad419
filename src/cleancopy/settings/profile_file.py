"""Reading of `config/sites/<domain>.toml` into a SiteProfile."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fnmatch import translate

from cleancopy.fields.dates.clock import zone_of
from cleancopy.fields.domains import may_be_site, registered
from cleancopy.model import LABELS, OF_SITE
from cleancopy.settings.layout import Hints, LabelRule, Layout, Lines
from cleancopy.settings.phrases import fold
from cleancopy.settings.profile import Marks, SiteProfile
from cleancopy.settings.tables import Table

KINDS = ("text", "html")
REACHES = ("block", "end", "start")
DATE_ORDERS = ("day first", "month first", "year first")


def read_profile(site: str, table: Table) -> SiteProfile:
    """Profile of `sites/<site>.toml`; raises ConfigError for an unknown key or a bad value."""
    profile = SiteProfile(
        site=site,
        publisher=table.required("publisher"),
        language=table.text("language"),
        timezone=_read_timezone(table),
        date_order=table.choice("date_order", DATE_ORDERS),
        title_suffixes=table.texts("title_suffixes"),
        marks=_read_marks(site, table.table("recognise")),
        layouts=tuple(_read_layout(site, item) for item in table.tables("layout")),
    )
    table.done()
    return profile


def _read_timezone(table: Table) -> str | None:
    name = table.text("timezone")
    if name is not None and zone_of(name) is None:
        raise table.error("timezone", f"must be an IANA name such as Europe/Berlin, not {name!r}")
    return name


def not_registrable(name: str) -> str | None:
    """What is wrong with the name of a site or of one of its domains, None for a good one."""
    if may_be_site(name):
        return None
    domain = registered(name)
    return f"must be a registrable domain, not {name!r}" + (f": {domain}" if domain else "")


def _read_marks(site: str, table: Table) -> Marks:
    meta = table.table("meta")
    domains = table.texts("domains")
    for problem in filter(None, map(not_registrable, domains)):
        raise table.error("domains", problem)
    marks = Marks(
        domains=frozenset((site, *domains)),
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
    hints = [item.texts("hint", keep=True) for item in items]
    layout = Layout(
        kind="html" if kind == "html" else "text",
        name=name,
        valid_from=table.day("valid_from"),
        valid_until=table.day("valid_until"),
        rules=tuple(_read_rule(site, name, kind, item) for item in items),
        hints=_gathered(hints),
    )
    if layout.valid_from and layout.valid_until and layout.valid_until < layout.valid_from:
        raise table.error("valid_until", f"must not be before valid_from, {layout.valid_from}")
    table.done()
    return layout


def _read_rule(site: str, layout: str, kind: str, table: Table) -> LabelRule:
    label = table.one_of("label", LABELS)
    if kind == "text":
        for key in ("hint", "path"):
            if key in table:
                raise table.error(key, "is for layouts of kind html: a dump has no elements")
    rule = LabelRule(
        name=f"{OF_SITE}{site}.{layout}:{table.text('name') or label}",
        label=label,
        lines=_read_lines(table),
        hinted=bool(table.texts("hint")),
        tag=frozenset(table.texts("tag")),
        path=_any_glob(table.texts("path")),
        reach=table.one_of("reach", REACHES, "block"),
        until=_read_lines(table.table("until"), whole=True),
    )
    table.done()
    if rule.until and rule.reach != "end":
        raise table.error("until", "is for rules of reach end")
    if not (rule.lines or rule.hinted or rule.tag or rule.path):
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


def _gathered(hints: Iterable[Sequence[str]]) -> Hints:
    """The hints of a layout's rules, in rule order: `body`, `article-body__*`, `*-teaser-*`."""
    exact: dict[str, frozenset[int]] = {}
    starts: dict[str, frozenset[int]] = {}
    globs: list[tuple[re.Pattern[str], int]] = []
    for number, words in enumerate(hints):
        for word in words:
            stem = word.removesuffix("*")
            if "*" in stem:
                globs.append((re.compile(translate(word)), number))
            else:
                group = exact if stem == word else starts
                group[stem] = group.get(stem, frozenset()) | {number}
    return Hints(exact, starts, tuple(globs))


def _any_glob(globs: Sequence[str]) -> re.Pattern[str] | None:
    """A match of the whole path: `*>footer>*` is any text in a footer."""
    return re.compile("|".join(map(translate, globs))) if globs else None
