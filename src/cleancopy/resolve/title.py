"""The page's own headline among what is printed and what is stated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleancopy.fields.title import ARCHIVED, cuts, plain_title, sides, squeeze, without_site
from cleancopy.model import Claim, Warned

ALIKE = 0.25
"""Share of common words under which a stated title tells another story, by judgement."""


LONGEST_KICKER, SHORTEST = 25, 15
"""Letters of a kicker, and of the title behind it."""
MOST_BESIDE = 3
"""Words of a site's or a section's name beside a headline."""
_BARS = re.compile(r"\s+(?:[|–—•»«›/]|-{1,2}|::)\s+|\s*[|｜│»›]\s*")
"""What parts a headline from a site's name and is in few headlines: ` - `, ` | `; not `: `."""
_BEHIND = re.compile(
    r"\s*[（(][^（）()]{2,30}[）)]$"
    r"|\s+(?:[-–|]\s+)?(?i:halaman|page|seite|página|pagina|sayfa|strona|sida|side)\s(?:all|\d{1,2})$"
)
"""` (Mill Herald)`, ` Halaman all` at a stated title's end."""
LEAST_LETTERS = 4
"""Letters of a word that tells what a heading is about."""
LONG = 90
"""Characters of a headline in JSON-LD that may have been cut off."""
LARGE, OTHER = 0.25, 0.25
"""What an `h1` has before a smaller heading, and twitter:title and its kin before nothing, where
JSON-LD and og:title count 1 each: enough to decide between equals."""


class Title(NamedTuple):
    """The chosen headline of a page."""

    text: str | None
    warnings: tuple[Warned, ...] = ()


class _Stated(NamedTuple):
    json: str
    social: tuple[str, ...]
    """og:title and its kin, the site's name taken off."""
    page: str
    """`<title>`, the site's name taken off."""


def resolve_title(claims: Sequence[Claim], names: Iterable[str]) -> Title:
    """Headline without the site's part; `title_conflict` where what is stated tells otherwise.

    The headline that JSON-LD declares goes first (on the public test pages it is the gold's more
    often than the printed one, in both halves of the publishers), unless all else says that the
    page's `h1` is, or og:title repeats the one heading of a page whose `h1` heads a path; then
    printed ones, the one that most stated titles repeat before the others; social and search
    titles are asked where there is neither.
    """
    names = tuple(names)
    printed = [str(c.value) for c in claims if c.field == "title" and c.source == "visible"]
    maybe = [str(c.value) for c in claims if c.field == "headline"]
    raw = [str(c.value) for c in claims if c.field == "title" and c.source != "visible"]
    page = next((str(c.value) for c in claims if c.field == "page_title"), "")
    printed = [text for text in printed if not _is_sites(text, page, maybe, raw)]
    stated = _stated(claims, names, printed + maybe)
    chosen = _choose(printed, maybe, stated, names)
    if chosen is None:
        return Title(None)
    others = [title for title in (stated.json, *stated.social) if title]
    conflict = bool(others) and all(_unlike(chosen, other) for other in others)
    return Title(chosen, ("title_conflict",) if conflict else ())


def _stated(claims: Sequence[Claim], names: tuple[str, ...], printed: list[str]) -> _Stated:
    def of(field: str, source: str) -> list[str]:
        return [str(c.value) for c in claims if (c.field, c.source) == (field, source)]

    json = next(iter(of("title", "json-ld")), "")
    known = [*printed, *([json] if json else [])]
    social = tuple(
        t if plain_title(t) in printed else without_site(t, names, known)
        for t in of("title", "meta") + of("title", "record")
    )
    page = next(iter(of("page_title", "meta") + of("page_title", "json-ld")), "")
    return _Stated(without_site(json, names), social, without_site(page, names, [*known, *social]))


