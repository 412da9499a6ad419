"""Exports of press databases: lines of `NAME: value` are fields, a file of several is rejected."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cleancopy.label.parts.exports import part
from cleancopy.model import Article, Block, Image, Outcome, Raw, Rejected
from cleancopy.pipeline import clean
from judged_pages import shipped

STORY = (
    "Workers at the Varn textile mill voted yesterday to end a three-week strike over pensions.",
    "About 640 members of the union took part in the ballot, which was held in the town hall.",
    '"We did not get everything, but nobody expected that we would," said the union\'s secretary.',
    "The company, which employs 900 people, said it was pleased that work could start again.",
    "Under the agreement new staff will join a different scheme from next year, both sides said.",
)
TITLE = "Mill workers vote to end three-week strike over pensions"
TEXT = "\n\n".join(STORY)
NEXIS = f"""1 of 1 DOCUMENT

The Ellory Herald (England)

March 2, 2010 Tuesday
FINAL EDITION

{TITLE}

BYLINE: JANE EXAMPLE, Industry Correspondent

SECTION: NEWS; Pg. 4

LENGTH: 311 words

DATELINE: PORT ELLORY, March 1

{TEXT}

LOAD-DATE: March 3, 2010

LANGUAGE: ENGLISH

GRAPHIC: Strikers at the gates of the mill last week PHOTOGRAPH BY PETER SAMPLE

PUBLICATION-TYPE: Newspaper

JOURNAL-CODE: ELH
"""
LEXIS = f"""{TITLE}
The Ellory Herald (England)
March 2, 2010 Tuesday

Copyright 2010 Ellory Newspapers Limited All Rights Reserved
Section: NEWS; Pg. 4
Length: 311 words
Byline: Jane Example and John Sample
Dateline: PORT ELLORY
Body


{TEXT}

Graphic

Strikers at the gates of the mill last week

Classification

Language: ENGLISH

Publication-Type: Newspaper

Subject: STRIKES (90%); LABOR UNIONS (89%)

Load-Date: March 3, 2010
End of Document
"""
PROQUEST = f"""Report Information from ProQuest
May 04 2012 11:02

Document 1 of 1

{TITLE}

Author: Example, Jane

Publication info: The Ellory Herald [Port Ellory] 02 Mar 2010: 4.

Links: Check for full text

Full text: {TEXT}

Credit: Jane Example

Subject: Strikes; Labor unions

Publication title: The Ellory Herald

Publication date: Mar 2, 2010

Source type: Newspapers

ProQuest document ID: 333333333

Last updated: 2012-03-03
"""
FACTIVA = f"""NEWS
{TITLE}
Jane Example, Industry Correspondent
311 words
2 March 2010
The Ellory Herald
ELLHER
4
English
(c) 2010 Ellory Newspapers Limited. All rights reserved.

{TEXT}

Document ELLHER0020100302e63200012

Search Summary
Text mill and strike
Date All Dates
Source All Sources
Timestamp 4 May 2012 11:02
"""
EXPORTS = pytest.mark.parametrize("dump", [NEXIS, LEXIS, PROQUEST, FACTIVA])


def outcome_of(dump: str) -> Outcome:
    return clean(Raw("export.txt", "0" * 64, dump.encode(), "text"), shipped())


def article_of(dump: str) -> Article:
    outcome = outcome_of(dump)
    assert isinstance(outcome, Article)
    return outcome


@EXPORTS
def test_its_text_is_the_story(dump: str) -> None:
    assert article_of(dump).text == TEXT


@EXPORTS
def test_headline_day_author_and_outlet_are_fields(dump: str) -> None:
    found = article_of(dump).metadata
    assert found.title == TITLE
    assert found.published_at == datetime(2010, 3, 2, tzinfo=UTC)
    assert found.authors[0] == "Jane Example"
    assert found.publisher == "The Ellory Herald"
    assert (found.modified_at, found.warnings) == (None, ())


@pytest.mark.parametrize("edition", ["\nFINAL EDITION", ""])
def test_the_headline_may_be_as_short_as_a_button(edition: str) -> None:
    dump = NEXIS.replace("\nFINAL EDITION", edition).replace(TITLE, "Strike ends")
    assert article_of(dump).metadata.title == "Strike ends"


@pytest.mark.parametrize("dump", [NEXIS, LEXIS])
def test_section_and_place_are_those_of_its_lines(dump: str) -> None:
    found = article_of(dump).metadata
    assert (found.section, found.dateline_place) == ("NEWS", "Port Ellory")


def test_what_a_graphic_shows_is_a_caption_with_its_credit() -> None:
    caption = "Strikers at the gates of the mill last week"
    assert article_of(NEXIS).metadata.images == (Image(caption, "PETER SAMPLE", None, None),)
    assert [image.caption for image in article_of(LEXIS).metadata.images] == [caption]


COVER = """Download Request: Selected Item: 1
Time Of Request: Friday, March 20, 2018  16:51:31

