"""The fixed forms of news text: sign-off, caption, credit, byline, date, a headline that shouts.

Each is a rule that looks at one block and has an opinion or none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from cleancopy.fields.datelines.dateline import is_dateline
from cleancopy.fields.datelines.shape import LEADS
from cleancopy.fields.dates.stamp_line import beside_dates, is_stamp, is_told, says_no_more
from cleancopy.fields.dates.stamp_words import PUBLISHED, UPDATED
from cleancopy.fields.notices import notice_behind
from cleancopy.fields.people.byline import names_author, parse_byline
from cleancopy.fields.pictures.credit import split_credit
from cleancopy.fields.pictures.credit_east import GIVEN
from cleancopy.fields.pictures.marker import opens_with_marker
from cleancopy.fields.pictures.naming import NAMED, opens_caption, opens_credit
from cleancopy.fields.signoffs.signoff import parse_signoff
from cleancopy.label.traits import LONGEST_PICTURED, length
from cleancopy.model import TEXT_LABELS, Verdict

if TYPE_CHECKING:
    from cleancopy.model import Block
    from cleancopy.settings import Rules

SURE_OF_TEXT = 0.9
"""From this confidence on, the model is believed before a form or a phrase inside a long line."""
SHORT = 120
"""Characters of a line that a phrase or a form may decide against the model."""
LONGEST_SIGNOFF = 400
"""Characters; a sentence that names helpers and their places is long."""
SHOUTED, SHOUTED_UNMARKED = 35, 55
"""Characters of a headline in capitals; headings of a text are shorter, and of a dump, where no
mark-up says that it is a link, only the longer ones are surely none."""
SHORTEST_CAPTION, SHORTEST_GLUED = 12, 5
"""Least `length` of a caption, and of one to which its credit is glued: `Varn damImage: AFP`."""
LONGEST_CAPTION, LONGEST_CREDIT = 700, 120
"""Characters of a caption, which is the longest form, and of its end where the credit stands."""
ENDS = frozenset("-–—)/")
"""How a dateline on a line of its own ends."""
HEADINGS = frozenset({"h1", "h2", "h3"})
"""Tags of no caption, though `Images: A Review` ends one."""
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
LONGEST_DATE, LONGEST_STAMP = 70, 130
"""Characters of a date with a word beside it, and of one with nothing but words of stamps."""
BESIDE, BESIDE_KEPT = 14, 3
"""Letters of other words beside a date (`Berlin`, `Example Post`), those of small ones uncounted,
and of all of them where the model calls it text."""
BESIDE_SHORT = 4
"""Letters of a small word, in Latin letters: Korean has no longer ones. A longer one without a
capital is of a headline: `prices rise`."""
LONGEST_LEAD_IN, LEAD_IN_WORDS = 30, 3
"""Characters and words of what leads in a date: `Last updated on:`."""
LONGEST_NUMBER = 8
"""Digits of a number that is a date, `20240503`; a longer one on a page is a telephone's."""

Rule = Callable[["Block", Verdict, "Rules"], Verdict | None]


def signoff(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """`Editor: …`, `rri/afp/dpa/rtr`, `Reporting by …; Editing by …`."""
    if len(block.text) > LONGEST_SIGNOFF or verdict.label in ("title", "related", "comment"):
        return None
    if parse_signoff(block.text, rules.agencies) is None:
        return None
    return Verdict("signoff", "alone.signoff", 0.9)


def caption(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """A line that ends with the credit of a picture: `… in May. REUTERS/Jane Example`.

    Or one that opens as broadcasters print them: `Image caption, The dam`.
    """
    text = block.text
    if verdict.label == "caption" or block.tag in HEADINGS:
        return None
    if opens_caption(text):
        return Verdict("caption", NAMED, 0.9)
    if len(text) > LONGEST_CAPTION or length(text) < SHORTEST_CAPTION:
        return None
    if not _may_be_credit(text[-LONGEST_CREDIT:]):
        return None
    if verdict.label in TEXT_LABELS and notice_behind(text) is not None:
        return None
    found = split_credit(text, rules.agencies)
    if found is None or length(found[0]) < _shortest(text, found[0]):
        return None
    is_long = verdict.label == "paragraph" and len(found[0]) > LONGEST_PICTURED
    if is_long and not text[len(found[0]) :][:1].isspace():
        return None
    if parse_byline(text, agencies=rules.agencies) is not None:
        return None
    if text[-1] in ENDS and is_dateline(text, rules.agencies):
        return None
    return Verdict("caption", "alone.caption", 0.85)


def _shortest(text: str, caption: str) -> int:
    glued = text.startswith(caption) and text[len(caption) : len(caption) + 1].isalpha()
    return SHORTEST_GLUED if glued else SHORTEST_CAPTION


@lru_cache(maxsize=1024)
def _may_be_credit(text: str) -> bool:
    if any(map(text.__contains__, _SIGNS)) or text.endswith(_SHOT):
        return True
    if not text.isascii() and any(map(text[-14:].__contains__, GIVEN)):
        return True
    lower = text.casefold()
    return any(map(lower.__contains__, _MAKERS)) and bool(_MAKER.search(lower))


def credit(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """A line that is nothing but the credit of a picture."""
    if len(block.text) > SHORT or verdict.label in ("credit", "title", "byline", "date"):
        return None
    if block.path and opens_credit(block.text):
        return Verdict("credit", "alone.credit", 0.8)
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
    led = rules.phrases.lead_in("byline", block.text) is not None or names_author(block.text)
    if verdict.label not in TEXT_LABELS and not led:
        return None
    found = parse_byline(block.text, agencies=rules.agencies)
    if found is None:
        return None
    if not (found.authors or found.contributors):
        desk = found.desks and block.text.partition(" ")[0] in LEADS
        return Verdict("byline", "alone.byline", 0.8) if desk else None
    return Verdict("byline", "alone.byline", 0.85)


def day(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """A date, its lead-in and the time of day, and nothing else."""
    text = block.text
    if len(text) > LONGEST_STAMP or verdict.label == "date" or not any(map(str.isdigit, text)):
        return None
    if len(text) > LONGEST_NUMBER and text.isdigit():
        return None
    kept = verdict.label in TEXT_LABELS
    words = beside_dates(text)
    timed = block.datetime or block.tag == "time"
    if words is None and kept and timed and says_no_more(text):
        words = ()
    if words is None or (words and (len(text) > LONGEST_DATE or is_told(text))):
        return None
    return None if _says_more(text, words, kept) else Verdict("date", "alone.date", 0.85)


def dating(block: Block, verdict: Verdict, rules: Rules) -> Verdict | None:
    """What leads in a date that has an element of its own: `Published:`."""
    text = block.text
    if not block.path or len(text) > LONGEST_LEAD_IN or not text.endswith(":"):
        return None
    said = _is_said(text) and len(text.split()) <= LEAD_IN_WORDS
    return Verdict("date", "alone.dating", 0.8) if said else None


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


FORMS: tuple[Rule, ...] = (shouted, signoff, caption, credit, byline, day, dating)
"""Tried in this order; the first that has an opinion decides."""
