"""Rules and worker processes, ready for the shards of one job."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from cleancopy.errors import UsageError
from cleancopy.running import tasks
from cleancopy.running.job import Job
from cleancopy.running.workers import Limits, Pool
from cleancopy.settings import Rules, load_rules
from cleancopy.settings.versions import digest

PRELOAD = ("cleancopy.running.warm",)


class Crew(NamedTuple):
    """Who does the work of a shard, and by which rules."""

    rules: Rules
    pool: Pool


@contextmanager
def crew(job: Job) -> Iterator[Crew]:
    """Open the workers for `job`, on whatever machine this is.

    Raises `UsageError` when code or config is not what the run was planned with.
    """
    rules = load_rules(job.config)
    if version(rules) != job.version:
        raise UsageError("code or config changed since this run was planned; run again")
    settings = rules.settings
    limits = Limits(settings.document_seconds, settings.document_memory_mb)
    workers = job.workers or settings.workers or cores()
    with Pool(workers, limits, tasks.prepare, (rules,), PRELOAD) as pool:
        yield Crew(rules, pool)


def version(rules: Rules) -> str:
    """One digest of all that rows can depend on, all sites together."""
    return digest(rules.common_digest, rules.marks_digest, dict(rules.site_digests))


def cores() -> int:
    """Cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        return os.cpu_count() or 1
