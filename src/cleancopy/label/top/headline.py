"""The headline of a dump: the line above the text that speaks of what the text speaks of.

A dump has no mark-up that tells it from menus, teasers and the summary. Each line is weighed by
what `_features` says of it; the weights are those of `python -m bench.headline`, fitted to half
the publishers of the public test pages and to pages whose HTML states the title
(`docs/decisions.md`).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.fields.dates.date import find_dates
from cleancopy.fields.dates.forms import MAYBE
from cleancopy.fields.people.byline import parse_byline
from cleancopy.fields.people.leads import is_filing, is_lead_in
from cleancopy.fields.scripts import FIRST_SIGN
from cleancopy.fields.title import is_path
from cleancopy.label.top.headline_weights import WEIGHTS
from cleancopy.label.traits import is_sure
from cleancopy.segment.menus import is_menu

if TYPE_CHECKING:
    from cleancopy.model import Block, Verdict

REACH, BEYOND = 60, 3
"""Blocks before the text, and after its start, among which the headline stands."""
TEXT_READ = 60
"""Blocks of the text whose words are compared."""
LONGEST = 250
MENU_LENGTH = 120
"""Characters from which a line of capitalised words is a menu, no headline."""
MENU = 15
"""Blocks before the text from which a dump is of a whole page, its first line no headline."""
STEM = 7
"""Letters by which two forms of a word are the same."""
SIGNED, CLOSE = 6, 2
"""Blocks after the headline among which a page is dated or signed."""
SHORTEST_TWIN = 10
"""Characters of a line from which it is no accident that another holds it."""
LEAST_STEMS = 3
"""Words from which a line is compared by all it has: one of one is no more than one of three."""
OFTEN = 3
"""Paragraphs from which the text speaks of a word often."""
LEAST = 0.2
"""Share of words in common with the text without which a line needs more to speak for it."""

_WORD = re.compile(r"\w+")
CREDITED = re.compile(
    r"^(?:photos?|images?|fotos?|bild(?:er)?|pictures?)\s?:|[(\[][^()\[\]]{0,60}\b(?:photo|foto|image|bild|getty|reuters|afp|ap)\b[^()\[\]]*[)\]]\s*$",
    re.IGNORECASE,
)
"""`Image: Jane Example`, `… in Johnstown, Pa. (AP Photo/Jane Example)`: a credit, a caption."""


class Line(NamedTuple):
    """A line that may be the headline."""

    position: int
    features: Mapping[str, float]

    @property
    def score(self) -> float:
        """What the weights make of the features."""
        return sum(WEIGHTS.get(name, 0.0) * value for name, value in self.features.items())


def likeliest(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], chances: Sequence[float], end: int
) -> int | None:
    """Position of the headline of the text that begins at `end`, or None.

    `chances` are the model's for each block to be the title.
    """
    lines = candidates(blocks, verdicts, chances, end)
    if not lines:
        return None
    best = max(lines, key=lambda line: (line.score, -line.position))
    shared = best.features["shared"] >= LEAST or best.features["chance"] > math.log(LEAST)
    return best.position if shared or len(lines) == 1 else None


def candidates(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], chances: Sequence[float], end: int
) -> list[Line]:
    """The lines around the start of the text that may be its headline; none without a text."""
    words = Counter(stem for text in _text(blocks, verdicts, end) for stem in words_of(text))
    if not words:
        return []
    start = max(0, end - REACH)
    signs = [_signs(block) for block in blocks[start : end + BEYOND + SIGNED + 1]]
    found = [
        i
        for i in range(start, min(end + BEYOND, len(blocks)))
        if not signs[i - start] and _may_be(blocks, verdicts[i], i, end)
    ]
    shared = {i: _shared(blocks[i].text, words) for i in found}
    repeated = Counter(block.text for block in blocks)
    whole = "\n".join(block.text for block in blocks)
    most = max(shared.values(), default=0.0)
    first = next((i for i in found if shared[i] >= 2 * LEAST), None)
    indent = blocks[min(end, len(blocks) - 1)].indent
    page = _Page(
        blocks, verdicts, end, words, shared, most, repeated, whole, signs, start, indent, first
    )
    return [Line(i, _features(page, i, chances[i])) for i in found]


class _Page(NamedTuple):
    blocks: Sequence[Block]
    verdicts: Sequence[Verdict]
    end: int
    words: Counter[str]
    """In how many paragraphs of the text each of its words stands."""
    shared: Mapping[int, float]
    most: float
    """The largest of `shared`."""
    repeated: Mapping[str, int]
    whole: str
    """The lines of the page, one below the other."""
    signs: Sequence[bool]
    """Whether a block dates or signs the page, from `start` on."""
    start: int
    indent: int
    """Of the text's start."""
    first: int | None
    """The first line that shares much with the text."""

    def signed(self, i: int, within: int) -> bool:
        """Whether a date or byline follows soon."""
        return any(self.signs[i + 1 - self.start : i + 1 + within - self.start])


