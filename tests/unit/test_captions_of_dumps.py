"""Lines of a dump that only their place or their end shows to be captions; credits by form."""

from __future__ import annotations

from time import perf_counter

import pytest

from cleancopy.claims.classes import is_credit
from cleancopy.claims.pictures import picture_claims
from cleancopy.fields.pictures.credit import split_credit
from cleancopy.label.alone import judge
from cleancopy.label.context.caption_forms import ASKS
from cleancopy.label.context.captions import mark_captions
from cleancopy.model import Block, Image, Verdict
from judged_pages import shipped

TEXT = "The harbour bridge reopened to traffic on Thursday after two years of repairs."
CAPTION = "The mayor opens the bridge with a golden key on Thursday."


def labels(*lines: tuple[str, str]) -> list[str]:
    blocks = [Block(text, "line 1", blanks=1) for text, _ in lines]
    judged = [Verdict(label, "model.text", 0.9) for _, label in lines]
    mark_captions(blocks, judged, shipped().agencies)
    return [verdict.label for verdict in judged]


def test_a_short_paragraph_above_a_credit_is_its_caption() -> None:
    lines = [(TEXT, "paragraph"), (CAPTION, "paragraph"), ("Photo: Jane Example", "credit")]
    assert labels(*lines) == ["paragraph", "caption", "credit"]


@pytest.mark.parametrize(
    "above",
    [
        (TEXT * 5, "paragraph"),
        ("Best for winter", "heading"),
        ("The bridge will be repaired again", "list_item"),
    ],
)
def test_text_above_a_credit_stays_text(above: tuple[str, str]) -> None:
    assert labels((TEXT, "paragraph"), above, ("Photo: Jane Example", "credit"))[1] == above[1]


@pytest.mark.parametrize(
    ("above", "blanks", "label"),
    [
        (f"{TEXT} {TEXT}", 1, "paragraph"),
        (f"{TEXT} {TEXT}", 0, "caption"),
        (f"Pictured, from left, are two engineers of the bridge. {TEXT} {TEXT}", 1, "caption"),
    ],
)
def test_a_longer_one_stands_right_above_or_tells_who_is_pictured(
    above: str, blanks: int, label: str
) -> None:
    texts = [TEXT, above, "Photo: Jane Example", TEXT]
    blocks = [Block(text, "line 1", blanks=blanks if i == 2 else 1) for i, text in enumerate(texts)]
    judged = [Verdict(("paragraph", "credit")[i == 2], "alone.credit", 0.9) for i in range(4)]
    mark_captions(blocks, judged, shipped().agencies)
    assert judged[1].label == label


@pytest.mark.parametrize(
    "credit",
    ["(Jane Example / The Courier)", "(The Courier)", "Jane Example, AP", "Jane Example/AFP"],
)
def test_a_credit_right_below_a_line_makes_it_a_caption(credit: str) -> None:
    assert pair(CAPTION, credit) == ["caption", "credit"]


@pytest.mark.parametrize("below", ["Who pays for the bridge?", "and the tram, too", "Jane Example"])
def test_another_line_right_below_makes_none(below: str) -> None:
    assert pair(CAPTION, below) == ["paragraph", "paragraph"]


def pair(above: str, below: str) -> list[str]:
    """Labels of two lines that blank lines enclose, among text."""
    texts = [TEXT, above, below, TEXT, TEXT]
    blocks = [Block(text, "line 1", blanks=int(text != below)) for text in texts]
    judged = [Verdict("paragraph", "model.text", 0.9) for _ in texts]
    mark_captions(blocks, judged, shipped().agencies)
    return [verdict.label for verdict in judged[1:3]]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Anna Muster (left) opens the bridge with a golden key", "caption"),
        ("Die Brücke ist seit dem Sturm gesperrt (Symbolbild)", "caption"),
        ("The (far-right) party wants the bridge to be closed again", "paragraph"),
        ("He left, she said, before the bridge was opened at noon", "paragraph"),
    ],
)
def test_a_line_that_says_who_stands_where_is_a_caption(line: str, label: str) -> None:
    assert labels((TEXT, "paragraph"), (line, "paragraph"), (TEXT, "paragraph"))[1] == label


def test_a_short_line_or_a_day_above_a_credit_is_no_caption() -> None:
    for line in ("Best for winter", "Updated May 3, 2024, 9:41 a.m."):
        lines = [(TEXT, "paragraph"), (line, "navigation"), ("Photo: Jane Example", "credit")]
        assert labels(*lines)[1] == "navigation"


