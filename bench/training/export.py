"""A fitted network -> the weights file that ships: half precision, plain arrays, stable bytes."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bench.training.net import Net


def arrays(net: Net) -> dict[str, np.ndarray]:
    """The arrays of one network as `label.learned.network` names them; scaling folded in."""
    state = {key: value.detach().numpy() for key, value in net.state_dict().items()}
    into = state["into.weight"].T * state["scale"][:, None]
    out = {
        "into.weight": into,
        "into.bias": state["into.bias"] - state["mean"] @ into,
        "bags": state["bags.weight"].T,
        "own": state["own.table.weight"],
        "above": state["above.table.weight"],
        "words": state["words.table.weight"],
    }
    out["dilations"] = np.array([layer.dilation for layer in net.layers])
    for head in ("page", "body", "fine", "article"):
        out[f"{head}.weight"] = state[f"{head}.weight"].T
        out[f"{head}.bias"] = state[f"{head}.bias"]
    out["norm.weight"], out["norm.bias"] = state["norm.weight"], state["norm.bias"]
    for number in range(len(net.layers)):
        layer = f"layers.{number}"
        out[f"layer{number}.conv"] = state[f"{layer}.conv.weight"].T
        out[f"layer{number}.bias"] = state[f"{layer}.bias"]
        out[f"layer{number}.norm.weight"] = state[f"{layer}.norm.weight"]
        out[f"layer{number}.norm.bias"] = state[f"{layer}.norm.bias"]
    return out


def write(net: Net, path: Path) -> None:
    """Write the weights of a network; the same net gives the same bytes."""
    stored = {
        key: np.ascontiguousarray(value, dtype=np.float16)
        for key, value in sorted(arrays(net).items())
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        np.savez_compressed(handle, **stored)
