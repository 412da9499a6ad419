"""Dump -> blocks: which lines are one paragraph, and which stay apart."""

from __future__ import annotations

import textwrap

import pytest

from cleancopy.segment.lines import segment_text
from cleancopy.segment.wrap import wrap_width

PROSE = (
    "The harbour of Aldport was closed on Monday after a crane had fallen across the quay, and the"
    " port authority said that it would take a week until the first ships could land there again."
)
ADDRESS = "https://example.org/news/2021/a-crane-has-fallen-across-the-quay-of-the-harbour"


def texts(dump: str) -> list[str]:
    return [block.text for block in segment_text(dump).blocks]


STAMP = "Atualizado em 14/11/2019 - 17:05"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a link in the middle of a sentence stands on lines of its own
        (
            ["The new owner of the", "Example Corp", "has sold its mill to a rival."],
            ["The new owner of the Example Corp has sold its mill to a rival."],
        ),
        ([PROSE[:-1] + " at", "Brenn", ", too."], [PROSE[:-1] + " at Brenn, too."]),
        (
            ["The minister's party", "(ABC)", "lost, said a speaker of the ministry of trade."],
            [
                "The minister's party",
                "(ABC) lost, said a speaker of the ministry of trade.",
            ],
        ),
        (["He read the (", "Bleak Mill", ") series."], ["He read the (Bleak Mill) series."]),
        (["Er sagte: „Wir warten“", "Die Mühle"], ["Er sagte: „Wir warten“", "Die Mühle"]),
        # no sentence of Japanese or Chinese begins with a particle, and none ends with a bracket
        (
            ["市は発表した。橋を手がけた", "山川建設", "は来年の春に工事を終える。"],
            ["市は発表した。橋を手がけた 山川建設は来年の春に工事を終える。"],
        ),
        (["新しい自販機「", "橋ガシャ", "」を置いた。"], ["新しい自販機「橋ガシャ」を置いた。"]),
        (["人気のWinExample", "に脆弱性がある。"], ["人気のWinExampleに脆弱性がある。"]),
        (["据报道，", "示例公司", "，昨日宣布停产。"], ["据报道， 示例公司，昨日宣布停产。"]),
        (["橋の歴史", "はじめに"], ["橋の歴史", "はじめに"]),
        (["橋が開通した。", "が、人は少ない。"], ["橋が開通した。", "が、人は少ない。"]),
        (["ニュース", "天気", "をみる"], ["ニュース", "天気", "をみる"]),
        # menus and headlines stay apart
        (["Home", "World", "news"], ["Home", "World", "news"]),
        (
            ["A mill is sold", "Example Corp", "said on Monday that its mill has been sold."],
            ["A mill is sold", "Example Corp said on Monday that its mill has been sold."],
        ),
        # marks that close a quotation elsewhere open one in German, Danish, Finnish and Swedish
        ([PROSE, "»Es ist gut«, sagte er."], [PROSE, "»Es ist gut«, sagte er."]),
        ([PROSE, "”Det är bra”, sade han."], [PROSE, "”Det är bra”, sade han."]),
        (["Il dit « c’est bon", "», puis il part."], ["Il dit « c’est bon», puis il part."]),
        # who wrote when is no part of the summary above
        (
            [f"{PROSE[:-1]} soon", "by Jane Example / May 3, 2024 /"],
            [f"{PROSE[:-1]} soon", "by Jane Example / May 3, 2024 /"],
        ),
        ([f"{PROSE[:-1]}, built", "by Jane Example."], [f"{PROSE[:-1]}, built by Jane Example."]),
        # nor is what stands below a stamp with its zone
        *(
            ([f"Published May 3, 2024 at 2:47{zone}", "Share this"],) * 2
            for zone in (" AM", " PM ET", "pm EST", " IST")
        ),
        (["THE GREAT BRIDGE OF ALDPORT IS", "Nikon"], ["THE GREAT BRIDGE OF ALDPORT IS Nikon"]),
        # a headline may end with the month
        (
            ["Mills Sell More Flour Again In May", "Written by Jane Example"],
            ["Mills Sell More Flour Again In May", "Written by Jane Example"],
        ),
        (
            ["Mills that sell more flour than others may", "Exmill", "said on Monday."],
            ["Mills that sell more flour than others may Exmill said on Monday."],
        ),
        # a word with a colon is no end of what stands above
        ([STAMP, "ouvir:"], [STAMP, "ouvir:"]),
        ([f"{STAMP} Por Ana", STAMP, "ouvir:"], [f"{STAMP} Por Ana", STAMP, "ouvir:"]),
        (["The first sentence ends.", "the next"], ["The first sentence ends.", "the next"]),
    ],
)  # fmt: skip
def test_pieces_of_a_sentence_are_joined(lines: list[str], expected: list[str]) -> None:
    assert texts("\n".join(lines)) == expected


