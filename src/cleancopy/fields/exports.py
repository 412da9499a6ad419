"""Lines of press databases' exports: `BYLINE: JANE EXAMPLE`, `LENGTH: 311 words`.

The names are those that the exports of LexisNexis (English, German and French; the R packages
LexisNexisTools and tm.plugin.lexisnexis list them), ProQuest, EBSCO and GENIOS print. Factiva's
lines have none, and stand in one order.
"""

from __future__ import annotations

import re
from typing import NamedTuple

RULE = "export."
"""What the rules of blocks that such a line gave begin with: `export.byline`."""

_FIELDS = {
    name: field
    for field, names in {
        "title": "headline|title|überschrift|titel",
        "standfirst": "highlight|insert|encart",
        "byline": "byline|by-line|author|authors|autor|autoren|auteur|auteurs|reporter|reporters",
        "section": "section|rubrik|ressort|rubrique",
        "dateline": "dateline",
        "date": "publication date|date published|erscheinungsdatum",
        "caption": "graphic|grafik",
        "publisher": "publication title|publication|source|quelle",
        "topics": "subject|subjects|subject terms|sujet|schlagwörter",
        "text": "body|full text|text|volltext",
        "other": "language|sprache|langue|pages|page|edition|abstract|links|location|company"
        "|companies|person|people|organization|ticker|industry|country|state|city|classification"
        "|issn|copyright|database|last updated|update|series|type|notes|credit|publisher"
        "|distribution|word count|volume|issue|societe|stock-symbol|activity-sector"
        "|show|anchor|anchors|host|hosts|guest|guests",
    }.items()
    for name in names.split("|")
}
"""Name -> what its value is."""
_OWN = frozenset(
    "length|länge|longueur|load-date|load date|publication-type|journal-code|journal code"
    "|geographic|acc-no|accession number|document id|proquest document id|document url"
    "|document type|source type|publication info|publication title|publication year"
    "|publication subject|language of publication|country of publication|place of publication"
    "|dokumentnummer|document-type|date-chargement|type-publication|zeitungs-code"
    "|geo-localization|localisation-geo|symbole-boursier|secteur-activite"
    "|persistent link to this record".split("|")
)
"""Names that only an export has; those without a field say nothing of the article."""
SHOW = "show"
"""The name below which a broadcaster's transcript has its day; the broadcaster stands above it."""
SPEAKERS = frozenset("anchor anchors host hosts guest guests reporter reporters".split())
"""Names of the head of such a transcript that speak in its text: `REPORTER: How was it?`."""
LONGEST_NAME = 36
"""Characters in which a name ends with its colon."""
_NAMED = re.compile(r"(?P<name>[^\W\d_][\w -]{2,32}?) ?: *(?P<value>\S.*)?", re.DOTALL)
_BARE = {"body": "text", "graphic": "caption", "classification": "other",
         "proquest document link": "other"}  # fmt: skip
"""Names that stand alone on their line, without a colon."""
_LENGTHS = ("length", "länge", "longueur")
LENGTH = re.compile(r"\d[\d.,]* (?:words|wörter|mots|palabras|parole)\b", re.IGNORECASE)
"""`311 words`."""
_PAGE = re.compile(r"[;,] ?(?:Pg|Page|S|Seite|p|pp)\b\.?.*", re.DOTALL)
"""`; Pg. 4` behind a section."""
OWNER = re.compile(r"(?:\(c\)|©|Copyright\b) ?\S.*", re.IGNORECASE)
"""`(c) 2010 Example Newspapers Limited`."""
MARK = re.compile(
    r"(?P<number>\d+ of \d+ DOCUMENTS?)|(?P<count>Do[ck]ument \d+ (?:of|von|de) \d+)"
    r"|(?P<end>End of Document)|(?P<code>Do[ck]ument [A-Z]{3,10}\d{8,}\w*)"
)
"""What stands once above or below each article: `1 of 10 DOCUMENTS` (LexisNexis, below the cover of
the download), `Document 1 of 10` (ProQuest), `End of Document` (LexisNexis of late), `Document
ELLHER0020100302e63200012` (Factiva)."""


class Line(NamedTuple):
    """One line of an export."""

    field: str
    """What its value is: a label, `publisher`, `topics`, or `text` for the article itself."""
    value: str
    own: str
    """Its name, where only exports have it, or `""`."""
    name: str = ""


def read_line(text: str) -> Line | None:
    """The name and value that a line is, or None.

    >>> read_line("BYLINE: JANE EXAMPLE")
    Line(field='byline', value='JANE EXAMPLE', own='', name='byline')
    >>> read_line("Jane Example: The mill was sold")
    """
    if len(text) < LONGEST_NAME and (field := _BARE.get(text.casefold())):
        return Line(field, "", "")
    found = _NAMED.fullmatch(text) if ":" in text[:LONGEST_NAME] else None
    if found is None:
        return None
    name, value = found["name"].casefold(), found["value"] or ""
    field = _FIELDS.get(name, "other" if name in _OWN else "")
    is_own = name in _OWN and (name not in _LENGTHS or LENGTH.match(value) is not None)
    return Line(field, value, name if is_own else "", name) if field else None


def without_page(section: str) -> str:
    """A section without where in the paper it stood.

    >>> without_page("NEWS; Pg. 4")
    'NEWS'
    """
    return _PAGE.sub("", section) or section
