"""Which line breaks of a dump stand inside a sentence: hard wraps and split inline elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

WIDEST = 132
"""No tool in use wraps wider (w3m, lynx, html2text, fold: 72 to 132)."""
NARROWEST = 50
"""Narrower lines are verses or a list."""
_ITEM = re.compile(r"(?:[*+•|-]|\d{1,3}\.) ")
# matches '* Home'
_UNBROKEN = 40
"""Characters of an address, which no tool breaks."""
_SLACK = 20
"""A wrapped line falls short of the width by less than one long word."""
_FULL_LINES, _FEW_LINES = 4, 2
"""Broken lines that show a width, and those of a short dump that all keep to one of …"""
_USUAL = (72, 78, 80)
"""… the widths of mail, of html2text, and of terminals."""
_TRIED = 4
"""Of the greatest lengths of lines: a few lines may be longer than the wrap."""
_GOES_ON = re.compile(r"^[,.;:!?)\]’…%](?!\.\.)|^[”»](?![^\W_])|^['’][a-z]{1,2}\b")
# matches ', which' and '’s plan', not '... more' or '"Yes"', nor »Ja« and ”Ja” where they open
_GOES_ON_EASTERN = re.compile(
    r"[、。，．！？：；」』）】》｣〉］％]"
    r"|(?:[はがをにのでともへや]|から|まで|より|という|って|など)(?=[一-鿿ァ-ヶA-Za-z0-9「『｢（])"
    r"|[はもに]、|を|的(?![确確士话話])"
)
"""`、`, `は日本`, `を`: what begins no Japanese or Chinese sentence; not `はじめに`, `にんじん`."""
_SHORT_EASTERN = 8
"""Signs of a line that may be an entry of a menu."""
_LEAD_IN = re.compile(r"(?:By|Von|Par|Por|Di|Door|Av|Af)\s?:?|(?:by|von|par|por|di|door|av|af)\s?:")
# matches 'Von' and 'by:' alone on their line, not 'by'
_SIGNED = re.compile(
    r"(?:by|von|par|por|di|door|av|af) [^\W\d_a-z]\S*(?: [^\W\d_]\S*){1,3}(?:\s?[|·•,–—-]\s.*)?"
)
"""`by Jane Example` and `by Jane Example · 3 May 2024`; not `by Monday the talks`."""
_SIGNED_AND_DATED = re.compile(
    r"(?:by|von|par|por|di|door|av|af) [^\W\d_a-z]\S*(?: [^\W\d_]\S*){1,3}?\s*[/|•·,–—-]\s*"
    r"(?:[^\W\d_]{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? [^\W\d_]{3,9}\.? \d{4}"
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})[\s/|•·–—-]*"
)
"""`by Jane Example / May 3, 2024 /`, which goes on with no sentence."""
_OUTLET = re.compile(r"[a-z][\w-]*(?:\.[a-z]{2,})+, .*\d{4}.*\d")
"""`courier.example, Sunday 7 March 2010 18.22 GMT`: a stamp that an outlet's address begins."""
_LABEL = re.compile(r"[^\W\d_]{2,12}\s?:")
# matches 'ouvir:'
OPEN_WORDS = frozenset(
    """
the a an of to in on for and or by with from at that which who is are was were has have had will
can could would should may as than if not its their his her our your my this these be been into
about after before between over under through while when where via called using including mr mrs
ms dr der die das und von in mit des dem den dass ist sind war hat haben wird werden nicht auch
als wie bei nach aus für auf an um zu zum zur im am ein eine einer eines einem einen über unter
durch gegen ohne zwischen vor seit oder le la les de du et un une dans pour sur avec par que qui
est sont ont au aux ce cette ces son sa ses leur ne se el los las y en con por para al su sus es
ha han como pero lo una il e di del della dei delle nel nella che per da dal dalla alla è sono
hanno si non ma o do da dos das em no na nos nas um uma com ao à são foi não seu sua van het een
dat voor op aan om bij naar uit door zijn heeft hebben niet ook maar te och att som för på med av
till från är var har inte den det i og at til fra er ikke et w z że się nie jest po od za przez ve
ile için bir bu и в на с по что не к о за из от для как
""".split()
)
"""Words that no sentence ends with, of a dozen languages."""
_CLOSED = (".", "!", "?", ".”", ".“", '."', "…", ":", ";", "»", "”", "“", "。", "！", "？")
_CLOSED_EASTERN = ("。", "！", "？", "：")
_ENDS = tuple(end for end in _CLOSED if end not in (":", ";", "»", "”", "“"))
_BRACKETS = ("(", "[", "„", "「", "『", "（", "｢", "《", "〈")
_MARKS = frozenset("、。，．！？：；」』）】》｣〉］％")
_OPEN = (*_BRACKETS, "、", ",", "«", "–", "—", "-")
_OF_CLOCKS, _CLOCK = frozenset(("AM", "ET", "EST", "IST")), 14
"""Ends of stamps that are open words in small letters, and how near a figure stands."""
_CLOCK_ENDS = tuple(f" {end}" for end in sorted(_OF_CLOCKS))
_WIRED = re.compile(r"\([A-Z][\w ]{1,20}\) ?[-–—]")
"""`(Reuters) -`, which stands behind a place and a day: `EASTPORT | May 3, 2012 8:05am EST`."""
_LONG = 28
"""Shortest line (characters) that counts as running text when fragments are joined."""


