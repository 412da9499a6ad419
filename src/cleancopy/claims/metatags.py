"""What a page's meta tags state: OpenGraph, article:*, Dublin Core, Parse.ly, microdata."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping

from cleancopy.model import Claim, Head

NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "parsely-title", "headline", "dc.title", "dcterms.title",
              "sailthru.title", "citation_title", "twitter:title", "title"),
    "published": ("article:published_time", "og:article:published_time", "article:published",
                  "og:published_time", "datepublished", "parsely-pub-date",
                  "rnews:datepublished", "citation_publication_date", "citation_date",
                  "article.published", "originalpublicationdate", "article_date_original",
                  "publish-date", "publishdate", "publish_date", "published_date",
                  "published-date", "published_time", "publication_date", "pubdate",
                  "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date.created",
                  "dcterms.created", "dc.created", "dc.date", "dcterms.date", "date",
                  "cxenseparse:recs:publishtime", "vr:published_time", "bt:pubdate",
                  "article:create", "displaydate", "date_published", "datecreated"),
    "modified": ("article:modified_time", "og:updated_time", "datemodified", "article:updated",
                 "article:modified", "dc.date.modified", "dcterms.modified", "dc.modified",
                 "last-modified", "lastmod", "article.updated", "revised", "update_date"),
    "authors": ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator",
                "dc.contributor.author", "sailthru.author", "byl", "citation_author", "creator",
                "cxenseparse:author", "article:author_name", "article.author", "og:author",
                "article:byline", "authors", "rbauthors", "vr:author", "dable:author",
                "og:article:author", "author_name", "article_author", "byline", "twitter:data1"),
    "section": ("article:section", "parsely-section", "og:section", "cxenseparse:section",
                "article.section", "section", "articlesection"),
    "topics": ("article:tag", "news_keywords", "parsely-tags", "keywords", "sailthru.tags",
               "og:article:tag", "dc.subject"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher",
                  "citation_journal_title", "apple-mobile-web-app-title", "publisher"),
    "language": ("og:locale", "content-language", "dc.language", "dcterms.language",
                 "inlanguage", "language"),
    "url": ("og:url", "parsely-link", "twitter:url", "dc.identifier"),
    "description": ("og:description", "description", "twitter:description"),
}  # fmt: skip
"""Names of tags for each field, the more trusted first."""

_FIELD_OF = {name: (field, i) for field, names in NAMES.items() for i, name in enumerate(names)}
_MANY = frozenset({"authors", "topics"})


def meta_claims(head: Head) -> tuple[Claim, ...]:
    """Claims of the meta tags, then of `<title>`, `<link rel=canonical>` and `<html lang>`.

    For each field the more trusted tag first. A tag with several values (`article:tag`) is one
    claim with a tuple.
    """
    found: dict[tuple[str, int], list[str]] = {}
    labels = {name: content for name, content in head.metas if name == "twitter:label1"}
    for name, content in head.metas:
        place = _FIELD_OF.get(name.replace("dc:", "dc.").replace("dcterms:", "dcterms."))
        value = _plain(content)
        if place is None or not value or not _fits(name, value, labels):
            continue
        values = found.setdefault(place, [])
        if value not in values:
            values.append(value)
    return (*_claims(found), *_of_head(head))


def _claims(found: Mapping[tuple[str, int], list[str]]) -> Iterator[Claim]:
    for (field, _), values in sorted(found.items(), key=lambda item: item[0]):
        if field in _MANY:
            yield Claim(field, tuple(values), "meta", "; ".join(values))
        else:
            yield Claim(field, values[0], "meta", values[0])


def _of_head(head: Head) -> Iterator[Claim]:
    if title := _plain(head.title):
        yield Claim("page_title", title, "meta", title)
    for rel, href in head.links:
        if rel == "canonical":
            yield Claim("canonical", href, "meta", href)
            break
    if head.lang:
        yield Claim("html_lang", head.lang, "meta", head.lang)


def _fits(name: str, value: str, labels: Mapping[str, str]) -> bool:
    if name == "twitter:data1":
        return labels.get("twitter:label1", "").strip(": ").lower() in _WRITTEN_BY
    return not (name.endswith("author") and "://" in value)


_WRITTEN_BY = frozenset(
    {
        "written by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da",
        "geschreven door", "skrevet av", "skriven av", "skrevet af", "napisane przez", "автор",
        "by", "author", "von",
    }
)  # fmt: skip
"""What WordPress (Yoast) prints before a name in `twitter:label1`."""


def _plain(text: str) -> str:
    if "&" in text:
        text = html.unescape(text)
    return " ".join(text.split())
