"""The network at work: sane scores for any page, the same each time, at little cost."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from cleancopy.label import model
from cleancopy.label.learned import network
from cleancopy.label.learned.features import features, phrase_hits
from cleancopy.label.learned.forest import load_forest
from cleancopy.label.learned.network import CLASSES, SHIPPED, Scores
from cleancopy.label.learned.surroundings import surroundings
from cleancopy.label.model import ModelKind
from cleancopy.model import LABELS, TEXT_LABELS, Block, Head
from judged_pages import Line, line, made, menu, paragraph, paragraphs, shipped

KINDS: tuple[ModelKind, ...] = ("html", "text", "pieces")
WEIGHTS_MB = 5
LOAD_SECONDS = 0.2
"""CPU time to read the weights of all kinds, trees included."""


def as_html(lines: list[Line]) -> tuple[Block, ...]:
    return tuple(
        block._replace(path="html>body>article>p", tag="p", at=f"/html/body/article/p[{i}]")
        for i, block in enumerate(made(lines).blocks, 1)
    )


def scored(kind: ModelKind, lines: list[Line]) -> Scores:
    blocks = as_html(lines) if kind == "html" else made(lines).blocks
    hits = phrase_hits(blocks, shipped().phrases)
    return model.score(blocks, Head(), kind, hits, shipped())


def dump() -> list[Line]:
    return [*menu(9), line("Bridge over the Welle to be closed"), *paragraphs(6), *menu(9)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "lines",
    [
        [line("A")],
        [line("")],
        paragraphs(1),
        dump(),
        [line("", tag="img", src="a.jpg"), line("\u200b"), line("🌉" * 400), line("x" * 20_000)],
    ],
)
def test_scores_are_probabilities(kind: ModelKind, lines: list[Line]) -> None:
    found = scored(kind, lines)
    assert found.body.shape == (len(lines),)
    assert found.fine.shape == (len(lines), len(CLASSES))
    assert ((found.body >= 0) & (found.body <= 1)).all()
    assert found.fine.sum(1) == pytest.approx(np.ones(len(lines)), abs=1e-3)
    assert (found.fine >= 0).all()
    assert 0.0 <= found.article <= 1.0


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_page_has_empty_scores(kind: ModelKind) -> None:
    found = scored(kind, [])
    assert (found.body.shape, found.fine.shape, found.article) == ((0,), (0, len(CLASSES)), 0.0)
    assert model.verdicts((), found) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_page_scores_the_same_to_the_bit(kind: ModelKind) -> None:
    first, second = scored(kind, dump()), scored(kind, dump())
    assert first.body.tobytes() == second.body.tobytes()
    assert first.fine.tobytes() == second.fine.tobytes()
    assert first.article == second.article


def test_a_page_is_scored_in_one_thread_whatever_the_caller_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What waits for work in the others is twice the CPU of all of a page."""

    def threads() -> set[int]:
        return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}

    def forward(*arguments: object) -> Scores:
        during.append(threads())
        return computed(*arguments)  # type: ignore[arg-type]

    during: list[set[int]] = []
    computed = network._forward
    monkeypatch.setattr(network, "_forward", forward)
    with threadpool_limits(3, user_api="blas"):
        before = threads()
        scored("text", dump())
        assert threads() == before
    assert during == [{1}]


@pytest.mark.parametrize("kind", KINDS)
def test_a_weights_file_read_again_scores_the_same(kind: ModelKind) -> None:
    blocks = made(dump()).blocks
    found = features(blocks, Head(), [None] * len(blocks), frozenset())
    path = SHIPPED / f"{kind}.npz"
    again = network.load.__wrapped__(path)
    assert network.load(path) is network.load(path)
    assert again.score(found).body.tobytes() == network.load(path).score(found).body.tobytes()


@pytest.mark.parametrize("kind", KINDS)
def test_paragraphs_read_more_like_text_than_menus(kind: ModelKind) -> None:
    """All that is asked of the weights here: they are no noise."""
    body = scored(kind, dump()).body
    assert body[10:16].min() > max(body[:9].max(), body[16:].max())


@pytest.mark.parametrize("kind", KINDS)
def test_the_score_is_the_mean_of_network_and_trees(kind: ModelKind) -> None:
    blocks = made(dump()).blocks
    found = features(blocks, Head(), [None] * len(blocks), frozenset())
    alone = network.load(SHIPPED / f"{kind}.npz").score(found).body
    trees = load_forest(SHIPPED / f"forest-{kind}.npz").score(surroundings(found.dense))
    both = model.scored(found, kind, shipped()).body
    assert both == pytest.approx((alone + trees) / 2, abs=1e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_3000_blocks_takes_less_than_a_second(kind: ModelKind) -> None:
    lines = [
        line(f"{paragraph(i)} {i}") if i % 3 else line(f"Entry {i}", "navigation")
        for i in range(3000)
    ]
    assert least_cpu(lambda: scored(kind, lines)) < 1.0


def test_the_weights_load_fast() -> None:
    def load() -> None:
        for kind in KINDS:
            network.load.__wrapped__(SHIPPED / f"{kind}.npz")
        for path in (*SHIPPED.glob("forest-*.npz"), *SHIPPED.glob("listing-*.npz")):
            load_forest.__wrapped__(path)

    assert least_cpu(load) < LOAD_SECONDS


def test_the_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in Path(SHIPPED).rglob("*")) < WEIGHTS_MB * 1e6


