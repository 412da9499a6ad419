"""`python -m bench.training DATA`: the model from public pages, all steps in order.

1. examples of every page in every form, borrowed ones (`bench.training.borrowed`) too;
2. for each fold, without the fold's sites, a network and trees for HTML, fitted to gold alone:
the teacher of the pages without gold; 3. a network and trees for each kind, fitted to both;
4. the trees that tell listings; 5. the same without holding anything out: what ships. Every
published figure is made with the folds' models. The same data, packages and machine give the
same bytes, however many processes (`--jobs`) share the folds.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import torch

from bench.folds import FOLDS, fold_of
from bench.training import borrowed, export, fit, listing, trees
from bench.training.dataset import CUT, HTML, Example, build, examples
from cleancopy.label.network import SHIPPED
from cleancopy.settings import load_rules

DUMPS = (
    "inscriptis",
    "inscriptis" + CUT,
    "soup",
    "soup" + CUT,
    "html2text",
    "html2text-bare",
    "w3m",
    "resiliparse-80",
    "lynx-nolist",
)
"""The forms of the dumps' network; each epoch takes every page in one of them."""
LISTING_FORMS = {"html": (HTML,), "text": ("inscriptis", "soup", "html2text")}
KINDS = {"html": (HTML,), "text": DUMPS}
EPOCHS = {"html": 13, "text": 18}


def main() -> None:
    """Train everything and write the weights that ship."""
    parser = argparse.ArgumentParser(prog="python -m bench.training")
    parser.add_argument("data", type=Path, help="folder that holds the sets' repositories")
    parser.add_argument("--cache", type=Path, default=Path(".bench-cache"))
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--built", action="store_true", help="the cache holds the examples")
    parser.add_argument("--shipped", action="store_true", help="leave the folds' models alone")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="of some 4 GB each")
    asked = parser.parse_args()
    if not asked.built:
        build(asked.data, asked.cache, (HTML, *DUMPS))
        borrowed.build(asked.cache, (HTML, *DUMPS))
    folds = (*(() if asked.shipped else range(FOLDS)), None)
    with ProcessPoolExecutor(asked.jobs, get_context("spawn")) as workers:
        for fitted in workers.map(partial(_fit_fold, asked.cache, asked.out), folds):
            print(fitted, flush=True)
    for kind in KINDS:
        _fit_listing(kind, asked.data, asked.cache, asked.out)


def _fit_fold(cache: Path, out: Path, fold: int | None) -> Path:
    """Fit the teacher and both kinds of model without the pages of `fold`; where they are."""
    torch.set_num_threads(1)
    folder = out if fold is None else cache / "folds" / str(fold)
    teacher = cache / "teachers" / str(fold)
    _fit("html", cache, teacher, fold, None)
    for kind in KINDS:
        _fit(kind, cache, folder, fold, teacher)
    return folder


def _fit(kind: str, cache: Path, folder: Path, fold: int | None, teacher: Path | None) -> None:
    """Fit and write the models of one kind, without the pages of `fold`."""
    pools = _held(kind, cache, fold)
    if teacher is not None:
        rules = replace(load_rules(), weights=teacher)
        more = borrowed.taught(cache, KINDS[kind], rules, fold)
        pools = [[*pool, *taught] for pool, taught in zip(pools, more, strict=True)]
    export.write(fit.fit(pools[0], 0, EPOCHS[kind], pools), folder / f"{kind}.npz")
    trees.write(trees.fit_blocks(pools, 0), folder / f"forest-{kind}.npz")


def _held(kind: str, cache: Path, fold: int | None) -> list[list[Example]]:
    """The pages with gold, but for the fold's, in every form of a kind."""
    pools = [examples(cache, form) for form in KINDS[kind]]
    used = [
        i
        for i, page in enumerate(pools[0])
        if fold_of(page.site) != fold and all(len(pool[i].share) for pool in pools)
    ]
    return [[pool[i] for i in used] for pool in pools]


def _fit_listing(kind: str, data: Path, cache: Path, out: Path) -> None:
    found = listing.rows(data, cache, cache / "folds", LISTING_FORMS[kind])
    least, share = listing.threshold(found)
    print(f"{kind}: {share:.0%} of listings under the threshold {least:.3f}", flush=True)
    name = f"listing-{kind}.npz"
    for fold in range(FOLDS):
        held_out = [row for row in found if row.fold != fold]
        trees.write(listing.fit(held_out), cache / "folds" / str(fold) / name, least)
    trees.write(listing.fit(found), out / name, least)


if __name__ == "__main__":
    main()