@pytest.mark.parametrize("width", [60, 78, 100])
def test_a_hard_wrap_is_undone(width: int) -> None:
    paragraphs = [PROSE, PROSE.replace("Aldport", "Brenn"), PROSE.replace("crane", "mast")]
    dump = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    assert texts(dump) == paragraphs


def test_a_short_dump_keeps_to_the_width_of_a_tool() -> None:
    """Two broken lines are enough where each break is one that the width makes."""
    dump = f"The harbour is closed\n\n{textwrap.fill(PROSE, 78)}\n\n20 February 2023"
    assert texts(dump) == ["The harbour is closed", PROSE, "20 February 2023"]


def test_lines_that_no_width_breaks_stay_apart() -> None:
    lines = textwrap.wrap(PROSE, 78)
    assert wrap_width(lines) == 78
    for apart in ([*lines, "An older line of forty characters or more", "Home"], lines[:2]):
        assert wrap_width(apart) == 0


@pytest.mark.parametrize(
    "first",
    [
        "# Badevandet er det varmeste i ti år\n\n30 June",
        "30\\. juni 2021",
        "\\- Det skyldes vinden, siger han.",
    ],
)
def test_a_headline_or_an_escape_makes_a_dump_markdown(first: str) -> None:
    found = texts(f"{first}\n\nVandet er _meget_ varmt, siger hun.")
    assert found[-1] == "Vandet er meget varmt, siger hun."
    assert "#" not in found[0]
    assert "\\" not in found[0]


@pytest.mark.parametrize(
    "first",
    ["# 3 in the list", "# a comment", "# Two comments\n# of a script", "30. juni", "#news"],
)
def test_a_mark_of_something_else_does_not(first: str) -> None:
    assert texts(f"{first}\n\nThe file __init__ is *not* there.")[-1].count("_") == 4


def test_paragraphs_of_one_line_and_like_lengths_are_no_wrap() -> None:
    dump = [
        "The harbour of Aldport was closed on Monday after a crane had fallen across its quay.",
        "Nobody was hurt, said the port authority, which hopes to open it again on Saturday.",
        "A ship with nine hundred tons of coal waits off the coast, and so does its captain.",
        '"I have read all my books by now," he told the radio of the harbour on Tuesday night.',
        "Strangers may not come near the crane, though half of the town has been to look at it.",
    ]
    assert wrap_width(dump) == 0
    assert texts("\n".join(dump)) == dump


def test_a_wrap_is_seen_beside_lines_that_no_tool_breaks() -> None:
    menu = [f"  * [Section {n}]({ADDRESS}/{n})" for n in range(40)]
    table = [
        "Name | Place of birth and of residence | Year in which the office was taken up | Party"
    ]
    prose = textwrap.fill(PROSE, 78, break_long_words=False)
    dump = "\n".join([*menu, "", *table, "", prose, "", prose, "", prose])
    assert 70 < wrap_width(dump.split("\n")) <= 78
    assert texts(dump)[-3:] == [PROSE] * 3


def test_an_address_in_angle_brackets_is_a_link_of_markdown() -> None:
    dump = f"# The quay is shut\n\n<{ADDRESS}>\n\n{PROSE}\n\nIf x <y> z, see <{ADDRESS}>."
    found = segment_text(dump).blocks
    assert [block.text for block in found][1::2] == [ADDRESS, f"If x <y> z, see {ADDRESS}."]
    assert [block.link_chars for block in found][1::2] == [len(ADDRESS)] * 2
    assert texts(f"{PROSE}\n\n<{ADDRESS}>")[-1] == f"<{ADDRESS}>"


