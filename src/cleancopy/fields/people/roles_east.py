"""Chinese and Japanese lines of clauses that each name a role: `编辑 王小明 校对 李大为`."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleancopy.fields.people.desks import is_eastern_house
from cleancopy.fields.people.names_chinese import is_chinese_name, is_nobody
from cleancopy.fields.people.names_east import is_eastern_name
from cleancopy.fields.people.roles import AUTHOR, EDITOR, PICTURES

LONGEST = 160
"""Characters of a line of such clauses."""
LONGEST_PEN_NAME = 8
"""Signs of a name that a mark sets off: `棒棒不是糖`; a longer one is a sentence."""
MOST_NAMES = 8
"""People of one role."""

_SPELLED = (
    (
        EDITOR,
        "责任编辑|責任編輯|責任編集|责编|責編|主编|主編|值班编辑|执行编辑|网络编辑|网站编辑|编辑|編輯|編集|编审|编审"
        "|校对|校對|校閲|审校|审核|審核|审读|监制|監製|終審|终审|初审|复审",
    ),
    ("translation", "翻译|翻譯|翻訳者|翻訳|译者|譯者|訳者|编译|編譯"),
    ("photography", "图片摄影|摄影|攝影|图片|圖片|写真|撮影"),
    ("illustration", "插画|插畫|插图|イラスト"),
    ("graphics", "制图|製圖|图表|図版"),
    ("video", "视频|影像|动画|動画"),
    ("production", "美编|美編|版式设计|排版"),
    ("reporting", "统筹|協力"),
    (
        AUTHOR,
        "取材・構成・文|取材・文・撮影|取材・構成|取材・執筆|取材・文|文・構成|構成・文|聞き手・構成"
        "|撰文|撰稿人|撰稿|采写|採寫|采访|执笔|執筆|文字|作者|著者|筆者|ライター|聞き手|構成|取材|リポート",
    ),
)
_BRIEF = ((AUTHOR, "文"), ("photography", "图|圖|摄|攝"), ("translation", "译|譯|訳"))
"""Words so short that only a mark makes them a role: `文/`, `图｜`."""
_REPORTERS = (
    "记者|記者|通讯员|通訊員|通信员|实习生|實習生|评论员|評論員|专栏作者|專欄作者|特约作者|特约撰稿"
)
_MARK = r"\s*[:：/／|｜丨=＝●○◎◆▲]\s*"
_OF = {word: role for role, words in (*_SPELLED, *_BRIEF) for word in words.split("|")}
_LONGEST_FIRST = sorted(_OF, key=len, reverse=True)
_WORDS = "|".join(_LONGEST_FIRST)
_SPACED = "|".join(word for word in _LONGEST_FIRST if len(word) > 1)
_WRITES = ("文", "图/文", "图文", "撰文", "采写", "作者", "執筆", "取材")
_JOIN = r"[/／·・、&＆和与と]"
_ROLES = re.compile(
    rf"(?:(?P<joined>(?:{_WORDS})(?:{_JOIN}(?:{_WORDS})){{1,2}})(?:{_MARK}|[\s・]+)"
    rf"|(?P<marked>{_WORDS}){_MARK}|(?P<dotted>聞き手|文|取材|構成|執筆|写真|撮影)・|(?P<spaced>{_SPACED})[\s\u3000]+)"
)
"""`文/图 `, `责任编辑：`, `编辑 `; not `编辑部`."""
_REPORTER = re.compile(
    r"(?P<house>[^\W\d_](?:[\w·.-]{0,14}?[^\W\d_])??)?"
    r"(?:见习|見習|实习|實習|特约|特約|首席|高级|资深|职工|驻[一-鿿]{1,4}?|专栏|專欄)?"
    rf"(?:(?P<job>{_REPORTERS})|(?<=[^\W_])(?P<editor>编辑|編輯))[\s\u3000]*[:：]?[\s\u3000]*(?=[一-鿿])"
)
"""`新京报记者 `, `南都见习记者 `, `记者` of `记者王小明`, `新京报编辑 `."""
_NAME = re.compile(
    r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
    r"|[一-鿿][\u3000 ]{1,2}[一-鿿](?![一-鿿々])|[一-鿿][一-鿿々ぁ-ヶーA-Za-z0-9·•・.-]{0,19}"
    r"|[ぁ-ヶーa-z][一-鿿々ぁ-ヶーA-Za-z0-9_・.-]{0,19}"
)
"""`王小明`, `王 明`, `Jane Example`, `オカモト`."""
_SECOND = re.compile("[\\s\u3000]([一-鿿々ぁ-ヶー]{1,4})(?![一-鿿々ぁ-ヶー])")
"""`太郎` of `山田 太郎`."""
_BETWEEN = re.compile(r"[\s\u3000、，,;；&＆/／|｜丨。・]*")
_LISTED = frozenset("、;；&＆/／|｜丨")
"""What stands between pen names; a blank or a comma may be a sentence's."""
_ASIDE = re.compile(
    r"(?:发布|發布|更新|发表|發表)?(?:时间|時間|日期|于|於)?[:：]?\s*"
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?"
    r"|(?:来源|來源|稿源|出处|出處|信息来源)\s?[:：|｜丨\s]\s?(?P<source>[^\s:：|｜丨]{2,20})?"
    r"|\d[\d,.]*\s?[次条條人]\s?(?:阅读|浏览|点击|评论|閱讀|瀏覽|評論|参与)"
    r"|(?:阅读|浏览|点击|人气|评论|閱讀|瀏覽|點擊|人氣|评论数)(?:次数|量|数)?\s?[:：(（]?\s?\d[\d,.万]*\s?[)）]?\s?次?"
    r"|_?[A-Z]{1,3}\d{2,6}(?![^\W_])"
    r"|字[号體体][:：]?(?:\s?(?:A[+-]|A\b|大|中|小))*|举报|分享|打印|收藏"
)
"""Dates, sources, counters and an editor's code (`NF442`) beside the clauses."""
_SIGN = re.compile("[一-鿿]")
_AROUND = "【】[]［］()（）〔〕 \u3000"


