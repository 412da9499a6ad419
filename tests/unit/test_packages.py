"""What the modules and folders of the package may import of each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter

from cleancopy.settings.versions import PACKAGE


def imported() -> Iterator[tuple[str, str]]:
    """(who, whom): modules right under the package and its folders, wherever the import stands."""
    for path in PACKAGE.rglob("*.py"):
        who = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                root, *below = node.module.split(".")
                whom = below[:1] or [alias.name for alias in node.names]
                if root == "cleancopy":
                    yield from ((who, name) for name in whom if name != who)


def test_no_two_packages_need_each_other() -> None:
    needs: dict[str, set[str]] = {}
    for who, whom in imported():
        needs.setdefault(who, set()).add(whom)
    assert len(needs) > 20
    TopologicalSorter(needs).prepare()  # raises `CycleError`


def test_buckets_are_known_to_those_alone_who_open_one() -> None:
    assert {who for who, whom in imported() if whom == "s3"} == {"explain", "opening", "raws"}


def test_naming_places_and_running_over_folders_needs_nothing_of_buckets() -> None:
    script = (
        "import sys, cleancopy.cli, cleancopy.commands, cleancopy.run, cleancopy.explain,"
        " cleancopy.tracked, cleancopy.store.verify; print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert not [name for name in done.stdout.split() if name.startswith("cleancopy.s3")]
