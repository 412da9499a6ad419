"""Lines between headline and text that are nothing but people: bylines without a `By`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from cleancopy.claims.extent import is_of_quotation
from cleancopy.fields.agency import NONE
from cleancopy.fields.asides import CONTACT
from cleancopy.fields.dates.ago import is_age
from cleancopy.fields.dates.post import is_posters
from cleancopy.fields.people.byline import parse_byline, people
from cleancopy.fields.people.byline_dated import EDGES, byline_beside_a_date
from cleancopy.fields.people.desks import is_desk, is_staff
from cleancopy.fields.people.glue import unglued
from cleancopy.fields.people.houses import MOST_OF_A_HOUSE, MOST_OF_A_WIRE
from cleancopy.fields.people.joins import is_join
from cleancopy.fields.people.leads import is_filing
from cleancopy.fields.people.names import is_uncased, name_prefix, stands_small
from cleancopy.fields.people.names_east import is_eastern_name
from cleancopy.fields.pictures.marker import asks_for_maker
from cleancopy.fields.places import is_city
from cleancopy.fields.signoffs.shape import filed_by
from cleancopy.fields.words import ARTICLES, BEATS, DESKS, OUTLETS, REPORTERS, TAILS, TITLES
from cleancopy.model import TEXT_LABELS, Block, Claim, Verdict

if TYPE_CHECKING:
    from cleancopy.fields.agency import Agencies

LONGEST = 120
"""Characters of a line of names."""
CLOSE = 6
"""Blocks from the headline in which a name needs no date beside it."""
BESIDE = 3
"""Blocks around a date in which a name is the author's."""
WORD = re.compile(r"[^\W\d_]{3,}")
JOB = re.compile(
    r"(?i)\s*\((?:enviad[oa]|special|envoyée?|reporter|correspondent|corresponsal)[^()]*\)"
)
"""` (Enviado especial)` of `Anna Muster (Enviado especial)`."""
HOUSE = re.compile(r"(?<=[a-zà-ÿ]), [A-Z]{3,}(?: [A-Z]{3,})?$|(?<=[A-ZÀ-Þ]), [A-Z]{4,}$")
"""`, EXAMPLE NEWS` of `Jane Example, EXAMPLE NEWS` and of `JANE EXAMPLE, HERALD`."""
MOST_OF_A_JOB = 7
"""Words of a line that tells a job: `Senior Political Correspondent, Example News`."""
JOBS = TITLES | BEATS | DESKS
BESIDE_JOBS = TAILS | {"and", "the", "und", "et", "y", "e", "de", "der", "des", "du"}
"""Small words of a job: `Jane Example Founder of the Example Museum`."""
LONGEST_WITH_JOB = 80
"""Characters of a name with a job behind it."""
LONGEST_TEAM = 40
"""Characters from which a line names no team."""
TEAM = re.compile(
    r"\w (?:team|staff|editors|editorial team|desk|bureau|news service)$|^team \w"
    r"|^(?:(?:staff|special|our|own|chief|sports|business|political|crime|court|senior)\s)+"
    r"(?:reporter|correspondent|writer)s?$"
    r"|^(?:la |da |de |tim )?(?:redacción|redação|redazione|rédaction|redaktion|redactie|redakcja"
    r"|redakce|redakcija|redakcia|redaksi|redacția|szerkesztőség|toimitus|uredništvo|редакция"
    r"|редакція|редакција|newsroom|newsdesk)(?: \w[\w.]{1,20}){0,2}$"
    r"|^[^\W\d_]+ merkezi$",
    re.IGNORECASE,
)
"""`The Example Team`, `Staff Reporter`, `Redacción Ejemplo`, `Haber Merkezi`; not `Team`."""
NETWORKS = frozenset(
    {
        "facebook", "youtube", "linkedin", "medium", "twitter", "instagram", "whatsapp",
        "telegram", "pinterest", "reddit", "tiktok", "bluesky", "mastodon", "threads",
    }
)  # fmt: skip
"""Social networks, whose names stand in rows of buttons."""
FROM = (" in ", " à ", " en ", " aus ")
"""Before the place of a writer."""
QUOTES = frozenset('"„“”«»')
GLUED = re.compile(r"(?<=[^\W\d_A-Z]{3})[A-Z]")
"""The `W` of `Just EngagedWedding Planning`; not the `E` of `McExample`."""
OPENING = 4
"""Blocks of headline and text that tell whom the page is about, where a name has a date beside."""
DASHES = ("-", "–", "—")
INTRODUCED = 2
"""Blocks at the text's end that may tell of its writer: `Jane Example is a critic.`"""
MOST_ABOVE = 2
"""Paragraphs below the headline from which names with an age are of the next article."""
NOT_BYLINES = frozenset({"title", "byline", "date", "dateline", "caption", "credit", "signoff"})


class _Run(NamedTuple):
    """Lines of names one right after the other."""

    start: int
    end: int
    names: tuple[str, ...]
    proven: bool