def test_the_first_sentences_above_a_credit_are_the_summary() -> None:
    assert labels((CAPTION, "paragraph"), ("Photo: Jane Example", "credit"))[0] == "paragraph"


@pytest.mark.parametrize(
    "button", ["View 3 Images", "Open this photo in gallery:", "2 of 12 |", "Image caption,"]
)
def test_the_line_below_a_pictures_button_is_its_caption(button: str) -> None:
    lines = [(TEXT, "paragraph"), (button, "navigation"), (CAPTION, "paragraph")]
    assert labels(*lines, (TEXT, "paragraph"))[2] == "caption"


def test_a_button_below_a_picture_opens_no_caption() -> None:
    lines = [(TEXT, "paragraph"), (CAPTION, "caption"), ("Enlarge image", "navigation")]
    assert labels(*lines, (TEXT, "paragraph"), (TEXT, "paragraph"))[3] == "paragraph"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("The police in the harbour during the first operation / Jane Example", "caption"),
        ("3 May 2024 at 15:46 in the afternoon / Jane Example", "heading"),
        ("Jane Example / Max Muster", "heading"),
        ("The choice between peace and war / the long answer", "heading"),
    ],
)
def test_a_line_that_ends_with_a_slash_and_a_name(line: str, label: str) -> None:
    assert labels((line, "heading"), (TEXT, "paragraph"))[0] == label


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("新馆外景。（王小明摄）", "新馆外景。", "王小明"),
        ("新馆正式开馆。新华社记者 王小明 摄", "新馆正式开馆。", "新华社记者 王小明"),
        ("国会前で警備に当たる警察官ら＝ＡＰ", "国会前で警備に当たる警察官ら", "ＡＰ"),
        ("Žmonės aikštėje. A. Pavardenis / BNS nuotr.", "Žmonės aikštėje.", "A. Pavardenis / BNS"),
        ("Konur í húsinu í gær. Ljósmynd/Aðsend", "Konur í húsinu í gær.", "Ljósmynd/Aðsend"),
        ("Người dân tại Hà Nội. Ảnh: AFP", "Người dân tại Hà Nội.", "AFP"),
        ("Quelle: abc/AFP; Montage: Infografik X", "", "abc/AFP; Montage: Infografik X"),
    ],
)  # fmt: skip
def test_credits_of_other_countries(line: str, caption: str, credit: str) -> None:
    assert split_credit(line, shipped().agencies) == (caption, credit)


@pytest.mark.parametrize("line", ["他在拍摄", "１＋１＝２です。", "© XY - Rechte am Artikel"])
def test_what_only_looks_like_a_credit(line: str) -> None:
    assert split_credit(line, shipped().agencies) is None


@pytest.mark.parametrize(
    ("names", "credit"),
    [
        ("c-article-caption__credit", True),
        ("widget__captionCredit", True),
        ("figure__caption", False),
        ("wp-caption-text", False),
        ("image-copyright", True),
    ],
)
def test_a_class_that_names_caption_and_credit(names: str, credit: bool) -> None:
    assert is_credit(names) is credit


def test_a_picture_without_a_text_below_a_line_is_no_credit() -> None:
    blocks = [
        Block("The bridge in May, when the river was low", "line 1", blanks=1),
        Block("", "line 2", "img", src="/a.jpg"),
        Block("The ferrymen say that the bridge is needed.", "line 4", blanks=1),
    ]
    judged = [Verdict("navigation", "model.outside", 0.5) for _ in blocks]
    judged[2] = Verdict("paragraph", "model.text", 0.9)
    mark_captions(blocks, judged, shipped().agencies)
    assert [verdict.label for verdict in judged] == ["navigation", "navigation", "paragraph"]


def spread(*lines: tuple[str, str, int, str]) -> list[str]:
    """Labels of lines with their label, the blank lines above and the tag of each."""
    blocks = [Block(text, "line 1", tag, blanks=blanks) for text, _, blanks, tag in lines]
    judged = [Verdict(label, "model.text", 0.9) for _, label, _, _ in lines]
    mark_captions(blocks, judged, shipped().agencies)
    return [verdict.label for verdict in judged]


@pytest.mark.parametrize(("above", "label"), [(14, "caption"), (3, "paragraph")])
def test_a_line_much_nearer_to_a_credit_than_to_the_text_is_its_caption(
    above: int, label: str
) -> None:
    lines = (TEXT, "paragraph", 0, ""), (CAPTION, "paragraph", above, "")
    assert spread(*lines, ("© Jane Example", "credit", 2, ""))[1] == label


