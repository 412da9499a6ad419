"""The order of the stages: raw record in, article or rejection out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleancopy import assemble, evidence
from cleancopy.captures import restored
from cleancopy.claims import gather
from cleancopy.claims.address import site_of
from cleancopy.decode import decode
from cleancopy.label import label
from cleancopy.model import Article, Labelled, Metadata, Outcome, Raw, Reject, Rejected, Survey
from cleancopy.resolve import resolve
from cleancopy.segment import segment

if TYPE_CHECKING:
    from cleancopy.model import Page, Segmented
    from cleancopy.settings import Rules


@dataclass(frozen=True, slots=True)
class Explained:
    """One cleaned page with its judged blocks: what `cleancopy explain` prints."""

    outcome: Outcome
    labelled: Labelled | None = None
    metadata: Metadata | None = None


def survey(raw: Raw, rules: Rules) -> Survey | Rejected:
    """Return what `raw` adds to the evidence of its site, or why it cannot be read."""
    try:
        page, segmented, site = _read(raw, rules)
    except Reject as reject:
        return _rejected(raw, reject)
    return evidence.survey(page, segmented, site, rules.version(site))


def clean(raw: Raw, rules: Rules, furniture: frozenset[int] = frozenset()) -> Outcome:
    """Return the article on `raw`, or its rejection.

    `furniture` holds the keys (`evidence.line_key`) of lines that stand on many pages of the site.
    """
    return explain(raw, rules, furniture).outcome


def explain(raw: Raw, rules: Rules, furniture: frozenset[int] = frozenset()) -> Explained:
    """As `clean`, with every block's verdict and all claims."""
    try:
        page, segmented, site = _read(raw, rules)
    except Reject as reject:
        return Explained(_rejected(raw, reject))
    profile = rules.profile(site)
    labelled = label(segmented.blocks, segmented.head, page, rules, profile, furniture)
    if not labelled.is_article:
        return Explained(assemble.reject(raw, labelled), labelled)
    claims = gather(page, segmented.head, labelled.blocks, labelled.verdicts, rules, profile)
    metadata = resolve(
        page,
        claims,
        rules,
        profile,
        assemble.text_of(labelled),
        site,
    )
    article: Article = assemble.assemble(
        raw, labelled, metadata, page.warnings + segmented.warnings, rules.version(site)
    )
    return Explained(article, labelled, metadata)


def _read(raw: Raw, rules: Rules) -> tuple[Page, Segmented, str | None]:
    page = decode(raw, rules.settings)
    page, segmented = restored(page, segment(page))
    return page, segmented, site_of(page, segmented.head, segmented.blocks, rules)


def _rejected(raw: Raw, reject: Reject) -> Rejected:
    return Rejected(raw.source_path, raw.source_sha256, reject.stage, reject.reason, reject.detail)