class _Guess(NamedTuple):
    """Names on lines that prove nothing."""

    far: int
    """Lines from there to the nearest date."""
    names: tuple[str, ...]
    beside: bool
    """Below the headline, beside a date and without a place: only the page's opening may tell of
    them."""


def named_claims(
    blocks: Sequence[Block],
    verdicts: Sequence[Verdict],
    head: range,
    foot: range,
    headline: int,
    dated: Collection[int],
    agencies: Agencies,
) -> Iterator[Claim]:
    """`named` of the first run that a job or a `By` proves, `guessed` of the first that none does.

    `head` is around the headline and above the text, `foot` right behind the text, `headline` the
    first line below the headline, `dated` are the positions of lines that date the page: the
    guess nearest to one goes first. A line whose words stand in lower case elsewhere on the page
    (`Related Topics`) names nobody, and one that headline or text hold is what the page tells of.
    """
    runs = [*_runs(blocks, verdicts, head, agencies), *_runs(blocks, verdicts, foot, agencies)]
    for run in runs:
        if run.proven and (run.start >= headline or _far_from(run, dated) <= BESIDE):
            yield Claim("named", run.names, "visible", "; ".join(run.names))
            break
    guesses: list[_Guess] = []
    for run in runs:
        far = _far_from(run, dated)
        near = 0 <= run.start - headline < CLOSE or run.start in foot
        if _heads_another(blocks, verdicts, run, headline):
            break
        if not run.proven and (near or far <= (BESIDE if run.start >= headline else 1)):
            below = headline <= run.start < foot.start
            eastern = any(is_uncased(name[0]) for name in run.names)
            if eastern and ((far > 1 and run.start != headline) or run.start in foot):
                continue
            beside = far <= 1 and below and not (eastern or _with_place(blocks[run.start].text))
            guesses.append(_Guess(far, run.names, beside))
    if names := _guessed(blocks, verdicts, guesses) or _team(blocks[headline : headline + CLOSE]):
        yield Claim("guessed", names, "visible", "; ".join(names))


def _guessed(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], guesses: Sequence[_Guess]
) -> tuple[str, ...]:
    """The names of the likeliest guess that are no words of the page, nor of whom it tells."""
    texts = [block.text for block in blocks]
    lines = told(blocks, verdicts).split("\n") if guesses else []
    for _, names, beside in sorted(guesses, key=lambda guess: guess.far):
        told_of = lines[:OPENING] if beside else lines
        spoken = "\n".join(line for line in told_of if not _signs_off(line, names, beside))
        if own := tuple(n for n in names if n not in spoken and not is_phrase(n, texts)):
            return own
    return ()


def _heads_another(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], run: _Run, headline: int
) -> bool:
    """Whether names below text are dated themselves: `Jane Example`, `an hour ago`."""
    if run.end + 1 >= len(blocks) or not is_age(blocks[run.end + 1].text):
        return False
    above = [verdict.label for verdict in verdicts[headline : run.start]]
    return above.count("paragraph") >= MOST_ABOVE


