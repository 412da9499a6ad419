"""The page's own headline among what is printed and what is stated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cleancopy.fields.title import plain_title, squeeze, without_site
from cleancopy.model import Claim

ALIKE = 0.25
"""Share of common words under which a stated title tells another story, by judgement."""


class Title(NamedTuple):
    text: str | None
    warnings: tuple[str, ...] = ()


class _Stated(NamedTuple):
    json: str
    social: tuple[str, ...]
    """og:title and its kin, the site's name taken off."""
    page: str
    """`<title>`, the site's name taken off."""


def resolve_title(claims: Sequence[Claim], names: Iterable[str]) -> Title:
    """Headline without the site's part; `title_conflict` where what is stated tells otherwise.

    Printed headlines go before stated ones, and an `h1` that a stated title confirms before all.
    A JSON-LD headline that `<title>` repeats goes before an `h1` that only og:title confirms; two
    stated titles that agree go before a smaller heading that none confirms.
    """
    names = tuple(names)
    printed = [str(c.value) for c in claims if c.field == "title" and c.source == "visible"]
    maybe = [str(c.value) for c in claims if c.field == "headline"]
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
        without_site(t, names, known) for t in of("title", "meta") + of("title", "record")
    )
    page = next(iter(of("page_title", "meta") + of("page_title", "json-ld")), "")
    return _Stated(without_site(json, names), social, without_site(page, names, [*known, *social]))


def _choose(
    printed: Sequence[str], maybe: Sequence[str], stated: _Stated, names: tuple[str, ...]
) -> str | None:
    titles = [title for title in (stated.json, *stated.social) if title]
    own = _confirmed(printed, titles)
    if own is not None:
        other = stated.json if _is_edited(own, stated) else own
        return _best_spelling(without_site(other, names), stated)
    own = _confirmed(maybe, titles) or _confirmed([*printed, *maybe], [stated.page])
    if own is None and not printed and stated.json and _confirmed([stated.json], stated.social):
        own = stated.json
    own = own or next(
        (title for title in (*printed, *maybe[:1], *titles, stated.page) if title), None
    )
    return _best_spelling(without_site(own, names), stated) if own else None


def _is_edited(own: str, stated: _Stated) -> bool:
    """Whether JSON-LD and `<title>` agree on a headline that is not the printed one."""
    return bool(stated.json) and squeeze(stated.json) == squeeze(stated.page) != squeeze(own)


def _confirmed(printed: Sequence[str], stated: Sequence[str]) -> str | None:
    keys = {key for title in stated if (key := squeeze(title))}
    return next((title for title in printed if squeeze(title) in keys), None)


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
