"""Lines that say of themselves or of the next one what it is: `Image caption,`, `Image source,`.

Broadcasters print them for readers who hear the page; a dump has each on a line of its own.
"""

from __future__ import annotations

import re
from typing import Literal

NAMED = "context.named-so"
"""Rule of such a line's verdict, and of the next one's."""
LONGEST = 30
"""Characters of such a line."""
_ENDS = (",", ":", "،", "，")
_SIGNS = frozenset(_ENDS)
_CAPTION_WORDS = (
    r"(?i)(?:(?:image|media|photo|video) caption|legenda da foto|pie de foto"
    r"|légende (?:de l['’])?image|bildunterschrift|didascalia|bildtext|keterangan gambar"
    r"|fotoğraf altı yazısı|подпись к фото|підпис до фото|التعليق على الصورة|توضیح تصویر"
    r"|इमेज कैप्शन|图像加注文字|圖像加註文字|chụp lại hình ảnh)\s?"
)
_CAPTION = re.compile(_CAPTION_WORDS + ".?")
_OPENS_CAPTION = re.compile(_CAPTION_WORDS + r"[,:،，]\s*(?=[^\s,:])")
_CREDIT_WORDS = (
    r"(?i)(?:(?:image|photo|picture|media) (?:source|copyright)|crédito|fuente de la imagen"
    r"|crédit photo|sumber gambar|автор фото|صدر الصورة|منبع تصویر|इमेज स्रोत|图像来源|圖像來源"
    r"|nguồn hình ảnh)\s?"
)
_CREDIT = re.compile(_CREDIT_WORDS + ".?")
_OPENS_CREDIT = re.compile(_CREDIT_WORDS + r"[,،，]\s*(?=[^\s,:])")


def names_next(text: str) -> Literal["caption", "credit", ""]:
    """What the line below one is by its word; "" where it says nothing of it.

    >>> names_next("Image caption,"), names_next("Fuente de la imagen,"), names_next("Captions:")
    ('caption', 'credit', '')
    """
    if len(text) > LONGEST or not text.endswith(_ENDS):
        return ""
    if _CAPTION.fullmatch(text):
        return "caption"
    return "credit" if _CREDIT.fullmatch(text) else ""


def opens_caption(text: str) -> bool:
    """Whether a line says that it is a caption, and then what it says as one.

    >>> opens_caption("Image caption, The dam"), opens_caption("Image caption,")
    (True, False)
    """
    return not _SIGNS.isdisjoint(text[:LONGEST]) and _OPENS_CAPTION.match(text) is not None


def opens_credit(text: str) -> bool:
    """Whether a line says that it is a credit, and then who made the picture.

    >>> opens_credit("Fuente de la imagen, AFP"), opens_credit("Crédito: AFP")
    (True, False)
    """
    return not _SIGNS.isdisjoint(text[:LONGEST]) and _OPENS_CREDIT.match(text) is not None


def without_credit_opening(text: str) -> str:
    """A credit without what says that it is one, as :func:`opens_credit` reads it."""
    return text[found.end() :] if (found := _OPENS_CREDIT.match(text)) else text


def without_opening(text: str) -> str:
    """A caption without what says that it is one, as :func:`opens_caption` reads it.

    >>> without_opening("Image caption, The dam"), without_opening("An image caption, she said")
    ('The dam', 'An image caption, she said')
    """
    return text[found.end() :] if (found := _OPENS_CAPTION.match(text)) else text
