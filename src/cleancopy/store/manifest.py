"""The manifest of a generation: what it holds and which run made it, beside the data."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cleancopy.errors import StoreError
from cleancopy.store import files

if TYPE_CHECKING:
    from pathlib import Path

    from cleancopy.store.layout import Generation


def _is_files(value: object) -> bool:
    entries = value if isinstance(value, list) else [None]
    return all(isinstance(entry, dict) and isinstance(entry.get("path"), str) for entry in entries)


def _is_counts(value: object) -> bool:
    return isinstance(value, dict) and all(type(count) is int for count in value.values())


def _is_form(value: object) -> bool:
    return isinstance(value, dict) and type(value.get("row_group_rows", 1)) is int


def _is_settings(value: object) -> bool:
    return isinstance(value, dict) and all(type(item) in (int, float) for item in value.values())


SHAPES: dict[str, tuple[Callable[[object], bool], str]] = {
    "files": (_is_files, "a list of files, each with its path"),
    "rows": (_is_counts, "a number of rows by table"),
    "form": (_is_form, "an object with whole row_group_rows"),
    "settings": (_is_settings, "a number by setting"),
}
"""What is computed with: whether a value has its shape, and what that is."""


def write(generation: Generation, facts: dict[str, Any]) -> None:
    """Put the manifest on disk, whole."""
    generation.manifest.parent.mkdir(parents=True, exist_ok=True)
    files.write_whole(generation.manifest, encoded(facts))


def encoded(facts: dict[str, Any]) -> bytes:
    """The bytes of a manifest, or of other facts that a person may want to read."""
    written = json.dumps(facts, ensure_ascii=False, indent=1)
    return f"{written}\n".encode(errors="backslashreplace")  # `\udcff` of a name that is no UTF-8


def read(generation: Generation) -> dict[str, Any]:
    """The manifest as written; `StoreError` when it is missing or not of the shape it must have."""
    try:
        facts = json.loads(generation.manifest.read_bytes())
    except FileNotFoundError as error:
        raise StoreError(f"{generation.manifest} is missing") from error
    except ValueError as error:
        raise StoreError(f"{generation.manifest} is not JSON: {error}") from error
    if not isinstance(facts, dict):
        raise StoreError(f"{generation.manifest} is not a JSON object")
    for name, (has_shape, what) in SHAPES.items():
        if name in facts and not has_shape(facts[name]):
            raise StoreError(f"{generation.manifest}: {name} is not {what}")
    return facts


def read_if_sound(generation: Generation) -> dict[str, Any]:
    """As `read`; empty when there is none to be had: a commit then computes all again."""
    try:
        return read(generation)
    except StoreError:
        return {}


def read_if_whole(generation: Generation) -> dict[str, Any]:
    """As `read_if_sound`; empty too where a file that it lists is lost or of another size."""
    facts = read_if_sound(generation)
    whole = all(
        _size(generation.folder / entry["path"]) == entry.get("bytes")
        for entry in facts.get("files", ())
    )
    return facts if whole else {}


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return None


def hashes(facts: dict[str, Any]) -> dict[str, str]:
    """File, relative to its generation's folder -> sha256."""
    files = facts.get("files")
    entries = [file for file in files if isinstance(file, dict)] if isinstance(files, list) else []
    return {str(file.get("path")): str(file.get("sha256")) for file in entries}