def _choose(
    printed: Sequence[str], maybe: Sequence[str], stated: _Stated, names: tuple[str, ...]
) -> str | None:
    own = maybe[0] if not printed and maybe and _is_shared(maybe[0], stated) else None
    if own is None and stated.json and not _is_alone(printed, stated):
        own = _without_label(_whole(stated.json, printed), printed)
        own = printed[0] if _is_kicked(own, printed, stated) else own
    own = own or _most_confirmed(printed, maybe, stated)
    if squeeze(stated.page) not in map(squeeze, names):
        own = own or _confirmed([*printed, *maybe], stated.page)
    if own is None and not printed and maybe and _tells_otherwise(maybe[0], stated):
        own = stated.social[0]
    if own is None:
        stated_titles = (stated.json, *stated.social, stated.page)
        own = next((t for t in (*printed, *maybe[:1], *stated_titles) if t), None)
    if own is None:
        return None
    if not printed and own in maybe:
        own = _without_surroundings(own, stated)
    elif own == stated.page and not (printed or maybe):
        own = _longest_part(own)
    return _best_spelling(_without_kicker(without_site(own, names), stated), stated)


def _whole(title: str, printed: Iterable[str]) -> str:
    """A stated title, or the heading that goes on where it was cut off.

    Google takes no more than 110 characters of a headline in JSON-LD, so sites cut it.
    """
    bare = title.rstrip(" .…")
    cut = bare != title or len(title) >= LONG
    longer = (h for h in printed if cut and len(h) > len(title) and h.startswith(bare))
    return next(longer, title)


def _without_label(title: str, printed: Sequence[str]) -> str:
    """A stated title without what the page's headline lacks: a word or two before a bar, the house
    in brackets or the page's number behind.

    `Opinion | Stop calling it a shortage`, `Dam holds (Mill Herald)`, `Dam holds Halaman 2`.
    """
    if behind := _BEHIND.search(title):
        bare = squeeze(title[: behind.start()])
        title = next((heading for heading in printed if squeeze(heading) == bare), title)
    bar = _BARS.search(title)
    if bar is None or len(title[: bar.start()].split()) > MOST_BESIDE - 1:
        return title
    own = squeeze(title[bar.end() :])
    return next((heading for heading in printed if squeeze(heading) == own), title)


def _is_kicked(title: str, printed: Sequence[str], stated: _Stated) -> bool:
    """Whether JSON-LD alone has a kicker and a colon before the page's one heading.

    `Ferries: Line closes`, where og:title is the heading too.
    """
    if len(printed) != 1 or not stated.social or not title.endswith(f": {printed[0]}"):
        return False
    return squeeze(stated.social[0]) == squeeze(printed[0]) and _has_kicker(title, printed[0])


def _without_kicker(own: str, stated: _Stated) -> str:
    """A heading without the few words before what every stated title is, or `<title>` alone.

    `<h1><span>Fähren</span> Reederei stellt Linie ein</h1>`: a kicker has an element of its own
    within the headline's.
    """
    titles = [title for title in (stated.json, *stated.social) if title]
    if not titles:
        parts = (stated.page[: cut.start()] for cut in cuts(stated.page))
        titles = [title for title in (stated.page, *parts) if _has_kicker(own, title)][:1]
    behind = bool(titles) and all(_has_kicker(own, title) for title in titles)
    return plain_title(titles[0]) if behind else own


def _without_surroundings(own: str, stated: _Stated) -> str:
    """A line without what a cell of a table holds beside the headline: a day, a byline, a button.

    The headline is then what the page states as its title, or the part of `<title>` that the line
    holds.
    """
    whole, page = squeeze(own), stated.page
    titles = [title for title in (stated.json, *stated.social) if title]
    if any(whole in squeeze(title) for title in (page, *titles)):
        return own
    if not titles:
        parted = cuts(page)
        titles = [page, *(page[cut.end() :] for cut in parted)]
        titles += [page[: cut.start()] for cut in parted if cut[0].strip() != ":"]
    held = [t for t in titles if len(k := squeeze(t)) >= SHORTEST and k in whole]
    return plain_title(max(held, key=len, default=own))