def _features(page: _Page, i: int, chance: float) -> dict[str, float]:
    """What a line is like: its words, its form, its label, its place, what stands around it."""
    block, label, text = page.blocks[i], page.verdicts[i].label, page.blocks[i].text
    length, shared, far = _length(text), page.shared[i], page.end - i
    stems = words_of(text)
    least = max(len(stems), LEAST_STEMS)
    after = page.blocks[i + 1] if i + 1 < len(page.blocks) else None
    before = page.blocks[i - 1] if i else None
    return {
        "shared": shared,
        "shared most": float(shared == page.most and shared > 0),
        "shared half": float(shared >= 0.5),
        "shared little": float(shared < LEAST),
        "spoken of": sum(math.log1p(page.words[stem]) for stem in stems) / least,
        "spoken of often": sum(page.words[stem] >= OFTEN for stem in stems) / least,
        "chance": math.log(chance + 1e-3),
        "distance": far / REACH,
        "distance log": math.log1p(max(far, 0)),
        "in text": float(far <= 0),
        "length": min(length, 8) / 8,
        "one or two words": float(length < 3),
        "three words": float(length < 4),
        "too long": max(0, len(text) - 110) / 100,
        "long": max(0, len(text) - 70) / 100,
        "h1": float(block.tag == "h1"),
        "h2": float(block.tag == "h2"),
        "smaller heading": float(block.tag in ("h3", "h4", "h5", "h6")),
        "blank before": float(block.blanks > 0),
        "blank after": float(after is not None and after.blanks > 0),
        "indented less": float(block.indent < page.indent),
        "in a column": float(block.blanks == 0 and after is not None and after.blanks == 0),
        "sentence": float(text[-1] in ".…" and not text.endswith("...")),
        "question": float(text[-1] in "?!"),
        "colon": float(text[-1] == ":"),
        "colon inside": float(": " in text),
        "list item": float(bool(block.marker)),
        "linked": float(block.link_chars * 2 > len(text)),
        "as text": float(label in ("standfirst", "paragraph", "list_item")),
        "as heading": float(label == "heading"),
        "as title": float(label == "title"),
        "as menu": float(label == "navigation"),
        "as related": float(label in ("related", "promo")),
        "as caption": float(label == "caption"),
        "repeated": float(page.repeated[text] > 1),
        "held": float(len(text) > SHORTEST_TWIN and page.whole.count(text) > page.repeated[text]),
        "signed soon": float(page.signed(i, CLOSE)),
        "signed": float(page.signed(i, SIGNED)),
        "page title": float(_is_page_title(page.blocks, i)),
        "first line": float(i == 0 and page.end > MENU),
        "ends a column": float(_ends_column(page.blocks, i)),
        "shared first": float(i == page.first),
        "after the first": float(page.first is not None and i > page.first),
        "path before": float(before is not None and bool(before.marker) and not block.marker),
        "parts": float(any(part in text for part in (" | ", " » ", " › ", " / "))),
        "capitals": float(text.isupper()),
        "summary after": float(_has_summary(page, i)),
        "heading before": float(_has_heading(page, i)),
        "longer twin": float(_has_twin(page, i, longer=True)),
        "shorter twin": float(_has_twin(page, i, longer=False)),
    }


def _ends_column(blocks: Sequence[Block], i: int) -> bool:
    """Whether the line is the first set apart after a menu or a path."""
    if i < 2 or not blocks[i].blanks:
        return False
    return not blocks[i - 1].blanks or bool(blocks[i - 1].marker)


def _has_summary(page: _Page, i: int) -> bool:
    """Whether the next line speaks of the same and is longer, as a standfirst is."""
    if i + 1 >= len(page.blocks):
        return False
    text, after = page.blocks[i].text, page.blocks[i + 1].text
    return len(after) > 1.25 * len(text) and page.shared.get(i + 1, 1.0) >= LEAST


