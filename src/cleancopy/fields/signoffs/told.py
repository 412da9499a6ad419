"""Sign-offs that are sentences: `Jane Example contributed to this report.`"""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.signoffs.shape import Signoff, filed_by
from cleancopy.model import Contributor

_END = re.compile(r"(?<=[a-zà-ÿ)]{2})\.\s+(?=[A-ZÀ-Þ])")
"""Between sentences; not behind the initial of `Al J. Example`."""
_CONTRIBUTED = re.compile(
    r"\s(?:also\s)?contributed(?P<what>\s(?:additional\s)?(?:reporting|research|writing))?"
    r"(?P<this>\s(?:to|for)\sthis\s(?:report|story|article|piece))?(?=[\s.,;]|$)"
)
"""` contributed reporting` of `Jane Example contributed reporting from Berlin`."""
_REPORTED = re.compile(r"\s(?:also\s)?reported(?=\sfrom\s[A-ZÀ-Þ])")
"""` reported` of `Jane Example reported from Berlin`; not of `reported from the front`."""
_SURNAMES_REPORTED = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:,? and [A-ZÀ-Þ][\w’'-]+)? (?:also )?reported from [A-ZÀ-Þ][^.!?]{1,60}\.?"
)
"""`Example reported from Berlin`, of somebody whom the byline names in full."""
_LED = re.compile(
    r"(?:(?:additional|further)\s)?(?:reporting|research|writing)\swas\s(?:also\s)?contributed\sby\s",
    re.IGNORECASE,
)
"""`Reporting was contributed by `."""
_STAFF = re.compile(
    r"(?P<house>[A-Z][\w’' ]{1,40}?)\s(?:(?:staff|business|sports|science|national|political)\s)?"
    r"(?:[Ww]riters?|[Rr]eporters?|journalists?|correspondents?|producers?|editors?)\s(?=[A-ZÀ-Þ])"
)
"""`Associated Press writers ` before their names."""
_ROLE = re.compile(
    r"(?i:staff\s)?(?:[Ww]riters?|[Rr]eporters?|[Jj]ournalists?|[Cc]orrespondents?)\s(?=[A-ZÀ-Þ])"
)
"""`Staff writer ` before a name."""
_FIRST_PUBLISHED = re.compile(
    r"This (?:report|story|article) by (?P<who>[A-Z][^.,]{1,40}?) was (?:first|originally)"
    r" published\b.{0,60}"
)
"""`This report by The Canadian Press was first published March 5, 2024.`"""
_FILES = re.compile(
    r"(?:[–—-]+\s*)?(?:(?:with\s(?:an?\s)?(?:additional\s)?(?:files|reporting|reports?|inputs?|assistance|help|contributions?)\s(?:from|by)"
    r"|mit\s(?:informationen|beiträgen|material)\svon|unter\smitarbeit\svon"
    r"|met\s(?:medewerking|bijdragen)\svan|avec\sla\s(?:collaboration|contribution|participation)\sde"
    r"|con\s(?:la\scolaboración|información)\sde|com\s(?:a\scolaboração|informações)\sde"
    r"|con\sla\scollaborazione\sdi)\s)(?P<who>[A-ZÀ-Þ].{2,120})",
    re.IGNORECASE,
)
"""`With files from Jane Example and The Canadian Press`, `With assistance from Jane Example`,
`Mit Informationen von Anna Muster`."""
_WITH = frozenset(("with", "mit", "unte", "met", "avec", "con", "com"))
"""The first letters of :data:`_FILES`."""
LONGEST = 500


def told(text: str, agencies: Agencies) -> Signoff | None:
    """The people and wires of sentences that say nothing but who filed a story; None for others."""
    if len(text) > LONGEST or not (text[0].isupper() or text[0] in "–—-"):
        return None
    if "ontributed" in text or " reported from " in text:
        return _sentences(text, agencies)
    if text.startswith("This ") and (found := _FIRST_PUBLISHED.fullmatch(text)):
        wire = agencies.named(found["who"])
        return Signoff(agencies=agencies.wires((wire,))) if wire else None
    first = text.lstrip("–—- ")[:4].rstrip().casefold()
    if first in _WITH and len(text) <= 160 and (found := _FILES.fullmatch(text)):
        return _signoff(found["who"], agencies)
    return None


def _sentences(text: str, agencies: Agencies) -> Signoff | None:
    sentences = [one for one in _END.split(text) if not _SURNAMES_REPORTED.fullmatch(one)]
    read = [found for one in sentences if (found := _sentence(one, agencies)) is not None]
    if not read or len(read) < len(sentences):
        return None
    people = dict.fromkeys(person for one in read for person in one.contributors)
    return Signoff(
        contributors=tuple(people), agencies=agencies.wires(w for one in read for w in one.agencies)
    )


def _sentence(text: str, agencies: Agencies) -> Signoff | None:
    """`Associated Press writers Al Example in Paris and Jo Sample in Rome contributed …`."""
    if led := _LED.match(text):
        return _signoff(text[led.end() :], agencies)
    house = ""
    if staff := _STAFF.match(text) or _ROLE.match(text):
        house = staff.groupdict().get("house") or ""
        text = text[staff.end() :]
    found = list(_CONTRIBUTED.finditer(text))
    if not found and not _REPORTED.search(text):
        return None
    if found and not (house or any(one["what"] or one["this"] for one in found)):
        return None
    who = _REPORTED.sub("", _CONTRIBUTED.sub("", text))
    read = _signoff(who, agencies)
    if read is None or not house:
        return read
    return read._replace(agencies=agencies.wires((*agencies.mentioned(house), *read.agencies)))


def _signoff(who: str, agencies: Agencies) -> Signoff | None:
    read = filed_by(who, agencies)
    if read is None:
        return None
    names, wires = read
    return Signoff(
        contributors=tuple(Contributor(name, "reporting") for name in names), agencies=wires
    )
