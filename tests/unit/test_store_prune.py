"""Old generations stay while someone may be reading them, and go then."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cleancopy.store.layout import Layout
from cleancopy.store.verify import verify
from store_rows import NOW, DataSet, Limits, article

pytestmark = pytest.mark.usefixtures("unsynced")

HOUR = timedelta(hours=1)


def generations(data: DataSet, *moments: datetime) -> list[str]:
    """The snapshots that are left after one commit at each of `moments`."""
    for moment in moments:
        data.commit([article("a.txt", words=f"Version {data.runs}.")], now=moment)
    return sorted(path.name for path in data.layout.snapshots.iterdir())


def test_within_a_day_everything_stays(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    assert len(generations(data, *(NOW + at * HOUR for at in range(6)))) == 6


def test_after_a_day_the_newest_three_stay(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    left = generations(data, *(NOW + at * 25 * HOUR for at in range(6)))
    assert left == ["00000004", "00000005", "00000006"]
    assert [path.stem for path in sorted(data.layout.manifests.iterdir())] == left
    assert list(verify(tmp_path)) == []


def test_age_counts_from_when_a_generation_was_superseded(tmp_path: Path) -> None:
    data = DataSet(tmp_path, Limits(keep_generations=1))
    month = 30 * 24 * HOUR
    left = generations(data, NOW, NOW + month, NOW + month + HOUR)
    assert left == ["00000001", "00000002", "00000003"]  # readers opened 1 two hours ago, perhaps


def test_leavings_of_a_killed_commit_go_and_their_number_is_not_used_again(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    data.commit([article("a.txt")])
    (data.layout.snapshots / "00000002" / "articles").mkdir(parents=True)
    made = data.commit([article("b.txt")])
    assert made
    assert made.generation.number == 3
    assert sorted(path.name for path in data.layout.snapshots.iterdir()) == ["00000001", "00000003"]


def test_a_rolled_back_pointer_is_followed(tmp_path: Path) -> None:
    data = DataSet(tmp_path)
    data.commit([article("a.txt")])
    data.commit([article("b.txt")])
    (tmp_path / "current").unlink()
    (tmp_path / "current").symlink_to("snapshots/00000001")
    made = data.commit([article("c.txt")])
    assert made
    assert made.generation.number == 3
    assert made.rows["articles"] == 2
    assert Layout(tmp_path).current() == made.generation
