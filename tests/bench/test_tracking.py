"""The pages of the comparison of a tracked run: distinct, and otherwise as they were."""

from __future__ import annotations

from pathlib import Path

from bench.pages import BenchPage, Gold
from bench.tracking import Cost, lines, varied, write_pages


def test_copies_are_distinct_and_all_are_there(tmp_path: Path) -> None:
    html = b"<html><body><P class='a'>One.</P><p>Two.</p></body></html>"
    page = BenchPage("aeb", "one", "example.org", "en", html, html.decode(), None, Gold(""))
    write_pages([page], 3, tmp_path)
    written = [path.read_bytes() for path in sorted(tmp_path.rglob("*.html"))]
    assert len(set(written)) == 3
    assert all(b"<P class='a'>One.</P><p>Two.</p></body></html>" in data for data in written)


def test_a_page_without_a_paragraph_gets_one_at_its_end() -> None:
    assert varied(b"plain", b"<p>x</p>") == b"plain<p>x</p>"
    assert varied(b"<pre>a</pre>", b"<p>x</p>") == b"<pre>a</pre><p>x</p>"


def test_the_words_name_the_ratio_and_the_aim() -> None:
    plain = Cost("plain command", 100.0, 150.0, {"together": 300.0})
    tracked = Cost("tracked flow", 130.0, 165.0, {"server": 200.0, "together": 700.0})
    said = list(lines([plain, tracked]))
    assert said[0] == "plain command: 100.0 s, 150.0 s of CPU; peak MB: together 300"
    assert said[2] == "ratio 1.30, of CPU 1.10; aim 135.0 s (1.2 times and 15 s)"