def wrap_width(lines: list[str]) -> int:
    """Return the column at which a dump was hard-wrapped, 0 if it was not.

    A wrap is greedy: a line ends where the first word of the next would not have fitted. The
    width is believed when enough lines come close to the longest and nearly all of those obey.
    Lines that no tool would have broken (addresses, lists, tables) say nothing.
    """
    sizes = {
        i: len(line.rstrip())
        for i, line in enumerate(lines)
        if len(line) > NARROWEST - _SLACK and _is_breakable(line)
    }
    longest = sorted(sizes.values(), reverse=True)
    among = dict.fromkeys(longest[len(longest) // 200 : max(len(longest) // 20, _FULL_LINES)])
    for width in islice(among, _TRIED):
        if NARROWEST <= width <= WIDEST and _is_wrapped(lines, sizes, width):
            return width
    return _usual_width(lines, sizes)


def _usual_width(lines: list[str], sizes: dict[int, int]) -> int:
    """The width of a short dump whose every break is one that a tool's usual width makes."""
    longest = max(sizes.values(), default=0)
    width = next((width for width in _USUAL if longest <= width), 0)
    if not width or longest <= width - _SLACK:
        return 0
    broken = _broken(lines, sizes)
    obeys = all(is_full(lines[i], lines[i + 1], width) for i in broken)
    return width if obeys and len(broken) >= _FEW_LINES else 0


def _is_wrapped(lines: list[str], sizes: dict[int, int], width: int) -> bool:
    followed = _broken(lines, (i for i, size in sizes.items() if width - _SLACK < size <= width))
    if len(followed) < _FULL_LINES or _are_sentences(lines, followed):
        return False
    return sum(is_full(lines[i], lines[i + 1], width) for i in followed) >= 0.8 * len(followed)


def _are_sentences(lines: list[str], places: Sequence[int]) -> bool:
    """Whether most of some lines end as sentences do: paragraphs of one line, and no wrap."""
    return sum(lines[i].rstrip().endswith(_ENDS) for i in places) * 2 > len(places)


def _broken(lines: list[str], places: Iterable[int]) -> list[int]:
    """Of some lines those that another follows, which is no blank and begins no item."""
    return [
        i
        for i in places
        if i + 1 < len(lines) and (following := lines[i + 1].strip()) and not _ITEM.match(following)
    ]


def _is_breakable(line: str) -> bool:
    """Whether a tool that wraps would break the line: it is no list's, no table's, no address."""
    text = line.strip()
    if " " not in text or "|" in text or _ITEM.match(text):
        return False
    return max(map(len, text.split())) < _UNBROKEN


def is_full(line: str, following: str, width: int) -> bool:
    """Whether the first word of `following` would not have fitted on `line`."""
    first = following.split(None, 1)
    return bool(first) and len(line.rstrip()) + 1 + len(first[0]) > width


def goes_on(line: str, following: str, running: bool = False) -> bool:
    """Whether `following` continues the sentence of `line` (both stripped, no blank between).

    `running`: the line is known to be running text, no entry of a menu.

    >>> goes_on("Ministers met in", "Geneva")
    False
    >>> goes_on("Ministers from all the member states met in", "Geneva")
    True
    >>> goes_on("Geneva", ", a city on the lake.")
    True
    >>> goes_on("市の橋を手がける山川建設", "は橋を直す。"), goes_on("橋の歴史", "はじめに")
    (True, False)
    >>> goes_on("How much the harbour of Geneva is", "Von")
    False
    >>> goes_on("Ein Riss war entdeckt worden.", "»Es gibt keinen Grund zur Panik«, sagte sie.")
    False
    >>> goes_on("Atualizado em 14/11/2019 - 17:05", "ouvir:")
    False
    >>> goes_on("Ministers want to hear of the", "courier.example, Sunday 7 March 2010 18.22")
    False
    >>> goes_on("21:17 18.11.2009 Get short URL", "by Jane Example")
    False
    >>> goes_on("EASTPORT | Wed Mar 7, 2012 8:05am EST", "(Reuters) - The dam broke.")
    True
    """
    if _GOES_ON.match(following) or line.endswith(_BRACKETS):
        return True
    if _goes_on_eastern(line, following):
        return True
    if _LEAD_IN.fullmatch(following) or _stands_alone(line, following):
        return False
    if not running and len(line) < _LONG and len(following) < _LONG:
        return False
    if line.endswith(_CLOSED):
        return False
    if following[:1].islower():
        return running or not (_SIGNED.fullmatch(following) and _is_label(line))
    filed = line.endswith(_CLOCK_ENDS) and _WIRED.match(following) is not None
    return len(line) >= _LONG and (filed or _ends_open(line))


def goes_in(line: str, piece: str, following: str, running: bool) -> bool:
    """Whether `piece` stands in the middle of a sentence that `line` begins and `following` ends.

    `running`: the line is known to be running text, no headline.

    >>> goes_in("The new owner of the", "Example Corp", "has sold its mill.", False)
    True
    >>> goes_in("A mill is sold", "Example Corp", "has sold its mill.", False)
    False
    """
    if line.endswith(_CLOSED) or piece.endswith(_CLOSED):
        return False
    if _stands_alone(piece, following):
        return False
    if _goes_on_eastern(f"{line}{piece}", following) and not _is_entry(line):
        return True
    inside = following[:1].islower() or following[0] == "(" or _GOES_ON.match(following)
    return bool(inside) and (running or _ends_open(line))


def _goes_on_eastern(line: str, following: str) -> bool:
    """Whether a line begins as no sentence of Japanese or Chinese does, below one that is open."""
    if following[0] < "\u2e80" or _GOES_ON_EASTERN.match(following) is None:
        return False
    if following[0] in _MARKS:
        return True
    long = len(line) >= _SHORT_EASTERN or len(following) >= _SHORT_EASTERN
    return long and not line.endswith(_CLOSED_EASTERN)


def _is_entry(line: str) -> bool:
    if line.endswith(("、", "，")):
        return False
    return len(line) < _SHORT_EASTERN or line.endswith(_CLOSED)


def are_unspaced(line: str, following: str) -> bool:
    """Whether no blank stood where a line was broken: inside a Japanese or Chinese sentence.

    Tools that wrap break such text at its blanks, so that elsewhere there was one.

    >>> are_unspaced("橋を直す山川建設", "は昨日"), are_unspaced("文/图", "王小明")
    (True, False)
    """
    return line[-1] in _BRACKETS or _GOES_ON_EASTERN.match(following) is not None


def _stands_alone(line: str, following: str) -> bool:
    """Whether a line is no sentence's: a word with a colon below figures, or a stamp."""
    if _OUTLET.match(following) or _SIGNED_AND_DATED.fullmatch(following):
        return True
    return line[-1:].isdigit() and _LABEL.fullmatch(following) is not None


def _is_label(line: str) -> bool:
    """Whether few words of a line begin with small letters: no sentence."""
    words = line.split()
    return sum(word[0].islower() for word in words) * 3 <= len(words)


def _ends_open(line: str) -> bool:
    """Whether a line ends as no sentence does: `spoke to the` and `said,`, not `the end`, nor
    `Mills Sell More In May`."""
    if line.endswith(_OPEN):
        return True
    last = line.rsplit(None, 1)[-1]
    is_open = last.casefold() in OPEN_WORDS and last != "May"
    return is_open and not (last in _OF_CLOCKS and any(map(str.isdigit, line[-_CLOCK:])))
