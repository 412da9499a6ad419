"""What a page states of itself in JSON-LD (schema.org): the node of its article, read once."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence, Set

from cleancopy.claims.address import clean_address
from cleancopy.claims.crumbs import Crumb, section_of
from cleancopy.fields.title import squeeze
from cleancopy.model import Claim, Head

from . import loose

Node = Mapping[str, object]

ARTICLE_TYPES = (
    "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle", "ReviewNewsArticle", "AskPublicNewsArticle", "LiveBlogPosting",
    "SatiricalArticle", "AdvertiserContentArticle", "Article", "BlogPosting", "ScholarlyArticle",
    "TechArticle", "Report", "MedicalScholarlyArticle", "SocialMediaPosting", "Posting",
    "DiscussionForumPosting", "Review", "CriticReview", "Recipe", "HowTo", "CreativeWork",
    "MedicalWebPage", "VideoObject", "PodcastEpisode", "QAPage", "FAQPage", "WebPage",
)  # fmt: skip
"""schema.org types that can be a page's article, the best first; a page has one."""

SURE = 12
"""Letters of a headline that `<title>` may begin with, the site's name behind it."""
_DEEP = ("mainEntity", "mainEntityOfPage", "about")
_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a pair, written as `\\ud83d`: no text holds it."""
_TAGS = re.compile(r"<[a-zA-Z/][^<>]*>")
"""`<em>`; not `a < b`."""


def jsonld_claims(
    head: Head, headings: Sequence[str] = (), url: str | None = None
) -> tuple[Claim, ...]:
    """Claims of the page's own article node, then of its web page, its site and the path to it.

    Related articles, comments and the entries of a live blog are not asked; of several articles
    those are none of the page's whose headline and address are not, if another's are.
    """
    roots = [value for script in head.jsonld for value in loose.parse(script)]
    nodes = list(_nodes(roots))
    index = {name: node for node in nodes if len(node) > 2 and (name := _text(node.get("@id")))}
    ranked = sorted((rank, i) for i, node in enumerate(nodes) if (rank := _rank(node)) is not None)
    claims: list[Claim] = []
    for node in _of_page([nodes[i] for _, i in ranked], head, headings, url)[:4]:
        claims.extend(_article(node, index))
    claims.extend(_crumbs(nodes, {*headings, head.title, *map(_title, nodes)}))
    return tuple(claims)


def _crumbs(nodes: Sequence[Node], titles: Set[str]) -> Iterator[Claim]:
    """`crumb` of the longest path to the page."""
    lists = [part for node in nodes for part in (node, *_each(node.get("breadcrumb")))]
    paths = [
        [Crumb(_called(item) or _called(item.get("item")), _address(item)) for item in _items(part)]
        for part in lists
        if isinstance(part, dict) and "BreadcrumbList" in _types(part)
    ]
    known = frozenset(map(squeeze, titles)) - {""}
    for path in sorted(paths, key=len, reverse=True)[:1]:
        if name := section_of(path, known):
            yield Claim("crumb", name, "json-ld", " > ".join(crumb.name for crumb in path))


def _items(crumbs: Node) -> list[Node]:
    """The steps of a path in their order."""
    items = [item for item in _each(crumbs.get("itemListElement")) if isinstance(item, dict)]
    return sorted(
        items, key=lambda item: int(at) if (at := _text(item.get("position"))).isdecimal() else 0
    )


def _address(item: Node) -> str:
    target = item.get("item")
    if isinstance(target, dict):
        target = target.get("@id") or target.get("url")
    return _text(target or item.get("url"))


def _of_page(nodes: list[Node], head: Head, headings: Sequence[str], url: str | None) -> list[Node]:
    """The nodes without the articles that another article of the page shows to be foreign."""
    articles = [node for node in nodes if not _is_weak(node) and _title(node)]
    if len({squeeze(_title(node)) for node in articles}) < 2:
        return nodes
    titles = {squeeze(title) for title in (*headings, head.title) if title}
    titles |= {squeeze(text) for name, text in head.metas if name in ("og:title", "twitter:title")}
    places = {clean_address(place) for place in (url, *head.addresses) if place} - {None}
    own = [node for node in articles if _is_own(node, titles, places)]
    if not own:
        return nodes
    known = [_words(_title(node)) for node in own]
    return [node for node in nodes if node not in articles or _is_alike(_title(node), known)]


def _is_alike(title: str, known: Sequence[Set[str]]) -> bool:
    """Whether a headline is another wording of one of some: half of the shorter one's words."""
    words = _words(title)
    return any(2 * len(words & other) >= min(len(words), len(other)) for other in known)


def _words(title: str) -> Set[str]:
    return set(title.casefold().split())


def _is_own(node: Node, titles: Set[str], places: Set[str | None]) -> bool:
    """Whether a page's heading is the headline of an article node, or its address is the page's."""
    title = squeeze(_title(node))
    behind = len(title) >= SURE and any(other.startswith(title) for other in titles)
    if title in titles or behind:
        return True
    page = node.get("mainEntityOfPage")
    page = page.get("@id") or page.get("url") if isinstance(page, dict) else page
    return any(
        clean_address(place) in places for place in map(_text, (node.get("url"), page)) if place
    )


def _nodes(values: object, depth: int = 0) -> Iterator[Node]:
    if depth > 6:
        return
    if isinstance(values, list):
        for value in values:
            yield from _nodes(value, depth + 1)
    elif isinstance(values, dict):
        yield values
        yield from _nodes(values.get("@graph"), depth + 1)
        for key in _DEEP:
            if isinstance(values.get(key), dict | list):
                yield from _nodes(values[key], depth + 1)


