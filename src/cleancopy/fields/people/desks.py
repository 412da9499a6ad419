"""Who signs without being a person: newsrooms, papers, stations and their studios."""

from __future__ import annotations

import re

from cleancopy.fields import words

DOMAIN = re.compile(
    r"(?i)\b[\w-]+\.(?:com|de|org|net|fr|es|it|nl|pl|ru|ua|uk|se|no|dk|fi|at|ch|be|is|eu|info|tv"
    r"|news|io|co)\b"
)
"""`hessenschau.de`; not `A.Muster`."""


PAPER = re.compile(
    r"(?i)(?:zeitung|blatt|post|kurier|nachrichten|anzeiger|rundschau|news|times|today|online|"
    r"bladet|avisen|tidende|posten|spiegel|"
    r"store|shop|agency|editors?|admin|photography|blog)$"
)
"""`Morgenpost`, `Landesblatt`; not `Muster`."""


_EASTERN = re.compile(
    r"[A-Za-z\u3041-\u9fff\uac00-\ud7af・-]*(?:网|網|[一-鿿][报報刊]|[新报報志誌版信]社|新闻|新聞社?|通信社?|[電电][視视]台"
    r"|广播|廣播|财经|財經|新浪科技|网易|客户端|参考消息|自媒体综合"
    r"|[编編][辑輯集]部|取材班|[社会政治経済報道文化国際外信]{2}部|팀|부|뉴스|신문|일보|방송|편집국|취재진)"
)
"""`编辑部`, `毎日新聞`, `온라인뉴스팀`; not `王小明`."""
NEWSROOMS = words.DESKS | words.OUTLETS
_STUDIO = re.compile(r"(?:[A-ZÄÖÜ]{2,6}-)?(?:[A-Za-zäöü]+)?[Ss]tudio\b|[A-ZÄÖÜ]{2,6}-[A-Z]")
"""`ARD-Studio Tokio`, `Hauptstadtstudio`, `WDR-Sport`; not `Anna-Lena`."""


def is_desk(piece: str) -> bool:
    """Whether a text names a newsroom, a team or an outlet and no person.

    >>> is_desk("The Example Team"), is_desk("Jane Example")
    (True, False)
    """
    parts = [part.strip(".,()").casefold() for part in piece.split()]
    if not parts or len(parts) > 6:
        return False
    if DOMAIN.search(piece):
        return len(parts) <= 4
    if is_eastern_house(piece):
        return True
    if piece in ("red", "Red.", "red."):
        return True
    if len(parts) == 1 and PAPER.search(parts[0]):
        return True
    if parts[0] in ("the", "our", "die", "la") and len(parts) > 1:
        return parts[-1] in NEWSROOMS or not any(part.islower() for part in piece.split()[1:])
    if any(words.HOUSE.search(part.rstrip(":")) for part in parts):
        return True
    return parts[-1] in NEWSROOMS or parts[0] in words.DESKS


def is_eastern_house(piece: str) -> bool:
    """Whether signs without capitals name a paper, a station or a desk by their end.

    >>> is_eastern_house("毎日新聞"), is_eastern_house("온라인뉴스팀"), is_eastern_house("王小明")
    (True, True, False)
    """
    return not piece.isascii() and len(piece) > 1 and _EASTERN.fullmatch(piece) is not None


def is_staff(piece: str) -> bool:
    """Whether a declared author is a job without anybody's name, or a name with figures.

    >>> is_staff("Example staff reporter"), is_staff("24 Examples"), is_staff("Jane Example")
    (True, True, False)
    """
    parts = [part.strip(".,()").casefold() for part in piece.split()]
    if any(part in words.REPORTERS or part in words.DESKS for part in parts):
        return True
    if parts[0] == "guest" and len(parts) == 2:
        return True
    return len(parts) > 1 and any(part.isdigit() for part in parts) and "@" not in piece


def is_organisation(text: str) -> bool:
    """Whether one word in capitals is an organisation's: `NASA`.

    >>> is_organisation("NASA"), is_organisation("ANNA")
    (True, False)
    """
    return text.isupper() and text.casefold() in words.ORGANISATIONS


def is_studio(piece: str) -> bool:
    """Whether what stands behind a name is a station's studio or office.

    >>> is_studio("ARD-Studio Tokio"), is_studio("Anna-Lena Muster")
    (True, False)
    """
    return len(piece.split()) <= 4 and _STUDIO.match(piece) is not None
