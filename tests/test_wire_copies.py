"""The same article many times in RAW keeps its body: evidence counts articles, not files."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from cleancopy.evidence import LONGEST_LINE
from cleancopy.run import run
from cleancopy.running.job import Report
from sample_pages import sentence

CRAWLS, COPIES, HEADLINES, UPDATES, FEED, ADDRESSES = (
    f"{name}-courier.co.uk"
    for name in ("aldport", "brenn", "cardale", "dunmere", "eastwick", "farrow")
)
PAPERS = tuple(
    f"{name}-post.co.uk" for name in ("glenholt", "hartsea", "inverwelm", "jarrow", "kyle")
)
"""Five sites that print the same story of a wire."""

WIRE_TITLE = "Ferries to the Welm islands stop as crews walk off"
DATELINE = "PORT MORROW (Reuters) - "
WIRE = (
    "Crews of the ferries to the Welm islands walked off their ships on Tuesday, leaving some "
    "4,000 people without a way home two days before the herring fair.",
    "The operator, Meridian Quays, said that it had offered seven percent over two years and that "
    "it would not come back to the table before the fair was over.",
    "“We were asked to give up our night pay and to call it a raise,” said Lucio Ferrand, who "
    "speaks for the crews of the eleven ships. “They have had their answer now.”",
    "Fishermen took the first islanders home in the evening, twelve to a boat, and asked for "
    "nothing but a hand with the nets.",
)
SIGNED = "Reporting by Paula Sandoval; Editing by Erica Thurlow"


def between(site: str) -> str:
    """A line in the middle of every story of a site that only evidence can tell from its text."""
    return (
        f"Readers of {site} have told us for many years that they want to hear more of the "
        "islands, and so we print a letter from one of them in every issue, on the last page."
    )


def story(seed: str) -> tuple[str, ...]:
    """Five paragraphs of an invented article."""
    rng = random.Random(seed)
    return tuple(" ".join(sentence(rng) for _ in range(3)) for _ in range(5))


def dump(site: str, title: str, paragraphs: Sequence[str], box: str = "") -> str:
    name = site.partition(".")[0].replace("-", " ").title()
    top = f"Skip to content\n{name}\nNews\nHarbour\nTides and ferries\n"
    middle = [*paragraphs[:2], between(site), *paragraphs[2:]]
    foot = f"More from the quay\n{box}\n© {name}"
    return "\n\n".join([top, title, "By Ada Example\n17 March 2009", *middle, foot]) + "\n"


def html(site: str, title: str, paragraphs: Sequence[str], address: str) -> str:
    middle = [*paragraphs[:2], between(site), *paragraphs[2:]]
    text = "".join(f"<p>{each}</p>" for each in middle)
    return f"""<!doctype html><html lang="en"><head><title>{title} | {site}</title>
