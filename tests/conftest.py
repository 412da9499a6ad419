"""For all tests: what hypothesis draws is the same everywhere, and a busy machine no failure."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("repeatable", deadline=None, derandomize=True, database=None)
settings.load_profile("repeatable")

FLOWS = Path(__file__).parent / "flows"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The flows' tests run last, for Prefect keeps a thread in this process until its end.

    The thread pings the server every 20 s with numbers out of the global `random`
    (websockets/asyncio/connection.py), and hypothesis takes a change of that for the doing of
    the strategy it is drawing from.
    """
    items.sort(key=lambda item: FLOWS in item.path.parents)


@pytest.fixture
def unsynced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the disk, whose power no test turns off."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
