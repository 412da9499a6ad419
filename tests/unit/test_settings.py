"""The config folder as a whole: overlays, mistakes, versions."""

from __future__ import annotations

import ast
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from cleancopy.settings import ConfigError, Rules, Settings, load_rules, shipped
from cleancopy.settings.versions import LIBRARIES, MOVERS, PACKAGE, library_releases, makers

SITE = 'publisher = "Courier"\n[recognise]\nline = ["The Courier of Old"]\n'


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def write(folder: Path, file: str, text: str) -> Path:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_the_shipped_settings_are_the_defaults(rules: Rules) -> None:
    assert rules.settings == Settings()


def test_shipped_folders_are_there() -> None:
    assert (shipped("config") / "settings.toml").is_file()


def test_rules_survive_pickling(rules: Rules) -> None:
    again = pickle.loads(pickle.dumps(rules))
    assert again.version("dw.com") == rules.version("dw.com")
    assert again.phrases.match("skip to content") == rules.phrases.match("skip to content")


def test_a_user_file_replaces_the_shipped_one(tmp_path: Path, rules: Rules) -> None:
    mine = load_rules(write(tmp_path, "settings.toml", "site_min_pages = 5\n"))
    assert mine.settings == Settings(site_min_pages=5)
    assert set(mine.sites) == set(rules.sites)


def test_a_user_site_is_added(tmp_path: Path, rules: Rules) -> None:
    mine = load_rules(write(tmp_path, "sites/courier.example.toml", SITE))
    assert set(mine.sites) - set(rules.sites) == {"courier.example"}
    assert mine.profile("courier.example") is not None
    assert mine.profile("dw.com") is not None


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("settings.toml", "site_min_page = 5\n", "settings.toml: site_min_page: unknown key"),
        ("settings.toml", "site_min_pages = 1\n", "site_min_pages: must be at least 2, not 1"),
        ("settings.toml", "site_min_share = 2\n", "site_min_share: must be between 0 and 1"),
        ("settings.toml", 'workers = "all"\n', "workers: must be a whole number, not 'all'"),
        ("settings.toml", "workers = 9999\n", "workers: must be between 0 and 256, not 9999"),
        ("settings.toml", "workers = true\n", "workers: must be a whole number, not True"),
        ("settings.toml", "workers = \n", "settings.toml: not TOML"),
        ("setings.toml", "", "setings.toml: unknown file"),
        ("site/dw.com.toml", "", "site/dw.com.toml: unknown file"),
        ("agencies.toml", "[[agency]]\nname = 3\n", "agencies.toml: "),
        ("agencies.toml", "[agency]\n", "only [[agency]] tables may stand here"),
        ("sites/a.org.toml", 'publisher = " "\n', "publisher: must not be empty"),
        ("sites/a.org.toml", f"{SITE}prefix = [3]\n", "must hold texts only, not 3"),
        (
            "sites/a.org.toml",
            f'{SITE}[[layout]]\nkind = "text"\nname = "a"\nvalid_from = 2015-06-30T00:00:00\n',
            "valid_from: must be a date without a time",
        ),
        ("sites/a.org.toml", f"layout = [3]\n{SITE}", "must be a list of tables [[layout]]"),
        ("sites/Courier.toml", SITE, "sites/Courier.toml: must be named after a domain"),
        (
            "sites/courier.example.toml",
            'publisher = "C"\nrecognise = {domains = ["dw.de"]}\n',
            "dw.de is of",
        ),
        ("settings.toml", "site_min_share = nan\n", "site_min_share: must be at least 0, not nan"),
        ("settings.TOML", "", "settings.TOML: must end in .toml"),
        ("sites/a.org.TOML", SITE, "sites/a.org.TOML: must end in .toml"),
        (
            "sites/www.bbc.co.uk.toml",
            SITE,
            "sites/www.bbc.co.uk.toml: its name must be a registrable domain, not"
            " 'www.bbc.co.uk': bbc.co.uk",
        ),
        ("sites/co.uk.toml", SITE, "its name must be a registrable domain, not 'co.uk'"),
        ("sites/xn--mnchen-3ya.de.toml", SITE, "not 'xn--mnchen-3ya.de': münchen.de"),
    ],
)
def test_a_mistake_names_file_and_key(tmp_path: Path, file: str, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        load_rules(write(tmp_path, file, text))
    assert message in str(raised.value)


def test_a_site_is_named_in_letters_or_by_a_host_of_no_public_suffix(tmp_path: Path) -> None:
    for site in ("пример.рф", "courier.example"):
        write(tmp_path, f"sites/{site}.toml", SITE.replace("Old", site))
    assert {"пример.рф", "courier.example"} <= set(load_rules(tmp_path).sites)


@pytest.mark.parametrize("folder", ["", "sites"])
def test_a_folder_that_cannot_be_listed_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    write(tmp_path, "sites/courier.example.toml", SITE)
    listed = os.scandir

    def scandir(path: str) -> object:
        if Path(path) == tmp_path / folder:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(ConfigError, match=r"cannot be read: Permission denied"):
        load_rules(tmp_path)


def test_a_folder_of_sites_may_be_a_symlink(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", "courier.example.toml", SITE)
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "sites").symlink_to(tmp_path / "elsewhere")
    assert "courier.example" in load_rules(tmp_path / "config").sites


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder"):
        load_rules(tmp_path / "nowhere")


def test_a_version_is_release_and_digest(rules: Rules) -> None:
    release, _, digest = rules.version(None).partition("+")
    assert release
    assert len(digest) == 12


def test_a_site_profile_changes_the_version_of_its_site_only(tmp_path: Path, rules: Rules) -> None:
    text = (shipped("config") / "sites" / "dw.com.toml").read_text(encoding="utf-8")
    mine = load_rules(write(tmp_path, "sites/dw.com.toml", text.replace("skip link", "links")))
    assert mine.version("dw.com") != rules.version("dw.com")
    assert mine.version("reuters.com") == rules.version("reuters.com")
    assert mine.version(None) == rules.version(None)


def test_a_new_profile_changes_the_version_of_its_site_only(tmp_path: Path, rules: Rules) -> None:
    mine = load_rules(write(tmp_path, "sites/courier.example.toml", SITE))
    assert mine.version("courier.example") != rules.version("courier.example")
    assert mine.version(None) == rules.version(None)


def test_profiles_that_say_the_same_have_a_version_each(tmp_path: Path) -> None:
    for site in ("courier", "gazette"):
        write(tmp_path, f"sites/{site}.example.toml", 'publisher = "The Press"\n')
    mine = load_rules(tmp_path)
    assert mine.version("courier.example") != mine.version("gazette.example")


@pytest.mark.parametrize(
    ("text", "same"), [(SITE, False), ('publisher = "Courier"\nlanguage = "en"\n', True)]
)
def test_only_marks_can_make_a_page_one_of_another_site(
    tmp_path: Path, rules: Rules, text: str, same: bool
) -> None:
    mine = load_rules(write(tmp_path, "sites/courier.example.toml", text))
    assert (mine.marks_digest == rules.marks_digest) is same


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("# a comment\n", True),
        ("workers = 7\nkeep_hours = 1\n", True),
        ("site_min_pages = 4\n", False),
    ],
)
def test_only_what_makes_rows_changes_a_version(
    tmp_path: Path, rules: Rules, text: str, same: bool
) -> None:
    mine = load_rules(write(tmp_path, "settings.toml", text))
    assert (mine.version(None) == rules.version(None)) is same


