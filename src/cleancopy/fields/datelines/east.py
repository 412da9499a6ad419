"""Datelines of scripts without spaces: `【北京共同】`, `(서울=연합뉴스)`."""

from __future__ import annotations

import re

from cleancopy.fields.agency import Agencies
from cleancopy.fields.datelines.shape import Dateline, wires_of
from cleancopy.fields.people.desks import is_eastern_house
from cleancopy.fields.people.joins import people
from cleancopy.fields.people.names_chinese import is_chinese_name
from cleancopy.fields.people.names_east import taiwanese_report
from cleancopy.fields.words import word_set

_JAPANESE = re.compile(
    r"[［\[【(（](?P<place>[\u3040-\u9fff\uac00-\ud7af][^\s\d０-９\]］】）)=＝]{0,13}?)[\s\u3000=＝]*(?P<date>[\d０-９]{1,2}日)?[\s\u3000]*(?P<agency>[^\s\d０-９\]］】）)=＝]{2,8}\d?)[］\]】）)](?P<end>\s*[-–—－=＝])?\s*"
)
"""`［東京 １日 ロイター］ -`, `【北京共同】`, `(서울=연합뉴스)`; not `【写真】`, `(dpa)`."""
_JAPANESE_BARE = re.compile(
    r"(?P<place>[一-鿿ァ-ヶー]{2,10})[\s\u3000]+(?P<date>[\d０-９]{1,2}日)[\s\u3000]+(?P<agency>[^\s\d]{2,8})(?P<end>[\s\u3000]*[-–—－])?[\s\u3000]*"
)
"""`東京 1日 ロイター`; not `東京 1日`."""
_CHINESE = re.compile(
    r"[（(]?(?P<agency>新华社|新華社|新华网|人民网|央视网|光明网|环球网|中新社|中新网|中央社|路透社?|法新社|美联社|塔斯社|韩联社"
    r"|共同社)(?:(?:记者|記者)\s?(?P<writer>[一-鿿]{3}|[一-鿿]{2}|[一-鿿]{4}))?"
    r"(?P<place>[一-鿿]{2,12}?)?(?P<date>(?:\d{4}年)?\d{1,2}(?:月\d{1,2})?日)(?P<end>[电電讯訊][）)]?)\s*"
    r"(?:[（(](?P<reporters>(?:记者|記者)[^）)]{2,24})[）)])?\s*"
)
"""`新华社北京3月3日电（记者王小明）`, `中新网11月7日电`, `（中央社記者王小明台北3日電）`; not
`新华社报道`."""
_BETWEEN = re.compile(
    r"(?:本报|本報|见习|見習|实习|實習|特约|特約|首席|职工|驻[一-鿿]{1,3}?)?"
    r"(?:记者|記者|通讯员|通訊員|实习生)[\s:：]*|[、，,；;·\s]+"
)
"""What stands before and between the names of `记者王建、李晓玲`; not `王建`."""
_NAME = re.compile(r"(?!发自|摄)[一-鿿]{2,4}|[가-힣]{2,4}")
"""`王建`, `홍길동`; not `发自北京`."""
_KOREAN_REPORTER = re.compile(r"(?P<names>[가-힣]{2,4}(?: [가-힣]{2,4}){0,2}) (?:기자|특파원) ?= ?")
"""`홍길동 기자 = ` behind `(서울=연합뉴스)`; not `홍길동 기자는`."""
_GLUED = re.compile(r"【(?P<inside>[^】]{3,24})】\s*")
"""`【北京共同】`; not `【写】`."""
_SIGNED = re.compile(
    r"【(?P<place>[一-鿿ァ-ヶー・]{2,12})[＝=](?P<name>[一-鿿々ぁ-ヶー・]{3,12})】\s*"
)
"""`【北京＝山田太郎】`; not `【北京共同】`."""
_NO_PLACES = word_set("写真 撮影 動画 取材 構成 編集 聞き手 文と写真 画像 提供 談話 解説")
"""Before the sign of equality of other brackets: `【写真＝山田太郎】`."""


