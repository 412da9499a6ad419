"""Bylines of Japan: an outlet in a writer's bracket, and roles behind the names."""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.people.names import is_name, normalize_name
from cleancopy.fields.people.names_east import is_eastern_name
from cleancopy.fields.people.roles import AUTHOR, EDITOR
from cleancopy.fields.people.writers import Byline
from cleancopy.model import Contributor

LONGEST = 100
"""Characters of such a line."""
_HOUSED = re.compile(
    r"[\[［【〔(（](?P<names>[^\[\]［］【】〔〕()（）]{3,40}?)[\s\u3000]?[，,、＝=／/][\s\u3000]?"
    r"(?P<house>[A-Za-z][\w .+-]{1,24}|[^\s，,、]{1,12}(?:編集部|新聞|通信|ニュース))[\]］】〕)）]"
)
"""`[山田太郎，ITexample]`, `（山田太郎＝示例新聞）`; not `[写真，動画]`."""
_ROLES = {
    "著": AUTHOR, "編著": AUTHOR, "共著": AUTHOR, "文": AUTHOR, "作": AUTHOR, "聞き手": AUTHOR,
    "構成": AUTHOR, "監訳": "translation", "訳": "translation", "監修": EDITOR, "編": EDITOR,
    "写真": "photography", "撮影": "photography", "絵": "illustration", "イラスト": "illustration",
}  # fmt: skip
_BEHIND = re.compile(
    rf"(?P<name>[^\d、，,／/。「」『』]{{2,30}}?)[\s\u3000]+"
    rf"(?P<role>{'|'.join(sorted(_ROLES, key=len, reverse=True))})"
)
"""`山田 太郎　著`; not `山田太郎著者`."""
_BETWEEN = re.compile(r"[、，,／/]\s*")
_SPACED = re.compile("[一-鿿々]{1,3} [一-鿿々ぁ-ヶー]{1,4}")
"""`嶋田 健志`."""
_SPACES = re.compile(r"[\s\u3000]+")


def japanese_byline(text: str, agencies: Agencies) -> Byline | None:
    """The byline of a line that names its writers as magazines and publishers of Japan do.

    >>> from cleancopy.fields.agency import NONE
    >>> japanese_byline("[山田太郎，ITexample]", NONE).authors
    ('山田太郎',)
    >>> japanese_byline("[写真，動画]", NONE) is None
    True
    """
    if len(text) > LONGEST:
        return None
    if housed := _HOUSED.fullmatch(text):
        names = [name.strip() for name in _BETWEEN.split(housed["names"])]
        if all(map(is_eastern_name, names)):
            wire = agencies.coded(housed["house"])
            wires = agencies.wires((wire,)) if wire else ()
            return Byline(tuple(dict.fromkeys(names)), (), wires, housed["house"])
        return None
    return _roles_behind(text)


def _roles_behind(text: str) -> Byline | None:
    """`Jane Example　著、山田 太郎　訳`: each ends in a role, one of them a writer's."""
    if text[-1] not in "著訳文作編修真影絵成手ト":
        return None
    authors: list[str] = []
    others: list[Contributor] = []
    role = ""
    for part in reversed(_BETWEEN.split(text)):
        found = _BEHIND.fullmatch(part)
        role = _ROLES[found["role"]] if found else role
        name = normalize_name(_SPACES.sub(" ", found["name"] if found else part).strip())
        if not role or name is None or not _is_name(name):
            return None
        if role == AUTHOR:
            authors.insert(0, name)
        else:
            others.insert(0, Contributor(name, role))
    return Byline(tuple(dict.fromkeys(authors)), tuple(others)) if authors else None


def _is_name(text: str) -> bool:
    """Whether a text is a name by capitals, by a known surname, or by a blank inside."""
    if text.isascii():
        return is_name(text)
    return is_eastern_name(text) or _SPACED.fullmatch(text) is not None
