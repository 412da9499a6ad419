"""Blocks that hold two things become two, and no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancopy.label.alone import caption
from cleancopy.label.parts import glued
from cleancopy.model import Block, Verdict
from judged_pages import Line, labels, letters, line, made, paragraph, paragraphs, shipped

CAPTIONS = [
    ("The dam was never tested, he saidImage: AP Graphics/DW", "Image: AP Graphics/DW", True),
    ("Anna Muster and Ben Sample in MayImage: AP", "Image: AP", True),
    ("In der Altstadt stand das Wasser hochBild: Jana Muster/dpa", "Bild: Jana Muster/dpa", True),
    ("Die Brücke über die Welle Foto: picture-alliance/dpa", "Foto: picture-alliance/dpa", False),
    ("Le pont sur la Welle, en mai. (Crédit : Jean Exemple)", "(Crédit : Jean Exemple)", False),
    (
        "Cranes stand idle in Aldport May 8, 2010. REUTERS/Jane Example",
        "REUTERS/Jane Example",
        False,
    ),
    ("The old bridge of Aldport. Photo: Jane Example/Getty Images", None, False),
    ("The old bridge of Aldport © 2019 Jane Example", None, False),
    ("The old bridge of Aldport (AP Photo/Jane Example)", None, False),
]
NO_CREDITS = [
    "The old bridge of Aldport",
    "The bridge, which he drew: a row of nine piers",
    "Aldport in May, when the river was low",
]
DATELINES = [
    ("MOSCOW (Reuters) - The bridge is closed, the mayor said.", "MOSCOW (Reuters) -"),
    ("ALDPORT, Ohio (AP) — The bridge is closed, the mayor said.", "ALDPORT, Ohio (AP) —"),
    ("Berlin (dpa) – Die Brücke ist gesperrt, sagte er.", "Berlin (dpa) –"),
    ("PORT MORROW, May 4, 2011 (AFP) - The blockade is over.", "PORT MORROW, May 4, 2011 (AFP) -"),
    ("(ANSA) - ROMA, 03 MAR - Il ponte è chiuso da oggi.", "(ANSA) - ROMA, 03 MAR -"),
    ("［東京　１日　ロイター］ - 橋は閉じられた。", "［東京　１日　ロイター］ -"),
    ("МОСКВА, 3 марта. /ТАСС/. Мост закрыт до весны.", "МОСКВА, 3 марта. /ТАСС/."),
]
BRIDGE = "The bridge is closed, the mayor said."
NO_DATELINES = [
    "The president (Reuters) said that nothing had changed in the past year.",
    "NATO - The alliance said that it will not attack anyone in the region.",
    "Berlin ist schön - und teuer, sagen die Bewohner der Stadt seit Jahren.",
]


def split(lines: list[Line]) -> tuple[list[Block], list[Verdict]]:
    page = made(lines)
    blocks, verdicts = glued.split(page.blocks, page.verdicts, shipped().agencies)
    assert len(blocks) == len(verdicts)
    assert letters(blocks) == letters(page.blocks)
    return blocks, verdicts


@pytest.mark.parametrize(("text", "credit", "is_glued"), CAPTIONS)
def test_a_caption_and_its_credit_become_two(text: str, credit: str | None, is_glued: bool) -> None:
    blocks, verdicts = split([line(text, "caption", 0.8), *paragraphs(2)])
    assert [verdict.label for verdict in verdicts[:2]] == ["caption", "credit"]
    assert verdicts[1].rule == "caption.credit"
    assert blocks[1].glued == is_glued
    assert credit is None or blocks[1].text == credit
    assert blocks[0].at == blocks[1].at


@pytest.mark.parametrize("text", NO_CREDITS)
def test_a_caption_without_credit_stays_one(text: str) -> None:
    blocks, verdicts = split([line(text, "caption", 0.8)])
    assert [(blocks[0].text, verdicts[0].label)] == [(text, "caption")]
    assert len(blocks) == 1


@pytest.mark.parametrize("text", ["Image: AP Graphics/DW", "Foto: Anna Muster/dpa"])
def test_a_caption_that_is_all_credit_is_one(text: str) -> None:
    blocks, verdicts = split([line(text, "caption", 0.8)])
    assert [verdict.label for verdict in verdicts] == ["credit"]
    assert blocks[0].text == text


@pytest.mark.parametrize("label", ["paragraph", "navigation", "other"])
def test_only_captions_are_asked_for_a_credit(label: str) -> None:
    assert len(split([line(CAPTIONS[0][0], label)])[0]) == 1


def test_an_alternative_text_stays_as_the_page_has_it() -> None:
    assert len(split([line(CAPTIONS[0][0], "caption", tag="img", src="dam.jpg")])[0]) == 1


@pytest.mark.parametrize(("text", "printed"), DATELINES)
def test_a_dateline_is_taken_off_its_paragraph(text: str, printed: str) -> None:
    blocks, verdicts = split([line(text, blanks=1), *paragraphs(2)])
    assert [verdict.label for verdict in verdicts[:2]] == ["dateline", "paragraph"]
    assert blocks[0].text == printed
    assert verdicts[0].rule == "text.dateline"
    assert [blocks[0].blanks, blocks[1].blanks] == [1, 0]


@pytest.mark.parametrize("text", NO_DATELINES)
def test_a_sentence_keeps_its_start(text: str) -> None:
    assert len(split([line(text)])[0]) == 1


def test_a_dateline_may_open_the_standfirst() -> None:
    verdicts = split([line(DATELINES[0][0], "standfirst"), *paragraphs(2)])[1]
    assert [verdict.label for verdict in verdicts[:2]] == ["dateline", "standfirst"]


@pytest.mark.parametrize("text", ["MOSCOW (Reuters) -", "Berlin (dpa) –", "(Reuters)"])
def test_a_dateline_on_its_own_leaves_no_empty_paragraph(text: str) -> None:
    blocks, _ = split([line(text), *paragraphs(1)])
    assert [block.text for block in blocks] == [text, paragraph()]


@pytest.mark.parametrize(
    ("text", "below"),
    [
        (
            "سفن في القناة (رويترز)",
            "القاهرة (رويترز) - قالت هيئة قناة السويس يوم الاثنين إن حركة الملاحة عادت.",
        ),
        ("KYIV (Reuters)", DATELINES[0][0]),
    ],
)
def test_a_line_above_a_dateline_is_none(text: str, below: str) -> None:
    blocks, verdicts = split([line(text), line(below)])
    labels = {block.text: verdict.label for block, verdict in zip(blocks, verdicts, strict=True)}
    assert labels[text] == "paragraph"


@pytest.mark.parametrize(
    ("before", "expected"), [(0, 1), (glued.OPENING - 1, 1), (glued.OPENING, 0)]
)
def test_a_dateline_stands_in_the_opening(before: int, expected: int) -> None:
    verdicts = split([*paragraphs(before), line(DATELINES[0][0])])[1]
    assert [verdict.label for verdict in verdicts].count("dateline") == expected


def test_a_writer_in_front_of_a_dateline_has_a_line_of_their_own() -> None:
    blocks, verdicts = split(
        [line(f"By Jane Example EASTPORT (Reuters) - {BRIDGE}"), *paragraphs(1)]
    )
    assert [verdict.label for verdict in verdicts[:3]] == ["byline", "dateline", "paragraph"]
    assert [block.text for block in blocks[:3]] == [
        "By Jane Example",
        "EASTPORT (Reuters) -",
        BRIDGE,
    ]


def test_an_article_has_one_dateline() -> None:
    verdicts = split([line(DATELINES[0][0]), line(DATELINES[1][0])])[1]
    assert [verdict.label for verdict in verdicts] == ["dateline", "paragraph", "paragraph"]


@pytest.mark.parametrize("label", ["related", "caption", "title", "list_item"])
def test_teasers_and_titles_keep_their_datelines(label: str) -> None:
    assert "dateline" not in {verdict.label for verdict in split([line(DATELINES[0][0], label)])[1]}


def test_an_empty_page_stays_empty() -> None:
    assert split([]) == ([], [])


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("caption", "paragraph", "standfirst", "credit", "navigation")),
            st.sampled_from(
                [*(text for text, *_ in CAPTIONS), *(text for text, _ in DATELINES), paragraph()]
            ),
            st.text(max_size=30),
        ),
        max_size=8,
    )
)
def test_no_character_is_lost_whatever_stands_around(parts: list[tuple[str, str, str]]) -> None:
    lines = [line(" ".join((text + more).split()), label) for label, text, more in parts]
    lines += [line(" ".join((more + text).split()), label) for label, text, more in parts]
    split(lines)


@pytest.mark.parametrize("label", ["paragraph", "other", "byline"])
def test_a_dateline_on_its_own_line_is_one(label: str) -> None:
    lines = [line("MOSCOW (Reuters) -", label, 0.8), line(paragraph(), "paragraph", 0.9)]
    _, verdicts = split([*lines, *paragraphs(2)])
    assert [verdict.label for verdict in verdicts[:2]] == ["dateline", "paragraph"]


def test_a_line_in_brackets_above_a_paragraph_is_no_dateline() -> None:
    lines = [line("The bridge (closed)", "heading", 0.8), line(paragraph(), "paragraph", 0.9)]
    assert split([*lines, *paragraphs(2)])[1][0].label == "heading"


def test_a_place_that_no_list_knows_is_a_dateline_where_one_line_begins_with_it() -> None:
    rest = "The harbour board voted on Thursday to sell the old customs house to a chain."
    blocks, verdicts = split([line(f"QUELLWALD -- {rest}"), line(rest)])
    assert (blocks[0].text, verdicts[0].label) == ("QUELLWALD --", "dateline")
    _, verdicts = split([line(f"QUELLWALD -- {rest}"), line(f"HARMON -- {rest}")])
    assert [verdict.label for verdict in verdicts] == ["paragraph", "paragraph"]


NOTICES = [
    "© 2014 Halden Post",
    "© Port Ellory Courier 2023",
    "Copyright 2014 Halden Post",
    "Copyright (c) 1998 Mill Valley Herald. All rights reserved.",
]


@pytest.mark.parametrize("notice", NOTICES)
def test_a_notice_behind_the_last_sentence_is_a_footer_and_no_credit(notice: str) -> None:
    told = "The ferry was towed to the yard in May and stayed there for three years."
    blocks = [Block(told, "line 1"), Block(f"{told} {notice}", "line 2")]
    verdicts = [Verdict("paragraph", "model.text", 0.5)] * 2
    assert caption(blocks[1], verdicts[1], shipped()) is None
    parts, judged = glued.split(blocks, verdicts, shipped().agencies)
    assert [part.text for part in parts] == [told, told, notice]
    assert [verdict.label for verdict in judged] == ["paragraph", "paragraph", "footer"]


SIGNED = "市によると、開通後の一か月間は交通量を調べ、必要があれば信号の時間を変えるという。"


@pytest.mark.parametrize("mark", ["【山田太郎】", "（聞き手・山田太郎）", "（山田太郎、鈴木一郎）"])
def test_a_signature_behind_the_last_paragraph_signs(mark: str) -> None:
    blocks, verdicts = split([*paragraphs(2), line(f"{SIGNED}{mark}")])
    assert [block.text for block in blocks[-2:]] == [SIGNED, mark]
    assert [verdict.label for verdict in verdicts[-2:]] == ["paragraph", "signoff"]


@pytest.mark.parametrize("mark", ["【関連記事】", "（写真・鈴木一郎）", "（東京都）"])
def test_other_words_in_brackets_are_no_signature(mark: str) -> None:
    blocks, _ = split([*paragraphs(2), line(f"{SIGNED}{mark}")])
    assert len(blocks) == 3


def test_a_signature_behind_an_earlier_paragraph_stays() -> None:
    blocks, _ = split([line(f"{SIGNED}【山田太郎】"), *paragraphs(2)])
    assert len(blocks) == 3


LONG = "The council of Aldport wants to close the old bridge before the winter storms come. " * 6


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        (f"{LONG.strip()}Foto: Anna Muster", "Foto: Anna Muster"),
        (f"{LONG.strip()}© Jane Example", "© Jane Example"),
        (f"{LONG}It told the ferry company: no more.", None),
    ],
)
def test_behind_a_paragraph_that_is_too_long_for_a_caption_stands_a_credit(
    text: str, credit: str | None
) -> None:
    read = line(text, "paragraph", 0.95)
    assert caption(made([read]).blocks[0], made([read]).verdicts[0], shipped()) is None
    blocks, verdicts = split([line(paragraph(1), "paragraph", 0.95), read])
    found = [(b.text, v.label) for b, v in zip(blocks, verdicts, strict=True)][1:]
    if credit is None:
        assert found == [(text, "paragraph")]
    else:
        assert found == [(LONG.strip(), "paragraph"), (credit, "credit")]


def test_a_credit_behind_a_blank_makes_a_long_paragraph_a_caption() -> None:
    page = made([line(f"{LONG}(AP Photo/Jane Example)", "paragraph", 0.95)])
    found = caption(page.blocks[0], page.verdicts[0], shipped())
    assert found is not None
    assert found.label == "caption"


@pytest.mark.parametrize(
    ("behind", "signed"),
    [(" (abc)", True), (" (sic)", False), (" (ABC News)", False), (" (abcdefgh)", False)],
)
def test_a_staff_code_behind_the_last_sentence_signs_the_text(behind: str, signed: bool) -> None:
    told = "Die Fähre liegt seit gestern in der Werft von Musterstadt."
    lines = [line(paragraph(n), "paragraph", 0.95) for n in (1, 2)]
    blocks, verdicts = split([*lines, line(f"{told}{behind}", "paragraph", 0.95)])
    found = [(b.text, v.label) for b, v in zip(blocks, verdicts, strict=True)][2:]
    code = [(told, "paragraph"), (behind.strip(), "signoff")]
    assert found == (code if signed else [(f"{told}{behind}", "paragraph")])
    blocks, verdicts = split([line(f"{told}{behind}", "paragraph", 0.95), *lines])
    assert labels(verdicts) == ["paragraph"] * 3
