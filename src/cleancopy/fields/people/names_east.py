"""Names in Han, kana and hangul: surnames and job words tell them from other words."""

from __future__ import annotations

import re
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
_JAPANESE = word_set(
    """佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村
    斎藤 齋藤 斉藤 清水 山崎 阿部 池田 橋本 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤
    近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内
    小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤
    谷口 今井 高田 増田 丸山 杉山 村田 大塚 小山 藤本 平野 新井 河野 上野 武田 野口 松井 千葉
    菅原 岩崎 久保 木下 佐野 野村 松尾 菊地 菊池 渡部 杉本 市川 古川 大西 島田 水野 桜井 高野
    吉川 山内 西田 飯田 西川 北村 安田 五十嵐 川口 平田 関口 中田 久保田 服部 東 本田 岩田 川崎
    土屋 秋山 本間 辻 樋口 永井 川上 山中 中西 福島 大橋 松岡 熊谷 川村 吉村 浅野 上原 内藤 三宅
    川端 今村 児玉 中尾 中井 片山 宮田 松下 岩井 吉岡 早川 石原 片岡 小沢 小澤 須藤 堀内 田辺
    大久保 菅野 白石 平井 松永 小松 西尾 望月 荒木 大谷 富田 榎本 平山 黒田 小泉 永田 岩本 松村
    浜田 濱田 北川 柳沢 大山 相沢 飯塚 大石 大川 長尾 水谷 大村 前川 浅井 細川 三好 稲垣 松浦
    長田 大森 関根 土井 谷川 田口 宮下 川島 篠原 坂口 栗原 伊東 松原 荒井 新田 大沢 小西 桑原
    中谷 小谷 川原 内山 富永 岡部 森本 長島 永野 野中 天野 植田 津田 川田 横田 北野 塚本 本多
    西岡 奥村 杉浦 石塚 矢野 根本 竹中 白井 村井 高島 星野 黒木 沢田 澤田 戸田 尾崎 梅田 小森
    岸本 岡村 三上 倉田 武藤 中澤 中沢 吉沢 吉澤 宮沢 宮澤 山岸 滝沢 石黒 石橋 稲葉 牧野 小笠原
    佐久間 島村 島崎 柏木 笠原 奥田 町田 西野 亀井 浅田 古田 高瀬 広瀬 廣瀬 村瀬 岩瀬 黒川 徳永
    河合 川合 河村 河原 柳田 柳原 植村 植木 難波 荻野 落合 竹下 竹村 竹本 野沢 野崎 高井 鶴田
    鎌田 黒沢 岡野 堀江 堀田 堀川 森下 森山 森川 森岡 林田 浜口 三村 三谷 三田村 宇野 宇田川 江口
    榊原 佐伯 佐竹 篠田 柴崎 下田 下村 白川 曽根 高倉 滝川 田島 田代 田畑 寺田 寺島 鳥居 永島
    長井 沼田 根岸 畑中 畠山 早坂 平松 平岡 藤岡 藤川 藤村 藤森 藤沢 細田 堀口 前原 真鍋 増井
    宮内 宮川 村松 村山 村岡 室井 八木 安井 矢島 矢部 山川 山村 湯浅 横井 吉井 吉野 米田 若林
    岩間 岩村"""
)


_PLACES = re.compile(r"[市町村県区駅署局社]$")
"""The end of a place or an office that is called as many people are: `川崎市`."""


def is_eastern_name(text: str) -> bool:
    """Whether signs without a blank, or two words of them, are a name by their surname.

    >>> is_eastern_name("山田太郎"), is_eastern_name("王小明"), is_eastern_name("有料記事")
    (True, True, False)
    """
    signs = text.replace("\u3000", "").replace(" ", "")
    if not 3 <= len(signs) <= 6 or not all("\u3041" <= sign <= "\u9fff" for sign in signs):
        return False
    if _PLACES.search(signs):
        return False
    if any(signs[:size] in _JAPANESE and len(signs) - size in (1, 2, 3) for size in (2, 3)):
        return True
    return len(signs) == 3 and has_chinese_surname(signs) and _NO_CHINESE.search(signs) is None


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
