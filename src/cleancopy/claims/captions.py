"""What the blocks of one picture say: caption, credit, alternative text, each by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from cleancopy.claims.classes import is_caption, is_credit, is_picture_credit, nearest, own
from cleancopy.claims.figures import CREDIT_TAGS
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.names import is_name
from cleancopy.fields.pictures.caption import clean_caption
from cleancopy.fields.pictures.credit import clean_credit, credit_people, split_credit
from cleancopy.fields.pictures.credit_end import without_noun
from cleancopy.fields.pictures.credit_shape import may_be_credit
from cleancopy.fields.pictures.marker import asks_for_maker
from cleancopy.fields.pictures.naming import names_next
from cleancopy.model import Block, Image, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies

Judged = tuple[Block, Verdict]

BESIDE = frozenset({"button", "time", "h1", "h2", "h3", "option", "label", "blockquote", "address"})
"""Tags inside a figure that hold neither caption nor credit."""
COUNTER = re.compile(
    r"^\(?\d{1,3}(?:\s?(?:/|of|von|de|sur|di)\s?\d{1,3}[.:]?)?\)?\s+(?=[^\W\d_]{2})|^\d{1,3}$"
)
"""`2 Anna Muster in Berlin`, `1/12 Anna …`, `1 of 3. Anna …`; not `2024`."""
EMPTY = re.compile(
    r"(?i)\W*+(?:(?:view )?\d* ?images?|image|bild|foto|photo|video|copyright|credit|advertisement|"
    r"(?:image|photo|picture) (?:copyright|source|credit|caption)|(?:photo|image|picture)s? by|"
    r"anzeige|gallery|loading)?\W*+"
)
"""`Image:`, `View 3 images`, `(`; not `Image of a bridge`."""
ASKS = re.compile(
    r"(?i)(?<![\s(])[\s(]+(?:image|photo|picture|credit|foto|bild|source|crédit)s?\s?:\s*$"
)
"""` ( Image:` of a line whose credit stands on the next."""
JOINED = re.compile(r"^\s*[/|]|[/|(]\s*$|^[^.:]{2,25}:$")
"""A part of a credit that goes on: `/`, `/ Anna Muster`, `(`, `Source:`."""
LED = re.compile(
    r"(?:Photo|Photograph|Picture|Image|Pic)s?\s?/\s|PHOTOS?\s?/|[A-Z]{2,6} [A-Z]{5,}:"
)
"""`Photo / `, `PHOTO/`, `EHT PHOTO:` before a name; not `AP Photo/Anna`."""
OPENED = re.compile(r"\(\s+")
A_CAPTION = "Xyz"
LONGEST_CREDIT = 140
"""Characters of a credit."""
PARTS = frozenset({"span", "cite", "small", "div", "p"})
SHORT = 60
"""Tag and characters of the last part of a caption that may be its credit."""
CAPTION_WORDS = 4
"""Words before a credit that are no credit too: `Photo illustration by Anna, photo by Max`."""
LINKED = 0.8
"""Share of a caption inside links from which it is a teaser, if no credit stands by it."""


def place(block: Block, verdict: Verdict) -> int:
    """0 of a picture's alternative text, 1 of its caption, 2 of its credit."""
    if block.tag == "img" or verdict.rule.endswith("image.alt"):
        return 0
    return 2 if _says_credit(block, verdict) else 1


def image_of(group: Sequence[Judged], agencies: Agencies) -> Image | None:
    """The picture of a group of blocks; None where they say nothing but an alternative text."""
    alt = next((b.text for b, v in group if b.text and not place(b, v)), None)
    url = next((b.src for b, _ in group if b.src), None)
    texts = [(b, v) for b, v in group if b.text and place(b, v) and _is_said(b)]
    bare = [*_bare(texts), *_within_credit(texts)]
    made = [block for block in bare if may_be_credit(block.text, agencies)]
    made += _asked_for(texts, agencies)
    told = _beside_credits(texts)
    stated: Sequence[str] = _once(
        b.text for b, v in texts if b in made or (place(b, v) == 2 and b not in told)
    )
    captions: Sequence[str] = _gathered(
        b.text
        for b, v in texts
        if b in told or (place(b, v) == 1 and b not in bare and b not in made)
    )
    if not captions:
        stated, captions = _caption_among(stated, agencies)
    captions, stated = _last_apart(captions, stated, texts, agencies)
    captions, stated = _pieced([b.text for b, _ in texts], agencies) or (captions, stated)
    caption, credit = _apart(" ".join(captions), stated, alt, agencies)
    if caption and not credit and _is_beside(caption, texts):
        return None
    shown = any(b.tag == "img" or "/fig" in b.at for b, _ in group)
    if not (caption or (credit and (shown or _names_somebody(credit, group, agencies)))):
        return None
    return Image(caption or None, credit or None, alt, url)


