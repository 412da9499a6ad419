"""`python -m bench.training DATA`: the model from public pages, all steps in order.

1. examples of every page in every form; 2. one network a fold and kind, fitted without the
fold's sites: what every published figure is made with; 3. the trees that tell listings; 4. the
networks that ship, fitted to all pages. The same data, packages and machine give the same bytes.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch

from bench.folds import FOLDS, fold_of
from bench.training import export, fit, listing
from bench.training.dataset import CUT, HTML, Example, build, examples
from cleancopy.label.network import SHIPPED

DUMPS = (
    "inscriptis",
    "inscriptis" + CUT,
    "soup",
    "soup" + CUT,
    "html2text",
    "w3m",
    "resiliparse-80",
    "lynx-nolist",
)
"""The forms of the dumps' network; each epoch takes every page in one of them."""
LISTING_FORMS = {"html": (HTML,), "text": ("inscriptis", "soup", "html2text")}
EPOCHS = {"html": 14, "text": 20}
SEEDS = {"html": 1, "text": 1}
"""Networks whose mean the model is."""


def main() -> None:
    """Train everything and write the weights that ship."""
    parser = argparse.ArgumentParser(prog="python -m bench.training")
    parser.add_argument("data", type=Path, help="folder that holds the sets' repositories")
    parser.add_argument("--cache", type=Path, default=Path(".bench-cache"))
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--built", action="store_true", help="the cache holds the examples")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    if not asked.built:
        build(asked.data, asked.cache, (HTML, *DUMPS))
    for kind, forms in (("html", (HTML,)), ("text", DUMPS)):
        pools = [examples(asked.cache, form) for form in forms]
        for fold in range(FOLDS):
            _fit(kind, pools, asked.cache / "folds" / str(fold), fold)
        _fit(kind, pools, asked.out, None)
        _fit_listing(kind, asked.data, asked.cache, asked.out)


def _fit(kind: str, pools: Sequence[Sequence[Example]], folder: Path, fold: int | None) -> None:
    """Fit and write the networks of one kind, without the pages of `fold`."""
    used = [
        i
        for i, page in enumerate(pools[0])
        if fold_of(page.site) != fold and all(len(pool[i].share) for pool in pools)
    ]
    kept = [[pool[i] for i in used] for pool in pools]
    nets = [fit.fit(kept[0], seed, EPOCHS[kind], kept) for seed in range(SEEDS[kind])]
    export.write(nets, folder / f"{kind}.npz")
    print(f"{kind}: {folder / f'{kind}.npz'}", flush=True)


def _fit_listing(kind: str, data: Path, cache: Path, out: Path) -> None:
    found = listing.rows(data, cache, cache / "folds", LISTING_FORMS[kind])
    least, share = listing.threshold(found)
    print(f"{kind}: {share:.0%} of listings under the threshold {least:.3f}", flush=True)
    name = f"listing-{kind}.npz"
    for fold in range(FOLDS):
        held_out = [row for row in found if row.fold != fold]
        listing.write(listing.fit(held_out), least, cache / "folds" / str(fold) / name)
    listing.write(listing.fit(found), least, out / name)


if __name__ == "__main__":
    main()
