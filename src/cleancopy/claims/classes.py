"""What class names say of an element, each distinct string read once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from cleancopy.fields.dates.post import is_posts_date
from cleancopy.model import Block

CREDIT = re.compile(
    r"(?i)credit|copyright|(?<![a-z])source|photographer|rights|attribution|author|byline|quelle|"
    r"aut(?:or|eur)(?![a-z])|kuvaaja|fuente|fonte(?![a-z])|(?<![a-z])bron(?![a-z])|urheber|nachweis|kredit|"
    r"cr[eé]dit|agency|caption-?owner|fotograf|fotocred|(?<![a-z])by(?![a-z])"
)
"""`image-copyright`, `figure__credits`; not `caption`."""

PICTURE = re.compile(r"(?i)image|photo|foto|picture|bild|media|credit|copyright|rights")
"""`image--author`, `photo-by`; not `author-name`."""

CAPTION = re.compile(
    r"(?i)caption|legend|bildunterschrift|image-?text|"
    r"(?:photo|foto|img|image|picture|bild|kuva)[-_]{0,2}(?:text(?![a-z])|desc|info(?![a-z]))|"
    r"(?<!social-)media[-_]{0,2}desc|"
    r"didascalia|pie-?de-?foto|pie-foto|cutline|imagen-?pie"
)
"""`wp-caption-text`, `c-legend`; not `figure`."""

WRITER = re.compile(
    r"(?i)(?:author|autor|auteur)e?s?[-_]{0,2}"
    r"(?:box|bio|card|profile?|info|about|avatar|portrait)(?![a-z])"
    r"|(?:about|meet)[-_]{0,2}(?:the[-_]{0,2})?(?:author|writer)s?(?![a-z])"
)
"""`author-box`, `about-author`: of who wrote the text; not `image-author`."""

FOREIGN = re.compile(
    r"(?i)relat(?!i[vo])|recommend|newsletter|avatar|author|most-?read|outbrain|taboola|comment"
)
"""`related-articles`, `author-box`; not `modal-image`."""

ELSEWHERE = re.compile(
    FOREIGN.pattern + r"|teaser|promo|\bnav|menu|footer|sidebar|popular|subscri|podcast"
    r"|more-?(?:from|on|stories)|product[-_]{0,2}(?:card|tile|box)|login|modal|cookie|consent|breadcrumb|logo|sponsor|advert|banner|oembed"
)
"""`related-articles`, `site-footer`; not `article-image`."""

FRAME = re.compile(r"(?i)wp-caption|figure|attachment|thumb|gallery|slide|img|hero|imag(?:en|ine)")
"""`wp-caption-text`, `figure__caption`; not `caption`."""

FILM = re.compile(r"(?i)video|player(?![a-z])|youtube|vimeo|audio|podcast")
"""`video-player`; not `image-video`, see :func:`is_film`."""

CRUMB = re.compile(
    r"(?i)crumb|logo|\bnav|site-?(?:title|name|header)|masthead|brand|related|teaser|menu|promo|"
    r"recommend|sidebar|sr-only|visually-?hidden|screen-reader|nowrap|overflow"
)
"""`breadcrumb_last`, `site-logo`, `whitespace-nowrap`; not `article-title`."""

HEADLINE = re.compile(r"(?i)title|headline|heading|hed\b|head\b|überschrift|titulo|titre")
"""`entry-title`, `c-headline`; not `subscribe`."""

BYLINE = re.compile(
    r"(?i)(?<![a-z])(?:by-?lines?|authors?|autor(?:e|es|en|in)?|auteurs?|writer|signature|"
    r"verfasser|reporter|journalist|redakteur|firma|skribent|toimittaja|forfatter|"
    r"kirjoittaja)(?![a-z])"
)
"""`article__byline`, `author-name`; not `authority`."""

NOT_A_BYLINE = re.compile(
    r"(?i)bio\b|description|comment|avatar|image|img|photo|follow|social|share|related|more|job|"
    r"role|position|credit|caption|title\b|email|twitter|about|box|teaser|card__|list__"
)
"""`author-bio`, `author-image`; not `author-name`."""

PUBLISHED = re.compile(r"(?i)publi(?:sh|c)|posted|created|datepub|issued|entry-date|erstell|veröff")
"""`datePublished`, `entry-date`; not `dateline`."""
MODIFIED = re.compile(r"(?i)updat|modif|aktualis|changed|edited|revis|last-?mod|actuali[sz]")
"""`dateModified`, `entry-updated`; not `dateline`."""
COMMENT = re.compile(r"(?i)(?<![\w-])comment-?(?:s?$|s?\s|list|meta|body|text|author|content)")
"""`commentmetadata`, `comment`; not `comment-count`, nor `tone-comment` of an opinion page."""

EMBEDDED = re.compile(
    r"(?i)(?<![\w-])(?:instagram-media|twitter-(?:tweet|video)|fb-post|tiktok-embed|bluesky-embed"
    r"|mastodon-embed|text-post-media|reddit-(?:card|embed))"
)
"""What networks call a post of theirs in another page: `twitter-tweet`."""

ITEM = re.compile(r"field(?:__|-)items?(?: (?:even|odd))?")
"""`field__item`, `field-item even`; not `field--name-field-credit`."""

HATOM = re.compile(r"(?<!\S)updated(?!\S)")
"""The class that hAtom asks for where a post has one date; not `entry-updated`."""

SEEN = 1 << 14
"""Class strings remembered: a site has some hundreds."""


def own(block: Block) -> str:
    """Class names, id and role of the nearest element that has any.

    Drupal calls what holds a field's value an item of it: the field around it has the name.
    """
    names, _, above = block.hints.partition("\n")
    while names.startswith("field") and ITEM.fullmatch(names):
        names, _, above = above.partition("\n")
    return names


def nearest(block: Block, levels: int) -> list[str]:
    """The same of so many of the nearest elements that have any."""
    return block.hints.split("\n", levels)[:levels]


@lru_cache(SEEN)
def is_caption(names: str) -> bool:
    """Whether an element is called a caption."""
    return bool(CAPTION.search(names))


@lru_cache(SEEN)
def is_credit(names: str) -> bool:
    """Whether an element is called a credit and no caption; `caption__credit` is a credit."""
    return bool(CREDIT.search(WRITER.sub("", names))) and all(
        CREDIT.search(name.lower().rpartition("caption")[2])
        for name in names.split()
        if "caption" in name.lower()
    )


@lru_cache(SEEN)
def is_picture_credit(names: str) -> bool:
    """Whether an element is called the credit of a picture, not just somebody's name."""
    return is_credit(names) and bool(PICTURE.search(names) or "figure" in names.casefold())


