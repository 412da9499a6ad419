"""The one order of every row, and where files are cut: functions of the rows alone.

Groups: articles by month of `published_at` or `undated`; removed blocks by the group of their
article, those of rejected pages in `rejected`; rejected records in `all`. Within a group rows are
in order of their key, and a part file ends after each record whose path hashes to a cut. So a part
is the same whatever else changes around it, and a change rewrites one or two parts, not a group.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple, TypeAlias

from cleancopy.model import Article, Outcome, Rejected, Removed

Key: TypeAlias = tuple[object, ...]
"""What rows of one group are ordered by; ends with what makes it unique."""

UNDATED = "undated"
REJECTED = "rejected"
ALL = "all"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Spec(NamedTuple):
    """How one table is ordered and cut."""

    table: str
    keys: tuple[str, ...]
    """Key columns; of `articles` the first is null throughout a group or in no row of it."""
    home: str
    """The group of the empty file that stands for an empty table."""
    groups_a_part: float
    """Row groups a part has on average, at one row a record."""

    def cut(self, source_path: str, row_group_rows: int) -> bool:
        """Whether a part ends after the rows of this record."""
        every = max(1, int(self.groups_a_part * row_group_rows))
        digest = hashlib.blake2b(source_path.encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % every == 0


ARTICLES = Spec("articles", ("published_at", "article_id", "source_path"), UNDATED, 2.0)
REMOVED_ROWS = Spec("removed", ("source_path", "position"), REJECTED, 0.5)
REJECTED_ROWS = Spec("rejected", ("source_path",), ALL, 4.0)
SPECS = (ARTICLES, REMOVED_ROWS, REJECTED_ROWS)


class Rows(NamedTuple):
    """The rows of one record in one table, and where they belong."""

    group: str
    key: Key
    rows: Sequence[Article | Removed | Rejected]


def group_of(outcome: Outcome) -> str:
    """The group of an outcome's removed blocks, and of an article itself."""
    if isinstance(outcome, Rejected):
        return REJECTED
    return month_of(outcome.metadata.published_at)


def month_of(moment: datetime | None) -> str:
    """`2009-12`, in UTC; `undated` for no moment."""
    if moment is None:
        return UNDATED
    moment = _utc(moment)
    return f"{moment.year:04d}-{moment.month:02d}"


def placed(outcome: Outcome) -> dict[str, Rows]:
    """Table -> rows of one outcome; tables to which it gives none are left out."""
    group = group_of(outcome)
    places: dict[str, Rows] = {}
    if isinstance(outcome, Article):
        moment = outcome.metadata.published_at
        key = (moment and micros(moment), outcome.article_id, outcome.source_path)
        places["articles"] = Rows(group, key, (outcome,))
    else:
        places["rejected"] = Rows(ALL, (outcome.source_path,), (outcome,))
    if outcome.removed:
        rows = sorted(outcome.removed, key=_position)
        places["removed"] = Rows(group, (outcome.source_path, rows[0].position), rows)
    return places


def micros(moment: datetime) -> int:
    """Microseconds since 1970 in UTC, exactly; a time without a zone is taken as UTC."""
    since = _utc(moment) - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


_position: Callable[[Removed], int] = lambda row: row.position  # noqa: E731
