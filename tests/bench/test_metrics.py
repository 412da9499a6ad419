"""Every metric against values worked out by hand."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from bench.metrics import (
    Counts,
    exact,
    item_counts,
    pooled,
    rouge_lsum,
    same_day,
    same_set,
    same_text,
    shingle_counts,
    shingle_f1,
    word_f1,
)


def test_word_f1_counts_each_word_as_often_as_it_stands() -> None:
    # the (1 of 2), cat, sat: 3 shared; 4 predicted, 4 in the gold
    assert word_f1("The cat sat down", "the CAT sat, the") == (0.75, 0.75, 0.75)


def test_word_f1_is_the_harmonic_mean() -> None:
    score = word_f1("a b c d", "a b")
    assert (score.precision, score.recall) == (0.5, 1.0)
    assert score.f1 == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("predicted", "gold", "f1"), [("", "a", 0.0), ("a", "", 0.0), ("", "", 1.0), ("a", "b", 0.0)]
)
def test_word_f1_of_empty_and_foreign_texts(predicted: str, gold: str, f1: float) -> None:
    assert word_f1(predicted, gold).f1 == f1


def test_shingle_counts_are_shares_of_one_page() -> None:
    # gold: abcd bcde; predicted: abcd bcdX → 1 hit, 1 extra, 1 missed
    assert shingle_counts("a b c d X", "a b c d e") == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_shingles_keep_case_and_short_texts_are_one_shingle() -> None:
    assert shingle_counts("a b", "a b") == (1.0, 0.0, 0.0)
    assert shingle_counts("A b", "a b") == (0.0, 0.5, 0.5)
    assert shingle_counts("", "") == (0.0, 0.0, 0.0)


def test_shingle_f1_means_precision_and_recall_before_the_harmonic_mean() -> None:
    score = shingle_f1([Counts(0.5, 0.5, 0.0), Counts(1.0, 0.0, 0.0)])
    assert score == pytest.approx((0.75, 1.0, 2 * 0.75 / 1.75))


def test_a_page_without_an_article_scores_zero() -> None:
    score = shingle_f1([shingle_counts("", "a b c d e"), Counts(1.0, 0.0, 0.0)])
    assert score == pytest.approx((0.5, 0.5, 0.5))


@pytest.mark.parametrize(
    ("predicted", "gold", "same"),
    [("One, two.", "One two", True), ("Two one", "One two", False), ("one two", "One two", False)],
)
def test_exact_is_words_in_order_and_case(predicted: str, gold: str, same: bool) -> None:
    assert exact(predicted, gold) is same


def test_rouge_lsum_takes_lines_as_sentences() -> None:
    pytest.importorskip("rouge_score")
    # the union of longest common subsequences per gold line: both lines whole
    assert rouge_lsum("d e f\na b c", ["a b c", "d e f"]).f1 == 1.0
    # one gold line of two: all of the predicted, half of the gold
    score = rouge_lsum("a b c", ["a b c", "d e f"])
    assert score == pytest.approx((1.0, 0.5, 2 / 3))


def test_rouge_lsum_is_that_of_rouge_score() -> None:
    rouge_scorer = pytest.importorskip("rouge_score.rouge_scorer")
    scorer = rouge_scorer.RougeScorer(["rougeLsum"], use_stemmer=False)
    random = Random(7)

    def text() -> list[str]:
        lines = [random.choices([*"abcdefg", "été"], k=random.randint(0, 9)) for _ in "123"]
        return [" ".join(line) for line in lines] + ["a b c d"] * random.randint(0, 1)

    for _ in range(300):
        gold, predicted = text(), "\n".join(text())
        theirs = scorer.score("\n\n".join(gold), predicted)["rougeLsum"]
        assert rouge_lsum(predicted, gold) == pytest.approx(tuple(theirs))


def test_an_optional_paragraph_may_be_there_or_not() -> None:
    pytest.importorskip("rouge_score")
    gold = ["a b c", "By the staff"]
    assert rouge_lsum("a b c", gold, frozenset({1})).f1 == 1.0
    assert rouge_lsum("a b c\nby the staff", gold, frozenset({1})).f1 == 1.0
    assert rouge_lsum("a b c", gold).f1 == pytest.approx(2 / 3)


def test_fields_match_without_case_and_punctuation() -> None:
    assert same_text("“Ferry” back – in service", "Ferry back in Service.")
    assert not same_text("Ferry back", "Ferry back in service")
    assert not same_text(None, "Ferry")
    assert same_set(["BO EXAMPLE", "Ann Example"], ["Ann Example", "Bo Example"])
    assert not same_set(["Ann Example"], ["Ann Example", "Bo Example"])


def test_a_day_matches_in_local_time_or_utc() -> None:
    local, utc = date(2024, 1, 2), date(2024, 1, 1)
    assert same_day([utc], [local, utc])
    assert not same_day([date(2023, 12, 31)], [local, utc])
    assert not same_day([None], [None])


def test_items_are_pooled_over_pages() -> None:
    pages = [
        item_counts(["The ferry.", "the FERRY", "Pier"], ["The ferry", None]),
        item_counts([], ["A boat", "Two boats"]),
    ]
    assert pages == [(1, 1, 0), (0, 0, 2)]
    assert pooled(pages) == pytest.approx((0.5, 1 / 3, 0.4))
    assert pooled([]) == (0.0, 0.0, 0.0)
