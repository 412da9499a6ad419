"""The path to a page, `Home > World > Europe`: its last step before the page is the section."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.claims.classes import nearest
from cleancopy.fields.title import squeeze
from cleancopy.model import Claim

if TYPE_CHECKING:
    from cleancopy.claims.extent import Extent
    from cleancopy.model import Block

_PATH = re.compile(r"bread-?crumb", re.IGNORECASE)
"""`breadcrumbs__item`; not `main-menu`."""
_SIGNS = re.compile(r"\s*[>›»→]\s*|\s+[/|]\s+")
"""Between the steps of a path on one line."""
_AROUND = " >›»→/|•·-:"
_NO_STEP = re.compile(
    r"[<←‹]|(?:bread-?crumbs?|you are here|sie sind hier|vous êtes ici|back)\b"
    r"|(?:正文|内容|內容|详情|詳情|详细内容|文章正文|新闻正文|内容页|打印|当前位置|您的位置|現在地|本文|記事|기사)$",
    re.IGNORECASE,
)
"""`You are here:`, `< Back to blog`, `正文`, which is the page itself."""
_HOMES = frozenset(
    (
        "home", "homepage", "home page", "start", "startseite", "accueil", "inicio", "início",
        "portada", "página inicial", "capa", "hem", "forside", "forsiden", "etusivu",
        "voorpagina", "strona główna", "domů", "úvod", "naslovna", "naslovnica", "acasă",
        "főoldal", "kezdőlap", "ana sayfa", "anasayfa", "beranda", "trang chủ", "αρχική",
        "главная", "головна", "الرئيسية", "ホーム", "トップ", "top", "首页", "首頁", "홈",
    )
)  # fmt: skip
_ALONE = re.compile(r"[\s>›»→/|•·-]*")
REACH = 60
"""Blocks above the headline among which the path stands."""
SURE = 12
"""Letters of a step that begins the headline and is it, cut short."""
LONGEST = 50
"""Characters of a section's name; a longer step is the page's headline."""


class Crumb(NamedTuple):
    """One step."""

    name: str
    url: str = ""
    """Where it leads, if that is known."""


def section_of(crumbs: Sequence[Crumb], titles: Set[str]) -> str:
    """The name of the last step between the site's home and the page, or "".

    `titles` are squeezed. Of steps with addresses one without is the page; where none is called a
    home the first one is.

    >>> section_of([Crumb("Home"), Crumb("World"), Crumb("Europe")], frozenset())
    'Europe'
    >>> section_of([Crumb("Example Post"), Crumb("Bridge closes")], frozenset({"bridgecloses"}))
    ''
    """
    left = [crumb for crumb in crumbs if crumb.name and not _NO_STEP.match(crumb.name)]
    linked = any(crumb.url for crumb in left)
    while left and (_is_page(left[-1].name, titles) or (linked and not left[-1].url)):
        left.pop()
    inner = [crumb.name for crumb in left if not is_home(crumb.name)]
    if len(inner) == len(left):
        inner = inner[1:]
    return inner[-1].strip(_AROUND) if inner else ""


def is_home(name: str) -> bool:
    """Whether a step is called the site's first page."""
    return name.strip(_AROUND).casefold() in _HOMES


def _is_page(name: str, titles: Set[str]) -> bool:
    bare = squeeze(name)
    if len(name) > LONGEST or bare in titles:
        return True
    return len(bare) >= SURE and any(title.startswith(bare) for title in titles)


def crumb_claims(blocks: Sequence[Block], found: Extent | None) -> Iterator[Claim]:
    """`crumb` of the path that a page prints above its headline.

    Of HTML by the name of its element; of a dump a line that begins at the home page.
    """
    if found is None:
        return
    above = blocks[max(found.title - REACH, 0) : found.title]
    titles = frozenset({squeeze(blocks[found.title].text)})
    marked = [b for b in above if b.path and any(map(_PATH.search, nearest(b, 3)))]
    lines: Iterable[Sequence[Crumb]] = [
        [Crumb(step) for block in marked for step in _steps(block.text)] if marked else [],
        *([Crumb(step) for step in _steps(block.text)] for block in above if not block.path),
    ]
    for steps in lines:
        is_path = len(steps) > 1 and (marked or is_home(steps[0].name))
        if is_path and (name := section_of(steps, titles)):
            yield Claim("crumb", name, "visible", " > ".join(step.name for step in steps))
            return


def _steps(text: str) -> list[str]:
    return [step for step in _SIGNS.split(text) if not _ALONE.fullmatch(step)]
