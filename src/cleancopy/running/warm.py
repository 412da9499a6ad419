"""Imported by the fork server alone: does two pages, so that every worker starts with all loaded.

What the stages import at first use (the language model above all: 0.8 s) is then loaded once, and
shared by the workers as they are forked. Measured: the first page of a worker 3 ms, not 900.
"""

from __future__ import annotations

import contextlib
import gc
import sys
from pickle import UnpicklingError
from types import TracebackType

from cleancopy import pipeline
from cleancopy.model import Raw
from cleancopy.settings import load_rules

SENTENCE = "The old bridge over the river was opened again on Monday after two years of work. "

HTML = f"""<html><head><title>The bridge is open</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "The bridge is open"}}
</script></head><body><h1>The bridge is open</h1><p>By Sam Sample</p>
<time datetime="2021-03-01">March 1, 2021</time><p>{SENTENCE * 4}</p><p>{SENTENCE * 3}</p></body>"""

DUMP = f"""The bridge is open

By Sam Sample

SAMPLETOWN, March 1 (AFP) - {SENTENCE * 4}

{SENTENCE * 3}
"""


def warm() -> None:
    """Clean one page of each kind under the shipped rules, for the sake of what it imports."""
    rules = load_rules()
    for raw in (
        Raw("warm.html", "", HTML.encode(), "html"),
        Raw("warm.txt", "", DUMP.encode(), "text"),
    ):
        pipeline.survey(raw, rules)
        pipeline.clean(raw, rules)


def quiet(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Print what nobody caught, but of a parent that was stopped while it started a worker."""
    if kind not in (UnpicklingError, EOFError):
        sys.__excepthook__(kind, error, trace)


sys.excepthook = quiet
with contextlib.suppress(Exception):  # then the first worker meets the same, and can say so
    warm()
gc.freeze()
