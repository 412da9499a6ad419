"""Fitting one network to examples; the same seed and machine give the same weights."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from bench.training.dataset import Example
from bench.training.net import Batch, Net, Tokens
from bench.training.weak import UNKNOWN
from cleancopy.label.learned.features import WIDTH
from cleancopy.label.learned.texts import LANGUAGE_COLUMNS

PAGES = 14
"""Pages a step."""
LONGEST = 640
"""Blocks of a page that one step sees."""
WORDS_DROPPED = 0.25
"""Share of single hashed words left out in training; of whole bags of a page; …"""
BAG_DROPPED = 0.25
LANGUAGE_DROPPED = 0.25
"""… and of the counts of function words, so that languages without a list do well too."""


class Cut(NamedTuple):
    """The blocks of one page that one step sees."""

    page: Example
    first: int
    last: int


def collate(cuts: Sequence[Cut], drop: float = 0.0, rng: random.Random | None = None) -> Batch:
    """Pad the pages of one step to the longest of them; `drop` of the words are left out."""
    rng = rng or random.Random()
    n = max(cut.last - cut.first for cut in cuts)
    dense = torch.zeros(len(cuts), n, WIDTH)
    mask = torch.zeros(len(cuts), n)
    for i, cut in enumerate(cuts):
        size = cut.last - cut.first
        dense[i, :size] = torch.from_numpy(cut.page.features.dense[cut.first : cut.last])
        if drop and rng.random() < LANGUAGE_DROPPED:
            dense[i, :size, list(LANGUAGE_COLUMNS)] = 0
        mask[i, :size] = 1
    bags = [
        _tokens([_lists(cut, name, drop, rng) for cut in cuts], n, drop)
        for name in ("own", "above", "words")
    ]
    return Batch(dense, bags[0], bags[1], bags[2], mask)


def _lists(cut: Cut, name: str, drop: float, rng: random.Random) -> Sequence[tuple[int, ...]]:
    """The hashed words of one page; now and then none, so that the model can do without."""
    if drop and rng.random() < BAG_DROPPED:
        return [()] * (cut.last - cut.first)
    lists: list[tuple[int, ...]] = getattr(cut.page.features, name)
    return lists[cut.first : cut.last]


def _tokens(pages: Sequence[Sequence[tuple[int, ...]]], n: int, drop: float) -> Tokens:
    lists = [tokens for page in pages for tokens in [*page, *[()] * (n - len(page))]]
    sizes = np.array([len(tokens) for tokens in lists])
    flat = np.fromiter(chain.from_iterable(lists), dtype=np.int64, count=int(sizes.sum()))
    if drop:
        kept = torch.rand(len(flat)).numpy() >= drop
        owner = np.repeat(np.arange(len(lists)), sizes)[kept]
        flat, sizes = flat[kept], np.bincount(owner, minlength=len(lists))
    starts = np.cumsum(sizes) - sizes
    return Tokens(
        torch.from_numpy(flat),
        torch.from_numpy(starts),
        torch.from_numpy(sizes.astype(np.float32))[:, None],
    )


def fit(
    pages: Sequence[Example], seed: int, epochs: int, forms: Sequence[Sequence[Example]] = ()
) -> Net:
    """Return a network fitted to `pages`.

    With `forms`, each epoch takes every page in one of its forms, drawn anew.
    """
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)
    torch.utils.deterministic.fill_uninitialized_memory = False
    rng = random.Random(seed)
    pools = [list(pages)] if not forms else [list(group) for group in forms]
    mean, scale = _scaling([page for pool in pools for page in pool])
    net = Net(mean, scale)
    steps = epochs * (len(pools[0]) // PAGES + 1)
    optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.02, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=steps + 1)
    for _ in range(epochs):
        net.train()
        drawn = [rng.choice(pools)[i] for i in range(len(pools[0]))]
        for step in _steps(drawn, rng):
            optimizer.zero_grad()
            loss = _loss(net, step, rng)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
    return net.eval()


def _steps(pages: list[Example], rng: random.Random) -> list[list[Cut]]:
    """Pages of like length together, in random order."""
    rng.shuffle(pages)
    groups: list[list[Cut]] = []
    for start in range(0, len(pages), PAGES * 16):
        cuts = [_cut(page, rng) for page in pages[start : start + PAGES * 16]]
        cuts.sort(key=lambda cut: cut.last - cut.first)
        groups += [cuts[i : i + PAGES] for i in range(0, len(cuts), PAGES)]
    rng.shuffle(groups)
    return groups


def _cut(page: Example, rng: random.Random) -> Cut:
    """At most LONGEST blocks of a page, most often around its text."""
    n = len(page.share)
    if n <= LONGEST:
        return Cut(page, 0, n)
    inside = np.flatnonzero(page.share >= 0.5)
    if len(inside) and rng.random() < 0.8:
        middle = int(inside[rng.randrange(len(inside))])
        first = middle - rng.randrange(LONGEST)
    else:
        first = rng.randrange(n)
    first = max(min(first, n - LONGEST), 0)
    return Cut(page, first, first + LONGEST)


def _scaling(pages: Sequence[Example]) -> tuple[Tensor, Tensor]:
    dense = np.concatenate([page.features.dense for page in pages[::3]])
    mean, std = dense.mean(0), dense.std(0)
    scale = np.where(std > 1e-3, 1 / np.maximum(std, 0.08), 0.0)
    return torch.from_numpy(mean.astype(np.float32)), torch.from_numpy(scale.astype(np.float32))


def _loss(net: Net, cuts: Sequence[Cut], rng: random.Random) -> Tensor:
    batch = collate(cuts, WORDS_DROPPED, rng)
    body, fine, article = net(batch)
    share, weight = torch.zeros_like(body), torch.zeros_like(body)
    labels = torch.full(body.shape, UNKNOWN)
    for i, (page, first, last) in enumerate(cuts):
        size = last - first
        if page.page_type == "article":
            share[i, :size] = torch.from_numpy(page.share[first:last])
            weight[i, :size] = torch.from_numpy(weights(page)[first:last])
            labels[i, :size] = torch.from_numpy(page.fine[first:last])
    body_loss = nn.functional.binary_cross_entropy_with_logits(
        body, share, weight=weight, reduction="sum"
    ) / len(cuts)
    known = int((labels != UNKNOWN).sum())
    fine_loss = nn.functional.cross_entropy(
        fine.flatten(0, 1), labels.flatten(), ignore_index=UNKNOWN, reduction="sum"
    ) / max(known, 1)
    kinds = torch.tensor([float(page.page_type == "article") for page, _, _ in cuts])
    page_loss = nn.functional.binary_cross_entropy_with_logits(
        article, kinds, pos_weight=torch.tensor(0.5)
    )
    return body_loss + 0.3 * fine_loss + 0.1 * page_loss


def weights(page: Example) -> np.ndarray:
    """What a wrong block costs: by its words against those of the gold, and a little for each."""
    gold = float((page.share * page.sizes).sum()) + 30
    return np.minimum(page.sizes / gold, 0.3) * 2 + 0.3 / max(len(page.sizes), 20)


def predict(net: Net, page: Example) -> tuple[np.ndarray, np.ndarray, float]:
    """Probabilities of one page: body (n,), fine (n, classes), article."""
    with torch.no_grad():
        body, fine, article = net(collate([Cut(page, 0, len(page.share))]))
    return (
        torch.sigmoid(body[0]).numpy(),
        torch.softmax(fine[0], -1).numpy(),
        float(torch.sigmoid(article[0])),
    )
