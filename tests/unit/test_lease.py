"""The lease on a bucket whose server fails or refuses, without a server."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from cleancopy.errors import StoreError, UsageError
from cleancopy.s3 import lease
from cleancopy.s3.conditional import Conflict, Seen
from cleancopy.s3.mirror import Mirror
from cleancopy.store.layout import Layout

EXPIRED = UsageError("s3://news: AWS refuses put_object (The provided token has expired)")
AWAY = OSError("s3://news: AWS does not answer")


class Documents:
    """One object; puts fail with `trouble` while there is any."""

    def __init__(self) -> None:
        self.held: Seen | None = None
        self.trouble: Exception | None = None
        self.tries = 0

    def get(self, path: str) -> Seen | None:
        return self.held

    def put(self, path: str, facts: dict[str, Any], over: Seen | None) -> Seen:
        self.tries += 1
        if self.trouble is not None:
            raise self.trouble
        self.held = Seen(facts, str(self.tries))
        return self.held

    def prove(self, path: str, there: Seen) -> None:
        pass


def until(done: Any) -> None:
    end = time.monotonic() + 10
    while not done():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.mark.parametrize("trouble", [EXPIRED, AWAY])
def test_the_holder_goes_on_beating_after_a_refusal(trouble: Exception) -> None:
    documents: Any = Documents()
    with lease.held(documents, "here", 0.04, lambda _: None):
        documents.trouble, before = trouble, documents.tries
        until(lambda: documents.tries > before + 2)
        documents.trouble, beat = None, documents.held.facts["beat"]
        until(lambda: documents.held.facts["beat"] > beat)
    assert documents.held.facts["holder"] is None
    assert not [one for one in threading.enumerate() if one.name == "lease"]


@pytest.mark.parametrize("trouble", [EXPIRED, AWAY, Conflict("work/lock.json")])
def test_a_lease_that_cannot_be_given_back_runs_out(trouble: Exception) -> None:
    documents: Any = Documents()
    with lease.held(documents, "here", 60, lambda _: None):
        documents.trouble = trouble
    assert documents.held.facts["holder"]


def test_who_was_taken_over_hears_it_at_the_next_number() -> None:
    documents: Any = Documents()
    with lease.held(documents, "here", 60, lambda _: None) as held:
        documents.trouble = Conflict("work/lock.json")
        with pytest.raises(StoreError, match="nothing was committed"):
            held.number(1)


@pytest.mark.parametrize("trouble", [EXPIRED, AWAY])
def test_a_state_that_cannot_be_sent_fails_no_committed_run(
    trouble: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    def refuse(*_: Any) -> None:
        raise trouble

    mirror: Any = object.__new__(Mirror)
    mirror.objects, mirror._layout = None, Layout(tmp_path)
    monkeypatch.setattr("cleancopy.s3.statefile.send", refuse)
    said: list[str] = []
    mirror._send_state(said.append)
    assert said == [f"committed, but a run on another machine will clean all again: {trouble}"]
