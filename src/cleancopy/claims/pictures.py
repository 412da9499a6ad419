"""Pictures of the article: which blocks belong to one, as the page stands.

HTML groups by `figure` or `figcaption`, else by order and by what class names call a caption;
dumps by order alone: alternative text, caption, credit. :mod:`cleancopy.claims.captions` tells
what a group says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.captions import EMPTY, Judged, image_of, place
from cleancopy.claims.classes import is_byline, is_caption, is_picture_credit, own
from cleancopy.claims.extent import Extent
from cleancopy.claims.figures import Figures, figure_of
from cleancopy.fields.exports import RULE
from cleancopy.fields.people.names import is_uncased
from cleancopy.fields.pictures.caption import clean_caption
from cleancopy.fields.pictures.credit import split_credit
from cleancopy.fields.pictures.credit_around import ends_with_button
from cleancopy.fields.pictures.marker import asks_for_maker
from cleancopy.fields.pictures.naming import NAMED
from cleancopy.model import TEXT_LABELS, Block, Claim, Image, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies

BEFORE = 12
"""Blocks before the headline in which the article's pictures stand; behind its text none does."""
BEFORE_DUMPED = 400
"""The same of a dump, which is asked for captions by their credit alone: a gallery is long."""
REACH = 3
"""Blocks after a picture in which its caption stands."""
COUNTED = 25
"""Characters of a line that may stand between a picture and its caption: `1 of 11`."""
SHORTEST, UNSPACED = 15, 5
"""Characters of an alternative text that a caption repeats, and in scripts without capitals."""
LONGEST = 600
"""Characters of a caption that nothing but its place shows to be one."""
SIGNED = frozenset({"alone.caption", "caption.credit"})
"""Rules of captions that show their credit, and of that credit: they need no picture by them."""
TOLD = f"{RULE}caption"
"""Rule of a caption that an export names so."""
NEVER = frozenset({"navigation", "related", "promo", "comment", "footer"})
UNSURE = frozenset({"navigation", "related", "other"})
"""Labels in spite of which a line of a dump that ends with a credit is a caption."""


def picture_claims(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    found: Extent | None,
    agencies: Agencies,
) -> tuple[Claim, ...]:
    """One `image` claim (an :class:`Image`) a picture, in page order, none twice.

    What stands in menus, teasers and comments is no picture of the article.
    """
    images: list[Image] = []
    figures = Figures(blocks, verdicts)
    before = BEFORE if any(block.path for block in blocks) else BEFORE_DUMPED
    for group in _groups(figures, _window(found, verdicts, before), agencies):
        image = image_of(group, agencies)
        if image and not _repeats(image, images):
            images = [other for other in images if not _completed(other, image)]
            images.append(image)
    return tuple(Claim("image", image, "visible", image.caption or "") for image in images)


def _groups(figures: Figures, window: range, agencies: Agencies) -> Iterator[list[Judged]]:
    """Blocks that belong to one picture each; a bare `Photo credit` parts none."""
    blocks, verdicts = figures.blocks, figures.verdicts
    group: list[Judged] = []
    key = ""
    for i in window:
        figure = figure_of(blocks[i])
        if not _is_part(figures, i, figure, agencies):
            alone = EMPTY.fullmatch(blocks[i].text) or _is_button(blocks[i], verdicts[i])
            if group and not figure and not alone:
                yield group
                group, key = [], ""
            continue
        judged = (blocks[i], verdicts[i])
        if group and _is_next(group, judged, figure, key):
            yield group
            group = []
        group.append(judged)
        key = figure
    if group:
        yield group


def _is_next(group: list[Judged], judged: Judged, figure: str, key: str) -> bool:
    """Whether a block belongs to the next picture and not to the group before it."""
    if figure and figure == key:
        return False
    if _completes(group, judged, figure) or _credits(group, judged, key):
        return False
    return (figure != key and not _nested(figure, key)) or _starts_anew(group, judged)


def _completes(group: list[Judged], judged: Judged, figure: str) -> bool:
    """Whether a figcaption by the side of a figure tells what the picture's blocks lack."""
    beside, _, name = figure.rpartition("/")
    if not name.startswith("figcaption") or not group[-1][0].at.startswith(f"{beside}/"):
        return False
    return place(*judged) not in {place(*part) for part in group}


def _credits(group: list[Judged], judged: Judged, key: str) -> bool:
    """Whether a block right behind a figure that names nobody is called a picture's credit."""
    if not key or not is_picture_credit(own(judged[0])) or figure_of(judged[0]):
        return False
    beside = judged[0].at.rpartition("/")[0] == key.rpartition("/")[0]
    return beside and 2 not in {place(*part) for part in group}


def _nested(figure: str, key: str) -> bool:
    """Whether one figure stands in the other."""
    return bool(figure and key) and (figure.startswith(key) or key.startswith(figure))


def _window(found: Extent | None, verdicts: Sequence[Verdict], before: int) -> range:
    """The blocks among which the article's pictures stand; an export tells of them at its end."""
    if found is None:
        return range(len(verdicts))
    start = max(0, min(found.title, found.first) - before)
    told = (i + 1 for i, verdict in enumerate(verdicts) if verdict.rule == TOLD)
    return range(start, min(max((found.last, *told)) + 1, len(verdicts)))


