"""The line that closes a story: who edited it, whose codes it bears, which wires it used."""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.people.byline_east import eastern_byline, is_eastern, others
from cleancopy.fields.people.byline_led import parse_names
from cleancopy.fields.people.desks import is_desk
from cleancopy.fields.people.names_chinese import is_nobody
from cleancopy.fields.people.roles import AUTHOR, EDITOR, PICTURES, ROLE, may_open_role, read_role
from cleancopy.fields.people.roles_east import clauses
from cleancopy.fields.people.writers import Byline
from cleancopy.fields.signoffs.codes import BRACKET_TAIL
from cleancopy.fields.signoffs.ending import reached, writers_address
from cleancopy.fields.signoffs.shape import Signoff
from cleancopy.fields.signoffs.short import bracket, short
from cleancopy.fields.signoffs.signature import parse_signature
from cleancopy.fields.signoffs.sources import copyright_of
from cleancopy.fields.signoffs.told import told
from cleancopy.model import Contributor

LONGEST = 600
"""Characters a sign-off may have: Reuters names up to a dozen people with their places."""

_SPACES = "".join(filter(str.isspace, map(chr, range(0x3001))))
_BEFORE, _BEHIND = f"{_SPACES}([（【–—*_-", f"{_SPACES})]）】*_"
"""What may stand around a sign-off."""
_SENTENCE = re.compile(r"[;|•]|(?<=[a-zà-ÿ)]{2})\.(?=\s+[A-ZÄÖÜ(])|(?<=[a-z]{3})\.$|\n")
_TRUST = re.compile(
    r"\s*[.;]?\s*(?<!\w)(?:our standards|das thomson|the thomson reuters trust principles"
    r"|copyright\s?(?=[©(\d])|\(*[\w.-]+@[\w.-]+\.\w).*$",
    re.IGNORECASE,
)
"""What follows the last clause: `Our Standards: …`, `Copyright © ANTARA 2023`, `((a@b.org`."""


_UNMARKED = re.compile(r"(?:[Rr]eportage|(?P<version>[Vv]ersion française))\s+(?=[A-ZÀ-Þ])")
"""Roles without a `de` in Reuters' French: `(Reportage Jean Exemple, édité par …)`."""
_REPORTER = "pewarta"
"""Before the writer at the end of Antara's stories; other papers put the writer on top."""
_BUTTON = re.compile(r"\s*[【\[]\s?纠错\s?[】\]]\s*")
"""The button to report a mistake, beside the editor of Xinhua's pages."""
_CODES = re.compile(r"(?:\s*/\s*[a-zäöüß]{2,4})+$")
"""` / ab` of `Author: Jane Example / ab (AFP)`."""


def parse_signoff(text: str, agencies: Agencies) -> Signoff | None:
    """The sign-off that a line is, or None for any other line.

    Six kinds: role clauses (`Editor: …`, `(Reporting by …; Editing by …)`), codes
    (`rri/afp/dpa/rtr`), agencies alone (`(dpa/afp)`), sources (`Mit Material von dpa`), how to
    reach the writer (`Staff writer Jane Example can be reached at 555-0144.`) and Japanese
    signatures (`【山田太郎】`).

    >>> from cleancopy.fields.agency import NONE
    >>> parse_signoff("Editor: Jane Example", NONE).editors
    ('Jane Example',)
    """
    if not 2 <= len(text) <= LONGEST:
        return None
    text = (_BUTTON.sub(" ", text) if "纠错" in text else text).strip()
    if not text:
        return None
    if text[0] in "【（(" and (found := parse_signature(text)):
        return found
    if len(text) <= 80 and (found := short(text, agencies)):
        return found
    if text[0] in "©(cC" and (found := copyright_of(text, agencies)):
        return found
    bare = text.lstrip(_BEFORE).rstrip(_BEHIND)
    if not bare:
        return None
    if ", édité" in bare and (french := _UNMARKED.match(bare)):
        role = "Traduction" if french["version"] else "Reportage"
        bare = text = f"{role}: {bare[french.end() :]}"
    if is_eastern(text) and (found := _eastern(text, agencies)):
        return found
    if may_open_role(bare) and (found := _with_bracket(text, bare, agencies)):
        return found
    if found := told(bare, agencies):
        return found
    if "@" in text and (writer := writers_address(text)):
        return Signoff(authors=(writer,))
    writers = reached(text)
    return Signoff(authors=writers) if writers else None


