"""The network in torch, for training only; `cleancopy.label.learned.network` runs it in numpy.

A block's numbers and its hashed words are projected to a narrow row; a few dilated convolutions
over neighbouring rows and one summary of the whole page let it see its surroundings.
"""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn

from cleancopy.label.learned.features import WIDTH
from cleancopy.label.learned.hints import BUCKETS
from cleancopy.label.learned.network import CLASSES

EMBEDDING = 12
CHANNELS = 56
DILATIONS = (1, 2, 4, 8, 16, 1)
DROPPED = 0.2
"""Share of the numbers that each step of the training leaves out at random."""


class Tokens(NamedTuple):
    """Hashed words of all blocks of a batch, one list after the other."""

    flat: Tensor
    """(t,) bucket numbers"""
    starts: Tensor
    """(p * n,) where each block's list begins in `flat`"""
    sizes: Tensor
    """(p * n, 1) length of each list"""


class Batch(NamedTuple):
    """p pages padded to n blocks."""

    dense: Tensor
    """(p, n, WIDTH)"""
    own: Tokens
    above: Tokens
    words: Tokens
    mask: Tensor
    """(p, n) 1 for a block, 0 for padding."""


class Bag(nn.Module):
    """Sum of the vectors of a block's hashed words over the root of their number."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(BUCKETS, EMBEDDING, mode="sum")
        nn.init.normal_(self.table.weight, std=0.05)

    def forward(self, tokens: Tokens) -> Tensor:
        return self.table(tokens.flat, tokens.starts) / tokens.sizes.clamp(min=1).sqrt()


class Layer(nn.Module):
    """Residual convolution of width 3 over rows `dilation` apart."""

    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(CHANNELS)
        self.conv = nn.Linear(CHANNELS, 3 * CHANNELS, bias=False)
        self.bias = nn.Parameter(torch.zeros(CHANNELS))

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        seen = self.conv(self.norm(rows) * mask.unsqueeze(-1))
        before, here, after = seen.split(CHANNELS, -1)
        d = self.dilation
        out = here + self.bias
        if d < rows.shape[1]:
            out = out + nn.functional.pad(before[:, :-d], (0, 0, d, 0))
            out = out + nn.functional.pad(after[:, d:], (0, 0, 0, d))
        return rows + torch.relu(out)


class Net(nn.Module):
    """Features of pages -> logits: body (p, n), fine labels (p, n, classes), article (p,)."""

    def __init__(self, mean: Tensor, scale: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("scale", scale)
        self.own, self.above, self.words = Bag(), Bag(), Bag()
        self.into = nn.Linear(WIDTH, CHANNELS)
        self.bags = nn.Linear(3 * EMBEDDING, CHANNELS, bias=False)
        self.layers = nn.ModuleList(Layer(d) for d in DILATIONS)
        self.page = nn.Linear(2 * CHANNELS, CHANNELS)
        self.norm = nn.LayerNorm(CHANNELS)
        self.body = nn.Linear(CHANNELS, 1)
        self.fine = nn.Linear(CHANNELS, len(CLASSES))
        self.article = nn.Linear(2 * CHANNELS, 1)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        dense = (batch.dense - self.mean) * self.scale
        if self.training:
            dense = dense * self.drop(torch.ones(dense.shape[0], 1, dense.shape[2]))
        bags = torch.cat(
            [self.own(batch.own), self.above(batch.above), self.words(batch.words)], -1
        )
        bags = self.drop(bags).view(*dense.shape[:2], -1)
        rows = torch.relu(self.into(dense) + self.bags(bags))
        for number, layer in enumerate(self.layers):
            rows = layer(self.drop(rows), batch.mask)
            if number == 1:
                rows = rows + torch.relu(self.page(self._pooled(rows, batch.mask))).unsqueeze(1)
        out = self.norm(rows)
        pooled = self._pooled(out, batch.mask)
        out = self.drop(out)
        return self.body(out).squeeze(-1), self.fine(out), self.article(pooled).squeeze(-1)

    @staticmethod
    def _pooled(rows: Tensor, mask: Tensor) -> Tensor:
        weight = mask.unsqueeze(-1)
        mean = (rows * weight).sum(1) / weight.sum(1).clamp(min=1)
        top = (rows - (1 - weight) * 1e4).max(1).values
        return torch.cat([mean, top], -1)
