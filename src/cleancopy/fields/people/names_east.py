"""Names in Han, kana and hangul: surnames and job words tell them from other words."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

from cleancopy.fields.words import word_set

_CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許"
    "傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范姚谭譚廖邹鄒熊陆陸郝孔崔康邱秦顾顧侯"
    "邵孟龙龍段钱錢汤湯尹黎易武乔賴赖龚龔"
)
"""The commonest of China and Taiwan, without those that begin many other words (高, 金, 文)."""
_NO_CHINESE = re.compile(r"[报報网網社部省市县縣区區局会會频频道版刊院台路站厅廳图圖数數]$")
"""The end of a house, an office or a place: `何为网`; not `何小明`."""


_KANA = re.compile("[\u3041-\u3096]{4}|[\u30a1-\u30fa\u30fc]{4}")
"""A first name of four kana: `ひさのり`."""
_PLACES = re.compile(
    r"[市町村県区駅署局社園館線場店所院港湖氏]$"
    r"|(?:さん|選手|監督|議員|首相|大臣|知事|市長|被告|容疑者|大学|高校|銀行|電機|工業|ちゃん)$"
)
"""The end of a place or an office that is called as many people are, or of whom a text tells:
`川崎市`, `山田太郎氏`."""


def is_eastern_name(text: str) -> bool:
    """Whether signs without a blank, or two words of them, are a name by their surname.

    >>> is_eastern_name("山田太郎"), is_eastern_name("王小明"), is_eastern_name("有料記事")
    (True, True, False)
    """
    signs = text.replace("\u3000", "").replace(" ", "")
    if not 3 <= len(signs) <= 7 or not all("\u3041" <= sign <= "\u9fff" for sign in signs):
        return False
    if _PLACES.search(signs):
        return False
    for size in (2, 3):
        first = signs[size:]
        if signs[:size] in _japanese() and (len(first) in (1, 2, 3) or _KANA.fullmatch(first)):
            return True
    return len(signs) == 3 and has_chinese_surname(signs) and _NO_CHINESE.search(signs) is None


@cache
def _japanese() -> frozenset[str]:
    """Common family names of two and three signs."""
    folder = resources.files("cleancopy.fields.people")
    text = folder.joinpath("surnames_japanese.txt").read_text("utf-8")
    return word_set("\n".join(line for line in text.splitlines() if line[:1] != "#"))


def has_chinese_surname(text: str) -> bool:
    """Whether a common surname opens some signs; of two or four they are names only in places.

    >>> has_chinese_surname("王凡"), has_chinese_surname("综合报道")
    (True, False)
    """
    return text[:1] in _CHINESE


_JOINED = re.compile(
    r"[\s\u3000]+|(?:通[讯訊][员員]|[实實][习習](?:生|记者|記者)|记者|記者)[\s\u3000]*"
)
"""Between Chinese names: `王小明 李大为`, `王小明 通讯员 李大为`."""


def chinese_names(text: str) -> tuple[str, ...]:
    """Several Chinese or Japanese names with blanks or job words between, else ().

    >>> chinese_names("王小明 李大为"), chinese_names("山田 太郎")
    (('王小明', '李大为'), ())
    >>> chinese_names("山田太郎 鈴木一郎")
    ('山田太郎', '鈴木一郎')
    """
    found = [name for name in _JOINED.split(text) if name]
    several = len(found) > 1 and all(map(_is_whole, found))
    return tuple(found) if several else ()


def _is_whole(name: str) -> bool:
    """Whether signs are surname and first name: three of Chinese, four or five of Japanese."""
    return 3 <= len(name) <= 5 and is_eastern_name(name)


_TAIWANESE = re.compile(
    r"[〔［\[【（(]?(?:[一-鿿]{2,6}[\s\u3000])?記者[\s\u3000]?"
    r"(?P<names>(?:[一-鿿]{3}|[一-鿿]{2}|[一-鿿]{4})(?:、[一-鿿]{2,4}){0,4})[\s\u3000]?[／/]?[\s\u3000]?"
    r"(?P<place>[一-鿿]{2,4}?)(?:即時)?報導[〕］\]】）)]?[\s\u3000]*"
)
"""`〔記者王小明／台北報導〕`, `【記者王小明台北報導】`; not `記者會報導`."""
_NO_PLACE = "綜合"


class Reported(NamedTuple):
    """Who filed a story, and where from."""

    names: tuple[str, ...]
    place: str | None
    end: int


def taiwanese_report(text: str) -> Reported | None:
    """The reporters and the place at the start of a text, as papers of Taiwan print them.

    >>> taiwanese_report("〔記者王小明／台北報導〕")[:2]
    (('王小明',), '台北')
    """
    found = _TAIWANESE.match(text)
    if found is None:
        return None
    place = None if found["place"] == _NO_PLACE else found["place"]
    return Reported(tuple(found["names"].split("、")), place, found.end())
