"""Training: the same pages give the same bytes, and what it writes is what the package reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("catboost")
pytest.importorskip("sklearn")

from bench.training import dataset, export, fit, trees, wording
from bench.training.dataset import Example
from bench.training.weak import INDEX, UNKNOWN
from cleancopy.label.learned.features import features
from cleancopy.label.learned.forest import load_forest
from cleancopy.label.learned.network import load
from cleancopy.label.learned.surroundings import surroundings
from cleancopy.label.learned.wording import load_wording
from cleancopy.model import Block, Head
from judged_pages import line, made, menu, paragraphs


def example(number: int) -> Example:
    """A page of a menu, a text of its own length and another menu."""
    lines = [*menu(6 + number), line("Bridge closed"), *paragraphs(3 + number % 4), *menu(5)]
    blocks = made(lines).blocks
    text = [6 + number < i < len(lines) - 5 for i in range(len(lines))]
    return Example(
        "made", str(number), f"site{number}.example", "en", "inscriptis", "article",
        features(blocks, Head(), [None] * len(blocks), frozenset({"the", "of"})),
        np.array(text, np.float32),
        np.array([len(block.text.split()) for block in blocks], np.float32),
        np.array([0 if is_text else 9 for is_text in text], np.int64),
    )  # fmt: skip


@pytest.fixture(scope="module")
def pages() -> list[Example]:
    return [example(number) for number in range(24)]


def test_two_trainings_of_the_network_give_the_same_bytes(
    pages: list[Example], tmp_path: Path
) -> None:
    for name in ("a.npz", "b.npz"):
        export.write(fit.fit(pages, 0, 1), tmp_path / name)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_pages_without_any_known_label_cost_what_their_text_costs(pages: list[Example]) -> None:
    net = fit.fit(pages[:2], 0, 1)
    unknown = [replace(page, fine=np.full_like(page.fine, UNKNOWN)) for page in pages[:2]]
    costs = [
        fit._loss(net, [fit.Cut(page, 0, len(page.share)) for page in some], Random(0)).item()
        for some in (unknown, pages[:2])
    ]
    assert 0 < costs[0] < costs[1]


@pytest.mark.parametrize(
    ("in_html", "share", "label"),
    [
        ("title", 0.9, "title"),
        ("navigation", 0.9, "body"),
        ("", 0.9, "body"),
        ("heading", 0.1, ""),
        ("standfirst", 0.1, ""),
        ("title", 0.1, "title"),
        ("navigation", 0.1, "navigation"),
        ("", 0.1, ""),
    ],
)
def test_a_line_of_a_dump_has_the_label_of_its_html_where_both_agree_on_the_text(
    in_html: str, share: float, label: str
) -> None:
    known = {"bridge closed": INDEX[in_html]} if in_html else {}
    expected = INDEX[label] if label else UNKNOWN
    assert dataset._projected(known, Block("Bridge closed", "line 1"), share) == expected


def test_two_trainings_of_the_trees_give_the_same_bytes(
    pages: list[Example], tmp_path: Path
) -> None:
    for name in ("a.npz", "b.npz"):
        trees.write(trees.fit_blocks([pages, pages], 0), tmp_path / name)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_the_trees_that_are_read_say_what_the_fitted_ones_say(
    pages: list[Example], tmp_path: Path
) -> None:
    model = trees.fit_blocks([pages], 0)
    trees.write(model, tmp_path / "trees.npz", 0.25)
    rows = surroundings(pages[3].features.dense)
    read = load_forest(tmp_path / "trees.npz")
    fitted = model.predict(rows, prediction_type="Probability")[:, 1]
    assert read.score(rows) == pytest.approx(fitted, abs=1e-5)
    assert read.least == 0.25


def test_the_network_that_is_read_says_what_the_fitted_one_says(
    pages: list[Example], tmp_path: Path
) -> None:
    net = fit.fit(pages, 0, 2)
    export.write(net, tmp_path / "net.npz")
    body, fine, article = fit.predict(net, pages[5])
    read = load(tmp_path / "net.npz").score(pages[5].features)
    assert read.body == pytest.approx(body, abs=0.01)  # stored in half precision
    assert read.fine == pytest.approx(fine, abs=0.01)
    assert read.article == pytest.approx(article, abs=0.01)


def test_the_words_of_listings_are_learned_and_read_as_they_were_fitted(tmp_path: Path) -> None:
    names = [str(number) for number in range(12)]
    shops = [{"line cart": 0.4, f"line {name}": 0.4} for name in names[:6]]
    reports = [{"line said": 0.4, "line and": 0.8} for _ in names[6:]]
    is_article = [False] * 6 + [True] * 6
    fitted = [wording.fit(names, [*shops, *reports], is_article, [1.0] * 12) for _ in range(2)]
    for number, each in enumerate(fitted):
        wording.write(each, tmp_path / f"{number}.npz")
    assert (tmp_path / "0.npz").read_bytes() == (tmp_path / "1.npz").read_bytes()
    read = load_wording(tmp_path / "0.npz")
    assert read == fitted[0]
    assert read.odds.keys() == {"line cart", "line said", "line and"}
    assert read.odds["line cart"] < 0 < read.odds["line said"]


def test_a_word_counts_by_the_pages_that_have_it_not_by_their_forms() -> None:
    twice = [("a", {"line cart": 1.0}), ("a", {"line cart": 1.0}), ("b", {"line cart": 1.0})]
    assert wording.vocabulary(twice) == []
    assert wording.vocabulary([*twice, ("c", {"line cart": 1.0})]) == ["line cart"]
