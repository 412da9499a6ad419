"""What a worker process does with one document.

The pipeline is imported inside, by the workers alone: the fork server loads it once, the parent
never. Nothing here imports prefect or pyarrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleancopy.model import Outcome, Raw, Rejected, Survey
    from cleancopy.settings import Rules

_rules: list[Rules] = []


def prepare(rules: Rules) -> None:
    """Give this worker its rules; once, before its first document."""
    from cleancopy import pipeline  # noqa: F401  if it cannot be imported, no document is to blame

    _rules[:] = [rules]


def survey(raw: Raw) -> Survey | Rejected:
    """What `raw` adds to the evidence of its site, under this worker's rules."""
    from cleancopy import pipeline

    return pipeline.survey(raw, _rules[0])


def clean(raw: Raw, furniture: frozenset[int]) -> Outcome:
    """The article on `raw` or its rejection, under this worker's rules."""
    from cleancopy import pipeline

    return pipeline.clean(raw, _rules[0], furniture)
