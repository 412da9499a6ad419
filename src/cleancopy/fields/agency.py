"""The world's news agencies by name, alias and sign-off code: `config/agencies.toml`.

Two questions of different strictness: :meth:`Agencies.named` knows names and aliases anywhere,
:meth:`Agencies.coded` also the lower-case codes that mean an agency only inside sign-offs and
brackets (`rri/afp/dpa/rtr`, `(dpa)`): "sid", "ap" and "pa" are words and initials elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias, cast

AgencyKind: TypeAlias = Literal["wire", "photo", "release"]
KINDS = ("wire", "photo", "release")

LONG_ALIAS = 5
"""Letters from which an alias counts in any case (or with a blank or a dot in it); a shorter one
only as written: "TASS" is no "tass", "AP" no "ap". By judgement: four-letter aliases are words of
some language (mia, sana, fena, beta), of the longer ones none is in lower case what it is in
capitals."""

LONGEST_ALIAS = 5
"""Words of the longest alias looked for inside a text."""

_PIECES = re.compile(r"\s*(?:[/|;,،、+•·（）()\[\]]|\s[–—-]+\s|\s&\s)\s*")
"""`KCNA/AFP | dpa` → KCNA, AFP, dpa; not `dpa-AFX`."""
_LINKS = re.compile(
    r"\s+(?:via|and|und|et|y|e|en|och|og|ja|mit|with|avec|con|com|met|für|for|by|on|von|par|per|i|a)\s+",
    re.IGNORECASE,
)
"""`AFP via Getty Images`, `dpa und Reuters`; not `Getty Images`."""
_EDGES = " \t\n.,;:·•|*_-–—()[]（）【】［］«»\"'“”©/"
_ARTICLE = re.compile(r"(?i)(?:the|la|l'|l’|die|der|agence|agencia|agenzia|agência|agentur)\s+")
"""`the Associated Press`; not `Theater`."""


class _Agency(NamedTuple):
    """What of one agency's table is looked up; the rest says where it is from, and tests it."""

    name: str
    kind: AgencyKind
    aliases: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Agencies:
    """All agencies, looked up by name or code; immutable and picklable.

    Compared by identity, so that what was read with them can be remembered by them.
    """

    exact: Mapping[str, str]
    """Short alias, as written, to canonical name."""
    folded: Mapping[str, str]
    """Long alias, case-folded, to canonical name."""
    codes: Mapping[str, str]
    """Code, case-folded, to canonical name."""
    kinds: Mapping[str, AgencyKind]
    """Canonical name to kind."""
    starts: frozenset[str]
    """First words of names and aliases, folded: what a quick test looks for."""
    ends: frozenset[str]
    """Last words, folded."""

    def named(self, text: str) -> str | None:
        """Canonical name when the whole `text` is an agency's name or alias, else None.

        >>> NONE.named("AP") is None
        True
        """
        text = text.strip(_EDGES)
        if not text or len(text) > 60:
            return None
        found = self.exact.get(text) or self.folded.get(_fold(text))
        if found is None and (article := _ARTICLE.match(text)):
            return self.named(text[article.end() :])
        return found

    def coded(self, text: str) -> str | None:
        """As :meth:`named`, codes too: only for what stands in a sign-off or in brackets."""
        return self.named(text) or self.codes.get(_fold(text.strip(_EDGES)))

    def mentioned(self, text: str) -> tuple[str, ...]:
        """Canonical names of all agencies in a credit or byline, in printed order, each once.

        `AFP via Getty Images` gives both; a piece that is a code and no name gives none.
        """
        return _once(name for piece in pieces(text) for name in self._piece(piece))

    def listed(self, text: str) -> tuple[str, ...]:
        """Canonical names when each piece of `text` is an agency or code (`dpa/afp`), else ()."""
        found = [self.coded(piece) for piece in pieces(text)]
        return () if None in found else _once(name for name in found if name)

    def wires(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of `names` that are no picture agencies: what `agencies` of an article holds."""
        return _once(name for name in names if self.kinds.get(name) != "photo")

    def _piece(self, piece: str) -> Iterable[str]:
        whole = self.named(piece)
        return (whole,) if whole is not None else self._inside(piece.split())

    def _inside(self, parts: list[str]) -> Iterator[str]:
        """Agencies among the words of a piece, the longest name first; no alias of two letters."""
        start = 0
        while start < len(parts):
            size = 0
            if _fold(parts[start].strip(_EDGES)) in self.starts:
                for size in range(min(LONGEST_ALIAS, len(parts) - start), 0, -1):
                    phrase = " ".join(parts[start : start + size]).strip(_EDGES)
                    found = self.exact.get(phrase) or self.folded.get(_fold(phrase))
                    if found and len(phrase) > 2:
                        yield found
                        break
                else:
                    size = 0
            start += max(1, size)


def pieces(text: str) -> list[str]:
    """`text` cut at everything that stands between agencies, empty pieces left out.

    >>> pieces("KCNA/AFP via Getty Images")
    ['KCNA', 'AFP', 'Getty Images']
    """
    return [
        piece for part in _PIECES.split(text) for piece in _LINKS.split(part) if piece.strip(_EDGES)
    ]


def read_agencies(table: Mapping[str, object]) -> Agencies:
    """Agencies of a parsed `agencies.toml`; ValueError names the agency and key that are wrong."""
    rows = table.get("agency", [])
    if not isinstance(rows, list) or set(table) - {"agency"}:
        raise ValueError("only [[agency]] tables may stand here")
    agencies = tuple(_agency(row) for row in rows)
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    codes: dict[str, str] = {}
    for agency in agencies:
        for alias in (agency.name, *agency.aliases):
            if _is_long(alias):
                _put(folded, _fold(alias), agency.name, "aliases")
            else:
                _put(exact, alias, agency.name, "aliases")
        for code in agency.codes:
            _put(codes, _fold(code), agency.name, "codes")
    return Agencies(
        exact=exact,
        folded=folded,
        codes=codes,
        kinds={agency.name: agency.kind for agency in agencies},
        starts=frozenset(_fold(alias.split()[0]) for alias in _aliases(agencies)),
        ends=frozenset(_fold(alias.split()[-1]) for alias in _aliases(agencies)),
    )


def _aliases(agencies: Iterable[_Agency]) -> Iterable[str]:
    return (alias for agency in agencies for alias in (agency.name, *agency.aliases))


def _agency(row: object) -> _Agency:
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise ValueError("[[agency]]: name: must be a text")
    name = row["name"]
    unknown = set(row) - {"name", "country", "kind", "aliases", "codes", "dateline", "credit"}
    unknown.discard("sources")
    if unknown:
        raise ValueError(f"agency {name!r}: {min(unknown)}: unknown key")
    if row.get("kind") not in KINDS:
        raise ValueError(f"agency {name!r}: kind: must be one of {', '.join(KINDS)}")
    if not re.fullmatch("[A-Z]{2}", str(row.get("country", ""))):
        raise ValueError(f"agency {name!r}: country: must be two capital letters")
    keys = ("aliases", "codes", "dateline", "credit")
    aliases, codes, *_ = (_texts(name, key, row.get(key, [])) for key in keys)
    bare = tuple(alias.strip(_EDGES) for alias in aliases)  # as texts are compared
    return _Agency(name, cast(AgencyKind, row["kind"]), bare, codes)


def _texts(name: str, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
        raise ValueError(f"agency {name!r}: {key}: must be a list of texts")
    return tuple(value)


def _put(names: dict[str, str], key: str, name: str, what: str) -> None:
    other = names.setdefault(key, name)
    if other != name:
        raise ValueError(f"agency {name!r}: {what}: {key!r} is already {other!r}")


def _fold(text: str) -> str:
    return text.casefold().replace("’", "'")


def _is_long(alias: str) -> bool:
    return " " in alias or "." in alias or sum(map(str.isalpha, alias)) >= LONG_ALIAS


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


NONE = read_agencies({})
"""No agencies: what the parsers take when they are given none."""
