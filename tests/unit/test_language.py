from __future__ import annotations

import pytest

from cleancopy.fields.language import identify, language_tag

TEXTS = {
    "en": "The minister said on Thursday that the bridge over the river would open next year. ",
    "de": "Die Ministerin sagte am Donnerstag, dass die Brücke im nächsten Jahr öffnen werde. ",
    "fr": "La ministre a déclaré jeudi que le pont sur le fleuve ouvrirait l'année prochaine. ",
    "es": "La ministra dijo el jueves que el puente sobre el río se abrirá el próximo año. ",
    "ru": "Министр заявила в четверг, что мост через реку откроется в следующем году. ",
    "ja": "大臣は木曜日、川に架かる橋は来年開通すると述べた。工事は二年前に始まった。",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_text_tells_its_language(language: str, text: str) -> None:
    assert identify(text * 3) == language


def test_long_text_outweighs_a_wrong_statement() -> None:
    assert identify(TEXTS["de"] * 3, ["en"]) == "de"


def test_statement_decides_short_texts_and_near_languages() -> None:
    assert identify("Ja", ["nl-BE"]) == "nl"
    assert identify("", ["de"]) == "de"
    assert identify("Ja") is None
    assert (
        identify("Statsministeren sa torsdag at broen vil åpne neste år. " * 4, ["nn-NO"]) == "nn"
    )


@pytest.mark.parametrize(
    ("stated", "tag"),
    [("de-AT", "de"), ("pt_BR.UTF-8", "pt"), ("EN", "en"), ("zh-Hant-TW", "zh"), ("iw", "he"),
     ("english", None), ("und", None), ("", None)],
)  # fmt: skip
def test_tag(stated: str, tag: str | None) -> None:
    assert language_tag(stated) == tag
