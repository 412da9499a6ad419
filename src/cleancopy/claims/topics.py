"""Topics as a page prints them: links that are called tags, and lines such as `Tags: a, b`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.extent import Extent, opens_others
from cleancopy.model import TEXT_LABELS, Block, Claim, Verdict

if TYPE_CHECKING:
    from cleancopy.settings import Phrases

SEPARATOR = re.compile(r"\s*[,;|•·、，/]\s*|\s+(?=#)")
_RUN_TOGETHER = re.compile(r"[a-zà-ÿ][A-ZÀ-Ý]")
"""`rB` of `HarbourBridgeFerry`; one is a brand's: `YouTube`."""
LONGEST_LINE, LONGEST_TOPIC = 400, 60
MOST_WORDS = 6
"""Words of a topic; a longer part is a sentence."""
LONGEST_HEAD, MOST_LINKS = 40, 20
"""Characters of a line that opens such a list, and links of it."""
BEHIND = 25
"""Blocks behind the text in which its topics stand."""


def topic_claims(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    found: Extent | None,
    linked: Sequence[str],
    phrases: Phrases,
) -> tuple[Claim, ...]:
    """`topics` of the links called tags between headline and what follows the text, else of those
    below a line that says that they are, else of lines.

    `linked` are the texts of all such links of the page, teasers' too.
    """
    if found is None:
        return ()
    near = range(found.title, min(found.last + 1 + BEHIND, len(blocks)))
    others = (i for i in near if i >= found.end and opens_others(verdicts[i]))
    end = next((i for i in others if not _heads(blocks[i].text, phrases)), near.stop)
    lines = [blocks[i] for i in near[: end - near.start] if verdicts[i].label not in TEXT_LABELS]
    held = (tag for tag in linked if any(_holds(block, tag) for block in lines))
    tags = tuple(dict.fromkeys(tag.lstrip("#") for tag in held))
    tags = tags or _below_head(blocks, near, phrases)
    claims = [Claim("topics", tags, "visible", ", ".join(tags))] if tags else []
    return (*claims, *(claim for block in lines for claim in _listed(block.text, phrases)))


def _below_head(blocks: Sequence[Block], near: range, phrases: Phrases) -> tuple[str, ...]:
    """The links of one element of HTML right below a line that opens a list of topics."""
    head = next((i for i in near if blocks[i].path and _heads(blocks[i].text, phrases)), None)
    if head is None or len(blocks[head].text) > LONGEST_HEAD:
        return ()
    found: list[str] = []
    below = blocks[head + 1 : head + 1 + MOST_LINKS]
    for block in below:
        linked = 0 < len(block.text) <= block.link_chars and _is_topic(block.text)
        if not linked or block.parent != below[0].parent:
            break
        found.append(block.text.lstrip("#"))
    return tuple(dict.fromkeys(found))


def _heads(text: str, phrases: Phrases) -> bool:
    """Whether a line opens a list of topics, by itself or on a line of its own: `Tags`."""
    return len(text) <= LONGEST_LINE and any(
        phrases.lead_in("topics", line) for line in (text, f"{text}:")
    )


def _holds(block: Block, tag: str) -> bool:
    return 0 < len(tag) <= block.link_chars and tag in block.text


def _listed(text: str, phrases: Phrases) -> Iterator[Claim]:
    if len(text) > LONGEST_LINE or (":" not in text[:20] and "：" not in text[:20]):
        return
    led = phrases.lead_in("topics", text)
    if led is None or not led[1]:
        return
    topics = tuple(part.lstrip("#") for part in SEPARATOR.split(led[1]) if part)
    if all(map(_is_topic, topics)):
        yield Claim("topics", topics, "visible", text)


def _is_topic(text: str) -> bool:
    """Whether a part of a list is no sentence, and not several that a flattener ran together."""
    if len(text) > LONGEST_TOPIC or len(text.split()) > MOST_WORDS:
        return False
    return len(_RUN_TOGETHER.findall(text)) < 2
