"""What class names, ids, roles and element paths say of a block, once per distinct string.

Pages repeat the same few class strings thousands of times, so everything here is cached by
string. The families of words were collected by hand from the class names of news sites;
`docs/model.md` tells what they weigh.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple
from zlib import crc32

BUCKETS = 4096
"""Size of the hashed vocabulary of class tokens, shared with the vocabulary of words."""
MAX_TOKENS = 24
"""Class tokens kept of the element and of its ancestors each."""

FAMILIES = (
    r"article|story|post|entry",
    r"body|content|text|main|copy|prose|richtext|paragraph",
    r"nav|menu|breadcrumb|toolbar|skip",
    r"foot|colophon|legal|imprint",
    r"head(?!line)|masthead|banner|topbar",
    r"side|aside|rail|complement",
    r"relat|recommend|more|also|next|prev|read|trending|popular|latest|mostread|taboola|outbrain",
    r"comment|disqus|discuss|reply|respond",
    r"share|social|twitter|facebook|whatsapp|follow",
    r"promo|newsletter|subscri|signup|sign-up|cta|market|donat|support|membership|offer",
    r"\bads?\b|advert|sponsor|dfp|commercial|banner|partner",
    r"caption|legend|wp-caption|figcap",
    r"image|img|photo|picture|media|figure|gallery|slide|carousel|thumb",
    r"credit|copyright|source|rights|agency",
    r"byline|author|writer|contributor|journalist|reporter|signature|\bby\b",
    r"date|time|publish|updated|timestamp|posted|modified",
    r"title|headline|heading|\bhed\b|\bh1\b",
    r"lead|standfirst|summary|\bdek\b|deck|subtitle|subhead|intro|excerpt|abstract|teasertext|"
    r"description|chapo|sapo|bajada|ingress|vorspann|underrubrik",
    r"kicker|section|category|rubri|topline|overline|eyebrow|channel",
    r"\btags?\b|topic|keyword|label",
    r"cookie|consent|gdpr|privacy|cmp",
    r"modal|popup|overlay|dialog|drawer|dropdown|lightbox|tooltip",
    r"login|account|user|register|profile|\bbio\b|about",
    r"paywall|premium|barrier|metered|locked|piano",
    r"list|item|grid|feed|stream|archive|loop|river",
    r"card|teaser|tile|promo-|module|widget|block",
    r"quote|pull|blockquote|zitat",
    r"correct|clarif|editor",
    r"video|player|audio|podcast|embed|iframe|tweet|instagram",
    r"info|fact|box|infobox|sidebar|timeline|table|chart|graphic",
    r"search|form|input|button|btn|select|field",
    r"hidden|visually|sr-only|screen-reader|offscreen|print",
    r"live|ticker|breaking|alert|weather|stock",
    r"faq|accordion|toc|contents|step|recipe|review|rating",
)
"""Families of words in class names; a column each for the element and for what is above."""

_WORDS = frozenset(("ad", "ads", "hed", "h", "dek", "tag", "tags", "bio", "by"))
_JOINED = ("sign-up", "promo-", "sr-only", "screen-reader")
_WHOLE_WORDS = re.compile(rf"\b(?:ads?|hed|h1|dek|tags?|bio|by)\b|{'|'.join(_JOINED)}")
"""What of `FAMILIES` is not letters alone, but for `wp-caption`, which holds `caption`, and
`head(?!line)`, which looks at letters only."""
_HEAD = re.compile("head(?!line)")
_HEAD_BIT = 1 << next(i for i, family in enumerate(FAMILIES) if family.startswith("head"))
_START = 3
"""Letters of the shortest alternative."""
_RUN = re.compile(r"[a-z]+")
_LONGEST_TOKEN = 24
"""Letters of a class word; what is longer is cut into several."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

PATH_TAGS = (
    "article", "main", "nav", "aside", "footer", "header", "form", "figure", "ul", "ol", "table",
    "section", "blockquote", "noscript", "figcaption", "dl", "button", "select", "p", "body",
)  # fmt: skip
"""Elements whose presence above a block is a column each."""


class Hints(NamedTuple):
    """What one block's hint string says."""

    own: int
    """Bit i: a word of family i on the nearest element that has any hint."""
    above: int
    """The same for all elements above it."""
    near: int
    """The same for the two above the nearest."""
    own_tokens: tuple[int, ...]
    """Hashed words, 1 to BUCKETS - 1."""
    above_tokens: tuple[int, ...]


