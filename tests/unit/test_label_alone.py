"""What a block says by itself, against what the model said of it."""

from __future__ import annotations

import pytest

from cleancopy.label import alone, forms
from cleancopy.model import Verdict
from cleancopy.settings.phrases import Hit, fold
from judged_pages import Line, labels, line, made, menu, paragraph, paragraphs, shipped


@pytest.mark.parametrize(
    ("text", "label"),
    [("Publicerad:", "date"), ("Güncelleme Tarihi:", "date"), ("He said:", "paragraph")],
)
def test_what_leads_in_a_date_in_another_element_is_none_of_the_text(text: str, label: str) -> None:
    page = made([line(text, "paragraph", 0.6, tag="div", path="html>body>div"), *paragraphs(3)])
    found = alone.judge(page.blocks, page.verdicts, [None] * len(page.blocks), shipped(), ())
    assert found[0].label == label


def test_a_time_element_with_a_time_of_day_and_nothing_else_is_a_date() -> None:
    for text, tag, label in (
        ("Dnes 7:40", "time", "date"),
        ("Heute, 10:32 Uhr", "time", "date"),
        ("Heute, 10:32 Uhr", "p", "paragraph"),
        ("At 7:40 the bridge opened", "time", "paragraph"),
    ):
        page = made(
            [line(text, "paragraph", 0.6, tag=tag, path=f"html>body>{tag}"), *paragraphs(3)]
        )
        hits = [None] * len(page.blocks)
        found = alone.judge(page.blocks, page.verdicts, hits, shipped(), ())
        assert found[0].label == label


PROMO = Hit("promo", "phrase.en.promo:sign up")

FORMS = [
    ("Reporting by Ada Example; Editing by Bo Sample", "signoff", "alone.signoff"),
    ("rri/afp/dpa/rtr", "signoff", "alone.signoff"),
    ("Editor: Sean Example", "signoff", "alone.signoff"),
    ("Fishermen mend their nets in Aldport in May. REUTERS/Jane Example", "caption", None),
    ("Fischer flicken im Mai ihre Netze. Foto: Anna Muster/dpa", "caption", None),
    ("Boats wait at the ramp of Aldport.Credit...Jane Example for The Courier", "caption", None),
    ("Foto: Anna Muster/dpa", "credit", "alone.credit"),
    ("Image: AP Graphics/DW", "credit", "alone.credit"),
    ("By Ada Example", "byline", "alone.byline"),
    ("Von Anna Muster", "byline", "alone.byline"),
    ("By Ada Example and Bo Sample | Reuters", "byline", "alone.byline"),
    ("17 March 2009", "date", "alone.date"),
    ("COURIER | 19.02.2013 à 11h04 • Mis à jour le 19.02.2013 à 18h27", "date", "alone.date"),
    ("Oluşturulma Tarihi: Aralık 05, 2018 14:22", "date", "alone.date"),
    ("Updated: 17 March 2009, 10:30 am", "date", "alone.date"),
    ("17. März 2009", "date", "alone.date"),
    ("First published on Sun 3 Mar 2024 06.00 EST", "date", "alone.date"),
    ("Publié le 09 mars 2022 à 06h30, modifié le 09 mars 2022 à 09h11", "date", "alone.date"),
    (
        "Veröffentlicht am 3. März 2024 um 14:05 Uhr; zuletzt aktualisiert am 4. März um 9 Uhr",
        "date",
        "alone.date",
    ),
    ("Data publikacji: 3 marca 2024, 14:05", "date", "alone.date"),
    ("Sist oppdatert 3. mars 2024 kl. 14.05", "date", "alone.date"),
    ("Publicerad 3 mars 2024, uppdaterad 4 mars 2024 kl 10.15", "date", "alone.date"),
    ("Udgivet den 3. marts 2024 kl. 14:05", "date", "alone.date"),
    ("Julkaistu 3.3.2024 klo 14:05", "date", "alone.date"),
    ("Publicado el 3 de marzo de 2024 a las 14:05 h", "date", "alone.date"),
    ("Atualizado em 3 de março de 2024 às 14h05", "date", "alone.date"),
    ("12/02/2023 09h14 Atualizado há 2 anos", "date", "alone.date"),
    ("Le 3 mars 2024, il y a 3 mois", "date", "alone.date"),
    ("Pubblicato il 3 marzo 2024 alle ore 14:05", "date", "alone.date"),
    ("Gepubliceerd op 3 maart 2024 om 14:05 uur", "date", "alone.date"),
    ("Опубликовано: 3 марта 2024 г. в 14:05", "date", "alone.date"),
    ("Опубліковано 3 березня 2024 року о 14:05", "date", "alone.date"),
    ("Publikováno: 3. března 2024 ve 14:05", "date", "alone.date"),
    ("Objavljeno: 3. ožujka 2024. u 14:05", "date", "alone.date"),
    ("Közzétéve: 2024. március 3. 14:05", "date", "alone.date"),
    ("Publicat: 3 martie 2024, ora 14:05", "date", "alone.date"),
    ("Yayınlanma tarihi: 3 Mart 2024 14:05 Güncelleme: 4 Mart 2024", "date", "alone.date"),
    ("Δημοσιεύτηκε: 3 Μαρτίου 2024, 14:05", "date", "alone.date"),
    ("Đăng ngày 3 tháng 3 năm 2024 lúc 14:05", "date", "alone.date"),
    ("Diterbitkan 3 Maret 2024, pukul 14.05 WIB", "date", "alone.date"),
    ("公開日：2024年3月3日（日） 14:05", "date", "alone.date"),
    ("입력 2024.12.03. 오후 11:17 수정 2024.12.04", "date", "alone.date"),
]
SENTENCES = [
    "He was elected on 17 March 2009 in Aldport.",
    "By Monday the water had gone from the lower town.",
    "By the end of it, nobody was left in the hall.",
    "The photo shows a bridge that no longer stands, he said.",
    "The image: a city without cars, without noise and without smoke.",
    "Her editor told her to wait until the council had voted.",
    "In 2009 the river rose by four metres within a day.",
    "20240503140523",
    "She died on 3 May 2020.",
    "It was 9 November 1989.",
    "That was on May 3, 2020.",
    "Er starb am 3. Mai 2020.",
    "Il est mort le 3 mai 2020.",
    "Murió el 3 de mayo de 2020.",
    "Zmarł 3 maja 2020.",
    "Он умер 3 мая 2020 года.",
    "Hän kuoli 3. toukokuuta 2020.",
    "그는 2020년 5월 3일 사망했다.",
    "He spoke of peace, and he spoke of it for an hour.",
]


