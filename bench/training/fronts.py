"""Start pages of sites: what is surely no article, from the test pages of another tool.

They teach the trees that tell listings, of which the public sets have a hundred; none of them is
in the repository.
"""

from __future__ import annotations

import json
import tarfile
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

from bench.pages import BenchPage, Gold
from bench.readers import decode, site_of
from bench.training.archives import FRONTS, SMALLEST, fetched

SET = "fronts"
_INDEX = "/data/index.json"
_START = ("", "index.html", "index.php")


def front_pages(cache: Path) -> Iterator[BenchPage]:
    """The distinct pages of the archive whose address is a site's own, in the order of its index.

    Beside them it has log-in and search pages, which teach little: see `docs/decisions.md`.
    """
    with tarfile.open(fileobj=BytesIO(fetched(FRONTS, cache))) as archive:
        files = {member.name: member for member in archive.getmembers() if member.isfile()}
        index = next(name for name in files if name.endswith(_INDEX))
        folder = index.removesuffix("index.json")
        seen = set()
        for path, about in json.loads(_read(archive, files[index])).items():
            address = urlsplit(about["url"])
            if address.path.strip("/") not in _START or address.query:
                continue
            if folder + path not in files or files[folder + path].size < SMALLEST:
                continue
            data = _read(archive, files[folder + path])
            name = sha256(data).hexdigest()[:16]
            if name not in seen:
                seen.add(name)
                site = site_of(about["url"])
                gold = Gold("", page_type="listing")
                yield BenchPage(SET, name, site, None, data, decode(data), about["url"], gold)


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    handle = archive.extractfile(member)
    return handle.read() if handle else b""