def _eastern(text: str, agencies: Agencies) -> Signoff | None:
    """`记者 王小明 编辑 李大为`, where somebody has another role than writing or pictures."""
    found = eastern_byline(text, agencies)
    if found is None:
        found = Byline(contributors=others(clauses(text), agencies))
    editors = [helper.name for helper in found.contributors if helper.role == EDITOR]
    rest = tuple(helper for helper in found.contributors if helper.role != EDITOR)
    if not editors and {helper.role for helper in rest} <= PICTURES:
        return None
    return Signoff(tuple(dict.fromkeys(editors)), rest, (), found.agencies, found.authors)


def _with_bracket(text: str, bare: str, agencies: Agencies) -> Signoff | None:
    """Role clauses, with wires and codes in a bracket behind them: `Author: … (ab/AFP, dpa)`."""
    tail = BRACKET_TAIL.search(text) if text[-1] in ")）]." and text[0] not in "(（[" else None
    inside = bracket(f"({tail[1]})", agencies) if tail else None
    if tail is None or inside is None:
        return _clauses(bare, agencies, ())
    text = text[: tail.start()].lstrip(_BEFORE)
    codes = _CODES.search(text)
    if codes:
        text = text[: codes.start()]
    read = _clauses(text, agencies, inside.agencies)
    if read is None:
        return None
    before = re.findall(r"\w+", codes[0]) if codes else ()
    return read._replace(initials=(*before, *inside.initials))


def _clauses(text: str, agencies: Agencies, wires: tuple[str, ...]) -> Signoff | None:
    """`Additional reporting by A in B; Editing by C and D`, with `wires` in a bracket behind."""
    if read_role(text) is None:
        return None
    editors: list[str] = []
    authors: list[str] = []
    others: list[Contributor] = []
    behind = _TRUST.search(text)
    named = [*wires, *(agencies.mentioned(behind[0]) if behind and "©" in behind[0] else ())]
    reported = False
    for clause in _cut(text):
        read = read_role(clause)
        if read is None:
            if not _is_afterthought(clause, agencies, named):
                return None
            continue
        roles, start = read
        people = parse_names(clause[start:], agencies)
        if people is None or any(map(is_nobody, people.authors)):
            return None
        named += people.agencies
        reported = reported or "reporting" in roles
        for role in roles:
            if role == EDITOR:
                editors += people.authors
            elif role == AUTHOR:
                authors += people.authors
            else:
                others += [Contributor(person, role) for person in people.authors]
    closes = authors and text[: len(_REPORTER)].casefold() == _REPORTER
    if not (editors or others or closes or (named and (authors or reported))):
        return None
    if not editors and others and {person.role for person in others} <= PICTURES:
        return None
    return Signoff(
        editors=tuple(dict.fromkeys(editors)),
        contributors=tuple(dict.fromkeys(others)),
        agencies=agencies.wires(named),
        authors=tuple(dict.fromkeys(authors)),
    )


def _cut(text: str) -> list[str]:
    """Clauses of a sign-off: at `;`, at full stops, and where the next role word begins."""
    out: list[str] = []
    for clause in _SENTENCE.split(_TRUST.sub("", text)):
        clause = clause.strip(" ,.;:()[]/")
        if not clause:
            continue
        opening = read_role(clause)
        starts = [0]
        if opening:
            for found in ROLE.finditer(clause, opening[1]):
                if clause[found.start() - 1] in " ,/(":
                    starts.append(found.start())
        out += [
            clause[start:end].strip(" ,/(")
            for start, end in zip(starts, [*starts[1:], len(clause)], strict=True)
        ]
    return [clause.removesuffix(" and").removesuffix(" und").removesuffix(" et") for clause in out]


def _is_afterthought(clause: str, agencies: Agencies, named: list[str]) -> bool:
    """Whether a clause without a role may stand in a sign-off: an agency, an initial, a desk."""
    if listed := agencies.listed(clause):
        named += listed
        return True
    return len(clause) <= 2 or is_desk(clause)