def _types(node: Node) -> tuple[str, ...]:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return tuple(_text(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in names)


def _rank(node: Node) -> int | None:
    ranks = [ARTICLE_TYPES.index(name) for name in _types(node) if name in ARTICLE_TYPES]
    if not ranks:
        return None
    named = "headline" in node or "articleBody" in node or "datePublished" in node
    return min(ranks) + (0 if named else len(ARTICLE_TYPES))


def _is_weak(node: Node) -> bool:
    return set(_types(node)) <= {"WebPage", "VideoObject", "CreativeWork", "PodcastEpisode"}


def _title(node: Node) -> str:
    """The headline, or the name of a node without one; a number is none."""
    stated = (node.get(key) for key in ("headline", "name", "title"))
    return next((_text(value) for value in stated if value and not isinstance(value, int)), "")


def _article(node: Node, index: Mapping[str, Node]) -> Iterator[Claim]:
    if title := _title(node):
        yield Claim("page_title" if _is_weak(node) else "title", title, "json-ld", title)
    for key, field in (("datePublished", "published"), ("dateModified", "modified")):
        if date := _text(node.get(key)):
            yield Claim(field, date, "json-ld", date)
    if not node.get("datePublished") and (date := _text(node.get("dateCreated"))):
        yield Claim("published", date, "json-ld", date)
    yield from _people(node, index)
    for key, field in (("articleSection", "section"), ("inLanguage", "language")):
        if value := _first(node.get(key)):
            yield Claim(field, value, "json-ld", value)
    if topics := tuple(_topics(node.get("keywords"))):
        yield Claim("topics", topics, "json-ld", ", ".join(topics))
    for name, kind in _named(node.get("publisher"), index)[:1]:
        field = "publisher_person" if kind == "person" else "publisher"
        yield Claim(field, name, "json-ld", name)
    if url := _first(node.get("url")):
        yield Claim("url", url, "json-ld", url)
    if description := _text(node.get("description")):
        yield Claim("description", description, "json-ld", description)
    if _is_false(node.get("isAccessibleForFree")):
        yield Claim("paywall", False, "json-ld", "isAccessibleForFree")
    yield from _images(node)


def _people(node: Node, index: Mapping[str, Node]) -> Iterator[Claim]:
    named = [*_named(node.get("author"), index)] or [*_named(node.get("creator"), index)]
    people = tuple(name for name, kind in named if kind != "organization")
    if people:
        yield Claim("authors", people, "json-ld", "; ".join(people))
    if others := tuple(name for name, kind in named if kind == "organization"):
        yield Claim("author_organizations", others, "json-ld", "; ".join(others))
    for key, role in (("editor", "editing"), ("contributor", ""), ("translator", "translation")):
        people = tuple(name for name, kind in _named(node.get(key), index) if kind == "person")
        if people:
            yield Claim("contributors", (role, people), "json-ld", "; ".join(people))


def _named(value: object, index: Mapping[str, Node]) -> tuple[tuple[str, str], ...]:
    """(name, `person`, `organization` or ``""``) of each agent in a value of any shape."""
    return tuple(agent for item in _each(value) for agent in _agents(item, index))


def _agents(value: object, index: Mapping[str, Node]) -> tuple[tuple[str, str], ...]:
    if isinstance(value, dict):
        if len(value) <= 2 and not value.get("name"):
            value = index.get(_text(value.get("@id")), value)
        types = " ".join(_types(value)).lower()
        kind = "person" if "person" in types else "organization" if "organi" in types else ""
        names = map(_scalar, _each(value.get("name")))
        found = tuple((name, kind) for name in names if name)
        return found or tuple((name, kind) for name in (_in_parts(value),) if name)
    text = _text(value)
    return ((text, ""),) if text and "://" not in text else ()


def _in_parts(person: Node) -> str:
    """The full name of a person that states only its parts."""
    return " ".join(filter(None, map(_text, map(person.get, ("givenName", "familyName")))))


def _images(node: Node) -> Iterator[Claim]:
    for image in _each(node.get("image")):
        if isinstance(image, dict):
            caption = _text(image.get("caption") or image.get("description"))
            credit = _first(image.get("creditText") or image.get("copyrightHolder"))
            url = _text(image.get("url") or image.get("contentUrl"))
            if caption or credit:
                yield Claim("image", (caption, credit, url), "json-ld", caption or credit)


def _topics(value: object) -> Iterator[str]:
    for item in _each(value):
        text = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        yield from filter(None, (part.strip() for part in re.split(r"[,;]", text)))


def _is_false(value: object) -> bool:
    """Whether a value says no: `false`, `"False"`, `http://schema.org/False`."""
    return value is False or _text(value).casefold().endswith("false")


def _each(value: object) -> Iterator[object]:
    """A value, or what a list and the lists in it hold, however deep."""
    left = [value]
    while left:
        value = left.pop()
        if isinstance(value, list):
            left += reversed(value)
        else:
            yield value


def _first(value: object) -> str:
    return next(filter(None, map(_called, _each(value))), "")


def _called(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("alternateName")
    return _text(value)


def _text(value: object) -> str:
    """A scalar as plain text, entities and tags taken off; a list's first; else empty."""
    return next(filter(None, map(_scalar, _each(value))), "")


def _scalar(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    text = str(value)
    if not text.isascii():
        text = _SURROGATE.sub("", text)
    if "&" in text:
        text = html.unescape(html.unescape(text))
    if "<" in text:
        text = _TAGS.sub("", text)
    return " ".join(text.split())
