"""What a run leaves for people to look at: summary, rejections, progress, and the asset."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    update_progress_artifact,
)
from prefect.assets import Asset, AssetProperties

from cleancopy import run
from cleancopy.place import Place
from cleancopy.running.job import Job, Report
from cleancopy.store import manifest
from cleancopy.store.figures import FIELDS, REJECTIONS_LISTED, Figures
from cleancopy.store.layout import TABLES, Generation
from cleancopy.summary import counted

NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")
"""Of an artifact's key: `news/clean_2` becomes `news-clean-2`."""

NOT_PLAIN = re.compile(r"[\\`*_~<>|\[\]#!&$]")
"""What Markdown takes for more than itself: `a_b|c` is written `a\\_b\\|c`."""

PLACE = re.compile(r"#\d+\Z")
"""Of a record in its file: `a#b.jsonl#7` is in `a#b.jsonl`."""

SITES_SHOWN = 30


def assets(job: Job) -> tuple[Asset, Asset]:
    """(data set, raw files) as assets; the lineage leads from the second to the first."""
    made = AssetProperties(name=f"{job.target.name} (cleancopy)", description="Clean articles.")
    raw = AssetProperties(name=f"{job.raw.name} (raw pages)", description="Raw news pages.")
    return Asset(key=_uri(job.target), properties=made), Asset(key=_uri(job.raw), properties=raw)


def _uri(place: Place) -> str:
    """`file:///…` or `s3://…` without the characters that a key may not hold."""
    whole = f"file://{place}" if isinstance(place, Path) else str(place)
    return percent(whole, safe=":/").replace("%", "-")


def key(job: Job, kind: str) -> str:
    """Of an artifact: the same for each run over one data set, so that its history shows."""
    return f"{NOT_IN_A_KEY.sub('-', job.target.name.lower()).strip('-') or 'data'}-{kind}"


class Progress:
    """One bar a run."""

    def __init__(self, held: run.Session) -> None:
        name, about = key(held.job, "progress"), f"from {held.job.raw} into {held.job.target}"
        self._id: Any = create_progress_artifact(0.0, key=name, description=about)
        self._shown = 0.0

    def put(self, share: float) -> None:
        """Show `share` (0 to 1) as done, if it is news."""
        if share >= 1 or share - self._shown >= 0.01:
            self._shown = share
            update_progress_artifact(self._id, progress=round(100 * share, 1))


def rejections(held: run.Session, counted: Figures, links: str | None) -> None:
    """The records of this run without an article, each with a link to its file.

    Markdown and no table artifact: the UI shows no links in those. `links`: where a browser finds
    RAW; else the link is for whoever copies it.
    """
    if not counted.rejections:
        return
    rows = [
        (
            one.reason,
            f"[{_plain(one.source_path)}]({_address(held.job.raw, one.source_path, links)})",
            one.stage,
            _plain(one.detail),
        )
        for one in counted.rejections
    ]
    more = f"the first {REJECTIONS_LISTED}" if len(rows) == REJECTIONS_LISTED else "all"
    about = f"Rejected by this run: {more}."
    table = _table(("reason", "record", "stage", "detail"), rows, ":---")
    create_markdown_artifact("\n".join(table), key=key(held.job, "rejections"), description=about)


def _address(raw: Place, source_path: str, links: str | None) -> str:
    base = links or (raw.as_uri() if isinstance(raw, Path) else str(raw))
    return f"{base.rstrip('/')}/{percent(PLACE.sub('', source_path))}"


def _plain(text: str) -> str:
    """As it is, where Markdown is read."""
    return NOT_PLAIN.sub(r"\\\g<0>", " ".join(text.split()))


def summary(
    name: str,
    held: run.Session,
    report: Report,
    counted: Figures,
    seconds: Mapping[str, float],
) -> None:
    """The run on one page."""
    lines = [
        f"# {name}",
        *_inputs(held, report),
        *_rejected(report),
        *_removed(counted),
        *_fields(counted),
        *_seconds(seconds, report.seconds),
        *_change(held.current, report),
    ]
    create_markdown_artifact("\n".join(lines), key=key(held.job, "summary"), description=name)


def _inputs(held: run.Session, report: Report) -> Iterator[str]:
    yield f"From `{held.job.raw}` into `{report.shown or report.where or held.job.target}`."
    yield from _table(
        ("", "this run"),
        [
            ("raw files read", f"{report.files:,}"),
            ("records read", f"{report.read:,}"),
            ("records unchanged", f"{report.unchanged:,}"),
            ("articles", f"{report.cleaned:,}"),
            ("rejected", f"{sum(report.rejected.values()):,}"),
            ("gone", f"{report.gone:,}"),
            ("files skipped", f"{sum(report.skipped.values()):,}"),
            ("files left for the next run", f"{len(report.left):,}"),
        ],
    )


def _rejected(report: Report) -> Iterator[str]:
    if report.rejected:
        yield "## Rejections"
        rows = [(f"`{reason}`", f"{count:,}") for reason, count in report.rejected.items()]
        yield from _table(("reason", "records"), rows)
    if report.bugs:
        yield f"**{counted(report.bugs, 'record')} met a bug of ours**: all else is committed."


def _removed(counted: Figures) -> Iterator[str]:
    whole = counted.kept + counted.removed
    if whole:
        yield "## Share removed"
        yield f"{counted.removed / whole:.1%} of {whole:,} characters are in no article's text."


def _fields(counted: Figures) -> Iterator[str]:
    if not counted.articles:
        return
    yield "## Fields filled, by site"
    sites = sorted(counted.articles, key=lambda site: (-counted.articles[site], site))
    rows = [
        (
            site or "(not known)",
            f"{counted.articles[site]:,}",
            *(f"{counted.filled[site][f] / counted.articles[site]:.0%}" for f in FIELDS),
        )
        for site in sites[:SITES_SHOWN]
    ]
    yield from _table(("site", "articles", *FIELDS), rows)
    if len(sites) > SITES_SHOWN:
        yield f"… and {len(sites) - SITES_SHOWN:,} sites with fewer articles."


def _seconds(seconds: Mapping[str, float], took: float) -> Iterator[str]:
    yield "## Seconds"
    rows = [(stage, f"{value:.1f}") for stage, value in seconds.items()]
    yield from _table(("stage", "seconds"), [*rows, ("in all", f"{took:.1f}")])


def _change(before: Generation | None, report: Report) -> Iterator[str]:
    yield "## Against the generation before"
    if not report.new or report.where is None:
        yield "Nothing changed: no new generation."
        return
    facts = manifest.read_if_sound(_manifested(report.where))
    old = manifest.read_if_sound(before).get("rows", {}) if before else {}
    new = facts.get("rows", {})
    rows = [
        (table, f"{old.get(table, 0):,}", f"{new.get(table, 0):,}", f"{_step(old, new, table):+,}")
        for table in TABLES
    ]
    last = before.folder.name if before else "none"
    yield from _table(("rows of", last, report.where.name, "change"), rows)


def _step(old: Mapping[str, int], new: Mapping[str, int], table: str) -> int:
    return new.get(table, 0) - old.get(table, 0)


def _manifested(folder: Path) -> Generation:
    place = folder.parent.parent / "manifests" / f"{folder.name}.json"
    return Generation(int(folder.name), folder, place)


def _table(
    head: tuple[str, ...], rows: Sequence[tuple[str, ...]], aligned: str = "---:"
) -> Iterator[str]:
    """A Markdown table, its columns but the first `aligned`, with air around it."""
    yield ""
    yield f"| {' | '.join(head)} |"
    yield "|---|" + f"{aligned}|" * (len(head) - 1)
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""