def test_a_link_broken_by_a_wrap_is_whole_again() -> None:
    sentence = PROSE.replace("the port authority", f"the [port authority of Aldport]({ADDRESS})")
    wrapped = textwrap.fill(sentence, 78, break_long_words=False)
    dump = "\n\n".join(["# Crane falls", *[textwrap.fill(PROSE, 78)] * 2, wrapped, "**Read**"])
    assert texts(dump)[-2] == PROSE.replace("port authority", "port authority of Aldport")


def test_lines_that_are_not_wrapped_stay_as_they_are() -> None:
    menu = ["Home", "World news of the day", "Sport", "Contact us", "Terms of use", "Imprint"]
    assert wrap_width([*menu, PROSE, *menu, PROSE]) == 0
    assert texts("\n".join([*menu, PROSE])) == [*menu, PROSE]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("a hands-\non workshop in the old mill of Aldport", "hands-on workshop"),
        ("die Haupt-\nund Nebenstraßen der alten Stadt Brenn", "Haupt- und Nebenstraßen"),
    ],
)
def test_a_word_broken_at_its_hyphen_is_whole_again(broken: str, whole: str) -> None:
    assert whole in texts("It was all about " + broken)[0]


@pytest.mark.parametrize("rule", ["-" * 80, "=" * 72, "_" * 40, "*" * 60])
def test_a_rule_parts_what_stands_above_and_below(rule: str) -> None:
    dump = f"{PROSE}\n{rule}\nRooibos farmers win\n{rule}\nBy Jane Example\n\n{PROSE}"
    assert texts(dump) == [PROSE, "Rooibos farmers win", "By Jane Example", PROSE]


def test_the_marks_of_a_wires_fields_are_no_part_of_them() -> None:
    dump = f"^Divers search for crewman<\n^By JANE EXAMPLE=\n^Associated Press Writer=\n   {PROSE}"
    assert texts(dump)[:3] == [
        "Divers search for crewman",
        "By JANE EXAMPLE",
        "Associated Press Writer",
    ]


COLUMN = (
    "The harbour board voted on Thurs-\nday to sell the old customs house to\na chain of seafood "
    "restaurants, end-\ning a dispute that has divided the\ntown for six years. It was a long-\n"
    "running affair, with twenty-\nthree sessions behind closed doors,\nand the res-\ntoration "
    "will cost about a third\nmore than the fa-\nvourable estimate of the win-\nter."
)


def test_a_column_that_breaks_its_words_has_them_whole() -> None:
    (text,) = texts(COLUMN)
    assert "on Thursday to sell" in text
    assert "ending a dispute" in text
    assert "the restoration will" in text
    assert "the favourable estimate of the winter." in text


def test_words_with_a_hyphen_of_their_own_keep_it_in_such_a_column() -> None:
    (text,) = texts(COLUMN)
    assert "a long-running affair" in text
    assert "twenty-three sessions" in text


@pytest.mark.parametrize(
    ("elsewhere", "expected"),
    [
        ("Nobody was there on Thursday.", "on Thursday to sell"),
        ("Nobody was there on Thurs-day.", "on Thurs-day to sell"),
        ("Both Thursday and Thurs-day are said.", "on Thurs-day to sell"),
        ("Nobody was there.", "on Thurs-day to sell"),
    ],
)
def test_a_hyphen_goes_where_the_page_has_the_word_without(elsewhere: str, expected: str) -> None:
    dump = f"The harbour board of Aldport voted on Thurs-\nday to sell the mill.\n\n{elsewhere}"
    assert expected in texts(dump)[0]


def test_footnotes_of_markdown_are_no_links_of_lynx() -> None:
    notes = "\n\n".join(
        f"Oats help ([{n}]({ADDRESS}/{n})), said **doctors** of Brenn." for n in range(9)
    )
    assert texts("# Oats\n\n" + notes)[1] == "Oats help (0), said doctors of Brenn."


