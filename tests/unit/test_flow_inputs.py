"""The forms of the flows, against what they stand for in the library."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cleancopy.model import REASONS
from cleancopy.settings.options import Settings

FLOWS = Path(__file__).resolve().parents[2] / "flows"


@pytest.fixture
def forms(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(FLOWS)
    return importlib.import_module("flow_inputs")


def test_every_reason_of_a_rejection_can_be_replayed(forms: Any) -> None:
    assert tuple(forms.Reason) == REASONS


def test_an_empty_form_keeps_generations_as_the_settings_do(forms: Any) -> None:
    settings = replace(Settings(), keep_generations=9, keep_hours=0)
    assert forms.Maintain().kept(settings) == (9, 0)
    assert forms.Maintain(keep_generations=1, keep_hours=0.5).kept(settings) == (1, 0.5)
    assert forms.Maintain(keep_hours=0).kept(Settings()) == (Settings().keep_generations, 0)
