"""Lines that hold much of a page: cut where text nodes were glued together and where a menu ends.

`get_text()` without a separator prints a page whose mark-up has no line breaks as one line
(`ContactThe minister said on Monday.He added …`), and many archives fold all white space.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleancopy.model import Block
from cleancopy.segment.heads import headline_of, headlines, lines_around, lines_below
from cleancopy.segment.menus import CERTAIN, is_uncased, menu_in
from cleancopy.segment.newsforms import news_forms
from cleancopy.segment.separators import least_length

FOLDED = 1000
"""Characters from which a stretch is asked whether it holds lines with a blank between them."""
SEAMS, SENTENCES = 4, 2
"""Places where nodes meet that a glued line has at least, and those of them behind a sentence; …"""
MENU_SEAMS, APART = 8, 150
"""… a glued menu has so many, and one in so many characters."""
EVIDENT, TOP, FOOT = -40.0, 3, 1500
"""Sum from which a menu shows that a line is a page's, and in how many of its first sentences: of
the public golds folded to one line four in 100 are taken for a page, of the pages eight in ten. Of
the others half show it by the words in so many last characters, and one gold in 500."""

_LOWER, _UPPER = "a-zß-öø-ÿа-яёєіїґα-ωάέήίόύώ", "A-ZÀ-ÖØ-ÞА-ЯЁЄІЇҐΑ-Ω"
_CODES = r"[a-z]{2,4}/[a-z]{2,4}\b"
_OPENS = rf"(?:[\"“„«‘(\[]?[^\W\d_{_LOWER}]|{_CODES})"
_SENTENCE_SEAM = re.compile(
    rf"(?<=[^\W{_UPPER}][^\W{_UPPER}][.!?…])(?={_OPENS}[\w /])"
    rf"|(?<=[{_LOWER}][)%”»\"][.!?…])(?={_OPENS})|(?<=[{_LOWER}][.!?…][\"”»])(?={_OPENS})"
    rf"|(?<=[।؟])(?=\w)"
)
# in 'on Monday.He added', 'enough.”The' and 'weekend.rri/dpa', not in 'U.S.Senate' or 'example.Com'
_WORD_SEAM = re.compile(
    rf"(?<=[{_LOWER}]{{2}})(?=[{_UPPER}])|(?<=\d\d)(?=[{_UPPER}][{_LOWER}])"
    rf"|(?<=[)\]:|])(?=[{_UPPER}][{_LOWER}])"
)
# in 'ContactNews' and '2024The', not in 'iPhone' or 'McDonald'
_SENTENCE_END = re.compile(
    rf"(?<=[^\W{_UPPER}][^\W{_UPPER}][.!?…])[\"”»’)]* (?={_OPENS}|\d)"
    rf"|(?<=[.!?…][\"”»’)]) (?={_OPENS}|\d)|(?<=[।؟]) |(?<=[。！？])(?=\w)"
)
# in 'on Monday. He added', not in 'U.S. Senate'
_SHORTENED = re.compile(
    r"(?:\b(?:Mrs?|Ms|Dr|St|Gov|Sen|Rep|Gen|Jr|Sr|Prof|Nr|No|vs|Lt|Col|Sgt|ca|bzw|Jan|Feb|Mar|Apr"
    r"|Aug|Sept?|Oct|Nov|Dec)|\d)\.$"
)
# matches 'Dr.' and '17.'
_FOOT = re.compile(
    r"©|\bcopyright|\bcookie|\bprivac|\bconfidential|datenschutz|impressum|integritet|personvern"
    r"|gizlilik|конфиденц|プライバシー|隐私|facebook|newsletter",
    re.IGNORECASE,
)
"""Words of a page's foot."""
_NAME = re.compile(
    "YouTube|TikTok|WhatsApp|LinkedIn|PlayStation|OpenAI|BuzzFeed|HuffPost|PayPal|SpaceX|DeepMind"
    "|FaceTime|MacBook|GitHub|SoundCloud|JetBlue|AstraZeneca|BlackRock|DreamWorks|JavaScript"
    "|WordPress|PowerPoint|BlackBerry|AliExpress|DoorDash|FedEx|HarperCollins|MasterCard|PewDiePie"
    "|SnapChat|TripAdvisor|UniCredit|WikiLeaks"
)
"""Names with a capital inside."""


