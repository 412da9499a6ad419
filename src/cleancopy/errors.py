"""The errors that several packages raise for a person to read."""

from __future__ import annotations


class UsageError(Exception):
    """The call makes no sense as it is; the message says what to do."""


class StoreError(Exception):
    """The data set cannot be read or written as it is; the message says why."""
