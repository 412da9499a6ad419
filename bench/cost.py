"""CPU time a page: every tool on the same pages, in turn, in one process."""

from __future__ import annotations

import subprocess
import sys
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


def measure(pages: list[BenchPage], cache: Path) -> list[Cost]:
    """Costs of all installed tools; the tools take turns on each page, so load hits all alike."""
    calls = _calls(cache)
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


class Ratio(NamedTuple):
    """cleancopy on one source against the reference on the HTML of the same pages."""

    source: str
    ours_ms: float
    reference_ms: float

    @property
    def ratio(self) -> float:
        """Our time as a share of the reference's."""
        return self.ours_ms / self.reference_ms


def ratios(pages: list[BenchPage], cache: Path, sources: Iterable[str]) -> list[Ratio]:
    """Mean CPU of both, a pass for each source, page by page in turn.

    In one pass for all sources what is remembered of a page's lines would be there for its dump.
    """
    rules = fold_rules(0)
    peer = next(peer for peer in PEERS if peer.name == REFERENCE)
    reference = partial(_peer_call, peer, "html", cache)
    found = []
    for source in sources:
        spent = [0.0, 0.0]
        for number, page in enumerate([*pages[-WARM:], *pages]):
            both = (_our_call(rules, source, cache, page), reference(page))
            for which, call in enumerate(both):
                start = time.process_time()
                call()
                spent[which] += (time.process_time() - start) * (number >= WARM)
        found.append(Ratio(source, *(seconds * 1000 / len(pages) for seconds in spent)))
    return found


LOADING = """
import sys, time
imported = time.process_time()
from cleancopy import label, pipeline, segment, settings
from cleancopy.model import Page, Raw
loaded = time.process_time()
rules = settings.load_rules()
for kind in ("html", "text"):
    page = Page(Raw("a", "", b"", kind), sys.argv[1], "utf-8", "utf-8")
    found = segment.segment(page)
    label.label(found.blocks, found.head, page, rules, None, frozenset())
if "trafilatura" in sys.modules:
    sys.exit("a second opinion was asked for, whose import is no part of the model")
print(loaded - imported, time.process_time() - loaded)
"""


_SENTENCE = "The council said on Thursday that the harbour would stay closed until Sunday. "


def load_seconds() -> tuple[float, float]:
    """CPU seconds of a new process for the imports, and for config and models of both kinds.

    The least of three processes each, since another program's work makes a start slower. The page
    has text enough that the model asks for no second opinion: that is trafilatura's import
    (0.14 s), which a run makes when the first page without text comes.
    """
    page = f"<p>{_SENTENCE * 3}</p>\n\n" * 5
    command = [sys.executable, "-c", LOADING, page]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(3)]
    imports, models = zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
    return min(imports), min(models)


def _calls(cache: Path) -> dict[tuple[str, str], Prepare]:
    calls: dict[tuple[str, str], Prepare] = {}
    for peer in PEERS:
        for source in ("html",) if peer.source == "html" else TARGETS:
            if peer.version is not None:
                calls[peer.name, source] = partial(_peer_call, peer, source, cache)
    rules = fold_rules(0)
    for source in ("html", *TARGETS):
        calls["cleancopy", source] = partial(_our_call, rules, source, cache)
    return calls


def _peer_call(peer: Peer, source: str, cache: Path, page: BenchPage) -> Call:
    return partial(peer.run, source_of(page, source, cache), page)


def _our_call(rules: Rules, source: str, cache: Path, page: BenchPage) -> Call:
    from cleancopy.pipeline import clean

    return partial(clean, raw_of(page, source, cache), rules)
