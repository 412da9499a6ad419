"""Everything under `config/`, read once, checked, unchangeable."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleancopy import __version__
from cleancopy.fields.agency import Agencies, read_agencies
from cleancopy.settings.options import Settings, read_settings, row_settings
from cleancopy.settings.phrase_file import read_phrases
from cleancopy.settings.phrases import Phrases, fold
from cleancopy.settings.profile import SiteProfile
from cleancopy.settings.profile_file import not_registrable, read_profile
from cleancopy.settings.tables import ConfigError, Table, read_toml
from cleancopy.settings.versions import PACKAGE, code_digest, digest, library_releases

FILES = ("settings.toml", "agencies.toml")
FOLDERS = ("phrases", "sites")


@dataclass(frozen=True, slots=True)
class Rules:
    """What the stages are told: settings, agencies, phrases and site profiles. Can be pickled."""

    settings: Settings
    agencies: Agencies
    phrases: Phrases
    sites: Mapping[str, SiteProfile]
    """By registrable domain."""
    domains: Mapping[str, str]
    """Site by each of its registrable domains, former ones too (`dw-world.de`: `dw.com`)."""
    common_digest: str
    """Of code, libraries, settings, agencies and phrases."""
    marks_digest: str
    """Of what decides of which site a page is: the domains and marks of all profiles."""
    site_digests: Mapping[str, str]
    """Of each profile without its marks, by site."""
    weights: Path | None = None
    """Folder of other weights for the labelling model than the shipped ones (cross-validation)."""

    def version(self, site: str | None) -> str:
        """Pipeline version of a row of `site`: `0.1.0+` and 12 hex digits.

        Changes with code, libraries and common config, and with that site's profile only.
        """
        own = self.site_digests.get(site or "", "")
        return f"{__version__}+{digest(self.common_digest, own)[:12]}"

    def profile(self, site: str | None) -> SiteProfile | None:
        """The profile of a site, if it has one."""
        return self.sites.get(site or "")

    def recognise(self, lines: Iterable[str], metas: Iterable[tuple[str, str]] = ()) -> str | None:
        """The site whose marks a page bears, or None where none or two do.

        `lines` are the texts of the blocks as printed, `metas` pairs of a meta tag's name or
        property and its content. A meta tag goes before lines; the most distinct lines win.
        """
        metas = list(metas)
        named = [site for site, profile in self.sites.items() if profile.marks.in_metas(metas)]
        if named:
            return named[0] if len(named) == 1 else None
        folded = [fold(line) for line in lines if len(line) <= 200]
        counts = {site: profile.marks.count(folded) for site, profile in self.sites.items()}
        enough = {s: n for s, n in counts.items() if n >= self.sites[s].marks.minimum}
        best = [site for site, count in enough.items() if count == max(enough.values())]
        return best[0] if len(best) == 1 else None


def shipped(name: str) -> Path:
    """A folder that comes with the package (`config`, `flows`).

    Inside the installed package, or at the root of a checkout.
    """
    installed = PACKAGE / name
    return installed if installed.is_dir() else PACKAGE.parent.parent / name


def load_rules(config: Path | None = None) -> Rules:
    """The shipped config, under the files of the folder `config` if one is given.

    A file there replaces the shipped file of the same name; other sites and languages are added.
    Raises ConfigError, naming file and key, for anything that is not understood.
    """
    values = {file: read_toml(path, file) for file, path in _paths(config).items()}
    tables = {file: Table(content, file) for file, content in values.items()}
    sites = {
        Path(file).stem: read_profile(Path(file).stem, table)
        for file, table in tables.items()
        if file.startswith("sites/")
    }
    phrases = {Path(f).stem: t for f, t in tables.items() if f.startswith("phrases/")}
    settings = read_settings(tables["settings.toml"])
    return Rules(
        settings=settings,
        agencies=_agencies(values["agencies.toml"]),
        phrases=read_phrases(phrases),
        sites=sites,
        domains=_domains(sites),
        common_digest=_common_digest(values, settings),
        marks_digest=_marks_digest(values),
        site_digests={site: _site_digest(site, values[f"sites/{site}.toml"]) for site in sites},
    )


def _agencies(values: Mapping[str, Any]) -> Agencies:
    try:
        return read_agencies(values)
    except ValueError as problem:
        raise ConfigError(f"agencies.toml: {problem}") from None


def _paths(config: Path | None) -> dict[str, Path]:
    """Config files by their path under the folder, the user's over the shipped ones."""
    found = _files(shipped("config"))
    if config is not None:
        if not config.is_dir():
            raise ConfigError(f"{config}: no such folder")
        found |= _files(config)
    return dict(sorted(found.items()))


def _files(folder: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in _toml_files(folder):
        file = path.relative_to(folder).as_posix()
        if path.suffix != ".toml":
            raise ConfigError(f"{file}: must end in .toml, in lower case")
        if file not in FILES and not (file.count("/") == 1 and file.split("/")[0] in FOLDERS):
            known = ", ".join((*FILES, "phrases/*.toml", "sites/*.toml"))
            raise ConfigError(f"{file}: unknown file (known: {known})")
        found[file] = path
    return found


def _toml_files(folder: Path) -> Iterator[Path]:
    def unreadable(problem: OSError) -> None:
        raise ConfigError(f"{problem.filename}: cannot be read: {problem.strerror}")

    for above, _, names in os.walk(folder, onerror=unreadable, followlinks=True):
        yield from (Path(above, name) for name in names if name.lower().endswith(".toml"))


def _domains(sites: Mapping[str, SiteProfile]) -> dict[str, str]:
    domains: dict[str, str] = {}
    for site, profile in sites.items():
        if "." not in site or site != site.lower():
            raise ConfigError(f"sites/{site}.toml: must be named after a domain, in lower case")
        if problem := not_registrable(site):
            raise ConfigError(f"sites/{site}.toml: its name {problem}")
        for domain in profile.marks.domains:
            if domains.setdefault(domain, site) != site:
                raise ConfigError(
                    f"sites/{site}.toml: recognise.domains: {domain} is of {domains[domain]} too"
                )
    return domains


def _common_digest(values: Mapping[str, dict[str, Any]], settings: Settings) -> str:
    texts = {file: c for file, c in values.items() if file.startswith(("phrases/", "agencies"))}
    return digest(code_digest(), library_releases(), row_settings(settings), texts)


def _marks_digest(values: Mapping[str, dict[str, Any]]) -> str:
    sites = {file: c.get("recognise") for file, c in values.items() if file.startswith("sites/")}
    return digest({file: marks for file, marks in sites.items() if marks})


def _site_digest(site: str, values: Mapping[str, Any]) -> str:
    return digest(site, {key: value for key, value in values.items() if key != "recognise"})
