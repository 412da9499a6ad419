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
    岩間 岩村
    小暮 木暮 島津 大和田 大平 大原 大庭 大場 大竹 大友 大内 大熊 大城 大木 小倉 小沼
    小田 小野寺 小栗 小池 小出 小坂 小高 小原 小宮 小宮山 小寺 小室 小菅 岡崎 岡島 岡林
    沢口 沢井 金井 金田 金城 川井 川名 川辺 川野 川嶋 川本 河田 河井 神谷 神田 神山 加納
    加瀬 梶原 梶田 柿沼 笠井 勝又 勝田 門脇 亀山 菅沼 菅谷 菊田 北原 北島 北沢 北田 木原
    木戸 木本 木内 城戸 草野 久野 久米 倉本 黒岩 黒澤 桑田 桑野 古賀 古谷 古屋 古沢 五味
    斉木 斎木 相馬 佐川 佐原 佐田 坂井 坂田 坂東 阪本 桜田 桜木 笹川 笹本 沢村 塩田 塩谷
    塩見 重田 重松 志村 設楽 篠崎 柴山 芝田 渋沢 清野 清田 白鳥 新谷 末永 須田 須賀 杉田
    杉原 杉野 杉村 瀬川 関谷 関本 関野 仙波 園田 染谷 高梨 高見 高岡 高尾 高杉 高村 高畑
    高谷 高柳 高安 滝口 滝田 竹田 竹原 竹林 武井 武内 武石 武山 立石 辰巳 田原 田部 田淵
    田所 谷本 谷村 玉井 玉木 玉置 塚田 塚原 津川 辻本 辻井 辻村 土田 土居 土肥 坪井 鶴岡
    手塚 寺尾 寺井 寺本 寺山 照井 東海林 富岡 富沢 冨田 豊田 長岡 長瀬 長沢 長澤 永瀬
    永山 中条 中根 中原 中林 中本 中森 仲村 成田 成瀬 南雲 二宮 丹羽 丹野 根津 野上 野島
    野田 野本 野々村 橋口 橋爪 長谷部 浜崎 浜野 浜本 原口 原島 針谷 半田 日野 樋渡 久松
    平川 平沢 平澤 平出 平賀 広田 廣田 深沢 深澤 深谷 福永 福本 福山 福原 船越 古市 星川
    細野 細井 堀越 本庄 本橋 本村 前島 前野 牧田 牧原 正木 増山 増子 松川 松木 松沢 松澤
    松谷 松嶋 松崎 松坂 松島 丸岡 丸田 三木 三沢 三井 三橋 三原 三輪 水上 水口 水沼 溝口
    宮越 宮島 宮地 宮野 宮部 宮脇 向井 村尾 村木 村川 村澤 室田 目黒 茂木 元木 桃井 森井
    森口 森崎 森野 森永 森村 守屋 門田 八代 安原 安部 柳谷 柳瀬 柳本 薮田 山上 山城 山添
    山辺 山名 山根 山野 山元 山森 結城 横川 横溝 横尾 吉崎 吉住 吉原 吉松 吉本 吉武 吉永
    依田 若井 若松 若山 若杉 脇田 鷲尾 渡瀬 和久井 蛭田 海老原 海老沢 四方 一ノ瀬 一瀬
    市村 糸井 稲田 稲村 稲本 井口 井出 井川 井沢 井原 井村 伊沢 伊原 石丸 石倉 石津 石村
    石山 石坂 石崎 磯部 磯野 板垣 板倉 今野 今泉 今西 今川 岩城 岩佐 岩永 岩松 上杉 上山
    植松 植草 氏家 牛島 臼井 内海 内野 梅原 梅本 梅津 浦田 浦野 江川 江藤 江原 遠山 及川
    大江 大賀 大倉 大坪 大貫 大沼 大畑 大林 大槻 大月 大迫 大井 大岡 岡安 緒方 奥山 奥野
    尾形 尾上 小柳 小幡 小畑 小俣 柏原 春日 片桐 片倉 片平 勝俣 角田 金丸 兼子 加茂 神崎
    神尾 鴨志田 狩野 川瀬 川添 川西 川畑 木田 岸田 岸野 喜多 北尾 吉良 栗田 栗山 栗林
    桑山 小柴 小玉 児島 越智 小嶋 駒井 近田 坂上 坂下 坂巻 作田 佐古 笹田 里見 三瓶 塩川
    塩沢 塩崎 鹿野 宍戸 下山 下川 新海 新堀 新藤 真田 菅井 杉江 助川 住田 瀬尾 関川 曽我
    曽我部 反町 田上 田崎 田尻 多田 立花 伊達 棚橋 種田 玉川 千田 千野 茅野 辻田 筒井
    恒川 寺岡 寺沢 寺西 戸川 土岐 徳田 冨永 友田 鳥山 直井 仲田 永尾 長坂 永岡 永沢 中江
    中嶋 中瀬 永原 夏目 並木 滑川 楢崎 西井 西沢 西澤 西谷 西原 西本 西森 西山 布施 野間
    野原 芳賀 萩原 萩野 波多野 畑山 蜂谷 花田 花岡 羽生 馬場 早瀬 日高 東野 菱田 平木
    平尾 平林 平間 広川 広沢 広野 深井 深川 福沢 福澤 福士 藤枝 藤倉 藤島 藤崎 藤野 藤巻
    藤山 藤永 古舘 逸見 北條 北条 本宮 前沢 牧村 正岡 松橋 松宮 間宮 三枝 道下 光永 皆川
    南野 宮坂 宮里 宮原 村越 持田 本山 森内 森脇 諸岡 矢口 八重樫 矢沢 矢澤 矢田 安江
    安川 安永 山地 山脇 山際 山西 湯川 湯本 吉成 米山 米倉 米澤 若月 鷲見 和泉 渡邉"""
)


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
        if signs[:size] in _JAPANESE and (len(first) in (1, 2, 3) or _KANA.fullmatch(first)):
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
