"""Publication and update: the first plausible claim, made precise by one that agrees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from cleancopy.fields.dates.ago import parse_ago
from cleancopy.fields.dates.clock import zone_of
from cleancopy.fields.dates.date import Moment, find_dates, parse_date
from cleancopy.fields.dates.stamp import read_stamp
from cleancopy.model import Claim, Page, Warned
from cleancopy.resolve.printed_order import MONTHS, printed_order, with_slashes
from cleancopy.resolve.priorities import ranked
from cleancopy.settings import SiteProfile

EARLIEST = 1990
"""Year before which no news page was put on the web: an earlier date is of what it tells …"""
EARLIEST_SAID = 1600
"""… unless the page says that it is the publication, as archives of newspapers do."""
FILLED_IN = frozenset({date(1970, 1, 1), date(1969, 12, 31), date(1900, 1, 1), date(1899, 12, 30)})
"""Days on which clocks of systems and spreadsheets begin."""
TOLERANCE = timedelta(days=2)
"""After the moment of fetching: zones, wrong clocks and embargoed dates; later is no date."""

STATED = ("json-ld", "meta")
"""Sources that machines write."""
DAY_FIRST_DOMAINS = frozenset(
    {
        "uk", "ie", "au", "nz", "za", "in", "pk", "bd", "lk", "sg", "my", "hk", "ng", "ke", "gh",
        "tz", "ug", "zw", "zm", "bw", "na", "mt", "cy", "il", "ae", "jm", "tt", "eu",
    }
)  # fmt: skip
"""Top-level domains under which English pages print the day first."""


MONTH_FIRST_REGIONS = frozenset({"US", "PH", "FM", "MH", "PW", "PR", "GU", "VI", "AS"})
"""Countries that write the month first (CLDR); a page of another names its own: `en-GB`."""


DAY_FIRST = re.compile(
    r"(?:GMT|UTC)\s?\+\d|\b(?:CES?T|BST|GMT|IST|SAST)\b|"
    r"(?<![\d:.])(?:1[3-9]|2[0-3])[:.h][0-5]\d(?!\d)(?!\s?[AaPp]\.?[Mm])"
)
"""`13:55 GMT+1`, `18:22`: a page that tells the time so writes the day first; not `6:22 PM`."""
_NUMERIC = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")
"""`07/03/2023`, which says nothing of its order."""


_ZONED = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::[\d.]+)?(?:Z|[+-]\d\d:?\d\d)")
"""`2024-05-03T11:20:00+09:00`, whose time of day is printed without its zone."""


class Dated(NamedTuple):
    """A claim that was read."""

    moment: Moment
    source: str
    raw: str
    said: bool
    """The source or a word beside the date says that it is the publication."""
    heads: bool
    """A line of the page's head that is a date and nothing more."""


class Reading(NamedTuple):
    """How dates of one page are to be read."""

    language: str | None
    zone: tzinfo | None
    month_first: bool
    fetched: datetime | None
    dotted: bool = False
    """Dots stand in its dates as slashes do: `12.30.24`."""

    def text_of(self, claim: Claim) -> str:
        """What a claim says, with slashes for dots that are such."""
        text = str(claim.value)
        return with_slashes(text) if self.dotted and claim.source == "visible" else text


class Dates(NamedTuple):
    """The chosen publication and update of a page."""

    published: Dated | None
    modified: Moment | None
    warnings: tuple[Warned, ...]


def resolve_dates(claims: Sequence[Claim], reading: Reading) -> Dates:
    """The day or moment of publication and of the last update, and what speaks against them."""
    warnings: set[Warned] = set()
    asked = ranked("published", claims)
    reading = _settled(asked, _ordered(claims, reading))
    read = sorted(_read(asked, reading), key=lambda dated: not dated.said)
    plausible = _plausible(read, reading.fetched)
    if any(_is_future(dated.moment, reading.fetched) for dated in read):
        warnings.add("future_date")
    updates = [
        moment for moment in _updates(claims, reading) if _is_plausible(moment, reading.fetched)
    ]
    if not plausible:
        return Dates(None, updates[0] if updates else None, tuple(warnings))
    chosen = _with_zone(_most_precise(_printed_first(plausible, updates)), plausible, reading)
    if _disagree(plausible, chosen):
        warnings.add("date_conflict")
    later = [moment for moment in updates if moment.at >= chosen.moment.at]
    return Dates(chosen, later[0] if later else None, tuple(warnings))