def _team(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The first of the lines that is a team's or a job's name: `Staff Reporter`."""
    texts = (block.text for block in blocks if len(block.text) < LONGEST_TEAM)
    teams = (text for text in texts if TEAM.search(text) and (is_desk(text) or is_staff(text)))
    return tuple(islice(teams, 1))


def _signs_off(line: str, names: Collection[str], beside: bool) -> bool:
    """Whether a line is a name behind a dash, or `beside` a date nothing but a name."""
    return (beside or line[:1] in DASHES) and line.strip(EDGES) in names


def _far_from(run: _Run, dated: Collection[int]) -> int:
    """Lines between a run and the nearest date, the same for all that have none near."""
    far = min((min(abs(run.start - i), abs(run.end - i)) for i in dated), default=BESIDE + 1)
    return min(far, BESIDE + 1)


def _runs(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], where: range, agencies: Agencies
) -> Iterator[_Run]:
    start, end, any_proven = where.start, where.start, False
    names: tuple[str, ...] = ()
    for i in where:
        found, proven = _names(blocks, verdicts, i, agencies)
        if found:
            start, end = start if names else i, i
            names, any_proven = (*names, *found), any_proven or proven
        elif names and not is_join(blocks[i].text):
            yield _Run(start, end, tuple(dict.fromkeys(names)), any_proven)
            names, any_proven = (), False
    if names:
        yield _Run(start, end, tuple(dict.fromkeys(names)), any_proven)


def told(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> str:
    """Headline and text of the page, but for its end: there writers are introduced."""
    labels = TEXT_LABELS | {"title"}
    found = [b.text for b, v in zip(blocks, verdicts, strict=True) if v.label in labels]
    return "\n".join(found[: max(len(found) - INTRODUCED, 3)])


def is_phrase(name: str, texts: Sequence[str]) -> bool:
    """Whether what has the form of a name is a city or words that `texts` have in small letters."""
    if QUOTES.intersection(name) or GLUED.search(name) or is_city(name):
        return True
    if is_uncased(name[0]):
        return not is_eastern_name(name)
    words = [word.lower() for word in WORD.findall(name) if not word.islower()]
    return any(word in NETWORKS or stands_small(word, texts) for word in words)


def _names(
    blocks: Sequence[Block], verdicts: Sequence[Verdict], i: int, agencies: Agencies
) -> tuple[tuple[str, ...], bool]:
    """Names on a line, not below a portrait or in a credit; whether a job or `By` proves them."""
    block, verdict = blocks[i], verdicts[i]
    behind = verdicts[i + 1].label if i + 1 < len(verdicts) else ""
    if not block.text or len(block.text) > LONGEST or block.hidden or block.tag in ("img", "h1"):
        return (), False
    if i and asks_for_maker(blocks[i - 1].text) is not None:
        return (), False
    if verdict.label in NOT_BYLINES or verdict.rule.startswith("phrase."):
        return (), False
    if is_posters(block.text) or is_of_quotation(blocks, i):
        return (), False
    if behind == "credit" and (not i or verdicts[i - 1].label != "date"):
        return (), False
    text = unglued(block.text)
    if text.partition(" ")[0].casefold() in DESKS or is_filing(text):
        return (), False
    bare = CONTACT.sub(" ", HOUSE.sub("", JOB.sub("", text))).strip(EDGES)
    bare, wires = _without_house(bare, agencies)
    if wires and (names := people(bare, agencies)):
        return (*names, *wires), True
    if names := people(bare, agencies) or _with_place(text) or _with_job(text) or _with_house(text):
        return names, i + 1 < len(blocks) and _tells_a_job(blocks[i + 1].text)
    byline = parse_byline(text, None, agencies)
    if byline is not None:
        return byline.authors, True
    return byline_beside_a_date(text, agencies).authors, True


def _without_house(text: str, agencies: Agencies) -> tuple[str, tuple[str, ...]]:
    """Names without the wire, or the outlet in capitals, that stands behind; the wire apart.

    `Jane Example Associated Press`, `Jane Example and John Sample EXAMPLE TODAY`.
    """
    parts = text.split()
    for size in range(min(MOST_OF_A_WIRE, len(parts) - 2), 0, -1):
        behind = " ".join(parts[-size:])
        wire = agencies.named(behind)
        if wire or (size > 1 and behind.isupper() and parts[-1].casefold() in OUTLETS):
            return " ".join(parts[:-size]).strip(EDGES), (wire,) if wire else ()
    return text, ()


def _tells_a_job(text: str) -> bool:
    """Whether the line below a name is the writer's job: `Example News Reporter`."""
    found = [word.strip(EDGES).casefold() for word in text.split()[: MOST_OF_A_JOB + 1]]
    return len(found) <= MOST_OF_A_JOB and not REPORTERS.isdisjoint(found)


def _with_place(text: str) -> tuple[str, ...]:
    """Names with the place they wrote from: `Jane Example in Eastport and Al Sample in Paris`."""
    if len(text) > LONGEST_WITH_JOB or text[-1] in ".!?:":
        return ()
    before, comma, place = text.rpartition(", ")
    if comma and is_city(place) and not is_city(before):
        return people(before)
    if not any(map(text.__contains__, FROM)):
        return ()
    read = filed_by(text, NONE)
    return read[0] if read else ()


def _with_house(text: str) -> tuple[str, ...]:
    """A name with nothing but an outlet after it: `Jane Example The Example Times`, or a bar.

    Without an article or capitals the name may be the outlet's: `Example Bay Times`.
    """
    before, bar, behind = text.partition(" | ")
    if bar and len(behind.split()) <= MOST_OF_A_HOUSE and behind[:1].isupper():
        return people(before)
    name, tail = name_prefix(text)
    found = tail.split()
    if not name or not 0 < len(found) <= MOST_OF_A_HOUSE or len(text) > LONGEST_WITH_JOB:
        return ()
    if found[-1].casefold() not in OUTLETS or any(word[0].islower() for word in found):
        return ()
    if found[0].casefold() not in ARTICLES and not any(w.isupper() and len(w) > 1 for w in found):
        return ()
    own = [word for word in name.split() if not found[-1].isupper() or not word.isupper()]
    return people(" ".join(own), proven=True) if len(own) > 1 else ()


def _with_job(text: str) -> tuple[str, ...]:
    """A name with nothing but a job after it, in brackets or not: `Jane Example Deputy Content
    Director`, `Jane Example (Content Manager)`."""
    name, tail = name_prefix(text)
    found = tail.strip("()").split()
    if not name or not 0 < len(found) <= MOST_OF_A_JOB or len(text) > LONGEST_WITH_JOB:
        return ()
    jobs = [word for word in found if word.strip(EDGES).casefold() in JOBS]
    others = [w for w in found if w[0].islower() and w not in BESIDE_JOBS and w not in jobs]
    return people(name) if jobs and not others and text[-1] not in ".!?:" else ()
