"""Dumps of news pages whose white space was folded: skip links, datelines, credits, sign-offs."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cleancopy.segment.newsforms import news_forms
from tests.unit.test_folded import STORY, article_of

BODY = " ".join(STORY)
MORE = (
    "The bakers have mended roofs before, when a storm took half the village hall of Overmere. "
    "They hope that the neighbours will lend them their ladders, as they did eight years ago. "
    "Nobody knows how much the wheel weighs, and the old drawings were lost in a fire. "
    "An engineer who has looked at the axle says that it would turn if it were only greased. "
    "The first flour should be ready before the summer ends, if the weather allows it."
)


def test_a_folded_dump_of_a_broadcasters_page_is_read_as_its_lines_are() -> None:
    found = article_of(
        "1. Skip to content 2. Skip to main menu 3. Skip to more DW sites Mill sold to bakers "
        f"October 21, 2009 {BODY} The wheel of the mill, an engineer saidImage: AP Graphics/DW "
        f"{MORE} rri/afp/dpa Editor: Nora Feldkamp Skip next section Explore more "
        "Skip next section DW's Top Story"
    )
    metadata = found.metadata
    assert found.text == f"{BODY}\n\n{MORE}"
    assert metadata.title == "Mill sold to bakers"
    assert metadata.published_at is not None
    assert metadata.published_at.date().isoformat() == "2009-10-21"
    assert metadata.agencies == ("AFP", "dpa")
    assert [image.credit for image in metadata.images] == ["AP Graphics/DW"]
    assert metadata.editors == ("Nora Feldkamp",)


def test_a_folded_report_of_an_agency_keeps_its_text_alone() -> None:
    found = article_of(
        f"Mill of Ellory goes to bakers ELLORY (Reuters) - {BODY} {MORE} "
        "Additional reporting by Jane Example; Editing by Bo Sample"
    )
    assert found.text == f"{BODY} {MORE}"
    assert found.metadata.title == "Mill of Ellory goes to bakers"
    assert found.metadata.dateline_place == "Ellory"
    assert [person.name for person in found.metadata.contributors] == ["Jane Example"]
    assert found.metadata.editors == ("Bo Sample",)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("2. Skip to main menu Mill sold", ["2. ", "Skip to main menu", " Mill sold"]),
        ("2024 Share Copy link Email The mill", ["2024 ", "Share Copy link Email ", "The mill"]),
        ("Mill sold ELLORY/OVERMERE (AP) — A", ["Mill sold ", "ELLORY/OVERMERE (AP) — A"]),
        ("Mill sold May 3 (Reuters) - The", ["Mill sold ", "May 3 (Reuters) - The"]),
        ("He left. Writing by A; Editing by B", ["He left. ", "Writing by A; Editing by B"]),
        ("April. REUTERS/Jane Example After", ["April. REUTERS/Jane Example", " After"]),
        ("he saidImage: picture-alliance/dpa The", ["he saidImage: picture-alliance/dpa", " The"]),
        ("It fell. Advertisement The mill", ["It fell. ", "Advertisement", " The mill"]),
        ("„Ja.“ Anzeige Das Dorf", ["„Ja.“ ", "Anzeige", " Das Dorf"]),
        ("It fell. Advertisement revenue rose", ["It fell. Advertisement revenue rose"]),
        ("They sang (AP) - and Skip to my Lou", ["They sang (AP) - and Skip to my Lou"]),
        ("She told the AFP editor: Nobody knew", ["She told the AFP editor: Nobody knew"]),
    ],
)  # fmt: skip
def test_forms_of_news_are_pieces(text: str, pieces: list[str]) -> None:
    places = sorted({0, *news_forms(text, 0, len(text)), len(text)})
    found = [text[start:end] for start, end in pairwise(places)]
    assert found == pieces
