"""Credits as East Asian papers print them: before `摄` or `撮影`, behind `＝` or a slash."""

from __future__ import annotations

import re
import unicodedata

from cleancopy.fields.agency import Agencies

_SHOT = re.compile(
    r"[（(]?(?P<maker>[^（）()。，,：:\s]{1,12}(?:\s[^（）()。，,：:\s]{1,8}){0,2}?)\s?[摄攝][）)]?[。.]?$"
)
"""`… 开馆。新华社记者 王小明 摄`, `（王小明摄）`; not `拍摄`."""
_WIRED = re.compile(r"[^。！？!?”」\s]{2,6}社[发發]$")
"""`新华社发` before `（王小明摄）`: the wire that sent the picture."""
_DATED = re.compile(r"(?P<credit>[^。，,：:\s]{3,20}攝)\s\d{2,4}年\d{1,2}月\d{1,2}日$")
"""`中央社記者王小明攝 112年6月4日`."""
_PICTURED = re.compile(
    r"(?:^|(?<=[。！？!?”])|\s)\s*[图圖]\s?[/／]\s?(?P<maker>[^/／。，：:\s]{2,12})$"
)
"""`图/视觉中国`, `…街头。图/新华社`; not `地图/路线`."""
_TAKEN = re.compile(
    r"[、，＝=](?P<maker>[\u3005\u4e00-\u9fff\u30a1-\u30fa\u30fc]{3,6})撮影[）)]?。?$"
)
"""`…東京都千代田区、田中一郎撮影`; not `動画を撮影`."""
_NO_MAKERS = ("ドローン", "スマホ", "記念", "無断", "集合", "空中", "写真", "動画", "ヘリ")
"""What else stands right before `撮影`."""
GIVEN = ("供图", "供圖", "截图", "截圖", "视觉中国")
"""One of them is in what :func:`given_behind` finds."""
_WRITTEN = ("文/", "文／")
"""What opens a byline: `文/王小明 图/李华`."""
_GIVEN = re.compile(
    r"(?:^|(?<=[。！？!?”）)])\s?|[\s\u3000]|(?=[（(]))[（(]?"
    r"(?P<maker>[^（）()。，,：:\s]{1,16}\s?供[图圖](?:\s[^（）()。，,：:\s]{2,6})?"
    r"|视觉中国\s?(?:资料图?|图)?|(?:视频|網絡|网络|影片|新闻)截[图圖])[）)]?。?$"
)
"""`…发言。受访者供图`, `…公安局供图 示例网发`, `…支招。视频截图`; not `提供图片`."""
_EASTERN = re.compile(r"(?<=[）」\u3040-\u9fff])＝([^＝。、\s]{1,16})$")
"""`…国民（ソウルで、３日）＝ＡＰ`, `…＝田中一郎撮影`; not `１＋１＝２です。`."""
_KOREAN = re.compile(
    r"(?:(?<=[.다])\s?/\s?|(?<=\.)\s+(?=[가-힣]{2,4}\s?\S{0,3}기자))"
    r"(?P<maker>[^/.@]{2,25}?)(?:\s\S+@\S+)?$"
)
"""`… 있다. /홍길동 기자`, `… 있다. /연합뉴스`, `… 있다. 홍길동 기자 hong@example.com`."""
_KOREAN_MAKERS = ("기자", "제공", "특파원", "작가")
"""What Korean calls who made or gave a picture."""
_TOLD = re.compile(
    r"[\u4e00-\u9fff]{2,7}[市町村県县区區郡州島岛駅]|[资資]料[图圖照]片?|示意[图圖]|[档檔]案照片?"
)
"""`千原市`, `资料图`: what brackets at the end of a Japanese or Chinese caption tell of it."""


def made_behind(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """A maker beside the word for taking a picture: `王小明 摄`, `图/视觉中国`, `田中一郎撮影`."""
    pictured = ("图" in text[-24:] or "圖" in text[-24:]) and text[:2] not in _WRITTEN
    found = _PICTURED.search(text) if pictured else None
    found = found or (_TAKEN.search(text) if "撮影" in text[-4:] else None)
    if found and not found["maker"].endswith(_NO_MAKERS):
        return text[: found.start()], found["maker"]
    if text.endswith("日") and "攝" in text and (dated := _DATED.search(text)):
        return text[: dated.start()], text[dated.start() :]
    if text.rstrip("）)。. ").endswith(("摄", "攝")):
        found = _SHOT.search(text)
        if found and not found["maker"].endswith("拍"):
            before = text[: found.start()]
            wired = _WIRED.search(before)
            if wired:
                return before[: wired.start()], text[wired.start() :]
            return before, found["maker"]
    return None


def given_behind(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """Who gave a picture behind a Chinese sentence: `受访者供图`, `视频截图`."""
    if not any(map(text[-14:].__contains__, GIVEN)):
        return None
    found = _GIVEN.search(text)
    return (text[: found.start()], found["maker"]) if found else None


def korean(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """A maker behind a Korean sentence and a slash, or with a reporter's word: `/홍길동 기자`."""
    if not caption or (not "가" <= text.rstrip(" .")[-1:] <= "힣" and "@" not in text):
        return None
    found = _KOREAN.search(text)
    if found is None:
        return None
    maker = found["maker"]
    known = maker.endswith(_KOREAN_MAKERS) or agencies.mentioned(maker)
    return (text[: found.start()], maker) if known else None


def equated(text: str, agencies: Agencies, caption: bool) -> tuple[str, str] | None:
    """A maker behind `＝`, but for the place of a picture: `…＝田中一郎撮影`."""
    found = _EASTERN.search(text)
    if found is None or is_told(found[1]):
        return None
    maker = found[1]
    known = agencies.coded(unicodedata.normalize("NFKC", maker)) or maker.endswith(("撮影", "提供"))
    return (text[: found.start()], maker) if caption or known else None


def is_told(text: str) -> bool:
    """Whether Han signs name a town, or say that a picture is old, and are nobody's name.

    >>> is_told("千原市"), is_told("王小明")
    (True, False)
    """
    return _TOLD.fullmatch(text) is not None
