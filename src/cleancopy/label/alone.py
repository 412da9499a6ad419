"""What a block says by itself: phrases of furniture and the fixed forms of news text."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from cleancopy.fields.datelines.dateline import is_dateline
from cleancopy.fields.datelines.shape import LEADS
from cleancopy.fields.dates.stamp_line import beside_dates, is_stamp, is_told, says_no_more
from cleancopy.fields.dates.stamp_words import PUBLISHED, UPDATED
from cleancopy.fields.notices import is_of_article, notice_behind
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.pictures.credit import split_credit
from cleancopy.fields.pictures.credit_around import ends_with_button
from cleancopy.fields.pictures.marker import opens_with_marker
from cleancopy.fields.signoffs.ending import reached
from cleancopy.fields.signoffs.signature import parse_signature
from cleancopy.fields.signoffs.signoff import parse_signoff
from cleancopy.fields.signoffs.wire_mark import find_wire_mark
from cleancopy.label.traits import PICTURE_LABELS, length
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block
    from cleancopy.settings import Rules
    from cleancopy.settings.phrases import Hit

SURE_OF_TEXT = 0.9
"""From this confidence on, the model is believed before a phrase inside a long line."""
SHORT = 120
"""Characters of a line that a phrase may decide against the model."""
SHORTEST_LAST = 80
"""Characters of a paragraph that only the mark of its wire shows to be the text's last."""
SIGNOFF_LONGEST = 400
AT_THE_END = 2
"""Blocks before the last of the text among which a line tells how to reach its writer."""
SHOUTED, SHOUTED_UNMARKED = 35, 55
"""Characters of a headline in capitals; headings of a text are shorter, and of a dump, where no
mark-up says that it is a link, only the longer ones are surely none."""
SHORT_CAPTION = 12
"""`length` of a caption."""
LONGEST_CAPTION = 700
LONGEST_CREDIT = 120
"""Characters of captions, and of the end of one where its credit stands."""
ENDS = frozenset("-–—)/")
"""How a dateline on a line of its own ends."""
HEADINGS = frozenset({"h1", "h2", "h3"})
"""Tags of no caption, though `Images: A Review` ends one."""
BEFORE = 15
"""Blocks before the text where title, byline and date stand, …"""
AFTER = 8
"""… and after it where the sign-off does."""
_DATA = ('{"', '[{"')
"""How JSON begins that a script of the page should have read."""
_SIGNS = (":", "/", "©", "Credit...")
"""One of them, or who made it, is in every credit."""
_SHOT = ("撮影", "摄", "攝", "摄）", "攝）", "摄。", "攝。")
"""How a credit ends whose maker stands before the word."""
_MAKERS = (
    "photo", "photograph", "foto", "fot", "bild", "beeld", "image", "credit", "cartoon",
    "illustration", "courtesy", "getty",
    "reuters", "afp", "dpa", "ap", "imago", "picture alliance", "fotogramma",
)  # fmt: skip
_MAKER = re.compile(rf"\b(?:{'|'.join(_MAKERS)})\b")
# matches 'foto anna muster' and 'getty images', not 'he spoke of peace'

DATE_LONGEST, STAMP_LONGEST = 70, 130
"""Characters of a date with a word beside it, and of one with nothing but words of stamps."""
BESIDE, BESIDE_KEPT = 14, 3
"""Letters of other words beside a date (`Berlin`, `Example Post`), those of small ones uncounted,
and of all of them where the model calls it text."""
BESIDE_SHORT = 4
"""Letters of a small word, in Latin letters: Korean has no longer ones. A longer one without a
capital is of a headline: `prices rise`."""
LONGEST_NUMBER = 8
"""Digits of a number that is a date, `20240503`; a longer one on a page is a telephone's."""

Rule = Callable[["Block", Verdict, "Rules"], Verdict | None]


def judge(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    hits: Sequence[Hit | None],
    rules: Rules,
    decided: Container[int],
) -> list[Verdict]:
    """Return the verdicts with those replaced that a rule knows better; `decided` stay.

    `hits` are what phrases say of the blocks. The forms of news text are looked for near the
    text only: a name in a menu is no byline.
    """
    near = _near_text(verdicts)
    last = max((i for i in near if verdicts[i].label in TEXT_LABELS), default=0)
    judged = list(verdicts)
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if i in decided or not block.text:
            continue
        found = _no_prose(block, verdict) or _phrase(block, verdict, hits[i], rules)
        if found is None and i in near:
            found = _form(block, verdict, rules, i - last)
        if found is not None:
            judged[i] = found
    return judged


