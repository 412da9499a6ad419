"""The documents tell the truth: their commands and recipes run, their tables name what there is."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pytest

from cleancopy.cli import parser
from cleancopy.fields.people.roles import ROLE
from cleancopy.model import (
    LABELS,
    PRECISIONS,
    REASONS,
    ROLES,
    SOURCES,
    STAGES,
    TEXT_LABELS,
    WARNINGS,
    Block,
)
from cleancopy.resolve.priorities import PRIORITIES
from cleancopy.settings import load_rules
from cleancopy.settings.options import Settings
from cleancopy.settings.phrase_file import FAMILIES, KINDS
from cleancopy.settings.profile_file import read_profile
from cleancopy.settings.tables import Table
from cleancopy.table import COLUMNS

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
FENCE = re.compile(r"(?P<before>[^\n]*)\n```(?P<kind>\w+)\n(?P<code>.*?)^```$", re.M | re.S)
NEEDED = re.compile(r"^(?:import|from) (\w+)", re.M)
OPTIONAL = ("pyspark", "datasets")
"""Readers of the README that are no dependency of the tests."""


class Code(NamedTuple):
    """One fenced block of a document."""

    kind: str
    code: str
    run: bool
    """Not marked `<!-- not run: … -->` on the line before."""


def blocks(document: str) -> list[Code]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return [
        Code(m["kind"], m["code"], not m["before"].startswith("<!-- not run"))
        for m in FENCE.finditer(text)
    ]


def rows(document: str, heading: str) -> list[list[str]]:
    """The cells of the first table after a heading, code marks taken off."""
    text = (ROOT / document).read_text(encoding="utf-8")
    section = re.split(rf"^#+ {re.escape(heading)}$", text, maxsplit=1, flags=re.M)[1]
    table = re.search(r"(?:^\|.*\n)+", section, re.M)
    assert table is not None
    lines = table[0].replace("\\|", "/").splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


README = blocks("README.md")
COMMANDS = [
    line.partition("#")[0].strip() if " # " in line else line
    for block in README
    if block.kind == "sh" and block.run
    for line in block.code.splitlines()
]
CLEANCOPY = [line for line in COMMANDS if line.startswith(("cleancopy ", "mkdir "))]
RECIPES = [
    block.code
    for block in (*README, *blocks("docs/output-schema.md"))
    if block.kind == "python" and block.run
]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples, where the README's commands have been run in their order."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "raw", folder / "raw")
    for command in CLEANCOPY:
        done = subprocess.run(
            ["bash", "-c", f'PATH="{BIN}:$PATH"; {command}'],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return folder


def test_the_two_make_commands_come_first() -> None:
    assert [line for line in COMMANDS if line][:2] == ["make demo", "make test"]
    targets = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^demo:", targets, re.M)
    assert re.search(r"^test:", targets, re.M)


def test_the_commands_run(place: Path) -> None:
    assert (place / "clean" / "current" / "articles").is_dir()


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda code: code.splitlines()[0])
def test_the_recipes_run(place: Path, recipe: str) -> None:
    for module in NEEDED.findall(recipe):
        if module in OPTIONAL and importlib.util.find_spec(module) is None:
            pytest.skip(f"{module} is not installed")
    done = subprocess.run(
        [sys.executable, "-c", recipe],
        cwd=place,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_the_readme_shows_every_command() -> None:
    choices = next(a.choices for a in parser()._actions if a.choices)  # type: ignore[union-attr]
    text = "\n".join(block.code for block in README if block.kind == "sh")
    assert [name for name in choices if f"cleancopy {name}" not in text] == []


def anchors(document: Path) -> set[str]:
    """What `#…` can name in a document: its headings, as GitHub writes them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", text).lower().replace(" ", "-") for text in headings}


def test_links_between_documents_lead_somewhere() -> None:
    for document in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        for link in re.findall(r"\]\((?!https?:)([^)]+)", document.read_text(encoding="utf-8")):
            path, _, anchor = link.partition("#")
            target = document.parent / path if path else document
            assert target.exists(), f"{document.name}: {link}"
            assert not anchor or anchor in anchors(target), f"{document.name}: {link}"


def test_every_folder_of_the_package_and_of_its_tests_is_told_of() -> None:
    for heading, folder in (
        ("The way of a page", ROOT / "src" / "cleancopy"),
        ("Tests", ROOT / "tests"),
    ):
        told = re.findall(
            r"`(\w+)`", " ".join(name for name, _ in rows("docs/development.md", heading))
        )
        files = [path for path in folder.rglob("*/*") if path.suffix in (".py", ".json")]
        there = {path.relative_to(folder).parts[0] for path in files}
        assert set(told) == there


def in_words(kind: pa.DataType, nullable: bool = False) -> str:
    """A type as the documents write it: `list<string>`, `date32`, `string?`."""
    mark = "?" if nullable else ""
    if pa.types.is_list(kind):
        return f"list<{in_words(kind.value_type)}>{mark}"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'{f.name}: {in_words(f.type)}' for f in kind)}>{mark}"
    if pa.types.is_timestamp(kind):
        return f"timestamp[{kind.unit}, {kind.tz}]{mark}"
    if pa.types.is_float32(kind):
        return f"float32{mark}"
    return f"{'date32' if pa.types.is_date32(kind) else kind}{mark}"


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_is_documented(table: str) -> None:
    documented = [(name, kind) for name, kind, *_ in rows("docs/output-schema.md", table)]
    assert documented == [(c.name, in_words(c.type, c.nullable)) for c in COLUMNS[table]]


