"""Captions that only the mark-up around a picture shows."""

from __future__ import annotations

import pytest

from cleancopy.label.context.pictured import mark_pictured
from cleancopy.model import Verdict
from cleancopy.segment.tree import segment_html
from judged_pages import paragraph, shipped

CAPTION = "The old bridge of Aldport, seen from the ferry on Friday."
PAGE = "<h1>Bridge shut</h1><p>{0}</p>{1}<p>{0}</p>"


def labels(html: str) -> dict[str, str]:
    """The label of each text of a page that the model takes for a paragraph."""
    blocks = segment_html(PAGE.format(paragraph(), html)).blocks
    judged = [Verdict("paragraph", "model.text", 0.9)] * len(blocks)
    mark_pictured(blocks, judged, shipped().agencies)
    return {block.text: verdict.label for block, verdict in zip(blocks, judged, strict=True)}


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td><img src=/b.jpg></td></tr><tr><td>{}</td></tr></table>",
        "<table><tr><td><img src=/b.jpg alt=Bridge></td></tr><tr><td>{}</td></tr></table>",
        "<div class=foto><img src=/b.jpg><p>{}</p></div>",
        "<div class=image><div><img src=/b.jpg></div><p>{}</p></div>",
        "<p><img src=/b.jpg alt=Bridge><br><i>{}</i></p>",
        "<center><img src=/b.jpg><br><font size=1>{}</font></center>",
    ],
)
def test_what_stands_alone_with_a_picture_is_its_caption(html: str) -> None:
    assert labels(html.format(CAPTION))[CAPTION] == "caption"


@pytest.mark.parametrize(
    "html",
    [
        "<p><img src=/b.jpg>{}</p>",
        "<div><img src=/b.jpg><p>{}</p></div>",
        "<div class=image><img src=/b.gif><p>{}</p></div>",
        "<div class=photo><p>Before</p><img src=/b.jpg><p>{}</p></div>",
        "<div class=photo><img src=/b.jpg><p><a href=/b>{}</a></p></div>",
        "<div class='author photo'><img src=/b.jpg><p>{}</p></div>",
        "<div class=photo><img src=/b.jpg alt=One><p>{}</p><img src=/c.jpg alt=Two></div>",
        "<p><img src=/b.jpg><i>Really</i> {}</p>",
    ],
)
def test_other_texts_behind_a_picture_stay(html: str) -> None:
    assert "caption" not in labels(html.format(CAPTION)).values()


def test_of_two_texts_one_is_the_credit() -> None:
    named = (
        "<div class=photo><img src=/b.jpg><div class=cred>JANE EXAMPLE / POST</div><p>{}</p></div>"
    )
    found = labels(named.format(CAPTION))
    assert (found["JANE EXAMPLE / POST"], found[CAPTION]) == ("credit", "caption")
    told = "<center><img src=/b.jpg><br><small>AP/Jane Example</small><br><b>{}</b></center>"
    found = labels(told.format(CAPTION))
    assert (found["AP/Jane Example"], found[CAPTION]) == ("credit", "caption")