def _form(block: Block, verdict: Verdict, rules: Rules, behind: int) -> Verdict | None:
    """What the first of `FORMS` says that has an opinion; `© dpa` signs off where text ends.

    `behind`: how many blocks behind the last of the text.
    """
    if len(block.text) > LONGEST_CAPTION and not block.text.isupper():
        return None
    for rule in FORMS:
        if rule is signoff and behind < 0 and _is_maker(block.text, rules):
            continue
        if rule is signoff and behind < -AT_THE_END and _signs_at_the_end(block.text):
            continue
        if rule is caption and _ends_in_wire(block, verdict, rules, behind):
            is_text = verdict.label in TEXT_LABELS
            return None if is_text else Verdict("paragraph", "alone.wire-mark", 0.85)
        found = rule(block, verdict, rules)
        if found is not None:
            return found
    return None


def _signs_at_the_end(text: str) -> bool:
    """Whether a line signs a story, or says how to reach its writer, only right below it."""
    return reached(text) is not None or parse_signature(text) is not None


def _ends_in_wire(block: Block, verdict: Verdict, rules: Rules, behind: int) -> bool:
    """Whether a paragraph of the text ends in the mark of its wire: `… is not known. (dpa)`.

    Right behind the text such a paragraph is its last one.
    """
    if verdict.label in TEXT_LABELS:
        is_text = behind == 0 or verdict.confidence > SURE_OF_TEXT
    else:
        is_text = (
            behind == 1 and len(block.text) > SHORTEST_LAST and verdict.label not in PICTURE_LABELS
        )
    if not is_text:
        return False
    found = find_wire_mark(block.text, rules.agencies)
    return found is not None and all(rules.agencies.kinds[a] != "photo" for a in found.agencies)


def _no_prose(block: Block, verdict: Verdict) -> Verdict | None:
    """What no sentence is: a line without letter or digit (a rule, dots), settings as JSON."""
    if verdict.label not in TEXT_LABELS:
        return None
    if block.tag != "pre" and block.text.startswith(_DATA) and block.text[-1] in "}]":
        return Verdict("other", "alone.data", 1.0)
    if len(block.text) > SHORT or any(map(str.isalnum, block.text)):
        return None
    return Verdict("other", "alone.wordless", 1.0)


def _phrase(block: Block, verdict: Verdict, hit: Hit | None, rules: Rules) -> Verdict | None:
    """A line that a phrase of furniture names; a long one only where the model doubts it.

    A caption with its credit may have a button behind it.
    """
    if hit is None:
        return None
    is_signed = len(block.text) > SHORT // 2 and ends_with_button(block.text)
    if is_signed and (found := caption(block, verdict, rules)) is not None:
        return found
    sure = verdict.label in TEXT_LABELS and verdict.confidence > SURE_OF_TEXT
    if sure and len(block.text) > SHORT:
        corrects = hit.label == "correction" and is_of_article(block.text)
        return Verdict(hit.label, hit.rule, 0.9) if corrects else None
    return Verdict(hit.label, hit.rule, 0.9)


