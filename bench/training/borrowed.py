"""Borrowed pages: the test pages of other open-source tools teach too, none is in the repository.

Some come with gold by a hand-written parser (`bench.training.parsers`). Of the others the HTML's
model knows the text far better than the dumps' model does, so what it finds there stands for
gold (self-training; Scudder, 1965, and Lee, "Pseudo-Label", 2013).
"""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from bench.flatten import flattened
from bench.folds import fold_of
from bench.pages import BenchPage, Gold
from bench.readers import decode, site_of
from bench.training.align import coverage
from bench.training.archives import ARCHIVES, fetched, pages_of, parser_sources
from bench.training.dataset import CUT, HTML, Example, cut, features_of
from bench.training.parsers import parsers, selected
from bench.training.weak import UNKNOWN
from cleancopy.label.learned.features import Features
from cleancopy.label.model import BODY, scored
from cleancopy.model import Block, Head
from cleancopy.segment.lines import segment_text
from cleancopy.segment.tree import segment_html
from cleancopy.settings import Rules, load_rules

LEAST_WORDS, LEAST_CERTAINTY = 100, 0.6
"""A page teaches when its HTML's model finds so many words, and is so sure on average."""

_ADDRESS = (
    re.compile(r"""og:url["'][^>]*content=["'](http[^"']+)""", re.I),
    re.compile(r"""content=["'](http[^"']+)["'][^>]*og:url""", re.I),
    re.compile(r"""canonical["'][^>]*href=["'](http[^"']+)""", re.I),
    re.compile(r"""href=["'](http[^"']+)["'][^>]*canonical""", re.I),
)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,6}")
_TAGS = re.compile(r"<[^>]*>")
_NOT_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Form:
    """A page in one form: its blocks and their features."""

    blocks: tuple[Block, ...]
    features: Features


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A page in all forms."""

    name: str
    site: str
    forms: dict[str, Form]
    gold: str = ""
    """The text by a hand-written parser of the page's site, or `""`."""


def build(cache: Path, forms: Sequence[str]) -> None:
    """Fetch the archives, read their pages in every form and keep them in `cache`."""
    rules = load_rules()
    found = []
    for page in pages(cache):
        html = segment_html(page.html_text)
        made = {HTML: Form(html.blocks, features_of(html.blocks, html.head, rules))}
        for form in dict.fromkeys(form.removesuffix(CUT) for form in forms if form != HTML):
            blocks = segment_text(flattened(page, form, cache)).blocks
            made[form] = Form(blocks, features_of(blocks, Head(), rules))
        found.append(Borrowed(page.name, page.site, made, page.gold.body))
    with _stored(cache).open("wb") as handle:
        pickle.dump(found, handle, protocol=5)


def pages(cache: Path) -> Iterator[BenchPage]:
    """The distinct HTML pages of the archives, in order."""
    seen = set()
    for archive in ARCHIVES:
        packed = fetched(archive, cache)
        known = parsers(parser_sources(packed))
        for path, data in pages_of(packed):
            text = decode(data)
            words = _NOT_WORD.sub("", _TAGS.sub("", text))[2000:6000]
            digest = sha256(words.encode()).hexdigest()
            if digest in seen:
                continue
            seen.add(digest)
            name = sha256(path.encode()).hexdigest()[:16]
            url = _address(text, path)
            site = (url and site_of(url)) or name
            parser = known.get(path.partition("/fixtures/")[2])
            gold = Gold(selected(text, parser) if parser else "")
            yield BenchPage("borrowed", name, site, None, data, text, url, gold)


def taught(
    cache: Path, forms: Sequence[str], rules: Rules, fold: int | None
) -> list[list[Example]]:
    """The pages as examples of each form, by their gold or by what `rules`' model says of them.

    Pages of the fold's sites are left out, and those of which the model is not sure.
    """
    with _stored(cache).open("rb") as handle:
        found: list[Borrowed] = pickle.load(handle)
    pools: list[list[Example]] = [[] for _ in forms]
    for page in found:
        if fold_of(page.site) == fold or not page.forms[HTML].blocks:
            continue
        made = _by_gold(page, forms, rules) if page.gold else _by_model(page, forms, rules)
        if made and all(made):
            for pool, example in zip(pools, made, strict=True):
                pool.extend(example)
    return pools


def _by_gold(page: Borrowed, forms: Sequence[str], rules: Rules) -> list[list[Example]]:
    return [_example(page, form, page.gold, rules) for form in forms]


def _by_model(page: Borrowed, forms: Sequence[str], rules: Rules) -> list[list[Example]]:
    """HTML keeps the model's probabilities, dumps the text they give: the blocks from `BODY` on."""
    html = page.forms[HTML]
    body = scored(html.features, "html", rules).body
    if not _is_sure(html.blocks, body):
        return []
    chosen = zip(html.blocks, body.tolist(), strict=True)
    text = "\n".join(block.text for block, chance in chosen if chance >= BODY)
    return [
        [_made(page, form, html.blocks, html.features, body)]
        if form == HTML
        else _example(page, form, text, rules)
        for form in forms
    ]


def _is_sure(blocks: Sequence[Block], body: np.ndarray) -> bool:
    size = _sizes(blocks)
    near = size * (body > 0.05)
    certainty = float((np.abs(body - 0.5) * 2 * near).sum() / max(near.sum(), 1))
    return float(size[body >= BODY].sum()) >= LEAST_WORDS and certainty >= LEAST_CERTAINTY


def _example(page: Borrowed, form: str, text: str, rules: Rules) -> list[Example]:
    """One example, or none where nothing of the page is left."""
    source = page.forms[form.removesuffix(CUT)]
    blocks, found = source.blocks, source.features
    known = coverage([block.text for block in blocks], text)
    if form.endswith(CUT):
        blocks, known = cut(blocks, known, page.name)
        found = features_of(blocks, Head(), rules)
    shares = np.array(known, dtype=np.float32)
    return [_made(page, form, blocks, found, shares)] if blocks else []


def _made(
    page: Borrowed, form: str, blocks: Sequence[Block], found: Features, shares: np.ndarray
) -> Example:
    unknown = np.full(len(blocks), UNKNOWN, dtype=np.int64)
    return Example("borrowed", page.name, page.site, None, form, "article", found, shares,
                   _sizes(blocks), unknown)  # fmt: skip


def _sizes(blocks: Sequence[Block]) -> np.ndarray:
    return np.array([len(block.text.split()) for block in blocks], dtype=np.float32)


def _stored(cache: Path) -> Path:
    return cache / "examples" / "borrowed.pkl"


def _address(text: str, path: str) -> str | None:
    head = text[:300_000]
    for pattern in _ADDRESS:
        if match := pattern.search(head):
            return match[1]
    folders = [part for part in path.split("/")[:-1] if _HOST.fullmatch(part)]
    host = _HOST.match(path.rpartition("/")[2])
    named = folders[-1] if folders else host[0] if host else None
    return f"http://{named}/" if named else None
