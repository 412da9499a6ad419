"""`python -m bench.training DATA`: the model from public pages, all steps in order.

1. examples of every page in every form, borrowed ones (`bench.training.borrowed`) too;
2. for each fold, without the fold's sites, a network and trees for HTML, fitted to gold alone:
the teacher of the pages without gold; 3. a network and trees for each kind, fitted to both;
4. the trees and words that tell listings; 5. the same without holding anything out: what ships.
Every published figure is made with the folds' models. The same data, packages and machine give
the same bytes, however many processes (`--jobs`) share the folds.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from bench.folds import FOLDS
from bench.training import borrowed, models
from bench.training.dataset import build
from cleancopy.label.learned.network import SHIPPED


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
        forms = [form for forms in models.KINDS.values() for form in forms]
        build(asked.data, asked.cache, forms)
        borrowed.build(asked.cache, forms)
    folds = (*(() if asked.shipped else range(FOLDS)), None)
    with ProcessPoolExecutor(asked.jobs, get_context("spawn")) as workers:
        for fitted in workers.map(partial(models.fit_fold, asked.cache, asked.out), folds):
            print(fitted, flush=True)
    for kind in models.KINDS:
        models.fit_listing(kind, asked.data, asked.cache, asked.out)


if __name__ == "__main__":
    main()
