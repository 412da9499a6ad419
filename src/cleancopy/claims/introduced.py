"""Who wrote it by the box behind the text that introduces its writer: `About the author`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from cleancopy.claims.extent import Extent
from cleancopy.claims.named import JOBS, is_phrase, told
from cleancopy.fields.people.joins import people
from cleancopy.fields.people.names import is_name, name_prefix
from cleancopy.model import TEXT_LABELS, Block, Claim, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies

FARTHEST = 40
"""Blocks behind the text in which its writer is introduced."""
CLOSE = 3
"""Blocks before the end of the text among which a life of the writer may be taken for text."""
SHORTEST_LIFE = 60
"""Characters of a text that tells who somebody is."""
LONGEST_LIFE = 400
"""Characters of a line behind the text that tells who wrote it."""
LONGEST = 40
"""Characters of a line that introduces."""
BOX = re.compile(
    r"(?i)(?:about|meet) the (?:author|writer|contributor)(?:s|\(s\))?:?|author(?:s|\(s\)):?"
    r"|(?:article |story |post )?written by:?|(?:über|zu) (?:den|die) autor(?:in|en)?:?"
    r"|zu[mr] (?:autor|autorin|person):?|(?:à propos de |sur )(?:l['’]auteure?|l['’]autrice)\s?:?"
    r"|(?:sobre|acerca de) (?:el|la|o|a|os) autor[ae]?s?:?|(?:l['’]autore|l['’]autrice):?"
    r"|over de auteurs?:?|om (?:författaren|forfatteren):?|o autor(?:ze|ce|ovi|ech)?:?|об авторе:?"
)
"""`About the author`, `Written by:`; not `About the book`."""
ABOUT = re.compile(r"(?i)(?:about|über|sobre|à propos de|over) (?=[^\W\d_])")
"""Of `About Jane Example`."""
_ASIDE = re.compile(r"^\([^()]*\)\s*[-–—:]?\s*")
"""`(Editor) – ` of `(Editor) – Jane has reported from …`."""
_THE_WRITER = re.compile(r"^The (?:writer|author), ")
"""Of `The writer, Jane Example, is a former ambassador.`"""
_WRITES = re.compile(
    r"(?i)\b(?:writ(?:es?|ers?|ing|ten)|report(?:s|ed|ers?|ing)|edit(?:s|ors?|ed)|cover(?:s|ed|ing)"
    r"|journalis|column|correspond|contribut|blog|author|freelanc|schreib|autor|redakt|korrespond"
    r"|kolumn|auteur|autrice|rédact|écri[tv]|collabor|escrib|escritor|periodista|redact|colabor"
    r"|scriv|scritt|giornalis|schrijf|schrijv|skriv|jornalista|escrev|dziennikar|toimitt)"
)
"""`reported` of `Jane has reported from the harbour`; not in `Example City signed a keeper`."""
_SOMEBODY = re.compile(r"\b(?:she|he|sie|er|elle|il|ella|él|lei|zij|hij|hon|han)\b")
"""`she` of `Jane Example is a professional. In the summer she sails`; not in `It is a country`."""
TELLS = ("is", "was", "has", "writes", "covers", "ist", "war", "schreibt", "est", "es", "é", "è")
"""Words after the name of who is introduced."""


def introduced_claims(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], found: Extent | None, agencies: Agencies
) -> Iterator[Claim]:
    """`guessed` of the first box behind the text that names a writer, above any comment.

    `About Jane Example` tells of somebody in the news where headline or text do too.
    """
    if found is None:
        return
    for i in range(max(found.last - CLOSE, 0), min(found.last + 1 + FARTHEST, len(blocks))):
        if verdicts[i].label == "comment":
            return
        if verdicts[i].rule.startswith("phrase."):
            continue
        names = _introduced(blocks, verdicts, i, found, agencies)
        if names and not _are_phrases(names, blocks):
            yield Claim("guessed", names, "visible", blocks[i].text)
            return


def _introduced(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], i: int, found: Extent, agencies: Agencies
) -> tuple[str, ...]:
    """Who a block introduces as the writer, by itself or above what tells of somebody."""
    text = blocks[i].text
    if _heads_a_life(blocks, i) and _is_a_writers(blocks, i, found):
        above = [line for line in told(blocks[:i], verdicts[:i]).split("\n") if line != text]
        names = people(text, agencies)
        return tuple(name for name in names if not any(name in line for line in above))
    if i in (found.last, found.last + 1) and (names := _closing_life(blocks, verdicts, i)):
        return names
    if i <= found.last or len(text) > LONGEST:
        return ()
    if BOX.fullmatch(text):
        return _below(blocks, i, agencies)
    if about := ABOUT.match(text):
        names = people(text[about.end() :], agencies)
        in_the_news = told(blocks, verdicts) if names else ""
        return () if any(name in in_the_news for name in names) else names
    return ()


def _closing_life(blocks: Sequence[Block], verdicts: Sequence[Verdict], i: int) -> tuple[str, ...]:
    """Who a last line says is a writer by profession, and the text above does not know."""
    text = blocks[i].text
    if not SHORTEST_LIFE <= len(text) <= LONGEST_LIFE:
        return ()
    names = _told_of(_THE_WRITER.sub("", text).replace(",", ""))
    jobs = {word.casefold().strip(".,;") for word in text.split()}
    if not names or not (JOBS & jobs or _WRITES.search(text)):
        return ()
    above = "\n".join(
        block.text
        for block, verdict in zip(blocks[:i], verdicts[:i], strict=True)
        if verdict.label in TEXT_LABELS or verdict.label == "title"
    )
    known = any(word in above for name in names for word in name.split()[-1:])
    return () if known else names


def _heads_a_life(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line is a name and the next block begins with it, in whole or in part."""
    text, below = blocks[i].text, blocks[i + 1].text if i + 1 < len(blocks) else ""
    if not 0 < len(text) <= LONGEST or len(below) < SHORTEST_LIFE:
        return False
    opening = _ASIDE.sub("", below)
    first = text.split()[0]
    return opening.startswith((f"{text} ", f"{text},", f"{first} ")) and is_name(text)


def _is_a_writers(blocks: Sequence[Block], i: int, found: Extent) -> bool:
    """Whether the life tells of a writer, or of somebody by a job or as `she`.

    Sections of a text tell of clubs and candidates so: there such a life is the only one.
    """
    life = _ASIDE.sub("", blocks[i + 1].text)
    if _WRITES.search(life):
        return True
    jobs = not JOBS.isdisjoint(word.casefold().strip(".,;") for word in life.split())
    if not _told_of(life) or not (jobs or _SOMEBODY.search(life)):
        return False
    inside = (k for k in range(found.first, found.last) if k != i)
    return i > found.last or not any(_heads_a_life(blocks, k) for k in inside)


def _are_phrases(names: Iterable[str], blocks: Sequence[Block]) -> bool:
    texts = [block.text for block in blocks]
    return any(is_phrase(name, texts) for name in names)


def _below(blocks: Sequence[Block], i: int, agencies: Agencies) -> tuple[str, ...]:
    """The names on the lines below one that introduces, or who they tell of."""
    run: dict[str, None] = {}
    for block in [b for b in blocks[i + 1 : i + 8] if b.tag != "img"]:
        found = people(block.text, agencies, proven=True) or _told_of(block.text)
        if not found:
            break
        run.update(dict.fromkeys(found))
    return tuple(run)


def _told_of(text: str) -> tuple[str, ...]:
    """Who a sentence tells of: `Jane Example is a critic`."""
    name, tail = name_prefix(text)
    return people(name) if name and tail.split(" ", 1)[0] in TELLS else ()
