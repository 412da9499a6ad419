"""Old generations go when nobody should be reading them any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from cleancopy.store import files, manifest

if TYPE_CHECKING:
    from cleancopy.store.layout import Generation, Layout


def prune(layout: Layout, keep_generations: int, keep_hours: float, now: datetime) -> list[int]:
    """Remove generations that were superseded long ago; return their numbers.

    What is kept says `kept`. What a killed commit left without a manifest goes at once. Call under
    the lock.
    """
    current = layout.current()
    generations = [layout.generation(number) for number in layout.numbers()]
    whole = [
        (g.number, committed_at(manifest.read_if_sound(g)))
        for g in generations
        if g.manifest.exists() and g.folder.is_dir()
    ]
    staying = kept(whole, keep_generations, keep_hours, now)
    if current is not None:
        staying.add(current.number)
    going = [g for g in generations if g.number not in staying]
    for generation in going:
        _remove(layout, generation)
    return [generation.number for generation in going]


def kept(
    whole: Sequence[tuple[int, datetime | None]],
    keep_generations: int,
    keep_hours: float,
    now: datetime,
) -> set[int]:
    """Which of the whole generations stay, by (number, when committed) in order of number.

    The newest `keep_generations`, and each that was still current within `keep_hours` before `now`:
    a reader may have opened it just before the next one came.
    """
    staying = {number for number, _ in whole[-max(1, keep_generations) :]}
    limit = now - timedelta(hours=keep_hours)
    for (number, _), (_, superseded) in pairwise(whole):
        if (superseded or now) > limit:
            staying.add(number)
    return staying


def committed_at(facts: dict[str, object]) -> datetime | None:
    """When a generation was committed; None where its manifest does not say."""
    stated = facts.get("committed_at")
    try:
        moment = datetime.fromisoformat(stated) if isinstance(stated, str) else None
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


def _remove(layout: Layout, generation: Generation) -> None:
    files.remove_folder(generation.folder, layout.trash)
    generation.manifest.unlink(missing_ok=True)
