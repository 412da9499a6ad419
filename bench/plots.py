"""Plots of one run as SVG; the same figures give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.collect import OURS, Collected, articles_of
from bench.cost import Cost
from bench.flatten import FLATTENERS
from bench.metrics import mean
from bench.pages import SETS

COLOURS = ("#4477aa", "#66ccee", "#228833", "#ccbb44", "#ee6677", "#aa3377")
"""Paul Tol's bright scheme, told apart by the colour-blind too."""


def draw(found: Collected, costs: Sequence[Cost], folder: Path) -> list[Path]:
    """Write the plots into the folder; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [_tools(found, folder / "bench-html.svg")]
    if any(tool == OURS for tool, _ in found.results):
        paths.append(_dumps(found, folder / "bench-dumps.svg"))
    if costs:
        paths.append(_cost(found, costs, folder / "bench-cost.svg"))
    return paths


def _tools(found: Collected, path: Path) -> Path:
    """Word F1 from the HTML, by tool and set."""
    tools = [tool for tool in found.tools("html") if "+" not in tool]
    tools.sort(key=lambda tool: _mean_word(found, tool, "html"))
    figure, axes = _figure((8, 0.45 * len(tools) + 1.6))
    height = 0.8 / len(SETS)
    for number, name in enumerate(SETS):
        rows = [found.row(tool, "html", articles_of(name)) for tool in tools]
        places = [place + (1.5 - number) * height for place in range(len(tools))]
        values = [row.word if row else 0 for row in rows]
        axes.barh(places, values, height, label=name, color=COLOURS[number])
    axes.set_yticks(range(len(tools)), tools)
    axes.set_xlim(0.6, 1)
    axes.set_xlabel("word F1 from the HTML (axis from 0.6)")
    axes.legend(loc="lower left", ncols=4, bbox_to_anchor=(0, 1), frameon=False)
    return _save(figure, path)


def _dumps(found: Collected, path: Path) -> Path:
    """Our word F1 and the line rule's, by flattener and set."""
    sources = [source for source in FLATTENERS if (OURS, source) in found.results]
    figure, axes = _figure((8, 4.2))
    for number, name in enumerate(SETS):
        for tool, style in ((OURS, "o-"), ("C4 line rule", "x:")):
            rows = [found.row(tool, source, articles_of(name)) for source in sources]
            values = [row.word if row else None for row in rows]
            label = name if tool == OURS else f"{name}, C4 line rule"
            axes.plot(range(len(sources)), values, style, color=COLOURS[number], label=label)
    axes.set_xticks(range(len(sources)), sources, rotation=40, ha="right")
    axes.set_ylabel("word F1 from the dump")
    axes.legend(fontsize=7, ncols=4, loc="lower left", bbox_to_anchor=(0, 1), frameon=False)
    return _save(figure, path)


def _cost(found: Collected, costs: Sequence[Cost], path: Path) -> Path:
    """Quality against CPU time a page, from the HTML and from one kind of dump."""
    figure, axes = _figure((8, 4.5))
    shown = [cost for cost in costs if cost.source in ("html", "inscriptis")]
    for cost in shown:
        if (cost.tool, cost.source) not in found.results or "+" in cost.tool:
            continue
        quality = _mean_word(found, cost.tool, cost.source)
        colour = COLOURS[4] if cost.tool == OURS else COLOURS[0]
        marker = "o" if cost.source == "html" else "s"
        axes.scatter([cost.mean_ms], [quality], color=colour, marker=marker)
        label = cost.tool if cost.source == "html" else f"{cost.tool}, {cost.source}"
        place = (cost.mean_ms, quality)
        below = "trafilatura " in label
        offset = (4, -10 if below else 4)
        axes.annotate(label, place, offset, textcoords="offset points", fontsize=7)
    axes.set_xscale("log")
    axes.set_xlabel("CPU ms a page (circles: from HTML, squares: from a dump)")
    axes.set_ylabel("word F1, mean of the four sets")
    return _save(figure, path)


def _mean_word(found: Collected, tool: str, source: str) -> float:
    rows = [found.row(tool, source, articles_of(name)) for name in SETS]
    return mean(row.word for row in rows if row)


def _figure(size: tuple[float, float]) -> tuple[Any, Any]:
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "cleancopy", "font.size": 9})
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=size, layout="constrained")
    axes.grid(alpha=0.3)
    axes.set_axisbelow(True)
    return figure, axes


def _save(figure: Any, path: Path) -> Path:
    figure.savefig(path, metadata={"Date": None})
    return path
