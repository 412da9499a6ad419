"""What every source states about a page's fields, before anything is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.address import address_claims
from cleancopy.claims.crumbs import crumb_claims
from cleancopy.claims.exports import export_claims
from cleancopy.claims.extent import extent
from cleancopy.claims.introduced import introduced_claims
from cleancopy.claims.jsonld import jsonld_claims
from cleancopy.claims.lines import line_claims
from cleancopy.claims.linked import linked_claims
from cleancopy.claims.metatags import meta_claims
from cleancopy.claims.paywall import paywall_claims
from cleancopy.claims.pictures import picture_claims
from cleancopy.claims.record import record_claims
from cleancopy.claims.topics import topic_claims
from cleancopy.claims.visible import visible_claims
from cleancopy.claims.wire import wire_claims
from cleancopy.model import Block, Claim, Head, Page, Verdict

if TYPE_CHECKING:
    from cleancopy.settings import Rules, SiteProfile


def gather(
    page: Page,
    head: Head | None,
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    rules: Rules,
    profile: SiteProfile | None,
) -> tuple[Claim, ...]:
    """Claims of the record, JSON-LD, meta tags, labelled blocks, pictures, address and profile.

    No source is parsed twice and none is believed here: `cleancopy.resolve` chooses.
    """
    headings = [block.text for block in blocks if block.tag == "h1"]
    stated: tuple[Claim, ...] = ()
    if head:
        stated = (*jsonld_claims(head, headings, page.raw.url), *meta_claims(head))
    found = extent(blocks, verdicts)
    return (
        *record_claims(page),
        *stated,
        *export_claims(blocks, verdicts),
        *visible_claims(blocks, verdicts, found),
        *crumb_claims(blocks, found),
        *wire_claims(blocks, verdicts, found, rules.agencies),
        *line_claims(blocks, verdicts, found, rules.agencies),
        *linked_claims(blocks, verdicts, found, head.author_links if head else (), rules.agencies),
        *introduced_claims(blocks, verdicts, found, rules.agencies),
        *picture_claims(blocks, verdicts, found, rules.agencies),
        *paywall_claims(blocks, verdicts, found, rules.phrases),
        *topic_claims(blocks, verdicts, found, head or Head(), rules.phrases),
        *address_claims(page, stated),
        *_of_profile(profile),
    )


def _of_profile(profile: SiteProfile | None) -> tuple[Claim, ...]:
    if profile is None:
        return ()
    claims = [Claim("publisher", profile.publisher, "profile", profile.site)]
    if profile.language:
        claims.append(Claim("html_lang", profile.language, "profile", profile.site))
    return tuple(claims)
