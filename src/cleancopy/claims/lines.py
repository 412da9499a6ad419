"""Short lines around the headline that prove themselves a date or byline, whatever their label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.claims.classes import is_byline, is_elsewhere, own
from cleancopy.claims.extent import Extent, is_of_quotation, is_of_today
from cleancopy.claims.named import is_phrase, named_claims
from cleancopy.fields.dates.clock import CLOCK
from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.forms import may_hold_date
from cleancopy.fields.dates.post import is_post
from cleancopy.fields.dates.stamp_line import beside_dates, is_led_by_stamp, is_stamp, is_told
from cleancopy.fields.dates.stamp_words import PUBLISHED
from cleancopy.fields.exports import RULE
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.byline_dated import byline_beside_a_date
from cleancopy.fields.people.glue import unglued
from cleancopy.fields.people.joins import is_join, is_open
from cleancopy.fields.people.leads import is_lead_in
from cleancopy.fields.words import BY
from cleancopy.model import OF_SITE, TEXT_LABELS, Block, Claim, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies

ABOVE, BELOW = 6, 6
"""Blocks before the headline and after the first of the text in which a page dates and signs it."""
AFTER = 4
"""Blocks after the text in which it may be signed or dated."""
LONGEST_DATED = 160
"""Characters of a line that dates a page; a longer one tells of a day."""
ROOM = 60
"""Characters that may stand around the date in such a line: a name, `Published on`, a place; …"""
ROOM_UNCLOSED = 100
"""… and in one that ends as no sentence does: sections and buttons."""

FILED = re.compile(
    r"\d[^\d|]{0,30}?(?P<filed>\s[|•·/–—-]?\s?(?:tags?|tagged|filed under|posted in|"
    r"categories|category|kategorien?|schlagw\w+|getaggt mit|verschlagwortet|abgelegt unter|"
    r"labels?|étiquettes|catégories?|classé dans|etiquetas|categorías?|archivado en)\b\s?:?)",
    re.IGNORECASE,
)
"""` EDT Tags: Harbour` behind a date: what a blog files its pages under."""
SIGNED = re.compile(rf"[|•·]\s?(?:{BY.title()})\s[^|•·]*$")
"""`| Par Jeanne Exemple (avec Jean Dupont)` at the end of a line."""
LONGEST_TOLD = 40
"""Characters of a date on the line below `Published`."""
PUBLISHED_ALONE = re.compile(
    r"(?i)(?:(?:first|date|originally) )?(?:published|posted)(?: on| date)?\s?:?|"
    r"publish(?:ing)? date:?|publication date:?|date of publication:?|"
    r"veröffentlicht(?: am)?:?|erschienen(?: am)?:?|"
    r"erscheinungsdatum:?|publié(?: le)?\s?:?|date de publication\s?:?|publicado(?: el| em)?:?|"
    r"fecha de publicación:?|data de publicação:?|pubblicato(?: il)?:?|data di pubblicazione:?|"
    r"gepubliceerd(?: op)?:?|publicerad:?|publisert:?|udgivet:?|opublikowano:?|опубликовано:?"
)
"""`Published`, `Publish date:`; not `Published by`."""
OVER = 4
"""Blocks before the headline in which a name beside a date signs the page."""
OPENING = 5
"""Characters before a date that begins its line; buttons may follow it."""
PROSE = 80
"""Characters from which a block is text and no line of the head."""
FARTHEST = 30
"""Blocks between headline and text at most, and below the headline in which a line signs."""
LONGEST_NAMES, MOST_NAMES = 120, 12
"""Characters of a line of names that goes on below, and lines it goes on for."""


_TEASED = re.compile(r"[^\W\d_]{3}[.!?…]\s*\([^()]{6,30}\)$")
"""A day behind a closed sentence, which is a teaser's: `… this year. (18.10.2013)`."""


