"""Does the data set hold what it says? Everything is computed again, nothing is taken on trust."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeAlias

from cleancopy.errors import StoreError
from cleancopy.place import Place, place
from cleancopy.settings.options import Settings
from cleancopy.store import manifest
from cleancopy.store.layout import Layout

READING = ("max_record_bytes", "max_expansion_ratio")
"""The settings that decide what a record is."""


RawHash: TypeAlias = tuple[str, str | None]
"""(source_path, sha256) of a raw record; (path, None) of what the system refuses to show."""


class Problem(NamedTuple):
    """One thing that is not as it should be."""

    where: str
    """File or record."""
    what: str


class Remedies(NamedTuple):
    """What makes a file whole again, as a person is told."""

    lost: str
    damaged: str


IN_A_FOLDER = Remedies("run again", "remove it and run again")
"""A run makes all rows anew where a file of the current generation is not there."""


def verify(
    clean: Path, raw: Iterable[RawHash] | None = None, remedies: Remedies = IN_A_FOLDER
) -> Iterator[Problem]:
    """Check the current generation under `clean`; no problem comes out of a sound one.

    Files: each is in the manifest with its bytes, rows and sha256, and no other lies there. Rows:
    schema, total order, cuts and groups, closed vocabularies, identity, text with its hash and
    number of words, date with its precision; each record once in articles or in rejected; kept and
    removed blocks together are the page without gap or repeat. Nothing in the rows says how many
    blocks a page had: removed ones that are missing from its end show by the file alone, whose
    rows and hash are then not those of the manifest.

    `raw` gives (source_path, source_sha256) of every raw record as it reads now: then each must be
    in the data set with that hash, and nothing else may be, but for what lies where the system
    refuses to look. Reads all columns once; memory grows by a few dozen bytes a record, and by the
    records of one month. `remedies` is said of files that are lost or damaged.
    """
    from cleancopy.store.verify import files, pages, rows, sources

    layout = Layout(clean)
    try:
        generation = layout.current()
        if generation is None:
            raise StoreError(f"{layout.pointer} is missing: nothing was committed yet")
        facts = manifest.read(generation)
    except StoreError as error:
        yield Problem(str(clean), str(error))
        return
    yield from files.check(generation, facts, remedies)
    yield from rows.check(generation, facts)
    yield from pages.check(generation)
    if raw is not None:
        yield from sources.check(generation, raw)


def made_from(clean: Path) -> tuple[Place | None, Settings]:
    """RAW of the current generation, None where it is not known, and by which settings it was read.

    Other limits would cut other bytes out of a record that is too large.
    """
    generation = Layout(clean).current()
    facts = manifest.read_if_sound(generation) if generation else {}
    raw, stated = facts.get("raw"), facts.get("settings")
    known = {name: stated[name] for name in READING if name in stated} if stated else {}
    return place(raw) if isinstance(raw, str) else None, replace(Settings(), **known)