def _is_part(figures: Figures, i: int, figure: str, agencies: Agencies) -> bool:
    block, verdict = figures.blocks[i], figures.verdicts[i]
    named = verdict.label in NEVER and verdict.rule.startswith("phrase.")
    if named and not (_is_signed(block, agencies) or _is_above_notice(block)):
        leads_in = figure and asks_for_maker(block.text) == 0
        return bool(leads_in or (is_caption(own(block)) and EMPTY.fullmatch(block.text)))
    if not block.path:
        stated = verdict.label in ("caption", "credit") or verdict.rule.endswith("image.alt")
        return stated or (verdict.label in UNSURE and _ends_with_credit(block, agencies))
    if figure or block.tag == "img":
        return figures.is_part(i)
    return _stands_by(figures, i, agencies)


def _stands_by(figures: Figures, i: int, agencies: Agencies) -> bool:
    """Whether a text outside any figure is one of a picture, by its names or its neighbours."""
    blocks, block, verdict = figures.blocks, figures.blocks[i], figures.verdicts[i]
    called = is_caption(own(block)) and (_is_below_one(blocks, i) or figures.is_pictured(i))
    if verdict.label in ("caption", "credit"):
        signed = verdict.rule in SIGNED and "://" not in block.text
        mine = called or signed or _is_below_one(blocks, i)
        return mine and not figures.is_film(i) and not figures.is_foreign(i)
    if called:
        return not figures.is_elsewhere(i) and not figures.is_film(i)
    if is_picture_credit(own(block)) and len(block.text) < 100 and _is_below_one(blocks, i):
        return verdict.label not in TEXT_LABELS
    if is_asked_for(blocks, i) and _is_part(figures, i - 1, "", agencies):
        return True
    return _follows(figures, i, agencies) and not is_byline(own(block))


def is_asked_for(blocks: Sequence[Block], i: int) -> bool:
    """Whether a short line is what the one before leads in: the name behind `Foto:`."""
    asks = i > 0 and blocks[i - 1].text.endswith((":", "："))
    return asks and len(blocks[i].text) < 100 and asks_for_maker(blocks[i - 1].text) is not None


def _is_below_one(blocks: Sequence[Block], i: int) -> bool:
    """Whether a picture stands right before a block."""
    return bool(blocks[i].src) or any(map(_shows, blocks[max(i - REACH, 0) : i]))


def _shows(block: Block) -> bool:
    return bool(block.tag == "img" or block.src) or is_caption(own(block))


def _follows(figures: Figures, i: int, agencies: Agencies) -> bool:
    """Whether a text is a caption by what stands around it: an image before, a credit behind."""
    blocks, verdicts = figures.blocks, figures.verdicts
    text, before = blocks[i].text, blocks[max(i - 2, 0) : i]
    if not before:
        return False
    is_counted = before[-1].tag != "img" and len(before[-1].text) < COUNTED
    image = before[0 if is_counted else -1]
    if image.tag != "img" or len(text) > LONGEST or figures.is_elsewhere(i):
        return False
    least = SHORTEST if image.text.isascii() or not is_uncased(image.text[0]) else UNSPACED
    if len(image.text) > least and text.startswith(image.text):
        return True
    if i + 1 < len(verdicts) and verdicts[i + 1].label == "credit":
        return True
    return _ends_with_credit(blocks[i], agencies)


def _ends_with_credit(block: Block, agencies: Agencies) -> bool:
    """Whether a line is a caption and its credit."""
    found = split_credit(block.text, agencies) if 30 < len(block.text) <= LONGEST else None
    return found is not None and len(found[0]) > 20


def _is_signed(block: Block, agencies: Agencies) -> bool:
    """Whether a line is a caption with its credit and the button behind it."""
    if len(block.text) > LONGEST or not ends_with_button(block.text):
        return False
    found = split_credit(block.text, agencies, caption=True)
    return found is not None and all(found)


def _is_above_notice(block: Block) -> bool:
    """Whether a figcaption says more than the button or notice of rights at its end."""
    if "/figcaption" not in block.at or len(block.text) > LONGEST:
        return False
    caption = clean_caption(block.text) or ""
    return len(caption.split()) > 2 and caption != block.text


def _is_button(block: Block, verdict: Verdict) -> bool:
    """Whether a phrase of furniture stands among a picture's credits: `Order this picture`."""
    phrase = verdict.label in NEVER and verdict.rule.startswith("phrase.")
    return phrase and is_picture_credit(own(block))


def _starts_anew(group: list[Judged], judged: Judged) -> bool:
    """Whether a block without a figure begins the next picture: alt, caption, credit in order.

    In one element of HTML the credit may stand before the caption, and in a dump before one that
    a line above it names so.
    """
    order = place(*judged)
    places = [place(*part) for part in group]
    if judged[1].rule == NAMED and order == 1 and 2 in places:
        return any(verdict.rule != NAMED for part, verdict in group if place(part, verdict) == 1)
    if group[-1][0].path and order == 1 and 1 not in places and max(places) == 2:
        return not _are_beside(group[-1][0].at, judged[0].at)
    return order < max(places) or (order != 2 and order in places)


def _are_beside(credit: str, caption: str) -> bool:
    """Whether a credit, or the element that holds only credits, stands right beside a caption."""
    holder, beside = credit.rpartition("/")[0], caption.rpartition("/")[0]
    return beside in (holder, holder.rpartition("/")[0])


def _completed(image: Image, other: Image) -> bool:
    """Whether another picture has the same caption and the credit that this one lacks."""
    return bool(image.caption) and image.caption == other.caption and image.credit is None


def _repeats(image: Image, before: Sequence[Image]) -> bool:
    if image.caption is None:
        return any(image.credit == other.credit and image.url == other.url for other in before)
    return any(
        image.caption == other.caption and image.credit in (other.credit, None) for other in before
    )
