"""`python -m bench COMMAND DATA`: the bench by hand."""

from __future__ import annotations

import argparse
import logging
import warnings
from pathlib import Path

from bench.pages import SETS

COMMANDS = {
    "run": "all tools on all pages, into docs/benchmarks.md",
    "score": "cleancopy alone, to the terminal",
    "worst": "cleancopy's worst pages of each set",
    "peers": "run the peers and keep their results",
    "flatten": "make the dumps of all flatteners",
    "cost": "CPU a page as a share of trafilatura's, and the time to load",
    "conventions": "what each gold takes for text",
    "tracking": "what Prefect costs: the flow beside the plain command, 2,000 pages",
}


def main() -> int:
    """Run one command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("command", choices=COMMANDS, help=str(COMMANDS))
    parser.add_argument("data", type=Path, help="folder that holds the sets' repositories")
    parser.add_argument("--cache", type=Path, default=Path(".bench-cache"))
    parser.add_argument("--docs", type=Path, default=Path("docs"))
    parser.add_argument("--sources", nargs="*", default=["html", "inscriptis"])
    parser.add_argument("--sets", nargs="*", default=list(SETS))
    parser.add_argument("--count", type=int, default=2000, help="pages that `tracking` cleans")
    parser.add_argument("--most", type=int, default=10, help="pages of a set that `worst` shows")
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    from bench import commands

    return int(getattr(commands, parser.parse_args().command)(parser.parse_args()))


if __name__ == "__main__":
    raise SystemExit(main())
