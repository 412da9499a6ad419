"""Digests of what makes a row: code, libraries, config."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parent.parent

MOVERS = frozenset(
    "__main__ cli commands config errors explain flows one_page opening place progress raws run"
    " running s3 store summary tracked".split()
)
"""Modules and folders of the package that move or show rows and make none of them."""

LIBRARIES = (
    "beautifulsoup4",
    "courlan",
    "dateparser",
    "faust_cchardet",
    "ftfy",
    "lxml",
    "numpy",
    "publicsuffixlist",
    "py3langid",
    "trafilatura",
    "webencodings",
)
"""Distributions whose release can change a row."""

_DIST_INFO = re.compile(r"(?P<name>[^-]+)-(?P<release>[^-]+)\.dist-info$")
# matches:       "beautifulsoup4-4.13.4.dist-info"
# does not:      "beautifulsoup4", "lxml-5.3.0-py3.11.egg"


def digest(*values: Any) -> str:
    """Hex digest of plain values (dicts, lists, texts, numbers, dates), key order aside."""
    text = json.dumps(values, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@cache
def code_digest() -> str:
    """Digest of the modules and data files of the package that make rows."""
    summed = hashlib.blake2b(digest_size=16)
    for path in makers(PACKAGE):
        summed.update(path.relative_to(PACKAGE).as_posix().encode())
        summed.update(hashlib.blake2b(path.read_bytes(), digest_size=16).digest())
    return summed.hexdigest()


@cache
def library_releases() -> dict[str, str]:
    """Releases of Python, without its patches, and of the installed LIBRARIES, by name.

    Read from the names of their metadata folders: `importlib.metadata` alone takes 20 ms.
    """
    found = {"python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    for place in map(Path, sys.path):
        if place.is_dir():
            for entry in place.glob("*.dist-info"):
                match = _DIST_INFO.match(entry.name)
                name = match["name"].lower() if match else ""
                if match and name in LIBRARIES:
                    found.setdefault(name, match["release"])
    return found


def makers(folder: Path) -> Iterator[Path]:
    """The files of the package, or of a folder in it, on which rows depend."""
    for path in sorted(folder.iterdir()):
        moves = folder == PACKAGE and path.stem in MOVERS
        if moves or path.name.startswith((".", "__pycache__")):
            continue
        if path.is_dir():
            yield from makers(path)
        elif path.suffix != ".pyc":
            yield path
