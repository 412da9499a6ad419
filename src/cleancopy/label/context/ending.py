"""What closes the text: end marks, wires without a name, the bare name or code of who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.introduced import TELLS
from cleancopy.fields.agency import NONE
from cleancopy.fields.people.byline import people
from cleancopy.fields.signoffs.ending import is_end_mark, is_wire_credit, writers_address
from cleancopy.fields.signoffs.shape import filed_by
from cleancopy.fields.signoffs.short import initials
from cleancopy.label.traits import is_sure, names_writer
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies
    from cleancopy.model import Block

MOST = 4
"""Blocks at the end of the text that may close it."""
LONGEST_NAME, SHORTEST_PARAGRAPH = 60, 40
"""Characters of a name that signs, and of the paragraph above it."""
INFLECTED = 4
"""Letters of a name from which it may stand at the head of a word; a shorter one is in many."""
LEAST = 3
"""Blocks of text above the name that signs it."""
LONGEST_LIFE, MOST_NAMES = 700, 5
"""Characters of a line that tells who wrote the text, and its first words that may be a name."""
OVER = 4
"""Lines above the headline that may name who wrote."""
_TELLS = frozenset(TELLS).union(
    """reports joined works arbeitet écrit escribe scrive escreve schrijft är er skriver""".split()
)
"""Words behind the name of who is introduced."""
_NO_SIGNATURE = frozenset(
    ("li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "img", "blockquote")
)
_CLOSES = ".!?…。！？”\"»’')）।۔"
_WORD = re.compile(r"\w+")
_DASHES = "-–—•*/| "


def mark_endings(blocks: Sequence[Block], judged: list[Verdict], agencies: Agencies) -> None:
    """Take end marks, wires, codes, lives of who signs and one bare name at the text's end off it.

    A name signs where it stands alone below a paragraph that tells of somebody else, and below no
    other paragraph: letters and answers to questions are signed each.
    """
    kept = [i for i, verdict in enumerate(judged) if verdict.label in TEXT_LABELS]
    signed = False
    for k in range(len(kept) - 1, max(len(kept) - 1 - MOST, LEAST - 1), -1):
        i = kept[k]
        if is_sure(judged[i]):
            return
        text = blocks[i].text
        if is_end_mark(text) or is_wire_credit(text) or writers_address(text) is not None:
            judged[i] = Verdict("signoff", "context.end", 0.85)
        elif _is_code(blocks[i], blocks[kept[k - 1]], agencies):
            judged[i] = Verdict("signoff", "context.initials", 0.8)
        elif _is_life(text, blocks[: kept[k]], judged):
            judged[i] = Verdict("other", "context.life", 0.8)
        elif not signed and _signs(blocks, kept, k, agencies):
            judged[i] = Verdict("byline", "context.signed", 0.8)
            signed = True
        elif judged[i].label != "signoff":
            return


def _is_life(text: str, above: Sequence[Block], judged: Sequence[Verdict]) -> bool:
    """Whether a line tells who somebody is that signs above: `Jane Example is a nurse.`"""
    if len(text) > LONGEST_LIFE:
        return False
    words = text.split(None, MOST_NAMES)[:MOST_NAMES]
    told = next((k for k, word in enumerate(words) if word.strip(",") in _TELLS), 0)
    if not told or not all(word[0].isupper() for word in words[:told]):
        return False
    name = " ".join(words[:told]).rstrip(",")
    top = next((i for i in range(len(above)) if judged[i].label == "title"), 0)
    return any(
        names_writer(above[i].text, name, judged[i].label == "byline")
        for i in range(len(above))
        if i >= top - OVER or judged[i].label == "byline"
    )


def _is_code(block: Block, above: Block, agencies: Agencies) -> bool:
    """Whether a line below a paragraph is nothing but the code of who wrote it: `gs`, `(hb)`."""
    closes = len(above.text) >= SHORTEST_PARAGRAPH and above.text[-1] in _CLOSES
    return closes and block.tag not in _NO_SIGNATURE and initials(block.text, agencies) is not None


def _signs(blocks: Sequence[Block], kept: Sequence[int], k: int, agencies: Agencies) -> bool:
    block, above = blocks[kept[k]], blocks[kept[k - 1]]
    if not _names(block, agencies):
        return False
    if len(above.text) < SHORTEST_PARAGRAPH or above.text[-1] not in _CLOSES:
        return False
    last = block.text.strip(_DASHES).split()[-1].casefold()
    others = [blocks[i] for i in kept[:k]]
    if any(_tells_of(other.text.casefold(), last) for other in others):
        return False
    return not any(_names(other, agencies) for other in others)


def _tells_of(text: str, name: str) -> bool:
    """Whether a text has somebody's last name, a long one with any ending: `Examplen`."""
    if name not in text:
        return False
    return len(name) >= INFLECTED or name in _WORD.findall(text)


def _names(block: Block, agencies: Agencies) -> bool:
    """Whether a block is nothing but somebody's name, and the place they wrote from."""
    text = block.text.strip(_DASHES)
    if not text or len(text) > LONGEST_NAME or block.tag in _NO_SIGNATURE or text[-1] in ":?!":
        return False
    if people(text, agencies):
        return True
    read = filed_by(text, NONE) if " in " in text else None
    return read is not None and bool(read[0])
