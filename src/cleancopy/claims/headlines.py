"""The lines of a page that are its headline, or may confirm a stated one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleancopy.claims.classes import is_crumb, is_headline, nearest, own
from cleancopy.claims.extent import NEAR
from cleancopy.fields.people.leads import is_lead_in
from cleancopy.fields.title import plain_title, squeeze
from cleancopy.model import Block, Claim, Verdict

LONGEST_HEADLINE = 400
MOST_HEADLINES = 20


def headline_claims(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], first: int
) -> Iterator[Claim]:
    """`h1`, the `title` label, then smaller headings that stand above the text at `first`."""
    ranked: list[tuple[int, int]] = []
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if 0 < len(block.text) <= LONGEST_HEADLINE:
            rank = _headline_rank(block, verdict, first - NEAR <= i <= first)
            if rank is not None and not is_lead_in(block.text):
                ranked.append((rank, i))
    seen = set()
    for rank, i in sorted(ranked)[:MOST_HEADLINES]:
        text = _whole(blocks, i)
        if (plain := plain_title(text)) not in seen:
            seen.add(plain)
            yield Claim("title" if rank < 2 else "headline", plain, "visible", text)


def _whole(blocks: Sequence[Block], i: int) -> str:
    """A dump's headline with the part of it above, where `<title>` in its first line has both.

    BeautifulSoup's `get_text` prints the kicker in the `h1` on a line of its own.
    """
    text, above = blocks[i].text, blocks[i - 1].text
    if i < 2 or blocks[i].path or len(text) + len(above) > LONGEST_HEADLINE:
        return text
    parts = squeeze(above), squeeze(text)
    first = squeeze(blocks[0].text[: 2 * LONGEST_HEADLINE])
    whole = len(parts[0]) > 2 and first.startswith("".join(parts))
    return f"{above} {text}" if whole else text


def _headline_rank(block: Block, verdict: Verdict, above: bool) -> int | None:
    """0 and 1 for what is the headline if anything is, more for what may confirm a stated one."""
    if verdict.rule == "context.site-name":
        return None
    if block.tag == "h1" and (is_crumb(own(block)) or ">nav>" in block.path):
        return 6
    if verdict.label == "title":
        return 0 if block.tag == "h1" or not block.path else 2
    if block.path and verdict.rule == "context.second-title" and is_headline(own(block)):
        return 3
    if block.tag == "h1":
        return 4 if block.hidden or is_crumb(" ".join(nearest(block, 2))) else 1
    if above and (block.tag == "h2" or (block.tag and is_headline(own(block)))):
        return 5
    return None
