"""The mark of a wire at the end of a paragraph: `… sei aber unwahrscheinlich. (dpa)`."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleancopy.fields.agency import Agencies
from cleancopy.fields.scripts import UNSPACED
from cleancopy.fields.signoffs.signoff import parse_signoff

REACH = 48
"""Characters from the end of a paragraph in which the mark stands."""
LEAST = 20
LEAST_UNSPACED = 8
"""Characters of the text before it, in scripts without spaces less: below it is a line of names."""
_CAPITAL = r"[A-ZÄÖÜÀ-ÞČĆŠŽŁŚŻ]"
_MARK = re.compile(
    r"(?<=[.!?…。！？।۔؟\"”“»«’'›）)」])\s*"
    r"(?P<mark>[(\[（【][^()（）\[\]【】]{2,30}[)\]）】]\s?[.。]?"
    r"|(?<![./\w])/\s?[^/\s]{2,12}\s?/\.?"
    rf"|[–—-]{{1,2}}\s?{_CAPITAL}[\w/.-]{{1,14}}(?:\s{_CAPITAL}[\w/.-]{{1,14}}){{0,2}}"
    rf"|(?<=\s){_CAPITAL}[\w/-]{{2,14}}(?:\s{_CAPITAL}{{2,4}})?\.?)$"
)
"""`. (dpa)`, `.” [AFP/dpa].`, `。（共同）`, `. /TT/`, `. — AFP`, `. EFE`, `. PTI BPL`; not `(dpa)`
right behind a word, as in captions, nor `. REUTERS/Jane Example`."""
_ENDS = ")]）】/."


class WireMark(NamedTuple):
    """A paragraph and the mark at its end."""

    text: str
    mark: str
    """As printed: `(dpa/lno)`, `— AFP`."""
    agencies: tuple[str, ...]


def find_wire_mark(text: str, agencies: Agencies) -> WireMark | None:
    """The mark of a wire behind the last sentence of a paragraph, or None.

    A bare wire behind a full sentence says whose report it is. Behind a caption it would be the
    credit, and only what stands around it tells: `split_credit` reads `… on Monday. (AFP)` so.

    >>> from cleancopy.fields.agency import NONE
    >>> find_wire_mark("He left the town on Monday. (Photo)", NONE) is None
    True
    """
    tail = text[-REACH:]
    if tail[-1:] not in _ENDS and not tail[-2:].isalpha():
        return None
    found = _MARK.search(tail)
    if found is None:
        return None
    before = text[: len(text) - len(tail) + found.start()].rstrip()
    if len(before) < (LEAST_UNSPACED if UNSPACED.search(before) else LEAST):
        return None
    mark = found["mark"]
    if mark[0].isalpha() and not _is_bare_wire(mark, agencies):
        return None
    read = parse_signoff(mark, agencies)
    return WireMark(before, mark, read.agencies) if read and read.agencies else None


def _is_bare_wire(mark: str, agencies: Agencies) -> bool:
    """Whether a mark without brackets or dash is a wire's: `EFE`, `AFP/dpa`, `PTI BPL`."""
    first, _, codes = mark.rstrip(".").partition(" ")
    named = agencies.listed(first)
    return bool(named) and first[:2].isupper() and (not codes or codes.isupper())
