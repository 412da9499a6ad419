"""Markdown-like mark-up of a dump (html2text, markdownify, …) -> plain text and what it implied.

Also the numbered link marks that lynx prints.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from cleancopy.segment.emphasis import without_emphasis
from cleancopy.segment.signers import LONGEST, is_an_authors


class Plain(NamedTuple):
    """One piece of text with its mark-up taken off."""

    text: str
    link_chars: int
    images: tuple[tuple[str, str], ...]
    """(alternative text, address) of each image that stood in it."""


_SIGNS = re.compile(r"\]\(|^#{1,6} |\*\*|^[^\S\n]*(?:\* ){2}\*|^ *(?:\| ?)?-{3} ?\|", re.M)
# matches '[Home](/)' and '## News', not 'a * b'
_ESCAPED_START = re.compile(r"^ *(?:\d+\\\.|\\[-+]) ", re.M)
# matches '30\. juni' and '\- Det', which html2text lest they be a list; not '30. juni'
_HEADLINE = re.compile(r"(?:\A|\n[^\S\n]*\n)# [^\W\da-z_][^\n]{,120}(?:\n(?=[^\S\n]*\n)\s*|\Z)")
# matches '# Bridge reopens' between blank lines, not '# a comment' above a line of code
_LYNX_START = re.compile(r"(?<!\S)\[(\d{1,4})\](?=[^\s(]|$)")
# matches the mark of '[12]Home', not '[12 March]' or the footnotes of 'river[1].' and '[5](/note)'
_LYNX_LINK = re.compile(
    _LYNX_START.pattern + r"|(?<=\S)\[\d{1,4}\](?=(?:\[\d{1,4}\]){0,99}[\w“„«])"
)
# matches the '[2]' of '[1]Home[2]News' too, not 'river[1].'
_NOTE = re.compile(r"(?<=\S)\[(\d{1,4})\]")
# matches the mark of 'river[1].', not of '[12]Home'
_WORD = r"[^\s()]*(?:\([^\s()]*\)[^\s()]*)*"
_LIKE = r"(?=[a-z][a-z0-9+.-]*:\S|javascript:|\.{0,2}/|[#?][\w)])"
# what addresses begin with: 'https://', 'mailto:', '/', '../', '#', '?'; not 'No. 17 of that year'
_TITLE = r"""(?:\s+["'“][^()]*(?:\([^()]*\)[^()]*)*["'”])?"""
_CLOSED = rf"\s*(<[^<>]*>{_TITLE}|{_LIKE}[^()]*(?:\([^()]*\)[^()]*)*|{_WORD}{_TITLE})\s*\)"
_ADDRESS = r"\(" + _CLOSED
# matches '(b "Its title")' and '(/a b)', as sites write words into addresses and html2text wraps
# long ones; not '(No. 17 of that year)'
_QUERY = re.compile(r"[?#\s]")
"""Where an address ends, or what follows its folders."""
_IMAGE = re.compile(r"!\[([^\]]*)\]" + _ADDRESS)
# matches '![A flag](/a.jpg)', not '[A flag](/a.jpg)'
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]" + _ADDRESS)
# matches '[Home](</a b> "t")', not '[sic] (he said)'
_BARE = re.compile(r"<((?:https?|ftp)://[^\s<>]+)>")
# matches '<https://example.org/a>', not '<b>'
_OPEN_ADDRESS = re.compile(r"\]\((?![^()]*\))\S*$")
# matches '[Home](https://example.org/a-', not '[Home](/) (now'
_CLOSES_TEXT = re.compile(r"[^\[\]]*\]\(")
# matches 'Example](/jane)', not '[Home](/)'
_CLOSES_ADDRESS = re.compile(r"\S*\)|\S*-$")
# matches 'harbour) on Monday' and 'studies-of-the-', not 'Residents (of Aldport)'
_END = re.compile(rf"(?<!\s)\s*\]\((?={_LIKE}|\s*<)(?:{_CLOSED}|{_WORD})")
# matches the ' ](/a)' of 'Home ](/a)' and the '](https://a.org/' of a line; not '] (he said)'
_START = re.compile(r"!?\[(?=[^\[\]]*$)")
# matches the '[' of 'by [Jane', not of '[sic]'
_GLUED_BOLD = re.compile(r"(?<=\w)(?<!\d)\*\*([^\W\d][^*]*)(?<=\S)\*\*")
# matches the '**Published**' of 'Example**Published** 3 May', not '2**3**2'
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
# matches '1\. May', not 'C:\temp'
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
# matches '## News', not '#news'
_RULE = re.compile(r"^\s*(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,}|[-| :]*-{3}[-| :]*)$")
# matches '* * *' and '---|---', not '- item'


def is_markdown(text: str) -> bool:
    """Whether a dump carries Markdown mark-up: three signs of it, an escape or a headline."""
    if "\\" in text and _ESCAPED_START.search(text):
        return True
    if "](" not in text and "**" not in text and "# " not in text:
        return False
    if len(list(islice(_SIGNS.finditer(text), 3))) == 3:
        return True
    return len(list(islice(_HEADLINE.finditer(text), 2))) == 1


def is_lynx(text: str) -> bool:
    """Whether a dump numbers its links as lynx does (`[1]Home`): at least five of them.

    lynx puts a mark before the linked words. Footnotes stand behind words, and their numbers again
    before the notes; scripts have such marks too, among links of Markdown.
    """
    if text.count("[") < 5:
        return False
    head = text[:20_000]
    notes = frozenset(_NOTE.findall(head))
    links = sum(number not in notes for number in _LYNX_START.findall(head))
    return links >= max(5, head.count("]("))


def strip_lynx(line: str) -> tuple[str, bool]:
    """Return (the line without link numbers, whether it had one)."""
    plain, count = _LYNX_LINK.subn("", line)
    return plain, count > 0


def heading(line: str) -> tuple[str, str]:
    """Return (`h1` … `h6`, the heading's text) or ("", line)."""
    match = _HEADING.match(line)
    return (f"h{len(match[1])}", match[2]) if match else ("", line)


def is_rule(line: str) -> bool:
    """Whether the line is a horizontal rule or the line under a table's head."""
    return bool(_RULE.match(line))


def goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with a link that began before: in its text or in its address."""
    if _CLOSES_ADDRESS.match(line) and _OPEN_ADDRESS.search(before):
        return True
    return "](" in line and bool(_START.search(before) and _CLOSES_TEXT.match(line))


def may_open(text: str) -> bool:
    """Whether a paragraph leaves a bracket open, of a link or of its text."""
    return text.count("[") > text.count("]")


def closes(text: str) -> bool:
    """Whether a paragraph ends a link that one before it began: `Quay is shut](/quay)`."""
    return "](" in text and text.count("]") > text.count("[")


def author_links(dump: str) -> tuple[str, ...]:
    """Texts of the links that lead to somebody's page, each once.

    >>> author_links("by [Jane\\nExample](/author/jane) and [Home](/)")
    ('Jane Example',)
    """
    if "](" not in dump:
        return ()
    links = (
        " ".join(found[1].split())
        for found in _LINK.finditer(dump)
        if is_an_authors(_QUERY.split(found[2], 1)[0].strip("<>"))
    )
    return tuple(dict.fromkeys(text for text in links if 2 < len(text) <= LONGEST))


def plain(text: str, opens: bool = False) -> Plain:
    """Take links, images, emphasis and escapes off one paragraph.

    Of a link around several paragraphs each has a part of its own; where it `opens` none, a
    bracket that stays open is one of the text: `[Editor's note: …`.

    >>> plain("**Berlin** and [Paris](/paris)")
    Plain(text='Berlin and Paris', link_chars=5, images=())
    """
    images: list[tuple[str, str]] = []
    link_chars = 0

    def image(match: re.Match[str]) -> str:
        images.append((match[1].strip(), match[2].split(" ")[0].strip("<>")))
        return ""

    def link(match: re.Match[str]) -> str:
        nonlocal link_chars
        link_chars += len(match[1].strip())
        return match[1]

    if "![" in text and "](" in text:
        text = _IMAGE.sub(image, text)
    if "](" in text:
        text = _LINK.sub(link, text)
    if "<" in text and "://" in text:
        text = _BARE.sub(link, text)
    if "](" in text and (end := _END.search(text)):
        link_chars += end.start()
        text, opens = _END.sub("", text), True
    if opens and "[" in text and (start := _START.search(text)):
        link_chars += len(text) - start.end()
        text = text[: start.start()] + text[start.end() :]
    if "*" in text or "_" in text:
        text = without_emphasis(without_emphasis(text))  # bold within italics
    if "**" in text:
        text = _GLUED_BOLD.sub(lambda found: " " * found[1][0].isupper() + found[1], text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    return Plain(" ".join(text.split()), link_chars, tuple(images))
