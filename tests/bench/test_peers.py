"""Peers run on a page, or say that they are not installed; results are cached."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.pages import BenchPage
from bench.peers import PEERS, Extraction, Peer, missing, paragraphs
from bench.readers import read_all
from bench.results import run_peer


@pytest.fixture
def page(data: Path) -> BenchPage:
    return next(iter(read_all(data)))


@pytest.mark.parametrize("peer", [p for p in PEERS if p.source == "text"], ids=lambda p: p.name)
def test_dump_peers_take_a_dump(peer: Peer, page: BenchPage, tmp_path: Path) -> None:
    if peer.version is None:
        pytest.skip(f"{peer.package} is not installed")
    pytest.importorskip("inscriptis")
    result = run_peer(peer, "inscriptis", [page], tmp_path)[page.key]
    assert result.error == ""
    assert result.ms >= 0


def test_the_line_rule_keeps_sentences_only(page: BenchPage, tmp_path: Path) -> None:
    pytest.importorskip("inscriptis")
    peer = next(peer for peer in PEERS if peer.name == "C4 line rule")
    text = run_peer(peer, "inscriptis", [page], tmp_path)[page.key].extraction.text
    assert page.gold.paragraphs is not None
    assert text.split("\n\n") == [p for p in page.gold.paragraphs if p.endswith(".")]


def test_trafilatura_gives_text_and_fields(page: BenchPage, tmp_path: Path) -> None:
    peer = next(peer for peer in PEERS if peer.name == "trafilatura + fields")
    found = run_peer(peer, "html", [page], tmp_path)[page.key].extraction
    assert "ran again on Monday" in found.text
    assert found.authors == ("Ann Example",)


def test_what_a_tool_raises_is_its_result(page: BenchPage, tmp_path: Path) -> None:
    def broken(source: str, page: BenchPage) -> Extraction:
        raise RecursionError("too deep")

    result = run_peer(Peer("Broken", "pytest", "html", broken), "html", [page], tmp_path)
    assert result[page.key].extraction.text == ""
    assert result[page.key].error == "RecursionError: too deep"


def test_a_cached_result_is_not_made_again(page: BenchPage, tmp_path: Path) -> None:
    calls = []

    def counting(source: str, page: BenchPage) -> Extraction:
        calls.append(page.key)
        return Extraction("text", "title", ("Ann",), (), None, ("AP",))

    peer = Peer("Counting", "pytest", "html", counting)
    first = run_peer(peer, "html", [page], tmp_path)
    second = run_peer(peer, "html", [page], tmp_path)
    assert calls == [page.key]
    assert first[page.key].extraction == second[page.key].extraction
    run_peer(peer, "html", [replace(page, html_bytes=b"<p>changed</p>")], tmp_path)
    assert len(calls) == 2


def test_a_missing_peer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    here, other = Peer("Here", "pytest", "html", PEERS[0].run), "no-such-package"
    there = Peer("Other", other, "html", PEERS[0].run)
    assert there.version is None
    monkeypatch.setattr("bench.peers.PEERS", (here, there))
    (note,) = missing()
    assert note.startswith("Other: no-such-package is not installed; `pip install")


def test_hard_wrapped_dumps_are_read_by_paragraph() -> None:
    assert paragraphs("One line\nof two\n\nTwo") == ["One line of two", "Two"]
    long = "a line that nobody wrapped " * 5
    assert paragraphs(f"{long}\nnext\n\nlast") == [long.strip(), "next", "last"]