def _has_heading(page: _Page, i: int) -> bool:
    """Whether a line close above speaks of the text too: this may be its summary."""
    return any(
        page.shared.get(k, 0.0) >= 2 * LEAST and _length(page.blocks[k].text) >= 3
        for k in range(max(i - CLOSE, 0), i)
    )


def _has_twin(page: _Page, i: int, longer: bool) -> bool:
    """Whether another line near holds this one and more, or is held by it: a path or a button."""
    text = page.blocks[i].text
    for k in range(max(i - SIGNED, 0), i + SIGNED + 1):
        other = page.blocks[k].text if k in page.shared else ""
        held, holds = (text, other) if longer else (other, text)
        if SHORTEST_TWIN < len(held) < len(holds) and held in holds:
            return True
    return False


def _text(blocks: Sequence[Block], verdicts: Sequence[Verdict], end: int) -> Iterator[str]:
    for block, verdict in zip(
        blocks[end : end + TEXT_READ], verdicts[end : end + TEXT_READ], strict=True
    ):
        if verdict.label in ("paragraph", "quote") and len(block.text) > 60:
            yield block.text


def words_of(text: str) -> set[str]:
    """Stems of the longer words; of scripts without spaces the pairs of characters."""
    words: set[str] = set()
    for word in set(_WORD.findall(text.casefold())):
        if not word.isascii() and max(word) >= FIRST_SIGN:
            words.update(word[i : i + 2] for i in range(len(word) - 1))
        elif len(word) > 3 or word.isdigit():
            words.add(word[:STEM])
    return words


def _shared(line: str, words: Mapping[str, int]) -> float:
    own = words_of(line)
    return len(own & words.keys()) / max(len(own), LEAST_STEMS)


def _length(text: str) -> float:
    """Words, or half the characters where words have no spaces."""
    unspaced = not text.isascii() and max(text) >= FIRST_SIGN
    return len(text) / 2 if unspaced else len(text.split())


def _may_be(blocks: Sequence[Block], verdict: Verdict, i: int, end: int) -> bool:
    block, text = blocks[i], blocks[i].text
    if (
        not is_line(blocks, i)
        or block.tag == "img"
        or len(text) > LONGEST
        or not _WORD.search(text)
    ):
        return False
    if i >= end and (len(text) > 150 or text[-1] in ".!?…"):
        return False
    if is_sure(verdict) or verdict.label == "credit":
        return False
    if verdict.label == "caption" and verdict.rule != "context.above-credit":
        return False
    if verdict.rule.startswith("alone.") or is_path(text) or is_lead_in(text) or is_filing(text):
        return False
    if _length(text) < 3 and not _stands_out(blocks, i):
        return False
    return CREDITED.search(text) is None


def is_line(blocks: Sequence[Block], i: int) -> bool:
    """Whether the block is a line that may be a headline: no piece, nor a menu out of a line."""
    text, near = blocks[i].text, blocks[max(i - 1, 0) : i + 2]
    is_part = sum(other.at == blocks[i].at for other in near) > 1
    is_cut_menu = is_part and len(text) > MENU_LENGTH and is_menu(text)
    return not is_cut_menu and not is_piece(blocks, i)


def is_piece(blocks: Sequence[Block], i: int) -> bool:
    """Whether the block goes on the one before it or is gone on by the next: no line of its own."""
    return any(block.cut for block in blocks[i : i + 2])


def _stands_out(blocks: Sequence[Block], i: int) -> bool:
    """Whether one or two words may be a headline: by their mark-up, set apart, above a date."""
    block, after = blocks[i], blocks[min(i + 1, len(blocks) - 1)]
    if block.tag == "h1" or _is_dated(after.text):
        return True
    return not block.marker and block.blanks > 0 and after.blanks > 0


@lru_cache(maxsize=1024)
def _is_dated(text: str) -> bool:
    if not MAYBE.search(text):
        return False
    found = find_dates(text)
    return bool(found) and len(text) - sum(end - start for _, start, end in found) < 40


def _signs(block: Block) -> bool:
    """Whether a line dates or signs the page."""
    text = block.text
    return 0 < len(text) < 160 and (_is_dated(text) or parse_byline(text) is not None)


def _is_page_title(blocks: Sequence[Block], i: int) -> bool:
    """Whether the dump's first line, where some flatteners put `<title>`, begins with the line."""
    text = blocks[i].text
    return i > 0 and len(text) > 15 and text in blocks[0].text
