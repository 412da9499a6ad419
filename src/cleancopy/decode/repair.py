"""Repairs of decoded text: each a pure `str -> str`, applied in the order of one table.

Clean text goes through unchanged and fast: 10 KB in about 0.05 ms. A repair never changes what is
well formed: quotes, ligatures, full-width forms and HTML entities stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from cleancopy.decode.mojibake import is_suspect, undo_mojibake

PLAIN = bytes((*b"\t\n", *range(32, 127)))
NOT_ASCII = bytes(range(128, 256))
SUSPECTS = (
    re.compile(rb"\xc2[\x80-\x9f]"),  # U+0080 to U+009F; not "é"
    re.compile(rb"\xed[\xa0-\xbf]"),  # surrogates; not "한"
    re.compile(rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])"),  # U+FEFF, U+FFFE, U+FFFF; not "（"
)
"""What is to be taken out, as it is in UTF-8. Searched for one by one: a pattern that begins with
one byte is ten times faster than one for all of them."""
PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")  # "\ud83d\ude00"; not "\ude00"
LONE = re.compile("[\ud800-\udfff]")  # "\ude00"; not "😀"
C1 = re.compile("[\x80-\x9f]")  # "\x93"; not "“"
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")  # "\x00"; not "\t"
PAGE_BREAK = re.compile("[\x0b\x0c]")  # "\x0c"; not "\n"
ESCAPE = re.compile("\x1b\\[[0-?]*[ -/]*[@-~]")  # "\x1b[31m"; not "[31m"


def join_surrogates(text: str) -> str:
    """Make the characters that stand as two surrogates one, and drop the lone ones.

    >>> join_surrogates("a\\ud83d\\ude00\\ud83d")
    'a😀'
    """
    joined = PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return LONE.sub("", joined)


def unify_line_ends(text: str) -> str:
    """End lines with a line feed alone.

    >>> unify_line_ends("a\\r\\nb\\rc")
    'a\\nb\\nc'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read_c1_as_windows_1252(text: str) -> str:
    """Read the control characters 80 to 9F as browsers do.

    >>> read_c1_as_windows_1252("\\x93Yes\\x94")
    '“Yes”'
    """
    return C1.sub(lambda char: char[0].encode("latin-1").decode("cp1252", "ignore"), text)


def drop_escapes(text: str) -> str:
    """Take out the colours of a terminal.

    >>> drop_escapes("\\x1b[1mTitle\\x1b[0m")
    'Title'
    """
    return ESCAPE.sub("", text)


def drop_controls(text: str) -> str:
    """Take out control characters, byte order marks and non-characters; a page break is a line end.

    >>> drop_controls("\\ufeffa\\x00b\\x0cc")
    'ab\\nc'
    """
    return CONTROL.sub("", PAGE_BREAK.sub("\n", text))


def compose(text: str) -> str:
    """Bring to NFC, never NFKC: `ﬁ`, `½` and `Ａ` stay.

    >>> compose("e\\u0301")
    'é'
    """
    return unicodedata.normalize("NFC", text)


class Repair(NamedTuple):
    """One row of the table."""

    name: str
    apply: Callable[[str], str]
    needs: re.Pattern[str] | None = None
    """What it cannot do without, looked for among the characters that are not plain ASCII."""


REPAIRS = (
    Repair("surrogates", join_surrogates, LONE),
    Repair("line-ends", unify_line_ends),
    Repair("mojibake", undo_mojibake),
    Repair("c1", read_c1_as_windows_1252, C1),
    Repair("escapes", drop_escapes, re.compile("\x1b")),
    Repair("controls", drop_controls, re.compile(f"{CONTROL.pattern}|{PAGE_BREAK.pattern}")),
    Repair("nfc", compose),
)
"""In the order they are applied: mojibake holds C1 characters, composing comes last."""


class Repaired(NamedTuple):
    """The text, and the names of the repairs that changed it."""

    text: str
    repairs: tuple[str, ...] = ()


def repaired(text: str) -> Repaired:
    """Return `text` as NFC without surrogates, mojibake and control characters but tab and newline.

    >>> repaired("e\\u0301\\r\\n")
    Repaired(text='é\\n', repairs=('line-ends', 'nfc'))
    """
    unified = unify_line_ends(text)
    if is_clean(unified):
        return Repaired(unified, ("line-ends",) if unified is not text else ())
    done = []
    foreign = _foreign(text)
    for repair in REPAIRS:
        if repair.needs is not None and not repair.needs.search(foreign):
            continue
        before, text = text, repair.apply(text)
        if text != before:
            done.append(repair.name)
            foreign = _foreign(text)
    return Repaired(text, tuple(done))


def _foreign(text: str) -> str:
    """The characters of a text that are not plain ASCII, in order."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, PLAIN)
    return rest.decode("utf-8", "surrogatepass")


def is_clean(text: str) -> bool:
    """Tell whether no repair would change `text`: quick, and False where it is not sure.

    What is not plain ASCII is looked at without the rest: one pass over the page leaves it.
    """
    data = text.encode("utf-8", "surrogatepass")
    rest = data.translate(None, PLAIN)
    if not rest:
        return True
    if rest.translate(None, NOT_ASCII) or any(suspect.search(rest) for suspect in SUSPECTS):
        return False
    foreign = rest.decode("utf-8", "surrogatepass")
    if is_suspect(data, text, foreign):
        return False
    return _is_composed(foreign) or unicodedata.is_normalized("NFC", text)


def _is_composed(foreign: str) -> bool:
    """Tell whether a text with these foreign letters, in order, is NFC for sure."""
    return unicodedata.is_normalized("NFC", foreign) and not any(
        map(unicodedata.combining, set(foreign))
    )
