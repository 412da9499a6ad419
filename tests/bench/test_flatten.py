"""Flatteners keep the text; the cache gives back what was made."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.flatten import FLATTENERS, flatten_all, flattened, wrapped
from bench.readers import read_all

PROGRAMS = {"w3m": "w3m", "w3m-wide": "w3m", "lynx": "lynx", "lynx-nolist": "lynx"}
MODULES = {
    "inscriptis": "inscriptis",
    "inscriptis-80": "inscriptis",
    "inscriptis-folded": "inscriptis",
    "html2text": "html2text",
    "html2text-bare": "html2text",
    "html-text": "html_text",
    "html-text-80": "html_text",
    "resiliparse": "resiliparse",
    "resiliparse-80": "resiliparse",
    "markdownify": "markdownify",
    "lexbor": "selectolax",
}


@pytest.mark.parametrize("name", FLATTENERS)
def test_every_flattener_keeps_the_paragraphs(name: str, data: Path, tmp_path: Path) -> None:
    if name in PROGRAMS and not shutil.which(PROGRAMS[name]):
        pytest.skip(f"{PROGRAMS[name]} is not installed")
    if name in MODULES:
        pytest.importorskip(MODULES[name])
    page = next(iter(read_all(data)))
    dump = flattened(page, name, tmp_path)
    folded = " ".join(dump.split())
    assert page.gold.paragraphs is not None
    assert all(paragraph in folded for paragraph in page.gold.paragraphs)
    assert flattened(page, name, tmp_path) == dump


def test_an_unknown_flattener_is_reported_not_raised(data: Path, tmp_path: Path) -> None:
    failed = flatten_all(read_all(data, ("aeb",)), ["none such"], tmp_path)
    assert failed == ["none such aeb/ab12: KeyError: 'none such'"]


def test_wrapping_keeps_words_indent_and_short_lines() -> None:
    text = "    " + "word " * 40 + "\n\nshort\n" + "x" * 100
    lines = wrapped(text).split("\n")
    assert max(len(line) for line in lines[:-1]) <= 80
    assert all(line.startswith("    ") for line in lines[:3])
    assert wrapped(text).split() == text.split()
    assert lines[-3:] == ["", "short", "x" * 100]
