"""The pages of the comparison of a tracked run: distinct, and otherwise as they were."""

from __future__ import annotations

from pathlib import Path

from bench.pages import BenchPage, Gold
from bench.tracking import Cost, lines, seconds_of_tasks, varied, write_pages


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


def test_the_seconds_of_tasks_come_from_the_log() -> None:
    head = "05:54:01.123 | INFO    | Task run 'a' - "
    log = (
        f"{head}read raw 2026-11-22 · 1 of 1: read 2000 records in 19.6 s\n"
        f"{head}clean raw 2026-11-22 · 1 of 2: 640 articles, 3 rejected in 23.4 s\n"
        f"{head}640 records to clean in 3 shards\n"
    )
    assert seconds_of_tasks(log) == {"read": [19.6], "clean": [23.4]}
