"""Results of a tool over pages: extraction, error and CPU time, kept in the cache folder."""

from __future__ import annotations

import json
import re
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from bench.flatten import flattened
from bench.pages import BenchPage
from bench.peers import Extraction, Peer

SECONDS = 120
"""Given to a tool for one page; then the page counts as failed."""


class Result(NamedTuple):
    extraction: Extraction
    ms: float
    """CPU milliseconds, of this process and its children."""
    error: str = ""


def source_of(page: BenchPage, source: str, cache: Path) -> str:
    """The page's HTML for the source `html`, else its dump by the flattener of that name."""
    return page.html_text if source == "html" else flattened(page, source, cache)


def run_peer(peer: Peer, source: str, pages: Iterable[BenchPage], cache: Path) -> dict[str, Result]:
    """The peer's result for each page by its key, from the cache or fresh.

    Cached by peer, version, source and digest of the page; an error is a result too.
    """
    folder = re.sub(r"\W+", "-", peer.name).strip("-")
    path = cache / "peers" / folder / f"{peer.version}-{source}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    known = dict(_load(path)) if path.exists() else {}
    results = {}
    with path.open("a", encoding="utf-8") as file:
        for page in pages:
            key = f"{page.key}@{sha256(page.html_bytes).hexdigest()[:12]}"
            if key not in known:
                known[key] = timed(peer, source_of(page, source, cache), page)
                file.write(json.dumps([key, *_pack(known[key])], ensure_ascii=False) + "\n")
            results[page.key] = known[key]
    return results


def timed(peer: Peer, source: str, page: BenchPage) -> Result:
    """One call; whatever the tool raises becomes an empty extraction with the error's name."""
    start = time.process_time()
    try:
        with _time_limit(SECONDS):
            extraction, error = peer.run(source, page), ""
    except Exception as raised:  # any tool, any page
        extraction, error = Extraction(""), f"{type(raised).__name__}: {raised}"[:200]
    return Result(extraction, (time.process_time() - start) * 1000, error)


@contextmanager
def _time_limit(seconds: int) -> Iterator[None]:
    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"more than {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _pack(result: Result) -> tuple[dict[str, Any], float, str]:
    fields = {
        name: value for name, value in result.extraction._asdict().items() if value is not None
    }
    if "days" in fields:
        fields["days"] = [day.isoformat() for day in fields["days"]]
    return fields, round(result.ms, 3), result.error


def _load(path: Path) -> Iterator[tuple[str, Result]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            key, fields, ms, error = json.loads(line)
            for name in ("authors", "captions", "credits"):
                if name in fields:
                    fields[name] = tuple(fields[name])
            if "days" in fields:
                fields["days"] = tuple(date.fromisoformat(day) for day in fields["days"])
            yield key, Result(Extraction(**fields), ms, error)