<link rel="canonical" href="https://{site}/{address}"></head><body>
<nav><a href="/">Home</a> <a href="/harbour">Harbour</a> <a href="/tides">Tides</a></nav>
<article><h1>{title}</h1><p class="byline">By Ada Example</p><time>17 March 2009</time>
{text}</article><footer>© {site}</footer></body></html>"""


def put(raw: Path, path: str, text: str) -> None:
    file = raw / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def others(raw: Path, site: str) -> None:
    """Stories that only this site has."""
    for thing in ("harbour", "lighthouse", "market"):
        page = dump(site, f"The {thing} will be painted", story(f"{site} {thing}"))
        put(raw, f"{site}/own-{thing}.txt", page)


def write_all(raw: Path) -> None:
    page = dump(CRAWLS, "The mole of Aldport is mended", story(CRAWLS))
    for day in range(1, 13):
        put(raw, f"{CRAWLS}/2009-03-{day:02d}/mole.txt", page)

    others(raw, COPIES)
    page = dump(COPIES, "The library of Brenn is shut", story(COPIES))
    for name in (
        "library",
        "library (1)",
        "library-copy",
        "a1b2c3",
        "INDEX",
        "Shut",
        "old/library",
    ):
        put(raw, f"{COPIES}/{name}.txt", page)

    others(raw, HEADLINES)
    for i, said in enumerate(("opens", "to open", "opened at last", "open: all you need", "ready")):
        page = dump(HEADLINES, f"Bridge of Cardale {said}", story(HEADLINES))
        put(raw, f"{HEADLINES}/bridge-{i}.txt", page)

    others(raw, UPDATES)
    for i in range(5):
        page = dump(UPDATES, "Flood in Dunmere: what is known", story(UPDATES), f"Most read {i}")
        put(raw, f"{UPDATES}/flood-{i}.txt", page.replace("By Ada", f"Update {i}\nBy Ada"))

    pages = [dump(FEED, "A choir for Eastwick", story(FEED))] * 8
    pages += [dump(FEED, f"A school for {i}", story(f"school {i}")) for i in "abc"]
    lines = [
        json.dumps({"text": page, "url": f"https://{FEED}/{i}"}) for i, page in enumerate(pages)
    ]
    put(raw, "feeds/eastwick.jsonl", "\n".join(lines) + "\n")

    for i in range(6):
        page = html(ADDRESSES, "Mill of Farrow sold", story(ADDRESSES), "mill")
        put(raw, f"{ADDRESSES}/crawl-{i}.html", page)
    for i in "abcd":
        page = html(ADDRESSES, f"Farrow has a {i}", story(f"{ADDRESSES} {i}"), i)
        put(raw, f"{ADDRESSES}/{i}.html", page)

    for site in PAPERS:
        others(raw, site)
        wire = [DATELINE + WIRE[0], *WIRE[1:], SIGNED]
        put(raw, f"{site}/wire.txt", dump(site, WIRE_TITLE, wire))
        put(raw, f"{site}/again/wire.txt", dump(site, WIRE_TITLE, wire, "Most read on Friday"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Report]:
    """RAW, CLEAN and the report of one run over all of it."""
    raw = tmp_path_factory.mktemp("copies") / "raw"
    write_all(raw)
    report = run(raw, raw.parent / "clean", workers=2)
    return raw, raw.parent / "clean", report


def rows(clean: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(clean / "current" / table).to_pylist()
    return found


def articles(clean: Path, *names: str) -> dict[str, str]:
    """source_path -> text of the articles whose path holds one of the names."""
    found = {row["source_path"]: row["text"] for row in rows(clean, "articles")}
    return {path: text for path, text in found.items() if any(name in path for name in names)}


def missing(text: str, paragraphs: Iterable[str]) -> Iterator[str]:
    """The paragraphs that are not in the text, or not in this order."""
    at = 0
    for paragraph in paragraphs:
        place = text.find(paragraph, at)
        if place < 0:
            yield paragraph
        else:
            at = place + len(paragraph)


def test_every_page_of_it_is_an_article(made: tuple[Path, Path, Report]) -> None:
    _, clean, report = made
    assert rows(clean, "rejected") == []
    assert report.cleaned == len(rows(clean, "articles")) == report.read


@pytest.mark.parametrize(
    ("place", "seed", "copies"),
    [
        (f"{CRAWLS}/", CRAWLS, 12),
        (f"{COPIES}/", COPIES, 7),
        (f"{HEADLINES}/bridge", HEADLINES, 5),
        (f"{UPDATES}/flood", UPDATES, 5),
        ("feeds/eastwick", FEED, 8),
        (f"{ADDRESSES}/crawl", ADDRESSES, 6),
    ],
    ids=["re-crawls", "other names", "headlines", "updates", "feed", "one address"],
)
def test_copies_keep_the_body(
    made: tuple[Path, Path, Report], place: str, seed: str, copies: int
) -> None:
    found = articles(made[1], place)
    whole = [text for text in found.values() if not list(missing(text, story(seed)))]
    assert len(whole) == copies


@pytest.mark.parametrize("site", PAPERS)
def test_a_wire_story_on_five_sites_keeps_its_body(
    made: tuple[Path, Path, Report], site: str
) -> None:
    found = articles(made[1], f"{site}/wire", f"{site}/again")
    assert len(found) == 2
    for text in found.values():
        assert not list(missing(text, WIRE))


def test_the_wire_story_reads_the_same_on_all_five(made: tuple[Path, Path, Report]) -> None:
    assert len(set(articles(made[1], "/wire.txt").values())) == 1


@pytest.mark.parametrize("site", [COPIES, HEADLINES, UPDATES, ADDRESSES, *PAPERS])
def test_what_distinct_articles_of_a_site_share_is_still_furniture(
    made: tuple[Path, Path, Report], site: str
) -> None:
    """The evidence works on these sites: only, it does not take copies for witnesses."""
    taken = [
        row["rule"]
        for row in rows(made[1], "removed")
        if row["source_path"].startswith(site) and row["text"] == between(site)
    ]
    found = articles(made[1], site)
    assert len(taken) == len(found)
    assert "site.shared-line" in taken
    assert not any(between(site) in text for text in found.values())


def test_a_line_that_only_copies_share_stays(made: tuple[Path, Path, Report]) -> None:
    """Twelve crawls of one article are one article, by which no line is furniture."""
    paths = [row["source_path"] for row in rows(made[1], "removed") if "site." in row["rule"]]
    assert not [path for path in paths if path.startswith(CRAWLS)]


def test_no_line_of_a_body_is_removed(made: tuple[Path, Path, Report]) -> None:
    removed = {row["text"] for row in rows(made[1], "removed")}
    seeds = (CRAWLS, COPIES, HEADLINES, UPDATES, FEED, ADDRESSES)
    assert removed.isdisjoint({*WIRE, *(each for seed in seeds for each in story(seed))})


def test_more_copies_change_no_row(made: tuple[Path, Path, Report]) -> None:
    raw, clean, before = made
    known = {row["source_path"]: row for row in rows(clean, "articles")}
    for day in range(13, 17):
        page = (raw / CRAWLS / "2009-03-01" / "mole.txt").read_bytes()
        (raw / CRAWLS / f"2009-03-{day}.txt").write_bytes(page)
        (raw / COPIES / f"again-{day}.txt").write_bytes((raw / COPIES / "library.txt").read_bytes())
    report = run(raw, clean, workers=2)
    assert (report.cleaned, report.unchanged) == (8, before.cleaned)
    assert {
        path: row for row in rows(clean, "articles") if (path := row["source_path"]) in known
    } == known


def test_lines_of_these_pages_are_short_enough_to_be_counted() -> None:
    """Otherwise the tests above would show nothing."""
    lines = [*WIRE, *story(COPIES), *(between(site) for site in PAPERS)]
    assert max(map(len, lines)) <= LONGEST_LINE
