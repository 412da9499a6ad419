"""The numbers of a page: of fixed width, finite, the same each time, and about what they say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancopy.label.learned import hints
from cleancopy.label.learned.features import (
    LABEL_COLUMNS,
    LONGEST_PHRASED,
    TAGS,
    WIDTH,
    Features,
    features,
    phrase_hits,
)
from cleancopy.label.learned.hints import (
    BUCKETS,
    FAMILIES,
    MAX_TOKENS,
    bucket,
    read_hints,
    read_path,
)
from cleancopy.label.learned.places import stated_body
from cleancopy.model import Block, Head
from judged_pages import Line, line, made, menu, paragraph, paragraphs, shipped

TEXTS = st.text(max_size=200) | st.sampled_from([paragraph(), "By Ada Example", "17 March 2009"])
BLOCKS = st.builds(
    Block,
    text=TEXTS,
    at=st.sampled_from(["line 1", "/html/body/p[1]", "/html/body/div/p[2]", ""]),
    tag=st.sampled_from([*TAGS, "marquee"]),
    path=st.sampled_from(["", "html>body>p", "html>body>article>figure>img", "html"]),
    hints=st.sampled_from(["", "byline", "story-body\nmain content", "\n\n", "a" * 400]),
    link_chars=st.integers(0, 50),
    hidden=st.booleans(),
    indent=st.integers(0, 90),
    marker=st.sampled_from(["", "•", "1."]),
    blanks=st.integers(0, 40),
)
HEADS = st.builds(
    Head,
    metas=st.lists(
        st.tuples(st.sampled_from(["og:type", "description", "og:description"]), st.text()),
        max_size=3,
    ).map(tuple),
    jsonld=st.lists(st.text(max_size=40), max_size=2).map(tuple),
    title=st.text(max_size=60),
)


def of(lines: list[Line], head: Head | None = None) -> Features:
    return of_blocks(made(lines).blocks, head)


def of_blocks(blocks: tuple[Block, ...], head: Head | None = None) -> Features:
    phrases = shipped().phrases
    return features(blocks, head or Head(), phrase_hits(blocks, phrases), phrases.function_words)


@pytest.mark.parametrize("lines", [[], [line("A")], [line("")], [*menu(4), *paragraphs(5)]])
def test_a_page_of_n_blocks_has_n_rows(lines: list[Line]) -> None:
    found = of(lines)
    assert found.dense.shape == (len(lines), WIDTH)
    assert found.dense.dtype == np.float32
    assert len(found.own) == len(found.above) == len(found.words) == len(lines)


@settings(max_examples=80)
@given(st.lists(BLOCKS, max_size=12), HEADS)
def test_whatever_stands_on_a_page_its_numbers_are_finite_and_small(
    blocks: list[Block], head: Head
) -> None:
    found = of_blocks(tuple(blocks), head)
    assert np.isfinite(found.dense).all()
    assert np.abs(found.dense).max(initial=0) < 60
    for tokens in (*found.own, *found.above, *found.words):
        assert all(0 < token < BUCKETS for token in tokens)


@settings(max_examples=20)
@given(st.lists(BLOCKS, min_size=1, max_size=12), HEADS)
def test_the_same_page_has_the_same_numbers(blocks: list[Block], head: Head) -> None:
    first, second = of_blocks(tuple(blocks), head), of_blocks(tuple(blocks), head)
    assert first.dense.tobytes() == second.dense.tobytes()
    assert first[1:] == second[1:]


def changed(one: Block, other: Block, head: Head | None = None) -> bool:
    """Whether the second of two pages of one block in a frame has other numbers."""
    frame = made(paragraphs(2)).blocks
    pages = [of_blocks((frame[0], block, frame[1]), head) for block in (one, other)]
    return pages[0].dense.tobytes() != pages[1].dense.tobytes() or pages[0][1:] != pages[1][1:]


@pytest.mark.parametrize(
    "more",
    [
        {"tag": "h2"},
        {"path": "html>body>aside>p"},
        {"hints": "byline"},
        {"link_chars": 20},
        {"hidden": True},
        {"indent": 4},
        {"marker": "•"},
        {"blanks": 1},
        {"text": "Ferrymen of Aldport are heard"},
        {"text": "FERRYMEN WANT TO BE HEARD"},
        {"text": "Ferrymen want to be heard."},
    ],
)
def test_each_thing_known_of_a_block_is_in_its_numbers(more: dict[str, object]) -> None:
    plain = Block("Ferrymen want to be heard", "line 2")
    assert changed(plain, plain._replace(**more))


@pytest.mark.parametrize("more", [{"src": "a.jpg"}, {"datetime": "2009"}, {"glued": True}])
def test_what_is_for_the_fields_alone_is_not(more: dict[str, object]) -> None:
    plain = Block("Ferrymen want to be heard", "line 2")
    assert not changed(plain, plain._replace(**more))


def test_lines_of_a_dump_are_not_told_by_their_numbers() -> None:
    plain = Block("Ferrymen want to be heard", "line 2")
    assert not changed(plain, plain._replace(at="line 977"))


def test_a_block_knows_its_neighbours() -> None:
    long = of([line("Aldport"), *paragraphs(2)]).dense[0]
    menus = of([line("Aldport"), *menu(2)]).dense[0]
    assert (long != menus).any()


def test_a_line_that_stands_twice_is_known() -> None:
    once = of([line("Aldport"), *paragraphs(1), line("Ferries")]).dense[0]
    twice = of([line("Aldport"), *paragraphs(1), line("Aldport")]).dense[0]
    assert (once != twice).any()


def test_the_head_of_a_page_is_heard() -> None:
    title, article = Head(title="Bridge over the Welle"), '{"@type": "NewsArticle"}'
    lines = [line("Bridge over the Welle", path="html>body>h1"), *paragraphs(1)]
    plain = of(lines).dense
    for head in (
        title,
        Head(jsonld=(article,)),
        Head(metas=(("og:type", "article"),)),
        Head(metas=(("og:description", paragraph()),)),
    ):
        assert (of(lines, head).dense != plain).any()


def test_a_phrase_is_a_column_of_its_label() -> None:
    page = made([line("Sign up for our newsletter"), line("Ferrymen"), *paragraphs(1)]).blocks
    hits = phrase_hits(page, shipped().phrases)
    assert [hit.label if hit else None for hit in hits] == ["promo", None, None]
    assert "promo" in LABEL_COLUMNS


def test_no_phrase_is_looked_for_in_a_very_long_block() -> None:
    long = "Sign up for our newsletter. " + "a " * LONGEST_PHRASED
    assert phrase_hits(made([line(long), line("")]).blocks, shipped().phrases) == [None, None]


def test_no_phrase_decides_a_block_that_holds_most_of_the_page() -> None:
    story = "The mill of Ellory was sold on Monday to the people who work there. " * 5
    folded = f"{story}Copyright 2007 Ellory Courier. All rights reserved."
    assert phrase_hits(made([line(folded)]).blocks, shipped().phrases) == [None]
    beside = made([line("The harbour is next, said the mayor. " * 20), line(folded)]).blocks
    hit = phrase_hits(beside, shipped().phrases)[1]
    assert hit is not None
    assert hit.label == "footer"


@pytest.mark.parametrize(
    ("jsonld", "expected"),
    [
        ((), ""),
        (('{"@type": "NewsArticle"}',), ""),
        (('{"articleBody": "The bridge is closed."}',), "Thebridgeisclosed"),
        (('{"articleBody": "Die Br\\u00fccke\\nist zu"}',), "DieBrückeistzu"),
        (('{"articleBody": "He said \\"no\\"."}',), "Hesaidno"),
        (('{"articleBody": "Short"}', '{"articleBody" : "The longer one"}'), "Thelongerone"),
        (('{"articleBody": ',), ""),
    ],
)
def test_the_stated_body_is_read_from_any_json_ld(jsonld: tuple[str, ...], expected: str) -> None:
    assert stated_body(jsonld) == expected


@pytest.mark.parametrize("column", [38, 39])
def test_blocks_of_the_stated_body_are_known(column: int) -> None:
    head = Head(jsonld=(f'{{"articleBody": "{paragraph(1)}"}}',))
    lines = [line(paragraph(i), path="html>body>p") for i in range(2)]
    found = of(lines, head).dense - of(lines).dense
    assert found.any()
    assert (found[1] != found[0]).any()


@pytest.mark.parametrize(
    ("hint", "family"),
    [
        ("main-nav", "nav"),
        ("articleByline", "byline"),
        ("c-related-links", "relat"),
        ("site-footer", "foot"),
        ("newsletter-box", "newsletter"),
        ("figcaption", "caption"),
    ],
)
def test_class_names_are_of_families(hint: str, family: str) -> None:
    number = next(i for i, words in enumerate(FAMILIES) if family in words)
    assert read_hints(hint).own >> number & 1
    assert read_hints(f"x\ny\nz\n{hint}").above >> number & 1
    assert not read_hints(f"x\ny\nz\n{hint}").near >> number & 1
    assert not read_hints("xyz").own >> number & 1


def test_hints_know_the_nearest_from_those_above() -> None:
    found = read_hints("byline\nstory-body\nsite-main")
    assert set(found.own_tokens).isdisjoint(found.above_tokens)
    assert found.own_tokens == read_hints("byline").own_tokens
    assert read_hints("") == (0, 0, 0, (), ())


def test_hints_are_bounded() -> None:
    found = read_hints(
        "\n".join(f"box-{chr(97 + i)}{chr(97 + j)}x" for i in range(9) for j in range(9))
    )
    assert len(found.own_tokens) <= MAX_TOKENS
    assert len(found.above_tokens) <= MAX_TOKENS


@pytest.mark.parametrize("word", ["", "byline", "ü", "\ud800", "𝒳" * 99])
def test_buckets_hold_any_word(word: str) -> None:
    assert 0 < bucket(word) < BUCKETS


def test_paths_say_what_stands_above() -> None:
    mask, depth = read_path("html>body>article>figure>figcaption")
    known = {tag: mask >> i & 1 for i, tag in enumerate(hints.PATH_TAGS)}
    assert depth == 5
    assert [tag for tag, above in known.items() if above] == ["article", "figure", "body"]
    assert read_path("")[0] == 0


def test_the_numbers_of_a_page_of_very_many_lines_are_finite() -> None:
    blocks = [Block(f"Item {n}", f"line {n}", blanks=1) for n in range(10_500)]
    found = features(blocks, Head(), [None] * len(blocks), shipped().phrases.function_words)
    assert np.isfinite(found.dense).all()
