"""Boosted trees, built by hand and as they ship; the rows they look at."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from cleancopy.label.learned.features import WIDTH
from cleancopy.label.learned.forest import ROWS, Forest, load_forest
from cleancopy.label.learned.listing import NUMBERS, numbers
from cleancopy.label.learned.network import SHIPPED
from cleancopy.label.learned.surroundings import NEAR, NEXT, surroundings
from cleancopy.model import Head
from judged_pages import made, menu, paragraphs

KINDS = ("html", "text", "pieces")
TREES = [f"{name}-{kind}" for name in ("forest", "listing") for kind in KINDS]


def forest(*trees: tuple[list[tuple[int, float]], list[float]], bias: float = 0.0) -> Forest:
    """Trees of (column, limit) questions and leaves, all of one depth."""
    questions = [question for asked, _ in trees for question in asked]
    return Forest(
        np.array([column for column, _ in questions]),
        np.array([[limit] for _, limit in questions], np.float32),
        np.array([leaf for _, leaves in trees for leaf in leaves], np.float32),
        len(trees[0][0]),
        bias,
        0.5,
    )


def odds(known: Forest, *rows: list[float]) -> list[float]:
    chances = known.score(np.array(rows, np.float32))
    return [math.log(p / (1 - p)) for p in chances.tolist()]


STUMP = ([(0, 3.0)], [-2.0, 2.0])


@pytest.mark.parametrize(("number", "expected"), [(2.0, -2.0), (3.0, -2.0), (3.1, 2.0)])
def test_a_value_up_to_the_limit_is_a_no(number: float, expected: float) -> None:
    assert odds(forest(STUMP), [number]) == pytest.approx([expected])


def test_the_answers_are_the_bits_of_the_leaf() -> None:
    deep = forest(([(0, 3.0), (1, 1.0)], [0.0, 1.0, 2.0, 3.0]))
    rows = ([0.0, 0.0], [9.0, 0.0], [0.0, 9.0], [9.0, 9.0])
    assert odds(deep, *rows) == pytest.approx([0.0, 1.0, 2.0, 3.0], abs=1e-6)


def test_trees_and_bias_are_summed() -> None:
    assert odds(forest(STUMP, STUMP, bias=0.5), [9.0]) == pytest.approx([4.5])


def test_a_question_without_limit_is_never_a_yes() -> None:
    assert odds(forest(([(0, np.inf)], [1.0, 9.0])), [1e30]) == pytest.approx([1.0])


def test_no_rows_have_no_probabilities() -> None:
    assert forest(STUMP).score(np.zeros((0, 1), np.float32)).shape == (0,)


def test_many_rows_score_as_they_do_one_by_one() -> None:
    known = load_forest(SHIPPED / "forest-html.npz")
    width = surroundings(np.zeros((1, WIDTH), np.float32)).shape[1]
    rows = np.random.default_rng(0).random((ROWS + 3, width)).astype(np.float32)
    one_by_one = [known.score(rows[i : i + 1])[0] for i in (0, ROWS - 1, ROWS, ROWS + 2)]
    assert known.score(rows)[[0, ROWS - 1, ROWS, ROWS + 2]].tolist() == one_by_one


def test_trees_come_back_from_a_file_as_they_were(tmp_path: Path) -> None:
    known = forest(STUMP, bias=0.25)
    np.savez(
        tmp_path / "some.npz", column=known.column, limit=known.limit.ravel(),
        leaves=known.leaves, depth=known.depth, bias=known.bias, least=0.25,
    )  # fmt: skip
    read = load_forest(tmp_path / "some.npz")
    assert (read.depth, read.least, read.bias) == (1, 0.25, 0.25)
    assert odds(read, [0.0], [9.0]) == odds(known, [0.0], [9.0])
    assert load_forest(tmp_path / "some.npz") is read


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_a_row_carries_what_stands_beside_it(steps: int) -> None:
    dense = np.arange(5 * WIDTH, dtype=np.float32).reshape(5, WIDTH)
    rows = surroundings(dense)
    assert rows.shape == (5, WIDTH + 2 * len(NEXT) + 4 * len(NEAR))
    assert (rows[:, :WIDTH] == dense).all()
    columns = NEXT if steps == 1 else NEAR
    for i in range(5):
        for neighbour in (i - steps, i + steps):
            if 0 <= neighbour < 5:
                assert np.isin(dense[neighbour, columns], rows[i]).all()


@pytest.mark.parametrize("blocks", [0, 1, 2])
def test_a_page_of_few_blocks_has_rows_too(blocks: int) -> None:
    assert len(surroundings(np.ones((blocks, WIDTH), np.float32))) == blocks


@pytest.mark.parametrize("name", TREES)
def test_the_shipped_trees_ask_for_columns_that_there_are(name: str) -> None:
    known = load_forest(SHIPPED / f"{name}.npz")
    width = surroundings(np.zeros((1, WIDTH), np.float32)).shape[1]
    assert known.column.min() >= 0
    assert known.column.max() < (len(NUMBERS) if name.startswith("listing") else width)
    assert 0.0 < known.least < 1.0
    assert np.isfinite(known.leaves).all()
    assert len(known.leaves) == len(known.column) // known.depth * 2**known.depth


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_trees_give_probabilities(kind: str) -> None:
    known = load_forest(SHIPPED / f"listing-{kind}.npz")
    pages = [made(lines) for lines in (menu(1), paragraphs(8), [*menu(60), *paragraphs(1)])]
    rows = np.array([numbers(p.blocks, Head(), p.scores, None) for p in pages], np.float32)
    chances = known.score(rows)
    assert ((chances >= 0) & (chances <= 1)).all()