class Clause(NamedTuple):
    """Who has what roles."""

    roles: tuple[str, ...]
    names: tuple[str, ...]
    houses: tuple[str, ...]
    """Outlets and desks, before `记者` or among the names."""


def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses that a line is made of and nothing else but dates, sources and counters; else ().

    Where no mark stands behind the role, names are believed by their surname.

    >>> [c.names for c in clauses("新京报记者 陆一夫 编辑 李大为")]
    [('陆一夫',), ('李大为',)]
    >>> clauses("记者了解到，大坝已经重开。")
    ()
    """
    if len(text) > LONGEST or text.isascii() or not _SIGN.search(text):
        return ()
    text = text.strip(_AROUND)
    found: list[Clause] = []
    at = 0
    while at < len(text):
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        if at >= len(text):
            break
        if aside := _ASIDE.match(text, at):
            at = aside.end()
            continue
        read = _clause(text, at)
        if read is None:
            return ()
        clause, at = read
        found.append(clause)
    return tuple(clause for clause in found if clause.names or clause.houses)


def _clause(text: str, at: int) -> tuple[Clause, int] | None:
    """The clause that begins there and its end."""
    roles: tuple[str, ...] = (AUTHOR,)
    marked, houses = False, []
    if named := _ROLES.match(text, at):
        roles = _roles(named)
        marked = named.lastgroup != "spaced"
        at = named.end()
    if reporter := _REPORTER.match(text, at):
        houses += [reporter["house"]] if reporter["house"] else []
        roles = (EDITOR,) if reporter["editor"] else roles
        at, marked = reporter.end(), False
    if not (named or reporter):
        return None
    names: list[str] = []
    proven = True
    while at < len(text):
        start = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        if start >= len(text) or _ASIDE.match(text, start) or _opens(text, start):
            return Clause(roles, tuple(names), tuple(houses)), start
        apart = bool(names) and not set(text[at:start]) & _LISTED
        read = _name(text, start, marked)
        if read is None or len(names) == MOST_NAMES:
            return None
        name, at, known = read
        if apart and not (proven and known):
            return None
        proven = proven and known
        if is_eastern_house(name):
            houses.append(name)
        elif not is_nobody(name):
            names.append(name)
    return Clause(roles, tuple(names), tuple(houses)), at


def _roles(named: re.Match[str]) -> tuple[str, ...]:
    """The roles that `_ROLES` has found, each once."""
    words = re.split(_JOIN, named["joined"]) if named["joined"] else [named[named.lastgroup or 0]]
    return tuple(dict.fromkeys(_OF[word] for word in words))


def opens_clause(text: str) -> bool:
    """Whether a line begins with a role, of whatever may follow.

    >>> opens_clause("作者：示例 阅读全文"), opens_clause("记者了解到")
    (True, True)
    """
    bare = text.lstrip(_AROUND)
    return bare[:1] > "\u2e80" and _opens(bare, 0)


def _opens(text: str, at: int) -> bool:
    return _ROLES.match(text, at) is not None or _REPORTER.match(text, at) is not None


def _name(text: str, at: int, marked: bool) -> tuple[str, int, bool] | None:
    """The name that begins there, its end, and whether a surname proves it; None for no name."""
    found = _NAME.match(text, at)
    if found is None:
        return None
    name = found[0].rstrip("・.-")
    second = _SECOND.match(text, found.end())
    if second and is_eastern_name(name + second[1]) and not is_chinese_name(name):
        return f"{name} {second[1]}", second.end(), True
    bare = name.replace(" ", "").replace("\u3000", "")
    proven = is_chinese_name(bare) or is_eastern_name(bare)
    pen = marked and (len(bare) <= LONGEST_PEN_NAME or bare.isascii() or is_eastern_house(bare))
    if not (proven or pen or (marked and is_nobody(bare))):
        return None
    return (bare if proven else name), at + len(found[0]), proven or bare.isascii()


def only_pictures(found: tuple[Clause, ...]) -> bool:
    """Whether all that a line names are makers of pictures: such a line is a credit."""
    return all(set(clause.roles) <= PICTURES for clause in found)


def is_signed(text: str) -> bool:
    """Whether a line leads in its writer: `文/图 王小明`; `示例社记者 王小明` may make pictures.

    >>> is_signed("文/图 王小明"), is_signed("图/王小明"), is_signed("示例报记者 王小明")
    (True, False, False)
    """
    if not text.lstrip(_AROUND).startswith(_WRITES):
        return False
    return any(AUTHOR in clause.roles for clause in clauses(text))