@lru_cache(SEEN)
def is_byline(names: str) -> bool:
    """Whether an element is called a byline and nothing beside one."""
    return bool(BYLINE.search(names)) and not NOT_A_BYLINE.search(names)


@lru_cache(SEEN)
def is_crumb(names: str) -> bool:
    """Whether an `h1` so called heads the site or a path through it and no story."""
    return bool(CRUMB.search(names))


@lru_cache(SEEN)
def is_headline(names: str) -> bool:
    """Whether an element is called a title."""
    return bool(HEADLINE.search(names))


@lru_cache(SEEN)
def is_foreign(names: str) -> bool:
    """Whether an element is called one of other articles, of readers or of an author."""
    return bool(FOREIGN.search(names))


@lru_cache(SEEN)
def is_picture(names: str) -> bool:
    """Whether an element is called one of a picture."""
    return bool(PICTURE.search(names)) or bool(FRAME.search(names))


@lru_cache(SEEN)
def is_film(names: str) -> bool:
    """Whether an element is called a player, and no picture: `image-or-video` is one."""
    return bool(FILM.search(names)) and not PICTURE.search(names)


@lru_cache(SEEN)
def called_elsewhere(names: str) -> bool:
    """Whether an element is called something beside an article."""
    return bool(ELSEWHERE.search(names))


def is_elsewhere(block: Block, levels: int) -> bool:
    """Whether one of the nearest elements that have names is no part of an article."""
    return any(map(called_elsewhere, nearest(block, levels)))


def is_readers(block: Block) -> bool:
    """Whether one of the nearest elements is called a reader's comment."""
    return any(map(called_comment, nearest(block, 3)))


def is_embedded(block: Block) -> bool:
    """Whether a block is of a network's post that the page shows."""
    return EMBEDDED.search(block.hints) is not None


def is_of_a_post(blocks: Sequence[Block], i: int) -> bool:
    """Whether a date is that of a network's post in the page, on one line or on its last."""
    lines = [block.text for block in blocks[max(i - 2, 0) : i + 1]]
    return is_embedded(blocks[i]) or is_posts_date(lines)


@lru_cache(SEEN)
def called_comment(names: str) -> bool:
    """Whether an element is called a comment: `commentlist`, not `comment-count`."""
    return bool(COMMENT.search(names))
