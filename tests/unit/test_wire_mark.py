from __future__ import annotations

import pytest

from cleancopy.fields.signoffs.wire_mark import find_wire_mark
from field_cases import cases, shipped

CASES = cases("wire_mark")


@pytest.mark.parametrize(("text", "before", "agencies"), CASES["in_the_wild"])
def test_the_mark_of_a_wire_is_found(text: str, before: str, agencies: list[str]) -> None:
    found = find_wire_mark(text, shipped())
    assert found is not None
    assert (found.text, [*found.agencies]) == (before, agencies)
    assert text.endswith(found.mark)


@pytest.mark.parametrize("text", CASES["negative"])
def test_what_is_no_mark_of_a_wire(text: str) -> None:
    assert find_wire_mark(text, shipped()) is None
