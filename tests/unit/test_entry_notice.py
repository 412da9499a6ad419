"""What a blog's system says of its entry: none of the text, and the day of publication."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cleancopy.fields.dates.entry_notice import is_entry_notice
from cleancopy.model import Article, Raw
from cleancopy.pipeline import clean
from judged_pages import shipped

TEXT = (
    "The harbour of Aldport was closed for repairs on Tuesday, the port authority said in a "
    "statement to the town council.",
    "Work on the northern pier had begun in the spring and will go on for another two years, "
    "according to the engineers in charge of it.",
    "Fishermen said that they had not been told of the new timetable, and that many of them would "
    "have to sell their catch elsewhere.",
)


def cleaned(notice: str, kind: str) -> Article:
    if kind == "html":
        text = "".join(f"<p>{part}</p>" for part in TEXT)
        page = (
            f"<html><body><h1>Aldport harbour closed for repairs</h1><div>{text}"
            f"<p class='postmetadata'>{notice}</p></div></body></html>"
        )
    else:
        page = "\n\n".join(("Aldport harbour closed for repairs", *TEXT, notice))
    found = clean(
        Raw(f"a.{kind}", "0" * 64, page.encode(), "html" if kind == "html" else "text"), shipped()
    )
    assert isinstance(found, Article)
    return found


NOTICES = [
    (
        "This entry was posted on Monday, May 5th, 2008 at 9:05 am and is filed under Harbour. You "
        "can follow any responses to this entry through the RSS 2.0 feed.",
        datetime(2008, 5, 5, 9, 5, tzinfo=UTC),
    ),
    (
        "Dieser Beitrag wurde am Samstag, 3. Dezember 2011 um 12:15 Uhr veröffentlicht und unter "
        "Hafen gespeichert. Sie können Kommentare zu diesem Eintrag per RSS-2.0-Feed verfolgen.",
        datetime(2011, 12, 3, 12, 15, tzinfo=UTC),
    ),
    (
        "Cet article a été publié le 9 mars 2012 et est classé dans Port. Marquez le permalien.",
        datetime(2012, 3, 9, tzinfo=UTC),
    ),
    ("This entry was posted in Harbour and tagged pier, repairs. Bookmark the permalink.", None),
]


@pytest.mark.parametrize("kind", ["html", "txt"])
@pytest.mark.parametrize(("notice", "day"), NOTICES)
def test_a_blogs_notice_dates_its_entry_and_is_none_of_the_text(
    notice: str, day: datetime | None, kind: str
) -> None:
    found = cleaned(notice, kind)
    assert found.text == "\n\n".join(TEXT)
    assert found.metadata.published_at == day
    assert any(row.text == notice for row in found.removed)


@pytest.mark.parametrize(
    "sentence",
    [
        "This article was published on Monday by the mayor, who wants the harbour to be deeper.",
        "Dieser Beitrag wurde am Montag in der Ratssitzung verlesen und lange besprochen.",
        "Comments on the plan were filed under the rules of the port, and the entry was posted on "
        "the door of the town hall.",
    ],
)
def test_what_a_text_tells_of_articles_is_no_notice(sentence: str) -> None:
    assert not is_entry_notice(sentence)
    assert cleaned(sentence, "html").text.endswith(sentence)


def test_it_dates_the_entry_behind_lists_of_tags_and_other_entries() -> None:
    notice, day = NOTICES[1]
    found = cleaned(
        f"</p><p>Schlagworte: Hafen, Mole</p><h3>Mehr zum Thema</h3><p>{notice}", "html"
    )
    assert found.metadata.published_at == day
