"""Public pages -> training examples: features, body shares, fine labels; cached per input form."""

from __future__ import annotations

import pickle
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.flatten import flattened
from bench.pages import BenchPage
from bench.readers import read_all
from bench.training.align import coverage
from bench.training.weak import INDEX, UNKNOWN, fine_labels, fold
from cleancopy.label.learned.features import Features, features, phrase_hits
from cleancopy.model import Block, Head
from cleancopy.segment.lines import segment_text
from cleancopy.segment.tree import segment_html
from cleancopy.settings import Rules, load_rules

HTML = "html"
CUT = "~cut"
"""Ending of a form whose dumps hold little beside the article, as many archives keep them."""

_BODY, _HEADING, _TITLE, _STANDFIRST = (
    INDEX[name] for name in ("body", "heading", "title", "standfirst")
)


@dataclass(frozen=True, slots=True)
class Example:
    """One page in one form. Pickles hold the fields by position: new ones go to the end."""

    set: str
    name: str
    site: str
    language: str | None
    form: str
    """`html` or the flattener's name."""
    page_type: str
    features: Features
    share: np.ndarray[tuple[int], np.dtype[np.float32]]
    """Of each block's words that stand in gold."""
    sizes: np.ndarray[tuple[int], np.dtype[np.float32]]
    """Words of each block."""
    fine: np.ndarray[tuple[int], np.dtype[np.int64]]


def examples(cache: Path, form: str) -> list[Example]:
    """Return all pages in one form, as `build` left them in `cache`."""
    with _stored(cache, form).open("rb") as handle:
        return list(pickle.load(handle))


def build(data: Path, cache: Path, forms: Sequence[str]) -> None:
    """Make the examples of every form and store them in `cache`, the HTML of a page read once."""
    rules = load_rules()
    made: dict[str, list[Example]] = {form: [] for form in forms}
    for page in read_all(data):
        html = segment_html(page.html_text)
        shares = coverage([block.text for block in html.blocks], page.gold.body)
        fine = fine_labels(page, html.blocks, shares)
        for form in forms:
            if form == HTML:
                made[form].append(_example(page, form, rules, html.blocks, html.head, shares, fine))
            else:
                made[form].append(_dump(page, form, cache, rules, html.blocks, fine))
    for form, found in made.items():
        _stored(cache, form).parent.mkdir(parents=True, exist_ok=True)
        with _stored(cache, form).open("wb") as handle:
            pickle.dump(found, handle, protocol=5)


def _stored(cache: Path, form: str) -> Path:
    return cache / "examples" / f"{form}.pkl"


def _dump(
    page: BenchPage,
    form: str,
    cache: Path,
    rules: Rules,
    html: Sequence[Block],
    html_fine: Sequence[int],
) -> Example:
    known: dict[str, int] = {}
    for block, label in zip(html, html_fine, strict=True):
        known.setdefault(fold(block.text), label)
    blocks = segment_text(flattened(page, form.removesuffix(CUT), cache)).blocks
    shares = coverage([block.text for block in blocks], page.gold.body)
    if form.endswith(CUT):
        blocks, shares = cut(blocks, shares, page.name)
    fine = [_projected(known, block, share) for block, share in zip(blocks, shares, strict=True)]
    return _example(page, form, rules, blocks, Head(), shares, fine)


def _example(
    page: BenchPage,
    form: str,
    rules: Rules,
    blocks: tuple[Block, ...],
    head: Head,
    shares: list[float],
    fine: list[int],
) -> Example:
    return Example(
        page.set,
        page.name,
        page.site,
        page.language,
        form,
        page.gold.page_type,
        features_of(blocks, head, rules),
        np.array(shares, dtype=np.float32),
        np.array([len(block.text.split()) for block in blocks], dtype=np.float32),
        np.array(fine, dtype=np.int64),
    )


def features_of(blocks: Sequence[Block], head: Head, rules: Rules) -> Features:
    """What the model sees of a page."""
    hits = phrase_hits(blocks, rules.phrases)
    return features(blocks, head, hits, rules.phrases.function_words)


def cut(
    blocks: tuple[Block, ...], shares: list[float], name: str
) -> tuple[tuple[Block, ...], list[float]]:
    """The blocks from shortly before the first of the text to shortly after the last."""
    inside = [i for i, share in enumerate(shares) if share >= 0.5]
    if not inside:
        return blocks, shares
    rng = random.Random(name)
    first = max(inside[0] - rng.choice((0, 1, 2, 3, 3, 4, 5, 6, 8, 12)), 0)
    last = inside[-1] + 1 + rng.choice((0, 0, 1, 2, 3, 4, 6, 10, 16))
    return blocks[first:last], shares[first:last]


def _projected(known: dict[str, int], block: Block, share: float) -> int:
    """The label of a dump's line: that of the same text in the HTML, if that is not of the text
    where the line is none, or the other way round."""
    label = known.get(fold(block.text), UNKNOWN)
    if share >= 0.5:
        return label if label in (_HEADING, _TITLE, _STANDFIRST) else _BODY
    return UNKNOWN if label in (_BODY, _HEADING, _STANDFIRST) else label
