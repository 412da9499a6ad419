"""Captions of a dump, told by their neighbours and their end: a credit, a button, a counter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from cleancopy.fields.dates.clock import CLOCK
from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.people.names import is_name
from cleancopy.fields.pictures.credit import reads_as_credit
from cleancopy.fields.pictures.credit_end import is_of_house
from cleancopy.fields.pictures.credit_shape import may_be_credit
from cleancopy.fields.pictures.naming import NAMED, names_next, opens_caption
from cleancopy.fields.signoffs.signoff import parse_signoff
from cleancopy.label.context.caption_forms import (
    ASKS,
    ASKS_ALONE,
    OF_TEXT,
    OPENS,
    PICTURED,
    SIGNED,
    TAKEN,
)
from cleancopy.label.traits import is_sure
from cleancopy.model import Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies
    from cleancopy.model import Block

LONGEST_CAPTION, LONGEST_CREDIT = 700, 100
"""Characters of a caption and of a credit on its own line."""
LONGEST_UNSPACED = 200
"""Characters of a line of text above a credit in a dump without blank lines that is a caption."""
LONGEST_DOUBTFUL = 300
"""Characters of a line that reads as text and is a caption by what stands around it."""
LONGEST_APART = 150
"""The same where a blank line parts it from the credit: of the longer ones nine in ten are text."""
SHORTEST_ALT = 15
"""Characters of an alternative text that its caption repeats."""
SHORTEST_DOUBTFUL = 40
"""Characters of such a line if it is no name: a shorter one may head the text below a picture."""
BEGUN = 10
"""Lines above a doubtful caption among which the text has begun: the first is its summary."""
SPACED = 0.5
"""Share of lines of text after a blank line from which blank lines part things in a dump."""

_CLOSED = frozenset({"title", "byline", "date", "signoff", "caption", "credit"})
_TEXT = frozenset({"paragraph", "heading", "standfirst"})
_NO_CAPTIONS = _CLOSED | {"list_item", "table"}
_QUOTES = frozenset("\"“„«‘'")
_ASKS = Verdict("caption", "context.asks-credit", 0.8)
_ASKED = Verdict("credit", "context.asked-credit", 0.8)
_ABOVE = Verdict("caption", "context.above-credit", 0.7)
_BELOW = Verdict("credit", "context.below-caption", 0.7)


def mark_captions(blocks: Sequence[Block], judged: list[Verdict], agencies: Agencies) -> None:
    """Label the captions and credits of a dump that only their neighbours show (in place)."""
    if not blocks or blocks[0].path:
        return
    text = [block for block, verdict in zip(blocks, judged, strict=True) if verdict.label in _TEXT]
    spaced = sum(block.blanks > 0 for block in text) > SPACED * len(text)
    for i in range(len(blocks) - 1):
        found = _told(blocks, judged, i, spaced, agencies)
        if found is None and not is_sure(judged[i]) and len(blocks[i].text) <= LONGEST_CAPTION:
            found = _formed(blocks, judged, i, spaced, agencies)
        for k, verdict in (found or {}).items():
            judged[k] = verdict


def _told(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, spaced: bool, agencies: Agencies
) -> dict[int, Verdict] | None:
    """Captions and credits by a line that names them or by a picture's button; None without."""
    if named := _named_below(blocks, judged, i):
        return dict.fromkeys((i, i + 1), Verdict(named, NAMED, 0.9))
    if judged[i].rule == NAMED or _is_credited_first(blocks, judged, i):
        return {}
    opens = spaced and OPENS.fullmatch(blocks[i].text) is not None
    shown = i > 0 and judged[i - 1].label in ("caption", "credit")
    if opens and not shown and _may_be(blocks, judged, i + 1):
        found = {i + 1: Verdict("caption", "context.below-button", 0.7)}
        if _is_credited(blocks, judged, i + 2, agencies):
            found[i + 2] = _BELOW
        return found
    if _is_opened(blocks, judged, i, agencies):
        credit = Verdict("credit", "context.below-caption", 0.8)
        return {i: Verdict("caption", "context.below-button", 0.8), i + 1: credit}
    return None


def _formed(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, spaced: bool, agencies: Agencies
) -> dict[int, Verdict]:
    """A caption, and perhaps its credit, by their form and what stands around them."""
    if _is_printed_again(blocks, judged, i):
        return {i: Verdict("caption", "context.printed-again", 0.8)}
    if _repeats_alt(blocks, judged, i):
        return {i: Verdict("caption", "context.repeats-alt", 0.8)}
    if lines := _asked_below(blocks, judged, i, agencies):
        return {i: _ASKS} | dict.fromkeys(lines, _ASKED)
    if _asks(blocks, judged, i):
        return {i: _ASKS, i + 1: _ASKED}
    if judged[i + 1].label == "credit" and _stands_above(blocks, judged, i, spaced):
        return {i: _ABOVE}
    if (spaced and _is_pair(blocks, judged, i, agencies)) or _is_of_house(blocks, judged, i):
        return {i: _ABOVE, i + 1: _BELOW}
    label = judged[i].label
    if label not in _NO_CAPTIONS and _is_pictured(blocks, i, spaced, label in _TEXT):
        return {i: Verdict("caption", "context.pictured", 0.7)}
    if label not in _NO_CAPTIONS and _is_signed(blocks[i]):
        return {i: Verdict("caption", "context.signed-caption", 0.7)}
    return {}


