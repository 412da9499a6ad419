"""Boosted trees, built by hand and as they ship."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from cleancopy.label.listing import NUMBERS, numbers
from cleancopy.label.network import SHIPPED
from cleancopy.label.trees import Trees, load_trees
from cleancopy.model import Head
from judged_pages import made, menu, paragraphs

KINDS = ("html", "text")


def trees(
    feature: list[list[int]],
    threshold: list[list[float]],
    left: list[list[int]],
    right: list[list[int]],
    value: list[list[float]],
    depth: int,
) -> Trees:
    return Trees(
        np.array(feature, np.int16),
        np.array(threshold, np.float64),
        np.array(left, np.int16),
        np.array(right, np.int16),
        np.array(value, np.float64),
        depth,
        0.5,
    )


def stump() -> Trees:
    """Is the first number over 3?"""
    return trees([[0, 0, 0]], [[3.0, 0, 0]], [[1, 1, 2]], [[2, 1, 2]], [[0, -2.0, 2.0]], 1)


def logit(p: float) -> float:
    return math.log(p / (1 - p))


@pytest.mark.parametrize(("number", "expected"), [(2.0, -2.0), (3.0, -2.0), (3.1, 2.0)])
def test_a_value_up_to_the_threshold_goes_left(number: float, expected: float) -> None:
    assert logit(stump().probability([number])) == pytest.approx(expected)


def test_a_leaf_that_is_reached_early_stays() -> None:
    deep = trees(
        [[0, 0, 1, 0, 0]],
        [[3.0, 0, 1.0, 0, 0]],
        [[1, 1, 3, 3, 4]],
        [[2, 1, 4, 3, 4]],
        [[0, -1.0, 0, 0.5, 1.5]],
        4,
    )
    rows = ([0, 0], [9, 0], [9, 9])
    assert [logit(deep.probability(row)) for row in rows] == pytest.approx([-1.0, 0.5, 1.5])


def test_the_trees_are_summed() -> None:
    one = stump()
    two = Trees(*(np.concatenate([each, each]) for each in one_arrays(one)), one.depth, one.least)
    assert logit(two.probability([9])) == pytest.approx(4.0)


def one_arrays(known: Trees) -> tuple[np.ndarray, ...]:
    return known.feature, known.threshold, known.left, known.right, known.value


def test_trees_come_back_from_a_file_as_they_were(tmp_path: Path) -> None:
    known = stump()
    names = ("feature", "threshold", "left", "right", "value")
    arrays = dict(zip(names, one_arrays(known), strict=True))
    np.savez(tmp_path / "some.npz", **arrays, depth=known.depth, least=0.25)
    read = load_trees(tmp_path / "some.npz")
    assert (read.depth, read.least) == (1, 0.25)
    assert [read.probability([x]) for x in (0, 9)] == [known.probability([x]) for x in (0, 9)]
    assert load_trees(tmp_path / "some.npz") is read


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_trees_ask_for_numbers_that_there_are(kind: str) -> None:
    known = load_trees(SHIPPED / f"listing-{kind}.npz")
    places = np.arange(known.feature.shape[1])
    assert 0 <= known.feature.min() <= known.feature.max() < len(NUMBERS)
    assert 0.0 < known.least < 1.0
    for children in (known.left, known.right):
        assert 0 <= children.min() <= children.max() < len(places)
    assert np.isfinite(known.value).all()


@pytest.mark.parametrize("kind", KINDS)
def test_the_depth_of_the_shipped_trees_reaches_every_leaf(kind: str) -> None:
    known = load_trees(SHIPPED / f"listing-{kind}.npz")
    count, size = known.feature.shape
    reached = np.zeros((count, size), bool)
    reached[:, 0] = True
    rows = np.arange(count)[:, None]
    for _ in range(known.depth):
        following = np.zeros_like(reached)
        for children in (known.left, known.right):
            np.logical_or.at(following, (rows, children), reached)
        reached = following
    places = np.arange(size)
    assert ((known.left == places) & (known.right == places))[reached].all()


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_trees_give_probabilities(kind: str) -> None:
    known = load_trees(SHIPPED / f"listing-{kind}.npz")
    pages = [made(lines) for lines in (menu(1), paragraphs(8), [*menu(60), *paragraphs(1)])]
    chances = [known.probability(numbers(p.blocks, Head(), p.scores, None)) for p in pages]
    assert all(0.0 <= chance <= 1.0 for chance in chances)