def cut(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with those apart that hold menus and sentences; no word is lost.

    A piece without a blank before it is `glued`, one that may go on the sentence or the paragraph
    of the piece before it `cut`.
    """
    printed = Counter(block.at for block in blocks if block.tag != "img")
    least = least_length(sum(len(block.text) for block in blocks))
    headline = None
    pieces: list[Block] = []
    for block in blocks:
        is_part = printed[block.at] > 1
        is_marked = bool(block.tag) and not (is_part and block.tag == "li")
        if is_marked or len(block.text) < least:
            pieces.append(block)
            continue
        if headline is None:
            headline = headline_of(" ".join(other.text for other in blocks))
        pieces += _pieces(block, headline, is_part)
    return pieces


def _pieces(block: Block, headline: str, is_part: bool) -> Iterator[Block]:
    text = block.text
    seams = _seams(text)
    places = dict.fromkeys(seams, False)
    for start, end in pairwise((0, *seams, len(text))):
        places |= _cuts(text, start, end, headline, is_part)
    for start, end in _spans(text, 0, sorted(places), len(text)):
        yield block._replace(
            text=text[start:end].strip(),
            tag="" if places else block.tag,
            marker="" if places else block.marker,
            link_chars=0 if places else block.link_chars,
            blanks=0 if start else block.blanks,
            glued=start > 0 and not text[start - 1].isspace(),
            cut=places.get(start, False),
        )


def _seams(text: str) -> list[int]:
    """Where text nodes were glued together; empty if they were not."""
    sentences = [found.start() for found in _SENTENCE_SEAM.finditer(text)]
    inside = {at for name in _NAME.finditer(text) for at in range(name.start() + 1, name.end())}
    seams = sorted({*sentences, *(found.start() for found in _WORD_SEAM.finditer(text))} - inside)
    is_text = len(sentences) >= SENTENCES and len(seams) >= SEAMS
    is_menu = len(seams) >= MENU_SEAMS and len(seams) * APART >= len(text)
    return seams if is_text or is_menu else []


def _cuts(text: str, start: int, end: int, headline: str, is_part: bool) -> dict[int, bool]:
    """Where the parts of a folded line begin, and whether one may go on the sentence before it.

    Those are headlines, stamps, menus and sentences; empty if the line is no page. One that
    `is_part` of a printed line is.
    """
    if end - start < FOLDED:
        return {}
    found = list(headlines(text, headline, start, end))
    marks = {at for span in found for at in (*span, *lines_below(text, span[1], end))}
    marks.update(() if found else lines_around(text, start, end))
    forms = set(news_forms(text, start, end))
    inside = {at for first, last in found for at in range(first + 1, last)}
    ends = set(_sentence_ends(text, start, end)) - inside
    has_menus = is_part or bool(marks) or _has_menus(text, start, sorted(ends), end)
    if not has_menus and not forms and not is_uncased(text[start:end]):
        return {}
    marks |= forms
    for span in _spans(text, start, sorted(ends | marks), end):
        at, least = menu_in(text, *span)
        if least <= CERTAIN and (has_menus or span[1] in marks):
            ends.add(at)
    return {at: at not in marks for at in ends | marks if start < at < end}


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    for found in _SENTENCE_END.finditer(text, start, end):
        if not _SHORTENED.search(text, max(found.start() - 6, start), found.start()):
            yield found.end()


def _has_menus(text: str, start: int, places: Sequence[int], end: int) -> bool:
    """Whether a menu stands at the top of a line, or one at its end with words of a foot."""
    least = [menu_in(text, *span)[1] for span in _spans(text, start, places, end)]
    if min(least[:TOP]) <= EVIDENT:
        return True
    return (
        min(least[-TOP:]) <= CERTAIN and _FOOT.search(text, max(end - FOOT, start), end) is not None
    )


def _spans(text: str, start: int, places: Sequence[int], end: int) -> list[tuple[int, int]]:
    """The pieces between places, without those that are blank."""
    bounds = pairwise((start, *places, end))
    return [(first, last) for first, last in bounds if text[first:last].strip()]
