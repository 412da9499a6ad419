"""The commands and recipes of docs/s3.md do what it says, in its order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from s3_server import Bucket

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = (ROOT / "docs" / "s3.md").read_text(encoding="utf-8")
CODES = re.findall(r"^```(sh|python)\n(.*?)^```$", TEXT, re.M | re.S)


def test_the_page_tells_the_truth(bucket: Bucket, tmp_path: Path) -> None:
    page = Bucket(bucket.endpoint, "news")
    page.upload(ROOT / "raw", "raw")
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "AWS_ALLOW_HTTP": "true",
        "AWS_ENDPOINT_URL": bucket.endpoint,
    }
    assert [kind for kind, _ in CODES].count("python") == 5
    for kind, code in CODES:
        shell = ["bash", "-euc", code] if kind == "sh" else [sys.executable, "-c", code]
        done = subprocess.run(
            shell, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"
        assert done.stdout.strip()
    assert '"generation": 1' in page.get("clean/latest.json").decode()
