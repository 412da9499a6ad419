"""Invented outcomes and a small data set to put them in, for the tests of table and store."""

from __future__ import annotations

import hashlib
import os
import random
import signal
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from cleancopy.assemble import article_id
from cleancopy.fields.word_count import count_words
from cleancopy.model import (
    Article,
    Contributor,
    Estimate,
    Image,
    Metadata,
    Outcome,
    Rejected,
    Removed,
)
from cleancopy.store.commit import Committed, RunInfo, commit
from cleancopy.store.destination import Destination
from cleancopy.store.layout import Layout
from cleancopy.store.staging import write_staged

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Limits:
    """The settings a commit looks at, small enough for several parts and row groups."""

    row_group_rows: int = 8
    keep_generations: int = 3
    keep_hours: int = 24


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def removed(path: str, identity: str | None, positions: Iterable[int]) -> tuple[Removed, ...]:
    return tuple(
        Removed(identity, path, f"line {at + 1}", at, "navigation", f"Menu {at}", "alone", 0.75)
        for at in positions
    )


def article(
    path: str, published_at: datetime | None = None, words: str = "Rain fell.", menu: int = 3
) -> Article:
    """An article of two blocks with `menu` removed ones: one before them, the others after."""
    url = f"https://example.org/{path}"
    identity = article_id(url, path)
    blocks = (("paragraph", f"{words} {path}"), ("quote", "“Quite wet,” said Ms Example."))
    text = "\n\n".join(text for _, text in blocks)
    positions = [at for at in range(menu + 2) if at not in (1, 2)] if menu else []
    return Article(
        article_id=identity,
        source_path=path,
        source_sha256=sha(f"raw {path} {words}"),
        metadata=Metadata(
            url=url,
            site="example.org",
            title="Rain in Ödmark",
            topics=("weather",),
            authors=("Åsa Example",),
            contributors=(Contributor("Bo Example", "reporting"),),
            agencies=("AFP",),
            published_at=published_at,
            published_precision="day" if published_at else None,
            published_source="meta" if published_at else None,
            published_estimate=None
            if published_at
            else Estimate(date(2009, 12, 3), date(2009, 12, 1), date(2009, 12, 5), ("Thursday",)),
            language="en",
            images=(Image("A wet street", "Example Pictures", None, None),),
        ),
        text=text,
        blocks=blocks,
        word_count=count_words(text),
        confidence=0.93,
        warnings=("encoding_repaired",),
        text_sha256=sha(text),
        pipeline_version="0.1.0+abcdefabcdef",
        removed=removed(path, identity, positions),
    )


def rejected(path: str, blocks: int = 2, reason: str = "NOT_AN_ARTICLE") -> Rejected:
    return Rejected(
        path, sha(f"raw {path}"), "label", reason, "a list", removed(path, None, range(blocks))
    )


def many(count: int, seed: int = 1) -> list[Outcome]:
    """`count` records over four months, undated and rejected, in a shuffled order."""
    draw = random.Random(seed)
    made: list[Outcome] = []
    for number in range(count):
        path = f"example.org/{number:05d}.txt"
        kind = draw.random()
        if kind < 0.15:
            made.append(rejected(path, draw.randrange(4)))
        elif kind < 0.4:
            made.append(article(path, menu=draw.randrange(5)))
        else:
            moment = datetime(2009, 10, 1, tzinfo=UTC) + timedelta(days=draw.randrange(120))
            made.append(article(path, moment, menu=draw.randrange(5)))
    draw.shuffle(made)
    return made


def rewritten(outcome: Outcome) -> Outcome:
    """The same record with other bytes and text."""
    if isinstance(outcome, Rejected):
        return replace(outcome, detail="another list")
    return article(outcome.source_path, outcome.metadata.published_at, "Snow fell.")


class DataSet:
    """A data set under a folder, committed to in one call."""

    def __init__(self, clean: Path, limits: Limits | None = None) -> None:
        self.layout = Layout(clean)
        self.limits = limits or Limits()
        self.runs = 0

    def commit(
        self,
        outcomes: Iterable[Outcome] = (),
        gone: Iterable[str] = (),
        shard: int = 25,
        now: datetime = NOW,
        step: Callable[[str], None] = lambda _: None,
        destination: Destination | None = None,
    ) -> Committed | None:
        self.runs += 1
        run = RunInfo(f"run-{self.runs}", now, "/raw", "0.1.0")
        rows = list(outcomes)
        staged = [
            write_staged(self.layout, run.run_id, f"shard-{at:04d}", rows[at : at + shard])
            for at in range(0, len(rows), shard)
        ]
        return commit(self.layout, staged, gone, run, self.limits, now, step, destination)

    def contents(self) -> dict[str, str]:
        """File name without its generation -> sha256 of its bytes, of the current generation."""
        current = self.layout.current()
        assert current is not None
        return {
            path.relative_to(current.folder).as_posix().rpartition("-g")[0]: hashlib.sha256(
                path.read_bytes()
            ).hexdigest()
            for path in current.folder.rglob("*")
            if path.is_file()
        }


def killed_at(kill_at: str) -> Callable[[str], None]:
    """A `step` at which the process is killed: `name:n` is the nth of that name, "" none."""
    name, _, nth = kill_at.partition(":")
    left = int(nth or -1)

    def step(at: str) -> None:
        nonlocal left
        left -= at.startswith(name)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return step
