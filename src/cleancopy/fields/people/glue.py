"""White space that a flattener or a page lost inside a byline, put back."""

from __future__ import annotations

import re

from cleancopy.fields.words import BEATS, BY, TITLES

_BEFORE_JOBS = "|".join(sorted(word.capitalize() for word in TITLES | BEATS if word.isalpha()))
"""`Staff`, `Political`, of `SampleStaff Writer`; not the `Feed` of `BuzzFeed News Reporter`."""
_GLUED = re.compile(
    rf"(?:^|(?<=\|)|(?<=\s)(?=By))(?P<lead>{BY.title()})"
    r"(?=[A-ZÀ-Ý][a-zà-ÿ]+[ -][A-ZÀ-Ý])"
    rf"|(?<=[a-zà-ÿ]{{3}})(?=(?:(?:News|{_BEFORE_JOBS}) ){{0,3}}(?:Writer|Reporter|Editor|"
    r"Correspondent|Staff|Journalist|Columnist|Contributor|Redakteur(?:in)?|Korrespondent(?:in)?)\b)"
    rf"|(?<=[a-zà-ÿ]{{2}})(?=(?:{_BEFORE_JOBS}) (?:writer|reporter|editor|correspondent)\b)"
    r"|(?<=[a-zà-ÿ]{2})(?=(?:BBC|CNN|CBC|CBS|NBC|ABC|NPR|ITV|RTÉ|VOA)\b)"
    r"|(?<=[a-zà-ÿ]{2})(?=(?:Twitter|Facebook|Instagram|LinkedIn|Follow|Contact|Published|Updated)\b)"
    r"|(?<=\b(?:19|20)\d\d)(?=[A-ZÀ-Ý][a-zà-ÿ])"
    r"|(?<=[a-zà-ÿ]{3})(?=The [A-ZÀ-Ý])|(?<=[a-zà-ÿ]{2},)(?=[A-ZÀ-Ý])"
)
"""In `ByJane Example`, `SampleStaff Writer`, `ExampleTwitter`, `May 3, 2024Jane Example`,
`SampleThe Example Post`, `Sample,EXAMPLE`; not in `Byron Example` or `MacExample`."""
_SEAM = re.compile(r"[a-zà-ÿ\d,][A-ZÀ-Ý]")
"""Where words run together, a capital stands right behind a small letter, a digit or a comma."""
_FILE = re.compile(r"^\[[^\[\]\s]{1,60}\]\s?(?=\S)|(?<=\S)\s?\[[^\[\]\s]{1,60}\.[a-z]{3,4}\]$")
"""`[portrait1] ` before a name and ` [0a1b.jpeg]` behind it: lynx and w3m name pictures so."""
_ICON = re.compile(r"^[\U0001f000-\U0001faff\ue000-\uf8ff☺✉✍✎✏]+\ufe0f?\s*(?=\w)")
"""`👤` and the signs of icon fonts."""
_AGAIN = re.compile(
    r"(?P<name>[^\W\d_a-z]\S+ [^\W\d_a-z]\S+)(?P<more> .{0,60}?)?\s(?=[Bb]y (?P=name)\b)"
)
"""`Jane Example ` of `Jane Example By Jane Example`: the portrait's text."""
_LAST_LETTER = re.compile(
    r"((?:By )?(?:[A-ZÀ-Ý][\w'’.-]* ){1,3}?[A-ZÀ-Ý][\w'’-]*[a-zà-ÿ]{2}) ([b-df-hj-np-vxz])"
)
"""`Jane Sampleto n`, as a page prints it whose last letter has an element of its own; not
`Jan Przykład i`, which goes on."""


def unglued(text: str) -> str:
    """A byline with a blank where two words of it run together.

    >>> unglued("ByJane SampleStaff Writer")
    'By Jane Sample Staff Writer'
    >>> unglued("By Jane SampleBBC News, Aldport")
    'By Jane Sample BBC News, Aldport'
    >>> unglued("By Jane Samplema n")
    'By Jane Sampleman'
    >>> unglued("[jane1] by Jane Sample"), unglued("Jane Sample | Herald By Jane Sample | Herald")
    ('by Jane Sample', 'By Jane Sample | Herald')
    >>> unglued("[jane1][0a1b.jpeg]")
    '[jane1][0a1b.jpeg]'
    """
    text = _without_portrait(text) or text
    if found := _LAST_LETTER.fullmatch(text):
        return f"{found[1]}{found[2]}"
    if not _SEAM.search(text):
        return " ".join(text.split())
    return " ".join(_GLUED.sub(lambda found: f"{found['lead'] or ''} ", text).split())


def _without_portrait(text: str) -> str:
    """A byline without what a picture left beside it: a file, an icon, the name again."""
    if "[" in text:
        text = _FILE.sub("", text)
    if text[:1] > "\u2000":
        text = _ICON.sub("", text)
    if (" By " in text or " by " in text) and (again := _AGAIN.match(text)):
        line, text = again[0].strip(), text[again.end() :]
        if again["more"] and text[3:].startswith(line):
            text = text[: 3 + len(line)]
    return text
