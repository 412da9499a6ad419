"""What the tests of `fields` share: the shipped agencies and the tables of cases."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from cleancopy.fields.agency import Agencies, read_agencies

ROOT = Path(__file__).parents[1]


@cache
def shipped() -> Agencies:
    return read_agencies(tomllib.loads((ROOT / "config" / "agencies.toml").read_text("utf-8")))


def cases(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        (ROOT / "tests" / "cases" / f"{name}.json").read_text("utf-8")
    )
    return found


def stated(value: Any) -> dict[str, Any]:
    """A named tuple as the tables state it: what is empty left out, tuples as lists."""
    plain = json.loads(json.dumps(value._asdict()))
    return {key: found for key, found in plain.items() if found}
