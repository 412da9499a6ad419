"""The words that tell an article from a listing: a logistic regression, and the file of it.

`cleancopy.label.learned.wording` reads the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from cleancopy.label.learned.wording import Wording

PAGES = 3
"""A word of fewer pages is left out."""


def vocabulary(pages: Iterable[tuple[str, Mapping[str, float]]]) -> list[str]:
    """The words of at least `PAGES` pages, sorted; a page may come in several forms."""
    known = {(name, word) for name, said in pages for word in said}
    times = Counter(word for _, word in known)
    return sorted(word for word, count in times.items() if count >= PAGES)


def fit(
    names: Sequence[str],
    said: Sequence[Mapping[str, float]],
    is_article: Sequence[bool],
    weights: Sequence[float],
) -> Wording:
    """Fit the words of pages named `names`; the same pages give the same odds."""
    words = vocabulary(zip(names, said, strict=True))
    at = {word: i for i, word in enumerate(words)}
    cells = [
        (row, at[word], much)
        for row, page in enumerate(said)
        for word, much in sorted(page.items())
        if word in at
    ]
    rows, columns, values = zip(*cells, strict=True)
    table = csr_matrix((values, (rows, columns)), shape=(len(said), len(words)))
    model = LogisticRegression(solver="liblinear", max_iter=500)
    model.fit(table, np.array(is_article), sample_weight=np.array(weights))
    odds = np.array(model.coef_[0], np.float16)
    kept = {word: float(much) for word, much in zip(words, odds, strict=True) if much}
    return Wording(kept, float(model.intercept_[0]))


def write(wording: Wording, path: Path) -> None:
    """Write the words and what each adds, half precision."""
    with path.open("wb") as handle:
        np.savez_compressed(
            handle,
            words=np.frombuffer("\n".join(wording.odds).encode(), np.uint8),
            odds=np.array(list(wording.odds.values()), np.float16),
            bias=np.array(wording.bias),
        )
