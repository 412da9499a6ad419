"""Lines that close a story without anybody's role: end marks, unnamed wires, how to reach whom."""

from __future__ import annotations

import re

from cleancopy.fields.people.names import name_prefix, normalize_name

_MARK = re.compile(
    r"[-–—*#/\s(（\[【]*(?:(?i:ends?|enditem|end of (?:text|story|message)|fin|fim|fine|ende)|30"
    r"|slut|einde|koniec|конец|完|終わり|끝|انتهى|پایان(?: پیام)?|انتهای پیام|###)"
    r"[-–—*#/\s)）\]】.]*"
)
"""`ENDS`, `-30-`, `(End)`, `Enditem`, `— FIN —`; a number or a small word only within marks."""
_BARE = re.compile(r"(?:ENDS?|Ends|E N D|Enditem|ENDITEM|انتهای پیام/?|#{3,}|完)")
"""Marks that need no signs around them."""
_BEHIND = re.compile(
    r"(?<=[.!?。！？”\"])\s*(?:Enditem|\(ends?\)|ENDS|-30-|[（(]完[）)]"
    r"|[–—-]\s?[a-z][a-z-]{2,14}\.(?:com|net|org))\.?$",
    re.IGNORECASE,
)
"""The mark behind the last sentence of a paragraph: `… for tests. Enditem`, `… – Example.com`."""
_WIRES = re.compile(
    r"[(\[]?(?:(?:with|compiled from|from|by|edited from|based on) )?"
    r"(?:(?:inputs?|reports?|additional reporting|contributions?) (?:from|by) )?"
    r"(?:(?:staff|our|local|press|news|wire) (?:and )?)*"
    r"(?:(?:news )?agenc(?:y|ies)(?: inputs?| reports?| staff)?|wire (?:services?|reports?)|wires"
    r"|news services|staff reports)[)\]]?\.?",
    re.IGNORECASE,
)
"""`Agencies`, `From wire reports`, `With inputs from agencies`."""
_JOB = re.compile(
    r"^(?:(?:staff|senior|business|sports|news|features?|associate|city|education) )*"
    r"(?:writer|reporter|correspondent|columnist|editor|critic),? (?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
"""`Staff writer ` before a name."""
_REACHED = re.compile(
    r",?\s(?:can|may) be (?:reached|contacted|e-?mailed)\b(?: (?:at|by|on|via)\b)?.{3,120}",
    re.IGNORECASE,
)
"""` can be reached at 555-0144` behind a name."""
_TELLS = re.compile(
    r"\s(?:covers|writes|reports|is (?:a|an|the))\b[^.!?]{3,90}\.\s(?:she|he|they)"
    r"(?=\s(?:can|may) be )",
    re.IGNORECASE,
)
"""` covers business. She` between a name and how to reach it."""
_CONTACT = re.compile(r"(?:contact|e-?mail|reach|write to) (?=[A-ZÀ-Þ])", re.IGNORECASE)
_AT = re.compile(
    r"\s(?:at|on|by|via):?\s.{0,60}?(?P<local>[\w.+-]+)@[\w.-]+\.\w+.{0,60}", re.IGNORECASE
)
"""` at jexample@herald.example` behind a name."""
LONGEST = 220
"""Characters of a line that tells how to reach somebody."""


def is_end_mark(text: str) -> bool:
    """Whether a line says that the story ends and nothing else.

    >>> [is_end_mark(line) for line in ("ENDS", "-30-", "(End)", "— fin —", "30", "Fine")]
    [True, True, True, True, False, False]
    """
    text = text.strip()
    if not 1 <= len(text) <= 24:
        return False
    if _BARE.fullmatch(text):
        return True
    return not text[0].isalnum() and _MARK.fullmatch(text) is not None


def end_mark_behind(text: str) -> int | None:
    """Where the end mark behind a paragraph's last sentence begins, or None.

    >>> end_mark_behind("The seeds were sent to Beijing. Enditem")
    31
    """
    found = _BEHIND.search(text[-20:])
    return len(text) - len(text[-20:]) + found.start() if found and len(text) > 30 else None


_ADDRESS = re.compile(
    r"(?:(?P<name>[가-힣]{2,4})\s?(?:[가-힣]{2}\s?)?기자\s?|(?:e-?mail|이메일)\s?:?\s?)?"
    r"[(\[<]?[\w.+-]{1,40}@[\w-]{1,40}(?:\.[a-z]{2,8}){1,3}[)\]>]?",
    re.IGNORECASE,
)
"""`hong@example.co.kr`, `홍길동 기자 hong@example.co.kr`."""


def writers_address(text: str) -> str | None:
    """The writer of a line that is their address; "" where it has no name, None for other lines.

    >>> writers_address("홍길동 기자 hong@example.co.kr"), writers_address("hong@example.co.kr")
    ('홍길동', '')
    >>> writers_address("Write to hong@example.co.kr") is None
    True
    """
    if "@" not in text or len(text) > 80:
        return None
    found = _ADDRESS.fullmatch(text.strip())
    return (found["name"] or "") if found else None


def is_wire_credit(text: str) -> bool:
    """Whether a line says that wires were used and does not name one.

    >>> is_wire_credit("Compiled from wire reports"), is_wire_credit("Agency staff were angry")
    (True, False)
    """
    if len(text) > 60 or not (text[:1] in "([" or text[:1].isupper()):
        return False
    return _WIRES.fullmatch(text) is not None


def reached(text: str) -> tuple[str, ...] | None:
    """Who a line tells how to reach, as the writer of the text above; None for other lines.

    `Contact Jane Example at …` may be anybody's: her name must stand in the address.

    >>> reached("Staff writer Jane Example can be reached at 555-0144.")
    ('Jane Example',)
    >>> reached("Contact Jane Example at jexample@herald.example"), reached("Contact us at a@b.org")
    (('Jane Example',), None)
    """
    if len(text) > LONGEST:
        return None
    contact = _CONTACT.match(text)
    if not contact and " be " not in text:
        return None
    rest = text[contact.end() :] if contact else _JOB.sub("", text)
    name, _ = name_prefix(rest)
    full = normalize_name(name) if name and " " in name else None
    if not full or not rest.startswith(name):
        return None
    tail = rest[len(name) :]
    if contact:
        at = _AT.fullmatch(tail)
        own = at is not None and full.split()[-1].casefold() in at["local"].casefold()
        return (full,) if own else None
    told = _TELLS.match(tail)
    return (full,) if _REACHED.fullmatch(tail[told.end() :] if told else tail) else None
