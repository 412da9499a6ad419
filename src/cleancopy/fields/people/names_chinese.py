"""Chinese names behind a word that says that they are people's: by their surname, of any kind."""

from __future__ import annotations

import re

from cleancopy.fields.words import word_set

_SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾"
    "彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范範方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾"
    "顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦"
    "韋申尤毕畢聂聶焦柳邢路岳齐齊梅莫庄莊辛管祝左涂谷祁舒耿牟卜詹苗凌费費纪紀靳盛童欧歐甄项項曲游阳陽裴席卫衛查屈鲍"
    "鮑覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔柴华華车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧宫宮苟褚廉简簡"
    "娄婁盖蓋符奚木穆党燕郎邸冀谈談姬屠晏栾欒郁商蒙喻揭窦竇迟遲宇敖糜鄢冷卓花仇艾蓝藍都巩鞏稽井练練仲乐樂虞卞封竺冼"
    "楚佟栗匡宗巫鞠僧桑荆荊谌諶银銀扬揚沙伏岑蔺藺尧堯禤么闫步国"
)
_TWO_SIGNS = word_set(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 慕容 皇甫 尉迟 公孙 令狐 司徒 夏侯 端木 南宫 西门 东方"
)
_HOUSES = re.compile(r"[报報网網社部省市县縣区區局会會道版刊院站厅廳图圖数數]$")
"""The end of a house or a place; of two signs it may be a name."""
_NO_NAMES = re.compile(
    r"整理|综合|原创|编辑|管理|网友|来源|转载|原文|记者|文章|全文|看来|发现|方面|高兴|高度|金融|文化|安全|石油"
    r"|于[日今昨当]|^(?:查看|路透|万一|白天|华人|国际|国内|国家|中国|江苏|江西|广东|温馨|康复)"
)
"""A word that opens as names do: `金融`, `查看`; not `王小明`."""
_SIGNS = re.compile("[一-鿿]{2,4}")
_FOREIGN = re.compile("[一-鿿]{1,8}(?:[·•][一-鿿]{1,8}){1,2}")
"""`阿里·示例江`, which has its own surname."""
_NOBODY = re.compile(
    r"(?i)未知|佚名|匿名|不详|不詳|无|無|暂无|网络|網絡|互联网|小编|小編|本站|本报|本網|本网|原创|转载|综合|綜合|整理|admin\w*|编辑|作者|记者"
    r"|.*(?:整理|綜合|综合|原创|转载|来源|系统管理员|管理员|本站编辑|网友|网络|支部|委员会|办公室|公司|中心|集团|工作室)"
)
"""Who signs where nobody does: `未知`, `网络整理`, `本站原创`, and an office."""


def is_chinese_name(text: str) -> bool:
    """Whether two to four signs open with a surname, a rare one too, and are no common word.

    Only to be asked where names are to be expected, as behind `记者`.

    >>> is_chinese_name("段彦超"), is_chinese_name("陆一夫"), is_chinese_name("了解到")
    (True, True, False)
    """
    if _FOREIGN.fullmatch(text):
        return True
    if not _SIGNS.fullmatch(text) or _NO_NAMES.search(text):
        return False
    if len(text) > 2 and _HOUSES.search(text):
        return False
    if text[:2] in _TWO_SIGNS:
        return len(text) > 2
    return len(text) < 4 and text[0] in _SURNAMES


def is_nobody(text: str) -> bool:
    """Whether what stands for a writer says that there is none, or names an office.

    >>> is_nobody("网络整理"), is_nobody("未知"), is_nobody("王小明")
    (True, True, False)
    """
    return _NOBODY.fullmatch(text) is not None
