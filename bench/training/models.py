"""All models of one fold: the teacher, then a network and trees for each kind of page or dump."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import torch

from bench.folds import FOLDS, fold_of
from bench.training import borrowed, export, fit, listing, trees
from bench.training.dataset import CUT, HTML, Example, examples
from cleancopy.label.model import ModelKind
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
PIECES = ("soup-glued", "folded", "folded" + CUT, "inscriptis-folded")
"""The same of the network for pages whose lines were cut into pieces."""
KINDS: Mapping[ModelKind, tuple[str, ...]] = {"html": (HTML,), "text": DUMPS, "pieces": PIECES}
EPOCHS = {"html": 13, "text": 18, "pieces": 18}
LISTING_FORMS = {
    "html": (HTML,),
    "text": ("inscriptis", "soup", "html2text"),
    "pieces": ("folded", "soup-glued", "inscriptis-folded", "body-folded"),
}


def fit_fold(cache: Path, out: Path, fold: int | None) -> Path:
    """Fit the teacher and all kinds of model without the pages of `fold`; where they are."""
    torch.set_num_threads(1)
    folder = out if fold is None else cache / "folds" / str(fold)
    teacher = cache / "teachers" / str(fold)
    _fit("html", cache, teacher, fold, None)
    for kind in KINDS:
        _fit(kind, cache, folder, fold, teacher)
    return folder


def _fit(
    kind: ModelKind, cache: Path, folder: Path, fold: int | None, teacher: Path | None
) -> None:
    """Fit and write the models of one kind, without the pages of `fold`."""
    pools = _held(kind, cache, fold)
    if teacher is not None:
        rules = replace(load_rules(), weights=teacher)
        more = borrowed.taught(cache, KINDS[kind], rules, fold)
        pools = [[*pool, *taught] for pool, taught in zip(pools, more, strict=True)]
    export.write(fit.fit(pools[0], 0, EPOCHS[kind], pools), folder / f"{kind}.npz")
    trees.write(trees.fit_blocks(pools, 0), folder / f"forest-{kind}.npz")


def _held(kind: ModelKind, cache: Path, fold: int | None) -> list[list[Example]]:
    """The pages with gold, but for the fold's, in every form of a kind."""
    pools = [examples(cache, form) for form in KINDS[kind]]
    used = [
        i
        for i, page in enumerate(pools[0])
        if fold_of(page.site) != fold and all(len(pool[i].share) for pool in pools)
    ]
    return [[pool[i] for i in used] for pool in pools]


def fit_listing(kind: ModelKind, data: Path, cache: Path, out: Path) -> None:
    """Fit and write what tells listings, with each fold's sites left out and with none."""
    found = listing.rows(data, cache, cache / "folds", kind, LISTING_FORMS[kind])
    least, share = listing.threshold(found)
    print(f"{kind}: {share:.0%} of listings under the threshold {least:.3f}", flush=True)
    for fold in range(FOLDS):
        held_out = [row for row in found if row.fold != fold]
        listing.fit(held_out).write(cache / "folds" / str(fold), kind, least)
    listing.fit(found).write(out, kind, least)
