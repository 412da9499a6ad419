"""The language of a page, for the tables by language: what the page declares, else its text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

DECLARED = re.compile(r"<html\b[^>]*?\slang\s*=\s*[\"']?([A-Za-z]{2,3})\b", re.I)
"""`<html class="x" lang="de-AT">`; not `<p lang=de>`."""
SAME = {"nb": "no", "nn": "no"}
SAMPLE = 4000
"""Characters of text looked at."""


def language_of(text: str, html: str) -> str | None:
    """ISO 639-1 of the text where it is long enough to tell, else what the page declares.

    Declarations are often left at the template's `en`; py3langid on a whole article errs less,
    but does not know every language: where both differ the text decides only when it is sure.
    """
    match = DECLARED.search(html[:20000])
    declared = SAME.get(match[1].lower(), match[1].lower()) if match else None
    if len(text) < 200:
        return declared
    detected, probability = _identifier().classify(text[:SAMPLE])
    detected = SAME.get(detected, detected)
    return detected if declared in (None, "en") or probability > 0.99 else declared


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