def test_a_row_s_version_is_of_the_modules_that_make_it_and_of_no_others() -> None:
    script = (
        "import sys, cleancopy.table, cleancopy.read, cleancopy.running.warm; print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    asked = {"cleancopy.running", "cleancopy.running.warm"}
    names = {name for name in done.stdout.split() if name.startswith("cleancopy.")} - asked
    used = {name.split(".")[1] for name in names}
    assert used.isdisjoint(MOVERS)
    counted = {path.relative_to(PACKAGE).parts[0].removesuffix(".py") for path in makers(PACKAGE)}
    assert counted - {"__init__", "py.typed"} == used


BYTES_ALONE = {"brotli", "pyarrow", "threadpoolctl", "zstandard"}
"""Of these a row gets the same whatever their release, or a file's form tells it."""


def imported(path: Path) -> Iterator[str]:
    """Top-level packages that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_a_row_s_version_is_of_the_libraries_that_make_it() -> None:
    used = {name for path in makers(PACKAGE) if path.suffix == ".py" for name in imported(path)}
    known = packages_distributions()
    found = {name.lower().replace("-", "_") for each in used for name in known.get(each, ())}
    assert found - {"cleancopy"} - BYTES_ALONE == set(LIBRARIES)
    assert set(library_releases()) == {"python", *LIBRARIES}
