"""Flattened text dump -> blocks: the lines, joined where a break stands inside a sentence."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple

from cleancopy.fields.posts import header_size
from cleancopy.model import Block, Head, Segmented
from cleancopy.segment import markdown
from cleancopy.segment.folded import cut
from cleancopy.segment.hyphens import Hyphens, hyphens_of
from cleancopy.segment.separators import least_length, parts
from cleancopy.segment.wrap import are_unspaced, goes_in, goes_on, is_full, wrap_width

_BULLET = re.compile(r"[*•·‣▪◦○●»+-][ \t]+(?=\S)")
# matches '* Home', not '*Home*'
_ORDINAL = re.compile(r"(\d{1,3})[.)][ \t]+(?=\S)")
# matches '1. Skip', not '1.5 million'
_WIRED = re.compile(r"\^(\S.*\S)\s?[<=]")
# matches '^Mill sold<', not '^ 3' or '^_^'
_RULE = re.compile(r"[-_=*~—]{4,}")
# matches "--------" and "====", not "___", which parts a report of the AP
_QUOTE = re.compile(r"(?:> ?)+")
# matches '> said', not '>5'


_SUSPENDED = frozenset("and or to und oder bis sowie et ou y o e en of och eller og i".split())
"""Words before which a hyphen at the end of a line stands for itself: `Haupt- und Nebenstraßen`."""
LINKED = 12
"""Paragraphs that one link may hold: the headline, the summary and the date of a story."""
RUNNING = 90
"""Characters from which a line is running text, no headline."""


class _Line(NamedTuple):
    """One line that is not blank, with its margin read."""

    number: int
    text: str
    indent: int
    marker: str
    tag: str
    blanks: int
    linked: bool
    printed: str


def segment_text(text: str) -> Segmented:
    """Return the blocks of one dump; `Block.at` holds its 1-based line numbers."""
    lines = text.split("\n")
    lynx = markdown.is_lynx(text)
    marked = not lynx and markdown.is_markdown(text)
    width = wrap_width(lines)
    blocks: list[Block] = []
    least = least_length(len(text))
    parted = [
        (number, part)
        for number, line in enumerate(lines, 1)
        for part in (parts(line) if len(line) >= least else (line,))
    ]
    post = header_size(lines)
    groups = _groups(_read(lines, parted, lynx, marked), width, marked, post)
    hyphens = hyphens_of(lines)
    texts = [_join(group, hyphens) for group in groups]
    for i, group in enumerate(groups):
        blocks.extend(_blocks(group, texts[i], marked, marked and _links_below(texts, i)))
    head = Head(author_links=markdown.author_links(text)) if marked else Head()
    return Segmented(tuple(cut(blocks)), head)


def _read(lines: list[str], parted: list[tuple[int, str]], lynx: bool, marked: bool) -> list[_Line]:
    found: list[_Line] = []
    blanks = 0
    for number, printed in parted:
        text = printed.strip()
        if not text:
            blanks += 1
            continue
        if (marked and markdown.is_rule(text)) or _RULE.fullmatch(text):
            blanks += 1
            continue
        indent = len(printed) - len(printed.lstrip())
        text = _unmarked(text)
        marker, tag, linked = "", "", False
        if marked and text[0] == ">" and (quote := _QUOTE.match(text)):
            text, tag = text[quote.end() :], "blockquote"
        match = _BULLET.match(text) or _ordinal(text, number, lines)
        if match and len(text) > match.end():
            marker, text = match[0].strip(), text[match.end() :]
            tag = "li"
        if marked and text[:1] == "#":
            tag, text = markdown.heading(text)
        if lynx and "[" in text:
            text, linked = markdown.strip_lynx(text)
            text = text.strip()
        if text:
            found.append(_Line(number, text, indent, marker, tag, blanks, linked, printed))
            blanks = 0
    return found


def _unmarked(text: str) -> str:
    """A line of a wire's copy without the marks of its field: `^By JANE EXAMPLE=`."""
    found = _WIRED.fullmatch(text) if text[0] == "^" else None
    return found[1] if found else text


