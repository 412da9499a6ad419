"""Pages that stand for an article that is not shown."""

from __future__ import annotations

import pytest

from cleancopy.label.refusals import asks_consent, refusal
from cleancopy.model import Block, Head, Raw, Rejected
from cleancopy.pipeline import clean
from judged_pages import paragraph, shipped

REFUSALS = [
    "404",
    "404 Not Found",
    "Error 404",
    "Page not found | The Gazette",
    "The Gazette - Page Not Found",
    "Article not found",
    "Seite nicht gefunden",
    "Página no encontrada - El Faro",
    "Sidan hittades inte",
    "Siden blev ikke fundet",
    "Страница не найдена",
    "Access Denied",
    "Just a moment...",
    "502 Bad Gateway",
    "503 Service Temporarily Unavailable",
]
STORIES = [
    "Not found: the lost letters of a poet",
    "Missing page found in an attic",
    "500 days without rain",
    "Access denied to the lower town, the council says",
    "Boat not found",
    "",
]


@pytest.mark.parametrize("title", REFUSALS)
def test_what_a_server_says_in_place_of_an_article(title: str) -> None:
    assert refusal((), Head(title=title)) is not None
    heading = Block(title, "/html/body/h1", tag="h1", path="html>body>h1")
    assert refusal((heading,), Head(title="The Gazette")) is not None


WALLS = [
    "Weiter mit Werbung lesen. Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Ihre "
    "Zustimmung können Sie jederzeit im Privacy Center widerrufen. … oder wählen Sie das PUR-Abo. "
    "Wir und unsere 190 Partner speichern Informationen auf einem Gerät und greifen darauf zu.",
    "We and our 812 partners store and/or access information on a device, such as cookies, and "
    "process personal data for personalised advertising. You may accept all or manage settings.",
    "Avec votre consentement, nos partenaires et nous utilisons des cookies pour stocker et/ou "
    "accéder à des informations. Accepter et continuer, ou lire sans publicité.",
    "Con su consentimiento, nosotros y nuestros socios usamos cookies para almacenar y/o acceder a "
    "datos y mostrar publicidad personalizada. Puede aceptar y continuar o suscribirse.",
]
REPORTS = [
    "The privacy regulator fined the publisher because its cookies were set without consent, the "
    "court said on Monday. The paper had sold tracking data to third parties for years, and showed "
    "personalised advertising to children.",
    "Das Gericht hält das PUR-Abo der Zeitung für zulässig. Wer seine Einwilligung in Cookies "
    "nicht gibt, zahlt. Die Datenschützer und ihre Partner wollen Berufung einlegen.",
]


@pytest.mark.parametrize(
    ("text", "is_wall"), [(t, True) for t in WALLS] + [(t, False) for t in REPORTS]
)
def test_a_wall_of_consent_is_known_by_what_it_speaks_of(text: str, is_wall: bool) -> None:
    assert asks_consent(text) == is_wall


@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_of_consent_is_no_article(wall: str) -> None:
    html = f"<title>The Gazette</title><h1>Welcome</h1><div><p>{wall}</p><p>{wall}</p></div>"
    found = clean(Raw("a.html", "", html.encode(), "html"), shipped())
    assert isinstance(found, Rejected)
    assert found.reason == "NOT_AN_ARTICLE"


@pytest.mark.parametrize("title", STORIES)
def test_the_title_of_a_story_is_none(title: str) -> None:
    assert refusal((), Head(title=title)) is None


@pytest.mark.parametrize(("number", "is_rejected"), [(2, True), (5, False)])
def test_a_page_so_called_is_no_article_unless_it_is_long(number: int, is_rejected: bool) -> None:
    text = "".join(f"<p>{paragraph(i)}</p>" for i in range(number))
    html = f"<title>Page not found</title><h1>Page not found</h1><article>{text}</article>"
    found = clean(Raw("a.html", "", html.encode(), "html"), shipped())
    assert isinstance(found, Rejected) == is_rejected
