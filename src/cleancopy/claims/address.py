"""Where a page lives: canonical URL, site by the public suffix list, the date in a URL."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, urlunsplit

from cleancopy.addresses import escaped, joined, split
from cleancopy.fields.dates.months import months
from cleancopy.fields.domains import HOST, readable, registered, registrable
from cleancopy.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleancopy.model import Block, Head, Page
    from cleancopy.settings import Rules

URL_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<sep>[/\-.]?)(?P<m>0[1-9]|1[0-2])(?P=sep)"
    r"(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
"""`/2024/05/03/slug`, `-20240503-`; not `/2024/05/`."""

URL_DATE_NAMED = re.compile(
    rf"/(?P<y>(?:19|20)\d\d)/(?P<m>{'|'.join(months('en'))})/(?P<d>0?[1-9]|[12]\d|3[01])(?=/|$)"
)
"""`/2024/oct/03/`, `/2024/october/03/`; not `/2024/mai/03/`."""

_TRACKER = re.compile(
    r"(?i)^(?:__twitter_impression|wt\..*|at_.*|cmp(?:id)?|icid|maca|smid|smtyp|ncid|ocid|ns_.*|"
    r"spm|trk|traffic_source|rss|rssid|share|shared?_.*|amp|outputtype|ito|ftag|mod|wtmc|_ga|feature)$"
)
"""Trackers of newsrooms that courlan lets stand: `maca`, `CMP`, `WT.mc_id`; not `id`."""

_SESSION = re.compile(r"(?i);(?:jsessionid|phpsessid|sid)=[^/;]*")
"""`;jsessionid=1`, of the visit and not of the page; not `;v=1`."""
_LINE_BREAKS = re.compile(r"[\t\r\n]+")


def address_claims(page: Page, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """`url` claim of the record, and `published` of the date in the first URL that has one."""
    found = []
    if page.raw.url:
        found.append(Claim("url", page.raw.url, "record", page.raw.url))
    urls = [page.raw.url or ""]
    urls += [str(claim.value) for claim in claims if claim.field in ("canonical", "url")]
    for url in urls:
        if match := URL_DATE.search(path_of(url)) or URL_DATE_NAMED.search(url.lower()):
            found.append(Claim("published", _iso(match), "url", match[0].strip("/-.")))
            break
    return tuple(found)


def site_of(page: Page, head: Head | None, blocks: Sequence[Block], rules: Rules) -> str | None:
    """Registrable domain of the page's site, or None.

    Asked in order: the record's URL, canonical link and og:url, the marks of the site profiles,
    a folder of the record's path that is named like a domain. A former domain of a site gives
    the site (`dw-world.de`: `dw.com`).
    """
    for url in (page.raw.url, *(head.addresses if head else ())):
        if url and (domain := registrable(url)):
            return rules.domains.get(domain, domain)
    metas = head.metas if head else ()
    known = rules.recognise((block.text for block in blocks), metas)
    return known or _folder_site(page.raw.source_path, rules)


def _folder_site(source_path: str, rules: Rules) -> str | None:
    for part in reversed(PurePosixPath(source_path).parts[:-1]):
        if domain := registered(part):
            return rules.domains.get(domain, domain)
    return None


def clean_address(url: str, base: str | None = None) -> str | None:
    """A URL without trackers and fragment, absolute, its host in lower case; None if it is none.

    A host has one writing, in letters: `xn--mnchen-3ya.de` is `münchen.de`. Else it stays as
    stated: only what no URL may hold is percent-encoded. Trackers are courlan's
    and those of newsrooms above. A query is kept whole where what is left would no longer tell
    the page (`/news.php?cid=12`).
    """
    from courlan.clean import clean_url, scrub_url

    url = _LINE_BREAKS.sub("", url.strip()).replace(" ", "%20")
    if base and not HOST.match(url):
        url = joined(base, url)
    if url.startswith("//"):
        url = f"https:{url}"
    if not registrable(url):
        return None
    stated = split(scrub_url(url))
    if stated is None:
        return None
    host = split(clean_url(f"{stated.scheme}://{_readable(stated.netloc)}/") or "")
    if host is None or not registrable(f"//{host.netloc}/"):
        return None
    path = escaped(_SESSION.sub("", stated.path)) or "/"
    return urlunsplit((host.scheme, host.netloc, path, _query(path, stated.query), ""))


def _readable(netloc: str) -> str:
    """Host and port, the host in letters; a user with a password is no part of an address."""
    host, colon, port = netloc.rpartition("@")[2].partition(":")
    return f"{readable(host) or host}{colon}{port}"


def _query(path: str, query: str) -> str:
    """The pairs of a query that tell the page, in the order and the writing of the page."""
    from courlan.clean import TRACKERS_RE

    pairs = [(unquote_plus(pair.partition("=")[0]), pair) for pair in query.split("&") if pair]
    own = [(name, pair) for name, pair in pairs if not TRACKERS_RE.search(name.lower())]
    if pairs and not own and re.search(r"\.(?:php\d?|aspx?|cgi|jsp|do|pl|cfm)$|^/?$", path):
        kept = [pair for _, pair in pairs if pair.partition("=")[2].isdigit()]
    else:
        kept = [pair for name, pair in own if not _TRACKER.match(name)]
    return escaped("&".join(kept), also="?")


def path_of(url: str) -> str:
    """Path and query of a URL, empty for what is none."""
    parts = split(url)
    return f"{parts.path}?{parts.query}" if parts else ""


def _iso(match: re.Match[str]) -> str:
    month = match["m"]
    number = int(month) if month.isdigit() else months("en")[month]
    return f"{match['y']}-{number:02}-{int(match['d']):02}"