def _longest_part(page: str) -> str:
    """`<title>` that nothing on the page confirms, without short parts around one of some words.

    `Dam holds after all - Panorama - Example Online`: the others are sections and the site.
    """
    parts = [part.strip() for part in _BARS.split(page)]
    first, *others = sorted(parts, key=len, reverse=True)
    short = all(len(part.split()) <= MOST_BESIDE for part in others)
    return first if short and len(first.split()) > 2 * MOST_BESIDE - 2 else page


def _has_kicker(own: str, title: str) -> bool:
    """Whether a heading is a title with nothing but a kicker before it."""
    whole, key = squeeze(own), squeeze(title)
    before = len(whole) - len(key)
    is_title = len(key) >= SHORTEST and whole.endswith(key)
    return is_title and 0 < before <= LONGEST_KICKER


def _is_sites(heading: str, page: str, printed: Sequence[str], stated: Sequence[str]) -> bool:
    """Whether a heading is what `<title>` puts beside the headline: the name of the site.

    So it is where `<title>` ends with it and what stands before is a heading or stated as the
    title, or begins with it and what stands behind is stated so: a subtitle is only printed.
    The name of a site is the shorter of the two.
    """
    key, known = squeeze(heading), {squeeze(title) for title in stated}
    if not key or key in known:
        return False
    headings = known | {squeeze(title) for title in printed}
    for before, after in sides(page):
        other, titles = (before, headings) if after == key else (after, known)
        if key == before and after.startswith(ARCHIVED):
            return True
        if key not in (before, after) or len(other) <= len(key):
            continue
        if other in titles:
            return True
        if key == after and any(len(title) >= SHORTEST and title in other for title in titles):
            return True
    return False


def _is_shared(heading: str, stated: _Stated) -> bool:
    """Whether og:title repeats the heading above the text of a page whose `h1` heads a path."""
    return bool(stated.social) and squeeze(heading) == squeeze(stated.social[0])


def _is_alone(printed: Sequence[str], stated: _Stated) -> bool:
    """Whether og:title repeats the page's one `h1`, and `<title>` not the JSON-LD headline."""
    json, og = squeeze(stated.json), squeeze(next(iter(stated.social), ""))
    return len(printed) == 1 and squeeze(printed[0]) == og != json != squeeze(stated.page)


def _tells_otherwise(heading: str, stated: _Stated) -> bool:
    """Whether og:title is `<title>` too and has no longer word of a heading that is no `h1`."""
    if not stated.social or squeeze(stated.social[0]) != squeeze(stated.page):
        return False
    words, others = (
        {word for word in text.casefold().split() if len(word) >= LEAST_LETTERS}
        for text in (heading, stated.social[0])
    )
    return bool(others) and words.isdisjoint(others)


def _most_confirmed(printed: Sequence[str], maybe: Sequence[str], stated: _Stated) -> str | None:
    """The heading that most stated titles repeat, an `h1` before a smaller one, if any does."""
    weights: dict[str, float] = {}
    social = ((t, OTHER if i else 1.0) for i, t in enumerate(stated.social))
    for title, weight in ((stated.json, 1.0), *social):
        key = squeeze(title)
        weights[key] = weights.get(key, 0.0) + weight
    weights.pop("", None)
    scored = [(weights[k] + LARGE, t) for t in printed if (k := squeeze(t)) in weights]
    scored += [(weights[k], t) for t in maybe if (k := squeeze(t)) in weights]
    return max(scored, key=lambda pair: pair[0])[1] if scored else None


def _confirmed(headings: Sequence[str], page: str) -> str | None:
    key = squeeze(page)
    return next((heading for heading in headings if key and squeeze(heading) == key), None)


def _best_spelling(own: str, stated: _Stated) -> str:
    """The stated spelling where the printed one lost the space between its parts."""
    key = squeeze(own)
    for title in (stated.json, *stated.social):
        if squeeze(title) == key and len(title.split()) > len(own.split()):
            return plain_title(title)
    return own


def _unlike(one: str, other: str) -> bool:
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return len(words & others) < ALIKE * min(len(words), len(others))
