"""Bylines of Korea, Taiwan, China and Japan: by the job behind a name, or a role before it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleancopy.fields.agency import Agencies
from cleancopy.fields.asides import CONTACT, FULL_DATE
from cleancopy.fields.people.byline_japan import japanese_byline
from cleancopy.fields.people.names_east import taiwanese_report
from cleancopy.fields.people.roles import AUTHOR
from cleancopy.fields.people.roles_east import Clause, clauses
from cleancopy.fields.people.writers import Byline
from cleancopy.fields.words import word_set
from cleancopy.model import Contributor

LONGEST = 100
"""Characters of a line that signs; a longer one is text."""
MOST_OTHERS = 2
"""Words that may stand beside the reporters: the paper and its desk."""
_JOB = (
    r"(?:(?:선임|인턴|객원|수습|전문|의학전문|사진|영상)\s?)?기자|(?:[가-힣]{2,4}\s?)?특파원|논설위원|칼럼니스트"
    r"|통신원|편집장"
)
_REPORTERS = re.compile(
    rf"(?P<role>(?:글|사진|영상|그래픽)(?:[·ㆍ/](?:글|사진|영상))?[\s=:])?\s?"
    rf"(?P<names>(?<![가-힣])[가-힣]{{2,4}}(?:\s?[·ㆍ,]\s?[가-힣]{{2,4}})*)\s?(?:{_JOB})(?![가-힣])"
)
"""`홍길동 선임기자`, `홍길동·김철수 기자`, `사진 홍길동 기자`; not `홍길동 기자가`."""
_JOB_FIRST = re.compile(r"(?P<role>)칼럼니스트 (?P<names>[가-힣]{3})(?![가-힣])")
"""`칼럼니스트 홍길동`; not `칼럼니스트가`."""
_WITH_BEAT = re.compile(
    r"(?P<role>)(?<![가-힣])(?P<names>[가-힣]{3}) [가-힣]{2,4} ?(?:칼럼니스트|평론가)(?![가-힣])"
)
"""`홍길동 나무 칼럼니스트`: what the column is about stands between."""
_SURNAMES = frozenset(
    "김이박최정강조윤장임한오서신권황안송전홍유류고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추"
    "도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용"
)
_NO_NAMES = word_set(
    """현장 연예 정치 경제 문화 국제 사진 방송 신문 전국 지역 주재 편집 선임 인턴 수습 담당 기상
    전문 영상 이번"""
)
_STAMPS = re.compile(
    r"(?:기사\s?)?(?:입력|최종\s?수정|수정|등록|승인|송고|게재|업데이트)(?:시간|일시|일)?"
)
"""`기사입력`, `최종 수정`: what a line says of the time."""
_CLOCK = re.compile(r"(?:오전|오후)?\s?\d{1,2}:\d\d(?::\d\d)?")
"""`오전 10:32`; not `10`."""
_BRACKET = re.compile(r"[\[【(](?P<inside>[^\]】)]{2,30})[\]】)]")
"""`[서울=뉴시스]`; not `서울`."""
_WORD = re.compile(r"[^\W\d_]+")
"""`예시경제`; not `12`."""


def is_eastern(text: str) -> bool:
    """Whether a sign of China, Japan or Korea may stand in a text: all are behind Latin's."""
    return not text.isascii() and max(text) > "\u2e80"


def eastern_byline(text: str, agencies: Agencies) -> Byline | None:
    """The byline of a line that names its reporters as papers of East Asia do.

    >>> from cleancopy.fields.agency import NONE
    >>> eastern_byline("입력 2024.05.12 10:32 홍길동·김철수 기자", NONE).authors
    ('홍길동', '김철수')
    >>> eastern_byline("홍길동 기자가 이날 현장에서 보도했다", NONE) is None
    True
    """
    if not is_eastern(text):
        return None
    if "記者" in text[:LONGEST] and (report := taiwanese_report(text)) and report.end == len(text):
        return Byline(report.names, rest=report.place or "")
    if found := _by_clauses(text, agencies) or japanese_byline(text, agencies):
        return found
    return _korean(text, agencies) if len(text) <= LONGEST else None


def _by_clauses(text: str, agencies: Agencies) -> Byline | None:
    """`文/王小明 编辑/李大为`, `示例报记者 王小明`: somebody must have written."""
    found = clauses(text)
    writing = [clause for clause in found if AUTHOR in clause.roles]
    wires = [w for c in found for name in (*c.houses, *c.names) if (w := agencies.coded(name))]
    authors = [name for clause in writing for name in clause.names if not agencies.coded(name)]
    houses = [h for clause in writing for h in clause.houses if not agencies.coded(h)]
    if not (authors or houses):
        return None
    return Byline(
        tuple(dict.fromkeys(authors)),
        others(found, agencies),
        agencies.wires(wires),
        " | ".join(houses) if authors else "",
        () if authors else tuple(dict.fromkeys(houses)),
    )


def others(found: Iterable[Clause], agencies: Agencies) -> tuple[Contributor, ...]:
    """Who has another role than writing in clauses."""
    helpers = (
        Contributor(name, role)
        for clause in found
        for name in clause.names
        for role in clause.roles
        if role != AUTHOR and not agencies.coded(name)
    )
    return tuple(dict.fromkeys(helpers))


def _korean(text: str, agencies: Agencies) -> Byline | None:
    found = [*_WITH_BEAT.finditer(text)]
    bare = _WITH_BEAT.sub(" ", text) if found else text
    found += [*_REPORTERS.finditer(bare), *_JOB_FIRST.finditer(bare)]
    if not found:
        return None
    beside = _JOB_FIRST.sub(" ", _REPORTERS.sub(" ", bare))
    wires = tuple(
        wire for b in _BRACKET.finditer(beside) for wire in agencies.mentioned(_equal(b["inside"]))
    )
    for aside in (_BRACKET, CONTACT, FULL_DATE, _CLOCK, _STAMPS):
        beside = aside.sub(" ", beside)
    if len(_WORD.findall(beside)) > MOST_OTHERS:
        return None
    authors: list[str] = []
    pictures: list[Contributor] = []
    for one in found:
        names = [name for name in re.split(r"\s?[·ㆍ,]\s?", one["names"]) if _is_name(name)]
        role = one["role"] or "글"
        authors += names if "글" in role else ()
        pictures += [Contributor(name, "photography") for name in names if "사진" in role]
    if not authors:
        return None
    return Byline(tuple(dict.fromkeys(authors)), tuple(pictures), wires)


def _equal(inside: str) -> str:
    """`서울=연합뉴스` with a sign between that agencies are read at."""
    return inside.replace("=", "/")


def _is_name(text: str) -> bool:
    return text[0] in _SURNAMES and text not in _NO_NAMES