def signoff(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """`Editor: …`, `rri/afp/dpa/rtr`, `Reporting by …; Editing by …`."""
    if len(block.text) > SIGNOFF_LONGEST or verdict.label in ("title", "related", "comment"):
        return None
    if parse_signoff(block.text, rules.agencies) is None:
        return None
    return Verdict("signoff", "alone.signoff", 0.9)


def _is_maker(text: str, rules: Rules) -> bool:
    """Whether a line names who made a picture: behind `©`, or an agency that sells nothing else."""
    named = rules.agencies.named(text)
    return text.startswith("©") or (named is not None and rules.agencies.kinds[named] == "photo")


def caption(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """A line that ends with the credit of a picture: `… in May. REUTERS/Jane Example`."""
    text = block.text
    if verdict.label == "caption" or block.tag in HEADINGS:
        return None
    if len(text) > LONGEST_CAPTION or length(text) < SHORT_CAPTION:
        return None
    if not _may_be_credit(text[-LONGEST_CREDIT:]):
        return None
    if verdict.label in TEXT_LABELS and notice_behind(text) is not None:
        return None
    found = split_credit(text, rules.agencies)
    if found is None or length(found[0]) < SHORT_CAPTION:
        return None
    if parse_byline(text, agencies=rules.agencies) is not None:
        return None
    if text[-1] in ENDS and is_dateline(text, rules.agencies):
        return None
    return Verdict("caption", "alone.caption", 0.85)


@lru_cache(maxsize=1024)
def _may_be_credit(text: str) -> bool:
    if any(map(text.__contains__, _SIGNS)) or text.endswith(_SHOT):
        return True
    lower = text.casefold()
    return any(map(lower.__contains__, _MAKERS)) and bool(_MAKER.search(lower))


def credit(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """A line that is nothing but the credit of a picture."""
    if len(block.text) > SHORT or verdict.label in ("credit", "title", "byline", "date"):
        return None
    if not _may_be_credit(block.text):
        return None
    sure = verdict.label in TEXT_LABELS and verdict.confidence > SURE_OF_TEXT
    if sure and not opens_with_marker(block.text):
        return None
    found = split_credit(block.text, rules.agencies)
    if not found or found[0] or _is_led(block.text, rules):
        return None
    return Verdict("credit", "alone.credit", 0.8)


def _is_led(text: str, rules: Rules) -> bool:
    """Whether a line is a byline by its first word: `By Jane Example and Al Sample | Reuters`."""
    if text.partition(" ")[0] not in LEADS:
        return False
    found = parse_byline(text, agencies=rules.agencies)
    return found is not None and bool(found.authors)


def byline(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """`By Jane Example`, `Von Anna Muster, Berlin`: who wrote it, and nothing else."""
    if len(block.text) > SHORT or verdict.label in ("byline", "title", "credit", "comment"):
        return None
    if verdict.label not in TEXT_LABELS and rules.phrases.lead_in("byline", block.text) is None:
        return None
    found = parse_byline(block.text, agencies=rules.agencies)
    if found is None:
        return None
    if not (found.authors or found.contributors):
        led = found.desks and block.text.partition(" ")[0] in LEADS
        return Verdict("byline", "alone.byline", 0.8) if led else None
    return Verdict("byline", "alone.byline", 0.85)


def day(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """A date, its lead-in and the time of day, and nothing else."""
    text = block.text
    if len(text) > STAMP_LONGEST or verdict.label == "date" or not any(map(str.isdigit, text)):
        return None
    if len(text) > LONGEST_NUMBER and text.isdigit():
        return None
    kept = verdict.label in TEXT_LABELS
    words = beside_dates(text)
    timed = block.datetime or block.tag == "time"
    if words is None and kept and timed and says_no_more(text):
        words = ()
    if words is None or (words and (len(text) > DATE_LONGEST or is_told(text))):
        return None
    return None if _says_more(text, words, kept) else Verdict("date", "alone.date", 0.85)


def _says_more(text: str, words: Sequence[str], kept: bool) -> bool:
    """Whether the words beside a date are more than a place, an outlet or a name."""
    if kept and not (_is_said(text) and is_stamp(text)):
        return sum(map(len, words)) > BESIDE_KEPT
    long = [word for word in words if len(word) > BESIDE_SHORT or not word.isascii()]
    if any(word[0].islower() for word in long) and not PUBLISHED.search(text):
        return True
    return sum(map(len, long)) > BESIDE


def _is_said(text: str) -> bool:
    """Whether a line says that a date is one of publishing or of an update."""
    return PUBLISHED.search(text) is not None or UPDATED.search(text) is not None


def shouted(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """A headline of another article in capitals, as boxes and links within a text print it."""
    text = block.text
    if verdict.label not in TEXT_LABELS or verdict.confidence > SURE_OF_TEXT:
        return None
    linked = block.link_chars * 10 > len(text) * 9
    if (
        len(text) < (SHOUTED if block.path else SHOUTED_UNMARKED)
        or text[-1] in ".:"
        or not text.isupper()
    ):
        return None
    if sum(map(str.isupper, text)) * 2 < sum(map(str.isalpha, text)):
        return None  # a script without capitals, and a name in one that has them
    known = linked or not block.path
    return Verdict("related", "alone.shouted", 0.7) if known else None


FORMS: tuple[Rule, ...] = (shouted, signoff, caption, credit, byline, day)
"""Tried in this order; the first that has an opinion decides."""


def _near_text(verdicts: Sequence[Verdict]) -> range:
    """Positions from some blocks before the first of the text to some after the last."""
    inside = [i for i, verdict in enumerate(verdicts) if verdict.label in TEXT_LABELS]
    if not inside:
        return range(0)
    return range(max(inside[0] - BEFORE, 0), min(inside[-1] + 1 + AFTER, len(verdicts)))
