"""The header of a post on Usenet: its subject is the headline, its date that of the article."""

from __future__ import annotations

from cleancopy.fields.posts import header_size, read_header
from cleancopy.label.traits import STATED
from cleancopy.model import Block, Verdict

_LABELS = {"subject": "title", "date": "date"}


def part(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], dict[int, Verdict]]:
    """Return the blocks with name and value of subject and date apart, and what they are.

    The blocks and nothing for what is no post; no character is lost.
    """
    top = next((i for i, block in enumerate(blocks) if i and block.blanks), len(blocks))
    size = header_size([block.text for block in blocks[:top]])
    parted: list[Block] = []
    known: dict[int, Verdict] = {}
    for block in blocks[:size]:
        header = read_header(block.text)
        label = _LABELS.get(header.name) if header else None
        known[len(parted)] = Verdict("other", "post.header", STATED)
        if header is None or label is None:
            parted.append(block)
            continue
        name = block.text[: len(block.text) - len(header.value)].rstrip()
        parted.append(block._replace(text=name, link_chars=0))
        known[len(parted)] = Verdict(label, f"post.{header.name}", STATED)
        parted.append(block._replace(text=header.value, blanks=0))
    return (*parted, *blocks[size:]), known
