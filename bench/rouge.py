"""ROUGE-LSum as rouge-score computes it, without computing a line's matches again and again.

rouge-score takes seconds for a page with optional paragraphs: every choice of them compares each
line with each. A gold line's union of longest common subsequences does not depend on the other
gold lines, so it is computed once; a line that was found word for word needs no comparison.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple


class Rouge(NamedTuple):
    precision: float
    recall: float
    f1: float


def best_lsum(predicted: str, gold: Sequence[str], optional: Sequence[int]) -> Rouge:
    """The best ROUGE-LSum over every choice of the optional gold paragraphs to leave out.

    The same values as `RougeScorer(["rougeLsum"], use_stemmer=False)` over the texts joined by
    blank lines, lines being sentences (`split_summaries=False`).
    """
    found = [tokens(line) for line in predicted.split("\n") if line]
    lines = [[tokens(line) for line in text.split("\n") if line] for text in gold]
    matches = [[union_lcs(line, found) for line in paragraph] for paragraph in lines]
    scores = []
    for left_out in _subsets(optional):
        kept = [number for number in range(len(gold)) if number not in left_out]
        chosen = [line for number in kept for line in lines[number]]
        matched = [tokens for number in kept for tokens in matches[number]]
        scores.append(_score(chosen, matched, found))
    return max(scores, key=lambda score: score.f1)


@lru_cache(maxsize=20_000)
def tokens(line: str) -> tuple[str, ...]:
    """A line's tokens by rouge-score's own tokenizer, unstemmed."""
    from rouge_score.tokenize import tokenize

    return tuple(tokenize(line, None))


def union_lcs(line: tuple[str, ...], found: Sequence[tuple[str, ...]]) -> list[str]:
    """Tokens of the line that are in its longest common subsequence with any found line."""
    from rouge_score.rouge_scorer import _union_lcs

    if not line or line in found:
        return list(line)
    shared = set(line)
    near = [list(other) for other in found if not shared.isdisjoint(other)]
    return list(_union_lcs(list(line), near)) if near else []


def _score(
    gold: Sequence[Sequence[str]], matched: Iterable[Sequence[str]], found: Sequence[Sequence[str]]
) -> Rouge:
    ours = Counter(token for line in found for token in line)
    theirs = Counter(token for line in gold for token in line)
    hits = 0
    for token in (token for line in matched for token in line):
        if ours[token] > 0 and theirs[token] > 0:
            hits += 1
            ours[token] -= 1
            theirs[token] -= 1
    size = sum(map(len, found))
    precision = hits / size if size else 0.0
    recall = hits / sum(map(len, gold)) if any(gold) else 0.0
    both = precision + recall
    return Rouge(precision, recall, 2 * precision * recall / both if both else 0.0)


def _subsets(positions: Sequence[int]) -> Iterable[frozenset[int]]:
    for size in range(len(positions) + 1):
        yield from (frozenset(chosen) for chosen in combinations(positions, size))