def line_claims(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    found: Extent | None,
    agencies: Agencies,
) -> tuple[Claim, ...]:
    """`dated`, `signed` and `named` claims of lines near headline, text's start and end."""
    window = _window(blocks, verdicts, found)
    near = [
        i for i in window.near if _may_be(blocks[i], verdicts[i]) and not is_of_quotation(blocks, i)
    ]
    unseen = [i for i in window.head if blocks[i].hidden and i >= window.headline]
    asked = near if found is None else [i for i in near if not is_of_today(blocks, i, found)]
    placed = sorted(asked, key=lambda i: (i not in window.head or i < window.headline, i))
    kept = [verdict.label in TEXT_LABELS for verdict in verdicts]
    dated = {i: claim for i in placed for claim in _dated(blocks[i].text, kept[i])}
    if not dated:
        dated = {i: claim for i in unseen for claim in _dated(blocks[i].text, kept[i])}
    signing = [i for i in near if verdicts[i].label not in ("dateline", "signoff")]
    last = found.last if found else 0
    return (
        *dated.values(),
        *_told(blocks, verdicts),
        *(claim for i in signing if i <= last for claim in _signed(blocks, i, agencies)),
        *(
            Claim("signed", text, "visible", text)
            for i in window.dates
            if _signs(text := unglued(blocks[i].text), agencies)
        ),
        *_beside_dates(
            blocks,
            [i for i in dated if i not in window.dates and verdicts[i].label != "dateline"],
            agencies,
        ),
        *(claim for i in signing if i > last for claim in _signed(blocks, i, agencies)),
        *named_claims(
            blocks,
            verdicts,
            window.head,
            window.foot,
            window.headline,
            {*dated, *window.dates},
            agencies,
        ),
    )


class _Window(NamedTuple):
    near: Sequence[int]
    head: range
    """From just above the headline to the text."""
    foot: range
    """Right behind the text."""
    headline: int
    """The first line below the headline."""
    dates: Sequence[int]
    """Lines labelled as dates."""


def with_next(blocks: Sequence[Block], i: int) -> str:
    """A line, with the short one after it where it is a lead-in, and all that its names go on with.

    Where links stand on lines of their own: `By`, `Jane Example,`, `and`, `Max Muster`.
    """
    text = blocks[i].text
    opens = is_lead_in(text)
    if not opens and not (len(text) < LONGEST_NAMES and is_open(text)):
        return text
    names = text.rstrip(": ") if opens else text
    for block in blocks[i + 1 : i + 1 + MOST_NAMES]:
        if not 0 < len(block.text) < 60 or not (opens or is_join(block.text) or is_open(names)):
            break
        names, opens = f"{names} {block.text}", False
    return names


def _window(blocks: Sequence[Block], verdicts: Sequence[Verdict], found: Extent | None) -> _Window:
    if found is None:
        return _Window((), range(0), range(0), 0, ())
    title, last = found.title, found.last
    kept = [i for i in range(title + 1, last + 1) if verdicts[i].label in TEXT_LABELS]
    prose = [i for i in kept if len(blocks[i].text) > PROSE][:2] or [found.first]
    first, second = (min(i, title + FARTHEST) for i in (prose[0], prose[-1]))
    start = _start(verdicts, min(title, first))
    end = min(first + BELOW, len(verdicts), max(found.end, last + 1))
    foot = range(max(last + 1, end), min(last + 1 + AFTER, found.end))
    head = range(max(title - OVER, 0), max(second, min(first + 2, end)))
    reach = min(title + FARTHEST, len(verdicts))
    late = [i for i in range(head.stop, reach - 1) if verdicts[i].label == "date"][:1]
    if late and late[0] < first + BELOW + ABOVE:
        head = range(head.start, late[0] + 2)
    dates = [i for i in (*head, *foot) if verdicts[i].label == "date"]
    bound = max(found.end, last + 1)
    filed = [i for i in range(bound, max(bound, reach)) if _is_filed(blocks[i])]
    near = (*range(start, min(max(end, reach), bound)), *foot, *filed)
    return _Window(near, head, foot[:2], title + 1, dates)


