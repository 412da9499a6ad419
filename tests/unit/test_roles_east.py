"""Who signs Chinese and Japanese pages: roles before and behind names, jobs, outlets."""

from __future__ import annotations

import pytest

from cleancopy.claims import gather
from cleancopy.claims.crumbs import Crumb, section_of
from cleancopy.fields.datelines.dateline import split_dateline
from cleancopy.fields.dates.post import is_post
from cleancopy.fields.people.byline import parse_byline, people
from cleancopy.fields.people.byline_dated import byline_beside_a_date
from cleancopy.fields.people.byline_slashed import slashed_byline
from cleancopy.fields.people.desks import is_desk
from cleancopy.fields.people.names_chinese import is_chinese_name
from cleancopy.fields.people.names_east import is_eastern_name
from cleancopy.fields.pictures.credit import reads_as_credit, split_credit
from cleancopy.fields.signoffs.signature import parse_signature, signature_behind
from cleancopy.fields.signoffs.signoff import parse_signoff
from cleancopy.model import Block, Contributor, Metadata, Page, Raw, Verdict
from cleancopy.resolve import resolve
from field_cases import shipped as known
from judged_pages import shipped

BODY = "港口管理处星期三表示，示例港的旧桥将在明年春天之前完成修缮，届时恢复通车。"


@pytest.mark.parametrize(
    ("text", "authors", "helpers"),
    [
        ("示例报记者 陆小夫", ["陆小夫"], []),
        ("示例新闻记者 段小超 廖小艳", ["段小超", "廖小艳"], []),
        ("采写：示例见习记者 林子例", ["林子例"], []),
        ("【文/示例网专栏作者 王例】", ["王例"], []),
        ("执笔/橘子姐、纸刀&李小飞刀", ["橘子姐", "纸刀", "李小飞刀"], []),
        ("文/王小明 编辑/李大为", ["王小明"], [("李大为", "editing")]),
        ("文 | 王小明", ["王小明"], []),
        ("（文/图 刘小东 易小楠）", ["刘小东", "易小楠"], ["photography", "photography"]),
        ("作者：Jane Example 翻译：王小明", ["Jane Example"], [("王小明", "translation")]),
        ("取材・文/山田太郎 写真/鈴木一郎", ["山田太郎"], [("鈴木一郎", "photography")]),
        ("文●オレンジ／示例編集部", ["オレンジ"], []),
        ("聞き手・山田太郎", ["山田太郎"], []),
        ("홍길동 나무 칼럼니스트", ["홍길동"], []),
        ("[山田太郎，ITexample]", ["山田太郎"], []),
        (
            "Jane Example　著、山田 太郎　監訳、鈴木 一郎　訳",
            ["Jane Example"],
            [("山田 太郎", "translation"), ("鈴木 一郎", "translation")],
        ),
    ],
)
def test_a_line_of_roles_names_writers_and_helpers(
    text: str, authors: list[str], helpers: list[tuple[str, str] | str]
) -> None:
    byline = parse_byline(text, None, known())
    assert byline is not None
    assert list(byline.authors) == authors
    found = [one if isinstance(helpers[0], tuple) else one.role for one in byline.contributors]
    assert found == helpers


@pytest.mark.parametrize(
    "text",
    [
        "记者了解到，涉事项目的合同约定以精装房交付，双方仍在协商。",
        "记者注意到，从五大企业来看，大多没有回应。",
        "记者来到现场",
        "记者：为什么",
        "作者认为这是错的",
        "作者：王小明返回示例，查看更多",
        "作者：网络整理 阅读： 1644",
        "编辑 推荐阅读",
        "图：台北101大楼",
        "摄影：王小明",
        "設計・アーキテクチャ",
        "[写真，動画]",
        "(山田太郎、会長)",
        "橋の歴史 文",
    ],
)
def test_what_a_reporter_learnt_and_other_lines_name_nobody(text: str) -> None:
    assert parse_byline(text, None, known()) is None


