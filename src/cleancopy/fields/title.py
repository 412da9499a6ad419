"""Headlines: their plain form, and what a site adds around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u2060\ufeff]")
"""Soft hyphen, zero-width space and their kin; the joiner U+200D stays: emoji and Indic need it."""

_NON_JOINER_SCRIPTS = re.compile("[\u0600-\u06ff\u0900-\u0dff]")
"""Arabic and Indic letters, among which U+200C is spelling and not a break mark."""

_SIGNS = r"\s+[|\-–—−·•»«›‹:/<>~*∙⋆★⎮│]+\s+|\s*[|｜│]\s*"
_OTHERS = r"|＿|(?<=\S):\s+|(?<=[\u3000-\u9fff\uac00-\ud7a3\uff00-\uffef])[_:：](?=\S)"
SEPARATOR = re.compile(rf"{_SIGNS}|\s*[»›]\s*{_OTHERS}")
"""` | `, ` – `, `: `, after a script without spaces `_` and `:`; not the hyphen of `all-time`."""
_BESIDE_QUOTES = re.compile(_SIGNS + _OTHERS)
"""The same of a title with quotation marks: the `»` of `«Ja»` parts nothing."""

PATH = re.compile(r"[^\s>]\s*[>›»＞→]\s*[^\s>].*?[^\s>]\s*[>›»＞→]\s*[^\s>]")
"""`Home > News > Europe`; not `Rates rise -> banks gain`."""
ARCHIVED = "blogarchive"
"""Between the blog and the entry in a `<title>`: `Harbour Blog » Blog Archive » Boats`."""
PATH_MARKS = ">›»＞→"
_QUOTED = re.compile("[«‹]|->")
"""Of `Das »Ja« und das »Nein«`, whose marks are quotation marks; not of `Home › News › Europe`."""

_LETTERS = re.compile(r"[^\W_]+")
_EVEN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "…": "..."})
"""Signs of print and of the keyboard, of which `h1` and `<title>` may have one each."""
MOST_CUTS = 20
"""Separators that are looked at from either end of a title: one of more is a list."""
LONGEST_KNOWN = 300
"""Characters of a line whose letters are remembered."""
LONGEST_BESIDE = 20
"""Letters beside a site's name in its part of a title: `… | Courier International`."""


def plain_title(text: str) -> str:
    """A headline without soft hyphens and other invisible break marks, white space folded.

    >>> plain_title("Ver\u00adfas\u00adsung  heute")
    'Verfassung heute'
    """
    if not text.isascii():
        joined = text.replace("\u200c", "\0") if _NON_JOINER_SCRIPTS.search(text) else text
        text = _INVISIBLE.sub("", joined).replace("\0", "\u200c")
    return " ".join(text.split())


def is_path(text: str) -> bool:
    """Whether a line is the path to a page: `Home > News > Europe`."""
    if sum(map(text.count, PATH_MARKS)) < 2:
        return False
    return _QUOTED.search(text) is None and PATH.search(text) is not None


def squeeze(text: str) -> str:
    """What two spellings of one headline share: its letters and digits, case-folded.

    >>> squeeze("„Ja“ – sagt er.") == squeeze("'Ja' - sagt er")
    True
    """
    return _known_letters(text) if len(text) <= LONGEST_KNOWN else _letters(text)


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", plain_title(text)).casefold()
    return "".join(_LETTERS.findall(folded))


_known_letters = lru_cache(maxsize=4096)(_letters)
"""For lines up to `LONGEST_KNOWN`: titles, names and links are compared again and again."""


def _separators(title: str) -> list[re.Match[str]]:
    quoted = "«" in title and "»" in title
    return list((_BESIDE_QUOTES if quoted else SEPARATOR).finditer(title))


def cuts(title: str) -> list[re.Match[str]]:
    """The separators in a title; of very many the first and the last."""
    found = _separators(title)
    return found if len(found) <= 2 * MOST_CUTS else found[:MOST_CUTS] + found[-MOST_CUTS:]


def sides(title: str) -> list[tuple[str, str]]:
    """What stands before and behind each separator in a title, squeezed.

    >>> sides("Dam holds - The Example")
    [('damholds', 'theexample')]
    """
    return [(squeeze(title[: cut.start()]), squeeze(title[cut.end() :])) for cut in cuts(title)]


def without_site(title: str, names: Iterable[str], known: Iterable[str] = ()) -> str:
    """A title without what its site puts before or after it.

    `names` are the site's (publisher, og:site_name, domain, section): a part between separators
    that is one of them, or starts with one, goes. `known` are headlines stated elsewhere on the
    page: where the title starts or ends with one of them, that is what is left.
    """
    title = plain_title(title)
    even = title.translate(_EVEN)
    for headline in known:
        if len(headline) > 10 and _is_edge(even, headline.translate(_EVEN)):
            return headline
    keys = {key for name in names if len(key := squeeze(name)) > 1}
    if keys:
        title = _cut_end(title, keys)
        title = _cut_start(title, keys)
    return title


def _is_edge(title: str, headline: str) -> bool:
    """Whether a title is a headline and a separator and something short, in either order."""
    if title == headline:
        return False
    if title.startswith(headline):
        return bool(SEPARATOR.match(title, len(headline)))
    return title.endswith(headline) and title[: -len(headline)].rstrip()[-1:] in "|-–—·•»:"


def _cut_end(title: str, keys: set[str]) -> str:
    for _ in range(4):
        cuts = _separators(title)
        if not cuts or not _is_site(title[cuts[-1].end() :], keys):
            return title
        title = title[: cuts[-1].start()].rstrip()
    return title


def _cut_start(title: str, keys: set[str]) -> str:
    cut = SEPARATOR.search(title)
    if cut and cut.start() and squeeze(title[: cut.start()]) in keys:
        return title[cut.end() :]
    return title


def _is_site(part: str, keys: set[str]) -> bool:
    """Whether a part is the site's name, that with a few words more, or its beginning."""
    key = squeeze(part)
    if not key:
        return True
    return key in keys or any(
        (len(key) > 3 and name.startswith(key))
        or ((key.startswith(name) or key.endswith(name)) and len(key) - len(name) <= LONGEST_BESIDE)
        for name in keys
        if len(name) > 2
    )
