"""Phrases of `config/phrases/`: what they say of lines, and what they leave alone."""

from __future__ import annotations

import pytest

from cleancopy.settings import ConfigError, Phrases, fold, load_rules
from cleancopy.settings.phrase_file import read_phrases
from cleancopy.settings.phrases import LeadIn
from cleancopy.settings.rules import shipped
from cleancopy.settings.tables import Table, read_toml
from field_cases import cases

CASES = cases("phrases")
FIRST = ("en", "de", "fr", "es", "it", "pt", "nl")
LATER = (
    *("ar", "bn", "cs", "da", "el", "fi", "hu", "id", "ja", "no", "pl", "ro", "ru", "sv", "tr"),
    *("uk", "vi"),
)


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return load_rules().phrases


def label(phrases: Phrases, line: str) -> str | None:
    hit = phrases.match(fold(line))
    return hit.label if hit else None


@pytest.mark.parametrize(("line", "expected"), CASES["in_the_wild"] + CASES["synthetic"])
def test_furniture(phrases: Phrases, line: str, expected: str) -> None:
    assert label(phrases, line) == expected


@pytest.mark.parametrize("line", CASES["negative"])
def test_article_text_is_left_alone(phrases: Phrases, line: str) -> None:
    assert label(phrases, line) is None


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("line", "expected"), CASES["known_failures"])
def test_known_failures(phrases: Phrases, line: str, expected: str) -> None:
    assert label(phrases, line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Yazdır | Arkadaşına gönder | Yorum yaz", "navigation"),
        ("Print | Home", "navigation"),
        ("(Page 1 of 3)", "navigation"),
        ("The post Beans end a wedding appeared first on Aldport News.", "footer"),
        ("Print | The bridge is shut", None),
        ("The Post said that the plan appeared first in May.", None),
    ],
)
def test_rows_of_links_and_marks_of_feeds(
    phrases: Phrases, line: str, expected: str | None
) -> None:
    assert label(phrases, line) == expected


def test_the_rule_names_file_family_and_phrase(phrases: Phrases) -> None:
    hit = phrases.match("skip to content")
    assert hit is not None
    assert hit.rule == "phrase.en.navigation:skip to content"


def test_a_heading_of_a_run_opens_it(phrases: Phrases) -> None:
    assert phrases.opens("most read") is not None
    assert phrases.opens("skip to content") is None


def test_a_long_line_is_not_decided_by_a_phrase(phrases: Phrases) -> None:
    assert label(phrases, "Read more: " + "word " * 100) is None


def test_a_long_legal_notice_is(phrases: Phrases) -> None:
    notice = "Copyright 2014 A Wire. All rights reserved. " + "It may not be rewritten. " * 20
    assert label(phrases, notice) == "footer"


@pytest.mark.parametrize("language", FIRST + LATER)
def test_each_language_has_stop_words_and_sections(phrases: Phrases, language: str) -> None:
    file = shipped("config") / "phrases" / f"{language}.toml"
    own = read_toml(file, file.name)
    assert len(set(own["stopwords"].split())) >= 40
    assert phrases.function_words.issuperset(fold(own["stopwords"]).split())
    names = [line for line in own["sections"].splitlines() if line]
    assert len(names) >= 10
    assert all(phrases.is_section(fold(name)) for name in names)


@pytest.mark.parametrize("line", ["World News", "Politik", "Économie", "Deportes", "U.S."])
def test_sections(phrases: Phrases, line: str) -> None:
    assert phrases.is_section(fold(line))


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("byline", "By Ada Example", ("by", "Ada Example")),
        ("byline", "Bystanders said", None),
        ("topics", "Schlagwörter: Hafen, Fähre", ("schlagwörter:", "Hafen, Fähre")),
        ("topics", "By Ada Example", None),
    ],
)
def test_lead_in(
    phrases: Phrases, kind: LeadIn, text: str, expected: tuple[str, str] | None
) -> None:
    assert phrases.lead_in(kind, text) == expected


def read(**families: object) -> Phrases:
    return read_phrases({"en": Table(families, "phrases/en.toml")})


@pytest.mark.parametrize(
    ("families", "message"),
    [
        ({"navigaton": {}}, "phrases/en.toml: navigaton: unknown key"),
        ({"promo": {"exakt": ["a"]}}, "phrases/en.toml: promo.exakt: unknown key"),
        ({"promo": {"contains": ["two words"]}}, "promo.contains: 'two words' needs three words"),
        ({"promo": {"prefix": ["a"]}}, "promo.prefix: 'a' is too short"),
        ({"promo": {"pattern": ["(a)"]}}, "promo.pattern: '(a)' has a group"),
        ({"promo": {"pattern": ["a["]}}, "promo.pattern: 'a[' is no regular expression"),
        ({"promo": {"exact": 5}}, "promo.exact: must be a list of texts or a block of lines"),
        ({"promo": []}, "promo: must be"),
        (
            {"lead_in": {"byline": ["by"], "credit": ["photo:"]}},
            "lead_in.credit: unknown kind of lead-in (known: byline, topics)",
        ),
    ],
)
def test_a_mistake_names_file_and_key(families: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=r"^phrases/en\.toml: ") as raised:
        read(**families)
    assert message in str(raised.value)


def test_a_block_of_lines_is_a_list() -> None:
    phrases = read(promo={"exact": "\nBuy now\n\nGo away\n"})
    assert label(phrases, "go away") == "promo"


def test_whole_words_only() -> None:
    phrases = read(related={"prefix": ["read more"]}, promo={"suffix": ["more here"]})
    assert label(phrases, "Read moreover") is None
    assert label(phrases, "Anymore here") is None
    assert label(phrases, "Find more here!") == "promo"
