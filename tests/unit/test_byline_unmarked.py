"""Bylines of magazines: `Words Jane Example`, `Photographs Al Sample` on lines of their own."""

from __future__ import annotations

import pytest

from cleancopy import Article, clean
from cleancopy.claims import gather
from cleancopy.fields.people.byline_unmarked import unmarked_byline
from cleancopy.label import context
from cleancopy.model import Head, Page, Raw
from cleancopy.resolve import resolve
from field_cases import shipped as agencies
from judged_pages import Line, line, made, paragraphs, shipped


@pytest.mark.parametrize(
    ("text", "authors", "others"),
    [
        ("Words Jane Example", ["Jane Example"], []),
        ("WORDS JANE EXAMPLE", ["Jane Example"], []),
        ("Photographs John Sample", [], [("John Sample", "photography")]),
        ("Photography Price Example", [], [("Price Example", "photography")]),
        (
            "Words Jane Example & Ann Muster Photography John Sample",
            ["Jane Example", "Ann Muster"],
            [("John Sample", "photography")],
        ),
        (
            "Text Anna Muster | Fotos Max Beispiel | Illustrationen Eva Beispiel",
            ["Anna Muster"],
            [("Max Beispiel", "photography"), ("Eva Beispiel", "illustration")],
        ),
        (
            "Texte Jean Exemple Photos Marie Exemple",
            ["Jean Exemple"],
            [("Marie Exemple", "photography")],
        ),
    ],
)
def test_roles_without_a_mark(text: str, authors: list[str], others: list[tuple[str, str]]) -> None:
    found = unmarked_byline(text, agencies())
    assert found is not None
    assert list(found.authors) == authors
    assert [(c.name, c.role) for c in found.contributors] == others


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Words matter",
        "Words Matter",
        "Photographs of the harbour",
        "Words Jane Example said on Monday.",
        "Story Of The Harbour",
        "Pictures Getty Images",
        "Interview with Jane Example",
    ],
)
def test_what_names_nobody_is_none(text: str) -> None:
    assert unmarked_byline(text, agencies()) is None


def _line(text: str, tag: str, where: dict[str, str]) -> Line:
    if text.startswith("Words by "):
        return line(text, "byline", rule="alone.byline", **where)
    return line(text, "paragraph" if tag else "navigation", **where)


def fields(*below: str, tag: str = "") -> tuple[list[str], tuple[str, ...], list[tuple[str, str]]]:
    """Labels of the lines below the headline, the authors and the others with their roles."""
    where = {"tag": tag, "path": f"html>body>{tag}"} if tag else {}
    lines: list[Line] = [
        line("The last boat builders of Port Ellory", "title", tag="h1" if tag else ""),
        *(_line(text, tag, where) for text in below),
        line("4 May 2023", "date", rule="alone.date", **where),
        *paragraphs(4, **where),
    ]
    page = made(lines)
    judged = context.judge(page.blocks, page.verdicts, page.scores, Head(), shipped())
    raw = Page(Raw("a", "0" * 64, b"", "text"), "", "utf-8", "utf-8")
    claims = gather(raw, None, page.blocks, judged, shipped(), None)
    found = resolve(raw, claims, shipped(), None, "", None)
    labels = [verdict.label for verdict in judged[1 : 1 + len(below)]]
    return labels, found.authors, [(c.name, c.role) for c in found.contributors]


@pytest.mark.parametrize("tag", ["", "p"])
@pytest.mark.parametrize(
    "below",
    [
        ("Words Jane Example", "Photographs John Sample"),
        ("Photographs John Sample", "Words Jane Example"),
        ("Words by Jane Example", "Photographs John Sample"),
        ("Words Jane Example", "Photographs by John Sample"),
        ("Words Jane Example Photography John Sample",),
    ],
)
def test_two_roles_sign_below_the_headline(tag: str, below: tuple[str, ...]) -> None:
    labels, authors, others = fields(*below, tag=tag)
    assert labels == ["byline"] * len(below)
    assert authors == ("Jane Example",)
    assert others == [("John Sample", "photography")]


@pytest.mark.parametrize("tag", ["", "p"])
@pytest.mark.parametrize(
    "below",
    [
        ("Words Fail Ministers",),
        ("Words Fail Ministers", "Words Matter Most"),
        ("Photographs Reveal Damage", "More Of The Harbour"),
    ],
)
def test_a_line_without_another_role_beside_it_signs_nothing(
    tag: str, below: tuple[str, ...]
) -> None:
    labels, _, others = fields(*below, tag=tag)
    assert "byline" not in labels
    assert not others


HEAD = "DR\nNyheder\nTV\nRadio\nMenu\nIndland\nRevne i dæmning får beboere til at flygte\n"
BELOW = """Fyrre husstande er blevet evakueret, efter at en revne blev opdaget i dæmningen tirsdag.
- Vi vågnede ved, at brandbilerne kom, siger Karen Model, der bor tæt på.
Dæmningen blev bygget i 1961 og forsyner omkring 40.000 mennesker med vand.
"""
PICTURE = "Arbejdere på dæmningen ved Eksempelby. (Foto: Per Opdigtet © Ritzau Scanpix)\n"


@pytest.mark.parametrize("signed", ["AF\nAnne Eksempel", "Anne Eksempel", "Af\nAnne Eksempel"])
@pytest.mark.parametrize("standfirst", ["", "Fyrre husstande er evakueret. Eksperter er på vej.\n"])
def test_a_name_above_the_date_signs_below_a_picture_too(signed: str, standfirst: str) -> None:
    found = clean(text=f"{HEAD}{standfirst}{PICTURE}{signed}\n12. MAR. 2019 KL. 14.35\n{BELOW}")
    assert isinstance(found, Article)
    assert found.metadata.authors == ("Anne Eksempel",)
    lines = found.text.split("\n\n")
    assert "Anne Eksempel" not in lines
    assert not {"AF", "Af"} & set(lines)


def test_a_heading_above_a_date_signs_nothing() -> None:
    found = clean(text=f"{HEAD}12. MAR. 2019\n{BELOW}Frygter regn\n13. marts 2019\n{BELOW}")
    assert isinstance(found, Article)
    assert found.metadata.authors == ()
