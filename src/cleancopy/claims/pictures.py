"""Pictures of the article: caption, credit and alternative text paired as the page stands.

HTML pairs by the `figure`, or by what class names and alternative texts call a caption; dumps and
pages without figures pair by order: alternative text, caption, credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.classes import is_caption, is_credit, is_elsewhere, own
from cleancopy.fields.caption import clean_caption
from cleancopy.fields.credit import clean_credit, split_credit
from cleancopy.model import TEXT_LABELS, Block, Claim, Image, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies

BESIDE = frozenset({"button", "time", "h1", "option", "label", "script"})
"""Tags inside a figure that hold neither caption nor credit."""
NEVER = frozenset({"navigation", "related", "promo", "comment", "footer"})
FIGURE = re.compile(r"^(.*/figure\[\d+\])")
"""`/html/body/figure[1]` of `/html/body/figure[1]/div[1]/img`."""
COUNTER = re.compile(
    r"^\(?\d{1,3}(?:\s?(?:/|of|von|de|sur|di)\s?\d{1,3})?\)?\s+(?=[^\W\d_]{2})|^\d{1,3}$"
)
"""`2 Anna Muster in Berlin`, `1/12 Anna …`; not `2024`."""

NEAREST = 4
"""Elements whose class names tell that a picture is not the article's."""
BEFORE, AFTER = 12, 4
"""Blocks before the headline and after the text in which the article's pictures stand."""

Judged = tuple[Block, Verdict]


def picture_claims(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], agencies: Agencies
) -> tuple[Claim, ...]:
    """One `image` claim (an :class:`Image`) a picture, in page order, none twice.

    What stands in menus, teasers and comments is no picture of the article.
    """
    images: list[Image] = []
    for group in _groups(blocks, verdicts):
        image = _image(group, agencies)
        if image and not _repeats(image, images):
            images.append(image)
    return tuple(Claim("image", image, "visible", image.caption or "") for image in images)


def _groups(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> Iterator[list[Judged]]:
    """Blocks that belong to one picture each."""
    start, end = _window(verdicts)
    group: list[Judged] = []
    key = ""
    for i in range(start, end):
        block, verdict = blocks[i], verdicts[i]
        figure = _figure(block)
        if not _is_part(block, verdict, figure, blocks[i - 1] if i else None):
            if group:
                yield group
            group, key = [], ""
            continue
        if group and (figure != key or (not figure and _starts_anew(group, block, verdict))):
            yield group
            group = []
        group.append((block, verdict))
        key = figure
    if group:
        yield group


def _window(verdicts: Sequence[Verdict]) -> tuple[int, int]:
    kept = [i for i, verdict in enumerate(verdicts) if verdict.label in TEXT_LABELS]
    if not kept:
        return 0, len(verdicts)
    title = next((i for i, verdict in enumerate(verdicts) if verdict.label == "title"), kept[0])
    return max(0, min(title, kept[0]) - BEFORE), min(len(verdicts), kept[-1] + 1 + AFTER)


def _figure(block: Block) -> str:
    found = FIGURE.match(block.at) if "/figure" in block.at else None
    return found[1] if found else ""


def _is_part(block: Block, verdict: Verdict, figure: str, before: Block | None) -> bool:
    if verdict.label in ("caption", "credit") or verdict.rule.endswith("image.alt"):
        return True
    if not block.path or not _looks_like_one(block, verdict, figure, before):
        return False
    return not is_elsewhere(block, NEAREST)


def _looks_like_one(block: Block, verdict: Verdict, figure: str, before: Block | None) -> bool:
    if figure or block.tag in ("img", "figcaption") or is_caption(own(block)):
        return True
    if before is None:
        return False
    if before.tag == "img" and len(before.text) > 15 and block.text.startswith(before.text):
        return True
    return is_caption(own(before)) and _says_credit(block, verdict)


def _starts_anew(group: list[Judged], block: Block, verdict: Verdict) -> bool:
    """Whether a block without a figure begins the next picture: alt, caption, credit in order."""
    order = _place(block, verdict)
    return order < max(_place(b, v) for b, v in group) or (
        order != 2 and any(order == _place(b, v) for b, v in group)
    )


def _place(block: Block, verdict: Verdict) -> int:
    if block.tag == "img" or verdict.rule.endswith("image.alt"):
        return 0
    return 2 if _says_credit(block, verdict) else 1


def _image(group: list[Judged], agencies: Agencies) -> Image | None:
    alt = next((b.text for b, v in group if b.text and not _place(b, v)), None)
    url = next((b.src for b, _ in group if b.src), None)
    texts = [(b, v) for b, v in group if b.text and _place(b, v) and b.tag not in BESIDE]
    stated = _once(b.text for b, v in texts if _says_credit(b, v))
    captions = _once(b.text for b, v in texts if not _says_credit(b, v))
    caption, credit = _apart(" ".join(captions), stated, alt, agencies)
    if not (caption or credit):
        return None
    return Image(caption or None, credit or None, alt, url)


def _apart(
    caption: str, stated: Sequence[str], alt: str | None, agencies: Agencies
) -> tuple[str, str]:
    """Caption and credit, the one cut out of the other where they stand together."""
    caption = COUNTER.sub("", caption)
    credit = _joined(stated)
    for text in stated:
        if caption.endswith(text) and len(caption) > len(text):
            caption = caption[: -len(text)]
    if not credit and alt and len(alt) > 15 and caption.startswith(alt):
        rest = caption[len(alt) :]
        if 2 < len(rest) < 90 and not rest[0].isalnum():
            return alt, clean_credit(rest)
        if 2 < len(rest) < 60 and rest[0].isupper():
            return alt, clean_credit(rest)
    split = split_credit(caption, agencies, caption=True)
    if split is not None:
        caption, credit = split[0], credit or split[1]
    return clean_caption(caption) or "", credit


def _joined(stated: Iterable[str]) -> str:
    """Credits of one picture, one in another left out: `© Anna`, `Anna` are one."""
    credits: list[str] = []
    for credit in filter(None, map(clean_credit, stated)):
        if not any(credit.casefold() in other.casefold() for other in credits):
            credits.append(credit)
    return " / ".join(credits)


def _says_credit(block: Block, verdict: Verdict) -> bool:
    if verdict.label == "credit":
        return True
    if not block.path or "caption" in own(block).lower():
        return False
    return is_credit(own(block)) or block.tag in ("cite", "footer", "small")


def _repeats(image: Image, before: Sequence[Image]) -> bool:
    if image.caption is None:
        return any(image.credit == other.credit and image.url == other.url for other in before)
    return any(
        image.caption == other.caption and image.credit in (other.credit, None) for other in before
    )


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
