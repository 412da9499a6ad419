"""What the modules and folders of the package may import of each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from cleancopy.settings.versions import PACKAGE

ROOMS = sorted(path.parent for path in PACKAGE.rglob("__init__.py"))


def imported(room: Path = PACKAGE) -> Iterator[tuple[str, str]]:
    """(who, whom): modules and folders right under `room`, wherever the import stands."""
    here = ("cleancopy", *room.relative_to(PACKAGE).parts)
    for path in room.rglob("*.py"):
        who = path.relative_to(room).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                where = tuple(node.module.split("."))
                if where[: len(here)] == here:
                    whom = where[len(here) :][:1] or [alias.name for alias in node.names]
                    yield from ((who, name) for name in whom if who not in (name, "__init__"))


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_no_two_modules_or_folders_of_a_room_need_each_other(room: Path) -> None:
    needs: dict[str, set[str]] = {}
    for who, whom in imported(room):
        needs.setdefault(who, set()).add(whom)
    TopologicalSorter(needs).prepare()  # raises `CycleError`


def test_the_imports_of_the_package_are_found() -> None:
    assert len({who for who, _ in imported()}) > 20


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
