"""The flows over buckets: as the command does it, with artifacts that lead there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cleancopy import tracked
from cleancopy.run import run
from cleancopy.running.job import Report
from s3_server import Bucket
from sample_pages import digests, write_pages

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def ended(state: Any) -> Report:
    report = state.result(raise_on_failure=False)
    assert isinstance(report, Report), report
    return report


def artifact(key: str) -> Any:
    from prefect.artifacts import Artifact

    found: Any = Artifact.get(key)
    assert found is not None
    return found.data


def test_the_flows_work_on_buckets(prefect_api: str, bucket: Bucket, tmp_path: Path) -> None:
    write_pages(tmp_path / "raw", range(6))
    (tmp_path / "raw" / "empty[1]#2.txt").write_text("")
    bucket.upload(tmp_path / "raw", "raw")
    address = f"s3://{bucket.name}"
    told = {
        "raw": f"{address}/raw",
        "out": f"{address}/clean",
        "links": "https://news.example/raw/",
    }
    ingest: Any = tracked.flow("ingest")
    report = ended(ingest(told, return_state=True))
    assert (report.cleaned, report.rejected, report.new) == (6, {"EMPTY": 1}, True)
    run(tmp_path / "raw", tmp_path / "plain")
    assert bucket.digests("clean") == digests(tmp_path / "plain")
    again = ended(ingest(told, return_state=True))
    assert (again.files, again.new) == (0, False)

    link = r"[empty\[1\]\#2.txt](https://news.example/raw/empty%5B1%5D%232.txt)"
    assert f"| EMPTY | {link} | decode | no bytes |" in artifact("clean-rejections")
    assert f"From `{address}/raw` into `{address}/clean/snapshots/00000001`" in artifact(
        "clean-summary"
    )

    maintain: Any = tracked.flow("maintain")
    once = {"out": f"{address}/clean", "keep_generations": 1, "keep_hours": 0, "raw_too": True}
    assert maintain(once, return_state=True).is_completed()
    key = next(key for key in bucket.keys("clean/snapshots/") if "/articles/" in key)
    bucket.put(key, b"not what it was")
    assert maintain(once, return_state=True).is_failed()
