"""What a line of a dump is like that may be its headline: the numbers that weigh it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.fields.scripts import may_hold_signs

if TYPE_CHECKING:
    from cleancopy.model import Block, Verdict

REACH = 60
"""Blocks before the text among which the headline stands."""
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


class Around(NamedTuple):
    """A page around the lines that may be its headline."""

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
    signs: frozenset[int]
    """Positions of the lines, among these and those close behind, that date or sign the page."""
    indent: int
    """Of the text's start."""
    first: int | None
    """The first line that shares much with the text."""

    def signed(self, i: int, within: int) -> bool:
        """Whether a date or byline follows soon."""
        return any(k in self.signs for k in range(i + 1, i + 1 + within))


def features(page: Around, i: int, chance: float) -> dict[str, float]:
    """What a line is like; `chance` is the model's for it to be the title."""
    return {
        **_of_words(page, i),
        **_of_place(page, i, chance),
        **_of_form(page, i),
        **_of_label(page.verdicts[i].label),
        **_beside_others(page, i),
    }


def _of_words(page: Around, i: int) -> dict[str, float]:
    """How much the text speaks of what the line does."""
    shared, stems = page.shared[i], words_of(page.blocks[i].text)
    least = max(len(stems), LEAST_STEMS)
    return {
        "shared": shared,
        "shared most": float(shared == page.most and shared > 0),
        "shared half": float(shared >= 0.5),
        "shared little": float(shared < LEAST),
        "spoken of": sum(math.log1p(page.words[stem]) for stem in stems) / least,
        "spoken of often": sum(page.words[stem] >= OFTEN for stem in stems) / least,
    }


def _of_place(page: Around, i: int, chance: float) -> dict[str, float]:
    """What the model says of it, and how far above the text it stands."""
    far = page.end - i
    return {
        "chance": math.log(chance + 1e-3),
        "distance": far / REACH,
        "distance log": math.log1p(max(far, 0)),
        "in text": float(far <= 0),
    }


def _of_form(page: Around, i: int) -> dict[str, float]:
    """Its length, its mark-up, how it is set and how it ends."""
    block, text = page.blocks[i], page.blocks[i].text
    length = length_of(text)
    after = page.blocks[i + 1] if i + 1 < len(page.blocks) else None
    return {
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
    }


def _of_label(label: str) -> dict[str, float]:
    return {
        "as text": float(label in ("standfirst", "paragraph", "list_item")),
        "as heading": float(label == "heading"),
        "as title": float(label == "title"),
        "as menu": float(label == "navigation"),
        "as related": float(label in ("related", "promo")),
        "as caption": float(label == "caption"),
    }


def _beside_others(page: Around, i: int) -> dict[str, float]:
    """What the page's other lines make of it, and whether it looks like a path among them."""
    block, text = page.blocks[i], page.blocks[i].text
    before = page.blocks[i - 1] if i else None
    return {
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


def _has_summary(page: Around, i: int) -> bool:
    """Whether the next line speaks of the same and is longer, as a standfirst is."""
    if i + 1 >= len(page.blocks):
        return False
    text, after = page.blocks[i].text, page.blocks[i + 1].text
    return len(after) > 1.25 * len(text) and page.shared.get(i + 1, 1.0) >= LEAST


def _has_heading(page: Around, i: int) -> bool:
    """Whether a line close above speaks of the text too: this may be its summary."""
    return any(
        page.shared.get(k, 0.0) >= 2 * LEAST and length_of(page.blocks[k].text) >= 3
        for k in range(max(i - CLOSE, 0), i)
    )


def _has_twin(page: Around, i: int, longer: bool) -> bool:
    """Whether another line near holds this one and more, or is held by it: a path or a button."""
    text = page.blocks[i].text
    for k in range(max(i - SIGNED, 0), i + SIGNED + 1):
        other = page.blocks[k].text if k in page.shared else ""
        held, holds = (text, other) if longer else (other, text)
        if SHORTEST_TWIN < len(held) < len(holds) and held in holds:
            return True
    return False


def _is_page_title(blocks: Sequence[Block], i: int) -> bool:
    """Whether the dump's first line, where some flatteners put `<title>`, begins with the line."""
    text = blocks[i].text
    return i > 0 and len(text) > 15 and text in blocks[0].text


def words_of(text: str) -> set[str]:
    """Stems of the longer words; of scripts without spaces the pairs of characters."""
    words: set[str] = set()
    for word in set(_WORD.findall(text.casefold())):
        if may_hold_signs(word):
            words.update(word[i : i + 2] for i in range(len(word) - 1))
        elif len(word) > 3 or word.isdigit():
            words.add(word[:STEM])
    return words


def shared_with(line: str, words: Mapping[str, int]) -> float:
    own = words_of(line)
    return len(own & words.keys()) / max(len(own), LEAST_STEMS)


def length_of(text: str) -> float:
    """Words as the weights are fitted to them: half the characters where they have no spaces."""
    unspaced = may_hold_signs(text)
    return len(text) / 2 if unspaced else len(text.split())
