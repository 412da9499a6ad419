"""Names that lead to an author's page, where an article is signed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.extent import Extent
from cleancopy.fields.people.byline import parse_byline, people
from cleancopy.fields.people.leads import is_other_role
from cleancopy.fields.people.names import stands_small
from cleancopy.fields.people.roles import is_helpers
from cleancopy.model import TEXT_LABELS, Block, Claim, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies

ABOVE = 4
"""Blocks before the headline in which it may be signed."""
FARTHEST = 30
"""Blocks from the headline to the text at most."""
BEHIND = 6
"""Blocks after the text in which it may be signed."""
BESIDE = 3
"""Blocks between two links of one byline: jobs, portraits and buttons stand there."""
LONGEST = 200
"""Characters of a block with a byline; a longer one is text."""
NOT_SIGNED = TEXT_LABELS | {"title", "comment", "caption", "credit"}
"""Labels of lines whose links sign nothing."""


def linked_claims(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    found: Extent | None,
    links: Sequence[str],
    agencies: Agencies,
) -> Iterator[Claim]:
    """`linked` of the names on the first lines that lead to authors' pages, by the headline first.

    Whatever label the lines have: mark-up names them.
    """
    if found is None or not links:
        return
    named = {text: names for text in links if (names := _names(text, agencies))}
    texts = [block.text for block in blocks]
    named = {text: names for text, names in named.items() if not _is_a_button(text, texts)}
    for where in _places(found, len(blocks)):
        if run := _first_run(blocks, verdicts, where, named):
            yield Claim("linked", run, "visible", "; ".join(run))
            return


def _first_run(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    where: range,
    named: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    """The names on the first lines with such links that no other role precedes."""
    run: dict[str, None] = {}
    last = where.start
    for i in where:
        if run and (i - last > BESIDE or is_other_role(blocks[i].text)):
            break
        if is_helpers(blocks[i].text):
            continue
        if _may_sign(blocks[i], verdicts[i]) and not (i and is_other_role(blocks[i - 1].text)):
            names = [n for text, found in named.items() if text in blocks[i].text for n in found]
            run.update(dict.fromkeys(names))
            last = i if names else last
    return tuple(run)


def _places(found: Extent, size: int) -> tuple[range, range]:
    head = range(max(found.title - ABOVE, 0), min(found.first + 2, found.title + FARTHEST, size))
    return head, range(found.last + 1, min(found.last + 1 + BEHIND, found.end))


def _may_sign(block: Block, verdict: Verdict) -> bool:
    if block.hidden or block.tag == "img" or not 0 < len(block.text) <= LONGEST:
        return False
    return verdict.label not in NOT_SIGNED


def _is_a_button(text: str, texts: Sequence[str]) -> bool:
    """Whether all words of a link stand on the page in small letters: `Learn More`."""
    return all(stands_small(word.casefold(), texts) for word in text.split())


def _names(text: str, agencies: Agencies) -> tuple[str, ...]:
    if names := people(text, agencies, proven=True):
        return names
    byline = parse_byline(text, None, agencies)
    return byline.authors if byline else ()