def alone_of(
    lines: list[Line], hits: dict[int, Hit] | None = None, **kept: object
) -> list[Verdict]:
    page = made(lines)
    found = [(hits or {}).get(i) for i in range(len(lines))]
    return alone.judge(page.blocks, page.verdicts, found, shipped(), **({"decided": ()} | kept))


def among_text(middle: Line) -> list[Line]:
    return [*paragraphs(2), middle, *paragraphs(2)]


@pytest.mark.parametrize(("text", "label", "rule"), FORMS)
def test_a_form_of_news_text_beats_an_unsure_model(text: str, label: str, rule: str | None) -> None:
    found = alone_of(among_text(line(text, "paragraph", 0.6)))[2]
    assert found.label == label
    assert rule is None or found.rule == rule


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Published 14 March Updated 15 March", "date"),
        ("Publié le 14 mars, mis à jour le 15 mars", "date"),
        ("The talks of 14 March", "paragraph"),
        ("On 14 March the talks ended", "paragraph"),
    ],
)
def test_a_line_of_time_elements_needs_no_year(text: str, found: str) -> None:
    held = line(text, "paragraph", 0.6)
    stamped = held._replace(block=held.block._replace(datetime="2023-03-14"))
    assert alone_of(among_text(stamped))[2].label == found
    assert alone_of(among_text(held))[2].label == "paragraph"


def test_a_headline_that_ends_with_a_date_is_no_date() -> None:
    for text in (
        "Ferry prices to rise March 3, 2021",
        "Ticket sales begin: 3 May 2021",
        "악녀의 덫에 걸린 이유리, 의외로 어울리는 남상미 기사입력 :[ 2018-09-28 17:32 ]",
    ):
        assert alone_of(among_text(line(text, "navigation", 0.6)))[2].label == "navigation"


def test_a_button_behind_a_credit_makes_no_furniture_of_the_caption() -> None:
    text = "Fishermen mend nets. REUTERS/Jane Example Purchase Licensing Rights, opens new tab"
    hit = {2: Hit("navigation", "phrase.en.navigation:opens new tab")}
    assert alone_of(among_text(line(text, "paragraph", 0.6)), hit)[2].label == "caption"


@pytest.mark.parametrize("text", ["© dpa", "© AFP", "© dpa-infocom, dpa:240503-99-123456/3"])
def test_whose_rights_it_is_signs_off_where_the_text_ends(text: str) -> None:
    said = line(text, "navigation", 0.6)
    assert alone_of([*paragraphs(3), said, *menu(2)])[3].label == "signoff"
    assert alone_of(among_text(said))[2].label == "credit"


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_no_form(text: str) -> None:
    before = line(text, "paragraph", 0.6)
    assert alone_of(among_text(before))[2] == before.verdict


