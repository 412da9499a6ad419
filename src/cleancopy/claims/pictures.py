"""Pictures of the article: caption, credit and alternative text paired as the page stands.

HTML pairs by the `figure` (or what its class names call a caption); dumps and pages without
figures pair by order: alternative text, caption, credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleancopy.fields.credit import split_credit
from cleancopy.model import TEXT_LABELS, Block, Claim, Image, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies

CREDIT = re.compile(
    r"(?i)credit|copyright|(?<![a-z])source|photographer|rights|attribution|author|byline|quelle|"
    r"cr[eé]dit|agency|fotograf|fotocred|(?<![a-z])by(?![a-z])"
)
"""`image-copyright`, `figure__credits`; not `caption`."""

CAPTION = re.compile(
    r"(?i)caption|legend|bildunterschrift|bildtext|wp-caption|image-?text|photo-?text|"
    r"didascalia|pie-?de-?foto|pie-foto|cutline|img-?desc|image-?desc"
)
"""`wp-caption-text`, `c-legend`; not `figure`."""

LEAD_IN = re.compile(
    r"^[\s|·•,.;:(\[–—-]*(?:(?:©|\(c\)|(?i:"
    r"(?:image|photo|picture|video)s?(?: credits?| by| courtesy of)?|credits?|"
    r"bild(?:er|quelle|rechte)?|fotos?|foto(?:graf|credit)?|quelle|copyright|"
    r"crédits?(?: photo)?|photographe?|créditos?|imagen|imagem|immagine|beeld|kuva|фото|zdjęcie|"
    r"fot|fonte|fuente|source|ljósmynd|mynd)\s*(?::|/(?=\s)|\s(?=©)))[\s:.©–—-]*)*"
)
"""`Foto: `, `© `, `(Image:`; not `Fotograf Muster`."""

NOT_A_CAPTION = frozenset({"button", "time", "a", "h1", "option", "label", "script"})
NEVER = frozenset({"navigation", "related", "promo", "comment", "footer"})
FIGURE = re.compile(r"^(.*/figure\[\d+\])")
"""`/html/body/figure[1]` of `/html/body/figure[1]/div[1]/img`."""


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


Group = list[tuple[Block, Verdict]]


def _groups(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> Iterator[Group]:
    """Blocks that belong to one picture each."""
    kept = [i for i, verdict in enumerate(verdicts) if verdict.label in TEXT_LABELS]
    first, last = (kept[0] - 30, kept[-1] + 3) if kept else (0, len(blocks))
    group: Group = []
    key = ""
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        figure = match[1] if block.at.startswith("/") and (match := FIGURE.match(block.at)) else ""
        part = bool(figure) or _is_part(block, verdict)
        if not part or not first <= i <= last:
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


def _is_part(block: Block, verdict: Verdict) -> bool:
    if verdict.label in ("caption", "credit") or verdict.rule.endswith("image.alt"):
        return True
    if not block.at.startswith("/") or verdict.label in TEXT_LABELS | NEVER:
        return False
    return block.tag == "figcaption" or bool(CAPTION.search(_own(block)))


def _starts_anew(group: Group, block: Block, verdict: Verdict) -> bool:
    """Whether a block without a figure begins the next picture: alt, caption, credit in order."""
    return _part_of(block, verdict) <= max(_part_of(b, v) for b, v in group)


def _part_of(block: Block, verdict: Verdict) -> int:
    if block.tag == "img" or verdict.rule.endswith("image.alt"):
        return 0
    return 2 if _says_credit(block, verdict) else 1


def _image(group: Group, agencies: Agencies) -> Image | None:
    if any(verdict.label in NEVER for _, verdict in group if _.tag != "img") and not any(
        verdict.label in ("caption", "credit") for _, verdict in group
    ):
        return None
    alt = next((b.text for b, v in group if b.text and _part_of(b, v) == 0), None)
    url = next((b.src for b, _ in group if b.src), None)
    texts = [
        (b, v) for b, v in group if _part_of(b, v) > 0 and b.tag not in NOT_A_CAPTION and b.text
    ]
    stated = _once(b.text for b, v in texts if _says_credit(b, v))
    captions = _once(b.text for b, v in texts if b.text and not _says_credit(b, v))
    caption, credit = _apart(" ".join(captions), " | ".join(stated), alt, agencies)
    if not (caption or credit):
        return None
    return Image(caption or None, credit or None, alt, url)


def _apart(caption: str, credit: str, alt: str | None, agencies: Agencies) -> tuple[str, str]:
    """Caption and credit, the one cut out of the other where they stand together."""
    if credit and caption.endswith(credit) and len(caption) > len(credit):
        caption = caption[: -len(credit)].rstrip(" |·-–—(©")
    if not credit and alt and len(alt) > 15 and caption.startswith(alt) and caption != alt:
        rest = caption[len(alt) :]
        if len(rest) < 90:
            return alt, bare_credit(rest)
    split = split_credit(caption, agencies)
    if split is not None:
        caption = split[0]
        credit = credit or split[1]
    return caption.strip(), bare_credit(credit) if credit else ""


def bare_credit(credit: str) -> str:
    """A credit without lead-in and brackets: `(Foto: A. Muster)` is `A. Muster`."""
    bare = LEAD_IN.sub("", credit, count=1).strip(" |·•,;:–—-")
    opened = bare.count("(") - bare.count(")")
    return bare.rstrip(")].").rstrip() if opened < 0 else bare.rstrip("]")


def _says_credit(block: Block, verdict: Verdict) -> bool:
    if verdict.label == "credit":
        return True
    if verdict.label == "caption":
        return False
    own = _own(block)
    return (bool(CREDIT.search(own)) and "caption" not in own.lower()) or block.tag in (
        "cite",
        "footer",
        "small",
    )


def _repeats(image: Image, before: Sequence[Image]) -> bool:
    return any(
        image.caption == other.caption
        and image.credit in (other.credit, None)
        and (image.caption is not None or image.url == other.url)
        for other in before
    )


def _once(texts: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _own(block: Block) -> str:
    return block.hints.partition("\n")[0]
