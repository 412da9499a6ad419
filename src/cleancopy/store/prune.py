"""Old generations go when nobody should be reading them any more."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from cleancopy.store import files, manifest

if TYPE_CHECKING:
    from cleancopy.store.layout import Generation, Layout


def prune(layout: Layout, keep_generations: int, keep_hours: float, now: datetime) -> list[int]:
    """Remove generations that were superseded long ago; return their numbers.

    Kept are the current one, the newest `keep_generations`, and each that was still current within
    `keep_hours` before `now`: a reader may have opened it just before the next one came. What a
    killed commit left without a manifest goes at once. Call under the lock.
    """
    current = layout.current()
    generations = [layout.generation(number) for number in layout.numbers()]
    whole = [g for g in generations if g.manifest.exists() and g.folder.is_dir()]
    kept = {g.number for g in whole[-max(1, keep_generations) :]}
    limit = now - timedelta(hours=keep_hours)
    for old, successor in pairwise(whole):
        if (_committed(successor) or now) > limit:
            kept.add(old.number)
    if current is not None:
        kept.add(current.number)
    going = [g for g in generations if g.number not in kept]
    for generation in going:
        _remove(layout, generation)
    return [generation.number for generation in going]


def _committed(generation: Generation) -> datetime | None:
    """When it was committed; None where the manifest does not say."""
    stated = manifest.read_if_sound(generation).get("committed_at")
    try:
        return datetime.fromisoformat(stated) if isinstance(stated, str) else None
    except ValueError:
        return None


def _remove(layout: Layout, generation: Generation) -> None:
    files.remove_folder(generation.folder, layout.trash)
    generation.manifest.unlink(missing_ok=True)
