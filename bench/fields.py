"""`python -m bench.fields DATA`: metadata against gold, the two halves of the publishers apart.

The rules of fields were written looking at half A only; half B tells what they are worth
elsewhere. trafilatura stands beside. Of a dump, day and authors count over the pages that print
them.
"""

from __future__ import annotations

import argparse
import logging
import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from hashlib import sha256
from pathlib import Path

from bench.flatten import flattened
from bench.markdown import table
from bench.metrics import Score, same_set
from bench.ours import run_ours
from bench.pages import BenchPage
from bench.peers import PEERS, Extraction
from bench.readers import read_all
from bench.results import run_peer
from bench.scoring import Fields, score_fields

SETS = ("fundus", "wcxb")
HEAD = ("set", "tool", "input", "half", "pages", "title", "day", "authors", "signed", "people")
ITEMS = ("captions", "credits", "standfirst", "topics", "headings")
"""Fields with a precision and a recall."""
CRAWLED = re.compile(r"_\d{4}_\d\d_\d\d$")
"""`_2025_04_16` of `de-Example_2025_04_16`; not `de-Example`."""


def half_of(page: BenchPage) -> str:
    """`A` or `B` by a hash of the publisher: of fundus its name there, of wcxb the domain."""
    name = page.site
    if page.set == "fundus":
        name = CRAWLED.sub("", page.name).partition("-")[2]
    return "AB"[sha256(name.encode()).digest()[0] % 2]


def people_of(page: BenchPage, organisations: Callable[[str], bool]) -> tuple[str, ...] | None:
    """Gold authors that are people: the gold also lists agencies and the outlet itself."""
    if page.gold.authors is None or (page.set == "wcxb" and not page.gold.authors):
        return None
    return tuple(name for name in page.gold.authors if not organisations(name))


def asked(module: str, description: str | None) -> argparse.Namespace:
    """DATA and `--cache` of a command that reads the sets with metadata."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=description)
    parser.add_argument("data", type=Path, help="folder that holds the sets' repositories")
    parser.add_argument("--cache", type=Path, default=Path(".bench-cache"))
    return parser.parse_args()


def main() -> int:
    """Print the table; the exit code."""
    arguments = asked("bench.fields", __doc__)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    pages = [p for p in read_all(arguments.data, SETS) if p.gold.page_type == "article"]
    rows = [row for name in SETS for row in _rows([p for p in pages if p.set == name], arguments)]
    print(table((*HEAD, *(f"{item} {of}" for item in ITEMS for of in "PR")), rows))
    return 0


def _rows(pages: list[BenchPage], arguments: argparse.Namespace) -> Iterable[tuple[object, ...]]:
    if not pages:
        return
    peer = next(peer for peer in PEERS if peer.name == "trafilatura + fields")
    canonical = canonical_names()
    dump = partial(flattened, flattener="inscriptis", cache=arguments.cache)
    for tool, source, results in (
        ("trafilatura", "html", run_peer(peer, "html", pages, arguments.cache)),
        ("cleancopy", "html", run_ours("html", pages, arguments.cache)),
        ("cleancopy", "inscriptis", run_ours("inscriptis", pages, arguments.cache)),
    ):
        found = {key: result.extraction for key, result in results.items()}
        for half in ("A", "B", "A and B"):
            chosen = [page for page in pages if half_of(page) in half]
            scored = score_fields(found, chosen, None if source == "html" else dump, canonical)
            yield (pages[0].set, tool, source, half, len(chosen), *_cells(scored, found, chosen))


def _cells(
    scored: Fields, found: Mapping[str, Extraction], pages: Iterable[BenchPage]
) -> tuple[object, ...]:
    def items(score: Score | None) -> tuple[object, object]:
        return (score.precision, score.recall) if score else (None, None)

    people = _people_share(found, pages)
    return (
        *scored[:4],
        people,
        *items(scored.captions),
        *items(scored.credits),
        *items(scored.standfirst),
        *items(scored.topics),
        *items(scored.headings),
    )


def canonical_names() -> Callable[[str], str]:
    """The one name of each agency, for both sides of a comparison; any other name as it is."""
    from cleancopy.settings import load_rules

    agencies = load_rules().agencies
    return lambda name: agencies.named(name) or name


def _people_share(found: Mapping[str, Extraction], pages: Iterable[BenchPage]) -> float | None:
    from cleancopy.settings import load_rules

    agencies = load_rules().agencies
    matches = []
    for page in pages:
        outlet = {page.site.partition(".")[0], page.site, page.name.partition("-")[2].split("_")[0]}
        gold = people_of(page, partial(_is_outlet, outlet=outlet, agency=agencies.named))
        if gold is not None:
            matches.append(same_set(found[page.key].authors or (), gold))
    return sum(matches) / len(matches) if matches else None


def _is_outlet(name: str, outlet: set[str], agency: Callable[[str], str | None]) -> bool:
    letters = re.sub(r"\W", "", name.casefold())
    return agency(name) is not None or any(
        letters == re.sub(r"\W", "", other.casefold()) for other in outlet
    )


if __name__ == "__main__":
    raise SystemExit(main())