@pytest.mark.parametrize(
    ("text", "editors", "authors"),
    [
        ("编辑 刘小阳 校对 李小铭", ["刘小阳", "李小铭"], []),
        ("发布日期： 2024-03-06 责任编辑： 龙小慧", ["龙小慧"], []),
        ("作者：未知 责任编辑：橘子不是糖", ["橘子不是糖"], []),
        ("责任编辑：杨小倩_NF442", ["杨小倩"], []),
        ("编辑|王小明 责编|陈小莹 来源|示例发布", ["王小明", "陈小莹"], []),
        ("每例记者：张小三 每例编辑：李小四", ["李小四"], ["张小三"]),
    ],
)
def test_a_line_of_roles_below_the_text_names_editors(
    text: str, editors: list[str], authors: list[str]
) -> None:
    signoff = parse_signoff(text, known())
    assert signoff is not None
    assert (list(signoff.editors), list(signoff.authors)) == (editors, authors)


@pytest.mark.parametrize("text", ["（责任编辑： HN666）", "编辑：未知", "编辑部", "编辑 推荐阅读"])
def test_codes_and_offices_edit_nothing(text: str) -> None:
    signoff = parse_signoff(text, known())
    assert signoff is None or not signoff.editors


def test_a_stamp_names_its_writer_between_sources_and_counters() -> None:
    text = "2024-11-23 10:22:14 出处：示例网 作者：王小明 编辑：李大为 人气： 5380 次 评论(18)"
    assert byline_beside_a_date(text, known()).authors == ("王小明",)
    assert not byline_beside_a_date("来源：本站原创 作者：示例支部 浏览： 33", known()).authors


@pytest.mark.parametrize(
    ("text", "place", "authors"),
    [
        ("示例报快讯（记者 王小明）", None, ["王小明"]),
        ("本站讯（职工通讯员 李小雯 刘会）", None, ["李小雯", "刘会"]),
        ("示例网10月4日讯（记者陈小智 整合）", None, ["陈小智"]),
        ("本报北京11月3日电（记者王小强）", "北京", ["王小强"]),
    ],
)
def test_a_dateline_names_its_reporters_and_no_house_is_its_place(
    text: str, place: str | None, authors: list[str]
) -> None:
    found = split_dateline(f"{text}{BODY}", known())
    assert found is not None
    assert (found[0].place, list(found[0].authors)) == (place, authors)


@pytest.mark.parametrize("name", ["段小超", "陆小夫", "欧阳小明", "廖艳", "阿里·示例江"])
def test_a_chinese_name_has_a_surname(name: str) -> None:
    assert is_chinese_name(name)


@pytest.mark.parametrize("text", ["了解到", "注意到", "金融", "查看更多", "高度评价", "安全部"])
def test_other_signs_are_no_chinese_name(text: str) -> None:
    assert not is_chinese_name(text)


@pytest.mark.parametrize("name", ["小暮ひさのり", "島津太郎", "後藤一", "松村 太郎"])
def test_a_japanese_name_has_a_surname(name: str) -> None:
    assert is_eastern_name(name)


@pytest.mark.parametrize("text", ["上野動物園", "川崎市", "山田太郎氏", "小林さん", "千葉大学"])
def test_places_and_whom_a_text_tells_of_are_no_signatures(text: str) -> None:
    assert not is_eastern_name(text)


@pytest.mark.parametrize("text", ["新示报", "示例青年报", "示例网", "ASCII編集部", "参考消息"])
def test_papers_and_desks_are_no_people(text: str) -> None:
    assert is_desk(text)


def test_a_house_beside_a_name_is_nobody() -> None:
    assert people("石小佳/示例青年报", known()) == ("石小佳",)
    byline = slashed_byline("石小佳/示例青年报", known())
    assert byline is not None
    assert (byline.authors, byline.desks) == (("石小佳",), ("示例青年报",))


