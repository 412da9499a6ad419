"""Claims -> the chosen fields of a page: `priorities` says which source goes before which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.addresses import joined
from cleancopy.fields.dates.estimate import estimate_day
from cleancopy.fields.language import identify
from cleancopy.model import Claim, Estimate, Image, Metadata, Page
from cleancopy.resolve.dates import Dates, Reading, reading_of, resolve_dates
from cleancopy.resolve.identity import (
    resolve_publisher,
    resolve_section,
    resolve_topics,
    resolve_url,
    site_names,
)
from cleancopy.resolve.people import resolve_people
from cleancopy.resolve.priorities import ranked
from cleancopy.resolve.stub import stub_warnings
from cleancopy.resolve.title import resolve_title

if TYPE_CHECKING:
    from cleancopy.settings import Rules, SiteProfile

LONGEST_LABEL, SHORTEST = 25, 40
"""Characters of a label before a summary, and of the summary."""


def resolve(
    page: Page,
    claims: Sequence[Claim],
    rules: Rules,
    profile: SiteProfile | None,
    text: str,
    site: str | None = None,
) -> Metadata:
    """The fields of one page; what lost stays in `claims`, conflicts become `warnings`."""
    site = site or (profile.site if profile else None)
    language = identify(text, [str(claim.value) for claim in ranked("language", claims)])
    names = site_names(claims, site)
    title = resolve_title(claims, (*names, *(profile.title_suffixes if profile else ())))
    people = resolve_people(claims, language, rules.agencies, names, text)
    reading = reading_of(page, language, site, profile, claims)
    dates = resolve_dates(claims, reading)
    published = dates.published
    address = resolve_url(claims)
    images = _images(claims, address or page.raw.url)
    return Metadata(
        url=address,
        site=site,
        publisher=resolve_publisher(claims, site, people.filing),
        title=title.text,
        standfirst=_standfirst(claims),
        section=resolve_section(claims),
        topics=resolve_topics(claims),
        authors=people.authors,
        editors=people.editors,
        contributors=people.contributors,
        initials=people.initials,
        agencies=people.agencies,
        dateline=people.dateline,
        dateline_place=people.dateline_place,
        published_at=published.moment.at if published else None,
        modified_at=dates.modified.at if dates.modified else None,
        published_precision=published.moment.precision if published else None,
        published_estimate=_estimate(dates, reading, text, images),
        published_raw=published.raw if published else None,
        published_source=published.source if published else None,
        language=language,
        images=images,
        warnings=tuple(sorted({*title.warnings, *dates.warnings, *stub_warnings(claims, text)})),
        claims=tuple(claims),
    )


def _images(claims: Sequence[Claim], base: str | None) -> tuple[Image, ...]:
    """Pictures in page order, with whole addresses where the page's own is known."""
    images = (c.value for c in claims if c.field == "image" and isinstance(c.value, Image))
    if base is None:
        return tuple(images)
    return tuple(
        image._replace(url=joined(base, image.url)) if image.url else image for image in images
    )


def _standfirst(claims: Sequence[Claim]) -> str | None:
    printed = " ".join(str(claim.value) for claim in ranked("standfirst", claims))
    described = [str(claim.value) for claim in claims if claim.field == "description"]
    stated = [*described, *(text.rpartition(" - ")[0] for text in described)]
    whole = next((text for text in stated if _is_labelled(printed, text)), printed)
    return whole or None


def _is_labelled(printed: str, stated: str) -> bool:
    """Whether a printed summary is the stated one behind a place or a button: `LeedsThe bridge …`.

    A label has an element of its own within the summary's.
    """
    before = len(printed) - len(stated)
    return 0 < before <= LONGEST_LABEL and len(stated) >= SHORTEST and printed.endswith(stated)


def _estimate(
    dates: Dates, reading: Reading, text: str, images: Sequence[Image]
) -> Estimate | None:
    if dates.published is not None:
        return None
    captions = [image.caption for image in images if image.caption]
    return estimate_day(text, captions, reading.language, reading.fetched)