def _is_said(block: Block) -> bool:
    if not block.path and names_next(block.text):
        return False
    return block.tag not in BESIDE or is_caption(own(block)) or is_picture_credit(own(block))


def _bare(texts: Sequence[Judged]) -> list[Block]:
    """Short texts right in a figure behind its figcaption: the credit in an inline element."""
    blocks = [block for block, _ in texts]
    below = next((i for i, b in enumerate(blocks) if "/figcaption" in b.at), len(blocks))
    return [b for b in blocks[below:] if b.tag == "figure" and len(b.text) <= SHORT]


def _within_credit(texts: Sequence[Judged]) -> list[Block]:
    """Parts of what an element around them is called, a credit, beside a caption outside it.

    `<span class="credit">Photo by Anna / <span class="distributor">Mill Herald</span></span>`.
    """
    found = []
    for block, verdict in texts:
        around = nearest(block, 2)[1:]
        if around and place(block, verdict) == 1 and is_picture_credit(around[0]):
            others = (b for b, v in texts if place(b, v) == 1)
            if any(around[0] not in b.hints.split("\n") for b in others):
                found.append(block)
    return found


def _asked_for(texts: Sequence[Judged], agencies: Agencies) -> list[Block]:
    """Texts right behind what leads in a credit: `Foto:`, the name in an element of its own."""
    return [
        block
        for (before, _), (block, _) in pairwise(texts)
        if asks_for_maker(before.text) is not None
        and len(block.text) <= SHORT
        and may_be_credit(block.text, agencies)
    ]


def _beside_credits(texts: Sequence[Judged]) -> list[Block]:
    """Texts of an element that is called a credit beside those that are one within it."""
    credits = [block for block, verdict in texts if block.path and place(block, verdict) == 2]
    return [
        outer
        for outer, inner in pairwise(credits)
        if inner.at.startswith(f"{outer.at}/") and is_credit(own(inner))
    ]


def _gathered(texts: Iterable[str]) -> list[str]:
    """The parts of a caption, without buttons; a sign that stands alone joins the part before."""
    parts: list[str] = []
    for text in texts:
        if parts and not any(map(str.isalnum, text)):
            parts[-1] += text.strip("©ⓒ| ")
        elif not EMPTY.fullmatch(text) and not _leads_in(text):
            parts.append(text)
    return _once(parts)


def _leads_in(text: str) -> bool:
    """Whether nothing of a text is left before a caption: `Media caption`."""
    return clean_caption(f"{text} {A_CAPTION}") == A_CAPTION


def _caption_among(
    stated: Sequence[str], agencies: Agencies
) -> tuple[Sequence[str], Sequence[str]]:
    """What is called a credit, and of it what is a caption, the credit perhaps at its end."""
    captions = [text for text in stated if len(text) > LONGEST_CREDIT or _ends(text, agencies)]
    return [text for text in stated if text not in captions], captions


def _last_apart(
    captions: Sequence[str], stated: Sequence[str], texts: Sequence[Judged], agencies: Agencies
) -> tuple[Sequence[str], Sequence[str]]:
    """The last of several parts of a caption is its credit if it reads as one."""
    if len(captions) == len(stated) == 1 and stated[0][0] in "/|" and is_name(captions[0]):
        return [], [f"{captions[0]} {stated[0]}"]
    if len(captions) < 2 or len(stated) > 1:
        return captions, stated
    *before, last = captions
    tag = next((block.tag for block, _ in texts if block.text == last), "")
    if tag not in PARTS or len(before[0].split()) < CAPTION_WORDS or len(last) > SHORT:
        return captions, stated
    if stated and is_name(last):
        return before, [f"{last} {stated[0]}"]
    is_made = not stated and last[-1] not in ":?!" and may_be_credit(last, agencies)
    return (before, [last]) if is_made else (captions, stated)