def test_a_line_that_repeats_the_alternative_text_is_a_caption() -> None:
    alt = "The mayor opens the bridge"
    lines = (TEXT, "paragraph", 1, ""), (alt, "caption", 1, "img")
    below = (f"{alt} Jane Example", "paragraph", 1, ""), (TEXT, "paragraph", 1, "")
    assert spread(*lines, *below)[2] == "caption"


@pytest.mark.parametrize(
    ("asking", "expected"),
    [
        (("(", "Image:"), ["caption", "credit", "credit", "credit"]),
        (("(Image:",), ["caption", "credit", "credit"]),
        (("Verdict:",), ["paragraph"] * 3),
    ],
)
def test_a_credit_on_lines_of_its_own_makes_the_line_above_a_caption(
    asking: tuple[str, ...], expected: list[str]
) -> None:
    lines = [(text, "paragraph", 0, "") for text in (TEXT, CAPTION, *asking, "Jane Example", TEXT)]
    assert spread(*lines)[1:-1] == expected


@pytest.mark.parametrize("label", ["credit", "signoff"])
def test_a_line_between_a_button_and_a_credit_is_a_caption(label: str) -> None:
    lines = ("View 3 images", "navigation", 0, ""), (CAPTION, "paragraph", 0, "")
    found = spread(*lines, ("The Example Press", label, 0, ""), (TEXT, "paragraph", 0, ""))
    assert found[1:3] == ["caption", "credit"]


@pytest.mark.parametrize(("label", "expected"), [("other", "caption"), ("paragraph", "paragraph")])
def test_the_day_of_a_picture_makes_no_text_a_caption(label: str, expected: str) -> None:
    line = "The mayor speaks at the bridge in Example, Thursday, June 29, 2023, as guests listen."
    lines = (TEXT, "paragraph"), (line, label), (TEXT, "paragraph")
    assert labels(*lines)[1] == expected


@pytest.mark.parametrize(
    "line",
    [
        "Foto de archivo del puente sobre el río",
        "Symbolbild einer gesperrten Brücke",
        "Anna Muster (l.) und Max Muster öffnen die Brücke",
        "Jane Example, John Sample and, from left, two engineers of the bridge",
    ],
)
def test_old_pictures_and_who_stands_where_are_told_without_brackets(line: str) -> None:
    assert labels((TEXT, "paragraph"), (line, "paragraph"), (TEXT, "paragraph"))[1] == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Voters on the left, right, and center agree that the bridge has to stay open.",
        "It was the (right) decision, the mayor said, to close the bridge for two years.",
        "This combination of heat and drought has hit the farmers along the river hard.",
        "Senator John Muster (R.) said that the state would carry half of the costs.",
        "This handout is worth 300 euros to every family in town, the minister said.",
        "The path leads, clockwise from the station, past the mill and the town hall.",
        "Clockwise from the harbour, the walk takes two hours and passes the mill.",
        "Ordfører Kari Eksempel (Høyre) sier at broen skal åpnes igjen til våren.",
        "Borgmester Anna Eksempel (Venstre) siger, at broen åbner igen til foråret.",
        "Nationalrätin Anna Muster (Mitte) sagt, die Brücke müsse offen bleiben.",
        "Da sinistra arrivano critiche al progetto del nuovo ponte sul fiume.",
        "De gauche à droite, tous les partis du conseil ont approuvé le nouveau pont.",
        "De izquierda a derecha, todos los partidos aprobaron el nuevo puente.",
        "In this photo essay, the newspaper shows how the bridge has been built.",
    ],
)
def test_a_sentence_of_left_and_right_stays_text(line: str) -> None:
    assert labels((TEXT, "paragraph"), (line, "paragraph"), (TEXT, "paragraph"))[1] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "This combination of two photos shows the bridge before and after the flood.",
        "This undated image provided by the city shows the old bridge over the river.",
        "This aerial photo shows the bridge and the harbour of the town.",
        "Jane Example, left, and John Sample, right, open the bridge on Thursday.",
        "Clockwise from top left: Jane Example, John Sample and two engineers",
        "Da sinistra: Anna Esempio e Marco Prova all'apertura del ponte",
        "Da sinistra Anna Esempio e Marco Prova all'apertura del ponte",
        "De gauche à droite : Jeanne Exemple et Jean Modèle sur le pont",
        "Kari Eksempel (til venstre) og Ola Prøve åpner broen på torsdag",
        "In this photo provided by the city, the bridge is seen from the harbour.",
        "Guests of the opening, clockwise from top left: Jane Example and John Sample",
    ],
)
def test_a_line_that_tells_what_a_picture_shows_is_a_caption(line: str) -> None:
    assert labels((TEXT, "paragraph"), (line, "paragraph"), (TEXT, "paragraph"))[1] == "caption"