def reading_of(
    page: Page,
    language: str | None,
    site: str | None,
    profile: SiteProfile | None,
    claims: Sequence[Claim] = (),
) -> Reading:
    """Zone and order of the page: the profile's, else the order of its country or language.

    Of a dump the order of those of its dates that have but one reading goes first.
    """
    fetched = parse_date(page.raw.fetched_at) if page.raw.fetched_at else None
    dump = page.text if page.raw.kind == "text" and not (profile and profile.date_order) else ""
    english = language in (None, "en", "fil")
    dotted = english and printed_order(dump, ".") is True
    order = dotted or (printed_order(dump, "/") if english else None)
    return Reading(
        language,
        zone_of(profile.timezone) if profile and profile.timezone else None,
        _month_first(language, site, profile, claims) if order is None else order,
        fetched.at if fetched else None,
        dotted,
    )


def _month_first(
    language: str | None, site: str | None, profile: SiteProfile | None, claims: Sequence[Claim]
) -> bool:
    """Whether `03/04/2024` is in March: so the profile, the page's locale, English elsewhere."""
    if profile and profile.date_order:
        return profile.date_order == "month first"
    for claim in ranked("language", claims):
        region = str(claim.value).replace("_", "-").partition("-")[2].partition(".")[0].upper()
        if len(region) == 2:
            return region in MONTH_FIRST_REGIONS
    english = language in (None, "en", "fil")
    return english and (site or "").rpartition(".")[2] not in DAY_FIRST_DOMAINS


def _ordered(claims: Sequence[Claim], reading: Reading) -> Reading:
    """The reading with the day first where the time beside a printed date says so."""
    stamps = (str(claim.value) for claim in claims if claim.source == "visible")
    if reading.month_first and any(_NUMERIC.search(s) and DAY_FIRST.search(s) for s in stamps):
        return reading._replace(month_first=False)
    return reading


def _settled(claims: Sequence[Claim], reading: Reading) -> Reading:
    """The reading with the order of `03/10/2024` by which a printed date is that of the address."""
    address = next((str(claim.value) for claim in claims if claim.source == "url"), None)
    moment = parse_date(address) if address else None
    if moment is None or moment.local.day > MONTHS:
        return reading
    printed = [claim for claim in claims if claim.source == "visible"]
    for order in (reading.month_first, not reading.month_first):
        ordered = reading._replace(month_first=order)
        if any(dated.moment.local == moment.local for dated in _read(printed, ordered)):
            return ordered
    return reading


def _read(claims: Sequence[Claim], reading: Reading) -> Iterable[Dated]:
    first = next((claim for claim in claims if claim.field == "date"), None)
    for claim in claims:
        text = reading.text_of(claim)
        if claim.field != "published":
            moment, _, said = read_stamp(text, reading.language, reading.zone, reading.month_first)
        else:
            said = claim.source != "url"
            moment = parse_date(text, reading.language, reading.zone, reading.month_first)
        if moment is None and reading.fetched and claim.field in ("date", "late_date", "timed"):
            moment = _ago(text, reading.language, reading.fetched)
        if moment is not None:
            yield Dated(moment, claim.source, claim.raw or text, said, claim is first)


def _ago(text: str, language: str | None, fetched: datetime) -> Moment | None:
    at = parse_ago(text, language, fetched)
    if at is None:
        return None
    return Moment(at.replace(hour=0, minute=0, second=0, microsecond=0), "day", at.date())


