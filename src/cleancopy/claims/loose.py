"""JSON as pages really carry it: repaired step by step, the least change that parses wins."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator

_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)"
    r"|(?:-->|//\s*\]\]>|\]\]>|/\*\]\]>\*/)\s*+(?:;\s*+)?$"
)
"""`<!-- {"a": 1} -->`, `//<![CDATA[`; not `{"a": "-->b"}`."""

_STRAY_COMMA = r",(?=\s*[,}\]])|(?<=[\[{]),"
"""The commas of `[1, 2, ]` and `{, "a": 1}`."""
_COMMA_OR_STRING = re.compile(rf'("(?:[^"\\]|\\.)*+")|(?P<open>".*)|{_STRAY_COMMA}', re.DOTALL)
"""The same, and all strings: the comma in `", ]"` is none; the last string may have no end."""

_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])|\\u(?![0-9a-fA-F]{4})')
"""`\\'` and `\\x`; not `\\n`."""

_INNER_QUOTE = re.compile(
    r'(?<=[^\s\\:,\[{])"(?=[^\s:,\]}])|(?<=[^\s\\:,\[{])"(?=\s+[^\s:,\]}"/])|(?<=\w\s)"(?=\w)'
)
"""The quotes of `"He said "no" twice"`; not those of `"a": "b", "c"`."""

_BETWEEN = re.compile(r"[ \t\r\n;,]*")
LONGEST = 2_000_000
"""Characters: a longer script is data, not a statement about the page."""


def parse(text: str) -> list[object]:
    """Every JSON value of one script, in order; an empty list if nothing can be read.

    Takes raw newlines, comment marks, entities, trailing commas, bad escapes, unescaped quotes,
    doubly encoded JSON, several values in a row and a missing end.
    """
    if not text.strip() or len(text) > LONGEST:
        return []
    for repaired in _stages(text):
        try:
            return [_unwrapped(json.loads(repaired, strict=False))]
        except (ValueError, RecursionError):
            continue
    return list(_prefixes(_COMMENT.sub("", text).strip()))


def _stages(text: str) -> Iterator[str]:
    yield text
    for repair in _REPAIRS:
        repaired = repair(text)
        if repaired != text:
            text = repaired
            yield text
    for end in ("}", "]}", '"}', "}]}", "}}"):
        yield text.rstrip().rstrip(",") + end


def _without_comma(match: re.Match[str]) -> str:
    return match[1] or re.sub(_STRAY_COMMA, "", match["open"] or "")


def _entities(text: str) -> str:
    return html.unescape(text) if text.lstrip("[{ \t\r\n").startswith("&quot;") else text


_REPAIRS: tuple[Callable[[str], str], ...] = (
    lambda text: _COMMENT.sub("", text).strip().rstrip(";"),
    _entities,
    lambda text: _COMMA_OR_STRING.sub(_without_comma, text),
    lambda text: _BAD_ESCAPE.sub("", text),
    lambda text: _INNER_QUOTE.sub(r"\"", text),
)
"""In order; each works on what the ones before made."""


def _unwrapped(value: object) -> object:
    """JSON in a JSON string, twice at most: `"{\\"a\\": 1}"`."""
    for _ in range(2):
        if not isinstance(value, str):
            return value
        value = json.loads(value, strict=False)
    return value


def _prefixes(text: str) -> Iterator[object]:
    """Values that stand one after the other, up to the first that cannot be read."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value
        between = _BETWEEN.match(text, at)
        at = between.end() if between else at
