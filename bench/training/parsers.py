"""Gold text for pages that a hand-written parser of `@postlight/parser` knows.

The package keeps, for some 140 sites, the selectors of the article's elements and of what has to
go from them, and a page to test each with. People wrote and checked them, so what they select is
nearer to gold than what a model finds. Pictures and boxes inside an article are not cleaned
there and are left out here.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from soupsieve import SelectorSyntaxError

LEAST_CHARACTERS = 200
"""A selection with less is a stub, and the next selectors are tried."""

_STRING = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
_INNER = rf"\[(?:[^\[\]'\"]|{_STRING})*\]"
_CONTENT = re.compile(r"^  content: \{\n(.*?)^  \}", re.M | re.S)
_ARRAY = rf": (\[(?:[^\[\]'\"]|{_STRING}|{_INNER})*\])"
_SELECTORS = re.compile("selectors" + _ARRAY)  # selectors: ['.body', ['.lede', '.text']]
_CLEAN = re.compile("clean" + _ARRAY)
_COMMENT = re.compile(r"//[^'\"\n]*$|^\s*//.*$", re.M)
_FIXTURE = re.compile(r"""fixtures/([^'"`]+\.html)""")
_BESIDES = (
    "figure, figcaption, script, style, aside, noscript, button, form, nav, iframe, template,"
    " time, [class*=caption], [class*=credit], [class*=related], [class*=newsletter],"
    " [class*=promo]"
)
_NO_ARTICLES = frozenset((
    "bookwalker.jp", "clinicaltrials.gov", "genius.com", "jvndb.jvn.jp", "pastebin.com",
    "scan.netsecurity.ne.jp", "twitter.com", "www.reddit.com", "www.youtube.com",
))  # fmt: skip
"""Sites whose parsers select lyrics, posts, records or shop pages."""


class Parser(NamedTuple):
    """What one hand-written parser selects, and takes out of what it selected."""

    selectors: list[str | list[str]]
    clean: list[str]


def parsers(sources: Mapping[str, str]) -> dict[str, Parser]:
    """Return the parser of each test page, by the page's path below `fixtures/`.

    `sources` are the package's files `src/extractors/custom/SITE/*.js` by `SITE/NAME.js`.
    """
    found = {}
    for path, source in sources.items():
        site, _, name = path.rpartition("/")
        parser = _read(source) if name == "index.js" and site not in _NO_ARTICLES else None
        if parser:
            tests = sources.get(f"{site}/index.test.js", "")
            found.update(dict.fromkeys(_FIXTURE.findall(tests), parser))
    return found


def _read(source: str) -> Parser | None:
    content = _CONTENT.search(_COMMENT.sub("", source))
    selectors = content and _SELECTORS.search(content[1])
    if not content or not selectors:
        return None
    clean = _CLEAN.search(content[1])
    others = ast.literal_eval(clean[1]) if clean else []
    return Parser(ast.literal_eval(selectors[1]), [name for name in others if type(name) is str])


def selected(html: str, parser: Parser) -> str:
    """Return the text of the article's elements, `""` where no selector finds them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        page = BeautifulSoup(html, "lxml")
    for selector in parser.selectors:
        parts = [selector] if isinstance(selector, str) else selector
        found = [element for part in parts for element in _select(page, part)]
        outer = {id(element) for element in found}
        elements = [one for one in found if not outer & {id(above) for above in one.parents}]
        if sum(len(element.get_text()) for element in elements) >= LEAST_CHARACTERS:
            return "\n".join(_text(element, parser.clean) for element in elements)
    return ""


def _select(page: Tag, selector: str) -> Iterator[Tag]:
    """What a selector finds; jQuery's own forms (`:first`), which no standard has, find nothing."""
    try:
        yield from page.select(selector)
    except SelectorSyntaxError:
        return


def _text(element: Tag, clean: list[str]) -> str:
    for selector in (*clean, _BESIDES):
        for other in _select(element, selector):
            other.extract()
    return element.get_text("\n")
