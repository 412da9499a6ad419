"""Scripts in which counting blanks does not count words."""

from __future__ import annotations

import re

FIRST_SIGN, LAST_SIGN = "\u2e80", "\uffdc"
"""Of Chinese, Japanese and Korean, whose one sign says what three letters do."""
UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
"""A sign of Thai, of kana or of Chinese, which are written without spaces."""
_SIGN_OR_BEYOND = re.compile(f"[{FIRST_SIGN}-\U0010ffff]")


def may_hold_signs(text: str) -> bool:
    """Whether a text has a sign of Chinese, Japanese or Korean, or what comes after them: emoji.

    >>> may_hold_signs("日本"), may_hold_signs("Zürich")
    (True, False)
    """
    return not text.isascii() and _SIGN_OR_BEYOND.search(text) is not None