def _updates(claims: Sequence[Claim], reading: Reading) -> Iterable[Moment]:
    for claim in ranked("modified", claims):
        text = reading.text_of(claim)
        if claim.field == "modified":
            moment = parse_date(text, reading.language, reading.zone, reading.month_first)
        else:
            moment = read_stamp(text, reading.language, reading.zone, reading.month_first).modified
        if moment is not None:
            yield moment


def _plausible(read: Sequence[Dated], fetched: datetime | None) -> list[Dated]:
    """Those that may be, in order; from before the web the stated ones, or the head's own alone."""
    past = [dated for dated in read if not _is_future(dated.moment, fetched)]
    found = [dated for dated in past if _is_late(dated.moment) or (dated.said and _is_early(dated))]
    return found or [dated for dated in past if dated.heads and _is_early(dated)]


def _is_late(moment: Moment) -> bool:
    return moment.local.year >= EARLIEST


def _is_early(dated: Dated) -> bool:
    day = dated.moment.local
    return day.year >= EARLIEST_SAID and day not in FILLED_IN


def _is_plausible(moment: Moment, fetched: datetime | None) -> bool:
    return _is_late(moment) and not _is_future(moment, fetched)


def _is_future(moment: Moment, fetched: datetime | None) -> bool:
    return fetched is not None and moment.at > fetched.astimezone(UTC) + TOLERANCE


def _disagree(dated: Sequence[Dated], chosen: Dated) -> bool:
    """Whether any source states a day that is more than one off the chosen one."""
    day = chosen.moment.local
    return any(abs((other.moment.local - day).days) > 1 for other in dated)


def _printed_first(dated: list[Dated], updates: Sequence[Moment]) -> list[Dated]:
    """Earlier printed dates first where the stated publication is also stated as an update.

    Some systems overwrite datePublished with each change. Pages that are changed on their first
    day state the same day twice too, so the printed one must say that it is the publication.
    """
    stated = dated[0]
    if stated.source not in STATED:
        return dated
    if not any(moment.local == stated.moment.local for moment in updates):
        return dated
    return sorted(dated, key=lambda other: not _is_earlier_print(other, stated))


def _is_earlier_print(dated: Dated, stated: Dated) -> bool:
    """Whether a line says that an earlier day is the publication: teasers print theirs bare.

    Of a system that states no time of day, the page's own date line is believed without.
    """
    earlier = dated.source == "visible" and dated.moment.local < stated.moment.local
    said = dated.said or (dated.heads and stated.moment.precision == "day")
    return earlier and said and len(find_dates(dated.raw)) == 1


def _most_precise(dated: Sequence[Dated]) -> Dated:
    """The first, or one of the same day that also states the time of day.

    A stated midnight in UTC is a day to which a system has put an hour.
    """
    first = dated[0]
    if first.moment.precision != "day" and not _is_filled_up(first):
        return first
    same = (
        d
        for d in dated[1:]
        if d.moment.precision != "day"
        and not _is_filled_up(d)
        and d.moment.local == first.moment.local
    )
    return next(same, first)


def _is_filled_up(dated: Dated) -> bool:
    """Whether a machine states midnight in UTC: `2024-05-03T00:00:00Z`."""
    at, precision, local = dated.moment
    is_midnight = at.time() == time(0) and at.date() == local
    return dated.source in STATED and precision == "second" and is_midnight


def _with_zone(chosen: Dated, dated: Sequence[Dated], reading: Reading) -> Dated:
    """The time element that states the same time of day as a printed date, and its zone."""
    if chosen.source != "visible" or chosen.moment.precision == "day":
        return chosen
    for other in dated:
        zoned = _ZONED.fullmatch(other.raw) if other.source == "time-element" else None
        bare = parse_date(zoned[1], zone=reading.zone) if zoned else None
        if bare is not None and bare.at == chosen.moment.at.replace(second=0, microsecond=0):
            return other
    return chosen
