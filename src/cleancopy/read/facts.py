"""What a record or a sidecar states of its page: short strings, cleaned."""

from __future__ import annotations

import re
from collections.abc import Mapping

UNUSABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
# "https://example.org/\x00"; not "https://example.org/ä"


def clean_fact(value: object) -> str | None:
    """Return a stated string without control characters and lone surrogates; None if none is left.

    >>> clean_fact(" https://example.org/\\ud800\\n")
    'https://example.org/'
    """
    return UNUSABLE.sub("", value).strip() or None if isinstance(value, str) else None


def stated_facts(
    stated: Mapping[str, object], keys: tuple[str, ...]
) -> tuple[dict[str, str], bool]:
    """Return the facts under `keys`, and whether each that is given is a string.

    >>> stated_facts({"url": "https://example.org/", "title": None, "fetched_at": 5}, ("url",))
    ({'url': 'https://example.org/'}, True)
    """
    facts = {key: fact for key in keys if (fact := clean_fact(stated.get(key)))}
    return facts, all(isinstance(stated.get(key), str | None) for key in keys)