Send To:
EXAMPLE UNIVERSITY LIBRARY

Terms: (DATE(>=2009-12-01 and <=2010-05-11) and (mill))

Source: The Ellory Herald (England);The Varn Post
Project ID: None

"""


def test_the_cover_of_a_download_says_nothing_of_the_article() -> None:
    assert article_of(COVER + NEXIS).metadata == article_of(NEXIS).metadata
    assert article_of(COVER + NEXIS).text == TEXT


GERMAN = ("BYLINE: AUTOR", "SECTION: RUBRIK", "LENGTH: LÄNGE", "words Wörter", "LOAD-DATE: UPDATE")
FRENCH = ("BYLINE: AUTEUR", "SECTION: RUBRIQUE", "LENGTH: LONGUEUR", "words mots",
          "LOAD-DATE: DATE-CHARGEMENT", "PUBLICATION-TYPE: TYPE-PUBLICATION")  # fmt: skip


@pytest.mark.parametrize("names", [GERMAN, FRENCH])
def test_its_names_may_be_german_and_french(names: tuple[str, ...]) -> None:
    dump = NEXIS
    for both in names:
        english, other = both.split(": ") if ": " in both else both.split(" ")
        dump = dump.replace(english, other)
    found = article_of(dump)
    assert found.text == TEXT
    assert (found.metadata.authors, found.metadata.section) == (("Jane Example",), "NEWS")


def test_weights_are_taken_off_its_topics() -> None:
    assert article_of(LEXIS).metadata.topics == ("STRIKES", "LABOR UNIONS")


@EXPORTS
def test_no_character_is_lost(dump: str) -> None:
    found = article_of(dump)
    shown = "".join((found.text, *(row.text for row in found.removed)))
    assert sorted("".join(shown.split())) == sorted("".join(dump.split()))


@pytest.mark.parametrize("dump", [LEXIS, PROQUEST, FACTIVA])
def test_several_articles_in_one_file_are_rejected_and_told_why(dump: str) -> None:
    both = dump.replace("Document 1 of 1", "Document 1 of 2") + dump.replace(
        "Document 1 of 1", "Document 2 of 2"
    )
    outcome = outcome_of(both)
    assert isinstance(outcome, Rejected)
    assert outcome.reason == "NOT_AN_ARTICLE"
    assert outcome.detail == "an export of 2 articles: give each a file of its own"


def test_the_hour_of_an_export_without_names_is_not_its_outlet() -> None:
    found = article_of(FACTIVA.replace("2 March 2010\n", "2 March 2010\n11:02\n")).metadata
    assert found.publisher == "The Ellory Herald"


def test_a_page_with_lines_like_these_is_no_export() -> None:
    lines = ("Author: Jane Example", "Section: News", "Source: The Herald", "Language: English",
             "Subject: Mills", "Length: two hours")  # fmt: skip
    page = tuple(Block(text, f"line {i}") for i, text in enumerate((*lines, *STORY), 1))
    assert part(page) == (page, {}, 0)


TRANSCRIPT = f"""Copyright 2010 Ellory Public Radio (R)
All Rights Reserved
Ellory Public Radio (EPR)
SHOW: Weekend Edition 8:00 AM EST EPR
March 2, 2010 Tuesday
LENGTH: 311 words
HEADLINE: {TITLE}
ANCHORS: JOHN SAMPLE
REPORTERS: JANE EXAMPLE
GUESTS: ADA MUSTER
BODY:
JOHN SAMPLE, host:

{TEXT}

REPORTER: And nobody had expected that, in the mill or in the town around it, on Monday.
LOAD-DATE: March 3, 2010
"""


def test_a_broadcasters_transcript_names_its_reporter() -> None:
    found = clean(Raw("a.txt", "0" * 64, TRANSCRIPT.encode(), "text"), shipped())
    assert isinstance(found, Article)
    assert found.metadata.title == TITLE
    assert found.metadata.authors == ("Jane Example",)
    assert found.metadata.publisher == "Ellory Public Radio"
    assert found.metadata.published_at == datetime(2010, 3, 2, tzinfo=UTC)
    assert "LENGTH" not in found.text
    assert "BODY" not in found.text


def test_who_speaks_in_a_transcript_is_no_field_of_it() -> None:
    found = clean(Raw("a.txt", "0" * 64, TRANSCRIPT.encode(), "text"), shipped())
    assert isinstance(found, Article)
    assert "REPORTER: And nobody had expected that" in found.text
