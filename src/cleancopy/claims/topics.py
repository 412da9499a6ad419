"""Topics as a page prints them: links that are called tags, and lines such as `Tags: a, b`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from cleancopy.claims.extent import Extent, opens_others
from cleancopy.model import TEXT_LABELS, Block, Claim, Head, Verdict

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
SHARE = 1.25
"""By how much the links of a line may be longer than the topics among them."""
_MENU = re.compile(r">(?:nav|footer)(?:>|$)")


def topic_claims(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    found: Extent | None,
    head: Head,
    phrases: Phrases,
) -> tuple[Claim, ...]:
    """`topics` of the links called tags between headline and what follows the text, else of those
    below a line that says that they are, else of those whose address leads to a topic, else of
    lines.

    The head's links are all of the page, teasers' too.
    """
    if found is None:
        return ()
    near = range(found.title, min(found.last + 1 + BEHIND, len(blocks)))
    others = (i for i in near if i >= found.end and opens_others(verdicts[i]))
    end = next((i for i in others if not _heads(blocks[i].text, phrases)), near.stop)
    lines = [blocks[i] for i in near[: end - near.start] if verdicts[i].label not in TEXT_LABELS]
    tags = _held(head.tag_links, lines) or _below_head(blocks, near, phrases)
    beyond = [blocks[i] for i in near if verdicts[i].label not in TEXT_LABELS]
    tags = tags or _together(head.topic_links, lines) or _together(head.topic_links, beyond)
    claims = [Claim("topics", tags, "visible", ", ".join(tags))] if tags else []
    return (*claims, *(claim for block in lines for claim in _listed(block.text, phrases)))


def _held(links: Sequence[str], lines: Sequence[Block]) -> tuple[str, ...]:
    """The texts of links that stand in one of some lines."""
    held = (text for text in links if any(_holds(block, text) for block in lines))
    return tuple(dict.fromkeys(text.lstrip("#") for text in held))


def _together(links: Sequence[str], lines: Sequence[Block]) -> tuple[str, ...]:
    """The texts of the first two or more links that stand side by side, in one line or in a list.

    One by itself may be a teaser's, and a menu or a footer holds the site's own topics.
    """
    known = frozenset(links)
    groups = groupby((b for b in lines if not _MENU.search(b.path)), key=_list_of)
    for at, group in groups if known else ():
        found = [text for block in group for text in _named(block, links, known)]
        if at and 1 < len(found) <= MOST_LINKS:
            return tuple(dict.fromkeys(text.lstrip("#") for text in found))
    return ()


def _list_of(block: Block) -> str:
    """Where the element stands that holds the item which this block is."""
    return block.parent.rpartition("/")[0]


def _named(block: Block, links: Sequence[str], known: Container[str]) -> Sequence[str]:
    """The topics that a block is, or is made of."""
    if block.text in known:
        return (block.text,)
    found = [text for text in links if _holds(block, text)]
    return found if sum(map(len, found)) * SHARE >= block.link_chars else ()


def _below_head(blocks: Sequence[Block], near: range, phrases: Phrases) -> tuple[str, ...]:
    """The items right below a line that opens a list of topics: links of one element of HTML."""
    short = (i for i in near if len(blocks[i].text) <= LONGEST_HEAD)
    head = next((i for i in short if _heads(blocks[i].text, phrases)), None)
    if head is None:
        return ()
    found: list[str] = []
    below = blocks[head + 1 : head + 1 + MOST_LINKS]
    for block in below:
        if not (_is_topic(block.text) and _is_item(block, below[0])):
            break
        found.append(block.text.lstrip("#"))
    return tuple(dict.fromkeys(found))


def _is_item(block: Block, first: Block) -> bool:
    """Whether a block is one of the list that another begins; of a dump's, with a mark each."""
    if not block.path:
        return bool(block.marker) and (block.marker, block.indent) == (first.marker, first.indent)
    return 0 < len(block.text) <= block.link_chars and block.parent == first.parent


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
