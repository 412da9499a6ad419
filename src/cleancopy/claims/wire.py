"""The mark of a wire that ends the last paragraph: `… on Monday. (AFP)`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.extent import Extent
from cleancopy.fields.signoffs.wire_mark import find_wire_mark
from cleancopy.model import Block, Claim, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies


def wire_claims(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    found: Extent | None,
    agencies: Agencies,
) -> tuple[Claim, ...]:
    """A `signoff` claim of the mark behind the last paragraph; one further up is of a brief."""
    if found is None:
        return ()
    for i in range(found.last, found.first - 1, -1):
        if verdicts[i].label == "paragraph":
            mark = find_wire_mark(blocks[i].text, agencies)
            return (Claim("signoff", mark.mark, "visible", blocks[i].text),) if mark else ()
    return ()
