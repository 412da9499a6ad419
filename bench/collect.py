"""One run over all pages: every tool's results and scores, on the same pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bench.flatten import HELD_OUT, TARGETS
from bench.ours import run_ours, run_with_evidence
from bench.pages import BenchPage
from bench.peers import PEERS, Extraction, Peer
from bench.results import Result, run_peer
from bench.scoring import PageScore, Summary, score_page, summarize

OURS = "cleancopy"
EVIDENCE = "cleancopy + site evidence"
LINE_RULE = "C4 line rule"
EVIDENCE_SET = "fundus-evaluation"
"""The set with five pages a site."""


@dataclass(slots=True)
class Collected:
    """Results and page scores by (tool, source), the source being `html` or a flattener."""

    pages: list[BenchPage]
    results: dict[tuple[str, str], dict[str, Result]] = field(default_factory=dict)
    scores: dict[tuple[str, str], dict[str, PageScore]] = field(default_factory=dict)

    def add(self, tool: str, source: str, results: dict[str, Result]) -> None:
        """Keep and score; ROUGE of the HTML and of our own dumps only, as the tables have it."""
        rouge = source == "html" or tool in (OURS, EVIDENCE)
        self.results[tool, source] = results
        self.scores[tool, source] = {
            page.key: score_page(page, results[page.key].extraction, rouge)
            for page in self.pages
            if page.key in results
        }

    def tools(self, source: str) -> list[str]:
        """Names of the tools that ran on the source, in the order they did."""
        return [tool for tool, of in self.results if of == source]

    def row(
        self, tool: str, source: str, keep: Callable[[BenchPage], bool] = lambda page: True
    ) -> Summary | None:
        """Scores over the pages that `keep` chooses; None where the tool has none of them."""
        scores = self.scores.get((tool, source), {}).values()
        chosen = [score for score in scores if keep(score.page)]
        return summarize(chosen) if chosen else None

    def extractions(self, tool: str, source: str) -> dict[str, Extraction]:
        return {key: result.extraction for key, result in self.results[tool, source].items()}


def articles_of(name: str) -> Callable[[BenchPage], bool]:
    """Chooses the article pages of one set."""
    return lambda page: page.set == name and page.gold.page_type == "article"


def collect(
    pages: Iterable[BenchPage], cache: Path, say: Callable[[str], None], ours: bool = True
) -> Collected:
    """Everything the report needs; `say` gets a line for each tool that is done."""
    found = Collected(list(pages))
    for source in ("html", *TARGETS):
        for peer in PEERS:
            if peer.version is not None and (peer.source == "html") == (source == "html"):
                _add_peer(found, peer, source, cache, say)
        if ours:
            _add_ours(found, source, cache, say)
            of_set = [page for page in found.pages if page.set == EVIDENCE_SET]
            found.add(EVIDENCE, source, run_with_evidence(source, of_set, cache))
    line_rule = next(peer for peer in PEERS if peer.name == LINE_RULE)
    for source in HELD_OUT:
        _add_peer(found, line_rule, source, cache, say)
        if ours:
            _add_ours(found, source, cache, say)
    return found


def _add_ours(found: Collected, source: str, cache: Path, say: Callable[[str], None]) -> None:
    results = run_ours(source, found.pages, cache)
    found.add(OURS, source, results)
    say(f"{OURS} on {source}" + _errors(results))


def _add_peer(
    found: Collected, peer: Peer, source: str, cache: Path, say: Callable[[str], None]
) -> None:
    results = run_peer(peer, source, found.pages, cache)
    found.add(peer.name, source, results)
    say(f"{peer.name} {peer.version} on {source}" + _errors(results))


def _errors(results: dict[str, Result]) -> str:
    errors = [f"{key}: {result.error}" for key, result in results.items() if result.error]
    return f", {len(errors)} errors, {errors[0][:160]}" if errors else ""
