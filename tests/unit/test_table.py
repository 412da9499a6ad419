"""The declared schema is the contract's, and outcomes become rows of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pyarrow as pa
import pytest

from cleancopy.model import Image
from cleancopy.table import SCHEMAS, VERSION, batch
from store_rows import article

ARTICLES = """
article_id: string not null
source_path: string not null
source_sha256: string not null
url: string
site: string
publisher: string
title: string
standfirst: string
section: string
topics: list<element: string> not null
authors: list<element: string> not null
editors: list<element: string> not null
contributors: list<element: struct<name: string, role: string>> not null
initials: list<element: string> not null
agencies: list<element: string> not null
dateline: string
dateline_place: string
published_at: timestamp[us, tz=UTC]
modified_at: timestamp[us, tz=UTC]
published_precision: string
published_estimate: struct<date: date32[day], earliest: date32[day], latest: date32[day], \
evidence: list<element: string>>
published_raw: string
published_source: string
language: string
images: list<element: struct<caption: string, credit: string, alt: string, url: string>> not null
text: string not null
blocks: list<element: struct<label: string, text: string>> not null
word_count: int32 not null
confidence: float not null
warnings: list<element: string> not null
text_sha256: string not null
pipeline_version: string not null
"""
REMOVED = """
article_id: string
source_path: string not null
at: string not null
position: int32 not null
label: string not null
text: string not null
rule: string not null
confidence: float not null
"""
REJECTED = """
source_path: string not null
source_sha256: string not null
stage: string not null
reason: string not null
detail: string not null
"""


@pytest.mark.parametrize(
    ("table", "columns"), [("articles", ARTICLES), ("removed", REMOVED), ("rejected", REJECTED)]
)
def test_columns_and_types_are_those_of_the_contract(table: str, columns: str) -> None:
    found = [f"{f.name}: {f.type}{'' if f.nullable else ' not null'}" for f in SCHEMAS[table]]
    assert found == columns.strip().splitlines()


@pytest.mark.parametrize("table", SCHEMAS)
def test_schema_carries_its_name_and_version(table: str) -> None:
    assert SCHEMAS[table].metadata == {
        b"cleancopy.schema": table.encode(),
        b"cleancopy.schema_version": VERSION.encode(),
    }


def test_an_article_becomes_a_row() -> None:
    moment = datetime(2009, 12, 3, 21, 30, tzinfo=timezone(timedelta(hours=-5)))
    row = batch("articles", [article("a.txt", moment)]).to_pylist()[0]
    assert row["source_path"] == "a.txt"
    assert row["published_at"] == datetime(2009, 12, 4, 2, 30, tzinfo=UTC)
    assert row["published_estimate"] is None
    assert row["authors"] == ["Åsa Example"]
    assert row["contributors"] == [{"name": "Bo Example", "role": "reporting"}]
    assert row["images"] == [
        {"caption": "A wet street", "credit": "Example Pictures", "alt": None, "url": None}
    ]
    assert row["blocks"][1] == {"label": "quote", "text": "“Quite wet,” said Ms Example."}
    assert row["editors"] == []


def test_an_estimate_becomes_a_struct() -> None:
    row = batch("articles", [article("a.txt")]).to_pylist()[0]
    assert row["published_estimate"] == {
        "date": date(2009, 12, 3),
        "earliest": date(2009, 12, 1),
        "latest": date(2009, 12, 5),
        "evidence": ["Thursday"],
    }


def test_empty_tables_have_the_schema() -> None:
    assert all(batch(name, []).schema.equals(schema) for name, schema in SCHEMAS.items())


def test_a_missing_value_that_must_be_there_is_refused() -> None:
    with pytest.raises(pa.ArrowInvalid, match="text_sha256"):
        batch("articles", [replace(article("a.txt"), text_sha256=None)])


def test_lone_surrogates_cannot_stop_a_run() -> None:
    page = article("a.txt")
    broken = replace(
        page.metadata, title="Rain \ud83d", authors=("\udc00", "Åsa 🌧"), images=(Image("\ud800"),)
    )
    row = batch("articles", [replace(page, metadata=broken)]).to_pylist()[0]
    assert row["title"] == "Rain \ufffd"
    assert row["authors"] == ["\ufffd", "Åsa 🌧"]
    assert row["images"][0]["caption"] == "\ufffd"
