"""White space that a flattener or a page lost inside a byline, put back."""

from __future__ import annotations

import re

_GLUED = re.compile(
    r"(?:^|(?<=[\s|]))(?P<lead>By|Von|Par|Por|Di|Door|Av|Af)(?=[A-ZÀ-Ý][a-zà-ÿ]+[ -][A-ZÀ-Ý])"
    r"|(?<=[a-zà-ÿ]{3})(?=(?:[A-Z][a-z]+ ){0,3}(?:Writer|Reporter|Editor|Correspondent|Staff|"
    r"Journalist|Columnist|Contributor|Redakteur(?:in)?|Korrespondent(?:in)?)\b)"
    r"|(?<=[a-zà-ÿ]{2})(?=(?:Twitter|Facebook|Instagram|LinkedIn|Follow|Contact|Published|Updated)\b)"
    r"|(?<=\b(?:19|20)\d\d)(?=[A-ZÀ-Ý][a-zà-ÿ])"
)
"""In `ByJane Example`, `SampleStaff Writer`, `ExampleTwitter`, `May 3, 2024Jane Example`; not in
`Byron Example` or `MacExample`."""


def unglued(text: str) -> str:
    """A byline with a blank where two words of it run together.

    >>> unglued("ByJane SampleStaff Writer")
    'By Jane Sample Staff Writer'
    """
    return " ".join(_GLUED.sub(lambda found: f"{found['lead'] or ''} ", text).split())
