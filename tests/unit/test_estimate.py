from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cleancopy.fields.dates.estimate import estimate_day

LEAD = "The minister said on Thursday that the bridge would open next year.\n\nWork began in 2008."
PHOTO = "Workers stand on the bridge near the old harbour December 14, 2009."


def test_weekday_after_a_dated_photograph() -> None:
    found = estimate_day(LEAD, [PHOTO], "en")
    assert found is not None
    assert found.date == date(2009, 12, 17)
    assert (found.earliest, found.latest) == (date(2009, 12, 14), date(2009, 12, 20))
    assert found.evidence == ("photograph: December 14, 2009", "weekday: Thursday")


@pytest.mark.parametrize(
    ("language", "lead", "caption", "expected"),
    [
        ("de", "Das sagte die Ministerin am Donnerstag.", "Die Brücke am 14. Dezember 2009.",
         date(2009, 12, 17)),
        ("fr", "La ministre l'a dit jeudi.", "Le pont, le 14 décembre 2009.", date(2009, 12, 17)),
        ("es", "Lo dijo el jueves la ministra.", "El puente, el 14 de diciembre de 2009.",
         date(2009, 12, 17)),
        ("en", "No weekday is told.", PHOTO, date(2009, 12, 14)),
        ("en", "It happened on Monday.", PHOTO, date(2009, 12, 14)),
    ],
)  # fmt: skip
def test_estimate(language: str, lead: str, caption: str, expected: date) -> None:
    found = estimate_day(lead, [caption], language)
    assert found is not None
    assert found.date == expected
    assert found.earliest <= found.date <= found.latest


def test_date_alone_on_top_is_the_day() -> None:
    found = estimate_day("Published in print on 17 May 2010\n\n" + LEAD, (), "en")
    assert found is not None
    assert found.date == date(2010, 5, 17)


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        (LEAD, []),
        (LEAD, ["The bridge in winter."]),
        (LEAD, ["FILE - The bridge, December 14, 2009."]),
        (LEAD + "\n\nThe toll rose on 3 May 2012.", [PHOTO]),
        ("He rated it 5 out of 10 on Thursday, after 6.9/10 before.", []),
        ("The war that began on 1 September 1939 ended six years later, the museum said.", []),
    ],
)
def test_nothing_is_guessed(text: str, captions: list[str]) -> None:
    assert estimate_day(text, captions, "en") is None


def test_never_after_the_fetch() -> None:
    fetched = datetime(2009, 12, 16, tzinfo=UTC)
    found = estimate_day(LEAD, [PHOTO], "en", fetched)
    assert found is not None
    assert found.latest == date(2009, 12, 16)
    assert estimate_day(LEAD, [PHOTO], "en", datetime(2009, 12, 1, tzinfo=UTC)) is None
