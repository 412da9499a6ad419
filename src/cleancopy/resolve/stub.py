"""Whether a page is a stub: the opening of an article whose rest is for subscribers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleancopy.fields.word_count import estimated_words
from cleancopy.model import Claim, Warned

MOST = 500
"""Words of a stub. The longest on the public pages has 419; behind a longer text the notice is one
that scripts put over a page which holds all of it."""
BROKEN = re.compile(r"(?:\.\.\.|…)\W{0,3}\Z")
"""`… and then the`, as pages cut; not `the end.`"""


def stub_warnings(claims: Sequence[Claim], text: str) -> tuple[Warned, ...]:
    """`paywall_stub` where a short text ends at such a notice, or breaks off and is not free.

    That JSON-LD calls a page not free is not enough: of 48 such public pages 43 hold the whole
    text, briefs of 40 words among them.
    """
    sources = {claim.source for claim in claims if claim.field == "paywall"}
    if not sources or estimated_words(text) > MOST:
        return ()
    is_stub = "visible" in sources or BROKEN.search(text) is not None
    return ("paywall_stub",) if is_stub else ()
