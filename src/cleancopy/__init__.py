"""Raw news pages in, clean articles in Parquet out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleancopy.model import Article, Rejected
    from cleancopy.one_page import clean
    from cleancopy.settings import load_rules

__version__ = "0.1.0"
__all__ = ["Article", "Rejected", "__version__", "clean", "load_rules"]

_HOMES = {
    "Article": "cleancopy.model",
    "Rejected": "cleancopy.model",
    "clean": "cleancopy.one_page",
    "load_rules": "cleancopy.settings",
}
"""Imported when asked for: the command line, which asks for none, answers `--help` at once."""


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
