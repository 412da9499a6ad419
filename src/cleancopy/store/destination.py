"""Where a finished generation goes to be read: into the folder itself, or from there elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from cleancopy.store.layout import Generation, Layout


class Destination(Protocol):
    """What a commit asks of the place that readers look at."""

    def number(self) -> int:
        """The number of the next generation; never one that was in use before."""

    def publish(
        self, folder: Path, number: int, facts: dict[str, Any], step: Callable[[str], None]
    ) -> bool:
        """Let readers elsewhere see the finished `folder`, if that is where they look.

        True: that was the commit. An error means that they do not see it.
        """

    def prune(self, keep_generations: int, keep_hours: float, now: datetime) -> list[int]:
        """Remove generations that were superseded long ago; returns their numbers."""

    def where(self, generation: Generation) -> str | None:
        """The address that readers open; None: the folder itself."""


class Here:
    """Readers look into the folder itself: the commit's own pointer is all it takes."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    def number(self) -> int:
        return max(self._layout.numbers(), default=0) + 1

    def publish(
        self, folder: Path, number: int, facts: dict[str, Any], step: Callable[[str], None]
    ) -> bool:
        return False

    def prune(self, keep_generations: int, keep_hours: float, now: datetime) -> list[int]:
        from cleancopy.store.prune import prune

        return prune(self._layout, keep_generations, keep_hours, now)

    def where(self, generation: Generation) -> None:
        return None