def resolved(*labelled: tuple[str, str]) -> Metadata:
    blocks = [Block(text, f"line {i}") for i, (_, text) in enumerate(labelled)]
    verdicts = [Verdict(label, "model.outside", 1.0) for label, _ in labelled]
    rules = shipped()
    page = Page(Raw("a.txt", "0" * 64, b"", "text"), "", "utf-8", "utf-8")
    return resolve(page, gather(page, None, blocks, verdicts, rules, None), rules, None, BODY)


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (["2024.04.19 20:00", "小暮ひさのり", "Image:"], ("小暮ひさのり",)),
        (["松村太郎", "2024年4月13日 09時00分", "印刷"], ("松村太郎",)),
        (["2024.04.19 20:00", "作者：", "Jane Example"], ("Jane Example",)),
        (["2024.04.19 20:00", "目次", "はじめに"], ()),
        (["2024.04.19 20:00", "上野動物園"], ()),
        (["2024.04.19 20:00", "橋", "港", "小林太郎"], ()),
    ],
)
def test_a_bare_name_with_a_known_surname_signs_beside_the_date(
    lines: list[str], authors: tuple[str, ...]
) -> None:
    head = [("title", "旧い橋が来年の春に再び開通"), *(("navigation", line) for line in lines)]
    dates = [("date" if text[:2] == "20" else label, text) for label, text in head]
    assert resolved(*dates, *[("paragraph", BODY)] * 3).authors == authors


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("王小明在会上发言。受访者供图", "王小明在会上发言。", "受访者供图"),
        ("纸团。示例区分局供图 示例网发", "纸团。", "示例区分局供图 示例网发"),
        ("教练场边支招。视频截图", "教练场边支招。", "视频截图"),
        ("镜头下的各类公园人群（视频截图）", "镜头下的各类公园人群", "视频截图"),
        ("写真提供：示例市", "", "示例市"),
        ("港口的旧桥。视觉中国 资料", "港口的旧桥。", "视觉中国 资料"),
    ],
)
def test_who_gave_a_picture_is_its_credit(text: str, caption: str, credit: str) -> None:
    assert split_credit(text, known()) == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "2024-09-07 09:25:09 字号：A- A A+ 来源：示例网",
        "志愿者们在广场向市民宣传金融知识，提高公众的风险意识。(文/图 刘小东 易小楠)",
        "该公司称将向市民提供图片",
    ],
)
def test_a_stamp_and_a_signed_paragraph_are_no_captions(text: str) -> None:
    assert split_credit(text, known()) is None


def test_the_signature_behind_a_paragraph_names_writer_and_photographer() -> None:
    text = f"{BODY}(文/图 刘小东 易小楠)"
    assert signature_behind(text) == len(BODY)
    signoff = parse_signature("(文/图 刘小东)")
    assert signoff is not None
    assert signoff.authors == ("刘小东",)
    assert signoff.contributors == (Contributor("刘小东", "photography"),)


def test_a_step_that_is_the_page_itself_is_no_section() -> None:
    steps = [Crumb("首页"), Crumb("要闻"), Crumb("正文")]
    assert section_of(steps, frozenset()) == "要闻"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("（原标题：旧桥明年春天恢复通车）", "navigation"),
        ("图片来自网络，如有侵权，请联系删除。", "footer"),
        ("（责任编辑： 系统管理员 ）", "footer"),
        ("用微信扫码二维码", "navigation"),
    ],
)
def test_furniture_of_chinese_pages_is_known(text: str, label: str) -> None:
    hit = shipped().phrases.match(text)
    assert hit is not None
    assert hit.label == label


@pytest.mark.parametrize(
    ("text", "is_credit"),
    [
        ("(山田太郎)", True),
        ("(示例新聞)", True),
        ("(橋の会さんのページ)", False),
        ("(当日 13:15頃公開)", False),
    ],
)
def test_a_bracket_below_a_line_credits_who_may_have_made_a_picture(
    text: str, is_credit: bool
) -> None:
    assert reads_as_credit(text, known()) is is_credit


def test_the_day_of_the_original_dates_no_translation() -> None:
    assert is_post("原文(投稿日：2024/02/16)へのリンク")
    assert not is_post("原文は2024年2月16日に公開された")
