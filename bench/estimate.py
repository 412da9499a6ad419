"""`python -m bench.estimate DATA`: what the text alone tells of the day of publication.

The dates of each page are hidden: only its text and captions are asked, as for a page that states
no date. Printed: how often there is an answer, how often the true day lies inside its interval, how
often it is the day itself, and how wide the intervals are.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from statistics import median

from bench.fields import SETS, asked, half_of
from bench.folds import fold_of, fold_rules
from bench.markdown import table
from bench.metrics import same_day
from bench.ours import raw_of
from bench.pages import BenchPage
from bench.readers import read_all
from cleancopy.fields.dates.estimate import estimate_day
from cleancopy.model import Article, Estimate
from cleancopy.pipeline import clean

HEAD = ("set", "half", "pages", "answers", "inside", "exact", "days of the interval, median")


def main() -> int:
    """Print the table; the exit code."""
    arguments = asked("bench.estimate", __doc__)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    for name in SETS:
        dated = [page for page in read_all(arguments.data, (name,)) if page.gold.published]
        pages = [page for page in dated if page.gold.page_type == "article"]
        found = [(page, estimated(page, arguments.cache)) for page in pages]
        rows = [_row(name, half, found) for half in ("A", "B", "AB")]
        print(table(HEAD, rows))
    return 0


def estimated(page: BenchPage, cache: Path) -> Estimate | None:
    """The estimate from the page's cleaned text and captions, its dates unknown."""
    outcome = clean(raw_of(page, "html", cache), fold_rules(fold_of(page.site)))
    if not isinstance(outcome, Article):
        return None
    fields = outcome.metadata
    captions = [image.caption for image in fields.images if image.caption]
    return estimate_day(outcome.text, captions, fields.language, None)


def _row(
    name: str, half: str, found: Iterable[tuple[BenchPage, Estimate | None]]
) -> tuple[object, ...]:
    chosen = [(page, estimate) for page, estimate in found if half_of(page) in half]
    answers = [(page, estimate) for page, estimate in chosen if estimate]
    inside = sum(any(e.earliest <= day <= e.latest for day in _days(page)) for page, e in answers)
    exact = sum(same_day((e.date,), _days(page)) for page, e in answers)
    widths: Sequence[int] = [(e.latest - e.earliest).days + 1 for _, e in answers]
    of = max(len(answers), 1)
    return (
        name, half, len(chosen), len(answers) / max(len(chosen), 1), inside / of, exact / of,
        median(widths) if widths else None,
    )  # fmt: skip


def _days(page: BenchPage) -> list[date]:
    """The true day, local and in UTC."""
    return [day for day in (page.gold.published, page.gold.published_utc) if day]


if __name__ == "__main__":
    raise SystemExit(main())
