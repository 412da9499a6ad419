"""Dumps of Deutsche Welle and Reuters in their layouts since 2012; all stories are invented.

`tests/archives/SITE/gold.json` names the lines of a dump that are its text, and what `opens` the
first of them and is taken off. What a page has none of (editors, initials, …) is left out there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cleancopy import Article, clean

FOLDER = Path(__file__).parent / "archives"
PUBLISHERS = {"dw.com": "Deutsche Welle", "reuters.com": "Reuters"}
GOLD: dict[str, dict[str, Any]] = {
    f"{site}/{name}": gold
    for site in PUBLISHERS
    for name, gold in json.loads((FOLDER / site / "gold.json").read_text(encoding="utf-8")).items()
}


def test_every_dump_has_gold() -> None:
    dumps = (path.relative_to(FOLDER).with_suffix("") for path in FOLDER.rglob("*.txt"))
    assert sorted(map(str, dumps)) == sorted(GOLD)


@pytest.mark.parametrize("name", sorted(GOLD))
def test_a_dump_is_known_by_its_menus_and_loses_them_alone(name: str) -> None:
    dump, gold = (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), GOLD[name]
    found = clean(text=dump)
    assert isinstance(found, Article)
    lines = dump.splitlines()
    meta = found.metadata
    text = "\n\n".join(lines[number - 1].strip() for number in gold["text"])
    assert found.text == text.removeprefix(f"{gold.get('opens', '')} ")
    site = name.partition("/")[0]
    assert (meta.site, meta.publisher) == (site, PUBLISHERS[site])
    assert (meta.title, meta.language) == (gold["title"], gold["language"])
    assert meta.published_at is not None
    assert meta.published_at.date().isoformat() == gold["day"]
    for field in ("authors", "editors", "initials", "agencies"):
        assert list(getattr(meta, field)) == gold.get(field, []), field
    assert [[image.caption, image.credit] for image in meta.images] == gold.get("images", [])
    for field in ("standfirst", "dateline", "dateline_place"):
        if field in gold:
            assert getattr(meta, field) == gold[field]
