"""Start pages out of another tool's archive: which are taken, once each, and as what."""

from __future__ import annotations

import io
import json
import tarfile
from hashlib import sha256
from pathlib import Path

import pytest

from bench.training import fronts
from bench.training.archives import SMALLEST, Archive

PAGES = {
    "https://a.example/": "start",
    "https://b.example/index.html": "start too",
    "https://a.example/?q=boats": "search",
    "https://a.example/login": "log in",
    "https://www.a.example": "start",
    "https://c.example/": "",
}
"""Addresses and what tells their pages apart; the fifth is the first once more, the last is
an empty shell."""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache that holds an archive of `PAGES`, pinned by its hash."""
    index = {f"html/{i}.html": {"url": url} for i, url in enumerate(PAGES)}
    index["html/missing.html"] = {"url": "https://d.example/"}
    files = {f"tool-1/tool/data/html/{i}.html": text for i, text in enumerate(PAGES.values())}
    path = tmp_path / "archives" / "tool-1.tar.gz"
    path.parent.mkdir()
    with tarfile.open(path, "w:gz") as archive:
        for name, text in {**files, "tool-1/tool/data/index.json": json.dumps(index)}.items():
            body = text if name.endswith(".json") else f"<p>{text}</p>" * (SMALLEST if text else 1)
            member = tarfile.TarInfo(name)
            member.size = len(body)
            archive.addfile(member, io.BytesIO(body.encode()))
    pinned = sha256(path.read_bytes()).hexdigest()
    monkeypatch.setattr(fronts, "FRONTS", Archive("https://registry.example/tool-1.tar.gz", pinned))
    return tmp_path


def test_start_pages_are_taken_once_each_and_are_no_articles(cache: Path) -> None:
    found = list(fronts.front_pages(cache))
    assert [page.url for page in found] == ["https://a.example/", "https://b.example/index.html"]
    assert {page.gold.page_type for page in found} == {"listing"}
    assert [page.site for page in found] == ["a.example", "b.example"]


def test_an_archive_that_is_not_the_pinned_one_is_refused(cache: Path) -> None:
    path = cache / "archives" / "tool-1.tar.gz"
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(ValueError, match="pinned"):
        list(fronts.front_pages(cache))
