"""The numbers of `config/settings.toml`."""

from __future__ import annotations

from dataclasses import dataclass, fields

from cleancopy.settings.tables import ConfigError, Table


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and thresholds; the defaults here equal the shipped `settings.toml`."""

    max_record_bytes: int = 20_000_000
    """A record of more bytes is `TOO_LARGE`."""
    max_expansion_ratio: int = 200
    """A compressed file that grows by more than this is a bomb: `TOO_LARGE`."""
    document_seconds: int = 30
    """A page that takes longer is killed: `TIMEOUT`."""
    document_memory_mb: int = 2048
    """A worker that wants more is killed: `OUT_OF_MEMORY`."""
    workers: int = 0
    """Processes; 0 means as many as there are cores."""
    shard_records: int = 2000
    """Records a task reads and cleans."""
    row_group_rows: int = 5000
    """Rows of one Parquet row group."""
    keep_generations: int = 3
    """Old generations that are kept at least."""
    keep_hours: int = 24
    """Hours for which an old generation is kept at least."""
    lease_seconds: int = 60
    """In a bucket: seconds of silence after which another run may take a writer for dead."""
    site_min_pages: int = 3
    """A line is furniture of its site when it stands on this many articles …"""
    site_min_share: float = 0.1
    """… and on this share of the site's articles."""
    min_article_words: int = 25
    """A page with fewer words of text is `NOT_AN_ARTICLE`."""
    second_opinion: float = 0.0
    """Trafilatura is asked too about HTML that the labelling is less sure of than this; 0 to 1."""


RUNNING = frozenset({"workers", "shard_records", "keep_generations", "keep_hours", "lease_seconds"})
"""Settings that say how a run goes, not what it makes: no part of a row's version."""

LEAST = {
    "max_record_bytes": 1,
    "max_expansion_ratio": 2,
    "document_seconds": 1,
    "document_memory_mb": 64,
    "shard_records": 1,
    "row_group_rows": 1,
    "keep_generations": 1,
    "lease_seconds": 1,
    "site_min_pages": 2,
}
"""The least value of a setting, where it is not 0."""

MOST = {"workers": 256, "site_min_share": 1, "second_opinion": 1}
"""The greatest, where there is one."""


def read_settings(table: Table) -> Settings:
    """Settings of `settings.toml`; a missing key has its default, an unknown one is an error."""
    values: dict[str, int | float] = {}
    for setting in fields(Settings):
        default, name = setting.default, setting.name
        least = LEAST.get(name, 0)
        if isinstance(default, int):
            values[name] = table.integer(name, default, least)
        elif isinstance(default, float):
            values[name] = table.number(name, default, least)
    table.done()
    for name, most in MOST.items():
        if values[name] > most:
            raise ConfigError(
                f"{table.file}: {name}: must be between 0 and {most}, not {values[name]!r}"
            )
    return Settings(**values)  # type: ignore[arg-type]


def row_settings(settings: Settings) -> dict[str, int | float]:
    """The settings on which the bytes of the output depend."""
    return {
        setting.name: getattr(settings, setting.name)
        for setting in fields(settings)
        if setting.name not in RUNNING
    }
