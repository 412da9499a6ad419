"""The whole labelling over invented dumps: promises that hold for any page and any weights."""

from __future__ import annotations

import hashlib
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cleancopy.evidence import line_key
from cleancopy.model import LABELS, TEXT_LABELS, Article, Raw, Rejected
from cleancopy.pipeline import Explained, explain
from cleancopy.segment.lines import segment_text
from judged_pages import SENTENCES, letters, paragraph, shipped

FURNITURE = (
    "Skip to content",
    "Most read",
    "Sign up for our newsletter",
    "World News",
    "Share on Facebook",
    "By Ada Example",
    "17 March 2009",
    "Image: AP Graphics/DW",
    "The bridge was never tested, he saidImage: AP",
    "Reporting by Ada Example; Editing by Bo Sample",
    "rri/afp/dpa/rtr",
    "* * *",
    "© 2009 Courier of Aldport",
)
OPENINGS = ("ALDPORT (Reuters) - ", "Berlin (dpa) – ", "")
LINES = st.one_of(
    st.sampled_from(FURNITURE),
    st.sampled_from(SENTENCES),
    st.builds(
        lambda opening, i: opening + paragraph(i), st.sampled_from(OPENINGS), st.integers(0, 5)
    ),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=80),
)
BREAKS = st.sampled_from(("\n", "\n\n", "\n\n\n", "\n  * ", "\n    "))
DUMPS = st.lists(st.tuples(LINES, BREAKS), max_size=14).map(
    lambda parts: "".join(line + gap for line, gap in parts)
)
KEYS = frozenset(line_key(text) for text in (*FURNITURE[:6], *SENTENCES[:3]))


def explained(text: str, furniture: frozenset[int] = frozenset()) -> Explained:
    data = text.encode()
    known = Raw("wire/invented.txt", hashlib.sha256(data).hexdigest(), data, "text")
    return explain(known, shipped(), furniture)


@settings(max_examples=60)
@given(DUMPS, st.sampled_from([frozenset(), KEYS]))
def test_every_verdict_is_a_known_label_with_a_rule_and_a_confidence(
    dump: str, furniture: frozenset[int]
) -> None:
    labelled = explained(dump, furniture).labelled
    if labelled is None:
        return
    assert len(labelled.blocks) == len(labelled.verdicts)
    assert 0 <= labelled.confidence <= 1
    assert labelled.is_article or labelled.detail
    for verdict in labelled.verdicts:
        assert verdict.label in LABELS
        assert "." in verdict.rule
        assert 0 <= verdict.confidence <= 1


@settings(max_examples=40)
@given(DUMPS)
def test_the_labelling_loses_no_character_and_keeps_the_order(dump: str) -> None:
    labelled = explained(dump).labelled
    if labelled is None:
        return
    before = segment_text(dump).blocks if dump.isascii() else None
    assert before is None or letters(labelled.blocks) == letters(before)
    for one, other in pairwise(labelled.blocks):
        assert _first_line(one.at) <= _first_line(other.at)


@settings(max_examples=40)
@given(DUMPS)
def test_every_block_is_in_the_text_or_removed(dump: str) -> None:
    found = explained(dump)
    if found.labelled is None:
        assert isinstance(found.outcome, Rejected)
        return
    blocks = [block.text for block in found.labelled.blocks if block.text]
    removed = [(each.position, each.text) for each in found.outcome.removed]
    kept = [text for _, text in found.outcome.blocks] if isinstance(found.outcome, Article) else []
    assert len(kept) + len(removed) == len(blocks)
    assert all(blocks[position] == text for position, text in removed)
    assert all(each.label not in TEXT_LABELS or not kept for each in found.outcome.removed)


@settings(max_examples=40)
@given(DUMPS, st.sampled_from([frozenset(), KEYS]))
def test_no_page_has_two_titles_or_two_datelines(dump: str, furniture: frozenset[int]) -> None:
    labelled = explained(dump, furniture).labelled
    found = [verdict.label for verdict in labelled.verdicts] if labelled else []
    assert found.count("title") <= 1
    assert found.count("dateline") <= 1


@settings(max_examples=15)
@given(DUMPS)
def test_the_same_dump_is_labelled_the_same(dump: str) -> None:
    first, second = explained(dump), explained(dump)
    assert first.labelled == second.labelled
    assert first.outcome == second.outcome


def _first_line(at: str) -> int:
    return int(at.split()[1].partition("-")[0])
