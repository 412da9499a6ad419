"""What stands around a credit and is none: buttons, rights, notes in brackets, `©`."""

from __future__ import annotations

import re

COPYRIGHT = re.compile(
    r"\s*(?:[©ⓒ]|\([cC]\)|（[ＣCcｃ]）|&copy;|\bCopyright\b:?)\s*(?:\d{4}\b,?\s*)?"
)
"""`© 2020 Anna`; not `(a)`."""


_BUTTONS = re.compile(
    r"(?:[\s,;|·–—-]*\b(?:enlarge(?: (?:this )?image)?|vis mer|læs mere|read more|hide caption"
    r"|toggle caption|view gallery|purchase licensing rights"
    r"|opens (?:in )?(?:a )?new (?:tab|window)"
    r"|(?:buy|license|order) (?:this )?(?:photo|image|print)s?|all rights reserved"
    r"|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|bild vergrößern|vergrößern|zoom|open gallery|show more|lire la suite|ver más"
    r"|article content)\b\.?)+\s*$",
    re.IGNORECASE,
)
"""Buttons and rights after a credit: `AP Vis mer`, `AP Purchase Licensing Rights`."""
_LAST_WORDS = tuple(
    word.casefold()
    for word in (
        *("enlarge", "image", "images", "mer", "mere", "more", "caption", "gallery", "rights"),
        *("tab", "window", "photo", "photos", "print", "prints", "reserved", "vorbehalten"),
        *("réservés", "reservados", "vergrößern", "zoom", "suite", "más", "content"),
    )
)
"""How each of them ends: the quick test before the pattern. What is added there is added here."""
COURTESY_OF = re.compile(
    r"^(?:(?:photo|image|picture)s? )?courtesy(?: of|:) +(?=\S)", re.IGNORECASE
)
"""`Courtesy of Anna Muster`, `Photo courtesy of NASA`; not `Photograph courtesy the author`."""
CLOSED = re.compile(r"(?<=[)\]）】])\s?[.。]$")
"""The full stop of `(Foto: Anna Muster).`"""


LEGAL = re.compile(
    r"(?i)all rights|rights reserved|alle rechte|rechte am |tous droits|derechos reservados"
    r"|licencja|nachdruck|reprints?\b"
    r"|diritti riservati|riproduzione riservata|rechten voorbehouden"
    r"|\b(?:gmbh|inc|ltd|llc)\b|copyright \d{4}|©\s*\d{4}\s*[-–]"
)
"""A site's own legal line: `© 2024 Example GmbH`; no credit."""

NOTE = re.compile(
    r"(?i)资料|資料|\b(?:file|archi[ev]\w*|arkiv\w*|symbol\w*|stock|illustrati\w*|photo|foto|image|bild|video|left|right"
    r"|links|rechts|montage|\d{4})\b"
)
"""What brackets at the end of a caption tell but the maker: `(Symbolbild)`, `(File)`."""


def ends_with_button(text: str) -> bool:
    """Whether a line ends with what pages print behind a credit: `Purchase Licensing Rights`."""
    return _may_end_with_button(text) and _BUTTONS.search(text) is not None


def without_buttons(text: str) -> str:
    """A line without the buttons and rights at its end: `AP` of `AP Vis mer`."""
    return _BUTTONS.sub("", text) if _may_end_with_button(text) else text


def _may_end_with_button(text: str) -> bool:
    return text.rstrip().removesuffix(".").casefold().endswith(_LAST_WORDS)