def test_blanks_without_a_credit_cost_no_time() -> None:
    line = " " * 50_000 + ":"
    start = perf_counter()
    assert ASKS.search(line) is None
    assert perf_counter() - start < 1


@pytest.mark.parametrize(
    ("source", "label", "expected"),
    [
        ("Source:", "paragraph", "paragraph"),
        ("Quelle:", "paragraph", "paragraph"),
        ("Source:", "other", "caption"),
        ("(Source:", "paragraph", "caption"),
        ("Photo:", "paragraph", "caption"),
    ],
)
def test_a_source_below_text_makes_it_no_caption(source: str, label: str, expected: str) -> None:
    lines = (CAPTION, label, 0, ""), (source, "paragraph", 0, ""), ("Reuters", "paragraph", 0, "")
    assert spread((TEXT, "paragraph", 0, ""), *lines)[1] == expected


@pytest.mark.parametrize(
    "signoff", ["Reporting by Jane Example in Berlin; Editing by John Muster", "jex/afp (dpa)"]
)
def test_a_signoff_below_a_counter_is_no_credit(signoff: str) -> None:
    lines = (TEXT, "paragraph", 0, ""), ("2 / 3", "navigation", 0, "")
    found = spread(*lines, (CAPTION, "paragraph", 0, ""), (signoff, "signoff", 0, ""))
    assert found[2:] == ["paragraph", "signoff"]


@pytest.mark.parametrize(
    ("line", "tag"),
    [(f"The mayor opens the bridge {TEXT}", ""), ("The mayor opens the bridge", "h2")],
)
def test_text_and_headings_may_begin_with_an_alternative_text(line: str, tag: str) -> None:
    alt = ("The mayor opens the bridge", "caption", 1, "img")
    below = (line, "paragraph", 1, tag), (TEXT, "paragraph", 1, "")
    assert spread((TEXT, "paragraph", 1, ""), alt, *below)[2] == "paragraph"


@pytest.mark.parametrize(
    ("credit", "blanks"),
    [("© dpa", 0), ("© dpa", 1), ("© The Example Post", 1), ("Photo: Jane Example", 0)],
)
def test_the_last_line_of_the_text_is_no_caption_of_whose_rights_it_is(
    credit: str, blanks: int
) -> None:
    lines = (TEXT, TEXT, CAPTION, credit)
    blocks = [Block(text, f"line {i}", blanks=blanks) for i, text in enumerate(lines, 1)]
    judged = [Verdict("paragraph", "model.text", 0.9) for _ in range(3)]
    judged += [Verdict("credit", "alone.credit", 0.8)]
    mark_captions(blocks, judged, shipped().agencies)
    assert judged[2].label == "paragraph"


@pytest.mark.parametrize(
    ("by", "of"),
    [
        ("Image source,", "Image caption,"),
        ("Fuente de la imagen,", "Pie de foto,"),
        ("Автор фото,", "Подпись к фото,"),
        ("صدر الصورة،", "التعليق على الصورة،"),
    ],
)
def test_lines_that_name_the_next_one_make_it_a_credit_and_a_caption(by: str, of: str) -> None:
    lines = [TEXT, by, "Jane Example", of, "The mayor and a key", TEXT]
    blocks = tuple(Block(text, f"line {i}") for i, text in enumerate(lines))
    judged = [Verdict("paragraph", "model.text", 0.9) for _ in lines]
    agencies = shipped().agencies
    mark_captions(blocks, judged, agencies)
    found = [verdict.label for verdict in judged]
    assert found == ["paragraph", "credit", "credit", "caption", "caption", "paragraph"]
    claims = picture_claims(blocks, judged, None, agencies)
    assert [claim.value for claim in claims] == [Image("The mayor and a key", "Jane Example")]


def test_a_line_above_a_credit_is_no_caption_where_one_is_named_below_it() -> None:
    lines = [(TEXT, "paragraph"), (CAPTION, "paragraph"), ("Image source, Jane Example", "credit")]
    named = [("Image caption,", "navigation"), ("The mayor and a key", "navigation")]
    found = labels(*lines, *named, (TEXT, "paragraph"))
    assert found == ["paragraph", "paragraph", "credit", "caption", "caption", "paragraph"]


