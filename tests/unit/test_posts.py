from __future__ import annotations

from datetime import UTC, datetime

from cleancopy.fields.posts import header_size
from cleancopy.model import Article, Raw
from cleancopy.pipeline import clean
from judged_pages import shipped

STORY = "\n\n".join(
    f"An avalanche buried a mail train near Aldport early Tuesday, and the {n} people on board dug "
    "themselves out with a snow shovel and a sack of parcels, the police said."
    for n in range(2, 8)
)
POST = f"""Xref: news.example.org clari.world.europe:4312
From: C-upi@clari.net (UPI)
Newsgroups: clari.world.europe,clari.news.briefs
Subject: Avalanche buries mail train in the pass
Keywords: transportation, rail,
 accidents
Organization: Copyright 1996 by Example Press
Message-ID: <train_6FM@example.org>
Date: Tue, 20 Feb 96 7:10:22 EST
Lines: 31

{STORY}
"""


def test_subject_and_date_of_a_post_are_those_of_the_article() -> None:
    found = clean(Raw("a.txt", "0" * 64, POST.encode(), "text"), shipped())
    assert isinstance(found, Article)
    assert found.metadata.title == "Avalanche buries mail train in the pass"
    assert found.metadata.published_at == datetime(1996, 2, 20, 12, 10, 22, tzinfo=UTC)
    assert found.text == STORY


def test_no_line_of_its_header_is_lost() -> None:
    found = clean(Raw("a.txt", "0" * 64, POST.encode(), "text"), shipped())
    header = " ".join(row.text for row in found.removed)
    assert header.split() == POST.partition("\n\n")[0].split()


def test_lines_with_colons_are_no_header() -> None:
    assert header_size(POST.split("\n")) == 10
    assert header_size(["From: the editor", "Subject: matter of debate", "Date: today"]) == 0
    assert header_size([STORY, *POST.split("\n")]) == 0
    assert header_size([]) == 0
