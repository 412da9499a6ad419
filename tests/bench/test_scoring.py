"""Pages, fields and site evidence are scored as the tables say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bench.ours import extraction_of, furniture_of, raw_of
from bench.pages import BenchPage
from bench.peers import Extraction
from bench.printed import prints_day, prints_names
from bench.readers import read_all, wcxb_gold
from bench.scoring import score_fields, score_page, summarize
from cleancopy.model import Rejected, Survey
from cleancopy.settings import Settings


def test_the_gold_itself_scores_one(data: Path) -> None:
    pytest.importorskip("rouge_score")
    for page in read_all(data):
        row = summarize([score_page(page, Extraction(page.gold.body))])
        assert (row.word, row.shingle.f1, row.exact) == (1.0, 1.0, 1.0)
        assert row.rouge == (1.0 if page.set == "fundus-evaluation" else None)


def test_a_rejected_page_scores_zero(data: Path) -> None:
    pytest.importorskip("rouge_score")
    rejected = extraction_of(Rejected("a.html", "00", "label", "NOT_AN_ARTICLE", ""))
    assert rejected.rejected == "NOT_AN_ARTICLE"
    row = summarize(score_page(page, rejected) for page in read_all(data))
    assert (row.word, row.shingle.f1, row.exact, row.rouge) == (0.0, 0.0, 0.0, 0.0)


def test_fields_count_over_the_pages_that_state_them(data: Path) -> None:
    pages = list(read_all(data, ("fundus",)))
    right = Extraction(
        "", "One", ("Ann Example",), (date(2024, 1, 1),), ("The ferry",), ("B. Example/AP",)
    )
    fields = score_fields({page.key: right for page in pages}, pages)
    assert (fields.title, fields.day, fields.authors) == (0.5, 1.0, 1.0)
    assert fields.captions == fields.credits == (1.0, 1.0, 1.0)
    assert fields.standfirst is None
    dumps = {pages[0].key: "By Ann Example, 2 January 2024", pages[1].key: "no one"}
    silent = {page.key: Extraction("") for page in pages}
    silent[pages[0].key] = right
    printed = score_fields(silent, pages, lambda page: dumps[page.key])
    assert (printed.day, printed.authors) == (1.0, 1.0)


def test_a_standfirst_counts_whole_against_all_paragraphs_of_the_golds_summary(data: Path) -> None:
    page = next(iter(read_all(data, ("fundus",))))
    two = replace(page, gold=replace(page.gold, summary=("The ferry sank.", "Nobody was hurt.")))
    none = replace(page, gold=replace(page.gold, summary=()))

    def scored(gold: BenchPage, standfirst: str) -> tuple[float, float]:
        found = {gold.key: Extraction("", standfirst=standfirst)}
        score = score_fields(found, [gold]).standfirst
        assert score is not None
        return score.precision, score.recall

    assert scored(two, "The ferry sank. Nobody was hurt.") == (1.0, 1.0)
    assert scored(two, "The ferry sank.") == scored(two, "") == (0.0, 0.0)
    assert scored(none, "The ferry sank.")[0] == 0.0


def test_topics_count_one_by_one_where_the_gold_has_any(data: Path) -> None:
    page = next(iter(read_all(data, ("fundus",))))
    tagged = replace(page, gold=replace(page.gold, topics=("Ferries", "Harbour")))
    untagged = replace(page, name="other", gold=replace(page.gold, topics=()))
    found = {one.key: Extraction("", topics=("Ferries",)) for one in (tagged, untagged)}
    score = score_fields(found, [tagged, untagged]).topics
    assert score is not None
    assert (score.precision, score.recall) == (1.0, 0.5)
    assert score_fields({page.key: Extraction("")}, [tagged]).topics is None


def test_headings_count_one_by_one_where_the_gold_tells_them(data: Path) -> None:
    page = next(iter(read_all(data, ("fundus",))))
    headed = replace(page, gold=replace(page.gold, headings=("Ferries", "Harbour")))
    silent = replace(page, name="other", gold=replace(page.gold, headings=None))
    found = {one.key: Extraction("", headings=("Ferries", "More")) for one in (headed, silent)}
    score = score_fields(found, [headed, silent]).headings
    assert score is not None
    assert (score.precision, score.recall) == (0.5, 0.5)


def test_headings_of_a_body_in_markdown_are_the_golds() -> None:
    markdown = "# Ferries\n\nThey sail.\n\n## [Harbour](/harbour) and quay\n"
    gold = wcxb_gold({"main_content": "They sail.", "main_content_markdown": markdown}, "article")
    assert gold.headings == ("Ferries", "Harbour and quay")
    assert wcxb_gold({"main_content": "They sail."}, "article").headings is None


@pytest.mark.parametrize(
    ("dump", "language", "printed"),
    [
        ("Stand: 02.01.2024, 10:15 Uhr", "de", True),
        ("2. Januar 2024", "de", True),
        ("Published Jan. 2, 2024", "en", True),
        ("2 January 2024", "zu", True),
        ("12 January 2024", "en", False),
        ("yesterday", None, False),
    ],
)
def test_what_a_dump_prints_of_a_day(dump: str, language: str | None, printed: bool) -> None:
    assert prints_day(dump, date(2024, 1, 2), language) is printed


def test_what_a_dump_prints_of_names() -> None:
    assert prints_names("by ANN EXAMPLE and Bo", ["Ann Example", "Bo"])
    assert not prints_names("by Ann Examples", ["Ann Example"])


def test_raw_files_lie_flat_or_under_their_site(data: Path, tmp_path: Path) -> None:
    page = next(iter(read_all(data)))
    pytest.importorskip("inscriptis")
    flat, filed = (raw_of(page, "inscriptis", tmp_path, folder) for folder in (False, True))
    assert (flat.source_path, flat.kind, flat.url) == ("ab12.txt", "text", None)
    assert filed.source_path == "example.co.uk/ab12.txt"
    assert raw_of(page, "html", tmp_path).data == page.html_bytes


def test_furniture_needs_articles_not_files() -> None:
    def found(number: int, title: int) -> Survey:
        return Survey(f"{number}", "", "a.example", title, (title, 0, 0), (7, number + 100), "")

    apart = [found(number, number + 1) for number in range(3)]
    assert furniture_of(apart, Settings()) == {7}
    assert furniture_of([found(number, 1) for number in range(3)], Settings()) == frozenset()