def _ordinal(text: str, number: int, lines: list[str]) -> re.Match[str] | None:
    """The number of a numbered list: one that a neighbouring line counts on from or up to.

    `17. Dezember` and `1. FC Köln` stand alone and keep theirs.
    """
    match = _ORDINAL.match(text) if text[:1].isdigit() else None
    if match is None:
        return None
    count = int(match[1])
    before, after = lines[max(number - 4, 0) : number - 1], lines[number : number + 3]
    for near, wanted in ((before, count - 1), (after, count + 1)):
        for line in near:
            other = _ORDINAL.match(line.strip())
            if other and int(other[1]) == wanted:
                return match
    return None


def _groups(lines: list[_Line], width: int, marked: bool, post: int) -> list[list[_Line]]:
    """Lines gathered to paragraphs; each of the first `post` is one of a header."""
    groups: list[list[_Line]] = []
    for line, following in zip_longest(lines, lines[1:]):
        if line.number <= post:
            if groups and line.indent:
                groups[-1].append(line)
            else:
                groups.append([line])
        elif groups and (
            _joins(groups[-1], line, width)
            or (marked and _links_on(groups[-1], line))
            or _stands_in(groups[-1], line, following)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _joins(group: list[_Line], line: _Line, width: int) -> bool:
    last = group[-1]
    if line.blanks or line.marker or (line.tag and line.tag != last.tag):
        return False
    if last.tag[:1] == "h":
        return bool(width) and not line.tag and is_full(last.printed, line.printed, width)
    if width and is_full(last.printed, line.printed, width):
        return True
    return goes_on(last.text, line.text, len(group) > 1)


def _links_on(group: list[_Line], line: _Line) -> bool:
    """Whether a line of Markdown goes on with a link of the lines before."""
    if line.blanks or line.marker:
        return False
    return markdown.goes_on(" ".join(each.text for each in group[-2:]), line.text)


def _links_below(texts: list[str], i: int) -> bool:
    """Whether a link that a paragraph leaves open is closed by one of the next."""
    return markdown.may_open(texts[i]) and any(map(markdown.closes, texts[i + 1 : i + 1 + LINKED]))


def _stands_in(group: list[_Line], piece: _Line, following: _Line | None) -> bool:
    """Whether a short line is a piece (a link, a name) in the middle of running text."""
    last = group[-1]
    if following is None or piece.blanks or following.blanks:
        return False
    if piece.marker or following.marker or last.tag or piece.tag or following.tag:
        return False
    running = len(group) > 1 or len(last.text) >= RUNNING
    return goes_in(last.text, piece.text, following.text, running)


def _blocks(group: list[_Line], text: str, marked: bool, opens: bool) -> list[Block]:
    first, last = group[0], group[-1]
    at = f"line {first.number}" if last is first else f"lines {first.number}-{last.number}"
    link_chars = sum(len(line.text) for line in group if line.linked)
    images: tuple[tuple[str, str], ...] = ()
    if marked:
        text, link_chars, images = markdown.plain(text, opens)
    elif "  " in text or "\t" in text or "\xa0" in text:
        text = " ".join(text.split())
    blocks = [
        Block(alt, at, "img", indent=first.indent, blanks=first.blanks, src=src)
        for alt, src in images
        if alt or src
    ]
    if text:
        blocks.append(
            Block(
                text,
                at,
                first.tag,
                link_chars=min(link_chars, len(text)),
                indent=first.indent,
                marker=first.marker,
                blanks=0 if blocks else first.blanks,
            )
        )
    return blocks


def _join(group: list[_Line], hyphens: Hyphens) -> str:
    text = group[0].text
    for line in group[1:]:
        if text[-1] == "-" and hyphens.is_added(text, line.text):
            text = text[:-1] + line.text
            continue
        close = line.text[0] in ",.;:!?)]”’»%" or text[-1] in "([„" or are_unspaced(text, line.text)
        text += line.text if close or _is_broken(text, line.text) else " " + line.text
    return text


def _is_broken(line: str, following: str) -> bool:
    """Whether a word was broken at its hyphen: `hands-`, `on`, and not `Haupt-`, `und`."""
    if line[-1] != "-" or not line[-2:-1].isalpha():
        return False
    return following.split(None, 1)[0].casefold() not in _SUSPENDED