SHORTEST_REST = 10
"""Signs of text behind a reporter's bracket."""
_BY_PAPER = re.compile(
    r"[一-鿿][一-鿿A-Za-z·-]{0,11}?[讯訊电電]\s*"
    r"[（(](?P<reporters>[一-鿿]{0,6}?(?:记者|記者|通讯员|通訊員)[^）)]{2,40})"
    r"[）)]\s*"
)
"""`本报讯（记者王小明）`, `示例报快讯（见习记者 王小明）`; not `通讯（记者）`."""
_BY_PLACE = re.compile(
    r"(?:本报|本報|本网|本刊)?(?P<place>[一-鿿]{2,8}?)(?P<date>(?:\d{4}年)?\d{1,2}月\d{1,2}日)[电電讯訊]\s*"
    r"[（(](?P<reporters>(?:本报|本報)?(?:记者|記者)[^）)]{2,24})[）)]\s*"
)
"""`北京11月3日电（记者 王强）`, `本报北京11月3日电（记者王强）`; not `北京11月3日`."""
_HINDI = re.compile(
    r"(?P<place>[\u0900-\u097f]{2,20}(?: [\u0900-\u097f]{2,20})?)[,।]\s"
    r"(?:[\u0900-\u097f]{2,20}\s){0,2}"
    r"(?:संवाददाता|ब्यूरो|संवाद सूत्र)\s?[:।]\s*"
)
"""`पिथौरागढ़, जागरण संवाददाता:`."""
_KOREAN_PAPER = re.compile(
    r"[\[【][^\[\]【】\d]{1,16}?[ =](?P<reporters>[가-힣]{2,4}(?:[·, ]+[가-힣]{2,4}){0,2})"
    r" (?:\w{2}\s?)?(?:기자|특파원)[\]】]\s*=?\s*"
)
"""`[예시경제 홍길동 기자]`, `[OSEN=홍길동 기자]`; not `[사진]`."""


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
    writers = tuple(reporter["names"].split()) if reporter else ()
    return end, Dateline("", found["place"], named, found["date"] or "", writers)


def _glued(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    """`【北京共同】`, `【ワシントン時事】`: the agency is the longest end that is one."""
    found = _GLUED.match(head)
    if found is None:
        return None
    inside, _, writer = found["inside"].replace("＝", "=").partition("=")
    for cut in range(1, len(inside)):
        named = agencies.coded(inside[cut:])
        if named:
            place = inside[:cut].strip(" \u3000・") or None
            return found.end(), Dateline("", place, (named,), "", people(writer))
    signed = _SIGNED.match(head)
    if signed is None or signed["place"] in _NO_PLACES:
        return None
    writers = people(signed["name"])
    return (found.end(), Dateline("", signed["place"], (), "", writers)) if writers else None


def _chinese(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    if head[0] < "\u2e80" and head[0] != "(":
        return None
    found = _CHINESE.match(head)
    if found is None:
        return None
    writers = _writers(f"{found['writer'] or ''}、{found['reporters'] or ''}")
    named = wires_of(found["agency"], agencies)
    return found.end(), Dateline("", _place(found["place"]), named, found["date"], writers)


def _writers(inside: str) -> tuple[str, ...]:
    """The names of a bracket; without a surname only the first: `整合` behind it is no name."""
    pieces = [piece for piece in _BETWEEN.split(inside) if _NAME.fullmatch(piece)]
    names = (p for i, p in enumerate(pieces) if not i or p[0] >= "가" or is_chinese_name(p))
    return tuple(dict.fromkeys(names))


def _place(text: str | None) -> str | None:
    """A place before a day, and no house: `长江网10月4日讯` names none."""
    return None if text is None or is_eastern_house(text) else text


def _taiwanese(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    report = taiwanese_report(head) if "記者" in head[:12] else None
    if report is None or len(head) - report.end < SHORTEST_REST:
        return None
    return report.end, Dateline("", report.place, (), "", report.names)


def _filed(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    """`本报讯（记者王小明）`, `[예시경제 홍길동 기자]`: a reporter in brackets."""
    found = _BY_PAPER.match(head) or _KOREAN_PAPER.match(head) or _BY_PLACE.match(head)
    if found is None or len(head) - found.end() < SHORTEST_REST:
        return None
    known = found.groupdict()
    writers = _writers(found["reporters"])
    place, date = _place(known.get("place")), known.get("date") or ""
    return (found.end(), Dateline("", place, (), date, writers)) if writers else None


def _indian(head: str, agencies: Agencies) -> tuple[int, Dateline] | None:
    """`पिथौरागढ़, जागरण संवाददाता:`: the place and that a correspondent wrote there."""
    found = _HINDI.match(head)
    if found is None or len(head) - found.end() < SHORTEST_REST:
        return None
    return found.end(), Dateline("", found["place"])


EASTERN = (_chinese, _japanese, _taiwanese, _filed, _indian)
"""Readers, in order of proof."""
