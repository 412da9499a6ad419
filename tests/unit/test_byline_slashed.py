from __future__ import annotations

import pytest

from cleancopy.fields.people.byline_slashed import picture_byline, slashed_byline
from cleancopy.label.context.signers import mark_signers
from cleancopy.model import Block, Verdict
from field_cases import shipped, stated

NAVIGATION = Verdict("navigation", "model.outside", 0.9)
LABELS = {
    "title": Verdict("title", "context.title", 0.9),
    "date": Verdict("date", "alone.date", 0.9),
    "byline": Verdict("byline", "alone.byline", 0.9),
    "credit": Verdict("credit", "alone.credit", 0.8),
    "caption": Verdict("caption", "alone.caption", 0.8),
    "standfirst": Verdict("standfirst", "context.standfirst", 0.7),
    "paragraph": Verdict("paragraph", "model.text", 0.9),
    "navigation": NAVIGATION,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Juan Ejemplo / EFE", {"authors": ["Juan Ejemplo"], "agencies": ["EFE"]}),
        ("dpa/Max Muster", {"authors": ["Max Muster"], "agencies": ["dpa"]}),
        ("Max Muster/AFP", {"authors": ["Max Muster"], "agencies": ["AFP"]}),
        ("Karin Exempel/TT", {"authors": ["Karin Exempel"], "agencies": ["TT"]}),
        ("EFE / Madrid", {"agencies": ["EFE"]}),
        ("Anna Muster / Berlin", {"authors": ["Anna Muster"]}),
        ("Redacción / EFE", {"agencies": ["EFE"], "desks": ["Redacción"]}),
        ("REUTERS/Jane Example", None),
        ("Jane Example/Getty Images", None),
        ("Politik / Wirtschaft", None),
        ("Madrid / Barcelona", None),
        ("Redaktion / Impressum", None),
        ("He said on Monday / EFE", None),
    ],
)
def test_byline_with_a_slash(text: str, expected: dict[str, object] | None) -> None:
    found = slashed_byline(text, shipped())
    assert (found and stated(found._replace(rest=""))) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Photographs by Jane Example", "photography"),
        ("Fotos: Jane Example", "photography"),
        ("Photo: Jane Example/AP", None),
        ("Editing by Jane Example", None),
        ("Photographs by the harbour", None),
    ],
)
def test_who_made_the_pictures(text: str, role: str | None) -> None:
    found = picture_byline(text, shipped())
    assert [c.role for c in found.contributors] == [role] if found else role is None


def judged(*lines: tuple[str, str], path: str = "", hints: str = "") -> list[str]:
    blocks = [Block(text, f"line {i}", path=path, hints=hints) for i, (text, _) in enumerate(lines)]
    verdicts = [LABELS[label] for _, label in lines]
    mark_signers(blocks, verdicts, 0, shipped())
    return [verdict.label for verdict in verdicts]


TITLE, DAY = ("The harbour is closed", "title"), ("12 May 2023", "date")
TEXT = ("The harbour was closed on Tuesday, the town said.", "paragraph")
SIGNED = ("Max Muster/AFP", "credit")


def test_slashed_line_signs_right_below_the_headline() -> None:
    assert judged(TITLE, SIGNED, DAY, TEXT)[1] == "byline"
    assert judged(TITLE, DAY, SIGNED, TEXT)[2] == "byline"
    assert judged(TITLE, ("He came.", "standfirst"), SIGNED, DAY, TEXT)[2] == "byline"


def test_slashed_line_beside_a_picture_is_its_credit() -> None:
    assert judged(TITLE, ("The harbour in May.", "caption"), SIGNED, DAY, TEXT)[2] == "credit"
    assert judged(TITLE, ("The harbour in May.", "navigation"), SIGNED, TEXT)[2] == "credit"
    assert judged(TITLE, DAY, ("It began.", "standfirst"), SIGNED, TEXT)[3] == "credit"
    assert judged(TITLE, DAY, TEXT, SIGNED, TEXT)[3] == "credit"
    assert judged(TITLE, ("By Jane Example", "byline"), SIGNED, DAY, TEXT)[2] == "credit"
    assert judged(TITLE, SIGNED, ("By Jane Example", "byline"), DAY, TEXT)[1] == "credit"
    assert judged(TITLE, SIGNED, TEXT, path="html>body>figure>span")[1] == "credit"
    assert judged(TITLE, SIGNED, TEXT, hints="image-credit\nlead")[1] == "credit"


def test_who_made_the_pictures_signs_below_the_byline_only() -> None:
    pictures = ("Photographs by Al Example", "navigation")
    assert judged(TITLE, ("By Jane Example", "byline"), pictures, TEXT)[2] == "byline"
    assert judged(TITLE, pictures, TEXT)[1] == "navigation"
