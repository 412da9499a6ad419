"""CPU time a page: every tool on the same pages, in turn, in one process."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeAlias

from bench.flatten import TARGETS
from bench.folds import fold_rules
from bench.ours import raw_of
from bench.pages import BenchPage
from bench.peers import PEERS, Peer
from bench.results import source_of
from cleancopy.settings import Rules

Call: TypeAlias = Callable[[], object]
Prepare: TypeAlias = Callable[[BenchPage], Call]

REFERENCE = "trafilatura"
WARM = 3
"""Pages that every tool sees before the clock counts."""
SETS = ("aeb", "fundus-evaluation", "fundus")


class Cost(NamedTuple):
    tool: str
    source: str
    mean_ms: float
    median_ms: float
    ratio: float
    """Of the summed time to that of `trafilatura.bare_extraction` on the pages' HTML."""


def sample(pages: Iterable[BenchPage], size: int = 100) -> list[BenchPage]:
    """News pages of all sets, chosen by the digest of their name."""
    news = [page for page in pages if page.set in SETS]
    return sorted(news, key=lambda page: sha256(page.key.encode()).digest())[:size]


def measure(pages: list[BenchPage], cache: Path, ours: bool = True) -> list[Cost]:
    """Costs of all installed tools; the tools take turns on each page, so load hits all alike."""
    calls = _calls(cache, ours)
    spent: dict[tuple[str, str], list[float]] = defaultdict(list)
    warm = pages[:WARM]
    for number, page in enumerate([*warm, *pages]):
        for key, prepare in calls.items():
            call = prepare(page)
            start = time.process_time()
            with suppress(Exception):  # a peer's failure on a page costs what it costs
                call()
            if number >= len(warm):
                spent[key].append((time.process_time() - start) * 1000)
    reference = sum(spent[REFERENCE, "html"])
    return [
        Cost(tool, source, sum(times) / len(times), median(times), sum(times) / reference)
        for (tool, source), times in spent.items()
    ]


def load_seconds() -> float:
    """CPU seconds until the first page can be cleaned: config and model, after the imports."""
    start = time.process_time()
    fold_rules(0)
    return time.process_time() - start


def _calls(cache: Path, ours: bool) -> dict[tuple[str, str], Prepare]:
    calls: dict[tuple[str, str], Prepare] = {}
    for peer in PEERS:
        for source in ("html",) if peer.source == "html" else TARGETS:
            if peer.version is not None:
                calls[peer.name, source] = partial(_peer_call, peer, source, cache)
    if ours:
        rules = fold_rules(0)
        for source in ("html", *TARGETS):
            calls["cleancopy", source] = partial(_our_call, rules, source, cache)
    return calls


def _peer_call(peer: Peer, source: str, cache: Path, page: BenchPage) -> Call:
    return partial(peer.run, source_of(page, source, cache), page)


def _our_call(rules: Rules, source: str, cache: Path, page: BenchPage) -> Call:
    from cleancopy.pipeline import clean

    return partial(clean, raw_of(page, source, cache), rules)
