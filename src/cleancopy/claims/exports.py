"""What the lines of a press database's export say of an article: `BYLINE: JANE EXAMPLE`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleancopy.claims.topics import SEPARATOR
from cleancopy.fields.exports import RULE
from cleancopy.fields.people.names import turn
from cleancopy.model import Block, Claim, Verdict

_FIELDS = {"byline": "authors", "publisher": "publisher", "topics": "topics", "dateline": "filed"}
_WEIGHT = re.compile(r"\s*\(\d{1,3}%\)")
"""`(90%)` behind a topic."""

_PLACE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]$")
"""` (London)` behind an outlet."""


def export_claims(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> Iterator[Claim]:
    """`authors`, `publisher`, `topics` and `filed` (the dateline) of the values of such lines.

    Headline, date and section are claims by their labels, as on any page.
    """
    for block, verdict in zip(blocks, verdicts, strict=True):
        field = _FIELDS.get(verdict.rule.removeprefix(RULE))
        if field is None or not verdict.rule.startswith(RULE):
            continue
        value: str | tuple[str, ...] = block.text
        if field == "authors":
            value = tuple(turn(name) or name.strip() for name in block.text.split(";"))
        elif field == "topics":
            value = tuple(filter(None, SEPARATOR.split(_WEIGHT.sub("", block.text))))
        elif field == "publisher":
            value = _PLACE.sub("", block.text)
        yield Claim(field, value, "visible", block.text)
