"""What a record or a sidecar states of its page: short strings, cleaned."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cleancopy.fields.dates.date import parse_date
from cleancopy.fields.domains import registrable

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
    """Return the facts under `keys`, and whether each that is given is a string of its form.

    >>> stated_facts({"url": "https://example.org/", "title": None, "fetched_at": 5}, ("url",))
    ({'url': 'https://example.org/'}, True)
    """
    facts = {key: fact for key in keys if (fact := clean_fact(stated.get(key)))}
    typed = all(isinstance(stated.get(key), str | None) for key in keys)
    return facts, typed and have_form(facts.get("url"), facts.get("fetched_at"))


def have_form(url: str | None, fetched_at: str | None) -> bool:
    """Whether a row can use what is stated: the address of a page of the web, a full date.

    >>> have_form("https://example.org/", "2020-01-02T03:04:05Z"), have_form(None, None)
    (True, True)
    >>> have_form("example.org/a", None), have_form(None, "yesterday")
    (False, False)
    """
    if url is not None and registrable(url) is None:
        return False
    return fetched_at is None or parse_date(fetched_at) is not None
