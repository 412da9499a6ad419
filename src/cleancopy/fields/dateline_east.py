"""Datelines of scripts without spaces: `【北京共同】`, `(서울=연합뉴스)`."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleancopy.fields.agency import Agencies, pieces


class Dateline(NamedTuple):
    """A dateline, as printed and read."""

    printed: str
    """`MOSCOW (Reuters) -`"""
    place: str | None = None
    """`Moscow`; several joined by ` / `."""
    agencies: tuple[str, ...] = ()
    date_text: str = ""
    """`3 mars 2020`, as printed; the year may be missing."""


def wires_of(text: str, agencies: Agencies) -> tuple[str, ...]:
    """Wires of a bracket: `AFP`, `dpa/lsw` (a regional service after the agency), `AP/dpa`."""
    listed = agencies.listed(text)
    if listed:
        return agencies.wires(listed)
    parts = pieces(text)
    if not parts or len(parts) > 3:
        return ()
    first = agencies.coded(parts[0]) or agencies.coded(re.split(r"\s[-–—]\s|,", parts[0])[0])
    if first and all(
        (len(part) <= 4 and part.islower()) or any(map(str.isdigit, part)) for part in parts[1:]
    ):
        return agencies.wires((first,))
    return ()


_JAPANESE = re.compile(
    r"[［\[【(（](?P<place>[^\s\d０-９\]］】）)=＝]{1,14}?)[\s\u3000=＝]*(?P<date>[\d０-９]{1,2}日)?[\s\u3000]*(?P<agency>[^\s\d０-９\]］】）)=＝]{2,8}\d?)[］\]】）)](?P<end>\s*[-–—－=＝])?\s*"
)
"""`［東京 １日 ロイター］ -`, `【北京共同】`, `(서울=연합뉴스)`; not `【写真】`."""
_JAPANESE_BARE = re.compile(
    r"(?P<place>[一-鿿ァ-ヶー]{2,10})[\s\u3000]+(?P<date>[\d０-９]{1,2}日)[\s\u3000]+(?P<agency>[^\s\d]{2,8})(?P<end>[\s\u3000]*[-–—－])?[\s\u3000]*"
)
"""`東京 1日 ロイター`; not `東京 1日`."""
_CHINESE = re.compile(
    r"[（(]?(?P<agency>新华社|新華社|中新社|中新网|中央社|路透社?|法新社|美联社|塔斯社|韩联社"
    r"|共同社)(?:记者\S{2,4})?(?P<place>[一-鿿]{2,12}?)(?P<date>(?:\d{4}年)?\d{1,2}(?:月\d{1,2})?日)(?P<end>[电電讯訊][）)]?)\s*(?:[（(](?:记者|記者)[^）)]{2,20}[）)])?\s*"
)
"""`新华社北京3月3日电（记者王小明）`; not `新华社报道`."""
_KOREAN_REPORTER = re.compile(r"[가-힣]{2,4} (?:기자|특파원) ?= ?")


def _japanese(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if head[0] not in "［[【(（" and head[0] < "\u2e80":
        return None
    found = _JAPANESE.match(head) or _JAPANESE_BARE.match(head)
    if found is None:
        return _glued(head, agencies)
    named = wires_of(found["agency"], agencies)
    if not named:
        return _glued(head, agencies)
    reporter = _KOREAN_REPORTER.match(head, found.end())
    end = reporter.end() if reporter else found.end()
    return end, Dateline("", found["place"], named, found["date"] or "")


_GLUED = re.compile(r"【(?P<inside>[^】]{3,24})】\s*")


def _glued(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    """`【北京共同】`, `【ワシントン時事】`: the agency is the longest end that is one."""
    found = _GLUED.match(head)
    if found is None:
        return None
    inside = found["inside"].split("=")[0].split("＝")[0]
    for cut in range(1, len(inside)):
        named = agencies.coded(inside[cut:])
        if named:
            return found.end(), Dateline("", inside[:cut].strip(" \u3000・") or None, (named,))
    return None


def _chinese(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if head[0] < "\u2e80" and head[0] != "(":
        return None
    found = _CHINESE.match(head)
    if found is None:
        return None
    named = wires_of(found["agency"], agencies)
    return found.end(), Dateline("", found["place"], named, found["date"])


EASTERN = (_chinese, _japanese)
"""Readers, in order of proof."""