@pytest.mark.parametrize("text", [text for text, label, _ in FORMS if label == "byline"])
def test_a_name_far_from_the_text_is_no_byline(text: str) -> None:
    menu_line = line(text, "navigation")
    lines = [menu_line, *menu(alone.BEFORE), *paragraphs(3), *menu(alone.AFTER), menu_line]
    judged = alone_of(lines)
    assert judged[0].label == judged[-1].label == "navigation"


def test_forms_are_looked_for_up_to_the_edges_of_the_reach() -> None:
    first, last = line("By Ada Example", "navigation"), line("Editor: Sean Example", "navigation")
    judged = alone_of(
        [first, *menu(alone.BEFORE - 1), *paragraphs(3), *menu(alone.AFTER - 1), last]
    )
    assert [judged[0].label, judged[-1].label] == ["byline", "signoff"]


def test_a_page_without_text_has_no_forms() -> None:
    lines = [line(text, "navigation") for text, _, _ in FORMS]
    assert set(labels(alone_of(lines))) == {"navigation"}


@pytest.mark.parametrize("label", ["title", "comment"])
def test_a_headline_or_a_comment_is_no_byline(label: str) -> None:
    assert alone_of(among_text(line("By Ada Example", label)))[2].label == label


@pytest.mark.parametrize(
    ("length", "confidence", "beaten"),
    [
        (forms.SHORT - 20, 0.99, True),
        (forms.SHORT - 20, 0.5, True),
        (forms.SHORT + 60, 0.5, True),
        (forms.SHORT + 60, forms.SURE_OF_TEXT, True),
        (forms.SHORT + 60, 0.99, False),
    ],
)
def test_a_phrase_beats_all_but_a_sure_long_paragraph(
    length: int, confidence: float, beaten: bool
) -> None:
    before = line(paragraph()[:length], "paragraph", confidence)
    found = alone_of(among_text(before), {2: PROMO})[2]
    assert found == (Verdict("promo", PROMO.rule, 0.9) if beaten else before.verdict)


@pytest.mark.parametrize(
    ("opening", "label"),
    [
        ("A correction was made on May 3, 2021: the bridge has nine piers.", "correction"),
        ("An earlier version of this article misstated the age of the mayor.", "correction"),
        ("In einer früheren Version dieses Artikels hieß es, er sei neu.", "correction"),
        ("An earlier version of the bill failed in the upper house in May.", "paragraph"),
    ],
)
def test_a_correction_of_the_article_also_beats_a_sure_long_paragraph(
    opening: str, label: str
) -> None:
    hit = Hit("correction", "phrase.en.correction:an earlier version of")
    before = line(f"{opening} {paragraph()[:100]}", "paragraph", 0.99)
    assert alone_of(among_text(before), {2: hit})[2].label == label


def test_a_phrase_also_names_what_the_model_put_outside() -> None:
    found = alone_of([line("Sign up", "navigation", 0.99), *paragraphs(2)], {0: PROMO})
    assert found[0].label == "promo"


def test_a_phrase_goes_before_a_form() -> None:
    hit = Hit("related", "phrase.en.related:by the same author")
    assert alone_of(among_text(line("By Ada Example", "navigation")), {2: hit})[2].rule == hit.rule


def test_what_is_decided_stays() -> None:
    lines = among_text(line("By Ada Example", "navigation", rule="site.courier.example.x"))
    assert alone_of(lines, {2: PROMO}, decided={2})[2].label == "navigation"


@pytest.mark.parametrize("text", ["* * *", "—", "• • • • •", "=" * 40])
def test_a_line_without_letters_is_no_text(text: str) -> None:
    assert alone_of(among_text(line(text)))[2] == Verdict("other", "alone.wordless", 1.0)


@pytest.mark.parametrize("text", ["町の橋は来年まで閉じられる。", "2009", "Да", "…und dann"])
def test_a_line_with_a_letter_or_digit_may_be_text(text: str) -> None:
    assert alone_of(among_text(line(text)))[2].rule != "alone.wordless"


def test_a_button_for_larger_letters_above_the_text_is_no_wire() -> None:
    button = line("AA", "navigation")
    assert alone_of([button, *paragraphs(5)])[0].label == "navigation"
    assert alone_of([*paragraphs(5), button])[5].label == "signoff"


def test_a_block_without_text_is_left_alone() -> None:
    picture = line("", "navigation", tag="img", src="bridge.jpg")
    assert alone_of(among_text(picture))[2] == picture.verdict


