"""The first pass over a shard: read its files and note what each page tells of its site."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from cleancopy import raws
from cleancopy.model import Raw, Rejected, Survey
from cleancopy.read import FileChanged, RawFile
from cleancopy.running import shards, tasks
from cleancopy.running.crew import Crew
from cleancopy.running.job import SILENT, Job, Left, Shard, Surveyed, Watch
from cleancopy.running.procs import Lost
from cleancopy.running.workers import Task
from cleancopy.store.state import State

T = TypeVar("T", Survey, Rejected)

CHANGED = "changed while it was read"


def survey_shard(job: Job, shard: Shard, hands: Crew, watch: Watch = SILENT) -> Surveyed:
    """Survey every record of a shard's files; the answers go to a file for `absorb`.

    A file that changes meanwhile is left for the next run, whole.
    """
    started = time.monotonic()
    answers = shard.list.with_suffix(".answers")
    files = raws.opened(
        job.raw, shards.read_files(shard), hands.rules.settings, shard.list.with_suffix(".files")
    )
    reading = _Reading(files, watch)
    with open(answers, "w", encoding="ascii") as out:
        for place, answer in hands.pool.each(tasks.survey, reading.tasks()):
            reading.put(place, answer)
            out.writelines(reading.due())
        out.writelines(reading.due())
    seconds = time.monotonic() - started
    return Surveyed(shard, answers, reading.count, tuple(reading.left), seconds)


def as_rejected(source_path: str, source_sha256: str, lost: Lost) -> Rejected:
    """The rejection of a record whose worker was lost."""
    return Rejected(source_path, source_sha256, "worker", lost.reason, lost.detail)


class _Reading:
    """The records of some files on their way to the workers, and their answers put in order."""

    def __init__(
        self, files: Iterable[tuple[RawFile, Iterator[Raw | Rejected]]], watch: Watch
    ) -> None:
        self.left: list[Left] = []
        self.count = 0
        self._files = files
        self._watch = watch
        self._lines: dict[int, str] = {}
        self._next = 0

    def tasks(self) -> Iterator[Task[tuple[int, int, str, str]]]:
        for index, (file, records) in enumerate(self._files):
            try:
                yield from self._of_file(index, records)
            except FileChanged:
                self.left.append(Left(file.path, CHANGED))
            self._watch.advance(file.size)

    def _of_file(
        self, index: int, records: Iterator[Raw | Rejected]
    ) -> Iterator[Task[tuple[int, int, str, str]]]:
        for record in records:
            place = self.count, index, record.source_path, record.source_sha256
            self.count += 1
            self._watch.advance(0, 1)
            if isinstance(record, Raw):
                yield Task(place, (record,), len(record.data))
            else:
                self.put(place, record)

    def put(self, place: tuple[int, int, str, str], answer: Survey | Rejected | Lost) -> None:
        number, index, source_path, sha256 = place
        if isinstance(answer, Lost):
            answer = as_rejected(source_path, sha256, answer)
        self._lines[number] = f"{index}\t{shards.survey_line(answer)}\n"

    def due(self) -> Iterator[str]:
        """The lines that follow those given out before, in the order of the records."""
        while self._next in self._lines:
            yield self._lines.pop(self._next)
            self._next += 1


def absorb(state: State, surveyed: Surveyed) -> None:
    """Put a shard's answers into the state; files that were left stay as they were known."""
    left = {file.path for file in surveyed.left}
    files = shards.read_files(surveyed.shard)
    if len(files) == 1 and not left:  # perhaps a container of millions: streamed
        state.put_surveys(
            files[0], _of_kind(Survey, surveyed.answers), _of_kind(Rejected, surveyed.answers)
        )
        return
    for file, answers in _by_file(files, surveyed.answers):
        if file.path not in left:
            state.put_surveys(
                file,
                [answer for answer in answers if isinstance(answer, Survey)],
                [answer for answer in answers if isinstance(answer, Rejected)],
            )


def _of_kind(kind: type[T], answers: Path) -> Iterator[T]:
    for _, answer in _lines(answers):
        if isinstance(answer, kind):
            yield answer


def _by_file(
    files: list[RawFile], answers: Path
) -> Iterator[tuple[RawFile, list[Survey | Rejected]]]:
    groups = {
        index: [answer for _, answer in group]
        for index, group in groupby(_lines(answers), key=itemgetter(0))
    }
    for index, file in enumerate(files):
        yield file, groups.get(index, [])


def _lines(answers: Path) -> Iterable[tuple[int, Survey | Rejected]]:
    with open(answers, encoding="ascii") as lines:
        for line in lines:
            index, _, answer = line.partition("\t")
            yield int(index), shards.parse_survey(answer)
