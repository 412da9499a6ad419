"""What the profile of a site says of its own pages goes into the labelling by position."""

from __future__ import annotations

from datetime import date

import pytest

from cleancopy.label import label, profile
from cleancopy.model import Head
from judged_pages import Line, line, made, page, paragraphs, shipped
from judged_pages import profile as profile_of

SKIP = {"name": "skip link", "label": "navigation", "line": ["Skip to the harbour news"]}
KICKER = {"name": "kicker", "label": "section", "pattern": ["^from the quay$"]}
REST = {"name": "below", "label": "related", "line": ["Also in the paper"], "reach": "end"}


def dump() -> list[Line]:
    return [
        line("Skip to the harbour news", "navigation"),
        line("From the quay", "navigation"),
        line("Bridge over the Welle to be closed", "title"),
        *paragraphs(4, blanks=1),
        line("Also in the paper", "heading"),
        line("Ferrymen want to be heard, says the mayor of the island of Welm at a meeting."),
    ]


def test_every_named_block_has_a_verdict_of_the_profile() -> None:
    found = profile.verdicts(made(dump()).blocks, page(), profile_of(SKIP, KICKER, REST))
    assert {i: verdict.label for i, verdict in found.items()} == {
        0: "navigation",
        1: "section",
        7: "related",
        8: "related",
    }
    assert min(verdict.confidence for verdict in found.values()) > 0.9
    assert all(verdict.rule.startswith("site.courier.example.") for verdict in found.values())


def test_without_a_profile_there_is_none() -> None:
    assert profile.verdicts(made(dump()).blocks, page(), None) == {}


def test_a_layout_for_html_says_nothing_of_a_dump() -> None:
    own = profile_of(SKIP, kind="html")
    assert profile.verdicts(made(dump()).blocks, page(), own) == {}
    assert profile.verdicts(made(dump()).blocks, page(kind="html"), own)


@pytest.mark.parametrize(
    ("fetched", "holds"),
    [
        ("2023-05-01T10:00:00Z", True),
        ("2024-05-01", False),
        ("Wed, 01 May 2024 10:00:00 GMT", False),
        ("20240501100000", False),
        ("2023-12-31T23:30:00-05:00", True),
        (None, True),
        ("", True),
        ("last Monday", True),
        ("2023-13-45T00:00:00Z", True),
    ],
)
def test_a_layout_holds_by_the_day_of_the_fetch_if_that_is_known(
    fetched: str | None, holds: bool
) -> None:
    own = profile_of(SKIP, valid_until=date(2023, 12, 31))
    found = profile.verdicts(made(dump()).blocks, page(fetched_at=fetched), own)
    assert bool(found) == holds


def test_the_profile_beats_model_phrases_and_forms() -> None:
    """Whatever the weights say of these lines."""
    rules = [
        {"name": "slogan", "label": "footer", "line": ["By Ada Example", "Read more"]},
        {"name": "story", "label": "quote", "pattern": ["^the bridge over the welle will"]},
    ]
    lines = [
        line("Bridge over the Welle to be closed"),
        line("By Ada Example"),
        *paragraphs(5, blanks=1),
        line("Read more"),
    ]
    blocks = made(lines).blocks
    found = label(blocks, Head(), page(), shipped(), profile_of(*rules), frozenset())
    known = {
        block.text: verdict for block, verdict in zip(found.blocks, found.verdicts, strict=True)
    }
    slogans = {known[text].rule for text in ("By Ada Example", "Read more")}
    assert slogans == {"site.courier.example.dump:slogan"}
    assert known[lines[2].block.text].label == "quote"