MARKED = "# Harbour closed\n\n[Home](/) [News](/news) **Live**\n\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["> She wrote for [The Example", "> Post](https://example.org/a) last year."],
         ["She wrote for The Example Post last year."]),
        (["He quoted [a study](https://example.org/studies-of-the-", "harbour) on Monday."],
         ["He quoted a study on Monday."]),
        (["[", "", "Crane falls", "", "Quay is shut", "", "](https://example.org/crane)"],
         ["Crane falls", "Quay is shut"]),
        (["He said [sic] it (again) and left."], ["He said [sic] it (again) and left."]),
        (["Jane Example**Published** 3 May un**believ**able 2**3**2"],
         ["Jane Example Published 3 May unbelievable 2**3**2"]),
        (["[Note: written before", "", "the storm.]"], ["[Note: written before", "the storm.]"]),
        (["See [1] (and [2]) below."], ["See [1] (and [2]) below."]),
        (["The quay is shut. See the [report](http://example.org/rep", "Residents (all) are told."],
         ["The quay is shut. See the report", "Residents (all) are told."]),
        (["See the [report](http://example.org/rep Residents who live near are told."],
         ["See the report Residents who live near are told."]),
        (["By the act [of 1931](No. 17 of that year) it is shut."],
         ["By the act [of 1931](No. 17 of that year) it is shut."]),
        (["It is [shut](/a 'Its (old) title') and [so](<a b>) [is](b.html) [it](/my f.pdf) [x]()."],
         ["It is shut and so is it x."]),
        (["He [left](javascript:open('a', 'b')) [on](/a-b_(c)) Monday."], ["He left on Monday."]),
    ],
    ids=[
        "text over lines", "address over lines", "around", "brackets", "bold", "note", "marks",
        "address left open", "address left open in a line", "words", "addresses", "nested",
    ],
)  # fmt: skip
def test_links_of_markdown_leave_no_address(lines: list[str], expected: list[str]) -> None:
    assert texts(MARKED + "\n".join(lines))[2:] == expected


def test_links_of_markdown_to_authors_pages_are_told() -> None:
    dump = "\n\n".join(
        [
            "# Bridge reopens",
            "__[Jane\nExample](https://example.org/author/jane) [Home](/) [Bridges](/tag/b)",
            "The bridge over the **river** will open again next year, [they said](/people).",
        ]
    )
    assert segment_text(dump).head.author_links == ("Jane Example",)
    assert segment_text("The bridge [1] will open.").head.author_links == ()


NOTES = "\n".join(f"[{n}]Annals of Brenn, {n}." for n in range(1, 7))
FOOTNOTED = "\n\n".join(
    f"The mill number {n} stands over the river[{n}], and it is old{mark}[{n}]"
    for n, mark in enumerate(".,;.:.", 1)
)


@pytest.mark.parametrize("notes", [NOTES, NOTES.replace("]", "] ")], ids=["glued", "apart"])
def test_footnotes_are_no_links_of_lynx(notes: str) -> None:
    found = segment_text(f"{FOOTNOTED}\n\n{notes}").blocks
    assert [block.text for block in found[:6]] == FOOTNOTED.split("\n\n")
    assert {block.link_chars for block in found} == {0}


def test_marks_of_lynx_are_taken_off_wherever_a_link_begins() -> None:
    menu = "\n".join(f"   [{n}]Section {n}" for n in range(1, 7))
    lines = f"{menu}\n\n   See ([7]AP) [8]Home[9][10]News; it said[2]. Read the [11]"
    assert texts(lines)[6] == "See (AP) HomeNews; it said[2]. Read the"


def test_marks_of_a_script_among_links_of_markdown_are_not_lynx() -> None:
    script = "var a = b[1].c + b[2].d + b[3].e + b[4].f + b[5].g;"
    links = "\n\n".join(f"[Story {i}](https://example.org/{i}) is told." for i in range(9))
    assert texts(f"{script}\n\n{links}")[1:] == [f"Story {i} is told." for i in range(9)]
