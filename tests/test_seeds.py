"""The two original documents come out exactly; skipped where they do not lie beside."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from cleancopy.model import Article, Raw
from cleancopy.pipeline import clean
from judged_pages import shipped

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
GOLD: list[dict[str, Any]] = (
    json.loads((SEEDS / "gold.json").read_text("utf-8")) if (SEEDS / "gold.json").exists() else []
)
PLAIN = (
    "title", "site", "publisher", "language", "standfirst", "published_precision",
    "published_raw", "published_source", "dateline", "dateline_place", "section",
)  # fmt: skip
LISTS = ("authors", "editors", "initials", "agencies")


@pytest.mark.skipif(not GOLD, reason="the original documents are not part of the repository")
@pytest.mark.parametrize("gold", GOLD, ids=[gold["file"] for gold in GOLD])
def test_an_original_comes_out_exactly(gold: dict[str, Any]) -> None:
    data = (SEEDS / gold["file"]).read_bytes()
    raw = Raw(gold["file"], hashlib.sha256(data).hexdigest(), data, "text")
    article = clean(raw, shipped())
    assert isinstance(article, Article)
    found = article.metadata
    for name in PLAIN:
        assert getattr(found, name) == gold[name], name
    for name in LISTS:
        assert list(getattr(found, name)) == gold[name], name
    assert [dict(c._asdict()) for c in found.contributors] == gold["contributors"]
    day = found.published_at.date().isoformat() if found.published_at else None
    assert day == gold["published_at"]
    estimate = found.published_estimate
    assert (estimate and {"date": estimate.date.isoformat()}) == gold["published_estimate"]
    images = [{"alt": i.alt, "caption": i.caption, "credit": i.credit} for i in found.images]
    assert images == gold["images"]
    assert [text for label, text in article.blocks if label == "heading"] == gold["headings"]
    assert article.text == gold["text"]
    assert set(gold["removed"]) <= {row.text for row in article.removed}
