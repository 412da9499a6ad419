"""Flatteners: HTML to the text dumps that people make of pages, each as its users call it.

`TARGETS` are the dumps that the project's targets speak of, html2text both as it comes and as
corpus builders set it; `HELD_OUT` are there to see what happens to a labelling that never met
them, and to widen its training once that has been measured.
"""

from __future__ import annotations

import subprocess
import textwrap
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bench.pages import BenchPage

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

Flattener: TypeAlias = Callable[[str], str]

SECONDS = 60
"""Given to an external browser for one page."""


def inscriptis(html: str) -> str:
    """inscriptis with its defaults: indentation by column, `*` before list items."""
    from inscriptis import get_text

    return str(get_text(html))


def soup(html: str) -> str:
    """BeautifulSoup's `get_text("\\n")`: every text node on a line of its own."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(html, "lxml").get_text("\n")


def soup_glued(html: str) -> str:
    """BeautifulSoup's `get_text()`: nothing between text nodes."""
    from bs4 import BeautifulSoup

    return BeautifulSoup(html, "lxml").get_text()


def soup_bars(html: str) -> str:
    """BeautifulSoup's `get_text("|", strip=True)`: a bar between text nodes, on one line."""
    from bs4 import BeautifulSoup

    return " ".join(BeautifulSoup(html, "lxml").get_text("|", strip=True).split())


def folded(html: str) -> str:
    """BeautifulSoup's stripped strings on one line, a blank between them."""
    from bs4 import BeautifulSoup

    return " ".join(" ".join(BeautifulSoup(html, "lxml").stripped_strings).split())


def body(html: str) -> str:
    """BeautifulSoup's `get_text(" ")` of the body without scripts and styles."""
    tree = _without_scripts(html)
    return str((tree.body or tree).get_text(" "))


def html2text(html: str) -> str:
    """html2text with its defaults: Markdown, hard-wrapped at 78 columns, links in place."""
    import html2text as library

    return str(library.HTML2Text().handle(html))


def html2text_bare(html: str) -> str:
    """html2text as corpus builders set it: no links, no images, no wrapping."""
    import html2text as library

    maker = library.HTML2Text(bodywidth=0)
    maker.ignore_links = maker.ignore_images = True
    return str(maker.handle(html))


def w3m(html: str) -> str:
    """`w3m -dump`, 80 columns (Debian package w3m)."""
    return _browser(["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"], html)


def w3m_wide(html: str) -> str:
    """`w3m -dump` on a screen so wide that paragraphs are not wrapped."""
    width = ["-cols", "10000"]
    return _browser(["w3m", "-dump", *width, "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"], html)


def lynx(html: str) -> str:
    """`lynx -dump`: numbered links and their list at the end, 80 columns (Debian package lynx)."""
    return _browser(["lynx", *LYNX], html)


def lynx_nolist(html: str) -> str:
    """`lynx -dump -nolist`: without the numbers and the list of links."""
    return _browser(["lynx", *LYNX, "-nolist"], html)


LYNX = ("-dump", "-stdin", "-force_html", "-assume_charset=utf-8", "-display_charset=utf-8")


def resiliparse(html: str) -> str:
    """Resiliparse's plain text of the whole page, no main-content detection."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(html, main_content=False, alt_texts=False))


def html_text(html: str) -> str:
    """Zyte's html-text: lines and blank lines as a browser would show them."""
    import html_text as library

    return str(library.extract_text(html))


def markdownify(html: str) -> str:
    """markdownify with ATX headings, scripts and styles stripped first."""
    from markdownify import MarkdownConverter

    return str(MarkdownConverter(heading_style="ATX").convert_soup(_without_scripts(html)))


def lexbor(html: str) -> str:
    """selectolax/lexbor's text of the body, a newline between text nodes."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "noscript", "template"])
    return str(tree.body.text(separator="\n", strip=True)) if tree.body else ""


def wrapped(text: str, width: int = 80) -> str:
    """Any dump hard-wrapped, as mail and old archives have it; indentation of lines kept.

    >>> wrapped("  one two three", 9)
    '  one two\\n  three'
    """
    return "\n".join(_wrap_line(line, width) for line in text.split("\n"))


def _wrap_line(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    indent = line[: len(line) - len(line.lstrip())][: width // 2]
    return textwrap.fill(
        line.strip(),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def wrapping(flatten: Flattener) -> Flattener:
    """The flattener with its output hard-wrapped at 80 columns."""
    return lambda html: wrapped(flatten(html))


def folding(flatten: Flattener) -> Flattener:
    """The flattener with all white space of its output folded to single blanks."""
    return lambda html: " ".join(flatten(html).split())


TARGETS: dict[str, Flattener] = {
    "inscriptis": inscriptis,
    "html2text": html2text,
    "html2text-bare": html2text_bare,
    "soup": soup,
}
HELD_OUT: dict[str, Flattener] = {
    "w3m": w3m,
    "w3m-wide": w3m_wide,
    "lynx": lynx,
    "lynx-nolist": lynx_nolist,
    "resiliparse": resiliparse,
    "html-text": html_text,
    "markdownify": markdownify,
    "lexbor": lexbor,
    "soup-glued": soup_glued,
    "soup-bars": soup_bars,
    "folded": folded,
    "body-folded": folding(body),
    "inscriptis-folded": folding(inscriptis),
    "inscriptis-80": wrapping(inscriptis),
    "html-text-80": wrapping(html_text),
    "resiliparse-80": wrapping(resiliparse),
}
FLATTENERS = TARGETS | HELD_OUT


def flattened(page: BenchPage, flattener: str, cache: Path) -> str:
    """The page's dump by the named flattener, from the cache folder where it is there.

    Cached as `CACHE/flat/FLATTENER/SET/NAME-DIGEST.txt`, so that a changed page is flattened
    again. KeyError for an unknown flattener; what the tool raises, for a page it cannot take.
    """
    digest = sha256(page.html_bytes).hexdigest()[:12]
    path = cache / "flat" / flattener / page.set / f"{page.name}-{digest}.txt"
    if not path.exists():
        text = FLATTENERS[flattener](page.html_text)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(text, "utf-8", errors="replace", newline="")
        part.replace(path)
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def flatten_all(pages: Iterable[BenchPage], names: Iterable[str], cache: Path) -> list[str]:
    """Fill the cache; returns a line for each page and flattener that failed."""
    failed = []
    names = list(names)
    for page in pages:
        for name in names:
            try:
                flattened(page, name, cache)
            except Exception as error:  # any tool, any page: the report names it
                failed.append(f"{name} {page.key}: {type(error).__name__}: {error}")
    return failed


def _without_scripts(html: str) -> BeautifulSoup:
    from bs4 import BeautifulSoup

    tree = BeautifulSoup(html, "lxml")
    for element in tree(["script", "style", "noscript", "template"]):
        element.decompose()
    return tree


def _browser(command: list[str], html: str) -> str:
    """Text that an external browser prints for the page, given as UTF-8 on its input."""
    done = subprocess.run(
        command,
        input=html.encode("utf-8", errors="replace"),
        capture_output=True,
        timeout=SECONDS,
        check=True,
    )
    return done.stdout.decode("utf-8", errors="replace")
