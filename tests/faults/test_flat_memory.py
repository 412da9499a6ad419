"""Memory does not grow with the number of pages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sample_pages import text_page

LONG = bool(os.environ.get("CLEANCOPY_LONG_TESTS"))
FEW, MANY = (2_000, 20_000) if LONG else (1_000, 4_000)
"""Pages of the two runs; the long ones take ten minutes more."""
GROWTH_MB = 100

DRIVER = """
import resource, sys
from cleancopy.cli import main
status = main(["run", sys.argv[1], "--out", sys.argv[2]])
print(status, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000)
"""


def write_dumps(raw: Path, numbers: range) -> None:
    for number in numbers:
        folder = raw / f"{number // 1000:03d}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number:06d}.txt").write_text(text_page(number))


def peak_mb(raw: Path, clean: Path) -> int:
    """Megabytes the process of the command itself had at most."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, raw, clean], capture_output=True, text=True, check=True
    )
    status, peak = done.stdout.split()[-2:]
    assert status == "0", done.stderr
    return int(peak)


@pytest.mark.slow
@pytest.mark.timeout(1500)
def test_the_parent_stays_small(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    write_dumps(raw, range(FEW))
    few = peak_mb(raw, tmp_path / "few")
    write_dumps(raw, range(FEW, MANY))
    many = peak_mb(raw, tmp_path / "many")
    assert many - few < GROWTH_MB, (few, many)
