from __future__ import annotations

from typing import Any

import pytest

from cleancopy.fields.signoffs.signoff import parse_signoff
from field_cases import cases, shipped, stated

CASES = cases("signoff")


def read(text: str) -> dict[str, Any] | None:
    found = parse_signoff(text, shipped())
    return None if found is None else stated(found)


@pytest.mark.parametrize(("text", "expected"), CASES["in_the_wild"] + CASES["synthetic"])
def test_signoff_is_read(text: str, expected: dict[str, Any]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", CASES["negative"])
def test_what_is_no_signoff_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "expected"), CASES["known_failures"])
def test_known_failure(text: str, expected: dict[str, Any]) -> None:
    assert read(text) == expected
