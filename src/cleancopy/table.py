"""The declared schemas of the data set, and outcomes as rows of them: the contract in Arrow."""

from __future__ import annotations

import pyarrow as pa

VERSION = "1"
"""Of all schemas together; raised with every change that a reader can see."""
