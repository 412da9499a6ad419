"""The warning `paywall_stub`: a short text that ends where subscribers read on."""

from __future__ import annotations

import pytest

from cleancopy.claims import gather
from cleancopy.model import TEXT_LABELS, Block, Head, Page, Raw, Verdict
from cleancopy.resolve import resolve
from judged_pages import shipped

BODY = "The council voted on Tuesday to close the old bridge, ending a dispute of ten years."
LONG = "\n".join([BODY] * 40)
NOT_FREE = '{"@type": "NewsArticle", "headline": "The bridge", "isAccessibleForFree": %s}'


def warnings(*labelled: tuple[str, str | Block], jsonld: str = "") -> tuple[str, ...]:
    blocks = [
        held if isinstance(held, Block) else Block(held, f"line {i}")
        for i, (_, held) in enumerate(labelled)
    ]
    verdicts = [Verdict(label, "by.hand", 1.0) for label, _ in labelled]
    head = Head(jsonld=(jsonld,)) if jsonld else None
    page = Page(Raw("a.txt", "0" * 64, b"", "text"), "", "utf-8", "utf-8")
    claims = gather(page, head, blocks, verdicts, shipped(), None)
    kept = (b.text for b, v in zip(blocks, verdicts, strict=True) if v.label in TEXT_LABELS)
    return resolve(page, claims, shipped(), None, "\n\n".join(kept)).warnings


def stub(notice: str) -> bool:
    return "paywall_stub" in warnings(
        ("title", "The bridge"), ("paragraph", BODY), ("promo", notice), ("footer", "Imprint")
    )


@pytest.mark.parametrize(
    "notice",
    [
        "This article is for subscribers only. Subscribe to continue reading.",
        "To continue reading, subscribe now.",
        "Unlock this article — plus in-depth analysis",
        "Dieser Artikel ist nur für Abonnenten zugänglich",
        "Um diesen Artikel weiterzulesen, benötigen Sie ein Abo.",
        "Il vous reste 75.5% de cet article à lire. La suite est réservée aux abonnés.",
        "La suite est réservée aux abonnés",
        "Suscríbete para seguir leyendo",
        "Questo articolo è riservato agli abbonati",
        "Conteúdo exclusivo para assinantes",
        "Om verder te lezen heb je een abonnement nodig",
        "Denne artikkelen er for abonnenter",
        "Den här artikeln är exklusiv för våra prenumeranter",
        "Tämä artikkeli on vain tilaajille",
        "Aby czytać dalej, wykup dostęp",
        "Материал доступен только подписчикам",
        "この記事は有料会員限定です。残り1234文字",
        "残り1,234文字（全文1,500文字）",
        "订阅后继续阅读全文",
        "This post is for paid subscribers",
        "Keep reading with a 7-day free trial",
        "Weiterlesen mit einem Plus-Abo",
        "Esta noticia es solo para suscriptores",
        "Pozostało 85% tekstu",
        "Okumaya devam etmek için abone olun",
    ],
)
def test_a_short_text_that_ends_at_a_notice_is_a_stub(notice: str) -> None:
    assert stub(notice)


@pytest.mark.parametrize(
    "notice",
    [
        "Already a subscriber? Log in",
        "Subscribe to our newsletter",
        "Sign up for our daily newsletter and get the day’s stories",
        "Get full access to all articles from 1 euro a month",
        "To read the full report, click here",
        "You have 3 free articles left this month",
        "Premium content",
        "Für Abonnenten",
        "Lesen Sie diesen Artikel auch auf Englisch",
        "Bereits Abonnent? Jetzt anmelden",
        "Abonnez-vous à notre infolettre",
        "Déjà abonné ? Se connecter",
        "Cet article est en accès libre",
        "¿Ya eres suscriptor? Inicia sesión",
        "Tämä artikkeli on yli kaksi vuotta vanha",
        "Denne artikel er mere end et år gammel",
        "Vil du læse mere om broen?",
        "会員限定",
        "Share this article",
        "Dalsza część artykułu pod materiałem wideo",
        "Il vous reste 3 jours pour vous inscrire",
        "Keep reading the news",
    ],
)
def test_an_offer_or_a_login_makes_no_stub(notice: str) -> None:
    assert not stub(notice)


def test_a_notice_among_the_text_makes_no_stub() -> None:
    notice = ("promo", "Subscribe to continue reading")
    assert warnings(("title", "The bridge"), notice, ("paragraph", BODY)) == ()
    assert warnings(("title", "A"), ("paragraph", BODY), notice, ("paragraph", BODY)) == ()


def test_a_notice_of_other_articles_makes_no_stub() -> None:
    others = [("related", "Related articles"), ("related", "This article is for subscribers only")]
    assert warnings(("title", "The bridge"), ("paragraph", BODY), *others) == ()


def test_a_long_text_with_a_notice_behind_it_is_no_stub() -> None:
    notice = ("promo", "This article is for subscribers only.")
    assert warnings(("title", "The bridge"), ("paragraph", LONG), notice) == ()


def test_what_no_reader_sees_makes_no_stub() -> None:
    notice = Block("Subscribe to continue reading", "/html/body/p[9]", "p", hidden=True)
    assert warnings(("title", "The bridge"), ("paragraph", BODY), ("promo", notice)) == ()


def test_a_notice_that_was_taken_for_text_counts() -> None:
    notice = ("paragraph", "This article is for subscribers only. Subscribe to continue reading.")
    assert warnings(("title", "A"), ("paragraph", BODY), notice) == ("paywall_stub",)


@pytest.mark.parametrize("value", ["false", '"False"', '"https://schema.org/False"'])
def test_a_text_that_breaks_off_and_is_not_free_is_a_stub(value: str) -> None:
    page = (("title", "The bridge"), ("paragraph", f"{BODY} The mayor…"))
    assert warnings(*page, jsonld=NOT_FREE % value) == ("paywall_stub",)


@pytest.mark.parametrize(
    ("text", "value"),
    [(BODY, "false"), (f"{LONG} The mayor…", "false"), (f"{BODY} Well…", "true")],
)
def test_a_page_that_is_only_said_to_be_not_free_is_no_stub(text: str, value: str) -> None:
    page = (("title", "The bridge"), ("paragraph", text))
    assert warnings(*page, jsonld=NOT_FREE % value) == ()
