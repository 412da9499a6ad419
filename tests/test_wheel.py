"""What `pip install` brings: model, config and flows, and all that a run needs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pyarrow.dataset as ds
import pytest

ROOT = Path(__file__).resolve().parent.parent
MODEL = 5_000_000
"""Bytes that the model may have at most."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_model_is_small(installed: Path) -> None:
    files = list(installed.rglob("*.npz"))
    assert files
    assert sum(path.stat().st_size for path in files) <= MODEL


def test_the_wheel_carries_the_licence_and_who_made_the_data(installed: Path) -> None:
    (licences,) = installed.glob("*.dist-info/licenses")
    assert "Apache License" in (licences / "LICENSE").read_text()
    notice = (licences / "NOTICE").read_text()
    assert "GeoNames" in notice
    assert "Murrough Foley, licensed under CC BY 4.0" in notice


def test_a_run_from_the_wheel_needs_no_checkout(installed: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "raw" / "dw.com", tmp_path / "raw" / "dw.com")
    outside = {**os.environ, "PYTHONPATH": str(installed)}
    script = (
        "import sys, cleancopy; from cleancopy.cli import main; from cleancopy.settings import"
        " shipped; print(cleancopy.__file__, shipped('config'), shipped('flows'));"
        " sys.exit(main(['run', 'raw', '--out', 'clean']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=outside,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    module, config, flows = done.stdout.splitlines()[0].split()
    assert all(Path(path).is_relative_to(installed) for path in (module, config, flows))
    articles = ds.dataset(tmp_path / "clean" / "current" / "articles").to_table()
    assert "Deutsche Welle" in articles["publisher"].to_pylist()