def _start(verdicts: Sequence[Verdict], headline: int) -> int:
    """Where the lines above the headline begin that may date it; buttons to share do not count."""
    start, left = headline, ABOVE
    while start and left:
        start -= 1
        left -= not (".share:" in verdicts[start].rule or verdicts[start].rule.endswith(":print"))
    return start


def _is_filed(block: Block) -> bool:
    """Whether a line has the day and what a blog files its page under, wherever it stands."""
    return FILED.search(block.text[:LONGEST_DATED]) is not None


def _may_be(block: Block, verdict: Verdict) -> bool:
    if not block.text or len(block.text) > 400 or block.hidden or block.tag in ("img", "h1"):
        return False
    is_said = verdict.label in ("title", "byline", "date", "caption", "credit")
    is_promo = verdict.label == "promo" and verdict.rule.startswith("phrase.")
    return not (is_said or is_promo) and not verdict.rule.startswith((RULE, OF_SITE))


def _dated(text: str, kept: bool) -> Iterator[Claim]:
    """A line that dates the page; one kept as text, or closed as a sentence is, must be a stamp.

    Of a longer one only what stands behind its last bar, and with the time of day.
    """
    if len(text) > LONGEST_DATED and not kept and " | " in text:
        text = text.rpartition(" | ")[2]
        if not CLOCK.search(text):
            return
    if filed := FILED.search(text):
        text = text[: filed.start("filed")]
    if len(text) <= LONGEST_DATED and may_hold_date(text) and not is_post(text):
        found = find_dates(text)
        room = len(text) - sum(end - start for _, start, end in found)
        said = room <= 2 * ROOM and PUBLISHED.search(text[: found[0][1]]) if found else None
        room -= len(signed[0]) if (signed := SIGNED.search(text)) else 0
        most = ROOM if text[-1] in ".!?…" else ROOM_UNCLOSED
        if not found or not (room <= most or found[0][1] < OPENING or said):
            return
        told = kept or _TEASED.search(text) or is_told(text)
        if is_stamp(text) or is_led_by_stamp(text) or not told:
            yield Claim("dated", text, "visible", text)


def _told(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> Iterator[Claim]:
    """A date below a line that says nothing but that it is the publication, wherever it stands."""
    for i in range(len(blocks) - 1):
        if len(blocks[i].text) < 20 and PUBLISHED_ALONE.fullmatch(blocks[i].text):
            text = blocks[i + 1].text
            elsewhere = verdicts[i].label in ("related", "comment") or len(text) > LONGEST_TOLD
            if not elsewhere and find_dates(text):
                yield Claim("dated", f"{blocks[i].text} {text}", "visible", text)


def _signs(text: str, agencies: Agencies) -> bool:
    """Whether a line that dates the page also says who wrote it: `Von dpa 30.04.2024, 18:58`."""
    if beside_dates(text) == ():
        return False
    byline = byline_beside_a_date(text, agencies)
    return bool(byline.authors or byline.agencies or byline.desks)


def _beside_dates(
    blocks: Sequence[Block], dated: Sequence[int], agencies: Agencies
) -> Iterator[Claim]:
    """Who signs on lines that hold a date and no label; words the page has small are no name."""
    more = [i for i in dated if beside_dates(blocks[i].text) != ()]
    read = ((i, byline_beside_a_date(unglued(blocks[i].text), agencies).authors) for i in more)
    found = [(i, names) for i, names in read if names]
    texts = [block.text for block in blocks]
    for i, names in found:
        if not any(is_phrase(name, texts) for name in names):
            yield Claim("signed", names, "visible", blocks[i].text)


def _signed(blocks: Sequence[Block], i: int, agencies: Agencies) -> Iterator[Claim]:
    text = with_next(blocks, i)
    if is_elsewhere(blocks[i], 1) and not is_byline(own(blocks[i])):
        return
    if beside_dates(text) != () and parse_byline(unglued(text), None, agencies) is not None:
        yield Claim("signed", text, "visible", text)
