"""The run as a flow, against a real server of its own."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cleancopy import tracked
from cleancopy.errors import UsageError
from cleancopy.run import run
from cleancopy.running.job import Report
from sample_pages import digests, write_pages

pytestmark = [
    pytest.mark.slow,
    # Prefect's own: its server and its clients are not ours to mend.
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_pages(tmp_path / "raw", range(12))
    (tmp_path / "raw" / "empty.txt").write_text("")
    return tmp_path


def told(folder: Path, out: str, **more: Any) -> dict[str, Any]:
    return {"raw": str(folder / "raw"), "out": str(folder / out), **more}


def ended(state: Any) -> Report:
    report = state.result(raise_on_failure=False)
    assert isinstance(report, Report), report
    return report


def test_the_flow_makes_what_the_command_makes(prefect_api: str, folder: Path) -> None:
    ingest: Any = tracked.flow("ingest")
    state = ingest(told(folder, "tracked"), return_state=True)
    assert state.is_completed()
    report = ended(state)
    assert (report.cleaned, report.rejected, report.new) == (12, {"EMPTY": 1}, True)
    run(folder / "raw", folder / "plain")
    assert digests(folder / "tracked") == digests(folder / "plain")
    again = ended(ingest(told(folder, "tracked"), return_state=True))
    assert (again.files, again.unchanged, again.new) == (0, 13, False)


def test_the_flow_fails_after_a_bug_of_ours_with_the_rest_committed(
    prefect_api: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleancopy.running.tasks.clean", stumbling_clean)
    ingest: Any = tracked.flow("ingest")
    state = ingest(told(folder, "clean"), return_state=True)
    assert state.is_failed()
    assert state.message == "1 record met a bug of ours"
    report = ended(state)
    assert (report.cleaned, report.rejected, report.new) == (11, {"CRASHED": 1, "EMPTY": 1}, True)


def stumbling_clean(raw: Any, furniture: frozenset[int]) -> Any:
    from cleancopy.model import Rejected
    from cleancopy.pipeline import clean
    from cleancopy.settings import load_rules

    if raw.source_path.endswith("00003.html"):
        return Rejected(raw.source_path, raw.source_sha256, "worker", "CRASHED", "as asked")
    return clean(raw, load_rules(), furniture)


def test_a_poison_document_rejects_itself_alone(
    prefect_api: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleancopy.running.tasks.clean", poisoned_clean)
    ingest: Any = tracked.flow("ingest")
    report = ended(ingest(told(folder, "clean"), return_state=True))
    assert (report.cleaned, report.rejected) == (11, {"CRASHED": 1, "EMPTY": 1})
    monkeypatch.undo()  # the bug is mended
    replay: Any = tracked.flow("replay")
    (folder / "raw" / "new.txt").write_text((folder / "raw" / "empty.txt").read_text())
    state = replay(told(folder, "clean"), return_state=True)
    assert state.is_completed()
    assert (ended(state).cleaned, ended(state).rejected) == (1, {})
    (folder / "raw" / "new.txt").unlink()
    run(folder / "raw", folder / "plain")
    assert digests(folder / "clean") == digests(folder / "plain")


def poisoned_clean(raw: Any, furniture: frozenset[int]) -> Any:
    from cleancopy.pipeline import clean
    from cleancopy.settings import load_rules

    if raw.source_path.endswith("00003.html"):
        ctypes.string_at(0)  # a segmentation fault
    return clean(raw, load_rules(), furniture)


def test_maintenance_finds_what_is_wrong_and_prunes_what_is_old(
    prefect_api: str, folder: Path
) -> None:
    run(folder / "raw", folder / "clean")
    (folder / "raw" / "empty.txt").unlink()
    second = run(folder / "raw", folder / "clean").where
    assert second is not None
    maintain: Any = tracked.flow("maintain")
    told_once = {"out": str(folder / "clean"), "keep_generations": 1, "keep_hours": 0}
    assert maintain(told_once, return_state=True).is_completed()
    assert [path.name for path in second.parent.iterdir()] == [second.name]
    next(second.glob("articles/*.parquet")).write_bytes(b"not what it was")
    assert maintain(told_once, return_state=True).is_failed()


def test_maintenance_reads_the_raw_files_where_it_is_told(prefect_api: str, folder: Path) -> None:
    run(folder / "raw", folder / "clean")
    (folder / "raw").rename(folder / "moved")
    maintain: Any = tracked.flow("maintain")
    what = {"out": str(folder / "clean"), "raw_too": True}
    assert maintain(what, return_state=True).is_failed()
    moved = what | {"raw": str(folder / "moved")}
    assert maintain(moved, return_state=True).is_completed()
    (folder / "moved" / "empty.txt").unlink()
    assert maintain(moved, return_state=True).is_failed()


def test_maintenance_keeps_what_the_settings_keep(prefect_api: str, folder: Path) -> None:
    run(folder / "raw", folder / "clean")
    (folder / "raw" / "empty.txt").unlink()
    second = run(folder / "raw", folder / "clean").where
    assert second is not None
    config = folder / "config"
    config.mkdir()
    (config / "settings.toml").write_text("keep_generations = 1\nkeep_hours = 0\n")
    maintain: Any = tracked.flow("maintain")
    assert maintain({"out": str(folder / "clean")}, return_state=True).is_completed()
    assert len(list(second.parent.iterdir())) == 2
    ours = {"out": str(folder / "clean"), "config": str(config)}
    assert maintain(ours, return_state=True).is_completed()
    assert [path.name for path in second.parent.iterdir()] == [second.name]


def test_the_form_has_bounds(prefect_api: str) -> None:
    from prefect.exceptions import ParameterTypeError

    ingest: Any = tracked.flow("ingest")
    form = ingest.parameters.definitions["Ingest"]["properties"]
    assert all(field["description"] for field in form.values())
    assert form["workers"]["minimum"] == 0
    for wrong in ({"runner": "http://host:1"}, {"tasks": 0}, {"rwa": "raw"}):
        with pytest.raises(ParameterTypeError, match="invalid parameters"):
            ingest.validate_parameters({"what": wrong})


def test_the_command_runs_the_flow(prefect_api: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cleancopy.cli", "run", "raw", "--out", "clean", "--prefect"],
        env=os.environ | {"PREFECT_API_URL": prefect_api},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "clean/snapshots/00000001" in done.stdout
    assert "Completed" in done.stderr


def test_wrong_usage_stays_wrong_usage(prefect_api: str, folder: Path) -> None:
    with pytest.raises(UsageError, match="not a folder"):
        tracked.ingest(folder / "nowhere", folder / "clean", None, 0)
    with pytest.raises(UsageError, match=r"what\.runner"):
        tracked.ingest(folder / "raw", folder / "clean", None, 0, "http://host:1")