def test_every_line_keeps_its_place() -> None:
    lines = [line(text) for text, _, _ in FORMS] + paragraphs(3)
    judged = alone_of(lines)
    assert len(judged) == len(lines)
    assert labels(judged)[-3:] == ["paragraph"] * 3


def test_an_empty_page_stays_empty() -> None:
    assert alone_of([]) == []


@pytest.mark.parametrize(
    ("text", "shouts"),
    [
        ("ROWERS WIN THE COUNTY SHIELD FOR THE THIRD TIME IN A ROW", True),
        ("HOW THE FERRYMEN OF ALDPORT CAME TO ROW", False),
        ("ASP ने बताया कि अब गिरफ्तार दोनों बदमाश को जेल भेजा जा रहा है और जांच जारी है", False),
        ("NATO 사무총장은 수요일 모스크바에서 열린 회담에서 협력을 강화하자고 말했다", False),
    ],
)
def test_a_script_without_capitals_does_not_shout(text: str, shouts: bool) -> None:
    known = line(text, "paragraph", 0.6)
    found = forms.shouted(known.block, known.verdict, shipped())
    assert (found is not None) == shouts


LAST = "Eine Lösung vor der Hauptsaison sei aber unwahrscheinlich, sagte der Minister am Freitag."


@pytest.mark.parametrize("mark", ["(dpa)", "(AFP)", "— AFP", "(TT)", "(AFP/Reuters)"])
@pytest.mark.parametrize(
    ("label", "confidence"), [("paragraph", 0.6), ("paragraph", 0.97), ("navigation", 0.6)]
)
def test_the_last_paragraph_may_end_in_the_mark_of_its_wire(
    mark: str, label: str, confidence: float
) -> None:
    lines = [*paragraphs(3), line(f"{LAST} {mark}", label, confidence), *menu(2)]
    assert alone_of(lines)[3].label == "paragraph"


@pytest.mark.parametrize(("confidence", "label"), [(0.97, "paragraph"), (0.7, "caption")])
def test_amid_the_text_the_model_must_be_sure_of_it(confidence: float, label: str) -> None:
    assert alone_of(among_text(line(f"{LAST} (dpa)", confidence=confidence)))[2].label == label


@pytest.mark.parametrize(
    "last",
    [
        line(f"{LAST} (Foto: dpa)", confidence=0.97),
        line(f"{LAST} REUTERS/Jane Example", confidence=0.97),
        line(f"{LAST} (Getty Images)", confidence=0.97),
        line(f"{LAST} (dpa)", "caption", 0.7),
    ],
)
def test_a_credit_at_the_end_of_a_picture_text_is_none(last: Line) -> None:
    assert alone_of([*paragraphs(3), last])[3].label == "caption"


SETTINGS = '{"layoutMobile":2,"buttonText":"Buy now"}'


@pytest.mark.parametrize(
    ("text", "tag", "label"),
    [
        (SETTINGS, "div", "other"),
        (f"[{SETTINGS}]", "p", "other"),
        (SETTINGS, "pre", "paragraph"),
        (f"{SETTINGS} is what the file should say.", "p", "paragraph"),
        ("[“Nobody asked,” he said.]", "p", "paragraph"),
    ],
)
def test_settings_left_in_a_page_are_no_text(text: str, tag: str, label: str) -> None:
    assert alone_of(among_text(line(text, tag=tag)))[2].label == label


def test_a_name_in_brackets_signs_at_the_end_only() -> None:
    name = line("（山田太郎）", "other", 0.6)
    assert labels(alone_of([*paragraphs(3), name]))[-1] == "signoff"
    assert labels(alone_of([name, *paragraphs(5)]))[0] == "other"


ENDING = (
    "Every week our editors send out a selection of the harbour's best stories and pictures, from "
    "boats to bridges. Sign up for the newsletter here."
)


@pytest.mark.parametrize(
    ("last", "label"),
    [
        (ENDING, "promo"),
        (f"{ENDING} {paragraph(1)} {paragraph(2)}", "paragraph"),
        (f"{paragraph(1)} {paragraph(2)}", "paragraph"),
    ],
)
def test_a_promotion_that_ends_the_text_is_none_of_it_however_sure_the_model_is(
    last: str, label: str
) -> None:
    page = made([*paragraphs(3), line(last, "paragraph", 0.99)])
    found = alone.judge(
        page.blocks,
        page.verdicts,
        [shipped().phrases.match(fold(block.text)) for block in page.blocks],
        shipped(),
        (),
    )
    assert labels(found) == ["paragraph"] * 3 + [label]
