"""A second opinion on pages of HTML in which the model finds hardly any text: trafilatura's.

It is asked on few pages, since one answer costs as much as all other work on a page; what it gains
at which share of pages stands in `docs/decisions.md`.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from cleancopy.label.learned.network import Scores

if TYPE_CHECKING:
    from cleancopy.model import Block

WEIGHT = 0.5
"""Of trafilatura's word against the model's."""
_LETTERS = re.compile(r"[\W_]+")
_LONGEST = 1_000_000
"""Characters of a page that trafilatura is asked about: it is slow on larger ones."""


def weighed(blocks: Sequence[Block], html: str, scores: Scores) -> Scores:
    """Return the scores with trafilatura's choice of blocks mixed into those of the text.

    A page that trafilatura finds nothing on keeps its scores.
    """
    chosen = extracted(html)
    if not chosen:
        return scores
    agreed = np.array([_is_in(block.text, chosen) for block in blocks], dtype=np.float32)
    body = (1 - WEIGHT) * scores.body + WEIGHT * agreed
    return Scores(body, scores.fine, scores.article)


def extracted(html: str) -> str:
    """The letters of trafilatura's text of a page; "" where it finds none."""
    if len(html) > _LONGEST:
        return ""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # urllib3 misses a proxy library that nobody asks for
        import trafilatura
    text = trafilatura.extract(html, deduplicate=False, include_comments=False)
    return _LETTERS.sub("", text or "")


def _is_in(text: str, chosen: str) -> bool:
    letters = _LETTERS.sub("", text)
    return len(letters) > 3 and letters in chosen
