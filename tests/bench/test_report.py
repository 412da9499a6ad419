"""The report is made of the run's results alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.collect import EVIDENCE, OURS, Collected, articles_of
from bench.cost import Cost, load_seconds, measure, sample
from bench.markdown import table
from bench.ours import run_ours, run_with_evidence
from bench.peers import PEERS, Peer
from bench.plots import draw
from bench.readers import read_all
from bench.results import run_peer
from bench.run import document


@pytest.fixture
def found(data: Path, tmp_path: Path) -> Collected:
    pytest.importorskip("rouge_score")
    pytest.importorskip("inscriptis")
    found = Collected(list(read_all(data)))
    cache = tmp_path / "cache"
    found.add("trafilatura", "html", run_peer(_peer("trafilatura"), "html", found.pages, cache))
    line_rule = run_peer(_peer("C4 line rule"), "inscriptis", found.pages, cache)
    found.add("C4 line rule", "inscriptis", line_rule)
    for source in ("html", "inscriptis"):
        found.add(OURS, source, run_ours(source, found.pages, cache))
        of_set = [page for page in found.pages if page.set == "fundus-evaluation"]
        found.add(EVIDENCE, source, run_with_evidence(source, of_set, cache))
    return found


def _peer(name: str) -> Peer:
    return next(peer for peer in PEERS if peer.name == name)


def test_the_document_has_every_table(found: Collected, tmp_path: Path) -> None:
    text = document(found, [Cost("trafilatura", "html", 50.0, 40.0, 1.0)], tmp_path / "cache", [])
    for heading in ("Pages", "From the HTML", "By language", "Fields", "Site evidence", "Cost"):
        assert f"\n## {heading}\n" in text
    assert "| trafilatura | html | 50.0 | 40.0 | 1.000 |" in text
    assert f"| inscriptis | **{OURS}** |" in text
    assert "The ferry" not in text


def test_rows_of_a_set_hold_its_articles_only(found: Collected) -> None:
    row = found.row("trafilatura", "html", articles_of("wcxb"))
    assert row is not None
    assert row.pages == 1
    assert found.row("no such tool", "html") is None


def test_the_same_figures_give_the_same_plots(found: Collected, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    costs = [Cost("trafilatura", "html", 50.0, 40.0, 1.0), Cost(OURS, "html", 9.0, 8.0, 0.2)]
    first, second = (draw(found, costs, tmp_path / name) for name in ("a", "b"))
    assert [path.name for path in first] == ["bench-html.svg", "bench-dumps.svg", "bench-cost.svg"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_cost_counts_every_tool_on_the_same_pages(data: Path, tmp_path: Path) -> None:
    for module in ("inscriptis", "html2text"):
        pytest.importorskip(module)
    pages = sample(read_all(data), 1)
    costs = {(cost.tool, cost.source): cost for cost in measure(pages, tmp_path)}
    assert costs["trafilatura", "html"].ratio == 1.0
    assert costs[OURS, "html"].mean_ms > 0


def test_cells_of_a_table() -> None:
    assert (
        table(("a", "b"), [(0.5, None), ("x", 2)])
        == "| a | b |\n|---|---|\n| 0.500 |  |\n| x | 2 |"
    )


def test_loading_is_timed_without_a_second_opinion() -> None:
    assert min(load_seconds()) > 0