def test_every_reason_is_documented() -> None:
    assert [name for name, _ in rows("docs/output-schema.md", "Reasons")] == list(REASONS)


def test_every_warning_is_documented() -> None:
    assert [name for name, _ in rows("docs/output-schema.md", "Warnings")] == list(WARNINGS)


def test_roles_stages_sources_and_precisions_are_those_of_the_model() -> None:
    text = (ROOT / "docs" / "output-schema.md").read_text(encoding="utf-8")
    roles = text.partition("## Roles\n")[2].partition("\n## ")[0]
    assert re.findall(r"(?<!in )`(\w+)`", roles) == list(ROLES)
    assert set(ROLE.groupindex) - {"author", "editing", "second"} <= set(ROLES)
    for column, values in (
        ("stage", STAGES),
        ("published_source", SOURCES),
        ("published_precision", PRECISIONS),
    ):
        line = next(line for line in text.splitlines() if line.startswith(f"| {column} |"))
        assert re.findall(r"`([\w-]+)`", line) == list(values)


def test_the_table_of_priorities_is_the_one_that_is_asked() -> None:
    told = {
        field: tuple(asked.split(", "))
        for field, asked in rows("docs/output-schema.md", "Which claim wins")
    }
    asked = {
        field: tuple(f"`{claim}` {source}" for claim, source in ranked)
        for field, ranked in PRIORITIES.items()
    }
    assert told == asked


def test_every_label_is_documented() -> None:
    documented = {name: kept for name, kept, _ in rows("docs/labels.md", "Labels")}
    assert list(documented) == list(LABELS)
    assert {name for name, kept in documented.items() if kept == "yes"} == set(TEXT_LABELS)


def test_every_key_of_a_phrase_file_is_documented() -> None:
    text = (ROOT / "docs" / "labels.md").read_text(encoding="utf-8")
    tables = re.findall(r"^\| ([\w, ]+) \|", text, re.M)
    documented = {name for cell in tables for name in cell.split(", ")}
    assert {*KINDS, "opens", "words", *FAMILIES} <= documented


def test_every_setting_is_in_the_shipped_file() -> None:
    shipped = tomllib.loads((ROOT / "config" / "settings.toml").read_text(encoding="utf-8"))
    assert set(shipped) == set(Settings.__dataclass_fields__)


def test_the_profile_of_adding_a_site_does_what_it_says() -> None:
    found = blocks("docs/adding-a-site.md")
    dump = next(block.code for block in found if block.kind == "text").splitlines()
    values = tomllib.loads(next(block.code for block in found if block.kind == "toml"))
    profile = read_profile("mill-brook-gazette.co.uk", Table(values, "x.toml"))
    lines = [Block(line, f"line {i}") for i, line in enumerate(dump, start=1)]
    verdicts = profile.verdicts("text", lines)
    assert profile.marks.count(map(str.casefold, dump)) >= profile.marks.minimum
    assert [verdicts[i].label if i in verdicts else "" for i in range(len(dump))] == [
        *("navigation", "navigation", "", "date", "", ""),
        *("related", "related", "related"),
    ]


def run_in_shell(code: str, folder: Path) -> None:
    shell = f'set -e; PATH="{BIN}:$PATH"\n{code}'
    subprocess.run(["bash", "-c", shell], cwd=folder, check=True, timeout=60)


def test_phrases_of_the_labels_page_are_added_under_a_name_of_their_own(tmp_path: Path) -> None:
    code = next(block.code for block in blocks("docs/labels.md") if block.kind == "toml")
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "mine.toml").write_text(
        code.replace("most read", "gazette readers also enjoyed"), encoding="utf-8"
    )
    found = load_rules(tmp_path).phrases
    assert found.opens("gazette readers also enjoyed") is not None
    assert found.opens("most read") is not None  # the shipped one


def test_the_copy_of_the_labels_page_begins_with_the_shipped_phrases(tmp_path: Path) -> None:
    found = [block for block in blocks("docs/labels.md") if block.kind == "sh" and block.run]
    assert found
    for block in found:
        run_in_shell(block.code, tmp_path)
    copied = (tmp_path / "my-config" / "phrases" / "en.toml").read_bytes()
    assert copied == (ROOT / "config" / "phrases" / "en.toml").read_bytes()


def test_the_agency_of_the_labels_page_is_read_behind_the_shipped_ones(tmp_path: Path) -> None:
    _, agency = (block.code for block in blocks("docs/labels.md") if block.kind == "toml")
    shipped = (ROOT / "config" / "agencies.toml").read_text(encoding="utf-8")
    (tmp_path / "agencies.toml").write_text(f"{shipped}\n{agency}", encoding="utf-8")
    found = load_rules(tmp_path).agencies
    assert found.coded("mbns") == "Mill Brook News Service"
    assert found.coded("afp") == "AFP"