def test_a_line_that_says_it_is_a_caption_has_the_credit_above_it() -> None:
    lines = [TEXT, "About sharing", "Image source, Getty Images", "Image caption, The dam", TEXT]
    blocks = tuple(Block(text, f"line {i}") for i, text in enumerate(lines))
    judged = [Verdict("paragraph", "model.text", 0.8), *[Verdict("other", "x", 0.6)] * 4]
    rules = shipped()
    judged = judge(blocks, judged, [None] * len(lines), rules, ())
    mark_captions(blocks, judged, rules.agencies)
    assert [verdict.label for verdict in judged[1:4]] == ["other", "credit", "caption"]
    claims = picture_claims(blocks, judged, None, rules.agencies)
    assert [claim.value for claim in claims] == [Image("The dam", "Getty Images")]


@pytest.mark.parametrize("text", ["Captions:", "Image captions tell,", "Source,"])
def test_other_lines_name_nothing(text: str) -> None:
    assert labels((text, "paragraph"), (CAPTION, "paragraph"))[1] == "paragraph"


def test_a_line_that_the_caption_below_begins_with_is_that_caption() -> None:
    lines = [(TEXT, "paragraph"), (CAPTION, "paragraph"), (f"{CAPTION} Photo: Jane", "caption")]
    assert labels(*lines, (TEXT, "paragraph"))[1] == "caption"
    other = (f"{CAPTION} Photo: Jane", "paragraph")
    assert labels((TEXT, "paragraph"), (CAPTION, "paragraph"), other)[1] == "paragraph"


@pytest.mark.parametrize(
    ("below", "label"),
    [("Jane Example for The Courier", "credit"), ("A Big Win for New York", "paragraph")],
)
def test_a_credit_may_stand_below_the_caption_that_a_button_opens(below: str, label: str) -> None:
    texts = [TEXT, "Enlarge this image", CAPTION, below, TEXT]
    blocks = [Block(text, "line 1", blanks=i not in (2, 3)) for i, text in enumerate(texts)]
    judged = [Verdict("paragraph", "model.text", 0.9) for _ in texts]
    mark_captions(blocks, judged, shipped().agencies)
    assert [verdict.label for verdict in judged[2:4]] == ["caption", label]


@pytest.mark.parametrize(
    "credit",
    [
        "JANE EXAMPLE / Mill Herald",
        "Jane Example/Mill Herald",
        "Jane Example | Staff",
        "(Mill Herald/Jane Example)",
    ],
)
def test_a_sentence_amid_the_text_above_a_name_and_a_paper_is_a_caption(credit: str) -> None:
    around = (TEXT, "paragraph")
    lines = (CAPTION, "paragraph"), (credit, "heading")
    assert labels(around, *lines, around) == ["paragraph", "caption", "credit", "paragraph"]
    assert labels(*lines, around) == ["paragraph", "heading", "paragraph"]
    assert labels(around, *lines) == ["paragraph", "paragraph", "heading"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (CAPTION, "Jane Example/Anna Muster"),
        (CAPTION, "Bridges / Roads"),
        (CAPTION, "Jane Example"),
        (CAPTION, "/ Mill Herald"),
        (CAPTION, " | "),
        ("", "Jane Example | Mill Herald"),
        (f"“{CAPTION}”", "Jane Example | Mill Herald"),
        ("A new bridge for the old town", "Jane Example | Mill Herald"),
    ],
)
def test_not_above_other_names_nor_below_what_is_quoted(above: str, below: str) -> None:
    lines = (TEXT, "paragraph"), (above, "paragraph"), (below, "heading"), (TEXT, "paragraph")
    assert labels(*lines) == [label for _, label in lines]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Staff photo by Jane Example", "Staff photo by Jane Example"),
        ("Mill Herald photo by Jane Example", "Mill Herald photo by Jane Example"),
        ("Photo by Jane Example/Mill Herald", "Jane Example/Mill Herald"),
    ],
)
def test_photographers_of_a_paper_are_credited_by_its_name(line: str, credit: str) -> None:
    assert split_credit(line, shipped().agencies) == ("", credit)


@pytest.mark.parametrize("line", ["Staff photo by the river", "The Herald photo by itself was old"])
def test_words_about_a_photo_are_no_credit(line: str) -> None:
    assert split_credit(line, shipped().agencies) is None
