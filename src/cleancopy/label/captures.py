"""What an archive put over and under the page that it captured is no part of it."""

from __future__ import annotations

from collections.abc import Sequence

from cleancopy.captures import banner
from cleancopy.label.traits import STATED
from cleancopy.model import Block, Verdict


def known(blocks: Sequence[Block]) -> dict[int, Verdict]:
    """Verdicts of the blocks of an archive's banner, by position; empty for most pages."""
    return {i: Verdict("other", "capture.banner", STATED) for i in banner(blocks)}
