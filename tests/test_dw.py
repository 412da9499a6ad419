"""Dumps of Deutsche Welle's pages in twelve languages and both layouts; all stories are invented.

`tests/dw/gold.json` names the lines of a dump that are its text. What a page has none of (editors,
initials, …) is left out there.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cleancopy import Article, clean

FOLDER = Path(__file__).parent / "dw"
GOLD: dict[str, dict[str, Any]] = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))


def test_every_dump_has_gold() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.txt")) == sorted(GOLD)


@pytest.mark.parametrize("name", sorted(GOLD))
def test_a_dump_is_known_as_dw_and_loses_its_menus_alone(name: str) -> None:
    dump, gold = (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), GOLD[name]
    found = clean(text=dump)
    assert isinstance(found, Article)
    lines = dump.splitlines()
    assert found.text == "\n\n".join(lines[number - 1].strip() for number in gold["text"])
    meta = found.metadata
    assert (meta.site, meta.publisher) == ("dw.com", "Deutsche Welle")
    assert (meta.title, meta.language) == (gold["title"], gold["language"])
    assert meta.published_at is not None
    assert meta.published_at.date().isoformat() == gold["day"]
    for field in ("authors", "editors", "initials", "agencies"):
        assert list(getattr(meta, field)) == gold.get(field, []), field
    assert [[image.caption, image.credit] for image in meta.images] == gold.get("images", [])
    if "standfirst" in gold:
        assert meta.standfirst == gold["standfirst"]
