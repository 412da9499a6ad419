"""Pages of invented public sets, in the layouts of the real repositories."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

ARTICLE = (
    "<html lang='en'><head><title>Ferry back in service - The Example</title></head><body>"
    "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article>"
    "<h1>Ferry back in service</h1><p class='byline'>By Ann Example</p>"
    "<p>The ferry between the two invented islands ran again on Monday, its owner said.</p>"
    "<h2>What happens next</h2>"
    "<p>A second boat will follow in the spring, according to a plan made by the council.</p>"
    "<ul><li>Tickets stay the same price for the whole of the next year</li></ul>"
    "<figure><img src='a.jpg'><figcaption>The ferry at its pier</figcaption></figure>"
    "<p>Most passengers on the first crossing were children on their way to school again.</p>"
    "</article><footer>© The Example</footer></body></html>"
)
BODY = (
    "The ferry between the two invented islands ran again on Monday, its owner said.",
    "What happens next",
    "A second boat will follow in the spring, according to a plan made by the council.",
    "Most passengers on the first crossing were children on their way to school again.",
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """All four sets, with one to three pages each."""
    aeb = tmp_path / "article-extraction-benchmark"
    _json(aeb / "ground-truth.json", {"ab12": {"articleBody": "\n\n".join(BODY), "url": URL}})
    _page(aeb / "html" / "ab12.html.gz")
    evaluation = tmp_path / "fundus-evaluation" / "dataset"
    truth = {"TheExample_0.html.gz": {"url": URL, "crawl_date": "", "body": [*BODY, "[By A.]"]}}
    _json(evaluation / "ground_truth.json", truth)
    _page(evaluation / "html" / "TheExample_0.html.gz")
    country = tmp_path / "fundus" / "tests/resources/parser/test_data/xx"
    _json(country / "TheExample.json", {"V2": _fundus("two"), "V1": _fundus("one")})
    _json(country / "meta.info", {"TheExample_2024_01_02.html.gz": {"url": URL}})
    _page(country / "TheExample_2024_01_02.html.gz")
    _page(country / "TheExample_2025_01_02.html.gz")
    wcxb = tmp_path / "wcxb" / "dev"
    for name, page_type in (("0001", "article"), ("0002", "category"), ("0003", "forum")):
        _json(wcxb / "ground-truth" / f"{name}.json", _wcxb(page_type))
        _page(wcxb / "html" / f"{name}.html.gz")
    return tmp_path


URL = "https://news.example.co.uk/ferry?id=1"


def _fundus(title: str) -> dict[str, Any]:
    sections = [
        {"headline": [], "paragraphs": [BODY[0]]},
        {"headline": [BODY[1]], "paragraphs": list(BODY[2:])},
    ]
    return {
        "title": title,
        "authors": ["Ann Example"],
        "publishing_date": "2024-01-02 00:30:00+02:00",
        "body": {"summary": ["A summary."], "sections": sections},
        "images": [{"caption": "The ferry", "authors": ["B. Example", "AP"]}],
    }


def _wcxb(page_type: str) -> dict[str, Any]:
    truth = {
        "title": "Ferry back in service",
        "author": None,
        "publish_date": "2024-01-02",
        "main_content": "\n".join(BODY),
    }
    return {"url": URL, "_internal": {"page_type": {"primary": page_type}}, "ground_truth": truth}


def _json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), "utf-8")


def _page(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(ARTICLE.encode()))
