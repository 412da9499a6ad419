"""One writer at a time in a bucket: a lock object whose holder must beat, or lose it.

Politeness, and no more: it keeps two runs from doing the same work. What keeps a data set whole is
the conditional put of its pointer, and that no two writers ever get the same generation number.

Nobody trusts anybody's clock: a waiter takes the lease over when the object did not change for
`seconds` of its own time.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from cleancopy.errors import StoreError, UsageError
from cleancopy.s3.conditional import Conflict, Documents, Seen

LOCK = "work/lock.json"
TAKEN_OVER = "another run took over, as this one was silent for too long: nothing was committed"
BEATS = 4
"""Beats in the time after which a silent holder loses the lease."""


class TakenOver(StoreError):
    """Another run took the lease over, because this one was silent for too long."""


class Lease:
    """The lock object, held; also the counter that numbers generations."""

    def __init__(self, documents: Documents, seen: Seen) -> None:
        self._documents = documents
        self._seen = seen
        self._turn = threading.Lock()
        self._taken_over = False

    def beat(self) -> None:
        """Show that this run is alive; raises `TakenOver` when it is not the holder any more."""
        with self._turn:
            self._write(self._seen.facts)

    def number(self, taken: int) -> int:
        """The next generation's number, above `taken` and never given out before."""
        with self._turn:
            number = max(taken, _number(self._seen)) + 1
            self._write(self._seen.facts | {"generation": number})
        return number

    def release(self) -> None:
        """Let the next one in, unless the lease is lost already or the store fails."""
        with self._turn:
            if not self._taken_over:
                try:
                    self._write(self._seen.facts | {"holder": None})
                except (OSError, UsageError, TakenOver):
                    return  # it will run out

    def _write(self, facts: dict[str, Any]) -> None:
        if self._taken_over:
            raise TakenOver(TAKEN_OVER)
        facts = facts | {"beat": self._seen.facts.get("beat", 0) + 1}
        try:
            self._seen = self._documents.put(LOCK, facts, self._seen)
        except Conflict as error:
            self._taken_over = True
            raise TakenOver(TAKEN_OVER) from error


@contextmanager
def held(
    documents: Documents, cache: str, seconds: float, waiting: Callable[[str], None]
) -> Iterator[Lease]:
    """Hold the lease; while another run has it, `waiting` gets one sentence and this waits.

    `cache` names the working folder, whose own lock the caller holds: a lease of that folder is of
    a run that died.
    """
    holder = f"process {os.getpid()} on {socket.gethostname()}"
    facts = {"holder": holder, "cache": cache}
    seen = _acquired(documents, facts, seconds, waiting)
    documents.prove(LOCK, seen)
    lease = Lease(documents, seen)
    stop = threading.Event()
    beats = threading.Thread(
        target=_beats, args=(lease, seconds / BEATS, stop), name="lease", daemon=True
    )
    beats.start()
    try:
        yield lease
    finally:
        stop.set()
        beats.join()
        lease.release()


def _beats(lease: Lease, every: float, stop: threading.Event) -> None:
    while not stop.wait(every):
        try:
            lease.beat()
        except (OSError, UsageError):
            continue  # the network may come back in time, and credentials may be renewed
        except StoreError:
            return  # the commit will say so


def _acquired(
    documents: Documents, facts: dict[str, Any], seconds: float, waiting: Callable[[str], None]
) -> Seen:
    said = False
    seen, since = documents.get(LOCK), time.monotonic()
    while True:
        if _free(seen, facts["cache"]) or time.monotonic() - since >= seconds:
            try:
                return documents.put(LOCK, facts | _kept(seen), seen)
            except Conflict:
                pass
        elif not said and seen is not None:
            said = True
            waiting(f"another run ({seen.facts.get('holder')}) is writing; waiting for it to end")
        if said:
            time.sleep(min(1.0, seconds / 10))
        now = documents.get(LOCK)
        if (now and now.tag) != (seen and seen.tag):
            seen, since = now, time.monotonic()


def _free(seen: Seen | None, cache: str) -> bool:
    return seen is None or not seen.facts.get("holder") or seen.facts.get("cache") == cache


def _kept(seen: Seen | None) -> dict[str, Any]:
    """What outlives a holder: the counter, and a beat that makes each put another object."""
    beat = seen.facts.get("beat", 0) + 1 if seen else 1
    return {"beat": beat, "generation": _number(seen) if seen else 0}


def _number(seen: Seen) -> int:
    found = seen.facts.get("generation", 0)
    return found if isinstance(found, int) else 0
