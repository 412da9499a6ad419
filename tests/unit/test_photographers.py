"""Who made a picture is none of those who wrote the text."""

from __future__ import annotations

from cleancopy.model import Article
from cleancopy.one_page import clean

PARAGRAPHS = (
    "<p>The council met on Tuesday evening to discuss the plan for the old harbour, which has been"
    " closed to the public since the storm of last winter damaged the quay.</p>"
    "<p>Residents said that they had waited long enough, and a petition with more than two thousand"
    " names was handed over to the mayor before the session began.</p>"
    "<p>The engineers expect that the work on the quay will take two summers, and that the ferries"
    " will have to land on the other side of the river until then.</p>"
)


def test_the_name_behind_a_pictures_lead_in_is_no_author() -> None:
    picture = (
        '<div class="opener"><img src=a.jpg alt="The harbour"><div><span class="desc">The harbour'
        ' on Monday.</span> | foto: <span class="author">Max Muster</span></div></div>'
    )
    page = (
        "<!doctype html><html lang=en><head><title>Council discusses the harbour</title></head>"
        "<body><main><article><h1>Council discusses the harbour</h1><time datetime=2024-02-01>"
        f"1 February 2024</time>{picture}<div class=text>{PARAGRAPHS}</div></article></main></body>"
    )
    found = clean(html=page)
    assert isinstance(found, Article)
    assert found.metadata.authors == ()