def bucket(token: str) -> int:
    """Place of a word in the hashed vocabulary: 1 to BUCKETS - 1; 0 stands for none."""
    return 1 + crc32(token.encode("utf-8", "replace")) % (BUCKETS - 1)


@cache
def _by_start() -> dict[str, list[tuple[str, int]]]:
    """Each alternative of `FAMILIES` that is letters alone, with its bit, by its first three."""
    found: dict[str, list[tuple[str, int]]] = {}
    for i, family in enumerate(FAMILIES):
        for letters in filter(str.isalpha, family.split("|")):
            found.setdefault(letters[:_START], []).append((letters, 1 << i))
    return found


@lru_cache(maxsize=20_000)
def _run(letters: str) -> tuple[int, tuple[int, ...]]:
    """Families and hashed words of one run of letters."""
    starts = _by_start()
    mask = 0
    for at in range(len(letters) - _START + 1):
        for part, bit in starts.get(letters[at : at + _START], ()):
            if letters.startswith(part, at):
                mask |= bit
    if "head" in letters and _HEAD.search(letters):
        mask |= _HEAD_BIT
    cuts = range(0, len(letters), _LONGEST_TOKEN)
    tokens = [letters[at : at + _LONGEST_TOKEN] for at in cuts]
    return mask, tuple([bucket("c:" + token) for token in tokens if len(token) > 1])


@lru_cache(maxsize=200)
def _whole_word(found: str) -> int:
    mask = 0
    for i, family in enumerate(FAMILIES):
        if re.search(family, found):
            mask |= 1 << i
    return mask


@lru_cache(maxsize=20_000)
def _name(name: str) -> tuple[int, tuple[int, ...]]:
    """Families and hashed words of one class name."""
    text = name if name.islower() else _CAMEL.sub("-", name).lower()
    mask = 0
    tokens: tuple[int, ...] = ()
    runs = _RUN.findall(text)
    for letters in runs:
        found, hashed = _run(letters)
        mask |= found
        tokens += hashed
    if not _WORDS.isdisjoint(runs) or any(map(text.__contains__, _JOINED)):
        for word in _WHOLE_WORDS.findall(text):
            mask |= _whole_word(word)
    return mask, tokens


@lru_cache(maxsize=20_000)
def _level(level: str) -> tuple[int, tuple[int, ...]]:
    mask = 0
    tokens: dict[int, None] = {}
    for name in level.split():
        found, words = _name(name)
        mask |= found
        tokens.update(dict.fromkeys(words))
    return mask, tuple(tokens)[:12]


@lru_cache(maxsize=20_000)
def read_hints(hints: str) -> Hints:
    """Read the levels of a `Block.hints` string, nearest first: from what is known of those above.

    A page's blocks share most of the levels above them.
    """
    if not hints:
        return _NO_HINTS
    level, _, rest = hints.partition("\n")
    own, own_tokens = _level(level)
    if not rest:
        return Hints(own, 0, 0, own_tokens, ())
    if rest.count("\n") > _DEEPEST:
        rest = "\n".join(rest.split("\n", _DEEPEST)[:_DEEPEST])
    up = read_hints(rest)
    second = _level(rest.partition("\n")[2].partition("\n")[0])[0]
    tokens = dict.fromkeys(up.own_tokens + up.above_tokens)
    return Hints(own, up.own | up.above, up.own | second, own_tokens, tuple(tokens)[:MAX_TOKENS])


_NO_HINTS = Hints(0, 0, 0, (), ())
_DEEPEST = 200
"""Levels that are read; what is above does not matter (and each costs a call within a call)."""


class _Buckets(dict[str, int]):
    """Places of words in the hashed vocabulary, remembered up to a number of words."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _WORDS_REMEMBERED:
            self.clear()
        found = self[word] = bucket(word)
        return found


_WORDS_REMEMBERED = 50_000
"""Some megabytes; a corpus has ever more words."""
word_buckets = _Buckets()
"""By a text's word."""


@lru_cache(maxsize=20_000)
def read_path(path: str) -> tuple[int, int]:
    """Return (bit mask of `PATH_TAGS` above the element, depth) of a `Block.path`."""
    tags = path.split(">")
    above = set(tags[:-1])
    mask = 0
    for i, tag in enumerate(PATH_TAGS):
        if tag in above:
            mask |= 1 << i
    return mask, len(tags)