def _pieced(texts: Sequence[str], agencies: Agencies) -> tuple[Sequence[str], Sequence[str]] | None:
    """A caption and the credit below it whose parts have an element each, with signs between.

    `Credit: Anna Muster`, `/`, `Mill Herald`; `Source:`, `AAP`, `/ Anna Muster`.
    """
    for k in range(1, len(texts) - 1):
        whole = OPENED.sub("(", " ".join(texts[k:]))
        if len(whole) > LONGEST_CREDIT or not any(map(JOINED.search, texts[k:])):
            continue
        found = split_credit(whole, agencies, caption=True)
        enclosed = whole[0] == "(" and whole[-1] == ")" and may_be_credit(whole, agencies)
        if (found is not None and not found[0]) or enclosed:
            return texts[:k], [whole]
    return None


def _ends(text: str, agencies: Agencies) -> bool:
    found = split_credit(text, agencies, caption=True)
    return found is not None and len(found[0].split()) > CAPTION_WORDS


def _names_somebody(credit: str, group: Sequence[Judged], agencies: Agencies) -> bool:
    """Whether a dump's credit without a caption names a photographer or an agency, no licence."""
    if any(block.path for block, _ in group):
        return False
    found = credit_people(credit, agencies)
    return bool(found.photographers or found.agencies) or "/" in credit


def _is_beside(caption: str, texts: Sequence[Judged]) -> bool:
    """Whether a text is the teaser of another page or the name below a portrait."""
    length = sum(len(block.text) for block, _ in texts)
    linked = sum(block.link_chars for block, _ in texts)
    return linked > LINKED * length or (len(caption) < 100 and parse_byline(caption) is not None)


def _apart(
    caption: str, stated: Sequence[str], alt: str | None, agencies: Agencies
) -> tuple[str, str]:
    """Caption and credit, the one cut out of the other where they stand together."""
    caption = ASKS.sub("", COUNTER.sub("", caption))
    if (end := asks_for_maker(caption)) is not None:
        caption = caption[:end]
    credit = _joined(stated, agencies)
    for text in stated:
        if caption.endswith(text) and len(caption) > len(text):
            caption = caption[: -len(text)]
    if not credit and alt and len(alt) > 15 and caption.startswith(alt):
        rest = caption[len(alt) :].strip()
        begins = rest[:1].isupper() or not rest[:1].isalnum() or agencies.named(rest) is not None
        if 2 < len(rest) < 90 and begins and may_be_credit(rest, agencies):
            return alt, clean_credit(rest)
    split = split_credit(caption, agencies, caption=True)
    if split is not None:
        caption, credit = split[0], credit or split[1]
    caption = caption.rstrip(" |·•-–—")
    return "" if EMPTY.fullmatch(caption) else clean_caption(caption) or "", credit


def _joined(stated: Iterable[str], agencies: Agencies) -> str:
    """Credits of one picture, one in another left out: `© Anna`, `Anna` are one."""
    credits: list[str] = []
    for credit in filter(None, (_cleaned(text, agencies) for text in stated)):
        pieces = _once(piece.strip() for piece in credit.split(" | "))
        credit = " | ".join(piece for piece in pieces if not EMPTY.fullmatch(piece))
        if credit and not any(credit.casefold() in other.casefold() for other in credits):
            credits.append(credit)
    return " / ".join(credits)


def _cleaned(text: str, agencies: Agencies) -> str:
    """A credit of its own line: `Photo / Anna`, `HT PHOTO: ANNA`, `(Foto: Anna)` are `Anna`."""
    found = split_credit(text, agencies, caption=True) if LED.match(text) else None
    if found is not None and not found[0]:
        return found[1]
    return without_noun(clean_credit(text), agencies)


def _says_credit(block: Block, verdict: Verdict) -> bool:
    if verdict.label == "credit" or (verdict.label == "signoff" and block.path):
        return True
    if not block.path or verdict.rule == "alone.caption":
        return False
    return is_credit(own(block)) or block.tag in CREDIT_TAGS


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