def _asks(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    return (
        blocks[i].text.endswith(":")
        and len(blocks[i].text) > 8
        and len(blocks[i + 1].text) < LONGEST_CREDIT
        and not is_sure(judged[i + 1])
        and ASKS.search(blocks[i].text) is not None
    )


def _is_credited(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, agencies: Agencies
) -> bool:
    """Whether the line at `i` stands right below a caption and reads as its credit."""
    if i >= len(blocks) or blocks[i].blanks or is_sure(judged[i]) or judged[i].label in _CLOSED:
        return False
    return reads_as_credit(blocks[i].text, agencies)


def _named_below(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int
) -> Literal["caption", "credit", ""]:
    """What a line says that the next one is, by `Image caption,` or `Image source,`."""
    named = names_next(blocks[i].text)
    longest = LONGEST_CREDIT if named == "credit" else LONGEST_CAPTION
    if not named or is_sure(judged[i + 1]) or len(blocks[i + 1].text) > longest:
        return ""
    return named


def _is_credited_first(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    """Whether the credit below a line is of a caption that is named so below it."""
    below = blocks[i + 2].text if i + 2 < len(blocks) else ""
    named = names_next(below) == "caption" or opens_caption(below)
    return named and judged[i + 1].label == "credit"


def _is_opened(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, agencies: Agencies
) -> bool:
    """Whether a line between a picture's button and a credit is its caption, blanks or not.

    Agencies may read as a sign-off; `Reporting by Jane Example` and `jex/afp` are no credits.
    """
    below, text = judged[i + 1], blocks[i + 1].text
    if not i or below.label not in ("credit", "signoff") or len(text) > LONGEST_CREDIT:
        return False
    read = parse_signoff(text, agencies) if below.label == "signoff" else None
    if read and (read.editors or read.contributors or read.initials or read.authors):
        return False
    return OPENS.fullmatch(blocks[i - 1].text) is not None and _may_be(blocks, judged, i)


def _asked_below(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, agencies: Agencies
) -> range:
    """The lines below a caption that ask for its credit and say it: `(`, `Image:`, `Jane`."""
    asks = i + 2 if blocks[i + 1].text == "(" else i + 1
    if asks + 1 >= len(blocks) or not ASKS_ALONE.fullmatch(blocks[asks].text):
        return range(0)
    if judged[i].label in _TEXT and blocks[asks].text.casefold().startswith(OF_TEXT):
        return range(0)
    text, credit = blocks[i].text, blocks[asks + 1].text
    if judged[i].label in _NO_CAPTIONS or not 8 < len(text) <= LONGEST_DOUBTFUL:
        return range(0)
    if " " not in text or _is_dated(text) or find_dates(credit):
        return range(0)
    closed = judged[asks + 1].label in _CLOSED - {"signoff", "credit", "caption"}
    is_made = len(credit) < LONGEST_CREDIT and may_be_credit(credit, agencies)
    return range(i + 1, asks + 2) if is_made and not closed else range(0)


def _repeats_alt(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    """Whether a line begins with the alternative text right above it: such is a caption.

    A heading may repeat it too, and text that goes on may begin with what a picture shows.
    """
    if not i or blocks[i - 1].tag != "img" or judged[i].label in _CLOSED:
        return False
    if blocks[i].tag.startswith("h"):
        return False
    alt, text = blocks[i - 1].text, blocks[i].text
    if judged[i].label in _TEXT and len(text) > 2 * len(alt):
        return False
    return len(alt) > SHORTEST_ALT and text.startswith(alt)


def _is_printed_again(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    """Whether the caption below a line begins with it: pages print one for each screen."""
    if judged[i + 1].label != "caption" or judged[i].label in _CLOSED:
        return False
    text = blocks[i].text
    return len(text) > SHORTEST_ALT and blocks[i + 1].text.startswith(text)


def _is_pair(
    blocks: Sequence[Block], judged: Sequence[Verdict], i: int, agencies: Agencies
) -> bool:
    """Whether two lines that blank lines enclose are a caption and, right below, its credit."""
    end = i + 2 == len(blocks) or blocks[i + 2].blanks > 0
    if blocks[i + 1].blanks or not blocks[i].blanks or not end:
        return False
    closed = judged[i + 1].label in _CLOSED - {"signoff"} or is_sure(judged[i + 1])
    if (
        closed
        or not _may_be(blocks, judged, i)
        or not reads_as_credit(blocks[i + 1].text, agencies)
    ):
        return False
    return _goes_on(judged, i + 2)


def _is_of_house(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    """Whether a sentence amid the text stands above `JANE EXAMPLE / Mill Herald`.

    At the top of a page such a line signs the text, and below a quotation it is whose that is.
    """
    text, below = blocks[i].text, blocks[i + 1].text
    if judged[i].label not in _TEXT or judged[i + 1].label in _CLOSED or text[:1] in _QUOTES:
        return False
    if not SHORTEST_DOUBTFUL <= len(text) <= LONGEST_DOUBTFUL or len(below) > LONGEST_CREDIT:
        return False
    amid = _has_begun(blocks, judged, i) and _goes_on(judged, i + 2)
    return amid and text[-1] in ".!?" and is_of_house(below)


def _may_be(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    """Whether the line below a picture's button can be its caption."""
    text = blocks[i].text
    if judged[i].label in _NO_CAPTIONS or is_sure(judged[i]):
        return False
    return 20 <= len(text) <= LONGEST_DOUBTFUL and not blocks[i].marker


def _stands_above(blocks: Sequence[Block], judged: Sequence[Verdict], i: int, spaced: bool) -> bool:
    """Whether the line above a credit is its caption: close to it, and no line of text if not.

    The last line of the text is none for such a credit alone: `© dpa` stands below articles too.
    """
    label, text = judged[i].label, blocks[i].text
    if label in _NO_CAPTIONS or judged[i].rule.endswith("image.alt"):
        return False
    if len(text.split()) < 2 or _is_dated(text):
        return False
    nearer = _is_nearer(blocks, i)
    if label not in _TEXT:
        apart = spaced and blocks[i + 1].blanks == 1
        is_long = len(text) >= SHORTEST_DOUBTFUL or is_name(text)
        return (nearer or blocks[i + 1].blanks <= 1) and (is_long or not apart)
    ends = not _goes_on(judged, i + 2)
    if not (spaced or nearer):
        is_formed = judged[i + 1].rule == "alone.credit"
        is_short = SHORTEST_DOUBTFUL <= len(text) <= LONGEST_UNSPACED
        return is_formed and is_short and not ends and _has_begun(blocks, judged, i)
    if blocks[i + 1].blanks == 0 and (blocks[i].blanks > 0 or judged[i - 1].label not in _TEXT):
        return True
    if (blocks[i + 1].blanks > 1 and not nearer) or not blocks[i].blanks:
        return False
    if ends and not nearer and blocks[i + 1].text.startswith("©"):
        return False
    longest = LONGEST_DOUBTFUL if nearer or PICTURED.search(text) else LONGEST_APART
    if len(text) > longest or (len(text) < SHORTEST_DOUBTFUL and not is_name(text)):
        return False
    return _has_begun(blocks, judged, i)


def _goes_on(judged: Sequence[Verdict], first: int) -> bool:
    """Whether text stands anywhere from the line at `first` on."""
    return any(judged[k].label in _TEXT for k in range(first, len(judged)))


def _has_begun(blocks: Sequence[Block], judged: Sequence[Verdict], i: int) -> bool:
    """Whether text stands above a doubtful caption, or it tells when its picture was taken.

    The text's summary stands below a headline, and a picture below it may have no caption.
    """
    above = range(max(i - BEGUN, 0), i)
    begun = any(judged[k].label in _TEXT and len(blocks[k].text) > SHORTEST_DOUBTFUL for k in above)
    return begun or TAKEN.search(blocks[i].text) is not None


def _is_nearer(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line stands at least twice as near to the line below as to the one above."""
    return 1 < blocks[i].blanks >= 2 * blocks[i + 1].blanks


def _is_pictured(blocks: Sequence[Block], i: int, spaced: bool, is_text: bool) -> bool:
    """Whether a line tells where in a picture somebody stands, or that the picture is old."""
    block = blocks[i]
    if (spaced and not (block.blanks and blocks[i + 1].blanks)) or "](" in block.text:
        return False
    if not LONGEST_CREDIT / 4 < len(block.text) <= LONGEST_DOUBTFUL or block.marker:
        return False
    if PICTURED.search(block.text):
        return True
    return not is_text and TAKEN.search(block.text) is not None


def _is_dated(text: str) -> bool:
    """Whether a line is short and tells a day: `Updated Nov 19`."""
    if len(text) >= SHORTEST_DOUBTFUL * 2 or text[-1] in ".!?":
        return False
    return CLOCK.search(text) is not None or bool(find_dates(text))


def _is_signed(block: Block) -> bool:
    """Whether a line ends with a slash and a full name, and is no list of names or dates."""
    if not LONGEST_CREDIT / 4 < len(block.text) <= LONGEST_DOUBTFUL or " / " not in block.text:
        return False
    found = SIGNED.search(block.text)
    if found is None or not is_name(found[1]) or block.text.count("/") > 1:
        return False
    before = block.text[: found.start()]
    dated = len(before) < LONGEST_CREDIT and bool(find_dates(before))
    return len(before.split()) > 4 and not is_name(before) and not dated
