"""What each flow can be told: the form that the UI shows, with its bounds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from cleancopy.settings.options import MOST, Settings

RUNNER = r"^(local|dask://[^\s/:]+:\d{1,5})$"
"""`local` and `dask://cluster.example.org:8786`, not `dask://` or `http://host:1`."""


# Types, and no fields of `Inputs`: the form shows the fields of a base first, and RAW comes first.
Out = Annotated[
    str,
    Field(
        min_length=1,
        title="CLEAN",
        description="The folder of the data set, as the worker sees it, or s3://BUCKET/PREFIX.",
    ),
]
Config = Annotated[
    str | None,
    Field(
        title="Own config",
        description="A folder of own settings, phrases and site profiles over the shipped ones.",
    ),
]


class Inputs(BaseModel):
    """What may be told to a flow, and nothing else."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Work(Inputs):
    """A run that reads raw files."""

    raw: str = Field(
        default="raw",
        min_length=1,
        title="RAW",
        description="The folder of raw files, as the worker (and every machine of a cluster)"
        " sees it, or s3://BUCKET/PREFIX.",
    )
    out: Out = "clean"
    config: Config = None
    workers: int = Field(
        default=0,
        ge=0,
        le=MOST["workers"],
        title="Processes",
        description="Worker processes on each machine; 0: as many as there are cores.",
    )
    runner: str = Field(
        default="local",
        pattern=RUNNER,
        title="Where the shards are done",
        description="local, or dask://HOST:PORT: a Dask scheduler whose workers see the same"
        " folders under the same paths.",
    )
    links: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        title="Address of RAW",
        description="Where a browser finds the raw files, as https://files.example.org/raw: makes"
        " the links of rejected records work. Browsers follow no file:// link from a page.",
    )
    tasks: int = Field(
        default=50,
        ge=1,
        le=500,
        title="Tasks of a pass",
        description="At most so many tasks for reading and as many for cleaning; a run that has"
        " more shards puts several into one task.",
    )


class Ingest(Work):
    """Clean what is new or changed under RAW."""


class Reason(StrEnum):
    """Why a record gave no article, where another try can come to another end."""

    EMPTY = "EMPTY"
    NOT_TEXT = "NOT_TEXT"
    TOO_LARGE = "TOO_LARGE"
    UNDECODABLE = "UNDECODABLE"
    BAD_RECORD = "BAD_RECORD"
    TRUNCATED = "TRUNCATED"
    UNREADABLE = "UNREADABLE"
    NOT_AN_ARTICLE = "NOT_AN_ARTICLE"
    TIMEOUT = "TIMEOUT"
    OUT_OF_MEMORY = "OUT_OF_MEMORY"
    CRASHED = "CRASHED"


MACHINE = [Reason.UNREADABLE, Reason.TIMEOUT, Reason.OUT_OF_MEMORY, Reason.CRASHED]
"""Reasons that lie with the machine, or with us, more than with the page."""


class Replay(Work):
    """Clean again what was rejected, and what a changed rule touches; take in nothing new."""

    rejected: bool = Field(
        default=True,
        title="Rejected records",
        description="Read and clean rejected records again. Without: only what the present"
        " rules would make otherwise.",
    )
    reasons: Annotated[list[Reason], Field(max_length=len(Reason))] = Field(
        default=MACHINE,
        title="Reasons",
        description="Which rejected records; an empty list: all of them.",
    )


class Maintain(Inputs):
    """Look after a data set."""

    out: Out = "clean"
    config: Config = None
    verify: bool = Field(
        default=True, title="Verify", description="Compute every hash and check every row again."
    )
    raw_too: bool = Field(
        default=False,
        title="Read the raw files too",
        description="Check as well that each raw record is in the data set, by its hash. Reads all"
        " of RAW.",
    )
    raw: str | None = Field(
        default=None,
        min_length=1,
        title="RAW",
        description="Where the raw files lie now (empty: where the run read them that made the"
        " newest generation).",
    )
    prune: bool = Field(default=True, title="Prune", description="Remove generations of long ago.")
    keep_generations: int | None = Field(
        default=None,
        ge=1,
        le=10_000,
        title="Generations to keep",
        description="At least so many, and … (empty: as `keep_generations` of the settings)",
    )
    keep_hours: float | None = Field(
        default=None,
        ge=0,
        le=24 * 3660,
        title="Hours to keep",
        description="… each that readers may have opened within so many hours (empty: as"
        " `keep_hours` of the settings).",
    )
    compact: bool = Field(
        default=True,
        title="Compact",
        description="Give back the room of dead runs and of the state.",
    )

    def kept(self, settings: Settings) -> tuple[int, float]:
        """Generations and hours to keep: as told, else as the settings have them."""
        generations, hours = self.keep_generations, self.keep_hours
        return (
            settings.keep_generations if generations is None else generations,
            settings.keep_hours if hours is None else hours,
        )
