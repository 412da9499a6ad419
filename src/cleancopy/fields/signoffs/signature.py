"""How Japanese papers sign a story at its end: `【山田太郎】`, `（聞き手・山田太郎）`."""

from __future__ import annotations

import re

from cleancopy.fields.people.names_east import is_eastern_name
from cleancopy.fields.people.roles import AUTHOR, EDITOR
from cleancopy.fields.people.roles_east import clauses, is_signed
from cleancopy.fields.signoffs.shape import Signoff
from cleancopy.model import Contributor

LONGEST = 60
"""Characters of a signature with its brackets."""
_BRACKETED = re.compile(r"[【（(]\s*(?P<who>[^【】（）()]{3,56}?)\s*[】）)]")
_BEHIND = re.compile(rf"(?<=[。！？」』])\s*(?P<mark>{_BRACKETED.pattern})$")
"""Right behind the last sentence of a paragraph; not behind the word that it explains."""
_WRITES = r"聞き手(?:・構成)?|構成|インタビュー|取材・文|取材・構成|取材|文|執筆"
_SHOOTS = r"写真|撮影"
_ROLE = re.compile(
    rf"(?:(?P<both>文・写真|文と写真|取材・撮影)|(?P<writes>{_WRITES})|(?P<shoots>{_SHOOTS}))"
    r"[・＝=:：／/\s]\s*"
)
"""`聞き手・` of `聞き手・山田太郎`; not `聞き手は`."""
_CLOSES = "】）)"


def parse_signature(text: str) -> Signoff | None:
    """Who signs in brackets and nothing else, by a surname that Japanese papers print; else None.

    >>> parse_signature("【山田太郎、鈴木一郎】").authors
    ('山田太郎', '鈴木一郎')
    >>> parse_signature("【写真特集】") is None
    True
    """
    text = text.strip()
    if text[-1:] not in _CLOSES or len(text) > LONGEST:
        return None
    found = _BRACKETED.fullmatch(text)
    return _signed(found["who"]) if found else None


def signature_behind(text: str) -> int | None:
    """Where the signature behind a paragraph's last sentence begins, or None.

    >>> signature_behind("橋は十二日に開通した。【山田太郎】")
    11
    """
    if text[-1:] not in _CLOSES:
        return None
    found = _BEHIND.search(text, max(len(text) - LONGEST, 0))
    return found.start() if found and _signed(found["who"]) else None


def _signed(who: str) -> Signoff | None:
    return _by_clauses(who) if is_signed(who) else _listed(who)


def _by_clauses(who: str) -> Signoff:
    """`文/图 王小明 编辑/李大为`."""
    found = clauses(who)
    roles = [(name, role) for clause in found for name in clause.names for role in clause.roles]
    return Signoff(
        editors=tuple(name for name, role in roles if role == EDITOR),
        contributors=tuple(
            Contributor(name, role) for name, role in roles if role not in (AUTHOR, EDITOR)
        ),
        authors=tuple(name for name, role in roles if role == AUTHOR),
    )


def _listed(who: str) -> Signoff | None:
    authors: list[str] = []
    pictures: list[Contributor] = []
    writes, shoots = True, False
    for part in re.split(r"\s*[、，,]\s*", who):
        if role := _ROLE.match(part):
            writes, shoots = role["shoots"] is None, role["writes"] is None
        name = part[role.end() :] if role else part
        if not is_eastern_name(name):
            return None
        authors += [name] if writes else []
        pictures += [Contributor(name, "photography")] if shoots else []
    return Signoff(authors=tuple(authors), contributors=tuple(pictures)) if authors else None