@pytest.mark.parametrize("kind", KINDS)
def test_the_weights_hold_numbers_only(kind: ModelKind) -> None:
    with np.load(SHIPPED / f"{kind}.npz", allow_pickle=False) as stored:
        arrays = [stored[name] for name in stored.files]
    assert arrays
    assert all(np.isfinite(array.astype(np.float64)).all() for array in arrays)


def least_cpu(work: object, times: int = 3) -> float:
    """CPU seconds of the quickest of some runs; the first warms the caches."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()  # type: ignore[operator]
        found.append(time.process_time() - start)
    return min(found)


def test_every_class_is_a_label() -> None:
    assert set(CLASSES) - {"body"} <= set(LABELS)


def verdicts_of(*body: float, text: str = "") -> list[str]:
    """Labels by body probability alone, of lines that else are navigation or body."""
    fine = np.full((len(body), len(CLASSES)), 0.01, np.float32)
    fine[:, CLASSES.index("navigation")] = 0.5
    blocks = [Block(text or paragraph(), f"line {i}") for i in range(len(body))]
    found = model.verdicts(blocks, Scores(np.array(body, np.float32), fine, 0.9))
    assert all(0 <= verdict.confidence <= 1 for verdict in found)
    return [verdict.label for verdict in found]


def test_on_a_page_that_is_sure_text_is_what_is_likelier_than_not() -> None:
    sure = [1.0] * 40 + [0.0] * 40
    assert verdicts_of(*sure, 0.53, 0.47) == [
        *["paragraph"] * 40,
        *["navigation"] * 40,
        "paragraph",
        "navigation",
    ]


def test_on_an_unsure_page_less_is_enough() -> None:
    """Of nine blocks of one in two, leaving one out costs as much as a wrong one would."""
    unsure = [0.5] * 9
    assert verdicts_of(*unsure, 0.37, 0.25) == [*["paragraph"] * 10, "navigation"]
    assert verdicts_of(*[0.99] * 9, 0.37, 0.25) == [*["paragraph"] * 9, *["navigation"] * 2]


def test_long_blocks_weigh_more_than_short_ones() -> None:
    fine = np.full((5, len(CLASSES)), 0.01, np.float32)
    body = np.array([0.9, 0.9, 0.5, 0.5, 0.42], np.float32)
    found = [
        model.verdicts(
            [Block(paragraph() * size, "") for size in (*sizes, 1)], Scores(body, fine, 0.9)
        )[-1].label
        for sizes in ((3, 3, 1, 1), (1, 1, 3, 3))
    ]
    assert found[0] not in TEXT_LABELS
    assert found[1] in TEXT_LABELS


def test_on_a_page_of_little_text_the_likeliest_is_taken() -> None:
    assert verdicts_of(0.3, 0.02, text="A short line.") == ["paragraph", "navigation"]


def test_hopeless_pages_have_no_text() -> None:
    assert verdicts_of(model.LEAST / 2, model.LEAST / 3) == ["navigation"] * 2


@pytest.mark.parametrize(
    ("block", "chances", "label"),
    [
        (Block("A line", "", tag="h2"), {}, "heading"),
        (Block("A line", "", tag="td"), {}, "table"),
        (Block("A line", "", tag="li"), {}, "list_item"),
        (Block("A line", "", marker="•"), {}, "list_item"),
        (Block("A line", "", tag="blockquote"), {}, "quote"),
        (Block("A line", "", tag="p", path="html>body>blockquote>p"), {}, "quote"),
        (Block("A line", "", tag="p"), {"standfirst": 0.6}, "standfirst"),
        (Block("A line", ""), {"heading": 0.6}, "heading"),
        (Block("A line that is long " * 10, ""), {"heading": 0.6}, "paragraph"),
        (Block("A line that ends.", ""), {"heading": 0.6}, "paragraph"),
        (Block("A line", ""), {}, "paragraph"),
    ],
)
def test_mark_up_and_scores_tell_the_kind_of_text(
    block: Block, chances: dict[str, float], label: str
) -> None:
    found = model.kind_of_text(block, [chances.get(name, 0.0) for name in CLASSES], ())
    assert found == label
    assert found in TEXT_LABELS
