"""Lists between the paragraphs of an HTML page."""

from __future__ import annotations

import numpy as np
import pytest

from cleancopy.label.context.lists import find_lists
from judged_pages import Line, labels, line, made, paragraphs

BODY = "/html/body/div[2]"


def item(
    number: int, held: str = f"{BODY}/ul[1]", linked: int = 0, rule: str | None = None
) -> Line:
    words = f"Residents of pier {number}"
    path = "html>body>div>ul>li"
    found = line(words, "navigation", rule=rule, tag="li", path=path, link_chars=linked)
    return found._replace(block=found.block._replace(at=f"{held}/li[{number}]"))


def text(number: int, held: str = BODY) -> Line:
    (found,) = paragraphs(1)
    block = found.block._replace(tag="p", at=f"{held}/p[{number}]", path="html>body>div>p")
    return found._replace(block=block)


def judged(lines: list[Line], chance: float = 0.4) -> list[str]:
    page = made(lines)
    body = np.array([chance if b.tag == "li" else 0.95 for b in page.blocks], np.float32)
    verdicts = list(page.verdicts)
    find_lists(page.blocks, verdicts, page.scores._replace(body=body))
    return labels(verdicts)


def test_a_list_without_links_between_paragraphs_is_text() -> None:
    page = [text(1), item(1), item(2), text(2)]
    assert judged(page) == ["paragraph", "list_item", "list_item", "paragraph"]


@pytest.mark.parametrize(
    ("page", "chance"),
    [
        ([text(1), item(1), item(2, linked=10), text(2)], 0.4),
        ([text(1), item(1), item(2, rule="phrase.en.share:share"), text(2)], 0.4),
        ([text(1), item(1), item(2)], 0.4),
        ([text(1), item(1), item(2), text(1, "/html/body/div[3]")], 0.4),
        ([text(1), item(1, "/html/body/aside/ul[1]"), text(2)], 0.4),
        ([text(1), item(1), item(2), text(2)], 0.1),
    ],
    ids=["links", "button", "at the end", "another element", "aside", "menu"],
)
def test_other_lists_stay_what_they_are(page: list[Line], chance: float) -> None:
    assert "list_item" not in judged(page, chance)
