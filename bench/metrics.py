"""The metrics of every table, each over values and each as its set's own evaluation has it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import fmean
from typing import NamedTuple

from bench.rouge import best_lsum

WORD = re.compile(r"\w+")
"""`naïve`, `2009`, `don` and `t`; never `—`."""
SHINGLE = 4
"""Words of a shingle."""
MOST_OPTIONAL = 12
"""Optional paragraphs of one page whose subsets are all tried; of more, the rest is kept."""


class Score(NamedTuple):
    precision: float
    recall: float
    f1: float


class Counts(NamedTuple):
    """True positives, false positives and false negatives, of items or as shares of a page."""

    hits: float
    extra: float
    missed: float


def words(text: str) -> list[str]:
    """Lower-cased runs of `\\w`: the unit of word F1.

    >>> words("Don't — 2009!")
    ['don', 't', '2009']
    """
    return WORD.findall(text.lower())


def word_f1(predicted: str, gold: str) -> Score:
    """Word F1 of one page over multisets of words, as wcxb's evaluate.py computes it.

    An empty prediction scores 0, and 1 where the gold is empty too.
    """
    ours, theirs = Counter(words(predicted)), Counter(words(gold))
    if not theirs:
        return Score(1.0, 1.0, 1.0) if not ours else Score(0.0, 0.0, 0.0)
    shared = (ours & theirs).total()
    return _score(shared, ours.total(), theirs.total())


def shingle_counts(predicted: str, gold: str) -> Counts:
    """Shingle counts of one page, divided by their sum, so that long pages weigh no more.

    As article-extraction-benchmark's evaluate.py: words keep their case, and a text shorter than
    `SHINGLE` words is one shingle. Two empty texts give three zeros.
    """
    ours, theirs = _shingles(predicted), _shingles(gold)
    hits = (ours & theirs).total()
    extra, missed = ours.total() - hits, theirs.total() - hits
    total = hits + extra + missed
    return Counts(hits / total, extra / total, missed / total) if total else Counts(0.0, 0.0, 0.0)


def shingle_f1(pages: Iterable[Counts]) -> Score:
    """Mean precision and mean recall over the pages, then their F1, as that evaluate.py does.

    One difference, against us: a page with gold and no prediction has the precision 0 here and
    none there. A page with neither counts in nothing.
    """
    pages = [counts for counts in pages if sum(counts) > 0]
    precision = mean(c.hits / (c.hits + c.extra) if c.hits else 0.0 for c in pages)
    recall = mean(c.hits / (c.hits + c.missed) if c.hits else 0.0 for c in pages)
    return Score(precision, recall, _harmonic(precision, recall))


def exact(predicted: str, gold: str) -> bool:
    """The same words in the same order and case: the exact-match accuracy of that evaluate.py."""
    return WORD.findall(predicted) == WORD.findall(gold)


def rouge_lsum(
    predicted: str, gold: Sequence[str], optional: frozenset[int] = frozenset()
) -> Score:
    """ROUGE-LSum of one page by rouge-score, lines as sentences, no stemming.

    As fundus-evaluation's scorers.py: paragraphs joined by a blank line; where some are optional,
    the best score over every choice of them to leave out. :mod:`bench.rouge` says how.
    """
    worded = [i for i in sorted(optional) if words(gold[i])]
    return Score(*best_lsum(predicted, gold, worded[:MOST_OPTIONAL]))


def fold(text: str) -> str:
    """Text without case, punctuation and spacing differences, for exact field matches.

    >>> fold("“Ja,” sagt  JÖRG-Peter.")
    'ja sagt jörg peter'
    """
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def same_text(predicted: str | None, gold: str) -> bool:
    """Title match after :func:`fold`."""
    return predicted is not None and fold(predicted) == fold(gold)


def same_set(predicted: Iterable[str], gold: Iterable[str]) -> bool:
    """Author set match after :func:`fold` of each name; order does not count."""
    return {fold(name) for name in predicted} == {fold(name) for name in gold}


def same_day(predicted: Iterable[date | None], gold: Iterable[date | None]) -> bool:
    """Any of the days the prediction may be read as is any of those of the gold.

    Give the local and the UTC day of each: a page of 00:30+02:00 was published on two days.
    """
    return bool({day for day in predicted if day} & {day for day in gold if day})


def item_counts(predicted: Iterable[str | None], gold: Iterable[str | None]) -> Counts:
    """Captions or credits of one page as a set of folded texts; empty ones are no items.

    A set, because pages show one picture twice and gold then lists it twice or once.
    """
    ours = {folded for text in predicted if text and (folded := fold(text))}
    theirs = {folded for text in gold if text and (folded := fold(text))}
    hits = len(ours & theirs)
    return Counts(hits, len(ours) - hits, len(theirs) - hits)


def pooled(pages: Iterable[Counts]) -> Score:
    """Precision, recall and F1 of items over all pages together."""
    pages = list(pages)
    hits, extra, missed = (
        (sum(values) for values in zip(*pages, strict=True)) if pages else (0, 0, 0)
    )
    return _score(hits, hits + extra, hits + missed)


def mean(scores: Iterable[float]) -> float:
    """Mean over pages, 0 of none."""
    scores = list(scores)
    return fmean(scores) if scores else 0.0


def _score(shared: float, predicted: float, gold: float) -> Score:
    precision = shared / predicted if predicted else 0.0
    recall = shared / gold if gold else 0.0
    return Score(precision, recall, _harmonic(precision, recall))


def _harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = WORD.findall(text)
    if not tokens:
        return Counter()
    starts = max(1, len(tokens) - SHINGLE + 1)
    return Counter(tuple(tokens[i : i + SHINGLE]) for i in range(starts))
